"""What the words of a clause say of how it is to be taken: embedded, qualified, dated by a noun, of the whole."""

from __future__ import annotations

import re
from functools import lru_cache

from services.comparison.words.vocabulary import GENERIC, LEADS_TO, NEUTRAL, listed
from services.extraction.model import Claim

_WHOLE = re.compile(
    r"\b(?:across (?:all|the (?:group|company|country|board))|worldwide|globally|nationwide|in (?:total|all)\b(?! the)"
    r"|overall|altogether|group-wide|company-wide|throughout the|(?:of|for|from) all (?:its|their|his|her))\b",
    re.IGNORECASE,
)
_ATTRIBUTIVE = re.compile(
    r"\b(?:an?|the|his|her|its|their|this|that|to|\w+['’]s)\s+(?:[a-z]+\s+)?(?:1[5-9]|20)\d\d\s+(?!and\b|by\b|in\b|at\b|after\b|when\b)\w"
    r"|\bthe (?:previous|following|preceding|next)\b"
)
_REMAINS = re.compile(r"\b(?:remain|stay)", re.IGNORECASE)
_STAYS = re.compile(r"\b(?:remain|stay)\w*(?:\s+(?:in|at|on|as|with|put|there|chief|head)\b|\W*$)", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|for the first time|last|originally)\b", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:to|for|if|whether|until|unless|not|how)\b|[a-z]{3,}ing\b|[a-z]+ed by\b")
_STANCE = re.compile(
    r"\b(?:vot|rall|protest|march|campaign|side)\w*\b[^.;]{0,40}?\b(for|against|yes|no|in favou?r)\b", re.IGNORECASE
)
_QUALIFIED = re.compile(
    r"\b(?:could|can|may|might|must|should)(?:n't|n’t| not| never)\b|\bcannot\b"
    r"|(?:\bnot|n't|n’t|\bnever)\b[^.;]*"
    r"\b(?:because|due to|only|merely|simply|just|as much|until|unless|without|but|as an? (?:act|sign|matter|result))\b"
    r"|(?:\bnot|n't|n’t|\bnever)\b(?: \w+){0,2} (?:all|every\w*|both|entirely|fully|completely)\b(?! of it)"
    r"|\b(?:remain|stay)\w*\b[^.;]*\b(?:until|for now|for the time being)\b",
    re.IGNORECASE,
)
_AUXILIARY = 8
"""Characters before a negation in which its auxiliary begins: "could not"."""
_OF_ABILITY = re.compile(r"^(?:could|can)|\b(?:because|due to)$", re.IGNORECASE)
_SIZE = re.compile(r"\b(wide|long|tall|high|deep|old|away|across|thick|heavy|far|above|below)\b", re.IGNORECASE)
_DONE = listed("done")
"""Words before "to" that say that it came to it."""
_CAME = re.compile(
    r"\b(?:came (?:back|from|through|off)|went on|fought (?:back|off|on)|battled (?:back|on|through)|rallied|recovered"
    r"|(?:held|hung|hit|bounced|roared|stormed|clawed|powered|pushed) (?:on|back|off|through|his way|her way|their way)"
    r"|dug (?:in|deep)|survived|overturned|overcame|upset|stunned|saved"
    r"|needed (?:extra time|penalties|overtime|[a-z]+ (?:sets|rounds|minutes|overs|attempts|hours|games)))\b[^.;:]*$"
)
"""What stands before the infinitive of a thing achieved."""
_DID = re.compile(r"(?:having |being |ever )?[a-z]{3,}ing\b")
_SAYS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|admit(?:s|ted|ting)?|confess(?:es|ed)? to|acknowledge[sd]?|of|guilty to) (?:ever )?$"
)
_BEFORE_TO = 80
"""Characters before it that are looked at."""
_SHORTEST = 2
"""Spaces in the shortest clause that states something by itself ("Haas has resigned"): not "party-approved"."""


def stays_as_it_is(text: str) -> bool:
    """Whether what remains does not stay in its place but stays as it is."""
    return _REMAINS.search(text) is not None and _STAYS.search(text) is None


