"""A sentence as tokens: words by their stems, numbers by their values and hedges, parts of dates, negations."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import simplemma

from services.comparison.sentences.cardinals import MAGNITUDES, begins_number
from services.comparison.sentences.centuries import ORDINALS, centuries
from services.comparison.sentences.matches import month_of, word_at, words_at
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.reckoning import DAYS, FRACTIONS, number_at
from services.comparison.sentences.stems import root
from services.comparison.sentences.tables import directions, lists, weight_of
from services.comparison.words.lands import written_out
from services.comparison.words.vocabulary import is_region, nation

_TOKEN = re.compile(
    r"(?P<short>(?:[A-Z]\.)+[A-Z]\b\.?|\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St)\.)"
    rf"|(?P<number>\d+(?:,\d{{3}})*(?:\.\d+|\s?[{FRACTIONS}])?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>[$£€%;,.:])"
)
_RANGE = re.compile(
    r"\d(?:[\d,.]*\d)?\s?(?:to|and|or|-|–)\s?[$£€]?\d(?:[\d,.]*\d)?\s(million|billion|trillion|thousand)\b"
)
_BREAK = re.compile(r"[;:,.()\[\]\"“”—–]| -")
"""What parts two clauses."""
_DECADE = re.compile(r"\d{2,3}0['’]?s\b")
"""Ten years ("the 1990s") or a hundred: no date that differs from one of them, and no number."""
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
_HUNDRED_YEARS = re.compile(r"century|00s", re.IGNORECASE)
_LONGEST_DATE = 4
"""Words of a century: "7", "th", "century"."""
_LONGEST = 600
LETTERS = "letters"
"""Unit of a name in capitals only."""
_COMMON = 6.2
"""Below this weight a word at the beginning of a sentence is no name."""


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
    dated = centuries(text) if _HUNDRED_YEARS.search(text) else {}
    at = 0
    while at < len(matches):
        kind, step = matches[at].lastgroup, 1
        if (date := dated.get(matches[at].start())) is not None:
            found.append(date)
            step = sum(date.start <= m.start() < date.end for m in matches[at : at + _LONGEST_DATE])
        elif kind == "number" and _DECADE.match(text, matches[at].start()):
            step = 2
        elif kind == "number" or (kind == "word" and begins_number(words_at(matches, at, 5))):
            token, step = number_at(text, matches, at, found, shared)
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
    month = month_of(low) if len(low) > 2 else None
    if month is not None:
        return Token(Kind.DATE, low[:3], low, *match.span(), value=month, unit="month")
    if low in lists()["title"]:
        return Token(Kind.TITLE, low, low, *match.span(), weight=1.0)
    known = written_out(low) or nation(low)
    return Token(Kind.NAME, known, low, *match.span(), weight=weight_of(known), unit=LETTERS if known == low else "")


def _word(text: str, matches: list[re.Match[str]], at: int, *, first: bool) -> Token:
    match = matches[at]
    word, span = match.group(), match.span()
    low = word.lower().replace("’", "'")
    capital = word[0].isupper()
    base = low.removesuffix("'s").removesuffix("'")
    if capital and (base in lists()["month"] or base in lists()["weekday"]) and _is_date(text, matches, at, base):
        unit = "weekday" if base in lists()["weekday"] else "month"
        return Token(
            Kind.DATE, base, low, *span, value=float(month_of(base) or 0) if unit == "month" else 0.0, unit=unit
        )
    if low in ORDINALS and word_at(matches, at + 1) == "of" and word_at(matches, at + 2).lower() in lists()["month"]:
        return Token(Kind.DATE, low, low, *span, value=ORDINALS.index(low) + 1.0, unit="day")  # "the third of March"
    if (low, word_at(matches, at + 1).lower()) in _NO_DENIAL:
        return Token(Kind.STOP, low, low, *span)  # "never before had so many come": so many came
    if low.endswith("n't") or low in lists()["negation"]:
        return Token(Kind.NEGATION, low, low, *span)
    if capital and base in lists()["title"]:
        return Token(Kind.TITLE, base, base, *span, weight=1.0)
    if capital and len(word) == 1 and not first and text[match.end() : match.end() + 1] == ".":
        return Token(Kind.NAME, base, base, *span)  # an initial
    if base.partition("'")[0] in lists()["stop"] or (len(base) < 3 and not capital) or len(base) < 2:
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
    if base == "states" and word_at(matches, at - 1).lower() == "united":
        return "america"
    stopped = text[matches[at].end() : matches[at].end() + 1] == "."
    return (written_out(base) if stopped else None) or nation(base)


def _is_date(text: str, matches: list[re.Match[str]], at: int, base: str) -> bool:
    """Whether a word like "may" or "march" stands where a month stands."""
    if base not in ("may", "march"):
        return True
    before = word_at(matches, at - 1).lower()
    if before.isdigit() and float(before) <= DAYS and matches[at].start() - matches[at - 1].end() == 1:
        return True  # "on 3 March"
    return bool(_MONTH_NEAR.match(text, matches[at].end())) or before in _MONTH_AFTER


def _names_first(matches: list[re.Match[str]], at: int, base: str) -> bool:
    """Whether the first word of a sentence is a name: no word of the language, or a part of a longer name."""
    if weight_of(root(base)) < _COMMON or simplemma.is_known(base, lang="en"):
        after = word_at(matches, at + 1)
        named = after[:1].isupper() and len(after) > 1 and not _is_listed(after.lower())
        return is_region(nation(base)) or (named and matches[at + 1].start() - matches[at].end() == 1)
    return True


def _is_listed(low: str) -> bool:
    """Whether a word with a capital is one of a date or a title: no part of the name before it."""
    return any(low in lists()[kind] for kind in ("month", "weekday", "title"))
