"""Kind of a name that no table knows, from its head noun and its capitals."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.model import SourceKind
from services.extraction.names.countries import country_of
from services.extraction.names.naming import Naming, in_tables
from services.extraction.names.persons import LINKS, capitalised, office_holder, personal, strip_title, trailing_name
from services.extraction.names.tables import ending_kinds, heads

_SUBJECT: Final = re.compile(
    r"\s(?:on|about|into|that|which|showing|saying|detailing|for|seen|obtained|reviewed|cited)(?:\s|$)"
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


def by_shape(name: str, country: str | None) -> Naming:
    """Kind of a name that no table knows, from its head noun and its capitals."""
    agency = _AGENCY.fullmatch(_STATE.sub("", name))
    if agency is not None and agency[1].lower() not in _FIELDS:
        return in_tables(agency[1]) or Naming(agency[1], SourceKind.OUTLET, country)
    words = name.split(" ")
    run = trailing_name(words)
    officer = run > 1 and words[run - 1] == "official" and len(words) - run > 1  # "health ministry official Ada Quill"
    if 0 < run < len(words) and words[run - 1].lower() in _NEWS_WORDS and not officer:
        tail = " ".join(words[run:])
        if tail.lower() in _NEWS_WORDS:
            return Naming(name, SourceKind.OUTLET, country)  # "Ravian state TV"
        return in_tables(tail) or Naming(tail, SourceKind.OUTLET, country)
    known = in_tables(" ".join(words[run:])) if run < len(words) else None
    if known is not None and run > 0 and words[run - 1] not in LINKS:
        return known
    return _by_head(name, words, country)


_SOME: Final = frozenset(
    {"some", "several", "many", "most", "other", "various", "numerous", "two", "three", "four", "five", "six", "dozens"}
)
"""Before those who are not named they say no more than that there are some: "some experts", "two officials"."""


_PART: Final = frozenset({"number", "handful", "couple", "host", "dozens", "scores", "hundreds", "thousands"})
"""The same before "of": "a number of analysts"."""


def _by_head(name: str, words: list[str], country: str | None) -> Naming:
    """Kind of an unknown name from its head noun."""
    head = head_of(words)
    kind = heads().get(head.lower())
    common = (head[:1].islower() and not capitalised(head)) or (
        kind is not None and head == words[0] and not _institute(words)
    )  # "Police", "Data from" at a sentence's start
    if words[0].lower() in _PART and words[1:2] == ["of"] and words[-1].endswith("s"):
        return _by_head(*_without_of(words[1:]), country)
    if kind is SourceKind.ANONYMOUS and words[0].lower() in _SOME and len(words) > 1 and words[1] not in _WHERE:
        return _by_head(*_without_of(words[1:]), country)
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


def _without_of(words: list[str]) -> tuple[str, list[str]]:
    """As in "some [of the] lawmakers": those of whom some are meant."""
    rest = words[1:] if words[0] == "of" and len(words) > 1 else words
    rest = rest[1:] if rest is not words and len(rest) > 1 and rest[0] in _WHICH else rest
    return " ".join(rest), rest


_WHERE: Final = frozenset({"in", "on", "at", "among", "from", "with", "who", "within", "inside"})
"""Behind "some" and "many" that stand alone: "many in the press"."""
_WHICH: Final = frozenset({"the", "these", "those", "his", "her", "its", "their", "our"})


def _institute(words: list[str]) -> bool:
    """Whether a name that begins with what its bearer is says of what: "Institute for Harbour Studies"."""
    of = [w for w in words[1:4] if w != "the"]
    return len(of) > 1 and words[1] in ("of", "for") and of[1][:1].isupper() and words[0].lower() in ending_kinds()


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


def _holds_both(name: str) -> bool:
    """Whether one person is named with two offices: "retired pilot and former mayor Ada Quill".

    >>> _holds_both("retired pilot and former mayor Ada Quill"), _holds_both("teachers and former mayor Ada Quill")
    (True, False)
    >>> _holds_both("Per Holt and former mayor Ada Quill"), _holds_both("pilot and Ada Quill")
    (False, False)
    """
    first, _, second = name.rpartition(" and ")
    one = first.rsplit(" ", 1)[-1]
    return one[:1].islower() and not one.endswith("s") and second[:1].islower() and strip_title(second) != second


_DOMAIN: Final = re.compile(r"\w\.(?:com|org|net|info|gov|edu|co\.\w\w|[a-z]{2})$", re.IGNORECASE)
"""The end of the name of a site: "FlightAware.com"."""


def _proper(name: str, words: list[str], kind: SourceKind | None, country: str | None) -> Naming:
    """A capitalised name that no table knows: an organisation by its words, else a person."""
    holders = [office_holder(part) for part in name.split(" and ")]
    if len(holders) > 1 and all(holders):
        return Naming(" and ".join(holders), SourceKind.PERSON, country)
    if (
        _DOMAIN.search(name)
        or kind is not None
        or any(w in ("of", "for", "&") for w in words)
        or not personal(strip_title(name).split(" "))
    ):
        return Naming(name, SourceKind.ORGANISATION, country)
    if "and" in words and _holds_both(name):
        return Naming(strip_title(name.rpartition(" and ")[2]), SourceKind.PERSON, country)
    if "and" in words:
        return Naming(" and ".join(strip_title(part) for part in name.split(" and ")), SourceKind.PERSON, country)
    person = strip_title(name)
    single = " " not in person
    organisation = person.isupper() and single and len(person) > 1
    return Naming(person, SourceKind.ORGANISATION if organisation else SourceKind.PERSON, country)


def _document(name: str) -> str:
    """A document without its date and subject: "March 2024 U.N. report on trade" is a "U.N. report"."""
    return _DATE.sub("", _SUBJECT.split(name, maxsplit=1)[0]).strip() or name


_MADE: Final = frozenset({"kept", "made", "run", "led", "drawn", "written", "seen", "put", "sent"})
"""Participles after a noun: "a tally kept by the harbour office"."""


def head_of(words: list[str]) -> str:
    """Head noun: the last word before a preposition or a participle after the noun.

    >>> head_of("data released Monday by the tax office".split())
    'data'
    """
    words = [w for at, w in enumerate(words) if not at or w.lower() not in _DAYS] or words
    for index, word in enumerate(words):
        if (
            index > 1
            and word in ("by", "from", "to")
            and (words[index - 1].endswith("ed") or words[index - 1] in _MADE)
        ):
            return words[index - 2]
        if index and word in ("of", "for", "in", "on", "at", "from", "with", "to", "by", "familiar", "close", "cited"):
            return words[index - 1]
    return words[-1]
