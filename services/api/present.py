"""From the stages' records to what the API answers."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.alert import Alert, alert_of
from schemas.http import (
    AppealView,
    AuditEntry,
    Calibration,
    CalibrationBand,
    Calls,
    ClaimDetail,
    FactDetail,
    Judged,
    Said,
)
from services.comparison.model import Verdict
from services.scoring.calibration import BANDS, Band, Tally
from services.scoring.desk.commands import Appeal, Logged
from services.scoring.model import AlertRecord, FactRecord, Witness


def said(witness: Witness, fact_id: str) -> Said:
    """One claim on record."""
    return Said(
        claim_id=witness.claim_id,
        fact_id=fact_id,
        article_id=witness.article_id,
        outlet=witness.outlet,
        url=witness.url,
        title=witness.title,
        published_at=witness.published_at,
        seen_at=witness.seen_at,
        text=witness.text,
        span=(witness.span.start, witness.span.end),
        chain=tuple(link.name for link in witness.chain),
        low=witness.low,
        high=witness.high,
        unit=witness.unit,
        confidence=witness.confidence,
    )


def judged(verdict: Verdict) -> Judged:
    """One verdict."""
    return Judged(
        left=verdict.left,
        right=verdict.right,
        judgement=verdict.judgement.value,
        field=verdict.field.value if verdict.field else None,
        rule=verdict.rule,
        reason=verdict.reason,
        left_value=verdict.left_value,
        right_value=verdict.right_value,
    )


def claim_detail(record: FactRecord, claim_id: str) -> ClaimDetail | None:
    """A claim of the fact with every verdict on it; None if the fact has no such live claim."""
    witness = next((w for w in record.witnesses if w.claim_id == claim_id), None)
    if witness is None:
        return None
    verdicts = tuple(judged(v) for v in record.verdicts if claim_id in (v.left, v.right))
    return ClaimDetail(**said(witness, record.fact_id).model_dump(), verdicts=verdicts)


def fact_detail(record: FactRecord, alerts: list[AlertRecord]) -> FactDetail:
    """A fact with its live claims, the verdicts between them and the alerts about it."""
    return FactDetail(
        fact_id=record.fact_id,
        claims=tuple(said(w, record.fact_id) for w in record.witnesses),
        verdicts=tuple(judged(v) for v in record.verdicts),
        alerts=alerts_of(alerts),
    )


def alerts_of(records: list[AlertRecord]) -> tuple[Alert, ...]:
    """Alerts as their stream carries them."""
    return tuple(alert_of(record) for record in records)


def appeal_view(found: Appeal) -> AppealView:
    """An appeal as it is published."""
    return AppealView(**{name: getattr(found, name) for name in AppealView.model_fields if name != "status"},
                      status=found.status.value)  # fmt: skip


def audit_entry(found: Logged) -> AuditEntry:
    """One line of the audit log."""
    command = found.command
    return AuditEntry(
        number=found.number, id=command.id, action=command.action.value, target=command.target, author=command.author,
        via=command.via, reason=command.reason, at=command.at, field=command.field, upheld=command.upheld,
        expires=command.expires, text=command.text, outcome=found.outcome, refused=found.refused,
    )  # fmt: skip


def calibration_view(bands: Sequence[Band]) -> Calibration:
    """The table of calibration as it is published."""
    ends = (*BANDS[1:], 1.0)
    return Calibration(
        bands=tuple(
            CalibrationBand(
                low=low, high=high, settled=_calls(band.settled), tested=_calls(band.tested),
                anchored=_calls(band.anchored), open=band.open,
            )
            for low, high, band in zip(BANDS, ends, bands, strict=True)
        )
    )  # fmt: skip


def _calls(tally: Tally) -> Calls:
    return Calls(facts=tally.calls, called=tally.mean_call, held=tally.share_held)
