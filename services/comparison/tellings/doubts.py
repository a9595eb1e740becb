"""Reasons to think that a value in which two sentences differ is of two events, scopes, units or times."""

from __future__ import annotations

import re

from services.comparison.fields import exclude
from services.comparison.paraphrase import comparable, has_or_did, things_alike
from services.comparison.profiles.profile import Profile
from services.comparison.profiles.wording import qualified_at
from services.comparison.sentences.alignment import like, read_sentence
from services.comparison.sentences.dates import dates_of
from services.comparison.sentences.days import one_night, other_acts
from services.comparison.sentences.differences import anchored
from services.comparison.sentences.model import Difference, Kind, Told
from services.comparison.sentences.mood import Mood, moods_at, only_thought, would_if
from services.comparison.sentences.numbers import unmatched_numbers
from services.comparison.sentences.stems import root
from services.comparison.sentences.tables import directions, lists
from services.comparison.values.amounts import is_toll, one_more
from services.comparison.values.quantity import SAME_Z, distance
from services.comparison.values.states import State
from services.comparison.values.times import compare_times, other_stretch, overlapping, recalled
from services.comparison.words.vocabulary import either
from services.extraction.model import PLAIN, Role, Span


def denies_other(left: Profile, right: Profile, told: Told) -> bool:
    """Whether the one denies something else than the other tells: "if they do not pass", "did not go just for fun"."""
    if told.kind is not Difference.NEGATION:
        return False
    if _other_object(left, right) or _not_yet(left, right, told):
        return True
    ends = ((left, told.left), (right, told.right))
    supposed = [
        Mood.SUPPOSED in mood_of(p, words) or only_thought(p.claim.told, words) or would_if(p.claim.told)
        for p, words in ends
    ]
    if supposed[0] != supposed[1]:
        return True
    able = [bool(_ABLE.search(p.claim.told[max(0, words[0] - _BEFORE) : words[1]])) for p, words in ends]
    return any(qualified_at(p.claim.told, *words, able=all(able)) for p, words in ends)


_ASIDE = 60
"""Characters before a value in which stands what is done with it."""
_PAST = re.compile(r"\b(?:has|have|had|did)(?:n['’]t| not| never| yet)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|won['’]t|shall|going to|(?:is|are|was|were)(?: \w+)? to|due to|about to|set to)\b", re.IGNORECASE
)


def _not_yet(left: Profile, right: Profile, told: Told) -> bool:
    """Whether the one tells what will be and the other that it has not been so: "will step down", "has not"."""
    ends = [
        p.claim.told[max(0, at[0] - _ASIDE) : at[1] + _BEFORE] for p, at in ((left, told.left), (right, told.right))
    ]
    past, coming = ([bool(way.search(text)) for text in ends] for way in (_PAST, _TO_COME))
    return any(past[i] and not coming[i] and coming[1 - i] and not past[1 - i] for i in (0, 1))


def _other_object(left: Profile, right: Profile) -> bool:
    """Whether one verb is told of two things of which the other sentence says nothing: a lease, a treaty."""
    if left.concept != right.concept:
        return False
    things = [[p.key for p in x.of(Role.PATIENT) if p.kind == "thing" and not p.named] for x in (left, right)]
    stems = [read_sentence(x.claim.told).stems for x in (right, left)]
    known = [any(like(root(key), t) for key in own for t in other) for own, other in zip(things, stems, strict=True)]
    return all(things) and not any(known)


_BEFORE = 12
"""Characters before a negated word in which its auxiliary stands."""
_ABLE = re.compile(r"\b(?:could|can)(?:not|n['’]t)?\b", re.IGNORECASE)


def mood_of(profile: Profile, words: tuple[int, int]) -> frozenset[Mood]:
    """In which moods a sentence tells the value at `words`."""
    return moods_at(profile.claim.told, read_sentence(profile.claim.told), words[0])


