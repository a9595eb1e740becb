"""What a name in a sentence names as far as the words beside it say: a place, a person, or nobody knows."""

from __future__ import annotations

from enum import Enum

from services.comparison.sentences.alignment import Sentence
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.tables import lists
from services.comparison.words.vocabulary import is_person_noun


class Naming(Enum):
    """What a name is of."""

    PLACE, PERSON, UNKNOWN = range(3)


_BEFORE_PLACE = frozenset({"in", "at", "near", "off", "outside", "inside"})
_TOWARDS = frozenset({"to", "for", "into"})
_ARTICLES = frozenset({"the", "a", "an"})
_WHO = frozenset({"who", "whose"})


def naming(sentence: Sentence, group: tuple[int, int]) -> Naming:
    """What stands beside the name from its first to its last token.

    >>> from services.comparison.sentences.alignment import read_sentence
    >>> told = read_sentence("The driver Pavel Ruud was killed at Kestrel Square by Otto Grell.")
    >>> [naming(told, group).name for group in ((2, 3), (7, 8), (10, 11))]
    ['PERSON', 'PLACE', 'UNKNOWN']
    """
    first, last = group
    tokens = sentence.tokens
    before = _words_before(tokens, first)
    if before and before[0].kind is Kind.TITLE:
        return Naming.PERSON
    if before and before[0].kind is Kind.WORD and last > first and is_person_noun(before[0].lower):
        return Naming.PERSON
    if last > first and last + 1 < len(tokens) and tokens[last + 1].lower in _WHO:
        return Naming.PERSON
    if tokens[first].lower in lists()["landform"] or tokens[last].lower in lists()["landform end"]:
        return Naming.PLACE
    behind = before[1:] if before and before[0].lower in _ARTICLES else before
    if behind and behind[0].lower in _TOWARDS and len(behind) > 1 and behind[1].lower in lists()["arriving"]:
        return Naming.PLACE
    return Naming.PLACE if behind and behind[0].lower in _BEFORE_PLACE else Naming.UNKNOWN


def named_at(sentence: Sentence, words: tuple[int, int]) -> Naming:
    """The same of the name that stands from one character of the sentence to another."""
    inside = [i for i, t in enumerate(sentence.tokens) if words[0] <= t.start < words[1]]
    return naming(sentence, (inside[0], inside[-1])) if inside else Naming.UNKNOWN


def _words_before(tokens: tuple[Token, ...], first: int) -> list[Token]:
    """The two words before a name, the nearer first."""
    return list(reversed(tokens[max(0, first - 2) : first]))


def unlike(left: Sentence, mine: tuple[int, int], right: Sentence, theirs: tuple[int, int]) -> bool:
    """Whether the one name is a place's and the other a person's: neither may stand for the other."""
    return {naming(left, mine), naming(right, theirs)} == {Naming.PLACE, Naming.PERSON}
