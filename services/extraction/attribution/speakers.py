"""Who can be a source by the words alone: a subject before a verb, a name before a colon."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.model import SourceKind, Span
from services.extraction.names import describe
from services.extraction.names.shapes import head_of
from services.extraction.names.tables import heads, titles, words_of

_JOINED: Final = re.compile(
    r"(?:while|whereas|and|but|although|though|(?:(?:\w+\s){0,2}(?:minutes?|hours?|days?|weeks?|months?|years?)\s)?"
    r"(?:after|before|since))\s(?=\w)",
    re.IGNORECASE,
)
"""What joins a clause to the one before, or tells when it was."""
_SEATS: Final = ("town hall", "city hall")
NO_SOURCE: Final = re.compile(
    r"^(?:but|and|or|because|although|though|in|on|at|with|if|when|while|as|which|who|that|to|for|it|this|does|did)\b"
    r"|\b(?:was|were|is|are|be|been|had|has|have|will|would)\b|\b(?:for|of|by|in|to|from|with|about|at|on|and|or)$",
    re.IGNORECASE,
)
"""Words that a source guessed from its place between comma and cue does not hold: then it is a clause."""


def subject_before(text: str, sentence: Span, verb: int, *, anyone: bool = False) -> tuple[Span, ...]:
    """What stands between the last comma and the verb, if it is someone who can speak (or `anyone`); else nothing."""
    verb = _before_insertion(text, sentence, _before_auxiliary(text, sentence, verb))
    verb = _before_auxiliary(text, sentence, verb)
    start = max(sentence.start, *(text.rfind(mark, sentence.start, verb) + 1 for mark in ',;"“'))
    joined = _JOINED.match(text, trim(text, start, verb).start, verb)
    subject = trim(text, start if joined is None else joined.end(), verb)
    words = subject.of(text).split()
    speaks = (
        1 <= len(words) <= 10 and not NO_SOURCE.search(subject.of(text)) and (anyone or can_speak(subject.of(text)))
    )
    return (subject,) if speaks else ()


_HAVING: Final = re.compile(r"\s(?:has|have|had)(?:\s(?:also|since|now|already|repeatedly|long|always|previously))?\s$")
_BEING: Final = re.compile(r"\s(?:is|are|was|were)(?:\s(?:also|now|already|still))?\s$")
_PROGRESSIVE: Final = re.compile(r"[a-z]{2,}ing\b")
_AUXILIARY: Final = 24
"""Characters before a verb in which what belongs to it stands."""


def _before_auxiliary(text: str, sentence: Span, verb: int) -> int:
    """As in "experts [have] told", "two groups [are] claiming": where the subject ends; "was told" is no saying."""
    pattern = _BEING if _PROGRESSIVE.match(text, verb) else _HAVING
    found = pattern.search(text, max(sentence.start, verb - _AUXILIARY), verb)
    return verb if found is None else found.start()


_INSERTED: Final = re.compile(
    r"\s(?:(?:published|released|issued|posted|updated|compiled|conducted|based|citing|identified|named|known|described)\b|(?:which|who)\s|in\s(?:its|their|his|her|an?|the)\s)[^,;]{2,80}"
)


def _before_insertion(text: str, sentence: Span, verb: int) -> int:
    """As in "the tally, [published on Monday,] put the number at 61": where the subject ends."""
    comma = text.rfind(",", sentence.start, verb)
    opening = text.rfind(",", sentence.start, max(comma, sentence.start))
    if opening < 0 or text[comma + 1 : verb].strip() or not _INSERTED.fullmatch(text, opening + 1, comma):
        return verb
    return opening


def can_speak(name: str) -> bool:
    """Whether a few words of a headline name someone who says things, rather than a rubric such as "Live"."""
    if name.lower().endswith(_SEATS):
        return True
    naming = describe(name)
    if naming.kind is SourceKind.PERSON:
        return " " in naming.name or _has_title(name, naming.name)
    words = name.split() or [""]
    last = {words[-1].lower(), head_of(words).lower()}
    return naming.kind is not SourceKind.GENERIC or bool(last & heads().keys()) or any(map(_holds_office, last))


def _has_title(mention: str, surname: str) -> bool:
    """As in "Judge Lind": a surname that has its bearer's office before it."""
    title = mention.removesuffix(surname).split()
    return mention.endswith(surname) and bool(title) and title[-1].rstrip(".").lower() in titles()


def _holds_office(noun: str) -> bool:
    """Whether a noun is what a person is, one or several: "captain", "teachers"."""
    return noun in words_of("offices.txt") or noun.removesuffix("s") in words_of("offices.txt")


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space and commas at its edges, nor the full stop of its sentence."""
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;.—–"):
        end -= 1
    return Span(start, end)
