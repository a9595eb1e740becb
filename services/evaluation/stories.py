"""Alerts inside stories that many outlets told: the FNC-1 articles, which have neither outlet nor date, as a stream.

An archive by date has some three outlets a story; here a story has nine articles on average and up to fifty. Each gets
an outlet of its own. They are of one story if one headline is about both. A story is of the median of the full dates
that its articles name; a story without any gets a day of its own. So an alert on "last month" may be wrong by the day
that was put on it, and the order within a day says nothing: `backwards` gives the other order.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from services.evaluation.stream import replay

BODIES, STANCES = "train_bodies.jsonl.gz", "train_stances.jsonl.gz"
FIRST, LAST = date(2014, 7, 1), date(2015, 6, 30)
"""When the stories were told."""
UNDATED = date(2014, 8, 1)
"""From here on, every other day, stories without a date."""
NEAR = timedelta(days=10)
"""An article that names a date this near to its story's is of that date."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = "|".join(month.title() for month in _MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<m>{_NAMED})[a-z]*\.? (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_NAMED})[a-z]*\.?)"
    r"(?:st|nd|rd|th)?,? (?P<y>201[45])\b"
)


def evaluate_stories(directory: Path, backwards: bool = False) -> dict[str, Any]:
    """Replay the articles of `directory` (train_bodies.jsonl.gz, train_stances.jsonl.gz); as `evaluate_stream` returns.

    `backwards`: within each day the articles come in the other order.
    """
    bodies = {row["body_id"]: row["text"] for row in _rows(directory / BODIES)}
    stories = group(
        (row["headline"], row["body_id"]) for row in _rows(directory / STANCES) if row["label"] != "unrelated"
    )
    return asyncio.run(replay(messages(bodies, stories, backwards=backwards)))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def group(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Articles that one headline is about, and those that another headline ties to one of them.

    >>> group([("h1", "3"), ("h1", "4"), ("h2", "4"), ("h2", "7"), ("h3", "5")])
    [['3', '4', '7'], ['5']]
    """
    above: dict[str, str] = {}

    def root(node: str) -> str:
        while above.setdefault(node, node) != node:
            node = above[node]
        return node

    for headline, body in pairs:
        above[root(f"b {body}")] = root(f"h {headline}")
    stories: dict[str, list[str]] = defaultdict(list)
    for node in list(above):
        if node.startswith("b "):
            stories[root(node)].append(node[2:])
    return [sorted(story, key=int) for story in stories.values()]


def latest_date(text: str) -> date | None:
    """The latest full date that an article names within the time of the stories.

    >>> latest_date("On Sept. 9, 2014 it said that by 24 January 2016 it would be over.")
    datetime.date(2014, 9, 9)
    """
    found = []
    for match in _DATE.finditer(text):
        month = _MONTHS.index((match["m"] or match["m2"]).lower()) + 1
        try:
            found.append(date(int(match["y"]), month, int(match["d"] or match["d2"])))
        except ValueError:
            continue
    return max((day for day in found if FIRST <= day <= LAST), default=None)


def messages(
    bodies: Mapping[str, str], stories: Iterable[list[str]], *, backwards: bool = False
) -> Iterator[dict[str, Any]]:
    """The articles in order of their days, a minute apart, each of an outlet of its own."""
    days: dict[date, list[str]] = defaultdict(list)
    undated = UNDATED
    for story in stories:
        dated = sorted(day for body in story if (day := latest_date(bodies[body])) is not None)
        if dated:
            of_story = dated[len(dated) // 2]
        else:
            undated += timedelta(days=2)
            of_story = undated
        for body in story:
            own = latest_date(bodies[body])
            days[own if own is not None and abs(own - of_story) <= NEAR else of_story].append(body)
    for day, told in sorted(days.items()):
        for minute, body in enumerate(reversed(told) if backwards else told):
            at = datetime(day.year, day.month, day.day, 6, tzinfo=UTC) + timedelta(minutes=minute)
            yield {
                "url": f"https://outlet-{body}.example/{body}", "outlet": f"outlet-{body}.example", "title": "",
                "text": bodies[body], "published_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
            }  # fmt: skip
