"""`crosswire eval fusion`: the production scoring rules on web sources that state times and gates of flights.

Reads `claims.tsv.gz` (day, source, flight, attr, value); the truth is opened only after every prediction is made. One
fact per (day, flight, attr), one outlet per source, one topic per attribute; a day's claims share one seen_at, and the
day closes before it is predicted, as in production: who mirrors whom first, then what held up, then the weights.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from services.scoring.dependence import Pair, copy_odds, coverage_gain, value_gain, value_gains
from services.scoring.independence import mirror_shares
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.posterior import capped_support, posterior
from services.scoring.reliability import reliability, topic_reliability
from services.scoring.settlement import Vote, held_up
from services.scoring.weight import Voice, weigh

Matrix = npt.NDArray[np.float64]
Item = tuple[str, str]
"""(flight, attribute)."""
TOLERANCE = 10.0
"""Minutes within which a predicted time counts as right."""
UNRATED = Voice(DEFAULT.unrated_weight)
NOBODY: dict[str, float] = {}
OWN_VOICE = 0.5
"""From this learned probability on two sources are one voice."""


@dataclass(slots=True)
class Sources:
    """What is learned of the sources, day by day: the adapter's place for what production keeps in its store."""

    parameters: Parameters = DEFAULT
    settled: dict[str, list[float]] = field(default_factory=dict)
    by_topic: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    shared: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    """Pair -> [shared facts, log-odds of their values]."""
    both: dict[tuple[str, str, str], int] = field(default_factory=dict)
    reports: dict[tuple[str, str], int] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    voices: dict[tuple[str, str], Voice] = field(default_factory=dict)
    dependence: dict[str, dict[str, float]] = field(default_factory=dict)

    def voice(self, source: str, topic: str) -> Voice:
        """The weight frozen for the day."""
        return self.voices.get((source, topic), UNRATED)


@dataclass(frozen=True, slots=True)
class Tally:
    """One fact as it stands: sources by value, their independence, support by value."""

    groups: Mapping[str, list[str]]
    shares: Mapping[str, list[float]]
    supports: Mapping[str, float]


def tally(values: Mapping[str, str], topic: str, sources: Sources) -> Tally:
    """Support of every value of one fact; all are seen at once, so sources are counted in the order of their names."""
    groups: dict[str, list[str]] = {}
    voices: dict[str, Voice] = {}
    best = 0.0
    for source in sorted(values):
        groups.setdefault(values[source], []).append(source)
        voice = voices[source] = sources.voice(source, topic)
        if voice.rated and voice.weight > best:
            best = voice.weight
    shares, supports = {}, {}
    for value, group in groups.items():
        shares[value] = mirror_shares(group, sources.dependence) if len(group) > 1 else [1.0]
        votes = [(i, voices[s].weight, voices[s].rated) for s, i in zip(group, shares[value], strict=True)]
        supports[value] = capped_support(votes, best, sources.parameters)
    return Tally(groups, shares, supports)


def predict(values: Mapping[str, str], topic: str, sources: Sources) -> str:
    """The value with the most support; the smallest of equals."""
    supports = tally(values, topic, sources).supports
    return max(sorted(supports), key=lambda value: supports[value])


def close_day(day: Mapping[Item, Mapping[str, str]], sources: Sources) -> None:
    """End of a stream-time day: learn who mirrors whom, settle what the day decided, weigh the sources anew."""
    learn_pairs(day, sources)
    sources.dependence = dependence_of(sources)
    for (_, topic), values in day.items():
        settle(values, topic, sources)
    sources.voices = weights_of(sources)


def learn_pairs(day: Mapping[Item, Mapping[str, str]], sources: Sources) -> None:
    """What a day shows of the dependence between its sources: sums of `value_gain` over facts, by matrix product."""
    by_topic: dict[str, list[Mapping[str, str]]] = {}
    for (_, topic), values in day.items():
        by_topic.setdefault(topic, []).append(values)
    for topic, facts in by_topic.items():
        sources.totals[topic] = sources.totals.get(topic, 0) + len(facts)
        names = sorted({source for values in facts for source in values})
        column = {name: index for index, name in enumerate(names)}
        present = np.zeros((len(facts), len(names)))
        rows: list[list[int]] = []
        gains: list[float] = []
        for number, values in enumerate(facts):
            present[number, [column[source] for source in values]] = 1.0
            if len(values) > 1:
                for group, gain in shared_values(values, topic, sources):
                    rows.append([column[source] for source in group])
                    gains.append(gain)
        stated = np.zeros((len(rows), len(names)))
        for number, row in enumerate(rows):
            stated[number, row] = 1.0
        both, same = present.T @ present, stated.T @ stated
        parted = value_gain(False, 0.0, 0.0, sources.parameters)
        evidence = stated.T @ (stated * np.array(gains).reshape(-1, 1)) + parted * (both - same)
        _add_pairs(names, topic, both, evidence, sources)


