"""Whom a sentence names is remembered for the sentences behind it, though nothing else is told of them."""

from __future__ import annotations

from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.places import IN
from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.nouns.kinds import common_kind
from services.extraction.frames.nouns.proper import name_tokens, proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.model import Role


def note_names(scene: Scene) -> None:
    """Remember whom a sentence names that tells nothing else: "What a night for Clara Mott."."""
    for token in scene.doc:
        if token.dep_ not in {"pobj", "dobj", "ROOT"} or not proper(token) or len(name_tokens(token)) == 1:
            continue
        if token.dep_ != "pobj" or token.head.lower_ not in IN:
            participant(scene, Role.TOPIC, token)


def note_many(scene: Scene) -> None:
    """Remember the people of whom a sentence tells: "The ballot among Landia's nurses is over."."""
    many = (t for t in scene.doc if t.tag_ == "NNS" and t.i not in scene.counted)
    people = [t for t in many if common_kind(lemma(t)) == "person"]
    if people:
        scene.mentions.many, scene.mentions.many_at = participant(scene, Role.PATIENT, people[-1]), scene.mentions.at
