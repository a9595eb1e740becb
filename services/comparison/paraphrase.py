"""A second way to know a fact again: two clauses of one story that say the same in nearly the same words.

Frames decide identity by predicate and role (`identity`): where the one outlet writes "handed him a 14-year term" and
the other "was jailed for 14 years", or a parse goes wrong, they see two events. But two reports of one news cycle
whose clauses share their names and nearly all their words, values aside, are two tellings of one statement. So the
words are aligned, each counted by what it tells (a name more than a noun, a noun more than "people"), and what stands
in one of the two only speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from simplemma import lemmatize

from services.comparison.actors.sameness import same_participant
from services.comparison.actors.subject import basis_clash, heads_fit, modality_clash
from services.comparison.entailment.vocabulary import same_event as synonym
from services.comparison.fields import exclude
from services.comparison.model import Field
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Overlap
from services.comparison.sentences.stems import root
from services.comparison.values.states import Reading, State
from services.comparison.words.names import name_tokens
from services.comparison.words.vocabulary import (
    EMPTY,
    GENERIC,
    NEUTRAL,
    WEAK_NAMES,
    concept_of,
    counted_head,
    has,
    is_known,
    is_person_noun,
    is_region,
    nation,
)
from services.extraction.model import PLAIN, Role

SHARED = 3.5
"""Weight of what both must have: a name and two words, or two names."""
COVERED = 0.6
"""Share of the shorter clause's weight that the other must have."""
SURE, NEARLY_ALL = 4.5, 0.8
"""The same where not even the predicates are known to be one."""
_NAME, _REGION, _WORD, _COMMON = 1.5, 0.7, 1.0, 0.4
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def one_statement(left: Profile, right: Profile) -> bool:
    """Whether two clauses of one news cycle are tellings of one statement, whatever their values."""
    if not comparable(left, right) or not _one_story(left, right) or exclude(left, right):
        return False
    found = overlap(left, right)
    return found.shared >= SHARED and found.coverage >= COVERED


def may_agree(left: Profile, right: Profile, readings: Mapping[Field, Reading]) -> bool:
    """Whether tellings without a difference agree: on their number, or without one on what happened."""
    if readings[Field.QUANTITY].state is State.SAME:
        return things_alike(left, right)
    numbers = left.claim.quantity, right.claim.quantity
    return numbers == (None, None) and _one_predicate(left, right) and _sure(left, right)


def may_differ(left: Profile, right: Profile, field: Field) -> bool:
    """Whether a difference in `field` contradicts: with another verb only where nearly every word is shared."""
    if field is Field.QUANTITY:
        fits = units_alike(left, right) and not has_or_did(left, right)
    else:
        fits = left.claim.quantity is None or right.claim.quantity is None or units_alike(left, right)
    if field is Field.POLARITY and (_of_another(left, right) or _of_another(right, left)):
        return False  # "did not invite Holt", "invited some of those": either may be so
    return fits and (_one_predicate(left, right) or (_sure(left, right) and not two_events(left, right)))


def has_or_did(left: Profile, right: Profile) -> bool:
    """Whether the one tells how many a body has and the other with how many it did something: "closes 45"."""
    held = [p.claim.frame.lemma == "have" and p.concept in _HELD for p in (left, right)]
    counted = any(p.claim.frame.lemma in _COUNTING for p in (left, right))  # "has had 132 cases", "has counted 132"
    return held[0] != held[1] and not counted and PLAIN not in (left.concept, right.concept)


_HELD = ("level", "have")
_COUNTING = frozenset({"count", "record", "register", "report", "log", "confirm", "document", "note"})


def _of_another(left: Profile, right: Profile) -> bool:
    """Whether the left names to whom it was done, and the right has somebody else there and does not know that name."""
    named = [p for p in left.of(Role.PATIENT) if p.named and p.key[:1].isupper()]
    others = right.of(Role.PATIENT)
    known = any(same_participant(a, b) or set(name_tokens(a.key)) & right.mentions for a in named for b in others)
    return bool(named and others) and not known


def units_alike(left: Profile, right: Profile) -> bool:
    """Whether two numbers are of one unit, one role and of things that can be one."""
    a, b = left.claim.quantity, right.claim.quantity
    return a is not None and b is not None and a.role is b.role and things_alike(left, right)


