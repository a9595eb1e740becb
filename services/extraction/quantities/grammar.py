"""From a text to its quantities: finds where a number starts and puts number, hedge, unit, noun and role together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from services.extraction.model import Hedge, Quantity, QuantityRole, Span
from services.extraction.quantities import constructions, numbers
from services.extraction.quantities.counted import acts_on_people, counted_after, is_plural, lemma, people
from services.extraction.quantities.exclusions import (
    is_clock,
    is_date,
    is_list_marker,
    is_year,
    masked,
    names_something,
    tells_time,
)
from services.extraction.quantities.fractions import fraction
from services.extraction.quantities.hedges import hedge_after, hedge_before, interval, strongest
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.roles import role_of
from services.extraction.quantities.tokens import Tokens, listed, tokenise
from services.extraction.quantities.units import (
    BELOW_ZERO,
    MONEY,
    Unit,
    currency_before,
    pounds,
    rate_after,
    unit_after,
)

_STARTERS = (
    frozenset(numbers.UNITS)
    | frozenset(numbers.TENS)
    | frozenset(numbers.MAGNITUDES)
    | frozenset(numbers.PLURALS)
    | frozenset({"half", "a", "few", "several", "couple", "½", "⅓", "⅔", "¼", "¾", "⅕", "⅛", "⅜"})
)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """All quantities of `text[start:end]` in reading order; spans are offsets into `text`.

    >>> [(q.low, q.high, q.unit, q.counted) for q in find_quantities("some 8,600 student visas")]
    [(8170.0, 9030.0, 'visa', ('visa', 'student'))]
    >>> find_quantities("The Boeing 737 landed at 10:30 on May 5, 2025.")
    ()
    """
    stop = len(text) if end is None else end
    tokens = tokenise(text, start, stop)
    blocked = masked(text, start, stop)
    found: list[Quantity] = []
    i = mask = 0
    while i < len(tokens):
        word = tokens.words[i]
        if not (word[0].isdecimal() or word in _STARTERS or constructions.starts(word)):
            i += 1
            continue
        while mask < len(blocked) and blocked[mask][1] <= tokens.starts[i]:
            mask += 1
        if mask < len(blocked) and blocked[mask][0] <= tokens.starts[i]:
            i += 1
            continue
        quantities, i = _at(tokens, i)
        for quantity in quantities:
            if found and _continues(text, found[-1], quantity):
                found[-1] = _sum(found[-1], quantity)
            else:
                found.append(quantity)
    return tuple(found)


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


def _sum(first: Quantity, second: Quantity) -> Quantity:
    part = second.number or 0.0
    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        low=None if first.low is None else _tidy(first.low + part),
        high=None if first.high is None else _tidy(first.high + part),
        number=_tidy((first.number or 0.0) + part),
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
        number = _second(tokens, i)
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
    number = _number(tokens, i)
    if number is None:
        return (), i + 1
    if number.share:
        return _assemble(tokens, number, None, number.first)
    code, first = currency_before(tokens, number.first)
    number = _upper(tokens, number, first) or _same_unit_twice(tokens, number) or number
    unit = _unit(tokens, number, code, first)
    if unit is not None and unit.name == "day" and tells_time(tokens, first, unit.end):
        return (), unit.end
    if unit is None and _is_no_count(tokens, number):
        return (), number.end
    return _assemble(tokens, number, unit, first)


def _unit(tokens: Tokens, number: Number, code: str, first: int) -> Unit | None:
    """The unit by the sign before the number or by the word after it ("millions of dollars")."""
    if code:
        return Unit(code, 1.0, 0.0, number.end)
    after = number.end + 1 if number.value is None and tokens.at(number.end) == "of" else number.end
    unit = pounds(tokens, first, after, number.high) or unit_after(tokens, after)
    return unit if after == number.end or (unit is not None and unit.name in MONEY) else None


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
        found = numbers.plural_magnitude(tokens, i) or numbers.loose(tokens, i)
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


def _is_no_count(tokens: Tokens, number: Number) -> bool:
    """Whether a number without unit or money is a year, a date, a name or an idiom."""
    i, end = number.first, number.end
    hedged = hedge_before(tokens, i)[0] not in {"", "at_most", "exact"}
    plural = is_plural(tokens.at(end)) or is_plural(tokens.at(end + 1))
    denotes = lemma(tokens.at(end)) in people() or lemma(tokens.at(end + 1)) in people()
    if tokens.at(i)[0].isdecimal():
        if is_list_marker(tokens, i):
            return True
        if is_date(tokens, i, end) or is_clock(tokens, end):
            return True
        if not number.grouped and is_year(tokens, i, countable=denotes or (hedged and plural)):
            return True
        return not number.grouped and names_something(tokens, i, end, countable=plural or denotes or hedged)
    return _is_idiom(tokens, number)


_AFTER_ONE = frozenset(
    listed(
        """
    of is was that who to would can could has had day another by thing more such or and can't . , ; : ) ! ? '
    which in on at with for may might will should as if but than i we he she they you it the a an from time
    moment side hand reason way
    """
    )
)
_BEFORE_ONE = frozenset(
    listed(
        """
    no any every this that which the some each only another last next big first second right wrong everyone
    """
    )
)


def _is_idiom(tokens: Tokens, number: Number) -> bool:
    """“one of”, "no one", "the two", "the Gang of Eight", "a four-door car": words that count nothing checkable."""
    i, end = number.first, number.end
    before, after = tokens.at(i - 1), tokens.at(end)
    if not is_plural(after):
        if tokens.capitalised(i) and not tokens.opens_sentence(i) and before in {"of", "the"}:
            return True
        small = number.value is not None and number.value < 10 and after != "-"
        if small and before in {"the", "these", "those", "lesser"} and not counted_after(tokens, end)[0]:
            return True
    if end == i + 1 and tokens.at(i) == "one":
        return _one_is_idiom(tokens, i)
    if after == "-" and tokens.joined(end) and tokens.joined(end + 1):
        return lemma(tokens.at(end + 1)) not in people()
    return False


def _one_is_idiom(tokens: Tokens, i: int) -> bool:
    """Whether "one" is a pronoun or part of a saying rather than a count."""
    after = tokens.at(i + 1)
    if after.endswith("ed") or (is_plural(after) and after != "people") or not after.isalpha():
        return True
    return after in _AFTER_ONE or tokens.at(i - 1) in _BEFORE_ONE


_LINKS = frozenset({"to", "-", "and", "or"})
_BETWEEN_BOUNDS = frozenset({"$", "€", "£", "¥", "₹", "about", "around", "nearly", "us"})


def _upper(tokens: Tokens, number: Number, first: int) -> Number | None:
    """The range that `number` opens: "10 to 15", "5-7%", "between $100 and $200", "2 or 3"."""
    link = "-" if tokens.at(number.end) == "--" else tokens.at(number.end)
    if link not in _LINKS or number.value is None or not _links(tokens, number, link, first):
        return None
    at = number.end + 1
    while tokens.at(at) in _BETWEEN_BOUNDS:
        at += 1
    second = _second(tokens, at)
    if second is None or second.value is None:
        return None
    low, step = number.value, number.step
    shared = number.magnitude == 1.0 and second.magnitude > 1.0 and second.whole is not None and low < second.whole
    if shared and link != "or":
        low, step = low * second.magnitude, step * second.magnitude
    if low >= second.value or (link == "or" and second.value - low > 1):
        return None
    if link == "-" and not number.grouped and not second.grouped and len(tokens.at(number.first)) == 4:
        return None  # 2019-2021
    return Number(number.first, second.end, None, min(step, second.step), low, second.value, "range", grouped=True)


def _links(tokens: Tokens, number: Number, link: str, first: int) -> bool:
    """Whether the word after the number joins the bounds of a range: "from 10 to 15" and "won three to one" do not."""
    lead = tokens.at(hedge_before(tokens, first)[1] - 1)
    if link == "and":
        return lead == "between"
    if link == "to":
        return lead not in {"from", "won", "win", "beat", "lost", "voted"}
    return link == "or" or (tokens.joined(number.end) and tokens.joined(number.end + 1))


def _second(tokens: Tokens, at: int) -> Number | None:
    """The plain number at token `at`."""
    word = tokens.at(at)
    if word and word[0].isdecimal():
        return numbers.digits(tokens, at)
    return numbers.words(tokens, at) if word in _STARTERS else None


def _same_unit_twice(tokens: Tokens, number: Number) -> Number | None:
    """“55 percent to 60 percent”, "3 km to 5 km": a range whose unit stands twice."""
    unit = unit_after(tokens, number.end)
    if unit is None or number.value is None or tokens.at(unit.end) not in {"to", "-"}:
        return None
    second = _second(tokens, unit.end + 1)
    if tokens.at(number.first - 1) == "from" or second is None or second.value is None or number.value >= second.value:
        return None
    other = unit_after(tokens, second.end)
    if other is None or (other.name, other.factor) != (unit.name, unit.factor):
        return None
    step = min(number.step, second.step)
    return Number(number.first, second.end, None, step, number.value, second.value, "range", grouped=True)


def _assemble(tokens: Tokens, number: Number, unit: Unit | None, first: int) -> tuple[tuple[Quantity, ...], int]:
    """Puts hedge, noun, rate and role to a number with its unit."""
    before, hedge_start = hedge_before(tokens, first)
    after, end = hedge_after(tokens, unit.end if unit else number.end)
    first = min(first, hedge_start)
    name, counted, noun_end = _unit_and_noun(tokens, number, unit, first, end)
    end = max(end, number.end)
    if name != "day":
        money = name in MONEY
        rated = money or bool(counted) or name in {"barrel", "kg", "m", "J", "people"}
        per, rate_end = rate_after(tokens, end if money else noun_end, money=rated)
        if per:
            name, end = f"{name}/{per}", max(end, rate_end)
    role = role_of(tokens, first, number.end, end)
    if role is QuantityRole.LEVEL and unit is None and not number.share:
        role = role_of(tokens, first, number.end, noun_end)
    reading = _Reading(number, unit, name, strongest(before, after), (first, end), counted, role)
    return (_quantity(tokens, reading),), end


@dataclass(frozen=True, slots=True)
class _Reading:
    """A number with all that was read around it."""

    number: Number
    unit: Unit | None
    name: str
    """Canonical unit, with what it is per."""
    meaning: str
    """Of the hedge."""
    where: tuple[int, int]
    counted: tuple[str, ...]
    role: QuantityRole


def _unit_and_noun(
    tokens: Tokens, number: Number, unit: Unit | None, first: int, end: int
) -> tuple[str, tuple[str, ...], int]:
    """Canonical unit, lemmas of what is counted, and the token after the noun phrase."""
    if number.share or (unit is not None and unit.name in {"percent", "percentage_point"}):
        counted, noun_end = counted_after(tokens, end, singular=tokens.at(end) == "of")
        return ("percent" if number.share else unit.name if unit else "percent"), counted, noun_end
    if unit is not None:
        counted, noun_end = counted_after(tokens, end, singular=True) if tokens.at(end) in {"of", "-"} else ((), end)
        return unit.name, counted, noun_end
    counted, noun_end = counted_after(tokens, end, singular=number.value == 1 or tokens.at(end) == "-")
    if counted:
        return ("people" if counted[0] in people() else counted[0]), counted, noun_end
    if acts_on_people(tokens, first, end):
        return "people", (), end
    return "count", (), end


def _quantity(tokens: Tokens, reading: _Reading) -> Quantity:
    """Interval and value in the canonical unit."""
    number, meaning, (first, end) = reading.number, reading.meaning, reading.where
    factor, offset = (reading.unit.factor, reading.unit.offset) if reading.unit else (1.0, 0.0)
    sign = -1.0 if _minus(tokens, number.first) else 1.0
    low, high = sorted((sign * number.low, sign * number.high))
    base = reading.name.partition("/")[0]
    floor = None if base in BELOW_ZERO or sign < 0 else 0.0
    bottom, top, hedge = interval(low, high, number.step, meaning, floor=floor)
    if hedge is Hedge.RANGE and number.rule != "range":
        hedge = Hedge.APPROX  # "dozens"
    if base == "percent" and reading.role is not QuantityRole.CHANGE and low <= 100:
        top = 100.0 if top is None else min(top, 100.0)
    return Quantity(
        span=Span(tokens.starts[first], tokens.ends[end - 1]),
        low=None if bottom is None else _tidy(bottom * factor + offset),
        high=None if top is None else _tidy(top * factor + offset),
        number=None if number.value is None else _tidy(sign * number.value * factor + offset),
        step=_tidy(number.step * factor),
        unit=reading.name,
        hedge=hedge,
        counted=reading.counted,
        role=reading.role,
        rule=f"{number.rule}.{meaning}" if meaning else number.rule,
    )


def _minus(tokens: Tokens, first: int) -> bool:
    """Whether a sign or the word before a number makes it negative; "plus or minus" does not."""
    if tokens.at(first - 1) == "minus":
        return tokens.at(first - 2) != "or"
    return tokens.at(first - 1) == "-" and tokens.joined(first) and not tokens.joined(first - 1)


def _tidy(value: float) -> float:
    """Drops the noise of binary fractions beyond twelve digits, so that equal statements have equal bounds."""
    return float(f"{value:.12g}")
