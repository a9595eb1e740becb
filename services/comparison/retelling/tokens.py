"""A sentence as tokens: words by their stems, numbers by their values and hedges, parts of dates, negations."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache

import simplemma

from services.comparison.lands import written_out
from services.comparison.retelling.cardinals import MAGNITUDES, begins_number, spelled
from services.comparison.retelling.model import Kind, Token
from services.comparison.retelling.tables import directions, lists, weight_of
from services.comparison.vocabulary import is_region, nation

_TOKEN = re.compile(
    r"(?P<short>(?:[A-Z]\.){2,}|\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St)\.)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>[$£€%;,.:])"
)
_RANGE = re.compile(
    r"\d(?:[\d,.]*\d)?\s?(?:to|and|or|-|–)\s?[$£€]?\d(?:[\d,.]*\d)?\s(million|billion|trillion|thousand)\b"
)
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
_BREAK = re.compile(r"[;:,.()\[\]\"“”—–]| -")
"""What parts two clauses."""
_PAST = {"won": "win", "led": "lead", "rose": "rise", "fell": "fall", "left": "leave"}
"""Forms that are dictionary words, too, and so are not led back."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_OLD_YEAR = re.compile(r"1[0-8]\d\d")
_BEFORE_YEAR = re.compile(r"\b(?:in|since|until|from|year|by|of) $", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?:[a-z]+s|people|men|women|children|percent|per cent)\b(?<!was)(?<!has)(?<!is)")
_FOLLOWS_YEAR = re.compile(r"\s*(?:percent|%|people|dead|troops|delegates|votes|jobs|points)")
_MONTH_NEAR = re.compile(r"\s+\d|,? \d{4}")
_MONTH_AFTER = frozenset(
    [
        "in",
        "on",
        "of",
        "last",
        "since",
        "for",
        "by",
        "until",
        "and",
        "to",
        "through",
        "this",
        "next",
        "early",
        "late",
        "from",
        "before",
    ]
)
_SPREAD = 0.12
"""What "about" allows."""
_LONGEST = 600
MONEY = frozenset("$£€")
"""Units of sums of money."""
_CURRENCY = {"dollars": "$", "euros": "€", "euro": "€"}
LETTERS = "letters"
"""Unit of a name in capitals only."""
_COMMON = 6.2
"""Below this weight a word at the beginning of a sentence is no name."""


def stem(word: str) -> str:
    """What is left of a word without its ending.

    >>> stem("delegates"), stem("voting"), stem("this")
    ('delegat', 'vot', 'this')
    """
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    if len(word) > 4 and word.endswith("ing"):
        return word[:-3]
    return word


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """What a lower-case word is compared by: its dictionary form without its ending.

    >>> root("ruled") == root("rules"), root("won"), root("delegates")
    (True, 'win', 'delegate')
    """
    return stem(_PAST.get(word) or str(simplemma.lemmatize(word, lang="en")).lower())


