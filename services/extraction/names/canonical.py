"""One name for one source, however an article writes it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from simplemma import is_known

from services.extraction.model import SourceKind
from services.extraction.names.countries import country_of, starts_with_country
from services.extraction.names.naming import Naming, bare, in_tables
from services.extraction.names.owners import of_country, owner_first
from services.extraction.names.persons import capitalised, holder_of, of_office, office_holder, personal
from services.extraction.names.shapes import by_shape
from services.extraction.names.tables import fold_name, is_paper, referring, titles

_TITLE_THEN_NAME: Final = re.compile(
    r"(?:(?:the|its|their|his|her|an?) )?(?:[\w'’.-]+ ){0,4}[a-z][\w-]+, "
    r"((?:(?:Dr|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Mr|Mrs|Ms)\. )?(?:[A-Z]\. )?"
    r"(?:[A-Z][\w'’-]+)(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,3})$"
)
_OFFICE_THEN_NAME: Final = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?) (?:[\w'’-]+ ){0,4}?([\w'’-]+) (?:of|for|at|in) [^,]{2,60}, "
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}),?$"
)
"""As in "the mayor of Torne, Jan Holm": an office, what it is of, and who holds it."""
_AGENCY_THEN_NAME: Final = re.compile(
    r"(?:.{2,40} )?(?:news agency|newspaper|daily|broadcaster|television channel|news channel|news website"
    r"|weekly|magazine), (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}),?$"
)
"""As in "Ravia's state news agency, RNA": what it is called."""
_BODY_THEN_NAME: Final = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Tt]heir) (?:[\w'’-]+ ){0,3}?([a-z][\w-]+), "
    r"((?:[A-Z][\w'’&.-]*)(?: (?:of |for |& )?[A-Z][\w'’&.-]*){0,4})$"
)
"""As in "the rental firm, Halden": what it is, and its name."""
_WEBSITE: Final = re.compile(r"(.*[A-Z][\w.&-]*)(?:'s?)? (?:[Ww]eb ?site|home page)")
"""As in "the Harbour Board website": what stands there is the board's word."""
_AND_OTHERS: Final = re.compile(r" and (?:[a-z]+ )?(?:others?|various)\b.*$")
"""As in "the mayor's office and other authorities": those without a name beside one."""
_OF_COUNTRY: Final = re.compile(r"(.{4,80}) (?:of|in) ((?:the )?[A-Z][\w.' -]{1,30})$")
_FULL_NAME: Final = re.compile(r"[A-Z][a-z][\w-]*(?: [A-Z]\.)? [A-Z][\w'’-]*[a-z]")
_BASED: Final = re.compile(r"[A-Z][\w-]*-based (?=[A-Z])")
"""Where a body sits: "the Halm-based Observatory"."""
_POSSESSIVE: Final = re.compile(r"^(.{2,60}?)'s?\s+(.+)$")


@lru_cache(maxsize=16384)
def describe(text: str) -> Naming:
    """Canonical name and kind of a mention of a source, as far as the mention itself tells.

    >>> describe("Seoul’s spy agency")
    Naming(name='National Intelligence Service', kind=<SourceKind.ORGANISATION: 'organisation'>, country='South Korea')
    >>> describe("the Ruritanian daily The Guardian").name, describe("Russian Labor Ministry").name
    ('The Guardian', "Russia's Labor Ministry")
    >>> describe("officials").kind, describe("police").kind
    (<SourceKind.ANONYMOUS: 'anonymous'>, <SourceKind.GENERIC: 'generic'>)
    """
    body = _body(text)
    if body is not None:
        return body
    name = _without_trade(_BASED.sub("", bare(_AND_OTHERS.sub("", holder(text) or text))))
    if not name:
        return Naming("", SourceKind.ANONYMOUS)
    found = _agency(text) or in_tables(name) or _station(fold_name(text))
    placed = starts_with_country(name)
    if found is None and placed is not None:
        country, rest = placed
        found = of_country(country, rest) or in_tables(rest)
    if found is not None:
        return found
    placed_after = _OF_COUNTRY.match(name)
    country_after = country_of(placed_after[2]) if placed_after is not None else None
    if placed_after is not None and country_after is not None:
        found = of_country(country_after, placed_after[1])
        if found is not None:
            return found
    held = holder_of(name.split(" ")) or office_holder(name)
    if held:
        return Naming(held, SourceKind.PERSON, placed[0] if placed else None)
    name = owner_first(of_office(name))
    owned = _POSSESSIVE.match(name)
    if owned is not None:
        found = in_tables(owned[2]) or _newsroom(owned[1], owned[2])
        if found is not None:
            return found
    return by_shape(name, placed[0] if placed else None)


