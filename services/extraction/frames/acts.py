"""Nouns of acts that are spoken of as facts: "the signing of the treaty was welcomed", "after the fall of Lisk"."""

from __future__ import annotations

from services.extraction.frames import lexicon, mood, roles
from services.extraction.frames.clause import Clause
from services.extraction.frames.located import STAGES
from services.extraction.frames.parser import lemma
from services.extraction.frames.reading import View
from services.extraction.model import Modality

FACTUAL = frozenset({"after", "following", "since", "despite"})
OCCURRING = lexicon.listed("occurring")
"""Verbs whose noun of an act has happened if they have: "the closure of the bridge on Sunday angered drivers"."""


def took_place(view: View, noun: Clause) -> bool:
    """Whether a noun of an act, with someone it names, is spoken of as a fact and not as wished for or feared."""
    head = noun.head
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
        return mood.modality(upper) is Modality.ASSERTED and not mood.negated(upper.head)
    if head not in (*upper.slots.get("s", ()), *upper.slots.get("o", ())):
        return False
    stood = upper.lemma in {"be", "date", "last"} and not upper.first("o")  # "the last eruption was in 1951"
    stood = stood or (upper.lemma == "have" and "poss" in noun.slots)  # "had its premiere in Lisk"
    return (
        (upper.lemma in OCCURRING or stood)
        and mood.modality(upper) is Modality.ASSERTED
        and not mood.negated(upper.head)
    )
