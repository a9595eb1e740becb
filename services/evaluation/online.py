"""The production scoring rules over sources that each state values of facts, day by day: the adapter of the benchmark.

A day closes before it is predicted, as in production: who mirrors whom first, then what held up, then the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
Groups = Mapping[str, list[str]]
"""Sources by the value that they state."""
Shares = Mapping[str, list[float]]
"""Independence of those sources, in the same order."""
ALONE = [1.0]
UNRATED = Voice(DEFAULT.unrated_weight)
OWN_VOICE = 0.5
"""From this learned probability on two sources are one voice."""


@dataclass(slots=True)
class Sources:
    """What is learned of the sources, day by day: the adapter's place for what production keeps in its store."""

    parameters: Parameters = DEFAULT
    by_topic: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    """(source, topic) -> settled credit and debit."""
    shared: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    """Pair -> [shared facts, log-odds of their values]."""
    both: dict[tuple[str, str, str], int] = field(default_factory=dict)
    reports: dict[tuple[str, str], int] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    voices: dict[tuple[str, str], Voice] = field(default_factory=dict)
    by_name: dict[str, dict[str, Voice]] = field(default_factory=dict)
    """The same voices by topic and source."""
    mirrors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Those of `dependence` that are one voice with a source."""
    dependence: dict[str, dict[str, float]] = field(default_factory=dict)

    def settled(self, source: str) -> tuple[float, float]:
        """Credit and debit of a source over all topics."""
        found = [sums for (name, _), sums in self.by_topic.items() if name == source]
        return sum(credit for credit, _ in found), sum(debit for _, debit in found)


@dataclass(frozen=True, slots=True)
class Tally:
    """One fact as it stands: sources by value, their independence, support by value."""

    groups: Groups
    shares: Shares
    supports: Mapping[str, float]


def grouped(values: Mapping[str, str]) -> Groups:
    """Sources by the value that they state, in the order of their names: all are seen at once.

    >>> grouped({"b": "900", "a": "900", "c": "915"})
    {'900': ['a', 'b'], '915': ['c']}
    """
    groups: dict[str, list[str]] = {}
    for source in sorted(values):
        value = values[source]
        if value in groups:
            groups[value].append(source)
        else:
            groups[value] = [source]
    return groups


def tally(values: Mapping[str, str], topic: str, sources: Sources) -> Tally:
    """Support of every value of one fact."""
    return tally_groups(grouped(values), topic, sources)


def shares_of(groups: Groups, sources: Sources) -> Shares:
    """Independence of the sources of every value, by what is known today of who mirrors whom."""
    dependence = sources.dependence
    return {v: mirror_shares(group, dependence) if len(group) > 1 else ALONE for v, group in groups.items()}


def tally_groups(groups: Groups, topic: str, sources: Sources, shares: Shares | None = None) -> Tally:
    """The same where the sources are grouped, and their independence is known, already: a day tallies three times."""
    shares = shares_of(groups, sources) if shares is None else shares
    known = sources.by_name.get(topic, {})
    best = 0.0
    votes: dict[str, list[tuple[float, float, bool]]] = {}
    for value, group in groups.items():
        found = votes[value] = []
        for source, share in zip(group, shares[value], strict=True):
            voice = known.get(source, UNRATED)
            found.append((share, voice.weight, voice.rated))
            if voice.rated and voice.weight > best:
                best = voice.weight
    supports = {value: capped_support(found, best, sources.parameters) for value, found in votes.items()}
    return Tally(groups, shares, supports)


def predict(values: Mapping[str, str], topic: str, sources: Sources) -> str:
    """The value with the most support; the smallest of equals."""
    return leading(tally(values, topic, sources))


def leading(state: Tally) -> str:
    """The value with the most support; the smallest of equals."""
    supports = state.supports
    return max(sorted(supports), key=supports.__getitem__)


def close_day(day: Mapping[Item, Mapping[str, str]], sources: Sources) -> None:
    """End of a stream-time day: learn who mirrors whom, settle what the day decided, weigh the sources anew."""
    close_groups({item: grouped(values) for item, values in day.items()}, sources)


def close_groups(day: Mapping[Item, Groups], sources: Sources) -> dict[Item, Shares]:
    """Close a day; the independence of its sources as it is from now on."""
    learn_pairs(day, sources)
    sources.dependence = dependence_of(sources)
    sources.mirrors = {
        source: tuple(mirror for mirror, odds in others.items() if odds >= OWN_VOICE)
        for source, others in sources.dependence.items()
    }
    shares = {item: shares_of(groups, sources) for item, groups in day.items()}
    for item, groups in day.items():
        settle_groups(groups, item[1], sources, shares[item])
    sources.voices = weights_of(sources)
    sources.by_name = {}
    for (source, topic), voice in sources.voices.items():
        sources.by_name.setdefault(topic, {})[source] = voice
    return shares


def learn_pairs(day: Mapping[Item, Groups], sources: Sources) -> None:
    """What a day shows of the dependence between its sources: sums of `value_gain` over facts, by matrix product."""
    by_topic: dict[str, list[Groups]] = {}
    for (_, topic), groups in day.items():
        by_topic.setdefault(topic, []).append(groups)
    for topic, facts in by_topic.items():
        sources.totals[topic] = sources.totals.get(topic, 0) + len(facts)
        names = sorted({source for groups in facts for group in groups.values() for source in group})
        column = {name: index for index, name in enumerate(names)}
        shared: list[tuple[list[str], float]] = []
        for groups in facts:
            if len(groups) > 1 or any(len(group) > 1 for group in groups.values()):
                shared += shared_values(groups, topic, sources)
        reported = [[source for group in groups.values() for source in group] for groups in facts]
        present, stated = _marked(reported, column), _marked([group for group, _ in shared], column)
        gains = np.array([gain for _, gain in shared])
        parted = value_gain(False, 0.0, 0.0, sources.parameters)
        both, same = present.T @ present, stated.T @ stated
        evidence = stated.T @ (stated * gains.reshape(-1, 1)) + parted * (both - same)
        _add_pairs(names, topic, both, evidence, sources)


def _marked(rows: Sequence[Sequence[str]], column: Mapping[str, int]) -> Matrix:
    """One row per list of names, 1 in the columns of its names."""
    marks = np.zeros((len(rows), len(column)))
    lengths = [len(row) for row in rows]
    places = [column[name] for row in rows for name in row]
    marks[np.repeat(np.arange(len(rows)), lengths), places] = 1.0
    return marks


def shared_values(groups: Groups, topic: str, sources: Sources) -> list[tuple[list[str], float]]:
    """The groups of one fact that state the same value, with what sharing it says for copying."""
    state = tally_groups(groups, topic, sources)
    order = list(state.supports)
    likely = dict(zip(order, posterior([state.supports[v] for v in order]), strict=True))
    gains = value_gains(groups, likely, sources.parameters)
    return [(groups[value], gain) for value, gain in gains.items()]


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
    groups = grouped(values)
    settle_groups(groups, topic, sources, shares_of(groups, sources))


def settle_groups(groups: Groups, topic: str, sources: Sources, shares: Shares) -> None:
    """The same where the sources are grouped, and their independence is known, already."""
    if len(groups) < 2 and all(len(group) < 2 for group in groups.values()):
        return
    state = tally_groups(groups, topic, sources, shares)
    known = sources.by_name.get(topic, {})
    independent: dict[str, float] = {}
    votes: list[Vote[str]] = []
    for value, group in groups.items():
        own = dict(zip(group, shares[value], strict=True))
        independent.update(own)
        supports = {source: share * known.get(source, UNRATED).weight for source, share in own.items()}
        for source, support in supports.items():
            block = support
            for mirror in sources.mirrors.get(source, ()):
                if mirror in supports:
                    block += supports[mirror]
            votes.append(Vote(source, value, support, block))
    for source, y in held_up(state.supports, votes, sources.parameters):
        share = independent[source]
        key = (source, topic)
        credit, debit = sources.by_topic.get(key, (0.0, 0.0))
        sources.by_topic[key] = (credit + y * share, debit + (1.0 - y) * share)


def weights_of(sources: Sources) -> dict[tuple[str, str], Voice]:
    """Weights for the next day, per source and topic."""
    settled: dict[str, tuple[float, float]] = {}
    for (source, _), (credit, debit) in sources.by_topic.items():
        before = settled.get(source, (0.0, 0.0))
        settled[source] = (before[0] + credit, before[1] + debit)
    result = {}
    for (source, topic), (credit, debit) in sources.by_topic.items():
        overall = reliability(settled[source], sources.parameters)
        own = topic_reliability(overall, credit, debit, sources.parameters)
        result[source, topic] = weigh(own.cautious, overall.n, sources.parameters)
    return result


def copied_pairs(sources: Sources) -> list[tuple[str, str]]:
    """Pairs that are one voice more probably than not, surest first."""
    odds = {
        (left, right): p
        for left, others in sources.dependence.items()
        for right, p in others.items()
        if left < right and p >= OWN_VOICE
    }
    return sorted(odds, key=lambda pair: (-odds[pair], -sources.shared[pair][1], pair))
