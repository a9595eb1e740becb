"""How sure it is that two claims which frames find in contradiction tell of one fact: a logistic model of their words.

Frames know events, participants and values. Real news says many things of one name, of which frames see the same
event again where there are two: "won in 2010", "won on Tuesday". Two reports of one fact share more than a frame
holds: rare words and names, other values, most of the shorter sentence, the day. The weights (tables/surety.tsv) were
learned from contradictions of written streams and of real sentences with one value changed (positives) and from
contradictions that frames found in a stream of real news, nearly all of them wrong (negatives): docs/precision.md.
"""

from __future__ import annotations

import math

from services.comparison.logistic import chance, log_odds
from services.comparison.profile import Profile
from services.comparison.retelling.alignment import Sentence, overlap, read_sentence
from services.comparison.retelling.model import Kind
from services.comparison.retelling.names import unmatched_names
from services.comparison.vocabulary import SURETY

FEATURES = ("one", "coverage", "alike", "days", "head", "names", "rare", "values")
_RAREST = 3
"""The rarest words in common that count: the names of a story, and what it is about."""
_MOST_NAMES, _MOST_VALUES = 6, 2


def surety(left: Profile, right: Profile) -> float:
    """The chance that two claims that differ tell of one fact, 0 to 1."""
    return chance(log_odds([SURETY[name] for name in FEATURES], measure(left, right)))


def measure(left: Profile, right: Profile) -> tuple[float, ...]:
    """The features of a pair, in the order of `FEATURES`."""
    mine, theirs = (read_sentence(p.claim.told or p.claim.text) for p in (left, right))
    shared = overlap(mine, theirs)
    apart = abs((left.claim.published_at - right.claim.published_at).total_seconds()) / 86_400
    names = len(unmatched_names(mine, theirs)) + len(unmatched_names(theirs, mine))
    return (
        1.0,
        shared.coverage,
        shared.alike,
        math.log1p(apart),
        float(left.head is not None and left.head == right.head),
        min(names, _MOST_NAMES) / 3,
        _rarest(mine, theirs) / 20,
        min(len(_values(mine) & _values(theirs)), _MOST_VALUES) / 2,
    )


def _rarest(left: Sentence, right: Sentence) -> float:
    """Weight of the rarest words that two sentences share."""
    common = left.weights.keys() & right.weights.keys()
    return math.fsum(sorted((left.weights[stem] for stem in common), reverse=True)[:_RAREST])


def _values(sentence: Sentence) -> frozenset[tuple[str, float | str]]:
    """Numbers and parts of dates with their units."""
    return frozenset((t.unit, t.value or t.stem) for t in sentence.tokens if t.kind in (Kind.NUMBER, Kind.DATE))