def doubts(left: Profile, right: Profile, told: Told, refused: bool) -> int:
    """How many reasons frames have to think that the difference is one of two scopes, units or times.

    `refused`: the frames have refused for such a reason, which is not to be weighed twice.
    """
    number = told.kind is Difference.NUMBER
    supposed = Mood.SUPPOSED in mood_of(left, told.left) ^ mood_of(right, told.right)
    other = not refused and not one_kind(left, right)
    things = number and not things_alike(left, right)
    return supposed + other + _of_the_whole(left, right) + things


def _of_the_whole(left: Profile, right: Profile) -> bool:
    """Whether only one says that it speaks of the whole; of two figures the larger one: the whole is never less."""
    numbers = [p.claim.quantity.number if p.claim.quantity is not None else None for p in (left, right)]
    if left.whole == right.whole or numbers[0] is None or numbers[1] is None:
        return left.whole != right.whole
    return left.whole == (numbers[0] > numbers[1]) or left.unit == "percent"


def contestable(left: Profile, right: Profile, told: Told) -> bool:
    """Whether something else ties the two to one event, and neither value may have grown into the other."""
    if told.kind is Difference.DIRECTION and _two_moves(left, right, told):
        return False
    if told.kind is Difference.DATE:
        return not _other_day(left, right, told)
    if told.kind not in (Difference.NUMBER, Difference.NAME):
        return True
    if exclude(left, right) or not anchored(read_sentence(left.claim.told), read_sentence(right.claim.told), told.kind):
        return False
    if told.kind is Difference.NAME:
        return not _other_turn(left, right) and not _one_denied(left, right, told)
    if _other_measure(left, right) or _other_things(left, right):
        return False
    if one_more(left.claim, right.claim) or _one_value(left, right, told):
        return False
    if other_stretch(left.claim.when, right.claim.when):
        return False
    if _one_date(left, right):
        return True  # whose date it is, a parse may have got wrong
    times = compare_times(left.claim.when, right.claim.when)
    return times.state is not State.DIFFERENT and _one_moment(left, right)


def _two_moves(left: Profile, right: Profile, told: Told) -> bool:
    """Whether either may be so: rejected last week, passed on Thursday; opened 14 stores, closed six."""
    times = compare_times(left.claim.when, right.claim.when)
    return times.state is State.DIFFERENT or _two_counts(left, right, told)


def _other_day(left: Profile, right: Profile, told: Told) -> bool:
    """Whether the days are of two acts, of one night, or the one of an act "of their own" beside another's."""
    texts = left.claim.told, right.claim.told
    own = [_OF_THEIR_OWN.search(text) is None for text in texts]
    return own[0] != own[1] or other_acts(*texts) or one_night(texts[0], told.left, texts[1], told.right)


_OF_THEIR_OWN = re.compile(r"\bof (?:its|their|his|her) own\b", re.IGNORECASE)


def _one_denied(left: Profile, right: Profile, told: Told) -> bool:
    """Whether only the one name is denied something: who did not get it says nothing against who did."""
    ends = ((left, told.left), (right, told.right))
    return _denied(*ends[0]) != _denied(*ends[1])


def _denied(profile: Profile, words: tuple[int, int]) -> bool:
    behind = [t for t in read_sentence(profile.claim.told).tokens if t.start >= words[1]][:_NEXT]
    denied = any(t.kind is Kind.NEGATION for t in behind[:-2])
    return denied and any(t.lower in lists()["obtaining"] for t in behind)


_NEXT = 6
"""So many words behind a name it is said what its bearer did not get: "Pell did not get it"."""


_TURN = re.compile(r"\b(?:succe\w+|follow\w*|replac\w+|(?:took|taken|takes?|taking|hand\w*) over)\b", re.IGNORECASE)


def _other_turn(left: Profile, right: Profile) -> bool:
    """Whether one succession is of today and the other of long ago: "who had succeeded Hall in 2021"."""
    turns = all(_TURN.search(p.claim.told) for p in (left, right))
    return turns and recalled(left.claim) != recalled(right.claim)


