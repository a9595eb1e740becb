"""With what a sentence begins: the thing of which it tells, and what that is a part of."""

from __future__ import annotations

from services.comparison.sentences.alignment import Sentence
from services.comparison.sentences.model import Kind

_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_OF = frozenset({"of", "on", "in", "at", "to", "under", "for"})
_VERBS = frozenset(
    "is are was were be been has have had will would shall can could may might must should".split()  # noqa: SIM905
)
"""What may stand behind a subject."""
_MOST = 5
"""Words of a subject: more are none."""


def opening_subject(sentence: Sentence) -> int | None:
    """The place of the noun of which the sentence tells first; None where it begins with anything else.

    >>> from services.comparison.sentences.alignment import read_sentence
    >>> told = read_sentence("The cycle path on the Calder bridge will reopen on April 2.")
    >>> told.tokens[opening_subject(told)].lower, [told.tokens[i].lower for i in complement(told)]
    ('path', ['calder', 'bridge'])
    """
    head = _phrase(sentence, 0)
    if head is None or sentence.tokens[head].lower.endswith("ed"):
        return None
    return head if sentence.tokens[head + 1].lower in _OF | _VERBS else None


def complement(sentence: Sentence) -> tuple[int, ...]:
    """The places of the words of which the opening noun is a part: "bridge" of "the path on the bridge"."""
    head = opening_subject(sentence)
    if head is None or sentence.tokens[head + 1].lower not in _OF:
        return ()
    last = _phrase(sentence, head + 2)
    return () if last is None else tuple(i for i in range(head + 2, last + 1) if sentence.tokens[i].tells)


def _phrase(sentence: Sentence, at: int) -> int | None:
    """The last of the words that stand together from `at` on, an article left aside."""
    tokens = sentence.tokens
    if at < len(tokens) and tokens[at].lower in _ARTICLES:
        at += 1
    end = at
    while end < len(tokens) and tokens[end].kind in (Kind.WORD, Kind.NAME) and tokens[end].tells:
        if end > at and tokens[end].clause != tokens[at].clause:
            break
        end += 1
    followed = end < len(tokens) and tokens[end].kind is Kind.STOP and tokens[end].clause == tokens[at].clause
    return end - 1 if at < end <= at + _MOST and followed else None
