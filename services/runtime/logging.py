"""Structured logs on standard error: readable in a terminal, JSON everywhere else."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog

_SECRET = re.compile(r"password|secret|token|api_key|authorization", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(\w{2,16}://)[^/@\s]{0,256}@")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


def configure_logging(
    level: Literal["debug", "info", "warning", "error"] = "info", form: Literal["auto", "json", "console"] = "auto"
) -> None:
    """Set up structlog and the standard library's logging for this process; call it once, at its beginning."""
    console = form == "console" or (form == "auto" and sys.stderr.isatty())
    renderer: Any = structlog.dev.ConsoleRenderer() if console else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.StackInfoRenderer(),
            structlog.processors.dict_tracebacks if not console else structlog.processors.format_exc_info,
            clean_event,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.getLogger("faststream").setLevel(logging.WARNING)
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, force=True, format="%(levelname)s %(name)s %(message)s"
    )


def get_logger(name: str) -> Any:
    """A logger whose events carry `source=name`."""
    return structlog.get_logger(source=name)


def clean_event(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    r"""Without secrets, and without characters that act on a terminal.

    >>> clean_event(None, "", {"redis_password": "x", "url": "redis://me:pw@db/0", "title": "a\x1b[2J"})
    {'redis_password': '***', 'url': 'redis://***@db/0', 'title': 'a [2J'}
    """
    for name, value in event.items():
        if _SECRET.search(name):
            event[name] = "***"
        elif isinstance(value, str):
            event[name] = _CREDENTIALS.sub(r"\1***@", _CONTROL.sub(" ", value))
    return event
