"""What a quantity is counted per: "$800 a month", "9 million barrels per day", "120 per 100,000"."""

from __future__ import annotations

from services.extraction.quantities.tokens import Tokens

_PERIODS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "night", "week": "week",
    "month": "month", "quarter": "quarter", "year": "year", "annum": "year", "decade": "decade", "season": "season",
    "game": "game", "match": "game",
}  # fmt: skip
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annually": "year",
}  # fmt: skip
_THINGS = {
    "person": "person", "capita": "person", "head": "person", "share": "share", "barrel": "barrel", "ton": "ton",
    "tonne": "ton", "gallon": "gallon", "litre": "litre", "liter": "litre", "kilogram": "kg", "kilo": "kg", "kg": "kg",
    "pound": "pound", "ounce": "ounce", "bushel": "bushel", "pint": "pint", "gram": "gram", "household": "household",
    "worker": "worker", "employee": "employee", "student": "student", "pupil": "student", "ticket": "ticket",
    "unit": "unit", "kilometer": "km", "kilometre": "km", "km": "km", "mile": "mile", "metre": "m", "meter": "m",
    "acre": "acre", "hectare": "hectare", "cent": "", "child": "child", "family": "family", "user": "user",
    "mmbtu": "mmbtu", "megawatt": "mwh", "mwh": "mwh", "kwh": "kwh", "gigabyte": "gb", "car": "car", "vehicle": "car",
    "vote": "vote", "seat": "seat", "piece": "piece", "bottle": "bottle", "square metre": "m2", "square meter": "m2",
    "square foot": "ft2", "square mile": "mile2", "square kilometre": "km2", "square kilometer": "km2",
    "sq ft": "ft2", "sq m": "m2", "sq km": "km2", "cubic metre": "m3", "cubic meter": "m3",
    "kilowatt hour": "kwh", "megawatt hour": "mwh",
    "dose": "dose", "copy": "copy", "pill": "pill", "tablet": "tablet", "bag": "bag", "box": "box", "crate": "crate",
    "carat": "carat", "page": "page", "trip": "trip", "ride": "ride", "crossing": "crossing", "passenger": "passenger",
    "patient": "patient", "room": "room", "meal": "meal", "episode": "episode", "customer": "customer", "cow": "cow",
    "inhabitant": "person", "resident": "person", "citizen": "person",
}  # fmt: skip
_ARTICLES = frozenset({"a", "an"})
_LINKS = _ARTICLES | {"each", "every", "per", "/"}
_PLACING = frozenset({"ago", "earlier", "later", "before", "after"})


def rate_after(tokens: Tokens, end: int, *, money: bool) -> tuple[str, int]:
    """What a quantity is counted per ("month" in "$800 a month"), and the token after it; ("", end) if nothing.

    `money`: it is money, a measure or a counted thing, of which there may be so much "a tonne". A length of time never
    has a rate. "A $40m-a-year deal" is tied by hyphens.
    """
    word = tokens.at(end)
    if word in _ADVERBS and money:
        return _ADVERBS[word], end + 1
    at = end
    if word == "-" and tokens.joined(end) and tokens.at(end + 1) in {*_ARTICLES, "per"} and tokens.at(end + 2) == "-":
        word, at = tokens.at(end + 1), end + 2
    if word not in _LINKS:
        return "", end
    following = tokens.at(at + 1)
    period = _PERIODS.get(following) or _PERIODS.get(following.removesuffix("s"))
    if period and tokens.at(at + 2) not in _PLACING:
        return period, at + 2
    if word == "per" and following.replace(",", "").isdecimal():
        return following.replace(",", ""), at + 2
    if word == "per" and following == "million":
        return "1000000", at + 2
    if word in {"each", "every"} or (word in _ARTICLES and not money):
        return "", end
    return _thing(tokens, at + 1, end)


def rate_behind_verb(tokens: Tokens, noun_end: int) -> str:
    """What is counted per where the verb stands between: "250 jobs were lost every month", "300 people die each year".

    The span of the quantity does not reach so far: the verb is the clause's.
    """
    for at in range(noun_end + 1, noun_end + 1 + _MOST_VERBS):
        word = tokens.at(at - 1)
        if not word.isalpha() or word in _NO_VERBS:
            return ""
        if tokens.at(at) in {"each", "every"} and tokens.at(at + 2) not in _PLACING:
            return _PERIODS.get(tokens.at(at + 1), "")
    return ""


_MOST_VERBS = 6
"""Words between: "people would need to buy insurance each month"."""
_NO_VERBS = frozenset({"and", "or", "but", "that", "who", "which", "when", "while", "each", "every", "for", "on", "in"})


def _thing(tokens: Tokens, at: int, end: int) -> tuple[str, int]:
    """The thing at token `at`, of one word or two."""
    second = at + 2 if tokens.at(at + 1) == "-" else at + 1
    pair = f"{tokens.at(at)} {tokens.at(second)}"
    if pair in _THINGS:
        return _THINGS[pair], second + 1
    return (_THINGS[tokens.at(at)], at + 1) if tokens.at(at) in _THINGS else ("", end)
