"""What comparison looks at in one claim, worked out once per claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from services.comparison.profiles.basis import basis_of
from services.comparison.profiles.mentions import read_mentions
from services.comparison.profiles.wording import (
    embedded,
    has_pronoun,
    is_attributive,
    is_first,
    is_qualified,
    of_the_whole,
    qualifier,
    size,
    stance,
    stays_as_it_is,
)
from services.comparison.words.vocabulary import (
    COMMON,
    GENERIC,
    NEUTRAL,
    PAGE,
    WEAK_NAMES,
    concept_of,
    counted_head,
    has,
    is_person_noun,
    is_region,
    listed,
    nation,
)
from services.extraction.model import Claim, Link, Participant, QuantityRole, Role

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HIGHER = re.compile(r"\b(higher|lower|up|down)\b", re.IGNORECASE)
_POLLED = listed("polled")
_AGED = listed("aged")
_MOVED = re.compile(r"\b(?:is|was|were|are|been) (up|down)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with the words that decide its identity."""

    claim: Claim
    concept: str
    direction: int
    """+1 rises, -1 falls, 0 neither."""
    names: frozenset[str]
    """Words of proper names of all participants, lower case."""
    places: frozenset[str]
    """Words of names of places."""
    mentions: frozenset[str]
    """`names`, and what else the clause writes with a capital: enough to tie two claims, not to keep them apart."""
    story: frozenset[str]
    """`mentions`, who says it, and the names of its article: to know a story again where the clause names nobody."""
    beside: frozenset[str]
    """Names of its article that the clause does not repeat."""
    cast: frozenset[str]
    """`mentions`, `beside`, and the proper names in whose word it is: all that its story is known to be about."""
    around: frozenset[str]
    """Other words of the sentence outside the clause."""
    nouns: frozenset[str]
    """Other content lemmas of the participants that are no places and not what is counted."""
    words: frozenset[str]
    """Words of the clause that say what it is about, without what is counted."""
    head: str | None
    """Canonical noun of what is counted."""
    unit: str
    """Canonical unit: "people" for any noun for people, one noun for its synonyms; empty without a number."""
    modifiers: frozenset[str]
    """Modifiers of what is counted."""
    origin: Link | None
    """Last link of the provenance chain; None in the outlet's own voice."""
    basis: str | None
    """What a change is measured against: "year", "month"."""
    qualifier: str | None
    """The word before the noun of a measure: "youth" of "youth unemployment"."""
    size: str | None
    """In which way a measured thing is big: "wide", "old"."""
    whole: bool
    """The text says that it speaks of the whole ("across the group")."""

    embedded: bool
    """The clause is no statement of its own: "to pass the bill", "passing it", "if it passes"."""
    qualified: bool
    """The denial denies something else than the event: a reason, a measure, an ability ("did not lose because of")."""
    attributive: bool
    """Its time belongs to a noun ("a 1996 law") or to a time that the clause does not tell ("the previous March")."""
    pronoun: bool
    """The clause speaks of somebody by a pronoun: whom extraction took it for may be wrong."""
    unique: bool
    """The clause says that it was the first or the last time: such a thing happens once."""
    stance: str | None
    """For or against, where a vote or a rally says so."""

    @property
    def furniture(self) -> bool:
        """Whether it counts what stands around articles: comments, shares (but not 34 percent of the shares)."""
        return self.head in PAGE and self.unit != "percent"

    def near(self, other: Profile) -> bool:
        """Published within a day of each other."""
        return abs(self.claim.published_at - other.claim.published_at) <= timedelta(days=1)

    def lately(self, other: Profile) -> bool:
        """Published within the days in which one story is told."""
        return abs(self.claim.published_at - other.claim.published_at) <= timedelta(days=3)

    def named(self, *roles: Role) -> tuple[Participant, ...]:
        """Named participants in one of `roles`."""
        return tuple(p for p in self.claim.frame.participants if p.role in roles and p.named)

    def of(self, *roles: Role) -> tuple[Participant, ...]:
        """Participants in one of `roles`."""
        return tuple(p for p in self.claim.frame.participants if p.role in roles)


