"""Time that reading takes with the length of the text."""

from __future__ import annotations

import time
from collections.abc import Callable


def takes_linear_time(read: Callable[[str], object], text: str) -> None:
    """Hold that twice the text is read in about twice the time; the constant absorbs noise of a busy machine."""
    half, whole = (_seconds(read, text[:length]) for length in (25_000, 50_000))
    assert whole < 4 * half + 1.0


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began
