"""Ages: "34-year-old", "aged 12 and 14", "Ulrika, 34,", "Ove Strand, 34; ...", "under 12", "18- to 24-year-olds"."""

from __future__ import annotations

from itertools import takewhile

from services.extraction.model import Hedge, Quantity, Span
from services.extraction.names.persons import personal
from services.extraction.quantities.forms import is_plural, lemma, people
from services.extraction.quantities.hedges import hedge_after, hedge_before
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.points import Result, point
from services.extraction.quantities.ranges import plain_number
from services.extraction.quantities.tokens import Tokens
from services.extraction.quantities.units import unit_after

_OLDEST = 125
_AFTER_AGE = frozenset(
    {"", ".", ",", ";", "in", "on", "when", "and", "or", "with", "for", ")", "after", "at", "to", "-"}
)
_RANGING = frozenset({"range", "ranged", "ranges", "ranging", "varied", "vary"})
_OF_AGES = 24
"""Words before a range among which stands that it is of ages: "the ages of those who were hurt range from 19 to 64"."""
_PARTS_OF_A_YEAR = {"year": 1.0, "yr": 1.0, "month": 12.0, "week": 52.1775, "day": 365.2425}


def aged(tokens: Tokens, i: int) -> Result | None:
    """“aged 34”, "aged 12, 14 and 19", "aged 18 to 25", "ages 5-11", "aged between 18 and 30"."""
    at = i + 1 + (tokens.at(i + 1) in {"of", "between", "from"})
    number = plain_number(tokens, at)
    if number is None or not _years(number):
        return None
    upper = plain_number(tokens, number.end + 1) if tokens.at(number.end) in {"to", "-", "and", "through"} else None
    joined = tokens.at(number.end) != "and" or "between" in tokens.words[max(0, i - 2) : at]
    if upper is not None and _years(upper) and joined and number.high < upper.high:
        return _range(tokens, (i, upper.end), number.high, upper.high)
    if tokens.at(i) == "ages" and tokens.at(i + 1) != "of":
        return None
    first = point(tokens, (i, number.end), number.high, "age", "age")
    return _list(tokens, first)


def _list(tokens: Tokens, found: Result) -> Result:
    """The further ages of a list: "aged 12, 14 and 19"."""
    quantities, end = found
    while tokens.at(end) in {",", "and"}:
        at = end + 1 + (tokens.at(end) == "," and tokens.at(end + 1) == "and")
        number = plain_number(tokens, at)
        if number is None or not _years(number) or unit_after(tokens, number.end) or is_plural(tokens.at(number.end)):
            break
        further, end = point(tokens, (at, number.end), number.high, "age", "age")
        quantities = (*quantities, *further)
    return quantities, end


def _years(number: Number) -> bool:
    return number.value is not None and number.magnitude == 1.0 and 0 < number.value <= _OLDEST


def _range(tokens: Tokens, where: tuple[int, int], low: float, high: float) -> Result:
    span = Span(tokens.starts[where[0]], tokens.ends[where[1] - 1])
    return (Quantity(span, low, high, None, 1.0, "age", Hedge.RANGE, rule="age"),), where[1]


def of_range(tokens: Tokens, number: Number) -> Result | None:
    """“18- to 24-year-olds”, “20 to 30 years old”, "in age from 19 to 64": the range that is read already."""
    if number.rule != "range" or number.high > _OLDEST:
        return None
    at = number.first - 1
    spread = tokens.at(at) in {"from", "between"} and (
        tokens.at(at - 1) == "age"  # "ranged in age from 19 to 64"
        or (tokens.at(at - 1) in _RANGING and _of_ages(tokens, at - 1))
    )
    if spread:
        return _range(tokens, (number.first, number.end), number.low, number.high)
    old = _old_after(tokens, number.end)
    if old is None:
        return None
    return _range(tokens, (number.first, old[0]), number.low, number.high)


