"""Words whose kind, or whose place in a noun phrase, the parser mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.parsing.neighbours import beside
from services.extraction.frames.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


PASTS = lexicon.listed("pasts")


def past_of_subject(verb: Token) -> None:
    """As in "the Vorn glacier shrank by 40 metres": a past tense that the parser takes for an adjective."""
    kinds = {child.dep_ for child in verb.children}
    if "nsubj" in kinds and not kinds & {"cop", "aux", "auxpass", "det"}:
        verb.tag_ = "VBD"


NO_NAME = frozenset({"JJ", "VBD", "VBG", "VBN", "VBZ"})
"""Tags that the parser gives to the last word of a name that it has not seen."""


def end_of_name(word: Token) -> None:
    """As in "acquired Holt Brewing", "beat Elling Athletic 3-1": the last word of a name, none to the parser."""
    name_in_two(word)
    if any(child.dep_ == "compound" and child.tag_ == "NNP" and child.i == word.i - 1 for child in word.children):
        word.tag_ = "NNP"


def noun_of_subject(noun: Token) -> None:
    """As in "Turnout in the election in Belmar was 51%": a noun that opens a sentence, an infinitive to the parser."""
    if noun.dep_ == "nsubj" and noun.i == 0 and noun.lower_ in lexicon.nouns():
        noun.tag_ = "NN"


def name_in_two(last: Token) -> None:
    """As in "They beat Elling Athletic 3-1": one name, two objects of the verb to the parser."""
    first = beside(last, -1)
    if first.dep_ in {"dobj", "dative"} and first.head == last.head and first.tag_ in {"NNP", "NNPS"}:
        first.head, first.dep_ = last, "compound"


def beside_name(noun: Token) -> None:
    """As in "The lunar lander Heron touched down": what stands before its name is no object of what it does."""
    name = beside(noun)
    if (
        noun.tag_ == "NN"
        and name.dep_ in {"nsubj", "nsubjpass"}
        and name.head == noun.head
        and name.tag_ == "NNP"
        and not any(name.lefts)
    ):
        for child in list(noun.children):
            child.head = name
        noun.head, noun.dep_ = name, "compound"


def some_in_many(some: Token) -> None:
    """As in "Two in five corals have bleached": of the corals it is said, not of the two."""
    inner = next((child for child in some.children if child.dep_ == "prep" and child.lower_ == "in"), None)
    many = next((child for child in inner.children if child.dep_ == "pobj"), None) if inner is not None else None
    if inner is None or many is None or inner.i != some.i + 1 or not many.tag_.startswith("NN"):
        return
    whole = next((child for child in many.children if child.dep_ == "nummod" and child.i == inner.i + 1), None)
    if whole is None:
        return
    head, dep = some.head, some.dep_
    many.head, many.dep_ = head, dep
    some.head, some.dep_ = many, "nummod"
    inner.head, inner.dep_ = some, "prep"
    whole.head, whole.dep_ = inner, "pobj"


def name_after_to(name: Token) -> None:
    """As in "was extradited from Calmar to Lorm": an unseen name, an infinitive to the parser."""
    prep, above = beside(name, -1), name.head
    if prep.head != name or above == name:
        return
    for child in list(name.children):
        child.head = above
    prep.head, prep.dep_, prep.tag_ = above, "prep", "IN"
    name.head, name.dep_, name.tag_ = prep, "pobj", "NNP"


def name_of_prep(name: Token) -> None:
    """As in "was awarded to Per Lund": a first name that the parser takes for a preposition."""
    rest = next((child for child in name.children if child.dep_ == "pobj" and child.i == name.i + 1), None)
    prep = beside(name, -1)
    if rest is None or prep.dep_ != "prep" or any(child.dep_ == "pobj" for child in prep.children):
        return
    rest.head, rest.dep_ = prep, "pobj"
    rest.tag_ = "NNP"
    name.head, name.dep_ = rest, "compound"


def final_of(final: Token) -> None:
    """As in "beat Lodz 34-28 in the handball final": a contest, an adjective to the parser."""
    sport, verb = beside(final, -1), final.head
    prep = sport.head
    if sport.dep_ != "pobj" or prep.dep_ != "prep" or not verb.tag_.startswith("VB") or verb.i > prep.i:
        return
    for child in list(final.children):
        if child.dep_ in {"nsubj", "dobj"} and verb.i < child.i < prep.i:
            child.dep_ = "dobj"
        child.head = verb
    prep.head = verb
    final.head, final.dep_, final.tag_ = prep, "pobj", "NN"
    for child in list(sport.children):
        child.head = final
    sport.head, sport.dep_ = final, "compound"


def final_behind(final: Token) -> None:
    """As in "won the Amber Cup final against Elling": a contest, an adjective to the parser."""
    cup = final.head
    if cup.i != final.i - 1 or cup.dep_ not in {"dobj", "pobj", "nsubj", "nsubjpass"} or not cup.tag_.startswith("NN"):
        return
    final.head, final.dep_, final.tag_ = cup.head, cup.dep_, "NN"
    for child in list(cup.children):
        if child.dep_ in {"det", "prep", "poss"} and child != final:
            child.head = final
    cup.head, cup.dep_ = final, "compound"
    for child in list(final.children):
        if child.dep_ == "prep" and child.lower_ == "against" and final.head.tag_.startswith("VB"):
            child.head = final.head


def object_of_said(thing: Token) -> None:
    """As in "will order 35 new jets, chief executive Ana Brisk said": whom the parser takes for one with the jets."""
    said = thing.head
    speaker = next((c for c in thing.children if c.dep_ == "appos" and c.i == said.i - 1), None)
    verb = next((c for c in said.children if c.dep_ == "ccomp" and c.i < thing.i), None)
    if speaker is None or verb is None or not verb.tag_.startswith("VB"):
        return
    first = min(t.i for t in thing.subtree)
    if thing.doc[first - 1] != verb or any(c.dep_ in {"dobj", "attr", "auxpass"} for c in verb.children):
        return
    speaker.head, speaker.dep_ = said, "nsubj"
    thing.head, thing.dep_ = verb, "dobj"
