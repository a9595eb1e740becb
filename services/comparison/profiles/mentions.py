"""The names of a claim: of its clause, of its article, and of those whose word it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from simplemma import is_known

from services.comparison.words.names import name_tokens
from services.comparison.words.vocabulary import GENERIC, is_region, nation
from services.extraction.model import Claim, Participant, Role

_FULL_NAME = re.compile(r"(?<![^\W_])[A-Z][^\W_]+(?: [A-Z][^\W_]+)+")
_CAPITAL = re.compile(r"(?<![^\W_])[A-Z][^\W_]+(?:[-.&][^\W_]+)*")
_WHERE = re.compile(
    r"\b(?:in|at|near|off|outside)\s+(?:the\s+|central\s+|northern\s+|southern\s+|eastern\s+|western\s+)?"
    r"([A-Z][^\W_]+(?:[ -][A-Z][^\W_]+){0,2})"
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Words of names, lower case, nations for their demonyms; `Profile` tells what each is for."""

    names: frozenset[str]
    places: frozenset[str]
    nouns: frozenset[str]
    """Words of participants that are no names."""
    modifiers: frozenset[str]
    mentions: frozenset[str]
    story: frozenset[str]
    beside: frozenset[str]
    cast: frozenset[str]


def read_mentions(claim: Claim) -> Mentions:
    """Every name that a claim carries, by where it stands."""
    names, places, nouns = _of_participants(claim)
    counted = claim.quantity.counted if claim.quantity else ()
    modifiers = frozenset(nation(w.lower()) for w in counted[1:]) - GENERIC
    written = tuple(n for n in claim.context if n[:1].isupper())
    around = frozenset(w.lower() for name in written for w in name.split())
    spoken = frozenset(w for p in claim.frame.participants for w in p.words) & around  # "it" and "there", resolved
    mentions = names | _mentioned(claim.text) | frozenset(w for w in modifiers if is_region(w)) | spoken
    sources = frozenset(w for link in claim.chain for w in name_tokens(link.name))
    beside = frozenset(nation(w.lower()) for name in written for w in telling_words(name)) - GENERIC
    return Mentions(
        names=names,
        places=places | (_located(claim.text) - names),
        nouns=nouns,
        modifiers=modifiers,
        mentions=mentions,
        story=mentions | ((frozenset(nation(w) for w in around) | sources) - GENERIC),
        beside=beside,
        cast=_cast(claim, mentions) | beside,
    )


def _of_participants(claim: Claim) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    capitals = frozenset(m.lower() for m in _CAPITAL.findall(claim.text))
    names: set[str] = set()
    places: set[str] = set()
    nouns: set[str] = set()
    for participant in claim.frame.participants:
        proper = frozenset(nation(w) for w in proper_words(participant, capitals))
        names |= proper
        if participant.role is Role.PLACE or participant.kind == "place":
            places |= proper
        elif not (participant.named and participant.kind == "person"):  # the titles of a person are no subject
            nouns |= {w.lower() for w in participant.words} - proper - GENERIC
    return frozenset(names), frozenset(places), frozenset(nouns)


def proper_words(participant: Participant, capitals: frozenset[str]) -> frozenset[str]:
    """Words of the proper name that a participant carries.

    A key with a capital is the name; a common noun as key ("fire") has its name beside it ("Kessel"), which the clause
    writes with capitals where it repeats it.
    """
    if not participant.named:
        return frozenset()
    if participant.key[:1].isupper():
        key = frozenset(name_tokens(participant.key))
        return key - GENERIC or key
    beside = frozenset(w.lower() for w in participant.words[1:])
    return (beside & capitals or beside) - GENERIC


def _cast(claim: Claim, mentions: frozenset[str]) -> frozenset[str]:
    """Names of the clause and of those whose word it is, without given names."""
    written = [m.group() for text in (claim.text, *(k.name for k in claim.chain)) for m in _FULL_NAME.finditer(text)]
    given = {w.lower() for name in written for w in set(name.split()) - set(telling_words(name))}
    sources = {nation(w.lower()) for link in claim.chain for w in link.name.split() if w[:1].isupper()}
    return (mentions | frozenset(sources)) - given - GENERIC


@lru_cache(maxsize=16_384)
def telling_words(name: str) -> tuple[str, ...]:
    """The words of a name that name one alone: not "Ilse" of "Ilse Varga", but both of "Sallow Bay".

    >>> telling_words("Ilse Varga"), telling_words("Sallow Bay")
    (('Varga',), ('Sallow', 'Bay'))
    """
    words = name.split()
    if len(words) == 1 or is_known(words[-1].lower(), lang="en"):
        return tuple(words)
    return (words[-1],)


_INSERTED = re.compile(r", (?:who|whom|whose|which|where|when)\b[^,]*,?")


def _located(text: str) -> frozenset[str]:
    """Names after a preposition of place, for what extraction found no place in; not of what is told beside a name.

    >>> sorted(_located("Holt, who has worked in Orlia, was held in Tarvik"))
    ['tarvik']
    """
    words = (w.lower() for m in _WHERE.findall(_INSERTED.sub(" ", text)) for w in re.split(r"[ -]", m))
    return frozenset(nation(w) for w in words) - GENERIC


def _mentioned(text: str) -> frozenset[str]:
    first, _, inner = text.partition(" ")
    if first.endswith(("'s", "’s")):
        inner = text  # the first word has a capital anyway, but one that owns something is a name
    return frozenset(nation(m.lower()) for m in _CAPITAL.findall(inner)) - GENERIC
