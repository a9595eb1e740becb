"""The question of scopes, put once for every kind of evidence: one thing, or a part of it, or another?"""

from __future__ import annotations

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.scopes.lands import other_level, other_part
from services.comparison.scopes.limits import compare_limits
from services.comparison.scopes.model import Relation, Scoping
from services.comparison.scopes.named import (
    another_of_that_name,
    models_by_size,
    namesakes,
    one_of_many,
    other_apposed,
    other_edition,
    other_named,
    related,
)
from services.comparison.scopes.past import as_of_then, two_periods
from services.comparison.scopes.polls import other_poll, unknown_poll
from services.comparison.scopes.prizes import other_prize
from services.comparison.scopes.standing import told_of
from services.comparison.scopes.things import other_thing, within
from services.comparison.scopes.ways import other_way, part_told_of
from services.comparison.scopes.wholes import (
    all_or_some_acts,
    counted_together,
    day_of_many,
    part_of_whole,
    share_clash,
)
from services.comparison.sentences.mood import would_if
from services.comparison.values.amounts import is_toll
from services.comparison.words.vocabulary import both, either, listed


def compare_scopes(left: Profile, right: Profile, field: Field) -> Scoping:
    """How the scopes of two claims stand to each other, where their values of `field` differ.

    Limits told in words first, then what the frames know of parts and kinds. "Apart" needs a limit that the one claim
    tells and the whole sentence of the other lacks; where nothing is told the two may be one.
    """
    sentences = [p.claim.told or p.claim.text for p in (left, right)]
    if would_if(sentences[0]) != would_if(sentences[1]):
        return Scoping(Relation.OTHER, "scope.restriction", "condition")
    if as_of_then(left, right):
        return Scoping(Relation.OTHER, "scope.restriction", "then")
    told = compare_limits(told_of(left), told_of(right), field)
    if told.apart:
        return told
    if (kind := _other(left, right, field)) is not None:
        return Scoping(Relation.OTHER, "scope.restriction", kind)
    if field is Field.DIRECTION:
        return _of_a_move(left, right) or told
    if field is Field.QUANTITY:
        return _of_figures(left, right) or told
    return told


_OF_A_WINNER = (Field.PERSON, Field.PLACE)
"""Fields in which who won differs: names are places to sentences."""
_OF_ONE_BEARER = (Field.QUANTITY, Field.TIME, Field.PLACE, Field.DIRECTION, Field.POLARITY, Field.ROLE)
"""Fields in which two that differ beside two names are two things: "typhoon Hanu killed 18", "typhoon Meko five"."""
_OF_A_BEARER = (Field.QUANTITY, Field.TIME)
"""Fields of which each bearer of a trade has one of its own: the fine of a brewer; who it was may be what differs."""
_OF_A_PART = (Field.TIME, Field.PLACE)
"""Fields that a part has of its own: when the path on a bridge opens."""
_OF_A_PLACE = (Field.QUANTITY, Field.DIRECTION, Field.ROLE, Field.PERSON)


def _other(left: Profile, right: Profile, field: Field) -> str | None:
    """In what the sentences say that they are of two things; None where they say nothing of it."""
    sentences = [p.claim.told or p.claim.text for p in (left, right)]
    if field in _OF_ONE_BEARER and _other_bearer(left, right):
        return "name"
    if field in _OF_A_BEARER and other_apposed(_without_source(left), _without_source(right)):
        return "name"
    if field in _OF_A_PLACE and _other_land(left, right):
        return "land"
    if field in _OF_A_WINNER and other_prize(*sentences):
        return "category"
    if field in _OF_A_PART and part_told_of(*sentences):
        return "part"
    if field is Field.TIME and two_periods(left, right):
        return "figure"
    return None


def _other_bearer(left: Profile, right: Profile) -> bool:
    told = [p.claim.told or p.claim.text for p in (left, right)]
    if other_named(*told) or namesakes(*told) or another_of_that_name(*told):
        return True
    return related(_without_source(left), _without_source(right))


def _without_source(profile: Profile) -> str:
    """The sentence without the words that say whose word it is."""
    told = told_of(profile)
    text = told.sentence
    for start, end in sorted(told.asides, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _other_land(left: Profile, right: Profile) -> bool:
    """Whether the figures are of a part of a land and of the whole ("in rural Belden", "in Belden")."""
    a, b = left.claim, right.claim
    if a.quantity is None or b.quantity is None:
        return False
    measured = both(left.concept, right.concept, "measure") or a.quantity.unit == b.quantity.unit == "percent"
    told = (a.told or a.text, b.told or b.text)
    if other_level(*told):
        return True
    # what the one clause lacks may stand beside it
    return other_part(a.text, b.text, measured=measured) and other_part(*told, measured=measured)


def _of_figures(left: Profile, right: Profile) -> Scoping | None:
    """Figures: what any evidence hears first (a poll, a kind, a place), then what only frames read."""
    told = [p.claim.told or p.claim.text for p in (left, right)]
    if left.unit == right.unit == "percent" and (
        other_poll(*told) or unknown_poll(told[0], told[1], right.story) or unknown_poll(told[1], told[0], left.story)
    ):
        return Scoping(Relation.OTHER, "scope.poll", "poll")
    if other_thing(left, right) or models_by_size(*told) or other_edition(*told):
        return Scoping(Relation.OTHER, "scope.thing", "kind")
    if other_way(*told):
        return Scoping(Relation.OTHER, "scope.restriction", "way")
    if _inside(left, right) or _inside(right, left):
        return Scoping(Relation.WITHIN, "scope.place", "place")
    if all_or_some_acts(left, right):
        return Scoping(Relation.WITHIN, "scope.acts", "acts")
    if counted_together(left, right):
        return Scoping(Relation.WITHIN, "scope.together", "part")
    if is_toll(left, right) and day_of_many(left, right):
        return Scoping(Relation.WITHIN, "scope.day", "day")
    if either(left.concept, right.concept, "measure") and _other_kind(left, right):
        return Scoping(Relation.OTHER, "scope.qualifier", "kind")
    if share_clash(left, right):
        return Scoping(Relation.OTHER, "scope.share", "share")
    return Scoping(Relation.WITHIN, "scope.part", "part") if part_of_whole(left, right) else None


def _inside(one: Profile, other: Profile) -> bool:
    """Whether the one is of a place within that of the other, or of one of the many of which the other tells."""
    return within(one, other) or one_of_many(one.claim.told, other.story)


def _other_kind(left: Profile, right: Profile) -> bool:
    """Whether the words before a measure make two of it; "the air temperature" is the one told without a word."""
    if left.qualifier == right.qualifier:
        return False
    for one, other in ((left, right), (right, left)):
        if other.qualifier is None and f"{one.qualifier}-{one.concept}" in _USUAL:
            return not _UNUSUAL.isdisjoint(other.claim.told.lower().split())
    return True


_USUAL, _UNUSUAL = listed("usual"), listed("unusual")


def _of_a_move(left: Profile, right: Profile) -> Scoping | None:
    """What rose here and fell there: two kinds of one measure ("youth unemployment", "electric cars")."""
    if other_thing(left, right):
        return Scoping(Relation.OTHER, "scope.thing", "kind")
    return Scoping(Relation.OTHER, "scope.qualifier", "kind") if left.qualifier != right.qualifier else None
