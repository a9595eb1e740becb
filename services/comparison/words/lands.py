"""States, countries and continents: their abbreviations, and of which of the three a name is."""

from __future__ import annotations

from functools import cache

from services.comparison.words.vocabulary import table_rows


@cache
def _lands() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    short: dict[str, str] = {}
    kinds: dict[str, set[str]] = {}
    for kind, name, abbreviations in table_rows("lands"):
        kinds.setdefault(name, set()).add(kind)
        short.update(dict.fromkeys(abbreviations.split(), name))
    return short, {name: frozenset(found) for name, found in kinds.items()}


def written_out(short: str) -> str | None:
    """The land that an abbreviation without its stops stands for; None where it is none.

    >>> written_out("minn"), written_out("us"), written_out("etc")
    ('minnesota', 'america', None)
    """
    return _lands()[0].get(short)


_COUNTRY = frozenset({"country"})


def kinds_of_land(name: str) -> frozenset[str]:
    """Whether a region is a state, a country or a continent; more than one of these where names are shared.

    >>> sorted(kinds_of_land("texas")), sorted(kinds_of_land("norway")), sorted(kinds_of_land("georgia"))
    (['state'], ['country'], ['country', 'state'])
    """
    return _lands()[1].get(name, _COUNTRY)
