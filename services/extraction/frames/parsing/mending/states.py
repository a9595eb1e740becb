"""What is said beside the main clause, and of whom: participles, states and relative clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.parsing.neighbours import beside
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.gazetteer import base_form

if TYPE_CHECKING:
    from spacy.tokens import Token


def beside_subject(participle: Token) -> None:
    """As in "Dirk Pohl, wanted for fraud, was extradited": the subject of the main verb, and what is said beside it."""
    verb = participle.head
    subject = next((c for c in participle.children if c.dep_ == "nsubj"), None)
    if subject is None or not subject.i + 1 < participle.i < verb.i or beside(participle, -1).text != ",":
        return
    if beside(participle, -2) != subject or any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
    participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"


def left_so(participle: Token) -> None:
    """As in "left 14 workers injured": a state of the object, not a clause about it."""
    thing = participle.head
    if thing.dep_ == "dobj" and thing.head.lower_ in {"left", "leaving", "leaves"} and participle.i == thing.i + 1:
        participle.head, participle.dep_ = thing.head, "oprd"


FINDING = lexicon.listed("finding")
"""Verbs with an object and what it is found to be."""


def found_so(adjective: Token) -> None:
    """As in "found the surgeon Emil Harth not guilty": an object and its state, a clause to the parser."""
    verb = adjective.head
    subject = next((child for child in adjective.children if child.dep_ == "nsubj"), None)
    if not {verb.lower_, base_form(verb.lower_)} & FINDING or subject is None or not verb.i < subject.i < adjective.i:
        return
    if any(child.dep_ in {"cop", "mark", "aux"} for child in adjective.children):
        return
    subject.head, subject.dep_ = verb, "dobj"
    adjective.dep_ = "oprd"


def who_of_person(verb: Token) -> None:
    """As in "Columba Reid, abbot of Inverlair, who died": who died is the person, not the place in the apposition."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    place = verb.head
    if subject is None or subject.lower_ != "who" or subject.i == 0 or beside(subject, -1).text != ",":
        return
    office = place.head.head if place.dep_ == "pobj" else place
    if office.dep_ == "appos" and office.head.tag_ in {"NNP", "NNPS"} and office.i < place.i:
        verb.head = office.head
