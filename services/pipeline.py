"""The pipeline on one page: the handlers of every stage, one after the other, over the in-memory store.

The same handlers run behind the real streams (`services.runtime.registry`); a test holds both to the same bytes. Used
by the evaluations and by `rebuild`, where a broker would only cost time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from schemas.wire import ARTICLE, CLAIMS, COMPARISON
from services.alerting.handler import deliver_alert
from services.comparison.handler import compare_article
from services.comparison.model import Comparison
from services.comparison.nli.reading import Reader
from services.extraction.claims import extract_claims
from services.extraction.model import ArticleClaims
from services.ingestion.handler import Raw, admit
from services.ingestion.model import Admitted
from services.runtime.state import MemoryBackend, UnitOfWork
from services.scoring.handler import score_comparison

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Passage:
    """What one message did on its way through every stage."""

    admitted: Admitted
    claims: ArticleClaims | None = None
    comparison: Comparison | None = None
    alerts: list[bytes] = field(default_factory=list)
    """Alert events that it caused, as they stand on the `alerts` stream."""


class InMemoryPipeline:
    """All stages in one process, one message at a time, each stage committing before the next one reads.

    `backend` holds the state afterwards; read it through the stages' store modules with `UnitOfWork(backend)`.
    """

    def __init__(self, *, replay: bool = True, reader: Reader | None = None) -> None:
        self.backend = MemoryBackend()
        self.replay = replay
        self.reader = reader

    async def feed(self, raw: Raw, now: datetime = EPOCH) -> Passage:
        """Take one message of the `articles` stream through every stage. `now` is the receipt clock (UTC)."""
        work = UnitOfWork(self.backend)
        passage = Passage(await admit(raw, work, now, self.replay))
        for payload in [*self._commit(work, "admitted"), *_sent(work, "backfill")]:
            passage.claims = extract_claims(ARTICLE.decode(payload))
            self.backend.streams.setdefault("claims", []).append(CLAIMS.encode(passage.claims))
            await self._judge(passage)
        return passage

    async def _judge(self, passage: Passage) -> None:
        """Comparison, scoring and alerting of what was extracted, each from the bytes that the stage before wrote."""
        work = UnitOfWork(self.backend)
        await compare_article(CLAIMS.decode(self.backend.streams["claims"][-1]), work, self.reader)
        for payload in self._commit(work, "verdicts"):
            passage.comparison = COMPARISON.decode(payload)
            work = UnitOfWork(self.backend)
            await score_comparison(passage.comparison, work)
            for event in self._commit(work, "alerts"):
                passage.alerts.append(event)
                work = UnitOfWork(self.backend)
                await deliver_alert(event, work)
                self.backend.commit(work.changes)

    def _commit(self, work: UnitOfWork, stream: str) -> list[bytes]:
        """Commit `work`; what it appended to `stream`."""
        self.backend.commit(work.changes)
        return _sent(work, stream)


def _sent(work: UnitOfWork, stream: str) -> list[bytes]:
    return [payload for name, payload in work.changes.messages if name == stream]


def run_in_memory(messages: Iterable[Raw]) -> tuple[InMemoryPipeline, list[Passage]]:
    """Replay `messages` in order in fresh state."""

    async def run() -> tuple[InMemoryPipeline, list[Passage]]:
        pipeline = InMemoryPipeline()
        return pipeline, [await pipeline.feed(message) for message in messages]

    return asyncio.run(run())
