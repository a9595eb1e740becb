"""One conflict laid out for judgement: the dissenting claim, the other witnesses, their cells, and who opposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.comparison.model import Field, Judgement, Verdict
from services.scoring.anchors import founding
from services.scoring.bodies import Bodies
from services.scoring.cells import CONFLICTS, SUCCESSIONS, Cells, build_cells
from services.scoring.consensus import Scale
from services.scoring.model import FactRecord, Witness


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that judging one claim in one field needs; pure, so that an alert can be explained again later."""

    record: FactRecord
    claim: Witness
    field: Field
    conflicts: tuple[Verdict, ...]
    others: tuple[Witness, ...]
    """Standing witnesses without the dissenting outlet and the copies of its article."""
    cells: Cells
    """Of `others`."""
    opposed: frozenset[int]
    """Cells that the claim conflicts with and neither agrees with nor continues."""
    agreed: frozenset[int]
    continued: frozenset[int]
    """Cells that the claim updates or revises, with the whole of their lineage."""
    bodies: Bodies
    scale: Scale
    now: datetime

    @property
    def by_id(self) -> Mapping[str, Witness]:
        """The other witnesses by claim id."""
        return {w.claim_id: w for w in self.others}

    @property
    def strongest(self) -> Verdict:
        """The verdict to show: against an opposed cell, a contradiction before a dispute, the surest."""
        return max(
            self.conflicts,
            key=lambda v: (
                self.cells.of.get(v.right, -1) in self.opposed,
                v.judgement is Judgement.CONTRADICTION,
                v.confidence,
                v.right,
            ),
        )


def lay_out(
    record: FactRecord, claim: Witness, field: Field, conflicts: Sequence[Verdict], *, scale: Scale, now: datetime
) -> Case:
    """The case of `claim` in `field`, from the record and the verdicts that find a conflict there."""
    others = witnesses_against(record, claim, scale.parameters.copy_exclusion)
    cells = build_cells(others, record.verdicts, field, founding(record, field, now), conflicts)
    agreed, continued = _friends(record, claim, cells, field)
    opposed = {cells.of[v.right] for v in conflicts if v.right in cells.of} - agreed - continued
    bodies = Bodies.of((*others, claim))
    return Case(
        record=record,
        claim=claim,
        field=field,
        conflicts=tuple(conflicts),
        others=tuple(others),
        cells=cells,
        opposed=frozenset(opposed),
        agreed=agreed,
        continued=continued,
        bodies=bodies,
        scale=scale,
        now=now,
    )


def witnesses_against(record: FactRecord, claim: Witness, limit: float) -> list[Witness]:
    """The standing witnesses without the dissenting outlet and the articles that are copies of its article.

    `limit` is the probability from which reused text makes two articles one voice.
    """
    copied = {r.article_id for r in claim.reuse if r.probability >= limit}
    kept = []
    for witness in record.standing:
        copies_it = any(r.article_id == claim.article_id and r.probability >= limit for r in witness.reuse)
        if witness.outlet != claim.outlet and not copies_it and not _same_voice(record, claim, witness, copied):
            kept.append(witness)
    return kept


def _same_voice(record: FactRecord, claim: Witness, witness: Witness, copied: set[str]) -> bool:
    """Whether `claim` took its text from this witness and says the same: the two are one voice."""
    if witness.article_id not in copied:
        return False
    pair = {claim.claim_id, witness.claim_id}
    return not any({v.left, v.right} == pair and v.judgement in CONFLICTS for v in record.verdicts)


def _friends(record: FactRecord, claim: Witness, cells: Cells, field: Field) -> tuple[frozenset[int], frozenset[int]]:
    """Cells with whose members `claim` agrees in the field, and those that it continues with their lineage."""
    agreed: set[int] = set()
    continued: set[int] = set()
    for verdict in record.verdicts:
        if verdict.left != claim.claim_id or verdict.right not in cells.of:
            continue
        if field in verdict.agrees:
            agreed.add(cells.of[verdict.right])
        elif verdict.judgement in SUCCESSIONS and verdict.field is field:
            continued |= cells.lineage(cells.of[verdict.right])
    return frozenset(agreed), frozenset(continued)
