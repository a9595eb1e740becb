"""Names that only one of two sentences has, and which of them may stand for one another."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

import simplemma

from services.comparison.sentences.alignment import Sentence, like
from services.comparison.sentences.kinds import unlike
from services.comparison.sentences.model import MOST, Candidate, Difference, Kind, Token
from services.comparison.sentences.tables import lists
from services.comparison.sentences.tokens import LETTERS
from services.comparison.words.lands import kinds_of_land
from services.comparison.words.vocabulary import is_region

Group = tuple[int, int]
"""Places of the first and last token of a name."""
_COMMON = 6.2
"""Words of the language that weigh less are no names of people or towns."""
_FORM = 5
"""Names that begin with this many letters in common are forms of one name."""
_SPELLING = 0.8
"""Share of letters in one order that two spellings of one name have."""


def _joined(before: Token, token: Token) -> bool:
    """Whether two words with a capital stand together: only a space between them, or the stop of an initial."""
    return token.start - before.end <= (2 if len(before.lower) == 1 else 1)


def groups(sentence: Sentence) -> list[Group]:
    """Runs of words with a capital."""
    found: list[list[int]] = []
    for i, token in enumerate(sentence.tokens):
        if token.kind is Kind.NAME:
            if found and found[-1][1] == i - 1 and _joined(sentence.tokens[i - 1], token):
                found[-1][1] = i
            else:
                found.append([i, i])
    return [(a + _of_trade(sentence, a, b), b) for a, b in found]


def _of_trade(sentence: Sentence, first: int, last: int) -> bool:
    """As in "Astronomer Ida Moss": the word that opens a sentence says what she is and is no part of her name."""
    return first == 0 and last > 0 and sentence.tokens[0].lower in lists()["trade"]


def unmatched_names(left: Sentence, right: Sentence) -> list[Group]:
    """Names of which the other sentence has no word and no initials; without speakers and agencies."""
    names = [t for i, t in enumerate(right.tokens) if t.kind in (Kind.NAME, Kind.TITLE) or (i == 0 and t.tells)]
    every = {t.stem for t in names} | {t.lower for t in names}
    long_names = {stem for stem in every if len(stem) >= _FORM}
    long = {stem[:_FORM] for stem in long_names}
    own = {t.stem for t in left.tokens if t.kind is Kind.NAME}
    spellings = sorted(long_names - own)  # what both write alike is no spelling of another name
    initials = {"".join(right.tokens[i].lower[0] for i in range(a, b + 1)) for a, b in groups(right) if b > a}
    found = []
    for first, last in groups(left):
        tokens = left.tokens[first : last + 1]
        short = "".join(t.lower[0] for t in tokens)
        if len(tokens) > 1 and tokens[0].lower in lists()["landform"]:
            tokens = tokens[1:]  # Mount Ilva is not Mount Karst
        if any(t.stem in every or t.lower in every or t.stem[:_FORM] in long for t in tokens):
            continue
        if any(_spelled_alike(t.stem, stem) for t in tokens for stem in spellings):
            continue
        if tokens[0].lower in initials or (len(short) > 1 and short in every) or _speaks(left, first, last):
            continue
        if any(t.lower in lists()["agency"] or t.lower in lists()["unit"] for t in tokens):
            continue
        found.append((first, last))
    return found


@lru_cache(maxsize=65_536)
def _spelled_alike(left: str, right: str) -> bool:
    """Whether two long names are spellings of one: "Gadhafi", "Qadhafi"."""
    if min(len(left), len(right)) < _FORM or abs(len(left) - len(right)) > 2:
        return False
    return SequenceMatcher(None, left, right).ratio() >= _SPELLING


def _speaks(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name is only whose word it is."""
    behind = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    before = sentence.tokens[max(0, first - 3) : first]
    if behind is not None and behind.lower in lists()["speech"]:
        return True
    if any(t.lower in ("according", "told") for t in before):
        return True
    # "..., said Kolar" tells a speaker, "the mayor said Kolar would stay" does not
    said = bool(before) and before[-1].lower in ("said", "says")
    return said and (len(before) < 2 or before[-1].start - before[-2].end > 1)


