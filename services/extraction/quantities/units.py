"""Units of measure and money, read from the words after a number and the sign before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.extraction.quantities.tokens import Tokens, listed

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₴": "UAH", "₺": "TRY",
    "₦": "NGN", "₪": "ILS",
}  # fmt: skip
_DOLLARS = {
    "us": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "hk": "HKD",
    "s": "SGD", "r": "BRL",
    "mx": "MXN", "nt": "TWD", "u.s.": "USD",
}  # fmt: skip
_CODES = {
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "cny": "CNY", "rmb": "CNY", "inr": "INR", "rs": "INR",
    "chf": "CHF", "cad": "CAD",
    "aud": "AUD", "nzd": "NZD", "hkd": "HKD", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "rub": "RUB",
    "krw": "KRW",
    "brl": "BRL", "mxn": "MXN", "zar": "ZAR", "ngn": "NGN", "kes": "KES", "rm": "MYR", "sgd": "SGD", "try": "TRY",
    "uah": "UAH",
}  # fmt: skip
MONEY = frozenset(
    {
        *SIGNS.values(),
        *_DOLLARS.values(),
        *_CODES.values(),
        "PKR",
        "HUF",
        "THB",
        "IDR",
        "BDT",
        "ARS",
        "BTC",
        "SAR",
        "AED",
    }
)
BELOW_ZERO = frozenset({"degC", "degree"})
PERIODS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night", "week": "week",
    "month": "month",
    "quarter": "quarter", "year": "year", "annum": "year", "decade": "decade", "season": "season", "game": "game",
    "match": "game",
}  # fmt: skip
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}
_PER = {
        "person": "person", "capita": "person", "head": "person", "share": "share", "barrel": "barrel", "ton": "ton",
        "tonne": "ton",
        "gallon": "gallon", "litre": "litre", "liter": "litre", "kilogram": "kg", "kilo": "kg", "kg": "kg",
        "pound": "pound", "ounce": "ounce",
        "household": "household", "worker": "worker", "employee": "employee", "student": "student",
        "ticket": "ticket", "unit": "unit",
        "kilometer": "km", "kilometre": "km", "mile": "mile", "acre": "acre", "hectare": "hectare", "cent": "",
        "child": "child",
        "family": "family", "user": "user", "mmbtu": "mmbtu", "megawatt": "mwh", "mwh": "mwh", "gigabyte": "gb",
        "car": "car"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read: `number * factor + offset` is the value in canonical unit `name`; `end` is the token after."""

    name: str
    factor: float
    offset: float
    end: int


