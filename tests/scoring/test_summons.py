"""Witnesses of other facts, who state a value that is contradicted here: they count here and are booked at home."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from services.scoring import store
from services.scoring.model import FactRecord
from tests.scoring.scoring_streams import FACT, START, Stream

HOME = "fact-2"


def told_in_two_ways(*, summoned: bool = True) -> tuple[Stream, list[str]]:
    """Two outlets have one figure, in words that comparison holds for two facts; the third contradicts the first."""
    stream = Stream()
    first = stream.say("one.example", 19)
    second = stream.say("two.example", 19, fact=HOME)
    third = stream.say("three.example", 91, corroborated=((second, first),) if summoned else ())
    return stream, [first, second, third]


def record_of(stream: Stream, fact: str) -> FactRecord | None:
    return asyncio.run(store.fact(stream.work, fact))


def test_a_witness_of_another_fact_makes_the_consensus() -> None:
    assert told_in_two_ways(summoned=False)[0].raising == []
    stream, (first, second, third) = told_in_two_ways()
    assert stream.raising == [third]
    assert [side.article_id for side in stream.alerts[0].consensus] == [first, second]


def test_its_copy_is_no_second_witness() -> None:
    stream = Stream()
    first = stream.say("one.example", 19)
    second = stream.say("two.example", 19, fact=HOME, copies={first: 0.95})
    stream.say("three.example", 91, corroborated=((second, first),))
    assert stream.raising == []


def test_the_dissenters_own_outlet_is_none() -> None:
    stream = Stream()
    first = stream.say("one.example", 19)
    second = stream.say("three.example", 19, fact=HOME)
    stream.say("three.example", 91, corroborated=((second, first),))
    assert stream.raising == []


def test_a_takedown_of_it_leaves_both_facts() -> None:
    stream, (_, second, _) = told_in_two_ways()
    stream.withdraw(second)
    assert [a.status for a in stream.alerts] == ["raised", "withdrawn"]
    home, here = record_of(stream, HOME), record_of(stream, FACT)
    assert home is None
    assert here is not None
    assert (len(here.witnesses), here.summoned) == (2, ())


def test_a_newer_version_of_it_leaves_both_facts() -> None:
    stream, (_, second, _) = told_in_two_ways()
    stream.say("two.example", 91, fact=HOME, supersedes=second)
    here = record_of(stream, FACT)
    assert here is not None
    assert f"c-{second}" not in {w.claim_id for w in here.witnesses}


def test_it_is_credited_once_in_its_own_fact() -> None:
    stream, (_, second, _) = told_in_two_ways()
    stream.say("four.example", 19, fact=HOME)
    stream.say("five.example", 19, fact=HOME)
    stream.tick(200)
    entries = asyncio.run(store.ledger(stream.work, "outlet:two.example"))
    assert [(e.claim_id, e.fact_id) for e in entries] == [(f"c-{second}", HOME)]


def test_forgetting_where_it_was_summoned_leaves_it_at_home() -> None:
    stream, (_, second, _) = told_in_two_ways()
    for _ in range(6):
        stream.say("two.example", 19, fact=HOME, after=24 * 25)
    assert record_of(stream, FACT) is None, f"forgotten by {stream.now} since {START}"
    assert asyncio.run(store.fact_of_claim(stream.work, f"c-{second}")) == HOME


def test_facts_found_to_be_one_have_it_at_home() -> None:
    stream, (first, second, _) = told_in_two_ways()
    merging = stream.log[0]
    stream.send(
        replace(merging, seq=stream.seq + 1, seen_at=stream.now, article_id="a9", placed=(), merged=((HOME, FACT),))
    )
    record = record_of(stream, HOME)
    assert record is not None
    assert (record.fact_id, record.summoned) == (FACT, ())
    assert {f"c-{first}", f"c-{second}"} <= {w.claim_id for w in record.witnesses}
