"""What comparison keeps: claims, facts with their members, postings, articles and the versions of a URL.

Keys: `claim:<id>` (fact id, then the claim), `fact:<id>`, `ix:<bucket>:<key>` (`hx:` for facts of an archive),
`article:<id>` (for copies), `url:<url>`
(claims of every version, for takedowns). All reads of an article are batched; see `UnitOfWork.get`.
"""

from __future__ import annotations

import struct
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import orjson
from pydantic import TypeAdapter

from schemas.kept import Kept
from services.comparison.accounts.story import Account
from services.comparison.index import MAX_POSTINGS
from services.comparison.profiles.profile import Profile, profile
from services.extraction.model import Claim
from services.runtime.state import UnitOfWork

ROOM = "comparison"
_CLAIM = TypeAdapter(Claim)
LIVE, ARCHIVE = "ix", "hx"
"""Lanes of the index. Facts that an archive founded have one of their own, so that they never displace live ones."""
FIRST_MEMBERS = 4
LAST_MEMBERS = 12
"""A fact keeps its first and its latest members; the ones between stay on record but are not compared again."""


@dataclass(frozen=True, slots=True)
class Member:
    """A live claim of a fact."""

    claim_id: str
    article_id: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact and its live claims, oldest first; `alias` is the older fact that it was merged into."""

    id: str
    seq: int
    """Entry that founded it: the older of two facts keeps its id."""
    members: tuple[Member, ...] = ()
    alias: str | None = None

    @property
    def of_archive(self) -> bool:
        """Whether an archive has founded it."""
        return self.seq == 0


@dataclass(frozen=True, slots=True)
class Source:
    """What is kept of an article: what recognises copies of it, and which claims it makes."""

    article_id: str
    outlet: str
    words: int
    shingles: frozenset[int]
    claims: tuple[str, ...] = ()
    """In the order of the article; none where an older version of Crosswire put it on record."""


@lru_cache(maxsize=200_000)
def posting_key(lane: str, bucket: int, key: str) -> str:
    """Where a posting lies; its key as 64 bits, for it stands in the record of every article that posted under it.

    >>> posting_key("ix", 8101, "die|kolar")
    'comparison:ix:8101:LIoNfmr37jk'
    """
    digest = urlsafe_b64encode(blake2b(key.encode(), digest_size=8).digest()).decode().rstrip("=")
    return f"{ROOM}:{lane}:{bucket}:{digest}"


_READ = Kept[tuple[str, Profile]](16 * 1024 * 1024)
"""Claims as they stand on record, with their facts and profiles: some twenty thousand."""


def _read_claim(payload: bytes) -> tuple[str, Profile]:
    found = _READ.get(payload)
    if found is None:
        fact_id, _, body = payload.partition(b"\n")
        found = fact_id.decode(), profile(_CLAIM.validate_json(body))
        _READ.put(payload, found)
    return found


class ComparisonStore:
    """Comparison's view of one unit of work."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self.posted: dict[str, None] = {}
        """Where this article has put postings, in order: what is to be forgotten with it."""

    # ----------------------------------------------------------------- claims and facts

    async def profiles(self, claim_ids: Sequence[str]) -> dict[str, Profile]:
        """Profiles of those of `claim_ids` that are live."""
        blobs = await self._work.get(*(f"{ROOM}:claim:{c}" for c in claim_ids))
        return {c: _read_claim(b)[1] for c, b in zip(claim_ids, blobs, strict=True) if b is not None}

    async def facts_of_claims(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """Fact ids as recorded with the claims; they may be aliases by now."""
        blobs = await self._work.get(*(f"{ROOM}:claim:{c}" for c in claim_ids))
        return {c: _read_claim(b)[0] for c, b in zip(claim_ids, blobs, strict=True) if b is not None}

    def put_claim(self, mine: Profile, fact_id: str) -> None:
        """Record a claim under its fact, without the spans of its attribution: comparison reads the chain."""
        claim = replace(mine.claim, attribution=None)
        payload = fact_id.encode() + b"\n" + _CLAIM.dump_json(claim, exclude_defaults=True)
        _READ.put(payload, (fact_id, replace(mine, claim=claim)))
        self._work.put(f"{ROOM}:claim:{claim.id}", payload)

    async def facts(self, fact_ids: Iterable[str]) -> dict[str, Fact]:
        """Facts under their present ids, aliases followed; asked id -> fact."""
        asked = list(dict.fromkeys(fact_ids))
        where = {f: f for f in asked}
        found: dict[str, Fact] = {}
        pending = asked
        while pending:
            blobs = await self._work.get(*(f"{ROOM}:fact:{f}" for f in pending))
            read = {f: _read_fact(f, b) for f, b in zip(pending, blobs, strict=True) if b is not None}
            found.update(read)
            moved = {f: fact.alias for f, fact in read.items() if fact.alias is not None}
            where = {a: moved.get(f) or f for a, f in where.items()}
            pending = list(dict.fromkeys(f for f in moved.values() if f is not None and f not in found))
        resolved = {a: found[f] for a, f in where.items() if f in found}
        return {a: fact for a, fact in resolved.items() if fact.alias is None}

    def put_fact(self, fact: Fact) -> None:
        """Record a fact, its members capped."""
        members = fact.members
        if len(members) > FIRST_MEMBERS + LAST_MEMBERS:
            members = members[:FIRST_MEMBERS] + members[-LAST_MEMBERS:]
        body = [fact.seq, fact.alias, [[m.claim_id, m.article_id, m.outlet] for m in members]]
        self._work.put(f"{ROOM}:fact:{fact.id}", orjson.dumps(body))

    def merge(self, younger: Fact, older: Fact) -> Fact:
        """Make the younger an alias of the older; the members move."""
        merged = replace(older, members=(*older.members, *younger.members))
        self.put_fact(merged)
        self.put_fact(replace(younger, members=(), alias=older.id))
        return merged

    # ----------------------------------------------------------------- index

    async def postings(
        self, keys: Sequence[str], bucket: int, lane: str = LIVE, *, after: int = 0
    ) -> dict[str, tuple[str, ...]]:
        """Facts of a lane under each key, oldest first, of this quarter, the one before and `after` later ones."""
        buckets = range(bucket - 1, bucket + after + 1)
        names = [posting_key(lane, b, k) for k in keys for b in buckets]
        read = [_read_posting(b) if b is not None else () for b in await self._work.get(*names)]
        size = len(buckets)
        return {k: _joined(read[size * i : size * (i + 1)]) for i, k in enumerate(keys)}

    async def ask_for(self, keys: Iterable[str], bucket: int) -> None:
        """Read in one round trip what `postings` of any of `keys` will need."""
        await self._work.get(*(posting_key(LIVE, b, k) for k in keys for b in (bucket - 1, bucket)))

    async def has_archive(self) -> bool:
        """Whether an archive has ever been filled in."""
        (mark,) = await self._work.get(f"{ROOM}:{ARCHIVE}:any")
        return mark is not None

    async def post(self, keys: Sequence[str], bucket: int, fact_id: str, lane: str = LIVE) -> None:
        """Put a fact under each key of this quarter, where it does not stand yet."""
        if lane == ARCHIVE and not await self.has_archive():
            self._work.put(f"{ROOM}:{ARCHIVE}:any", b"1")
        names = [posting_key(lane, bucket, k) for k in keys]
        self.posted |= dict.fromkeys(names)
        for name, blob in zip(names, await self._work.get(*names), strict=True):
            posting = _read_posting(blob) if blob is not None else ()
            if fact_id not in posting:
                self._work.put(name, encode_posting([*posting, fact_id]))

    # ----------------------------------------------------------------- articles

    async def sources(self, article_ids: Sequence[str]) -> list[Source]:
        """Articles on record, in the order of `article_ids`."""
        blobs = await self._work.get(*(f"{ROOM}:article:{a}" for a in article_ids))
        return [_read_source(a, b) for a, b in zip(article_ids, blobs, strict=True) if b is not None]

    async def accounts(self, article_ids: Sequence[str]) -> tuple[Account, ...]:
        """Articles on record with all their claims, in the order of `article_ids`."""
        sources = await self.sources(article_ids)
        found = await self.profiles([c for s in sources for c in s.claims])
        return tuple(Account(s.article_id, s.outlet, tuple(found[c] for c in s.claims if c in found)) for s in sources)

    def put_source(self, source: Source) -> None:
        """Record what recognises copies of an article, and its claims."""
        head = orjson.dumps([source.outlet, source.words, source.claims]) + b"\n"
        shingles = sorted(source.shingles)
        self._work.put(f"{ROOM}:article:{source.article_id}", head + struct.pack(f"<{len(shingles)}I", *shingles))

    async def versions(self, url: str) -> dict[str, list[str]]:
        """Claims of every recorded version of a URL, by article."""
        (blob,) = await self._work.get(f"{ROOM}:url:{url}")
        versions: dict[str, list[str]] = orjson.loads(blob) if blob is not None else {}
        return versions

    def put_versions(self, url: str, versions: dict[str, list[str]]) -> None:
        """Record the claims of every live version of a URL."""
        if versions:
            self._work.put(f"{ROOM}:url:{url}", orjson.dumps(versions))
        else:
            self._work.delete(f"{ROOM}:url:{url}")

    async def withdraw(self, claim_ids: Sequence[str], article_ids: Sequence[str]) -> tuple[str, ...]:
        """Take claims and what recognises their articles off the record; returns the claims that were on it."""
        recorded = await self.facts_of_claims(claim_ids)
        gone = frozenset(recorded)
        for fact_id in dict.fromkeys(recorded.values()):
            fact = (await self.facts([fact_id])).get(fact_id)
            if fact is not None:
                self._leave(fact, gone)
        for claim_id in recorded:
            self._work.delete(f"{ROOM}:claim:{claim_id}")
        for article_id in article_ids:
            self._work.delete(f"{ROOM}:article:{article_id}")
        return tuple(recorded)

    def _leave(self, fact: Fact, gone: frozenset[str]) -> None:
        left = tuple(m for m in fact.members if m.claim_id not in gone)
        if left:
            self.put_fact(replace(fact, members=left))
        else:
            self._work.delete(f"{ROOM}:fact:{fact.id}")

    def drop_alias(self, fact_id: str) -> None:
        """Forget a fact id that only leads to another one."""
        self._work.delete(f"{ROOM}:fact:{fact_id}")


def encode_posting(fact_ids: Sequence[str]) -> bytes:
    """The latest of the facts that stand under a key, as they are kept."""
    return orjson.dumps(fact_ids[-MAX_POSTINGS:])


@lru_cache(maxsize=50_000)
def _read_posting(blob: bytes) -> tuple[str, ...]:
    return tuple(orjson.loads(blob))


def _joined(postings: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The facts of several postings, each once, in their order."""
    filled = [p for p in postings if p]
    return filled[0] if len(filled) == 1 else tuple(dict.fromkeys(chain(*filled)))


@lru_cache(maxsize=50_000)
def _read_fact(fact_id: str, blob: bytes) -> Fact:
    seq, alias, members = orjson.loads(blob)
    return Fact(fact_id, seq, tuple(Member(*m) for m in members), alias)


def _read_source(article_id: str, blob: bytes) -> Source:
    head, _, body = blob.partition(b"\n")
    outlet, words, *claims = orjson.loads(head)
    shingles = frozenset(struct.unpack(f"<{len(body) // 4}I", body))
    return Source(article_id, outlet, words, shingles, tuple(claims[0]) if claims else ())
