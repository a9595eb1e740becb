"""A figure that several outlets tell in one unit or another, and one tells with the number of the one and the unit of
the other.

Who turns miles into kilometres may forget the half of it: "13 miles" where the others have 13 kilometres and eight
miles. That one number stands before two units of one measure is hardly chance in articles of one story, so little more
is asked of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from services.comparison.accounts.many import LEAST, counts_as, written
from services.comparison.accounts.story import Account, shared_words
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.values.figures import digits_of
from services.comparison.values.quantity import same_amount

RULE = "quantity.unit.sentences"
_TIED = 9.0
"""Least weight of the words that the sentence has from theirs; digits of the figure count as words."""
_TIME, _MANY = "day", 10.0
_TIED_IN_TIME = 18.0
"""The same for a few months here and as many years there: every report of an election tells of two of each."""
_DIGIT = 3.0
_FACTOR = 1.2
"""By how much two units differ at least that are two: a short ton is a ton."""


def has_other_unit(mine: Profile, others: Iterable[Profile]) -> bool:
    """Whether a claim of another outlet has the number of `mine` with another unit of its measure."""
    return any(misread(mine, other) for other in others)


def misread(one: Profile, other: Profile) -> bool:
    """Whether two claims write one number before two units of one measure: "13 km", "13 miles"."""
    a, b = one.claim.quantity, other.claim.quantity
    if a is None or b is None or a.unit != b.unit or not a.number or not b.number:
        return False
    number = written(one)
    if number is None or number != written(other):
        return False
    if a.unit == _TIME and number < _MANY and _led_by(one) != _led_by(other):
        return False
    return max(a.number, b.number) >= _FACTOR * min(a.number, b.number)


def _led_by(profile: Profile) -> str:
    """The word before a figure: what lasts "for three weeks" is not what came "after three months" of talks."""
    claim, quantity = profile.claim, profile.claim.quantity
    at = quantity.span.start - claim.sentence.start if quantity is not None else 0
    return next(iter(reversed(claim.told[: max(0, at)].lower().split())), "")


def converted(mine: Profile, article: Sequence[Profile], accounts: Sequence[Account]) -> tuple[Profile, ...]:
    """Claims of several outlets that tell one amount, one of them with the number of `mine` and another unit.

    Arguments:
        mine: a claim with a figure that nothing is known of.
        article: all claims of its article.
        accounts: earlier articles of other outlets on its story.

    Returns:
        One claim of each outlet, none where an article tells both amounts or the words do not tie them.

    """
    told = [p for p in _told(mine, accounts) if misread(mine, p)]
    if not told or any(_tells(told[0], p) for p in article):
        return ()
    by_outlet: dict[str, Profile] = {}
    for claim in sorted(_told(mine, accounts), key=lambda p: -_tie(mine, p)):
        if claim in told or _tells(told[0], claim):
            by_outlet.setdefault(claim.claim.outlet, claim)
    found = tuple(by_outlet.values())
    several = len(found) >= LEAST and any(misread(mine, p) for p in found)
    return found if several and counts_as(mine, found) and _tie(mine, *found) >= _asked(mine) else ()


def _asked(mine: Profile) -> float:
    return _TIED_IN_TIME if mine.unit == _TIME and (written(mine) or 0.0) < _MANY else _TIED


def _told(mine: Profile, accounts: Sequence[Account]) -> Iterator[Profile]:
    """What articles that nowhere tell the amount of `mine` tell in its measure."""
    for account in accounts:
        if not any(_tells(mine, p) for p in account.claims):
            yield from (p for p in account.claims if p.unit == mine.unit and written(p) is not None)


def _tells(one: Profile, other: Profile) -> bool:
    a, b = one.claim.quantity, other.claim.quantity
    return a is not None and b is not None and a.unit == b.unit and same_amount(a, b)


def _tie(mine: Profile, *others: Profile) -> float:
    """Weight of the words of the sentence that one of the others has, and of the digits of the figure."""
    theirs = [read_sentence(p.claim.told) for p in others]
    shared = shared_words(read_sentence(mine.claim.told), *theirs, names=False)
    return shared + _DIGIT * max(0, digits_of(written(mine) or 0.0) - 1)
