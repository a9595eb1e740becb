"""Events that a sentence dates, at which later ones may point: "a 2010 conference in Anaheim", "sank on Monday"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.reference import OF_NOUN, is_event
from services.extraction.frames.words import lexicon
from services.extraction.model import Period, Relation

if TYPE_CHECKING:
    from services.extraction.frames.arguments.scene import Scene
    from services.extraction.frames.parsing.tree import Token


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event, the words that tell of it, and when it was."""

    words: frozenset[str]
    when: Period
    beside: frozenset[str] = frozenset()
    """All words of its sentence, in small letters."""
    definite: bool = False
    """Whether its sentence takes it for known: "the August conference"."""

    def meant_by(self, noun: str) -> bool:
        """Whether "the" and a noun point at it: the same noun, or another for a happening of this kind."""
        return noun in self.words or any(happenings(noun) & happenings(word) for word in self.words)

    def within(self, other: DatedEvent) -> bool:
        """Whether it is the other one, told closer: "the August 2010 conference" of "a 2010 conference"."""
        start, end, its = self.when.start, self.when.end, other.when
        if start is None or end is None or its.start is None or its.end is None:
            return False
        same = (start, end) == (its.start, its.end)
        return self.definite and not same and its.start <= start and end <= its.end


def dated_event(scene: Scene, tokens: dict[int, Period], clauses: dict[int, list[Period]]) -> DatedEvent | None:
    """The one event of a sentence that has a time: "the October crash", "an attack on Monday", "sank on Monday".

    Arguments:
        scene: the sentence.
        tokens: which period a word belongs to, by its index.
        clauses: the periods of a clause, by the index of its head.

    """
    found: dict[Period, set[str]] = {}
    for i, period in tokens.items():
        token = scene.doc[i]
        head = token.head if token.dep_ in OF_NOUN else token.head.head if token.dep_ == "pobj" else token
        if head.i != i and is_event(head) and period.relation is Relation.DURING:
            found.setdefault(period, set()).add(lemma(head))
    if not found:
        told = ((own, told_of(scene.doc[i])) for i, own in clauses.items())
        found = {own[0]: words for own, words in told if words and len(own) == 1}
    if len(found) != 1:
        return None
    when, words = next(iter(found.items()))
    beside = frozenset(t.lower_ for t in scene.doc)
    known = any(t.lower_ == "the" and lemma(t.head) in words for t in scene.doc)
    return DatedEvent(frozenset(words), when, beside, known)


def told_of(verb: Token) -> set[str]:
    """Words of what befell in a clause: "exploded", "the storm struck", "was held", "was arrested at a rally"."""
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    words = {lemma(t) for c in subjects for t in (c, *c.children)} | {lemma(verb)}
    words |= {f"{lemma(verb)}_{lemma(c)}" for c in objects}  # "opened fire"
    told = {word.lower() for word in words if happenings(word.lower())}
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"at", "during"}]
    nouns = [n for p in preps for n in p.children if n.dep_ == "pobj"]
    nouns += [*subjects, *objects] if lemma(verb) in lexicon.listed("convening") else []
    return told | {lemma(n) for n in nouns if is_event(n)}


def happenings(word: str) -> frozenset[str]:
    """The kinds of happening of which a verb or a noun tells.

    >>> sorted(happenings("blast")), happenings("mayor")
    (['blast'], frozenset())
    """
    return _happenings().get(word, frozenset())


@cache
def _happenings() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for kind, words in lexicon.rows("happenings.tsv"):
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}
