"""What kind of statement a sentence is: a question, a supposition, a forecast, a plan, the small print of a poll."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from services.comparison.sentences.alignment import Sentence
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.tables import lists

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
    r"|\bcan(?! (?:not|expect|look forward|now expect)\b)(?!['’]t)\b|\bable to\b"
    r"|\bcapacity (?:of|for)\b|\bdesigned (?:for|to)\b",
    re.IGNORECASE,
)


_NO_LONGER = re.compile(r"\bno longer\b|\bany ?(?:longer|more)\b(?! than)", re.IGNORECASE)


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


_THOUGHT = re.compile(
    r"\b(?:consider(?:s|ed|ing)?|contemplat(?:es|ed|ing)|ponder(?:s|ed|ing)|mull(?:s|ed|ing)|weigh(?:s|ed|ing)"
    r"|(?:thought|thinking|thinks) (?:of|about)|threaten(?:s|ed|ing) to|(?:ready|willing|tempted|free|asked|told) to)"
    r"(?: \w+){0,2} ?$",
    re.IGNORECASE,
)
_AGREED_TO = (
    r"(?! (?:approved|confirmed|passed|adopted|elected|completed|ratified|signed|convicted|found|accepted|built)\b)"
)
"""What is to be agreed to before it can be is told as if it were to be: "if approved, it would cost"."""
_IF = r"\b(?:if|unless|provided(?! (?:to|by)\b))\b"
_WOULD_IF = re.compile(
    rf"^\W*(?:if|unless|were|provided)\b{_AGREED_TO}[^.;]*\bwould\b|\bwould\b[^.;]*{_IF}{_AGREED_TO}",
    re.IGNORECASE,
)
_ASIDE = 60
"""Characters before a value in which stands what is done with it."""


def only_thought(text: str, words: tuple[int, int]) -> bool:
    """Whether what is told at `words` was only thought of: nobody says that it is so.

    >>> only_thought("He had thought of leaving", (18, 25)), only_thought("He left", (3, 7))
    (True, False)
    """
    return _THOUGHT.search(text[max(0, words[0] - _ASIDE) : words[0]]) is not None


def would_if(text: str) -> bool:
    """Whether a sentence tells what would be if something else were."""
    return _WOULD_IF.search(text) is not None


def conditional(sentence: Sentence) -> bool:
    """Whether it asks or supposes rather than tells."""
    return any(t.lower in lists()["supposing"] for t in sentence.tokens)


def forecast(sentence: Sentence) -> bool:
    """Whether it tells what will be as somebody sees it."""
    return any(t.lower in lists()["forecast"] for t in sentence.tokens)


def wished(sentence: Sentence) -> bool:
    """Whether it tells what somebody thinks ought to be."""
    return any(t.lower in lists()["wishing"] for t in sentence.tokens)


class Mood(StrEnum):
    """How a value is told where it is not told as so."""

    SUPPOSED = "supposing"
    FORECAST = "forecast"
    PLANNED = "planning"
    """What came of a plan is no other telling of it."""
    WISHED = "wishing"
    """What somebody thinks ought to be says nothing of what is."""
    RUMOURED = "rumoured"
    """What is told as a rumour is told by nobody."""
    UNREAL = "unreal"
    """What could be or could have been: "can handle 12 million", "faced up to ten years"."""
    ENDED = "ended"
    """What is so "no longer" was so before, as others told."""
    FUTURE = "future"


_WAYS = {Mood.UNREAL: _UNREAL, Mood.ENDED: _NO_LONGER}
_FUTURE = frozenset(["will", "would", "won't", "wouldn't", "shall"])
_REACH = 8
"""So many words a mood reaches, over the end of its clause, too; it reaches only forward."""


def moods_at(text: str, sentence: Sentence, start: int) -> frozenset[Mood]:
    """In which moods the value is told that stands at character `start` of the sentence `text`.

    >>> from services.comparison.sentences.alignment import read_sentence
    >>> text = "The league has 40 clubs, and its board plans a new cup."
    >>> moods_at(text, read_sentence(text), 15), [str(m) for m in moods_at(text, read_sentence(text), 49)]
    (frozenset(), ['planning'])
    """
    tokens = sentence.tokens
    at = next((i for i, t in enumerate(tokens) if t.end > start), None)
    if at is None or _presupposed(text, tokens[at]):
        return frozenset()
    told = [
        (i, t)
        for i, t in enumerate(tokens)
        if t.kind is not Kind.NAME and not _compared(tokens, i) and not _had(tokens, i)
    ]
    starts = {mood: {m.start() for m in ways.finditer(text)} for mood, ways in _WAYS.items()}
    marks = {mood: [i for i, t in told if t.lower in _words(mood)] for mood in Mood}
    marks |= {mood: [i for i, t in told if t.start in places] for mood, places in starts.items()}
    return frozenset(m for m, places in marks.items() if any(_reaches(sentence, i, at) for i in places))


_DEFINITE = re.compile(
    r"(?:(?<!\bof )\b(?:the|its|his|her|their|our|those|these|all)|['’]s|s['’])"
    r"(?: (?:estimated|roughly|nearly|about|some|more than|over|around|approximately|remaining|other))? $",
    re.IGNORECASE,
)
_DETERMINER = 30
"""Characters before a figure in which its determiner begins."""


def _presupposed(text: str, figure: Token) -> bool:
    """Whether a count is of what is there, whatever is planned with it: "wants papers for the 11 million migrants"."""
    counts = figure.kind is Kind.NUMBER and figure.unit == "count"
    return counts and _DEFINITE.search(text[max(0, figure.start - _DETERMINER) : figure.start]) is not None


def _compared(tokens: Sequence[Token], at: int) -> bool:
    """Whether a forecast is only what the value is compared with: "more than expected"."""
    return at > 0 and tokens[at - 1].lower == "than"


_PLANS = frozenset({"plan", "plans"})
_BESIDE = 4
"""Words before a plan that say what it is."""


def _had(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plan is a thing that somebody has or chooses, nothing that is to be: "a pension plan"."""
    if tokens[at].lower not in _PLANS or (at + 1 < len(tokens) and tokens[at + 1].lower == "to"):
        return False
    return any(t.lower in lists()["chosen plan"] for t in tokens[max(0, at - _BESIDE) : at])


def _words(mood: Mood) -> frozenset[str]:
    return _FUTURE if mood is Mood.FUTURE else lists().get(mood.value, frozenset())


def _reaches(sentence: Sentence, mark: int, at: int) -> bool:
    """Whether what is marked there holds at the other place, too."""
    return sentence.tokens[mark].clause == sentence.tokens[at].clause or 0 < at - mark <= _REACH


def other_mood(left: frozenset[Mood], right: frozenset[Mood], *, number: bool, direction: bool) -> bool:
    """Whether two values are told in moods of which the one says nothing of the other.

    `number`, `direction`: what may be planned is how many, or who is to win ("hopes to win", "lost"), and what may be
    possible is how many; a day that is planned is compared with the day that is told.
    """
    one = left ^ right
    if one & {Mood.WISHED, Mood.RUMOURED, Mood.ENDED}:
        return True
    if Mood.FORECAST in one and Mood.FUTURE not in left | right:
        return True
    planned = Mood.PLANNED in one and Mood.FUTURE not in left & right
    return (planned and (number or direction)) or (number and Mood.UNREAL in one)
