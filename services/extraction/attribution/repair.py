"""Constructions that the tagger sees too rarely to learn, or must get right: rules that mend or add what it found.

Each function is one construction. Patterns are matched inside one sentence, so their cost is bounded by its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from services.extraction.attribution.closing import closing_reports, where_told
from services.extraction.attribution.cues import CueClass, cue_class
from services.extraction.attribution.denying import denied_charges
from services.extraction.attribution.figures import marked_figure, stated_figures
from services.extraction.attribution.found import Found
from services.extraction.attribution.plainly import with_content
from services.extraction.attribution.quoted import quoted_as_saying
from services.extraction.attribution.quotes import (
    complete_quotation,
    continued_quotes,
    credited_quotes,
    find_quotations,
    quotes_after_colon,
    quotes_pointed_at,
    told_after_colon,
)
from services.extraction.attribution.speakers import NO_SOURCE, can_speak, subject_before, trim
from services.extraction.attribution.trim import trim_contents
from services.extraction.attribution.whole import whole_source
from services.extraction.model import Span
from services.extraction.sentences import Document

MIN_CONTENT: Final = 16
"""A report with less content than this many characters is mended if the sentence offers a clause instead."""

_TIME: Final = (
    r"(?:on|in|last|this|late|early|earlier|yesterday|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|at|during|via|through|to|from|after|before|by|outside|inside|near|behind|beside)\b"
)
_TAIL_ENDS: Final = re.compile(rf"\s*(?:[.!?]|$|,|\s+{_TIME})", re.IGNORECASE)
_TOLD_TAIL: Final = re.compile(rf"(?:\s+[\w'’.&-]+){{1,5}}?\s*(?:[.!?]?$|,|\s{_TIME})", re.IGNORECASE)
_ACCORDING: Final = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s (?:reported|noted|stated|confirmed|announced|first reported) by)\s+"
)
_SOURCE_END: Final = re.compile(r",\s|[;:]\s|\s[—–-]{1,2}\s|—|\s(?=[\"“])")
_ADJUNCT: Final = re.compile(
    r",?\s*(?:from|with|compared|up|down|including|as|after|before|in|by|at|for|to|on|since|while|when|despite|which|who|"
    r"that|most|nearly|about|almost|because|due|amid|following|mainly|mostly|more|less|well|far|roughly)\b"
)
_PARTICIPLE: Final = re.compile(r",\s(?:\w+ly\s)?(\w{3,}ing)\b")
_GERUND: Final = re.compile(r"\s(?:ever\s)?(?:having\s|being\s)?[a-z]{3,20}\s")
_WORD: Final = re.compile(r"\w+")
HEARSAY: Final = frozenset(["reportedly", "allegedly", "purportedly", "supposedly", "apparently"])
"""Adverbs by which an outlet keeps its distance without naming anyone."""
_SAYS: Final = frozenset([CueClass.REPORT, CueClass.CONFIRM, CueClass.DOUBT, CueClass.PERCEIVE])
_POLLED: Final = re.compile(
    r"(?:^|(?<=[,;.] ))((?:[\w'’.-]+ ){1,6}(?:polled|surveyed|interviewed|cited|quoted) (?:by|in) (?:the )?)$"
)
_RELATIVE: Final = re.compile(r"\s(?:that|which|whom)\s((?:the\s)?[A-Z][\w'’.-]*(?:\s[\w'’.-]+){0,3})\s?$")
_SHOWS: Final = re.compile(
    r"(?:(?<=, with )|(?<=, while )|(?<=, and )|(?<=; )|(?<=, ))"
    r"((?!(?:with|while|and|as)\b)(?:[\w'’.-]+ ){0,5}(?:data|figures|statistics|records|documents))"
    r" (show(?:s|ed|ing)?|indicat(?:es?|ed|ing)|suggest(?:s|ed|ing)?) "
)
_VERB_THAT: Final = re.compile(r"(?<=\s)(\w{3,14}) that\s(?=\w)")
_ANAPHORA: Final = re.compile(
    r"\s*(?:the|this|that|these|those)\s+(?:development|developments|news|move|incident|decision|deal|figures?|numbers?|"
    r"findings?|information|details?|claims?|assertion|statement|reports?|attack|death|deaths|toll|plan|results?)\b(?!\s(?:of|that)\b)"
    r"|\s*(?:this|that|it|so)(?=\s*(?:[.,;]|$))",
    re.IGNORECASE,
)


def repair(document: Document, found: list[Found]) -> list[Found]:
    """`found` with weak readings mended and missing constructions added, in the order of their cues."""
    text = document.text
    quotations = find_quotations(document)
    spoken = [item for item in found if not _modifies(text, item)]
    mended = trim_contents(text, [complete_quotation(_mend(text, item), quotations) for item in spoken])
    mended.extend(_missed_according(document, mended))
    mended = [marked_figure(text, item) for item in mended]
    mended.extend(stated_figures(document, mended))
    mended.extend(_verb_that(document, mended))
    mended.extend(_documents_show(document, mended))
    mended.extend(closing_reports(document, mended))
    mended = quoted_as_saying(document, denied_charges(document, mended))
    mended.extend(_headline(document, mended))
    mended = [whole_source(text, _anaphoric(document, item)) for item in mended]
    mended.extend(credited_quotes(document, mended))
    mended.extend(quotes_after_colon(document, mended))
    mended.extend(told_after_colon(document, mended))
    mended.extend(quotes_pointed_at(document, mended))
    mended.extend(continued_quotes(document, mended))
    return sorted(mended, key=lambda item: (item.cue.start, item.cue.end))


def _modifies(text: str, item: Found) -> bool:
    """As in "the government's confirmed toll": a participle behind an owner says what it is, and nobody speaks."""
    source = item.source
    owner = source is not None and source.end + 1 == item.cue.start and source.of(text).endswith(("'s", "’s"))
    return owner and item.word.endswith("ed")


def _length(spans: Iterable[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _mend(text: str, item: Found) -> Found:
    if item.word == "according":
        return _widen_according(text, item)
    if item.word in HEARSAY:
        item = _hearsay_of_report(text, item)
    item = with_content(text, item)
    if item.cue_class in _SAYS and (_length(item.contents) < MIN_CONTENT or where_told(text, item)):
        item = _final_report(text, item)
    return _relative_speaker(text, _with_pollster(text, _with_participle(text, _with_gerund(text, item))))


def _with_gerund(text: str, item: Found) -> Found:
    """As in "the army denied shelling the bridge": what it denies begins with the verb."""
    after = [c for c in item.contents if c.start > item.cue.end]
    if (
        item.cue_class is not CueClass.DENIAL
        or not after
        or _GERUND.fullmatch(text, item.cue.end, after[0].start) is None
    ):
        return item
    whole = Span(item.cue.end + 1, after[0].end)
    return replace(item, contents=tuple(whole if c == after[0] else c for c in item.contents))


def _relative_speaker(text: str, item: Found) -> Found:
    """As in "a missile that Ukraine said killed 12": the speaker stands between the relative pronoun and the cue."""
    source = item.source
    if source is None or item.cue_class not in _SAYS or not 0 <= item.cue.start - source.end <= 1:
        return item
    inner = _RELATIVE.search(text, max(source.start, item.cue.start - 60), item.cue.start)
    if inner is None or inner.start() <= source.start:
        return item
    return replace(item, sources=(Span(inner.start(1), source.end),))


def _with_pollster(text: str, item: Found) -> Found:
    """As in "Economists polled by Reuters expected Z": the source is the economists too."""
    source = item.source
    if source is None or source.start - item.sentence.start < 8:
        return item
    polled = _POLLED.search(text, max(item.sentence.start, source.start - 90), source.start)
    if polled is None:
        return item
    return replace(item, sources=(Span(polled.start(1), source.end),))


def _hearsay_of_report(text: str, item: Found) -> Found:
    """As in "X reportedly told Y that Z": the cue is the verb."""
    verb = _WORD.match(text, item.cue.end + 1, item.sentence.end)
    if verb is None or cue_class(verb[0]) is not CueClass.REPORT:
        return item
    sources = item.sources or subject_before(text, item.sentence, item.cue.start)
    cue = Span(*verb.span())
    return replace(item, cue=cue, word=verb[0].lower(), cue_class=CueClass.REPORT, sources=sources, contents=())


def _with_participle(text: str, item: Found) -> Found:
    """As in "X estimated Z, possibly growing to W": what hangs on the content by a participle is content too."""
    if item.cue_class is not CueClass.REPORT or not item.contents or item.contents[-1].start < item.cue.end:
        return item
    last = item.contents[-1]
    hanging = _PARTICIPLE.match(text, last.end, item.sentence.end)
    if hanging is None or cue_class(hanging[1]) is not CueClass.OTHER or text[last.end - 1] in '"”':
        return item
    return replace(item, contents=(*item.contents[:-1], trim(text, last.start, item.sentence.end)))


_NAMED_WITH_OFFICE: Final = re.compile(
    r"(?<=, )([A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,3}, (?:the|a|an|its|his|her|their) [^,]{3,60},?)\s*\Z"
)
"""The end of what stands before a cue: "..., Ilse Varga, the transport minister,"."""


_ADVERBIAL: Final = re.compile(
    r"(?:in|on|at|late|early|earlier|later|for|after|before|by|with|as|but|and|when|while|since|during|meanwhile|however|if"
    r"|according)\b",
    re.IGNORECASE,
)


def _too_short(told: str) -> bool:
    """Whether what stands before the comma is no clause: "Late on Monday", not "40 people died"."""
    words = len(told.split())
    return words < _LEAST_WORDS or (words == _LEAST_WORDS and _ADVERBIAL.match(told) is not None)


_LEAST_WORDS: Final = 3


def _final_report(text: str, item: Found) -> Found:
    """As in "CLAUSE, SOURCE reported on May 5, citing Z.": the content is the clause before the source."""
    sentence = item.sentence
    after = text[item.cue.end : sentence.end]
    that = re.match(r"[^,;.]{0,80}?\bthat\s+(?=\w)", after)
    if that is not None:
        return replace(item, contents=(trim(text, item.cue.end + that.end(), sentence.end),), rule="repair.that")
    tells = item.word in ("told", "tells", "telling", "informed", "tell")
    if not _TAIL_ENDS.match(after) and not (tells and _TOLD_TAIL.match(after)):
        return item
    source = item.source if item.source and item.source.end <= item.cue.start else None
    if source is not None and source.start == sentence.start:
        named = _NAMED_WITH_OFFICE.search(text, sentence.start, item.cue.start)
        source = Span(*named.span(1)) if named else source
    comma = text.rfind(", ", sentence.start, source.start + 1 if source else item.cue.start)
    if comma < 0 or _too_short(text[sentence.start : comma]):
        return item
    if source is None or source.start < comma:
        source = trim(text, comma + 2, item.cue.start)
        if NO_SOURCE.search(source.of(text)) or not 1 <= len(source.of(text).split()) <= 12:
            return item
    rest = text[item.cue.end : sentence.end]
    contents = [trim(text, sentence.start, comma)]
    resumed = re.match(r"\s*(?:on [^,]{2,30})?,\s+(and|but)\s", rest)
    if resumed is not None:
        contents.append(trim(text, item.cue.end + resumed.start(1), sentence.end))
    return replace(item, sources=(source,), contents=tuple(contents), rule="repair.final")


def _widen_according(text: str, item: Found) -> Found:
    """As in "CLAUSE, according to Y, ADJUNCT.": the source ends at its comma, and the adjunct is content too."""
    sentence = item.sentence
    marker = _ACCORDING.match(text, item.cue.start)
    if marker is None:
        return item
    source = _source_after(text, marker.end(), sentence.end)
    contents = list(item.contents)
    before = trim(text, sentence.start, item.cue.start)
    scope = []
    if before.end - before.start >= MIN_CONTENT:
        scope.append(before)
        if not any(c.start < item.cue.start for c in contents):
            contents = [before, *[c for c in contents if c.start > source.end]]
        tail = trim(text, source.end, sentence.end)
        if _ADJUNCT.match(text, source.end) and not any(c.overlaps(tail) for c in contents) and tail.end > tail.start:
            contents.append(tail)
    else:
        clause = trim(text, source.end, sentence.end)
        scope.append(clause)
        if _length(contents) < MIN_CONTENT and clause.end - clause.start >= MIN_CONTENT:
            contents = [clause]
    sources = item.sources
    if source.end > source.start and not (
        sources and sources[0].start <= source.start and sources[0].end <= source.end
    ):
        sources = (source,)
    return replace(item, sources=sources, contents=tuple(contents), scope=tuple(scope))


def _source_after(text: str, start: int, limit: int) -> Span:
    """The noun phrase from `start`: up to its comma, unless an apposition follows that has a comma of its own."""
    end = _SOURCE_END.search(text, start, min(limit, start + 240))
    stop = end.start() if end is not None else min(limit, start + 240)
    return trim(text, start, stop)


def _missed_according(document: Document, found: list[Found]) -> list[Found]:
    """As in "according to" and "as reported by" where the tagger saw no cue."""
    text = document.text
    cues = sorted(item.cue.start for item in found)
    added = []
    for sentence in document.sentences:
        for marker in _ACCORDING.finditer(text, sentence.start, sentence.end):
            at = bisect_right(cues, marker.end())
            if at and cues[at - 1] >= marker.start() and "ccording" in marker[0]:
                continue
            reach = Span(max(sentence.start, marker.start() - 800), min(sentence.end, marker.end() + 800))
            seed = Found(
                Span(marker.start(), marker.end() - 1),
                "according",
                CueClass.REPORT,
                (),
                (),
                reach,
                0.9,
                "rule.according",
            )
            added.append(_widen_according(text, seed))
    return [item for item in added if item.contents and item.sources]


def _verb_that(document: Document, found: list[Found]) -> list[Found]:
    """As in "the police report that Z", where the tagger saw no cue: a subject, a verb of saying, and "that"."""
    text = document.text
    known = {item.cue.start for item in found}
    added = []
    for sentence in document.sentences:
        for verb in _VERB_THAT.finditer(text, sentence.start, min(sentence.end, sentence.start + 800)):
            if verb.start() in known or cue_class(verb[1]) not in _SAYS:
                continue
            sources = subject_before(text, sentence, verb.start())
            if not sources:
                continue
            cue, content = Span(*verb.span(1)), trim(text, verb.end(1), sentence.end)
            added.append(
                Found(cue, verb[1].lower(), cue_class(verb[1]), sources, (content,), sentence, 0.6, "rule.verb_that")
            )
    return added


def _documents_show(document: Document, found: list[Found]) -> list[Found]:
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


def _headline(document: Document, found: list[Found]) -> list[Found]:
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


def _anaphoric(document: Document, item: Found) -> Found:
    """As in "NIS reported the development on Monday": what it reported is the sentence before."""
    if item.cue_class not in (CueClass.REPORT, CueClass.CONFIRM, CueClass.DENIAL):
        return item
    if not _ANAPHORA.match(document.text, item.cue.end, item.sentence.end):
        return item
    sentences = document.sentences
    index = bisect_right(sentences, item.sentence.start, key=lambda s: s.start) - 2
    if index < 0:
        return item
    return replace(item, scope=(*item.scope, sentences[index]), rule="rule.anaphora")
