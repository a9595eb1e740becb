"""What two claims are about: another unit, another thing counted, a part and its whole, a plan and its outcome."""

from __future__ import annotations

import re

from services.comparison.origins import same_origin
from services.comparison.parts import other_level, other_part
from services.comparison.profile import Profile
from services.comparison.restrictions import other_scope
from services.comparison.vocabulary import GENERIC, both, counted_head, has, is_person_noun, listed
from services.extraction.model import Modality, Participant, Role

_RESTRICTED = re.compile(
    r"\b(?:among|amongst|excluding|except|apart from|not (?:counting|including)|with the exception of)\b", re.IGNORECASE
)
_ANYBODY = ("person", "people", "victim", "injury")
_PARTS = listed("parts")
"""What of a group is a part of it; not what it stands for."""
_UNITS = listed("units")
"""What of an army or a city is a part of it wherever the word stands."""
_SILENT = (Modality.CONDITIONAL, Modality.QUESTION, Modality.OPINION)


def modality_clash(left: Profile, right: Profile) -> str:
    """Why the two are not statements of one kind: a plan and its outcome, an opinion; empty where they are."""
    a, b = left.claim.modality, right.claim.modality
    if a is b is Modality.CONDITIONAL and same_origin(left, right):
        return ""  # what one speaker says would happen
    if a in _SILENT or b in _SILENT:
        return "opinion, question or condition"
    deal = {a, b} == {Modality.PLANNED, Modality.ASSERTED} and both(left.concept, right.concept, "deal")
    meant = {a, b} == {Modality.PLANNED, Modality.ASSERTED} and both(left.concept, right.concept, "stance")
    foretold = {a, b} == {Modality.PLANNED, Modality.POSSIBLE} and same_origin(left, right)
    if foretold and both(left.concept, right.concept, "measure"):
        return ""  # "expects growth of 1.8%", "growth will be 1.8%": one forecast of one speaker
    if a is not b and not deal and not (meant and same_origin(left, right)):
        return f"{a.value} against {b.value}"
    if a is Modality.POSSIBLE and not same_origin(left, right):
        return "forecasts of two speakers"
    return ""


def unit_clash(left: Profile, right: Profile) -> str:
    """Why the two numbers measure different things; empty where they measure one."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None:
        return ""
    if left.unit != right.unit and not _units_fit(left, right):
        return f"{a.unit} against {b.unit}"
    if a.role is not b.role:
        return f"{a.role.value} against {b.role.value}"
    if not heads_fit(left, right):
        return f"{left.head} against {right.head}"
    return ""


def _units_fit(left: Profile, right: Profile) -> bool:
    """People under two names, or a bare number ("the toll rose to 16", "by half a point") for what the other counts."""
    units = {p.claim.quantity.unit for p in (left, right) if p.claim.quantity is not None}
    if (
        "count" in units
        and left.concept == right.concept
        and (has(left.concept, "toll") or has(left.concept, "measure"))
    ):
        return (_is_counted(left) and _is_counted(right)) or (
            has(left.concept, "measure") and "percentage_point" in units
        )
    return False


def _is_counted(profile: Profile) -> bool:
    quantity = profile.claim.quantity
    return quantity is not None and (quantity.unit in ("count", "people") or quantity.unit in quantity.counted[:1])


def heads_fit(left: Profile, right: Profile) -> bool:
    """Whether the things counted can be the same: equal, or "people" for soldiers in one event."""
    a, b = left.head, right.head
    if a is None or b is None or a == b:
        return not modifiers_clash(left, right)
    if (a in _ANYBODY and is_person_noun(b)) or (b in _ANYBODY and is_person_noun(a)):
        return not modifiers_clash(left, right)
    return _stuff(left, right) or _stuff(right, left)


def _stuff(left: Profile, right: Profile) -> bool:
    """Whether what is measured in the one ("40% of the wheat", "12 kg of lunar soil") is a word of the other.

    Only where the unit is no noun itself: three children are not three of the teachers that the other names.
    """
    quantity = left.claim.quantity
    if quantity is None or left.head is None or counted_head(quantity.unit) == left.head or quantity.unit == "people":
        return False
    return left.head in right.nouns | right.modifiers or left.head in right.around


def modifiers_clash(left: Profile, right: Profile) -> bool:
    """Whether both restrict what is counted, each in another way ("Chinese workers", "Korean workers")."""
    a, b = left.modifiers, right.modifiers
    return bool(a and b and not a & b and not (a & right.names or b & left.names or a & right.nouns or b & left.nouns))


def day_of_many(left: Profile, right: Profile) -> bool:
    """Whether the smaller toll is of a stated day, the other of no stated time and of no event that both name."""
    a, b = left.claim, right.claim
    if a.quantity is None or b.quantity is None or a.quantity.number is None or b.quantity.number is None:
        return False
    dated, open_ended = (a, b) if a.quantity.number < b.quantity.number else (b, a)
    if (
        dated.when is None
        or dated.when.span is None
        or (open_ended.when is not None and open_ended.when.span is not None)
    ):
        return False
    events = [{w for p in x.of(Role.TOPIC, Role.AGENT) for w in p.words} - GENERIC for x in (left, right)]
    return not events[0] & events[1]


def restriction_clash(left: Profile, right: Profile) -> bool:
    """Whether only one of the two says of which part it speaks ("turnout among voters under 25", "turnout")."""
    here, there = left.claim.text, right.claim.text
    restricted = bool(_RESTRICTED.search(here)) != bool(_RESTRICTED.search(there))
    added = other_scope(left.claim.told, right.claim.told, "added") != ""
    return restricted or added or other_scope(here, there) != "" or part_clash(left, right)


_SIDES = frozenset({"group", "round", "category", "chamber"})


def other_side(left: Profile, right: Profile) -> bool:
    """Whether one is of another team, round or chamber: both may be so ("the under-21 team lost", "the team won")."""
    a, b = left.claim, right.claim
    clauses = other_scope(a.text, b.text) in _SIDES
    return clauses and (not a.told or not b.told or other_scope(a.told, b.told) in _SIDES)


def part_clash(left: Profile, right: Profile) -> bool:
    """Whether the figures are of a part of a land and of the whole ("in rural Belden", "in Belden")."""
    a, b = left.claim, right.claim
    if a.quantity is None or b.quantity is None:
        return False
    measured = both(left.concept, right.concept, "measure") or a.quantity.unit == b.quantity.unit == "percent"
    told = (a.told or a.text, b.told or b.text)
    if other_level(*told):
        return True
    # what the one clause lacks may stand beside it
    return other_part(a.text, b.text, measured=measured) and other_part(*told, measured=measured)


def share_clash(left: Profile, right: Profile) -> bool:
    """Whether two shares are of different wholes ("27% of the Hispanic vote", "38%")."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None or a.unit != "percent" or both(left.concept, right.concept, "measure"):
        return False
    same_head = left.head == right.head or _stuff(left, right) or _stuff(right, left)
    whole = left.nouns | left.modifiers | left.mentions, right.nouns | right.modifiers | right.mentions
    # of "the Hispanic vote" and of "the vote"; "Berania's wheat" and "the wheat harvest in Berania" are one
    return not same_head or not (left.modifiers <= whole[1] and right.modifiers <= whole[0])