def profile(claim: Claim) -> Profile:
    """Work out what comparison looks at."""
    named = read_mentions(claim)
    quantity = claim.quantity
    counted = quantity.counted if quantity else ()
    concept, direction = _happened(claim)
    return Profile(
        claim=claim,
        concept=concept,
        direction=direction,
        names=named.names,
        places=named.places,
        mentions=named.mentions,
        story=named.story,
        beside=named.beside,
        cast=named.cast,
        around=frozenset(w for w in claim.context if w[:1].islower()) - GENERIC - NEUTRAL,
        nouns=frozenset(named.nouns - set(counted) - WEAK_NAMES),
        words=_content(claim),
        head="people" if _nominal(claim) else "worker" if _of_staff(claim) else _head(counted),
        unit=_unit(claim),
        modifiers=named.modifiers,
        origin=claim.chain[-1] if claim.chain else None,
        basis=basis_of(claim.text, claim.when),
        qualifier=qualifier(claim),
        size=size(claim.text),
        embedded=embedded(claim),
        qualified=is_qualified(claim.text),
        attributive=is_attributive(claim.text),
        pronoun=has_pronoun(claim.text),
        unique=is_first(claim.text),
        stance=stance(claim.text),
        whole=of_the_whole(claim.text),
    )


def _happened(claim: Claim) -> tuple[str, int]:
    """The concept and its direction, by what is counted where that says more than the verb."""
    concept, direction = concept_of(claim.frame.predicate), claim.frame.direction
    quantity = claim.quantity
    moved = _MOVED.search(claim.text) if concept in ("level", "be") else None
    if moved is not None:
        return "change", 1 if moved.group(1).lower() == "up" else -1
    if concept == "remain" and stays_as_it_is(claim.text) and not any(_office(p) for p in claim.frame.participants):
        return "be", 0  # "remains an open question" is no staying
    if quantity is None:
        return concept, direction
    if quantity.unit == "age" and concept in _AGED:
        return "age", 0  # "died at 87", "at the age of 87", "Kalman, 87, died"
    votes = quantity.counted[:1] and counted_head(quantity.counted[0]) == "vote"
    if quantity.unit == "percent" and votes and concept in _POLLED:
        return "vote_share", 0
    side = _HIGHER.search(claim.text) if quantity.role is QuantityRole.CHANGE and direction == 0 else None
    if side is not None:
        return "change", 1 if side.group(1).lower() in ("higher", "up") else -1
    return concept, direction


def _office(participant: Participant) -> bool:
    return participant.role is Role.ATTRIBUTE and participant.kind == "person"


def _content(claim: Claim) -> frozenset[str]:
    quantity = claim.quantity
    counted = {w.lower().removesuffix("s") for w in (quantity.unit, *quantity.counted[:1])} if quantity else set()
    said = frozenset(w.lower().removesuffix("s") for w in _LONG_WORD.findall(claim.text))
    return said - counted - COMMON


def _nominal(claim: Claim) -> bool:
    """Whether the event itself is counted, and so the people to whom it happens: "340 arrests"."""
    concept = concept_of(claim.frame.predicate)
    return claim.quantity is not None and has(concept, "patient") and concept_of(claim.quantity.unit) == concept


_STAFF = frozenset({"job", "worker"})


def _of_staff(claim: Claim) -> bool:
    """Whether jobs are counted by those who lose or find them: "1,900 jobs go", "1,900 workers are made redundant"."""
    counted = claim.quantity.counted[:1] if claim.quantity is not None else ()
    of_jobs = concept_of(claim.frame.predicate) in ("lay_off", "create_job", "hire")
    return of_jobs and any(counted_head(noun) in _STAFF for noun in counted)


def _unit(claim: Claim) -> str:
    if claim.quantity is None:
        return ""
    unit = claim.quantity.unit
    if _of_staff(claim):
        return "people"
    return "people" if _nominal(claim) or is_person_noun(unit) else counted_head(unit)


def _head(counted: tuple[str, ...]) -> str | None:
    """What is counted, by its compound first: "labor migrants" are workers."""
    if not counted or is_region(counted[0].lower()) or is_region(nation(counted[0].lower())):
        return None  # "12 million Russian ...": the noun was lost
    for modifier in counted[1:]:
        compound = f"{modifier} {counted[0]}".lower()
        if counted_head(compound) != compound:
            return counted_head(compound)
    return counted_head(counted[0])
