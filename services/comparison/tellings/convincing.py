"""Whether two sentences that seem to differ in a value tell of one thing at all: a second look, at the whole of both.

The odds of a difference are learned from sentences that are much alike. Whole articles have many more that share two
names and a day, and nearly every difference that odds alone find among those is of two things. So all that `surety`
measures is weighed once more, by weights (words/convincing.tsv) that `training.convincing` learns from changed values
of agreeing sentences and from what the articles of a stream seemed to contradict in one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from services.comparison.logistic import log_odds
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.surety import measure
from services.comparison.tellings.model import Retelling
from services.comparison.words.vocabulary import table_rows

LEAST_ODDS, FAINTEST = -1.95, -3.2
"""Log odds from which a difference is taken for one, and what must be left of them where there are reasons to doubt it:
see docs/precision.md for what they cost."""
_LEAST, _FAINT = -1.0, 0.0
"""What all that is measured must weigh, in log odds: of a difference, and of one that is faint."""
_NAMES = frozenset({Field.PERSON, Field.PLACE})
_EVERYTHING = ContextVar("everything", default=False)


@contextmanager
def everything() -> Iterator[None]:
    """Within it all that the odds let pass convinces: training learns from that what does."""
    before = _EVERYTHING.set(True)
    try:
        yield
    finally:
        _EVERYTHING.reset(before)


@cache
def weights() -> dict[str, float]:
    """The learned weight of each feature that is asked for."""
    return {name: float(weight) for name, weight in table_rows("convincing")}


def convincing(left: Profile, right: Profile, told: Retelling) -> bool:
    """Whether the difference `told` is likely enough one of which only one side can be true.

    A name that there are reasons to doubt convinces nobody: outlets name others beside what they tell.
    """
    if told.field is None or _EVERYTHING.get():
        return True
    faint = told.odds < LEAST_ODDS
    if faint and told.field in _NAMES:
        return False
    found = measure(left, right, told.field, told.odds, weekday=told.weekday)
    asked = weights()
    return log_odds([*asked.values()], [found[name] for name in asked]) >= (_FAINT if faint else _LEAST)
