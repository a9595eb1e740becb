"""Numbers and units that are told together: "a year and a half", "a quarter-point", "25 years to life", "week-long"."""

from __future__ import annotations

from dataclasses import replace

from services.extraction.quantities import numbers
from services.extraction.quantities.fractions import PART
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.points import Result, point
from services.extraction.quantities.ranges import plain_number
from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.quantities.units import Unit, unit_after

_MEASURES = frozenset({"day", "m", "kg", "m2"})


def one_and_more(tokens: Tokens, i: int) -> tuple[Number, Unit] | None:
    """The unit of "a year and a half" or "an hour and 20 minutes", at its article; a mere "a year" is no quantity."""
    if "and" not in tokens.words[i + 2 : i + 4]:  # most articles open no such measure
        return None
    unit = unit_after(tokens, i + 1)
    if unit is None or unit.name not in _MEASURES or tokens.at(unit.end) != "and":
        return None
    one = numbers.exact(i, i + 1, 1.0, 1.0, "words", grouped=True)
    if tokens.words[unit.end + 1 : unit.end + 3] in {("a", "half"), ("a", "quarter")}:
        return one, unit
    more = plain_number(tokens, unit.end + 1)
    smaller = unit_after(tokens, more.end) if more is not None else None
    return (one, unit) if smaller is not None and smaller.name == unit.name else None


_WEIGHING = frozenset({"than", "nearly", "almost", "roughly", "least", "most", "approximately"})
_BEFORE_ABOUT = frozenset({"for", "of", "in", "within", "last", "lasted", "lasts", "took", "takes", "take", "spent"})
_OFF = frozenset({"ago", "earlier", "later", "before", "after", "old", "-", "early", "late"})


def hedged_one(tokens: Tokens, i: int) -> tuple[Number, Unit] | None:
    """As in "more than a week", "nearly an hour", "for about a year": one of its unit, since it is weighed.

    "More than a week ago" and "a film about a year" tell no length.
    """
    before = tokens.at(i - 1)
    if before not in _WEIGHING and not (before == "about" and tokens.at(i - 2) in _BEFORE_ABOUT):
        return None
    unit = unit_after(tokens, i + 1)
    if unit is None or unit.name not in _MEASURES or tokens.at(unit.end) in _OFF or not tokens.at(i + 1)[1:]:
        return None
    return numbers.exact(i, i + 1, 1.0, 1.0, "words", grouped=True), unit


def and_a_half(tokens: Tokens, number: Number, unit: Unit | None) -> tuple[Number, Unit | None]:
    """“two years and a half”: the part that follows the unit is added."""
    part = {"half": 0.5, "quarter": 0.25}.get(tokens.at(unit.end + 2), 0.0) if unit is not None else 0.0
    if unit is None or tokens.words[unit.end : unit.end + 2] != ("and", "a") or not part or number.value is None:
        return number, unit
    more = replace(number, value=number.value + part, low=number.low + part, high=number.high + part, step=part)
    return more, replace(unit, end=unit.end + 3)


_FOOT, _INCHES = 0.3048, 12


def feet_and_inches(tokens: Tokens, number: Number, unit: Unit | None) -> tuple[Number, Unit | None]:
    """“the 6-foot-4 centre”: the inches that hang on the feet."""
    tied = unit is not None and unit.factor == _FOOT and tokens.at(unit.end) == "-" and tokens.joined(unit.end + 1)
    more = plain_number(tokens, unit.end + 1) if tied and unit is not None else None
    if unit is None or more is None or more.value is None or more.value >= _INCHES or number.value is None:
        return number, unit
    part, end = more.value / _INCHES, more.end + 2 * (tokens.words[more.end : more.end + 2] == ("-", "inch"))
    taller = replace(
        number, value=number.value + part, low=number.low + part, high=number.high + part, step=1 / _INCHES
    )
    return taller, replace(unit, end=end)


_OF_RATES = frozenset(
    listed("rate rates percent bank banks fed interest basis cut cuts hike hikes yield yields inflation borrowing")
)
_NEAR = 8


def rate_points(tokens: Tokens, number: Number) -> Unit | None:
    """The point of "a quarter-point cut": a percentage point, as quarters always and halves of rates are.

    "Two points higher" are percentage points where a rate or a share is told, and none of an index or a match.
    """
    at = number.end + (tokens.at(number.end) == "-")
    if tokens.at(at) not in {"point", "points"} or number.value is None:
        return None
    near = tokens.words[max(0, number.first - _NEAR) : at + _NEAR]
    rates = not _OF_RATES.isdisjoint(near)
    if number.rule in {PART, "half_a"} and number.value < 1:
        rates = rates or number.value % 0.5 > 0
    else:
        rates = number.value < _MOST_POINTS and _is_share(tokens, number.first)
    return Unit("percentage_point", 1.0, 0.0, at + 1) if rates else None


_MOST_POINTS = 50
_SHARES = frozenset(listed("rate percent % turnout unemployment inflation approval participation cent"))
_NO_SHARES = frozenset(
    listed(
        """
    index dow nasdaq ftse dax nikkei cac shares stocks stock average industrial league table scored
    season game match games matches team side scoring rebounds licence license
    """
    )
)
"""What is told in points that are no hundredths: markets and matches."""


def _is_share(tokens: Tokens, first: int) -> bool:
    """Whether the words of the sentence before a number of points tell a share, and no market or match."""
    seen = False
    for at in range(first - 1, max(-1, first - _FAR), -1):
        word = tokens.words[at]
        if word in {".", "!", "?"} or word in _NO_SHARES:
            break
        seen = seen or word in _SHARES
    return seen and _NO_SHARES.isdisjoint(tokens.words[max(0, first - _FAR) : first + _NEAR])


_FAR = 16


def to_life(tokens: Tokens, unit: Unit | None) -> Unit | None:
    """“25 years to life” is a bound: the unit with the words that say so; None for any other length."""
    said = unit is not None and unit.name == "day" and tokens.words[unit.end : unit.end + 2] == ("to", "life")
    return replace(unit, end=unit.end + 2) if said and unit is not None else None


LONG = {
    "hourlong": 1 / 24, "daylong": 1.0, "weeklong": 7.0, "monthlong": 30.436875, "yearlong": 365.2425,
    "decadelong": 3652.425,
}  # fmt: skip


def long(tokens: Tokens, i: int) -> Result | None:
    """“a weeklong strike”, "a week-long strike", "a decade-long war": one of its unit."""
    word = tokens.at(i)
    if word in LONG:
        return point(tokens, (i, i + 1), LONG[word], "day", "long", step=LONG[word])
    tied = tokens.words[i + 1 : i + 3] == ("-", "long") and tokens.joined(i + 1) and tokens.joined(i + 2)
    if not tied or tokens.at(i - 1) == "-":
        return None
    return point(tokens, (i, i + 3), LONG[word + "long"], "day", "long", step=LONG[word + "long"])
