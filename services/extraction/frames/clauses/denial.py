"""Polarity of a clause: whether it says that it is, or that it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.model import Polarity

if TYPE_CHECKING:
    from services.extraction.frames.clauses.clause import Clause
    from services.extraction.frames.parsing.tree import Token

NEGATIVE = frozenset(["not", "n't", "never", "no", "neither", "nor", "nobody", "none", "nothing", "without", "hardly"])
FAILING = lexicon.governors("failing")
"""Verbs and nouns above an infinitive that say it did not happen."""


def polarity(clause: Clause) -> Polarity:
    """Whether the clause says that it is, or that it is not. Two negations make an affirmation."""
    if takes_for_granted(clause):
        return Polarity.AFFIRMED
    count = sum(negated(token) for token in (clause.head, *clause.governors))
    count += sum(lemma(governor) in FAILING for governor in clause.governors)
    count += disbelieved(clause.head) or unintended(clause.head) or out_of_question(clause.head)
    for slot in ("s", "o"):
        for filler in clause.slots.get(slot, ()):
            count += there_is_no(filler) or filler.lower_ in {"nobody", "none", "nothing"}
    return Polarity.NEGATED if count % 2 else Polarity.AFFIRMED


def there_is_no(noun: Token) -> bool:
    """Whether "no" stands before a noun."""
    return any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children)


INTENTIONS = lexicon.listed("intentions")


def unintended(head: Token) -> bool:
    """As in "had no plans to close it", "no intention of closing it", "ruled out closing it"."""
    above = head.head.head if head.head.dep_ == "prep" else head.head
    if head.dep_ in {"acl", "pcomp"} and lemma(above) in INTENTIONS:
        return there_is_no(above)
    ruled = head.dep_ in {"xcomp", "ccomp"} and lemma(above) == "rule"
    return ruled and any(child.lower_ == "out" for child in above.children)


PROSPECTS = frozenset({"way", "chance", "possibility", "likelihood", "prospect"})


def out_of_question(head: Token) -> bool:
    """As in "there is no way that Orlia would pay", "no chance it will join", "it is impossible that it joins"."""
    above = head.head
    if head.dep_ not in {"acl", "relcl", "ccomp", "csubj"} or above == head:
        return False
    if lemma(above) in PROSPECTS:
        return there_is_no(above)
    ruled_out = any(child.lower_ in {"impossible", "unthinkable"} for child in above.children if child.dep_ == "acomp")
    return ruled_out and not negated(above)


_AFFIRMING = frozenset({"true", "real", "certain", "sure", "clear", "likely", "possible", "fact", "case", "reality"})
"""What an act is said to be, or not to be, where that says whether it was done."""


def takes_for_granted(clause: Clause) -> bool:
    """As in "the arrest of Olt is no surprise", "was not the end": what an act is not, it was nevertheless done."""
    act, said = clause.first("s"), clause.first("o")
    if clause.lemma != "be" or act is None or said is None or lemma(said) in _AFFIRMING:
        return False
    table = lexicon.nouns().get(lemma(act))
    return table is not None and table.kind in {"act", "event"}


HEARSAY = lexicon.listed("hearsay")
UNTRUE = lexicon.listed("untrue")
CALLING = lexicon.listed("calling")
RETRACTING = frozenset({"retract", "recant", "withdraw"})
REBUTTING = lexicon.listed("rebutting")


def disbelieved(head: Token) -> bool:
    """As in "reports that it closed were untrue", "false reports of it", "it was not true that", "no truth in"."""
    if head.dep_ not in {"ccomp", "acl", "relcl"}:
        return False
    above = head.head
    if lemma(above) not in HEARSAY:
        return said_untrue(above)
    if any(child.lower_ in UNTRUE for child in above.children if child.dep_ == "amod"):
        return lemma(above.head) not in REBUTTING  # "a false report that it had closed"; who denies one says so already
    verb = above.head
    if above.dep_ == "dobj" and lemma(verb) in RETRACTING:
        return True
    if above.dep_ == "pobj":
        truth = verb.head
        return lemma(truth) == "truth" and any(child.lower_ in {"no", "little"} for child in truth.children)
    if lemma(verb) in CALLING:
        return any(token.lower_ in UNTRUE for token in verb.subtree if token.i > above.i)
    return above.dep_ == "nsubj" and said_untrue(verb)


def said_untrue(verb: Token) -> bool:
    """Whether a verb says of its subject that it is false, or that it is not true."""
    words = [verb, *(child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"})]
    if any(word.lower_ in UNTRUE for word in words):
        return True
    told = any(word.lower_ in {"true", "correct"} for word in words)
    return told and any(negated(word) for word in (verb, verb.head, *words))


def negated(token: Token) -> int:
    """One if the word itself carries a negation."""
    return int(
        any(
            child.dep_ == "neg"
            or (child.lower_ in NEGATIVE and child.dep_ in {"advmod", "preconj"})
            or (child.lower_ == "longer" and child.nbor(-1).lower_ == "no")
            for child in token.children
            if not (child.lower_ == "never" and child.nbor().lower_ == "before")  # "never before had so many come"
        )
    )
