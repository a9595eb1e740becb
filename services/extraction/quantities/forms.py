"""Forms of nouns: the dictionary form of a word, whether it is a plural, and which nouns denote people."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import simplemma

from services.extraction.quantities.tokens import listed


@cache
def people() -> frozenset[str]:
    """Lemmas of nouns that denote people (people.txt)."""
    lines = Path(__file__).with_name("people.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


IRREGULAR = {
    "people": "people", "taxes": "tax", "axes": "axe", "men": "man", "women": "woman", "children": "child",
    "police": "police", "staff": "staff",
    "crew": "crew",
    "personnel": "personnel", "servicemen": "serviceman", "policemen": "policeman", "firemen": "fireman",
    "fishermen": "fisherman",
    "gunmen": "gunman", "congressmen": "congressman", "airmen": "airman", "troops": "troop", "dead": "dead",
    "wounded": "wounded",
    "injured": "injured", "missing": "missing", "unemployed": "unemployed", "homeless": "homeless",
    "aircraft": "aircraft",
    "sheep": "sheep", "cattle": "cattle", "fish": "fish", "deer": "deer", "mice": "mouse", "feet": "foot",
    "teeth": "tooth", "lives": "life",
    "wives": "wife", "knives": "knife", "wolves": "wolf", "series": "series", "species": "species",
    "media": "media", "data": "data",
    "percent": "percent", "schoolchildren": "schoolchild", "grandchildren": "grandchild", "clergy": "clergy",
    "folk": "folk",
    "youth": "youth", "deceased": "deceased", "hungry": "hungry", "asylum": "asylum", "chinese": "chinese",
    "japanese": "japanese",
    "vietnamese": "vietnamese", "britons": "briton", "businessmen": "businessman", "spokesmen": "spokesman",
    "crises": "crisis",
    "analyses": "analysis", "spacecraft": "spacecraft", "offspring": "offspring", "goals": "goal", "visas": "visa",
    "buses": "bus",
    "viruses": "virus", "campuses": "campus", "houses": "house", "horses": "horse", "cases": "case",
    "bases": "base", "votes": "vote",
}  # fmt: skip
"""Plurals by their singulars, where no rule gives them."""
_NOT_PLURAL = frozenset(
    listed(
        """
    is was has does its his this us yes plus less thus news as overseas abroad across sales across towards
    besides perhaps always sometimes
    """
    )
)


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """Dictionary form of one lower-case word.

    >>> lemma("troops"), lemma("companies"), lemma("men")
    ('troop', 'company', 'man')
    """
    known = IRREGULAR.get(word)
    if word in _IN_IS:
        return word[:-1]
    if known or not word.isalpha():
        return known or word
    if word.endswith("men") and word[:-3] + "man" in people():
        return word[:-3] + "man"
    found: str = simplemma.lemmatize(word, lang="en").lower()
    # without a dictionary entry a plural keeps its s
    return found[:-1] if found == word and _regular_plural(word) else found


def _regular_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


_IN_IS = frozenset(
    listed(
        """
        israelis iraqis pakistanis saudis bangladeshis yemenis kuwaitis omanis qataris emiratis bahrainis
        somalis nepalis azeris afghanis taxis rabbis alibis safaris bikinis skis khakis
        """
    )
)
"""Plurals that end as singulars like "crisis" do."""


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if word.endswith("men"):
        return word in IRREGULAR or lemma(word) in people()  # "guardsmen", but "specimen"
    return word in IRREGULAR or word in _IN_IS or (_regular_plural(word) and word not in _NOT_PLURAL)
