"""From a clause and (perhaps) a quantity to one canonical frame."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments.roles import Case
from services.extraction.frames.clauses.senses import RELATIVE_UNITS, UNKNOWN, verb_class
from services.extraction.frames.events import from_event
from services.extraction.frames.measures import closing, from_measure, of_magnitude
from services.extraction.frames.nominals import from_noun
from services.extraction.frames.nouns.kinds import common_kind
from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.lexicon import VerbClass
from services.extraction.model import Frame, Role

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


def build(case: Case) -> Frame:
    """The canonical frame of a clause, about its number if the case has one."""
    clause, quantity = case.clause, case.quantity
    if clause.nominal:
        return from_noun(case)
    entry = verb_class(clause, quantity)
    if quantity is not None and quantity.unit == "magnitude":
        return of_magnitude(case.scene, clause, entry)
    if quantity is not None and entry.predicate == "close" and quantity.unit in RELATIVE_UNITS:
        return closing(case)
    particular = of_particular(case, entry)
    if particular is not None:
        return particular
    if hits_level(case, entry):
        entry = lexicon.verbs()["reach"]
    if quantity is None and entry.predicate == "level" and clause.keys[-1] in {"reach", "hit"} and clause.first("o"):
        entry = lexicon.verbs()["arrive"]
    if stands_alone(case, entry):
        return from_event(case, replace(UNKNOWN, predicate=clause.keys[-1]))
    if entry.flags & {"change", "level", "light"}:
        return from_measure(case, entry)
    return distinguished(case, from_event(case, entry))


BEST = frozenset({"best", "greatest", "top"})
PERIODS = frozenset({"year", "match", "tournament", "season", "month", "week", "decade", "century", "series", "game"})


def distinguished(case: Case, appointed: Frame) -> Frame:
    """As in "was named best actress", "was voted player of the year": that is a prize which one wins, and no office."""
    if appointed.predicate != "appoint":
        return appointed
    titles = [token for slot in ("oprd", "as", "o") for token in case.clause.slots.get(slot, ()) if of_merit(token)]
    if not titles:
        return appointed
    turned = {Role.PATIENT: Role.AGENT, Role.ATTRIBUTE: Role.TOPIC}
    kept = [p for p in appointed.participants if p.role is not Role.AGENT]
    found = tuple(replace(p, role=turned.get(p.role, p.role)) for p in kept)
    return replace(appointed, predicate="win", participants=found)


def of_merit(title: Token) -> bool:
    """Whether a title is that of the best of its kind, or of the one of a year."""
    if any(child.lower_ in BEST and child.dep_ == "amod" for child in title.children):
        return True
    owned = [inner for prep in title.children if prep.lower_ == "of" for inner in prep.children]
    return any(lemma(inner) in PERIODS for inner in owned)


def of_particular(case: Case, entry: VerbClass) -> Frame | None:
    """Ranks, adjectives of measure, and posts that somebody "became"."""
    quantity = case.quantity
    if quantity is None:
        return from_event(case, POST) if entry.predicate == "become" and takes_post(case) else None
    if quantity.unit == "rank" and (entry.predicate in RANKED or case.clause.lemma == "take"):
        came = from_event(case, lexicon.verbs()["come+second"])
        return replace(came, participants=tuple(p for p in came.participants if p.key not in STANDINGS))
    measure = adjective_measure(case) if entry.predicate in {"be", "level"} else None
    return None if measure is None else from_event(case, replace(UNKNOWN, roles={"s": "PATIENT"}, predicate=measure))


POST = VerbClass("appoint", {"s": "PATIENT", "o": "ATTRIBUTE"}, frozenset({"once"}))


def takes_post(case: Case) -> bool:
    """As in "Ana Brisk became speaker of parliament"."""
    subject, post = case.clause.first("s"), case.clause.first("o")
    return subject is not None and post is not None and proper(subject) and common_kind(lemma(post)) == "person"


STANDINGS = frozenset({"place", "position", "spot"})
"""What a rank is told with: "in third place" is no race."""
RANKED = frozenset({"be", "end", "finish", "come", "level", "rank", "arrive", "place", "have"})
"""Verbs that say where somebody came in: "was third", "finished third"."""


def adjective_measure(case: Case) -> str | None:
    """The measure that an adjective with a number names: "92 percent effective", "40 metres tall"."""
    words = [*case.clause.slots.get("o", ()), *([case.anchor.head] if case.anchor is not None else [])]
    return next((found for token in words if (found := lexicon.adjectives().get(token.lower_)) is not None), None)


LEXICAL = frozenset({"take", "give", "make", "face", "conduct", "carry", "experience"})


def stands_alone(case: Case, entry: VerbClass) -> bool:
    """Whether a light verb has a thing for its object and so says something itself: "took the money"."""
    target = case.clause.first("o")
    if "light" not in entry.flags or case.quantity is not None or target is None:
        return False
    return case.clause.keys[-1] in LEXICAL and target.i not in case.clauses


def hits_level(case: Case, entry: VerbClass) -> bool:
    """Whether what is hit is a figure: "hit 40 degrees", not "hit 40 people"."""
    quantity = case.quantity
    if quantity is None or entry.predicate != "attack" or case.clause.keys[-1] != "hit" or case.slot != "o":
        return False
    return not quantity.counted or quantity.unit not in {"people", quantity.counted[0]}
