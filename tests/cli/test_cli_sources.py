from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from services.cli.errors import Failure
from services.cli.sources import BadLine, feed_articles, lines_of

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Quayside Post</title>
<item><title>Second &amp; later</title><link>https://quaysidepost.example/2</link>
<pubDate>Tue, 11 Mar 2025 09:00:00 +0100</pubDate>
<description>&lt;p&gt;Nine people were &lt;b&gt;killed&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;More tomorrow.&lt;/p&gt;
</description></item>
<item><title>First</title><link>https://quaysidepost.example/1</link><pubDate>Tue, 11 Mar 2025 07:00:00 GMT</pubDate>
<description>The ferry burned.</description><category>transport</category></item>
<item><title>No words</title><link>https://quaysidepost.example/3</link></item>
</channel></rss>"""


def test_a_feed_becomes_articles_oldest_first() -> None:
    first, second = [json.loads(a) for a in feed_articles("https://quaysidepost.example/feed", lambda _: RSS)]
    assert first == {
        "url": "https://quaysidepost.example/1",
        "title": "First",
        "text": "The ferry burned.",
        "published_at": "2025-03-11T07:00:00+00:00",
        "tags": ["transport"],
    }
    assert second["text"] == "Nine people were killed.\n\nMore tomorrow."
    assert (second["title"], second["published_at"]) == ("Second & later", "2025-03-11T08:00:00+00:00")


def test_a_page_is_no_feed() -> None:
    with pytest.raises(Failure, match="not an RSS or Atom feed"):
        feed_articles("https://quaysidepost.example/", lambda _: b"<html><p>hello</html")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_good_lines_pass_and_bad_ones_are_named(tmp_path: Path, name: str) -> None:
    content = b'{"url": "u"}\n\nnot json\n[1]\n{"url": "v"}'
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    good, unreadable, no_object, last = lines_of(str(tmp_path / name))
    assert (good, last) == (b'{"url": "u"}', b'{"url": "v"}')
    assert isinstance(unreadable, BadLine)
    assert (unreadable.number, unreadable.reason.startswith("not JSON")) == (3, True)
    assert no_object == BadLine(4, "not a JSON object")


@pytest.mark.parametrize(("source", "said"), [("nowhere.jsonl", "does not exist"), (".", "is a directory")])
def test_a_missing_file_is_said_in_a_sentence(source: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(Failure, match=said):
        list(lines_of(str(tmp_path / source)))


def test_a_broken_archive_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8b broken")
    with pytest.raises(Failure, match="cannot read"):
        list(lines_of(str(tmp_path / "a.gz")))
