"""What words say of how far a statement goes ("among women", "at half-time", "like-for-like"): the table of limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from services.comparison.model import Field
from services.comparison.scopes.model import MAY_BE_ONE, Relation, Scoping
from services.comparison.scopes.standing import Told
from services.comparison.sentences.alignment import like
from services.comparison.words.rows import read_rows


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that a text tells."""

    kind: str
    """What it is of: "group", "period" (kinds.tsv)."""
    how: str
    """"alone": a statement without it goes further; "both": only two that say different ones are apart; "beside": no
    limit itself, but of one that has this word says no more."""
    word: str
    said: str = ""
    """A word that makes it no limit to a sentence that says it, too: "among patients", "of 6,000 patients"."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of limits (kinds.tsv)."""

    where: str
    """Where it must stand to hold for a value."""
    fields: frozenset[Field]
    """What has one value for each limit of the kind."""
    matter: re.Pattern[str]
    """What the sentence must tell of."""


_RULE = "scope.restriction"
_NONE, _BESIDE, _ALONE = "none", "beside", "alone"
_ROWS = tuple((Limit(kind, how, word), ways) for kind, how, word, ways in read_rows("scopes", "limits"))
_KINDS = {
    kind: _Kind(where, frozenset(Field(f) for f in fields.split(",")), re.compile(matter, re.IGNORECASE))
    for kind, where, fields, matter in read_rows("scopes", "kinds")
}


def _ways(kind: str) -> re.Pattern[str]:
    rows = [(i, ways) for i, (limit, ways) in enumerate(_ROWS) if limit.kind == kind and limit.how != _BESIDE]
    return re.compile("|".join(rf"(?P<r{i}>\b(?:{ways})\b)" for i, ways in rows), re.IGNORECASE)


_PATTERNS = tuple(_ways(kind) for kind in _KINDS)
"""For each kind its ways: "by noon" is an hour, and noon a moment of the day."""
_BESIDES = tuple(
    (limit, re.compile(rf"\b(?:{ways})\b", re.IGNORECASE)) for limit, ways in _ROWS if limit.how == _BESIDE
)
_SAID = "*"
"""Stands in the table for the last word said."""
_WORDING = "~"
"""Stands in the table for all that is said: a fifth of the votes counted is another stage than a half."""
_LONGEST = 600
"""Characters of a sentence that are looked at."""


@lru_cache(maxsize=16_384)
def limits(text: str) -> tuple[tuple[int, int, Limit], ...]:
    """The limits that a text tells, with where each begins and ends.

    >>> [(start, limit.word) for start, _, limit in limits("Norra led 1-0 at half-time")]
    [(17, 'half')]
    """
    found = sorted(
        ((m.start(), m.end(), _limit(m)) for pattern in _PATTERNS for m in pattern.finditer(text[:_LONGEST])),
        key=lambda told: told[:2],
    )
    return tuple((start, end, limit) for start, end, limit in found if limit.how != _NONE)


def _limit(match: re.Match[str]) -> Limit:
    limit = _ROWS[int((match.lastgroup or "r0")[1:])][0]
    if limit.word == _WORDING:
        return replace(limit, word=match.group().lower())
    said = match.group().split()[-1].lower()
    return replace(limit, word=said, said=said) if limit.word == _SAID else limit


def _of(kind: str, told: Told) -> frozenset[Limit]:
    """The limits of a kind that hold for the value of a clause."""
    if not _KINDS[kind].matter.search(told.sentence):
        return frozenset()
    standing = _STANDING[_KINDS[kind].where]
    return frozenset(
        limit for start, end, limit in limits(told.sentence) if limit.kind == kind and standing(told, start, end)
    )


def _in_clause(told: Told, start: int, end: int) -> bool:
    heads = not told.sentence[:start].strip(" \"'“‘(")
    said = heads or told.sentence[start:end] in told.clause
    return said and not told.aside(start, end) and told.holds(start, end) and not told.counted_apart(start)


def _before(told: Told, start: int, end: int) -> bool:
    return not told.aside(start, end) and _ahead(told, start, end)


def _ahead(told: Told, start: int, end: int) -> bool:
    return told.holds(start, end) and told.before(end)


_STANDING: Mapping[str, Callable[[Told, int, int], bool]] = {
    "clause": _in_clause,
    "before": _before,
    "ahead": _ahead,
    "governs": lambda told, start, end: told.holds(start, end),
    "sentence": lambda told, start, end: True,  # noqa: ARG005
}
"""Where a limit of a kind holds for a value (kinds.tsv)."""


def _around(kind: str, told: Told) -> frozenset[str]:
    """The words of the limits of a kind anywhere in the sentence, and those that stand beside them."""
    return frozenset(limit.word for _, _, limit in limits(told.sentence) if limit.kind == kind) | frozenset(
        limit.word for limit, ways in _BESIDES if limit.kind == kind and ways.search(told.sentence[:_LONGEST])
    )


def compare_limits(left: Told, right: Told, field: Field) -> Scoping:
    """How the limits that two clauses tell stand to each other, where a value of `field` has one for each.

    A limit of the one clause counts where the whole sentence of the other lacks it.

    >>> def clause(text: str) -> Told:
    ...     return Told(text, text)
    >>> race, women = clause("Sunde won the race"), clause("Sunde won the women's race")
    >>> compare_limits(women, race, Field.PERSON).kind, compare_limits(women, women, Field.PERSON).relation.value
    ('group', 'same')
    >>> compare_limits(clause("net profit"), clause("profit"), Field.QUANTITY).relation.value
    'unknown'
    """
    same = MAY_BE_ONE
    for kind in sorted(k for k, told in _KINDS.items() if field in told.fields):
        relation = _relation(left, right, kind)
        if relation in (Relation.WITHIN, Relation.OTHER):
            return Scoping(relation, _RULE, kind)
        if relation is Relation.SAME:
            same = Scoping(relation, "", kind)
    return same


def _relation(left: Told, right: Told, kind: str) -> Relation:
    mine, theirs = _of(kind, left), _of(kind, right)
    if not mine and not theirs:
        return Relation.UNKNOWN
    if _known(mine, right, kind) or _known(theirs, left, kind):
        return Relation.SAME
    if mine and theirs:
        one = any(a.said and b.said and like(a.said, b.said) for a in mine for b in theirs)  # "bribery", "bribes"
        return Relation.SAME if one else Relation.OTHER
    return Relation.WITHIN if any(limit.how == _ALONE for limit in mine | theirs) else Relation.UNKNOWN


def _known(own: frozenset[Limit], other: Told, kind: str) -> bool:
    """Whether the other sentence tells one of the limits, or says its word."""
    around, said = _around(kind, other), other.sentence.lower()
    return any(limit.word in around or (limit.said and limit.said in said) for limit in own)
