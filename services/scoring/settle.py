"""When a fact settles, and what it then says of each claim (SCORING "Settlement")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.comparison.model import Field, Verdict
from services.scoring.accounts import Credit, credit_of
from services.scoring.anchors import founding, live_anchor
from services.scoring.bodies import Bodies
from services.scoring.cells import CONFLICTS, Cells, build_cells, by_field
from services.scoring.consensus import Scale, find_consensus, lineages, shares_of, supports_of
from services.scoring.model import Consensus, FactRecord, Ledger, Witness
from services.scoring.parameters import Parameters
from services.scoring.settlement import Vote, held_up
from services.scoring.weight import Voice


def is_firm(record: FactRecord, consensus: Consensus | None, at: datetime, parameters: Parameters) -> bool:
    """P >= .9 on at least three witnesses, and the same cell has led for 24 h of stream time."""
    if consensus is None or consensus.probability < parameters.settle_probability:
        return False
    return consensus.witnesses >= parameters.settle_witnesses and is_stable(record, consensus.field, at, parameters)


def is_stable(record: FactRecord, field: Field, at: datetime, parameters: Parameters) -> bool:
    """Whether one cell has led a field for 24 h of stream time; before that nothing in it can be firm."""
    lead = next((x for x in record.leads if x.field is field and x.until is None), None)
    return lead is not None and at - lead.since >= timedelta(hours=parameters.settle_stable)


def is_old(record: FactRecord, at: datetime, parameters: Parameters) -> bool:
    """Whether the fact is so old that it settles as far as it is decided."""
    return at - min(w.seen_at for w in record.witnesses) >= timedelta(hours=parameters.settle_age)


def next_due(record: FactRecord, at: datetime, parameters: Parameters) -> datetime | None:
    """When to look at a fact again: after 24 h, at the latest when it grows old; None while only one outlet has it."""
    if len({w.outlet for w in record.witnesses}) < 2:
        return None
    old = min(w.seen_at for w in record.witnesses) + timedelta(hours=parameters.settle_age)
    soon = at + timedelta(hours=parameters.settle_stable)
    return soon if old <= at else min(soon, old)


def settle_record(record: FactRecord, at: datetime, scale: Scale) -> tuple[FactRecord, tuple[Credit, ...]]:
    """The record after looking at it at `at`, and the credits of the claims that settled; each claim settles once.

    On the second ledger the origin answers (the outlet for its own voice, the speaker for attributed claims), on the
    first the outlet for having heard its source rightly, where at least two outlets heard it. A claim that stands in
    several fields is held to the weakest of them; where its value in a field is contested, nothing is credited before
    that field has settled for it: who has the right buyer and the wrong price is not right yet.
    """
    look = _Look.at_record(record, at, scale)
    verdicts: dict[tuple[Ledger, str], tuple[float, float]] = {}
    waiting: set[tuple[Ledger, str]] = set()
    for field in look.fields:
        cells = build_cells(record.witnesses, look.spoken.get(field, ()), field, founding(record, field, at))
        if not cells.members:
            continue
        for hearing in look.hearings:
            outcomes = _field_outcomes(look, field, cells, hearing)
            for claim, y, u in outcomes:
                known = verdicts.get((hearing.ledger, claim))
                verdicts[hearing.ledger, claim] = (y, u) if known is None else min(known, (y, u))
            conflicting = contested(look.spoken.get(field, ()), field, cells, hearing.pool)
            waiting.update((hearing.ledger, claim) for claim in conflicting - {claim for claim, _, _ in outcomes})
    decided = {key: yu for key, yu in verdicts.items() if yu[0] == 0.0 or key not in waiting}
    entries = _credits(record, decided, look.bodies, at, scale.parameters)
    settled = tuple(dict.fromkeys((*record.settled, *(settled_key(c.ledger, c.claim_id) for c in entries))))
    # An old fact has been looked at for the last time, unless a new claim comes in.
    due = None if look.old else next_due(record, at, scale.parameters)
    return replace(record, settled=settled, due=due), entries


@dataclass(frozen=True, slots=True)
class _Hearing:
    """One ledger of a fact: all that is so, or what `source` said."""

    ledger: Ledger
    source: str | None
    pool: list[Witness]
    root: Callable[[Witness], str]


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at a fact: what all fields and ledgers of it have in common."""

    record: FactRecord
    at: datetime
    scale: Scale
    old: bool
    bodies: Bodies
    spoken: Mapping[Field, Sequence[Verdict]]
    hearings: tuple[_Hearing, ...]
    """Those in which some claim has not settled yet: the others have nothing left to say."""

    @classmethod
    def at_record(cls, record: FactRecord, at: datetime, scale: Scale) -> _Look:
        bodies = Bodies.of(record.witnesses)
        standing, done = record.standing, _booked(record)
        hearings = []
        for source in (None, *_heard_twice(record, bodies)):
            ledger = Ledger.SO if source is None else Ledger.SAID
            pool, root = hearing_of(standing, bodies, source)
            if any(settled_key(ledger, w.claim_id) not in done for w in (record.witnesses if source is None else pool)):
                hearings.append(_Hearing(ledger, source, pool, root))
        old = is_old(record, at, scale.parameters)
        return cls(record, at, scale, old, bodies, by_field(record.verdicts), tuple(hearings))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields to look at: none while nothing in any of them can have become firm, old or anchored."""
        if not self.hearings:
            return ()
        parameters = self.scale.parameters
        if self.old or self.record.anchors or any(is_stable(self.record, f, self.at, parameters) for f in Field):
            return tuple(Field)
        return ()


def contested(verdicts: Iterable[Verdict], field: Field, cells: Cells, pool: Sequence[Witness]) -> set[str]:
    """Claims of `pool` whose value in `field` another claim of `pool` conflicts with, and those of the same cells."""
    present = {w.claim_id for w in pool}
    struck = {
        claim
        for v in verdicts
        if v.field is field and v.judgement in CONFLICTS and v.left in present and v.right in present
        for claim in (v.left, v.right)
    }
    parts = {cells.of[claim] for claim in struck if claim in cells.of}
    return struck | {claim for claim in present if cells.of.get(claim) in parts}


def _booked(record: FactRecord) -> set[str]:
    """Keys of what settles no more in this record: it has, or it does so in its own fact."""
    return {*record.settled, *(settled_key(ledger, claim) for ledger in Ledger for claim in record.summoned)}


def settled_key(ledger: Ledger, claim_id: str) -> str:
    """How a record remembers that a claim has settled on a ledger."""
    return f"{ledger.value}:{claim_id}"


def _heard_twice(record: FactRecord, bodies: Bodies) -> list[str]:
    heard: dict[str, set[str]] = {}
    for witness in record.witnesses:
        for link in bodies.chain(witness):
            if link is not None:
                heard.setdefault(link, set()).add(witness.outlet)
    return sorted(source for source, outlets in heard.items() if len(outlets) > 1)


def _field_outcomes(look: _Look, field: Field, cells: Cells, hearing: _Hearing) -> list[tuple[str, float, float]]:
    """(claim, y, u) of one field on one ledger; empty while it is neither firm nor old."""
    record, pool, scale = look.record, hearing.pool, look.scale
    anchored = _anchored(record, field, cells, look.at) if hearing.source is None else None
    if anchored is not None and anchored[1]:
        return [(c, 0.0, w.confidence) for w in pool if (c := w.claim_id) in anchored[0]]
    if not any(w.claim_id in cells.of or w.claim_id in cells.supports for w in pool):
        return []
    if anchored is None and not look.old:
        if not is_stable(record, field, look.at, scale.parameters):
            return []
        consensus = find_consensus(field, pool, cells, look.bodies, scale, source=hearing.source)
        if not is_firm(record, consensus, look.at, scale.parameters):
            return []
    shares = shares_of(pool, cells, hearing.root, scale)
    by_id = {w.claim_id: w for w in pool}
    if anchored is not None:
        whole = _lineage_members(cells, anchored[0])
        outcomes = [(claim, 1.0 if claim in whole else 0.0) for claim in shares]
    else:
        outcomes = _decided_by_others(pool, cells, hearing.root, shares, ledger=hearing.ledger, scale=scale)
    found = [(claim, y, by_id[claim].confidence * shares[claim]) for claim, y in outcomes]
    if hearing.source is None:
        found += _taken_back(record, cells, {claim for claim, y in outcomes if y == 1.0})
    return found


def _taken_back(record: FactRecord, cells: Cells, right: set[str]) -> list[tuple[str, float, float]]:
    """What outlets corrected before the fact settled: it costs them, at a reduced rate, where correcting was due."""
    whole = _lineage_members(cells, right)
    return [
        (w.claim_id, 0.0, w.confidence)
        for w in record.witnesses
        if w.retired and right and w.claim_id in cells.of and w.claim_id not in whole
    ]


def hearing_of(
    witnesses: Sequence[Witness], bodies: Bodies, source: str | None
) -> tuple[list[Witness], Callable[[Witness], str]]:
    """The witnesses of a ledger and what their root is there: of all that is so, or of what `source` said."""
    if source is None:
        return list(witnesses), bodies.root
    return [w for w in witnesses if source in bodies.chain(w)], lambda w: bodies.hearing(w, source)


def _anchored(record: FactRecord, field: Field, cells: Cells, at: datetime) -> tuple[set[str], bool] | None:
    """Claims of the anchored cell, and whether the anchor says that it is not so; None without an anchor."""
    anchor = live_anchor(record, field, at)
    if anchor is None or anchor.about not in cells.of:
        return None
    return set(cells.members[cells.of[anchor.about]]), not anchor.holds


def _lineage_members(cells: Cells, claims: set[str]) -> set[str]:
    """`claims` with all states of the same evolving value, and the wide claims that contain one of them."""
    parts = {p for c in claims if c in cells.of for p in cells.lineage(cells.of[c])}
    inside = {c for p in parts for c in cells.members[p]}
    return inside | {c for c, supported in cells.supports.items() if parts.intersection(supported)}


def _decided_by_others(
    pool: Sequence[Witness],
    cells: Cells,
    root: Callable[[Witness], str],
    shares: dict[str, float],
    *,
    ledger: Ledger,
    scale: Scale,
) -> list[tuple[str, float]]:
    """(claim, y) by the evidence of the other voices; a wide claim goes with the best supported value it contains."""
    groups = lineages(cells)
    of_cell = {cell: group for group, parts in groups.items() for cell in parts}
    by_id = {w.claim_id: w for w in pool}

    def voice(witness: Witness) -> Voice:
        return scale.voice(ledger, root(witness))

    supports = supports_of(shares, pool, groups, cells, voice=voice, parameters=scale.parameters)
    own = {c: shares[c] * voice(by_id[c]).weight for c in shares}
    side = {c: of_cell[cells.of[c]] for c in shares if c in cells.of}
    for claim, contained in cells.supports.items():
        if claim in shares:
            side[claim] = max((of_cell[cell] for cell in contained), key=lambda g: (supports[g], -g))
    votes = []
    for claim in sorted(side):
        block = sum(
            own[other]
            for other in side
            if side[other] == side[claim] and one_voice(by_id[claim], by_id[other], root, scale)
        )
        votes.append(Vote(claim, side[claim], own[claim], block))
    return held_up(supports, votes, scale.parameters)


def one_voice(left: Witness, right: Witness, root: Callable[[Witness], str], scale: Scale) -> bool:
    """Whether two claims are one voice: the same claim, outlet or root, reused text, or learned mirrors."""
    if left.outlet == right.outlet or root(left) == root(right):
        return True
    limit = scale.parameters.copy_exclusion
    if scale.dependence.get(left.outlet, {}).get(right.outlet, 0.0) >= limit:
        return True
    return any(
        r.article_id == b.article_id and r.probability >= limit
        for a, b in ((left, right), (right, left))
        for r in a.reuse
    )


def _credits(
    record: FactRecord,
    verdicts: dict[tuple[Ledger, str], tuple[float, float]],
    bodies: Bodies,
    at: datetime,
    parameters: Parameters,
) -> tuple[Credit, ...]:
    by_id = {w.claim_id: w for w in record.witnesses}
    done = _booked(record)
    result = []
    for ledger, claim in sorted(verdicts, key=lambda k: (k[1], k[0].value)):
        witness = by_id[claim]
        y, u = verdicts[ledger, claim]
        if settled_key(ledger, claim) in done or u <= 0.0:
            continue
        result.append(
            credit_of(
                claim_id=claim,
                fact_id=record.fact_id,
                voice=bodies.root(witness) if ledger is Ledger.SO else f"outlet:{witness.outlet}",
                ledger=ledger,
                topic=record.topic,
                at=at,
                y=y,
                u=u,
                corrected=bool(witness.retired),
                parameters=parameters,
            )
        )
    return tuple(result)
