"""Numbers as written: digits with separators, words, magnitudes, fractions, and the rounding that they show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.extraction.quantities.money import currency_before, is_money
from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.quantities.units import unit_after

UNITS = {
    w: v
    for v, w in enumerate(
        listed(
            """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
        )
    )
}
TENS = {
    w: v
    for v, w in zip(range(20, 100, 10), listed("twenty thirty forty fifty sixty seventy eighty ninety"), strict=True)
}
MAGNITUDES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "dozen": 12, "lakh": 1e5, "crore": 1e7, "lac": 1e5,
}  # fmt: skip
ATTACHED: dict[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
    "t": 1e12, "mil": 1e6, "cr": 1e7,
}  # fmt: skip
SAFE_ABBREVIATIONS = frozenset({"mn", "mln", "bn", "bln", "tn", "trn"})
"""Short magnitudes that are nothing else: also read after a space ("3 bn")."""
DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
    "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
ORDINALS = {
    w: v
    for v, w in enumerate(
        listed(
            """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
        )
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
GLYPHS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8), "⅜": (3, 8)}
FOLDS = {
    w + "fold": float(v)
    for w, v in {**UNITS, **TENS, "hundred": 100, "thousand": 1000, "million": 1_000_000}.items()
    if v > 1 or w == "hundred"
}

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_COMMA = re.compile(r"\d+,\d{1,2}")
_LONGEST = 18
"""Digits beyond this are an identifier, not a quantity (and would cost time to convert)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, from token `first` up to and without token `end`."""

    first: int
    end: int
    value: float | None
    step: float
    low: float
    high: float
    rule: str
    share: bool = False
    """A fraction of a whole ("a third", "one in five"): counts in percent."""
    grouped: bool = False
    """Written with separators, a magnitude or in words: cannot be a year."""
    whole: float | None = None
    """The digits without their magnitude, so that "2-3 million" can share it."""
    magnitude: float = 1.0


def rounding(value: float) -> float:
    """The step that the trailing zeros of a whole number show; numbers below 100 are taken as counted.

    >>> rounding(15_000), rounding(14_872), rounding(130), rounding(90)
    (1000.0, 1.0, 10.0, 1.0)
    """
    whole = round(abs(value))
    if whole < 100:
        return 1.0
    step = 1
    while whole % 10 == 0:
        whole //= 10
        step *= 10
    return float(step)


def exact(first: int, end: int, value: float, step: float, rule: str, **fields: object) -> Number:
    """A number that is a point."""
    return Number(first, end, value, step, value, value, rule, **fields)  # type: ignore[arg-type]


def _literal(word: str) -> tuple[float, float, bool] | None:
    """Value, step and whether it has separators, of one token of digits; None where it could be read two ways."""
    if len(word) > _LONGEST + 6:
        return None
    if _PLAIN.fullmatch(word):
        decimals = len(word) - word.index(".") - 1 if "." in word else 0
        return float(word), (10.0**-decimals if decimals else rounding(float(word))), False
    if _GROUPED.fullmatch(word) or _INDIAN.fullmatch(word):
        bare = word.replace(",", "")
    elif _DOTTED.fullmatch(word):
        bare = word.replace(".", "").replace(",", ".")
    else:
        return None
    decimals = len(bare) - bare.index(".") - 1 if "." in bare else 0
    return float(bare), (10.0**-decimals if decimals else rounding(float(bare))), True


def digits(tokens: Tokens, i: int) -> Number | None:
    """Digits at token `i` with separators, fractions and magnitudes: 1,234; 1 234; 2½; 1.5 million; 12.5m."""
    word = tokens.at(i)
    read = _literal(word)
    end = i + 1
    if read is None:
        if not (_COMMA.fullmatch(word) and tokens.at(i + 1) in {"%", "percent", "per", "million", "billion", "bn"}):
            return None
        read = (float(word.replace(",", ".")), 10.0 ** -(len(word) - word.index(",") - 1), True)
    value, step, grouped = read
    if not grouped and word.isdecimal() and len(word) <= 3:
        value, step, end, grouped = _spaced_groups(tokens, i, value, step)
    value, step, end = _mixed_fraction(tokens, value, step, end)
    if tokens.words[end : end + 4] == ("[", ",", "000", "]") and tokens.joined(end):
        value, step, end, grouped = value * 1000, step * 1000, end + 4, True  # "20[,000]", as an editor mends it
    whole = value
    value, step, end, magnitude = _magnitudes(tokens, value, step, end)
    return exact(
        i,
        end,
        value,
        step,
        "digits",
        grouped=grouped or magnitude > 1 or not word.isdecimal(),
        whole=whole,
        magnitude=magnitude,
    )


def _spaced_groups(tokens: Tokens, i: int, value: float, step: float) -> tuple[float, float, int, bool]:
    """Thousands set apart by one (thin, hard) space: "1 234 567"."""
    end = i + 1
    bare = tokens.at(i)
    while (
        len(tokens.at(end)) == 3
        and tokens.at(end).isdecimal()
        and tokens.starts[end] - tokens.ends[end - 1] == 1
        and tokens.text[tokens.ends[end - 1]] in " \u00a0\u2009\u202f"
        and end - i < 5
    ):
        bare += tokens.at(end)
        end += 1
    if end == i + 1 or tokens.at(i) == "0" or tokens.at(i - 1) in _MONTH_STEMS or tokens.at(i - 2) in _MONTH_STEMS:
        return value, step, i + 1, False
    return float(bare), rounding(float(bare)), end, True


_MONTH_STEMS = frozenset(
    listed(
        """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec
    """
    )
)


def _mixed_fraction(tokens: Tokens, value: float, step: float, end: int) -> tuple[float, float, int]:
    """“2 1/2”, “2½”, “2 ½”, “two and a half”."""
    glyph = GLYPHS.get(tokens.at(end))
    if glyph and (tokens.joined(end) or value < 1000):
        return value + glyph[0] / glyph[1], 1 / glyph[1], end + 1
    top, slash, bottom = tokens.at(end), tokens.at(end + 1), tokens.at(end + 2)
    tied = top == "-" and tokens.joined(end) and tokens.joined(end + 1)  # "1-1/2"
    if tied:
        top, slash, bottom = tokens.at(end + 1), tokens.at(end + 2), tokens.at(end + 3)
    if slash == "/" and (top, bottom) in {("1", "2"), ("1", "4"), ("3", "4"), ("1", "3"), ("2", "3")} and value < 1000:
        return value + int(top) / int(bottom), 1 / int(bottom), end + 3 + tied
    if tokens.at(end) == "and" and tokens.at(end + 1) == "a" and tokens.at(end + 2) in {"half", "quarter"}:
        part = 1 / DENOMINATORS[tokens.at(end + 2)]
        return value + part, part, end + 3
    return value, step, end


def _magnitudes(tokens: Tokens, value: float, step: float, end: int) -> tuple[float, float, int, float]:
    """Million, bn, m, dozen, crore after a number; "million" may be tied on by a hyphen ("$3-million")."""
    total = 1.0
    while True:
        at = end + 1 if tokens.at(end) == "-" and tokens.at(end + 1) in MAGNITUDES and tokens.joined(end) else end
        word = tokens.at(at)
        if word in MAGNITUDES or word in SAFE_ABBREVIATIONS:
            factor = MAGNITUDES.get(word) or ATTACHED[word]
        elif word in ATTACHED and tokens.joined(at) and total == 1.0 and _means_magnitude(tokens, at):
            factor = ATTACHED[word]
        else:
            return value, step, end, total
        value, step, total, end = value * factor, (1.0 if factor == 12 else step * factor), total * factor, at + 1
        if (
            tokens.at(end) == "."
            and tokens.joined(end)
            and word in {"mn", "bn", "mln", "bln"}
            and not tokens.capitalised(end + 1)
        ):
            end += 1


_DIMENSIONS = frozenset(
    listed(
        """
    high tall long deep wide away above below sprint race freestyle hurdles relay butterfly backstroke final
    dash tower wall telescope x screen tv television camera video monitor footage resolution
    """
    )
)


def _means_magnitude(tokens: Tokens, at: int) -> bool:
    """Whether a letter glued to digits is a magnitude: "12m people", "$12m", but not "a 12m wave" or "10k race"."""
    word = tokens.at(at)
    paid = bool(currency_before(tokens, at - 1, large=True)[0])
    if word in {"m", "k", "b", "t"} and not paid:
        following = tokens.at(at + 1)
        unit = unit_after(tokens, at + 1)
        if unit is not None and is_money(unit.name):
            return True
        plural = (
            following.isalpha()
            and len(following) > 2
            and following.endswith(("s", "people", "ren", "men", "euro", "yen"))
        )
        return (plural and following not in _DIMENSIONS) or (
            word in {"k", "b"} and following not in _DIMENSIONS | {"run"}
        )
    return True


def words(tokens: Tokens, i: int) -> Number | None:
    """A spelled number that starts at token `i`: "twenty-four", "a hundred and five", "two dozen", "half a million"."""
    value, magnitude, end, last = _spelled(tokens, i)
    if end == i:
        return None
    step = 1.0 if magnitude == 12 else rounding(value)
    if last == "hundred" and magnitude == 1.0 and value % 100 == 0:
        magnitude = 100.0
    if last == "magnitude" and tokens.words[end : end + 3] == ("and", "a", "half"):  # "a million and a half"
        value, step, end = value + magnitude / 2, magnitude / 10, end + 3
    else:
        value, step, end = _mixed_fraction(tokens, value, step, end)
    before = end
    value, step, end, extra = _magnitudes(tokens, value, step, end) if value % 1 else (value, step, end, 1.0)
    whole = value / extra if before < end else value / magnitude
    return exact(i, end, value, step, "words", grouped=True, whole=whole, magnitude=magnitude)


def _spelled(tokens: Tokens, i: int) -> tuple[float, float, int, str]:
    """Value of the number words from token `i` on, their last magnitude, the token after them, the kind of the last."""
    total, current, end, last, magnitude = 0.0, 0.0, i, "", 1.0
    while True:
        at = _next_part(tokens, end, last) if end > i else end
        word = tokens.at(at)
        if word in UNITS:
            if last in {"unit", "teen"} or (last == "ten" and not 0 < UNITS[word] < 10):
                break
            current += UNITS[word]
            last = "unit"
        elif word in TENS:
            if last in {"unit", "ten"}:
                break
            current += TENS[word]
            last = "ten"
        elif word == "hundred":
            current = (current or 1) * 100
            last = "hundred"
        elif word in MAGNITUDES:
            if last == "magnitude" and total and MAGNITUDES[word] >= magnitude and word != "dozen":
                total *= MAGNITUDES[word]
            else:
                total += (current or 1) * MAGNITUDES[word]
            current, magnitude, last = 0.0, MAGNITUDES[word], "magnitude"
        else:
            break
        end = at + 1
    return total + current, magnitude, end, last


def _next_part(tokens: Tokens, end: int, last: str) -> int:
    """Where the spelled number may go on: after a hyphen, or after "and" that follows a magnitude."""
    word = tokens.at(end)
    if word == "-" and tokens.joined(end) and tokens.joined(end + 1):
        following = tokens.at(end + 1)
        if (last == "ten" and following in UNITS) or following in MAGNITUDES:
            return end + 1
    spelled = tokens.at(end + 1) in UNITS or tokens.at(end + 1) in TENS
    # "two hundred and fifty" goes on; "a hundred and one hundred others" is not written that way
    if (
        word == "and"
        and spelled
        and (last == "magnitude" or (last == "hundred" and tokens.at(end + 2) not in MAGNITUDES))
    ):
        return end + 1
    return end
