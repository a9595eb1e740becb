"""Learns how sure it is that a value of a new article stands where several others have another one.

    python -m training.standins ../shared tests/scenarios    # services/comparison/standins/standins.tsv

Learned from the slots that `services.comparison.standins` finds. Of written streams of development those of articles
that raise nothing are wrong; of an article that must raise an alert one is right, that of the kind which the tag of
the stream names, and which one is not told: the likeliest by the weights so far, over and over. All slots of stories
that three outlets told are wrong: those of BASIL (`bench/events`) and of the archive (`bench/stream`).
Streams whose name begins with "heldout" are not read. Nothing is drawn at random.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from services.comparison.accounts.story import Account
from services.comparison.logistic import log_odds
from services.comparison.profiles.profile import profile
from services.comparison.standins.features import FEATURES
from services.comparison.standins.judging import KINDS, measured
from services.comparison.standins.reading import Article
from services.evaluation.scenarios import read_scenarios
from services.pipeline import InMemoryPipeline, Passage
from training.logistic import fit
from training.written import of_streams, written_streams

LOG = logging.getLogger("training.standins")
TABLE = Path(__file__).parents[1] / "services" / "comparison" / "standins" / "standins.tsv"
OF_TAG: Mapping[str, tuple[str, ...]] = {
    "numeric": ("figure",), "rank": ("figure",), "age": ("figure",), "duration": ("figure",), "ordinal": ("figure",),
    "score": ("figure",), "time": ("date",), "date": ("date",), "place": ("name",), "person": ("name",),
    "role": ("role", "name"), "polarity": ("ending",), "direction": ("ending",), "antonym": ("ending",),
    "update": ("figure",), "coreference": ("figure",), "quote": (),
}  # fmt: skip
"""What differs in a stream by the first word of its tag."""
ROUNDS = 6
RIDGE = 1.0
REAL = 2.0
"""What an example of real news counts: there are few for all that is printed."""
STORIES, NEAR, NAMES, MOST = 110, 3, 4, 4
"""Stories of the archive, the days and the rare names that make articles one, and articles of each."""
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
HEAD = "# weight of each feature (services/comparison/standins) by kind; written by training.standins\n"


@dataclass(frozen=True, slots=True)
class Bag:
    """The slots of one kind in one article; `due`: that one of them is right."""

    kind: str
    due: bool
    rows: Sequence[Mapping[str, float]]
    weight: float = 1.0


class Reader(InMemoryPipeline):
    """The pipeline up to the claims: nothing is compared yet."""

    async def _judge(self, passage: Passage) -> None:
        """Leaves it at what was extracted."""


def read(messages: Iterable[Mapping[str, Any]]) -> list[Passage]:
    """The claims of the articles of one stream."""
    return asyncio.run(_read(messages))


async def _read(messages: Iterable[Mapping[str, Any]]) -> list[Passage]:
    reader = Reader()
    return [await reader.feed(dict(message)) for message in messages]


def bags(passages: Iterable[Passage], due: Mapping[int, tuple[str, ...]], weight: float = 1.0) -> Iterator[Bag]:
    """The slots of each article of a stream; `due`: what is right in which of them."""
    articles: list[Article] = []
    for place, passage in enumerate(passages):
        if passage.claims is None or not passage.claims.claims:
            continue
        claims = passage.claims
        mine = Article(Account(claims.article_id, claims.outlet, tuple(map(profile, claims.claims))))
        rows: dict[str, list[Mapping[str, float]]] = defaultdict(list)
        for slot, features in measured(mine, articles):
            rows[KINDS[slot.mine.field]].append(features)
        articles.append(mine)
        for kind, found in rows.items():
            if place not in due or kind in due[place]:
                yield Bag(kind, place in due, found, weight)


def of_scenarios(paths: Iterable[Path]) -> Iterator[Bag]:
    """The slots of written streams."""
    for scenario in (scenario for path in paths for scenario in read_scenarios(path)):
        kinds = OF_TAG.get(scenario.tag.split("-")[0], ())
        yield from bags(read(scenario.articles), dict.fromkeys(scenario.alerts, kinds))


def of_stories(stories: Iterable[Sequence[Mapping[str, Any]]]) -> Iterator[Bag]:
    """The slots of stories of real news."""
    head = ("url", "outlet", "published_at", "title", "text")
    for story in stories:
        told = sorted(story, key=lambda a: (a["published_at"], a["url"]))
        yield from bags(read({k: a[k] for k in head} for a in told), {}, REAL)


def basil(path: Path) -> list[list[dict[str, Any]]]:
    """The stories of BASIL."""
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for article in _lines(path):
        stories[article["event_id"]].append(article)
    return list(stories.values())


def archive(path: Path) -> list[list[dict[str, Any]]]:
    """Stories of several outlets in an archive, known by rare names."""
    articles = [a for a in _lines(path) if re.match(r"20\d\d-\d\d-\d\d", a["published_at"])]
    named = [frozenset(_CAPITAL.findall(a["text"][:3000])) for a in articles]
    days = [date.fromisoformat(a["published_at"][:10]).toordinal() for a in articles]
    having: dict[str, list[int]] = defaultdict(list)
    for i, names in enumerate(named):
        for name in names:
            having[name].append(i)
    stories, used = [], set[int]()
    for i in range(0, len(articles), 7):
        rare = (j for name in named[i] if len(having[name]) <= 60 for j in having[name])
        near = Counter(j for j in rare if j not in used and abs(days[j] - days[i]) <= NEAR)
        outlets = {articles[j]["outlet"]: j for j, n in sorted(near.items(), key=lambda p: (p[1], p[0])) if n >= NAMES}
        if i not in used and len(outlets) >= MOST - 1:
            chosen = sorted(outlets.values(), key=lambda j: (-near[j], j))[:MOST]
            used.update(chosen)
            stories.append([articles[j] for j in chosen])
    return stories[:STORIES]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def learn(found: Sequence[Bag], kind: str) -> list[float]:
    """The weights for one kind."""
    mine = [b for b in found if b.kind == kind]
    silent = [(row, b.weight) for b in mine if not b.due for row in b.rows]
    right = [max(b.rows, key=_plain) for b in mine if b.due]
    weights: list[float] = []
    for _ in range(ROUNDS):
        rows = [*right, *(row for row, _ in silent)]
        seen = [_values(row) for row in rows]
        counts = [*(1.0 for _ in right), *(weight for _, weight in silent)]
        weights = [float(w) for w in fit(seen, [n < len(right) for n in range(len(rows))], counts, RIDGE)]
        right = [max(b.rows, key=lambda row: log_odds(weights, _values(row))) for b in mine if b.due]
    return weights


def _plain(row: Mapping[str, float]) -> float:
    return row["words"] + row["near"] + row["names"]


def _values(row: Mapping[str, float]) -> list[float]:
    return [row.get(name, 0.0) for name in FEATURES]


def _table(weights: Mapping[str, Sequence[float]]) -> str:
    lines = ["\t".join(["feature", *weights])]
    lines += ["\t".join([name, *(f"{w[i]:.3f}" for w in weights.values())]) for i, name in enumerate(FEATURES)]
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Writes the table."""
    options = of_streams(__doc__, TABLE)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    bench = options.shared / "bench"
    streams = written_streams(options.shared, options.written)
    stories = [*basil(bench / "events" / "basil_half.jsonl.gz"), *archive(bench / "stream" / "articles.jsonl.gz")]
    found = [*of_scenarios(streams), *of_stories(stories)]
    kinds = list(dict.fromkeys(KINDS.values()))
    for kind in kinds:
        mine = [b for b in found if b.kind == kind]
        LOG.info("%s: %d right, %d articles silent", kind, sum(b.due for b in mine), sum(not b.due for b in mine))
    options.out.write_text(_table({kind: learn(found, kind) for kind in kinds}), encoding="utf-8")


if __name__ == "__main__":
    main()
