"""A number in a sentence: its magnitude, its unit, and what its hedge and its rounding allow."""

from __future__ import annotations

import math
import re
from unicodedata import numeric

from services.comparison.sentences.cardinals import MAGNITUDES, spelled
from services.comparison.sentences.matches import word_at, words_at
from services.comparison.sentences.model import Kind, Token

_AT_LEAST = re.compile(r"(?:more than|at least|over|above|exceeding|upwards of|in excess of|or more)\s+[$£€]?$")
_AT_MOST = re.compile(
    r"(?:up to|as (?:many|much|high) as|less than|fewer than|under|at most|no more than|below)\s+[$£€]?$"
)
_ABOUT = re.compile(
    r"(?:about|nearly|almost|around|roughly|approximately|some|an estimated|close to|just (?:over|under))\s+[$£€]?$"
)
_CLOCK = re.compile(r":\d\d|\s?[ap]\.?m\b")
_OLD = re.compile(r"-years?-old|\syears?\sold")
_OF_SHARES = re.compile(
    r"\s?(?:to|-|–)\s?\d{1,3}(?:\.\d+)?(?:\s?(?:%|percent\b|per cent\b)|[ -](?:margin|lead|advantage|edge)\b)"
)
"""Two shares told together: "49 to 39 percent", "by a 49-39 margin"."""
_BEFORE_SHARE = re.compile(r"\d{1,3}(?:\.\d+)?\s?(?:to|-|–)\s?$")
_OF_MARGIN = re.compile(r"[ -](?:margin|lead|advantage|edge)\b")
_DURATION = re.compile(r"[ -](second|minute|hour|day|week|month|year|decade|cent)s?\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OLD_YEAR = re.compile(r"1[0-8]\d\d")
_BEFORE_YEAR = re.compile(r"\b(?:in|since|until|from|year|by|of) $", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?:[a-z]+s|people|men|women|children|percent|per cent)\b(?<!was)(?<!has)(?<!is)")
_BEFORE_MONTH = re.compile(
    r"(?:st|nd|rd|th)? (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
"""Behind the day of a date that tells the day first: "on 11 February"."""
DAYS = 31
"""Days of the longest month."""
FRACTIONS = "½⅓⅔¼¾⅕⅛⅜"
"""Glyphs that may stand behind a figure: "15 ½ hours"."""
_FOLLOWS_YEAR = re.compile(r"\s*(?:percent|%|people|dead|troops|delegates|votes|jobs|points)")
_SPREAD = 0.12
"""What "about" allows."""
MONEY = frozenset("$£€")
"""Units of sums of money."""
_CURRENCY = {"dollars": "$", "euros": "€", "euro": "€"}
_LONGEST_FIGURE = 40
"""Characters of a figure that is read: longer ones count nothing, and overflow."""
_LONGEST_NUMBER = 12
"""Words of a number in words that are read."""


def number_at(
    text: str, matches: list[re.Match[str]], at: int, found: list[Token], shared: dict[int, float]
) -> tuple[Token | None, int]:
    """The number or part of a date that begins at place `at`, None for a time of day, and of how many words it is.

    `found`: the tokens before it; `shared`: magnitudes of ranges ("100 to 150 billion"), by where they begin.
    """
    match = matches[at]
    word = match.group()
    figure = word[0].isdigit()
    if figure and len(word) > _LONGEST_FIGURE:
        return None, 1
    value, step = (_written(word), 1) if figure else spelled(words_at(matches, at, _LONGEST_NUMBER))
    end = matches[at + step - 1].end()
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    if figure and (_CLOCK.match(text, end) or before == ":"):
        return None, step
    if figure and (date := _part_of_date(text, match, value, before, found)) is not None:
        return date, step
    magnitude = 1.0
    while figure and word_at(matches, at + step).lower() in MAGNITUDES:
        magnitude *= MAGNITUDES[word_at(matches, at + step).lower()]
        end, step = matches[at + step].end(), step + 1
    value *= magnitude if magnitude > 1 else shared.get(match.start(), 1.0)
    unit = _unit(text, matches, at, step, value)
    shown = word if figure else ""
    before = text[max(0, match.start() - 22) : match.start()].lower()
    loose = any(word.startswith("dozen") for word in words_at(matches, at, step))
    low, high = _bounds(before, value, math.inf if loose else _rounding(shown) * magnitude)
    return Token(Kind.NUMBER, "", word.lower(), match.start(), end, value=value, low=low, high=high, unit=unit), step


def _written(figure: str) -> float:
    """The value of a figure with its separators, and with the glyph of a fraction behind it.

    >>> _written("12,500"), _written("15 ½")
    (12500.0, 15.5)
    """
    part = numeric(figure[-1]) if figure[-1] in FRACTIONS else 0.0
    return float(figure.rstrip(FRACTIONS).replace(",", "")) + part


def _part_of_date(text: str, match: re.Match[str], value: float, before: str, found: list[Token]) -> Token | None:
    old = _OLD_YEAR.fullmatch(match.group()) and _BEFORE_YEAR.search(text, max(0, match.start() - 10), match.start())
    if old and not _COUNTED.match(text, match.end()):
        return Token(Kind.DATE, match.group(), match.group(), *match.span(), value=value, unit="year")
    if _YEAR.fullmatch(match.group()) and before not in "$£€-" and not _FOLLOWS_YEAR.match(text, match.end()):
        return Token(Kind.DATE, match.group(), match.group(), *match.span(), value=value, unit="year")
    last = found[-1] if found else None
    if last is not None and last.unit == "month" and value <= DAYS and match.start() - last.end <= 2:
        return Token(Kind.DATE, match.group(), match.group(), *match.span(), value=value, unit="day")
    if value <= DAYS and value % 1 == 0 and before not in MONEY and _BEFORE_MONTH.match(text, match.end()):
        return Token(Kind.DATE, match.group(), match.group(), *match.span(), value=value, unit="day")
    return None


def _unit(text: str, matches: list[re.Match[str]], at: int, step: int, value: float) -> str:
    before = text[matches[at].start() - 1 : matches[at].start()] if matches[at].start() else ""
    end = matches[at + step - 1].end()
    after = word_at(matches, at + step).lower()
    if after in ("%", "percent", "percentage") or (after == "per" and word_at(matches, at + step + 1) == "cent"):
        return "%"
    if before in MONEY:
        return before
    if after in _CURRENCY:
        return _CURRENCY[after]
    if _OF_SHARES.match(text, end) or (
        _OF_MARGIN.match(text, end) and _BEFORE_SHARE.search(text, max(0, matches[at].start() - 8), matches[at].start())
    ):
        return "%"
    listed = after in (",", ".", ";", "") and at > 1 and matches[at - 1].group() == "," and 1 < value < 110
    if _OLD.match(text, end) or (listed and matches[at - 2].group()[:1].isupper()):
        return "age"
    lasting = _DURATION.match(text, end)
    return lasting.group(1) + "s" if lasting is not None else "count"


def _rounding(figure: str) -> float:
    """By how much an exact figure may be rounded: half of its last digit that is not a closing zero.

    >>> _rounding("7.7"), _rounding("12,000"), _rounding("4")
    (0.05, 500.0, 0.0)
    """
    whole, _, decimals = figure.replace(",", "").partition(".")
    if decimals:
        return 0.5 * 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0"))
    return 0.5 * 10.0**zeros if zeros else 0.0


def _bounds(before: str, value: float, rounding: float) -> tuple[float, float]:
    if _AT_LEAST.search(before):
        return value, math.inf
    if _AT_MOST.search(before):
        return -math.inf, value
    if math.isinf(rounding) or _ABOUT.search(before):
        return value * (1 - _SPREAD), value * (1 + _SPREAD)
    spread = min(0.015 * value, rounding)
    return value - spread, value + spread
