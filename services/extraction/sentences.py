"""The article inside the page: headline, dateline, paragraphs and sentences, each as a span of the original text.

Sentence boundaries come from one linear scan over sentence-final marks with an abbreviation list
(`abbreviations.txt`); on news it beats statistical splitters at a fraction of their cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from services.extraction.furniture import Line, LineKind, fold, has_finite_verb, is_title_case, read_lines
from services.extraction.model import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; lines that a page wraps hard are one paragraph."""

    span: Span
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What of a page's text is the article.

    Every span points into `text` exactly as it was given.
    """

    text: str
    headline: str
    """The title as given, else empty."""
    headline_span: Span | None
    """Where the text repeats the title first, if it does."""
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Span, ...]
    """Lines left out: menus, captions, headings, bylines, tails."""
    dateline: Span | None = None
    """"HARBOUR CITY, May 3 (Agency) -" at the start of the body."""
    credit: str | None = None
    """Name of the agency in the dateline, or in a line of its own above the body, as written."""

    @property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences of the body in order."""
        return tuple(s for p in self.paragraphs for s in p.sentences)


# --------------------------------------------------------------------------- sentences

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]{0,4}(?=\s+)|[.!?…]+[”\"]{1,2}(?=[A-Z“])")
_LAST_TOKEN = re.compile(r"[^\s\"“‘(\[]{1,24}$")
_NEXT = re.compile(r"\s+([\"'“‘«(\[—–-]{0,3}\s?)(\S{1,40})")
_NAME_SAYS = re.compile(
    r"\s+(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.\s)?[A-Z][\w'’.-]{0,30}(?:\s[A-Z][\w'’.-]{0,30}){0,3}\s"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|told|tells|replied|continued|tweeted|cried|joked|quipped|wondered)\b"
)


def _lines_of(table: str) -> list[str]:
    rows = files(__package__).joinpath(table).read_text(encoding="utf-8").split("\n")
    return [row.strip() for row in rows if row and not row.startswith("#")]


@cache
def _openers() -> frozenset[str]:
    return frozenset(_lines_of("openers.txt"))


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    words = _lines_of("abbreviations.txt")
    never = frozenset(w for w in words if not w.endswith("!"))
    return never, frozenset(w[:-1] for w in words if w.endswith("!"))


def _ends_sentence(text: str, start: int, mark: str, end: int, limit: int) -> bool:
    """Whether the stop `mark` at `[start, end)` of `text` ends a sentence, looking at both neighbours."""
    following = _NEXT.match(text, end, min(limit, end + 60))
    if following is None:
        return (
            mark[0] not in ".!?…" or end >= limit or not text[end:limit].strip() or text[end : end + 1] in "“ABCDEFGHI"
        )
    opener, word = following[1], following[2]
    first = word[:1]
    if first.islower() and not opener.strip():
        return False
    if mark[0] != ".":
        quoted = mark[-1] in "\"”’'"
        return not (quoted and _NAME_SAYS.match(text, end, min(limit, end + 160)))
    if mark.startswith("..") and first.islower():
        return False
    last = _LAST_TOKEN.search(text, max(0, start - 24), start)
    word_before = last[0].lower() if last else ""
    never, maybe = _abbreviations()
    if len(mark) == 1:
        if word_before in never:
            return word_before == "no" and not first.isdigit()
        if word_before in maybe or (len(word_before) == 1 and word_before.isalpha() and word_before != "i"):
            return bool(opener.strip()) or word.lower().rstrip(".,'’") in _openers()
    return not first.islower() or bool(opener.strip())


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    r"""Sentences of `text[start:end]` as spans into `text`, without surrounding white space.

    >>> s = "Mr. Vale left at 5 p.m. on May 3. \"Why now?\" asked Ms. Dorn. It was 130."
    >>> [span.of(s) for span in split_sentences(s)]
    ['Mr. Vale left at 5 p.m. on May 3.', '"Why now?" asked Ms. Dorn.', 'It was 130.']
    """
    limit = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for found in _STOP.finditer(text, start, limit):
        if _ends_sentence(text, found.start(), found[0], found.end(), limit):
            _append_trimmed(spans, text, begin, found.end())
            begin = found.end()
    _append_trimmed(spans, text, begin, limit)
    return tuple(spans)


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


# --------------------------------------------------------------------------- the body within the page

