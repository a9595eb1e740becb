"""Shares of a whole as words and figures: a third, three in four, half of, 3/4."""

from __future__ import annotations

from services.extraction.quantities.forms import is_plural, lemma, people
from services.extraction.quantities.numbers import (
    DENOMINATORS,
    GLYPHS,
    MAGNITUDES,
    TENS,
    UNITS,
    Number,
    exact,
    rounding,
)
from services.extraction.quantities.roles import MOVES
from services.extraction.quantities.tokens import Tokens, listed

_PLURAL_DENOMINATORS = {w + "s": v for w, v in DENOMINATORS.items() if w != "half"} | {"halves": 2}


def fraction(tokens: Tokens, i: int) -> Number | None:
    """A share of a whole, in percent: "a third of", "two-thirds", "three quarters", "one in five", "3/4", "half of".

    "A third man" and "the third quarter" are ordinals and give None.
    """
    for rule in (_in_ratio, _part_of_one, _spelled_fraction, _half, _slashed):
        found = rule(tokens, i)
        if found:
            return found
    return None


def _percent(first: int, end: int, top: float, bottom: float, rule: str) -> Number:
    value = 100.0 * top / bottom
    return exact(first, end, value, 1.0, rule, share=True, grouped=True)


def _small(word: str) -> int | None:
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    return UNITS.get(word)


def _in_ratio(tokens: Tokens, i: int) -> Number | None:
    top = _small(tokens.at(i))
    at = i + 1
    if tokens.at(at) == "out" and tokens.at(at + 1) == "of":
        at, out = at + 2, True
    elif tokens.at(at) == "of" and tokens.at(at + 1) == "every":
        at, out = at + 1, True
    elif tokens.at(at) in {"in", "-"} and (tokens.at(at) == "in" or tokens.at(at + 1) == "in"):
        out = False
        at += 2 if tokens.at(at) == "-" and tokens.at(at + 1) == "in" else 1
        at += 1 if tokens.at(at) == "-" else 0
    elif top == 1 and (behind := _behind_one(tokens, at)):
        at, out = behind, False
    else:
        return None
    if tokens.at(at) == "every":
        at += 1
    bottom = _small(tokens.at(at)) or (TENS.get(tokens.at(at)) if tokens.at(at) in TENS else None)
    if not top or not bottom or top >= bottom or tokens.at(at + 1) in MAGNITUDES or bottom == 1:
        return None
    usual = bottom in {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100}
    timed = tokens.at(at + 1) in _TIME_WORDS and tokens.words[at + 1 : at + 3] not in _OF_WHOLES
    if not out and (not usual or timed or tokens.at(at + 1) == "%"):
        return None
    return _percent(i, at + 1, top, bottom, "in_ratio")


def _behind_one(tokens: Tokens, at: int) -> int:
    """The number of “one child in three”, “one ten-year-old in five”, where nothing is counted behind it; else 0."""
    end = at
    while tokens.at(end).isalpha() and tokens.at(end) != "in" and end - at < _LONGEST_NOUN:
        end += 1 + (tokens.at(end + 1) == "-")
    noun = at < end and tokens.at(end) == "in" and lemma(tokens.at(end - 1)) in people() | {"old"}
    counts = any(is_plural(tokens.at(j)) for j in (end + 2, end + 3))
    return end + 1 if noun and not counts else 0


_LONGEST_NOUN = 5
_TIME_WORDS = frozenset(
    listed(
        """
    second seconds minute minutes hour hours day days week weeks month months year years decade decades games
    matches - percent days' years' of starts innings
    """
    )
)


_OF_WHOLES = frozenset({("of", "those"), ("of", "all"), ("of", "them"), ("of", "us")})
PART = "part"
"""Rule of a fraction of one of something ("a quarter of a million", "three-tenths of a percent", "a quarter point")."""


def _part_of_one(tokens: Tokens, i: int) -> Number | None:
    """A number below one of a unit, or of a magnitude: no share of a whole.

    "A quarter of a million", "three-quarters of an hour", "one half of one percent", "a quarter-point", "half a point".
    """
    part = _fraction_words(tokens, i)
    if part is None:
        return None
    value, at = part
    if tokens.at(at) == "of" and tokens.at(at + 1) in {"a", "an", "one"}:
        at += 2
    else:
        at += tokens.at(at) == "-" and tokens.joined(at) and tokens.joined(at + 1)
        if tokens.at(at) not in _TIED and tokens.at(at) not in MAGNITUDES:
            return None
    magnitude = MAGNITUDES.get(tokens.at(at))
    if magnitude is not None:
        return exact(i, at + 1, value * magnitude, rounding(value * magnitude), PART, grouped=True)
    if tokens.at(at) not in _HALVED or tokens.at(at + 1) == "final":
        return None
    return exact(i, at, value, value, PART, grouped=True)


_TIED = frozenset(listed("point percentage percent hour mile inch pound ton tonne acre ounce degree cent"))
"""Units that stand right behind a fraction: "a quarter-point", "a half mile"."""


