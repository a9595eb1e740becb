"""Whether the words of two sentences are near enough that the one may tell the other again."""

from __future__ import annotations

import math
import re
from datetime import timedelta

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, read_sentence
from services.comparison.sentences.centuries import CENTURY
from services.comparison.sentences.model import WEEKDAY
from services.extraction.model import PLAIN

REACH = timedelta(days=4)
"""Sentences of one story: a weekday means one day then."""
LEAST = 12.0
"""Weight of words that two tellings must share: two rare names and a noun."""
_NEAR = 0.3
"""Share of the shorter sentence that two tellings have in common, word for word."""
_NO_NEWS = 2
"""Years after which an event is told as of the past, whenever an outlet tells it."""
_ONE_NAME = 20.0
"""Weight of two rare words: of a first and a last name."""

_CAPTION = re.compile(r"(?:Hide|Show|Close) [Cc]aption\b|Photos?: |(?:Watch|Related|Read more|See also): ")
"""What stands before the words of a picture, or of another story."""


def may_retell(left: Profile, right: Profile) -> bool:
    """Whether the words of two sentences are near enough to look closer: cheap, for it is asked of every candidate."""
    a, b = left.claim, right.claim
    if not a.told or not b.told or a.article_id == b.article_id or captioned(a.told) or captioned(b.told):
        return False
    if far(left, right) and not (_of_the_past(left) and _of_the_past(right)):
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


def captioned(text: str) -> bool:
    """Whether a sentence opens with what stands before the words of a picture, or of another story."""
    return _CAPTION.match(text) is not None


def far(left: Profile, right: Profile) -> bool:
    """Whether so many days lie between two articles that they need not be of one story."""
    return abs(left.claim.published_at - right.claim.published_at) > REACH


def _of_the_past(profile: Profile) -> bool:
    """Whether a sentence tells in which year or century something was that is no news: "the dam broke in 1963"."""
    tokens = read_sentence(profile.claim.told).tokens
    year = profile.claim.published_at.year - _NO_NEWS
    long_ago = any(
        (t.unit == "year" and t.value <= year) or (t.unit == CENTURY and 100 * t.value <= year) for t in tokens
    )
    return long_ago and not any(t.unit == WEEKDAY for t in tokens)


def _without_a_name(sentence: Sentence, other: Sentence) -> float:
    """What a sentence weighs without a name of its own: where a name is what differs, it would count twice."""
    own = math.fsum(sentence.weights[stem] for stem in sentence.names - other.stems)
    return sentence.weight - min(own, _ONE_NAME)
