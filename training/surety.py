"""Learns how sure it is that two claims which frames find in contradiction tell of one fact.

    python -m training.surety ../shared tests/scenarios    # services/comparison/tables/surety.tsv

Learned from contradictions that frames find between two outlets. They are taken for true in written streams of
development where an alert is expected, and in the odd pairs of `services/evaluation/perturb/pairs.tsv` with one value
changed; for wrong in the first articles of the stream of real news, where nearly all of them are. Streams whose name
begins with "heldout" are not read. Nothing is drawn at random: the same articles and the same code before it give the
same bytes. It replays thousands of articles: some minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import logging
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from services.comparison.logistic import chance, log_odds
from services.comparison.model import Judgement, Verdict
from services.comparison.profile import profile
from services.comparison.surety import FEATURES, measure
from services.evaluation.perturb.measure import SEED
from services.evaluation.perturb.references import read_references, read_reports
from services.evaluation.scenarios import read_scenarios
from services.evaluation.stream import FIELDS
from services.extraction.model import Claim
from services.pipeline import InMemoryPipeline, Passage, run_in_memory
from services.scoring.parameters import DEFAULT
from training.logistic import fit
from training.retold import changes_of_reference, learned_from

LOG = logging.getLogger("training.surety")
TABLE = Path(__file__).parents[1] / "services" / "comparison" / "tables" / "surety.tsv"
STREAM, SCENARIOS = Path("bench/stream/articles.jsonl.gz"), Path("scenarios/scenarios.jsonl")
ARTICLES = 2_000
RIDGE = 0.3
REFUSED = 0.02
"""Share of the contradictions of written streams that may be too unsure for an alert."""
AGAINST = (Judgement.CONTRADICTION, Judgement.DISPUTE)
HEAD = (
    "# feature\tweight\tof the model that says whether two claims in contradiction tell of one fact"
    " (services/comparison/surety.py);\n# written by training.surety\n"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A contradiction that frames found: what the model sees, and whether it is taken for true."""

    features: tuple[float, ...]
    true: bool
    written: bool = False
    """Whether it is of a stream that was written for the purpose."""


def differing(passages: Iterable[Passage], among: Collection[int] | None = None) -> Iterator[tuple[Claim, Claim]]:
    """Claims of two outlets that frames find in contradiction, the newer first; `among`: places of newer articles."""
    claims: dict[str, Claim] = {}
    for place, passage in enumerate(passages):
        claims.update((c.id, c) for c in (passage.claims.claims if passage.claims else ()))
        if passage.comparison is None or (among is not None and place not in among):
            continue
        for verdict in (v for placed in passage.comparison.placed for v in placed.verdicts if by_frames(v)):
            newer, older = claims.get(verdict.left), claims.get(verdict.right)
            if newer is not None and older is not None and newer.outlet != older.outlet:
                yield newer, older


def by_frames(verdict: Verdict) -> bool:
    """Whether a verdict is a contradiction that more than the words of two sentences tell."""
    return verdict.judgement in AGAINST and not verdict.of_sentences


def learn(rows: Sequence[Row], least: float = DEFAULT.alert_confidence) -> tuple[float, ...]:
    """The weights of the features, so that of the written contradictions at most `REFUSED` fall below `least`."""
    weights = [float(w) for w in fit([r.features for r in rows], [r.true for r in rows], [1.0] * len(rows), RIDGE)]
    scores = sorted(log_odds(weights, r.features) for r in rows if r.written and r.true)
    if scores:
        wanted = math.log(least / (1 - least))
        weights[0] += max(0.0, wanted - scores[int(REFUSED * len(scores))] + 1e-9)
    return tuple(weights)


def surety_table(weights: Sequence[float]) -> str:
    """The table of weights, one feature a line."""
    return HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in zip(FEATURES, weights, strict=True))


def of_scenarios(paths: Iterable[Path]) -> Iterator[Row]:
    """True contradictions of written streams: those of articles that must raise an alert."""
    for path in paths:
        for scenario in read_scenarios(path):
            if scenario.alerts:
                _, passages = run_in_memory(scenario.articles)
                yield from (_row(a, b, true=True, written=True) for a, b in differing(passages, scenario.alerts))


def of_changed_pairs(directory: Path) -> Iterator[Row]:
    """True contradictions of real sentences: the odd pairs with one value changed."""
    references = [r for r in read_references() if learned_from(r)]
    reports = read_reports(directory, {p.url for r in references for p in (r.told, r.against)})
    for reference in references:
        told, against = reports[reference.told.url], reports[reference.against.url]
        for change in changes_of_reference(reference, told, against, SEED):
            sides = ((against, change.right), (told, change.left))
            messages = [
                {"url": r.url, "outlet": r.outlet, "published_at": r.published_at, "title": "", "text": text}
                for r, text in sides
            ]
            yield from (_row(a, b, true=True) for a, b in differing(run_in_memory(messages)[1]))


def of_stream(path: Path, articles: int) -> list[Row]:
    """Contradictions of real news, taken for wrong."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = islice((json.loads(line) for line in lines), articles)
        messages = [{name: row[name] for name in FIELDS if row.get(name) is not None} for row in found]
    return [_row(a, b, true=False) for a, b in differing(_replayed(messages))]


def _replayed(messages: Iterable[dict[str, Any]]) -> Iterator[Passage]:
    pipeline = InMemoryPipeline()
    for message in messages:
        yield asyncio.run(pipeline.feed(message))
        pipeline.backend.streams.clear()


def _row(newer: Claim, older: Claim, *, true: bool, written: bool = False) -> Row:
    return Row(measure(profile(newer), profile(older)), true, written)


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the public data, with bench/ and scenarios/")
    parser.add_argument("written", type=Path, help="the project's own streams")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="of the stream of real news")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    own = sorted(options.written.glob("develop*.jsonl"))
    rows = [*of_scenarios([options.shared / SCENARIOS, *own]), *of_changed_pairs(options.shared / "bench")]
    rows += of_stream(options.shared / STREAM, options.articles)
    weights = learn(rows)
    sure = [chance(log_odds(weights, r.features)) >= DEFAULT.alert_confidence for r in rows]
    for name, mine in (
        ("of written streams", [s for r, s in zip(rows, sure, strict=True) if r.written]),
        ("of changed real sentences", [s for r, s in zip(rows, sure, strict=True) if r.true and not r.written]),
        ("of real news", [s for r, s in zip(rows, sure, strict=True) if not r.true]),
    ):
        LOG.info("%s: %d of %d contradictions sure enough for an alert", name, sum(mine), len(mine))
    options.out.write_text(surety_table(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
