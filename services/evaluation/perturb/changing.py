"""How one field of a sentence is changed: pure functions of the sentence and a seed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from random import Random

from services.evaluation.perturb.model import Kind
from services.extraction.frames.parsing.parser import lemma_of
from services.extraction.model import Span

_FACTORS = (0.4, 0.5, 0.6, 0.7, 1.5, 1.8, 2.5, 4.0)
"""No rounding and no hedge of news explains these."""
_SHRINKS = (0.3, 0.4, 0.5, 0.6)
"""What a count that only grows cannot do."""
_DAYS_APART = 3
_PLACES = ("city", "state", "abbreviation", "country", "people", "region", "gulf")
_BODIES = ("chamber", "party", "broadcaster", "paper", "agency", "department")
_AUXILIARIES = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "am",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "should",
        "must",
        "did",
        "does",
        "do",
    ]
)
_CONTRACTED = {"won't": "will", "can't": "can", "shan't": "shall"}
_ABBREVIATED = re.compile(r"(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:not|never|no longer)\s+|\s+(?:not|never|no longer)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    text = (files("services.evaluation.perturb") / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _words(kind: str) -> tuple[str, ...]:
    return next(row[1:] for row in _rows("values.tsv") if row[0] == kind)


@cache
def _turned() -> dict[str, str]:
    pairs = _rows("directions.tsv")
    return {row[0]: row[1] for row in pairs} | {row[1]: row[0] for row in pairs}


def change_value(text: str, span: Span, kind: Kind, seed: str, taken: str = "") -> str:
    """What the words at `span` are replaced with.

    Arguments:
        text: the article's text, or a sentence.
        span: the words of the field.
        kind: which field it is.
        seed: the same seed always gives the same words.
        taken: words that may not be chosen: what both sentences say already.

    Raises:
        ValueError: the words are none that this kind of change knows.

    >>> change_value("Nine people died.", Span(12, 16), Kind.NEGATION, "1")
    'did not die'
    >>> change_value("The toll was not revised.", Span(9, 16), Kind.NEGATION, "1")
    'was'
    >>> change_value("The House passed it.", Span(4, 9), Kind.NAME, "1")
    'Senate'
    >>> change_value("Exports rose by 3%.", Span(8, 12), Kind.DIRECTION, "1")
    'fell'

    """
    words = span.of(text)
    rng = Random(seed)  # noqa: S311  (a measure, not a secret)
    if kind in (Kind.NUMBER, Kind.TOLL):
        share = re.match(r"\s?(?:%|percent|per cent)", text[span.end :]) is not None
        return _number(words, rng, shrink=kind is Kind.TOLL, top=100 if share else None)
    if kind is Kind.DATE:
        return _date(words, rng)
    if kind is Kind.PLACE:
        return _place(words, rng, taken + text)
    if kind is Kind.NAME:
        return _name(words, rng, taken + text)
    return _direction(words) if kind is Kind.DIRECTION else _negation(words)


def _number(words: str, rng: Random, *, shrink: bool, top: float | None) -> str:
    lower = words.lower()
    if lower in _words("word") or lower == "one":
        return _as(words, _other_word(lower, rng, shrink=shrink))
    if _FIGURE.fullmatch(words) is None:
        raise ValueError(f"{words!r} is no number that can be changed")
    value = float(words.replace(",", ""))
    decimals = len(words.partition(".")[2])
    factors = [f for f in (_SHRINKS if shrink else _FACTORS) if top is None or value * f <= top]
    zeros = len(words) - len(words.rstrip("0,")) if not decimals else 0
    step = 10 ** len(words[len(words) - zeros :].replace(",", "")) if zeros else 10**-decimals
    changed = round(value * rng.choice(factors) / step) * step
    if abs(changed - value) < max(2 * step, 0.2 * value):
        changed = value + 3 * step if not shrink else max(value - 2 * step, step)
    return f"{changed:{',' if ',' in words else ''}.{decimals}f}"


def _other_word(word: str, rng: Random, *, shrink: bool) -> str:
    known = ("one", *_words("word"))
    at = known.index(word)
    far = [w for i, w in enumerate(known) if i and (abs(i - at) > 1 and i < at if shrink else abs(i - at) > 1)]
    return rng.choice(far or [w for i, w in enumerate(known) if i > 3 * at + 2])


def _as(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _date(words: str, rng: Random) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", words):
        return str(int(words) - rng.randint(1, 4))
    day = re.search(r"\b\d{1,2}\b", words)
    if day is not None:
        others = [d for d in range(1, 29) if abs(d - int(day.group())) >= _DAYS_APART]
        return words[: day.start()] + str(rng.choice(others)) + words[day.end() :]
    for kind in ("weekday", "month"):
        if words.capitalize() in _words(kind):
            return rng.choice([w for w in _words(kind) if w != words.capitalize()])
    if _ABBREVIATED.fullmatch(words):
        return rng.choice([m for m in _words("month") if m[:3].lower() != words[:3].lower()])
    raise ValueError(f"{words!r} is no date that can be changed")


def _of_the_sort(words: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """The words of one sort with these, where they are known to be of one of these sorts."""
    return next((_words(kind) for kind in kinds if words in _words(kind)), ())


def _place(words: str, rng: Random, taken: str) -> str:
    return rng.choice([w for w in _of_the_sort(words, _PLACES) or _words("city") if w not in taken])


def _name(words: str, rng: Random, taken: str) -> str:
    """Another body of the sort; another person, where it is no body that is known or none is left."""
    if bodies := [w for w in _of_the_sort(words, _BODIES) if w not in taken]:
        return rng.choice(bodies)
    last = rng.choice([w for w in _words("last") if w not in taken])
    if " " not in words:
        return last
    return f"{rng.choice([w for w in _words('first') if w not in taken])} {last}"


def _direction(words: str) -> str:
    try:
        return _as(words, _turned()[words.lower()])
    except KeyError:
        raise ValueError(f"{words!r} is no direction that can be turned; see directions.tsv") from None


def _negation(words: str) -> str:
    plain = words.replace("’", "'")
    if plain.lower() in _CONTRACTED:
        return _as(words, _CONTRACTED[plain.lower()])
    if plain.endswith("n't"):
        return plain.removesuffix("n't")
    if _NEGATIVE.search(plain):
        return _NEGATIVE.sub("", plain, count=1)
    first, _, rest = words.partition(" ")
    if first.lower() in _AUXILIARIES:
        return f"{first} not {rest}".rstrip()
    tag, auxiliary = ("VBZ", "does") if plain.endswith("s") else ("VBD", "did")
    return f"{auxiliary} not {lemma_of(plain.lower(), tag)}"
