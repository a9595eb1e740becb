"""What sort of thing a name names, by its own words, and whether two names can be of one sort."""

from __future__ import annotations

from enum import Enum

import simplemma

from services.comparison.sentences.alignment import Sentence, like
from services.comparison.sentences.kinds import Naming, naming, unlike
from services.comparison.sentences.model import Kind
from services.comparison.sentences.tables import lists, persons, places
from services.comparison.sentences.tokens import LETTERS
from services.comparison.words.lands import kinds_of_land
from services.comparison.words.vocabulary import BODIES, is_region

Group = tuple[int, int]
"""Places of the first and last token of a name."""
_COMMON = 6.2
"""Words of the language that weigh less are no names of people or towns."""


class Sort(Enum):
    """What a name names, as far as its words tell."""

    REGION, PEOPLE, BODY, PERSON, WORDS, LETTERS, NAME = range(7)


_LOOSE = (frozenset({Sort.WORDS, Sort.NAME}), frozenset({Sort.WORDS, Sort.PERSON}))
"""Sorts of which the words cannot be told apart: a name may be a word of the language, too."""
_NO_WORKS = frozenset({Sort.REGION, Sort.PEOPLE, Sort.BODY, Sort.PERSON, Sort.LETTERS})
"""Of one of these is no title: one outlet sets it in quotation marks, the other does not."""
_OPEN = frozenset({Sort.PERSON, Sort.NAME})
"""A name that is unknown may be a person's."""


def sort_of(sentence: Sentence, group: Group) -> Sort:
    """A country or region, its people, a body, a person, something called by common words or letters, or a name proper.

    >>> from services.comparison.sentences.alignment import read_sentence
    >>> told = read_sentence("It was the Transport Committee that asked George Holt and the FBI about Lethia and Peru.")
    >>> [sort_of(told, g).name for g in ((3, 4), (7, 8), (11, 11), (13, 13), (15, 15))]
    ['BODY', 'PERSON', 'LETTERS', 'NAME', 'REGION']
    """
    tokens = sentence.tokens[group[0] : group[1] + 1]
    before = sentence.tokens[group[0] - 1] if group[0] else None
    titled = before is not None and before.kind is Kind.TITLE
    article = before is not None and before.lower in _ARTICLES
    if tokens[-1].lower in BODIES or tokens[-1].lower in lists()["body"]:
        return Sort.BODY
    if len(tokens) > 1 and tokens[0].lower in persons("given"):
        return Sort.PERSON
    if any(is_region(t.stem) or kinds_of_land(t.stem) == _STATE for t in tokens):
        # "Americans" are no land, "American" tells of either
        return Sort.PEOPLE if all(t.lower != t.stem and t.lower.endswith("ns") for t in tokens) else Sort.REGION
    if any(t.unit == LETTERS for t in tokens):
        return Sort.LETTERS
    if titled or (tokens[-1].lower in persons("surnames") and not article):
        return Sort.PERSON
    words = all(t.weight < _COMMON and simplemma.is_known(t.lower, lang="en") for t in tokens)
    return Sort.WORDS if words else Sort.NAME


_STATE = frozenset({"state"})
_ARTICLES = frozenset({"the", "a", "an"})
"""Nobody's name has one."""


def one_sort(left: Sentence, mine: Group, right: Sentence, theirs: Group) -> bool:
    """Whether two names can be of one sort: a country is no committee, a state no country that it may lie in."""
    if unlike(left, mine, right, theirs) or _of_two_slots(left, mine, right, theirs):
        return False
    if _of_body(left, mine) is not _of_body(right, theirs):
        return False
    sorts = sort_of(left, mine), sort_of(right, theirs)
    quoted = mine[0] in left.works, theirs[0] in right.works
    if quoted[0] != quoted[1] and sorts[quoted[0]] in _NO_WORKS:
        return False  # the tour "Far and Wide" is none of those who tour
    if sorts[0] is not sorts[1]:
        if set(sorts) == _OPEN:
            return not _placed(left, mine) and not _placed(right, theirs)
        return frozenset(sorts) in _LOOSE and _parallel(left, mine, right, theirs)
    if sorts[0] is not Sort.REGION:
        return True
    one_kind = not _land(left, mine).isdisjoint(_land(right, theirs))
    return one_kind and not _of_two_towns(left, mine, right, theirs)


def _land(sentence: Sentence, group: Group) -> frozenset[str]:
    """What kind of land a name names: "the Asia-Pacific region", "the Middle East" are more than a country."""
    tokens = sentence.tokens[group[0] : group[1] + 1]
    known = (kinds_of_land(t.lower) for t in tokens if not t.lower.endswith("n"))  # not "Central African Republic"
    return _CONTINENT if _CONTINENT in known else kinds_of_land(tokens[-1].stem)


_CONTINENT = frozenset({"continent"})


def _of_two_slots(left: Sentence, mine: Group, right: Sentence, theirs: Group) -> bool:
    """Whether only the one is compared with: "more than Holt"."""
    than = [g[0] > 0 and s.tokens[g[0] - 1].lower == "than" for s, g in ((left, mine), (right, theirs))]
    return than[0] != than[1]


def _of_body(sentence: Sentence, group: Group) -> bool:
    """Whether a name only tells whose body it is: "Lisk police" are not in the place of "Orla Brandt"."""
    behind = sentence.tokens[group[1] + 1] if group[1] + 1 < len(sentence.tokens) else None
    if behind is None or behind.kind is not Kind.WORD or behind.start - sentence.tokens[group[1]].end != 1:
        return False
    return behind.lower in lists()["body"]


def _placed(sentence: Sentence, group: Group) -> bool:
    """Whether a name is known for a place's, and is told as one."""
    known = all(t.lower in places() for t in sentence.tokens[group[0] : group[1] + 1])
    return known and naming(sentence, group) is Naming.PLACE


def _of_two_towns(left: Sentence, mine: Group, right: Sentence, theirs: Group) -> bool:
    """Whether two lands are told behind two towns: "in Ystad, Sweden", "in Tula, Russia": the town is what differs."""
    towns = [_town(s, g) for s, g in ((left, mine), (right, theirs))]
    return None not in towns and not like(*towns)  # type: ignore[arg-type]


def _town(sentence: Sentence, group: Group) -> str | None:
    before = sentence.tokens[group[0] - 1] if group[0] else None
    apposed = before is not None and sentence.tokens[group[0]].start - before.end == _COMMA
    return before.stem if before is not None and apposed and before.kind is Kind.NAME else None


_COMMA = 2
"""Characters between a town and the land in which it lies."""


def _parallel(left: Sentence, mine: Group, right: Sentence, theirs: Group) -> bool:
    """Whether one word follows both: "Waters won", "Kolar won" (a name may be a word of the language, too)."""
    after = [s.tokens[g[1] + 1 : g[1] + 2] for s, g in ((left, mine), (right, theirs))]
    return all(t and t[0].kind is Kind.WORD for t in after) and like(after[0][0].stem, after[1][0].stem)
