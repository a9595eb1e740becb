"""How old somebody is: a figure that belongs to the name beside it, whatever else the sentence tells of them.

"Ines Kalm, 29, opened the shop", "the 27-year-old Ines Kalm": the verbs are two, the fact is one.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from itertools import dropwhile

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.tables import lists
from services.comparison.words.names import name_tokens
from services.comparison.words.rows import read_lists
from services.comparison.words.vocabulary import EMPTY
from services.extraction.model import Claim, Role

REACH = timedelta(days=60)
"""Further apart more than one birthday may lie between two articles that say "now" and "then"."""
_NAME = r"[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|(?:al|el|bin|de|van|von)[\s-])?\s?[A-Z][\w'’-]+){1,3}"
_BEFORE = re.compile(rf"({_NAME}),\s+(?:now\s+|aged?\s+|an?\s+)?$")
_APPOSED = re.compile(
    rf"({_NAME}),\s+(?:an?|the|its)\s+"
    r"(?:(?!(?:of|with|to|for|and|from|in|on|at|by|who|whose)\b)[a-z'’-]{1,20}\s+){0,2}$"
)
_YEARS_OLD = re.compile(r"-?\s?years?-old\b")
"""Somebody told by what he is: "Ines Kalm, the band's 29-year-old drummer"; no "mother of a 12-year-old"."""
_DEAD = re.compile(r"\b(?:died|dies|dead)\b(?:\s+[\w'’]+){0,4}?\s+(?:aged?\s+|at\s+(?:the\s+age\s+of\s+)?)?$")
"""What tells at which age somebody died: "has died at the age of 78", "died on Monday aged 78", "dead at 78"."""
_AT_DEATH = re.compile(r"(?: years old)? (?:when (?:he|she|they) died|at the time of (?:his|her|their) death)\b")
_KIN = re.compile(rf"\b(?:{'|'.join(sorted(read_lists('scopes')['kin']))}|whose|parents?|child|children)\b", re.I)
_BEHIND = re.compile(rf"-?\s?years?-old\s+({_NAME})")
_CALLED = re.compile(
    r"-?\s?years?-old(?:\s+(?!(?:of|with|to|for|and|from|in|on|at|by|who|whose|that)\b)[a-z][a-z'’-]{1,20}){1,3}"
    rf"(?:\s+({_NAME})|,\s+({_NAME})(?=[,.;)]))"
)
"""What somebody is before the name: "a 19-year-old student, Ines Kalm, was"; no "a 9-year-old boy, Ines Kalm said"."""
_REACH, _FARTHER = 90, 200
"""How many characters beside the figure are looked at, and before the age of somebody dead."""
_TITLE = re.compile(r"[\"“][^\"”]{0,60}[\"”]")
_BIRTHDAY = 1
"""By how much the newer of two ages may be higher."""


@lru_cache(maxsize=16_384)
def owner(claim: Claim) -> tuple[str, ...]:
    """The words of the full name whose age the claim tells; empty where it tells none, or not beside one."""
    quantity = claim.quantity
    if quantity is None or quantity.unit != "age" or not claim.told:
        return ()
    at, end = quantity.span.start - claim.sentence.start, quantity.span.end - claim.sentence.start
    digits = re.match(r"\d+", claim.told[max(at, 0) :])
    match = _BEFORE.search(claim.told[max(0, at - _REACH) : max(at, 0)])
    match = match or _of_the_dead(claim.told[max(0, at - _FARTHER) : max(at, 0)])
    if match is None and digits is not None:
        behind = claim.told[at + digits.end() : end + _REACH]
        match = _BEHIND.match(behind) or _CALLED.match(behind)
        if match is None and _YEARS_OLD.match(behind):
            match = _APPOSED.search(claim.told[max(0, at - _REACH) : max(at, 0)])
    name = next(filter(None, match.groups())) if match is not None else _aged(claim)
    return _without_date(name_tokens(name))


def _aged(claim: Claim) -> str:
    """The name of whom a clause tells how old they were at their death: "Ines Kalm, who was 87 when she died".

    At another time they had another age ("was 19 when she joined the band").
    """
    quantity = claim.quantity
    behind = claim.told[max(0, quantity.span.end - claim.sentence.start) :] if quantity is not None else ""
    if _AT_DEATH.match(behind) is None:
        return ""
    patients = [p.key for p in claim.frame.participants if p.role is Role.PATIENT]
    return patients[0] if claim.frame.predicate == "level" and len(patients) == 1 else ""


def _of_the_dead(told: str) -> re.Match[str] | None:
    """The one full name before what tells at which age somebody died, unless it is that of kin: "whose son died"."""
    if _DEAD.search(told) is None or _KIN.search(told) is not None:
        return None
    named = list(re.finditer(rf"({_NAME})", _TITLE.sub("", told)))
    return named[0] if len(named) == 1 else None


def _without_date(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without what a sentence begins with: "On Monday Kalm"."""
    known = lists()
    rest = dropwhile(lambda w: w in EMPTY or w in known["stop"] or w in known["weekday"] or w in known["month"], words)
    name = tuple(rest)
    return name if len(name) > 1 else ()


def one_person(left: Profile, right: Profile) -> bool:
    """Whether two claims tell the age of one person, in the same months."""
    mine = owner(left.claim)
    if not mine or abs(left.claim.published_at - right.claim.published_at) > REACH:
        return False
    theirs = owner(right.claim)
    return bool(theirs) and (mine[0], mine[-1]) == (theirs[0], theirs[-1])


def namesakes(left: Profile, right: Profile) -> bool:
    """Whether two ages are of one name with two trades: the novelist and the illustrator may be two people."""
    name = owner(left.claim)
    if not name or not one_person(left, right):
        return False
    return len({_trade(left.claim, name[0]), _trade(right.claim, name[0])} - {""}) > 1


def _trade(claim: Claim, first: str) -> str:
    """What is said right before the name: "the novelist Ines Kalm"."""
    before = re.search(rf"\b[Tt]he\s+([a-z]+)\s+(?i:{re.escape(first)})\b", claim.told)
    return before[1] if before is not None else ""


def years_apart(left: Claim, right: Claim) -> int | None:
    """By how many years the two exclude each other, `left` the newer: 0 where both may be true, None where unsure."""
    a, b = left.quantity, right.quantity
    if a is None or b is None or a.number is None or b.number is None:
        return None
    years = round(a.number - b.number)
    return 0 if 0 <= years <= _BIRTHDAY else abs(years)
