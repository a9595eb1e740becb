"""What comparison forgets: claims, postings and shingles of articles that no lookup can reach any more.

Postings are read for this quarter and the one before (`index.bucket_of`): after 190 days nothing leads to an article
but members of facts that are as old. Time is that of the log: a replay forgets the same at the same places. Each entry
forgets at most `STEP` old ones: the cost of an entry stays bounded, and one that forgets more than it adds catches up.

Keys: `comparison:entry:<seq>` (what an entry has put), `comparison:oldest` (the first that is kept, and when);
entries of an archive have `hx` before their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import orjson

from services.comparison.store import ARCHIVE, ROOM, ComparisonStore
from services.extraction.model import ArticleClaims
from services.runtime.state import UnitOfWork

RETENTION = timedelta(days=190)
"""Two quarters, and a week for clocks that run ahead."""
STEP = 4


async def remember(store: ComparisonStore, bundle: ArticleClaims, aliases: Sequence[str], work: UnitOfWork) -> None:
    """Record what this entry has put, and forget what is too old by its clock.

    `aliases`: ids of facts that this entry merged into older ones. Claims recorded under them are older than this
    entry, so they are forgotten before it; then nobody asks for the alias.
    """
    lane = ARCHIVE if bundle.backfilled else ""  # entries of an archive are numbered by themselves
    if bundle.claims:
        posted: dict[str, list[str]] = {}
        for key in store.posted:
            where, _, digest = key.rpartition(":")
            posted.setdefault(where, []).append(digest)
        ids = [claim.id for claim in bundle.claims]
        body = [bundle.seen_at.isoformat(), bundle.article_id, bundle.url, ids, posted, list(aliases)]
        work.put(f"{ROOM}:entry:{lane}{bundle.seq}", orjson.dumps(body))
    await _forget(store, bundle, lane, work)


async def _forget(store: ComparisonStore, bundle: ArticleClaims, lane: str, work: UnitOfWork) -> None:
    place, now = f"{ROOM}:oldest{lane}", bundle.seen_at
    (mark,) = await work.get(place)
    if mark is None:
        work.put(place, orjson.dumps([bundle.seq, now.isoformat()]))
        return
    first, since = orjson.loads(mark)
    if datetime.fromisoformat(since) + RETENTION >= now:
        return
    keys = {n: f"{ROOM}:entry:{lane}{n}" for n in range(first, min(first + STEP, bundle.seq))}
    for number, blob in zip(keys, await work.get(*keys.values()), strict=True):
        first = number
        if blob is not None:
            since = orjson.loads(blob)[0]
            if datetime.fromisoformat(since) + RETENTION >= now:
                break
            await _drop(store, blob, work)
            work.delete(keys[number])
        first = number + 1
    work.put(place, orjson.dumps([first, since]))


async def _drop(store: ComparisonStore, blob: bytes, work: UnitOfWork) -> None:
    _, article_id, url, claims, posted, aliases = orjson.loads(blob)
    await store.withdraw(claims, [article_id])
    versions = await store.versions(url)
    if versions.pop(article_id, None) is not None:
        store.put_versions(url, versions)
    for alias in aliases:
        store.drop_alias(alias)
    for where, digests in posted.items():
        for digest in digests:
            work.delete(f"{where}:{digest}")
