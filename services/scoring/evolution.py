"""Values that change with time, where judging them needs the record (SCORING "Time", rules 2 and 4)."""

from __future__ import annotations

from datetime import datetime, timedelta

from services.comparison.model import Field
from services.scoring.case import Case
from services.scoring.model import Lead, Witness
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


def is_next_step(case: Case) -> bool:
    """Whether a cumulative claim continues a lineage that it conflicts with, by the steps on record."""
    value = stated(case.claim)
    if not case.claim.cumulative or value is None:
        return False
    by_id = case.by_id
    for cell in sorted(case.opposed):
        steps = []
        for part in case.cells.lineage(cell):
            numbers = sorted(n for c in case.cells.members[part] if (n := stated(by_id[c])) is not None)
            steps += numbers[len(numbers) // 2 :][:1]
        if rise_allowed(sorted(steps), value, case.scale.parameters):
            return True
    return False


def is_second_origin_of_a_rise(case: Case) -> bool:
    """Whether another origin already has this higher count: then the first was early, not wrong (rule 2).

    Another origin: not this outlet, not a text that either took from the other, not the same source.
    """
    value = stated(case.claim)
    if not case.claim.cumulative or value is None or not case.opposed:
        return False
    by_id = case.by_id
    own = case.bodies.root(case.claim)
    below = [n for cell in case.opposed for c in case.cells.members[cell] if (n := stated(by_id[c])) is not None]
    if not below or value <= max(below):
        return False
    return any(case.bodies.root(by_id[c]) != own for cell in case.agreed for c in case.cells.members[cell])


def stated(witness: Witness) -> float | None:
    """The number that a claim stands for: the written one, else its lower bound."""
    return witness.number if witness.number is not None else witness.low


def is_stale(case: Case) -> bool:
    """Whether the claim repeats a value that led the fact until lately: out of date, not in contradiction.

    Grace after the lead was lost: 6 h, 24 h once the fact is older than three days; the lead within 72 h.
    """
    if not case.agreed:
        return False
    parameters = case.scale.parameters
    age = case.now - min(w.seen_at for w in case.record.witnesses)
    old = age > timedelta(hours=parameters.stale_old_after)
    grace = timedelta(hours=parameters.stale_grace_old if old else parameters.stale_grace_young)
    limit = min(grace, timedelta(hours=parameters.stale_window))
    members = {c for cell in case.agreed for c in case.cells.members[cell]} | {
        v.right for v in case.record.verdicts if v.left == case.claim.claim_id and case.field in v.agrees
    }
    return any(
        lead.field is case.field
        and lead.claim_id in members
        and lead.until is not None
        and case.now - lead.until <= limit
        and _outdated(case)
        for lead in case.record.leads
    )


def _outdated(case: Case) -> bool:
    """A count that only grows is out of date where it is below the value that leads now; other values always can be."""
    if case.field is not Field.QUANTITY or not case.claim.cumulative:
        return True
    current = next((x for x in reversed(case.record.leads) if x.field is case.field and x.until is None), None)
    by_id = {w.claim_id: w for w in case.record.witnesses}
    if current is None or current.claim_id not in by_id:
        return True
    now_value, value = stated(by_id[current.claim_id]), stated(case.claim)
    return now_value is None or value is None or value < now_value


def with_lead(
    leads: tuple[Lead, ...], field: Field, claim_id: str | None, now: datetime, window: float
) -> tuple[Lead, ...]:
    """The history of leads after `claim_id`'s cell leads `field`; what ended over `window` hours ago is dropped."""
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
