"""Two things that share their words: there and back, what A did to B and B to A, a part and what it is a part of."""

from __future__ import annotations

import re
from functools import lru_cache

from services.comparison.entailment.vocabulary import same_event, same_thing
from services.comparison.sentences.alignment import Sentence, like, read_sentence
from services.comparison.sentences.differences import sides_exchanged
from services.comparison.sentences.model import Kind
from services.comparison.sentences.subjects import complement, opening_subject
from services.comparison.words.vocabulary import concept_of

_NAME = r"(?:the )?([A-Z][^\W\d_]{2,})"
_FROM = re.compile(rf"\bfrom {_NAME}")
_TO = re.compile(rf"\b(?:to|into|for|towards?) {_NAME}")
_LONGEST = 600


@lru_cache(maxsize=16_384)
def _ends(text: str) -> tuple[frozenset[str], frozenset[str]]:
    text = text[:_LONGEST]
    return frozenset(_FROM.findall(text)), frozenset(_TO.findall(text))


def other_way(left: str, right: str) -> bool:
    """Whether what is counted goes there in the one sentence and back in the other, or two sides have changed places.

    >>> other_way("Some 900 crossed from Orla into Lisk.", "Of those in Lisk, 200 went back from Lisk to Orla.")
    True
    >>> other_way("Orla freed 90 Liskian soldiers.", "Liskia freed 40 Orla soldiers.")
    True
    >>> other_way("Some 900 crossed from Orla into Lisk.", "Lisk counted 800 arrivals from Orla.")
    False
    """
    (start, end), (begin, stop) = _ends(left), _ends(right)
    if (start & stop and not start & begin) and (end & begin or not end or not begin):
        return True
    if (end & begin and not end & stop) and not start:
        return True
    return sides_exchanged(read_sentence(left[:_LONGEST]), read_sentence(right[:_LONGEST]))


_DONE = ("ing", "ion", "ment", "al", "ure", "ance", "ence")
"""Endings of nouns for what is done: "the opening of the bridge" is when the bridge opens."""


def part_told_of(left: str, right: str) -> bool:
    """Whether the one sentence begins with a part of what the other begins with.

    >>> part_told_of("The path on the bridge will open in May.", "The Calder bridge will open in March.")
    True
    >>> part_told_of("The opening of the bridge is in May.", "The bridge will open in March.")
    False
    """
    mine, theirs = read_sentence(left[:_LONGEST]), read_sentence(right[:_LONGEST])
    return _part(mine, theirs) or _part(theirs, mine)


def _part(one: Sentence, other: Sentence) -> bool:
    head, whole = opening_subject(one), opening_subject(other)
    if head is None or whole is None:
        return False
    part, thing = one.tokens[head], other.tokens[whole]
    if part.kind is not Kind.WORD or thing.kind is not Kind.WORD or other.has(part):
        return False
    of = complement(one)
    if not of or not like(one.tokens[of[-1]].stem, thing.stem):
        return False
    if part.lower.endswith(_DONE) or concept_of(part.lower) != part.lower:
        return False
    words = [t.lower for t in other.tokens if t.tells]
    return not any(same_thing(part.lower, w) or same_event(part.lower, w) for w in words)
