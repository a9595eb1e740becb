"""Articles of one story, and what ties the sentences of two of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from services.comparison.entailment.vocabulary import same_event, same_thing
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, read_sentence
from services.comparison.sentences.figures import figures_of, is_among
from services.comparison.sentences.model import Kind, Token
from services.comparison.tellings.nearness import REACH
from services.comparison.words.vocabulary import strong_names

_NAMES = 2
"""Names that an article shares with the two that differ, one of them with both."""
_RETOLD = 12.0
"""Weight of the words that a sentence shares with one that it tells again: two or three rare ones."""
_NEAR = 4.0
"""The same in the same words, without which it is not asked for other words of the same things, which costs more."""


@dataclass(frozen=True)
class Account:
    """An article as comparison has it: all its claims, in their order."""

    article_id: str
    outlet: str
    claims: tuple[Profile, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """Names that stand in few stories."""
        return strong_names(name for p in self.claims for name in p.story)

    @cached_property
    def sentences(self) -> tuple[Profile, ...]:
        """One claim of each sentence, as they follow one another."""
        first = {p.claim.told: p for p in reversed(self.claims)}
        return tuple(sorted(first.values(), key=lambda p: (p.claim.sentence.start, p.claim.id)))

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """Every figure of its sentences, as it is written."""
        return tuple({n for p in self.sentences for n, _ in figures_of(p.claim.told)})

    def states(self, number: float) -> bool:
        """Whether it has a figure, give or take its last digit."""
        return is_among(number, self.numbers)

    def tells_of(self, one: Profile, other: Profile) -> bool:
        """Whether it is of the story of two claims of other articles: published near to the first, with their names."""
        if not self.claims or abs(self.claims[0].claim.published_at - one.claim.published_at) > REACH:
            return False
        mine, theirs = one.story, other.story
        return len(self.names & (mine | theirs)) >= _NAMES and not self.names.isdisjoint(mine & theirs)

    def retells(self, one: Profile) -> bool:
        """Whether a sentence tells in much the same words what a claim of another article does, days apart at most."""
        if not self.claims or abs(self.claims[0].claim.published_at - one.claim.published_at) > REACH:
            return False
        told = read_sentence(one.claim.told)
        others = (read_sentence(p.claim.told) for p in self.sentences)
        near = (
            o for o in others if math.fsum(told.weights[w] for w in told.weights.keys() & o.weights.keys()) >= _NEAR
        )
        return any(shared_words(other, told) >= _RETOLD for other in near)


def shared_words(mine: Sentence, *others: Sentence, names: bool = True) -> float:
    """Weight of the words of a sentence for which one of the others has the same or another word.

    Arguments:
        mine: the sentence whose words are weighed.
        others: where they are looked for.
        names: whether names count, too.

    >>> from services.comparison.sentences.alignment import read_sentence
    >>> one, other = read_sentence("The court jailed the banker"), read_sentence("The banker went to prison")
    >>> 0 < shared_words(one, other) < one.weight
    True

    """
    return math.fsum(t.weight for t in _telling(mine, names=names) if any(_has(other, t) for other in others))


def _telling(sentence: Sentence, *, names: bool) -> Iterator[Token]:
    kinds = (Kind.WORD, Kind.NAME, Kind.TITLE) if names else (Kind.WORD,)
    return (sentence.tokens[i] for i in sentence.telling if sentence.tokens[i].kind in kinds)


def _has(sentence: Sentence, token: Token) -> bool:
    """Whether the word stands there, or one that may stand for the same thing or event."""
    if sentence.has(token):
        return True
    words = (sentence.tokens[i].lower for i in sentence.telling)
    return any(same_thing(token.lower, word) or same_event(token.lower, word) for word in words)
