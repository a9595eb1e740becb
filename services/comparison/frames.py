"""What the frames of two claims say of each other: of one event, in which fields they agree, and the judgement."""

from __future__ import annotations

from services.comparison.actors.identity import anchored, near, same_event, tied
from services.comparison.actors.objects import unlike_frames
from services.comparison.actors.participants import align
from services.comparison.actors.sameness import same_any
from services.comparison.actors.ties import AGREES, CONTRADICTS
from services.comparison.contest.figures import PERIOD
from services.comparison.contest.judging import contestable
from services.comparison.evidence import hearing
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.pair import Pair, agreement, difference, incomparable, read_pair
from services.comparison.profiles.origins import same_origin, two_sides
from services.comparison.profiles.profile import Profile
from services.comparison.values.amounts import FEW, as_update, outgrown
from services.comparison.values.states import Reading, State
from services.comparison.values.times import length, overlapping
from services.comparison.words.vocabulary import both, either, strong_names
from services.extraction.model import Grain, QuantityRole, Role


def judge_frames(left: Profile, right: Profile, last_step: float | None) -> Verdict:
    """What the frames of two claims say: identity first, then field by field, then one judgement."""
    refusal = same_event(left, right)
    if refusal:
        return incomparable(left, right, refusal)
    alignment = align(left, right)
    refusal = anchored(left, right, alignment) or unlike_frames(left, right)
    if refusal:
        return incomparable(left, right, refusal)
    pair = read_pair(left, right, alignment.person)
    different = _told_once(pair)
    if len(different) > 1:
        return incomparable(left, right, "fields." + "+".join(r.field.value for r in different))
    return differ(pair, different[0], last_step) if different else _agree(pair)


def _told_once(pair: Pair) -> tuple[Reading, ...]:
    """The fields that differ; of a level and its way there ("fell to 5.2%", "rose to 6.2% in April") only the level.

    Only where both are of one stated month or longer: within a day a price rises to one level and falls to another.
    """
    quantity, when = pair.left.claim.quantity, pair.left.claim.when
    different = pair.different
    if {r.field for r in different} != {Field.QUANTITY, Field.DIRECTION} or quantity is None or when is None:
        return different
    one = pair.readings[Field.TIME].state is State.SAME and when.span is not None and length(when) >= PERIOD
    level = quantity.role is QuantityRole.LEVEL and both(pair.left.concept, pair.right.concept, "measure")
    return tuple(r for r in different if r.field is Field.QUANTITY) if one and level else different


def _agree(pair: Pair) -> Verdict:
    left, right, quantity = pair.left, pair.right, pair.readings[Field.QUANTITY]
    if quantity.state is State.UNSURE:
        if left.claim.rises and pair.ties >= AGREES and (grown := as_update(left, right, None)) == "update.rises":
            return difference(pair, Judgement.UPDATE, quantity, grown)
        rule = "quantity.few" if quantity.note == FEW else "quantity.divergent"
        return incomparable(left, right, rule, z=quantity.z)
    if pair.ties < AGREES:
        return incomparable(left, right, "ties.few")
    if pair.readings[Field.POLARITY].state is State.UNSURE:
        return incomparable(left, right, "polarity.unsure")
    if not overlapping(left.claim.when, right.claim.when) and not near(left, right):
        return incomparable(left, right, "time.far")
    if (left.claim.quantity is None) != (right.claim.quantity is None) and not _told_without(pair):
        return incomparable(left, right, "quantity.unstated")
    if quantity.state is State.COMPATIBLE:
        grown = as_update(left, right, None)
        if grown and grown != "update.as-of":
            return difference(pair, Judgement.UPDATE, quantity, grown)
    return agreement(pair)


def _told_without(pair: Pair) -> bool:
    """Whether the event is known again though only one tells its figure: who did it to whom is told by both."""
    left, right = pair.left, pair.right
    two = len(strong_names(left.names & right.names)) > 1 and pair.readings[Field.PERSON].state is State.SAME
    concepts = left.concept, right.concept
    return two and (both(*concepts, "once") or both(*concepts, "swap")) and left.near(right)


def differ(pair: Pair, reading: Reading, last_step: float | None, *, again: bool = False) -> Verdict:
    """What two claims that differ in one field say of each other.

    `again`: their clauses tell one statement again, whatever their frames share; refusals that this outweighs do not
    count then (`evidence`).
    """
    left, right = pair.left, pair.right
    refusal = contestable(left, right, reading, pair.readings) or ("" if again else _few(pair, reading))
    if refusal and not (again and hearing(refusal).firm):
        return incomparable(left, right, refusal, z=reading.z)
    rule = f"{reading.field.value}.{reading.note or 'differs'}"
    if reading.field is Field.QUANTITY and (update := as_update(left, right, last_step)):
        return difference(pair, Judgement.UPDATE, reading, update)
    if reading.field is Field.QUANTITY and outgrown(left, right, last_step):
        return incomparable(left, right, "quantity.outgrown", z=reading.z)
    if two_sides(left, right):
        return difference(pair, Judgement.DISPUTE, reading, "dispute." + rule)
    if left.claim.corrects:
        return difference(pair, Judgement.REVISION, reading, "revision.cue")
    if not again and not pair.specific and not same_origin(left, right) and not tied(left, right):
        return incomparable(left, right, "fields.nothing-matches")
    return difference(pair, Judgement.CONTRADICTION, reading, rule)


def _few(pair: Pair, reading: Reading) -> str:
    """Asserted and denied of one named thing on one day needs fewer ties than two figures do."""
    near = reading.field is Field.POLARITY and pair.left.near(pair.right) and tied(pair.left, pair.right)
    near = near or _of_one_deal(pair, reading)
    more = _again(pair) if reading.field is Field.QUANTITY else 0.0
    return "" if pair.ties >= (AGREES if near or _of_one_year(pair, reading) else CONTRADICTS + more) else "ties.few"


def _of_one_deal(pair: Pair, reading: Reading) -> bool:
    """Whether days apart at most two names have changed places in a deal: the one buys the other, never both."""
    left, right = pair.left, pair.right
    if reading.field is not Field.ROLE or not both(left.concept, right.concept, "deal"):
        return False
    return left.near(right) and len(strong_names(left.mentions & right.mentions)) > 1


def _of_one_year(pair: Pair, reading: Reading) -> bool:
    """Whether a year is told in which something befell one named thing that befalls it once: "launched in 1986"."""
    left, right = pair.left, pair.right
    whens = left.claim.when, right.claim.when
    years = all(when is not None and when.grain is Grain.YEAR for when in whens)
    same = same_any(left.named(Role.PATIENT), right.named(Role.PATIENT)) is not None
    return reading.field is Field.TIME and years and same and both(left.concept, right.concept, "once")


def _again(pair: Pair) -> float:
    """Half a tie more for what happens again and again on one day: rockets fired, members who join, things said."""
    concepts = pair.left.concept, pair.right.concept
    told = any(either(*concepts, flag) for flag in ("once", "toll", "measure", "day", "state", "deal"))
    return 0.0 if told or pair.readings[Field.TIME].state is State.SAME else 0.5
