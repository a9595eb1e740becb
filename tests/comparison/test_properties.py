"""What holds of every pair of claims (Hypothesis)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from services.comparison.compare import compare
from services.comparison.model import Judgement
from services.comparison.values.quantity import distance
from services.extraction.model import Claim, Hedge, Modality, Participant, Polarity, Quantity, Role, SourceKind
from tests.comparison.factory import amount, claim, day, organisation, person, place, said_by, thing, year

PREDICATES = (
    "die",
    "win",
    "buy",
    "resign",
    "remain",
    "change",
    "level",
    "send",
    "approve",
    "reject",
    "land",
    "nonsense",
)
PARTICIPANTS: tuple[Participant, ...] = (
    person("Joel Haas"),
    person("Ana Prell", Role.PATIENT),
    organisation("Kolar", Role.RECIPIENT),
    place("Linz"),
    place("Portugal"),
    thing("fire", "kessel", role=Role.TOPIC, named=True),
    thing("people"),
    Participant(Role.ATTRIBUTE, "", (), person("X").mention),
)
NUMBERS = st.floats(0, 1e12, allow_nan=False)


def quantities() -> st.SearchStrategy[Quantity | None]:
    made = st.builds(
        lambda n, unit, hedge: amount(n, unit, unit, hedge=hedge),
        NUMBERS,
        st.sampled_from(["people", "percent", "USD", "count", "flight", "score"]),
        st.sampled_from([Hedge.EXACT, Hedge.APPROX, Hedge.AT_LEAST, Hedge.AT_MOST]),
    )
    unbounded = made.map(lambda q: replace(q, low=None, high=None, number=None, hedge=Hedge.RANGE))
    return st.none() | made | unbounded


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any claim, also such as extraction never makes."""
    made = claim(
        draw(st.sampled_from(PREDICATES)),
        *draw(st.lists(st.sampled_from(PARTICIPANTS), max_size=4)),
        quantity=draw(quantities()),
        when=draw(st.sampled_from([None, day("2025-01-08"), day("2025-01-20"), year(1998), year(2024)])),
        negated=draw(st.booleans()),
        modality=draw(st.sampled_from(list(Modality))),
        chain=draw(st.sampled_from([(), said_by("Ana Prell"), said_by("police", SourceKind.GENERIC)])),
        hours=draw(st.sampled_from([0, 5, 50, 5000])),
        direction=draw(st.sampled_from([-1, 0, 1])),
        text=draw(
            st.sampled_from(["", "Joel Haas of Kolar in Linz", "to pass", "The Kessel fire killed people in Linz"])
        ),
    )
    return replace(made, corrects=draw(st.booleans()), rises=draw(st.booleans()), cumulative=draw(st.booleans()))


@settings(max_examples=400)
@given(claims(), claims())
def test_compare_is_total_and_explains_itself(left: Claim, right: Claim) -> None:
    verdict = compare(left, right)
    assert verdict.rule
    assert verdict.reason
    assert (verdict.field is None) == (verdict.judgement in (Judgement.AGREEMENT, Judgement.INCOMPARABLE))


@settings(max_examples=400)
@given(claims(), claims())
def test_verdicts_are_symmetric_where_time_does_not_decide(left: Claim, right: Claim) -> None:
    here, there = compare(left, right), compare(right, left)
    timed = (Judgement.UPDATE, Judgement.REVISION)
    if here.judgement not in timed and there.judgement not in timed:
        assert (here.judgement, here.field, here.rule, here.agrees) == (
            there.judgement,
            there.field,
            there.rule,
            there.agrees,
        )


@given(claims())
def test_a_claim_does_not_contradict_itself(one: Claim) -> None:
    assert compare(one, one).judgement in (Judgement.AGREEMENT, Judgement.INCOMPARABLE)


@given(st.floats(0.01, 1e9), st.floats(0.01, 1e9), st.sampled_from([1e-3, 0.3048, 1000.0, 1609.344]))
def test_another_unit_changes_nothing_above_the_floor(a: float, b: float, factor: float) -> None:
    def measured(value: float, step: float) -> Quantity:
        return replace(amount(value, "parsec"), step=step)

    # without a floor for the unit, distance is a ratio: the floor of an unknown unit is 0.5 of it
    if min(a, b) * min(factor, 1.0) < 50:
        return
    plain = distance(measured(a, 1e-9), measured(b, 1e-9)).z
    scaled = distance(measured(a * factor, 1e-9), measured(b * factor, 1e-9)).z
    assert abs(plain - scaled) <= 1e-6 * max(1.0, plain)


@given(st.integers(1, 10**9), st.sampled_from(["people", "USD", "flight", "percent"]))
def test_about_x_never_contradicts_x(number: int, unit: str) -> None:
    about = distance(amount(number, unit, hedge=Hedge.APPROX), amount(number, unit))
    assert about.z == 0.0


@given(NUMBERS, NUMBERS)
def test_distance_is_symmetric(a: float, b: float) -> None:
    assert distance(amount(a), amount(b)) == distance(amount(b), amount(a))


@given(claims(), claims())
def test_denying_both_changes_nothing(left: Claim, right: Claim) -> None:
    if "opposite" in compare(left, right).rule or left.polarity is not right.polarity:
        return
    flipped = {Polarity.AFFIRMED: Polarity.NEGATED, Polarity.NEGATED: Polarity.AFFIRMED}
    verdict = compare(replace(left, polarity=flipped[left.polarity]), replace(right, polarity=flipped[right.polarity]))
    if left.frame.predicate == right.frame.predicate:
        assert verdict.judgement is compare(left, right).judgement
