"""Quotations: where they begin and end, and who speaks in those that have no cue beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.model import Span
from services.extraction.sentences import Document

_MARK: Final = re.compile(r"[\"“”«»]|''")
_CLOSING: Final = frozenset("”»")
_OPENING: Final = frozenset("“«")
_WORD_OF_A_NAME: Final = r"(?:[A-Z][\w'’.-]*|[a-z]{1,3})"
_CREDIT: Final = re.compile(rf"\s*[—–―-]{{1,2}}\s*({_WORD_OF_A_NAME}(?:[ \u00a0]{_WORD_OF_A_NAME}){{0,5}})\.?\s*$")
"""A name after a dash at the end of a quoted paragraph."""


def find_quotations(document: Document) -> list[Span]:
    """Quotations with their marks, in order; one that is not closed runs to the end of its paragraph."""
    text = document.text
    found: list[Span] = []
    for paragraph in document.paragraphs:
        opened = -1
        for mark in _MARK.finditer(text, paragraph.span.start, paragraph.span.end):
            if opened < 0:
                opened = mark.start() if mark[0] not in _CLOSING else -1
            elif mark[0] not in _OPENING:
                found.append(Span(opened, mark.end()))
                opened = -1
        if opened >= 0:
            found.append(Span(opened, paragraph.span.end))
    return found


def complete_quotation(item: Found, quotations: list[Span]) -> Found:
    """A content that lies within a long quotation, up to one of its marks, is the whole quotation.

    The tagger sees a window around the cue, and a long quotation may begin before it or end after it.
    """
    if item.cue_class not in (CueClass.REPORT, CueClass.OTHER, CueClass.CONFIRM):
        return item
    contents = []
    for content in item.contents:
        at = bisect_right(quotations, content.start, key=lambda s: s.start) - 1
        around = quotations[at] if at >= 0 else None
        touches = (
            around is not None
            and around.contains(content)
            and (content.start, content.end) != (around.start, around.end)
        )
        if touches and around is not None and not around.contains(item.cue) and _reaches_mark(content, around):
            contents.append(around)
        else:
            contents.append(content)
    return replace(item, contents=tuple(dict.fromkeys(contents)))


def _reaches_mark(content: Span, quotation: Span) -> bool:
    return content.start == quotation.start or content.end >= quotation.end - 1


def _uncovered(document: Document, found: list[Found]) -> list[tuple[int, Span]]:
    """Paragraphs that start with a quotation mark and share no character with any content, with their index."""
    starts = sorted((c.start, c.end) for item in found for c in item.contents)
    reach = 0
    position = 0
    left = []
    for index, paragraph in enumerate(document.paragraphs):
        span = paragraph.span
        while position < len(starts) and starts[position][0] < span.end:
            reach = max(reach, starts[position][1])
            position += 1
        if reach <= span.start and document.text[span.start] in '"“”':
            left.append((index, span))
    return left


def credited_quotes(document: Document, found: list[Found]) -> list[Found]:
    """A paragraph that is a quotation with a name after a dash."""
    text = document.text
    added = []
    for index, span in _uncovered(document, found):
        last = max(text.rfind(mark, span.start + 1, span.end) for mark in '"”')
        credit = _CREDIT.match(text, last + 1, span.end) if last > span.start and span.end - last < 80 else None
        if credit is None or not credit[1].strip():
            continue
        source = Span(credit.start(1), credit.start(1) + len(credit[1].rstrip()))
        cue = Span(source.start - 1, source.start) if text[source.start - 1] != " " else Span(last + 1, source.start)
        sentence = document.paragraphs[index].sentences[0]
        added.append(
            Found(
                cue,
                "—",
                CueClass.REPORT,
                (source,),
                (Span(span.start, last + 1),),
                sentence,
                0.8,
                "rule.credited_quote",
            )
        )
    return added


_WORDS_OF: Final = re.compile(
    r"(?:(?P<with>With|In) (?:these|those) (?P<words>words),? |(?:These|Those) (?:were|are) the (?P<were>words) of )"
    r"(?P<who>(?:[a-z][\w'’-]* ){0,5}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
"""A sentence that says whose words the quotation before it is."""


def quotes_pointed_at(document: Document, found: list[Found]) -> list[Found]:
    """As in '"We will not pay." With these words minister Ada Thorn left the hall.': whose the quotation before is."""
    text = document.text
    contents = sorted((c.start, c.end) for item in found for c in item.contents)
    starts = [start for start, _ in contents]
    reach = list(accumulate((end for _, end in contents), max))
    added = []
    for before, sentence in pairwise(document.sentences):
        said = _WORDS_OF.match(text, sentence.start, sentence.end)
        quoted = text[before.start] in '"“' and text[before.end - 1] in '"”'
        at = bisect_left(starts, before.end)
        if said is None or not quoted or (at and reach[at - 1] > before.start):
            continue
        cue = Span(*said.span("words" if said["words"] else "were"))
        source = Span(*said.span("who"))
        added.append(Found(cue, "words", CueClass.REPORT, (source,), (before,), sentence, 0.7, "rule.with_these_words"))
    return added


def quotes_after_colon(document: Document, found: list[Found]) -> list[Found]:
    """As in "X said:" and the quotation in the next paragraph."""
    text = document.text
    left = {index: span for index, span in _uncovered(document, found) if _only_quote(text, span)}
    by_end = {item.cue.end: item for item in found if item.sources and item.cue_class is CueClass.REPORT}
    added = []
    for index, span in left.items():
        above = document.paragraphs[index - 1].span if index else None
        if above is None or text[above.end - 1] != ":":
            continue
        cue = by_end.get(above.end - 1) or by_end.get(above.end)
        if cue is None:
            cue = next(
                (item for item in found if above.contains(item.cue) and item.sources and _says_below(item, above)), None
            ) or _last_of(found, document.paragraphs[index - 1].sentences[-1])
        if cue is not None:
            added.append(replace(cue, contents=(span,), scope=(), rule="rule.after_colon"))
    return added


def _last_of(found: list[Found], line: Span) -> Found | None:
    """As in "The mayor tells the BBC what he saw:": the only one who says something in the line above."""
    here = [item for item in found if line.contains(item.cue) and item.sources and item.cue_class is CueClass.REPORT]
    return here[0] if len(here) == 1 else None


def _says_below(item: Found, above: Span) -> bool:
    """Whether nothing was read of what is said, or no more than the "that" before the colon."""
    return not item.contents or (above.end - item.cue.end <= len(" that:") and item.contents[0].start >= item.cue.end)


_LISTED: Final = re.compile(r"(?:[-–—•*·]{1,2}|\d{1,2}[.)])\s")
_SOURCE_ABOVE: Final = re.compile(
    r"(?:(?P<cue>According to) (?P<who>[^:.\n]{2,60})"
    r"|(?:^|(?<=[.!?\n] )|(?<=\n))(?P<name>(?:The )?[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*){0,3}) "
    r"(?P<verb>reports|reported|writes|wrote|says|said|adds|added|notes|noted)(?: that)?"
    r"|\b(?P<details>details|highlights|findings|figures|numbers|points) from (?P<maker>(?:the )?[A-Z][\w'’&-]*"
    r"(?: (?:of )?[A-Z][\w'’&-]*){0,4})"
    r"|(?:^|(?<=[.!?\n] )|(?<=\n))(?P<document>(?:The|Its|Their) (?:[\w-]+ ){0,2}?"
    r"(?:report|study|survey|statement|review|audit|census|paper|analysis|tally|bulletin|document|data|figures)) "
    r"(?P<shows>[a-z]{3,12}) (?:[^:.,]{2,60})):\s*$"
)
_COUNTED: Final = re.compile(r"(?:[–—•*-] ?)?[$€£]?\d")


def told_after_colon(document: Document, found: list[Found]) -> list[Found]:
    """As in "The agency reported:" and "According to the agency:": the next paragraph, or the list that follows."""
    text = document.text
    by_end = {item.cue.end: item for item in found if item.sources and item.cue_class is CueClass.REPORT}
    starts = [(c.start, c.end) for c in sorted(c for item in found for c in item.contents)]
    added: list[Found] = []
    teller: Found | None = None
    counts = False
    before = 0
    for paragraph in document.paragraphs:
        span = paragraph.span
        above = text[before : span.start].rstrip()
        if above.endswith(":"):
            end = before + len(above) - 1
            teller = by_end.get(end) or _named_above(text, Span(max(before, end - 110), end + 1))
            counts = _COUNTED.match(text, span.start) is not None
        elif not _LISTED.match(text, span.start) and not (counts and _COUNTED.match(text, span.start)):
            teller = None
        if teller is not None and not _mostly(span, starts):
            added.append(replace(teller, contents=(span,), scope=(), rule="rule.below_colon"))
        before = paragraph.sentences[-1].start
    return added


_PARTS: Final = (("cue", "who"), ("verb", "name"), ("shows", "document"), ("details", "maker"))
"""Groups of the cue and of its source."""


def _named_above(text: str, line: Span) -> Found | None:
    """Who a line ending in a colon says that what follows is according to."""
    match = _SOURCE_ABOVE.search(text, line.start, line.end)
    if match is None:
        return None
    by, of = next((by, of) for by, of in _PARTS if match[by])
    cue, source = Span(*match.span(by)), Span(*match.span(of))
    word = "according" if match["cue"] else match[by]
    return Found(cue, word, CueClass.REPORT, (source,), (), Span(match.start(), line.end), 0.7, "rule.below_colon")


def _mostly(span: Span, contents: list[tuple[int, int]]) -> bool:
    """Whether half of a paragraph is somebody's words already; `contents` in order."""
    at = bisect_left(contents, (span.start, 0))
    inside = sum(min(end, span.end) - start for start, end in contents[at : bisect_left(contents, (span.end, 0))])
    return inside * 2 > span.end - span.start


