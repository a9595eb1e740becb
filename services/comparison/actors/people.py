"""Whether two claims tell of the same people, as far as their words show."""

from __future__ import annotations

import re

from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.values.states import State
from services.comparison.words.names import name_tokens
from services.extraction.model import PLAIN, Role

_SPEAKER = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
"""Words by which a quotation speaks of its speaker."""
_SOMEBODY = re.compile(r"\b[Hh]e\b|\b[Ss]he\b")
"""Words for a person whom the clause does not name."""


def same_people(left: Profile, right: Profile, *roles: Role) -> State:
    """Whether those whom the two name in one of `roles` are the same.

    DIFFERENT where each names somebody of whom the other's sentence says nothing, COMPATIBLE where only one of them
    does, UNSURE where one tells of a "he" whom nothing names, UNSTATED where neither names anybody.
    """
    if same_origin(left, right) and any(_SPEAKER.search(said(p)) for p in (left, right)):
        return State.SAME
    mine, theirs = (_surnames(p, roles) for p in (left, right))
    if any(_SOMEBODY.search(p.claim.text) and not names for p, names in ((left, mine), (right, theirs))):
        return State.UNSURE
    if mine & theirs or mine & words_of(right.claim.told) or theirs & words_of(left.claim.told):
        return State.SAME
    if not mine and not theirs:
        return State.UNSTATED
    return State.DIFFERENT if mine and theirs else State.COMPATIBLE


def said(profile: Profile) -> str:
    """The words of the clause; of a claim that no frame was read in, the sentence."""
    return profile.claim.told if profile.concept == PLAIN else profile.claim.text


def words_of(text: str) -> frozenset[str]:
    """Words of a sentence in lower case, without possessives."""
    words = (t.lower.removesuffix("'s").removesuffix("’s") for t in read_sentence(text).tokens)
    return frozenset(word for word in words if word[:1].isalnum())


def _surnames(profile: Profile, roles: tuple[Role, ...]) -> frozenset[str]:
    """The last words of the names of those in one of `roles`; who says "I" does it, too."""
    found = {p.key.split()[-1].lower() for p in profile.of(*roles) if p.key[:1].isupper()}
    if profile.origin is not None and Role.AGENT in roles and _SPEAKER.search(said(profile)):
        found.update(name_tokens(profile.origin.name)[-1:])
    return frozenset(found)
