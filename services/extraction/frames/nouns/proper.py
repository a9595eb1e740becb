"""Proper names inside noun phrases: which tokens are one, and under which name its bearer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.nouns.kinds import SETTLED, common_kind
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import gazetteer, lexicon
from services.extraction.model import Role

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


def proper(token: Token) -> bool:
    """Whether a token is (part of) a name, also where the tagger missed it: a capital inside a sentence."""
    if token.pos_ == "PROPN":
        return not gazetteer.calendar(token.lower_) and not opening_noun(token)
    opens = token.is_sent_start and token.text.istitle() and token.pos_ in {"NOUN", "ADJ", "ADV", "X"}
    if opens and not gazetteer.known(token.lower_) and gazetteer.demonym(token.lower_) is None:
        return True
    return (
        token.text[:1].isupper()
        and token.pos_ in {"NOUN", "ADV", "VERB", "X", "INTJ"}
        and token.i > 0
        and token.nbor(-1).text not in {'"', ":", "(", "-", "."}
        and token.text.lower() != "i"
        and not gazetteer.calendar(token.lower_)
        and gazetteer.demonym(token.lower_) is None
    )


def opening_noun(token: Token) -> bool:
    """As in "Drought destroyed the harvest": a plain noun with a capital only because a sentence starts with it."""
    if not token.is_sent_start or not token.text.istitle():
        return False
    if token.nbor(1).text[:1].isupper():
        return False
    word = token.lower_
    return (
        word in lexicon.words("events.txt")
        or word in lexicon.words("groups.txt")
        or word in lexicon.words("people.txt")
    )


def name_tokens(head: Token) -> list[Token]:
    """The proper name that a head noun ends: "Ana Prell" of "Health Minister Ana Prell"."""
    if not proper(head):
        return []
    tokens = [
        t
        for t in head.subtree
        if t.i <= head.i and (t == head or (t.head == head and t.dep_ in {"compound", "nmod", "amod"}))
    ]
    run: list[Token] = [*first_half(head, head), head]
    for token in reversed([t for t in tokens if t != head]):
        if token.i >= run[0].i:
            continue
        if (
            token.i != run[0].i - 1
            or not (proper(token) or token.text[:1].isupper())
            or gazetteer.calendar(token.lower_)
        ):
            break
        run = [*first_half(token, head), token, *run]
    tail = office(head)
    titles = [
        k
        for k, t in enumerate(run[:-1])
        if t.lower_ in lexicon.words("people.txt")
        or t.lower_.rstrip(".") in gazetteer.TITLES
        or (t.is_sent_start and len(run) > 2 and common_kind(t.lower_) == "person")  # "Tenor Luca Arden"
    ]
    run = run[titles[-1] + 1 :] if titles else run
    tail = tail or partners(head)
    while len(run) > 1 and gazetteer.demonym(run[0].lower_) and kindless(run[1:]):
        run = run[1:]
    return run + tail


def first_half(token: Token, head: Token) -> list[Token]:
    """As in "Ada Quill-Brandt", "Jean-Luc Marek": a name before a hyphen, and the hyphen, which the parse splits."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return []
    half = token.nbor(-2)
    whole = (
        half.head in {token, head}
        and half.dep_ in {"compound", "nmod"}
        and half.text[:1].isupper()
        and half.text[1:].islower()
    )
    return [half, token.nbor(-1)] if whole and gazetteer.country(half.text) is None else []


def office(head: Token) -> list[Token]:
    """The rest of a body's name: "of Orland" after "Bank"."""
    if head.lower_ not in gazetteer.BODIES or head.i + 2 >= len(head.doc) or head.nbor(1).lower_ not in {"of", "for"}:
        return []
    prep = head.nbor(1)
    filler = next((c for c in prep.children if c.dep_ == "pobj" and proper(c)), None)
    return [] if filler is None else list(head.doc[prep.i : filler.i + 1])


def partners(head: Token) -> list[Token]:
    """The rest of a firm's name: "& Sons" after "Pryce"."""
    if head.i + 2 >= len(head.doc) or head.nbor(1).text != "&":
        return []
    other = next((c for c in head.children if c.dep_ == "conj" and c.i > head.i and proper(c)), None)
    return [] if other is None else list(head.doc[head.i + 1 : other.i + 1])


def kindless(run: list[Token]) -> bool:
    """Whether what is left after a demonym is still a name of its own ("Norwegian | Ivo Marek")."""
    return len(run) > 1 and not any(t.lower_ in lexicon.words("groups.txt") for t in run)


def settlement(head: Token) -> Token | None:
    """The name in "the town of Orvin": the kind of place only says what it is."""
    if lemma(head) not in SETTLED or proper(head):
        return None
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > head.i), None)
    return None if of is None else next((c for c in of.children if c.dep_ == "pobj" and proper(c)), None)


def named_head(head: Token) -> Token:
    """The token that carries the name: an apposition's where the head is a common noun ("the banker Milo Stern")."""
    if proper(head):
        return head
    for child in head.children:
        if child.dep_ == "appos" and proper(child):
            between = head.doc[head.i + 1 : child.left_edge.i]
            if lemma(head) in lexicon.words("people.txt") or all(t.text in {'"', "'"} for t in between):
                return child
    settled = settlement(head)
    if settled is not None:
        return settled
    said_of = any(child.dep_ in {"relcl", "acl"} for child in head.children)
    if head.dep_ == "appos" and proper(head.head) and head.head.i < head.i and said_of:
        return head.head  # "Marid, the probe that was launched in July"
    beside = head.nbor(1)
    twin = beside.head == head.head and beside.dep_ == head.dep_ and head.pos_ == "NOUN"
    strayed = beside.dep_ in {"appos", "nsubj"} and beside.head != head and head.pos_ == "NOUN"
    strayed = strayed and head in beside.head.subtree
    twin = twin or (strayed and common_kind(lemma(head)) != "thing")  # "shares in the train maker Ferroluz"
    return beside if twin and proper(beside) else head  # "the asteroid Ibis", two subjects to the parser


def name_of(run: list[Token], role: Role) -> str:
    """The canonical name; a seat of government that acts is its country, one where something happens is a city."""
    written = " ".join(t.text for t in run).replace(" - ", "-")
    if run[-1].tag_ in {"NNPS", "NNS"} and gazetteer.country(written) is None and gazetteer.government(written):
        return written
    state = gazetteer.country(written)
    if state is None and role in {Role.AGENT, Role.RECIPIENT} and run[-1].dep_ not in {"pobj", "pcomp"}:
        state = gazetteer.government(written)
    if state is not None and gazetteer.demonym(written.lower()) is None:
        return state
    return state or gazetteer.canonical(written)
