"""One name for one source, however an article writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from services.extraction.model import SourceKind
from services.extraction.names.countries import country_of, starts_with_country
from services.extraction.names.persons import (
    LINKS,
    capitalised,
    holder_of,
    of_office,
    personal,
    strip_title,
    trailing_name,
)
from services.extraction.names.tables import (
    bodies,
    fold_name,
    heads,
    key,
    outlets,
    roles,
    titles,
)

_ARTICLE: Final = re.compile(r"(?:the|a|an|this|that|these|those|his|her|its|their|our)\s+", re.IGNORECASE)
_TITLE_THEN_NAME: Final = re.compile(
    r"(?:(?:the|its|their|his|her|an?) )?(?:[\w'’-]+ ){0,4}[a-z][\w-]+, ((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){1,3})$"
)
_OFFICE_THEN_NAME: Final = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?) (?:[\w'’-]+ ){0,4}?([\w'’-]+) (?:of|for|at|in) [^,]{2,60}, "
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}),?$"
)
"""As in "the mayor of Torne, Jan Holm": an office, what it is of, and who holds it."""
_APPOSITION: Final = re.compile(r"\s*(?:,\s|\(|\s[—–-]{1,2}\s|;|:\s|\s(?:who|whom|whose|which|that)\s)")
_MINISTRY: Final = re.compile(r"((?:[\w-]+,? (?:and )?){0,4}?[\w-]+) (ministry|department)$", re.IGNORECASE)
_MINISTRY_OF: Final = re.compile(
    r"(ministry|department) of (?:the )?((?:[\w-]+,? (?:and )?){0,4}?[\w-]+)(?: of (.+))?$", re.IGNORECASE
)
_OF_COUNTRY: Final = re.compile(r"(.{4,80}) (?:of|in) ((?:the )?[A-Z][\w.' -]{1,30})$")
_OF_OWNER: Final = re.compile(r"([a-z][\w-]*(?: [a-z][\w-]*){0,4}) of ([A-Z][\w-]+(?: [A-Z][\w-]+)?)$")
_POSSESSIVE: Final = re.compile(r"^(.{2,60}?)'s?\s+(.+)$")
_SUBJECT: Final = re.compile(
    r"\s(?:on|about|into|that|which|showing|saying|detailing|for|seen|obtained|reviewed|cited)\s"
)
_AGENCY: Final = re.compile(
    r"((?:[A-Z][\w&.-]*)(?: [A-Z][\w&.-]*){0,2})"
    r" (?:(?:news|press|wire) (?:agency|service|organi[sz]ation)|newswire|agency|newspaper|broadcaster|news website)"
)
"""An agency with its name before what it is: "the Unipress news agency" is Unipress."""
_STATE: Final = re.compile(r"^(?:(?:state|state-run|state-owned|official|semi-official|independent|private) )+")
"""What an agency is besides: "the state-run Unipress news agency"."""
_FIELDS: Final = frozenset(
    {"space", "news", "press", "aid", "tax", "weather", "environment", "energy", "food", "medicines", "rail", "border",
     "spy", "intelligence", "disaster", "statistics", "relief", "government", "state", "federal", "national", "law"}
)  # fmt: skip
"""What an agency is for, at the start of a sentence: "Space agency officials"."""
_DATE: Final = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},?)?"
    r"(?: \d{4})?|(?:19|20)\d\d|recent|new|latest|recently)\s+"
)
_OWNERS: Final = {"United States": "U.S.", "United Kingdom": "UK", "Netherlands": "Dutch", "Philippines": "Philippine"}
_PARTIES: Final = frozenset(["Republicans", "Democrats", "Conservatives", "Liberals"])
_NEWS_WORDS: Final = frozenset(
    [
        "news",
        "agency",
        "newspaper",
        "outlet",
        "daily",
        "website",
        "broadcaster",
        "magazine",
        "newswire",
        "wire",
        "service",
        "network",
        "tabloid",
        "paper",
        "state",
        "state-run",
        "state-owned",
        "official",
        "independent",
        "media",
        "television",
        "tv",
        "channel",
        "radio",
        "business",
        "financial",
    ]
)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a mention of a source comes to."""

    name: str
    kind: SourceKind
    country: str | None = None


def _bare(text: str) -> str:
    """Folded, without apposition and article."""
    name = fold_name(text)
    cut = _APPOSITION.search(name)
    if cut is not None and cut.start() > 0:
        name = name[: cut.start()]
    article = _ARTICLE.match(name)
    return name[article.end() :] if article and len(name) > article.end() else name


