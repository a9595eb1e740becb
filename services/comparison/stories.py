"""Whether two articles tell one story at all, by the names that stand in them."""

from __future__ import annotations

from functools import lru_cache

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.tables import lists

OTHER_STORY = "identity.other-story"
"""The rule of a verdict that says so."""


def other_story(left: Profile, right: Profile) -> bool:
    """Whether two clauses stand in articles that name others and share no name.

    "Repairs will cost $2 million", "Schools stayed closed": such sentences are printed after every accident, and what
    names nobody itself is about those that its article names. An article that names nobody beside the clause may tell
    any story, and one shared name, a country's too, leaves it open. So do the names of news agencies.
    """
    agencies = lists()["agency"]
    here, there = left.beside - agencies, right.beside - agencies
    return bool(here) and bool(there) and not _met(left.cast, right.cast)


_ENDINGS = ("ians", "ian", "ans", "an", "ia", "a", "ns", "n", "e", "es", "o")
"""Of lands and of their people, longest first: Varmia, Varmian; Ostra, Ostran."""
_STEM = 4
"""Letters of a stem that is compared: shorter ones are of many names."""


def _met(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether one name stands in both, if only as a land in the one and as its people's in the other."""
    if not left.isdisjoint(right):
        return True
    stems = {stem(word) for word in left}
    return any(stem(word) in stems for word in right)


@lru_cache(maxsize=16_384)
def stem(name: str) -> str:
    """A name without what lands and their people's names end in.

    >>> stem("varmia") == stem("varmian"), stem("ostra") == stem("ostran"), stem("lena")
    (True, True, 'lena')
    """
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= _STEM:
            return name.removesuffix(ending)
    return name
