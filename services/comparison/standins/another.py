"""Whether a sentence that tells a deed of another place or person tells of another deed, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from services.comparison.accounts.deeds import deeds_at, doers
from services.comparison.sentences.alignment import Sentence
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.tables import lists
from services.comparison.standins.reading import Article
from services.comparison.standins.slots import Slot
from services.comparison.standins.stated import Stated
from services.comparison.words.vocabulary import is_person_noun

_WORDS = 5
"""Words on either side of a name that are looked at."""
_AN = re.compile(r"\ban? $", re.IGNORECASE)
"""Before a deed that is one of several: "hours after the fire they were called to a blaze in"."""

_OF_ONE = re.compile(r"\b(?:the|an?|its|his|her|their) $", re.IGNORECASE)
"""Before a deed that only says of whom or what something else is told: "searched offices of the arrested broker in"."""


def another_thing(slot: Slot, mine: Article, others: Sequence[Article]) -> bool:
    """Whether the words of the sentence tell of something else than theirs: another body, prize, match, office, time.

    Another name that no other article has; a word that tells one of several apart; new words between the deed and its
    place; a new word beside the name where all of theirs have a word that the new article has not.
    """
    sentence, (first, last) = slot.mine.sentence, slot.mine.at
    new = [t for t in _but(sentence, first, last) if t.tells and not any(_known(t, o) for o in others)]
    if any(t.kind is Kind.NAME for t in new):
        return True
    theirs = list({v.claim.claim.told: v.sentence for v in slot.every}.values())
    said = [t for s in (_before(slot.mine, mine), sentence) for t in s.tokens]
    if (
        _told_apart(said, theirs)
        or _had_been(slot, theirs)
        or _of_new(slot, new)
        or _is_other_office(slot.mine, theirs)
        or _has_gone_on(slot, new)
    ):
        return True
    if any(_qualifies(one, noun, theirs) for one, noun in _pairs(slot)):
        return True
    names = frozenset().union(*(v.key for v in slot.firsts))
    tellers = (o for o in others if o.account.outlet in slot.theirs)
    lacking = frozenset.intersection(*(o.telling for o in tellers)) - mine.stems - names
    return bool(lacking) and any(t in new and not _of_deed(t, slot) for t in _near(slot.mine))


def _but(sentence: Sentence, first: int, last: int) -> Iterator[Token]:
    return (t for i, t in enumerate(sentence.tokens) if not first <= i <= last)


def _known(token: Token, article: Article) -> bool:
    return token.stem in article.stems or token.lower in article.stems


def _of_deed(token: Token, slot: Slot) -> bool:
    """Whether a word says that it happened, in words of its own, or that somebody came to the place."""
    inside = any(start < token.end and token.start < end for start, end in _deeds(slot))
    return inside or token.lower in lists()["arriving"]


def _before(value: Stated, article: Article) -> Sentence:
    """The sentence before that of a value: "The reserves won, too. Holt scored"."""
    at = next(i for i, s in enumerate(article.sentences) if s is value.sentence)
    return article.sentences[max(0, at - 1)]


def _had_been(slot: Slot, theirs: Sequence[Sentence]) -> bool:
    """Whether only the new one tells what somebody had done before: "had been written by"."""
    had = any(told[: words[0]].lower().endswith(_HAD) for told, words in _doings(slot))
    return had and not any(t.lower == "had" for s in theirs for t in s.tokens)


_HAD = ("had ", "had been ")


def _of_new(slot: Slot, new: Sequence[Token]) -> bool:
    """Whether what was done was done to a thing that none of the others names: "found an error"."""
    ends = [words[1] for _, words in _doings(slot) if words[0] >= slot.mine.span[1]]
    following = (next((t for t in slot.mine.sentence.tokens if t.tells and t.start >= end), None) for end in ends)
    return any(t in new for t in following)


def _doings(slot: Slot) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words that say that the new one's name did it."""
    told, (start, end) = slot.mine.claim.claim.told, slot.mine.span
    for doer in doers(told):
        if doer.deed == slot.deed and start < doer.name[1] and doer.name[0] < end:
            yield told, doer.words


def _told_apart(tokens: Iterable[Token], theirs: Sequence[Sentence]) -> bool:
    """Whether a word says that it is one of several: "another", "also", "a year ago"."""
    said = {t.lower for s in theirs for t in s.tokens}
    return any(t.lower in lists()["telling apart"] and t.lower not in said for t in tokens)


def _is_other_office(value: Stated, theirs: Sequence[Sentence]) -> bool:
    """Whether right behind the name stands what none of the others says that anybody became: "elected Holt captain"."""
    behind = value.sentence.tokens[value.at[1] + 1 : value.at[1] + 2]
    return any(_is_trade(t) and not any(s.has(t) for s in theirs) for t in behind)


def _is_trade(token: Token) -> bool:
    return is_person_noun(token.lower) or token.lower in lists()["trade"]


def _has_gone_on(slot: Slot, new: Sequence[Token]) -> bool:
    """Whether the sentence tells something else between a deed and the place: "was held on Friday, owns a yacht in"."""
    told, begins = slot.mine.claim.claim.told, slot.mine.span[0]
    spans = _deeds(slot)
    start, end = max((s for s in spans if s[0] < begins), key=lambda s: s[1], default=(0, begins))
    if len(spans) > 1 and _AN.search(told[:start]):
        return True
    if told[start:end].endswith("ed") and _OF_ONE.search(told[:start]):
        return True
    between = (t for t in new if end <= t.start < begins and t.kind is Kind.WORD)
    return sum(t.lower not in lists()["arriving"] for t in between) > 1


def _deeds(slot: Slot) -> list[tuple[int, int]]:
    return [(start, end) for deed, start, end in deeds_at(slot.mine.claim.claim.told) if deed == slot.deed]


def _pairs(slot: Slot) -> Iterator[tuple[Token, Token]]:
    """Two words in a row of the clause, without those of the deed."""
    sentence, (first, last) = slot.mine.sentence, slot.mine.at
    clause = [t for t in _but(sentence, first, last) if t.clause == sentence.tokens[first].clause]
    spans = _deeds(slot)
    for one, noun in pairwise(clause):
        if noun.start - one.end == 1 and not any(start < noun.end and noun.start < end for start, end in spans):
            yield one, noun


def _qualifies(one: Token, noun: Token, theirs: Sequence[Sentence]) -> bool:
    """Whether a new word says which of several things it was: "the concurring opinion", "the audience award"."""
    words = one.kind is noun.kind is Kind.WORD and one.tells and noun.tells
    return words and not any(s.has(one) for s in theirs) and any(s.has(noun) for s in theirs)


def _near(value: Stated) -> list[Token]:
    """The words of its clause on either side of a name."""
    sentence, (first, last) = value.sentence, value.at
    before = [i for i in sentence.telling if i < first][-_WORDS:]
    behind = [i for i in sentence.telling if i > last][:_WORDS]
    clause = sentence.tokens[first].clause
    return [t for t in (sentence.tokens[i] for i in (*before, *behind)) if t.clause == clause]
