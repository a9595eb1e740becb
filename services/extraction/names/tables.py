"""Reads the tables of names, once, and looks names up in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from services.extraction.model import SourceKind

_SPACE = re.compile(r"\s+")
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+[A-Z]$")
"""The end of a name of initials whose last stop was taken for that of its sentence."""
_SHORT = 4
"""Names up to this length are looked up as written: "TT" is an agency, "tt" is nothing."""


def rows(table: str) -> Iterator[list[str]]:
    """Rows of a table beside this module, comments left out."""
    for line in files(__package__).joinpath(table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _given() -> dict[str, str]:
    return {name: pronoun for pronoun, names in rows("given.tsv") for name in names.split()}


def called(name: str) -> str:
    """Whether the bearer of a full name is "he" or "she" by the given name; empty where it does not tell.

    >>> called("Nina Strand"), called("Karl Holt"), called("Robin Holt"), called("Holt")
    ('she', 'he', '', '')
    """
    first, _, rest = name.partition(" ")
    return _given().get(first.lower(), "") if rest else ""


def alternatives(cell: str) -> list[str]:
    """The parts of a cell that are separated by bars."""
    return [part for part in cell.split("|") if part]


def fold_name(text: str) -> str:
    """Straight apostrophes, single spaces, no marks around it.

    >>> fold_name("  Vale’s  Office,")
    "Vale's Office"
    >>> fold_name("the U.N."), fold_name("Vale Inc.")
    ('the U.N.', 'Vale Inc')
    """
    straight = text[:400].replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    folded = _SPACE.sub(" ", straight).strip(' ,;:.—–-"“”')
    return f"{folded}." if _INITIALS.search(folded) else folded


def key(name: str) -> str:
    """What names are looked up by: lower case, unless so short that the case tells them apart."""
    return name if len(name) <= _SHORT else name.lower()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of `outlets.tsv`."""

    name: str
    type: str
    country: str
    domains: tuple[str, ...]


@cache
def outlets() -> dict[str, Outlet]:
    """Outlets by the key of every name they go by."""
    found: dict[str, Outlet] = {}
    for name, kind, country, others, domains in rows("outlets.tsv"):
        outlet = Outlet(name, kind, country, tuple(alternatives(domains)))
        for other in [name, name.removeprefix("The "), *alternatives(others)]:
            found.setdefault(key(other), outlet)
    return found


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets().values() for domain in outlet.domains}


@cache
def bodies() -> dict[str, tuple[str, str]]:
    """Canonical name and country of official and other bodies, by the key of every name they go by."""
    found: dict[str, tuple[str, str]] = {}
    for name, country, others in rows("bodies.tsv"):
        for other in [name, *alternatives(others)]:
            found.setdefault(key(other), (name, country))
    return found


@cache
def roles() -> dict[tuple[str, str], str]:
    """Canonical body by (country, role in lower case)."""
    return {(country, role): name for words, country, name in rows("roles.tsv") for role in alternatives(words)}


@cache
def heads() -> dict[str, SourceKind]:
    """Kind of a source by its head noun."""
    return {noun: SourceKind(kind) for noun, kind in rows("heads.tsv")}


@cache
def words_of(table: str) -> frozenset[str]:
    """The words of a table of one column."""
    return frozenset(row[0] for row in rows(table))


def is_paper(name: str) -> bool:
    """Whether a name of several words ends as that of a paper or station does.

    >>> is_paper("Torne Gazette"), is_paper("the Torne Star"), is_paper("Ada Star"), is_paper("Times")
    (True, True, False, False)
    """
    first, _, rest = name.partition(" ")
    article = first in ("the", "The")
    words = (rest if article else name).replace("-", " ").split(" ")
    last = words[-1].lower()
    known = last in words_of("papers.txt") or (article and f"{last}!" in words_of("papers.txt"))
    return known and len(words) > 1 and all(word[:1].isupper() for word in words)


@cache
def titles() -> frozenset[str]:
    """Words before a person's name."""
    return words_of("titles.txt")


@cache
def referring() -> dict[str, str]:
    """Nouns for a body that may stand without its name, and for which kind: "public", "business" or "either"."""
    return {row[0]: row[1] for row in rows("referring.tsv")}


def outlet_named(name: str) -> Outlet | None:
    """The outlet that goes by `name`, if one does.

    >>> outlet_named("WSJ").name
    'The Wall Street Journal'
    """
    return outlets().get(key(fold_name(name)))


def outlet_of_domain(domain: str) -> Outlet | None:
    """The outlet that publishes under the registrable `domain`, or under one of which it is a part.

    >>> outlet_of_domain("yna.co.kr").name, outlet_of_domain("money.cnn.com").name
    ('Yonhap News Agency', 'CNN')
    """
    known, name = _by_domain(), domain.lower()
    while name not in known and name.count(".") > 1:
        name = name.partition(".")[2]
    return known.get(name)


@cache
def ending_kinds() -> dict[str, str]:
    """What a name with this last word (lower case) names, no person: organisation, place, event, thing.

    >>> ending_kinds()["bay"]
    'place'
    """
    return {row[0]: row[1] for row in rows("endings.tsv") if not row[1].startswith(_OPENS)}


@cache
def opening_kinds() -> dict[str, str]:
    """What a name with this first word (lower case) names, no person.

    >>> opening_kinds()["mount"], opening_kinds()["institute"]
    ('place', 'organisation')
    """
    return {row[0]: row[1].removeprefix(_OPENS) for row in rows("endings.tsv") if row[1].startswith(_OPENS)}


_OPENS: Final = "opens "
