"""Those who were asked: "six in ten voters said" is the word of the poll of which the article has told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from services.extraction.attribution.cues import SAYS, CueClass
from services.extraction.attribution.found import Found
from services.extraction.attribution.surveys import is_survey
from services.extraction.attribution.wording import HEDGES
from services.extraction.model import Link, SourceKind, Span

_ASKED: Final = re.compile(
    rf"{HEDGES}(?:(?:\d[\d.]*(?:-| )?(?:%|percent\b|per cent\b)|(?:\w+-)?\w+ (?:percent|per cent)\b"
    r"|\w+(?:-| )(?:in|out of)(?:-| )(?:ten|five|four|three|\d+)\b)"
    r"|(?:an? )?(?:majority|plurality|quarter|third|fifth|half)(?: of (?:the )?(?:[\w-]+ ){0,2}?(?:"
    r"voters|respondents|adults|those (?:surveyed|polled|asked))\b|$|,))",
    re.IGNORECASE,
)
"""A share of those whom a poll asks: no part of a council."""
_POLL: Final = re.compile(
    r"\b(?:(?:[A-Z][\w&/.-]{0,30}|new|recent|latest|national|statewide|exit|opinion|tracking|online) ){0,5}"
    r"(?:polls?|surveys?)\b"
    r"(?! (?:closed?|opened?|open|close|workers?|stations?|places?|watchers?|tax))"
)
"""A poll of opinions, by its name: not the polls that open and close."""
_ARTICLE: Final = re.compile(r"(?:The|A|An|In|This|That|Its?|But|And|One) ")
_ASKS: Final = re.compile(
    r"[A-Z]\w+ (?:[A-Z]|poll|survey)"
    r"|\b(?:exit|opinion|tracking|new|recent|latest|national|statewide|online|surveys?)\b"
)
"""What tells a poll of opinions from a vote."""
_FARTHEST: Final = 2500
"""Characters between a poll and those who were asked in it."""
_HOLDS: Final = SAYS | {CueClass.BELIEF, CueClass.ATTITUDE, CueClass.INTENT}


def asked_in_poll(
    text: str, item: Found, earlier: Sequence[Found], chains: Sequence[tuple[Link, ...]]
) -> tuple[Link, ...]:
    """The chain of the poll in which those were asked who say something; empty where nobody was, or in none told of.

    "The Lunde poll came out on Monday. ... Six in ten farmers said": it is the poll's word, paragraphs behind it.
    `earlier` are the nearest before it, `chains` theirs, in the order of the text.
    """
    source = item.source
    if source is None or item.cue_class not in _HOLDS or _ASKED.match(text, source.start, source.end) is None:
        return ()
    named = _poll_before(text, item.sentence.start, source.start)
    for other, chain in zip(reversed(earlier), reversed(chains), strict=True):
        if other.cue.start < (named.start if named is not None else source.start - _FARTHEST):
            break
        if chain and is_survey(text, other):
            return chain
    return () if named is None else (Link(named.of(text), SourceKind.DOCUMENT, named),)


def _poll_before(text: str, sentence: int, at: int) -> Span | None:
    """The poll that was named last before `at`."""
    last = None
    for poll in _POLL.finditer(text, max(0, sentence - _FARTHEST), at):
        opener = _ARTICLE.match(poll[0])
        start = poll.start() + (opener.end() if opener else 0)
        if _ASKS.search(text, start, poll.end()):
            last = Span(start, poll.end())
    return last
