"""Learns how much words tell and how likely a difference of two sentences is one of which only one side can be true.

    python -m training.sentences words ../shared/bench      # services/comparison/sentences/{words,places,persons}.tsv
    python -m training.sentences weights ../shared/bench    # services/comparison/sentences/weights.tsv

In this order: the second step reads the table of the first. Nothing is drawn at random, the same articles give the same
bytes. Learned from: the odd pairs of `services/evaluation/perturb/pairs.tsv` with one value changed, and changes of
values that two similar sentences of the stream share (positives); the same pairs as they are (negatives). The even
pairs are held out, with every article that one of them stands in; what is found of them is told at the end.
"""

from __future__ import annotations

import argparse
import logging
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from services.comparison.logistic import log_odds
from services.comparison.sentences.alignment import overlap, read_sentence
from services.comparison.sentences.model import Difference
from services.comparison.sentences.scores import FEATURES, measure
from services.comparison.sentences.stems import root
from services.comparison.tellings.convincing import LEAST_ODDS
from services.comparison.tellings.nearness import LEAST
from services.evaluation.perturb.measure import SEED
from services.evaluation.perturb.model import PairReference
from services.evaluation.perturb.references import Report, read_references, read_reports
from services.extraction.model import Span
from training.logistic import fit
from training.names import count_persons, count_places, persons_table, places_table
from training.retold import Changed, changes_of, changes_of_reference, learned_from, read_told, similar_pairs, stable

