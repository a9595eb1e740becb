"""The properties that SCORING promises, over invented streams (Hypothesis) and in closed form."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.accounts import Account, credit_of, credited, standing
from services.scoring.desk.store import audit
from services.scoring.explaining.store import explain_fact
from services.scoring.independence import independence, mirror_shares
from services.scoring.intake import witness_of
from services.scoring.model import Action, Ledger
from services.scoring.posterior import capped_support, posterior
from services.scoring.rebuilding.handler import differences, rebuild
from services.scoring.reliability import EPOCH, reliability
from services.scoring.scores import OutletScore
from services.scoring.settlement import Vote, held_up
from services.scoring.weight import weigh
from tests.scoring.scoring_streams import Stream, agency, anonymous, generic, organisation, person

CHAINS = [
    (),
    (anonymous(),),
    (generic("police"),),
    (organisation("Harbour Police"),),
    (person("Orla Brandt"),),
    (agency("Harbourwire"),),
    (agency("Harbourwire"), person("Orla Brandt")),
]
CLAIMS = st.lists(
    st.tuples(
        st.integers(0, 5), st.sampled_from([19, 20, 91]), st.sampled_from(CHAINS), st.sampled_from([0.2, 3.0, 30.0])
    ),
    min_size=2,
    max_size=12,
)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(claims: list[tuple]) -> Stream:
    stream = Stream()
    for outlet, value, chain, after in claims:
        stream.say(f"o{outlet}.example", value, *chain, after=after)
    return stream


def scores(stream: Stream, only: set[str] | None = None) -> dict[str, OutletScore]:
    found = asyncio.run(store.outlets(stream.work))
    return {
        s.outlet: replace(s, articles=0, claims=0, last_seen=None) for s in found if only is None or s.outlet in only
    }


@FEW
@given(CLAIMS)
def test_replay_of_the_log_equals_live(claims: list[tuple]) -> None:
    stream = told(claims)
    stream.tick(24 * 9)
    assert differences(stream.backend, asyncio.run(rebuild(stream.log))) == []


@FEW
@given(CLAIMS, st.randoms(use_true_random=False))
def test_redelivery_changes_nothing(claims: list[tuple], rng: random.Random) -> None:
    stream = told(claims)
    stream.tick(24 * 9)
    before, alerts = dict(stream.backend.values), len(stream.alerts)
    for comparison in rng.choices(stream.log, k=3):
        stream.deliver(comparison)
    assert stream.backend.values == before
    assert len(stream.alerts) == alerts


@FEW
@given(CLAIMS)
def test_an_exact_copy_changes_no_score_and_no_alert(claims: list[tuple]) -> None:
    """The copy of the last article, by a new outlet, is one voice with it: nobody else's score moves."""
    plain, copied = told(claims), told(claims)
    outlet, value, chain, _ = claims[-1]
    original = f"a{len(claims)}"
    copied.say("copycat.example", value, *chain, copies={original: 1.0}, after=0.0)
    others = {f"o{n}.example" for n, *_ in claims}
    plain.tick(24 * 9)
    copied.tick(24 * 9)
    known = scores(plain, others)
    assert scores(copied, others) == known
    copycat = scores(copied)["copycat.example"]
    # The copy's own hearing of a source that others heard too is settled, but no claim of its own.
    assert copycat.so.n == 0.0 or chain == (), outlet


@FEW
@given(CLAIMS, st.integers(1, 300))
def test_a_backdated_copy_gains_nothing(claims: list[tuple], days: int) -> None:
    """Independence goes by when we saw an article; the date that it claims has no say."""
    stream = told(claims)
    witnesses = [witness_of(c.placed[0], c) for c in stream.log]
    backdated = [replace(w, published_at=w.published_at.replace(year=2020 - days % 15)) for w in witnesses]

    def root(witness) -> str:
        return witness.outlet

    assert independence(backdated, root, {}, {}) == independence(witnesses, root, {}, {})