def shared_values(values: Mapping[str, str], topic: str, sources: Sources) -> list[tuple[list[str], float]]:
    """The groups of one fact that state the same value, with what sharing it says for copying."""
    state = tally(values, topic, sources)
    order = list(state.supports)
    likely = dict(zip(order, posterior([state.supports[v] for v in order]), strict=True))
    gains = value_gains(state.groups, likely, sources.parameters)
    return [(state.groups[value], gain) for value, gain in gains.items()]


def _add_pairs(names: Sequence[str], topic: str, both: Matrix, evidence: Matrix, sources: Sources) -> None:
    counts, sums = both.astype(int).tolist(), evidence.tolist()
    for i, left in enumerate(names):
        sources.reports[left, topic] = sources.reports.get((left, topic), 0) + counts[i][i]
        for j in range(i + 1, len(names)):
            if counts[i][j]:
                pair = (left, names[j])
                entry = sources.shared.setdefault(pair, [0, 0.0])
                entry[0] += counts[i][j]
                entry[1] += sums[i][j]
                key = (*pair, topic)
                sources.both[key] = sources.both.get(key, 0) + counts[i][j]


def dependence_of(sources: Sources) -> dict[str, dict[str, float]]:
    """Learned copy probabilities, both ways."""
    coverage: dict[tuple[str, str], float] = {}
    for (left, right, topic), both in sources.both.items():
        gain = coverage_gain(
            both, sources.reports[left, topic], sources.reports[right, topic], sources.totals[topic], sources.parameters
        )
        coverage[left, right] = coverage.get((left, right), 0.0) + gain
    result: dict[str, dict[str, float]] = {}
    for (left, right), (shared, gain) in sources.shared.items():
        odds = copy_odds(Pair(int(shared), gain), coverage[left, right], sources.parameters)
        if odds > 0.0:
            result.setdefault(left, {})[right] = odds
            result.setdefault(right, {})[left] = odds
    return result


def settle(values: Mapping[str, str], topic: str, sources: Sources) -> None:
    """Credit and debit of one fact."""
    if len(values) < 2:
        return
    state = tally(values, topic, sources)
    shares = {s: i for v, group in state.groups.items() for s, i in zip(group, state.shares[v], strict=True)}
    supports = {s: i * sources.voice(s, topic).weight for s, i in shares.items()}
    votes = []
    for source, value in values.items():
        block = supports[source]
        for mirror, odds in sources.dependence.get(source, NOBODY).items():
            if odds >= OWN_VOICE and values.get(mirror) == value:
                block += supports[mirror]
        votes.append(Vote(source, value, supports[source], block))
    for source, y in held_up(state.supports, votes, sources.parameters):
        share = shares[source]
        for sums in (
            sources.settled.setdefault(source, [0.0, 0.0]),
            sources.by_topic.setdefault((source, topic), [0.0, 0.0]),
        ):
            sums[0] += y * share
            sums[1] += (1.0 - y) * share


def weights_of(sources: Sources) -> dict[tuple[str, str], Voice]:
    """Weights for the next day, per source and topic."""
    result = {}
    for (source, topic), (credit, debit) in sources.by_topic.items():
        whole = sources.settled[source]
        overall = reliability((whole[0], whole[1]), sources.parameters)
        own = topic_reliability(overall, credit, debit, sources.parameters)
        result[source, topic] = weigh(own.cautious, overall.n, sources.parameters)
    return result


# --------------------------------------------------------------------------- the benchmark


