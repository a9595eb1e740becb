"""What is to be said of two claims: identity first, then field by field, then one judgement.

`compare` is pure and total; "not sure" is INCOMPARABLE, with the rule that stopped it. Claims contradict when exactly
one field is incompatible and at least one other specific field matches (SEMANTICS "fact").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from services.comparison.amounts import as_update, compare_quantities
from services.comparison.contest import contestable
from services.comparison.direction import compare_directions
from services.comparison.fields import CURED, told_alike
from services.comparison.identity import anchored, near, same_event, tied
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.origins import same_origin, two_sides
from services.comparison.paraphrase import RETOLD, may_agree, may_differ, one_statement
from services.comparison.participants import align, compare_roles, unlike_frames
from services.comparison.place import compare_places
from services.comparison.polarity import compare_polarity
from services.comparison.profile import Profile, profile
from services.comparison.retelling.verdicts import (
    PLAIN,
    SETTLED,
    UNKNOWN,
    Retelling,
    differ_in_several,
    may_retell,
    retell,
)
from services.comparison.states import Reading, State
from services.comparison.ties import AGREES, CONTRADICTS, count_ties
from services.comparison.times import compare_times, overlapping
from services.comparison.vocabulary import both, either, strong_names
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


def compare(left: Claim, right: Claim, last_step: float | None = None) -> Verdict:
    """Judge two claims; `left` is the newer. `last_step`: by how much the fact's cumulative figure last grew."""
    return compare_profiles(profile(left), profile(right), last_step)


def compare_profiles(left: Profile, right: Profile, last_step: float | None = None) -> Verdict:
    """As `compare`, for claims whose profile is known."""
    if PLAIN in (left.concept, right.concept) and not may_retell(left, right):
        return _incomparable(left, right, "sentences.other")
    verdict = _by_frames(left, right, last_step)
    if verdict.judgement is Judgement.CONTRADICTION and differ_in_several(left, right):
        return _incomparable(left, right, "sentences.several", z=verdict.z)
    if verdict.judgement is not Judgement.AGREEMENT and verdict.rule not in UNKNOWN:
        return verdict
    retelling = retell(left, right)
    if retelling is None or (verdict.judgement is Judgement.AGREEMENT and retelling.field in SETTLED):
        return verdict
    return _by_sentences(left, right, retelling, last_step)


def _by_frames(left: Profile, right: Profile, last_step: float | None) -> Verdict:
    verdict = _by_predicate(left, right, last_step)
    if verdict.rule == "identity.participants" and left.claim.quantity is None:
        return verdict  # who did it is then all that is told
    if verdict.rule in CURED and told_alike(left, right):
        return _alike(left, right)
    if verdict.rule in RETOLD and PLAIN not in (left.concept, right.concept) and one_statement(left, right):
        return _retold(left, right, last_step) or verdict
    return verdict


def _retold(left: Profile, right: Profile, last_step: float | None) -> Verdict | None:
    """What two tellings of one statement say of each other; None where their values cannot be held together."""
    pair = Pair(left, right, _read(left, right, Reading(Field.PERSON, State.UNSTATED)))
    if len(pair.different) == 1 and may_differ(left, right, pair.different[0].field):
        return _differ(pair, pair.different[0], last_step, _FIRM)
    if not pair.different and may_agree(left, right, pair.readings):
        return replace(_agree_verdict(pair), rule="agree.retold")
    return None


def _by_sentences(left: Profile, right: Profile, retelling: Retelling, last_step: float | None) -> Verdict:
    """The verdict of two sentences that tell one thing again."""
    pair = Pair(left, right, _read(left, right, Reading(Field.PERSON, State.UNSTATED)))
    if retelling.field is None:
        return replace(_agree_verdict(pair), rule="agree.sentences")
    reading = Reading(retelling.field, State.DIFFERENT, retelling.left, retelling.right, "sentences")
    rule = f"{retelling.field.value}.sentences"
    if retelling.field is Field.QUANTITY and (update := as_update(left, right, last_step)):
        return _verdict(pair, Judgement.UPDATE, reading, update)
    judgement = Judgement.REVISION if left.claim.corrects else Judgement.CONTRADICTION
    if two_sides(left, right):
        judgement, rule = Judgement.DISPUTE, "dispute." + rule
    verdict = _verdict(pair, judgement, reading, rule)
    left_span, right_span = retelling.left_span, retelling.right_span
    return replace(verdict, confidence=retelling.confidence, left_span=left_span, right_span=right_span)


def _alike(left: Profile, right: Profile) -> Verdict:
    """Agreement of claims that other verbs tell."""
    pair = Pair(left, right, _read(left, right, Reading(Field.PERSON, State.UNSTATED)))
    return replace(_agree_verdict(pair), rule="agree.fields")


def _by_predicate(left: Profile, right: Profile, last_step: float | None) -> Verdict:
    refusal = same_event(left, right)
    if refusal:
        return _incomparable(left, right, refusal)
    alignment = align(left, right)
    refusal = anchored(left, right, alignment) or unlike_frames(left, right)
    if refusal:
        return _incomparable(left, right, refusal)
    pair = Pair(left, right, _read(left, right, alignment.person))
    if len(pair.different) > 1:
        return _incomparable(left, right, "fields." + "+".join(r.field.value for r in pair.different))
    return _differ(pair, pair.different[0], last_step) if pair.different else _agree(pair)


def _read(left: Profile, right: Profile, person: Reading) -> dict[Field, Reading]:
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
    return {r.field: r for r in (*readings, person)}


