"""What `ingest` and `replay` can read: a file of articles, standard input, an RSS or Atom feed."""

from __future__ import annotations

import gzip
import sys
import time
import urllib.error
import urllib.request
from calendar import timegm
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import feedparser
import orjson

from services.cli.errors import Exit, Failure, bad_input

LONGEST_LINE = 32 * 1024 * 1024
"""Bytes. Ingestion refuses a tenth of that with a dead letter; longer lines are no articles at all."""
LARGEST_FEED = 20 * 1024 * 1024
TIMEOUT = 20.0
AGENT = "crosswire/0.1 (+feed reader)"
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)
UNREAD = frozenset({"script", "style", "template", "noscript", "figure", "iframe", "svg"})


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no article, and why."""

    number: int
    reason: str


def lines_of(source: str) -> Iterator[bytes | BadLine]:
    """The JSON objects of a file (plain or .gz) or of standard input ("-"), one a line; blank lines are passed over.

    The objects are not looked into: whether one is a good article ingestion decides. Raises `Failure` if there is no
    such file.
    """
    if source == "-":
        yield from _objects(sys.stdin.buffer)
        return
    path = Path(source)
    if not path.is_file():
        what = "is a directory" if path.is_dir() else "does not exist"
        raise bad_input(f"{source} {what}.", "Name a file with one JSON article a line, a feed's address, or - .")
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            yield from _objects(file)
    except (OSError, EOFError) as error:
        raise bad_input(f"cannot read {source}: {error}") from error


def _objects(lines: Iterable[bytes]) -> Iterator[bytes | BadLine]:
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line:
            continue
        if len(line) > LONGEST_LINE:
            yield BadLine(number, f"{len(line):,} bytes are too long for an article")
            continue
        try:
            value = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            yield BadLine(number, f"not JSON: {error}")
            continue
        yield line if isinstance(value, dict) else BadLine(number, "not a JSON object")


def is_feed(source: str) -> bool:
    """Whether `source` is the address of a feed.

    >>> is_feed("https://quaysidepost.example/feed"), is_feed("articles.jsonl")
    (True, False)
    """
    return source.startswith(("http://", "https://"))


def feed_articles(url: str, fetch: Callable[[str], bytes] | None = None) -> list[bytes]:
    """Articles of an RSS or Atom feed in wire form, oldest first. Entries without text or link are left out.

    Raises `Failure` if the feed cannot be had or is none.
    """
    parsed = feedparser.parse((fetch or fetch_feed)(url))
    if parsed.bozo and not parsed.entries:
        raise bad_input(f"{url} is not an RSS or Atom feed: {parsed.bozo_exception}", "Is it the address of a page?")
    articles = [a for a in (entry_article(entry) for entry in parsed.entries) if a is not None]
    return [orjson.dumps(a) for a in sorted(articles, key=lambda a: (str(a["published_at"]), str(a["url"])))]


def entry_article(entry: Any) -> dict[str, Any] | None:
    """One feed entry in wire form; None without a link or words. Without a date it is dated now."""
    contents = [c.get("value", "") for c in entry.get("content", [])] or [entry.get("summary", "")]
    words = text_of(max(contents, key=len))
    if not entry.get("link") or not words:
        return None
    moment = entry.get("published_parsed") or entry.get("updated_parsed") or time.gmtime()
    article = {
        "url": entry["link"],
        "title": text_of(entry.get("title", "")) or words[:80],
        "text": words,
        "published_at": datetime.fromtimestamp(timegm(moment), UTC).isoformat(),
        "byline": entry.get("author") or None,
        "id": entry.get("id") or None,
        "tags": [t["term"] for t in entry.get("tags", []) if t.get("term")][:16],
    }
    return {name: value for name, value in article.items() if value}


def fetch_feed(url: str) -> bytes:
    """The bytes of a feed. Raises `Failure` with what went wrong."""
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})  # noqa: S310 - http and https only, see is_feed
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 - as above
            body: bytes = response.read(LARGEST_FEED + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise Failure(f"cannot fetch {url}: {error}", hint="Try it in a browser.", code=Exit.UNREACHABLE) from error
    if len(body) > LARGEST_FEED:
        raise bad_input(f"{url} is larger than {LARGEST_FEED // 2**20} MiB.")
    return body


class _Words(HTMLParser):
    """Collects the words of a piece of HTML, a block a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = [""]
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's signature
        self._unread += tag in UNREAD
        if tag in BLOCKS:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in UNREAD))
        if tag in BLOCKS:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.paragraphs[-1] += data


def text_of(html: str) -> str:
    r"""The words of a piece of HTML, paragraphs separated by an empty line.

    >>> text_of("<p>Nine <b>died</b>&nbsp;here.</p><script>x()</script><p>More</p>")
    'Nine died here.\n\nMore'
    """
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "\n\n".join(words for words in (" ".join(p.split()) for p in reader.paragraphs) if words)
