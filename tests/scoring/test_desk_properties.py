"""Whatever the desk does: what is refused changes nothing, a rebuild equals live, a takedown leaves nothing behind."""

from __future__ import annotations

import asyncio
import itertools
from datetime import UTC, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.scoring import store
from services.scoring.desk.store import appeals, audit
from services.scoring.model import Action
from services.scoring.rebuilding.handler import compare_models, differences, parameters_from, rebuild
from tests.scoring.desk_stories import settled_story, story
from tests.scoring.scoring_streams import START, Stream

ALERT = "the alert"
REFUSED = [
    (Action.ANCHOR, "nobody", {"field": "quantity"}, "no such claim"),
    (Action.ANCHOR, "c-a1", {"field": "colour"}, "which field"),
    (Action.ANCHOR, "c-a1", {}, "which field"),
    (Action.OVERRIDE, "nobody", {}, "no such alert"),
    (Action.OVERRIDE, ALERT, {"expires": START}, "has passed"),
    (Action.FALSE_POSITIVE, "nobody", {}, "no such alert"),
    (Action.FALSE_POSITIVE, ALERT, {"reason": "  "}, "a reason is required"),
    (Action.FALSE_POSITIVE, ALERT, {"author": ""}, "an author is required"),
    (Action.FALSE_POSITIVE, ALERT, {"expires": START.replace(year=2030)}, "only anchors and overrides expire"),
    (Action.SEED, "one.example", {}, "alpha and beta"),
    (Action.APPEAL, "nobody", {}, "neither a claim nor an alert"),
    (Action.DECIDE, "nobody", {"upheld": True}, "no appeal on record"),
    (Action.DECIDE, "nobody", {}, "whether the appeal is upheld"),
    (Action.REPLY, "nobody.example", {"text": "x"}, "no such outlet"),
    (Action.REPLY, "one.example", {}, "needs its text"),
]


@pytest.mark.parametrize(("action", "target", "more", "why"), REFUSED)
def test_what_cannot_be_done_is_refused_with_the_reason_and_changes_nothing(
    action: Action, target: str, more: dict, why: str
) -> None:
    stream = story()
    before = {k: v for k, v in stream.backend.values.items() if k.startswith(("scoring:fact", "scoring:voice"))}
    entry = stream.command(action, stream.alerts[0].id if target == ALERT else target, **more)
    assert entry.refused
    assert why in entry.outcome
    after = {k: v for k, v in stream.backend.values.items() if k.startswith(("scoring:fact", "scoring:voice"))}
    assert after == before


def test_the_audit_log_is_read_in_pages_newest_first() -> None:
    stream = story()
    for number in range(70):
        stream.command(Action.REPLY, "one.example", text=f"note {number}")
    first = asyncio.run(audit(stream.work, 20))
    second = asyncio.run(audit(stream.work, 60, before=first[-1].number))
    assert [e.number for e in (*first, *second)] == list(range(70, 0, -1))


ACTS = st.sampled_from(
    ["override", "false positive", "anchor", "not so", "appeal", "uphold", "takedown", "seed", "say"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(ACTS, st.integers(0, 5), st.sampled_from([0.3, 30.0, 200.0])), min_size=1, max_size=8))
def test_whatever_the_desk_does_a_rebuild_equals_live_and_what_if_still_runs(acts: list[tuple]) -> None:
    stream = settled_story()
    numbers = itertools.count(1)
    for act, which, hours in acts:
        stream.now += timedelta(hours=hours)
        alert = stream.alerts[which % len(stream.alerts)].id
        claim = f"c-a{which + 1}"
        match act:
            case "override":
                stream.command(Action.OVERRIDE, alert, expires=stream.now + timedelta(hours=40))
            case "false positive":
                stream.command(Action.FALSE_POSITIVE, alert)
            case "anchor" | "not so":
                stream.command(Action.ANCHOR, claim, field="quantity", upheld=act == "anchor")
            case "appeal":
                stream.command(Action.APPEAL, claim)
            case "uphold":
                filed = asyncio.run(appeals(stream.work))
                stream.command(Action.DECIDE, filed[0].id if filed else "none", upheld=True)
            case "takedown":
                stream.command(Action.TAKEDOWN, f"a{which + 1}")
            case "seed":
                stream.command(Action.SEED, "two.example", alpha=9.0, beta=1.0)
            case _:
                stream.say(f"new{next(numbers)}.example", 91 if which % 2 else 19)
    assert differences(stream.backend, asyncio.run(rebuild(stream.log))) == []
    rows = asyncio.run(compare_models(stream.log, parameters_from({"alert_probability": 0.9})))
    assert {"one.example", "wrong.example"} <= {row["outlet"] for row in rows}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([19, 91]), min_size=3, max_size=6), st.integers(0, 5))
def test_after_a_takedown_of_all_but_one_nobody_has_any_credit_left(values: list[int], kept: int) -> None:
    """What one outlet says alone settles nothing, so every effect of the others has to be gone to the last digit."""
    stream = Stream()
    articles = [stream.say(f"o{number}.example", value) for number, value in enumerate(values)]
    stream.tick(24 * 9)
    for number, article in enumerate(articles):
        if number != kept % len(articles):
            stream.command(Action.TAKEDOWN, article)
    found = {
        f"o{n}.example": asyncio.run(store.account(stream.work, f"outlet:o{n}.example")) for n in range(len(values))
    }
    assert [
        b.before.credit + b.today.credit + b.before.debit + b.today.debit for a in found.values() for b in a.books
    ] == [0 for a in found.values() for _ in a.books]


def test_the_clock_of_a_command_is_the_log_s() -> None:
    stream = story()
    assert stream.command(Action.REPLY, "one.example", text="x").command.at == stream.now.astimezone(UTC)
