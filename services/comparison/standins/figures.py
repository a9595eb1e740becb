"""The figures of an article: those of its claims, other numbers of its sentences, places in an order."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from services.comparison.accounts.story import Account
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.centuries import ORDINALS
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.tables import lists
from services.comparison.standins.stated import Stated
from services.comparison.values.quantity import RANK
from services.comparison.words.vocabulary import is_person_noun
from services.extraction.model import Quantity, Span

_THINGS = "things"
"""Sort of a count: each outlet has its own word for what is counted."""
STRETCH = "day"
"""Sort of a stretch of time."""
_DAYS = {"minutes": 1 / 1440, "hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.4, "years": 365.25}
_UNITS = {"count": _THINGS, "%": "percent", "$": "USD", "£": "GBP", "€": "EUR"}
_ORDINALS = {word: n for n, word in enumerate(ORDINALS[:10], 1)}
_ANY = frozenset({"one", "a", "an"})
"""Words that count no more than that there is one."""
_ORDERS = frozenset({"st", "nd", "rd", "th"})


def figures(account: Account) -> Iterator[Stated]:
    """What claims have first: of two in one place the first counts."""
    for profile in account.claims:
        quantity = profile.claim.quantity
        if quantity is None or quantity.number is None or profile.furniture:
            continue
        at = tokens_at(profile, quantity.span)
        if at is not None:
            low = -math.inf if quantity.low is None else quantity.low
            high = math.inf if quantity.high is None else quantity.high
            figure = (quantity.number, low, high)
            yield Stated(Field.QUANTITY, _sort(profile, quantity), profile, at, figure=figure)
    bare = {p.claim.told: p for p in account.claims if p.claim.quantity is None}
    for profile in account.sentences:
        # a claim with a figure of its own is no witness of another
        yield from _others(bare.get(profile.claim.told, profile))


def _others(profile: Profile) -> Iterator[Stated]:
    """Figures and places in an order that no claim need have."""
    tokens, told = read_sentence(profile.claim.told).tokens, profile.claim.told
    for i, token in enumerate(tokens):
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.kind is Kind.NUMBER:
            if token.lower in _ANY or told[token.end : token.end + 2] in _ORDERS or _CLOCK.search(_around(told, token)):
                continue  # "one chamber", "the 18th Amendment", "twenty past two"
            scale = _DAYS.get(token.unit, 1.0)
            sort = STRETCH if token.unit in _DAYS else _UNITS.get(token.unit, token.unit)
            figure = (token.value * scale, token.low * scale, token.high * scale)
            yield Stated(Field.QUANTITY, sort, profile, (i, i), figure=figure)
        elif (rank := _ORDINALS.get(token.lower)) is not None and _ranks(behind):
            yield Stated(Field.QUANTITY, RANK, profile, (i, i), figure=(rank, rank, rank))


_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty(?:-five)?|quarter|half)"
_CLOCK = re.compile(
    rf"\b{_HOUR} past {_HOUR}\b|\bat (?:about )?{_HOUR} to {_HOUR}\b|\b{_HOUR} o['’]clock", re.IGNORECASE
)
_LONGEST_HOUR = 20


def _around(told: str, token: Token) -> str:
    """A number with what of a time of day may stand beside it."""
    return told[max(0, token.start - _LONGEST_HOUR) : token.end + _LONGEST_HOUR]


def _ranks(behind: Token | None) -> bool:
    """Whether an ordinal with this word behind it tells a place: "third place", "the third-largest", "the third woman".

    "The third race" and "the first half" do not, nor do names.
    """
    if behind is None or behind.kind is not Kind.WORD:
        return behind is None or behind.kind is not Kind.NAME
    return behind.lower in _PLACES or behind.lower.endswith("est") or is_person_noun(behind.lower)


_PLACES = lists()["rank"]


def _sort(profile: Profile, quantity: Quantity) -> str:
    if quantity.second is not None:
        return "score"
    counts = profile.head is not None and quantity.unit in (*quantity.counted[:1], "people", "count")
    return _THINGS if counts or quantity.unit == "count" else quantity.unit


def tokens_at(profile: Profile, span: Span) -> tuple[int, int] | None:
    """The places of the first and last token of a stretch of the article in the sentence of a claim."""
    first = profile.claim.sentence.start
    tokens = read_sentence(profile.claim.told).tokens
    inside = [i for i, t in enumerate(tokens) if first + t.end > span.start and first + t.start < span.end]
    return (inside[0], inside[-1]) if inside else None
