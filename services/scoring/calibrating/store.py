"""The published table of calibration, as it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.wire import Contract
from services.runtime.state import UnitOfWork
from services.scoring.calibration import BANDS, Band, CallVerdict, counted

KEY = "scoring:calibration"
TABLE: Contract[tuple[Band, ...]] = Contract("scoring.calibration", 1, tuple[Band, ...])


async def calibration(work: UnitOfWork) -> tuple[Band, ...]:
    """One row per band of `BANDS`."""
    (raw,) = await work.get(KEY)
    return (Band(),) * len(BANDS) if raw is None else TABLE.decode(raw)


async def count_calls(work: UnitOfWork, verdicts: Sequence[CallVerdict]) -> None:
    """Enter what became of calls."""
    if verdicts:
        bands = await calibration(work)
        for verdict in verdicts:
            bands = counted(bands, verdict)
        work.put(KEY, TABLE.encode(bands))
