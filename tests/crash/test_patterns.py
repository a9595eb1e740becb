"""No regular expression of the house runs away: each is held against texts made to make it try every split."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from itertools import product

import services

SECONDS = 2.0
"""Of processor time for one pattern and one text; what runs away takes hours."""
PARTS = (
    "A", "a", "1", " ", "A ", "a ", "Aa ", "1 ", "1,", "the ", "of ", "and ", "5 to ", "\"", "'", "“", "(", "-", "—", ",",
    "a-", "A-", "A. ", ".", "1.", "$1 ", "a, ", "A, ", "\n",
)  # fmt: skip
OPENINGS = ("", "A", "a ", "1", '"', "“", "— ", "$", "from ", "of the ", "said ", ", ")
LONG, SHORT = 600, 120
"""Characters: of a sentence that is read, and of a text through which a pattern is searched."""


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern that a module of `services` keeps, in a table or by itself."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(services.__path__, "services."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for pattern in _inside(value, depth=3):
                    found.setdefault(f"{module.name}.{name}: {pattern.pattern[:60]}", pattern)
    return found


def _inside(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth and isinstance(value, dict):
        for entry in value.values():
            yield from _inside(entry, depth - 1)
    elif depth and isinstance(value, (tuple, list, set, frozenset)):
        for entry in value:
            yield from _inside(entry, depth - 1)


class RunsAwayError(Exception):
    pass


def runs_away(pattern: re.Pattern[str], seconds: float = SECONDS) -> str | None:
    """The text on which a pattern takes longer than `seconds`; None where there is none."""

    def stop(*_: object) -> None:
        raise RunsAwayError

    before = signal.signal(signal.SIGVTALRM, stop)
    text = ""
    try:
        for opening, part in product(OPENINGS, PARTS):
            text = opening + part * (LONG // len(part)) + "\x01"
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
            pattern.match(text)
            pattern.fullmatch(text)
            pattern.search(text[:SHORT] + "\x01")
    except RunsAwayError:
        return text[:40]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return None


def test_a_pattern_that_runs_away_is_found() -> None:
    assert runs_away(re.compile(r"(?:[A-Z]+ ?)+\d"), seconds=0.2) == "A" * 40


def test_no_pattern_runs_away() -> None:
    known = patterns()
    assert len(known) > 400
    assert {name: text for name, pattern in known.items() if (text := runs_away(pattern)) is not None} == {}
