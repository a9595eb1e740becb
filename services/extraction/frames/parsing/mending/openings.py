"""What opens a sentence: a time, a place or a heading before its subject, one noun phrase to the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.parsing.neighbours import beside
from services.extraction.frames.words.gazetteer import calendar, land

if TYPE_CHECKING:
    from spacy.tokens import Token


DAYPARTS = frozenset({"morning", "afternoon", "evening", "night"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
FRONTED = frozenset({"on", "in", "by", "since", "during"})
VERBS = ("VB", "MD")


def number_of_next(number: Token) -> None:
    """As in "On Tuesday 270 pilot whales stranded": the number counts what follows, not the day."""
    following = beside(number)
    while following.dep_ in {"compound", "amod", "nmod"} and following.head.i > following.i:
        following = following.head
    if following.tag_ in {"NNS", "NN", "NNP"} and following != number:
        number.head = following
        number.dep_ = "nummod"


def split_fronted(prep: Token) -> None:
    """As in "On Wednesday parliament prolonged the service": a time and a subject, one noun phrase to the parser."""
    verb = prep.head
    first = beside(prep)
    if verb.i < prep.i or not verb.tag_.startswith(VERBS) or not calendar(first.lower_):
        return
    if any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children):
        return
    last = first
    while (after := beside(last)) != last and (
        after.lower_ in DAYPARTS or (after.tag_ == "CD" and after.dep_ != "nummod")
    ):
        last = after
    subject = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if subject is None or subject.i <= last.i or subject.i > verb.i:
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for token in prep.doc[first.i : last.i]:
        token.head, token.dep_ = last, "compound"
    last.head, last.dep_ = prep, "pobj"
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"


def split_place(prep: Token) -> None:
    """As in "In Orsa bread became cheaper": a place and a subject, one noun phrase to the parser."""
    verb = prep.head
    below = next((child for child in prep.children if child.dep_ == "pobj"), None)
    above = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}), None)
    subject = below or above
    if subject is None or (below and above) or not verb.tag_.startswith(VERBS) or verb.i < prep.i:
        return
    place = beside(subject, -1) if subject.i > prep.i + 1 else subject
    follows = min((t.i for t in (verb, *verb.lefts) if t.i > subject.i), default=verb.i)
    if place == subject or place.dep_ != "compound" or place.head != subject or follows != subject.i + 1:
        return
    named = place.tag_ in {"NNP", "NNPS"} or any(child.tag_ == "NNP" for child in subject.lefts)
    if subject.tag_ not in {"NN", "NNS"} or not named or (above and subject.left_edge.i != prep.i + 1):
        return
    for child in list(subject.lefts):
        if child != place:
            child.head = place
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    place.head, place.dep_ = prep, "pobj"
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"


LONGEST_LAND = 3
"""Words of the longest name of a land that opens a sentence before another name."""


def split_land(prep: Token) -> None:
    """As in "In Germany Kolar's profit fell": a land and a name, one name to the parser."""
    if any(child.dep_ == "pobj" for child in prep.children):
        return
    for length in range(LONGEST_LAND, 0, -1):
        words = prep.doc[1 : length + 1]
        last = words[len(words) - 1]
        inside = all(t.dep_ == "compound" and t.head.i > last.i for t in words)
        if inside and land(" ".join(t.text for t in words)):
            for token in words:
                token.head = last
            last.head, last.dep_ = prep, "pobj"
            return


def before_colon(colon: Token) -> None:
    """As in "No luck for Bern: the bank has not repaid": a heading, a first subject of the clause to the parser."""
    verb = colon.head
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    heading = [subject for subject in subjects if subject.i < colon.i]
    if verb.i > colon.i and heading and len(heading) < len(subjects):
        for subject in heading:
            subject.dep_ = "dep"