def _without_trade(name: str) -> str:
    """A name without what its bearer is, which stands before it at the head of a sentence.

    >>> _without_trade("Steelmaker Brantova"), _without_trade("Airline Pilots Association")
    ('Brantova', 'Airline Pilots Association')
    """
    trade, _, rest = name.partition(" ")
    if (referring().get(trade.lower()) != "business" and trade != "Rival") or not rest[:1].isupper():
        return name
    return name if is_known(rest.split(" ")[0].lower(), lang="en") else rest


def holder(text: str) -> str | None:
    """The person whom an office stands before: "its spokesman, Lars Holm", "the mayor of Torne, Jan Holm"."""
    folded = fold_name(text)
    titled = _TITLE_THEN_NAME.match(folded)
    if titled is not None:
        return titled[1]
    office = _OFFICE_THEN_NAME.match(folded)
    return (
        office[2] if office is not None and office[1].lower() in titles() and personal(office[2].split(" ")) else None
    )


def _body(text: str) -> Naming | None:
    """The body that stands behind what it is, or whose website it is: "the rental firm, Halden"."""
    folded = fold_name(text)
    site = _WEBSITE.fullmatch(folded)
    if site is not None:
        return describe(site[1])
    body = _BODY_THEN_NAME.fullmatch(folded)
    if body is None or body[1] not in referring():
        return None
    named = describe(body[2])
    return Naming(named.name, SourceKind.ORGANISATION) if named.kind is SourceKind.PERSON else named


def _agency(text: str) -> Naming | None:
    """The outlet that stands behind what it is: "Ravia's state news agency, RNA"."""
    agency = _AGENCY_THEN_NAME.fullmatch(fold_name(text))
    return None if agency is None else in_tables(agency[1]) or Naming(agency[1], SourceKind.OUTLET)


def _newsroom(owner: str, name: str) -> Naming | None:
    """As in "the AP's Ada Quill and Lars Vale reported": what its reporters report is the word of their outlet.

    Whoever is somebody else's is who he is.

    >>> describe("the AP's Ada Quill").name, describe("Reuters' Ada Quill and Lars Vale").name
    ('Associated Press', 'Reuters')
    >>> describe("Orla Bank's Ada Quill").name, describe("Utopia's Northern League").name
    ('Ada Quill', "Utopia's Northern League")
    >>> describe("Lunde Public Radio's Ada Quill").name
    'Lunde Public Radio'
    """
    outlet = in_tables(owner) or _station(owner)
    if outlet is None or outlet.kind is not SourceKind.OUTLET:
        known = country_of(owner) is not None or not _FULL_NAME.fullmatch(name) or not personal(name.split(" "))
        return None if known else Naming(name, SourceKind.PERSON)
    names = [word for word in name.split(" ") if word != "and"]
    people = len(names) > 1 and all(map(capitalised, names)) and personal(names)
    return outlet if people else None


def _station(name: str) -> Naming | None:
    """An outlet that no table knows by the last word of its name."""
    return Naming(bare(name), SourceKind.OUTLET) if is_paper(name) else None


def canonical(text: str) -> str:
    """The name under which a source is known across articles; the cleaned mention itself where no table knows it.

    >>> canonical("the WSJ"), canonical("Seoul’s spy agency"), canonical("President Vladimir Putin")
    ('The Wall Street Journal', 'National Intelligence Service', 'Vladimir Putin')
    """
    return describe(text).name
