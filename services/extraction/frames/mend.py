"""Small repairs of a parse where the parser is known to err, before anything is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.gazetteer import calendar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DAYPARTS = frozenset({"morning", "afternoon", "evening", "night"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
FRONTED = frozenset({"on", "in", "by", "since", "during"})
VERBS = ("VB", "MD")


def mend(doc: Doc) -> None:
    """Repair a parse in place."""
    for token in doc:
        if token.tag_ == "CD" and token.head.lower_ in WEEKDAYS and token.i == token.head.i + 1:
            number_of_next(token)
    for token in doc:
        if token.dep_ == "prep" and token.lower_ in FRONTED and token.i + 2 < len(doc):
            split_fronted(token)


def number_of_next(number: Token) -> None:
    """As in "On Tuesday 270 pilot whales stranded": the number counts what follows, not the day."""
    following = number.nbor(1) if number.i + 1 < len(number.doc) else number
    while following.dep_ in {"compound", "amod", "nmod"} and following.head.i > following.i:
        following = following.head
    if following.tag_ in {"NNS", "NN", "NNP"} and following != number:
        number.head = following
        number.dep_ = "nummod"


def split_fronted(prep: Token) -> None:
    """As in "On Wednesday parliament prolonged the service": a time and a subject, one noun phrase to the parser."""
    verb = prep.head
    first = prep.nbor(1)
    if verb.i < prep.i or not verb.tag_.startswith(VERBS) or not calendar(first.lower_):
        return
    if any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children):
        return
    last = first
    while last.nbor(1).lower_ in DAYPARTS or (last.nbor(1).tag_ == "CD" and last.nbor(1).dep_ != "nummod"):
        last = last.nbor(1)
    subject = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if subject is None or subject.i <= last.i or subject.i > verb.i:
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for token in prep.doc[first.i : last.i]:
        token.head, token.dep_ = last, "compound"
    last.head, last.dep_ = prep, "pobj"
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
