"""Claims that leave the record take their effects with them: credits, debits, and alerts that rest on them.

A new version of an article replaces its claims: they go, and what others earned by them stays. A takedown goes further:
what the other claims of the fact would not have got without the article is taken back too, an alert whose consensus
does not stand without it is withdrawn, and its words are shown no more.
"""

from __future__ import annotations

from dataclasses import replace

from services.comparison.model import Comparison
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.booking.handler import publish_alert, settle_again, take_back
from services.scoring.day.store import scale_for
from services.scoring.dissent import judge_claim
from services.scoring.intake import without
from services.scoring.life import OPEN, close_alert, judged_anew, taken_down
from services.scoring.model import AlertRecord, AlertStatus, Command, FactRecord, Ruling
from services.scoring.parameters import Parameters

WITHDRAWAL = "withdrawal"


async def withdraw_claims(
    work: UnitOfWork, comparison: Comparison, parameters: Parameters, *, by: Command | None = None
) -> None:
    """Take the withdrawn claims of an entry out of their facts; `by`: the operator who ordered it."""
    gone: dict[str, set[str]] = {}
    for claim in comparison.withdrawn:
        found = await store.facts_of_claim(work, claim)
        for fact_id in found:
            gone.setdefault(fact_id, set()).add(claim)
        if found:
            store.drop_claim(work, claim)
    for fact_id in sorted(gone):
        record = await store.fact(work, fact_id)
        if record is None:
            continue
        if comparison.kind == WITHDRAWAL:
            await _take_down(work, record, gone[fact_id], comparison, parameters, by)
        else:
            await _replace(work, record, gone[fact_id], comparison)
    if comparison.kind == WITHDRAWAL and gone:
        await _count_less(work, comparison)


async def _replace(work: UnitOfWork, record: FactRecord, gone: set[str], comparison: Comparison) -> None:
    for alert in await store.alerts_by_id(work, record.alerts):
        if alert.status in OPEN and all(side.claim_id in gone for side in alert.dissent):
            reason = "the dissenting article was changed"
            await publish_alert(
                work, close_alert(alert, AlertStatus.RESOLVED, reason, comparison.seen_at, comparison.seq)
            )
    await take_back(work, record.fact_id, gone)
    store.put_fact(work, without(record, gone))


async def _take_down(  # noqa: PLR0917 - one step of a takedown
    work: UnitOfWork,
    record: FactRecord,
    gone: set[str],
    comparison: Comparison,
    parameters: Parameters,
    by: Command | None,
) -> None:
    left, _ = await settle_again(work, record, without(record, gone), comparison.seen_at, parameters=parameters)
    for alert in await store.alerts_by_id(work, record.alerts):
        sides = {side.claim_id for side in (*alert.dissent, *alert.consensus)}
        if not gone.isdisjoint(sides):
            cleared = taken_down(alert, gone)
            state = await _after(work, cleared, left, gone, comparison, parameters, by)
            await publish_alert(work, state)
    store.put_fact(work, left)


async def _after(  # noqa: PLR0917 - as above
    work: UnitOfWork,
    alert: AlertRecord,
    record: FactRecord,
    gone: set[str],
    comparison: Comparison,
    parameters: Parameters,
    by: Command | None,
) -> AlertRecord:
    """The alert once the claims have gone: closed where its dissent has gone or its consensus does not stand now."""
    now, seq = comparison.seen_at, comparison.seq
    if alert.status not in OPEN:
        return replace(alert, changed_at=now, seq=seq, event=alert.event + 1)
    if all(side.claim_id in gone for side in alert.dissent):
        if by is None:
            return close_alert(alert, AlertStatus.RESOLVED, "the dissenting article was taken down", now, seq)
        reason = f"the dissenting article was taken down by {by.author}: {by.reason}"
        return close_alert(alert, AlertStatus.WITHDRAWN, reason, now, seq)
    scale = await scale_for(work, record, now, parameters)
    dissent = {side.claim_id for side in alert.dissent} - gone
    for witness in record.witnesses:
        if witness.claim_id in dissent:
            for decision in judge_claim(record, witness, scale, now):
                if decision.field is alert.field and decision.ruling is Ruling.CONTRADICTION:
                    return judged_anew(alert, record, decision, now, seq)
    reason = "without the article that was taken down the consensus does not stand"
    return close_alert(alert, AlertStatus.WITHDRAWN, reason, now, seq)


async def _count_less(work: UnitOfWork, comparison: Comparison) -> None:
    voice = f"outlet:{comparison.outlet}"
    found = (await store.accounts(work, [voice])).get(voice)
    if found is not None:
        claims = max(0, found.claims - len(comparison.withdrawn))
        await store.put_account(work, replace(found, articles=max(0, found.articles - 1), claims=claims))
