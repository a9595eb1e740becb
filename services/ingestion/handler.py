"""Admission of one message: valid, new, numbered and clocked; or counted and passed over; or rejected with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from schemas.article import (
    WireArticle,
    WireError,
    WireMessage,
    WirePointer,
    WireTick,
    WireWithdrawal,
    read_message,
)
from schemas.command import read_command
from schemas.wire import ARTICLE, COMMAND
from services.ingestion.dates import BadDateError, parse_published, seen_in_archive, seen_in_replay, seen_live
from services.ingestion.entry import UnreadableError, body_of, parse_object, unwrap
from services.ingestion.identity import article_id, digest, text_digest, withdrawal_id
from services.ingestion.language import READ, language_of
from services.ingestion.model import Admission, Admitted, Article, Outcome
from services.ingestion.outlets import outlet_of
from services.ingestion.store import (
    Head,
    UrlRecord,
    issued_command,
    load_head,
    load_url,
    save_command_done,
    save_head,
    save_sent_again,
    save_url,
    was_command_done,
    was_sent_again,
)
from services.ingestion.text import BadTextError, clean_line, clean_text
from services.ingestion.urls import BadUrlError, canonical_url, host_of, url_key
from services.runtime.state import UnitOfWork
from services.scoring.model import Action, Command

ADMITTED_STREAM = "admitted"
BACKFILL_STREAM = "backfill"
REJECTIONS = (UnreadableError, WireError, BadUrlError, BadDateError, BadTextError)

Raw = bytes | Mapping[bytes, bytes] | Mapping[str, Any]
"""JSON bytes, the fields of a stream entry, or an article that is decoded already."""


async def admit(raw: Raw, work: UnitOfWork, now: datetime, replay: bool) -> Admitted:
    """Decide about one message and, where it is admitted, emit it as an `Article` on the `admitted` stream.

    `now` is the receipt clock (aware, UTC). With `replay` the stream's clock is the latest publication date instead.
    Never raises for what a producer sent: bad input is an `Admitted` with outcome `REJECTED` and its reason, and has
    left nothing in `work` but the count.
    """
    head = await load_head(work)
    try:
        admitted = await _decide(_message(raw), head, work, now, replay)
    except REJECTIONS as error:
        admitted = Admitted(Outcome.REJECTED, reason=str(error))
    if (article := admitted.article) and article.backfilled:
        head = replace(head, backfilled=article.seq)
        work.emit(BACKFILL_STREAM, ARTICLE.encode(article))
    elif article:
        head = replace(head, seq=article.seq, seen_at=article.seen_at)
        work.emit(ADMITTED_STREAM, ARTICLE.encode(article))
    save_head(work, head, admitted.outcome)
    return admitted


def _message(raw: Raw) -> WireMessage:
    if isinstance(raw, bytes):
        return read_message(parse_object(unwrap(raw)))
    if any(isinstance(name, bytes) for name in raw):
        return read_message(parse_object(body_of(raw)))  # type: ignore[arg-type]
    return read_message(dict(raw))  # type: ignore[arg-type]


async def _decide(message: WireMessage, head: Head, work: UnitOfWork, now: datetime, replay: bool) -> Admitted:
    match message:
        case WireTick():
            return _tick(message, head, now, replay)
        case WireWithdrawal():
            return await _withdraw(message, head, work, now, replay)
        case WirePointer():
            return await _command(message.command, head, work, now, replay)
        case WireArticle():
            return await _article(message, head, work, now, replay)


def _tick(message: WireTick, head: Head, now: datetime, replay: bool) -> Admitted:
    if replay:
        if head.seen_at is None:
            return Admitted(Outcome.TICK, reason="nothing has happened yet that time could pass after")
        seen_at = head.seen_at + timedelta(seconds=message.tick)
    else:
        seen_at = max(head.seen_at, now) if head.seen_at else now
    seq = head.seq + 1
    entry = Article(seq, seen_at, digest("tick", str(seq)), Admission.TOMBSTONE, "", "", "", "", seen_at)
    return Admitted(Outcome.TICK, entry)


async def _withdraw(message: WireWithdrawal, head: Head, work: UnitOfWork, now: datetime, replay: bool) -> Admitted:
    url = canonical_url(message.url)
    key = url_key(url)
    record = await load_url(work, key)
    current = record.current
    if current is None and record.seen and await _sent_again(message.readmit, work):
        current = record.seen[-1]  # taken off the record here, but a later stage refused it
    if current is None:
        return Admitted(Outcome.NOT_ON_RECORD)
    clock = head.seen_at or now
    said = parse_published(message.published_at) if message.published_at else clock
    seen_at = seen_in_replay(said, head.seen_at) if replay else seen_live(min(said, now), now, head.seen_at)
    save_url(work, key, replace(record, current=None))
    name = withdrawal_id(key, current)
    entry = Article(
        head.seq + 1,
        seen_at,
        name,
        Admission.WITHDRAWAL,
        url,
        outlet_of(host_of(url)),
        "",
        "",
        seen_at,
        supersedes=current,
    )
    return Admitted(Outcome.WITHDRAWN, entry)


async def _command(command_id: str, head: Head, work: UnitOfWork, now: datetime, replay: bool) -> Admitted:
    """The operator's command that the pointer names, at its place in the log; once only."""
    body = await issued_command(work, command_id)
    if body is None:
        raise WireError(f"command: nobody has issued {command_id}; `crosswire desk` and the API issue commands")
    if await was_command_done(work, command_id):
        return Admitted(Outcome.DUPLICATE)
    if replay and head.seen_at is None:
        raise WireError("command: a replay's clock begins with its first article, and none has come yet")
    seen_at = head.seen_at if replay and head.seen_at else max(head.seen_at or now, now)
    wire = read_command(body)
    if wire.id != command_id:
        raise WireError(f"command: it calls itself {wire.id} and stands under {command_id}")
    entry = await _ordered(wire.at(seen_at), head.seq + 1, work)
    save_command_done(work, command_id)
    return Admitted(Outcome.COMMAND, entry)


