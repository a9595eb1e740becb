"""Cells of a field: claims that state one value, linked by agreement (single linkage over the verdict graph)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.comparison.model import Field, Judgement, Verdict
from services.scoring.model import Witness

CONFLICTS = frozenset({Judgement.CONTRADICTION, Judgement.DISPUTE})
SUCCESSIONS = frozenset({Judgement.UPDATE, Judgement.REVISION})
_RELATING = CONFLICTS | SUCCESSIONS
WIDE = 0.25
"""A quantity interval wider than this share of its larger bound supports cells and joins none."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one field: members by cell, the cells a wide claim supports, and which cell succeeds which."""

    members: tuple[tuple[str, ...], ...]
    of: Mapping[str, int]
    supports: Mapping[str, tuple[int, ...]]
    """Wide claim -> every cell that it contains."""
    succeeds: frozenset[tuple[int, int]]
    """(newer cell, older cell): an update or a revision leads from the older to the newer."""

    def lineage(self, cell: int) -> frozenset[int]:
        """The cell with all that it succeeds or is succeeded by: states of one evolving value."""
        found, queue = {cell}, [cell]
        while queue:
            at = queue.pop()
            for newer, older in self.succeeds:
                other = older if newer == at else newer if older == at else None
                if other is not None and other not in found:
                    found.add(other)
                    queue.append(other)
        return frozenset(found)


def is_wide(witness: Witness) -> bool:
    """Whether the claim states a range too wide, or open, to found a cell ("dozens", "at least 8").

    An open claim that states a number ("at least 8") is narrow where it is the number that agrees with others: it is
    wide only by its missing bound.
    """
    if witness.unit is None:
        return False
    if witness.low is None or witness.high is None:
        return True
    scale = max(abs(witness.low), abs(witness.high))
    return scale > 0 and (witness.high - witness.low) > WIDE * scale


def by_field(verdicts: Iterable[Verdict]) -> dict[Field, list[Verdict]]:
    """The verdicts that speak of each field, in their order: whoever builds all cells passes over them once.

    A field that is not in it has no cells, unless somebody founds one.
    """
    found: dict[Field, list[Verdict]] = {}
    for verdict in verdicts:
        for field in verdict.agrees:
            found.setdefault(field, []).append(verdict)
        if verdict.field is not None and verdict.field not in verdict.agrees:
            found.setdefault(verdict.field, []).append(verdict)
    return found


def build_cells(
    witnesses: Sequence[Witness],
    verdicts: Iterable[Verdict],
    field: Field,
    founding: Collection[str] = (),
    against: Collection[Verdict] = (),
) -> Cells:
    """Cells of `field` among `witnesses`; those whom no verdict relates in the field are left out, `founding` apart.

    `against`: conflicts of a claim that is none of the witnesses. They show who states a value of the field at all.
    """
    present = {w.claim_id: w for w in witnesses}
    edges = [v for v in verdicts if v.left in present and v.right in present and not _own_correction(v, present)]
    wide = {c for c, w in present.items() if field is Field.QUANTITY and is_wide(w)}
    agreeing = [(v.left, v.right) for v in edges if field in v.agrees]
    agreeing += _alike_against(edges, field, against)
    related = {c for pair in agreeing for c in pair}
    related.update(c for v in edges if v.field is field and v.judgement in _RELATING for c in (v.left, v.right))
    related.update(founding)
    ordered = [
        w.claim_id for w in sorted(witnesses, key=lambda w: (w.seen_at, w.seq, w.claim_id)) if w.claim_id in related
    ]
    parent = {c: c for c in ordered}

    def find(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    rank = {c: i for i, c in enumerate(ordered)}
    for left, right in agreeing:
        if (left in wide) == (right in wide) and (one := find(left)) != (other := find(right)):
            first, second = (one, other) if rank[one] < rank[other] else (other, one)
            parent[second] = first
    return _assemble(ordered, find, agreeing, edges, field=field, wide=wide)


def _alike_against(edges: Sequence[Verdict], field: Field, against: Collection[Verdict]) -> list[tuple[str, str]]:
    """Pairs that agree and that one dissent shows to state the same value, though their agreement does not name it.

    Whoever says that a truce was not signed contradicts all who say that it was; whoever has another place contradicts
    those who name one and the same.
    """
    two = field in (Field.POLARITY, Field.DIRECTION, Field.ROLE)  # there is only one other value
    told = {v.right: "" if two else v.right_value.strip(" .,'\"").lower() for v in against}
    pairs = ((v.left, v.right) for v in edges if v.judgement is Judgement.AGREEMENT)
    return [(a, b) for a, b in pairs if a in told and b in told and told[a] == told[b]]


def _own_correction(verdict: Verdict, witnesses: Mapping[str, Witness]) -> bool:
    """Whether an outlet takes its own earlier value back: that one was wrong, not an earlier state of the new one."""
    if verdict.judgement is not Judgement.REVISION:
        return False
    return witnesses[verdict.left].outlet == witnesses[verdict.right].outlet


def _assemble(
    ordered: Sequence[str],
    find: Callable[[str], str],
    agreeing: Sequence[tuple[str, str]],
    edges: Sequence[Verdict],
    *,
    field: Field,
    wide: set[str],
) -> Cells:
    groups: dict[str, list[str]] = {}
    for claim in ordered:
        groups.setdefault(find(claim), []).append(claim)
    narrow_partner = {a for a, b in agreeing if a in wide and b not in wide} | {
        b for a, b in agreeing if b in wide and a not in wide
    }
    # A wide claim that agrees with a narrow one supports; wide claims among themselves form a cell of their own.
    kept = [
        tuple(g) for g in groups.values() if not all(c in wide for c in g) or not any(c in narrow_partner for c in g)
    ]
    of = {claim: i for i, group in enumerate(kept) for claim in group}
    supports: dict[str, list[int]] = {}
    for a, b in agreeing:
        for broad, cell_member in ((a, b), (b, a)):
            if broad not in of and cell_member in of:
                cell = of[cell_member]
                if cell not in supports.setdefault(broad, []):
                    supports[broad].append(cell)
    succeeds = frozenset(
        (of[v.left], of[v.right])
        for v in edges
        if v.judgement in SUCCESSIONS
        and v.field is field
        and v.left in of
        and v.right in of
        and of[v.left] != of[v.right]
    )
    return Cells(tuple(kept), of, {c: tuple(sorted(s)) for c, s in supports.items()}, succeeds)
