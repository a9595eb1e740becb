"""The life of an alert: opened by the first dissenting article, joined, resolved, withdrawn, shifted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from services.comparison.model import Field, Judgement, Verdict
from services.extraction.model import Span
from services.scoring.anchors import rules_out
from services.scoring.bodies import Bodies
from services.scoring.cells import build_cells
from services.scoring.consensus import Scale, find_consensus
from services.scoring.model import (
    AlertRecord,
    AlertSide,
    AlertStatus,
    Consensus,
    Decision,
    FactRecord,
    Ledger,
    Witness,
)

TAKEN_DOWN = "(taken down)"
OPEN = frozenset({AlertStatus.RAISED, AlertStatus.JOINED})


def alert_id(fact_id: str, field: Field, cell: str) -> str:
    """Identity of an alert: hash of the fact, the field and the dissenting cell (named by its first claim).

    >>> len(alert_id("f1", Field.TIME, "c9"))
    24
    """
    return blake2b(f"{fact_id}\x1f{field.value}\x1f{cell}".encode(), digest_size=12).hexdigest()


def same_dissent(alert: AlertRecord, claim_id: str, field: Field, verdicts: Iterable[Verdict]) -> bool:
    """Whether `claim_id` states what the alert's dissent states, so that it joins instead of opening another."""
    mine = {side.claim_id for side in alert.dissent}
    if alert.field is not field:
        return False
    return any(v.left == claim_id and v.right in mine and field in v.agrees for v in verdicts)


def corrected_by(alert: AlertRecord, witness: Witness, record: FactRecord) -> bool:
    """Whether `witness` brings the last dissenting outlet back: it joins the consensus, or takes its claim back."""
    standing = {w.claim_id for w in record.standing}
    against = {side.claim_id for side in alert.dissent}
    holders = {side.outlet for side in alert.dissent if side.claim_id in standing} - {witness.outlet}
    if holders or witness.outlet not in {side.outlet for side in alert.dissent}:
        return False
    supporters = {side.claim_id for side in alert.consensus}
    mine = [v for v in record.verdicts if v.left == witness.claim_id]
    if any(v.right in against and alert.field in v.agrees for v in mine):
        return False
    return any(
        (v.right in supporters and alert.field in v.agrees)
        or (v.right in against and v.judgement is Judgement.REVISION)
        for v in mine
    )


def has_shifted(alert: AlertRecord, record: FactRecord, scale: Scale, now: datetime) -> bool:
    """Whether the dissenting cell leads its field with P >= .8 on enough independent witnesses, and no anchor holds."""
    if rules_out(record, alert.field, frozenset(side.claim_id for side in alert.dissent), now):
        return False
    standing = record.standing
    cells = build_cells(standing, record.verdicts, alert.field)
    consensus = find_consensus(alert.field, standing, cells, Bodies.of(standing), scale)
    if consensus is None or consensus.probability < scale.parameters.shift_probability:
        return False
    dissent = {side.claim_id for side in alert.dissent}
    return bool(dissent.intersection(consensus.cell)) and consensus.witnesses >= scale.parameters.alert_witnesses


def sides_of(
    claims: Iterable[str],
    record: FactRecord,
    field: Field,
    opposite: Sequence[str],
    shares: Mapping[str, float],
) -> tuple[AlertSide, ...]:
    """The claims as sides of an alert, with the value that a verdict across the divide read from them."""
    by_id = {w.claim_id: w for w in record.witnesses}
    bodies = Bodies.of(record.witnesses)
    result = []
    for claim in claims:
        witness = by_id.get(claim)
        if witness is not None:
            value, span = value_of(claim, record.verdicts, field, opposite)
            result.append(_side(witness, bodies, value, span, shares.get(claim, 1.0)))
    return tuple(result)


def _side(witness: Witness, bodies: Bodies, value: str, span: Span | None, share: float) -> AlertSide:
    return AlertSide(
        claim_id=witness.claim_id,
        article_id=witness.article_id,
        outlet=witness.outlet,
        url=witness.url,
        title=witness.title,
        sentence=witness.text,
        span=witness.span,
        value=value,
        value_span=span,
        origin=bodies.root(witness),
        published_at=witness.published_at,
        witness=share,
    )


def value_of(claim: str, verdicts: Iterable[Verdict], field: Field, opposite: Sequence[str]) -> tuple[str, Span | None]:
    """The claim's value in `field` as a verdict states it, best one against the other side."""
    other = set(opposite)
    found: list[tuple[bool, str, Span | None]] = []
    for v in verdicts:
        if claim not in (v.left, v.right) or v.field is not field:
            continue
        mine, partner = (v.left_value, v.right) if v.left == claim else (v.right_value, v.left)
        span = v.left_span if v.left == claim else v.right_span
        found.append((partner in other, mine, span))
    if not found:
        return "", None
    best = next((f for f in found if f[0]), found[0])
    return best[1], best[2]


