"""The days, months and years of an article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from services.comparison.accounts.story import Account
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.days import WEEK
from services.comparison.sentences.model import WEEKDAY
from services.comparison.standins.figures import tokens_at
from services.comparison.standins.stated import Stated
from services.extraction.model import Grain

_TOLD = {Grain.DAY: 3, Grain.MOMENT: 3, Grain.MONTH: 2, Grain.YEAR: 1}
"""How many parts of a date are told."""


def days(account: Account) -> Iterator[Stated]:
    """What claims have read first; a day of the week that none has is the latest before the article came out."""
    for profile in account.claims:
        when = profile.claim.when
        if when is None or when.span is None or when.start is None or when.vague or when.grain not in _TOLD:
            continue
        at = tokens_at(profile, when.span)
        if at is not None:
            told = _TOLD[when.grain]
            year, month, day = when.start.year, when.start.month, when.start.day
            parts = (year, month if told > 1 else 0, day if told > 2 else 0)
            yield Stated(Field.TIME, _sort(when.grain), profile, at, _weekday(profile, at), day=parts)
    for profile in account.sentences:
        published = profile.claim.published_at.date()
        for i, token in enumerate(read_sentence(profile.claim.told).tokens):
            if token.unit == WEEKDAY and token.stem in WEEK:
                latest = published - timedelta(days=(published.weekday() - WEEK.index(token.stem)) % 7)
                parts = (latest.year, latest.month, latest.day)
                yield Stated(Field.TIME, _sort(Grain.DAY), profile, (i, i), frozenset({token.stem}), day=parts)
            elif token.unit == "year":
                yield Stated(Field.TIME, _sort(Grain.YEAR), profile, (i, i), day=(int(token.value), 0, 0))


def _weekday(profile: Profile, at: tuple[int, int]) -> frozenset[str]:
    tokens = read_sentence(profile.claim.told).tokens[at[0] : at[1] + 1]
    return frozenset(t.stem for t in tokens if t.unit == WEEKDAY)


def _sort(grain: Grain) -> str:
    return f"date of a {'day' if grain is Grain.MOMENT else grain.value}"
