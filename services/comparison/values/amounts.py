"""The quantity field: the same value, apart, an update of a growing or a passing figure."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import timedelta

from services.comparison.model import Field
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.values.figures import slipped
from services.comparison.values.polarity import opposed
from services.comparison.values.quantity import APART_Z, SAME_Z, distance, few_apart, shown
from services.comparison.values.states import Reading, State
from services.comparison.values.times import FINE, compare_times, overlapping, same_day
from services.comparison.words.vocabulary import both, either, listed
from services.extraction.model import Claim, Hedge, Period, Quantity, Role

FEW = "few"
"""Note of two exact counts of a dozen at most: "two", "three"."""
_LAST_STEP = 3.0
"""SCORING "Time" 2: a rise by at most three times the last step is an update."""
_FACTOR = 2.0
"""SCORING "Time" 2: without a last step, at most twice the value; for each day between the two once more."""

_THOUSAND, _NOUGHTS = 3.0, 0.01
"""Powers of ten: from which on two figures are of two things, and how near to noughts alone a slip leaves them."""


def compare_quantities(left: Profile, right: Profile) -> Reading:
    """SAME, UNSURE (divergent: no verdict) or DIFFERENT by z; COMPATIBLE where a bound merely allows the other."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None:
        return Reading(Field.QUANTITY, State.UNSTATED)
    if a.unit == b.unit == "score" and opposed(left, right) is not None:
        return Reading(Field.QUANTITY, State.UNSTATED)  # a win and a draw: the score follows from the outcome
    gap = distance(*_limits(a, b))
    if gap.z > SAME_Z and one_more(left.claim, right.claim):
        return Reading(Field.QUANTITY, State.UNSURE, shown(a), shown(b), "one-more", gap.z)
    if gap.z <= SAME_Z:
        state = State.COMPATIBLE if gap.open else State.SAME
    else:
        state = State.DIFFERENT if gap.z > APART_Z and not _of_two_things(a, b) else State.UNSURE
    note = FEW if state is State.UNSURE and few_apart(a, b) else "z"
    return Reading(Field.QUANTITY, state, shown(a), shown(b), note, gap.z)