def _in_tables(name: str) -> Naming | None:
    outlet = outlets().get(key(name)) or outlets().get(key("The " + name))
    if outlet is not None:
        return Naming(outlet.name, SourceKind.OUTLET, outlet.country)
    body = bodies().get(key(name))
    if body is not None:
        return Naming(body[0], SourceKind.ORGANISATION, body[1])
    return None


def _capital_words(name: str) -> str:
    return " ".join(w if w in LINKS or w[:1].isupper() else w.capitalize() for w in name.split(" "))


def _of_country(country: str, rest: str) -> Naming | None:
    """A body named by its country and role: "Seoul's spy agency", "the Russian Labor Ministry"."""
    role = roles().get((country, rest.lower()))
    if role is not None:
        return Naming(role, SourceKind.ORGANISATION, country)
    ministry = _MINISTRY.match(rest)
    if ministry is not None:
        return _ministry(country, ministry[1], ministry[2])
    ministry = _MINISTRY_OF.match(rest)
    if ministry is not None and ministry[3] is None:
        return _ministry(country, ministry[2], ministry[1])
    return None


def _ministry(country: str, field: str, word: str) -> Naming:
    owner = _OWNERS.get(country, f"{country}'s")
    return Naming(f"{owner} {_capital_words(field)} {word.capitalize()}", SourceKind.ORGANISATION, country)


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
    name = _bare(_holder(text) or text)
    if not name:
        return Naming("", SourceKind.ANONYMOUS)
    found = _in_tables(name)
    if found is not None:
        return found
    placed = starts_with_country(name)
    if placed is not None:
        country, rest = placed
        found = _of_country(country, rest) or _in_tables(rest)
        if found is not None:
            return found
    placed_after = _OF_COUNTRY.match(name)
    country_after = country_of(placed_after[2]) if placed_after is not None else None
    if placed_after is not None and country_after is not None:
        found = _of_country(country_after, placed_after[1])
        if found is not None:
            return found
    held = holder_of(name.split(" "))
    if held:
        return Naming(held, SourceKind.PERSON, placed[0] if placed else None)
    name = _owner_first(of_office(name))
    owned = _POSSESSIVE.match(name)
    if owned is not None:
        found = _in_tables(owned[2]) or _newsroom(owned[1], owned[2])
        if found is not None:
            return found
    return _by_shape(name, placed[0] if placed else None)


def _holder(text: str) -> str | None:
    """The person whom an office stands before: "its spokesman, Lars Holm", "the mayor of Torne, Jan Holm"."""
    folded = fold_name(text)
    titled = _TITLE_THEN_NAME.match(folded)
    if titled is not None:
        return titled[1]
    office = _OFFICE_THEN_NAME.match(folded)
    return (
        office[2] if office is not None and office[1].lower() in titles() and personal(office[2].split(" ")) else None
    )


def _newsroom(owner: str, name: str) -> Naming | None:
    """As in "the AP's Ada Quill and Lars Vale reported": what its reporters report is the word of their outlet.

    >>> describe("the AP's Ada Quill").name, describe("Reuters' Ada Quill and Lars Vale").name
    ('Associated Press', 'Reuters')
    """
    outlet = _in_tables(owner)
    names = [word for word in name.split(" ") if word != "and"]
    people = len(names) > 1 and all(map(capitalised, names)) and personal(names)
    return outlet if outlet is not None and outlet.kind is SourceKind.OUTLET and people else None


def _owner_first(name: str) -> str:
    """A body or office named by whose it is, in one order: "army of Ravia" and "Ravia's army" are one.

    >>> _owner_first("defence ministry of Ravia"), _owner_first("ministry of defence of Ravia")
    ("Ravia's defence ministry", "Ravia's defence ministry")
    >>> _owner_first("residents of Halm"), _owner_first("Bank of Halm")
    ('residents of Halm', 'Bank of Halm')
    """
    match = _OF_OWNER.match(name)
    if match is None:
        return name
    body, owner = match[1], match[2]
    ministry = _MINISTRY_OF.match(body)
    if ministry is not None and ministry[3] is None:
        body = f"{ministry[2]} {ministry[1]}"
    return f"{owner}'s {body}" if heads().get(_head(body.split(" ")).lower()) is SourceKind.GENERIC else name


def _by_shape(name: str, country: str | None) -> Naming:
    """Kind of a name that no table knows, from its head noun and its capitals."""
    agency = _AGENCY.fullmatch(_STATE.sub("", name))
    if agency is not None and agency[1].lower() not in _FIELDS:
        return _in_tables(agency[1]) or Naming(agency[1], SourceKind.OUTLET, country)
    words = name.split(" ")
    run = trailing_name(words)
    officer = run > 1 and words[run - 1] == "official" and len(words) - run > 1  # "health ministry official Ada Quill"
    if 0 < run < len(words) and words[run - 1].lower() in _NEWS_WORDS and not officer:
        tail = " ".join(words[run:])
        return _in_tables(tail) or Naming(tail, SourceKind.OUTLET, country)
    known = _in_tables(" ".join(words[run:])) if run < len(words) else None
    if known is not None and run > 0 and words[run - 1] not in LINKS:
        return known
    return _by_head(name, words, country)