def tells_same(alert: AlertRecord, side: AlertSide, field: Field) -> bool:
    """Whether an open alert tells of the same words of the same article: a clause and its sentence are two facts."""
    if alert.status not in OPEN or alert.field is not field or side.value_span is None:
        return False
    return any(
        other.article_id == side.article_id
        and other.value_span is not None
        and other.value_span.overlaps(side.value_span)
        for other in alert.dissent
    )


def open_alert(record: FactRecord, decision: Decision, now: datetime, seq: int) -> AlertRecord:
    """A new alert for a contradiction, with both sides as they stand."""
    consensus = _required(decision)
    cell = consensus.cell
    dissent = sides_of([decision.claim_id], record, decision.field, cell, {})
    sides = sides_of(cell, record, decision.field, [decision.claim_id], {})
    return AlertRecord(
        id=alert_id(record.fact_id, decision.field, decision.claim_id),
        status=AlertStatus.RAISED,
        fact_id=record.fact_id,
        field=decision.field,
        ledger=consensus.ledger,
        source=decision.source,
        dissent=dissent,
        consensus=sides,
        dissent_value=dissent[0].value if dissent else "",
        consensus_value=next((s.value for s in sides if s.value), ""),
        dissent_origins=tuple(dict.fromkeys(s.origin for s in dissent)),
        consensus_origins=consensus.origins,
        probability=consensus.probability,
        n_eff=consensus.witnesses,
        provisional=consensus.provisional,
        reason=_reason(decision),
        would_change=would_change(consensus, decision),
        raised_by=tuple(dict.fromkeys(s.article_id for s in dissent)),
        raised_at=now,
        changed_at=now,
        seq=seq,
        misquotes=decision.misquotes,
    )


def join_alert(alert: AlertRecord, record: FactRecord, decision: Decision, now: datetime, seq: int) -> AlertRecord:
    """The alert with one more dissenting claim, judged against the consensus as it stands now."""
    fresh = open_alert(record, decision, now, seq)
    dissent = (*alert.dissent, *fresh.dissent)
    return replace(
        fresh,
        id=alert.id,
        status=AlertStatus.JOINED,
        dissent=dissent,
        dissent_value=alert.dissent_value or fresh.dissent_value,
        dissent_origins=tuple(dict.fromkeys(s.origin for s in dissent)),
        raised_by=tuple(dict.fromkeys((*alert.raised_by, *fresh.raised_by))),
        raised_at=alert.raised_at,
        event=alert.event + 1,
        misquotes=alert.misquotes or fresh.misquotes,
    )


def close_alert(alert: AlertRecord, status: AlertStatus, reason: str, now: datetime, seq: int) -> AlertRecord:
    """The alert at its end, or after a consensus shift, with the reason."""
    return replace(alert, status=status, reason=reason, changed_at=now, seq=seq, event=alert.event + 1)


def judged_anew(alert: AlertRecord, record: FactRecord, decision: Decision, now: datetime, seq: int) -> AlertRecord:
    """The alert against the consensus as it stands now; its dissent and its status stay."""
    fresh = open_alert(record, decision, now, seq)
    return replace(
        alert,
        consensus=fresh.consensus,
        consensus_value=fresh.consensus_value or alert.consensus_value,
        consensus_origins=fresh.consensus_origins,
        probability=fresh.probability,
        n_eff=fresh.n_eff,
        provisional=fresh.provisional,
        would_change=fresh.would_change,
        changed_at=now,
        seq=seq,
        event=alert.event + 1,
    )


def taken_down(alert: AlertRecord, claims: set[str]) -> AlertRecord:
    """The alert without the words of `claims`: a takedown takes them from view; which article it was stays."""

    def bare(side: AlertSide) -> AlertSide:
        return replace(side, title=TAKEN_DOWN, sentence=TAKEN_DOWN) if side.claim_id in claims else side

    return replace(alert, dissent=tuple(map(bare, alert.dissent)), consensus=tuple(map(bare, alert.consensus)))


def _required(decision: Decision) -> Consensus:
    if decision.consensus is None:
        raise ValueError(f"claim {decision.claim_id}: a contradiction needs the consensus that it contradicts")
    return decision.consensus


def _reason(decision: Decision) -> str:
    difference = decision.verdict.reason if decision.verdict is not None else ""
    return f"{decision.reason}: {difference}" if difference else decision.reason


def would_change(consensus: Consensus, decision: Decision) -> str:
    """What evidence would turn the verdict, in one sentence."""
    whom = decision.source if consensus.ledger is Ledger.SAID and decision.source else None
    if whom is not None:
        return (
            f"A second independent outlet that has {whom} with the new value, or a correction by the outlet; "
            f"the consensus rests on {consensus.witnesses:.2g} independent hearings (P = {consensus.probability:.3f})."
        )
    need = max(1, round(consensus.support / 0.85))
    return (
        f"About {need} independent unrated origin(s) with the dissenting value would even out the consensus of "
        f"{consensus.witnesses:.2g} (P = {consensus.probability:.3f}); so would a correction, or an official record."
    )
