"""The operator's hand: every command through the log, with what it moves and what it leaves alone."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from services.scoring import store
from services.scoring.desk.commands import AppealStatus, CommandError, claim_review_of, read_seed_priors
from services.scoring.desk.store import appeal, appeals
from services.scoring.model import Action
from tests.scoring.desk_stories import score, settled_story, statuses, story, sums
from tests.scoring.scoring_streams import Stream, person


class TestFalsePositive:
    def test_it_takes_the_debit_back_for_good_and_withdraws(self) -> None:
        stream = settled_story()
        assert sums(stream, "outlet:wrong.example") == (0.0, 1.0)
        entry = stream.command(Action.FALSE_POSITIVE, stream.alerts[0].id)
        assert entry.outcome == "withdrawn; 1 settlement(s) taken back"
        assert sums(stream, "outlet:wrong.example") == (0.0, 0.0)
        stream.tick(24 * 9)
        assert sums(stream, "outlet:wrong.example") == (0.0, 0.0)

    def test_a_withdrawn_alert_is_no_contradiction_of_its_outlet_any_more(self) -> None:
        stream = story()
        assert len(score(stream, "wrong.example").alerts) == 1
        stream.command(Action.FALSE_POSITIVE, stream.alerts[0].id)
        assert score(stream, "wrong.example").alerts == ()

    def test_the_outlet_s_next_version_of_it_opens_no_other_and_another_outlet_s_does(self) -> None:
        stream = story()
        stream.command(Action.FALSE_POSITIVE, stream.alerts[0].id)
        stream.say("wrong.example", 91)
        assert statuses(stream) == ["raised", "withdrawn"]
        stream.say("other.example", 91)
        assert statuses(stream) == ["raised", "withdrawn", "raised"]


class TestOverride:
    def test_it_closes_with_name_and_reason(self) -> None:
        stream = story()
        stream.command(Action.OVERRIDE, stream.alerts[0].id, reason="known and printed")
        assert (stream.alerts[-1].status, stream.alerts[-1].reason) == (
            "withdrawn",
            "closed by Ida Moor: known and printed",
        )

    @pytest.mark.parametrize(("hours", "events"), [(1.0, 2), (5.9, 2), (6.1, 3), (20.0, 3)])
    def test_until_it_expires_the_same_dissent_opens_no_other(self, hours: float, events: int) -> None:
        """By the clock of the log: the claim comes so many hours after the override, which lasts for six."""
        stream = story()
        stream.command(Action.OVERRIDE, stream.alerts[0].id, expires=stream.now + timedelta(hours=6))
        stream.say("other.example", 91, after=hours)
        assert len(stream.alerts) == events

    def test_another_dissent_alerts_at_once(self) -> None:
        stream = story()
        stream.command(Action.OVERRIDE, stream.alerts[0].id)
        stream.say("other.example", 400)
        assert statuses(stream) == ["raised", "withdrawn", "raised"]

    def test_who_repeats_what_was_overruled_is_overruled_when_the_first_has_gone(self) -> None:
        stream = story()
        stream.command(Action.OVERRIDE, stream.alerts[0].id)
        second = stream.say("other.example", 91)
        stream.withdraw("a5")
        stream.say("third.example", 91)
        stream.withdraw(second)
        stream.say("fourth.example", 91)
        assert statuses(stream) == ["raised", "withdrawn", "resolved"][:2] + statuses(stream)[2:]
        assert "raised" not in statuses(stream)[2:]


class TestAnchor:
    def test_it_settles_at_once_against_the_majority(self) -> None:
        stream = story()
        stream.command(Action.ANCHOR, stream.claim_of("wrong.example"), field="quantity")
        assert sums(stream, "outlet:wrong.example") == (1.0, 0.0)
        assert sums(stream, "outlet:one.example") == (0.0, 1.0)
        assert statuses(stream) == ["raised", "shifted"]

    def test_it_turns_round_what_was_settled_otherwise_under_its_old_date(self) -> None:
        stream = settled_story()
        assert (sums(stream, "outlet:one.example"), sums(stream, "outlet:wrong.example")) == ((1.0, 0.0), (0.0, 1.0))
        stream.tick(24 * 30)
        stream.command(Action.ANCHOR, stream.claim_of("wrong.example"), field="quantity")
        dates = {c.at for c in asyncio.run(store.ledger(stream.work, "outlet:one.example"))}
        assert len(dates) == 1
        assert sums(stream, "outlet:one.example") == (0.0, 1.0)
        assert sums(stream, "outlet:wrong.example") == (1.0, 0.0)

    def test_that_something_is_not_so_debits_only_those_who_say_it(self) -> None:
        stream = story()
        stream.command(Action.ANCHOR, stream.claim_of("wrong.example"), field="quantity", upheld=False)
        assert sums(stream, "outlet:wrong.example") == (0.0, 1.0)
        assert sums(stream, "outlet:one.example") == (0.0, 0.0)
        assert statuses(stream) == ["raised"]

    def test_that_the_consensus_is_not_so_withdraws_the_alert(self) -> None:
        stream = story()
        stream.command(Action.ANCHOR, stream.claim_of("one.example"), field="quantity", upheld=False)
        assert statuses(stream) == ["raised", "withdrawn"]

    @pytest.mark.parametrize(("hours", "raised"), [(1.0, True), (11.0, True), (13.0, False)])
    def test_one_anchored_claim_is_enough_to_alert_until_it_expires(self, hours: float, raised: bool) -> None:
        stream = Stream()
        stream.say("registry.example", 19)
        stream.command(
            Action.ANCHOR,
            stream.claim_of("registry.example"),
            field="quantity",
            expires=stream.now + timedelta(hours=12),
        )
        stream.say("wrong.example", 91, after=hours)
        assert (statuses(stream) == ["raised"]) is raised
        assert all("anchored" in alert.reason for alert in stream.alerts)

    def test_who_agrees_with_the_anchor_is_not_alerted_on_whatever_the_majority_says(self) -> None:
        stream = story()
        stream.command(Action.ANCHOR, stream.claim_of("wrong.example"), field="quantity")
        stream.say("careful.example", 91)
        assert statuses(stream) == ["raised", "shifted"]
        stream.say("late.example", 19)
        assert statuses(stream) == ["raised", "shifted", "raised"]

    def test_an_outlet_that_quotes_a_source_is_not_alerted_on_for_what_an_anchor_says_is_so(self) -> None:
        stream = Stream()
        stream.say("registry.example", 19)
        stream.command(Action.ANCHOR, stream.claim_of("registry.example"), field="quantity")
        stream.say("quoting.example", 91, person("Orla Brandt"))
        assert stream.alerts == []


class TestAppeal:
    def test_it_stands_on_record_with_who_when_what_and_the_decision(self) -> None:
        stream = settled_story()
        alert = stream.alerts[0].id
        filed = stream.command(Action.APPEAL, alert, author="Jon Wry", reason="91 is the whole region")
        found = asyncio.run(appeal(stream.work, filed.command.id))
        assert found is not None
        assert (found.outlet, found.author, found.statement, found.at, found.status) == (
            "wrong.example", "Jon Wry", "91 is the whole region", stream.now, AppealStatus.OPEN,
        )  # fmt: skip
        decided = stream.command(Action.DECIDE, filed.command.id, upheld=True, reason="another scope")
        assert decided.outcome == "upheld: withdrawn; 1 settlement(s) taken back"
        (found,) = asyncio.run(appeals(stream.work, outlet="wrong.example"))
        assert (found.status, found.decided_by, found.decision) == (AppealStatus.UPHELD, "Ida Moor", "another scope")
        assert sums(stream, "outlet:wrong.example") == (0.0, 0.0)

    def test_rejected_it_changes_nothing_but_the_record(self) -> None:
        stream = settled_story()
        filed = stream.command(Action.APPEAL, stream.claim_of("wrong.example"))
        assert stream.command(Action.DECIDE, filed.command.id, upheld=False).outcome == "rejected"
        assert sums(stream, "outlet:wrong.example") == (0.0, 1.0)

    def test_of_a_claim_upheld_takes_back_what_it_cost(self) -> None:
        stream = settled_story()
        filed = stream.command(Action.APPEAL, stream.claim_of("wrong.example"))
        stream.command(Action.DECIDE, filed.command.id, upheld=True)
        assert sums(stream, "outlet:wrong.example") == (0.0, 0.0)
        assert statuses(stream) == ["raised"]

    def test_it_is_decided_once(self) -> None:
        stream = story()
        filed = stream.command(Action.APPEAL, stream.alerts[0].id)
        stream.command(Action.DECIDE, filed.command.id, upheld=False)
        again = stream.command(Action.DECIDE, filed.command.id, upheld=True)
        assert (again.refused, "rejected by Ida Moor already" in again.outcome) == (True, True)


class TestTakedown:
    def test_of_the_dissent_takes_its_debit_and_its_alert_out(self) -> None:
        stream = settled_story()
        entry = stream.command(Action.TAKEDOWN, "a5", reason="court order")
        assert entry.outcome == "1 claim(s) left the record with their effects"
        assert sums(stream, "outlet:wrong.example") == (0.0, 0.0)
        last = stream.alerts[-1]
        assert (last.status, last.dissent[0].sentence) == ("withdrawn", "(taken down)")
        found = score(stream, "wrong.example")
        assert (found.articles, found.claims, found.alerts) == (0, 0, ())

    def test_an_alert_whose_consensus_does_not_stand_without_it_is_withdrawn(self) -> None:
        stream = Stream()
        stream.say("one.example", 19)
        second = stream.say("two.example", 19)
        stream.say("wrong.example", 91)
        stream.command(Action.TAKEDOWN, second)
        assert statuses(stream) == ["raised", "withdrawn"]
        assert "consensus does not stand" in stream.alerts[-1].reason

    def test_an_alert_that_stands_without_it_says_on_what(self) -> None:
        stream = story()
        stream.command(Action.TAKEDOWN, "a2")
        last = stream.alerts[-1]
        assert (last.status, last.event, round(last.n_eff, 2)) == ("raised", 2, 3.0)
        assert [side.outlet for side in last.consensus] == ["one.example", "three.example", "four.example"]

    def test_what_others_settled_by_it_is_taken_back(self) -> None:
        """Without two of the five nobody else decides what the others said: as if it had never been on record."""
        stream = settled_story()
        for article in ("a1", "a2", "a4", "a6"):
            stream.command(Action.TAKEDOWN, article)
        assert sums(stream, "outlet:three.example") == (0.0, 0.0)
        assert sums(stream, "outlet:one.example") == (0.0, 0.0)

    def test_what_others_settled_without_it_stays_under_its_date(self) -> None:
        stream = settled_story()
        before = asyncio.run(store.ledger(stream.work, "outlet:three.example"))
        stream.command(Action.TAKEDOWN, "a5")
        assert asyncio.run(store.ledger(stream.work, "outlet:three.example")) == before

    def test_of_what_is_not_on_record_is_refused_and_logged(self) -> None:
        stream = story()
        entry = stream.command(Action.TAKEDOWN, "https://nobody.example/1")
        assert (entry.refused, "no claim is on record" in entry.outcome) == (True, True)


class TestOutlet:
    def test_a_seed_prior_is_shown_as_such(self) -> None:
        stream = story()
        stream.command(Action.SEED, "one.example", alpha=18.0, beta=2.0)
        found = score(stream, "one.example")
        assert (found.seeded, found.score.n) == (True, 0.0)

    def test_a_reply_stands_beside_the_score_until_it_is_taken_away(self) -> None:
        stream = story()
        stream.command(Action.REPLY, "wrong.example", text="  We stand by it.\n")
        assert score(stream, "wrong.example").note == "We stand by it."
        stream.command(Action.REPLY, "wrong.example", text="")
        assert score(stream, "wrong.example").note == ""

    def test_priors_of_a_table_name_the_line_that_cannot_be_read(self) -> None:
        table = "outlet,reliability,strength,label\na.example,0.9,20,council\nb.example,90,20,council\n"
        with pytest.raises(CommandError, match="line 3"):
            read_seed_priors(table)

    @pytest.mark.parametrize("table", ["", "outlet,reliability,strength,label\n", '{"outlet": "a.example"}'])
    def test_a_table_without_a_prior_is_refused(self, table: str) -> None:
        with pytest.raises(CommandError, match="no line"):
            read_seed_priors(table)


class TestClaimReview:
    @pytest.mark.parametrize(
        ("rating", "upheld"),
        [
            ({"alternateName": "False"}, False),
            ({"alternateName": "True"}, True),
            ({"ratingValue": "1", "bestRating": "5", "worstRating": "1"}, False),
            ({"ratingValue": 5, "bestRating": 5, "worstRating": 1}, True),
        ],
    )
    def test_true_and_false_are_anchors(self, rating: dict, upheld: bool) -> None:
        review = {"@type": "ClaimReview", "author": {"name": "Fact Desk"}, "reviewRating": rating}
        assert claim_review_of(review) == (upheld, "ClaimReview by Fact Desk")

    @pytest.mark.parametrize(
        ("document", "why"),
        [
            (
                {"@type": "ClaimReview", "reviewRating": {"ratingValue": 3, "bestRating": 5, "worstRating": 1}},
                "neither",
            ),
            ({"@type": "ClaimReview", "reviewRating": {"alternateName": "Mostly true"}}, "Mostly true"),
            ({"@type": "ClaimReview", "reviewRating": ["True"]}, "neither"),
            (
                {"@type": "ClaimReview", "reviewRating": {"ratingValue": 1, "bestRating": 1, "worstRating": 1}},
                "neither",
            ),
            ({"@type": "Review"}, "no ClaimReview"),
            ("ClaimReview", "no ClaimReview"),
        ],
    )
    def test_anything_else_decides_nothing_and_says_why(self, document: object, why: str) -> None:
        with pytest.raises(CommandError, match=why):
            claim_review_of(document)
