"""Whose statement it is where nobody is named beside it: "according to a statement", "the statement said"."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cast import Cast
from services.extraction.attribution.wording import MONTH
from services.extraction.model import SourceKind
from services.extraction.names import Naming, describe
from services.extraction.names.tables import fold_name, heads

_STATEMENT: Final = re.compile(
    r"(?P<the>the|that|this|a|an|its|their) (?:[a-z-]+ )?(?:statement|release|communiqu[eé])"
    r"(?: (?:on|late|early|last) .+)?",
    re.IGNORECASE,
)
_ISSUES: Final = re.compile(r"[^.!?\n]{0,160}\b(?:statement|release|communiqu[eé])\b")
_INDEFINITE: Final = frozenset({"a", "an", "its", "their"})
_PASSIVE: Final = re.compile(
    r"[\w'’& -]{2,60}? (?:(?:has|have|had|will) )?(?:was|were|is|are|been|be)(?: being)? (?!\w+ing\b)"
)


def issuer_of_statement(text: str, cast: Cast, mention: str, at: int) -> Naming | None:
    """Who issued a statement: the body of which its sentence tells, else whoever has spoken by one before.

    Arguments:
        text: the article.
        cast: everyone named in it.
        mention: the source as written.
        at: where it stands.

    Returns:
        None where it is no statement, or nobody's.

    """
    found = _STATEMENT.fullmatch(fold_name(mention))
    if found is None:
        return _maker(text, cast, mention, at)
    if found["the"].lower() in _INDEFINITE:
        return _body(text, cast, at)
    spoke = (p.naming for p in cast.speakers_before(at) if _ISSUES.match(text, p.at))
    return next((n for n in spoke if n.kind not in (SourceKind.DOCUMENT, SourceKind.ANONYMOUS)), None)


def _body(text: str, cast: Cast, at: int) -> Naming | None:
    """The body that does something at the beginning of the sentence; what is done to somebody he does not announce."""
    subject = cast.opening(at)
    if subject is None or _PASSIVE.match(text, subject[1]):
        return None
    naming = subject[0]
    if naming.kind is SourceKind.PERSON:
        return Naming(naming.name, SourceKind.ORGANISATION) if " " not in naming.name else None
    known = naming.kind is SourceKind.ORGANISATION or naming.name.rsplit(" ", 1)[-1].lower() in heads()
    return naming if known and describe(naming.name).kind is not SourceKind.ANONYMOUS else None


_DOCUMENT: Final = re.compile(r"(?:[Tt]he|[Tt]hat|[Tt]his) (report|study|survey|poll|review|paper|analysis|tally)")
_FARTHEST: Final = 1500
_MADE_BY: Final = re.compile(
    r"(?: (?:released|published|issued|conducted|compiled|written|done|carried out)(?: (?:on )?[A-Z]\w+day)?)?"
    r" (?:by|from) (?P<who>(?:the )?[A-Z][\w'’&.-]*(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w'’&.-]*){0,6})"
)
_MONTH: Final = re.compile(rf"{MONTH}\b")
"""As in "a report from September", which nobody made by that."""
_OWNER: Final = r"(?P<owner>[A-Z][\w&.-]*(?: (?:(?:of|for|and) )?[A-Z][\w&.-]*){0,5})['’]s?"
"""Whose a report is: "the Labor Department's latest monthly report"."""
_SENTENCE: Final = re.compile(r"[^.!?\n]{0,160}")


def _maker(text: str, cast: Cast, mention: str, at: int) -> Naming | None:
    """Whose "the report" is: that of the body which the text has named when it told of one, "a report by X"."""
    document = _DOCUMENT.fullmatch(mention.strip())
    if document is None:
        return None
    told = re.compile(rf"\b(?:[Aa]n?|[Ii]ts|[Tt]heir|{_OWNER}) (?:[\w-]+ ){{0,3}}?{document[1]}\b")
    last = None
    for last in told.finditer(text, max(0, at - _FARTHEST), at):  # noqa: B007 - the last one
        pass
    if last is None:
        return None
    if last["owner"]:
        owner = cast.resolve(last["owner"], last.start("owner"))
        return owner if owner.kind is SourceKind.ORGANISATION and " " in owner.name else None
    made = _MADE_BY.match(text, last.end())
    if made is not None and _MONTH.match(made["who"]) is None:
        return cast.resolve(made["who"], at)
    rest = _SENTENCE.match(text, last.end())
    end = rest.end() if rest is not None else last.end()
    spoke = (p.naming for p in cast.speakers_before(at) if last.start() <= p.at < end)
    return next((n for n in spoke if n.kind is SourceKind.ORGANISATION), None)
