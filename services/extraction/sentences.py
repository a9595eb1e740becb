"""The article inside the page: headline, dateline, paragraphs and sentences, each as a span of the original text.

Sentence boundaries come from one linear scan over sentence-final marks with an abbreviation list
(`abbreviations.txt`); on news it beats statistical splitters at a fraction of their cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from services.extraction.body import body_spans, title_line
from services.extraction.furniture import Line, LineKind, fold, read_lines
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


_STOP = re.compile(
    r"[.!?…]+[\"'”’»)\]]{0,4}(?=\s+)|[.!?…]+[”\"]{1,2}(?=[A-Z“])|[.?][)\]’]?(?=[A-Z“][A-Za-z’'-]{0,30}[\s,])"
)
_LAST_TOKEN = re.compile(r"[^\s\"“‘(\[]{1,24}$")
_NEXT = re.compile(r"\s+([\"'“‘«(\[—–-]{0,3}\s?)(\S{1,40})")
_NAME_SAYS = re.compile(
    r"\s+(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.\s)?[A-Z][\w'’.-]{0,30}(?:\s[A-Z][\w'’.-]{0,30}){0,3}\s"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|told|tells|replied|continued|tweeted|cried|joked|quipped|wondered)\b"
)


_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s\"“‘(\[—–/-]))(?:(?:[^\W\d_]|[’'])+|(?:19|20)\d\d)$")
_GLUED = re.compile(r"“?([A-Z][A-Za-z’'-]*)([\s,])\s?(\w?)")
_TOLD_BY = re.compile(
    r"\b(?:said|says|reported|reports|added|wrote|according to|told) (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?$"
)
"""Who closes a sentence, so that another begins behind him though both are names: "reported Kelm.Port Lunde was"."""
_ENDS_ADDRESS = re.compile(r"(?:[Cc]om|[Oo]rg|[Nn]et|[Tt]v|[Ii]o|[Aa]i|[Jj]s|[Uu]k|[Ee]u|[A-Z]{2,})$")
"""What behind a full stop is part of a name: "Booking.Com", "the .NET developers of Kelm.NET"."""


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
    if end < limit and not text[end].isspace() and mark[-1] not in '”"':
        return _ends_glued(text, start, end)
    following = _NEXT.match(text, end, min(limit, end + 60))
    if following is None:
        return (
            mark[0] not in ".!?…"
            or end >= limit
            or not text[end:limit].strip()
            or text[end : end + 1] == "“"
            or text[end].isupper()
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


def _ends_glued(text: str, start: int, end: int) -> bool:
    """As in "closed the port.Ferries to Lunde ran": scraped text loses the space behind a full stop.

    A whole word must stand on either side, so that addresses, initials and abbreviations stay whole.
    """
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    after = _GLUED.match(text, end)
    if before is None or after is None or _ENDS_ADDRESS.match(after[1]):
        return False
    never, maybe = _abbreviations()
    word, opens = before[0].lower(), after[1].lower() in _openers()
    if word in never or (word in maybe and not opens) or (len(word) == 1 and word != "i"):
        return False
    # "Yahoo!Japan", "Mr.Vale", "Kelm.Port": two names stand together, a sentence goes on in small letters.
    names = not (after[2] == "," or after[3].islower() or before[0].islower() or word.isdigit())
    return opens or (len(word) > 2 and not (names and _TOLD_BY.search(text, max(0, start - 40), start) is None))


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
    spans = [s for s in body_spans(lines, text, title, byline or "") if not _names_outlet(s.of(text), outlet)]
    dateline, agency = _dateline(text, spans)
    paragraphs = []
    for span in spans:
        start = dateline.end if dateline is not None and dateline.start == span.start else span.start
        paragraphs.append(Paragraph(Span(start, span.end), split_sentences(text, start, span.end)))
    first = title_line(lines, text, title)
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
