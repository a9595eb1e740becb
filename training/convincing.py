"""Learns whether two sentences that seem to differ in a value tell of one thing at all.

    python -m training.convincing ../shared/bench    # services/comparison/words/convincing.tsv

Right are the contradictions of the odd pairs of `services/evaluation/perturb/pairs.tsv` with one value changed; wrong
those of the pairs as they are, and all that the sentences of two outlets seem to contradict in one another among the
first articles of the stream, of which a few are right (docs/precision.md). Articles of even pairs are left out.
Nothing is drawn at random: the same articles and the same code before it give the same bytes.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from services.comparison.logistic import log_odds
from services.comparison.surety import FEATURES
from services.comparison.tellings.convincing import everything
from services.evaluation.perturb.measure import SEED
from services.evaluation.perturb.references import read_references, read_reports
from services.evaluation.stream import read_messages
from services.pipeline import InMemoryPipeline, Passage, run_in_memory
from training.logistic import fit
from training.retold import changes_of_reference, learned_from
from training.surety import CHANGED, SENTENCES, WRONG, Row, differing, message, row_of

LOG = logging.getLogger("training.convincing")
TABLE = Path(__file__).parents[1] / "services" / "comparison" / "words" / "convincing.tsv"
STREAM = Path("stream/articles.jsonl.gz")
ARTICLES = 1_000
"""So many articles of the stream seem to contradict one another about as often as the changed pairs do."""
UNASKED = frozenset({"coverage", "alike", "head", "resolved", "role"})
"""What the odds hold, and what a sentence without its article cannot have."""
RIDGE = 1.0
HEAD = "# feature\tweight\n# of services/comparison/tellings/convincing.py; written by training.convincing\n"


def of_pairs(directory: Path) -> Iterator[Row | None]:
    """The odd pairs with one value changed, and as they are."""
    references = [r for r in read_references() if learned_from(r)]
    reports = read_reports(directory, {p.url for r in references for p in (r.told, r.against)})
    for reference in references:
        told, against = reports[reference.told.url], reports[reference.against.url]
        changed = [change.left for change in changes_of_reference(reference, told, against, SEED)]
        older = message(against, reference.against.span.of(against.text))
        for text in (*changed, reference.told.span.of(told.text)):
            right = text in changed
            for pair in differing(run_in_memory([older, message(told, text)])[1]):
                yield row_of(*pair, right=right, weight=CHANGED if right else WRONG)


def of_stream(directory: Path) -> Iterator[Row | None]:
    """What two sentences of the first articles of the stream seem to differ in, each two sentences once."""
    held = {p.url for r in read_references() if not learned_from(r) for p in (r.told, r.against)}
    messages = (m for m in islice(read_messages(directory / STREAM), ARTICLES) if m["url"] not in held)
    seen = set()
    for newer, older, verdict in differing(_passages(messages)):
        key = newer.told, older.told, verdict.field
        if key not in seen:
            seen.add(key)
            yield row_of(newer, older, verdict, right=False, weight=WRONG)


def _passages(messages: Iterable[dict[str, str]]) -> Iterator[Passage]:
    pipeline = InMemoryPipeline()
    with asyncio.Runner() as runner:
        for raw in messages:
            yield runner.run(pipeline.feed(raw))
            pipeline.backend.streams.clear()  # read already; the record is in the state


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each feature that is asked for."""
    mine = [r for r in rows if r.evidence == SENTENCES]
    asked = [name for name in FEATURES if name not in UNASKED]
    seen = [[r.features[name] for name in asked] for r in mine]
    weights = [float(w) for w in fit(seen, [r.right for r in mine], [r.weight for r in mine], RIDGE)]
    for right in (True, False):
        kept = [log_odds(weights, x) >= 0.0 for x, r in zip(seen, mine, strict=True) if r.right is right]
        LOG.info("%s: %d of %d are convincing", "changed" if right else "wrong", sum(kept), len(kept))
    return dict(zip(asked, weights, strict=True))


def table(weights: Mapping[str, float]) -> str:
    """The table of weights, one feature a line."""
    return HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in weights.items())


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="the public sets, with stream/ and events/")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with everything():
        rows = [r for r in (*of_pairs(options.directory), *of_stream(options.directory)) if r is not None]
    options.out.write_text(table(learn(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
