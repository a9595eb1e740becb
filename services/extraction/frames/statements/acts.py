"""Nouns of acts that are spoken of as facts: "the signing of the treaty was welcomed", "after the fall of Lisk"."""

from __future__ import annotations

from services.extraction.frames.arguments import roles
from services.extraction.frames.arguments.located import STAGES
from services.extraction.frames.clauses import denial, mood
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.reading import View
from services.extraction.frames.words import lexicon
from services.extraction.model import Frame, Modality, Role

FACTUAL = frozenset({"after", "following", "since", "despite"})
OCCURRING = lexicon.listed("occurring")
"""Verbs whose noun of an act has happened if they have: "the closure of the bridge on Sunday angered drivers"."""


def took_place(view: View, noun: Clause) -> bool:
    """Whether a noun of an act, with someone it names, is spoken of as a fact and not as wished for or feared."""
    head = noun.head
    if lexicon.nouns()[noun.keys[0]].kind in {"up", "down"}:
        return has_moved(view, noun)
    if lexicon.nouns()[noun.keys[0]].kind != "act" or not {"of", "poss", "by"} & noun.slots.keys():
        return False
    if any(child.dep_ == "det" and child.lower_ in {"a", "an", "any", "no"} for child in head.children):
        return False
    if head.dep_ == "pobj" and head.head.lower_ in FACTUAL:
        return True
    upper = roles.enclosing(head, view.clauses)
    if upper is None:
        return False
    if head.dep_ == "pobj" and head.head.lower_ == "of" and lemma(head.head.head) in STAGES:
        return mood.modality(upper) is Modality.ASSERTED and not denial.negated(upper.head)
    if head not in (*upper.slots.get("s", ()), *upper.slots.get("o", ())):
        return False
    if of_both_sides(noun) and has_effect(upper, noun):
        return True
    stood = upper.lemma in {"be", "date", "last"} and not upper.first("o")  # "the last eruption was in 1951"
    stood = stood or (upper.lemma == "have" and "poss" in noun.slots)  # "had its premiere in Lisk"
    return (
        (upper.lemma in OCCURRING or stood)
        and mood.modality(upper) is Modality.ASSERTED
        and not denial.negated(upper.head)
    )


def of_both_sides(noun: Clause) -> bool:
    """Whether a noun names who does it to whom, told as one that all know: "the takeover of Arl by Brun"."""
    known = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.head.children)
    done_to = noun.first("of") or noun.first("poss")
    return known and done_to is not None and noun.first("by") is not None and not is_awaited(noun)


def of_two(frame: Frame) -> bool:
    """Whether it names who does it and to whom."""
    sides = {p.role for p in frame.participants if p.named}
    return {Role.AGENT, Role.PATIENT} <= sides


def is_awaited(noun: Clause) -> bool:
    """Whether the act is only planned or feared: "the proposed takeover"."""
    return any(c.lower_ in AWAITED for c in noun.head.children)


def has_effect(upper: Clause, noun: Clause) -> bool:
    """Whether the act does or may do something to somebody: it stands though the effect is only feared."""
    acts = noun.head in upper.slots.get("s", ()) and upper.first("o") is not None and not upper.passive
    return acts and not denial.negated(upper.head)


AWAITED = frozenset({"expected", "feared", "planned", "proposed", "promised", "threatened", "forecast", "further"})
FORESEEING = frozenset({"expect", "predict", "forecast", "fear", "plan", "propose", "demand", "want", "rule"})


def has_moved(view: View, noun: Clause) -> bool:
    """As in "the rise in unemployment in Belmond in March hit builders": what does something has come about."""
    head = noun.head
    definite = any(child.lower_ == "the" or child.dep_ == "poss" for child in head.children)
    if not definite or not {"in", "of"} & noun.slots.keys() or is_awaited(noun):
        return False
    upper = roles.enclosing(head, view.clauses)
    if upper is None or upper.nominal or head not in upper.slots.get("s", ()) or upper.lemma in FORESEEING:
        return False
    return mood.modality(upper) is Modality.ASSERTED and not denial.negated(upper.head)