def _of_two_things(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is more than a thousand times the other, and not by noughts: of one head, and of a city."""
    if a.number is None or b.number is None or min(a.number, b.number) <= 0:
        return False
    power = abs(math.log10(a.number / b.number))
    return power > _THOUSAND and abs(power - round(power)) > _NOUGHTS


def _limits(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """Two ages that bound a group on the same side as the figures that they are: "for those aged 16 and over".

    Of a count "at least 16" allows 60; a rule for those over 16 is none for those over 60.
    """
    bounds = a.hedge is b.hedge and a.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST)
    if not bounds or not a.unit == b.unit == "age" or a.number is None or b.number is None:
        return a, b
    return replace(a, low=a.number, high=a.number), replace(b, low=b.number, high=b.number)


_BESIDE = re.compile(r"\band (?:the |its |his |her |their )?(?:other )?$", re.IGNORECASE)
_OTHERS = re.compile(r"\W*(?:other|others|more|fellow|additional)\b", re.IGNORECASE)


def one_more(left: Claim, right: Claim) -> bool:
    """Whether the smaller number counts the others beside one: "12 nations", "11 other nations", "Ostria and 11"."""
    a, b = left.quantity, right.quantity
    if a is None or b is None or a.number is None or b.number is None or abs(a.number - b.number) != 1:
        return False
    fewer, quantity = (left, a) if a.number < b.number else (right, b)
    start, end = quantity.span.start - fewer.sentence.start, quantity.span.end - fewer.sentence.start
    before, behind = fewer.told[: max(0, start)], fewer.told[max(0, end) :]
    return _BESIDE.search(before) is not None or _OTHERS.match(behind) is not None


def as_update(left: Profile, right: Profile, last_step: float | None) -> str | None:
    """The rule by which the newer quantity updates the older one; None where it does not (SCORING "Time" 2 and 3)."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None:
        return None
    if _restated(left, right):
        return None
    apart = abs(left.claim.published_at - right.claim.published_at)
    fire = a.unit == b.unit == "m2" and {left.concept, right.concept} <= _SPREADING
    days = _PACE * (apart / timedelta(days=1)) if fire else apart.days
    grows = (fire or is_toll(left, right)) and not _settled(left.claim, right.claim) and not _of_all(right.claim)
    if grows and (rule := _grown(a, b, left.claim.rises, last_step, days)):
        return rule
    if _down_since(left.claim, right.claim):
        return "update.down"
    if both(left.concept, right.concept, "state") and not _same_time(left, right) and not _of_a_vote(left, right):
        return "update.as-of"
    return None


_DOWN = re.compile(
    r"\b(?:(?:was|were|is|are) (?:now |already )?down|(?:had|has|have) (?:fallen|dropped|shrunk|dwindled|sunk))"
    r" to (?:about |around |some |just |only |fewer than )?$",
    re.IGNORECASE,
)
_LONGEST_FALL = 60


def _down_since(left: Claim, right: Claim) -> bool:
    """Whether only the newer figure is told as what is left: "was down to 31,000 by evening", after 80,000.

    Of what both tell as fallen the two figures are held against each other.
    """
    a, b = left.quantity, right.quantity
    if a is None or b is None or a.number is None or b.number is None or a.number >= b.number:
        return False
    return _tells_fall(left) and not _tells_fall(right)


def _tells_fall(claim: Claim) -> bool:
    at = claim.quantity.span.start - claim.sentence.start if claim.quantity is not None else 0
    return _DOWN.search(claim.told[max(0, at - _LONGEST_FALL) : max(0, at)]) is not None


def outgrown(left: Profile, right: Profile, last_step: float | None) -> bool:
    """Whether `left` only comes in late: printed before `right`, which is an update of it."""
    late = left.claim.published_at < right.claim.published_at
    return late and as_update(right, left, last_step) is not None


_SPREADING = frozenset({"spread", "destroy", "burn"})
_PACE = 8.0
"""A fire may cover eight times more in a day: it grows by its own edge."""
_SETTLED = timedelta(days=365)
"""So long after what happened its toll grows no more."""


def _settled(left: Claim, right: Claim) -> bool:
    """Whether the event lies years back: of a fire of 1933 two tolls are no older and newer one."""
    ends = [c.when.end for c in (left, right) if c.when is not None and c.when.end is not None]
    last = min(c.published_at.date() for c in (left, right))
    return bool(ends) and last - max(ends) > _SETTLED


_ALL = re.compile(r"\ball (?:of )?(?:(?:the|its|their|his|her) )?(?=\d|$)", re.IGNORECASE)


def _of_all(claim: Claim) -> bool:
    """Whether a count is of all there were ("all 37 passengers"): it cannot grow."""
    quantity = claim.quantity
    at = quantity.span.start - claim.sentence.start if quantity is not None else 0
    return _ALL.search(claim.told[max(0, at - 20) : max(0, at) + 5]) is not None


_VOTES = listed("votes")


def _of_a_vote(left: Profile, right: Profile) -> bool:
    """Whether one of two shares is of a vote: its result is no state that changes from day to day."""
    topics = (w for x in (left, right) for p in x.of(Role.TOPIC) for w in (p.key, *p.words))
    cast = any(x.head in ("voter", "vote") for x in (left, right))
    return cast or not _VOTES.isdisjoint(topics)


def _restated(left: Profile, right: Profile) -> bool:
    """Whether the two are shares of no two times, without a word of growth: a share is no count that grows."""
    quantity = left.claim.quantity
    share = quantity is not None and quantity.unit in ("percent", "percentage_point")
    return (
        share and not left.claim.rises and (_same_time(left, right) or overlapping(left.claim.when, right.claim.when))
    )


def _same_time(left: Profile, right: Profile) -> bool:
    times = left.claim.when, right.claim.when
    if same_day(*times) or compare_times(*times).state is State.SAME or times == (None, None) or _one_stretch(*times):
        return True
    one_word = same_origin(left, right) and left.near(right) and not left.claim.rises
    if None in times and one_word and _slipped(left.claim.quantity, right.claim.quantity):
        return True  # what one person said that day, of which one outlet leaves out the time
    return any(x.claim.when is None and _as_of(x.claim, y.claim.when) for x, y in ((left, right), (right, left)))


def _slipped(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether a slip makes one figure of the other: 46 of 64."""
    numbers = [q.number for q in (one, other) if q is not None and q.number is not None and q.unit != "age"]
    return len(numbers) == 2 and slipped(*numbers)


def _one_stretch(left: Period | None, right: Period | None) -> bool:
    """Whether both tell one loose time in the same words: "at the end of 2024"."""
    if left is None or right is None or left.span is None or right.span is None or left.start is None:
        return False
    return (left.start, left.end, left.relation) == (right.start, right.end, right.relation)


def _as_of(claim: Claim, stated: Period | None) -> bool:
    """Whether a state without a time is one of the stated day: told, or said, on that day."""
    if stated is None or stated.grain not in FINE or stated.start is None or stated.end is None:
        return False
    said = claim.reported_on
    days = [claim.published_at.date(), *([said.start] if said is not None and said.grain in FINE else [])]
    return any(day is not None and stated.start <= day <= stated.end for day in days)


def is_toll(left: Profile, right: Profile) -> bool:
    """Whether the figure can only grow."""
    return left.claim.cumulative or right.claim.cumulative or either(left.concept, right.concept, "toll")


def _grown(newer: Quantity, older: Quantity, rises: bool, last_step: float | None, days: float) -> str | None:
    high, low = _top(newer), _top(older)
    if high is None or low is None or high <= low:
        return None
    if rises:
        return "update.rises"
    if older.high is None:
        return "update.open"
    step = high - low
    if last_step is not None and last_step > 0:
        return "update.step" if step <= _LAST_STEP * last_step or high <= (_FACTOR + days) * low else None
    return "update.factor" if high <= (_FACTOR + days) * low else None


def _top(quantity: Quantity) -> float | None:
    return quantity.number if quantity.number is not None else quantity.high