_WRAP_WIDTH = (30, 120)
"""Lines wrapped by hand or by mail are this wide."""
_CARD_LINES = 2
LONGEST_CAPTION = 13
"""Words; a longer line with a full stop is a sentence even if no verb is seen in it."""
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][A-Za-z.'’-]+){0,5}),?\s?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? ?(?:\d{4} ?)?)?(?:\(([A-Z][A-Za-z ./&-]{1,40})\))?\s?[-—–]{1,3}\s+"
    r"|\(?([A-Z][A-Za-z ]{1,30})\)\s?[-—–]{1,3}\s+"
    r"|[A-Z][A-Za-z.,'’ /-]{2,60}\(([A-Z][A-Za-z ./&-]{1,40})\)\s?(?:[-—–]{1,3}\s+)?(?=[A-Z“\"])"
)
_CREDIT_LINE = re.compile(
    r"(?:by )?(?:the )?(?:afp|ap|wsj|reuters|associated press|bloomberg( news)?|dpa|xinhua|tass|upi|pa media|"
    r"agence france-presse|wall street journal|new york times|washington post|press association|ians|pti|ani|yonhap|"
    r"kyodo|interfax|anadolu|efe|ansa|cnn|bbc news)\b.{0,20}$"
)
_AUTHOR_NOTE = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|covers|writes|reports|has been)(?: \w+){0,3} ?(?:an? |the )?(?:[\w-]+ ){0,4}"
    r"(?:reporter|editor|correspondent|journalist|columnist|contributor|writer|fellow|producer|intern|author|covering|"
    r"based in)\b"
)


