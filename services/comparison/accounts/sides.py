"""On which side of a matter a sentence stands: "waved the merger through", "was a yes", "threw the plan out".

A matter that can end in two ways is told by each reporter in words of his own. The table `sides.tsv` has the ways for
each; a sentence that has one of them unconditionally stands on that side, one that denies it on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from services.comparison.accounts.phrases import any_of
from services.comparison.words.rows import read_rows

Side = tuple[str, int]
"""A scale and +1 or -1."""
_BEFORE = 24
"""Characters before a phrase in which what denies or supposes it stands."""
_DENIED = re.compile(
    r"(?:\b(?:not|never|no|cannot|nor|neither|without|nobody|none)|n['’]t"
    r"|\b(?:rul(?:ed|es|ing) out|refus\w+ to|declin\w+ to|failed to|stopped short of))(?:\W+\w+){0,3}?\W*$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|until|before|should|could|may|might|must|would|to|have to|has to|yet to|hop\w+|want\w*"
    r"|ask\w*|urg\w+|demand\w*|seek\w*|expect\w*|due|call\w* for|await\w*|need\w*)(?:\W+\w+){0,2}?\W*$",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"\b(?:agreed|voted|decided|chose|ruled|ordered|moved|is|are) to(?: be)?\W*$", re.IGNORECASE)

_GENERAL = re.compile(r"\b(?:do|does)(?:\s+not|n['’]t)(?:\W+\w+){0,2}?\W*$", re.IGNORECASE)
"""What never does a thing, or does it in no case: "the deal does not stop the programme" tells no end of it."""
_DECLINED = re.compile(r"\b(?:he|she|they) would not(?: \w+)?\W*$", re.IGNORECASE)
"""What somebody says that he will not do is decided: "she would not run again"."""


def sides_of(sentence: str) -> frozenset[Side]:
    """The sides on which a sentence stands, as far as the table knows its words.

    >>> sorted(sides_of("The watchdog waved the merger through."))
    [('decision', 1)]
    >>> sorted(sides_of("The board has not suspended the vaccine.")), sides_of("They must decide whether to reject it.")
    ([('service', 1)], frozenset())
    >>> sides_of("The pact does not stop the programme.")
    frozenset()
    """
    return frozenset(side for side, _, _ in placed_sides(sentence))


@lru_cache(maxsize=16_384)
def placed_sides(sentence: str) -> tuple[tuple[Side, int, int], ...]:
    """The sides on which a sentence stands, each with where its words begin and end.

    >>> placed_sides("It was a yes.")
    ((('decision', 1), 7, 12),)
    """
    found = tuple(_found(sentence))
    parts = frozenset(_parts(found))
    return tuple(f for f in found if f not in parts)


def _parts(found: Iterable[tuple[Side, int, int]]) -> Iterator[tuple[Side, int, int]]:
    """The phrases that are part of a longer one of their scale: the approval of "was refused approval"."""
    longest: dict[str, tuple[int, int]] = {}
    for one in sorted(found, key=lambda f: (f[1], -f[2])):
        (scale, _), start, end = one
        begins, ends = longest.get(scale, (start, -1))
        if end <= ends and (start, end) != (begins, ends):
            yield one
        elif end > ends:
            longest[scale] = start, end


def _found(sentence: str) -> Iterator[tuple[Side, int, int]]:
    for (scale, way), pattern in _patterns().items():
        for match in pattern.finditer(sentence):
            before = sentence[max(0, match.start() - _BEFORE) : match.start()]
            if supposed(sentence, match.start()) or _GENERAL.search(before):
                continue
            yield (scale, -way if denied(sentence, match.start()) else way), *match.span()


def denied(sentence: str, at: int) -> bool:
    """Whether what stands there is denied.

    >>> denied("They did not sign it.", 13), denied("They signed it.", 5)
    (True, False)
    """
    return _DENIED.search(sentence[max(0, at - _BEFORE) : at]) is not None


def supposed(sentence: str, at: int) -> bool:
    """Whether what stands there is only supposed, planned or asked for.

    >>> supposed("They want to defeat the league.", 13), supposed("They voted to reject it.", 14)
    (True, False)
    >>> supposed("She said she would not run again.", 23)
    False
    """
    before = sentence[max(0, at - _BEFORE) : at]
    declined = _DECLINED.search(sentence[max(0, at - _BEFORE) : at + len("not")])
    return _SUPPOSED.search(before) is not None and _DECIDED.search(before) is None and declined is None


@lru_cache(maxsize=1)
def _patterns() -> dict[Side, re.Pattern[str]]:
    """One pattern for each side."""
    found: dict[Side, re.Pattern[str]] = {}
    for scale, side, phrases in read_rows("accounts", "sides"):
        way = any_of(phrases.split("|"))
        found[scale, 1 if side == "+" else -1] = re.compile(rf"(?<![\w-])(?:{way})(?![\w-])", re.IGNORECASE)
    return found