def _fraction_words(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """A fraction that starts at token `i` ("three-quarters", "a tenth", "one half", "half") and the token after it."""
    word = tokens.at(i)
    if word in {"half", "quarter"} and tokens.at(i + 1) == "-":
        return 1 / DENOMINATORS[word], i + 1
    if word == "half":
        return 0.5, i + 1
    top = 1 if word in {"a", "an"} else UNITS.get(word)
    at = i + 2 if tokens.at(i + 1) == "-" else i + 1
    bottom = DENOMINATORS.get(tokens.at(at)) or _PLURAL_DENOMINATORS.get(tokens.at(at))
    return (top / bottom, at + 1) if top and bottom and top < bottom else None


def _spelled_fraction(tokens: Tokens, i: int) -> Number | None:
    word = tokens.at(i)
    top = UNITS.get(word) if word != "a" else 1
    if not top or top > 19:
        return None
    at = i + 2 if tokens.at(i + 1) == "-" else i + 1
    name = tokens.at(at)
    bottom = (
        DENOMINATORS.get(name)
        if top == 1
        else _PLURAL_DENOMINATORS.get(name) or (DENOMINATORS.get(name) if name == "half" else None)
    )
    if bottom is None or name == "half" or top >= bottom:
        return None
    following = tokens.at(at + 1)
    if top == 1 and not _fraction_follows(tokens, at + 1):
        return None
    if name == "quarters" and following == "of" and tokens.at(at + 2) in {"growth", "an"}:
        return None
    return _percent(i, at + 1, top, bottom, "fraction")


def _fraction_follows(tokens: Tokens, at: int) -> bool:
    """Whether what follows "a third" shows a share and no ordinal."""
    following = tokens.at(at)
    if following == "of":
        return tokens.at(at + 1) not in {"an", "a"} or tokens.at(at + 2) not in {
            "hour",
            "mile",
            "million",
            "century",
            "second",
        }
    return following in {
        "",
        ".",
        ",",
        ";",
        "less",
        "more",
        "fewer",
        "higher",
        "lower",
        "in",
        "from",
        "since",
        "to",
        "on",
        "this",
        "last",
    } and (
        tokens.at(at - 3) in {"by", "about", "nearly", "almost", "around", "than", "over", "roughly", "some", "least"}
        or tokens.at(at - 3) in MOVES
        or following in {"less", "more", "fewer", "higher", "lower"}
    )


def _half(tokens: Tokens, i: int) -> Number | None:
    if tokens.at(i) != "half":
        return None
    following = tokens.at(i + 1)
    if following in {"a", "an"} and tokens.at(i + 2) in MAGNITUDES:
        value = MAGNITUDES[tokens.at(i + 2)] / 2
        return exact(i, i + 3, value, value / 5 if value > 100 else 1.0, "half_a", grouped=True)
    if following in {"a", "an"} and tokens.at(i + 2) in _HALVED:
        return exact(i, i + 2, 0.5, 0.5, "half_a", grouped=True)
    if following in MAGNITUDES:
        return exact(i, i + 2, MAGNITUDES[following] / 2, 1.0, "half_a", grouped=True)
    whole = following in {"of", "the", "all", "its", "their", "his", "her", "our", "those", "these"}
    if whole and tokens.at(i - 1) not in {"first", "second", "other", "better", "latter", "-", "third"}:
        if tokens.at(i + 2) in {"time", "way", "battle"} or (following == "of" and tokens.at(i + 2).isdecimal()):
            return None
        return _percent(i, i + 1, 1, 2, "half")
    if tokens.at(i - 1) in {"by", "in"} and following in {"", ".", ",", "since", "from", "to", "over"}:
        return _percent(i, i + 1, 1, 2, "half") if tokens.at(i - 1) == "by" else None
    return None


_HALVED = frozenset(
    listed(
        """
    hour minute second mile week month
    day year century decade kilometer kilometre pound ton tonne liter litre percent percentage point
    degree dollar inch acre
    metre meter centimetre centimeter millimetre millimeter foot yard gram gramme ounce gallon pint hectare megawatt
    gigawatt kilowatt euro pound franc mph knot furlong fathom kilo kilogram kilogramme cup spoon teaspoon bottle season
    """
    )
)


def _slashed(tokens: Tokens, i: int) -> Number | None:
    glyph = GLYPHS.get(tokens.at(i))
    if glyph:
        return _percent(i, i + 1, *glyph, "fraction")
    if tokens.at(i + 1) != "/" or not (tokens.joined(i + 1) and tokens.joined(i + 2)) or tokens.at(i + 3) == "/":
        return None
    top, bottom = tokens.at(i), tokens.at(i + 2)
    if (top, bottom) in {
        ("1", "2"),
        ("1", "3"),
        ("2", "3"),
        ("1", "4"),
        ("3", "4"),
        ("1", "5"),
        ("2", "5"),
        ("3", "5"),
        ("4", "5"),
    }:
        return _percent(i, i + 3, int(top), int(bottom), "fraction")
    return None
