"""Whether two claims are about one fact at all, before any value is compared. When unsure: no."""

from __future__ import annotations

from services.comparison.actors.offices import FILLED, elected, one_vacancy
from services.comparison.actors.participants import Alignment
from services.comparison.actors.subject import basis_clash, modality_clash, topic_clash, unit_clash
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.values.polarity import opposed
from services.comparison.values.states import State
from services.comparison.values.times import compare_times
from services.comparison.words.names import name_tokens
from services.comparison.words.vocabulary import (
    GENERIC,
    akin,
    both,
    either,
    has,
    is_person_noun,
    is_region,
    strong_names,
)
from services.extraction.model import Modality, QuantityRole, Role

_MEASURE_WORDS = 2
"""Words that a nameless thing needs to be known again: "crude" alone is many, "Brent crude" is one."""
_HAPPENING_WORDS = 4
"""Words of the clause that two tellings of a nameless event share."""
_FIGURE_DAYS = 1
"""Figures without a stated time are of one moment only if they are published this close; tolls last longer."""
_NEAR_DAYS = {"state": 30, "toll": 14, "repeat": 3, "once": 36500}
"""How far apart two claims without a stated time may be published and still be of one fact, by kind of event."""


def same_event(left: Profile, right: Profile) -> str:
    """Why the two are no statements of one event or measure; empty where they are."""
    if other_predicate(left, right):
        return "identity.predicate"
    if either(left.concept, right.concept, "vague") and not _says_enough(left, right):
        return "identity.vague"
    if left.furniture or right.furniture:
        return "identity.page"
    if modality_clash(left, right):
        return "identity.modality"
    if unit_clash(left, right):
        return "identity.unit"
    if (
        either(left.concept, right.concept, "measure")
        and left.qualifier
        and right.qualifier
        and left.qualifier != right.qualifier
    ):
        return "identity.qualifier"
    if left.stance != right.stance and left.stance and right.stance:
        return "identity.stance"
    if basis_clash(left, right):
        return "identity.basis"
    if topic_clash(left, right):
        return "identity.topic"
    return ""


def other_predicate(left: Profile, right: Profile) -> bool:
    """Whether the two tell neither one event nor its opposite; who wins a vote is put into the office that it fills."""
    if "win" in (left.concept, right.concept) and not FILLED.isdisjoint((left.concept, right.concept)):
        return not elected(left, right)
    return not akin(left.concept, right.concept) and opposed(left, right) is None


def _says_enough(left: Profile, right: Profile) -> bool:
    """A bare "is" or "has" tells what it tells by its nouns, or by the way in which a named thing is big."""
    if left.size != right.size:
        return False
    said = [{p.key for p in x.of(Role.ATTRIBUTE)} for x in (left, right)]
    return bool(left.nouns & right.nouns or said[0] & said[1]) or (
        left.size is not None and bool(left.mentions & right.mentions)
    )


def anchored(left: Profile, right: Profile, alignment: Alignment) -> str:
    """Why nothing ties the two together; empty where a name does.

    A country alone ties nothing ("exports", "in France"): then a common noun must be shared too.
    """
    if alignment.clash:
        return "identity.participants"
    shared = left.mentions & right.mentions
    known = _one_story(left, right, alignment)
    if not shared and not known and not one_happening(left, right) and not one_vacancy(left, right):
        # one speaker, and the same things spoken of
        if _one_speaker(left, right):
            return ""
        return "" if _one_measure(left, right) else "identity.names"
    if (
        shared
        and all(is_region(w) for w in shared)
        and not known
        and not (left.nouns & right.nouns or _same_head(left, right))
    ):
        return "identity.region"
    if alignment.person.state is not State.DIFFERENT and _other_names(left, right):
        return "identity.other-names"
    return ""


def tied(left: Profile, right: Profile) -> bool:
    """Whether a name that is no country stands in both, or both have the word of one body named in the same words."""
    a, b = left.origin, right.origin
    if a is not None and b is not None and a.name == b.name and a.name != a.name.lower() and left.near(right):
        return True  # "the institute in Basle"
    return any(not is_region(w) for w in left.mentions & right.mentions)


