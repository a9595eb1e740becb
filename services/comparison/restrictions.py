"""What restricts a statement to a part, a phase or a basis ("among women", "at half-time", "like-for-like").

Two statements with other restrictions are of two scopes: their figures and their directions say nothing of each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from services.comparison.vocabulary import table_rows


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    alone: bool
    word: str


_ROWS = tuple((_Row(kind, how == "alone", word), ways) for kind, how, word, ways in table_rows("restrictions"))
_PATTERN = re.compile("|".join(rf"(?P<r{i}>\b(?:{ways})\b)" for i, (_, ways) in enumerate(_ROWS)), re.IGNORECASE)
_LONGEST = 600
"""Characters of a clause that are looked at."""


@lru_cache(maxsize=16_384)
def restrictions(text: str) -> frozenset[_Row]:
    """The restrictions that a clause states.

    >>> sorted(r.word for r in restrictions("Norra led 1-0 at half-time"))
    ['half']
    """
    found = (_ROWS[int(m.lastgroup[1:])][0] for m in _PATTERN.finditer(text[:_LONGEST]) if m.lastgroup)
    return frozenset(found)


def other_scope(left: str, right: str, kind: str = "") -> str:
    """The kind of restriction in which two clauses are of two scopes; empty where none says so.

    `kind`: look at restrictions of this kind only.

    >>> other_scope("Sunde won the women's race", "Sunde won the race"), other_scope("net profit", "profit")
    ('group', '')
    """
    mine, theirs = restrictions(left), restrictions(right)
    for row in sorted((r for r in mine ^ theirs if kind in ("", r.kind)), key=lambda r: (r.kind, r.word)):
        here, there = ({r for r in rows if r.kind == row.kind} for rows in (mine, theirs))
        if (row.alone and not here & there) or (here and there and not here & there):
            return row.kind
    return ""
