"""When what was decided, ordered, ruled, promised was: on the day of the act, told beside its verb or its noun.

"A ruling of 4 April, which ordered the drug sold within 30 days", "a 2011 decision to restrict sales", "said on Tuesday
that it would allow": what is decided by words is so since they were spoken. The claim does not state the day: its
period has no span, so that it contradicts nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.clauses import mood
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.senses import verb_class
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements.antecedents import FAR, RELATIVE, noun_before
from services.extraction.frames.statements.timing import Times
from services.extraction.frames.words import lexicon
from services.extraction.model import Period, Relation

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

DECISIONS = lexicon.listed("decisions")
"""Nouns of what is decided by words."""
DECIDING = lexicon.governors("deciding") | lexicon.listed("promising") | lexicon.listed("ordering")
"""Verbs by which it is."""
ALLOWED = lexicon.listed("allowed")
"""What is so by the word of whoever may allow it: "said that it would ban"."""
_HOPS = 8
_LINKS = frozenset({"of", "on", "in", "from", "dated", "issued", "made", "announced", "last", "late", "early"})
"""What may stand between the noun of an act and its day."""


def of_decision(clause: Clause, clauses: dict[int, Clause], times: Times) -> Period | None:
    """The day of the act whose content a clause is; None where it is none, or the act has no day in its sentence."""
    if not times.tokens or clause.nominal:
        return None
    token = clause.head
    subject = clause.first("s")
    if subject is not None and lemma(subject) in DECISIONS and token.tag_ == "VBD" and subject.i < token.i:
        return unstated(day_of_noun(subject, token, times))
    for _ in range(_HOPS):
        above = token.head
        if above == token:
            return None
        noun = decision_above(token)
        if noun is not None:
            return unstated(day_of_noun(noun, token, times))
        if token.dep_ in {"xcomp", "ccomp"} and decides(above, clauses.get(token.i)):
            period = day_of_verb(above, times)
            if period is not None:
                return unstated(period)
        elif not told_with(token):
            return None
        token = above
    return None


def told_with(token: Token) -> bool:
    """Whether a verb goes on with the one above: joined to it, its infinitive, or a participle behind it."""
    bound = token.dep_ == "xcomp" or (token.dep_ == "ccomp" and infinitive(token))  # "would allow 900 to work"
    return bound or token.dep_ == "conj" or (token.dep_ == "advcl" and token.tag_ == "VBG" and token.head.i < token.i)


def decides(verb: Token, content: Clause | None) -> bool:
    """Whether a verb is an act by which its content is so: "ordered", "vowed", "said that it would allow"."""
    if lemma(verb) in DECIDING:
        return True
    return content is not None and mood.foreseen(content.head) and verb_class(content).predicate in ALLOWED


def day_of_verb(verb: Token, times: Times) -> Period | None:
    """The one time of a verb, or of the saying that it is."""
    own = [*times.clauses.get(verb.i, ()), *([times.cues[verb.i]] if verb.i in times.cues else ())]
    return own[0] if len(own) == 1 else None


def decision_above(token: Token) -> Token | None:
    """As in "a decision to restrict", "a ruling, which ordered": the noun of the act whose content hangs on it."""
    if token.dep_ == "acl" and infinitive(token):
        return token.head if lemma(token.head) in DECISIONS else None
    if token.dep_ not in {"relcl", "ccomp"} or token.tag_ not in {"VBD", "VBN"}:
        return None
    pronoun = next((c for c in token.children if c.lower_ in RELATIVE and c.dep_ in {"nsubj", "nsubjpass"}), None)
    if pronoun is None:
        return None
    return token.head if lemma(token.head) in DECISIONS else noun_before(pronoun, _decision)


def _decision(token: Token) -> bool:
    return lemma(token) in DECISIONS and token.pos_ == "NOUN"


def day_of_noun(noun: Token, before: Token, times: Times) -> Period | None:
    """The one time of an act: "a 2011 decision", "Tuesday's order", "the ruling of 4 April", "issued in May"."""
    found = [p for t in noun.lefts if (p := times.tokens.get(t.i)) is not None]
    for i in range(noun.i + 1, min(before.i, noun.i + FAR)):
        if i in times.tokens:
            found.append(times.tokens[i])
            break
        if noun.doc[i].lower_ not in _LINKS and not noun.doc[i].is_punct:
            break
    during = {p for p in found if p.relation is Relation.DURING}
    return next(iter(during)) if len(during) == 1 else None


def infinitive(token: Token) -> bool:
    """As in "to restrict", an infinitive."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def unstated(period: Period | None) -> Period | None:
    """A time without its place in the text."""
    return replace(period, span=None) if period is not None else None
