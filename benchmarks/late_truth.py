"""Late truth: early reports are wrong, the right value comes hours later, some early outlets correct themselves.

Runs the production handler on comparisons built by value, with settlement by its own timers in stream time.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.alert import decode_alert
from services.comparison.model import Comparison, Field, Judgement, PlacedClaim, Verdict
from services.extraction.model import Claim, Frame, Hedge, Modality, Polarity, Quantity, Span
from services.runtime.state import MemoryBackend, UnitOfWork
from services.scoring import store
from services.scoring.handler import score_comparison

START = datetime(2025, 1, 1, tzinfo=UTC)
NOWHERE = Span(0, 1)


def claim_of(article: str, outlet: str, value: float, at: datetime, corrects: bool) -> Claim:
    quantity = Quantity(NOWHERE, value, value, value, 1, "people", Hedge.EXACT)
    return Claim(
        id=f"c{article}",
        article_id=article,
        outlet=outlet,
        published_at=at,
        sentence=NOWHERE,
        span=NOWHERE,
        text=f"{value:g}",
        frame=Frame("count", "count", NOWHERE, ()),
        quantity=quantity,
        when=None,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ASSERTED,
        attribution=None,
        corrects=corrects,
    )


def verdict_of(new: Claim, old: Claim) -> Verdict:
    same = new.quantity is not None and old.quantity is not None and new.quantity.number == old.quantity.number
    if same:
        return Verdict(new.id, old.id, Judgement.AGREEMENT, None, (Field.QUANTITY,), "by value", "the same")
    revises = new.corrects and new.outlet == old.outlet
    judgement = Judgement.REVISION if revises else Judgement.CONTRADICTION
    return Verdict(new.id, old.id, judgement, Field.QUANTITY, (), "by value", "another")


def late_truth(facts: int = 40) -> dict[str, Any]:
    """Scores of early wrong outlets that correct themselves, of those that do not, and of those who came later."""
    backend = MemoryBackend()
    seq = 0

    async def run() -> dict[str, Any]:
        nonlocal seq
        now = START
        for fact in range(facts):
            past: list[Claim] = []
            reports = [(f"early{i}", 12.0, False, 1) for i in range(3)]
            reports += [(f"later{i}", 30.0, False, 3) for i in range(7)]
            reports += [("early0", 30.0, True, 1)]
            for outlet, value, corrects, hours in reports:
                seq += 1
                now += timedelta(hours=hours)
                claim = claim_of(f"a{seq}", outlet, value, now, corrects)
                placed = PlacedClaim(claim, f"f{fact}", tuple(verdict_of(claim, old) for old in past))
                past.append(claim)
                await deliver(backend, comparison_of(seq, now, claim, (placed,)))
        seq += 1
        await deliver(backend, comparison_of(seq, now + timedelta(days=8), None, ()))
        scores = {s.outlet: s.score for s in await store.outlets(UnitOfWork(backend))}
        events = [decode_alert(raw).status for raw in backend.streams.get("alerts", [])]
        return {
            "facts": facts,
            "corrected itself": _shown(scores["early0"]),
            "stood by it": _shown(scores["early1"]),
            "came later, right": _shown(scores["later0"]),
            "alert events": {status: events.count(status) for status in sorted(set(events))},
        }

    return asyncio.run(run())


def comparison_of(seq: int, now: datetime, claim: Claim | None, placed: tuple[PlacedClaim, ...]) -> Comparison:
    outlet = claim.outlet if claim is not None else ""
    kind = "article" if claim is not None else "tombstone"
    return Comparison(seq, now, f"a{seq}", "", outlet, "", now, kind, None, placed)


async def deliver(backend: MemoryBackend, comparison: Comparison) -> None:
    work = UnitOfWork(backend)
    await score_comparison(comparison, work)
    backend.commit(work.changes)


def _shown(score: Any) -> dict[str, Any]:
    return {"mean": score.mean, "interval": [score.lower, score.upper], "n": score.n, "grade": score.grade}
