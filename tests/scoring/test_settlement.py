"""When facts settle, whom that credits and debits, and how it is taken back."""

from __future__ import annotations

import asyncio

import pytest

from services.comparison.model import Field
from services.scoring import store
from services.scoring.accounts import standing
from services.scoring.explaining import store as explaining
from services.scoring.model import Ledger
from services.scoring.rebuilding.handler import compare_models, differences, parameters_from, rebuild
from tests.scoring.scoring_streams import Stream, agency, generic, person

MINISTER = person("Orla Brandt")


def n(stream: Stream, voice: str, *ledgers: Ledger) -> tuple[float, float]:
    """(credit, debit) of a voice today, rounded: a week of forgetting takes 3%."""
    account = asyncio.run(store.account(stream.work, voice))
    day = asyncio.run(store.today(stream.work))
    found, _ = standing(account, day, ledgers or tuple(Ledger))
    return round(found.alpha - 3.5, 1), round(found.beta - 1.5, 1)


def story() -> Stream:
    """Four outlets say 19, a fifth says 91, each in its own voice."""
    stream = Stream()
    for name in ("one", "two", "three", "more"):
        stream.say(f"{name}.example", 19)
    stream.say("wrong.example", 91)
    return stream


def test_nothing_moves_when_a_claim_arrives() -> None:
    assert n(story(), "outlet:wrong.example") == (0.0, 0.0)


def test_five_agreeing_witnesses_settle_after_a_day_and_the_dissent_is_debited() -> None:
    stream = story()
    stream.say("four.example", 19)
    stream.tick(30)
    assert n(stream, "outlet:one.example") == (1.0, 0.0)
    assert n(stream, "outlet:wrong.example") == (0.0, 1.0)


def test_what_is_undecided_after_a_day_settles_when_it_is_old_as_far_as_the_others_decide() -> None:
    """Without its own voice each of the four has three against one, P = .793: short of .8."""
    stream = story()
    stream.tick(30)
    assert n(stream, "outlet:wrong.example") == (0.0, 0.0)
    stream.tick(24 * 7)
    assert n(stream, "outlet:one.example") == (0.0, 0.0)
    assert n(stream, "outlet:wrong.example") == (0.0, 1.0)


def test_a_tie_moves_nobody() -> None:
    stream = Stream()
    stream.say("one.example", 19)
    stream.say("two.example", 91)
    stream.tick(24 * 8)
    assert n(stream, "outlet:one.example") == n(stream, "outlet:two.example") == (0.0, 0.0)


def test_quoting_a_falsehood_faithfully_costs_the_speaker_and_not_the_outlet() -> None:
    stream = Stream()
    stream.say("quoting.example", 91, MINISTER)
    stream.say("alsoquoting.example", 91, MINISTER)
    stream.say("quotingtoo.example", 91, MINISTER)
    for name in ("one", "two", "three", "four", "five"):
        stream.say(f"{name}.example", 19)
    stream.tick(24 * 8)
    assert n(stream, "outlet:quoting.example", Ledger.SO) == (0.0, 0.0)
    assert n(stream, "outlet:quoting.example", Ledger.SAID) == (1.0, 0.0)
    assert n(stream, "source:orla brandt", Ledger.SO) == (0.0, 1.0)


def test_misquoting_costs_the_outlet_on_the_first_ledger_only() -> None:
    stream = Stream()
    for name in ("one", "two", "three", "four", "five"):
        stream.say(f"{name}.example", 300, MINISTER)
    stream.say("wrong.example", 3000, MINISTER)
    stream.tick(30)
    assert n(stream, "outlet:wrong.example", Ledger.SAID) == (0.0, 1.0)
    assert n(stream, "outlet:wrong.example", Ledger.SO) == (0.0, 0.0)


def right_body(new, old):
    """The body that acts is the same in every claim; the number may differ."""
    judgement, field, agrees = Stream()._by_value(new, old)
    return judgement, field, (*agrees, Field.PERSON)


def test_a_field_that_all_share_does_not_credit_a_misquoted_number() -> None:
    """The body that acts is settled after a day, the number (three against one, P = .793) only when it is old."""
    stream = Stream()
    for name in ("one", "two", "three"):
        stream.say(f"{name}.example", 12, MINISTER, judge=right_body)
    stream.say("wrong.example", 120, MINISTER, judge=right_body)
    stream.tick(30)
    assert n(stream, "outlet:wrong.example", Ledger.SAID) == (0.0, 0.0)
    assert n(stream, "outlet:one.example", Ledger.SAID) == (0.0, 0.0)
    stream.tick(24 * 7)
    assert n(stream, "outlet:wrong.example", Ledger.SAID) == (0.0, 1.0)
    assert n(stream, "outlet:one.example", Ledger.SAID) == (0.0, 0.0)


def test_and_debits_it_once_the_number_is_settled() -> None:
    stream = Stream()
    for name in ("one", "two", "three", "four", "five"):
        stream.say(f"{name}.example", 12, MINISTER, judge=right_body)
    stream.say("wrong.example", 120, MINISTER, judge=right_body)
    stream.tick(30)
    assert n(stream, "outlet:wrong.example", Ledger.SAID) == (0.0, 1.0)
    assert n(stream, "outlet:one.example", Ledger.SAID) == (1.0, 0.0)


def test_an_outlet_that_corrected_itself_pays_a_quarter() -> None:
    stream = Stream()
    for name in ("one", "two", "three", "four", "five"):
        stream.say(f"{name}.example", 19)
    stream.say("hasty.example", 91)
    stream.say("hasty.example", 19, corrects=True)
    stream.tick(30)
    assert n(stream, "outlet:hasty.example") == (1.0, 0.2)


