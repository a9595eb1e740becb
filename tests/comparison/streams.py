"""Streams of a few texts, each of an outlet of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from services.pipeline import Passage, run_in_memory

FIRST = datetime(2025, 3, 12, 9, tzinfo=UTC)


def passages(texts: Sequence[str]) -> list[Passage]:
    """The texts of as many outlets, an hour apart, through the whole pipeline."""
    articles = [
        {
            "url": f"https://outlet{i}.example/1",
            "outlet": f"outlet{i}.example",
            "title": "News",
            "text": text,
            "published_at": (FIRST + timedelta(hours=i)).isoformat(),
            "language": "en",
        }
        for i, text in enumerate(texts)
    ]
    return run_in_memory(articles)[1]
