"""Entries through the handler, in memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.wire import COMPARISON
from services.comparison.handler import compare_article
from services.comparison.model import Comparison, Judgement
from services.extraction.model import ArticleClaims, Claim, Role
from services.runtime.state import MemoryBackend, UnitOfWork
from tests.comparison.factory import amount, bundle, claim, thing

TUNNEL = thing("fire", "kessel", "tunnel", role=Role.TOPIC, named=True, kind="event")


def toll(number: float) -> Claim:
    return claim("die", TUNNEL, quantity=amount(number, "people", "people"), text="The Kessel Tunnel fire")


class Bench:
    def __init__(self) -> None:
        self.backend = MemoryBackend()

    async def enter(self, entry: ArticleClaims) -> Comparison:
        work = UnitOfWork(self.backend)
        await compare_article(entry, work)
        self.backend.commit(work.changes)
        return COMPARISON.decode(self.backend.streams["verdicts"][-1])


@pytest.fixture
def bench() -> Bench:
    return Bench()


async def test_claims_of_one_fact_meet(bench: Bench) -> None:
    first = await bench.enter(bundle(1, toll(19)))
    second = await bench.enter(bundle(2, toll(19)))
    third = await bench.enter(bundle(3, toll(91)))
    assert second.placed[0].fact_id == third.placed[0].fact_id == first.placed[0].claim.id
    assert [v.judgement for v in second.placed[0].verdicts] == [Judgement.AGREEMENT]
    assert [v.judgement for v in third.placed[0].verdicts] == [Judgement.CONTRADICTION] * 2


async def test_every_entry_answers(bench: Bench) -> None:
    tombstone = await bench.enter(bundle(1, kind="tombstone"))
    assert (tombstone.seq, tombstone.placed, tombstone.withdrawn) == (1, (), ())


async def test_a_takedown_withdraws_the_claims_of_its_url(bench: Bench) -> None:
    entry = await bench.enter(bundle(1, toll(91), url="https://a.example/x"))
    gone = await bench.enter(bundle(2, url="https://a.example/x", kind="withdrawal"))
    after = await bench.enter(bundle(3, toll(19)))
    assert gone.withdrawn == (entry.placed[0].claim.id,)
    assert after.placed[0].verdicts == ()


async def test_a_new_version_revises_and_replaces_the_old(bench: Bench) -> None:
    await bench.enter(bundle(1, toll(91), url="https://a.example/x"))
    version = await bench.enter(bundle(2, toll(19), url="https://a.example/x", supersedes="a1"))
    after = await bench.enter(bundle(3, toll(19)))
    assert [v.judgement for v in version.placed[0].verdicts] == [Judgement.REVISION]
    assert len(version.withdrawn) == 1
    assert [v.judgement for v in after.placed[0].verdicts] == [Judgement.AGREEMENT]


async def test_an_article_that_reports_both_values_contradicts_neither(bench: Bench) -> None:
    await bench.enter(bundle(1, toll(19)))
    both = await bench.enter(bundle(2, toll(19), toll(91)))
    judged = [v.judgement for p in both.placed for v in p.verdicts]
    assert judged == [Judgement.AGREEMENT]


async def test_the_same_entries_give_the_same_bytes() -> None:
    entries = [bundle(1, toll(19)), bundle(2, toll(19), toll(34)), bundle(3, toll(91))]
    runs = []
    for _ in range(2):
        bench = Bench()
        for entry in entries:
            await bench.enter(entry)
        runs.append((bench.backend.values, bench.backend.streams))
    assert runs[0] == runs[1]


class TestBoilerplate:
    """A sentence that stands word for word in many articles of one outlet is no further word on its fact."""

    async def test_the_fourth_article_of_an_outlet_with_the_same_words_is_no_witness(self, bench: Bench) -> None:
        told = [await bench.enter(bundle(n, toll(19), outlet="a.example")) for n in range(1, 7)]
        assert [len(entry.placed) for entry in told] == [1, 1, 1, 0, 0, 0]

    async def test_nothing_of_it_is_stored(self, bench: Bench) -> None:
        for number in range(1, 4):
            await bench.enter(bundle(number, toll(19), outlet="a.example"))
        before = {k: v for k, v in bench.backend.values.items() if ":fact:" in k or ":claim:" in k or ":ix:" in k}
        await bench.enter(bundle(4, toll(19), outlet="a.example"))
        after = {k: v for k, v in bench.backend.values.items() if ":fact:" in k or ":claim:" in k or ":ix:" in k}
        assert after == before

    async def test_other_outlets_and_other_values_are_heard(self, bench: Bench) -> None:
        for number in range(1, 5):
            await bench.enter(bundle(number, toll(19), outlet="a.example"))
        other = await bench.enter(bundle(5, toll(19), outlet="b.example"))
        changed = await bench.enter(bundle(6, toll(91), outlet="a.example"))
        assert len(other.placed[0].verdicts) == 3
        assert {v.judgement for v in changed.placed[0].verdicts} >= {Judgement.CONTRADICTION}

    async def test_other_words_are_heard(self, bench: Bench) -> None:
        for number in range(1, 4):
            await bench.enter(bundle(number, toll(19), outlet="a.example"))
        anew = replace(toll(19), text="The fire in the Kessel Tunnel")
        assert len((await bench.enter(bundle(4, anew, outlet="a.example"))).placed) == 1

    async def test_versions_of_one_page_are_one_article(self, bench: Bench) -> None:
        page = "https://a.example/x"
        for number in range(1, 3):
            await bench.enter(bundle(number, toll(19), outlet="a.example"))
        first = await bench.enter(bundle(3, toll(19), outlet="a.example", url=page))
        second = await bench.enter(bundle(4, toll(19), outlet="a.example", url=page, supersedes=first.article_id))
        assert len(second.placed) == 1
