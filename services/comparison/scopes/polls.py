"""Whose poll a share is of: two institutes ask two samples, and what people say is not how they vote."""

from __future__ import annotations

import re

_LONGEST = 600
_POLL = re.compile(
    r"\b(?:[Pp]oll|[Ss]urvey)s? (?:by|from|of|conducted by|published by) (?:the )?(?:[a-z]+ ){0,2}([A-Z][^\W\d_]+)"
    r"|\b[Pp]ollsters? ([A-Z][^\W\d_]+)|\b((?!The\b|This\b|An?\b|New\b)[A-Z][^\W\d_]+) (?:[a-z]+ )?(?:poll|survey)\b"
)
_ASKED = re.compile(r"\bpoll\b(?! station)|\bpollsters?\b|\bpolls? (?:show|suggest|put|give|predict)", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:votes?|voted|elections?|ballots?|referendum|elected)\b", re.IGNORECASE)


def other_poll(left: str, right: str) -> bool:
    """Whether two sentences tell of polls of two institutes, or the one of a poll and the other of the vote.

    >>> other_poll("31%, a poll by Vantor showed", "Pollster Quadra puts it at 45%")
    True
    >>> other_poll("31%, a poll by Vantor showed", "Korn got 45% of the vote"), other_poll("31% of the vote", "45%")
    (True, False)

    """
    left, right = left[:_LONGEST], right[:_LONGEST]
    return _two_institutes(left, right) or _asked_and_voted(left, right) or _asked_and_voted(right, left)


def unknown_poll(named: str, other: str, story: frozenset[str]) -> bool:
    """Whether one sentence names the institute and the other tells of a poll whose article does not name that one.

    `story` are the names of the article of `other`, in lower case.

    >>> unknown_poll("A Vantor poll put Korn at 46%", "According to the poll, Korn has 49%", frozenset({"quadra"}))
    True
    >>> unknown_poll("A Vantor poll put Korn at 46%", "According to the poll, Korn has 49%", frozenset({"vantor"}))
    False
    """
    named, other = named[:_LONGEST], other[:_LONGEST]
    institutes = _institutes(named)
    if not institutes or _institutes(other) or _SOME_POLL.search(other) is None:
        return False
    return not any(name in other or name.lower() in story for name in institutes)


_SOME_POLL = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Oo]ur) (?:[a-z]+ ){0,2}(?:poll|survey)\b(?! station)")


def _institutes(text: str) -> set[str]:
    return {next(g for g in m.groups() if g) for m in _POLL.finditer(text)}


def _two_institutes(left: str, right: str) -> bool:
    """Whether each names an institute, and neither sentence has a word of the other's."""
    here, there = _institutes(left), _institutes(right)
    return bool(here and there) and not any(name in right for name in here) and not any(name in left for name in there)


def _asked_and_voted(poll: str, result: str) -> bool:
    """Whether the one tells what people said they would vote, the other how they did."""
    asked = _ASKED.search(poll) is not None and _ASKED.search(result) is None
    return asked and _VOTED.search(result) is not None
