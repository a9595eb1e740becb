"""Two claims field by field, and a verdict with the reason that a person reads."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.actors.participants import compare_roles
from services.comparison.actors.ties import count_ties
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.profiles.profile import Profile
from services.comparison.surety import surety
from services.comparison.values.amounts import compare_quantities
from services.comparison.values.direction import compare_directions
from services.comparison.values.place import compare_places
from services.comparison.values.polarity import compare_polarity
from services.comparison.values.states import Reading, State
from services.comparison.values.times import compare_times
from services.extraction.model import Claim, Role, Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one fact, `left` the newer, with what each field says."""

    left: Profile
    right: Profile
    readings: dict[Field, Reading]

    @property
    def agrees(self) -> tuple[Field, ...]:
        """Fields that both state and that match."""
        return tuple(f for f, r in self.readings.items() if r.state is State.SAME)

    @property
    def specific(self) -> tuple[Field, ...]:
        """Those of the matching fields that tie two claims to one event: most things that are said are affirmed."""
        return tuple(f for f in self.agrees if f not in (Field.POLARITY, Field.DIRECTION, Field.ROLE))

    @property
    def ties(self) -> float:
        """How many things tie the two to one event."""
        return count_ties(self.left, self.right, self.readings)

    @property
    def different(self) -> tuple[Reading, ...]:
        """Fields of which only one value can be true."""
        return tuple(r for r in self.readings.values() if r.state is State.DIFFERENT)


def read_pair(left: Profile, right: Profile, person: Reading | None = None) -> Pair:
    """Every field of two claims; `person`: what the alignment of their participants found."""
    person = person or Reading(Field.PERSON, State.UNSTATED)
    readings = (
        compare_quantities(left, right),
        compare_times(left.claim.when, right.claim.when),
        compare_places(left, right),
        compare_directions(left, right),
        compare_polarity(left, right),
        Reading(Field.PERSON, State.UNSTATED),
        compare_roles(left, right),
    )
    # what the alignment found (an exchange of roles, another winner) outweighs what each role says alone
    return Pair(left, right, {r.field: r for r in (*readings, person)})


def agreement(pair: Pair, rule: str = "agree") -> Verdict:
    """The verdict of two claims that agree."""
    left, right, quantity = pair.left, pair.right, pair.readings[Field.QUANTITY]
    said = f"{quantity.left} here, {quantity.right} there" if quantity.left else "both say the same"
    reason = f"They tell of one fact and agree: {said}."
    spans = _span(left.claim, Field.QUANTITY), _span(right.claim, Field.QUANTITY)
    values = quantity.left, quantity.right
    sure = _confidence(pair)
    return Verdict(
        left.claim.id, right.claim.id, Judgement.AGREEMENT, None, pair.agrees, rule, reason, *values, *spans,
        z=quantity.z, confidence=sure,
    )  # fmt: skip


_WORDS = {
    Field.QUANTITY: "the number",
    Field.TIME: "the time",
    Field.PLACE: "the place",
    Field.PERSON: "who",
    Field.ROLE: "who did it to whom",
    Field.DIRECTION: "the direction",
    Field.POLARITY: "whether it is so",
}


def difference(pair: Pair, judgement: Judgement, reading: Reading, rule: str, sure: float | None = None) -> Verdict:
    """The verdict of two claims that differ in the field of `reading`; `sure`: how sure, None: as frames are."""
    left, right = pair.left.claim, pair.right.claim
    same = ", ".join(f.value for f in pair.specific) or "the names"
    verb = "agrees" if len(pair.specific) == 1 else "agree"
    reason = f"They differ in {_WORDS[reading.field]}: {reading.left} here, {reading.right} there; {same} {verb}."
    spans = _span(left, reading.field), _span(right, reading.field)
    if sure is None:
        sure = _confidence(pair)
        if judgement in (Judgement.CONTRADICTION, Judgement.DISPUTE):
            sure = min(sure, round(surety(pair.left, pair.right, reading.field), 4))
    return Verdict(
        left.id, right.id, judgement, reading.field, pair.agrees, rule, reason, reading.left, reading.right, *spans,
        z=reading.z, confidence=sure,
    )  # fmt: skip


def incomparable(left: Profile, right: Profile, rule: str, z: float | None = None) -> Verdict:
    """The verdict of two claims that cannot be held against each other; `rule` says why."""
    reason = f"Not comparable: {rule.replace('.', ', ')}."
    return Verdict(left.claim.id, right.claim.id, Judgement.INCOMPARABLE, None, (), rule, reason, z=z)


def _span(claim: Claim, field: Field) -> Span:
    """The characters that state `field`: what an alert underlines."""
    if field is Field.QUANTITY and claim.quantity is not None:
        return claim.quantity.span
    if field is Field.TIME and claim.when is not None and claim.when.span is not None:
        return claim.when.span
    if field is Field.PLACE:
        places = (p for p in claim.frame.participants if p.role is Role.PLACE or p.kind == "place")
        return next((p.mention for p in places), claim.span)
    if field in (Field.DIRECTION, Field.POLARITY):
        return claim.frame.trigger
    return claim.span


def _confidence(pair: Pair) -> float:
    return round(min(pair.left.claim.confidence, pair.right.claim.confidence), 4)
