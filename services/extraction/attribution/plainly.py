"""What is said where the tagger saw who and "said" but not what: "The mayor, Jan Holm, said 12 people died."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.attribution.wording import HEDGES, WEEKDAY
from services.extraction.model import Span

_DAY: Final = rf"{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?"
_WHEN: Final = rf"(?:\s(?:late\s|early\s)?(?:on\s)?{_DAY})?"
_SAID: Final = re.compile(
    _WHEN + r",?\s(?:that\s)?(?!(?:to|in|of|at|so|no|as|on|after|before|when|while|during|by|from|with)\b)(?=[\w$€£])"
)
_OPENING: Final = re.compile(r"(?:(?:[Oo]n\s)?\w+day,?\s|(?:But|And|Also|Later|Earlier),?\s|Asked\s[^,.;]{1,160},\s)?")
"""What may stand before a source that opens its sentence."""
_TOLD: Final = re.compile(
    r"\s(?:reporters|journalists|lawmakers|parliament|investors|analysts|(?:the\s)?[A-Z][\w'’.&-]*(?:\s[A-Z][\w'’.&-]*){0,3}?"
    r"(?:\snews agency|\stelevision|\sradio|\snewspaper)?)"
    + _WHEN
    + r"(?:\s(?:in\s[A-Z]\w+|(?:last|this|earlier this)\s\w+))?"
    r"\s(?:that\s)?(?=(?:the|an?|it|he|she|they|there|his|her|its|their|this|these|some)\s|" + HEDGES + r"\d)"
)
"""Whom it was told: "told Reuters the pier would close"."""
_WORDS: Final = frozenset({"told", "said", "says", "announced", "reported", "confirmed", "stated"})
_LEAST: Final = 12
"""Characters of what is said."""


def with_content(text: str, item: Found) -> Found:
    """A report without content gets the rest of its sentence, where its source stands right before the verb."""
    source = item.source
    if item.contents or source is None or item.word not in _WORDS or item.cue_class not in _REPORTING:
        return item
    said = _TOLD if item.word == "told" else _SAID
    begins = said.match(text, item.cue.end, item.sentence.end)
    end = item.sentence.end
    opens = _OPENING.fullmatch(text, item.sentence.start, source.start) is not None
    if begins is None or not opens or not 0 <= item.cue.start - source.end <= _APART or end - begins.end() < _LEAST:
        return item
    return replace(item, contents=(Span(begins.end(), end),), rule="repair.said")


_WORD_IN_QUOTES: Final = re.compile(r"[^\"“”]{3,200}[\"“][^\"“”]{2,30}[\"”]")
_VERB: Final = re.compile(r"\b(?:was|were|is|are|be|been|had|has|have|will|would|could|did|does|[a-z]{2,}ed)\b")
_GOES_ON: Final = re.compile(
    r",\s(?!(?:who|which|but|and|or|though|while|as|because|so)\b)"
    r"(?:[^\"“”;:.?!]|\.(?=\w)){3,160}?\b(?:was|were|is|are|had|has|have|will|would|could)\s"
)


def past_quoted_word(text: str, item: Found) -> Found:
    """As in "he said debris, a “body part” among it, [had been found]": a word in quotes ends no statement.

    Only where what was read so far has no verb yet.
    """
    last = item.contents[-1] if item.contents else None
    if last is None or len(item.contents) > 1 or last.start < item.cue.end or item.cue_class not in _REPORTING:
        return item
    told = _WORD_IN_QUOTES.fullmatch(text, last.start, last.end)
    if (
        told is None
        or _VERB.search(text, last.start, last.end)
        or not _GOES_ON.match(text, last.end, item.sentence.end)
    ):
        return item
    end = item.sentence.end
    return replace(
        item, contents=(Span(last.start, end - 1 if text[end - 1] in ".!?" else end),), rule="repair.quoted_word"
    )


def past_abbreviation(text: str, item: Found) -> Found:
    """As in "said that as of 2 p.m., [12 people had died]": the stop of an abbreviation ends no statement."""
    last = item.contents[-1] if item.contents else None
    if last is None or last.start < item.cue.end or item.cue_class not in _REPORTING:
        return item
    if not text.startswith("., ", last.end) or _GOES_ON.match(text, last.end + 1, item.sentence.end) is None:
        return item
    end = item.sentence.end
    whole = Span(last.start, end - 1 if text[end - 1] in ".!?" else end)
    return replace(item, contents=(*item.contents[:-1], whole), rule="repair.abbreviation")


_REPORTING: Final = frozenset({CueClass.REPORT, CueClass.CONFIRM})
_APART: Final = 6
"""Characters between source and verb: a comma, "has"."""
