"""Which body "the company" or "the agency" is: what the sentence before tells of, or the only one that has spoken."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from typing import Final

from services.extraction.model import SourceKind
from services.extraction.names import Naming, country_of, describe
from services.extraction.names.naming import in_tables
from services.extraction.names.tables import ending_kinds, referring

_BACK: Final = 600
_BOUNDARY: Final = re.compile(r"(?<![A-Z]\.[A-Z])[.!?][\"”’]?\s+(?=[A-Z“\"])|\n+")
_DOES: Final = re.compile(
    r"(?:(?:On|In|At|Last|Late|Early|Earlier)\b[^,.]{0,40},\s)?"
    r"(?P<who>(?:The\s)?[A-Z][\w'’&-]*(?:\s(?:(?:of|for)\s(?:the\s)?)?[A-Z][\w'’&-]*){0,6})\s"
    r"(?=(?:has|had|have|was|is|are|will|would|said|says|flew|sold|made|lost|grew|fell|rose|cut|took|won|built|shut|put|sent"
    r"|spent|paid|held|began|left|gave|[a-z]+ed|[a-z]{3,}s)\b)"
)
"""Who does something at the beginning of a sentence."""


def body_meant(text: str, at: int, head: str, speakers: list[Naming], surnames: frozenset[str]) -> Naming | None:
    """The body that "the company" or "the agency" at `at` points back at; None where it is not clear which.

    Arguments:
        text: the article.
        at: where the description stands.
        head: its noun, lower case.
        speakers: who has spoken before, the last one first.
        surnames: last names of the people of the article, lower case.

    """
    kind = referring().get(head)
    if kind is None:
        return None
    start = max(0, at - _BACK)
    ends = [m.end() for m in _BOUNDARY.finditer(text, start, at + 1) if m.end() <= at]
    subject = _DOES.match(text, ends[-2] if len(ends) > 1 else start if not start else at, at) if ends else None
    told = None if subject is None else _body(describe(subject["who"]), surnames)
    if told is not None and _fits(told, kind):
        return told
    spoke = {b.name: b for n in speakers if (b := _body(n, surnames)) is not None and _fits(b, kind)}
    return next(iter(spoke.values())) if len(spoke) == 1 else None


def _body(naming: Naming, surnames: frozenset[str]) -> Naming | None:
    """A naming that can be a body's; a single unknown name is a firm's unless somebody bears it."""
    name = naming.name
    if naming.kind is SourceKind.PERSON and " " not in name and name.lower() not in surnames:
        naming = Naming(name, SourceKind.ORGANISATION)
    known = naming.kind is SourceKind.ORGANISATION and country_of(name) is None and name[:1].isupper()
    return naming if known else None


def _fits(naming: Naming, kind: str) -> bool:
    if kind == "either":
        return True
    last = naming.name.rsplit(" ", 1)[-1].lower()
    public = in_tables(naming.name) is not None or referring().get(last) == "public" or "'s " in naming.name
    business = not public and (" " not in naming.name or last in ending_kinds())
    return public if kind == "public" else business


_IN_TOWN: Final = re.compile(
    r"(?:^|[.!?\n][\"”’]?\s*)(?:(?:And|But|Meanwhile,|Elsewhere,) in|In)\s"
    r"(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})"
    r"(?:,\s(?:[A-Z][\w.]*\s?){1,3})?,\s(?:the\s)?$"
)
_BEFORE: Final = 80
_PERIODS: Final = frozenset(
    {*month_name, *month_abbr, "Spring", "Summer", "Autumn", "Fall", "Winter", "Parliament", "Congress"}
)
"""What is in capitals behind "in", and is no place."""


def of_place(text: str, at: int, naming: Naming) -> Naming:
    """As in "In Lunde, police said": whose police they are stands before them.

    >>> text = "In Lunde, Norway, police said so."
    >>> of_place(text, text.index("police"), Naming("police", SourceKind.GENERIC)).name
    'Lunde police'
    """
    if naming.kind is not SourceKind.GENERIC or not naming.name.islower() or " " in naming.name:
        return naming
    placed = _IN_TOWN.search(text, max(0, at - _BEFORE), at) if naming.name in _LOCAL else None
    if placed is None or placed["place"].split()[0] in _PERIODS:
        return naming
    return Naming(f"{placed['place']} {naming.name}", SourceKind.GENERIC, naming.country)


_LOCAL: Final = frozenset({"police", "prosecutors", "authorities", "firefighters", "troops", "rescuers"})
"""Bodies of which every place has its own."""
