"""How a comparison enters the record of its facts: witnesses in, retired and withdrawn claims out, facts merged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from services.comparison.model import Comparison, Copy, Judgement, PlacedClaim, Verdict
from services.extraction.model import Claim
from services.scoring.accounts import UNKNOWN
from services.scoring.calibration import one_per_band
from services.scoring.independence import reuse_probability
from services.scoring.model import FactRecord, Reuse, Witness
from services.scoring.parameters import DEFAULT, Parameters

FEW_WORDS = 15
"""Own words of an article, below which little more than the naming of sources is left to compare."""
WITNESS_LIMIT = 400
"""Live claims kept per fact; beyond it the oldest settled leave first. A fact with more is a topic, not an event."""


def worded_alike(text: str, other: str, size: int = 5) -> bool:
    """Whether nine tenths of the runs of five words of `text` stand in `other` (SCORING: short texts, C >= .9).

    >>> worded_alike("the bridge has carried 40 lorries", "The bridge has carried 40 lorries.")
    True
    >>> worded_alike("40 lorries crossed the bridge", "the bridge has carried 40 lorries")
    False
    """
    mine, theirs = (re.findall(r"\w+", t.casefold()) for t in (text, other))
    span = min(size, len(mine))
    runs = [tuple(mine[i : i + span]) for i in range(len(mine) - span + 1)]
    known = {tuple(theirs[i : i + span]) for i in range(len(theirs) - span + 1)}
    return bool(mine) and sum(run in known for run in runs) >= 0.9 * len(runs)


def _is_reuse(copy: Copy, claim: Claim, known: Iterable[Witness]) -> bool:
    """Whether shared text says that this claim was copied.

    What is attributed is left out of the text that is compared. Where hardly more remains than who said it ("the
    promoter said"), the claims themselves have to be in the same words.
    """
    if copy.words >= FEW_WORDS or not claim.chain:
        return True
    return any(w.article_id == copy.article_id and worded_alike(claim.text, w.text) for w in known)


def witness_of(
    placed: PlacedClaim, comparison: Comparison, parameters: Parameters = DEFAULT, known: Iterable[Witness] = ()
) -> Witness:
    """The claim as a witness of its fact, of which `known` are the earlier ones."""
    claim = placed.claim
    earlier = tuple(known)
    quantity = claim.quantity
    return Witness(
        claim_id=claim.id,
        article_id=claim.article_id,
        outlet=claim.outlet,
        url=comparison.url,
        title=comparison.title,
        text=claim.text,
        sentence=claim.sentence,
        span=claim.span,
        seq=comparison.seq,
        seen_at=comparison.seen_at,
        published_at=claim.published_at,
        chain=claim.chain,
        denial=claim.attribution is not None and claim.attribution.denial,
        low=None if quantity is None else quantity.low,
        high=None if quantity is None else quantity.high,
        number=None if quantity is None else quantity.number,
        unit=None if quantity is None else quantity.unit,
        cumulative=claim.cumulative,
        rises=claim.rises,
        corrects=claim.corrects,
        confidence=claim.confidence,
        wire=comparison.wire,
        reuse=tuple(
            Reuse(copy.article_id, p)
            for copy in comparison.copies
            if (p := reuse_probability(copy.containment, parameters=parameters)) > 0.0
            and _is_reuse(copy, claim, earlier)
        ),
        section=claim.section,
    )


def decisive(verdict: Verdict) -> bool:
    """Whether a verdict relates its claims in some field; only those are stored."""
    return verdict.judgement is not Judgement.INCOMPARABLE or bool(verdict.agrees)


def admit(record: FactRecord, witness: Witness, verdicts: Iterable[Verdict]) -> FactRecord:
    """The record with one more witness; what the same outlet revises with it no longer stands.

    A claim that is already there (a redelivery) changes nothing.
    """
    if any(w.claim_id == witness.claim_id for w in record.witnesses):
        return record
    known = {w.claim_id: w for w in record.witnesses}
    fresh = [v for v in verdicts if decisive(v) and v.left == witness.claim_id and v.right in known]
    revised = {v.right for v in fresh if v.judgement is Judgement.REVISION and known[v.right].outlet == witness.outlet}
    kept = [replace(w, retired="revised") if w.claim_id in revised else w for w in record.witnesses]
    return _bounded(replace(record, witnesses=(*kept, witness), verdicts=(*record.verdicts, *fresh)))


def summon(record: FactRecord, witness: Witness) -> FactRecord:
    """The record with a witness of another fact, in the order in which witnesses were seen; it stays there, too."""
    order = sorted((*record.witnesses, witness), key=lambda w: (w.seen_at, w.seq, w.claim_id))
    return _bounded(replace(record, witnesses=tuple(order), summoned=(*record.summoned, witness.claim_id)))


def related(record: FactRecord, verdict: Verdict) -> FactRecord:
    """The record with one more verdict between two of its witnesses."""
    known = {w.claim_id for w in record.witnesses}
    if verdict in record.verdicts or not {verdict.left, verdict.right} <= known:
        return record
    return replace(record, verdicts=(*record.verdicts, verdict))


def _bounded(record: FactRecord) -> FactRecord:
    excess = len(record.witnesses) - WITNESS_LIMIT
    if excess <= 0:
        return record
    settled = set(record.settled)
    by_age = sorted(
        record.witnesses, key=lambda w: (f"so:{w.claim_id}" not in settled, not w.retired, w.seen_at, w.seq, w.claim_id)
    )
    return without(record, {w.claim_id for w in by_age[:excess]})


def without(record: FactRecord, claims: set[str]) -> FactRecord:
    """The record after `claims` left it, as if they had never been placed."""
    return replace(
        record,
        witnesses=tuple(w for w in record.witnesses if w.claim_id not in claims),
        verdicts=tuple(v for v in record.verdicts if v.left not in claims and v.right not in claims),
        summoned=tuple(c for c in record.summoned if c not in claims),
    )


def merge(older: FactRecord, younger: FactRecord) -> FactRecord:
    """Two facts found to be one, under the older's id."""
    known = {w.claim_id for w in older.witnesses}
    at_home = {w.claim_id for r in (older, younger) for w in r.witnesses if w.claim_id not in r.summoned}
    witnesses = [*older.witnesses, *(w for w in younger.witnesses if w.claim_id not in known)]
    dues = [d for d in (older.due, younger.due) if d is not None]
    return replace(
        older,
        topic=older.topic if older.topic != UNKNOWN else younger.topic,
        counted=older.counted or younger.counted,
        anchors=tuple(dict.fromkeys((*older.anchors, *younger.anchors))),
        overrides=tuple(dict.fromkeys((*older.overrides, *younger.overrides))),
        calls=one_per_band((*older.calls, *younger.calls)),
        witnesses=tuple(sorted(witnesses, key=lambda w: (w.seen_at, w.seq, w.claim_id))),
        verdicts=tuple(dict.fromkeys((*older.verdicts, *younger.verdicts))),
        alerts=tuple(dict.fromkeys((*older.alerts, *younger.alerts))),
        due=min(dues) if dues else None,
        settled=tuple(dict.fromkeys((*older.settled, *younger.settled))),
        summoned=tuple(c for c in dict.fromkeys((*older.summoned, *younger.summoned)) if c not in at_home),
    )
