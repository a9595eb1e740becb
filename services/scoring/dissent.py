"""Whose contradiction it is: one claim of a new article against the consensus of its fact (SEMANTICS)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.comparison.model import Field, Judgement, Verdict
from services.extraction.model import SourceKind
from services.scoring.bodies import Bodies
from services.scoring.cells import CONFLICTS, SUCCESSIONS, Cells, build_cells
from services.scoring.consensus import Scale, find_consensus, passes
from services.scoring.evolution import is_next_step, is_stale
from services.scoring.model import Consensus, Decision, FactRecord, Ruling, Witness


def judge_claim(record: FactRecord, claim: Witness, scale: Scale, now: datetime) -> list[Decision]:
    """A decision for each field in which a verdict finds `claim` in conflict with an earlier claim of the fact."""
    mine = [v for v in record.verdicts if v.left == claim.claim_id]
    conflicts: dict[Field, list[Verdict]] = {}
    for verdict in mine:
        if verdict.judgement in CONFLICTS and verdict.field is not None:
            conflicts.setdefault(verdict.field, []).append(verdict)
    return [judge_field(record, claim, field, conflicts[field], scale, now) for field in Field if field in conflicts]


def judge_field(
    record: FactRecord, claim: Witness, field: Field, conflicts: Sequence[Verdict], scale: Scale, now: datetime
) -> Decision:
    """What the conflict of `claim` in `field` amounts to, against the witnesses that are not it or its copies."""
    others = witnesses_against(record, claim, scale)
    cells = build_cells(others, record.verdicts, field)
    opposed = {cells.of[v.right] for v in conflicts if v.right in cells.of}
    agreed = _cells_of(record, claim, cells, field, agreeing=True)
    opposed -= agreed
    succeeded = _cells_of(record, claim, cells, field, agreeing=False)
    verdict = max(conflicts, key=lambda v: (v.confidence, v.right in cells.of, v.right))
    if not opposed:
        return Decision(claim.claim_id, field, Ruling.UNSUPPORTED, "nobody else still stands by the other value")
    for cell in succeeded:
        opposed -= cells.lineage(cell)
    if not opposed:
        return Decision(claim.claim_id, field, Ruling.UPDATE, "it continues a value that is evolving", verdict=verdict)
    by_id = {w.claim_id: w for w in others}
    if field is Field.QUANTITY and is_next_step(claim, cells, by_id, opposed, scale.parameters):
        return Decision(claim.claim_id, field, Ruling.UPDATE, "the count rises by no more than it may", verdict=verdict)
    if is_stale(record, claim, field, cells, by_id, agreed, now, scale.parameters):
        return Decision(
            claim.claim_id, field, Ruling.STALE, "it repeats a value that led until lately", verdict=verdict
        )
    if min(claim.confidence, verdict.confidence) < scale.parameters.alert_confidence:
        return Decision(
            claim.claim_id, field, Ruling.UNSUPPORTED, "the reading is too unsure to alert on", verdict=verdict
        )
    strongest = [v for v in conflicts if v.right in cells.of and cells.of[v.right] in opposed]
    return _whose(claim, field, others, cells, frozenset(opposed), agreed, strongest or [verdict], scale)


def witnesses_against(record: FactRecord, claim: Witness, scale: Scale) -> list[Witness]:
    """The witnesses of the fact without the dissenting outlet and the articles that are copies of its article."""
    limit = scale.parameters.copy_exclusion
    copied = {r.article_id for r in claim.reuse if r.probability >= limit}
    kept = []
    for witness in record.standing:
        copies_it = any(r.article_id == claim.article_id and r.probability >= limit for r in witness.reuse)
        if witness.outlet != claim.outlet and not copies_it and not _copied_dissent(record, claim, witness, copied):
            kept.append(witness)
    return kept


def _copied_dissent(record: FactRecord, claim: Witness, witness: Witness, copied: set[str]) -> bool:
    """Whether `claim` took its text from this witness and says the same: the two are one voice."""
    if witness.article_id not in copied:
        return False
    pair = {claim.claim_id, witness.claim_id}
    return not any({v.left, v.right} == pair and v.judgement in CONFLICTS for v in record.verdicts)


def _cells_of(record: FactRecord, claim: Witness, cells: Cells, field: Field, agreeing: bool) -> set[int]:
    """Cells with whose members `claim` agrees in the field, or which it updates or revises."""
    found: set[int] = set()
    for verdict in record.verdicts:
        if verdict.left != claim.claim_id or verdict.right not in cells.of:
            continue
        succession = verdict.judgement in SUCCESSIONS and verdict.field is field
        if (field in verdict.agrees) if agreeing else succession:
            found.add(cells.of[verdict.right])
    return found


def _whose(
    claim: Witness,
    field: Field,
    others: Sequence[Witness],
    cells: Cells,
    opposed: frozenset[int],
    agreed: set[int],
    conflicts: Sequence[Verdict],
    scale: Scale,
) -> Decision:
    """The three cases of SEMANTICS: own voice or nobody who could answer; a source on record; a source that is not."""
    bodies = Bodies(link for w in (*others, claim) for link in w.chain)
    verdict = max(conflicts, key=lambda v: (v.judgement is Judgement.CONTRADICTION, v.confidence, v.right))
    parameters = scale.parameters
    so = find_consensus(field, others, cells, bodies, scale, among=opposed)
    said, source = _on_record(claim, field, others, cells, opposed, bodies, scale)
    if source is not None and _has_revised(source, others, cells, bodies, agreed):
        return Decision(
            claim.claim_id, field, Ruling.REVISION, "a second outlet has the source's new value", so, source
        )
    if source is None and _answers_for_itself(claim, bodies, others):
        return Decision(
            claim.claim_id, field, Ruling.DISPUTE, "its source is not on record otherwise", so, verdict=verdict
        )
    misquotes = passes(said, parameters)
    if misquotes and said is not None:
        reason = f"others have {source} on record with another value"
        return Decision(claim.claim_id, field, Ruling.CONTRADICTION, reason, said, source, True, verdict)
    if passes(so, parameters):
        reason = "independent origins agree on another value"
        return Decision(claim.claim_id, field, Ruling.CONTRADICTION, reason, so, source, False, verdict)
    best = said if said is not None and (so is None or said.probability > so.probability) else so
    reason = "the other value does not rest on enough independent evidence"
    return Decision(claim.claim_id, field, Ruling.UNSUPPORTED, reason, best, source, False, verdict)


def _on_record(
    claim: Witness,
    field: Field,
    others: Sequence[Witness],
    cells: Cells,
    opposed: frozenset[int],
    bodies: Bodies,
    scale: Scale,
) -> tuple[Consensus | None, str | None]:
    """The link of the claim's chain whom other outlets have on record with an opposed value, strongest first."""
    best: tuple[Consensus | None, str | None] = (None, None)
    for link in bodies.chain(claim):
        if link is None:
            continue
        heard = [w for w in others if link in bodies.chain(w)]
        if not any(cells.of.get(w.claim_id) in opposed for w in heard):
            continue
        said = find_consensus(field, others, cells, bodies, scale, source=link, among=opposed)
        if best[1] is None or (said is not None and (best[0] is None or said.probability > best[0].probability)):
            best = (said, link)
    return best


def _has_revised(source: str, others: Sequence[Witness], cells: Cells, bodies: Bodies, agreed: set[int]) -> bool:
    """Whether a second outlet already has the source with this claim's value (SCORING "Time", rule 1)."""
    return any(cells.of.get(w.claim_id) in agreed and source in bodies.chain(w) for w in others)


def _answers_for_itself(claim: Witness, bodies: Bodies, others: Sequence[Witness]) -> bool:
    """Whether the claim names a source that could answer: a named one, a denial, or a generic one on record."""
    recorded = {key for w in others for key in bodies.chain(w) if key is not None}
    for link in claim.chain:
        if link.named or (claim.denial and link.kind is not SourceKind.ANONYMOUS):
            return True
        if bodies.resolve(link) in recorded:
            return True
    return False
