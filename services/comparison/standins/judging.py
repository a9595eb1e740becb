"""How sure it is that a value of a new article stands where several others have another one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from services.comparison.actors.subject import basis_clash, heads_fit
from services.comparison.entailment.vocabulary import same_thing
from services.comparison.logistic import log_odds
from services.comparison.model import Field
from services.comparison.standins.another import another_thing
from services.comparison.standins.deeds import of_deeds
from services.comparison.standins.features import FEATURES, LIMITS, measure, of_story
from services.comparison.standins.figures import STRETCH
from services.comparison.standins.names import ROLE
from services.comparison.standins.reading import Article, of_one_story
from services.comparison.standins.slots import LEAST, Slot, slots
from services.comparison.standins.stated import NAME, Stated
from services.comparison.tellings.one_figure import bearers
from services.comparison.values.amounts import is_toll
from services.comparison.values.figures import digits_of, slipped
from services.comparison.values.quantity import RANK
from services.comparison.values.times import overlapping
from services.comparison.words.rows import read_rows
from services.extraction.model import Modality, Relation

KINDS: Mapping[Field, str] = {
    Field.QUANTITY: "figure",
    Field.TIME: "date",
    Field.PLACE: "name",
    Field.PERSON: "name",
    Field.ROLE: "role",
    Field.DIRECTION: "ending",
    Field.POLARITY: "ending",
}
"""The model that judges each field."""


Known = Collection[tuple[int, str]]
"""Where sentences begin that are known to contradict somebody, with the kind of value."""


@dataclass(frozen=True, slots=True)
class Standin:
    """A value in the place of another, with the log odds that it is."""

    slot: Slot
    odds: float


def standins(mine: Article, others: Iterable[Article], known: Known = frozenset()) -> tuple[Standin, ...]:
    """The values of a new article that surely stand in the place of others, the surest first, each value once.

    Arguments:
        mine: the new article.
        others: earlier articles of other outlets.
        known: what else is known to contradict one of them.

    """
    found: list[Standin] = []
    brief = len(mine.sentences) <= _BRIEF
    for standin in sorted(judged(mine, others, known), key=lambda s: (-s.odds, s.slot.mine.place)):
        value = standin.slot.mine
        kind = KINDS[value.field]
        once = all(value is not f.slot.mine and standin.slot.theirs is not f.slot.theirs for f in found)
        sure = standin.odds >= _asked(standin.slot, mine)[(value.claim.claim.sentence.start, kind) in known]
        if once and sure and (brief or _may_be_slip(standin.slot)) and not _refused(standin.slot, mine):
            found.append(standin)
    return tuple(found)


_BRIEF = 15
"""Most sentences of an article of which one value stands in the place of another: a long report has many values, and
which of the others it would replace nobody knows. Of five such alerts of the archive four were wrong."""


def _may_be_slip(slot: Slot) -> bool:
    """Whether a figure is that of the others but for a slip of the pen, and long enough for that to be no chance."""
    figures = [slot.mine.figure[0], *(v.figure[0] for v in slot.firsts)]
    return min(map(digits_of, figures)) >= _TELLING and all(slipped(figures[0], f) for f in figures[1:])


_TELLING = 3
"""Digits of a figure whose slip is seen: figures of two digits are one apart by chance."""


def _asked(slot: Slot, mine: Article) -> tuple[float, float]:
    """The least odds for a value, of its sort where that has its own; the dead do not grow fewer, so less is asked."""
    value = slot.mine
    if slot.deed:
        return _least()["deed"]
    return _least().get(_FEWER if _fewer_dead(slot, mine) else value.sort) or _least()[KINDS[value.field]]


_FEWER, _DEATH = "fewer dead", "die"


def _fewer_dead(slot: Slot, mine: Article) -> bool:
    """Whether the dead are counted, once in the new article, and all the others count more of them.

    "Ten were killed inside. Two more died outside" are parts of one count.
    """
    counts = {v.figure for v in mine.values if _counts_dead(v)}
    if len(counts) > 1 or not all(map(_counts_dead, (slot.mine, *slot.firsts))):
        return False
    return all(slot.mine.figure[2] < v.figure[1] and is_toll(slot.mine.claim, v.claim) for v in slot.firsts)


def _counts_dead(value: Stated) -> bool:
    return value.quantity is not None and value.claim.concept == _DEATH


def _refused(slot: Slot, mine: Article) -> bool:
    """Whether they count two things, measure from two times, or name nobody in common whose age or match it is."""
    value = slot.mine
    if value.field is not Field.TIME and _long_before(slot):
        return True
    if value.field is Field.TIME and any(value.words.lower() == v.words.lower() for v in slot.firsts):
        return True  # "in March" of two years
    if all(basis_clash(value.claim, v.claim) for v in slot.firsts):
        return True
    if value.sort == STRETCH and not _is_term(value) and all(map(_is_term, slot.firsts)):
        return True  # "she was held for three days" under "a 21-day quarantine"
    if value.sort == ROLE:
        names = [v.sentence.names for v in slot.every]
        return not any((value.sentence.names - value.key) & theirs for theirs in names)
    if value.sort == RANK:
        return not any(mine.names.keys() & v.sentence.names for v in slot.every)
    if value.sort == _AGE:
        return not any(mine.names.keys() & bearers(v.sentence.tokens, v.at) for v in slot.every)
    if value.quantity is None:
        return False
    counted = [_counts_one(value, v) for v in slot.firsts if v.quantity]
    return False in counted and True not in counted


def _long_before(slot: Slot) -> bool:
    """Whether the new one tells what was long before what the others tell: "was sixth last year"."""
    mine, theirs = slot.mine.claim.claim.when, [v.claim.claim for v in slot.every]
    if mine is None or mine.span is None or mine.end is None or mine.relation is not Relation.DURING:
        return False
    told = min(c.published_at for c in theirs).date()
    return told - mine.end > _NEWS and not any(overlapping(mine, c.when) for c in theirs)


_NEWS = timedelta(days=45)
"""So long after it happened it is news no more."""


def _is_term(value: Stated) -> bool:
    """Whether a stretch of time is set for something, not what it took: "a 21-day quarantine", "is held for"."""
    lasts = any(t.lower in _LASTING for t in value.sentence.tokens[: value.at[0]])
    return lasts or value.claim.claim.modality is not Modality.ASSERTED or _TERM.search(value.words) is not None


_LASTING = frozenset({"is", "are", "be"})
_TERM = re.compile(r"-(?:minute|hour|day|week|month|year)$", re.IGNORECASE)


def _counts_one(one: Stated, other: Stated) -> bool | None:
    """Whether two figures count one thing; None where one of them counts nothing known."""
    a, b = one.claim.head, other.claim.head
    if a is None or b is None:
        return None
    return same_thing(a, b) or heads_fit(one.claim, other.claim)


_AGE = "age"


def judged(mine: Article, others: Iterable[Article], known: Known | None = None) -> Iterator[Standin]:
    """Every slot of a new article with its log odds."""
    for slot, features in measured(mine, others, known):
        weights = _weights()[KINDS[slot.mine.field]]
        yield Standin(slot, log_odds(weights, [features.get(name, 0.0) for name in FEATURES]))


def measured(
    mine: Article, others: Iterable[Article], known: Known | None = None
) -> Iterator[tuple[Slot, dict[str, float]]]:
    """Every slot of a new article with its features.

    Arguments:
        mine: the new article.
        others: earlier articles.
        known: what else is known to contradict one of them: names differ by far too often for anything else to tell
            that one stands for another. None: all names are measured.

    """
    story = of_one_story(mine, others)
    if len({o.account.outlet for o in story}) < LEAST:
        return
    named = None if known is None else {start for start, kind in known if kind == NAME}
    found = slots(mine, story, names=named is None or bool(named))
    shared = of_story(mine, story) if found else {}
    for slot in found:
        if named is None or not slot.mine.is_name or slot.mine.claim.claim.sentence.start in named:
            yield slot, {**shared, **measure(slot, found, story)}
    if named is not None:
        yield from _deeds(mine, story)


def _deeds(mine: Article, story: Sequence[Article]) -> Iterator[tuple[Slot, dict[str, float]]]:
    """The slots of deeds, where nothing keeps the sentences apart."""
    for slot in of_deeds(mine, story):
        features = {**of_story(mine, story), **measure(slot, [slot], story)}
        limited = sum(features[limit] for limit in LIMITS)
        if max(limited, features["dated"]) <= _SOME and not another_thing(slot, mine, story):
            yield slot, features


_SOME = 0.5
"""Share of the others from whom a limit or a date may keep a deed apart: some of them tell none."""


@cache
def _weights() -> Mapping[str, Sequence[float]]:
    (_, *kinds), *rows = read_rows("standins", "standins")
    table = {name: [float(cell) for cell in cells] for name, *cells in rows}
    return {kind: [table[name][i] for name in FEATURES] for i, kind in enumerate(kinds)}


@cache
def _least() -> Mapping[str, tuple[float, float]]:
    """Log odds from which on a kind is sure enough; where a contradiction of the sentence is known."""
    return {kind: (float(least), float(known)) for kind, least, known in read_rows("standins", "least")}
