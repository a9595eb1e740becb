"""Units of measure and money, read from the words after a number and the sign before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.extraction.quantities import money
from services.extraction.quantities.tokens import Tokens, listed

BELOW_ZERO = frozenset({"degC", "degree"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: `number * factor + offset` is the value in canonical unit `name`; `end` is the token after."""

    name: str
    factor: float
    offset: float
    end: int


@cache
def _forms() -> dict[tuple[str, ...], tuple[str, float, float]]:
    """Every name of a unit, singular and plural, by its words."""
    table: dict[tuple[str, ...], tuple[str, float, float]] = {}
    for line in Path(__file__).with_name("units.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, name, factor, offset = line.split("\t")
            words = tuple(form.split())
            row = (name, float(factor), float(offset))
            table[words] = row
            if (len(words[-1]) > 3 and words[-1].isalpha() and not words[-1].endswith(("s", "feet"))) or words[-1] in {
                "day",
                "bp",
                "ton",
            }:
                table[(*words[:-1], words[-1] + "s")] = row
            if " per " in form or " an " in form:  # "miles per hour"
                table[(words[0] + "s", *words[1:])] = row
            if words[0] == "degree":
                table[("degrees", *words[1:])] = row
    for words, code, worth in money.names():
        table[words] = table[(*words[:-1], words[-1] + "s")] = (code, worth, 0.0)
    return table


_LONGEST_NAME = 3
"""Words of a unit's name: "new zealand dollar"."""


def unit_after(tokens: Tokens, end: int) -> Unit | None:
    """The unit that starts at token `end`, past a hyphen ("10-mile", "a 10-square-mile park"), longest form first.

    A unit symbol of one or two letters must touch the number or stand right after it in the case of its symbol.
    """
    at = end + 1 if tokens.at(end) == "-" and tokens.joined(end) and tokens.joined(end + 1) else end
    special = _degrees(tokens, at) or _slashed_speed(tokens, at)
    if special:
        return special
    words, ends = _name_words(tokens, at)
    for length in range(len(words), 0, -1):
        row = _forms().get(words[:length])
        if row is not None:
            return Unit(*row, ends[length - 1])
    return _short(tokens, at)


def _name_words(tokens: Tokens, at: int) -> tuple[tuple[str, ...], list[int]]:
    """The words at token `at` that may be a unit's name, and where each ends: "U.S." is one, a hyphen none."""
    words: list[str] = []
    ends: list[int] = []
    while len(words) < _LONGEST_NAME and at < len(tokens):
        word, end = tokens.words[at], at + 1
        if word == "u" and tokens.words[at + 1 : at + 4] == (".", "s", "."):
            word, end = "us", at + 4
        if not word[0].isalpha() and word != "%":
            break
        words.append(word)
        ends.append(end)
        tied = tokens.at(end) == "-" and tokens.joined(end) and tokens.joined(end + 1)
        at = end + 1 if tied else end
    return tuple(words), ends


def _degrees(tokens: Tokens, at: int) -> Unit | None:
    word = tokens.at(at)
    scale = ""
    end = at + 1
    if word in {"\u00b0", "\u00ba"}:
        scale, end = tokens.at(at + 1), at + 2
    elif word in {"c", "f"} and tokens.raw(at).isupper() and (tokens.joined(at) or not tokens.at(at + 1).isalpha()):
        scale = word
    elif word == "\u2103":
        scale = "c"
    elif word == "\u2109":
        scale = "f"
    else:
        return None
    if scale == "c":
        return Unit("degC", 1.0, 0.0, end)
    if scale == "f":
        return Unit("degC", 5 / 9, -160 / 9, end)
    return Unit("degree", 1.0, 0.0, at + 1) if word != scale else None


def _slashed_speed(tokens: Tokens, at: int) -> Unit | None:
    three = tokens.words[at : at + 3]
    if three in {("km", "/", "h"), ("km", "/", "hr")}:
        return Unit("m/s", 1 / 3.6, 0.0, at + 3)
    if three == ("m", "/", "s"):
        return Unit("m/s", 1.0, 0.0, at + 3)
    return None


_DIMENSIONS = frozenset({"tall", "high", "long", "wide", "deep", "thick", "across", "above", "below", "away", "apart"})
"""Words behind which an "m" that stands alone means metres."""


def _short(tokens: Tokens, at: int) -> Unit | None:
    """One-letter symbols, where nothing but the unit can be meant: "100m", "6ft 2in", "3 m"."""
    word = tokens.at(at)
    if word == "m" and tokens.raw(at) == "m" and (tokens.joined(at) or tokens.at(at + 1) in _DIMENSIONS):
        return Unit("m", 1.0, 0.0, at + 1)
    if word == "in" and tokens.joined(at):
        return Unit("m", 0.0254, 0.0, at + 1)
    if word == "k" and tokens.joined(at) and tokens.at(at + 1) in {"race", "run"}:
        return Unit("m", 1000.0, 0.0, at + 1)
    if word in {"kg", "g"} and tokens.raw(at) == "g" and tokens.joined(at):
        return Unit("kg", 0.001, 0.0, at + 1)
    if word == "p" and tokens.joined(at) and tokens.words[at + 1 : at + 3] != (".", "m"):
        return Unit("GBP", 0.01, 0.0, at + 1)
    return None


_WEIGHED = frozenset(
    listed(
        """
    weigh weighs weighed weighing lost lose loses losing gained gain shed sheds weight lift lifted lifting
    carrying heavy heavier lighter thrust scales
    """
    )
)
_PAID = frozenset(
    listed(
        """
    cost costs costing pay pays paid paying price priced worth fine fined earn earned earning spend spent
    spending save saved raise raised raising invest invested fee budget debt debts bill bonus salary wages
    ticket fell rose sterling deal sold buy bought charge charged profit loss revenue sales pledged stole
    stolen owed compensation damages million billion
    """
    )
)


_LEAST_PAID = 10_000
"""From here on "pounds" without a word of weight are money."""


def pounds(tokens: Tokens, first: int, end: int, value: float) -> Unit | None:
    """“pounds” after a number: money or weight, by the words around it; the undecided “pound” where they do not say."""
    at = end + 1 if tokens.at(end) == "-" and tokens.joined(end) else end
    if tokens.at(at) not in {"pound", "pounds"}:
        return None
    around = {*tokens.words[max(0, first - 6) : first], *tokens.words[at + 1 : at + 4]}
    if tokens.at(at + 1) == "sterling":
        return Unit("GBP", 1.0, 0.0, at + 2)
    if around & _WEIGHED or (tokens.at(at + 1) == "of" and not around & _PAID):
        return Unit("kg", 0.45359237, 0.0, at + 1)
    if around & _PAID or value >= _LEAST_PAID:
        return Unit("GBP", 1.0, 0.0, at + 1)
    return Unit("pound", 1.0, 0.0, at + 1)
