"""Places that noun phrases name on the way: "fire in Rudna", "the Kessel tunnel fire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import gazetteer, lexicon
from services.extraction.model import Participant, Role

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


IN = frozenset({"in", "at", "near", "on", "across", "off", "outside", "inside", "around", "throughout"})


def places_within(scene: Scene, head: Token, role: Role | None = None) -> list[Participant]:
    """Places that a noun phrase names on the way: "fire in Rudna", "Belmar's referendum", "the Kessel tunnel fire"."""
    found: list[Participant | None] = []
    kind = lemma(head)
    local = (kind in lexicon.words("events.txt") and kind not in OF_SOMEBODY) or kind in lexicon.words("places.txt")
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and not local:
            found += [
                place for inner in child.children if inner.dep_ == "pobj" for place in places_within(scene, inner)
            ]
        elif child.dep_ == "prep" and (
            child.lower_ in IN or (local and role is not Role.PLACE and child.lower_ == "of")
        ):
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"} and place_like(scene, inner):
                    found.append(participant(scene, Role.PLACE, inner))
        elif local and child.dep_ == "poss" and proper(child) and child.i not in scene.timed:
            found.append(participant(scene, Role.PLACE, child))
        elif local and child.dep_ == "compound" and lemma(child) in lexicon.words("places.txt"):
            found.append(compound_place(scene, head, child))
    return [p for p in found if p is not None]


OF_SOMEBODY = frozenset({"trial", "retrial", "hearing", "funeral", "wedding", "arrest"})
"""Events whose "of" is somebody, and no place: "the trial of Mara Loht"."""


def compound_place(scene: Scene, head: Token, place: Token) -> Participant | None:
    """The Kessel tunnel of "the Kessel tunnel fire"."""
    before = [t for t in head.lefts if t.dep_ == "compound" and t.i < place.i] + [
        t for t in place.lefts if t.dep_ == "compound"
    ]
    before = [t for t in before if t.i not in scene.timed]
    if not any(proper(t) for t in before):
        return None
    words = tuple(dict.fromkeys([lemma(place), *(t.lower_ for t in before)]))
    return Participant(Role.PLACE, lemma(place), words, scene.span([place, *before]), named=True, kind="place")


def place_like(scene: Scene, token: Token) -> bool:
    """Whether a token can head a place: a name or a place noun, and no time and no event."""
    if token.i in scene.timed or lemma(token) in lexicon.words("events.txt"):
        return False
    known = token.dep_ == "amod" and gazetteer.government(token.text) is not None
    return known or proper(token) or lemma(token) in lexicon.words("places.txt")