@cache
def _forms() -> dict[tuple[str, ...], tuple[str, float, float]]:
    table: dict[tuple[str, ...], tuple[str, float, float]] = {}
    for line in Path(__file__).with_name("units.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, name, factor, offset = line.split("\t")
            words = tuple(form.split())
            row = (name, float(factor), float(offset))
            table[words] = row
            if (len(words[-1]) > 3 and not words[-1].endswith(("s", "ies", "feet")) and words[-1].isalpha()) or words[
                -1
            ] in {"day", "won", "bp", "cent", "ton", "euro", "yen"}:
                table[(*words[:-1], words[-1] + "s")] = row
            if " per " in form or " an " in form:  # "miles per hour"
                table[(words[0] + "s", *words[1:])] = row
            if words[0] == "degree":
                table[("degrees", *words[1:])] = row
    return table


def currency_before(tokens: Tokens, first: int) -> tuple[str, int]:
    """Currency whose sign or code ends right before token `first`, and where it starts; ("", first) if none."""
    word = tokens.at(first - 1)
    if word in SIGNS:
        prefix = tokens.at(first - 2)
        if word == "$" and tokens.joined(first - 1):
            if prefix in _DOLLARS and tokens.raw(first - 2).isupper():
                return _DOLLARS[prefix], first - 2
            if prefix == "." and tokens.at(first - 3) == "s" and tokens.at(first - 5) == "u":
                return "USD", first - 5
        return SIGNS[word], first - 1
    if word == "." and tokens.at(first - 2) == "rs":
        return "INR", first - 2
    if (word in _CODES and tokens.raw(first - 1).isupper()) or word == "rs":
        return _CODES[word], first - 1
    return "", first


def unit_after(tokens: Tokens, end: int) -> Unit | None:
    """The unit that starts at token `end`, past a hyphen ("10-mile"), longest form first.

    A unit symbol of one or two letters must touch the number or stand right after it in the case of its symbol.
    """
    at = end + 1 if tokens.at(end) == "-" and tokens.joined(end) and tokens.joined(end + 1) else end
    special = _degrees(tokens, at) or _slashed_speed(tokens, at)
    if special:
        return special
    for length in (3, 2, 1):
        row = _forms().get(_plain(tokens, at, length))
        if row is not None and at + length <= len(tokens):
            return Unit(*row, at + length)
    return _short(tokens, at)


def _plain(tokens: Tokens, at: int, length: int) -> tuple[str, ...]:
    return tokens.words[at : at + length]


def _degrees(tokens: Tokens, at: int) -> Unit | None:
    word = tokens.at(at)
    scale = ""
    end = at + 1
    if word in {"\u00b0", "\u00ba"}:
        scale, end = tokens.at(at + 1), at + 2
    elif word in {"c", "f"} and tokens.raw(at).isupper() and not tokens.at(at + 1).isalpha():
        scale = word
    elif word == "\u2103":
        scale = "c"
    elif word == "\u2109":
        scale = "f"
    else:
        return None
    if scale == "c":
        return Unit("degC", 1.0, 0.0, end)
    if scale == "f":
        return Unit("degC", 5 / 9, -160 / 9, end)
    return Unit("degree", 1.0, 0.0, at + 1) if word != scale else None


def _slashed_speed(tokens: Tokens, at: int) -> Unit | None:
    three = tokens.words[at : at + 3]
    if three in {("km", "/", "h"), ("km", "/", "hr")}:
        return Unit("m/s", 1 / 3.6, 0.0, at + 3)
    if three == ("m", "/", "s"):
        return Unit("m/s", 1.0, 0.0, at + 3)
    return None


_DIMENSIONS = frozenset({"tall", "high", "long", "wide", "deep", "thick", "across", "above", "below", "away", "apart"})
"""Words behind which an "m" that stands alone means metres."""


def _short(tokens: Tokens, at: int) -> Unit | None:
    """One-letter symbols, where nothing but the unit can be meant: "100m", "6ft 2in", "3 m"."""
    word = tokens.at(at)
    if word == "m" and tokens.raw(at) == "m" and (tokens.joined(at) or tokens.at(at + 1) in _DIMENSIONS):
        return Unit("m", 1.0, 0.0, at + 1)
    if word == "k" and tokens.joined(at) and tokens.at(at + 1) in {"race", "run"}:
        return Unit("m", 1000.0, 0.0, at + 1)
    if word in {"kg", "g"} and tokens.raw(at) == "g" and tokens.joined(at):
        return Unit("kg", 0.001, 0.0, at + 1)
    if word == "p" and tokens.joined(at) and tokens.at(at + 1) not in {".", "m"}:
        return Unit("GBP", 0.01, 0.0, at + 1)
    return None


_WEIGHED = frozenset(
    listed(
        """
    weigh weighs weighed weighing lost lose loses losing gained gain shed sheds weight lift lifted lifting
    carrying heavy heavier lighter thrust
    """
    )
)
_PAID = frozenset(
    listed(
        """
    cost costs costing pay pays paid paying price priced worth fine fined earn earned earning spend spent
    spending save saved raise raised raising invest invested fee budget debt debts bill bonus salary wages
    ticket fell rose sterling deal sold buy bought charge charged profit loss revenue sales pledged stole
    stolen owed compensation damages million billion
    """
    )
)


def pounds(tokens: Tokens, first: int, end: int, value: float) -> Unit | None:
    """“pounds” after a number: money or weight, by the words around it; the undecided “pound” where they do not say."""
    at = end + 1 if tokens.at(end) == "-" and tokens.joined(end) else end
    if tokens.at(at) not in {"pound", "pounds"}:
        return None
    around = {*tokens.words[max(0, first - 6) : first], *tokens.words[at + 1 : at + 4]}
    if tokens.at(at + 1) == "sterling":
        return Unit("GBP", 1.0, 0.0, at + 2)
    if around & _WEIGHED or (tokens.at(at + 1) == "of" and not around & _PAID):
        return Unit("kg", 0.45359237, 0.0, at + 1)
    if around & _PAID or value >= 10_000:
        return Unit("GBP", 1.0, 0.0, at + 1)
    return Unit("pound", 1.0, 0.0, at + 1)


def rate_after(tokens: Tokens, end: int, *, money: bool) -> tuple[str, int]:
    """What a quantity is counted per ("month" in "$800 a month"), and the token after it; ("", end) if nothing.

    "a month" is a rate only after money or a counted noun, never after a length of time.
    """
    word, following = tokens.at(end), tokens.at(end + 1)
    if word in _ADVERBS and money:
        return _ADVERBS[word], end + 1
    if word in {"a", "an", "each", "every", "per", "/"}:
        singular = following.removesuffix("s") if following not in PERIODS else following
        if singular in PERIODS and tokens.at(end + 2) not in {"ago", "earlier", "later", "before", "after"}:
            return PERIODS[singular], end + 2
        if word in {"per", "/", "a"} and following in _PER and (word != "a" or money):
            return _PER[following], end + 2
        if word == "per" and following.replace(",", "").isdecimal():
            return following.replace(",", ""), end + 2
        if word == "per" and following == "million":
            return "1000000", end + 2
    return "", end
