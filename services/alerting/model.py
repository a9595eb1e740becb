"""The words of alerting: what it keeps of an alert, and the pages of its lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertEvent:
    """One state of one alert, as scoring sent it."""

    alert_id: str
    event: int
    """Counts the states of this alert from 1."""
    status: str
    fact_id: str
    outlets: tuple[str, ...]
    """Who dissents, each once, first to dissent first."""
    payload: bytes
    """The event itself, unchanged."""


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a list, and where the next one starts; `next` is None at the end."""

    items: tuple[bytes, ...]
    next: int | None
