"""Alerts of an archive of real news, to be judged by eye: where both sides stand and what they were taken to say."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from schemas.alert import Alert, Side, decode_alert
from services.comparison.model import Comparison, Judgement
from services.evaluation.scenarios import RAISING
from services.pipeline import InMemoryPipeline

FIELDS = ("url", "outlet", "title", "text", "published_at", "language")


def evaluate_stream(path: Path, articles: int | None = None, first: int = 1) -> dict[str, Any]:
    """Replay JSON lines, one article each, in their order, gzipped or not, from line `first` on.

    Returns `{articles, admitted, alerts, alerts_per_1000, contradictory, by_rule, raised}`: of each article that opened
    or joined an alert, the addresses and offsets of both sides with the rule's words; `contradictory` counts pairs of
    claims whose verdict is a contradiction, `by_rule` by the rule. Raises `ValueError` with the bad line.
    """
    return asyncio.run(
        replay(islice(read_messages(path), first - 1, None if articles is None else first - 1 + articles))
    )


async def replay(messages: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """What the articles raised, fed one by one to a pipeline in memory."""
    pipeline = InMemoryPipeline()
    counts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    raised: list[dict[str, Any]] = []
    for message in messages:
        passage = await pipeline.feed(message)
        pipeline.backend.streams.clear()  # read already; the record is in the state
        counts["articles"] += 1
        counts["admitted"] += passage.claims is not None
        rules.update(_contradictions(passage.comparison))
        raised += [told(alert) for alert in map(decode_alert, passage.alerts) if alert.status in RAISING]
    return {
        "articles": counts["articles"], "admitted": counts["admitted"], "alerts": len(raised),
        "alerts_per_1000": round(1000 * len(raised) / max(1, counts["articles"]), 2),
        "contradictory": rules.total(), "by_rule": dict(sorted(rules.items())), "raised": raised,
    }  # fmt: skip


def _contradictions(comparison: Comparison | None) -> Iterator[str]:
    for placed in comparison.placed if comparison is not None else ():
        for verdict in placed.verdicts:
            if verdict.judgement is Judgement.CONTRADICTION:
                yield verdict.rule


def told(alert: Alert) -> dict[str, Any]:
    """Both sides of an alert by address and offsets, without a word of theirs but the two values."""
    return {
        "status": alert.status, "field": alert.field, "dissent_value": alert.dissent_value,
        "consensus_value": alert.consensus_value, "dissent": [_place(side) for side in alert.dissent],
        "consensus": [_place(side) for side in alert.consensus],
    }  # fmt: skip


def _place(side: Side) -> str:
    return f"{side.url} {side.span[0]}-{side.span[1]}"


def read_messages(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                article = json.loads(line)
            except ValueError as error:
                raise ValueError(f"{path}:{number}: not JSON: {error}") from error
            if not isinstance(article, dict):
                raise ValueError(f"{path}:{number}: not an article: {type(article).__name__}")
            yield {name: article[name] for name in FIELDS if article.get(name) is not None}
