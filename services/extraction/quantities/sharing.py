"""What a number takes from elsewhere in its sentence: a unit, a noun, or what it is per.

"From 10 to 12 cents", "40 full-time and 30 part-time workers", "far more people (300)", "from $6 an hour to $9".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extraction.model import Quantity
from services.extraction.quantities.counted import adjectives_after, counted_after
from services.extraction.quantities.forms import is_plural, lemma
from services.extraction.quantities.money import is_money
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.ranges import moved_to, plain_number
from services.extraction.quantities.tokens import Tokens
from services.extraction.quantities.units import Unit, unit_after

_JOINS = frozenset({"and", "or", ","})


def with_magnitude(tokens: Tokens, number: Number) -> Number:
    """The first number of "from 10 to 12 million" with the magnitude of the second."""
    second = moved_to(tokens, number)
    alone = number.magnitude == 1.0 and number.value is not None and number.value < 1000
    if second is None or second.magnitude == 1.0 or not alone:
        return number
    by = second.magnitude
    return replace(number, value=(number.value or 0) * by, low=number.low * by, high=number.high * by,
                   step=number.step * by, grouped=True)  # fmt: skip


def shared_unit(tokens: Tokens, number: Number) -> Unit | None:
    """The unit of the second number of "from 10 to 12 cents", as the first one's; None where it has none."""
    second = moved_to(tokens, number)
    unit = unit_after(tokens, second.end) if second is not None else None
    return None if unit is None else replace(unit, end=number.end)


def shared_noun(tokens: Tokens, number: Number, end: int) -> tuple[str, ...]:
    """Lemmas of the noun that stands only behind the second number; the first one's own adjectives with it."""
    second = moved_to(tokens, number)
    if second is not None:
        return counted_after(tokens, second.end)[0]
    own = adjectives_after(tokens, end)
    at = own[-1] + 1 if own else end
    if not own or tokens.at(at) not in _JOINS:
        return ()
    at += tokens.at(at) == "," and tokens.at(at + 1) == "and"
    other = plain_number(tokens, at + 1)
    if other is None:
        return ()
    counted, _ = counted_after(tokens, other.end)
    return (counted[0], *(lemma(tokens.words[j]) for j in own)) if counted else ()


_MANY = frozenset({"more", "fewer", "most", "many", "number", "numbers"})
_FARTHEST = 7
"""Words between a figure in brackets and the noun that it counts."""


def bracketed_noun(tokens: Tokens, first: int, end: int) -> tuple[str, ...]:
    """Lemma of the noun that a figure in brackets counts: "far more people (300)", "twice as many out of work (300)".

    It stands right before the bracket, or behind a word of quantity with no other plural in between.
    """
    if tokens.at(first - 1) != "(" or tokens.at(end) != ")":
        return ()
    counted: list[int] = []
    for at in range(first - 2, max(-1, first - 2 - _FARTHEST), -1):
        word = tokens.words[at]
        if word in _MANY and counted:
            return (lemma(tokens.words[counted[0]]),) if len(counted) == 1 else ()
        if not word.isalpha():
            break
        if is_plural(word) and not tokens.capitalised(at):
            counted.append(at)
    return (lemma(tokens.words[counted[0]]),) if counted[:1] == [first - 2] else ()


_TO = re.compile(r"(?:,? (?:up|down))? (?:to|from)(?: (?:the|a|an|its|their)(?: [a-z-]+)?)? ")
_OF_RATED = re.compile(r"(?: [a-z-]+){1,3} (?:to|from) ")
"""Between a rated amount and the other: "the $7.25 hourly minimum wage to $9"."""
_COMPARED = re.compile(r"[^.;:()$€£]{0,60}?,? (?:up from|down from|compared (?:with|to)|versus|against|and not) ")
"""The same where what it is compared with stands last: "$3 a share in the first quarter, up from $2.10"."""
_LONGEST_LINK = 90


def with_rates(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Amounts of which one goes to the other, or comes from it, are per the same: "from $6 an hour to the full $9"."""
    rated = list(found)
    for at in range(1, len(rated)):
        one, other = rated[at - 1], rated[at]
        if one.span.end + _LONGEST_LINK < other.span.start or "/" not in one.unit + other.unit:
            continue
        between = text[one.span.end : other.span.start]
        links = (_TO, _OF_RATED, _COMPARED) if "/" in one.unit else (_TO,)
        linked = any(link.fullmatch(between) for link in links)
        if linked and _lacks_rate(one, other):
            rated[at - 1] = replace(one, unit=other.unit, counted=one.counted or other.counted)
        elif linked and _lacks_rate(other, one):
            rated[at] = replace(other, unit=one.unit, counted=other.counted or one.counted)
    return rated


def as_rated_elsewhere(sentences: Sequence[Sequence[Quantity]], text: str) -> list[tuple[Quantity, ...]]:
    """The amounts of an article, sentence by sentence: the $7.25 that it tells an hour are so wherever it tells them.

    Only of amounts with cents, which are no others by chance, and that are told per one thing alone.
    """
    rates: dict[tuple[float, str], set[str]] = {}
    for quantity in (q for sentence in sentences for q in sentence):
        unit, _, per = quantity.unit.partition("/")
        if per and is_money(unit) and _has_cents(quantity):
            rates.setdefault((quantity.number or 0.0, unit), set()).add(per)
    if not rates:
        return [tuple(sentence) for sentence in sentences]
    known = {amount: f"{amount[1]}/{min(per)}" for amount, per in rates.items() if len(per) == 1}
    return [
        tuple(with_rates(text, [replace(q, unit=known.get((q.number or 0.0, q.unit), q.unit)) for q in sentence]))
        for sentence in sentences
    ]


def _has_cents(quantity: Quantity) -> bool:
    return quantity.number is not None and quantity.number % 1 > 0 and quantity.step < 1


def _lacks_rate(bare: Quantity, rated: Quantity) -> bool:
    """Whether one is of the other's unit without what it is per, or of none where the other counts something."""
    unit, _, per = rated.unit.partition("/")
    whole = bool(rated.counted) or unit in _WHOLE
    alike = bare.unit == unit and (is_money(unit) or whole)
    return bool(per) and (alike or (bare.unit == "count" and not bare.counted and whole))


_WHOLE = frozenset({"barrel"})
"""Measures that are told in themselves: a bare number beside them is of them."""
