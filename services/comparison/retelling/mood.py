"""What kind of statement a sentence is: a question, a supposition, a forecast, a plan, the small print of a poll."""

from __future__ import annotations

import re

from services.comparison.retelling.alignment import Sentence
from services.comparison.retelling.tables import lists

_ERROR = re.compile(r"\b(?:margin|sampling)\b.*\berror\b|\berror\b.*\bmargin\b", re.IGNORECASE)


def is_margin(text: str) -> bool:
    """Whether a sentence tells how sure a poll is: every poll has such a sentence."""
    return _ERROR.search(text) is not None


def asks(text: str) -> bool:
    """Whether a sentence is a question: it says neither the one nor the other."""
    return text.rstrip(" \"'’”)").endswith("?")


_UNREAL = re.compile(
    r"\b(?:could|might)(?! not)\b|\b(?:would|should) have\b|(?-i:\bmay\b)(?! not)"
    r"|\bfac(?:e|es|ed|ing) (?:up to|at (?:least|most)|a maximum)"
    r"|\bmaximum (?:sentence|penalty)"
    r"|\bcan(?! not)(?!['’]t)\b|\bable to\b|\bcapacity (?:of|for)\b|\bdesigned (?:for|to)\b",
    re.IGNORECASE,
)


def unreal(text: str) -> bool:
    """Whether a sentence tells what could be or could have been: "can handle 12 million", "faced up to ten years".

    >>> unreal("The hall can seat 900."), unreal("Renters can't pay."), unreal("The hall seated 900.")
    (True, False, False)
    """
    return _UNREAL.search(text) is not None


_MISSED = re.compile(
    r"\b(?:nearly|almost|all but) (?!doubl|trebl|tripl|halv|quadrupl)"
    r"(?:\w+ed|won|lost|fell|beat|broke|made|became|went|took|hit|sank|got|came|quit|left|ran)\b"
    r"|\b(?:close|near) to \w+ing\b|\b(?:verge|brink|cusp) of\b|\bshort of \w+ing\b",
    re.IGNORECASE,
)


def missed(text: str) -> bool:
    """Whether a sentence tells what all but happened.

    >>> missed("He nearly won the race."), missed("Nearly 40 died."), missed("Prices almost doubled.")
    (True, False, False)
    """
    return _MISSED.search(text) is not None


def conditional(sentence: Sentence) -> bool:
    """Whether it asks or supposes rather than tells."""
    return any(t.lower in lists()["supposing"] for t in sentence.tokens)


def forecast(sentence: Sentence) -> bool:
    """Whether it tells what will be as somebody sees it."""
    return any(t.lower in lists()["forecast"] for t in sentence.tokens)


def planned(sentence: Sentence) -> bool:
    """Whether it tells what somebody means to do: what came of it is no other telling of that."""
    return any(t.lower in lists()["planning"] for t in sentence.tokens)


def wished(sentence: Sentence) -> bool:
    """Whether it tells what somebody thinks ought to be: that says nothing of what is."""
    return any(t.lower in lists()["wishing"] for t in sentence.tokens)
