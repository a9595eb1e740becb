"""Admission of one message: valid, new, numbered and clocked; or counted and passed over; or rejected with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from schemas.article import WireArticle, WireError, WireMessage, WireTick, WireWithdrawal, read_message
from schemas.wire import ARTICLE
from services.ingestion.dates import BadDateError, parse_published, seen_in_replay, seen_live
from services.ingestion.entry import UnreadableError, body_of, parse_object, unwrap
from services.ingestion.identity import article_id, digest, text_digest, withdrawal_id
from services.ingestion.language import READ, language_of
from services.ingestion.model import Admission, Admitted, Article, Outcome
from services.ingestion.outlets import outlet_of
from services.ingestion.store import (
    Head,
    UrlRecord,
    load_head,
    load_url,
    save_head,
    save_sent_again,
    save_url,
    was_sent_again,
)
from services.ingestion.text import BadTextError, clean_line, clean_text
from services.ingestion.urls import BadUrlError, canonical_url, host_of, url_key
from services.runtime.state import UnitOfWork

ADMITTED_STREAM = "admitted"
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
    if article := admitted.article:
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


async def _article(message: WireArticle, head: Head, work: UnitOfWork, now: datetime, replay: bool) -> Admitted:
    url = canonical_url(message.url)
    title, text = clean_line(message.title), clean_text(message.text)
    published = parse_published(message.published_at)
    seen_at = seen_in_replay(published, head.seen_at) if replay else seen_live(published, now, head.seen_at)
    language = language_of(message.language, title, text)
    if language not in READ:
        return Admitted(Outcome.OTHER_LANGUAGE, reason=language)
    byline, section = (clean_line(message.byline) if message.byline else "") or None, _section(message)
    key = url_key(url)
    name = article_id(key, text_digest(title, text))
    record = await load_url(work, key)
    again = name == record.current and await _sent_again(message.readmit, work)
    if name in record.seen and not again:
        return Admitted(Outcome.DUPLICATE)
    if not again:
        save_url(work, key, UrlRecord(name, (*record.seen, name)))
    article = Article(
        head.seq + 1, seen_at, name, Admission.ARTICLE, url, outlet_of(host_of(url), message.outlet), title, text,
        published, byline, language, None if again else record.current,
        message.id, section,
    )  # fmt: skip
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
