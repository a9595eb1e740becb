"""What a clause is: a predicate of a parsed sentence, with what fills its slots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from services.extraction.frames.parsing.parser import lemma

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


AUXILIARY = frozenset({"aux", "auxpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "npadvmod"})


@dataclass(slots=True)
class Clause:
    """One predicate of a sentence and what fills its slots."""

    head: Token
    keys: tuple[str, ...]
    """Names under which the table of verbs may know it, most specific first."""
    slots: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False
    nominal: bool = False
    governors: tuple[Token, ...] = ()
    """Control verbs above it ("plans to", "failed to"), nearest first."""

    def first(self, slot: str) -> Token | None:
        """The first filler of a slot."""
        tokens = self.slots.get(slot)
        return tokens[0] if tokens else None

    @property
    def lemma(self) -> str:
        """Lemma of the head word."""
        return lemma(self.head)


def is_predicate(token: Token) -> bool:
    """Whether a token heads a clause of its own: a verb that is not an auxiliary nor a plain modifier."""
    if (
        token.dep_ == "prep"
        or token.pos_ not in {"VERB", "AUX"}
        or token.dep_ in AUXILIARY
        or not token.tag_.startswith(("V", "M"))
    ):
        return False
    return token.dep_ not in {"compound", "case"} and not (token.dep_ == "amod" and token.tag_ not in {"VBN", "VBD"})


def misread(token: Token) -> bool:
    """A finite verb read as modifier of its object, a habit of the parser before titles: "Veld sacked coach Ross"."""
    if token.dep_ == "acl" and token.tag_ == "VBD":
        return object_above(token) is not None
    return token.dep_ == "amod" and (token.tag_ == "VBD" or any(c.dep_ in SUBJECTS for c in token.children))


def object_above(token: Token) -> Token | None:
    """The object of a misread verb: the noun that it modifies, or the noun whose subject it modifies."""
    if token.dep_ == "amod":
        return token.head
    above = token.head.head
    return above if token.head.dep_ == "nsubj" and above.pos_ in {"NOUN", "PROPN"} and above.i > token.i else None
