"""Modality of a clause: did, will, may, would if, whether."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from services.extraction.frames.clauses.denial import REBUTTING, negated
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.model import Modality

if TYPE_CHECKING:
    from services.extraction.frames.clauses.clause import Clause
    from services.extraction.frames.parsing.tree import Token

PLANNING = lexicon.governors("planning")
FORECAST_ABOVE = lexicon.governors("forecast")
DECIDING = lexicon.governors("deciding")
"""Verbs and nouns above an infinitive by which a body does what the infinitive says: "voted to raise the tax"."""
ENACTED = lexicon.listed("enacted")
"""What a decision alone brings about, unlike a closure or a launch that has yet to happen."""
POSSIBLE = frozenset(["could", "may", "might", "can", "should", "would"])
ADVERBS = frozenset(["possibly", "perhaps", "maybe", "potentially", "probably", "likely"])


def auxiliaries(clause: Clause) -> list[str]:
    """Auxiliaries of the clause and of the verbs that govern it; of a first conjunct where it has none of its own."""
    found = [child.lower_ for child in clause.head.children if child.dep_ in {"aux", "auxpass"}]
    token = clause.head
    while not found and token.dep_ == "conj" and token.head != token:
        token = token.head
        found = [child.lower_ for child in token.children if child.dep_ == "aux"]
    for governor in clause.governors:
        found += [child.lower_ for child in governor.children if child.dep_ in {"aux", "auxpass"}]
    return found


def modality(clause: Clause, *, backshift: bool = False) -> Modality:
    """How the clause is meant.

    Arguments:
        clause: the clause.
        backshift: it is the content of a saying, so that "would" is the "will" of what was said.

    """
    head = clause.head
    names = set(auxiliaries(clause))
    withdrawn = conditional(head) and not promised(clause)
    if withdrawn or nearly(clause) or (names & {"could", "should", "would"} and "have" in names):
        return Modality.CONDITIONAL  # "could have been jailed for ten years", "nearly won": was not, did not
    if head.doc.text.rstrip(" \"'").endswith("?"):
        return Modality.QUESTION
    above = {lemma(governor) for governor in clause.governors}
    perhaps = any(child.lower_ in ADVERBS for child in head.children if child.dep_ == "advmod")
    if above & FORECAST_ABOVE or perhaps or rumoured(head):
        return Modality.POSSIBLE
    if lemma(head) in {"plan", "schedule"} and any("+" in key and key in lexicon.verbs() for key in clause.keys):
        return Modality.PLANNED  # "plans a visit"
    if above & DECIDING and enacted(clause, names):
        return Modality.ASSERTED
    if above & PLANNING or bound_infinitive(clause) or under_way(clause, names) or promised(clause):
        return Modality.PLANNED
    if names & {"will", "'ll", "shall", "wo"} or (backshift and "would" in names):
        return Modality.PLANNED
    if "going" in {g.lower_ for g in clause.governors}:
        return Modality.PLANNED
    if names & POSSIBLE and not (names & {"can", "could"} and negated(clause.head)) and "have" not in names:
        return Modality.POSSIBLE
    return Modality.ASSERTED


_HOAX = re.compile(
    r"\b(?:fake|hoax|bogus|phon(?:e)?y|spoof|satirical|fabricated|debunked|made-up)\b"
    r"(?: [a-z]+){0,2} "
    r"(?:story|stories|news|reports?|articles?|headlines?|posts?|tweets?|accounts?|pages?|(?:web)?sites?|claims?)\b"
    r"|\bhoax(?:es)?\b"
)


def told_by_hoax(head: Token) -> bool:
    """As in "the bogus story says that the mine closed": a hoax stands before the clause, and nobody asserts it."""
    return _HOAX.search(head.doc.text, 0, min(token.idx for token in head.subtree)) is not None


RUMOUR = frozenset({"rumour", "rumor", "gossip"})


def rumoured(head: Token) -> bool:
    """As in "rumours spread that it had closed", "is rumoured to have closed": nothing is asserted."""
    if head.dep_ not in {"ccomp", "acl", "relcl", "xcomp"}:
        return False
    above = head.head
    if lemma(above.head) in REBUTTING:
        return False
    subjects = (child for child in above.children if child.dep_ in {"nsubj", "nsubjpass", "attr"})
    return any(lemma(word) in RUMOUR or word.lower_ in {"rumoured", "rumored"} for word in (above, *subjects))


ALMOST = frozenset({"nearly", "almost"})
NEARING = lexicon.listed("nearing")


def nearly(clause: Clause) -> bool:
    """As in "nearly won", "all but won", "came close to winning", "was on the verge of winning": it did not happen.

    What grows by almost so much has grown, and "nearly 40" is a hedge of the figure.
    """
    entry = next((found for key in clause.keys if (found := lexicon.verbs().get(key)) is not None), None)
    if entry is not None and entry.direction:
        return False
    for verb in (clause.head, *clause.governors):
        if any(c.lower_ in ALMOST and c.dep_ == "advmod" and c.i + 1 == verb.i for c in verb.children):
            return True
        if (verb.nbor(-2).lower_, verb.nbor(-1).lower_) == ("all", "but") or short_of(verb):
            return True
    return False


def short_of(verb: Token) -> bool:
    """As in "close to winning", "on the verge of winning", "within two votes of winning"."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return False
    near = verb.head.head
    return near.lower_ in NEARING or (near.dep_ == "pobj" and near.head.lower_ == "within")