def _agree(pair: Pair) -> Verdict:
    left, right, quantity = pair.left, pair.right, pair.readings[Field.QUANTITY]
    if quantity.state is State.UNSURE:
        if left.claim.rises and pair.ties >= AGREES and (grown := as_update(left, right, None)) == "update.rises":
            return _verdict(pair, Judgement.UPDATE, quantity, grown)
        return _incomparable(left, right, "quantity.divergent", z=quantity.z)
    if pair.ties < AGREES:
        return _incomparable(left, right, "ties.few")
    if pair.readings[Field.POLARITY].state is State.UNSURE:
        return _incomparable(left, right, "polarity.unsure")
    if not overlapping(left.claim.when, right.claim.when) and not near(left, right):
        return _incomparable(left, right, "time.far")
    if (left.claim.quantity is None) != (right.claim.quantity is None) and not _told_without(pair):
        return _incomparable(left, right, "quantity.unstated")
    if quantity.state is State.COMPATIBLE:
        grown = as_update(left, right, None)
        if grown and grown != "update.as-of":
            return _verdict(pair, Judgement.UPDATE, quantity, grown)
    return _agree_verdict(pair)


def _told_without(pair: Pair) -> bool:
    """Whether the event is known again though only one tells its figure: who did it to whom is told by both."""
    left, right = pair.left, pair.right
    two = len(strong_names(left.names & right.names)) > 1 and pair.readings[Field.PERSON].state is State.SAME
    concepts = left.concept, right.concept
    return two and (both(*concepts, "once") or both(*concepts, "swap")) and left.near(right)


def _agree_verdict(pair: Pair) -> Verdict:
    left, right, quantity = pair.left, pair.right, pair.readings[Field.QUANTITY]
    said = f"{quantity.left} here, {quantity.right} there" if quantity.left else "both say the same"
    reason = f"They tell of one fact and agree: {said}."
    spans = _span(left.claim, Field.QUANTITY), _span(right.claim, Field.QUANTITY)
    values = quantity.left, quantity.right
    sure = _confidence(pair)
    return Verdict(
        left.claim.id, right.claim.id, Judgement.AGREEMENT, None, pair.agrees, "agree", reason, *values, *spans,
        z=quantity.z, confidence=sure,
    )  # fmt: skip


_FIRM = ("identity.unnamed", "scope.share")
"""Refusals that words in common outweigh: it is clear then who is meant, and of what a share is one."""


def _differ(pair: Pair, reading: Reading, last_step: float | None, outweighed: tuple[str, ...] = ()) -> Verdict:
    left, right = pair.left, pair.right
    refusal = contestable(left, right, reading, pair.readings) or ("" if outweighed else _few(pair, reading))
    if refusal and refusal not in outweighed:
        return _incomparable(left, right, refusal, z=reading.z)
    rule = f"{reading.field.value}.{reading.note or 'differs'}"
    if reading.field is Field.QUANTITY and (update := as_update(left, right, last_step)):
        return _verdict(pair, Judgement.UPDATE, reading, update)
    if two_sides(left, right):
        return _verdict(pair, Judgement.DISPUTE, reading, "dispute." + rule)
    if left.claim.corrects:
        return _verdict(pair, Judgement.REVISION, reading, "revision.cue")
    if not outweighed and not pair.specific and not same_origin(left, right) and not tied(left, right):
        return _incomparable(left, right, "fields.nothing-matches")
    return _verdict(pair, Judgement.CONTRADICTION, reading, rule)


def _few(pair: Pair, reading: Reading) -> str:
    """Asserted and denied of one named thing on one day needs fewer ties than two figures do."""
    near = reading.field is Field.POLARITY and pair.left.near(pair.right) and tied(pair.left, pair.right)
    more = _again(pair) if reading.field is Field.QUANTITY else 0.0
    return "" if pair.ties >= (AGREES if near else CONTRADICTS + more) else "ties.few"


def _again(pair: Pair) -> float:
    """Half a tie more for what happens again and again on one day: rockets fired, members who join, things said."""
    concepts = pair.left.concept, pair.right.concept
    told = any(either(*concepts, flag) for flag in ("once", "toll", "measure", "day", "state", "deal"))
    return 0.0 if told or pair.readings[Field.TIME].state is State.SAME else 0.5


_WORDS = {
    Field.QUANTITY: "the number",
    Field.TIME: "the time",
    Field.PLACE: "the place",
    Field.PERSON: "who",
    Field.ROLE: "who did it to whom",
    Field.DIRECTION: "the direction",
    Field.POLARITY: "whether it is so",
}


def _verdict(pair: Pair, judgement: Judgement, reading: Reading, rule: str) -> Verdict:
    left, right = pair.left.claim, pair.right.claim
    same = ", ".join(f.value for f in pair.specific) or "the names"
    verb = "agrees" if len(pair.specific) == 1 else "agree"
    reason = f"They differ in {_WORDS[reading.field]}: {reading.left} here, {reading.right} there; {same} {verb}."
    spans = _span(left, reading.field), _span(right, reading.field)
    sure = _confidence(pair)
    return Verdict(
        left.id, right.id, judgement, reading.field, pair.agrees, rule, reason, reading.left, reading.right, *spans,
        z=reading.z, confidence=sure,
    )  # fmt: skip


def _incomparable(left: Profile, right: Profile, rule: str, z: float | None = None) -> Verdict:
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
