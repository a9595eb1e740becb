"""What comparing one field can say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.comparison.model import Field


class State(StrEnum):
    SAME = "same"
    """Both state it and it matches: it can carry identity."""
    COMPATIBLE = "compatible"
    """It does not exclude the other, but is too wide or too vague to match."""
    UNSTATED = "unstated"
    UNSURE = "unsure"
    """Different, but within what rounding, slips and vagueness allow."""
    DIFFERENT = "different"
    """Only one of the two can be true."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The state of one field, with both values in words."""

    field: Field
    state: State
    left: str = ""
    right: str = ""
    note: str = ""
    """Which test said so: a part of the rule's id."""
    z: float | None = None