@lru_cache(maxsize=16_384)
def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a sentence, in order. Total: any text has some, or none.

    >>> [t.stem or t.value for t in read_tokens("Fares rose 3% in May.") if t.kind is not Kind.STOP]
    ['fare', 'rise', 3.0, 'may']
    """
    text = text[:_LONGEST]
    found: list[Token] = []
    matches = list(_TOKEN.finditer(text))
    shared = {m.start(): MAGNITUDES[m.group(1)] for m in _RANGE.finditer(text)}
    at = 0
    while at < len(matches):
        kind, step = matches[at].lastgroup, 1
        if kind == "number" or (kind == "word" and begins_number(_words(matches, at, 5))):
            token, step = _number(text, matches, at, found, shared)
            if token is not None:
                found.append(token)
        elif kind == "short":
            found.append(_short(matches[at]))
        elif kind == "word":
            found.append(_word(text, matches, at, first=not found))
        at += step
    return _in_clauses(text, _in_ranges(found))


def _in_ranges(found: list[Token]) -> list[Token]:
    """The tokens, two numbers of "between 1,000 and 5,000" with the range that they bound."""
    kept = list(found)
    for at, (before, low, link, high) in enumerate(zip(found, found[1:], found[2:], found[3:], strict=False)):
        bounds = low.kind is high.kind is Kind.NUMBER and low.value < high.value
        if bounds and (before.lower, link.lower) == ("between", "and"):
            kept[at + 1] = replace(low, low=low.value, high=high.value)
            kept[at + 3] = replace(high, low=low.value, high=high.value)
    return kept


def _in_clauses(text: str, found: list[Token]) -> tuple[Token, ...]:
    """The tokens with the number of the clause in which each stands."""
    clause, end, parted = 0, 0, []
    for token in found:
        clause += bool(end) and _BREAK.search(text, end, token.start) is not None
        parted.append(replace(token, clause=clause))
        end = token.end
    return tuple(parted)


def _short(match: re.Match[str]) -> Token:
    low = match.group().lower().replace(".", "")
    month = _month(low) if len(low) > 2 else None
    if month is not None:
        return Token(Kind.DATE, low[:3], low, *match.span(), value=month, unit="month")
    if low in lists()["title"]:
        return Token(Kind.TITLE, low, low, *match.span(), weight=1.0)
    known = written_out(low) or nation(low)
    return Token(Kind.NAME, known, low, *match.span(), weight=weight_of(known), unit=LETTERS if known == low else "")


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _month(low: str) -> int | None:
    return _MONTHS.index(low[:3]) + 1 if low[:3] in _MONTHS else None


def _number(
    text: str, matches: list[re.Match[str]], at: int, found: list[Token], shared: dict[int, float]
) -> tuple[Token | None, int]:
    match = matches[at]
    word = match.group()
    figure = word[0].isdigit()
    value, step = (float(word.replace(",", "")), 1) if figure else spelled(_words(matches, at, _LONGEST_NUMBER))
    end = matches[at + step - 1].end()
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    if figure and (_CLOCK.match(text, end) or before == ":"):
        return None, step
    if figure and (date := _part_of_date(text, match, value, before, found)) is not None:
        return date, step
    magnitude = 1.0
    while figure and _at(matches, at + step).lower() in MAGNITUDES:
        magnitude *= MAGNITUDES[_at(matches, at + step).lower()]
        end, step = matches[at + step].end(), step + 1
    value *= magnitude if magnitude > 1 else shared.get(match.start(), 1.0)
    unit = _unit(text, matches, at, step, value)
    shown = word if figure else ""
    before = text[max(0, match.start() - 22) : match.start()].lower()
    loose = any(word.startswith("dozen") for word in _words(matches, at, step))
    low, high = _bounds(before, value, math.inf if loose else _rounding(shown) * magnitude)
    return Token(Kind.NUMBER, "", word.lower(), match.start(), end, value=value, low=low, high=high, unit=unit), step


def _part_of_date(text: str, match: re.Match[str], value: float, before: str, found: list[Token]) -> Token | None:
    old = _OLD_YEAR.fullmatch(match.group()) and _BEFORE_YEAR.search(text, max(0, match.start() - 10), match.start())
    if old and not _COUNTED.match(text, match.end()):
        return Token(Kind.DATE, match.group(), match.group(), *match.span(), value=value, unit="year")
    if _YEAR.fullmatch(match.group()) and before not in "$£€-" and not _FOLLOWS_YEAR.match(text, match.end()):
        return Token(Kind.DATE, match.group(), match.group(), *match.span(), value=value, unit="year")
    last = found[-1] if found else None
    if last is not None and last.unit == "month" and value <= 31 and match.start() - last.end <= 2:
        return Token(Kind.DATE, match.group(), match.group(), *match.span(), value=value, unit="day")
    return None


def _unit(text: str, matches: list[re.Match[str]], at: int, step: int, value: float) -> str:
    before = text[matches[at].start() - 1 : matches[at].start()] if matches[at].start() else ""
    end = matches[at + step - 1].end()
    after = _at(matches, at + step).lower()
    if after in ("%", "percent", "percentage") or (after == "per" and _at(matches, at + step + 1) == "cent"):
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


_LONGEST_NUMBER = 12
"""Words of a number in words that are read."""


def _words(matches: list[re.Match[str]], at: int, most: int) -> list[str]:
    return [match.group().lower() for match in matches[at : at + most]]


def _at(matches: list[re.Match[str]], at: int) -> str:
    return matches[at].group() if 0 <= at < len(matches) else ""


def _word(text: str, matches: list[re.Match[str]], at: int, *, first: bool) -> Token:
    match = matches[at]
    word, span = match.group(), match.span()
    low = word.lower().replace("’", "'")
    capital = word[0].isupper()
    base = low.removesuffix("'s").removesuffix("'")
    if capital and (base in lists()["month"] or base in lists()["weekday"]) and _is_date(text, matches, at, base):
        unit = "weekday" if base in lists()["weekday"] else "month"
        return Token(Kind.DATE, base, low, *span, value=float(_month(base) or 0) if unit == "month" else 0.0, unit=unit)
    if (low, _at(matches, at + 1).lower()) in _NO_DENIAL:
        return Token(Kind.STOP, low, low, *span)  # "never before had so many come": so many came
    if low.endswith("n't") or low in lists()["negation"]:
        return Token(Kind.NEGATION, low, low, *span)
    if capital and base in lists()["title"]:
        return Token(Kind.TITLE, base, base, *span, weight=1.0)
    if capital and len(word) == 1 and not first and text[match.end() : match.end() + 1] == ".":
        return Token(Kind.NAME, base, base, *span)  # an initial
    if base in lists()["stop"] or (len(base) < 3 and not capital) or len(base) < 2:
        return Token(Kind.STOP, base, base, *span)
    if capital and (not first or _names_first(matches, at, base)):
        known = _known_name(text, matches, at, base)
        letters = LETTERS if len(word) > 1 and word.isupper() and known == base else ""
        return Token(Kind.NAME, known, base, *span, weight=weight_of(root(known)), unit=letters)
    form = root(nation(base) if capital else base)
    return Token(
        Kind.WORD, form, base, *span, weight=min(weight_of(form), 4.0) if base in directions() else weight_of(form)
    )


_NO_DENIAL = frozenset({("never", "before"), ("no", "confidence"), ("no", "fly"), ("no", "deal"), ("not", "only")})
"""Negations that with the next word deny nothing of what is told."""


def _known_name(text: str, matches: list[re.Match[str]], at: int, base: str) -> str:
    """The word by which a name is known: a state behind its abbreviation, a country behind its adjective."""
    if base == "states" and _at(matches, at - 1).lower() == "united":
        return "america"
    stopped = text[matches[at].end() : matches[at].end() + 1] == "."
    return (written_out(base) if stopped else None) or nation(base)


def _is_date(text: str, matches: list[re.Match[str]], at: int, base: str) -> bool:
    """Whether a word like "may" or "march" stands where a month stands."""
    if base not in ("may", "march"):
        return True
    return bool(_MONTH_NEAR.match(text, matches[at].end())) or _at(matches, at - 1).lower() in _MONTH_AFTER


def _names_first(matches: list[re.Match[str]], at: int, base: str) -> bool:
    """Whether the first word of a sentence is a name: no word of the language, or a part of a longer name."""
    if weight_of(root(base)) < _COMMON or simplemma.is_known(base, lang="en"):
        after = _at(matches, at + 1)
        named = after[:1].isupper() and len(after) > 1 and not _is_listed(after.lower())
        return is_region(nation(base)) or (named and matches[at + 1].start() - matches[at].end() == 1)
    return True


def _is_listed(low: str) -> bool:
    """Whether a word with a capital is one of a date or a title: no part of the name before it."""
    return any(low in lists()[kind] for kind in ("month", "weekday", "title"))
