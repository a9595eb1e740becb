"""Whether two sentences say of themselves that they are of two scopes."""

from __future__ import annotations

import re

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.scopes.judging import compare_scopes
from services.comparison.scopes.model import MAY_BE_ONE, Relation
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.model import Difference
from services.comparison.sentences.tables import lists

_ONE_FOR_EACH = {
    Difference.NUMBER: Field.QUANTITY,
    Difference.DIRECTION: Field.DIRECTION,
    Difference.NAME: Field.PLACE,
    Difference.DATE: Field.TIME,
    Difference.NEGATION: Field.POLARITY,
}
"""What has one value for each scope: of a name that may stand anywhere in its sentence no more than of a place."""
OF_FRAMES = frozenset({"scope.part", "scope.share", "scope.day", "scope.qualifier"})
"""Scopes that are read off what a frame counts, and of what: two sentences need not have been read alike."""
_OF_ANYTHING = ("category", "charge", "discipline", "name")
"""Limits that say themselves what they are of."""
_TITLED = re.compile(
    r"\b(?:deputy|vice|assistant|co-\w+)(?:[ -](?!on\b|in\b|of\b|at\b|for\b|by\b|to\b)[\w-]+){0,2} (?-i:[A-Z])",
    re.IGNORECASE,
)
"""A rank that is the title of a name ("Vice President Brell") says nothing of the others in its sentence."""


def of_two_scopes(left: Profile, right: Profile, kind: Difference) -> bool:
    """Whether the two say of themselves that they are of two scopes."""
    field = _ONE_FOR_EACH.get(kind)
    scoping = compare_scopes(left, right, field) if field is not None else MAY_BE_ONE
    if kind is Difference.NAME and scoping.apart and scoping.kind == "rank":
        return not any(_TITLED.search(p.claim.told) for p in (left, right))
    bare = scoping.kind not in _OF_ANYTHING
    if bare and (
        (kind is Difference.NEGATION and scoping.relation is not Relation.OTHER)
        or (kind is Difference.NAME and not _of_a_contest(left, right))
    ):
        return False  # a woman, or children, in a sentence of no contest limit nothing
    return scoping.apart and scoping.rule not in OF_FRAMES


def _of_a_contest(left: Profile, right: Profile) -> bool:
    """Whether both tell of something that another may win: "the women's title"."""
    both = (read_sentence(p.claim.told) for p in (left, right))
    return all(any(t.lower in lists()["contest"] for t in s.tokens) for s in both)
