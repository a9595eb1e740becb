"""Scores as the API answers them and the command line shows them."""

from __future__ import annotations

from schemas.http import OutletDetail, OutletScore, Score, TopicScore
from services.api.present import alerts_of, appeal_view
from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.accounts import Score as Posterior
from services.scoring.desk.store import appeals
from services.scoring.scores import ENOUGH
from services.scoring.scores import OutletScore as Standing


async def outlet_scores(record: UnitOfWork) -> tuple[OutletScore, ...]:
    """All outlets on record, by name."""
    return tuple(outlet_score(found) for found in await store.outlets(record))


async def outlet_detail(record: UnitOfWork, name: str) -> OutletDetail | None:
    """One outlet with its ledgers, topics and latest contradictions; None for one that was never seen."""
    found = await store.outlet(record, name)
    if found is None:
        return None
    alerts = await store.alerts_by_id(record, reversed(found.alerts))
    return OutletDetail(
        **outlet_score(found).model_dump(),
        said=score(found.said),
        so=score(found.so),
        topics=tuple(
            TopicScore(topic=topic, **score(found.topics[topic]).model_dump()) for topic in sorted(found.topics)
        ),
        recent_contradictions=alerts_of(alerts),
        appeals=tuple(appeal_view(a) for a in await appeals(record, outlet=name)),
    )


def outlet_score(found: Standing) -> OutletScore:
    """An outlet and its score, as it is answered."""
    return OutletScore(
        outlet=found.outlet,
        articles=found.articles,
        claims=found.claims,
        contradictions=len(found.alerts),
        seeded=found.seeded,
        note=found.note,
        **score(found.score).model_dump(),
    )


def score(found: Posterior) -> Score:
    """Numbers first, the letter second."""
    return Score(
        score=found.mean,
        low=found.lower,
        high=found.upper,
        n=found.n,
        grade=found.grade,
        enough_evidence=found.n >= ENOUGH,
    )
