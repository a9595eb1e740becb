"""Who says what where the tagger saw no cue: "the police report that", "data showing", a headline's colon."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import SAYS, CueClass, cue_class
from services.extraction.attribution.found import MIN_CONTENT, Found
from services.extraction.attribution.speakers import NO_SOURCE, can_speak, subject_before, trim
from services.extraction.attribution.wording import HEDGES, WEEKDAY
from services.extraction.model import Span
from services.extraction.sentences import Document

_SHOWS: Final = re.compile(
    r"(?:(?<=, with )|(?<=, while )|(?<=, and )|(?<=; )|(?<=, ))"
    r"((?!(?:with|while|and|as)\b)(?:[\w'’.-]+ ){0,5}(?:data|figures|statistics|records|documents))"
    r" (show(?:s|ed|ing)?|indicat(?:es?|ed|ing)|suggest(?:s|ed|ing)?) "
)
_VERB_THAT: Final = re.compile(
    r"(?<=\s)(\w{3,14})(?:\s(?:on\s)?[A-Z]\w+day|\s(?:in|on|at|to|during)\s(?:an?|the|its|his|her|their)\s(?:[\w-]+\s){0,2}?[\w-]+"
    r"|\s(?:last|this|earlier this)\s\w+){0,2} that\s(?=\w)"
)
"""A verb and "that", with when, where and by what between them: "said in a research note that"."""


def verb_that(document: Document, found: list[Found]) -> list[Found]:
    """As in "the police report that Z", where the tagger saw no cue: a subject, a verb of saying, and "that"."""
    text = document.text
    known = {item.cue.start for item in found if item.contents}
    added = [*_missed_saying(document, known), *_missed_finding(document, known)]
    for sentence in document.sentences:
        for verb in _VERB_THAT.finditer(text, sentence.start, min(sentence.end, sentence.start + 800)):
            if cue_class(verb[1]) not in SAYS or any(at in known for at in range(verb.start(), verb.end())):
                continue
            sources = subject_before(text, sentence, verb.start())
            pronoun = _PRONOUN.fullmatch(text, sentence.start, verb.start())
            if pronoun is not None:
                sources = (Span(*pronoun.span(1)),)
            if not sources:
                continue
            cue, content = Span(*verb.span(1)), trim(text, verb.end(1), _quoted_until(text, sentence, verb.start()))
            added.append(
                Found(cue, verb[1].lower(), cue_class(verb[1]), sources, (content,), sentence, 0.6, "rule.verb_that")
            )
    return added


def _quoted_until(text: str, sentence: Span, at: int) -> int:
    """Where the quotation ends in which `at` stands, else its sentence: "“Police said that Z,” Orn told"."""
    opened = text.rfind("“", sentence.start, at) > text.rfind("”", sentence.start, at)
    opened = opened or text.count('"', sentence.start, at) % 2 == 1
    closes = _CLOSING.search(text, at, sentence.end) if opened else None
    return sentence.end if closes is None else closes.start()


_CLOSING: Final = re.compile(r"[\"”]")
_PRONOUN: Final = re.compile(r"(It|He|She|They) (?:also |later |then |further )?")
"""Who goes on: "It also reports that"."""
_SAYS: Final = re.compile(
    r"(?P<who>(?:The |An? |Some |Most |Several |Many )?(?:[\w'’.&-]+ ){1,12}?)(?P<cue>say|says|said) "
    rf"(?:(?:on )?{WEEKDAY} )?(?={HEDGES}[$€£]?\d"
    r"|(?:the|an?|it|he|she|they|there|his|her|its|their|this|these|no|most|all|both) )"
)


_FINDS: Final = re.compile(
    r"(?P<who>(?:The|An?|Its|Their|His|Her|One|Another|[A-Z][\w'’.-]*) (?:[\w'’.-]+ ){0,5}?"
    r"(?:poll|survey|study|report|review|audit|analysis|census|investigation|inquiry|paper)\b[^.;:\"“”]{0,100}?),? "
    r"(?P<cue>found|finds|showed|shows|suggests|suggested|indicated|estimated|concluded) "
    rf"(?={HEDGES}[$€£]?\d)"
)


def _missed_finding(document: Document, known: set[int]) -> list[Found]:
    """As in "The poll of 1,004 adults, conducted by X, found 53 percent oppose it": a document opens a sentence."""
    added = []
    for sentence in document.sentences:
        shown = _FINDS.match(document.text, sentence.start, min(sentence.end, sentence.start + 240))
        if shown is None or shown.start("cue") in known:
            continue
        cue, content = Span(*shown.span("cue")), trim(document.text, shown.end(), sentence.end)
        source = trim(document.text, *shown.span("who"))
        known.add(cue.start)
        added.append(
            Found(cue, shown["cue"], CueClass.PERCEIVE, (source,), (content,), sentence, 0.6, "rule.documents_show")
        )
    return added


def _missed_saying(document: Document, known: set[int]) -> list[Found]:
    """As in "Officials at the Bureau for Ports and Safety say 170 boats": who opens a sentence and says something."""
    added = []
    for sentence in document.sentences:
        said = _SAYS.match(document.text, sentence.start, min(sentence.end, sentence.start + 200))
        if said is None or said.start("cue") in known:
            continue
        sources = subject_before(document.text, sentence, said.start("cue"))
        content = trim(document.text, said.end(), sentence.end)
        if sources and sources[0].start == sentence.start and content.end - content.start >= MIN_CONTENT:
            cue = Span(*said.span("cue"))
            known.add(cue.start)
            added.append(Found(cue, said["cue"], CueClass.REPORT, sources, (content,), sentence, 0.6, "rule.says"))
    return added


def documents_show(document: Document, found: list[Found]) -> list[Found]:
    """As in "with official data showing Z": a document and what it shows."""
    text = document.text
    known = {item.cue.start for item in found}
    added = []
    for sentence in document.sentences:
        shown = _SHOWS.search(text, sentence.start, min(sentence.end, sentence.start + 800))
        if shown is None or shown.start(2) in known or NO_SOURCE.search(shown[1]):
            continue
        cue, content = Span(*shown.span(2)), trim(text, shown.end(), sentence.end)
        if content.end - content.start >= MIN_CONTENT:
            source = Span(*shown.span(1))
            added.append(
                Found(cue, shown[2], CueClass.PERCEIVE, (source,), (content,), sentence, 0.7, "rule.documents_show")
            )
    return added


_HEADLINE_COLON: Final = re.compile(r"([^:]{2,40}):\s+(?=\S)")
_HEADLINE_END: Final = re.compile(r"(?::|\s[—–-])\s+([^:—–]{2,40}?)\.?$")


def headline_reports(document: Document, found: list[Found]) -> list[Found]:
    """As in "Police: 12 arrested", "12 arrested - report", where the text repeats its headline."""
    span = document.headline_span
    if span is None or any(span.contains(item.cue) for item in found):
        return []
    text = document.text
    for pattern, before in ((_HEADLINE_END, False), (_HEADLINE_COLON, True)):
        mark = pattern.match(text, span.start, span.end) if before else pattern.search(text, span.start, span.end)
        if mark is None or not can_speak(mark[1]):
            continue
        source = trim(text, *mark.span(1))
        content = trim(text, mark.end(), span.end) if before else trim(text, span.start, mark.start())
        if content.end - content.start < MIN_CONTENT or source.start == source.end:
            continue
        cue = Span(source.end, source.end + 1) if before else source
        return [Found(cue, ":", CueClass.REPORT, (source,), (content,), span, 0.8, "rule.headline")]
    return []
