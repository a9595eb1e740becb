"""Numbers in set forms: folds, "doubled", "mid-40s", ages, magnitudes of earthquakes."""

from __future__ import annotations

from collections.abc import Callable

from services.extraction.model import Hedge, Quantity, QuantityRole, Span
from services.extraction.quantities import ages, compounds, numbers, ranks, scores
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.points import Result, point
from services.extraction.quantities.tokens import Tokens, listed

_TIMES: dict[str, float] = {
    "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3, "triples": 3, "trebled": 3,
    "trebling": 3, "quadrupled": 4,
    "quadrupling": 4, "quintupled": 5, "halved": 0.5, "halving": 0.5, "halves": 0.5,
}  # fmt: skip
_DECADES = {w[:-1] + "ies": v for w, v in numbers.TENS.items()}
_PARTS = {
    "early": (0, 3),
    "low": (0, 3),
    "lower": (0, 3),
    "mid": (4, 6),
    "middle": (4, 6),
    "late": (7, 9),
    "high": (7, 9),
    "upper": (7, 9),
}


def starts(word: str) -> bool:
    """Whether a word may open one of these forms (digits and number words always may)."""
    return word in _BY_WORD or ranks.starts(word)


def read(tokens: Tokens, i: int) -> Result | None:
    """The set form that starts at token `i` and the token to go on from; None where there is none."""
    word = tokens.words[i]
    rule = _BY_WORD.get(word)
    if rule is not None:
        return rule(tokens, i)
    ranked = ranks.read_ordinal(tokens, i) or ranks.read_numbered(tokens, i) or scores.read_score(tokens, i)
    if ranked is not None:
        return ranked
    number = _value(tokens, i)
    if number is None or number.value is None:
        return None
    for after in (_decade_in_digits, _fold_after, _times_after, ages.age_after, _magnitude_after):
        found = after(tokens, number, number.value)
        if found is not None:
            return found
    return None


def _value(tokens: Tokens, i: int) -> Number | None:
    word = tokens.at(i)
    if not word:
        return None
    if word[0].isdecimal():
        return numbers.digits(tokens, i)
    return numbers.words(tokens, i) if word in numbers.UNITS or word in numbers.TENS else None


def _fold(tokens: Tokens, i: int) -> Result:
    """“twelvefold”."""
    return point(tokens, (i, i + 1), numbers.FOLDS[tokens.at(i)], "ratio", "fold", role=QuantityRole.CHANGE)


def _fold_after(tokens: Tokens, number: Number, value: float) -> Result | None:
    """“12-fold”, "12 fold", "ten-fold"."""
    at = number.end + 1 if tokens.at(number.end) == "-" else number.end
    if tokens.at(at) != "fold":
        return None
    return point(tokens, (number.first, at + 1), value, "ratio", "fold", step=number.step, role=QuantityRole.CHANGE)


_COMPARED = frozenset(
    listed("as more higher larger bigger greater the that what its their faster longer less lower over")
)


def _times(tokens: Tokens, i: int) -> Result | None:
    """“twice the size”, "double the number"; "voted twice" counts times."""
    word = tokens.at(i)
    compared = _compared(tokens, (i, i + 1), 3.0 if word == "triple" else 2.0, 1.0)
    if compared is not None or word != "twice":
        return compared
    return point(tokens, (i, i + 1), 2.0, "count", "twice")


def _times_after(tokens: Tokens, number: Number, value: float) -> Result | None:
    """“three times as many”, "four times more"."""
    if tokens.at(number.end) != "times":
        return None
    return _compared(tokens, (number.first, number.end + 1), value, number.step)


def _compared(tokens: Tokens, where: tuple[int, int], value: float, step: float) -> Result | None:
    following = tokens.at(where[1])
    if following not in _COMPARED and not (following.endswith("er") and len(following) > 4):
        return None
    if following in {"the", "its", "their"} and tokens.at(where[1] + 1) in {
        "last",
        "past",
        "previous",
        "first",
        "year",
        "week",
    }:
        return None
    return point(tokens, where, value, "ratio", "times_as", step=step)