def _of_ages(tokens: Tokens, at: int) -> bool:
    """Whether "ages" stand before this word in its sentence."""
    before = tokens.words[max(0, at - _OF_AGES) : at]
    told = list(takewhile(lambda word: word not in {".", ";"}, reversed(before)))
    return "ages" in told


def age_after(tokens: Tokens, number: Number, value: float) -> Result | None:
    """“34-year-old”, "34 years old", "the age of 34", "First Last, 34,", "the baker, 34,", "died at 34"."""
    if number.magnitude > 1 or value > _OLDEST:
        return None
    i, end = number.first, number.end
    old = _old_after(tokens, end)
    if old is not None:
        return point(tokens, (i, old[0]), value / old[1], "age", "age", step=1 / old[1])
    before = tokens.at(i - 1)
    named = i - 1 if before == "age" else i - 2 if before == "of" and tokens.at(i - 2) == "age" else 0
    if named and (bound := _bound(tokens, named)):
        return point(tokens, (bound, end), value, "age", "age")
    if before in {"turned", "turning"} or named or (before == "at" and tokens.at(i - 2) in _ENDED):
        return point(tokens, (i, end), value, "age", "age") if tokens.at(end) in _AFTER_AGE else None
    if _bounded(tokens, number):
        return point(tokens, (i, end), value, "age", "age_of_group")
    closed = tokens.at(end) in {",", "."} or (tokens.at(end) == ";" and tokens.capitalised(i - 3))
    between = before == "," and closed and not tokens.at(end + 1).isdecimal()
    if between and _somebody(tokens, i - 2) and len(tokens.at(i)) == 2 and value >= 10:
        return point(tokens, (i, end), value, "age", "age_apposed")
    if before in {"both", "each"} and _of_each(tokens, i, end):
        return point(tokens, (i, end), value, "age", "age_apposed")
    if before == "," and _of_two(tokens, i, end):
        return _list(tokens, point(tokens, (i, end), value, "age", "age_apposed"))
    told = _is_that_old(tokens, i, end) or _at_that_age(tokens, i, end, value)
    if told and tokens.at(i).isdecimal() and value % 1 == 0:
        return point(tokens, (i, end), value, "age", "age_told")
    return None


_ENDED = frozenset({"died", "dies", "dead"})
"""What somebody does at an age."""


def _bound(tokens: Tokens, at: int) -> int:
    """Where the age of “under age 11”, “drivers over the age of 65” begins, behind its bound; 0 where it has none."""
    first = at - 1 if tokens.at(at - 1) == "the" else at
    return first if tokens.at(first - 1) in {"under", "below", "over", "above"} else 0


def _somebody(tokens: Tokens, at: int) -> bool:
    """A name or a noun of one person before the comma: "Hale, 47,", "the teacher, 52,"."""
    word = tokens.at(at)
    return word.isalpha() and (tokens.capitalised(at) or (lemma(word) in people() and not is_plural(word)))


def _of_each(tokens: Tokens, i: int, end: int) -> bool:
    """“the women, both 23, were”: one age of those told right before."""
    told = len(tokens.at(i)) == len("23") and tokens.at(i).isdecimal() and tokens.at(end) in {".", ",", ";", ")", ""}
    whom = tokens.at(i - 3)
    return told and tokens.at(i - 2) == "," and (tokens.capitalised(i - 3) or lemma(whom) in people())


def _of_two(tokens: Tokens, i: int, end: int) -> bool:
    """“two men, 61 and 53,”: the ages of those told right before."""
    second = tokens.at(end + 1)
    plain = all(len(word) == len("53") and word.isdecimal() for word in (tokens.at(i), second))
    closed = tokens.at(end) == "and" and tokens.at(end + 2) in {".", ",", ";", ")", ""}
    whom = tokens.at(i - 2)
    return plain and closed and (whom == "couple" or (is_plural(whom) and lemma(whom) in people()))


_PERSONS = frozenset({"he", "she", "who"})
_BEING = frozenset({"is", "was"})
_AFTER_TOLD = frozenset({"", ".", ",", ";", "when", "at", "and", "but"})


