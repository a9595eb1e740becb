"""Names that only one of two sentences has, and which of them may stand for one another."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

import simplemma

from services.comparison.sentences.alignment import Sentence
from services.comparison.sentences.model import MOST, Candidate, Difference, Kind, Token
from services.comparison.sentences.sorts import one_sort
from services.comparison.sentences.tables import lists, persons
from services.comparison.words.vocabulary import BODIES, is_region

Group = tuple[int, int]
"""Places of the first and last token of a name."""
_FORM = 5
"""Names that begin with this many letters in common are forms of one name."""
_SPELLING = 0.8
"""Share of letters in one order that two spellings of one name have."""


def _joined(before: Token, token: Token) -> bool:
    """Whether two words with a capital stand together: only a space between them, or the stop of an initial."""
    return token.start - before.end <= (2 if len(before.lower) == 1 else 1)


def runs(sentence: Sentence) -> list[Group]:
    """Runs of words with a capital."""
    found: list[list[int]] = []
    for i, token in enumerate(sentence.tokens):
        if token.kind is Kind.NAME:
            if found and found[-1][1] == i - 1 and _joined(sentence.tokens[i - 1], token):
                found[-1][1] = i
            else:
                found.append([i, i])
    return [(first, last) for first, last in found]


def groups(sentence: Sentence) -> list[Group]:
    """The names: runs of words with a capital, without what stands before a person's name."""
    beginning = ((_person(sentence, first, last), last) for first, last in runs(sentence))
    return [(first + _of_trade(sentence, first, last), last) for first, last in beginning]


def _person(sentence: Sentence, first: int, last: int) -> int:
    """Where a person's name begins in a run of words: "American Meb Holt", "Secretary of State Hillary Clinton"."""
    tokens = sentence.tokens
    if last - first > 1 and tokens[first].lower != tokens[first].stem and is_region(tokens[first].stem):
        first += not simplemma.is_known(tokens[last].lower, lang="en")
    for at in range(last - 1, first, -1):
        if tokens[at].lower in persons("given") and tokens[last].lower not in BODIES:
            known = tokens[first:at]
            before = all(is_region(t.stem) or simplemma.is_known(t.lower, lang="en") for t in known)
            return at if before and not any(t.lower in persons("given") for t in known) else first
    return first


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
    lettered = _lettered(left, every)
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
        if (
            first in lettered
            or tokens[0].lower in initials
            or (len(short) > 1 and short in every)
            or speaks(left, first, last)
        ):
            continue
        if any(t.lower in lists()["agency"] or t.lower in lists()["unit"] for t in tokens):
            continue
        found.append((first, last))
    return found


_LINKS = frozenset({"of", "and", "for", "the", "on"})
"""Words within a name of a body."""


def _lettered(sentence: Sentence, short: set[str]) -> frozenset[int]:
    """Where names begin whose letters the other sentence has: "Health and Human Services", "HHS"."""
    chains: list[list[Group]] = []
    for group in groups(sentence):
        between = sentence.tokens[chains[-1][-1][1] + 1 : group[0]] if chains else ()
        if between and len(between) <= len(_LINKS) - 2 and all(t.lower in _LINKS for t in between):
            chains[-1].append(group)
        else:
            chains.append([group])
    letters = {
        chain[0][0]: "".join(sentence.tokens[i].lower[0] for a, b in chain for i in range(a, b + 1)) for chain in chains
    }
    return frozenset(a for chain in chains for a, _ in chain if len(chain) > 1 and letters[chain[0][0]] in short)


@lru_cache(maxsize=65_536)
def _spelled_alike(left: str, right: str) -> bool:
    """Whether two long names are spellings of one: "Gadhafi", "Qadhafi"."""
    if min(len(left), len(right)) < _FORM or abs(len(left) - len(right)) > 2:
        return False
    return SequenceMatcher(None, left, right).ratio() >= _SPELLING


def speaks(sentence: Sentence, first: int, last: int) -> bool:
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
            if not one_sort(left, (first, last), right, (other, end)):
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
            if any(t.lower in persons("given") for t in (a, b)):
                continue  # "Bob Creamer", "Robert Creamer"
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
