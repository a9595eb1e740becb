"""Who is named behind the verb: "Nine people drowned, said the mayor, Jan Holm, in a post on Telegram."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import SAYS, cue_class
from services.extraction.attribution.found import MIN_CONTENT, Found
from services.extraction.attribution.speakers import can_speak
from services.extraction.attribution.wording import AUXILIARY, MONTH, WEEKDAY
from services.extraction.model import Span
from services.extraction.sentences import Document

_OF_WHAT: Final = re.compile(r"\s(?:of|for)\s")
_NAME: Final = r"[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){1,3}"
_OF: Final = r"(?:\s(?:of|for)\s(?:the\s)?[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,3})?"
_OF_BODY: Final = r"(?:\s(?:of|from|at)\s(?:the\s)?[\w'’-]+(?:\s[\w'’-]+){0,3}?)?"
_BODY: Final = r"(?:[A-Z][\w'’&.-]*\s(?:(?:of|for|and)\s(?:the\s)?)?){1,6}"
"""Whose office it is: "said Department of Ports [spokeswoman Ada Quill]"."""
_BEHIND: Final = re.compile(
    rf"\s(?:(?P<office>(?:the|an?|its|their|his|her)\s(?:[\w'’-]+\s){{0,4}}?[\w'’-]+{_OF})(?P<name>,\s{_NAME})?"
    r"|(?P<several>(?:[\w'’-]+\s){0,3}?[a-z][\w'’-]+s)(?=[.;!?]|$|\swho\s)"
    rf"|(?:{_BODY}(?=[a-z]))?(?:[a-z][\w'’-]*\s){{0,3}}(?P<person>{_NAME}){_OF_BODY})"
    r"(?=[.,;!?]|$|\s(?:in|on|at|during|after|late|early|who|whose)\s)"
)
_SURNAME: Final = re.compile(
    rf"\s(?P<name>(?!(?:{WEEKDAY}|{MONTH})\b)"
    r"[A-Z][\w'’-]+)(?=[.]?\s*$|,\s(?:the|an?|who|his|her|its|whose)\s|:\s)"
)
"""As in "said Quill, the mayor": a name that the text has given in full."""
_REST: Final = re.compile(
    r"(?:,\s(?:the|an?|its|his|her|their)\s[^,;:\"“”]{2,60})?(?:,?\s(?:in|on|at|during|after|late|early|to)\s[^,;:\"“”]{2,60})?[.,;!?]*\s*(?:$|(?<=,)\s?\w+ing\b)"
)
_WHO: Final = re.compile(r",?\s(?:who|whose|adding|citing)\b")
_VERB: Final = re.compile(rf"\b{AUXILIARY}\b")
_TURNED: Final = re.compile(r"(?<=, )(said|says|added|adds|explained|warned|insisted|noted|announced|confirmed)\b")
_LONGEST: Final = 800
"""Characters of a sentence that are looked at."""
_SURE: Final = 0.7
_WHERE: Final = re.compile(
    r",?\s(?:(?:in|on|at|during|after|via|through)\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,2}?"
    r"(?:post|statement|interview|tweet|message|video|speech|address|conference|briefing|call|email|letter|rally|podcast)\b"
    r"[^,]*|on\s(?:Telegram|Twitter|Facebook|X|Instagram|\w+day))[.,]?$",
    re.DOTALL,
)


def behind_verb(text: str, item: Found) -> Found:
    """`item` with its source behind the cue and its content before it, where its sentence is turned round.

    Arguments:
        text: the article.
        item: an attribution that the tagger read; it takes "Nine people drowned, said the mayor" for a word of nine.

    """
    if item.cue_class not in SAYS or item.word in _TELLS or text[item.cue.start - 2 : item.cue.start] != ", ":
        return item
    alone = _SURNAME.match(text, item.cue.end, item.sentence.end)
    if alone is not None and item.word in _SAYS:
        return _by_surname(text, item, alone)
    named = _BEHIND.match(text, item.cue.end, item.sentence.end)
    told = Span(item.sentence.start, item.cue.start - 2)
    if named is None or told.end - told.start < MIN_CONTENT:
        return item
    if _VERB.search(named.group()) or not can_speak(
        named["person"] or named["several"] or _OF_WHAT.split(named["office"])[0]
    ):
        return item
    rest = text[named.end() : item.sentence.end]
    if _WHO.match(rest) is None and (_REST.match(rest) is None or _VERB.search(rest)):
        return item
    source = Span(named.start() + 1, named.end())
    return replace(item, sources=(source,), contents=(told,), rule="repair.inverted")


_TELLS: Final = frozenset({"told", "tells", "informed", "briefed"})
"""Whoever stands behind these is told: '"We lost it," Orn, 49, told the Herald'."""
_SAYS: Final = frozenset({"said", "says", "added", "adds"})


def _by_surname(text: str, item: Found, alone: re.Match[str]) -> Found:
    """As in "The boat had 29 men aboard, said Quill, the mayor.", "Not so, says Quill: the boat had two."."""
    told = Span(item.sentence.start, item.cue.start - 2)
    if text[alone.end()] == ":" if alone.end() < item.sentence.end else False:
        told = Span(alone.end() + 2, item.sentence.end)
    if told.end - told.start < MIN_CONTENT:
        return item
    return replace(item, sources=(Span(*alone.span("name")),), contents=(told,), rule="repair.inverted")


def missed_inverted(document: Document, found: list[Found]) -> list[Found]:
    """The same where the tagger saw no cue: "Forty houses burned, added Ada Quill, the fire chief."."""
    text, known = document.text, {item.cue.start for item in found}
    added = []
    for sentence in document.sentences:
        for verb in _TURNED.finditer(text, sentence.start, min(sentence.end, sentence.start + _LONGEST)):
            cue = Span(*verb.span(1))
            if cue.start in known:
                continue
            seed = Found(cue, verb[1], cue_class(verb[1]), (), (), sentence, _SURE, "rule.inverted")
            item = behind_verb(text, seed)
            if item.contents:
                added.append(item)
    return added


def without_place(text: str, source: Span) -> Span:
    """As in "said [governor Jan Holm] in a post on Telegram": where it was said is not part of who said it."""
    place = _WHERE.search(text, source.start, source.end)
    return source if place is None or place.start() == source.start else Span(source.start, place.start())
