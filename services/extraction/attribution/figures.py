"""Whoever gives a figure is its source: "police put it at 3,000", "counted 12,000", "spoke of 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from simplemma import is_known

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.attribution.speakers import can_speak, subject_before, trim
from services.extraction.attribution.wording import FIGURE, HEDGES
from services.extraction.model import STATED_FIGURE, Span
from services.extraction.sentences import Document

_NUMBER: Final = rf"(?:{FIGURE}|an?\b)"
_FIRST_FIGURE: Final = re.compile(_NUMBER + r"[\d,.]*")
_FIGURE_TEXT: Final = re.compile(r"(?:[^,;]|,(?=\d))+")
_PUT_AT: Final = re.compile(
    r"\b(puts?|placed|peg(?:s|ged)|estimate[sd])\s+"
    r"(?:it\s(?:closer to|nearer to|nearer|above|below|between)\s+(?=[\w$€£])"
    r"|(?:the|its|their)\s+(?:[\w-]+\s){0,5}?at\s+(?=[\w$€£])"
    rf"|(?:[\w'’.-]+\s){{1,14}}?at\s+(?={HEDGES}[$€£]?\d))"
)
_PUTTING: Final = frozenset({"put", "puts", "placed", "pegs", "pegged", "estimated", "estimates", "gave", "gives"})
_GIVEN_AS: Final = re.compile(
    r"\b(gives?|gave)\s(?:the|its|their)\s(?:[\w-]+\s){0,3}?(?:number|figure|total|toll|count|size|turnout|cost)\s"
    rf"(?:[\w'’-]+\s){{0,6}}?(?:as|at)\s(?={HEDGES}{_NUMBER})"
)
_GAPPED: Final = re.compile(
    r"(?:[,;]\s(?:(?:and|but|while|whereas)\s)?|\s(?:and|but|while|whereas)\s)"
    rf"((?:the\s)?(?:[\w'’-]+\s){{0,3}}?[\w'’-]+)\s(at)\s(?={HEDGES}{_NUMBER})"
)
"""The second of two who put it somewhere: "organisers put the crowd at 40,000, the police at 12,000"."""
_DISCLOSED: Final = re.compile(
    r"\b(divulged|disclosed|revealed|released|published|announced|unveiled)\s+(?:the|its|their|new|fresh|official)\s+"
    r"(?:[\w-]+\s){0,3}?(?:numbers?|figures?|tolls?|totals?|statistics|estimates?|counts?)\b"
)
_REVISED: Final = re.compile(
    r"\b(revised|revises|raised|lowered|cut|updated) (?:down |up )?(?:the|its|their|an?) (?:[\w-]+ ){0,3}?"
    r"(?:figures?|estimates?|counts?|tall(?:y|ies)|tolls?|numbers?|totals?) (?:[\w-]+ ){0,4}?to "
    rf"(?={HEDGES}{_NUMBER})"
)
"""As in "the bureau revised its count for May to 200,000"."""
_COUNTED: Final = re.compile(
    r"\b(count(?:s|ed)?|projects|projected|forecasts|predicts|predicted|anticipates|tall(?:y|ies|ied)"
    r"|reckon(?:s|ed)?|(?:speaks?|spoke|talks?|talked) of"
    r"|(?:gives?|gave|cites?|cited|names?|named|offers?|offered|provides?|provided|c[ao]mes? up with|arrived at)"
    rf" (?:an?|the) (?:[a-z]+ )?(?:figure|number|count|total|toll|estimate|tally) (?:of|as)) (?={HEDGES}{_NUMBER})"
)

_OWNED: Final = re.compile(
    r"\b((?:[Tt]he\s)?(?:[\w&.-]+\s){0,4}?[\w&.-]+)['’]s?\s(?:[\w-]+\s){0,3}?"
    rf"(estimate|forecast|projection|prediction|count|tally|figure)\s(?:of|for)\s(?={HEDGES}{_NUMBER})"
)
"""Whose figure it is: "the agency's initial estimate of 114"."""
_RANKED: Final = re.compile(
    r"\b(ranks|ranked|rates|rated|lists|listed|values|valued)\s(?:[\w'’.-]+\s){1,10}?"
    r"(?:as\s(?=[\w$€£\"“])|(?:at\s)?(?=No\.?\s\d|[$€£]?\d|first|second|third|fourth|fifth|sixth|last\b))"
)
"""As in "the survey ranked the country 22nd", "the register lists the wreck as the first"."""
_POLLED: Final = re.compile(
    r"(?:(?<=poll )|(?<=polls )|(?<=survey )|(?<=surveys )|(?<=results )|(?<=returns )|(?<=projections ))"
    r"(gave|gives?|put|puts) (?=[\w'’ -]{1,60}?\d)"
)
"""What a poll gives somebody: "exit polls gave the Greens 34 percent"."""
_ISSUED: Final = re.compile(
    r"\b(?i:results?|figures|data|numbers|statistics|counts?|tall(?:y|ies)|estimates|returns|records|documents|filings)"
    r" (?:(?:released|published|issued|compiled|provided|collected) (?:(?:on )?[A-Z]\w+day )?)?"
    r"(?:by|from) (?:[\w'’.-]+ ){1,8}?(gave|give|put|show(?:s|ed)?) (?!that\b|how\b|why\b)"
)
"""What a body has issued gives a figure: "results published by the electoral commission gave the Greens 84 seats"."""


def marked_figure(text: str, item: Found) -> Found:
    """`item`, told apart where the tagger saw somebody give a figure: "the mayor put the number of dead at 20"."""
    if not item.sources or not item.contents:
        return item
    patterns = (_PUT_AT,) if item.word in _PUTTING else (_COUNTED, _RANKED)
    gives = any(pattern.match(text, item.cue.start) for pattern in patterns)
    return replace(item, rule=STATED_FIGURE) if gives else item


def stated_figures(document: Document, found: list[Found]) -> list[Found]:
    """As in "police put the figure at 3,000", "the ministry released its figures on X"."""
    text = document.text
    known = {item.cue.start for item in found if item.contents}
    owned = [x for s in document.sentences for x in _owned(text, s, known)]
    put = [x for x in found if x.word in _PUTTING and x.contents and x.contents[0].start >= x.cue.end]
    added = [x for item in put for x in _gapped(text, item, item.sentence)[1:] if x.cue.start > item.contents[-1].end]
    added.extend(owned)
    for sentence in document.sentences:
        end = min(sentence.end, sentence.start + 800)
        for pattern in (_PUT_AT, _GIVEN_AS, _DISCLOSED, _COUNTED, _RANKED, _POLLED, _ISSUED, _REVISED):
            for verb in pattern.finditer(text, sentence.start, end):
                item = None if verb.start() in known else _stated(text, verb, sentence)
                if item is not None:
                    known.add(verb.start())
                    added.extend(_gapped(text, item, sentence))
    return added


def _is_name(words: str) -> bool:
    """Whether a single word is a name that nobody has introduced: "Adriapress counted about 300 boats"."""
    return words.istitle() and words.isalpha() and not is_known(words.lower(), lang="en")


_PRONOUN: Final = re.compile(r"(It|He|She|They)\s(?:also\s|has\s|had\s|later\s)?")
_BEFORE_OWNER: Final = re.compile(
    r".*\b(?:from|than|with|to|by|and|but|was|is|were|are|of|at|in|on|above|below|per)\s", re.DOTALL
)


def _owned(text: str, sentence: Span, known: set[int]) -> Iterator[Found]:
    """A figure by whose it is, unless that can say nothing: "the agency's estimate of 114", not "Monday's count"."""
    for figure in _OWNED.finditer(text, sentence.start, min(sentence.end, sentence.start + 800)):
        lead = _BEFORE_OWNER.match(figure[1])
        source = Span(figure.start(1) + (lead.end() if lead is not None else 0), figure.end(1))
        who = source.of(text)
        if figure.start(2) in known or source.start == source.end or not can_speak(who):
            continue
        rest = _FIGURE_TEXT.match(text, figure.end(), sentence.end)
        content = trim(text, figure.end(), rest.end() if rest is not None else sentence.end)
        yield Found(
            Span(*figure.span(2)), figure[2], CueClass.REPORT, (source,), (content,), sentence, 0.7, STATED_FIGURE
        )


def _gapped(text: str, item: Found, sentence: Span) -> list[Found]:
    """The item, and beside it who has another figure in the same sentence without a verb of his own."""
    figure = _FIRST_FIGURE.search(text, item.contents[0].start, item.contents[0].end)
    second = None if figure is None else _GAPPED.search(text, figure.end(), min(sentence.end, figure.end() + 80))
    if second is None or second.start() > item.contents[0].end or not can_speak(second[1]):
        return [item]
    rest = _FIGURE_TEXT.match(text, second.end(), sentence.end)
    content = trim(text, second.end(), rest.end() if rest is not None else sentence.end)
    cue, source = Span(*second.span(2)), Span(*second.span(1))
    first = replace(item, contents=(Span(item.contents[0].start, min(item.contents[0].end, second.start())),))
    return [first, Found(cue, item.word, CueClass.REPORT, (source,), (content,), sentence, 0.8, STATED_FIGURE)]


def _stated(text: str, verb: re.Match[str], sentence: Span) -> Found | None:
    """The subject before the verb is the source if it can be one; the content is the verb's object."""
    issued = verb.re is _ISSUED
    sources = (trim(text, verb.start(), verb.start(1)),) if issued else subject_before(text, sentence, verb.start())
    pronoun = _PRONOUN.fullmatch(text, sentence.start, verb.start())
    if not sources and pronoun is not None:
        sources = (Span(*pronoun.span(1)),)
    if not sources and verb.re is _COUNTED:
        sources = tuple(s for s in subject_before(text, sentence, verb.start(), anyone=True) if _is_name(s.of(text)))
    if not sources:
        return None
    rest = _FIGURE_TEXT.match(text, verb.end(), sentence.end)
    cue = Span(*verb.span(1))
    content = trim(text, cue.end, rest.end() if rest is not None else sentence.end)
    return Found(cue, verb[1].lower(), CueClass.REPORT, sources, (content,), sentence, 0.8, STATED_FIGURE)
