"""Why a score, an alert or a consensus is what it is: which claims moved it, who was discounted, what would change it.

Pure; every function returns plain dictionaries that go to JSON as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from services.comparison.model import Field
from services.scoring.accounts import Account, Credit, Score, standing
from services.scoring.bodies import Bodies
from services.scoring.cells import Cells, build_cells
from services.scoring.consensus import Scale, find_consensus, lineages, live, shares_of, supports_of
from services.scoring.independence import copy_probability
from services.scoring.life import value_of
from services.scoring.model import AlertRecord, AlertSide, Consensus, FactRecord, Ledger, Witness
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.posterior import posterior
from services.scoring.reliability import UNITS as _UNITS
from services.scoring.reliability import growth
from services.scoring.scores import outlet_score
from services.scoring.settlement import Vote, left_out


def explain_outlet(
    account: Account, entries: Sequence[Credit], day: int, parameters: Parameters = DEFAULT
) -> dict[str, Any]:
    """The score with the settlements behind it, each with what it weighs today and how the mean would be without it."""
    score = outlet_score(account, day, parameters)
    overall, _ = standing(account, day, parameters=parameters)
    scale = _UNITS * growth(day, parameters)
    moved = []
    for entry in entries:
        credit, debit = entry.credit / scale, entry.debit / scale
        without = overall.alpha - credit, overall.beta - debit
        mean = without[0] / sum(without) if min(without) > 0.0 else overall.mean
        moved.append(
            {
                "claim_id": entry.claim_id,
                "fact_id": entry.fact_id,
                "ledger": entry.ledger.value,
                "topic": entry.topic,
                "at": entry.at.isoformat(),
                "held_up": round(entry.y, 4),
                "counts": round(entry.u, 4),
                "credit": round(credit, 4),
                "debit": round(debit, 4),
                "moved_mean_by": round(overall.mean - mean, 5),
                "why": entry.why or _settled_as(entry),
            }
        )
    return {
        "outlet": score.outlet,
        "score": _score(score.score),
        "ledgers": {"said": _score(score.said), "so": _score(score.so)},
        "topics": {topic: _score(found) for topic, found in score.topics.items()},
        "enough_evidence": score.enough,
        "seeded": score.seeded,
        "note": score.note,
        "settlements": moved,
        "grade_needs": grade_needs(score.score),
    }


def _settled_as(entry: Credit) -> str:
    question = "reported its source as others did" if entry.ledger is Ledger.SAID else "held up against other origins"
    sign = "took back: " if entry.credit < 0 or entry.debit < 0 else ""
    return f"{sign}{question}: {entry.y:.2f} of 1, counted {entry.u:.2f}"


def _score(score: Score) -> dict[str, Any]:
    return {"mean": score.mean, "interval": [score.lower, score.upper], "n": score.n, "grade": score.grade}


def grade_needs(score: Score) -> str:
    """What is missing for the next better grade, in one sentence.

    >>> grade_needs(Score(0.9, 0.6, 0.98, 4.0, "F"))
    'at least 10 settled claims (has 4.0)'
    """
    if score.n < 10.0:
        return f"at least 10 settled claims (has {score.n:.1f})"
    for letter, lower, n in (("C", 0.65, 10.0), ("B", 0.80, 25.0), ("A", 0.90, 50.0)):
        if score.lower < lower or score.n < n:
            return f"grade {letter}: lower bound {lower:.2f} (has {score.lower:.2f}) and n {n:.0f} (has {score.n:.1f})"
    return "nothing: this is the best grade"


def explain_fact(record: FactRecord, scale: Scale, now: datetime) -> dict[str, Any]:
    """Every field with its cells, their probability, each witness with its weight and what was discounted, and why."""
    fields = []
    standing_ = record.standing
    bodies = Bodies.of(standing_)
    for field in Field:
        cells = build_cells(standing_, record.verdicts, field)
        if cells.members:
            fields.append(_field(record, field, cells, bodies, scale=scale))
    return {
        "fact_id": record.fact_id,
        "topic": record.topic,
        "as_of": now.isoformat(),
        "fields": fields,
        "alerts": list(record.alerts),
        "next_look": None if record.due is None else record.due.isoformat(),
        "settled_claims": list(record.settled),
        "anchors": [
            {"field": a.field.value, "claim_id": a.claim_id, "reason": a.reason, "author": a.author}
            for a in record.anchors
        ],
    }


def _field(record: FactRecord, field: Field, cells: Cells, bodies: Bodies, *, scale: Scale) -> dict[str, Any]:
    pool = list(record.standing)
    shares = shares_of(pool, cells, bodies.root, scale)
    groups = lineages(cells)
    supports = supports_of(
        shares, pool, groups, cells, voice=lambda w: scale.voice(Ledger.SO, bodies.root(w)), parameters=scale.parameters
    )
    keys = sorted(supports)
    chances = dict(zip(keys, posterior([supports[k] for k in keys]), strict=True))
    by_id = {w.claim_id: w for w in pool}
    result = []
    for group in sorted(groups, key=lambda g: (-chances[g], g)):
        members = [c for part in groups[group] for c in cells.members[part]]
        members += [c for c, parts in cells.supports.items() if set(parts).intersection(groups[group])]
        result.append(
            {
                "value": next((v for c in members if (v := value_of(c, record.verdicts, field, [])[0])), ""),
                "probability": round(chances[group], 4),
                "support": round(supports[group], 4),
                "witnesses": [
                    explain_witness(by_id[c], pool, shares.get(c, 0.0), bodies, cells=cells, scale=scale)
                    | {"credibility": _credibility(by_id[c], group, supports, shares=shares, judge=(bodies, scale))}
                    for c in members
                ],
            }
        )
    consensus = find_consensus(field, pool, cells, bodies, scale)
    return {
        "field": field.value,
        "values": result,
        "provisional": consensus.provisional if consensus is not None else True,
        "would_change": _turning(consensus, scale) if consensus is not None else "any independent witness",
    }


def _credibility(
    witness: Witness,
    group: int,
    supports: Mapping[int, float],
    *,
    shares: Mapping[str, float],
    judge: tuple[Bodies, Scale],
) -> int:
    """Credibility of one claim by what the others say; 6 where nobody else says anything."""
    bodies, scale = judge
    own = shares.get(witness.claim_id, 0.0) * scale.voice(Ledger.SO, bodies.root(witness)).weight
    alone = supports[group] - own <= 1e-9 and len([s for s in supports.values() if s > 1e-9]) <= 1
    if alone:
        return credibility(None)
    return credibility(left_out(supports, Vote(witness.claim_id, group, own, own)))


def explain_witness(
    witness: Witness, pool: Sequence[Witness], share: float, bodies: Bodies, *, cells: Cells, scale: Scale
) -> dict[str, Any]:
    """One claim in a consensus: its origin, what it counts for, and why it counts for less than one."""
    root = bodies.root(witness)
    voice = scale.voice(Ledger.SO, root)
    return {
        "claim_id": witness.claim_id,
        "outlet": witness.outlet,
        "url": witness.url,
        "sentence": witness.text,
        "origin": root,
        "independence": round(share, 4),
        "weight": round(voice.weight, 4),
        "rated": voice.rated,
        "discounted_because": _discounts(witness, pool, share, bodies, cells=cells, scale=scale),
    }


def _discounts(
    witness: Witness, pool: Sequence[Witness], share: float, bodies: Bodies, *, cells: Cells, scale: Scale
) -> list[str]:
    if share > 0.999:
        return []
    counted = {**cells.of, **dict.fromkeys(cells.supports, -1)}
    if witness not in live(pool, bodies.root, counted):
        return ["its outlet has a later statement of the same origin, which stands instead"]
    reasons = []
    earlier = [w for w in pool if (w.seen_at, w.seq, w.claim_id) < (witness.seen_at, witness.seq, witness.claim_id)]
    for other in earlier:
        if bodies.root(other) == bodies.root(witness):
            reasons.append(f"same origin as {other.outlet}: {bodies.root(other)}")
            continue
        probability = copy_probability(witness, other, scale.parameters)
        learned = scale.dependence.get(witness.outlet, {}).get(other.outlet, 0.0)
        if probability > 0.0:
            ground = "same wire" if witness.wire is not None and witness.wire == other.wire else "text found there"
            reasons.append(f"{ground}: {other.outlet} (p = {probability:.2f})")
        if learned > 0.0 and cells.of.get(witness.claim_id) == cells.of.get(other.claim_id):
            reasons.append(f"reports what {other.outlet} reports, rare and wrong values included (p = {learned:.2f})")
    return reasons


def _turning(consensus: Consensus, scale: Scale) -> str:
    """How many unrated independent origins with one other value would take the consensus below the alert threshold."""
    unrated = scale.parameters.unrated_weight
    for count in range(1, 200):
        rivals = [count * unrated]
        chances = posterior([consensus.support, *rivals])
        if chances[0] < scale.parameters.alert_probability:
            return (
                f"{count} more independent unrated origin(s) with one other value would take it below "
                f"P = {scale.parameters.alert_probability:g} (now {consensus.probability:.3f})"
            )
    return "an official record, or a correction by its origins"


def explain_alert(alert: AlertRecord, record: FactRecord | None, scale: Scale) -> dict[str, Any]:
    """Both sides as they stood, the rule that decided, and the consensus of the field as it stands now."""
    present: dict[str, Any] | None = None
    if record is not None:
        bodies = Bodies.of(record.standing)
        cells = build_cells(record.standing, record.verdicts, alert.field)
        if cells.members:
            present = _field(record, alert.field, cells, bodies, scale=scale)
    return {
        "alert_id": alert.id,
        "status": alert.status.value,
        "field": alert.field.value,
        "decided_on": "what its source said" if alert.ledger is Ledger.SAID else "what is so",
        "source": alert.source,
        "debited_for_misquoting": alert.misquotes,
        "reason": alert.reason,
        "dissent": [_alert_side(side) for side in alert.dissent],
        "consensus": [_alert_side(side) for side in alert.consensus],
        "probability": round(alert.probability, 4),
        "n_eff": round(alert.n_eff, 4),
        "provisional": alert.provisional,
        "would_change": alert.would_change,
        "now": present,
    }


def _alert_side(side: AlertSide) -> dict[str, Any]:
    return {
        "outlet": side.outlet,
        "url": side.url,
        "sentence": side.sentence,
        "value": side.value,
        "origin": side.origin,
        "independence": round(side.witness, 4),
    }


def credibility(y: float | None) -> int:
    """Credibility of a claim, 1 (confirmed) to 6 (cannot be judged), from its leave-one-out posterior.

    The Admiralty scale of information: 1 confirmed, 2 probably so, 3 possibly so, 4 doubtful, 5 improbable, 6 unjudged.

    >>> [credibility(y) for y in (0.97, 0.85, 0.6, 0.3, 0.05, None)]
    [1, 2, 3, 4, 5, 6]
    """
    if y is None:
        return 6
    return next((number for floor, number in ((0.95, 1), (0.8, 2), (0.5, 3), (0.2, 4)) if y >= floor), 5)