def read_claims(path: Path, without: Collection[str] = ()) -> dict[str, dict[Item, dict[str, str]]]:
    """Claims by day and item, of duplicates the last. Raises `FileNotFoundError` where the data is absent."""
    days: dict[str, dict[Item, dict[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines, None)
        for line in lines:
            day, source, flight, attribute, value = line.rstrip("\n").split("\t")[:5]
            if source not in without and value:
                days.setdefault(day, {}).setdefault((flight, attribute), {})[source] = value
    return days


def read_truth(path: Path) -> dict[str, dict[Item, str]]:
    """The gold values by day and item."""
    days: dict[str, dict[Item, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines, None)
        for line in lines:
            day, flight, attribute, value = line.rstrip("\n").split("\t")[:4]
            days.setdefault(day, {})[flight, attribute] = value
    return days


def is_right(attribute: str, predicted: str | None, truth: str) -> bool:
    """Times within ten minutes, gates exactly; nothing predicted is wrong.

    >>> is_right("act_dep", "895", "904"), is_right("dep_gate", "A37", "A3"), is_right("dep_gate", None, "A3")
    (True, False, False)
    """
    if predicted is None:
        return False
    if attribute.endswith("gate"):
        return predicted == truth
    return abs(float(predicted) - float(truth)) <= TOLERANCE


def run_online(
    days: Mapping[str, Mapping[Item, Mapping[str, str]]],
) -> tuple[dict[str, dict[Item, str]], Sources, float]:
    """Predictions day by day, what was learned, and the processor seconds that it took."""
    sources, predictions = Sources(), {}
    started = time.process_time()
    for day in sorted(days):
        close_day(days[day], sources)
        predictions[day] = {item: predict(values, item[1], sources) for item, values in days[day].items()}
    return predictions, sources, time.process_time() - started


def accuracy(
    predictions: Mapping[str, Mapping[Item, str]], truth: Mapping[str, Mapping[Item, str]]
) -> tuple[float, dict[str, float]]:
    """Share of the truth items predicted rightly, overall and by day; uncovered items count as wrong."""
    by_day, right, total = {}, 0, 0
    for day in sorted(truth):
        hits = sum(is_right(item[1], predictions.get(day, {}).get(item), value) for item, value in truth[day].items())
        by_day[day] = round(hits / len(truth[day]), 4)
        right, total = right + hits, total + len(truth[day])
    return (round(right / total, 4) if total else 0.0), by_day


def pair_scores(found: Iterable[tuple[str, str]], groups: Sequence[Sequence[str]] | None) -> dict[str, Any]:
    """Precision, recall and F1 of the pairs found against the groups that are given; None without groups."""
    pairs = {tuple(sorted(pair)) for pair in found}
    if groups is None:
        return {"precision": None, "recall": None, "f1": None}
    gold = {tuple(sorted((a, b))) for group in groups for a in group for b in group if a != b}
    hits = len(pairs & gold)
    precision = hits / len(pairs) if pairs else 0.0
    recall = hits / len(gold) if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def copied_pairs(sources: Sources) -> list[tuple[str, str]]:
    """Pairs that are one voice more probably than not, surest first."""
    odds = {
        (left, right): p
        for left, others in sources.dependence.items()
        for right, p in others.items()
        if left < right and p >= OWN_VOICE
    }
    return sorted(odds, key=lambda pair: (-odds[pair], -sources.shared[pair][1], pair))


def found_copiers(directory: str | Path, without: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Pairs held to be one voice, surest first, with their evidence: shared facts, log-odds of values, probability."""
    _, sources, _ = run_online(read_claims(Path(directory) / "claims.tsv.gz", without))
    return [
        {
            "pair": list(pair),
            "probability": round(sources.dependence[pair[0]][pair[1]], 4),
            "shared_facts": int(sources.shared[pair][0]),
            "log_odds_of_values": round(sources.shared[pair][1], 1),
        }
        for pair in copied_pairs(sources)
    ]


def evaluate_fusion(
    directory: str | Path, without: Sequence[str] = (), copy_groups: Sequence[Sequence[str]] | None = None
) -> dict[str, Any]:
    """Online accuracy on the data in `directory`, with all sources and without those named, copiers found, speed.

    `without`: sources dropped before the first update in the second run (the truth items stay). `copy_groups`: gold
    groups to score the found pairs against. Raises `FileNotFoundError` where the data is absent.
    """
    base = Path(directory)
    everything = read_claims(base / "claims.tsv.gz")
    predictions, sources, seconds = run_online(everything)
    fewer = run_online(read_claims(base / "claims.tsv.gz", without))[0] if without else predictions
    truth = read_truth(base / "truth.tsv.gz")
    claims = sum(len(values) for day in everything.values() for values in day.values())
    overall, by_day = accuracy(predictions, truth)
    return {
        "accuracy": overall,
        "accuracy_without": accuracy(fewer, truth)[0],
        "by_day": by_day,
        "copy_pairs": pair_scores(copied_pairs(sources), copy_groups),
        "claims_per_second": round(claims / seconds) if seconds > 0 else 0,
    }
