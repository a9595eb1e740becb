"""Whose word two claims are (SEMANTICS "Whose contradiction it is"), as far as the two claims alone can tell."""

from __future__ import annotations

import re

from services.comparison.profiles.profile import Profile
from services.comparison.words.names import same_name
from services.comparison.words.vocabulary import strong_names
from services.extraction.model import Link, SourceKind

_NAME = re.compile(r"[A-Z][^\W\d_]+")


def same_origin(left: Profile, right: Profile) -> bool:
    """Whether both name one source."""
    a, b = left.origin, right.origin
    return a is not None and b is not None and a.named and b.named and _same_source(a, b)


def two_sides(left: Profile, right: Profile) -> bool:
    """Whether both name a source and not the same one: each outlet may have reported its source faithfully.

    Whoever speaks for a body is no other source than the body.
    """
    a, b = left.origin, right.origin
    if a is None or b is None or not (a.named and b.named) or _same_source(a, b):
        return False
    return not (_speaks_for(left, a, b) or _speaks_for(right, b, a))


_OFFICE = re.compile(
    r"\b(?:chief (?:executive|financial|operating|medical)(?: officer)?|(?:finance|operations) chief|managing director"
    r"|chair(?:man|woman|person)?|spokes(?:man|woman|person)|treasurer|general secretary)\b",
    re.IGNORECASE,
)
"""Who speaks for a body."""
_BESIDE = 48
"""Characters on either side of a name in which the office of its bearer stands."""


def _speaks_for(profile: Profile, speaker: Link, body: Link) -> bool:
    """Whether the sentence gives the speaker an office and tells of the body: "Vantor's chairman, Ada Holm"."""
    told = profile.claim.told
    at, own = told.find(speaker.name), strong_names(frozenset(w.lower() for w in _NAME.findall(body.name)))
    if at < 0 or own.isdisjoint(word.lower() for word in _NAME.findall(told)):
        return False
    around = told[max(0, at - _BESIDE) : at], told[at + len(speaker.name) :][:_BESIDE]
    return any(_OFFICE.search(words) for words in around)


def _same_source(one: Link, other: Link) -> bool:
    """Whether two names are of one source; of two documents, in whichever order they name who made them.

    >>> def poll(name: str) -> Link:
    ...     return Link(name, SourceKind.DOCUMENT)
    >>> _same_source(poll("Lisk Herald/Vantor poll"), poll("Vantor News-Lisk Herald poll"))
    True
    >>> _same_source(poll("Lisk Herald poll"), poll("Orsa Herald poll"))
    False
    """
    if same_name(one.name, other.name):
        return True
    mine, theirs = (frozenset(_NAME.findall(link.name)) for link in (one, other))
    documents = one.kind is other.kind is SourceKind.DOCUMENT
    return documents and bool(mine and theirs) and (mine <= theirs or theirs <= mine)
