"""Whether two articles tell one story at all, by the names that stand in them."""

from __future__ import annotations

from services.comparison.profile import Profile

OTHER_STORY = "identity.other-story"
"""The rule of a verdict that says so."""


def other_story(left: Profile, right: Profile) -> bool:
    """Whether two clauses stand in articles that name others and share no name.

    "Repairs will cost $2 million", "Schools stayed closed": such sentences are printed after every accident, and what
    names nobody itself is about those that its article names. An article that names nobody beside the clause may tell
    any story, and one shared name, a country's too, leaves it open.
    """
    return bool(left.beside) and bool(right.beside) and left.cast.isdisjoint(right.cast)