def _one_value(left: Profile, right: Profile, told: Told) -> bool:
    """Whether the two figures are one in other units: "84 metres", "275 feet"."""
    own = []
    for profile, (start, end) in ((left, told.left), (right, told.right)):
        claim = profile.claim
        span = Span(claim.sentence.start + start, claim.sentence.start + end)
        if claim.quantity is None or not claim.quantity.span.overlaps(span):
            return False
        own.append(claim.quantity)
    if own[0].unit != own[1].unit or own[0].unit not in _MEASURES:
        return False
    gap = distance(*own)
    return gap.z <= SAME_Z and not (gap.open and told.unit in _PLAIN_UNITS)


_PLAIN_UNITS = frozenset({"$", "£", "€", "%", "age"})
"""Units that sentences know: "over $56 million" and "over $14 million" are two although each allows more."""


def _two_counts(left: Profile, right: Profile, told: Told) -> bool:
    """Whether what opened and closed, or was won and lost, is counted, each in its own number: both may be so."""
    mine, theirs = (read_sentence(p.claim.told) for p in (left, right))
    word = left.claim.told[slice(*told.left)].lower()
    if directions().get(word, ("", 0))[0] not in ("door", "race"):
        return False
    counts = [unmatched_numbers(mine, theirs), unmatched_numbers(theirs, mine)]
    return all(any(s.tokens[i].unit == "count" for i in own) for s, own in zip((mine, theirs), counts, strict=True))


def _one_date(left: Profile, right: Profile) -> bool:
    """Whether both sentences tell the same dates, and some."""
    mine, theirs = (dates_of(read_sentence(p.claim.told)) for p in (left, right))
    return bool(mine) and mine == theirs


_MEASURES = frozenset(
    {"percent", "percentage_point", "USD", "EUR", "GBP", "m", "m2", "kg", "degC", "m/s", "day", "magnitude", "category"}
)
"""Units that say of themselves what they measure."""


def _other_measure(left: Profile, right: Profile) -> bool:
    """Whether the units exclude each other, or the one tells how many a body has and the other what came to some."""
    units = left.unit, right.unit
    if units[0] != units[1] and _MEASURES.issuperset(units):
        return True
    rates = [unit.partition("/")[2] for unit in units]
    if all(rates) and rates[0] != rates[1]:
        return True  # "3,000 a month", "36,000 a year"
    return has_or_did(left, right)


def _other_things(left: Profile, right: Profile) -> bool:
    """Whether two numbers count things that are no like, and neither is a word of the other sentence."""
    if things_alike(left, right) or left.head is None or right.head is None:
        return False
    mine, theirs = read_sentence(left.claim.told), read_sentence(right.claim.told)
    heads = root(left.head), root(right.head)
    return not any(like(heads[0], t) for t in theirs.stems) and not any(like(heads[1], t) for t in mine.stems)


_STEADY = (_MEASURES - {"USD", "EUR", "GBP"}) | {"people", "point"}
"""Units of what is told again for three days as it was: tickets are sold, homes lose power and bids are raised from one
day to the next."""


def _one_moment(left: Profile, right: Profile) -> bool:
    """Whether two figures are as of one time: by their own words, or published within a day, or of what hardly grows.

    Others may have grown.
    """
    flows = either(left.concept, right.concept, "flows")
    if left.lately(right) and left.unit in _STEADY and not is_toll(left, right) and not flows:
        return True
    if left.near(right) or overlapping(left.claim.when, right.claim.when):
        return True
    newer, older = left.claim.quantity, right.claim.quantity
    fallen = newer is not None and older is not None and (newer.number or 0.0) < (older.number or 0.0)
    return fallen or (newer is not None and newer.unit == "age")


def one_kind(left: Profile, right: Profile) -> bool:
    """Whether frames, where they read both sentences, find no other scope, basis, modality or event."""
    if PLAIN in (left.claim.frame.predicate, right.claim.frame.predicate):
        return True
    return comparable(left, right) and not exclude(left, right)
