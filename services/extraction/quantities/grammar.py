"""From a text to its quantities: finds where a number starts, how far it goes, and what it counts."""

from __future__ import annotations

import re
from dataclasses import replace

from services.extraction.model import Hedge, Quantity, QuantityRole, Span
from services.extraction.quantities import ages, constructions, loose, names, numbers
from services.extraction.quantities.assembling import assemble, tidy
from services.extraction.quantities.compounds import and_a_half, feet_and_inches, hedged_one, one_and_more, rate_points
from services.extraction.quantities.exclusions import Masks, masked, tells_time
from services.extraction.quantities.fractions import fraction
from services.extraction.quantities.idioms import is_no_count, is_some_day
from services.extraction.quantities.money import currency_before, is_money
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.ranges import STARTERS, from_little, plain_number, same_unit_twice, upper_bound
from services.extraction.quantities.sharing import shared_unit, with_magnitude, with_rates
from services.extraction.quantities.tokens import Tokens, listed, tokenise
from services.extraction.quantities.units import Unit, pounds, unit_after
from services.extraction.quantities.votes import with_votes


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """All quantities of `text[start:end]` in reading order; spans are offsets into `text`.

    >>> [(q.low, q.high, q.unit, q.counted) for q in find_quantities("some 8,600 student visas")]
    [(8170.0, 9030.0, 'visa', ('visa', 'student'))]
    >>> find_quantities("The Boeing 737 landed at 10:30 on May 5, 2025.")
    ()
    """
    stop = len(text) if end is None else end
    tokens = tokenise(text, start, stop)
    masks = Masks(masked(text, start, stop))
    found: list[Quantity] = []
    i = 0
    while i < len(tokens):
        word = tokens.words[i]
        begins = word[0].isdecimal() or word in STARTERS or constructions.starts(word)
        if not begins or masks.cover(tokens.starts[i]):
            i += 1
            continue
        quantities, i = _at(tokens, i)
        for quantity in quantities:
            if found and _continues(text, found[-1], quantity):
                found[-1] = _sum(found[-1], quantity)
            elif found and _closes(text, found[-1], quantity):
                found[-1] = _range(found[-1], quantity)
            else:
                found.append(_of_others(found, quantity) if _points(text, quantity) else _of_those(text, quantity))
    return tuple(with_votes(text, start, stop, with_rates(text, found)))


_OF_THEM = re.compile(r" of (?:them|whom)\b")
_OF_MORE = re.compile(r" (?:have|has|had|were|was|are)\b")


def _of_those(text: str, quantity: Quantity) -> Quantity:
    """“the 300 who have applied”: a bare number of people, since they are asked who they are."""
    bare = quantity.unit == "count" and not quantity.counted
    return replace(quantity, unit="people") if bare and text.startswith(" who ", quantity.span.end) else quantity


def _points(text: str, quantity: Quantity) -> bool:
    """Whether a number counts what one before it counts: "three of them", "another 300 were turned away"."""
    if quantity.unit != "count":
        return quantity.unit == "other"
    if not quantity.counted and text.endswith("including ", 0, quantity.span.start):
        return True
    more = quantity.role is QuantityRole.ADDITION and _OF_MORE.match(text, quantity.span.end)
    return bool(more or _OF_THEM.match(text, quantity.span.end))


def _of_others(found: list[Quantity], others: Quantity) -> Quantity:
    """As in "12 people died and eight others were hurt": others of those told before, and people where none are.

    "Eight people were hurt, three of them badly" counts people too.
    """
    counts = [q for q in found if q.unit == "people" or q.unit in q.counted[:1]]
    whom = next((q for q in counts if q.unit == "people"), counts[-1] if counts else None)
    if whom is None:
        return others if others.unit == "count" else replace(others, unit="people", counted=("people",))
    return replace(others, unit=whom.unit, counted=whom.counted or ("people",))


def _continues(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two measures are one in two units ("7 lb 4 oz"): the second is below one of the first."""
    if first.unit != second.unit or first.unit not in {"m", "kg", "day"} or second.hedge is not Hedge.EXACT:
        return False
    if first.number is None or second.number is None or not 0 < second.number < first.step:
        return False
    return text[first.span.end : second.span.start].strip(" ,") in {
        "",
        "and",
    } and second.span.start - first.span.end <= len(" and ")


_RANGING = re.compile(r"\brang(?:e|es|ed|ing) (?:anywhere )?from (?:the )?(?:low |mid |high )?\Z")
_FARTHEST = 40


def _closes(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two hedged numbers are the ends of a range: "ranging from the low hundreds to more than 1,300"."""
    start = first.span.start
    alike = first.unit == second.unit or "count" in {first.unit, second.unit}
    to = alike and text[first.span.end : second.span.start] == " to "
    return to and first.low is not None and _RANGING.search(text, max(0, start - _FARTHEST), start) is not None


def _range(first: Quantity, second: Quantity) -> Quantity:
    return replace(
        second,
        span=Span(first.span.start, second.span.end),
        low=first.low,
        number=None,
        hedge=Hedge.RANGE,
        unit=first.unit if second.unit == "count" else second.unit,
        counted=second.counted or first.counted,
        rule="range",
    )


def _sum(first: Quantity, second: Quantity) -> Quantity:
    part = second.number or 0.0
    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        low=None if first.low is None else tidy(first.low + part),
        high=None if first.high is None else tidy(first.high + part),
        number=tidy((first.number or 0.0) + part),
        step=second.step,
        counted=second.counted or first.counted,
    )


