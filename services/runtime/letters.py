"""How a stage writes the dead letter of an entry, with the article that it came from, so that it can be sent again."""

from __future__ import annotations

from typing import Any

from schemas.dead_letter import MAX_ORIGINAL, dead_letter, encode_dead_letter
from services.runtime.entries import Entry, show_id
from services.runtime.halts import Skip
from services.runtime.keys import ADMITTED, ALERTS, ARTICLES, Keys
from services.runtime.registry import Stage


def letter_bytes(stage: Stage, entry: Entry, why: str | Skip, article: bytes = b"") -> bytes:
    """The letter of `entry`, for its stream; `why` is the reason, or the operator's decision to go on without it.

    An admitted article is kept whole, also where it is longer than what is kept of other originals.
    """
    if isinstance(why, Skip):
        reason, kind, attempts = f"skipped by {why.by}: {why.reason}", "skipped", why.deliveries
    else:
        reason, kind, attempts = why, "rejected", 1
    if stage.reads == ADMITTED and len(entry.payload) > MAX_ORIGINAL // 2:
        article = entry.payload
    letter = dead_letter(
        stage.name, stage.reads, show_id(entry.id), entry.fields, reason, kind=kind, attempts=attempts, article=article
    )
    return encode_dead_letter(letter)


async def admitted_as(client: Any, keys: Keys, stage: Stage, entry: Entry) -> bytes:
    """The admitted article under the entry's number; nothing where the entry itself is all there is to send again."""
    if stage.reads in {ARTICLES, ADMITTED, ALERTS}:
        return b""
    name = show_id(entry.id)
    found = await client.xrange(keys.stream(ADMITTED), name, name)
    return Entry(entry.id, found[0][1]).payload if found else b""
