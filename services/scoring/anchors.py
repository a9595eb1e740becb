"""What an official record or an editor has fixed: it settles a field, and holds new claims to it until it expires."""

from __future__ import annotations

from datetime import datetime

from services.comparison.model import Field
from services.scoring.cells import build_cells
from services.scoring.model import Anchor, FactRecord


def live_anchor(record: FactRecord, field: Field, now: datetime) -> Anchor | None:
    """The anchor of a field that has not expired at `now` of stream time."""
    return next((a for a in record.anchors if a.field is field and (a.expires is None or now < a.expires)), None)


def anchored_claims(record: FactRecord, anchor: Anchor) -> frozenset[str]:
    """The claims that state the anchored value."""
    cells = build_cells(record.witnesses, record.verdicts, anchor.field)
    if anchor.about not in cells.of:
        return frozenset({anchor.about})
    return frozenset(cells.members[cells.of[anchor.about]])


def founding(record: FactRecord, field: Field, now: datetime) -> tuple[str, ...]:
    """The claim that the live anchor of a field is about: it has a value of its own though nobody else has spoken."""
    anchor = live_anchor(record, field, now)
    return () if anchor is None else (anchor.about,)


def rules_out(record: FactRecord, field: Field, claims: frozenset[str], now: datetime) -> bool:
    """Whether a live anchor says that what `claims` state is not so, or that something else is."""
    anchor = live_anchor(record, field, now)
    return anchor is not None and anchored_claims(record, anchor).isdisjoint(claims) is anchor.holds
