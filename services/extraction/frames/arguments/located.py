"""Where something happened, told by a word that points: "there", "where", "it was in Lisk that ..."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.places import IN, place_like
from services.extraction.frames.arguments.roles import conjuncts, tidy
from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.model import Frame, Participant, Role

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

SETTLED = frozenset((word,) for word in ("island", "city", "town", "village", "port", "valley", "region", "district"))
"""Places that are one where the sentence before names it: "the island"."""
POINTING = frozenset({"there", "here"})
_BELOW = frozenset({"ccomp", "advcl", "relcl"})
_HOPS = 6


def located(scene: Scene, clause: Clause, frame: Frame) -> Frame:
    """The frame with the place that a pointing word stands for; unchanged where it names one or nothing points."""
    if any(p.role is Role.PLACE and p.named for p in frame.participants):
        return frame
    vague = next((p for p in frame.participants if p.role is Role.PLACE and _known_before(scene, p)), None)
    if vague is not None:
        known = _place_before(scene) or _spoken_of(scene)
        kept = [p for p in frame.participants if p is not vague]
        return (
            frame
            if known is None
            else replace(frame, participants=tidy([*kept, replace(known, mention=vague.mention)]))
        )
    if clause.nominal:
        return frame
    place = _of_cleft(scene, clause) or _of_relative(scene, clause) or _pointed_at(scene, clause)
    if place is None or any(p.key == place.key for p in frame.participants):
        return frame
    return replace(frame, participants=tidy([*frame.participants, place]))


def _known_before(scene: Scene, place: Participant) -> bool:
    """As in "ran aground off the island"."""
    if place.words not in SETTLED:
        return False
    heads = [t for t in scene.doc if scene.offset + t.idx == place.mention.start]
    return any(child.lower_ == "the" for head in heads for child in head.children)


def cleft(clause: Clause) -> Token | None:
    """The "was" of "it was in Lisk that the ferry sank", the clause being what comes behind "that"."""
    head = clause.head
    above = head.head
    if head.dep_ not in _BELOW or above.i >= head.i or lemma(above) != "be":
        return None
    opened = any(c.lower_ == "that" and c.i < head.i for c in head.children)
    subject = next((c for c in above.children if c.dep_ in {"nsubj", "expl"}), None)
    return above if opened and subject is not None and subject.lower_ == "it" else None


def _of_cleft(scene: Scene, clause: Clause) -> Participant | None:
    above = cleft(clause)
    if above is None:
        return None
    preps = [c for c in above.children if c.dep_ == "prep" and c.i < clause.head.i and c.lower_ in IN]
    return next((place for prep in preps if (place := _governed(scene, prep)) is not None), None)


def _of_relative(scene: Scene, clause: Clause) -> Participant | None:
    """As in "on its way to Skarholm, where the freighter ran aground", "Velden was where she first sang"."""
    head = clause.head
    if not any(c.lower_ == "where" and c.i < head.i for c in head.children):
        return None
    above = head.head
    if head.dep_ == "relcl" and (chosen := _chosen_as(scene, above)) is not None:
        return chosen
    if head.dep_ == "relcl":
        return _place(scene, above) if place_like(scene, above) and above.i < head.i else None
    if head.dep_ not in _BELOW or lemma(above) != "be" or above.i > head.i:
        return None
    pointer = [t for t in scene.doc[max(0, above.i - 2) : above.i] if t.lower_ in {"that", "this"}]
    return _before(scene, pointer[0], frozenset({*IN, "of"})) if pointer else None


SITES = frozenset({"place", "site", "location", "venue", "spot", "town", "city", "home"})


def _chosen_as(scene: Scene, noun: Token) -> Participant | None:
    """The name of what is chosen as a place: "settled on Quill as the place where it will build", "chose Quill as"."""
    prep = noun.head
    if lemma(noun) not in SITES or noun.dep_ != "pobj" or prep.lower_ != "as":
        return None
    beside = [c for t in (prep.head, prep.head.head) for c in t.children if c.i < prep.i]
    names = [c for c in (*beside, prep.head) if c.dep_ == "dobj" and proper(c)]
    names += [n for c in beside if c.lower_ in {"on", "for"} for n in c.children if n.dep_ == "pobj" and proper(n)]
    names += [prep.head] if prep.head.dep_ == "pobj" and proper(prep.head) else []
    return _place(scene, names[0]) if names else None


def _pointed_at(scene: Scene, clause: Clause) -> Participant | None:
    """As in "signed the treaty there", "It was there that police arrested him"."""
    above = cleft(clause)
    objects = [c for c in clause.head.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"}]
    around = [t for head in (clause.head, above, *objects) if head is not None for t in head.children]
    pointer = next((t for t in around if t.lower_ in POINTING and t.dep_ in {"advmod", "attr", "acomp"}), None)
    return None if pointer is None else _before(scene, pointer, IN)


def _before(scene: Scene, pointer: Token, prepositions: frozenset[str]) -> Participant | None:
    """The last place named before a pointing word: in its sentence, else in the sentence before."""
    for token in reversed(list(scene.doc[: pointer.i])):
        if token.dep_ == "prep" and token.lower_ in prepositions:
            place = _governed(scene, token)
            if place is not None and place.named:
                return place
    known = _place_before(scene)
    return None if known is None else replace(known, mention=scene.span([pointer]))


def _place_before(scene: Scene) -> Participant | None:
    """The place of the sentence before."""
    return scene.mentions.place if scene.mentions.place_at == scene.mentions.at - 1 else None


def _spoken_of(scene: Scene) -> Participant | None:
    """The bare name of which the sentence before spoke: "Lorm has a new sight. A freighter sank off the island."."""
    return scene.mentions.subject_place if scene.mentions.place_at == scene.mentions.at - 1 else None


def _governed(scene: Scene, prep: Token) -> Participant | None:
    """The place that a preposition governs."""
    noun = next((c for c in prep.children if c.dep_ in {"pobj", "pcomp"}), None)
    return _place(scene, noun) if noun is not None and place_like(scene, noun) else None


def _place(scene: Scene, noun: Token, role: Role = Role.PLACE) -> Participant | None:
    """A noun as a place, without remembering the name as one of a place: it may be a person's elsewhere."""
    seen = scene.mentions.seen
    found = participant(scene, role, noun)
    scene.mentions.seen = seen
    return None if found is None else replace(found, role=Role.PLACE)