@FEW
@given(CLAIMS, st.integers(1, 3000), st.integers(0, 11))
def test_whoever_backdates_gets_the_same_scores_and_alerts(claims: list[tuple], days: int, which: int) -> None:
    """The whole stream once more, one of its articles with an older date on it: only our clock counts."""
    stream = told(claims)
    stream.tick(24 * 9)
    entry = stream.log[which % len(claims)]
    (placed,) = entry.placed
    date = entry.published_at - timedelta(days=days)
    claim = replace(placed.claim, published_at=date)
    backdated = replace(entry, published_at=date, placed=(replace(placed, claim=claim),))
    again = asyncio.run(rebuild(backdated if e is entry else e for e in stream.log))
    mine, theirs = (asyncio.run(store.outlets(UnitOfWork(b))) for b in (stream.backend, again))
    assert mine == theirs
    raised = [(a.id, a.status, a.probability) for a in asyncio.run(store.alerts(UnitOfWork(again)))]
    assert raised == [(a.id, a.status, a.probability) for a in asyncio.run(store.alerts(stream.work))]


def test_eighty_new_outlets_do_not_turn_what_three_rated_ones_have() -> None:
    """The same through the real handler: three with a record against a crowd without one, none of them copies."""
    stream = Stream()
    for number in range(3):
        stream.say(f"rated{number}.example", 5, fact="first")
        stream.command(Action.SEED, f"rated{number}.example", alpha=38.0, beta=2.0)
    for number in range(3):
        stream.say(f"rated{number}.example", 19)
    crowd = [stream.say(f"new{number}.example", 91, after=0.01) for number in range(80)]
    record = asyncio.run(store.fact(stream.work, "fact-1"))
    assert record is not None
    told_of = asyncio.run(explain_fact(stream.work, "fact-1"))
    assert told_of is not None
    leading = told_of["fields"][0]["values"][0]
    assert (leading["value"], leading["probability"] > 0.98) == ("19", True)
    assert set(stream.raising) <= set(crowd)
    assert crowd[0] in stream.raising
    assert "shifted" not in {a.status for a in stream.alerts}


@FEW
@given(CLAIMS, st.randoms(use_true_random=False))
def test_order_is_irrelevant_given_first_seen_stamps(claims: list[tuple], rng: random.Random) -> None:
    stream = told(claims)
    witnesses = [witness_of(c.placed[0], c) for c in stream.log]
    shuffled = list(witnesses)
    rng.shuffle(shuffled)

    def root(witness) -> str:
        return witness.chain[-1].name if witness.chain else witness.outlet

    assert independence(shuffled, root, {}, {}) == independence(witnesses, root, {}, {})


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.integers(0, 3000)), max_size=20), st.randoms())
def test_sums_do_not_know_the_order_in_which_facts_settled(drawn: list[tuple], rng: random.Random) -> None:
    entries = [
        credit_of(
            claim_id=f"c{i}",
            fact_id="f",
            voice="outlet:x",
            ledger=Ledger.SO,
            topic="t",
            at=EPOCH + timedelta(d),
            y=y,
            u=u,
        )
        for i, (y, u, d) in enumerate(drawn)
    ]
    shuffled = list(entries)
    rng.shuffle(shuffled)
    one, other = Account("outlet:x"), Account("outlet:x")
    for credit in entries:
        one = credited(one, credit)
    for credit in shuffled:
        other = credited(other, credit)
    assert standing(one, 4000) == standing(other, 4000)


@given(st.lists(st.sampled_from([19, 91]), min_size=2, max_size=8))
@FEW
def test_attributed_claims_never_move_the_second_ledger_of_their_outlet(values: list[int]) -> None:
    stream = Stream()
    for number, value in enumerate(values):
        stream.say(f"o{number}.example", value, person(f"Speaker {number % 3}"))
    stream.tick(24 * 9)
    assert [s.so.n for s in scores(stream).values()] == [0.0] * len(values)


def test_a_million_new_outlets_do_not_beat_three_rated_ones() -> None:
    """In closed form: support of the flood is a sum over equal votes, capped at half the best rated voice."""
    rated = weigh(0.87, 40.0)
    assert rated.weight > 1.7
    three = capped_support([(1.0, rated.weight, True)] * 3, rated.weight)
    flood = capped_support([(1.0, 0.85, False)] * 1_000_000, rated.weight)
    known, new = posterior([three, flood])
    assert known > 0.98
    assert new < 0.02


def test_sixty_new_outlets_with_one_text_are_one_witness() -> None:
    stream = Stream()
    first = stream.say("one.example", 91)
    for number in range(59):
        stream.say(f"new{number}.example", 91, copies={first: 1.0}, after=0.01)
    stream.say("honest.example", 19)
    assert stream.alerts == []


