"""Who is named right behind a quotation, where the tagger saw nobody: '"We have 40 beds," the clinic states there'."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from services.extraction.attribution.cues import CueClass, cue_class
from services.extraction.attribution.found import Found
from services.extraction.attribution.quotes import find_quotations
from services.extraction.attribution.speakers import NO_SOURCE, trim
from services.extraction.model import Span
from services.extraction.sentences import Document

_WORD: Final = re.compile(r"[^\s\"“”]+")
_REACH: Final = 160
"""Characters behind a quotation within which its speaker and the verb stand."""
_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_ENOUGH: Final = 10
"""Characters of a quotation that is somebody's statement."""
_NOUN_PHRASE: Final = re.compile(r"(?:an?|the|one|another|some|several|two|three|many|his|her|its|their)\s|[A-Z]")
_SEVERAL: Final = re.compile(r"(?:s|[Ww]e|I|[Tt]hey|[Yy]ou|people|police|officers|men|women)$")
"""Who may stand before such a verb as its subject."""
_ADVERB: Final = re.compile(r"\s(?:has|have|had|also|later|then|now|\w+ly)$")


def tagged_quotes(document: Document, found: list[Found]) -> list[Found]:
    """Quotations that end in a comma, with the subject and the verb of saying behind them."""
    text = document.text
    known = {item.cue.start for item in found}
    spoken = {c.start for item in found for c in item.contents}
    starts = [s.start for s in document.sentences]
    added: list[Found] = []
    for quotation in find_quotations(document):
        inside = text[quotation.end - 2] in ",?!" or text[quotation.end : quotation.end + 1] == ","
        at = bisect_right(starts, quotation.end - 1) - 1
        if not inside or quotation.end - quotation.start < _ENOUGH or quotation.start in spoken or at < 0:
            continue
        item = _tagged(text, quotation, document.sentences[at])
        if item is not None and item.cue.start not in known:
            added.append(item)
    return added


def _tagged(text: str, quotation: Span, sentence: Span) -> Found | None:
    """The quotation as the words of the subject of the first verb of saying behind it."""
    end = min(sentence.end, quotation.end + _REACH)
    for word in _WORD.finditer(text, quotation.end, end):
        verb = word[0].rstrip(",.;:")
        if not verb.islower() or not (cue_class(verb) is CueClass.REPORT or verb == "reports"):
            continue
        before = trim(text, quotation.end, word.start())
        if _names_it(verb) and not _SEVERAL.search(before.of(text)):
            continue  # "a [report] summary states"
        source = _subject(text, before)
        if source is None:
            return None
        cue = Span(word.start(), word.start() + len(verb))
        return Found(cue, verb, CueClass.REPORT, (source,), (quotation,), sentence, 0.6, "rule.tagged_quote")
    return None


def _names_it(verb: str) -> bool:
    """Whether a verb of saying has the form in which it is a noun as well: "report", "state"."""
    return cue_class(f"{verb}s") is CueClass.REPORT or verb == "report"


def _subject(text: str, source: Span) -> Span | None:
    """Who stands between a quotation and a verb, without what belongs to the verb; None if it is a clause."""
    adverb = _ADVERB.search(text, source.start, source.end)
    source = source if adverb is None else Span(source.start, adverb.start())
    who = source.of(text)
    if not who or '"' in who or len(who.split()) > 14:
        return None
    if who.lower() in _PRONOUNS:
        return source
    opens = _NOUN_PHRASE.match(who) is not None
    return source if opens and not NO_SOURCE.search(who) else None
