"""The day on which a share or a market moved, where its news does not repeat it: that on which the article is out.

"Orsa is buying its rival. News of the deal sent Velm's shares up 7 percent." A move of a price that is told without a
time is that of the day. The claim does not state it: its period has no span, so that it contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from services.extraction.model import Claim, Grain, Modality, Period

_WORD = re.compile(r"(?<![\w-])[a-z]{2,}(?:-[a-z]+)?(?![\w-])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REACH = 60
"""Characters from what is traded to the word of its move."""
_LONGEST = 600
_UNITS = frozenset({"percent", "USD", "EUR", "GBP", "JPY", "point", "cent"})
_SATURDAY = 5


def with_trading_days(claims: Sequence[Claim], text: str, published: date) -> tuple[Claim, ...]:
    """The claims, those of a move of a traded price without a time with the day of trading.

    Arguments:
        claims: all claims of one article.
        text: its text.
        published: the day of its publication.

    """
    day = last_trading_day(published)
    period = Period(day, day, Grain.DAY, rule="trading")
    dated = {c.sentence for c in claims if c.when is not None and c.when.span is not None}
    return tuple(replace(c, when=period) if c.sentence not in dated and _moves(c, text) else c for c in claims)


def last_trading_day(published: date) -> date:
    """The day itself, or the Friday before a weekend.

    >>> last_trading_day(date(2025, 3, 7)), last_trading_day(date(2025, 3, 9))
    (datetime.date(2025, 3, 7), datetime.date(2025, 3, 7))
    """
    return published - timedelta(days=max(0, published.weekday() - _SATURDAY + 1))


def _moves(claim: Claim, text: str) -> bool:
    """Whether a claim without a time is by how much, or to what price, something that is traded moved."""
    quantity = claim.quantity
    if claim.when is not None or quantity is None or claim.modality is not Modality.ASSERTED:
        return False
    if quantity.unit.split("/")[0] not in _UNITS:
        return False
    told = text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)].lower()
    if _YEAR.search(told) is not None:
        return False
    words = [(m.start(), m.group()) for m in _WORD.finditer(told)]
    if not _words("other").isdisjoint(word for _, word in words):
        return False
    at = quantity.span.start - claim.sentence.start
    traded = [start for start, word in words if word in _words("traded") and start < at]
    moved = [start for start, word in words if word in _words("moved") and start < at]
    return bool(traded and moved) and 0 < moved[-1] - traded[-1] <= _REACH


@cache
def _words(kind: str) -> frozenset[str]:
    text = (files("services.extraction") / "trading.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return next(frozenset(words.split()) for name, words in rows if name == kind)