def test_one_outlet_s_correction_does_not_excuse_those_who_stand_by_the_error() -> None:
    stream = Stream()
    stream.say("hasty.example", 91)
    stream.say("stubborn.example", 91)
    for name in ("one", "two", "three", "four", "five"):
        stream.say(f"{name}.example", 19)
    stream.say("hasty.example", 19, corrects=True)
    stream.tick(24 * 8)
    assert n(stream, "outlet:stubborn.example") == (0.0, 1.0)


def test_an_early_state_of_a_toll_is_right_as_of_its_time() -> None:
    stream = Stream()
    stream.say("early.example", 8, cumulative=True)
    for name in ("one", "two", "three", "four", "five"):
        stream.say(f"{name}.example", 21, cumulative=True, rises=True)
    stream.tick(30)
    assert n(stream, "outlet:early.example") == (1.0, 0.0)


def test_a_takedown_takes_its_effects_out_to_the_last_digit() -> None:
    stream = story()
    stream.say("four.example", 19)
    stream.tick(30)
    wrong = next(c.article_id for c in stream.log if c.outlet == "wrong.example")
    stream.withdraw(wrong)
    assert n(stream, "outlet:wrong.example") == (0.0, 0.0)


def test_settlements_are_published() -> None:
    stream = story()
    stream.say("four.example", 19)
    stream.tick(30)
    assert len(stream.backend.streams["settlements"]) == 1


def test_weights_are_frozen_for_the_day_on_which_something_settles() -> None:
    stream = story()
    stream.say("four.example", 19)
    stream.tick(30)
    account = asyncio.run(store.account(stream.work, "outlet:one.example"))
    today = asyncio.run(store.today(stream.work))
    assert standing(account, account.day, frozen=True)[0].n == 0.0
    assert standing(account, today + 1, frozen=True)[0].n > 0.9


class TestRetention:
    def test_a_fact_without_claims_for_long_is_forgotten_and_its_settlements_stay(self) -> None:
        stream = story()
        stream.say("four.example", 19)
        stream.tick(24 * 8)
        before = n(stream, "outlet:wrong.example")
        for _ in range(2):
            stream.tick(24 * 61)
        keys = [k for k in stream.backend.values if k.startswith(("scoring:fact:", "scoring:claim:", "scoring:expiry"))]
        assert keys == ["scoring:expiry"]
        assert before == (0.0, 1.0)
        assert n(stream, "outlet:wrong.example")[1] > 0.5

    def test_a_fact_that_is_still_told_is_kept(self) -> None:
        stream = story()
        stream.tick(24 * 100)
        stream.say("late.example", 19)
        stream.tick(24 * 100)
        assert asyncio.run(store.fact(stream.work, "fact-1")) is not None


class TestRebuild:
    def test_replay_of_the_log_equals_live(self) -> None:
        stream = story()
        stream.say("four.example", 19)
        stream.tick(30)
        assert differences(stream.backend, asyncio.run(rebuild(stream.log))) == []

    def test_another_model_stands_beside_and_touches_nothing(self) -> None:
        stream = story()
        before = dict(stream.backend.values)
        rows = asyncio.run(compare_models(stream.log, parameters_from({"alert_probability": 0.99})))
        wrong = next(r for r in rows if r["outlet"] == "wrong.example")
        assert (wrong["default"]["alerts"], wrong["other"]["alerts"]) == (1, 0)
        assert stream.backend.values == before

    def test_a_parameter_that_the_model_does_not_have_is_named(self) -> None:
        with pytest.raises(ValueError, match="no parameter luck"):
            parameters_from({"luck": 1})


class TestExplanations:
    def test_an_outlet_sees_which_claim_moved_it_by_how_much(self) -> None:
        stream = story()
        stream.say("four.example", 19)
        stream.tick(30)
        told = asyncio.run(explaining.explain_outlet(stream.work, "wrong.example"))
        assert told is not None
        (entry,) = told["settlements"]
        assert (entry["debit"], entry["credit"], entry["moved_mean_by"] < -0.1) == (1.0, 0.0, True)
        assert told["enough_evidence"] is False

    def test_a_fact_shows_who_was_discounted_and_why(self) -> None:
        stream = Stream()
        first = stream.say("one.example", 19, agency("Harbourwire"))
        stream.say("two.example", 19, agency("Harbourwire"))
        stream.say("three.example", 19, generic("police"), copies={first: 0.9})
        told = asyncio.run(explaining.explain_fact(stream.work, "fact-1"))
        assert told is not None
        witnesses = told["fields"][0]["values"][0]["witnesses"]
        reasons = [w["discounted_because"] for w in witnesses]
        assert reasons[0] == []
        assert reasons[1] == ["same origin as one.example: source:harbourwire"]
        assert "text found there: one.example (p = 1.00)" in reasons[2]

    def test_claims_have_a_credibility_by_what_the_others_say(self) -> None:
        told = asyncio.run(explaining.explain_fact(story().work, "fact-1"))
        assert told is not None
        found = [[w["credibility"] for w in value["witnesses"]] for value in told["fields"][0]["values"]]
        assert found == [[3, 3, 3, 3], [5]]

    def test_an_alert_says_what_would_change_it(self) -> None:
        stream = story()
        told = asyncio.run(explaining.explain_alert(stream.work, stream.alerts[0].id))
        assert told is not None
        assert told["would_change"]
        assert told["now"]["would_change"]
        assert [side["outlet"] for side in told["dissent"]] == ["wrong.example"]
