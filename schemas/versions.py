"""Which versions of messages and of stored state this program reads and writes (docs/upgrades.md).

An installation has one level, a number on its server; so has every release. A program of level N reads what programs of
level N-1 wrote, and what programs of level N+1 write, which may only have added fields. It writes what the
installation's level says, so that nobody who still runs rewrites what it does not see.
"""

from __future__ import annotations

LEVEL = 2
"""Of this program: up by one with every release that changes a contract or the form of stored state."""
STATE = 2
"""From this level on the state has the form that this program works on; below it `crosswire migrate` comes first."""

_spoken = LEVEL


class LevelError(Exception):
    """Versions do not fit: the process must not go on. The text says what to do. Nothing is wrong with the data."""


class TooNewError(LevelError):
    """A message or value of a version that only later programs understand."""


def speak(level: int) -> None:
    """From now on write what the installation's `level` allows. Raises `LevelError`.

    >>> speak(LEVEL + 1)
    Traceback (most recent call last):
    schemas.versions.LevelError: the installation has level 3, this program 2: upgrade this worker
    """
    global _spoken  # noqa: PLW0603 - one process works in one installation
    if level > LEVEL:
        raise LevelError(f"the installation has level {level}, this program {LEVEL}: upgrade this worker")
    if level < LEVEL - 1:
        words = "upgrade in steps, one level at a time, each ended with `crosswire migrate`"
        raise LevelError(f"the installation has level {level}, this program {LEVEL}: {words}")
    _spoken = level


def spoken() -> int:
    """The level in which this process writes."""
    return _spoken
