"""The page for people: what stands on it, and that no word of an article or a reply is ever markup."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from services.alerting.handler import deliver_alert
from services.api.app import create_app
from services.api.page import link
from services.api.state import Installation
from services.runtime.state import UnitOfWork
from services.scoring.model import Action
from tests.scoring.scoring_streams import Stream

HOSTILE = "<script>alert('1')</script> \" onmouseover=x <img src=x onerror=y>"


class Tags(HTMLParser):
    """Every tag with its attributes, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(stream: Stream) -> tuple[Tags, str]:
    for event in stream.backend.streams.get("alerts", []):
        work = UnitOfWork(stream.backend)
        asyncio.run(deliver_alert(event, work))
        stream.backend.commit(work.changes)

    @asynccontextmanager
    async def opened() -> AsyncIterator[Installation]:
        yield Installation(stream.backend)

    with TestClient(create_app(opened)) as client:
        answer = client.get("/")
    assert answer.status_code == 200
    found = Tags()
    found.feed(answer.text)
    return found, answer.headers["content-security-policy"]


def story(text: str = "words") -> Stream:
    stream = Stream()
    for outlet in ("one", "two", "three"):
        stream.say(f"{outlet}.example", 19, text=text)
    stream.say("wrong.example", 91, text=text)
    return stream


def test_a_reply_stands_beside_the_score_of_its_outlet() -> None:
    stream = story()
    stream.command(Action.REPLY, "wrong.example", text="We corrected it within the hour.")
    found, _ = page_of(stream)
    assert "wrong.exampleIts reply: We corrected it within the hour." in found.text
    assert "not enough evidence" in found.text
    assert "not a measure of truth" in found.text


def test_alerts_appeals_and_calibration_are_on_it() -> None:
    stream = story()
    filed = stream.command(Action.APPEAL, stream.alerts[0].id, author="Jon Wry", reason="the whole fleet")
    stream.command(Action.DECIDE, filed.command.id, upheld=False, reason="it says the ferry")
    stream.tick(24 * 9)
    text = page_of(stream)[0].text
    for words in (
        "91 against 19",
        "Jon Wry: the whole fleet",
        "rejected by Ida Moor: it says the ferry",
        "Calibration",
    ):
        assert words in text


def test_nothing_that_others_write_becomes_markup() -> None:
    stream = story(HOSTILE)
    stream.command(Action.REPLY, "wrong.example", text=HOSTILE)
    filed = stream.command(Action.APPEAL, stream.alerts[0].id, author=HOSTILE[:90], reason=HOSTILE)
    stream.command(Action.DECIDE, filed.command.id, upheld=False, reason=HOSTILE, author=HOSTILE[:90])
    found, policy = page_of(stream)
    assert {tag for tag, _ in found.tags} & {"script", "img", "iframe", "object"} == set()
    assert [attributes for _, attributes in found.tags if any(name.startswith("on") for name in attributes)] == []
    assert found.text.count("<script>") >= 7
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_an_empty_installation_has_a_page_too() -> None:
    assert "None on record yet" in page_of(Stream())[0].text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", ""])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    assert link(url) == "#"