def things_alike(left: Profile, right: Profile) -> bool:
    """Whether two numbers are of one unit and of things that can be one."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None:
        return False
    if "age" in (a.unit, b.unit) and not left.names & right.names:
        return False  # whose age it is, is the whole of what is told
    people = all(q.unit == "people" or is_person_noun(q.unit) for q in (a, b))
    if counted_head(a.unit) != counted_head(b.unit) and not people:
        return False
    heads = left.head, right.head
    return None in heads or heads_fit(left, right) or _kin(str(heads[0]), str(heads[1]))


def _one_predicate(left: Profile, right: Profile) -> bool:
    return left.concept == right.concept or any(
        synonym(a, b) for a in (left.claim.frame.lemma, left.concept) for b in (right.claim.frame.lemma, right.concept)
    )


def two_events(left: Profile, right: Profile) -> bool:
    """Whether each clause has a verb of its own that the other lacks: "buried 14 skiers", "killed five skiers"."""
    if _one_predicate(left, right) or not (is_known(left.concept) and is_known(right.concept)):
        return False  # what the tables do not know may be the same in another word
    lemmas = [p.claim.frame.lemma.split("_")[0].lower() for p in (left, right)]
    if not all(lemmas):
        return False  # a number without a verb ("Korva: 160 members")
    mine, theirs = (root(lemma) for lemma in lemmas)
    here, there = (_roots(p.claim.text) for p in (left, right))
    return mine in here - there and theirs in there - here


@lru_cache(maxsize=8192)
def _roots(text: str) -> frozenset[str]:
    return frozenset(root(w.lower()) for w in _TOKEN.findall(text))


def _sure(left: Profile, right: Profile) -> bool:
    found = overlap(left, right)
    return found.shared >= SURE and found.coverage >= NEARLY_ALL


def comparable(left: Profile, right: Profile) -> bool:
    """Whether nothing says that the two are statements of different kinds, scopes or sides."""
    if modality_clash(left, right) or basis_clash(left, right):
        return False
    if left.whole != right.whole or left.qualified or right.qualified:
        return False
    if left.stance and right.stance and left.stance != right.stance:
        return False
    if left.furniture or right.furniture:
        return False
    measure = has(left.concept, "measure") or has(right.concept, "measure")
    return not (measure and left.qualifier != right.qualifier)


def _one_story(left: Profile, right: Profile) -> bool:
    """Close in time, with a name in common that is no country, and not a name of its own on either side."""
    if not left.near(right):
        return False
    strong = [w for w in left.story & right.story if not is_region(w) and w not in WEAK_NAMES]
    if not strong and not same_origin(left, right):
        return False
    mine = left.names - right.story - left.places
    theirs = right.names - left.story - right.places
    return not (mine and theirs)


def overlap(left: Profile, right: Profile) -> Overlap:
    """Align the words of two clauses: names by letters, others by lemma, concept, or a frequent sense in common."""
    mine, theirs = _told(left), _told(right)
    names = left.mentions & right.mentions
    # a name that the other tells in its title or the sentence before is not missing
    lack_left = {w for w in mine[0] - names if w not in right.story}
    lack_right = {w for w in theirs[0] - names if w not in left.story}
    shared = sum(_weight(w, True) for w in sorted(names))
    pairs = _pairs(mine[1], theirs[1])
    shared += sum(_weight(a, False) for a, _ in pairs)
    used_left, used_right = {a for a, _ in pairs}, {b for _, b in pairs}
    rest_left = sum(_weight(w, True) for w in lack_left) + sum(_weight(w, False) for w in mine[1] - used_left)
    rest_right = sum(_weight(w, True) for w in lack_right) + sum(_weight(w, False) for w in theirs[1] - used_right)
    return Overlap(round(shared, 4), round(shared + rest_left, 4), round(shared + rest_right, 4))


def _pairs(left: frozenset[str], right: frozenset[str]) -> list[tuple[str, str]]:
    """Each word with the one it stands for: first the same words, then, in alphabetical order, kin."""
    same = left & right
    rest = [(b, _senses(b)) for b in sorted(right - same)]
    found = [(a, a) for a in sorted(same)]
    for a in sorted(left - same):
        mine = _senses(a)
        for at, (b, theirs) in enumerate(rest):
            if mine.meets(theirs) or synonym(a, b):
                del rest[at]
                found.append((a, b))
                break
    return found


def _kin(a: str, b: str) -> bool:
    """Whether two words can stand for one thing: a synonym, a derivation, two nouns for people."""
    return _senses(a).meets(_senses(b)) or synonym(a, b)


class _Senses(NamedTuple):
    """What a word is to the tables."""

    concept: str
    head: str
    person: bool

    def meets(self, other: _Senses) -> bool:
        return self.concept == other.concept or self.head == other.head or (self.person and other.person)


@lru_cache(maxsize=65_536)
def _senses(word: str) -> _Senses:
    return _Senses(concept_of(word), counted_head(word), is_person_noun(word))


def _weight(word: str, name: bool) -> float:
    if name:
        return _REGION if is_region(word) or word in WEAK_NAMES else _NAME
    return _COMMON if word in GENERIC or word in NEUTRAL else _WORD


def _told(profile: Profile) -> tuple[frozenset[str], frozenset[str]]:
    """Names and other content lemmas of a clause, values left out."""
    return _parted(profile.claim.text, profile.mentions, tuple(link.name for link in profile.claim.chain))


@lru_cache(maxsize=8192)
def _parted(text: str, mentions: frozenset[str], sources: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    names = mentions - {w for name in sources for w in name_tokens(name)}
    return names, _lemmas(text) - mentions


@lru_cache(maxsize=8192)
def _lemmas(text: str) -> frozenset[str]:
    words = (w.lower().removesuffix("'s").removesuffix("’s") for w in _TOKEN.findall(text))
    return frozenset(nation(lemmatize(w, lang="en").lower()) for w in words if w not in EMPTY and len(w) > 2)