def qualifier(claim: Claim) -> str | None:
    """The word before the noun of a measure: "youth" of "youth unemployment"."""
    match = _before(claim.frame.predicate.split("_")[0][:6]).search(claim.text)
    if match is None or (match.group(1)[0].isupper() and match.start() > 0):
        return None
    word = match.group(1).lower()
    return None if word in GENERIC or word in NEUTRAL else word


@lru_cache(maxsize=4096)
def _before(stem: str) -> re.Pattern[str]:
    return re.compile(rf"([^\W\d_]+)[ -]{re.escape(stem)}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _infinitive(stem: str) -> re.Pattern[str]:
    return re.compile(rf"\b(\w+) to (?:\w+ly )?{re.escape(stem)}", re.IGNORECASE)


def embedded(claim: Claim) -> bool:
    """Whether the event is only spoken of: "to pass", "passing", "calls for him to resign"."""
    if claim.text.startswith("to ") and (not _DONE.isdisjoint(claim.context) or _came_to_it(claim)):
        return False  # "was forced to land": it has
    if _is_said(claim):
        return False
    if _EMBEDDED.match(claim.text) or claim.text.count(" ") < _SHORTEST or "survived by" in claim.text:
        return True
    match = _infinitive(claim.frame.lemma.split("_")[0].split("+")[0][:5]).search(claim.text)
    return match is not None and match.group(1).lower() not in LEADS_TO


def _is_said(claim: Claim) -> bool:
    """As in "denied taking bribes", "admitted having lied": what somebody says that he did or did not."""
    said = claim.attribution
    return said is not None and _DID.match(claim.text) is not None and _SAYS.search(_before_it(claim)) is not None


def _before_it(claim: Claim) -> str:
    return claim.told[: max(0, claim.span.start - claim.sentence.start)][-_BEFORE_TO:]


def figure_words(claim: Claim) -> str:
    """A figure as its sentence has it; empty where there is none."""
    if claim.quantity is None:
        return ""
    start = claim.sentence.start
    return claim.told[claim.quantity.span.start - start : claim.quantity.span.end - start]


def _came_to_it(claim: Claim) -> bool:
    """Whether what stands before "to" says that it was done: "came from behind to beat", "held on to win"."""
    return _CAME.search(_before_it(claim)) is not None


def stance(text: str) -> str | None:
    """For or against, where a vote or a rally says so.

    >>> stance("Two members voted against the merger"), stance("The club won")
    ('against', None)
    """
    match = _STANCE.search(text)
    if match is None:
        return None
    return "against" if match.group(1).lower() in ("against", "no", "oppose", "opposed", "opposing") else "for"


def size(text: str) -> str | None:
    """In which way a measured thing is big.

    >>> size("The crater is 40 metres wide")
    'wide'
    """
    match = _SIZE.search(text)
    return None if match is None else match.group(1).lower()


def is_qualified(text: str) -> bool:
    """Whether a denial in `text` denies something else than the event: a reason, a measure, an ability."""
    return _QUALIFIED.search(text) is not None


def qualified_at(text: str, start: int, end: int, *, able: bool = False) -> bool:
    """Whether the denial in the words from `start` to `end` denies something else than the event (`is_qualified`).

    `able`: what both tell is whether somebody could: then "could not" denies it, for whatever reason.

    >>> text = "Not only did Orr win, but Lund did not stay in the race"
    >>> is_qualified(text), qualified_at(text, 31, 43)
    (True, False)
    """
    found = (_QUALIFIED.match(text, at) for at in range(max(0, start - _AUXILIARY), end))
    return any(m is not None and not (able and _OF_ABILITY.search(m.group())) for m in found)


def is_attributive(text: str) -> bool:
    """Whether its time belongs to a noun ("a 1996 law") or to a time that it does not tell ("the previous March")."""
    return _ATTRIBUTIVE.search(text) is not None


def has_pronoun(text: str) -> bool:
    """Whether it speaks of somebody by a pronoun."""
    return _PRONOUN.search(text) is not None


def is_first(text: str) -> bool:
    """Whether it says that it was the first or the last time."""
    return _FIRST.search(text) is not None


def of_the_whole(text: str) -> bool:
    """Whether it says that it speaks of the whole ("across the group")."""
    return _WHOLE.search(text) is not None