def basis_clash(left: Profile, right: Profile) -> bool:
    """Whether a change is measured against different times ("from June", "from a year earlier")."""
    return left.basis is not None and right.basis is not None and left.basis != right.basis


def part_of_whole(left: Profile, right: Profile) -> bool:
    """Whether the smaller number belongs to the narrower of the two: a part and its whole."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None or a.number is None or b.number is None:
        return left.whole != right.whole or _is_part(left) != _is_part(right)
    narrow, wide = (left, right) if a.number < b.number else (right, left)
    if (wide.whole and not narrow.whole) or _is_part(narrow) != _is_part(wide):
        return True
    if narrow.head is not None and narrow.head != wide.head and wide.head in _ANYBODY:
        return True  # "8 children" of "20 people"
    places = narrow.places - wide.story
    restricted = narrow.modifiers - wide.modifiers - wide.nouns - wide.story - wide.around
    return bool(
        (places and not wide.places) or (restricted and not wide.modifiers - narrow.modifiers and wide.head is not None)
    )


def _is_part(profile: Profile) -> bool:
    """Whether the claim is of an arm or a unit of something ("the group's shipyard arm")."""
    found = profile.claim.frame.participants
    return any(
        (p.words[:1] and p.words[0].lower() in _PARTS) or not _UNITS.isdisjoint(w.lower() for w in p.words)
        for p in found
    )


def topic_clash(left: Profile, right: Profile) -> str:
    """Why the two are about different things of one kind ("hotel fire", "mill fire"); empty where they may be one."""
    for role in (Role.TOPIC, Role.PATIENT, Role.ATTRIBUTE):
        for a in left.of(role):
            for b in right.of(role):
                clash = _kinds_clash(a, b, left, right)
                if clash:
                    return clash
    return ""


def _kinds_clash(a: Participant, b: Participant, left: Profile, right: Profile) -> str:
    if (
        a.kind == "person"
        or (a.named and b.named and a.key[:1].isupper())
        or a.key != b.key
        or not a.words
        or not b.words
        or a.words[0] != b.words[0]
    ):
        return ""
    mine = frozenset(a.words) - frozenset(b.words) - _known(right)
    theirs = frozenset(b.words) - frozenset(a.words) - _known(left)
    if mine and theirs:
        return f"{' '.join(sorted(mine))} {a.words[0]} against {' '.join(sorted(theirs))} {b.words[0]}"
    return ""


def _known(profile: Profile) -> frozenset[str]:
    """Words that the other claim's sentence or article says as well."""
    return profile.nouns | profile.story | profile.modifiers | profile.around | GENERIC
