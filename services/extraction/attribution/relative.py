"""Who stands before a relative pronoun: "Ada Quill, a clerk at Halden Bank, who said"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from services.extraction.model import SourceKind
from services.extraction.names import describe

_NAME_BEFORE: Final = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,6}$")
_OF_BODY: Final = re.compile(
    r"(?P<who>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,4}|(?:[Tt]he|[Aa]n?|[Ss]ome|[Ss]everal) (?:[\w'’-]+ ){0,2}[\w'’-]+),?"
    r" (?:[a-z]+ ){0,4}?(?:of|at|for|from|with|in|on) (?:the |its |his |her )?$"
)
"""Who belongs to the body that stands before "who"."""
_PERSON_BESIDE: Final = re.compile(
    r"(?P<who>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}), (?:[RDI]-[\w. -]{2,16}"
    r"|(?:the |an? |its |his |her |now )?(?!and\b|who\b|said\b)(?:[A-Z]{2,5} )?[a-z][\w-]+"
    r"(?: (?!said\b|and\b)[\w'’&.-]+){0,4}?"
    r"(?: (?:of|for|at|from|with|in|on) [^,;:\"“”]{2,70})?)$"
)
"""Who is named before what he is: "Ada Quill, a clerk at Halden Bank in Lisk, who"."""
_PHRASE_BEFORE: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w'’-]+ ){0,3}[\w'’-]+$"
    r"|(?<!\S)[A-Z][\w'’-]*(?: [\w'’-]+){0,3}s$"  # "School officials, who say"
)
_CITES: Final = re.compile(r"cit(?:es|ed|ing)|quot(?:es|ed|ing)|interview(?:s|ed)|told|tells|asked|met|joined|heard")
_SENTENCE_END: Final = re.compile(r"(?<=[a-z][a-z][a-z])[.!?][\"”']?\s")
_WINDOW: Final = 120


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands before a relative pronoun."""

    who: str
    member: str = ""
    """Who belongs to it, where that stands before and the pronoun means a person."""


def standing_before(text: str, at: int, *, person: bool) -> Standing | None:
    """Whoever stands right before the relative pronoun at `at`.

    Arguments:
        text: the article.
        at: where the pronoun stands.
        person: it is "who", which no body is.

    >>> standing_before("said Ada Quill, a clerk at Halden Bank, who left", 40, person=True).who
    'Ada Quill'

    """
    before = _SENTENCE_END.split(text[max(0, at - _WINDOW) : at].rstrip(" ,"))[-1]
    beside = _PERSON_BESIDE.search(before) if person else None
    if beside is not None and describe(beside["who"]).kind is SourceKind.PERSON:
        return Standing(beside["who"])
    name = _NAME_BEFORE.search(before) or _PHRASE_BEFORE.search(before)
    if name is None:
        return None
    member = _OF_BODY.search(before[: name.start()]) if person else None
    return Standing(_behind_cue(name[0]), "" if member is None else member["who"])


def _behind_cue(phrase: str) -> str:
    """What stands behind the last verb of saying of a few words: "The paper cites [activists]"."""
    words = phrase.split(" ")
    last = max((at for at, word in enumerate(words[:-1]) if _CITES.fullmatch(word)), default=-1)
    return " ".join(words[last + 1 :])