def note_place(scene: Scene) -> None:
    """Remember where the sentence stands, for the "there" of the next; of two places that it names, neither."""
    named: dict[str, Participant] = {}
    for token in scene.doc:
        if token.dep_ in {"prep", "conj"} and token.lower_ in IN and not _inside_another(scene, token):
            nouns = [n for c in token.children if c.dep_ == "pobj" for n in (c, *conjuncts(c))]
            found = [_place(scene, n) for n in nouns if place_like(scene, n)]
            named |= {one.key: one for one in found if one is not None and one.named}
    scene.mentions.subject_place = None
    if not named:
        subjects = [t for t in scene.doc if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ == "ROOT"]
        own = [_place(scene, t, Role.AGENT) for t in subjects if place_like(scene, t)]
        told = [one for one in own if one is not None and one.named]
        named = {one.key: one for one in told if one.kind == "place"}
        bare = [one for one in told if one.kind == "thing" and one.words == (one.key.lower(),)]
        scene.mentions.subject_place = replace(bare[0], kind="place") if len(bare) == 1 else None
    scene.mentions.place = next(iter(named.values())) if len(named) == 1 else None
    scene.mentions.place_at = scene.mentions.at


def _inside_another(scene: Scene, prep: Token) -> bool:
    """As "in Millhaven" of "at Kestrel Square in Millhaven": the wider place of another."""
    token, hops = prep.head, 0
    while hops < _HOPS and token.head != token:
        if token.dep_ == "pobj" and token.head.lower_ in IN and place_like(scene, token):
            outer = _place(scene, token)
            return outer is not None and outer.named
        token, hops = token.head, hops + 1
    return False


STAGES = frozenset({"scene", "venue", "setting", "site"})
"""What a place was of an act: "was the scene of the premiere"."""
SCENES = frozenset({"see", "host", "witness"})
"""Verbs whose subject may be where an act took place."""


def scene_of(scene: Scene, clause: Clause) -> Participant | None:
    """As in "Lisk on Sunday saw the premiere of the play": where it was, told as who saw it."""
    subject = clause.first("s")
    stage = clause.lemma in SCENES or any(lemma(t) in STAGES for t in clause.slots.get("o", ()))
    if not stage or subject is None or not place_like(scene, subject):
        return None
    one = _place(scene, subject)
    plain = one is not None and (one.kind == "place" and " " not in one.key)
    return one if plain else None
