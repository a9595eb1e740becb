"""What a clause narrates: what was done or befell, and whom and what it names there; nothing of how things were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.clauses import denial
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.model import Polarity

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

STANDING = lexicon.listed("standing") | lexicon.words("speech.txt") | lexicon.listed("denying")
"""Verbs of how things were, or of what was said."""
BELIEVED = frozenset({"believe", "think", "understand", "presume", "fear", "know", "say", "report", "tell"})
"""Verbs in the passive of which the clause below narrates: "is believed to have run", "was told that it had run"."""
NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
HOPS = 3


def narrated(clause: Clause) -> frozenset[str] | None:
    """The nouns of a clause that tells in the past of what was done or befell; None of any other clause."""
    head = told_below(clause.head)
    if clause.nominal or lemma(head) in STANDING or denial.polarity(clause) is Polarity.NEGATED or not past(head):
        return None
    above = named_below(clause.head) if head.dep_ == "xcomp" and head != clause.head else []
    return frozenset(lemma(token) for token in (*above, *named_below(head)))


def told_below(head: Token) -> Token:
    """The verb of what somebody is believed to have done, or was told; the verb itself where it is no such one."""
    if lemma(head) not in BELIEVED or not any(c.dep_ == "auxpass" for c in head.children):
        return head
    return next((c for c in head.children if c.dep_ in {"xcomp", "ccomp"} and c.tag_ in {"VBN", "VBD"}), head)


def past(head: Token) -> bool:
    """As in "sank", "was hit", "had sent"; "killing 19" below such a verb, and what it caused."""
    spoken = {c.lower_ for c in head.children if c.dep_ in {"aux", "auxpass"}}
    if head.tag_ == "VBD":
        return True
    if head.tag_ == "VBN" and {"to", "have"} <= spoken:
        return True
    if head.tag_ == "VBN" and spoken:
        return bool(spoken & {"was", "were", "had"}) and spoken.isdisjoint(OPEN)
    above, hops = head.head, 0
    while above.head != above and above.tag_ == "VBG" and hops < HOPS:
        above, hops = above.head, hops + 1
    if above == head or spoken - {"to"} or above.tag_ not in {"VBD", "VBN"}:
        return False
    told = (head.tag_ == "VBG" and head.dep_ == "advcl") or (
        head.tag_ == "VB" and head.dep_ in {"xcomp", "ccomp"} and lemma(above) in CAUSING
    )
    return told and past(above)


OPEN = frozenset({"has", "have", "will", "would", "could", "can", "may", "might", "must", "should"})
"""Auxiliaries of what is not over, or did not have to be."""
CAUSING = frozenset({"cause", "force", "lead", "let", "make", "help", "allow", "manage", "begin", "start"})
"""Verbs that bring about what stands below them: "the wave caused the boat to sink"."""


def named_below(head: Token) -> list[Token]:
    """The nouns of a clause: its subject, its objects, and those on which they hang by a preposition."""
    found: list[Token] = []
    level = [c for c in head.children if c.dep_ in {*NAMING, "prep", "agent"}]
    for _ in range(HOPS):
        found += [t for t in level if t.pos_ == "NOUN"]
        level = [c for t in level for c in t.children if c.dep_ in {"prep", "pobj", "conj", "compound"}]
    return found
