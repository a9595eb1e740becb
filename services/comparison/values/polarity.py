"""Asserted against denied, and words that exclude each other ("resigned", "remains in office")."""

from __future__ import annotations

import re

from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.values.states import Reading, State
from services.comparison.words.vocabulary import opposite
from services.extraction.model import Polarity


def negated(profile: Profile) -> bool:
    """Whether the claim as a whole says that it is not so: a denied denial affirms."""
    return profile.claim.polarity is Polarity.NEGATED


def opposed(left: Profile, right: Profile) -> Field | None:
    """The field in which the two events exclude each other by their words alone."""
    by_concept = opposite(left.concept, right.concept)
    return by_concept or opposite(left.claim.frame.lemma.lower(), right.claim.frame.lemma.lower())


def compare_polarity(left: Profile, right: Profile) -> Reading:
    """DIFFERENT where exactly one is negated, or both affirm events that exclude each other."""
    excludes = opposed(left, right) is Field.POLARITY
    differ = negated(left) != negated(right)
    words = _said(left), _said(right)
    if excludes:
        # "did not resign" and "remains" agree; "did not resign" and "did not remain" say nothing of each other
        if not negated(left) and not negated(right):
            return Reading(Field.POLARITY, State.DIFFERENT, *words, "opposite")
        return Reading(Field.POLARITY, State.SAME if differ else State.UNSURE, *words, "opposite")
    if differ and (_ended(left) or _ended(right)):
        return Reading(Field.POLARITY, State.UNSURE, *words, "ended")
    return Reading(Field.POLARITY, State.DIFFERENT if differ else State.SAME, *words, "negation")


_ENDED = re.compile(r"\bno longer\b|\bany ?(?:more|longer)\b", re.IGNORECASE)


def _ended(profile: Profile) -> bool:
    """Whether what is denied was so before: "no longer leads" says nothing against who told that she leads."""
    return negated(profile) and _ENDED.search(profile.claim.text) is not None


def _said(profile: Profile) -> str:
    lemma = profile.claim.frame.lemma or profile.claim.frame.predicate
    return f"not {lemma}" if negated(profile) else lemma
