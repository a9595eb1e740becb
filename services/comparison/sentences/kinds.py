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
    >>> naming(read_sentence("Ruud was killed by Otto Grell, a white police officer."), (4, 5)).name
    'PERSON'
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
    if behind and behind[0].lower in _BEFORE_PLACE:
        return Naming.PLACE
    return Naming.PERSON if last > first and _apposed(tokens, last) else Naming.UNKNOWN


_COMMA = 2
"""Characters from a name to what is apposed to it: ", a"."""
_OF = frozenset({"of", "in", "for", "with", "from", "at", "on", "by"})
_APPOSED = 3
"""Words of what somebody is: "a white police officer"."""


def _apposed(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether what stands behind the name tells what a person is: "Otto Grell, a night guard"."""
    if last + 1 >= len(tokens) or tokens[last + 1].lower not in _ARTICLES:
        return False
    if tokens[last + 1].start - tokens[last].end != _COMMA:
        return False
    for token in tokens[last + 2 : last + 2 + _APPOSED]:
        if token.kind not in (Kind.WORD, Kind.STOP) or token.lower in _OF:
            return False
        if is_person_noun(token.lower):
            return True
    return False


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
