"""What comparison forgets, by the clock of the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from services.comparison.handler import compare_article
from services.comparison.retention import RETENTION
from services.extraction.model import ArticleClaims, Claim, Role
from services.runtime.state import MemoryBackend, UnitOfWork
from tests.comparison.factory import DAY, amount, bundle, claim, thing

MARKS = {"comparison:oldest"}


def toll(name: str, number: float = 19) -> Claim:
    fire = thing("fire", name, "tunnel", role=Role.TOPIC, named=True, kind="event")
    return claim("die", fire, quantity=amount(number), text=f"The {name.title()} Tunnel fire")


def entry(seq: int, days: float, *claims: Claim) -> ArticleClaims:
    return replace(bundle(seq, *claims), seen_at=DAY + timedelta(days=days))


async def run(*entries: ArticleClaims) -> MemoryBackend:
    backend = MemoryBackend()
    for each in entries:
        work = UnitOfWork(backend)
        await compare_article(each, work)
        backend.commit(work.changes)
    return backend


def about(backend: MemoryBackend, claim_id: str) -> list[str]:
    return [k for k, v in backend.values.items() if claim_id in k or claim_id.encode() in v]


async def test_an_entry_is_forgotten_whole() -> None:
    old = toll("kessel")
    backend = await run(entry(1, 0, old), *(entry(n, 191, toll("orvik")) for n in (2, 3)))
    assert about(backend, old.id) == []
    assert about(backend, old.article_id) == []


async def test_nothing_is_forgotten_that_a_lookup_can_reach() -> None:
    old = toll("kessel")
    backend = await run(entry(1, 0, old), entry(2, RETENTION.days - 1, toll("orvik")))
    assert f"comparison:claim:{old.id}" in backend.values


async def test_a_fact_outlives_the_claim_that_founded_it_while_others_stand() -> None:
    first, second = toll("kessel"), toll("kessel")
    backend = await run(entry(1, 0, first), entry(2, 80, second), *(entry(n, 200, toll("orvik")) for n in (3, 4)))
    assert f"comparison:claim:{first.id}" not in backend.values
    assert f"comparison:claim:{second.id}" in backend.values
    assert first.id.encode() not in backend.values[f"comparison:fact:{first.id}"]


async def test_the_record_stays_as_large_as_its_days() -> None:
    async def size(days: int) -> int:
        return len((await run(*(entry(n, n * 5, toll(f"name{n % 3}")) for n in range(1, days // 5)))).values)

    assert await size(1500) <= await size(750)


async def test_a_long_silence_is_caught_up_a_few_entries_at_a_time() -> None:
    many = [entry(n, n / 100, toll(f"name{n}")) for n in range(1, 41)]
    later = [entry(100 + n, 400, toll("orvik")) for n in range(40)]
    backend = await run(*many, *later)
    assert not [k for e in many for k in about(backend, e.claims[0].id)]
    assert {k for k in backend.values if not k.startswith("comparison:")} == set()
    assert set(backend.values) >= MARKS
