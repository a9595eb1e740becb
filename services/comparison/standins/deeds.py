"""Another place for a deed that is done at one, or another doer of what one alone does, in whatever words each has it.

Names differ by far too often for two of them to tell that one stands for the other. But where most outlets of a story
tell one deed of one place ("ran aground off Torrin", "struck a sandbank near Torrin") and a new article, which nowhere
names it, tells the deed of another, there is one slot and two names for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from services.comparison.accounts.deeds import deeds_at, doers
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.sorts import one_sort
from services.comparison.sentences.tables import lists
from services.comparison.standins.reading import Article
from services.comparison.standins.slots import Slot, tell
from services.comparison.standins.stated import Stated

Told = tuple[str, Stated, bool]
"""A deed, a name in its sentence, and whether the words say that the one is of the other."""
_IN = frozenset({"in", "at", "near", "off", "outside", "on"})
_ENDING = frozenset({"from", "for", "to", "by", "with", "and", "or", "as", "after", "than", "over", "against"})
"""Words between which and a name behind them no place begins."""
_REACH = 4
"""Words between the preposition and the name: "off the small island of Torrin"."""


def of_deeds(mine: Article, others: Sequence[Article]) -> Iterator[Slot]:
    """A name of a new article that is told of a deed of which most of the others tell another that it nowhere has.

    Arguments:
        mine: the new article.
        others: earlier articles of its story.

    """
    for find in (_places, _doers):
        theirs = [(other, tuple(find(other.values))) for other in others]
        for deed, value, firm in find(mine.opening):
            if not firm or any(d == deed and f and _one(value, v) for _, told in theirs for d, v, f in told):
                continue
            strangers = partial(_stands_for, mine, deed, value)
            yield from (Slot(value, group, deed) for group in _groups(theirs, strangers) if _fit(value, group, others))


def _stands_for(mine: Article, deed: str, value: Stated, told: Told) -> bool:
    return told[0] == deed and not _one(value, told[1]) and not mine.tells(told[1])


def _one(left: Stated, right: Stated) -> bool:
    return not left.key.isdisjoint(right.key)


Group = dict[str, list[tuple[Stated, bool]]]


def _groups(
    theirs: Iterable[tuple[Article, Sequence[Told]]], strange: Callable[[Told], bool]
) -> Iterator[dict[str, list[Stated]]]:
    """The names of which the deed is told, by outlet; of one of them at least the words must say so."""
    groups: list[Group] = []
    for other, told in theirs:
        for found in filter(strange, told):
            value, firm = found[1:]
            group = next((g for g in groups if any(value.same(vs[0][0]) for vs in g.values())), None)
            if group is None:
                groups.append(group := {})
            group.setdefault(other.account.outlet, []).append((value, firm))
    for group in groups:
        if any(firm for values in group.values() for _, firm in values):
            yield {outlet: [v for v, _ in sorted(values, key=lambda p: not p[1])] for outlet, values in group.items()}


def _fit(value: Stated, group: dict[str, list[Stated]], others: Sequence[Article]) -> bool:
    if not tell(group, others):
        return False
    return any(one_sort(value.sentence, value.at, v.sentence, v.at) for values in group.values() for v in values)


def _doers(values: Iterable[Stated]) -> Iterator[Told]:
    """Who is told to have done what."""
    for value in filter(lambda v: v.is_name, values):
        start, end = value.span
        for doer in doers(value.claim.claim.told):
            if start < doer.name[1] and doer.name[0] < end:
                yield doer.deed, value, True


def _places(values: Iterable[Stated]) -> Iterator[Told]:
    """Every name in the sentence of a deed that is done at a place, and whether it is told as its place."""
    for value in filter(lambda v: v.is_name, values):
        told = value.claim.claim.told
        begins = value.span[0]
        ends: dict[str, int] = {}
        for deed, start, end in deeds_at(told):
            ends[deed] = max(ends.get(deed, -1), end if start < begins else -1)
        for deed, end in sorted(ends.items()):
            firm = end >= 0 and _is_where(value) and _ELSE.search(told[end:begins]) is None
            yield deed, value, firm


_ELSE = re.compile(
    r"\b(?:was|were|is|are|will|would|has|have|had|can|may|might|could)\b(?! (?:it|come|gone|gathered|met)\b)|[;:]",
    re.IGNORECASE,
)
"""What begins to tell something else: "the train that derailed on Monday was towed to"."""


def _is_where(value: Stated) -> bool:
    """Whether a preposition makes it the place where something is: "off the island of Torrin", "diverted to Lisk"."""
    tokens = value.sentence.tokens
    for at in range(value.at[0] - 1, max(-1, value.at[0] - 2 - _REACH), -1):
        token = tokens[at]
        if token.lower in _IN:
            return True
        if token.lower == "to":
            return at > 0 and _arrives(tokens[at - 1])
        if token.lower in _ENDING or token.kind in (Kind.NUMBER, Kind.DATE, Kind.NAME, Kind.TITLE):
            return False
    return False


def _arrives(token: Token) -> bool:
    return token.lower in lists()["arriving"] or token.lower == "diverted"
