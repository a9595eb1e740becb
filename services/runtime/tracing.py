"""One id through all stages: in every log line of an entry's passage, and, where it is switched on, in traces.

Traces are off by default, and then nothing of OpenTelemetry is imported (extra `otel`, docs/operations.md).
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import structlog

from services.runtime.errors import SettingsError
from services.runtime.measures import MEASURES
from services.runtime.settings import Settings

ARTICLE_ID = "article_id"


class Tracer(Protocol):
    """Where spans go."""

    def span(self, stage: str, article_id: str, began: int, about: dict[str, Any], error: str) -> None:
        """A stage has dealt with an article; it began at `began` (nanoseconds since 1970) and ends now."""
        ...

    def stop(self) -> None:
        """Send what has not been sent yet."""
        ...


_tracer: Tracer | None = None


def start(settings: Settings) -> None:
    """Send spans from now on, if the settings name a collector. Raises `SettingsError` where the extra is not there."""
    if settings.otel_endpoint is None:
        return
    try:
        from services.runtime.spans import collector  # noqa: PLC0415 - an extra, and half a second
    except ImportError as error:
        words = "CROSSWIRE_OTEL_ENDPOINT is set, but OpenTelemetry is not there: pip install 'crosswire[otel]'"
        raise SettingsError(f"{words} ({error})") from error
    use(collector(settings))


def use(tracer: Tracer | None) -> None:
    """Send spans to `tracer` from now on."""
    global _tracer  # noqa: PLW0603 - one process, one collector
    _tracer = tracer


def stop() -> None:
    """Send what is left, and no more."""
    if _tracer is not None:
        _tracer.stop()
    use(None)


def identify(article_id: str, **about: str | int | float) -> None:
    """Say which article the entry in hand is about: its log lines carry the id, its span carries all of it."""
    structlog.contextvars.bind_contextvars(article_id=article_id, **about)


@dataclass(slots=True)
class Passage:
    """The handling of one entry."""

    error: str = ""

    def failed(self, error: BaseException) -> None:
        """It ended with `error`."""
        self.error = f"{type(error).__name__}: {error}"


@contextlib.contextmanager
def passage(stage: str) -> Iterator[Passage]:
    """The handling of one entry. What is logged inside carries what `identify` has said."""
    structlog.contextvars.clear_contextvars()
    began, passing = time.time_ns(), Passage()
    try:
        yield passing
    finally:
        about = structlog.contextvars.get_contextvars()
        structlog.contextvars.clear_contextvars()
        MEASURES.add(stage, entries=1, busy_seconds=(time.time_ns() - began) / 1e9)
        if _tracer is not None and (article_id := about.pop(ARTICLE_ID, "")):
            _tracer.span(stage, article_id, began, about, passing.error)
