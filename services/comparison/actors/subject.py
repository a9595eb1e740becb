"""What two claims are about: statements of one kind, of one unit, with one thing counted, of one topic."""

from __future__ import annotations

from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.words.vocabulary import GENERIC, both, counted_head, has, is_person_noun
from services.extraction.model import Modality, Participant, Role

ANYBODY = ("person", "people", "victim", "injury")
SILENT = frozenset({Modality.CONDITIONAL, Modality.QUESTION, Modality.OPINION})
"""Of what is told so nothing is known."""


def modality_clash(left: Profile, right: Profile) -> str:
    """Why the two are not statements of one kind: a plan and its outcome, an opinion; empty where they are."""
    a, b = left.claim.modality, right.claim.modality
    if a is b is Modality.CONDITIONAL and same_origin(left, right):
        return ""  # what one speaker says would happen
    if a in SILENT or b in SILENT:
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
    if (a in ANYBODY and is_person_noun(b)) or (b in ANYBODY and is_person_noun(a)):
        return not modifiers_clash(left, right)
    return is_stuff(left, right) or is_stuff(right, left)


def is_stuff(left: Profile, right: Profile) -> bool:
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


def basis_clash(left: Profile, right: Profile) -> bool:
    """Whether a change is measured against different times ("from June", "from a year earlier")."""
    return left.basis is not None and right.basis is not None and left.basis != right.basis


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
