"""What an operator does with dead letters: look, send again, drop. The API and the command line are thin over these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
from pydantic import ValidationError

from schemas.dead_letter import DeadLetter, article_of, decode_dead_letter
from schemas.wire import ARTICLE, ContractError
from services.runtime.entries import PAYLOAD
from services.runtime.keys import ALERTS, ARTICLES, DEAD_LETTERS, Keys
from services.runtime.logging import get_logger
from services.runtime.scripts import RESEND

log = get_logger("dead_letters")


class NotReplayableError(ValueError):
    """The letter cannot be sent again; the text says why."""


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A dead letter and its id on the stream, whose first part is when it was written (milliseconds since 1970)."""

    id: str
    letter: DeadLetter


async def list_letters(
    client: Any, keys: Keys, *, limit: int = 50, before: str | None = None, stage: str | None = None
) -> list[StoredLetter]:
    """Newest first, those before the id `before`, of one `stage` or of all."""
    found: list[StoredLetter] = []
    end = f"({before}" if before else "+"
    while len(found) < limit:
        page = await client.xrevrange(keys.stream(DEAD_LETTERS), end, "-", count=max(limit, 100))
        for name, fields in page:
            stored = _read(name.decode(), fields)
            if stored and (stage is None or stored.letter.stage == stage):
                found.append(stored)
        if len(page) < max(limit, 100):
            break
        end = f"({page[-1][0].decode()}"
    return found[:limit]


async def find_letter(client: Any, keys: Keys, letter_id: str) -> StoredLetter | None:
    """One letter by its id; None if it is not there any more."""
    found = await client.xrange(keys.stream(DEAD_LETTERS), letter_id, letter_id)
    return _read(letter_id, found[0][1]) if found else None


async def replay_letter(client: Any, keys: Keys, letter_id: str, *, by: str) -> str:
    """Send the original again and remove the letter; the id of the new entry.

    An article goes onto the raw stream: it is judged anew, under a new number, at the present time of the stream. What
    it left in stages before the one that refused it is replaced, never doubled. An event that alerting refused goes
    back onto `alerts`. Where we crash in between, the letter stays and may be sent once more, which has no second
    effect. Raises `NotReplayableError`, and `KeyError` where there is no such letter.
    """
    stored = await find_letter(client, keys, letter_id)
    if stored is None:
        raise KeyError(letter_id)
    if stored.letter.stream == ALERTS:
        entry = await _resend(client, keys, stored)
    else:
        entry = await client.xadd(keys.stream(ARTICLES), wire_fields(stored))
        await client.xdel(keys.stream(DEAD_LETTERS), letter_id)
    log.info("dead_letter.replayed", letter=letter_id, entry=entry.decode(), by=by)
    return str(entry.decode())


async def _resend(client: Any, keys: Keys, stored: StoredLetter) -> bytes:
    if stored.letter.truncated:
        raise NotReplayableError(f"only part of the {stored.letter.size} bytes was kept")
    names = [keys.stream(DEAD_LETTERS), keys.stream(stored.letter.stream)]
    entry: bytes | None = await client.register_script(RESEND)(
        keys=names, args=[stored.id, stored.letter.original.get(PAYLOAD, b"")]
    )
    if entry is None:
        raise KeyError(stored.id)
    return entry


async def drop_letter(client: Any, keys: Keys, letter_id: str, *, by: str) -> bool:
    """Remove one letter for good; False if it was not there."""
    stored = await find_letter(client, keys, letter_id)
    dropped = bool(await client.xdel(keys.stream(DEAD_LETTERS), letter_id))
    if stored and dropped:
        log.info("dead_letter.dropped", letter=letter_id, sha256=stored.letter.sha256, by=by)
    return dropped


def wire_fields(stored: StoredLetter) -> dict[bytes, bytes]:
    """The fields with which what the letter is about enters again. Raises `NotReplayableError`."""
    letter = stored.letter
    if letter.stream == ARTICLES:
        if letter.truncated:
            raise NotReplayableError(f"only part of the {letter.size} bytes was kept; have the producer send it again")
        return letter.original
    try:
        article = ARTICLE.decode(article_of(letter) or letter.original.get(PAYLOAD, b""))
    except ContractError as error:
        raise NotReplayableError(f"the letter holds no article: {error}") from error
    return {PAYLOAD: orjson.dumps({k: v for k, v in _message(article, stored.id).items() if v is not None})}


def _message(article: Any, letter_id: str) -> dict[str, Any]:
    match article.kind:
        case "article":
            return {
                "url": article.url, "outlet": article.outlet, "title": article.title, "text": article.text,
                "published_at": article.published_at.isoformat(), "byline": article.byline,
                "language": article.language, "section": article.section, "id": article.external_id,
                "readmit": letter_id,
            }  # fmt: skip
        case "withdrawal":
            return {"withdraw": True, "url": article.url, "readmit": letter_id}
    raise NotReplayableError(f"a {article.kind} is not sent again: time passes by itself, and commands are given anew")


def _read(letter_id: str, fields: dict[bytes, bytes]) -> StoredLetter | None:
    try:
        return StoredLetter(letter_id, decode_dead_letter(fields.get(PAYLOAD, b"")))
    except ValidationError:
        return None  # written by somebody else: not ours to interpret