def find_numbers(text: str) -> tuple[tuple[Span, float], ...]:
    """Every plain number as written, whatever it counts or names, with its place: no hedges, units or exclusions.

    >>> find_numbers("Flight 17 had twenty-four seats")[1][1]
    24.0
    """
    tokens = tokenise(text)
    found: list[tuple[Span, float]] = []
    i = 0
    while i < len(tokens):
        number = plain_number(tokens, i)
        if number is None or number.value is None:
            i += 1
            continue
        found.append((Span(tokens.starts[i], tokens.ends[number.end - 1]), float(number.value)))
        i = number.end
    return tuple(found)


def _at(tokens: Tokens, i: int) -> tuple[tuple[Quantity, ...], int]:
    """The quantities that start at token `i`, and the token to go on from."""
    special = constructions.read(tokens, i)
    if special is not None:
        return special
    if tokens.at(i) in {"a", "an"} and (single := one_and_more(tokens, i) or hedged_one(tokens, i)) is not None:
        one, measure = and_a_half(tokens, *single)
        if measure is not None and measure.name == "day" and tells_time(tokens, i, measure.end):
            return (), measure.end
        return assemble(tokens, one, measure, i)
    number = _number(tokens, i)
    if number is None:
        return (), i + 1
    if number.share:
        return assemble(tokens, number, None, number.first)
    code, first = currency_before(tokens, number.first, large=number.grouped)
    ranges = (upper_bound, same_unit_twice, from_little)
    number = next((wider for rule in ranges if (wider := rule(tokens, number, first)) is not None), number)
    number = with_magnitude(tokens, number)
    if (aged := ages.of_range(tokens, number)) is not None:
        return aged
    unit = _unit(tokens, number, code, first)
    if unit is not None and unit.name == "day" and tells_time(tokens, first, unit.end):
        return (), unit.end
    if unit is not None and is_some_day(tokens, number, unit):
        return (), unit.end
    if names.named(tokens, number, unit) or (unit is None and is_no_count(tokens, number)):
        return (), number.end
    number, unit = feet_and_inches(tokens, *and_a_half(tokens, number, unit))
    return assemble(tokens, number, unit, first)


def _unit(tokens: Tokens, number: Number, code: str, first: int) -> Unit | None:
    """The unit by the sign before the number or by the word after it ("millions of dollars")."""
    if code:
        return Unit(code, 1.0, 0.0, number.end)
    after = number.end + 1 if number.value is None and tokens.at(number.end) == "of" else number.end
    unit = pounds(tokens, first, after, number.high) or rate_points(tokens, number) or unit_after(tokens, after)
    if unit is None:
        return shared_unit(tokens, number)
    if unit.name == "KRW" and number.magnitude == 1.0 and number.high < _LEAST_WON:
        return None  # "of the 30, 20 won seats"
    return unit if after == number.end or is_money(unit.name) else None


_LEAST_WON = 1000
"""Below it "won" after a number is a verb."""


def _number(tokens: Tokens, i: int) -> Number | None:
    word = tokens.words[i]
    if tokens.at(i - 1) == "-" and tokens.joined(i) and tokens.joined(i - 1) and tokens.at(i - 2).isalpha():
        glued = word[0].isdecimal() and tokens.joined(i + 1) and tokens.at(i + 1).isalpha()
        if glued and tokens.capitalised(i - 2):
            return None  # "the planet Kelda-4b": a name
    if word[0].isdecimal() and _lettered(tokens, i):
        return None
    found = fraction(tokens, i)
    if found is None and word[0].isdecimal():
        found = numbers.digits(tokens, i)
    if found is None:
        found = loose.plural_magnitude(tokens, i) or loose.loose(tokens, i)
    if found is None and (word in numbers.UNITS or word in numbers.TENS or word in numbers.MAGNITUDES):
        if word in numbers.MAGNITUDES and tokens.at(i - 1) not in {
            "a",
            "an",
            "the",
            "per",
            "one",
            "some",
            "about",
            "nearly",
            "almost",
            "every",
        }:
            return None
        found = numbers.words(tokens, i)
        if found and word in numbers.MAGNITUDES and tokens.at(i - 1) in {"a", "an"}:
            found = replace(found, first=i - 1)
        if found and tokens.at(i - 1) == "-" and tokens.joined(i) and tokens.at(i - 2).isalpha():
            return None
    return found


_NAMED = frozenset(
    listed(
        """
    comet asteroid flight number gate room route road line platform bus tram train model seat unit section block house
    plot lot gene variant strain planet star
    """
    )
)
"""Nouns behind which a number with a letter is a name."""


def _lettered(tokens: Tokens, i: int) -> bool:
    """As in "comet 41K", "flight 17B": a number with a letter that names and does not count."""
    glued = tokens.joined(i + 1) and tokens.at(i + 1) in {"k", "b", "m", "t"}
    return glued and tokens.at(i - 1) in _NAMED
