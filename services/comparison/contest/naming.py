"""Whether a clause names of whom it tells: what a pronoun stands for may be read wrongly."""

from __future__ import annotations

import re

from services.comparison.actors.offices import FILLED
from services.comparison.profiles.profile import Profile
from services.comparison.words.names import name_tokens
from services.comparison.words.vocabulary import strong_names
from services.extraction.model import Participant, Role


def named_in_words(profile: Profile, other: Profile, *, who: bool) -> bool:
    """Whether the clause itself names one of its participants: a pronoun that was resolved may be resolved wrongly.

    Not where the article names one person only, and nobody of whom `other` tells. `who`: who did it is what differs.
    """
    if not profile.pronoun or _alone(profile, other):
        return True  # "which opened in 1974", "signed on Monday" belong to the noun that stands before them
    words = profile.claim.text.lower()
    named = [p for p in profile.claim.frame.participants if p.named and p.role is not Role.PLACE]
    named = list(contested(profile)) if who else named
    if _IT.search(words) and not _SOMEBODY.search(words):
        words = profile.claim.told.lower()  # "Mount Hesk had been quiet until it erupted": its own sentence names it
    return not named or any(p.key.lower().split()[-1] in words for p in named)


def _alone(profile: Profile, other: Profile) -> bool:
    """Whether "he" can be one only: of all names of two words that stand around the clause one is a participant's."""
    own = {p.key for p in profile.claim.frame.participants if p.named and p.role is not Role.PLACE}
    told = profile.claim.told.lower()
    around = {n for n in profile.claim.context if " " in n and f"the {n.lower()}" not in told}
    theirs = frozenset(w for p in other.claim.frame.participants if p.kind != "place" for w in name_tokens(p.key))
    meant = {name for name in around if name in own}
    return len(around) == len(meant) == 1 and not strong_names(theirs - profile.mentions) & profile.story


_IT = re.compile(r"\bit\b")
_SOMEBODY = re.compile(r"\b(?:he|she|they|him|her|them)\b")


def contested(profile: Profile) -> tuple[Participant, ...]:
    """Whose name is what differs where it is told who did it: of an office, whom it was given to."""
    role = Role.PATIENT if profile.concept in FILLED else Role.AGENT
    return profile.named(role)
