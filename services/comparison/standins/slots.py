"""Which value of a new article may stand where several others have another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from services.comparison.sentences.sorts import one_sort
from services.comparison.standins.names import ROLE
from services.comparison.standins.reading import Article
from services.comparison.standins.stated import Stated

LEAST = 2
"""Outlets that must tell the other value."""
_MOST_OF = 0.5
"""Share of the outlets of the story of which more must tell it."""
_MOST = 40
"""Slots of an article that are looked at."""


@dataclass(frozen=True)
class Slot:
    """A value of the new article, and those that others have in its place."""

    mine: Stated
    theirs: Mapping[str, Sequence[Stated]]
    """By outlet: one value, wherever it stands."""
    deed: str = ""
    """Of a name: what is done there or by whom it names (accounts/deeds.tsv)."""

    @property
    def firsts(self) -> tuple[Stated, ...]:
        """Of each outlet where it first tells it."""
        return tuple(values[0] for values in self.theirs.values())

    @property
    def every(self) -> tuple[Stated, ...]:
        """Wherever one of them tells it."""
        return tuple(value for values in self.theirs.values() for value in values)


def slots(mine: Article, others: Sequence[Article], *, names: bool = True) -> tuple[Slot, ...]:
    """Every pair of a value that several of the others have and `mine` nowhere, and one of its opening of that sort.

    A figure or a day that one of the others has as well is of something else; a name may be of one who is in the story.

    Arguments:
        mine: the new article.
        others: earlier articles of its story.
        names: whether names are asked about, which are many.

    """
    missing = [group for group in _groups(mine, others, names=names) if tell(group, others)]
    values = [v for v in mine.opening if not v.way and (names or not v.is_name)]
    fresh = [v for v in values if v.is_name or not any(o.tells(v) for o in others)]
    found = [Slot(value, group) for group in missing for value in fresh if _may_stand(value, group)]
    every = [*_exchanged(mine, others), *_otherwise(mine, others), *sorted(found, key=lambda s: s.mine.is_name)]
    return tuple(every[:_MOST])


def tell(group: Mapping[str, Sequence[Stated]], others: Sequence[Article]) -> bool:
    """Whether several of the others tell a value, and most of them: two of eight have a figure of something else."""
    return len(group) >= LEAST and len(group) > _MOST_OF * len({o.account.outlet for o in others})


def _groups(mine: Article, others: Sequence[Article], *, names: bool) -> list[dict[str, list[Stated]]]:
    """Values of the others that `mine` does not tell, those of one value together."""
    groups: list[dict[str, list[Stated]]] = []
    for other in others:
        for value in other.values:
            if value.way or (value.is_name and not names) or mine.tells(value):
                continue
            group = next((g for g in groups if any(value.same(vs[0]) for vs in g.values())), None)
            if group is None:
                groups.append(group := {})
            group.setdefault(other.account.outlet, []).append(value)
    return groups


def _may_stand(value: Stated, group: Mapping[str, Sequence[Stated]]) -> bool:
    every = [v for values in group.values() for v in values]
    if value.sort != every[0].sort:
        return False
    if not value.is_name:
        return True
    if any(not value.key.isdisjoint(v.sentence.stems) for v in every):
        return False
    return any(one_sort(value.sentence, value.at, v.sentence, v.at) for v in every)


def _exchanged(mine: Article, others: Sequence[Article]) -> Iterator[Slot]:
    """Who is on top in the new article, where the others put the other one there."""
    for value in (v for v in mine.opening if v.sort == ROLE):
        theirs: dict[str, list[Stated]] = {}
        for other in others:
            told = [v for v in other.values if v.sort == ROLE]
            if any(value.same(v) for v in told):
                theirs = {}
                break
            opposed = [v for v in told if _opposed(value, v, mine, other)]
            if opposed:
                theirs.setdefault(other.account.outlet, []).extend(opposed)
        if tell(theirs, others) and not any(value.way != v.way and _one(value, v) for v in mine.values):
            yield Slot(value, theirs)


def _opposed(value: Stated, other: Stated, mine: Article, theirs: Article) -> bool:
    if _one(value, other):
        return value.way != other.way
    both = not other.key.isdisjoint(mine.stems) and not value.key.isdisjoint(theirs.stems)
    return value.way == other.way and both


def _one(value: Stated, other: Stated) -> bool:
    return other.sort == ROLE and not value.key.isdisjoint(other.key)


def _otherwise(mine: Article, others: Sequence[Article]) -> Iterator[Slot]:
    """The way in which the matter ended, where the others tell the other way and none tells both."""
    told = [[v for v in a.values if v.way and v.sort != ROLE] for a in (mine, *others)]
    for value in (v for v in told[0] if v in mine.opening):
        if any(v.sort == value.sort and v.way != value.way for v in told[0]):
            continue
        theirs: dict[str, list[Stated]] = {}
        for other, values in zip(others, told[1:], strict=True):
            ways = {v.way for v in values if v.sort == value.sort}
            if ways == {-value.way}:
                theirs.setdefault(other.account.outlet, []).extend(v for v in values if v.sort == value.sort)
        if tell(theirs, others):
            yield Slot(value, theirs)