def one_happening(left: Profile, right: Profile) -> bool:
    """Whether one thing without a name is told to have happened on one stated day, once, in much the same words.

    "A meteorite the size of a fist fell on Monday evening": where it fell may be what differs.
    """
    if not both(left.concept, right.concept, "once") or not left.near(right):
        return False
    mine, theirs = ({p.key for p in x.of(Role.PATIENT, Role.AGENT) if not p.named} for x in (left, right))
    alike = any(not is_person_noun(key) and key not in GENERIC for key in mine & theirs)
    time = compare_times(left.claim.when, right.claim.when)
    return alike and time.state is State.SAME and len(left.words & right.words) >= _HAPPENING_WORDS


def _one_story(left: Profile, right: Profile, alignment: Alignment) -> bool:
    """Whether a telling name stands in both articles, where the one clause names nobody that the other article lacks.

    "The capsule brought back 12 kilograms": the sentence before tells which capsule. Who was named to an office may
    be what differs.
    """
    if alignment.person.state is State.DIFFERENT and alignment.person.note == "sole":
        return len(strong_names(left.story & right.story)) > 0 and left.lately(right)
    mine, theirs = left.names - left.places - right.story, right.names - right.places - left.story
    return bool(strong_names(left.story & right.story)) and not (mine and theirs) and left.lately(right)


def _one_speaker(left: Profile, right: Profile) -> bool:
    """One source, or one that the other is about ("the union said its members"), and the same things spoken of."""
    about = _origin(left) & right.mentions or _origin(right) & left.mentions
    if not (same_origin(left, right) or about):
        return False
    someone = is_person_noun(left.head or "") and (left.head in ("person", "people") or not left.near(right))
    if left.nouns & right.nouns or (_same_head(left, right) and not someone):
        return True
    return same_origin(left, right) and not (left.nouns and right.nouns) and _no_figure(left, right)


def _no_figure(left: Profile, right: Profile) -> bool:
    return left.claim.quantity is None and right.claim.quantity is None


def _one_measure(left: Profile, right: Profile) -> bool:
    """A measure of a thing without a proper name ("Brent crude"), told of one stated day, with no name that differs."""
    if not both(left.concept, right.concept, "measure") or left.names or right.names:
        return False
    time = compare_times(left.claim.when, right.claim.when)
    least = 1 if _one_figure(left, right) else _MEASURE_WORDS
    return time.state is State.SAME and len(left.nouns & right.nouns) >= least and left.nouns == right.nouns


def _one_figure(left: Profile, right: Profile) -> bool:
    """Whether both tell the same change in percent: "wheat rose 4%", "wheat fell 4%"."""
    a, b = left.claim.quantity, right.claim.quantity
    return a is not None and b is not None and (a.number, a.unit, a.role) == (b.number, b.unit, b.role)


def _same_head(left: Profile, right: Profile) -> bool:
    return left.head is not None and left.head == right.head


def _other_names(left: Profile, right: Profile) -> bool:
    """Both speak of names that the other lacks, and share little: "exports to Arlen", "exports to Borea"."""
    mine = left.names - right.story - left.places
    theirs = right.names - left.story - right.places
    return len(mine) > 0 and len(theirs) > 0 and len(left.mentions & right.mentions) < min(len(mine), len(theirs))


def _origin(profile: Profile) -> frozenset[str]:
    return frozenset(w for link in profile.claim.chain for w in name_tokens(link.name))


def near(left: Profile, right: Profile) -> bool:
    """Whether two claims of which one states no time were published close enough to be of one event."""
    days = abs(left.claim.published_at - right.claim.published_at).days
    told = [q for q in (left.claim.quantity, right.claim.quantity) if q is not None]
    change = any(q.role is QuantityRole.CHANGE for q in told)
    if change and not both(left.concept, right.concept, "toll"):
        one_day = left.claim.published_at.date() == right.claim.published_at.date()
        return one_day or (_decided(left, right) and left.lately(right))
    if told and days > _FIGURE_DAYS:
        return both(left.concept, right.concept, "toll") and days <= _NEAR_DAYS["toll"]
    return days <= min(_reach(left.concept), _reach(right.concept))


def _decided(left: Profile, right: Profile) -> bool:
    """Whether both tell of one step that is to come: prices that will go up, or down, by 8 percent next season."""
    planned = {left.claim.modality, right.claim.modality} == {Modality.PLANNED}
    return planned and _one_figure(left, right)


def _reach(concept: str) -> int:
    return next((reach for flag, reach in _NEAR_DAYS.items() if has(concept, flag)), 3)