def _doubled(tokens: Tokens, i: int) -> Result | None:
    """“doubled”, "halved"; "doubles" is also a noun of tennis."""
    word = tokens.at(i)
    if word in {"doubles", "halves", "triples"} and tokens.at(i + 1) in {
        "",
        ".",
        ",",
        "match",
        "final",
        "title",
        "and",
    }:
        return None
    return point(tokens, (i, i + 1), _TIMES[word], "ratio", "doubled", role=QuantityRole.CHANGE)


def _decade(tokens: Tokens, i: int) -> Result:
    """“low thirties”, "in her sixties"."""
    return _within_ten(tokens, i, i + 1, _DECADES[tokens.at(i)])


def _decade_in_digits(tokens: Tokens, number: Number, value: float) -> Result | None:
    """“mid-40s”."""
    i = number.first
    if len(tokens.at(i)) != 2 or value % 10 or tokens.at(i + 1) != "s" or not tokens.joined(i + 1):
        return None
    return _within_ten(tokens, i, i + 2, int(value))


def _within_ten(tokens: Tokens, i: int, end: int, base: int) -> Result:
    """Years of age where they are somebody's, else a count; "the 90s" are a time and give nothing."""
    at = i - 2 if tokens.at(i - 1) == "-" else i - 1
    part = tokens.at(at)
    low, high = _PARTS.get(part, (0, 9))
    first = at if part in _PARTS else i
    owner = tokens.at(first - 1)
    if owner in {"his", "her", "their", "my", "our", "your"}:
        unit = "age"
    elif part in _PARTS and (
        owner != "the" or (tokens.at(first - 2) in {"in", "into", "to"} and part not in {"early", "late", "mid"})
    ):
        unit = "count"  # "temperatures in the low thirties"
    else:
        return (), end
    span = Span(tokens.starts[first], tokens.ends[end - 1])
    return (Quantity(span, base + low, base + high, None, 1.0, unit, Hedge.APPROX, rule="decade"),), end


_STRONGEST = 10
"""No earthquake reaches a magnitude of 10; a larger number after the word is something else."""


def _magnitude(tokens: Tokens, i: int) -> Result | None:
    """“magnitude 6.2”, "a magnitude-6.2 quake"."""
    at = i + 2 if tokens.at(i + 1) in {"-", "of"} else i + 1
    number = _value(tokens, at)
    if number is None or number.value is None or number.value > _STRONGEST:
        return None
    return point(tokens, (i, number.end), number.value, "magnitude", "magnitude", step=number.step)


def _magnitude_after(tokens: Tokens, number: Number, value: float) -> Result | None:
    """“6.2-magnitude”, "6.2 on the Richter scale"."""
    if value > _STRONGEST:
        return None
    at = number.end + 1 if tokens.at(number.end) == "-" else number.end
    if tokens.at(at) == "magnitude":
        end = at + 1
    elif tokens.at(at) == "on" and tokens.at(at + 2) == "richter":
        end = at + 4 if tokens.at(at + 3) == "scale" else at + 3
    else:
        return None
    return point(tokens, (number.first, end), value, "magnitude", "magnitude", step=number.step)


_CATEGORIES = 5
"""Storms, hospitals and fires are filed from 1 to 5."""


def _category(tokens: Tokens, i: int) -> Result | None:
    """“a category 3 storm”, "category-five"."""
    at = i + 2 if tokens.at(i + 1) == "-" else i + 1
    number = _value(tokens, at)
    if number is None or number.value is None or not 1 <= number.value <= _CATEGORIES or number.value % 1:
        return None
    return point(tokens, (i, number.end), number.value, "category", "category", step=number.step)


_BY_WORD: dict[str, Callable[[Tokens, int], Result | None]] = {
    **dict.fromkeys(numbers.FOLDS, _fold),
    **dict.fromkeys(_TIMES, _doubled),
    **dict.fromkeys(_DECADES, _decade),
    **dict.fromkeys(("twice", "double", "triple"), _times),
    **dict.fromkeys(compounds.LONG, compounds.long),
    **dict.fromkeys((w.removesuffix("long") for w in compounds.LONG), compounds.long),
    "aged": ages.aged,
    "ages": ages.aged,
    "goalless": scores.goalless,
    "scoreless": scores.goalless,
    "nil": scores.read_score,
    "magnitude": _magnitude,
    "category": _category,
}