LOG = logging.getLogger("training.sentences")
TABLES = Path(__file__).parents[1] / "services" / "comparison" / "sentences"
COUNTED = 12_000
"""Characters of an article in which words are counted."""
LEAST_SENTENCES = 20
"""Words of fewer sentences are all taken for as rare as can be."""
STEP = 0.2
MOST_PAIRS = 40_000
"""Pairs of the stream that are learned from, by a stable sample."""
SEEDS = 3
"""How often each change of a pair that was read is made, with other new values."""
READ, UNCHANGED = 0.75, 6.0
"""What a value beside one that was changed in a pair that was read weighs, and one of such a pair as it is, which is
known to agree."""
TOGETHER = {
    Difference.NUMBER: 155.0, Difference.DATE: 105.0, Difference.NAME: 350.0, Difference.DIRECTION: 39.0,
    Difference.NEGATION: 70.0,
}  # fmt: skip
"""What all changes of pairs that were read weigh together, of one kind, however many were read: the log odds, and what
is told by thresholds of them, do not move with their number. Set so that the streams get no false alert more."""
FOUND = 1.0
"""What all changes of pairs that were found weigh together, of one kind, against those of the pairs that were read."""
RIDGE = 1.0
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate difference: what the model sees, whether it is one, and what it weighs."""

    kind: Difference
    features: tuple[float, ...]
    true: bool
    weight: float


def count_words(sentences: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many sentences each word stands, by its stem, and how many sentences there are."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        total += 1
        words = (w.lower().replace("’", "'").removesuffix("'s") for w in _WORD.findall(sentence))
        counts.update({root(w) for w in words if len(w) > 1})
    return counts, total


def words_table(counts: Counter[str], total: int) -> str:
    """The table of words: what each tells, in steps, then the words that tell as much, in alphabetical order."""
    tiers: dict[float, list[str]] = {}
    for word, count in sorted(counts.items()):
        if count >= LEAST_SENTENCES and word.isalpha():
            tiers.setdefault(round(math.log(total / count) / STEP) * STEP, []).append(word)
    head = (
        "# how much a word tells: the negative logarithm of the share of sentences of newspapers that have it, in steps"
        f"\n# of a fifth; counted over {total:,} sentences, words of at least {LEAST_SENTENCES} of them, by what is"
        " left of them without their endings\n"
    )
    return head + "".join(f"{tier:.1f}\t{' '.join(words)}\n" for tier, words in sorted(tiers.items()))


def rows_of(pair: Changed | tuple[str, str], weight: float) -> Iterator[Row]:
    """The candidates of two sentences: true only where their words are those that were changed."""
    left, right = (pair.left, pair.right) if isinstance(pair, Changed) else pair
    mine, theirs = read_sentence(left), read_sentence(right)
    if overlap(mine, theirs).shared < LEAST:
        return
    for candidate, features in measure(mine, theirs):
        if not isinstance(pair, Changed):
            yield Row(candidate.kind, features, true=False, weight=weight)
        elif candidate.kind is pair.kind:
            words = Span(mine.tokens[candidate.left[0]].start, mine.tokens[candidate.left[1]].end)
            if words.overlaps(pair.at) or candidate.kind is Difference.NEGATION:
                yield Row(candidate.kind, features, true=True, weight=weight)
            else:
                yield Row(candidate.kind, features, true=False, weight=weight)


def weights_table(rows: Sequence[Row]) -> str:
    """The table of weights, one kind of difference a line."""
    lines = [f"# kind, then the weights of {', '.join(FEATURES)}"]
    for kind in Difference:
        mine = [r for r in rows if r.kind is kind]
        w = fit([r.features for r in mine], [r.true for r in mine], [r.weight for r in mine], RIDGE)
        lines.append("\t".join([kind.value, *(f"{v:.3f}" for v in w)]))
    return "\n".join(lines) + "\n"


def balanced(read: Sequence[Row], found: Sequence[Row]) -> list[Row]:
    """All rows; true ones of a kind share what `TOGETHER` gives those that were read, and once more those found."""
    return [*_sharing(read, 1.0), *_sharing(found, FOUND)]


def _sharing(rows: Sequence[Row], times: float) -> Iterator[Row]:
    number = Counter(row.kind for row in rows if row.true)
    for row in rows:
        if row.true:
            yield replace(row, weight=times * TOGETHER[row.kind] / number[row.kind])
        elif row.weight:
            yield row


def _of_references(references: Sequence[PairReference], reports: dict[str, Report]) -> Iterator[Row]:
    for reference in references:
        told, against = reports[reference.told.url], reports[reference.against.url]
        for number in range(SEEDS):
            seed = f"{SEED}:{number}" if number else SEED
            for change in changes_of_reference(reference, told, against, seed):
                yield from rows_of(change, READ / SEEDS)
        yield from rows_of((reference.told.span.of(told.text), reference.against.span.of(against.text)), UNCHANGED)


def _of_stream(directory: Path, without: frozenset[str]) -> Iterator[Row]:
    found = sorted(similar_pairs(read_told(directory, without)), key=lambda p: stable(p[0].text + p[1].text))
    LOG.info("%d similar pairs, %d learned from", len(found), min(len(found), MOST_PAIRS))
    for newer, older in islice(found, MOST_PAIRS):
        yield from rows_of((newer.text, older.text), 1.0)
        for change in changes_of(newer.text, older.text):
            yield from rows_of(change, 0.0)


def held_out(
    references: Sequence[PairReference], reports: dict[str, Report], weights: dict[Difference, tuple[float, ...]]
) -> tuple[int, int, int]:
    """Of pairs not learned from: changes found by the model alone, changes, and unchanged pairs called different."""

    def likely(left: str, right: str) -> list[tuple[Difference, Span]]:
        mine, theirs = read_sentence(left), read_sentence(right)
        return [
            (c.kind, Span(mine.tokens[c.left[0]].start, mine.tokens[c.left[1]].end))
            for c, features in measure(mine, theirs)
            if log_odds(weights[c.kind], features) >= LEAST_ODDS
        ]

    found = changes = wrong = 0
    for reference in references:
        told, against = reports[reference.told.url], reports[reference.against.url]
        for change in changes_of_reference(reference, told, against, SEED):
            changes += 1
            hits = likely(change.left, change.right)
            found += any(k is change.kind and (s.overlaps(change.at) or k is Difference.NEGATION) for k, s in hits)
        wrong += bool(likely(reference.told.span.of(told.text), reference.against.span.of(against.text)))
    return found, changes, wrong


def learn(directory: Path) -> str:
    """The table of weights, and in the log what it finds of the pairs that it was not learned from."""
    references = read_references()
    reports = read_reports(directory, {p.url for r in references for p in (r.told, r.against)})
    halves = [[r for r in references if learned_from(r) is half] for half in (True, False)]
    without = frozenset(p.url for r in halves[1] for p in (r.told, r.against))
    rows = balanced(list(_of_references(halves[0], reports)), list(_of_stream(directory, without)))
    table = weights_table(rows)
    for kind in Difference:
        mine = [r for r in rows if r.kind is kind]
        LOG.info("%s: %d candidates, %d of them true", kind.value, len(mine), sum(r.true for r in mine))
    weights = {
        Difference(line.split("\t")[0]): tuple(map(float, line.split("\t")[1:])) for line in table.splitlines()[1:]
    }
    for name, half in zip(("learned from", "held out"), halves, strict=True):
        LOG.info("%s: found %d of %d changes, %d unchanged pairs", name, *held_out(half, reports, weights))
    return table


def main() -> None:
    """Writes the tables of one step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", choices=("words", "weights"))
    parser.add_argument("directory", type=Path, help="the public sets, with stream/ and events/")
    parser.add_argument("--out", type=Path, default=TABLES)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if options.table == "words":
        held = [r for r in read_references() if not learned_from(r)]
        without = frozenset(p.url for r in held for p in (r.told, r.against))
        told = read_told(options.directory, without, COUNTED)
        tables = {"words": words_table(*count_words(t.text for t in told))}
        tables["places"] = places_table(*count_places(t.text for t in told))
        tables["persons"] = persons_table(count_persons(t.text for t in told))
    else:
        tables = {"weights": learn(options.directory)}
    for name, table in tables.items():
        (options.out / f"{name}.tsv").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
