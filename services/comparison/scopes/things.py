"""What narrows one of two figures by its frame: another kind of the thing measured, a place within the place."""

from __future__ import annotations

import re

from simplemma import is_known

from services.comparison.entailment.vocabulary import same_event as synonym
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.tables import lists
from services.comparison.values.amounts import is_toll
from services.comparison.words.rows import read_lists
from services.comparison.words.vocabulary import (
    GENERIC,
    NEUTRAL,
    both,
    concept_of,
    counted_head,
    is_person_noun,
    is_region,
    strong_names,
)
from services.extraction.model import Participant, Role

_WITH = re.compile(r"\b(?:with|to|from) ([A-Z][^\W\d_]{2,})")
"""With whom one trades: a part of what one trades in all."""
_TITLE = re.compile(r"[\"“]([A-Z][^\"”.!?]{2,40}?),?[\"”]")
"""The title of a work: "Grey Harbour" by a painter is no place."""
_ANYBODY = frozenset({"people", "person", "victim"})
_LISTS = read_lists("scopes")
_ALWAYS = _LISTS["always"]
"""Words beside what is measured that outlets add and leave out."""


def other_thing(left: Profile, right: Profile) -> bool:
    """Whether what changed or was measured is of another kind: "sales of electric cars", "car sales"."""
    measure = both(left.concept, right.concept, "measure")
    if not measure and not _of_a_measure(left, right):
        return False
    mine, theirs = (
        [p for p in x.of(Role.PATIENT, *_HOLDERS.get(x.concept, ())) if _is_common(p, x)] for x in (left, right)
    )
    if not mine or not theirs:
        return False
    names = left.mentions - {p.key.lower() for p in mine}, right.mentions - {p.key.lower() for p in theirs}
    pairs = [(_beyond(a, names[0], right), _beyond(b, names[1], left)) for a in mine for b in theirs]
    return all(any(pair) if measure else all(pair) for pair in pairs)


_HOLDERS = {"have": (Role.AGENT,), "level": (Role.AGENT,)}
"""Of what is told how much it has, the holder is what is measured."""
_ACCOUNTS = _LISTS["accounts"]
"""What the accounts of a firm tell."""
_UNITS = _LISTS["units"]
"""Units of what is measured of a thing rather than counted."""


def _of_a_measure(left: Profile, right: Profile) -> bool:
    """Whether one unit tells of both what is measured of a thing."""
    a, b = left.claim.quantity, right.claim.quantity
    units = [q.unit.partition("/")[0] for q in (a, b) if q is not None]
    money = len(units) == 2 and units[0] == units[1] and units[0].isupper()
    money = money or both(left.concept, right.concept, "deal")
    held = left.concept in _HOLDERS and right.concept in _HOLDERS
    return money or held or (left.unit == right.unit and left.unit in _UNITS)


def _is_common(thing: Participant, profile: Profile) -> bool:
    """Whether what is told of is a common noun, if only a capital at the sentence's start: "Diesel cost 1.69 euros"."""
    opens = thing.mention.start == profile.claim.sentence.start and " " not in thing.key
    return thing.key.islower() or (opens and is_known(thing.key.lower(), lang="en"))


def _beyond(thing: Participant, names: frozenset[str], other: Profile) -> bool:
    """Whether a word of what is measured has nothing that stands for it in the other claim and its sentence."""
    opening = other.claim.told.partition(" ")[0].lower()  # its capital hides it from the words around
    known = other.nouns | other.modifiers | other.around | other.words | other.story
    known |= {other.claim.frame.lemma, opening}
    known |= {w for p in other.claim.frame.participants for w in p.words}
    empty = GENERIC | NEUTRAL | _ALWAYS | names
    telling = [w for w in thing.words if w not in empty and not is_region(w)]
    return any(not any(_stands_for(w, k) for k in sorted(known)) for w in telling)


def _stands_for(one: str, other: str) -> bool:
    if one == other or one.removesuffix("s") == other.removesuffix("s") or synonym(one, other):
        return True
    if (one in _ANYBODY and is_person_noun(other)) or (other in _ANYBODY and is_person_noun(one)):
        return True
    return concept_of(one) == concept_of(other) or counted_head(one) == counted_head(other)


def within(part: Profile, whole: Profile) -> bool:
    """Whether the smaller figure names a place or a partner more than the other: "in the plant at Colmar".

    Tolls have one place.
    """
    a, b = part.claim.quantity, whole.claim.quantity
    if a is None or b is None or a.number is None or b.number is None or a.number >= b.number or is_toll(part, whole):
        return False
    partners = {w.lower() for w in _WITH.findall(part.claim.text)} - lists()["month"] - lists()["weekday"]
    if partners and both(part.concept, whole.concept, "measure"):
        return not partners & (whole.story | whole.mentions)
    if not whole.places:
        # "in Asia its sales came to ...": what a firm sells in one place is a part of what it sells
        return part.concept == whole.concept in _ACCOUNTS and bool(part.places - whole.story - whole.mentions)
    titles = {w.lower() for title in _TITLE.findall(part.claim.told) for w in title.split()}
    more = strong_names(part.places) - whole.story - whole.mentions - titles
    return bool(more) and not strong_names(whole.places) - part.places - part.mentions
