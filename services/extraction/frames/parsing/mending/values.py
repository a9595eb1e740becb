"""Repairs of a parse around a value: whose it is, and what it is a value of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.parsing.neighbours import beside
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.gazetteer import base_form

if TYPE_CHECKING:
    from spacy.tokens import Token

DEALS = frozenset({"order", "contract", "deal", "tender", "agreement", "grant", "loan", "package", "bid", "project"})
GIVING = lexicon.listed("giving")
VALUED = frozenset({"at", "to"})
PUTTING = lexicon.listed("putting")
"""Verbs that take "at" with a value."""
SHARES = frozenset({"percent", "%", "cent", "points", "point"})
HOPS = 4


def mend_value(token: Token) -> None:
    """Repair one token of a parse in place."""
    dep = token.dep_
    if dep == "amod" and token.lower_ == "worth":
        worth_of_deal(token)
    elif dep in {"nmod", "compound"} and token.tag_ == "NNP" and token.head.dep_ == "dobj":
        given_to(token)
    elif dep == "npadvmod" and token.head.dep_ == "prep" and token.head.lower_ == "behind":
        term_behind(token)
    elif token.lower_ == "to" and token.i > 2 and beside(token, -1).lower_ in COUNTED_OUT:
        margin_before_subject(token)
    elif dep == "prep" and token.lower_ in VALUED:
        value_of_upper(token)
    elif dep == "prep" and token.lower_ in {"in", "on"} and token.head.dep_ == "pobj":
        of_what_changed(token)


COUNTED_OUT = frozenset({"votes", "goals", "points", "seats", "games", "frames", "sets"})


def margin_before_subject(prep: Token) -> None:
    """As in "By 104 votes to 118 minister Edda Krans was defeated": who lost, counted by 118 to the parser."""
    votes, number = beside(prep, -1), beside(prep)
    opening, subject = beside(votes, -2), beside(number)
    if opening.lower_ != "by" or number.tag_ != "CD" or subject.tag_ not in OPENING:
        return
    while subject.dep_ in {"compound", "amod", "det", "nmod", "nummod"} and subject.head.i > subject.i:
        subject = subject.head
    verb = next((t for t in prep.doc[subject.i :] if t.tag_.startswith("VB") and t.dep_ in FINITE), None)
    if verb is None or any(c.dep_ in SUBJECTS for c in verb.children if c not in (votes, subject)):
        return
    if any(word.is_ancestor(verb) for word in (opening, votes, prep, number, subject)):
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for word, head, dep in (
        (opening, verb, "prep"), (votes, opening, "pobj"), (prep, votes, "prep"), (number, prep, "pobj"),
        (subject, verb, "nsubjpass" if passive else "nsubj"),
    ):  # fmt: skip
        word.head, word.dep_ = head, dep
    subject.tag_ = "NNP" if subject.text.istitle() else subject.tag_


OPENING = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS"})
FINITE = frozenset({"ROOT", "ccomp", "advcl", "conj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def worth_of_deal(worth: Token) -> None:
    """As in "won an order for turbines worth $4 billion": the order is worth it, not each of them."""
    goods = worth.head
    deal = goods.head.head
    if goods.dep_ == "pobj" and goods.head.lower_ in {"for", "of"} and deal.lower_ in DEALS and deal.i < worth.i:
        worth.head = deal


def of_what_changed(prep: Token) -> None:
    """As in "a drop of six percent in passengers": what has dropped, not what the percentage is in."""
    share = prep.head
    of = share.head
    change = of.head
    if share.lower_ not in SHARES or of.lower_ != "of" or of.dep_ != "prep":
        return
    if change.tag_ in {"NN", "NNS"} and change.i < of.i < share.i < prep.i:
        prep.head = change


def value_of_upper(prep: Token) -> None:
    """A value that hangs on a clause inside the object belongs to the verb above it.

    As in "put the magnitude of the quake that shook Karsk at 6.1", "raised the fine imposed on the firm to 8 million".
    """
    inner = prep.head
    value = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if value is None or inner.dep_ not in {"relcl", "acl"} or not inner.tag_.startswith("VB") or prep.i < inner.i:
        return
    if value.tag_ != "CD" and not any(child.tag_ in {"CD", "$"} for child in value.children):
        return
    if inner.dep_ == "acl" and f"{prep.lower_}" in lexicon_slots(base_form(inner.lower_)):
        return
    token, hops = inner.head, 0
    while hops < HOPS and token.head != token and not token.tag_.startswith("VB"):
        token, hops = token.head, hops + 1
    verb = base_form(token.lower_)
    entry = lexicon.verbs().get(verb)
    fits = verb in PUTTING if prep.lower_ == "at" else entry is not None and "change" in entry.flags
    if token.tag_.startswith("VB") and token.i < inner.i and fits:
        prep.head = token


def lexicon_slots(verb: str) -> frozenset[str]:
    """Slots that the table of verbs knows of a verb."""
    entry = lexicon.verbs().get(verb)
    if entry is None:
        return frozenset()
    return frozenset({*entry.roles, *({"to", "at"} if entry.flags & {"change", "level"} else ())})


def term_behind(years: Token) -> None:
    """As in "gave him nine years behind bars": what is given, not how far behind."""
    prep = years.head
    if any(child.lower_ == "bars" for child in prep.children) and prep.head.tag_.startswith("VB"):
        years.head, years.dep_ = prep.head, "dobj"


def given_to(name: Token) -> None:
    """As in "has lent Varnia 400 million dollars": to whom, not whose dollars."""
    what = name.head
    verb = what.head
    first = min(t.i for t in name.subtree)
    if beside(name).tag_ not in {"CD", "$"} or first == 0 or name.doc[first - 1] != verb:
        return
    if base_form(verb.lower_) in GIVING:
        name.head, name.dep_ = verb, "dative"
