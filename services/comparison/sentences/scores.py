"""How likely a candidate difference is one of which only one side can be true: a logistic model over the alignment.

The weights (weights.tsv) were learned from agreeing sentences of two outlets with one value changed (positives) and all
other pairs of similar sentences of a stream of news (negatives): docs/precision.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from services.comparison.logistic import log_odds
from services.comparison.sentences.alignment import (
    NOTHING,
    Sentence,
    like,
    local,
    neighbour,
    overlap,
    read_sentence,
    same_opening,
)
from services.comparison.sentences.dates import dates_of
from services.comparison.sentences.differences import find_candidates
from services.comparison.sentences.model import Candidate, Difference, Kind, Told
from services.comparison.sentences.names import groups, unmatched_names
from services.comparison.sentences.numbers import unmatched_numbers
from services.comparison.sentences.surroundings import SURROUNDINGS, surroundings
from services.comparison.sentences.tables import rows

FEATURES = (
    "one", "shared", "coverage", "alike", "lesser", "local", "local_least", "before", "behind", "opening", "numbers",
    "own_numbers", "other_numbers", "names", "own_names", "other_names", "others", "dates", "longer", "moved", "same",
    "coverage_local", "alike_least", "both_sides", "much_alike", "local_sides", *SURROUNDINGS,
)  # fmt: skip
MOST_SHARED = 60.0
NEARLY_ALL = 0.65


@cache
def weights() -> dict[Difference, tuple[float, ...]]:
    """The learned weights of each kind of difference, in the order of `FEATURES`."""
    return {Difference(row[0]): tuple(float(w) for w in row[1:]) for row in rows("weights")}


@lru_cache(maxsize=8_192)
def judge_texts(left: str, right: str) -> tuple[Told, ...]:
    """As `judge`, of two sentences as they are written, worked out once: many claims stand in one sentence."""
    return tuple(judge(read_sentence(left), read_sentence(right)))


def judge(left: Sentence, right: Sentence) -> list[Told]:
    """Every candidate difference with its log odds, the likeliest first."""
    found = []
    near = overlap(left, right).alike >= NEARLY_ALL
    for candidate, values in measure(left, right):
        if candidate.restricted and near:
            continue  # where all else is alike, the word that restricts is what differs
        score = log_odds(weights()[candidate.kind], values)
        spans = (_span(left, candidate.left), _span(right, candidate.right))
        found.append(Told(candidate.kind, *spans, round(score, 4), left.tokens[candidate.left[0]].unit))
    return sorted(found, key=lambda t: (-t.score, t.left, t.right))


def _span(sentence: Sentence, places: tuple[int, int]) -> tuple[int, int]:
    return sentence.tokens[places[0]].start, sentence.tokens[places[1]].end


def measure(left: Sentence, right: Sentence) -> list[tuple[Candidate, tuple[float, ...]]]:
    """The features of every candidate difference."""
    candidates = find_candidates(left, right)
    if not candidates:
        return []
    counts = _counts(left, right)
    return [(c, _features(left, right, c, counts, _rivals(c, candidates))) for c in candidates]


def _rivals(candidate: Candidate, candidates: Sequence[Candidate]) -> float:
    same = sum(c.kind is candidate.kind for c in candidates) - 1
    return min(len(candidates) - 1 - same + same * 0.5, 4.0)


def _counts(left: Sentence, right: Sentence) -> tuple[float, ...]:
    own, other = unmatched_numbers(left, right), unmatched_numbers(right, left)
    numbers = sum(t.kind is Kind.NUMBER for t in left.tokens) - len(own)
    known = sum(any(right.has(t) for t in left.tokens[a : b + 1]) for a, b in groups(left))
    dates = dates_of(left) & dates_of(right)
    return (
        min(numbers, 3), min(len(own), 6), min(len(other), 6), min(known, 4) / 2,
        min(len(unmatched_names(left, right)), 6), min(len(unmatched_names(right, left)), 6), min(len(dates), 3),
    )  # fmt: skip


def _features(
    left: Sentence, right: Sentence, candidate: Candidate, counts: tuple[float, ...], rivals: float
) -> tuple[float, ...]:
    (i, i_end), (j, j_end) = candidate.left, candidate.right
    out_left, out_right = frozenset(range(i, i_end + 1)), frozenset(range(j, j_end + 1))
    if candidate.kind is Difference.NEGATION:
        out_left = out_right = NOTHING
    told = overlap(left, right, out_left, out_right)
    back = overlap(right, left, out_right, out_left)
    most = max(told.shared / max(told.left, 1e-9), back.shared / max(back.left, 1e-9))
    least = min(told.shared / max(told.left, 1e-9), back.shared / max(back.left, 1e-9))
    alike = (told.shared + back.shared) / max(told.left + back.left, 1e-9)
    here, there = local(left, right, (i, out_left), (j, out_right))
    before = _match(neighbour(left, i, -1, out_left), neighbour(right, j, -1, out_right))
    behind = _match(neighbour(left, i_end, 1, out_left), neighbour(right, j_end, 1, out_right))
    opening = float(same_opening(left, i, right, j))
    numbers, own, other, names, own_names, other_names, dates = counts
    moved = abs(i / len(left.tokens) - j / len(right.tokens))
    shared = min(told.shared, MOST_SHARED) / 30
    middle, lower = (here + there) / 2, min(here, there)
    return (
        1.0, shared, most, alike, least, middle, lower, before, behind, opening, numbers, own, other, names, own_names,
        other_names, rivals, dates, abs(len(left.tokens) - len(right.tokens)) / 10, moved, float(candidate.alike),
        most * middle, alike * lower, before * behind, min(shared, 1.0) * alike, middle * (before + behind + opening),
        *surroundings(left, right, candidate),
    )  # fmt: skip


def _match(left: str | None, right: str | None) -> float:
    return float(left is not None and right is not None and like(left, right))
