"""Values that change with time, where judging them needs the record (SCORING "Time", rules 2 and 4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from services.comparison.model import Field
from services.scoring.cells import Cells
from services.scoring.model import FactRecord, Lead, Witness
from services.scoring.parameters import Parameters


def rise_allowed(steps: list[float], value: float, parameters: Parameters) -> bool:
    """Whether a toll that stood at `steps` (in the order of record) may stand at `value` now.

    By at most three times the last step, or, without a last step, to at most twice the value.

    >>> from services.scoring.parameters import DEFAULT
    >>> rise_allowed([8, 21], 34, DEFAULT), rise_allowed([19], 91, DEFAULT), rise_allowed([19], 30, DEFAULT)
    (True, False, True)
    """
    if not steps or value <= steps[-1]:
        return False
    last = steps[-1] - steps[-2] if len(steps) > 1 else None
    if last is None or last <= 0:
        return value <= parameters.first_rise_factor * steps[-1]
    return value - steps[-1] <= parameters.step_factor * last


def is_next_step(
    claim: Witness,
    cells: Cells,
    witnesses: Mapping[str, Witness],
    opposed: set[int],
    parameters: Parameters,
) -> bool:
    """Whether a cumulative claim continues the lineage that it conflicts with, by the steps on record."""
    value = stated(claim)
    if not claim.cumulative or value is None:
        return False
    for cell in opposed:
        steps = []
        for part in sorted(cells.lineage(cell), key=lambda p: witnesses[cells.members[p][0]].seq):
            numbers = sorted(n for c in cells.members[part] if (n := stated(witnesses[c])) is not None)
            if numbers:
                steps.append(numbers[len(numbers) // 2])
        steps.sort()
        if rise_allowed(steps, value, parameters):
            return True
    return False


def stated(witness: Witness) -> float | None:
    """The number that a claim stands for: the written one, else its lower bound."""
    return witness.number if witness.number is not None else witness.low


def is_stale(
    record: FactRecord,
    claim: Witness,
    field: Field,
    cells: Cells,
    witnesses: Mapping[str, Witness],
    agreed: set[int],
    now: datetime,
    parameters: Parameters,
) -> bool:
    """Whether the claim repeats a value that led the fact until lately: out of date, not in contradiction.

    Grace after the lead was lost: 6 h, 24 h once the fact is older than three days; the lead within 72 h.
    """
    if not agreed or not record.witnesses:
        return False
    age = now - min(w.seen_at for w in record.witnesses)
    old = age > timedelta(hours=parameters.stale_old_after)
    grace = timedelta(hours=parameters.stale_grace_old if old else parameters.stale_grace_young)
    members = {c for cell in agreed for c in cells.members[cell]}
    for lead in record.leads:
        if lead.field is field and lead.claim_id in members and lead.until is not None:
            recent = now - lead.until
            if recent <= min(grace, timedelta(hours=parameters.stale_window)) and _outdated(claim, lead, record, field):
                return True
    return False


def _outdated(claim: Witness, lead: Lead, record: FactRecord, field: Field) -> bool:
    """A count that only grows is out of date where it is below the value that leads now; other values always can be."""
    if field is not Field.QUANTITY or not claim.cumulative:
        return True
    current = next((x for x in reversed(record.leads) if x.field is field and x.until is None), None)
    by_id = {w.claim_id: w for w in record.witnesses}
    if current is None or current.claim_id not in by_id:
        return True
    now_value, value = stated(by_id[current.claim_id]), stated(claim)
    return now_value is None or value is None or value < now_value


def with_lead(
    leads: tuple[Lead, ...], field: Field, claim_id: str | None, now: datetime, window: float
) -> tuple[Lead, ...]:
    """The history of leads after `claim_id`'s cell leads `field`; what ended longer ago than `window` hours is dropped."""
    current = next((x for x in leads if x.field is field and x.until is None), None)
    if current is not None and current.claim_id == claim_id:
        return leads
    horizon = now - timedelta(hours=window)
    kept = [x for x in leads if x.field is not field or (x.until is not None and x.until >= horizon)]
    if current is not None:
        kept.append(Lead(field, current.claim_id, current.since, now))
    if claim_id is not None:
        kept.append(Lead(field, claim_id, now))
    return tuple(kept)
