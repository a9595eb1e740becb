"""The pairs, by reference: which articles, which characters. The texts stay where they are."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.evaluation.perturb.model import Change, Kind, PairReference, Place
from services.extraction.model import Span

PAIRS = Path(__file__).with_name("pairs.tsv")
SOURCES = ("stream/articles.jsonl.gz", "events/basil_half.jsonl.gz")
"""Where the articles lie within the directory of public sets."""


@dataclass(frozen=True, slots=True)
class Report:
    """One article as its file has it."""

    url: str
    outlet: str
    published_at: str
    title: str
    text: str


def read_references(path: Path = PAIRS) -> tuple[PairReference, ...]:
    """The pairs of a TSV file: id, URL and range of the later sentence, of the earlier one, check, changes.

    A change is `kind:start:end`, changes are parted by a space; every offset is one into the article's text.

    Raises:
        ValueError: a line is no reference; the text names it.

    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            try:
                found.append(_reference(line.split("\t")))
            except (ValueError, IndexError) as error:
                raise ValueError(f"{path.name}:{number} is no reference to a pair: {error}") from error
    return tuple(found)


def _reference(row: list[str]) -> PairReference:
    told, against = (Place(row[i], Span(int(row[i + 1]), int(row[i + 2]))) for i in (1, 4))
    changes = []
    for part in row[8].split(" "):
        kind, start, end = part.split(":")
        changes.append(Change(Kind(kind), Span(int(start), int(end))))
    return PairReference(row[0], told, against, row[7], tuple(changes))


def check_of(told: str, against: str) -> str:
    """What tells whether two sentences are those that were read.

    >>> check_of("Nine died.", "Nine people were killed.")
    '2aac1cbd'
    """
    return hashlib.blake2b(f"{told}\n{against}".encode(), digest_size=4).hexdigest()


def read_reports(directory: Path, urls: Iterable[str]) -> dict[str, Report]:
    """The articles of these addresses, from the sets in `directory`. Raises `ValueError` where one is missing."""
    wanted = set(urls)
    found: dict[str, Report] = {}
    for source in SOURCES:
        if not (directory / source).exists():
            continue
        with gzip.open(directory / source, "rt", encoding="utf-8") as lines:
            for line in lines:
                row: dict[str, Any] = json.loads(line)
                if row["url"] in wanted and row["url"] not in found:
                    found[row["url"]] = Report(*(str(row.get(n) or "") for n in Report.__slots__))
    missing = sorted(wanted - found.keys())
    if missing:
        raise ValueError(f"{len(missing)} articles are not in {directory}, the first is {missing[0]}")
    return found


def verify(reference: PairReference, reports: Mapping[str, Report]) -> None:
    """Raises `ValueError` where the offsets point at other sentences than those that were read."""
    told, against = (p.span.of(reports[p.url].text) for p in (reference.told, reference.against))
    if check_of(told, against) != reference.check:
        raise ValueError(f"pair {reference.id}: the articles are not the ones that were read")
    if not all(reference.told.span.contains(change.span) for change in reference.changes):
        raise ValueError(f"pair {reference.id}: a change lies outside of its sentence")
