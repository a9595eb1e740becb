"""Two numbers that are the bounds of one: "10 to 15", "5-7%", "between $100 and $200", "55 percent to 60 percent"."""

from __future__ import annotations

from services.extraction.quantities import numbers
from services.extraction.quantities.hedges import hedge_before
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.tokens import Tokens
from services.extraction.quantities.units import unit_after

STARTERS = (
    frozenset(numbers.UNITS)
    | frozenset(numbers.TENS)
    | frozenset(numbers.MAGNITUDES)
    | frozenset(numbers.PLURALS)
    | frozenset({"half", "a", "few", "several", "couple", "½", "⅓", "⅔", "¼", "¾", "⅕", "⅛", "⅜"})
)
_LINKS = frozenset({"to", "-", "and", "or"})
_BETWEEN_BOUNDS = frozenset({"$", "€", "£", "¥", "₹", "about", "around", "nearly", "us"})


def upper_bound(tokens: Tokens, number: Number, first: int) -> Number | None:
    """The range that `number` opens: "10 to 15", "5-7%", "between $100 and $200", "2 or 3"."""
    link = "-" if tokens.at(number.end) == "--" else tokens.at(number.end)
    if link not in _LINKS or number.value is None or not _links(tokens, number, link, first):
        return None
    at = number.end + 1
    while tokens.at(at) in _BETWEEN_BOUNDS:
        at += 1
    second = plain_number(tokens, at)
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


def plain_number(tokens: Tokens, at: int) -> Number | None:
    """The plain number at token `at`."""
    word = tokens.at(at)
    if word and word[0].isdecimal():
        return numbers.digits(tokens, at)
    return numbers.words(tokens, at) if word in STARTERS else None


def same_unit_twice(tokens: Tokens, number: Number) -> Number | None:
    """“55 percent to 60 percent”, "3 km to 5 km": a range whose unit stands twice."""
    unit = unit_after(tokens, number.end)
    if unit is None or number.value is None or tokens.at(unit.end) not in {"to", "-"}:
        return None
    second = plain_number(tokens, unit.end + 1)
    if tokens.at(number.first - 1) == "from" or second is None or second.value is None or number.value >= second.value:
        return None
    other = unit_after(tokens, second.end)
    if other is None or (other.name, other.factor) != (unit.name, unit.factor):
        return None
    step = min(number.step, second.step)
    return Number(number.first, second.end, None, step, number.value, second.value, "range", grouped=True)