def _is_that_old(tokens: Tokens, i: int, end: int) -> bool:
    """“he is 52”, “she was just 17 when she left”, “Ines Kalm was 81 when she died”."""
    at = i - 1
    if tokens.at(at) in {"just", "only", "now", "then", "already", "about", "around", "almost", "nearly"}:
        at -= 1
    if tokens.at(at) == "s" and tokens.at(at - 1) == "'":
        at -= 1
    elif tokens.at(at) not in _BEING:
        return False
    then = tokens.words[end : end + 2] in {("when", "he"), ("when", "she")}
    listed = tokens.at(end + 1).isdecimal()  # "is 12 and 3 this season"
    named = len(tokens.at(i)) == len("52") and _full_name(tokens, at - 2) and not listed
    return ((tokens.at(at - 1) in _PERSONS or named) and tokens.at(end) in _AFTER_TOLD) or then


def _full_name(tokens: Tokens, at: int) -> bool:
    """Whether a given name and a surname stand here."""
    names = [tokens.raw(at), tokens.raw(at + 1)]
    return tokens.capitalised(at) and tokens.capitalised(at + 1) and personal(names)


_AT_AGE = frozenset({"he", "she"})
_HOUR = 12
"""Up to here "at 10" is a time of day."""


def _at_that_age(tokens: Tokens, i: int, end: int, value: float) -> bool:
    """“At 81, she was the oldest runner”, “At 29 Ines Kalm is the youngest judge”; not “At 29 Elm Street”."""
    if tokens.at(i - 1) != "at" or not tokens.capitalised(i - 1) or value <= _HOUR or len(tokens.at(i)) > len("81"):
        return False
    who = end + (tokens.at(end) == ",")
    if tokens.at(who) in _AT_AGE:
        return who > end
    return _full_name(tokens, who) and (who > end or tokens.at(who + 2) in _BEING)


_GROUPS = frozenset({"those", "anyone", "everyone", "anybody", "everybody", "citizens", "people", "persons"})


def _bounded(tokens: Tokens, number: Number) -> bool:
    """“children under 12”, “voters over 65”, “adults 18 and older”: a bound right behind those whom it is of."""
    meaning, at = hedge_before(tokens, number.first)
    if number.end < len(tokens) and unit_after(tokens, number.end) is not None:
        return False
    if meaning in {"less_than", "more_than"} and tokens.at(number.first - 1) in {"under", "over", "above", "below"}:
        after = tokens.at(number.end)
        counts = is_plural(after) or after.isdecimal() or after in {"-", "of", "other"}
        whom = tokens.at(at - 2) if tokens.at(at - 1) in {"are", "were"} else tokens.at(at - 1)
        return not counts and _is_group(whom) and not is_plural(tokens.at(number.end + 1))
    told, end = hedge_after(tokens, number.end)
    older = told in {"at_least", "at_most"} and tokens.at(end - 1) in {"older", "over", "younger", "under", "up"}
    return older and _is_group(tokens.at(number.first - 1))


def _is_group(word: str) -> bool:
    return word in _GROUPS or (is_plural(word) and lemma(word) in people())


def _old_after(tokens: Tokens, at: int) -> tuple[int, float] | None:
    """The token after "-year-old", "years old", "years of age", and how many of its units make a year.

    Of months and weeks only where somebody young is meant ("a six-month-old girl", not "a six-month-old war").
    """
    if tokens.at(at) == "-":
        at += 1
    unit = tokens.at(at).removesuffix("s")
    parts = _PARTS_OF_A_YEAR.get(unit)
    if parts is None:
        return None
    at += 1
    if tokens.at(at) == "-":
        at += 1
    if tokens.at(at) in {"old", "olds"}:
        end = at + 1
    elif tokens.at(at) == "of" and tokens.at(at + 1) == "age":
        end = at + 2
    else:
        return None
    young = lemma(tokens.at(end)) in people() or not tokens.at(end).isalpha() or tokens.at(end - 1) == "olds"
    return (end, parts) if parts == 1.0 or young else None
