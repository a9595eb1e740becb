"""Two numbers that are the bounds of one: "10 to 15", "5-7%", "between $100 and $200", "55 percent to 60 percent"."""

from __future__ import annotations

from services.extraction.quantities import loose, numbers
from services.extraction.quantities.hedges import hedge_before
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.quantities.units import unit_after

STARTERS = (
    frozenset(numbers.UNITS)
    | frozenset(numbers.TENS)
    | frozenset(numbers.MAGNITUDES)
    | frozenset(loose.PLURALS)
    | frozenset(loose.GROUPS)
    | frozenset(
        {
            "half",
            "quarter",
            "a",
            "an",
            "few",
            "several",
            "couple",
            "½",
            "⅓",
            "⅔",
            "¼",
            "¾",
            "⅕",
            "⅛",
            "⅜",
        }
    )
)
_LINKS = frozenset({"to", "-", "and", "or"})
_BETWEEN_BOUNDS = frozenset({"$", "€", "£", "¥", "₹", "about", "around", "nearly", "us"})


def upper_bound(tokens: Tokens, number: Number, first: int) -> Number | None:
    """The range that `number` opens: "10 to 15", "5-7%", "between $100 and $200", "2 or 3", "10- to 15-foot"."""
    at, hung = number.end, False
    if tokens.at(at) == "-" and tokens.joined(at) and tokens.at(at + 1) in _LINKS and not tokens.joined(at + 1):
        at, hung = at + 1, True  # "10- to 15-foot waves"
    link = "-" if tokens.at(at) == "--" else tokens.at(at)
    if link not in _LINKS or number.value is None or not (hung or _links(tokens, number, link, first)):
        return None
    at += 1
    while tokens.at(at) in _BETWEEN_BOUNDS:
        at += 1
    second = plain_number(tokens, at)
    if second is None or second.value is None:
        return None
    low, step = number.value, number.step
    if _shares_magnitude(number, second) and (link != "or" or second.whole == low + 1):
        low, step = low * second.magnitude, step * second.magnitude
    elif link == "or" and second.value - low > 1 and not hung:
        return None
    if low >= second.value:
        return None
    if link == "-" and not number.grouped and not second.grouped and len(tokens.at(number.first)) == 4:
        return None  # 2019-2021
    return Number(number.first, second.end, None, min(step, second.step), low, second.value, "range", grouped=True)


def _shares_magnitude(number: Number, second: Number) -> bool:
    """Whether the magnitude of the second number is meant of the first too: "2-3 million", "six to eight hundred"."""
    alone = number.magnitude == 1.0 and second.magnitude > 1.0
    return alone and number.value is not None and second.whole is not None and number.value < second.whole


_RANGING = frozenset(listed("anywhere range ranges ranged ranging vary varies varied varying lasting spanning"))
_OF_RANGES = frozenset(listed("of for costing sentences estimates"))
"""Right before "from 10 to 15", or (of ranging) not far, they make it a range: elsewhere it is how something moved."""


def _links(tokens: Tokens, number: Number, link: str, first: int) -> bool:
    """Whether the word after the number joins the bounds of a range: "from 10 to 15" and "won three to one" do not."""
    at = hedge_before(tokens, first)[1] - 1
    lead = tokens.at(at)
    if link == "and":
        return lead == "between"
    if link == "to" and lead == "from":
        ranging = not _RANGING.isdisjoint(tokens.words[max(0, at - 4) : at])
        return ranging or tokens.at(at - 1) in _OF_RANGES or tokens.opens_sentence(at)
    if link == "to":
        return lead not in {"won", "win", "beat", "lost", "voted"}
    return link == "or" or (tokens.joined(number.end) and tokens.joined(number.end + 1))


def plain_number(tokens: Tokens, at: int) -> Number | None:
    """The plain number at token `at`."""
    word = tokens.at(at)
    if word and word[0].isdecimal():
        return numbers.digits(tokens, at)
    return numbers.words(tokens, at) if word in STARTERS else None


def same_unit_twice(tokens: Tokens, number: Number, first: int) -> Number | None:
    """“55 percent to 60 percent”, “between 35C and 40C”: a range whose unit stands twice."""
    unit = unit_after(tokens, number.end)
    if unit is None or number.value is None or tokens.at(unit.end) not in _LINKS:
        return None
    if tokens.at(unit.end) == "to" and tokens.at(first - 1) == "by":
        return None  # "shrank by 0.1 hour to 34.4 hours": the step, and where it led
    second = plain_number(tokens, unit.end + 1)
    if second is None or second.value is None or number.value >= second.value:
        return None
    if tokens.at(unit.end) in {"and", "to"} and not _links(tokens, number, tokens.at(unit.end), first):
        return None
    other = unit_after(tokens, second.end)
    if other is None or (other.name, other.factor) != (unit.name, unit.factor):
        return None
    if tokens.at(unit.end) == "or" and second.value - number.value > 1:
        return None
    step = min(number.step, second.step)
    return Number(number.first, second.end, None, step, number.value, second.value, "range", grouped=True)


def moved_to(tokens: Tokens, number: Number) -> Number | None:
    """The second number of "from 10 to 12 cents", whose unit and noun are the first one's too; else None."""
    if tokens.at(number.first - 1) != "from" or tokens.at(number.end) != "to":
        return None
    return plain_number(tokens, number.end + 1)


_TRIFLING = frozenset(listed("slight trivial negligible tiny minimal little nothing none small modest marginal nil"))
_LONGEST_LOW = 9
"""Words of an end of such a range: "between a very slight fall in prices and a fall in prices of 3 percent"."""


def from_little(tokens: Tokens, number: Number, first: int) -> Number | None:
    """The range whose lower end is next to nothing: "between a trivial amount and 1 million jobs"."""
    at = hedge_before(tokens, first)[1] - 1
    end = at - _LONGEST_LOW
    while at > end and tokens.at(at) not in {"and", ""}:
        at -= 1
    if tokens.at(at) != "and" or number.value is None or number.value <= 0:
        return None
    low = tokens.words[max(0, at - _LONGEST_LOW) : at]
    if "between" not in low or _TRIFLING.isdisjoint(low[low.index("between") :]):
        return None
    return Number(number.first, number.end, None, number.step, 0.0, number.value, "range", grouped=True)
