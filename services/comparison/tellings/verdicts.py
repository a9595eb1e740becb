"""What two claims say of each other by their sentences: the last word where their frames have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, overlap, read_sentence
from services.comparison.sentences.centuries import CENTURY
from services.comparison.sentences.model import Difference, Told
from services.comparison.sentences.mood import (
    asks,
    conditional,
    forecast,
    is_margin,
    missed,
    moods_at,
    other_mood,
    wished,
)
from services.comparison.sentences.scores import judge_texts
from services.comparison.tellings.agreeing import agreeing
from services.comparison.tellings.convincing import FAINTEST, LEAST_ODDS, convincing
from services.comparison.tellings.doubts import contestable, denies_other, doubts, one_kind
from services.comparison.tellings.fields import differing, holds
from services.comparison.tellings.model import Retelling
from services.comparison.tellings.nearness import far, may_retell
from services.comparison.tellings.scoping import of_two_scopes
from services.comparison.tellings.several import apart, counts_unlike, one_against_many

_FURTHER, _FURTHER_NUMBER = -1.2, -1.9
"""Log odds from which a further difference counts as one: two values that differ make another event, two numbers that
are far apart, which have lower odds to be one slip, no less."""
_OF_THE_PAST = ("year", CENTURY)
_DOUBT = 2.2
"""What each reason why the two may be of another scope or unit weighs against a difference, in log odds."""
_UNLIKE, _ALIKE = 1.4, 0.5
"""What it weighs against a difference that two sentences share less than this of all their words."""
SETTLED = frozenset([None, Field.QUANTITY, Field.DIRECTION])
"""What frames that agree know better: units and who beat whom."""


def retell(left: Profile, right: Profile, against: float = 0.0) -> Retelling | None:
    """What two claims say of each other as tellings of one thing; None where they are none, or where it is not sure.

    `against`: what the refusal of the frames weighs against a difference, in log odds (`evidence`).
    """
    a, b = left.claim, right.claim
    if not may_retell(left, right) or is_margin(a.told) or asks(a.told) or asks(b.told):
        return None
    told = judge_texts(a.told, b.told)
    likely = [t for t in told if t.score >= LEAST_ODDS]
    if missed(a.told) != missed(b.told):
        return None
    if far(left, right) and not (likely and likely[0].unit in _OF_THE_PAST):
        return None  # weeks later only the year of something past is told again
    if likely:
        found = _difference(left, right, likely, against)
        return found if found is not None and convincing(left, right, found) else None
    mine, theirs = read_sentence(a.told), read_sentence(b.told)
    settled = not against and one_kind(left, right) and left.whole == right.whole
    settled = settled and all(told_so(mine) == told_so(theirs) for told_so in (conditional, forecast, wished))
    return agreeing(left, right, mine, theirs, told) if settled else None


def _difference(left: Profile, right: Profile, likely: Sequence[Told], against: float) -> Retelling | None:
    """The likeliest of the values in which the two may differ; None where they are of two things."""
    a, b = left.claim, right.claim
    mine, theirs = read_sentence(a.told), read_sentence(b.told)
    first = likely[0]
    further = [t for t in likely[1:] if _counts(t) and not counts_unlike(a.told, b.told, t)]
    if len(apart([first, *further], (a.told, b.told))) > 1:
        return None  # two values that differ make another event
    if first.kind is not Difference.NUMBER and one_against_many(a.told, b.told):
        return None
    moods = moods_at(a.told, mine, first.left[0]), moods_at(b.told, theirs, first.right[0])
    number, direction = (first.kind is kind for kind in (Difference.NUMBER, Difference.DIRECTION))
    if other_mood(*moods, number=number, direction=direction) or denies_other(left, right, first):
        return None
    if of_two_scopes(left, right, first.kind):
        return None  # "closed at 38.10", "stood at 41.20 at noon"
    unlike = _UNLIKE * ((overlap(mine, theirs).alike < _ALIKE) + (_alike(mine, theirs, first) < _ALIKE)) / 2
    refused = against > 0.0
    reasons = against + unlike + _DOUBT * doubts(left, right, first, refused)
    first = replace(first, score=first.score - reasons)
    if first.score < FAINTEST or not contestable(left, right, first):
        return None
    held = holds(a, first.left, first.kind) and holds(b, first.right, first.kind)
    return differing(a, b, first) if held else None


def _counts(told: Told) -> bool:
    """Whether a further difference is likely enough to be one."""
    return told.score >= (_FURTHER_NUMBER if told.kind is Difference.NUMBER else _FURTHER)


def _alike(left: Sentence, right: Sentence, told: Told) -> float:
    """Share of both sentences that they share, without two names that differ: they would be counted as unlike."""
    if told.kind is not Difference.NAME:
        return overlap(left, right).alike
    mine, theirs = (
        frozenset(i for i, t in enumerate(s.tokens) if words[0] <= t.start < words[1])
        for s, words in ((left, told.left), (right, told.right))
    )
    return overlap(left, right, mine, theirs).alike
