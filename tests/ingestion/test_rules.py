"""Addresses, outlets and dates, as tables."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingestion.dates import BadDateError, parse_published
from services.ingestion.outlets import outlet_of
from services.ingestion.urls import BadUrlError, canonical_url, url_key

CANONICAL = [
    ("http://Example.COM", "http://example.com/"),
    ("https://example.com:443/a", "https://example.com/a"),
    ("http://example.com:80/a", "http://example.com/a"),
    ("http://example.com:8080/a", "http://example.com:8080/a"),
    ("https://user:secret@example.com/a", "https://example.com/a"),
    ("https://example.com/a#section", "https://example.com/a"),
    ("https://example.com/a?utm_source=x&utm_medium=y", "https://example.com/a"),
    ("https://example.com/a?id=7&fbclid=abc", "https://example.com/a?id=7"),
    ("https://example.com/a?b=2&a=1", "https://example.com/a?b=2&a=1"),
    ("https://example.com/a?", "https://example.com/a"),
    ("https://example.com/a/?amp=1", "https://example.com/a/"),
    ("https://example.com/caf\u00e9", "https://example.com/caf%C3%A9"),
    ("https://b\u00fccher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://example.com./a", "https://example.com/a"),
    ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
    ("https://www.example.com/a", "https://www.example.com/a"),
]
SAME = [
    ("http://example.com/a", "https://example.com/a"),
    ("https://www.example.com/a", "https://example.com/a"),
    ("https://m.example.com/a", "https://example.com/a"),
    ("https://amp.example.com/a", "https://www.example.com/a"),
    ("https://example.com/a/", "https://example.com/a"),
    ("https://example.com/a/amp/", "https://example.com/a"),
    ("https://example.com/a/amp", "https://example.com/a/"),
    ("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
]
DIFFERENT = [
    ("https://example.com/a", "https://example.com/b"),
    ("https://example.com/a?id=1", "https://example.com/a?id=2"),
    ("https://one.example.com/a", "https://two.example.com/a"),
    ("https://example.com/A", "https://example.com/a"),
    ("https://m.example/a", "https://example/a"),
    ("https://example.com:8080/a", "https://example.com/a"),
]


@pytest.mark.parametrize(("url", "expected"), CANONICAL)
def test_the_canonical_form_still_leads_to_the_page(url: str, expected: str) -> None:
    assert canonical_url(url) == expected
    assert canonical_url(expected) == expected


@pytest.mark.parametrize(("one", "other"), SAME)
def test_addresses_of_one_article_have_one_key(one: str, other: str) -> None:
    assert url_key(canonical_url(one)) == url_key(canonical_url(other))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_addresses_of_two_articles_have_two(one: str, other: str) -> None:
    assert url_key(canonical_url(one)) != url_key(canonical_url(other))


@settings(deadline=None)  # what it says is not about time, and the machine may be busy
@given(st.text(max_size=60).map(lambda rest: f"https://example.com/{rest}"))
def test_canonical_form_is_idempotent_or_refused(url: str) -> None:
    try:
        once = canonical_url(url)
    except BadUrlError:
        return
    assert canonical_url(once) == once


@pytest.mark.parametrize(
    ("host", "given_outlet", "outlet"),
    [
        ("www.alpinepost.example", None, "alpinepost.example"),
        ("edition.cnn.com", None, "cnn.com"),
        ("www.bbc.co.uk", None, "bbc.com"),
        ("news.bbc.co.uk", None, "bbc.com"),
        ("www.independent.co.uk", None, "independent.co.uk"),
        ("uk.reuters.com", None, "reuters.com"),
        ("jo.substack.com", None, "jo.substack.com"),
        ("www.jo.substack.com", None, "jo.substack.com"),
        ("jo.blogspot.com", None, "jo.blogspot.com"),
        ("aggregator.example", "www.foxnews.com", "foxnews.com"),
        ("aggregator.example", "https://www.foxnews.com/politics", "foxnews.com"),
        ("dailyfederal.example", "The Daily Federal", "dailyfederal.example"),
        ("dailyfederal.example", "", "dailyfederal.example"),
        ("localhost", None, "localhost"),
        ("192.0.2.7", None, "192.0.2.7"),
    ],
)
def test_outlet(host: str, given_outlet: str | None, outlet: str) -> None:
    assert outlet_of(host, given_outlet) == outlet


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-02-10T06:17:00Z", (2025, 2, 10, 6, 17)),
        ("2025-02-10T06:17:00.123456789Z", (2025, 2, 10, 6, 17, 0, 123456)),
        ("2025-02-10 06:17", (2025, 2, 10, 6, 17)),
        ("2025-02-10T01:17:00-0500", (2025, 2, 10, 6, 17)),
        ("2025-02-10T07:17:00+01", (2025, 2, 10, 6, 17)),
        ("2025-02-10", (2025, 2, 10)),
        ("Mon, 10 Feb 2025 06:17:00 GMT", (2025, 2, 10, 6, 17)),
        ("10 Feb 2025 01:17 -0500", (2025, 2, 10, 6, 17)),
        (" 2025-02-10T06:17:00Z\n", (2025, 2, 10, 6, 17)),
    ],
)
def test_dates(written: str, moment: tuple[int, ...]) -> None:
    assert parse_published(written) == datetime(*moment, tzinfo=UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["", "0", "now", "2025", "2025-13-01", "10/02/2025", "0001-01-01", "1066-10-14",
                                     "2025-02-10T25:00:00Z", "2025-02-10T06:17:00+99:00", "2025-W07-1", "x" * 100])  # fmt: skip
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(BadDateError):
        parse_published(written)


@settings(deadline=None)  # what it says is not about time, and the machine may be busy
@given(st.text(max_size=80))
def test_no_text_at_all_raises_anything_else(written: str) -> None:
    with contextlib.suppress(BadDateError):
        assert parse_published(written).tzinfo is UTC
