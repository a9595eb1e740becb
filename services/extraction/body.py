"""The body within the page: which of its lines are paragraphs of the article."""

from __future__ import annotations

import re

from services.extraction.furniture import Line, LineKind, fold, has_finite_verb, is_title_case
from services.extraction.model import Span

_WRAP_WIDTH = (30, 120)
"""Lines wrapped by hand or by mail are this wide."""
_CARD_LINES = 2
LONGEST_CAPTION = 13
"""Words; a longer line with a full stop is a sentence even if no verb is seen in it."""
_AUTHOR_NOTE = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|covers|writes|reports|has been)(?: \w+){0,3} ?(?:an? |the )?(?:[\w-]+ ){0,4}"
    r"(?:reporter|editor|correspondent|journalist|columnist|contributor|writer|fellow|producer|intern|author|covering|"
    r"based in)\b"
)


def body_spans(lines: list[Line], text: str, title: str, byline: str) -> list[Span]:
    """Paragraph spans of the article in order."""
    lines = _mended(lines, text)
    first = title_line(lines, text, title)
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


_LEAST_BROKEN = 8
"""Words of a line that can be the first part of a sentence: fewer are a heading or an entry of a menu."""
_BROKEN = re.compile(r"[a-z,]$")
_GOES_ON = re.compile(r"[a-z]+[ ,]")


def _mended(lines: list[Line], text: str) -> list[Line]:
    """The lines, those that a page breaks inside a sentence put together: "48 had been" above "hurt."."""
    mended: list[Line] = []
    above: Line | None = None
    """The last line that is not blank, where blank lines follow it."""
    for line in lines:
        if line.kind is LineKind.BLANK:
            mended.append(line)
            continue
        whole = line
        if above is not None and mended[-1].kind is LineKind.BLANK and _goes_on(above, line, text):
            while mended.pop() is not above:
                continue
            whole = Line(above.start, line.end, line.kind, above.words + line.words, line.ends_sentence)
        mended.append(whole)
        above = whole
    return mended


def _goes_on(above: Line, line: Line, text: str) -> bool:
    """Whether a line is the rest of the sentence that the one above begins."""
    prose = line.kind is LineKind.PROSE and above.kind in {LineKind.PROSE, LineKind.HEADING}
    broken = not above.ends_sentence and above.words >= _LEAST_BROKEN
    ends = text[max(above.start, above.end - 1) : above.end]
    return prose and broken and bool(_BROKEN.match(ends) and _GOES_ON.match(text, line.start, line.end))


def title_line(lines: list[Line], text: str, title: str) -> int | None:
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
