"""A figure that several outlets tell and one tells with a slip, where no two of them tell it in the same words.

Two sentences of free reporters share too little to be held against each other. But what several articles of one story
give with one figure ("a term of 14 years", "fourteen years behind bars") is one thing, told in the words of all of
them together, and a sentence of another article that tells of it is known by those. Only figures that may be a slip
of the other are looked at: figures of two things are any distance apart, and free words do not tell them from one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from services.comparison.accounts.story import Account, shared_words
from services.comparison.actors.subject import heads_fit
from services.comparison.corroboration import RULE as AGREED
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.pair import agreement, difference, read_pair
from services.comparison.profiles.profile import Profile
from services.comparison.profiles.wording import figure_words
from services.comparison.scopes.judging import compare_scopes
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.figures import figures_of
from services.comparison.sentences.mood import asks
from services.comparison.values.figures import digits, digits_of, slipped
from services.comparison.values.quantity import same_amount
from services.comparison.values.states import Reading, State
from services.extraction.model import Hedge

LEAST = 2
"""Outlets that must tell the figure."""
RULE = "quantity.many.sentences"
_SURE = 0.8
_TIED = 12.0
"""Least weight of the words that the sentence has from theirs; digits of the figure count as words."""
_DIGIT = 3.0


def has_rival(mine: Profile, others: Iterable[tuple[str, Profile]]) -> bool:
    """Whether claims of several outlets (`others`: outlet and claim) have a figure of which `mine` may be a slip."""
    number = written(mine)
    if number is None:
        return False
    outlets: dict[float, set[str]] = {}
    for outlet, other in others:
        figure = written(other)
        if figure is not None and _of_one_kind(mine, other) and miswritten(number, figure):
            outlets.setdefault(figure, set()).add(outlet)
    return any(len(found) >= LEAST for found in outlets.values())


def contested(
    mine: Profile, article: Sequence[Profile], accounts: Sequence[Account]
) -> tuple[Verdict, tuple[Verdict, ...]] | None:
    """The contradiction of `mine` with a figure that several articles have, and their agreement with one another.

    Arguments:
        mine: a claim with a figure that nothing is known of.
        article: all claims of its article.
        accounts: earlier articles of other outlets.

    """
    told = [(_tie(mine, group), group) for group in _rivals(mine, article, accounts)]
    weight, witnesses = max(told, key=lambda t: (t[0], t[1][0].claim.id), default=(0.0, ()))
    return None if weight < _TIED else against_all(mine, witnesses, RULE)


def against_all(mine: Profile, witnesses: Sequence[Profile], rule: str) -> tuple[Verdict, tuple[Verdict, ...]]:
    """The contradiction of `mine` with that of several claims of one figure which is nearest in words, and their
    agreement with it.
    """
    sentence = read_sentence(mine.claim.told)
    near = {p.claim.id: shared_words(sentence, read_sentence(p.claim.told), names=False) for p in witnesses}
    first = max(witnesses, key=lambda p: (near[p.claim.id], p.claim.id))
    reading = Reading(Field.QUANTITY, State.DIFFERENT, figure_words(mine.claim), figure_words(first.claim), "sentences")
    against = difference(read_pair(mine, first), Judgement.CONTRADICTION, reading, rule, _SURE)
    against = replace(against, agrees=tuple(f for f in against.agrees if f is not Field.QUANTITY))
    return against, tuple(_agreed(other, first) for other in witnesses if other is not first)


def _agreed(one: Profile, other: Profile) -> Verdict:
    newer, older = (one, other) if one.claim.published_at >= other.claim.published_at else (other, one)
    return replace(agreement(read_pair(newer, older), AGREED), agrees=(Field.QUANTITY,))


def _rivals(mine: Profile, article: Sequence[Profile], accounts: Sequence[Account]) -> Iterator[tuple[Profile, ...]]:
    """Claims of several outlets with one figure of which `mine` may be a slip, one of each; neither side has both."""
    number = written(mine)
    if number is None:
        return
    groups: list[dict[str, Profile]] = []
    for account in accounts:
        if account.states(number) or not account.tells_of(mine, mine):
            continue
        for claim in account.claims:
            figure = written(claim)
            if figure is not None and _of_one_kind(mine, claim) and miswritten(number, figure):
                _join(groups, account.outlet, claim)
    own = Account("", "", tuple(article))
    for group in groups:
        claims = tuple(p for p in group.values() if heads_fit(mine, p))  # delegates are no points of a margin
        if len(claims) >= LEAST and not any(own.states(written(p) or 0.0) for p in claims) and counts_as(mine, claims):
            yield claims


def _join(groups: list[dict[str, Profile]], outlet: str, claim: Profile) -> None:
    """Put a claim to those with its figure."""
    for group in groups:
        first = next(iter(group.values()))
        a, b = first.claim.quantity, claim.claim.quantity
        if a is not None and b is not None and same_amount(a, b):
            group.setdefault(outlet, claim)
            return
    groups.append({outlet: claim})


def counts_as(mine: Profile, others: Sequence[Profile]) -> bool:
    """Whether one of the others counts as `mine` does, and no limit keeps `mine` apart from every one of them.

    A limit that only some of them tell limits nothing: the others have the same figure without it.
    """
    if not any(_alike(mine, p) for p in others):
        return False
    scopes = [compare_scopes(mine, p, Field.QUANTITY) for p in others]
    return any(not s.apart for s in scopes) or len({s.kind for s in scopes}) > 1


def _alike(left: Profile, right: Profile) -> bool:
    a, b = left.claim, right.claim
    roles = (None if q is None else q.role for q in (a.quantity, b.quantity))
    return len(set(roles)) == 1 and a.polarity == b.polarity


def _of_one_kind(left: Profile, right: Profile) -> bool:
    """Whether the units are one, or both count things by a noun, which may be another noun for the same."""
    return left.unit == right.unit or (left.head is not None and right.head is not None)


def written(profile: Profile) -> float | None:
    """The exact figure of a claim as its text has it; None if hedged, asked, of the page or a part ("a third")."""
    quantity = profile.claim.quantity
    if quantity is None or quantity.number is None or quantity.hedge is not Hedge.EXACT or profile.furniture:
        return None
    if asks(profile.claim.told):
        return None
    return next((n for n, _ in figures_of(figure_words(profile.claim))), None)


def miswritten(one: float, other: float) -> bool:
    """Whether one figure may stand for the other by a slip of the pen or the ear that hardly two things differ by.

    Digits exchanged, noughts more or less after three digits, one digit lost of three and more, "fourteen" for "four",
    one other digit of four and more.

    >>> miswritten(4.9, 9.4), miswritten(14, 4), miswritten(18.6, 8.6), miswritten(312, 132), miswritten(1230, 123)
    (True, True, True, True, True)
    >>> miswritten(41, 47), miswritten(24, 2), miswritten(214, 190), miswritten(250, 2500), miswritten(9e9, 9.7e9)
    (False, False, False, False, False)
    """
    if not slipped(one, other):
        return False
    left, right = sorted((digits(n)[0] for n in (one, other)), key=lambda d: (len(d), d))
    if left == right:
        return len(left) >= _LONG - 1
    if sorted(left) == sorted(right):
        return True
    if len(left) == len(right):
        return len(left) >= _LONG
    return len(right) >= _LONG - 1 or right == f"1{left}"


_LONG = 4


def _tie(mine: Profile, others: Sequence[Profile]) -> float:
    """Weight of the words of the sentence that one of the others has, and of the digits that the figures have."""
    theirs = [read_sentence(p.claim.told) for p in others]
    told = min(digits_of(written(p) or 0.0) for p in (mine, others[0]))
    return shared_words(read_sentence(mine.claim.told), *theirs, names=False) + _DIGIT * max(0, told - 1)
