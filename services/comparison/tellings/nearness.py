"""Whether the words of two sentences are near enough that the one may tell the other again."""

from __future__ import annotations

import math
from datetime import timedelta

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, read_sentence
from services.extraction.model import PLAIN

REACH = timedelta(days=4)
"""Sentences of one story: a weekday means one day then."""
LEAST = 12.0
"""Weight of words that two tellings must share: two rare names and a noun."""
_NEAR = 0.3
"""Share of the shorter sentence that two tellings have in common, word for word."""
_ONE_NAME = 20.0
"""Weight of two rare words: of a first and a last name."""


def may_retell(left: Profile, right: Profile) -> bool:
    """Whether the words of two sentences are near enough to look closer: cheap, for it is asked of every candidate."""
    a, b = left.claim, right.claim
    if not a.told or not b.told or a.article_id == b.article_id or abs(a.published_at - b.published_at) > REACH:
        return False
    if (a.quantity is None) != (b.quantity is None):
        return False
    plain = [c.frame.predicate == PLAIN for c in (a, b)]
    if a.quantity is None and plain[0] != plain[1]:
        return False
    mine, theirs = read_sentence(a.told), read_sentence(b.told)
    # fsum: the order of a set must not matter
    shared = math.fsum(mine.weights[stem] for stem in mine.weights.keys() & theirs.weights.keys())
    return shared >= LEAST and shared >= _NEAR * min(_without_a_name(mine, theirs), _without_a_name(theirs, mine))


def _without_a_name(sentence: Sentence, other: Sentence) -> float:
    """What a sentence weighs without a name of its own: where a name is what differs, it would count twice."""
    own = math.fsum(sentence.weights[stem] for stem in sentence.names - other.stems)
    return sentence.weight - min(own, _ONE_NAME)