@given(st.integers(2, 40), st.floats(0.5, 0.98))
def test_mirrors_add_less_and_less(count: int, p: float) -> None:
    names = [f"m{i}" for i in range(count)]
    dependence = {a: {b: p for b in names if b != a} for a in names}
    assert sum(mirror_shares(names, dependence)) <= 1.0 / p + 1e-9


@given(st.integers(0, 200), st.integers(0, 200))
def test_all_true_evidence_never_lowers_the_interval(before: int, more: int) -> None:
    assert reliability((float(before + more), 0.0)).lower >= reliability((float(before), 0.0)).lower - 1e-12


@given(st.lists(st.floats(0.01, 30), min_size=1, max_size=8))
def test_a_posterior_is_a_distribution_with_room_for_none_of_these(supports: list[float]) -> None:
    chances = posterior(supports)
    assert 0.0 < sum(chances) <= 1.0
    assert [p for _, p in sorted(zip(supports, chances, strict=True))] == sorted(chances)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0.1, 3)), min_size=1, max_size=9))
def test_nobody_vouches_for_itself(votes: list[tuple[str, float]]) -> None:
    """A claim's own weight never enters what it is measured by: doubling it leaves its y as it was."""
    cells: dict[str, float] = {}
    for cell, weight in votes:
        cells[cell] = cells.get(cell, 0.0) + weight
    first = Vote("0", votes[0][0], votes[0][1], votes[0][1])
    rest = [Vote(str(i), c, w, w) for i, (c, w) in enumerate(votes[1:], 1)]
    heavier = Vote("0", first.cell, 2 * first.support, 2 * first.support)
    more = {**cells, first.cell: cells[first.cell] + first.support}
    one = dict(held_up(cells, [first, *rest])).get("0")
    two = dict(held_up(more, [heavier, *rest])).get("0")
    if one is not None and two is not None:
        assert abs(one - two) < 1e-9


def test_a_command_in_the_log_is_replayed_with_it() -> None:
    stream = told([(n, 19, (), 0.5) for n in range(4)] + [(5, 91, (), 0.5)])
    entry = stream.command(Action.FALSE_POSITIVE, stream.alerts[0].id)
    assert stream.alerts[-1].status == "withdrawn"
    assert differences(stream.backend, asyncio.run(rebuild(stream.log))) == []
    assert asyncio.run(audit(stream.work)) == [entry]
    assert (entry.number, entry.command.author, entry.outcome) == (
        1,
        "Ida Moor",
        "withdrawn; 0 settlement(s) taken back",
    )


def test_outlets_that_are_always_right_are_never_taken_for_mirrors() -> None:
    """They share every value and every fact; only shared rare or false values speak for copying."""
    stream = Stream()
    for number in range(15):
        for name in ("one", "two", "three", "four", "five", "six"):
            stream.say(f"{name}.example", 19 + number, fact=f"f{number}", after=0.2)
        stream.tick(30)
    pairs = asyncio.run(store.pairs_of(stream.work, ["one.example", "five.example"]))
    assert pairs["five.example"].partners[0].shared == 15
    assert {p.odds for found in pairs.values() for p in found.partners} == {0.0}


def test_a_mirror_that_shares_errors_is_found_and_counts_once() -> None:
    stream = Stream()
    for number in range(15):
        wrong = 500 + 40 * number
        for name in ("one", "two", "three", "four", "five"):
            stream.say(f"{name}.example", 19 + number, fact=f"f{number}", after=0.2)
        for name in ("tabloid", "zmirror"):
            stream.say(f"{name}.example", wrong if number % 2 else 19 + number, fact=f"f{number}", after=0.2)
        if number % 3 == 0:
            stream.say("local.example", 19 + number, fact=f"f{number}", after=0.2)
        stream.tick(30)
    stream.tick(24)
    stream.say("tabloid.example", 7, fact="new")
    stream.say("zmirror.example", 7, fact="new")
    pairs = asyncio.run(store.pairs_of(stream.work, ["tabloid.example"]))
    assert [(p.outlet, p.odds > 0.9) for p in pairs["tabloid.example"].partners if p.odds > 0.0] == [
        ("zmirror.example", True)
    ]
    stream.say("careful.example", 900, fact="new")
    assert [a for a in stream.alerts if a.fact_id == "new"] == []
