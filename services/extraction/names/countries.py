"""Countries by name, demonym and seat of government."""

from __future__ import annotations

from functools import cache

from services.extraction.names.tables import alternatives, fold_name, rows


@cache
def _countries() -> tuple[dict[str, str], dict[str, str], int]:
    """Country by every word for it; main demonym by country; longest name in words."""
    by_word: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for country, _code, adjectives, seats, others in rows("countries.tsv"):
        adjective = alternatives(adjectives)
        if adjective:
            demonyms[country] = adjective[0]
        for word in [country, *adjective, *alternatives(others), *alternatives(seats)]:
            by_word.setdefault(word, country)
            by_word.setdefault(word.rstrip("."), country)
    by_word["United Nations"] = by_word["UN"] = by_word["U.N."] = "United Nations"
    return by_word, demonyms, max(len(word.split()) for word in by_word)


def country_of(word: str) -> str | None:
    """The country that `word` names, as itself, its people or adjective, or its seat of government.

    Plurals of demonyms and possessives are understood. The United Nations count as a country here, since their bodies
    are named the same way.

    >>> country_of("Russian"), country_of("Seoul's"), country_of("Ukrainians"), country_of("table")
    ('Russia', 'South Korea', 'Ukraine', None)
    """
    by_word, _, _ = _countries()
    name = fold_name(word).removesuffix("'s").removesuffix("'").removeprefix("the ").removeprefix("The ")
    return by_word.get(name) or by_word.get(name.removesuffix("s"))


def demonym_of(country: str) -> str | None:
    """The usual adjective of a country.

    >>> demonym_of("Netherlands")
    'Dutch'
    """
    return _countries()[1].get(country)


def starts_with_country(name: str) -> tuple[str, str] | None:
    """The country that a name starts with, and the rest of the name.

    >>> starts_with_country("South Korea's spy agency")
    ('South Korea', 'spy agency')
    """
    words = fold_name(name).split(" ")
    for size in range(min(_countries()[2], len(words) - 1), 0, -1):
        country = country_of(" ".join(words[:size]))
        if country is not None:
            return country, " ".join(words[size:])
    return None
