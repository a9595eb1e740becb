"""What on a page is not the article: menus, captions, most-read lists, bylines, sign-ups, author notes.

Scrapers deliver the page around the article too, and a number in a "most read" list is nobody's claim. Lines are
judged by the table `furniture.tsv` (add a phrase there), by their shape (no sentence in them), and by their place
(before the headline, after the first line that ends articles).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

LONGEST_LINE_JUDGED = 420
"""A longer line is prose whatever it starts with; it also bounds the cost of the table's patterns."""


class LineKind(StrEnum):
    """How a line reads by itself."""

    BLANK = "blank"
    PROSE = "prose"
    HEADING = "heading"
    """Words without a sentence end: a heading, a menu entry, or one line of wrapped prose."""
    LINE = "line"
    CREDIT = "credit"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: its extent without the surrounding white space, and how it reads."""

    start: int
    end: int
    kind: LineKind
    words: int
    ends_sentence: bool


_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|won't|"
    r"[a-z]+['’](?:ll|ve|re|d)|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|didn['’]t|doesn['’]t|don['’]t|it['’]s|he['’]s|she['’]s|that['’]s|"
    r"[a-z]{2,}ed|said|says|told|went|came|made|took|gave|got|saw|knew|thought|left|kept|held|began|led|won|lost|met|"
    r"sent|built|fell|rose|ran|became|felt|put|set|cut|hit|fought|spoke|wrote|sought|drew|grew|died|quit|fled|shot|"
    r"[a-z]{3,}[^s'’u]s (?:the|a|an|to|that|it|its|his|her|their|our|no|not|more|as|like|up|out|at)|"
    r"[a-z]{2,}[^s'’u]s (?:\d[\d,.]*|about|some|nearly|almost|only|two|three|four|five|six|seven|eight|ten)|"
    r"[a-z]{3,} that|(?:they|we|you|i|people|who) [a-z]{2,})\b",
    re.IGNORECASE,
)
_TITLE_CASE_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "up",
        "vs",
        "with",
        "over",
        "after",
        "into",
        "its",
    ]
)


def fold(line: str) -> str:
    """Lower case, straight quotes, single spaces: the form that the table's patterns see.

    >>> fold("Editor’s  Pick")
    "editor's pick"
    """
    return _SPACE.sub(" ", line).strip().lower().replace("’", "'").replace("‘", "'")


@cache
def _table() -> tuple[tuple[LineKind, re.Pattern[str]], ...]:
    groups: dict[str, list[str]] = {}
    for row in files(__package__).joinpath("furniture.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, pattern = row.split("\t")
            groups.setdefault(kind, []).append(pattern)
    return tuple((LineKind(kind), re.compile("|".join(f"(?:{p})" for p in found))) for kind, found in groups.items())


def classify_line(line: str) -> LineKind:
    """How `line` reads by itself, without its neighbours.

    >>> classify_line("Photo: Jane Person / Agency"), classify_line("Most Read"), classify_line("It was 130.")
    (<LineKind.CREDIT: 'credit'>, <LineKind.TAIL: 'tail'>, <LineKind.PROSE: 'prose'>)
    """
    stripped = line.strip()
    if not stripped:
        return LineKind.BLANK
    if len(stripped) <= LONGEST_LINE_JUDGED:
        folded = fold(stripped)
        for kind, pattern in _table():
            if pattern.match(folded):
                return kind
    if not _SENTENCE_END.search(stripped[-5:]):
        return LineKind.HEADING
    return LineKind.PROSE


def is_title_case(line: str) -> bool:
    """Whether a line is set like a headline: nearly every longer word capitalised.

    >>> is_title_case("Council Approves New Harbour Plan"), is_title_case("The council approves the plan")
    (True, False)
    """
    words = [w for w in _WORD.findall(line[:300]) if w.lower() not in _TITLE_CASE_SMALL and not w[0].isdigit()]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.85 * len(words)


def has_finite_verb(sentence: str) -> bool:
    """Whether a short line can be a sentence at all; captions often have no verb.

    Surface test by word forms: it errs towards True.

    >>> has_finite_verb("Two ministers in the harbour, in 2019."), has_finite_verb("It was 130.")
    (False, True)
    """
    return bool(_FINITE.search(sentence))


def read_lines(text: str) -> list[Line]:
    """Every line of `text` with its kind; linear in the length of `text`."""
    lines: list[Line] = []
    position = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        start = position + (len(raw) - len(raw.lstrip()) if stripped else 0)
        kind = classify_line(stripped)
        words = len(_WORD.findall(stripped)) if len(stripped) < 4 * LONGEST_LINE_JUDGED else LONGEST_LINE_JUDGED
        ends = bool(_SENTENCE_END.search(stripped[-5:]))
        lines.append(Line(start, start + len(stripped), kind, words, ends))
        position += len(raw) + 1
    return lines