def _title_line(lines: list[Line], text: str, title: str) -> int | None:
    """Index of the first line that repeats the title, in the upper half of the page."""
    wanted = fold(title)[:200]
    if len(wanted) < 8:
        return None
    for index, line in enumerate(lines):
        if line.end - line.start <= len(title) + 40 and _same_title(text[line.start : line.end], wanted):
            return index if line.start <= max(len(text) // 2, 1500) else None
    return None


def _same_title(line: str, wanted: str) -> bool:
    """Whether a line is the title, with or without a full stop."""
    return fold(line)[:200].rstrip(".") == wanted.rstrip(".")


def _tail_start(lines: list[Line], first: int) -> int:
    """Index of the line after which there is no article any more (len(lines) if there is none).

    A mark such as "Subscribe to" also occurs inside articles, so it counts only where little prose follows.
    """
    prose = [line.words if line.kind is LineKind.PROSE and line.words >= 4 else 0 for line in lines]
    total, before = sum(prose), 0
    for index, line in enumerate(lines):
        if line.kind is LineKind.TAIL and index > first and before and total - before < 0.3 * total:
            return index
        before += prose[index]
    return len(lines)


def _is_wrapped(block: list[Line]) -> bool:
    """Whether consecutive lines are one text broken at a fixed width."""
    if len(block) < 3:
        return False
    broken = [line.end - line.start for line in block[:-1] if not line.ends_sentence]
    wide = sum(_WRAP_WIDTH[0] <= width <= _WRAP_WIDTH[1] for width in broken)
    return len(broken) >= 0.5 * (len(block) - 1) and wide >= 0.8 * len(broken)


def _wrapped_paragraphs(block: list[Line]) -> list[Span]:
    """Paragraphs of a wrapped block: one ends where a line ends a sentence and stays clearly short."""
    width = max(line.end - line.start for line in block)
    spans: list[Span] = []
    start: int | None = None
    for line in block:
        start = line.start if start is None else start
        if line.ends_sentence and line.end - line.start < 0.8 * width:
            spans.append(Span(start, line.end))
            start = None
    if start is not None and block:
        spans.append(Span(start, block[-1].end))
    return spans


def _blocks(lines: list[Line]) -> list[list[int]]:
    """Runs of lines without a blank line between them, as indices."""
    blocks: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if line.kind is LineKind.BLANK:
            if blocks[-1]:
                blocks.append([])
        else:
            blocks[-1].append(index)
    return [block for block in blocks if block]


def _is_body_line(line: Line, text: str, punctuated: bool) -> bool:
    """Whether a single line is a paragraph of prose."""
    body = text[line.start : line.end]
    if line.kind is LineKind.PROSE:
        return line.words >= LONGEST_CAPTION or has_finite_verb(body) or body[:1] in "\"“'‘" or line.words == 0
    if line.kind is not LineKind.HEADING or is_title_case(body):
        return False
    # A colon introduces a list or a quotation; a page without any full stop is taken as it is.
    if body.rstrip()[-1:] == ":" and has_finite_verb(body):
        return True
    return (line.words >= 6 and body.rstrip()[-1:] in ":,;—–") or line.words >= (30 if punctuated else 5)


def _repeated(lines: list[Line], text: str) -> set[int]:
    """Starts of lines that stand twice in a row (a caption and its copy), both copies."""
    seen: set[int] = set()
    previous: tuple[str, int] | None = None
    for line in lines:
        if line.kind is LineKind.BLANK:
            continue
        body = text[line.start : line.end]
        if previous is not None and previous[0] == body:
            seen.update((previous[1], line.start))
        previous = (body, line.start)
    return seen


def _is_card(members: list[Line], text: str) -> bool:
    """Whether a block is a teaser of another story: its headline, then lines of its own, no blank between."""
    if len(members) < _CARD_LINES:
        return False
    head = text[members[0].start : members[0].end]
    ends = head.rstrip()[-1:]
    return ends == "?" or (not members[0].ends_sentence and ends not in ":,;—–" and members[0].words <= 25)


def _is_author_note(line: Line, text: str, byline: str) -> bool:
    """Whether the line tells about its author, below the article."""
    body = text[line.start : line.end]
    if line.start < len(text) // 2 or not _AUTHOR_NOTE.match(body):
        return False
    return (bool(byline) and body.split(" ", 1)[0] in byline) or len(text) - line.end < max(1500, len(text) // 5)


def _is_caption(members: list[Line], position: int) -> bool:
    """Whether the next line of the block credits this one to a photographer."""
    below = members[position + 1] if position + 1 < len(members) else None
    return below is not None and below.kind is LineKind.CREDIT and below.words <= 8


def _body_spans(lines: list[Line], text: str, title: str, byline: str) -> list[Span]:
    """Paragraph spans of the article in order."""
    first = _title_line(lines, text, title)
    last = _tail_start(lines, first or 0)
    wanted, repeated = fold(title), _repeated(lines, text)
    punctuated = any(line.kind is LineKind.PROSE for line in lines)
    blank_separated = any(line.kind is LineKind.BLANK for line in lines)
    spans: list[Span] = []
    for block in _blocks(lines[:last]):
        members = [lines[i] for i in block if first is None or i > first]
        if _is_wrapped(members):
            spans.extend(_wrapped_paragraphs(members))
            continue
        if blank_separated and spans and _is_card(members, text):
            continue
        for position, line in enumerate(members):
            body = text[line.start : line.end]
            if line.start in repeated or _same_title(body, wanted[:200]) or _is_caption(members, position):
                continue
            if _is_body_line(line, text, punctuated):
                if spans and _is_author_note(line, text, byline):
                    return spans
                spans.append(Span(line.start, line.end))
    # a page of nothing but short lines in which no verb is seen ("The moor holds 900 hares."): better these than none
    whole = [m for m in lines[:last] if m.kind is LineKind.PROSE and m.ends_sentence and m.start not in repeated]
    return spans or [Span(m.start, m.end) for m in whole if not _same_title(text[m.start : m.end], wanted[:200])]


def _dateline(text: str, spans: list[Span]) -> tuple[Span | None, str | None]:
    """The dateline at the start of the first paragraphs and the agency it names."""
    for span in spans[:2]:
        found = _DATELINE.match(text, span.start, min(span.end, span.start + 120))
        if found:
            return Span(span.start, found.end()), next((g for g in found.groups() if g), None)
    return None, None


def _credit_line(lines: list[Line], text: str, body_start: int) -> str | None:
    """An agency that stands alone on a line above the body."""
    above = ""
    for line in lines:
        if line.start >= body_start:
            return None
        body = text[line.start : min(line.end, line.start + 80)]
        # Below a line of text an agency credits a photograph, not the article.
        if line.end - line.start < 60 and above in ("", "by", "source") and _CREDIT_LINE.match(fold(body)):
            return body
        above = fold(body)
    return None


def split_document(text: str, *, title: str = "", outlet: str = "", byline: str | None = None) -> Document:
    r"""The article inside the page `text`.

    Args:
        text: the page as delivered; spans point into it.
        title: the headline, if known; what stands above its first repetition is page.
        outlet: registrable domain; lines that only name it are page.
        byline: author names, by which notes about the author are known.

    >>> page = "Menu\n\nA Quiet Harbour\n\nThe harbour closed. It was late.\n\nMost read\n\nOther things"
    >>> d = split_document(page, title="A Quiet Harbour")
    >>> [s.of(d.text) for s in d.sentences]
    ['The harbour closed.', 'It was late.']

    """
    lines = read_lines(text)
    spans = [s for s in _body_spans(lines, text, title, byline or "") if not _names_outlet(s.of(text), outlet)]
    dateline, agency = _dateline(text, spans)
    paragraphs = []
    for span in spans:
        start = dateline.end if dateline is not None and dateline.start == span.start else span.start
        paragraphs.append(Paragraph(Span(start, span.end), split_sentences(text, start, span.end)))
    first = _title_line(lines, text, title)
    credit = agency or _credit_line(lines, text, spans[0].start if spans else 0)
    return Document(
        text=text,
        headline=title,
        headline_span=None if first is None else Span(lines[first].start, lines[first].end),
        paragraphs=tuple(p for p in paragraphs if p.sentences),
        furniture=_outside(lines, spans),
        dateline=dateline,
        credit=credit,
    )


def _names_outlet(line: str, outlet: str) -> bool:
    """Whether a short line is nothing but the outlet's own name."""
    stem = outlet.split(".", 1)[0].lower()
    return (
        bool(stem)
        and len(line) < 60
        and re.sub(r"[^a-z0-9]", "", line.lower()).removeprefix("the") in (stem, stem.removeprefix("the"))
    )


def _outside(lines: list[Line], spans: list[Span]) -> tuple[Span, ...]:
    """Lines that no paragraph covers; both lists are in order."""
    left: list[Span] = []
    index = 0
    for line in lines:
        if line.kind is LineKind.BLANK:
            continue
        while index < len(spans) and spans[index].end <= line.start:
            index += 1
        if index == len(spans) or spans[index].start > line.start:
            left.append(Span(line.start, line.end))
    return tuple(left)
