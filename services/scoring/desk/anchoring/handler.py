"""An anchor: it settles a field at once, undoes what was settled otherwise, and closes alerts that it contradicts."""

from __future__ import annotations

from dataclasses import replace

from services.comparison.model import Field
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.anchors import anchored_claims
from services.scoring.booking.handler import publish_alert, settle_again, settle_fact
from services.scoring.desk.commands import CommandError
from services.scoring.life import OPEN, close_alert
from services.scoring.model import AlertStatus, Anchor, Command, FactRecord
from services.scoring.parameters import Parameters


async def anchor_field(command: Command, work: UnitOfWork, parameters: Parameters) -> str:
    """Fix a field of the fact of the claim `command.target`. Raises `CommandError`."""
    fact_id = await store.fact_of_claim(work, command.target)
    record = None if fact_id is None else await store.fact(work, fact_id)
    if record is None:
        raise CommandError(f"anchor {command.target}: no such claim; `crosswire explain fact ID` lists the claims")
    field = Field(command.field or "")
    claim = command.target if command.upheld is not False else f"not:{command.target}"
    anchor = Anchor(field, claim, command.reason, command.author, command.expires)
    kept = tuple(a for a in record.anchors if a.field is not field)
    anchored = replace(record, anchors=(*kept, anchor))
    anchored, moved = await settle_again(work, record, anchored, command.at, decisive=True, parameters=parameters)
    before = len(anchored.settled)
    await settle_fact(work, anchored, command.at, parameters)
    after = await store.fact(work, anchored.fact_id)
    settled = len(after.settled) - before if after is not None else 0
    closed = await _close_contradicted(work, anchored, anchor, command)
    return f"{field.value} anchored: {moved} settlement(s) moved, {settled} new, {closed} alert(s) closed"


async def _close_contradicted(work: UnitOfWork, record: FactRecord, anchor: Anchor, command: Command) -> int:
    """Close the open alerts whose dissent the anchor says is so, or whose consensus it says is not so."""
    claims, closed = anchored_claims(record, anchor), 0
    seq = await store.applied(work)
    for alert in await store.alerts_by_id(work, record.alerts):
        if alert.status not in OPEN or alert.field is not anchor.field:
            continue
        dissent, consensus = ({side.claim_id for side in sides} for sides in (alert.dissent, alert.consensus))
        if anchor.holds and not dissent.isdisjoint(claims):
            status, what = AlertStatus.SHIFTED, "the dissenting value"
        elif not anchor.holds and not consensus.isdisjoint(claims):
            status, what = AlertStatus.WITHDRAWN, "the value of the consensus as not so"
        else:
            continue
        reason = f"{command.author} has anchored {what}: {command.reason}"
        await publish_alert(work, close_alert(alert, status, reason, command.at, seq))
        closed += 1
    return closed
