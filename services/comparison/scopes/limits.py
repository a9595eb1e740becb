"""What words say of how far a statement goes ("among women", "at half-time", "like-for-like"): the table of limits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from services.comparison.model import Field
from services.comparison.rows import read_rows
from services.comparison.scopes.model import MAY_BE_ONE, Relation, Scoping


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that a text tells."""

    kind: str
    """What it is of: "group", "period" (kinds.tsv)."""
    alone: bool
    """Whether a statement without it goes further."""
    word: str
    said: str = ""
    """A word that makes it no limit to a sentence that says it, too: "among patients", "of 6,000 patients"."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of limits (kinds.tsv)."""

    sentence: bool
    """Whether it holds for a clause wherever it stands in the sentence."""
    fields: frozenset[Field]
    """What has one value for each limit of the kind."""


_RULE = "scope.restriction"
_ROWS = tuple((Limit(kind, how == "alone", word), ways) for kind, how, word, ways in read_rows("scopes", "limits"))
_KINDS = {
    kind: _Kind(where == "sentence", frozenset(Field(f) for f in fields.split(",")))
    for kind, where, fields in read_rows("scopes", "kinds")
}
_PATTERN = re.compile("|".join(rf"(?P<r{i}>\b(?:{ways})\b)" for i, (_, ways) in enumerate(_ROWS)), re.IGNORECASE)
_SAID = "*"
"""Stands in the table for the last word said."""
_WORDING = "~"
"""Stands in the table for all that is said: a fifth of the votes counted is another stage than a half."""
_LONGEST = 600
"""Characters of a sentence that are looked at."""


@lru_cache(maxsize=16_384)
def limits(text: str) -> frozenset[Limit]:
    """The limits that a text tells.

    >>> sorted(r.word for r in limits("Norra led 1-0 at half-time"))
    ['half']
    """
    return frozenset(_limit(m) for m in _PATTERN.finditer(text[:_LONGEST]))


def _limit(match: re.Match[str]) -> Limit:
    limit = _ROWS[int((match.lastgroup or "r0")[1:])][0]
    if limit.word == _WORDING:
        return replace(limit, word=match.group().lower())
    said = match.group().split()[-1].lower()
    return replace(limit, word=said, said=said) if limit.word == _SAID else limit


@dataclass(frozen=True, slots=True)
class Told:
    """A clause in its sentence."""

    clause: str
    sentence: str

    def of(self, kind: str) -> frozenset[Limit]:
        """The limits of a kind that hold for the clause."""
        return _of(kind, self.sentence if _KINDS[kind].sentence else self.clause)

    def around(self, kind: str) -> frozenset[Limit]:
        """The limits of a kind anywhere in the sentence."""
        return _of(kind, self.clause) | _of(kind, self.sentence)


def _of(kind: str, text: str) -> frozenset[Limit]:
    return frozenset(limit for limit in limits(text) if limit.kind == kind)


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
    mine, theirs = left.of(kind), right.of(kind)
    if not mine and not theirs:
        return Relation.UNKNOWN
    if _known(mine, right, kind) or _known(theirs, left, kind):
        return Relation.SAME
    if mine and theirs:
        return Relation.OTHER
    return Relation.WITHIN if any(limit.alone for limit in mine | theirs) else Relation.UNKNOWN


def _known(own: frozenset[Limit], other: Told, kind: str) -> bool:
    """Whether the other sentence tells one of the limits, or says its word."""
    return bool(own & other.around(kind)) or any(limit.said and limit.said in other.sentence.lower() for limit in own)
