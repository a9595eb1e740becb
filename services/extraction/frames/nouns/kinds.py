"""What a noun or a name names: a person, a body, a place, an event, a thing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from services.extraction import names
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import gazetteer, lexicon
from services.extraction.model import Role
from services.extraction.quantities.forms import people as denoting_people

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


SETTLED = lexicon.listed("settled")
"""Kinds of places whose name may follow behind "of"."""


def common_kind(word: str) -> str:
    """What a common noun names."""
    if word in lexicon.words("events.txt"):
        return "event"
    if word in lexicon.words("groups.txt"):
        return "group"
    if word in lexicon.words("people.txt") or word in denoting_people() or person_at_end(word):
        return "person"
    return "place" if word in lexicon.words("places.txt") else "thing"


LEAST_AT_END = 6
"""Letters of a noun for a person that make a longer word one: "teacher" of "schoolteacher", not "man" of "talisman"."""


@cache
def person_at_end(word: str) -> bool:
    """As in "schoolteacher", "songwriter", "shipowner".

    >>> person_at_end("schoolteacher"), person_at_end("talisman")
    (True, False)
    """
    people = lexicon.words("people.txt")
    return any(word[at:] in people for at in range(3, len(word) - LEAST_AT_END + 1))


def kind_of(head: Token, run: list[Token], role: Role, tokens: list[Token]) -> str:
    """A guess of what a name names: by its last word, its title, the gazetteer, its preposition."""
    last = run[-1].lower_
    name = " ".join(t.text for t in run)
    if gazetteer.country(name):
        return "place"
    if run[0].lower_ in gazetteer.LANDMARKS:
        return "place"
    if last in gazetteer.COMPANY or run[0].lower_ in gazetteer.BODIES or last in lexicon.words("groups.txt"):
        return "organisation"
    if personal_noun(head, run, tokens):
        return "person"
    ending = kind_by_ending(run)
    if ending is not None:
        return ending
    if any(t.lower_.rstrip(".") in gazetteer.TITLES for t in head.lefts):
        return "person"
    if last in lexicon.words("places.txt"):
        return "place"
    if last in lexicon.words("events.txt"):
        return "event"
    if role is Role.PLACE or (head.dep_ == "pobj" and (head.head.lower_ in {"in", "near"} or of_settled(head.head))):
        return "place"
    return "thing"


def of_settled(prep: Token) -> bool:
    """As in "the town of": what follows is its name."""
    return prep.lower_ == "of" and lemma(prep.head) in SETTLED


def kind_by_ending(run: list[Token]) -> str | None:
    """What the last or the first word of a name says that it names: "Nordwall Insurance", "Mount Ikara"."""
    if len(run) < 2:
        return None
    return names.ending_kinds().get(run[-1].lower_, names.opening_kinds().get(run[0].lower_))


def personal_noun(head: Token, run: list[Token], tokens: list[Token]) -> bool:
    """Whether an office, a trade, an age or "who" beside a name says that it is a person's."""
    if any(common_kind(lemma(t)) == "person" for t in tokens if t not in run and t.head in (head, *run)):
        return True
    if head.dep_ == "appos" and common_kind(lemma(head.head)) == "person":
        return True
    for child in head.children:
        if child.dep_ == "appos" and (common_kind(lemma(child)) == "person" or aged(child)):
            return True
        if child.dep_ == "relcl" and any(c.lower_ == "who" for c in child.children):
            return True
    return False


def aged(token: Token) -> bool:
    """As in ", 87,": a bare number between commas after a name is an age."""
    return token.tag_ == "CD" and token.nbor(-1).text == "," and len(token.text) < 3
