"""How a claim of an archive enters the record of its fact: among the others by its date, settled from the beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from services.comparison.model import Copy, Verdict
from services.scoring.independence import reuse_probability
from services.scoring.intake import decisive
from services.scoring.model import FactRecord, Ledger, Reuse, Witness
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.settle import settled_key


def admit_history(
    record: FactRecord,
    witness: Witness,
    verdicts: Iterable[Verdict],
    copies: Iterable[Copy] = (),
    parameters: Parameters = DEFAULT,
) -> FactRecord:
    """The record with one more witness of an earlier time.

    It speaks for its value and never settles: it counts as settled on both ledgers, so that no outlet and no speaker
    gains or loses by what somebody else filled in. Where a later article repeats its text (`copies`), that one is the
    copy. A claim that is already there changes nothing.
    """
    known = {w.claim_id for w in record.witnesses}
    if witness.claim_id in known:
        return record
    pairs = known | {witness.claim_id}
    fresh = [v for v in verdicts if decisive(v) and {v.left, v.right} <= pairs and v not in record.verdicts]
    taken = {c.article_id: p for c in copies if (p := reuse_probability(c.containment, parameters=parameters)) > 0.0}
    others = [_as_copy(w, witness, taken) for w in record.witnesses]
    witnesses = sorted((*others, witness), key=lambda w: (w.seen_at, w.seq, w.claim_id))
    never = tuple(settled_key(ledger, witness.claim_id) for ledger in Ledger)
    return replace(
        record, witnesses=tuple(witnesses), verdicts=(*record.verdicts, *fresh), settled=(*record.settled, *never)
    )


def _as_copy(other: Witness, original: Witness, taken: dict[str, float]) -> Witness:
    probability = taken.get(other.article_id)
    if probability is None or other.seen_at <= original.seen_at:
        return other
    return replace(other, reuse=(*other.reuse, Reuse(original.article_id, probability)))
