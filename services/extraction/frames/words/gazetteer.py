"""Names that are known beforehand: countries and their people, titles, company endings, calendar words."""

from __future__ import annotations

from functools import lru_cache

import simplemma

from services.extraction import names
from services.extraction.frames.words import lexicon
from services.extraction.model import SourceKind

TITLES = lexicon.listed("titles")
COMPANY = lexicon.listed("company")
BODIES = lexicon.listed("bodies")
"""Heads of names that go on with "of": the Bank of Orland."""
LANDMARKS = lexicon.listed("landmarks")
MEASURES = lexicon.listed("measures")
CALENDAR = lexicon.listed("calendar")


@lru_cache(maxsize=65_536)
def known(word: str) -> bool:
    """Whether the lower-case word is an English word rather than a name at the head of a sentence.

    >>> known("turnout"), known("elmfield")
    (True, False)
    """
    return bool(simplemma.is_known(word, lang="en"))


@lru_cache(maxsize=65_536)
def base_form(word: str) -> str:
    """Dictionary form of a lower-case word by a lemma list, whatever its class.

    >>> base_form("doses"), base_form("cities")
    ('dose', 'city')
    """
    return str(simplemma.lemmatize(word, lang="en")).lower()


def calendar(word: str) -> bool:
    """Whether the lower-case word names a day or a month."""
    return word in CALENDAR


@lru_cache(maxsize=8192)
def demonym(word: str) -> str | None:
    """The country of a lower-case demonym; None for any other word.

    >>> demonym("portuguese"), demonym("table")
    ('Portugal', None)
    """
    found = names.country_of(word.capitalize())
    return None if found is None or found.lower() == word or word in SEATS_AND_NAMES else found


SEATS_AND_NAMES = lexicon.listed("seats")
"""Seats of government that are also where things happen: as adjectives they stay what they are."""


@lru_cache(maxsize=8192)
def country(name: str) -> str | None:
    """The country that a name names as itself (not by its people or its seat of government).

    >>> country("Norway"), country("Oslo")
    ('Norway', None)
    """
    found = names.country_of(name)
    if found is None:
        return None
    same = name.lower().removeprefix("the ").replace(".", "") in {found.lower(), *ABBREVIATED}
    return found if same else None


ABBREVIATED = lexicon.listed("abbreviated")
CONTINENTS = lexicon.listed("continents")


def land(name: str) -> bool:
    """Whether a name is that of a country or a continent.

    >>> land("Asia"), land("Norway"), land("Oslo")
    (True, True, False)
    """
    return name.lower() in CONTINENTS or country(name) is not None


@lru_cache(maxsize=8192)
def government(name: str) -> str | None:
    """The country that an actor's name stands for: "Moscow" signs as Russia."""
    return names.country_of(name)


@lru_cache(maxsize=8192)
def canonical(name: str) -> str:
    """The canonical form of a known organisation or outlet, or the name itself.

    >>> canonical("AFP"), canonical("Petra Lang")
    ('Agence France-Presse', 'Petra Lang')
    """
    found = names.describe(name)
    return found.name if found.kind in {SourceKind.ORGANISATION, SourceKind.OUTLET} and found.name else name