ANNOUNCED = frozenset({"lay_off", "create_job", "relocate"})


def under_way(clause: Clause, names: set[str]) -> bool:
    """As in "is cutting 80 jobs", "are moving their headquarters": said of what is to be done."""
    if clause.head.tag_ != "VBG" or not names & {"is", "are", "'s", "'re", "am"}:
        return False
    entry = next((found for key in clause.keys if (found := lexicon.verbs().get(key)) is not None), None)
    return entry is not None and entry.predicate in ANNOUNCED


def enacted(clause: Clause, names: set[str]) -> bool:
    """Whether what was decided is done by deciding it, and the decision has been taken."""
    if names & {"will", "'ll", "shall", "would", "could", "may", "might", "should"}:
        return False
    entry = next((found for key in clause.keys if (found := lexicon.verbs().get(key)) is not None), None)
    return entry is not None and entry.predicate in ENACTED


_FUTURE = frozenset({"will", "'ll", "shall", "wo"})
_PAST = frozenset({"was", "were", "had", "did", "has", "have", "'ve"})


def tense(head: Token) -> str:
    """Of when a verb tells: past, present or future; empty where it has no form of its own ("injured 40")."""
    helpers = [child.lower_ for child in head.children if child.dep_ in {"aux", "auxpass"}]
    if helpers:
        return "future" if helpers[0] in _FUTURE else "past" if helpers[0] in _PAST else "present"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(head.tag_, "")


def foreseen(head: Token) -> bool:
    """Whether a verb tells what will or would be."""
    helpers = {child.lower_ for child in head.children if child.dep_ == "aux"}
    return not helpers.isdisjoint(_FUTURE | {"would", "'d"}) and "have" not in helpers


def bound_infinitive(clause: Clause) -> bool:
    """As in "are to be launched", "is to appear": be + infinitive."""
    return any(lemma(governor) == "be" for governor in clause.governors) and any(
        child.lower_ == "to" for child in clause.head.children
    )


PROMISING = lexicon.listed("promising")
ELECTED = lexicon.listed("elected")


def promised(clause: Clause) -> bool:
    """As in "promised to hire 900 nurses if her party wins", "will, if elected, abolish the tax": said of a plan."""
    if any(lemma(governor) in PROMISING for governor in clause.governors):
        return True
    if not {"will", "'ll", "would"} & set(auxiliaries(clause)):
        return False
    conditions = [child for child in clause.head.children if child.dep_ == "advcl" and conditional_mark(child)]
    return bool(conditions) and all(
        lemma(verb) in ELECTED or any(t.lower_ in {"power", "office"} for t in verb.subtree) for verb in conditions
    )


def conditional(head: Token) -> bool:
    """Whether an "if" or "unless" opens the clause or hangs on it."""
    return any(conditional_mark(t) for t in (head, *(child for child in head.children if child.dep_ == "advcl")))


def conditional_mark(head: Token) -> bool:
    """Whether an "if" or "unless" opens the clause of `head`."""
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in head.children)
