"""Annotated articles and claims as they stand in files."""

from __future__ import annotations

import gzip
import hashlib
import json
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from services.extraction.model import Hedge, Span
from services.ingestion.model import Admission, Article


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated claim."""

    id: str
    outlet: str
    anchor: Span
    low: float | None
    high: float | None
    valued: bool
    unit: str | None
    hedge: Hedge
    sources: tuple[str, ...]
    when: tuple[date, date] | None


def article_of(entry: dict[str, Any], seq: int) -> Article:
    """An article of the annotated set as extraction gets it."""
    published = datetime.fromisoformat(entry["published_at"].replace("Z", "+00:00")).astimezone(UTC)
    return Article(
        seq=seq,
        seen_at=published,
        id=f"seed-{entry['outlet']}",
        kind=Admission.ARTICLE,
        url=entry["url"],
        outlet=entry["outlet"],
        title=entry["title"],
        text=entry["text"],
        published_at=published,
        byline=entry.get("byline"),
    )


def read_entries(directory: Path, annotation: dict[str, Any], archive: Path | None) -> list[dict[str, Any]]:
    """The annotated articles: `articles.jsonl` of `directory`, or those that the annotation names, out of an archive.

    Arguments:
        directory: of the annotated set.
        annotation: its `gold.json`; `articles` names address, outlet, time and a digest of each text.
        archive: JSON lines, gzipped, of articles with `url`, `title` and `text`.

    Raises:
        ValueError: no texts, or others than those that were annotated.

    """
    file = directory / "articles.jsonl"
    if file.exists():
        return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    if archive is None:
        raise ValueError(f"{directory} has no articles.jsonl: name the archive that holds its texts")
    wanted = {entry["url"]: entry for entry in annotation["articles"]}
    found: dict[str, dict[str, Any]] = {}
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            entry = wanted.get(article["url"])
            if entry is not None and _digest(article["text"]) == entry["digest"]:
                found[entry["url"]] = {**entry, "title": article["title"], "text": article["text"]}
    missing = [url for url in wanted if url not in found]
    if missing:
        raise ValueError(f"{archive} lacks {len(missing)} of the annotated articles, the first: {missing[0]}")
    return [found[url] for url in wanted]


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def gold_of(entry: dict[str, Any], articles: Sequence[Article]) -> Gold:
    """One annotated claim, its anchor found in the text of its article."""
    article = next(a for a in articles if a.outlet == entry["outlet"])
    anchor = _anchor(entry, article)
    value = entry["value"]
    return Gold(
        id=entry["id"],
        outlet=entry["outlet"],
        anchor=anchor,
        low=value[0] if value else None,
        high=value[1] if value else None,
        valued=value is not None,
        unit=entry["unit"],
        hedge=Hedge(entry["hedge"]),
        sources=tuple(entry["sources"]),
        when=interval_of(entry["when"]),
    )


def interval_of(text: str | None) -> tuple[date, date] | None:
    """Days of an ISO 8601 year, month, day or interval of these.

    >>> interval_of("2024-09/2024-11")
    (datetime.date(2024, 9, 1), datetime.date(2024, 11, 30))
    """
    if text is None:
        return None
    first, _, last = text.partition("/")
    return days(first)[0], days(last or first)[1]


def days(text: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    day = date(*parts)
    return day, day


def _anchor(entry: dict[str, Any], article: Article) -> Span:
    """Where the annotated words stand: at offsets, or where they are found."""
    if "start" in entry:
        return Span(entry["start"], entry["end"])
    start = article.text.find(entry["anchor"])
    if start < 0:
        raise ValueError(f"anchor of {entry['id']} is not in the article of {entry['outlet']}")
    return Span(start, start + len(entry["anchor"]))
