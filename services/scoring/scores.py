"""An outlet's score as people and programs read it: consistency with independent evidence, never a measure of truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.scoring.accounts import Account, Score, score_of, standing
from services.scoring.model import Ledger
from services.scoring.parameters import DEFAULT, Parameters

ENOUGH = 10.0
"""Settled claims below which a score says that there is not enough evidence."""


@dataclass(frozen=True, slots=True)
class OutletScore:
    """Mean, 90% credible interval, evidence and grade: together, on each ledger, by topic."""

    outlet: str
    score: Score
    said: Score
    """Does it report its sources faithfully?"""
    so: Score
    """Does what it says in its own voice hold up?"""
    topics: dict[str, Score]
    enough: bool
    """False: not enough evidence; show the interval, not the mean."""
    articles: int
    claims: int
    first_seen: datetime | None
    last_seen: datetime | None
    alerts: tuple[str, ...]
    seeded: bool
    """An operator's prior is part of it, and must be shown as such."""
    note: str
    """The outlet's reply, shown beside the score."""


def outlet_score(account: Account, day: int, parameters: Parameters = DEFAULT) -> OutletScore:
    """The score of an outlet on a stream-time day.

    >>> outlet_score(Account("outlet:harbourpost.example"), 9000).score.grade
    'F'
    """
    overall, topics = standing(account, day, parameters=parameters)
    said, _ = standing(account, day, (Ledger.SAID,), parameters=parameters)
    so, _ = standing(account, day, (Ledger.SO,), parameters=parameters)
    return OutletScore(
        outlet=account.voice.partition(":")[2],
        score=score_of(overall),
        said=score_of(said),
        so=score_of(so),
        topics={topic: score_of(found) for topic, found in topics.items()},
        enough=overall.n >= ENOUGH,
        articles=account.articles,
        claims=account.claims,
        first_seen=account.first_seen,
        last_seen=account.last_seen,
        alerts=account.alerts,
        seeded=account.seed is not None,
        note=account.note,
    )
