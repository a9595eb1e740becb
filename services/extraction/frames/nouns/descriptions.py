"""Descriptions: which nouns stand beside a name, and whom "the smuggler" or "the former teacher" means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from services.extraction.frames.nouns.mentions import Mentions
from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.model import Participant

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


def beside(head: Token, anchor: Token, run: list[Token]) -> Iterator[str]:
    """Nouns that say of a name what its bearer is: "the gem smuggler Osk Brell", "Osk Brell, the gem smuggler"."""
    before = [c for c in anchor.lefts if c.dep_ in {"compound", "nmod"}]
    after = [c for c in anchor.children if c.dep_ == "appos" and not proper(c)]
    for token in (*([head] if head != anchor else []), *before, *after):
        if token.pos_ == "NOUN" and token not in run and token.text.islower():
            yield lemma(token)


OTHERS = frozenset({"other", "second", "third", "new", "next", "first", "last", "only", "same", "latter"})
"""Words between "the" and a noun that may bring in another of the kind."""


def known(head: Token) -> bool:
    """As in "the smuggler", "the gem smuggler": one of whom the text has spoken, and no "captain of the Norra"."""
    if head.tag_ != "NN" or not any(c.lower_ == "the" for c in head.children):
        return False
    return not any(c.dep_ in {"prep", "relcl", "acl"} or c.lower_ in OTHERS for c in head.children)


TOLD_OF = frozenset({"former", "retired", "late", "then"})
"""Adjectives that tell more of somebody who has been named, and bring in nobody new."""


def described(mentions: Mentions, head: Token, kind: str) -> Participant | None:
    """Whom a description means: "the mayor" the subject before, "the former teacher" the one person named before."""
    if not single(head):
        return None
    meant = mentions.described(kind)
    if meant is None and kind == "person" and any(c.lower_ in TOLD_OF for c in head.lefts):
        meant = mentions.one_person()
    return meant


def single(head: Token) -> bool:
    """As in "the mayor", "the retired judge": one that the text has spoken of, and no "mayor of Orvin"."""
    if head.tag_ != "NN" or head.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return False
    return any(c.lower_ == "the" for c in head.children) and not any(c.dep_ in {"prep", "relcl"} for c in head.children)
