"""How much ties two claims to one event: a single name is not enough, real news says many things of one name."""

from __future__ import annotations

from collections.abc import Mapping

from services.comparison.actors.offices import compare_offices
from services.comparison.actors.sameness import same_any
from services.comparison.model import Field
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import Reading, State
from services.comparison.words.names import name_tokens
from services.comparison.words.vocabulary import both, either, is_region, nation, strong_names
from services.extraction.model import Role, SourceKind

CONTRADICTS = 3
"""Ties that a contradiction needs: two claims of one name that differ are mostly two facts."""
AGREES = 2
_ANYBODY = ("person", "people", "man", "woman", "victim", "injury")
_NAMES, _NOUNS = 3, 2
"""At most this many names and nouns count: a long phrase is one tie, not ten."""
_STORY = 0.5
"""What a name counts that stands only around the one of the two clauses."""


def count_ties(left: Profile, right: Profile, readings: Mapping[Field, Reading]) -> float:
    """Independent things that two claims share: names, nouns, what is counted, place, day, speaker, measure."""
    shared = left.mentions & right.mentions
    strong = strong_names(shared)
    ties: float = min(len(strong), _NAMES) + (len(strong) < len(shared))
    if left.near(right):
        ties += _STORY * min(len(strong_names(left.story & right.story) - strong), _NAMES - 1)
    words = left.words, right.words
    ties += min(len(((left.nouns & (right.nouns | words[1])) | (right.nouns & words[0])) - shared), _NOUNS)
    ties += _STORY * min(len((left.around & right.around) - shared - left.nouns), _NOUNS)
    head = left.head if left.head == right.head else None
    ties += head is not None and head not in _ANYBODY and not is_region(nation(head))
    ties += readings[Field.TIME].state is State.SAME
    ties += readings[Field.PLACE].state is State.SAME and bool(strong)
    ties += left.size is not None and left.size == right.size
    ties += readings[Field.QUANTITY].state is State.SAME
    ties += bool(strong) and either(left.concept, right.concept, "once") and readings[Field.PERSON].state is State.SAME
    ties += readings[Field.PERSON].note == "coreference"
    ties += _STORY * _one_office(left, right)
    ties += _one_post(left, right, bool(strong))
    if same_origin(left, right):
        ties += 3 if left.near(right) else 1  # one speaker on one day: the strongest case
    return ties + both(left.concept, right.concept, "measure")


def _one_post(left: Profile, right: Profile, strong: bool) -> float:
    """One for one post of which both speak and a name in common, and half a one more where both name whose it is."""
    if not strong or compare_offices(left, right).state is not State.SAME:
        return 0.0
    return 1.0 + _STORY * (same_any(left.named(Role.AGENT), right.named(Role.AGENT)) is not None)


def _one_office(left: Profile, right: Profile) -> bool:
    """Whether one body without a name may be the source of both: "the chief constable", "the company" and its name."""
    a, b = left.origin, right.origin
    if a is None or b is None or not left.near(right) or (a.named and b.named):
        return False
    if not a.named and not b.named:
        return a.name == b.name
    named = a if a.named else b
    words = frozenset(name_tokens(named.name))
    return named.kind is SourceKind.ORGANISATION and words <= left.mentions and words <= right.mentions