async def _ordered(command: Command, seq: int, work: UnitOfWork) -> Article:
    """The log entry of a command; a takedown withdraws the article as the producer's own takedown does."""
    kind, url, outlet, supersedes = Admission.COMMAND, "", "", None
    if command.action is Action.TAKEDOWN:
        url = canonical_url(command.target)
        key, outlet = url_key(url), outlet_of(host_of(url))
        record = await load_url(work, key)
        if record.current is not None:
            kind, supersedes = Admission.WITHDRAWAL, record.current
            save_url(work, key, replace(record, current=None))
    return Article(
        seq, command.at, digest("command", command.id), kind, url, outlet, "", "", command.at,
        supersedes=supersedes, command=COMMAND.encode(command).decode(),
    )  # fmt: skip


async def _article(message: WireArticle, head: Head, work: UnitOfWork, now: datetime, replay: bool) -> Admitted:
    url = canonical_url(message.url)
    title, text = clean_line(message.title), clean_text(message.text)
    published = parse_published(message.published_at)
    if message.backfill:
        seen_at = seen_in_archive(published, head.seen_at or now)
    else:
        seen_at = seen_in_replay(published, head.seen_at) if replay else seen_live(published, now, head.seen_at)
    language = language_of(message.language, title, text)
    if language not in READ:
        return Admitted(Outcome.OTHER_LANGUAGE, reason=language)
    byline, section = (clean_line(message.byline) if message.byline else "") or None, _section(message)
    key = url_key(url)
    name = article_id(key, text_digest(title, text))
    record = await load_url(work, key)
    again = name == record.current and await _sent_again(message.readmit, work)
    if (name in record.seen and not again) or (message.backfill and record.seen):
        return Admitted(Outcome.DUPLICATE)
    if not again:
        save_url(work, key, UrlRecord(name, (*record.seen, name)))
    seq = head.backfilled + 1 if message.backfill else head.seq + 1
    article = Article(
        seq, seen_at, name, Admission.ARTICLE, url, outlet_of(host_of(url), message.outlet), title, text,
        published, byline, language, None if again else record.current,
        message.id, section, message.backfill,
    )  # fmt: skip
    if article.backfilled:
        return Admitted(Outcome.BACKFILLED, article)
    return Admitted(Outcome.VERSION if article.supersedes else Outcome.ADMITTED, article)


async def _sent_again(letter: str | None, work: UnitOfWork) -> bool:
    """Whether a dead letter of a later stage is sent again with this message, for the first time."""
    if letter is None or await was_sent_again(work, letter):
        return False
    save_sent_again(work, letter)
    return True


def _section(message: WireArticle) -> str | None:
    """The section, else the first tag: what topics are read from."""
    said = message.section or (message.tags[0] if message.tags else "")
    return clean_line(said, 200) or None
