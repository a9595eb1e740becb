"""What ingestion remembers: the last number and clock given out, and per URL which texts it has seen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

import orjson

from services.ingestion.identity import digest
from services.ingestion.model import Outcome
from services.runtime.state import UnitOfWork

HEAD = "ingestion:head"
MAX_VERSIONS = 64
"""Versions of one URL that are remembered; a live page that changes more often forgets its oldest."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the numbering stands."""

    seq: int = 0
    seen_at: datetime | None = None
    counted: dict[str, int] = field(default_factory=dict)
    """How many messages had which outcome, since the beginning."""
    backfilled: int = 0
    """Number of the last article in the lane of the archive."""


@dataclass(frozen=True, slots=True)
class UrlRecord:
    """What is known of one `url_key`."""

    current: str | None = None
    """Id of the version on record; None before the first and after a withdrawal."""
    seen: tuple[str, ...] = ()
    """Ids of all versions, oldest first."""


async def load_head(work: UnitOfWork) -> Head:
    """The head as of this unit of work."""
    (raw,) = await work.get(HEAD)
    if raw is None:
        return Head()
    value = orjson.loads(raw)
    seen_at = datetime.fromisoformat(value["seen_at"]) if value["seen_at"] else None
    return Head(value["seq"], seen_at, value["counted"], value.get("backfilled", 0))


def save_head(work: UnitOfWork, head: Head, outcome: Outcome) -> None:
    """Remember `head` and count one message with `outcome`."""
    counted = {**head.counted, outcome.value: head.counted.get(outcome.value, 0) + 1}
    seen_at = head.seen_at.isoformat() if head.seen_at else None
    kept = {"seq": head.seq, "seen_at": seen_at, "counted": counted}
    if head.backfilled:
        kept["backfilled"] = head.backfilled
    work.put(HEAD, orjson.dumps(kept, option=orjson.OPT_SORT_KEYS))


async def load_url(work: UnitOfWork, key: str) -> UrlRecord:
    """What is known of `key`."""
    (raw,) = await work.get(_name(key))
    if raw is None:
        return UrlRecord()
    current, *seen = raw.decode("ascii").split(" ")
    return UrlRecord(current if current != "-" else None, tuple(seen))


def save_url(work: UnitOfWork, key: str, record: UrlRecord) -> None:
    """Remember `record` under `key`."""
    record = replace(record, seen=record.seen[-MAX_VERSIONS:])
    work.put(_name(key), " ".join([record.current or "-", *record.seen]).encode("ascii"))


async def issued_command(work: UnitOfWork, command_id: str) -> bytes | None:
    """What an operator has issued under this id: written by the desk, read here only."""
    (raw,) = await work.get(f"desk:{command_id}")
    return raw


async def was_command_done(work: UnitOfWork, command_id: str) -> bool:
    """Whether the command has its place in the log already."""
    (raw,) = await work.get(f"ingestion:command:{command_id}")
    return raw is not None


def save_command_done(work: UnitOfWork, command_id: str) -> None:
    """The command has its place in the log."""
    work.put(f"ingestion:command:{command_id}", b"1")


async def was_sent_again(work: UnitOfWork, letter: str) -> bool:
    """Whether the article of this dead letter has been taken in once more already."""
    (raw,) = await work.get(f"ingestion:letter:{letter}")
    return raw is not None


def save_sent_again(work: UnitOfWork, letter: str) -> None:
    """The article of this dead letter has been taken in once more."""
    work.put(f"ingestion:letter:{letter}", b"1")


def _name(key: str) -> str:
    return f"ingestion:url:{digest(key)}"