_SOME: Final = frozenset({"some", "several", "many", "most", "other", "various", "numerous"})
"""Before those who are not named they say no more than that there are some: "some experts"."""


def _by_head(name: str, words: list[str], country: str | None) -> Naming:
    """Kind of an unknown name from its head noun."""
    head = _head(words)
    kind = heads().get(head.lower())
    common = (head[:1].islower() and not capitalised(head)) or (
        kind is not None and head == words[0]
    )  # "Police", "Data from" at a sentence's start
    if kind is SourceKind.ANONYMOUS and words[0].lower() in _SOME and len(words) > 1:
        return _by_head(" ".join(words[1:]), words[1:], country)
    if kind is SourceKind.ANONYMOUS or (kind is not None and len(words) == 1):
        return Naming(name.lower() if len(words) == 1 and name not in _PARTIES else name, kind, country)
    if kind is SourceKind.DOCUMENT and common:
        return Naming(_document(name), kind, country)
    if kind is not None and common:
        # "Russia's statistics service" is one body wherever it is named; "the statistics service" is not.
        unique = kind is SourceKind.GENERIC and len(words) > 2 and (country is not None or _owned(name))
        return Naming(name, SourceKind.ORGANISATION if unique else kind, country)
    if country_of(name) is not None:
        return Naming(name, SourceKind.ORGANISATION, country_of(name))
    if common:
        return Naming(name, SourceKind.ORGANISATION if country and "'s " in name else SourceKind.GENERIC, country)
    return _proper(name, words, kind, country)


_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
_OWNER = re.compile(r"([A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s? [a-z]")
_SEATED = re.compile(
    r"\b(?:institute|observatory|university|museum|academy|laboratory|clinic|hospital|zoo|theatre|theater|college)"
    r" (?:of|in|at) (?:the )?[A-Z]"
)


def _owned(name: str) -> bool:
    """Whether a proper name says whose a body is or where it sits: there is one such body, known or not.

    >>> _owned("Ravia's foreign ministry"), _owned("observatory of Halm"), _owned("Monday's foreign ministry")
    (True, True, False)
    """
    owner = _OWNER.match(name)
    if owner is None:
        return _SEATED.search(name) is not None
    return owner[1].lower() not in _DAYS


_DOMAIN: Final = re.compile(r"\w\.(?:com|org|net|info|gov|edu|co\.\w\w|[a-z]{2})$", re.IGNORECASE)
"""The end of the name of a site: "FlightAware.com"."""


def _proper(name: str, words: list[str], kind: SourceKind | None, country: str | None) -> Naming:
    """A capitalised name that no table knows: an organisation by its words, else a person."""
    if (
        _DOMAIN.search(name)
        or kind is not None
        or any(w in ("of", "for", "&") for w in words)
        or not personal(strip_title(name).split(" "))
    ):
        return Naming(name, SourceKind.ORGANISATION, country)
    if "and" in words:
        return Naming(" and ".join(strip_title(part) for part in name.split(" and ")), SourceKind.PERSON, country)
    person = strip_title(name)
    single = " " not in person
    organisation = person.isupper() and single and len(person) > 1
    return Naming(person, SourceKind.ORGANISATION if organisation else SourceKind.PERSON, country)


def _document(name: str) -> str:
    """A document without its date and subject: "March 2024 U.N. report on trade" is a "U.N. report"."""
    return _DATE.sub("", _SUBJECT.split(name, maxsplit=1)[0]).strip() or name


def _head(words: list[str]) -> str:
    """Head noun: the last word before a preposition or a participle after the noun."""
    for index, word in enumerate(words):
        if index > 1 and word in ("by", "from") and words[index - 1].endswith("ed"):
            return words[index - 2]
        if index and word in ("of", "for", "in", "on", "at", "from", "with", "to", "by", "familiar", "close", "cited"):
            return words[index - 1]
    return words[-1]


def canonical(text: str) -> str:
    """The name under which a source is known across articles; the cleaned mention itself where no table knows it.

    >>> canonical("the WSJ"), canonical("Seoul’s spy agency"), canonical("President Vladimir Putin")
    ('The Wall Street Journal', 'National Intelligence Service', 'Vladimir Putin')
    """
    return describe(text).name
