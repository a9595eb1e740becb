"""Which body "the company" or "the agency" is: what the sentence before tells of, or the only one that has spoken."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.mentioned import OPENERS, names_in
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


_STOP: Final = re.compile(
    r"(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Gen)(?<!Sen)(?<!Rep)(?<!Gov)(?<!\s[A-Z])[.!?][\"”’]?\s+(?=[A-Z“\"])"
)
_OPENS: Final = re.compile(r"(?:(?:Still|But|And|However|Yet|Later|Then|Instead|Also|Even so|In addition),? )?")
_PERSON_DOES: Final = re.compile(
    r"(?:^|, )(?P<who>(?:(?:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|Gov)\.? )?(?:[A-Z][\w'’-]+)(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){0,3}) "
    r"(?=(?:has|had|was|is|will|would|did|[a-z]{2,}ed|went|left|came|took|gave|made|sent|won|lost|met|held|led|spoke|began)\b)"
)


def person_before(text: str, at: int, spoke: int) -> str | None:
    """Who does something in the sentence before that which "he" opens, if nobody has spoken since: "Mr. Vale demurred".

    Arguments:
        text: the article.
        at: where the pronoun stands.
        spoke: where the last speaker stands.

    """
    start = max(0, at - _BACK)
    ends = [m.end() for m in _STOP.finditer(text, start, at + 1)]
    if not ends or "\n" in text[ends[-1] : at] or _OPENS.fullmatch(text, ends[-1], at) is None:
        return None
    begins = max(ends[-2] if len(ends) > 1 else start, text.rfind("\n", start, ends[-1]) + 1)
    if spoke >= begins or text[ends[-1] - 1] == "\n":
        return None
    does = list(_PERSON_DOES.finditer(text[begins : ends[-1]]))
    subjects = [_without_opener(m["who"]) for m in does]
    named = [who for who in subjects if who and describe(who).kind is SourceKind.PERSON]
    return named[0] if len(set(named)) == 1 else None


def _without_opener(who: str) -> str:
    """A name without what only opens its sentence: "On Sunday Ada Vale"; empty where nothing is left."""
    if " " in who:
        return next((name for name, _ in names_in(who)), "")
    return "" if who.lower() in OPENERS else who


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
