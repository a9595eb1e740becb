"""Times that only compare: "up from 7.8% in May", "fewer than in June", "the lowest recorded since 2008"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.model import Span

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

OF_NOUN = frozenset({"amod", "nmod", "compound", "nummod", "poss"})
BEFORE_TIME = frozenset({"in", "of", "during", "on", "at", "the", "a", "last", "same", "period", "recorded", "seen"})
COMPARING = frozenset({"from", "than", "versus", "against", "with", "vs"})
AMOUNT = frozenset(
    {"a", "an", "the", "about", "around", "nearly", "some", "only", "just", "revised", "over", "under", "of", "to"}
)


def of_compared(tokens: list[Token], numbers: dict[int, Span]) -> Span | None:
    """As in "inched up to 7.9%, from 7.8% in May": the time of the figure with which another is compared."""
    first = tokens[0]
    words = (first.nbor(-k) for k in range(1, min(REACH, first.i) + 1))
    word = next((w for w in words if w.lower_ not in BEFORE_TIME), None)
    if word is None or word.i not in numbers:
        return None
    figure = numbers[word.i]
    while word.i > 0 and numbers.get(word.i) == figure:
        word = word.nbor(-1)
    steps = 0
    while word.i > 0 and steps < 3 and (word.lower_ in AMOUNT or word.tag_ == "SYM"):
        word, steps = word.nbor(-1), steps + 1
    return figure if word.lower_ in COMPARING else None


SUPERLATIVES = frozenset({"most", "least", "first", "only", "record", "worst", "best", "fewest"})


def is_reference(tokens: list[Token]) -> bool:
    """Whether a time is what something is compared with, not when it happened.

    "Fewer than in May", "the fewest since 2008"; but "has died from Saturday's earthquake".
    """
    first = tokens[0]
    if first.dep_ == "amod" and first.lower_ == "overnight":
        return True
    if first.lower_ == "since":
        return any(t.tag_ == "JJS" or t.lower_ in SUPERLATIVES for t in close_before(first))
    event = tokens[-1].head if tokens[-1].dep_ in OF_NOUN else first.head if first.dep_ in OF_NOUN else None
    if any(t.lower_ in AGAINST for t in close_before(first)):
        return True
    if event is not None and is_event(event):
        return False
    before = [first.nbor(-k).lower_ for k in range(1, min(4, first.i) + 1)]
    for word in before:
        if word in {"the", "a", "an", "in", "same", "period", "to", "with", ","}:
            continue
        return word in {"from", "than", "versus", "against", "compared", "vs"}
    return False


AGAINST = frozenset({"despite", "notwithstanding", "unlike"})
"""Prepositions of what something happens in spite of: "has shrunk despite the uptick last month"."""


def is_event(token: Token) -> bool:
    """Whether a noun names something that happens: "earthquake", "attacks"."""
    return token.pos_ in {"NOUN", "PROPN"} and lemma(token) in lexicon.words("events.txt")


REACH = 7
"""Words between a comparison and its time: "from a peak of 115.7 million jobs in"."""


OBSERVED = frozenset({"recorded", "seen", "reported", "registered", "measured"})
"""Participles between a superlative and that since when it is one: "the lowest recorded since May"."""


def close_before(token: Token) -> list[Token]:
    """The few words before a token in its own clause, nearest first."""
    found: list[Token] = []
    for step in range(1, min(REACH, token.i) + 1):
        word = token.nbor(-step)
        if word.is_punct or (word.pos_ in {"VERB", "AUX"} and word.lower_ not in OBSERVED):
            break
        found.append(word)
    return found
