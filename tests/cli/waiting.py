"""Waiting for what another process does."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def until(holds: Callable[[], Any], seconds: float = 120.0, log: Path | None = None) -> Any:
    """The first answer of `holds` that is true; one that cannot connect or read yet is asked again.

    Raises `AssertionError` with what `log` holds where that takes longer than `seconds`.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            if found := holds():
                return found
        except OSError:
            pass
        assert time.monotonic() < deadline, log.read_text() if log else "did not happen in time"
        time.sleep(0.05)