def name_candidates(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    yield from _half_named(left, right)
    mine, theirs = unmatched_names(left, right), unmatched_names(right, left)
    for first, last in mine[:MOST]:
        for other, end in theirs[:MOST]:
            if not _one_sort(left, (first, last), right, (other, end)):
                continue
            alike = last - first == end - other
            yield Candidate(Difference.NAME, (first, last), (other, end), alike=alike)


def _half_named(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    """Names that differ in their first word and share their last: "Helsa Air", "Dorvik Air".

    Not two people of one surname: a brother is as likely as a slip.
    """
    for first, last in groups(left):
        for other, end in groups(right):
            a, b = left.tokens[first], right.tokens[other]
            shared = first < last and other < end and left.tokens[last].stem == right.tokens[end].stem
            if _is_word(left, first) or _is_word(right, other):
                continue  # "Outgoing White House advisers"
            if (
                shared
                and simplemma.is_known(left.tokens[last].lower, lang="en")
                and not right.has(a)
                and not left.has(b)
                and a.lower[0] != b.lower[0]
            ):
                yield Candidate(Difference.NAME, (first, last - 1), (other, end - 1))


def _is_word(sentence: Sentence, at: int) -> bool:
    """Whether a word may have its capital because the sentence begins with it."""
    return at == 0 and simplemma.is_known(sentence.tokens[at].lower, lang="en")


class _Sort(Enum):
    """What a name names, as far as its words tell."""

    REGION, PEOPLE, WORDS, LETTERS, NAME = range(5)


def _sort(sentence: Sentence, group: Group) -> _Sort:
    """A country or region, its people, something called by common words or by letters, or a name proper."""
    tokens = sentence.tokens[group[0] : group[1] + 1]
    if any(is_region(t.stem) or kinds_of_land(t.stem) == _STATE for t in tokens):
        # "Americans" are no land, "American" tells of either
        return _Sort.PEOPLE if all(t.lower != t.stem and t.lower.endswith("ns") for t in tokens) else _Sort.REGION
    if any(t.unit == LETTERS for t in tokens):
        return _Sort.LETTERS
    words = all(t.weight < _COMMON and simplemma.is_known(t.lower, lang="en") for t in tokens)
    return _Sort.WORDS if words else _Sort.NAME


_STATE = frozenset({"state"})


def _one_sort(left: Sentence, mine: Group, right: Sentence, theirs: Group) -> bool:
    """Whether two names can be of one sort: a country is no committee, a state no country that it may lie in."""
    if unlike(left, mine, right, theirs):
        return False
    sort, other = _sort(left, mine), _sort(right, theirs)
    if sort is not other:
        return {sort, other} == {_Sort.WORDS, _Sort.NAME} and _parallel(left, mine, right, theirs)
    if sort is not _Sort.REGION:
        return True
    return not _land(left, mine).isdisjoint(_land(right, theirs))


def _land(sentence: Sentence, group: Group) -> frozenset[str]:
    """What kind of land a name names: "the Asia-Pacific region", "the Middle East" are more than a country."""
    tokens = sentence.tokens[group[0] : group[1] + 1]
    known = (kinds_of_land(t.lower) for t in tokens if not t.lower.endswith("n"))  # not "Central African Republic"
    return _CONTINENT if _CONTINENT in known else kinds_of_land(tokens[-1].stem)


_CONTINENT = frozenset({"continent"})


def _parallel(left: Sentence, mine: Group, right: Sentence, theirs: Group) -> bool:
    """Whether one word follows both: "Waters won", "Kolar won" (a name may be a word of the language, too)."""
    after = [s.tokens[g[1] + 1 : g[1] + 2] for s, g in ((left, mine), (right, theirs))]
    return all(t and t[0].kind is Kind.WORD for t in after) and like(after[0][0].stem, after[1][0].stem)
