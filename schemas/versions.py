"""Which versions of the contracts this program reads and writes (docs/upgrades.md).

The installation has one level, a number. A program of level N reads what programs of level N-1 wrote, and what programs
of level N+1 write, which may only have added fields. It writes what the installation's level says, so that nobody who
still runs has to read what it does not know, or drops by rewriting it what it does not see.
"""

from __future__ import annotations

LEVEL = 2
"""Of this program. It goes up by one with every release that changes a contract or the form of stored state."""
OLDEST = LEVEL - 1
"""The lowest level whose installations it can work in."""

_spoken = LEVEL


class LevelError(ValueError):
    """The installation's level is not one that this program can work in; the text says what to do."""


def speak(level: int) -> None:
    """From now on write what the installation's `level` allows. Raises `LevelError`.

    >>> speak(LEVEL + 1)
    Traceback (most recent call last):
    schemas.versions.LevelError: the installation has level 3; this program understands 1 and 2: upgrade this worker
    """
    global _spoken  # noqa: PLW0603 - one process works in one installation
    if level > LEVEL:
        raise LevelError(_words(level, "upgrade this worker"))
    if level < OLDEST:
        raise LevelError(_words(level, "upgrade in steps, one level at a time, with `crosswire migrate` between"))
    _spoken = level


def spoken() -> int:
    """The level in which this process writes."""
    return _spoken


def _words(level: int, advice: str) -> str:
    return f"the installation has level {level}; this program understands {OLDEST} and {LEVEL}: {advice}"
