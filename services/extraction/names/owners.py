"""Bodies named by whose they are: "Seoul's spy agency", "the defence ministry of Ravia"."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.model import SourceKind
from services.extraction.names.naming import Naming
from services.extraction.names.persons import LINKS
from services.extraction.names.shapes import head_of
from services.extraction.names.tables import heads, roles

_MINISTRY: Final = re.compile(r"((?:[\w-]+,? (?:and )?){0,4}?[\w-]+) (ministry|department)$", re.IGNORECASE)
_MINISTRY_OF: Final = re.compile(
    r"(ministry|department) of (?:the )?((?:[\w-]+,? (?:and )?){0,4}?[\w-]+)(?: of (.+))?$", re.IGNORECASE
)
_OF_OWNER: Final = re.compile(r"([a-z][\w-]*(?: [a-z][\w-]*){0,4}) of ([A-Z][\w-]+(?: [A-Z][\w-]+)?)$")
_OWNERS: Final = {"United States": "U.S.", "United Kingdom": "UK", "Netherlands": "Dutch", "Philippines": "Philippine"}


def of_country(country: str, rest: str) -> Naming | None:
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


def _capital_words(name: str) -> str:
    return " ".join(w if w in LINKS or w[:1].isupper() else w.capitalize() for w in name.split(" "))


def owner_first(name: str) -> str:
    """A body or office named by whose it is, in one order: "army of Ravia" and "Ravia's army" are one.

    >>> owner_first("defence ministry of Ravia"), owner_first("ministry of defence of Ravia")
    ("Ravia's defence ministry", "Ravia's defence ministry")
    >>> owner_first("residents of Halm"), owner_first("Bank of Halm")
    ('residents of Halm', 'Bank of Halm')
    """
    match = _OF_OWNER.match(name)
    if match is None:
        return name
    body, owner = match[1], match[2]
    ministry = _MINISTRY_OF.match(body)
    if ministry is not None and ministry[3] is None:
        body = f"{ministry[2]} {ministry[1]}"
    return f"{owner}'s {body}" if heads().get(head_of(body.split(" ")).lower()) is SourceKind.GENERIC else name
