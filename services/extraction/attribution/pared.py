"""A source is who speaks and nothing more: not the clause before, nor when or how it was said.

The tagger marks a stretch of words; here what no subject holds is left out, and a time gives way to whoever stands
before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.found import Found
from services.extraction.attribution.wording import AUXILIARY, FINITE, WEEKDAY
from services.extraction.model import Span

_TIME: Final = re.compile(
    rf"(?:(?:on|late|early|late on|early on)\s)?{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?"
    r"|in\s(?:19|20)\d\d|today|yesterday|(?:earlier\s)?(?:last|this)\s\w+|on\s[A-Z][a-z]+\.?\s\d{1,2}"
)
"""When something was said, which is nobody."""
_RELATIVE: Final = re.compile(r"\b(?P<who>who|which|he|she|they|it|we|I)\s$", re.IGNORECASE)
_OUTER: Final = re.compile(
    r"(?:[\w'’.&-]+\s){1,8}?(?:said|says|noted|warned|argued|announced)\s(?:that\s)?"
    r"(?=(?!(?:on|in|at|by|to|of|for|from|with|during|after|as|and)\b)\w)"
)
"""Who told of another source: "[The memo said] a senior aide had warned"."""
_CLAUSE: Final = re.compile(
    r"[^,;:\"“”]{1,60}?\s(?:is|are|was|were|has|had|have|will)\s[^;:\"“”]{2,120}\s(?:and|but|while|as)\s"
    r"(?=(?:the|an?|its|his|her|their|some|several|[A-Z])[\w'’.-]*\s)"
)
"""A clause before that of the saying: "[Halden is the larger firm and] a spokesman told the paper"."""
_HAS_VERB: Final = re.compile(rf"\b{AUXILIARY}\b")
_DATED: Final = re.compile(r"(?:Yesterday|Today|Tonight),?\s(?=\w)")
_MEANWHILE: Final = re.compile(
    rf"[^;:\"“”]{{1,60}}?\s{FINITE}\s[^;:\"“”]{{2,120}}\s(?:after|because|when|while|although|since|but)\s"
    r"(?=(?:the|an?|its|his|her|their|some|several)\s[\w'’ -]{3,60}$)"
)
"""The same where the clause is joined otherwise: "[Halden lost 3 points after] the insurer said"."""
_MANNER: Final = re.compile(r"(?<=[a-z])\swith\s(?:an?|his|her)\s[a-z][\w -]{2,40}$")
"""How it was said: "says Ada Quill with a laugh"."""
_OCCASION: Final = re.compile(
    r"(?<=[a-z])\s(?:in|during)\san?\s(?:[a-z-]+\s){0,3}?"
    r"(?:gaggle|briefing|speech|interview|statement|call|interviews|memo|email|e-mail|letter|hearing|conference|debate|post|filing)\b"
    r"[^,;:\"“”]{0,80}$"
)
"""Where it was said: "said Ada Quill in a phone call with the paper"."""
_AND_SAID: Final = re.compile(
    rf"(?P<who>(?:(?:[Tt]he|[Aa]n?)\s)?[A-Z][\w'’&.-]*(?:\s(?:(?:of|for)\s(?:the\s)?)?[A-Z][\w'’&.-]*){{0,5}})"
    rf"\s(?:{FINITE})\s[^;:\"“”]+\s(?:and|but)\s(?:[a-z]+ly\s|also\s|later\s|has\s|had\s)?"
)
"""What somebody did before he spoke: "[Orn met the governor and] stressed that"."""
_ASIDE_ENDS: Final = re.compile(r"(?:he|she|it|they|we|I)\s[^,;:\"“”]{2,80},\s(?:also\s|later\s|then\s|[a-z]+ly\s)?")
"""How an aside ends behind a name: "who was a clerk when [he left,]"."""
_NEAR: Final = 60
"""Characters between what was taken for the source and the cue."""


def pared_source(text: str, item: Found) -> Found:
    """`item` with its source cut down to who speaks.

    Arguments:
        text: the article.
        item: an attribution whose source is one stretch of words.

    """
    item = _without_aside(text, item)
    source = item.source
    if source is None:
        return item
    if _TIME.fullmatch(text, source.start, source.end):
        who = _before_time(text, item, source)
        return item if who is None else replace(item, sources=_swapped(item, source, who))
    pared = _without_front(text, _without_deed(text, _without_manner(text, source, item), item))
    return item if pared == source else replace(item, sources=_swapped(item, source, pared))


def _without_aside(text: str, item: Found) -> Found:
    """As in "[Orn, the head of the unit that] was there when [he left,] apologised": the end of an aside is nobody."""
    source = item.source
    if source is None or len(item.sources) == 1 or item.sources[0].end > source.start or source.end > item.cue.start:
        return item
    aside = _ASIDE_ENDS.fullmatch(text, source.start, item.cue.start)
    return item if aside is None else replace(item, sources=tuple(s for s in item.sources if s != source))


def _swapped(item: Found, source: Span, other: Span) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(other if s == source else s for s in item.sources))


def _before_time(text: str, item: Found, source: Span) -> Span | None:
    """Who stands before a time that was taken for the source: "Quill, who [in 2010] said"."""
    ends = min(source.start, item.cue.start)
    relative = _RELATIVE.search(text, max(item.sentence.start, ends - 6), ends)
    return None if relative is None else Span(*relative.span("who"))


def _without_front(text: str, source: Span) -> Span:
    """The source without the clause, the other speaker or the day before it."""
    front = _DATED.match(text, source.start, source.end) or _OUTER.match(text, source.start, source.end)
    if front is None:
        front = _CLAUSE.match(text, source.start, source.end) or _MEANWHILE.match(text, source.start, source.end)
        if front is not None and _HAS_VERB.search(text, front.end(), source.end):
            return source
    return source if front is None or front.end() >= source.end else Span(front.end(), source.end)


def _without_manner(text: str, source: Span, item: Found) -> Span:
    """The source without how and where it was said, where a name stands before: not "people with a grudge"."""
    if source.start < item.cue.end:
        return source
    manner = _MANNER.search(text, source.start, source.end) or _OCCASION.search(text, source.start, source.end)
    if manner is None or not text[source.start : manner.start()].rsplit(" ", 1)[-1][:1].isupper():
        return source
    return Span(source.start, manner.start())


def _without_deed(text: str, source: Span, item: Found) -> Span:
    """The one who did something before and then spoke: the subject of the sentence, not whom he met."""
    before = source.end < item.cue.start <= source.end + _NEAR
    deed = _AND_SAID.fullmatch(text, source.start, item.cue.start) if before else None
    return source if deed is None or deed.end("who") >= source.end else Span(*deed.span("who"))
