"""Published calibration: of the facts called with probability p, how many held.

A fact counts once per field and band in which its leading value ever stood, at the first probability in it. It is held
against what the field settles on, and apart from that against official records. What a field settles on rests on the
same kind of evidence as the call, so the rows where further outlets came in after it say more, and the anchored most.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from services.comparison.model import Field
from services.scoring.anchors import anchored_claims, founding, live_anchor
from services.scoring.bodies import Bodies
from services.scoring.cells import Cells, build_cells
from services.scoring.consensus import Scale, find_consensus
from services.scoring.model import Anchor, Call, Consensus, FactRecord, Judged
from services.scoring.settle import is_firm, is_old, is_stable

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
"""Lower ends."""


def band_of(probability: float) -> int:
    """Number of the band that holds `probability`.

    >>> [band_of(p) for p in (0.3, 0.5, 0.845, 0.99, 1.0)]
    [0, 1, 3, 6, 6]
    """
    return bisect_right(BANDS, probability) - 1


@dataclass(frozen=True, slots=True)
class CallVerdict:
    """What became of one call."""

    probability: float
    against: Judged
    """What it was held against."""
    held: bool | None
    """None: the field stayed open."""
    tested: bool
    """Further outlets came in after it."""


def with_call(record: FactRecord, consensus: Consensus) -> FactRecord:
    """The record that remembers what is called of a field now, where this band of probability is new to it."""
    call = Call(consensus.field, consensus.cell[0], consensus.probability, len({w.outlet for w in record.witnesses}))
    calls = one_per_band((*record.calls, call))
    return record if len(calls) == len(record.calls) else replace(record, calls=calls)


def one_per_band(calls: Iterable[Call]) -> tuple[Call, ...]:
    """The first call of each field and band."""
    found: dict[tuple[Field, int], Call] = {}
    for call in calls:
        found.setdefault((call.field, band_of(call.probability)), call)
    return tuple(found.values())


def judge_calls(record: FactRecord, at: datetime, scale: Scale) -> tuple[FactRecord, list[CallVerdict]]:
    """Hold the calls of a record against what its fields have settled on at `at`, or against its anchors; each once."""
    if all(c.judged is Judged.ANCHORED for c in record.calls) or (
        not record.anchors and all(c.judged is Judged.SETTLED for c in record.calls)
    ):
        return record, []
    outlets = len({w.outlet for w in record.witnesses})
    present = {w.claim_id for w in record.witnesses}
    kept, verdicts = [], []
    states = {f: _state(record, f, at, scale) for f in {c.field for c in record.calls if c.judged is Judged.NOT_YET}}
    for call in record.calls:
        against, held = _outcome(record, call, at, states.get(call.field))
        if against is not None and call.claim_id in present and _is_new(call.judged, against):
            verdicts.append(CallVerdict(call.probability, against, held, outlets > call.outlets))
            call = replace(call, judged=against)  # noqa: PLW2901 - the call as it is kept
        kept.append(call)
    return replace(record, calls=tuple(kept)), verdicts


def _is_new(judged: Judged, against: Judged) -> bool:
    return judged is Judged.NOT_YET or (judged is Judged.SETTLED and against is Judged.ANCHORED)


def _outcome(
    record: FactRecord, call: Call, at: datetime, state: tuple[Cells, Consensus | None] | None
) -> tuple[Judged | None, bool | None]:
    """What the call is held against, and whether it held; (None, None) while nothing is decided."""
    anchor = live_anchor(record, call.field, at)
    if anchor is not None and (found := _by_anchor(record, call, anchor)) is not None:
        return Judged.ANCHORED, found
    if state is None or call.judged is not Judged.NOT_YET:
        return None, None
    cells, consensus = state
    if consensus is None:
        return Judged.SETTLED, None
    return Judged.SETTLED, call.claim_id in consensus.cell or _same_value(call.claim_id, consensus.cell, cells)


def _state(record: FactRecord, field: Field, at: datetime, scale: Scale) -> tuple[Cells, Consensus | None] | None:
    """The cells of a field that has settled and what it settled on (None: it stayed open); None before it has."""
    old = is_old(record, at, scale.parameters)
    if not old and not is_stable(record, field, at, scale.parameters):
        return None
    pool = record.standing
    cells = build_cells(pool, record.verdicts, field, founding(record, field, at))
    consensus = find_consensus(field, pool, cells, Bodies.of(pool), scale) if cells.members else None
    if not old and not is_firm(record, consensus, at, scale.parameters):
        return None
    decided = consensus is not None and consensus.probability >= scale.parameters.settle_decided
    return cells, consensus if decided else None


def _by_anchor(record: FactRecord, call: Call, anchor: Anchor) -> bool | None:
    """Whether the call held against the anchor; None where that is about another value that is not so."""
    inside = call.claim_id in anchored_claims(record, anchor)
    return inside if anchor.holds else (False if inside else None)


def _same_value(claim_id: str, others: Sequence[str], cells: Cells) -> bool:
    """Whether a claim that a later one of its outlet stands for now states what the others state."""
    cell = cells.of.get(claim_id)
    return cell is not None and any(cells.of.get(other) in cells.lineage(cell) for other in others)


@dataclass(frozen=True, slots=True)
class Tally:
    """Calls of one band: how many, how many held, and what was called in sum (millionths, so that order is nothing)."""

    calls: int = 0
    held: int = 0
    called: int = 0

    def plus(self, probability: float, held: bool) -> Tally:
        """One call more."""
        return Tally(self.calls + 1, self.held + held, self.called + round(probability * 1e6))

    @property
    def mean_call(self) -> float | None:
        """Mean probability of the calls."""
        return round(self.called / 1e6 / self.calls, 4) if self.calls else None

    @property
    def share_held(self) -> float | None:
        """Share of the calls that held."""
        return round(self.held / self.calls, 4) if self.calls else None


@dataclass(frozen=True, slots=True)
class Band:
    """One row of the published table."""

    settled: Tally = Tally()
    """Held against what the field settled on."""
    tested: Tally = Tally()
    """Of these: further outlets came in after the call."""
    anchored: Tally = Tally()
    """Held against an official record."""
    open: int = 0
    """The field stayed undecided."""


def counted(bands: Sequence[Band], verdict: CallVerdict) -> tuple[Band, ...]:
    """The table with one verdict more.

    >>> bands = counted((Band(),) * len(BANDS), CallVerdict(0.845, Judged.SETTLED, True, False))
    >>> bands[3].settled, bands[3].tested
    (Tally(calls=1, held=1, called=845000), Tally(calls=0, held=0, called=0))
    """
    number = band_of(verdict.probability)
    band = bands[number]
    if verdict.held is None:
        band = replace(band, open=band.open + 1)
    elif verdict.against is Judged.ANCHORED:
        band = replace(band, anchored=band.anchored.plus(verdict.probability, verdict.held))
    else:
        band = replace(band, settled=band.settled.plus(verdict.probability, verdict.held))
        if verdict.tested:
            band = replace(band, tested=band.tested.plus(verdict.probability, verdict.held))
    return (*bands[:number], band, *bands[number + 1 :])
