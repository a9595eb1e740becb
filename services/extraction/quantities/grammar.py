"""From a text to its quantities: finds where a number starts and puts number, hedge, unit, noun and role together."""

from __future__ import annotations

from dataclasses import replace

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
        found.extend(quantities)
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
    found = numbers.fraction(tokens, i)
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
        if found and tokens.at(i - 1) in {"a", "an"}:
            found = replace(found, first=i - 1)
        if found and tokens.at(i - 1) == "-" and tokens.joined(i) and tokens.at(i - 2).isalpha():
            return None
    return found


def _is_no_count(tokens: Tokens, number: Number) -> bool:
    """Whether a number without unit or money is a year, a date, a name or an idiom."""
    i, end = number.first, number.end
    hedged = hedge_before(tokens, i)[0] not in {"", "at_most", "exact"}
    plural = is_plural(tokens.at(end)) or is_plural(tokens.at(end + 1))
    denotes = lemma(tokens.at(end)) in people() or lemma(tokens.at(end + 1)) in people()
    if tokens.at(i)[0].isdecimal():
        if is_list_marker(tokens, i):
            return True
        if is_date(tokens, i, end) or is_clock(tokens, i, end):
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
    """“one of”, “no one”, “the two”, “a hundred times better”: small words that count nothing checkable."""
    i, end = number.first, number.end
    if (
        tokens.capitalised(i)
        and not tokens.opens_sentence(i)
        and not is_plural(tokens.at(end))
        and tokens.at(i - 1) in {"of", "the"}
    ):
        return True  # the Gang of Eight
    if (
        tokens.at(i - 1) in {"the", "these", "those", "lesser"}
        and not is_plural(tokens.at(end))
        and not tokens.at(end) == "-"
        and number.value is not None
        and number.value < 10
        and not counted_after(tokens, end)[0]
    ):
        return True  # the two go hand in hand
    if end == i + 1 and tokens.at(i) == "one":
        if tokens.at(end).endswith("ed") or (is_plural(tokens.at(end)) and tokens.at(end) not in {"people"}):
            return True
        if tokens.at(end) == "-" or (not tokens.at(end).isalpha() and tokens.at(end) not in {"'"}):
            return True
        return tokens.at(end) in _AFTER_ONE or tokens.at(i - 1) in _BEFORE_ONE or tokens.at(end) == "'"
    if tokens.at(end) == "-" and tokens.joined(end) and tokens.joined(end + 1):
        return lemma(tokens.at(end + 1)) not in people()
    return tokens.at(i - 1) in {"square", "day"} and tokens.at(i) in {"one"}


def _upper(tokens: Tokens, number: Number, first: int) -> Number | None:
    """The range that `number` opens: "10 to 15", "5-7%", "between $100 and $200", "2 or 3"."""
    link = tokens.at(number.end)
    lead = tokens.at(hedge_before(tokens, first)[1] - 1)
    if link == "--" and tokens.joined(number.end):
        link = "-"
    if link not in {"to", "-", "and", "or"} or number.value is None:
        return None
    if link == "and" and lead != "between":
        return None
    if link == "to" and lead in {"from", "won", "win", "beat", "lost", "voted"}:
        return None
    if link == "-" and not (tokens.joined(number.end) and (tokens.joined(number.end + 1))):
        return None
    at = number.end + 1
    while tokens.at(at) in {"$", "€", "£", "¥", "₹", "about", "around", "nearly", "us"}:
        at += 1
    if not tokens.at(at) or not (tokens.at(at)[0].isdecimal() or tokens.at(at) in _STARTERS):
        return None
    second = numbers.digits(tokens, at) if tokens.at(at)[0].isdecimal() else numbers.words(tokens, at)
    if second is None or second.value is None:
        return None
    low, step = number.value, number.step
    if (
        number.magnitude == 1.0
        and second.magnitude > 1.0
        and second.whole is not None
        and low < second.whole
        and link != "or"
    ):
        low, step = low * second.magnitude, step * second.magnitude
    if low >= second.value or (link == "or" and second.value - low > 1):
        return None
    if link == "-" and not number.grouped and not second.grouped and _bare_pair(tokens, number, second):
        return None
    return Number(number.first, second.end, None, min(step, second.step), low, second.value, "range", grouped=True)


def _bare_pair(tokens: Tokens, number: Number, second: Number) -> bool:
    """Years and bare pairs of digits ("2019-20", "52-48 vote") are no ranges of a quantity."""
    return len(tokens.at(number.first)) == 4 and 1500 <= number.low <= 2100


def _same_unit_twice(tokens: Tokens, number: Number) -> Number | None:
    """“55 percent to 60 percent”, “3 km to 5 km”: a range whose unit stands twice."""
    unit = unit_after(tokens, number.end)
    if (
        unit is None
        or number.value is None
        or tokens.at(unit.end) not in {"to", "-"}
        or tokens.at(number.first - 1) == "from"
    ):
        return None
    word = tokens.at(unit.end + 1)
    second = numbers.digits(tokens, unit.end + 1) if word and word[0].isdecimal() else numbers.words(tokens, unit.end + 1)
    other = unit_after(tokens, second.end) if second is not None else None
    if (
        second is None
        or second.value is None
        or other is None
        or (other.name, other.factor) != (unit.name, unit.factor)
    ):
        return None
    if number.value >= second.value:
        return None
    return Number(
        number.first, second.end, None, min(number.step, second.step), number.value, second.value, "range", grouped=True
    )


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
    meaning = strongest(before, after)
    return (_quantity(tokens, number, unit, name, meaning, first, end, counted, role),), end


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


def _quantity(
    tokens: Tokens,
    number: Number,
    unit: Unit | None,
    name: str,
    meaning: str,
    first: int,
    end: int,
    counted: tuple[str, ...],
    role: QuantityRole,
) -> Quantity:
    factor, offset = (unit.factor, unit.offset) if unit else (1.0, 0.0)
    sign = -1.0 if tokens.at(number.first - 1) in {"minus"} or _minus(tokens, number.first) else 1.0
    low, high = sorted((sign * number.low, sign * number.high))
    base = name.partition("/")[0]
    bottom, top, hedge = interval(
        low, high, number.step, meaning, floor=None if base in BELOW_ZERO or sign < 0 else 0.0
    )
    if number.value is None and number.low != number.high and hedge is Hedge.RANGE and number.rule != "range":
        hedge = Hedge.APPROX
    if base == "percent" and role is not QuantityRole.CHANGE and low <= 100:
        top = 100.0 if top is None else min(top, 100.0)
    value = None if number.value is None else _tidy(sign * number.value * factor + offset)
    return Quantity(
        span=Span(tokens.starts[first], tokens.ends[end - 1]),
        low=None if bottom is None else _tidy(bottom * factor + offset),
        high=None if top is None else _tidy(top * factor + offset),
        number=value,
        step=_tidy(number.step * factor),
        unit=name,
        hedge=hedge,
        counted=counted,
        role=role,
        rule=f"{number.rule}.{meaning}" if meaning else number.rule,
    )


def _minus(tokens: Tokens, first: int) -> bool:
    return tokens.at(first - 1) == "-" and tokens.joined(first) and not tokens.joined(first - 1)


def _tidy(value: float) -> float:
    """Drops the noise of binary fractions beyond twelve digits, so that equal statements have equal bounds."""
    return float(f"{value:.12g}")
