"""What becomes of a message: one table of inputs and outcomes, and the laws that every sequence of messages obeys."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.wire import ARTICLE
from services.ingestion.handler import admit
from services.ingestion.model import Admission, Admitted, Outcome
from services.runtime.state import MemoryBackend, UnitOfWork

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
GOOD: dict[str, Any] = {
    "url": "https://harbourpost.example/bridge", "title": "Bridge closed",
    "text": "The Orrin bridge was closed on Monday after 12 cables snapped, the harbour office said.",
    "published_at": "2025-03-01T10:00:00Z",
}  # fmt: skip


class Desk:
    """Ingestion in memory, one commit per message."""

    def __init__(self, replay: bool = False) -> None:
        self.backend, self.replay = MemoryBackend(), replay

    def take(self, raw: Any, now: datetime = NOW) -> Admitted:
        work = UnitOfWork(self.backend)
        admitted = asyncio.run(admit(raw, work, now, self.replay))
        self.backend.commit(work.changes)
        return admitted

    @property
    def log(self) -> list[Any]:
        return [ARTICLE.decode(payload) for payload in self.backend.streams.get("admitted", [])]


def with_(**changes: Any) -> dict[str, Any]:
    return {**GOOD, **changes}


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD.items() if key != name}


BAD: list[tuple[str, Any, str]] = [
    ("no text", without("text"), "text: Field required"),
    ("no url", without("url"), "url: Field required"),
    ("no title", without("title"), "title: Field required"),
    ("no date", without("published_at"), "published_at: Field required"),
    ("empty text", with_(text=" \n\t "), "text is empty"),
    ("text is a number", with_(text=12), "text: Input should be a valid string"),
    ("text is null", with_(text=None), "text: Input should be a valid string"),
    ("title is a list", with_(title=["a"]), "title: Input should be a valid string"),
    ("date is a number", with_(published_at=1740823200), "published_at: Input should be a valid string"),
    ("date in words", with_(published_at="yesterday"), "neither an ISO 8601 nor an RFC 2822 date"),
    ("month first", with_(published_at="3/1/2025"), "neither an ISO 8601 nor an RFC 2822 date"),
    ("30 February", with_(published_at="2025-02-30"), "neither an ISO 8601 nor an RFC 2822 date"),
    ("year 1", with_(published_at="0001-11-30T12:00:00Z"), "implausible year 1"),
    ("year 9999", with_(published_at="9999-12-31T23:59:59-12:00"), "neither"),
    ("epoch", with_(published_at="1970-01-01T00:00:00Z"), "implausible year 1970"),
    ("25 h ahead", with_(published_at="2025-03-02T13:00:00Z"), "more than 24 h ahead"),
    ("10 MB of text", with_(text="a" * 10_000_000), "the limit is"),
    ("too long a text", with_(text="word " * 50_000), "the limit is 200000"),
    ("binary text", with_(text="PK\x03\x04" + "\x00\x01\x02" * 100), "binary"),
    ("many control characters", with_(text="\x07" * 500 + "a" * 500), "binary"),
    ("ftp", with_(url="ftp://harbourpost.example/a"), "must begin with http"),
    ("a script", with_(url="javascript:alert(1)"), "must begin with http"),
    ("no host", with_(url="https:///a"), "no host"),
    ("a host with a quote", with_(url="https://a'b.example/a"), "impossible host"),
    ("a url with a line feed", with_(url="https://a.example/a\nb"), "control characters"),
    ("an endless url", with_(url="https://a.example/" + "a" * 3000), "the limit is 2048"),
    ("a port beyond all", with_(url="https://a.example:99999/"), "cannot be read"),
    ("id is an object", with_(id={"a": 1}), "id: Input should be a valid string"),
    ("not JSON", b"url=https://a.example", "not JSON"),
    ("not UTF-8", b'{"url": "\xff"}', "not JSON in UTF-8"),
    ("a lone surrogate", b'{"url": "\\ud800"}', "not JSON"),
    ("a list", b"[1, 2]", "JSON list where an object is expected"),
    ("a bare string", b'"article"', "JSON str where an object is expected"),
    ("NaN", b'{"url": NaN}', "not JSON"),
    ("nested without end", b'{"a":' * 50_000, "not JSON"),
    ("nothing", b"", "not JSON"),
    ("a field that is not UTF-8", {b"url": b"https://a.example/", b"text": b"\xff\xfe"}, "field 'text' is not UTF-8"),
    ("a field name that is not UTF-8", {b"url": b"u", b"\xff": b"a"}, "a field name is not UTF-8"),
    ("a FastStream header cut off", {b"__data__": b"\x89BIN\x0d\x0a\x1a\x0a\x00"}, "cut off"),
    ("a FastStream header of the future", {b"__data__": b"\x89BIN\x0d\x0a\x1a\x0a\x00\x09" + b"\0" * 9}, "version 9"),
    ("withdraw is false", {"withdraw": False, "url": GOOD["url"]}, "withdraw: Input should be True"),
    ("withdraw without url", {"withdraw": True}, "url: Field required"),
    ("a tick of a century", {"tick": 10**10}, "tick"),
]


@pytest.mark.parametrize(("message", "reason"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
@pytest.mark.parametrize("replay", [False, True])
def test_bad_input_is_rejected_with_a_reason_and_leaves_only_its_count(message: Any, reason: str, replay: bool) -> None:
    if replay and reason == "more than 24 h ahead":
        pytest.skip("a replay has no clock to be ahead of")
    desk = Desk(replay)
    admitted = desk.take(message)
    assert admitted.outcome is Outcome.REJECTED
    assert reason in admitted.reason
    assert len(admitted.reason) < 1000
    assert desk.log == []
    assert list(desk.backend.values) == ["ingestion:head"]


FORMS: list[tuple[str, Any]] = [
    ("JSON", json.dumps(GOOD).encode()),
    ("one field data", {b"data": json.dumps(GOOD).encode()}),
    ("one field __data__", {b"__data__": json.dumps(GOOD).encode()}),
    ("one field of any name", {b"payload": json.dumps(GOOD).encode()}),
    ("flat fields", {key.encode(): value.encode() for key, value in GOOD.items()}),
    ("a dict", GOOD),
    ("with a key data of its own", json.dumps({**GOOD, "data": "noise"}).encode()),
    ("FastStream's old envelope", json.dumps({"data": json.dumps(GOOD), "headers": {}}).encode()),
    ("unknown fields", json.dumps({**GOOD, "shoe_size": 44}).encode()),
    ("a byte order mark in the text", {**GOOD, "text": "\ufeff" + GOOD["text"]}),
    ("white space around the url", {**GOOD, "url": f"  {GOOD['url']} "}),
]


@pytest.mark.parametrize("message", [row[1] for row in FORMS], ids=[row[0] for row in FORMS])
def test_every_form_of_one_article_is_the_same_article(message: Any) -> None:
    desk = Desk()
    assert desk.take(message).outcome is Outcome.ADMITTED
    (article,) = desk.log
    assert (article.seq, article.outlet, article.kind) == (1, "harbourpost.example", Admission.ARTICLE)
    assert article.text.strip("\ufeff ") == GOOD["text"]
    assert article.published_at == datetime(2025, 3, 1, 10, tzinfo=UTC)


def test_the_same_text_has_no_second_effect_and_a_changed_one_is_a_version() -> None:
    desk = Desk()
    changed = with_(text=GOOD["text"].replace("12", "14"))
    tracked = with_(url="https://m.harbourpost.example/bridge/?utm_source=feed#top", id="again")
    outcomes = [desk.take(m).outcome for m in (GOOD, GOOD, tracked, changed, GOOD, changed)]
    assert outcomes == ["admitted", "duplicate", "duplicate", "version", "duplicate", "duplicate"]
    first, second = desk.log
    assert (second.seq, second.supersedes, second.url) == (2, first.id, first.url)


def test_a_takedown_is_admitted_once_and_names_the_version_on_record() -> None:
    desk = Desk()
    takedown = {"withdraw": True, "url": GOOD["url"] + "?utm_medium=x"}
    outcomes = [desk.take(m).outcome for m in (takedown, GOOD, takedown, takedown, GOOD)]
    assert outcomes == ["not_on_record", "admitted", "withdrawn", "not_on_record", "duplicate"]
    article, withdrawal = desk.log
    assert (withdrawal.kind, withdrawal.supersedes, withdrawal.seq) == (Admission.WITHDRAWAL, article.id, 2)
    new = desk.take(with_(text="Another text that was written after the takedown, the office said."))
    assert (new.outcome, new.article.supersedes if new.article else "") == (Outcome.ADMITTED, None)


@pytest.mark.parametrize(
    ("language", "text", "outcome"),
    [
        ("en", GOOD["text"], Outcome.ADMITTED),
        ("en-GB", GOOD["text"], Outcome.ADMITTED),
        (None, GOOD["text"], Outcome.ADMITTED),
        ("de", GOOD["text"], Outcome.OTHER_LANGUAGE),
        (None, "Die Brücke bleibt nach dem Unglück noch drei Wochen lang gesperrt.", Outcome.OTHER_LANGUAGE),
        (None, "Le pont restera fermé pendant trois semaines après l'accident.", Outcome.OTHER_LANGUAGE),
    ],
)
def test_other_languages_are_counted_and_passed_over(language: str | None, text: str, outcome: Outcome) -> None:
    desk = Desk()
    assert desk.take(with_(language=language, text=text)).outcome is outcome
    counted = json.loads(desk.backend.values["ingestion:head"])["counted"]
    assert counted == {outcome.value: 1}


def test_the_live_clock_is_the_receipt_and_never_runs_backwards() -> None:
    desk = Desk()
    for minutes in (0, 5, 3):
        desk.take(with_(url=f"https://a.example/{minutes}"), NOW + timedelta(minutes=minutes))
    assert [a.seen_at for a in desk.log] == [NOW, NOW + timedelta(minutes=5), NOW + timedelta(minutes=5)]


def test_the_clock_of_a_replay_is_the_latest_publication_and_a_tick_moves_it() -> None:
    desk = Desk(replay=True)
    for day in ("2016-05-02", "2016-05-01", "2016-05-04"):
        desk.take(with_(url=f"https://a.example/{day}", published_at=day))
    desk.take({"tick": 172_800})
    days = [(a.seen_at.day, a.kind.value) for a in desk.log]
    assert days == [(2, "article"), (2, "article"), (4, "article"), (6, "tombstone")]
    assert desk.take(with_(url="https://a.example/x", published_at="2099-01-01")).outcome is Outcome.REJECTED


def test_control_characters_are_gone_and_every_offset_stays() -> None:
    desk = Desk()
    text = "A \x1b[31mred\x1b[0m line.\r\nAnother \u202eline\x07 follows, the office said on Monday."
    desk.take(with_(text=text, title="T\x1b[2Jitle\n two"))
    (article,) = desk.log
    assert len(article.text) == len(text)
    assert not set(article.text) & set("\x1b\x07\r\u202e")
    assert article.text[article.text.index("line") :].startswith("line.")
    assert article.title == "T [2Jitle two"


@settings(deadline=None)  # what it says is not about time, and the machine may be busy
@given(st.lists(st.sampled_from([GOOD, with_(text="Other words of the office."), {"tick": 60}, b"junk",
                                 {"withdraw": True, "url": GOOD["url"]}, with_(url="https://b.example/1")]),
                max_size=12))  # fmt: skip
def test_numbers_have_no_holes_and_the_clock_no_way_back(messages: list[Any]) -> None:
    desk = Desk(replay=True)
    for message in messages:
        desk.take(message)
    assert [a.seq for a in desk.log] == list(range(1, len(desk.log) + 1))
    clocks = [a.seen_at for a in desk.log]
    assert clocks == sorted(clocks)
    counted = json.loads(desk.backend.values["ingestion:head"])["counted"] if messages else {}
    assert sum(counted.values()) == len(messages)


@settings(deadline=None)  # what it says is not about time, and the machine may be busy
@given(st.one_of(st.binary(max_size=300), st.dictionaries(st.binary(max_size=8), st.binary(max_size=60), max_size=4),
                 st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=20),
                              lambda inner: st.dictionaries(st.sampled_from([*GOOD, "withdraw", "tick", "data"]),
                                                            inner, max_size=5), max_leaves=8)
                 .map(lambda value: json.dumps(value).encode())))  # fmt: skip
def test_no_bytes_at_all_raise(raw: Any) -> None:
    assert Desk().take(raw).outcome in set(Outcome)