def continued_quotes(document: Document, found: list[Found]) -> list[Found]:
    """Paragraphs that only go on with the quotation of the paragraph before: no cue of their own, same speaker."""
    text = document.text
    direct = sorted(
        (c.end, index)
        for index, item in enumerate(found)
        if item.sources
        for c in item.contents
        if text[c.start] in '"“'
    )
    left = dict(_uncovered(document, found))
    added: list[Found] = []
    speaker: Found | None = None
    position = 0
    for index, paragraph in enumerate(document.paragraphs):
        goes_on = index in left and _only_quote(text, paragraph.span)
        if goes_on and speaker is not None:
            sentence = paragraph.sentences[0]
            added.append(
                replace(speaker, contents=(paragraph.span,), sentence=sentence, scope=(), rule="rule.continued_quote")
            )
        elif not goes_on:
            speaker = None
        while position < len(direct) and direct[position][0] <= paragraph.span.end:
            speaker = found[direct[position][1]]
            position += 1
    return added


def _only_quote(text: str, span: Span) -> bool:
    """Whether a paragraph is one quotation, closed at its end or left open for the next."""
    inner = text[span.start + 1 : span.end]
    closes = [i for i, c in enumerate(inner) if c in '"”']
    return not closes or closes[0] >= len(inner) - 2
