"""Scores as the API answers them and the command line shows them."""

from __future__ import annotations

from schemas.http import OutletScore
from services.runtime.state import UnitOfWork


async def outlet_scores(record: UnitOfWork) -> tuple[OutletScore, ...]:
    """All outlets on record, by name."""
    return ()
