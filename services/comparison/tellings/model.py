"""What two claims say of each other by their sentences."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.model import Field
from services.extraction.model import Span


@dataclass(frozen=True, slots=True)
class Retelling:
    """What two sentences say of each other: a field that differs, with its words, or agreement (None)."""

    field: Field | None
    left: str = ""
    right: str = ""
    left_span: Span | None = None
    right_span: Span | None = None
    odds: float = 0.0
    """Log odds that only one of two values that differ can be true."""
    weekday: bool = False
    """Two days of the week differ: one beside the words may be the day on which they were said."""
