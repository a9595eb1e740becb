"""Names under which the table of verbs may know the verb of a clause: by particle, object, subject's class, phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.nouns.proper import proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon

if TYPE_CHECKING:
    from services.extraction.frames.clauses.clause import Clause
    from services.extraction.frames.parsing.tree import Token


def verb_keys(clause: Clause, particle: str) -> tuple[str, ...]:
    """`claim+life`, `step_down`, `claim`: the most specific name first."""
    base = lemma(clause.head)
    keys = [f"{base}_{particle}"] if particle else []
    fillers = [*clause.slots.get("o", ()), *clause.slots.get("oprd", ())]
    subjects: list[str] = []
    if clause.passive:
        fillers += clause.slots.get("s", ())
    else:
        subjects = subject_classes(clause)
        keys = [f"@{c}>{verb}" for c in subjects for verb in (*keys, base)] + keys
        if any(fresh(token) for token in clause.slots.get("s", ())) and any(f.pos_ == "PROPN" for f in fillers):
            keys = [f"new+@{c}>{base}" for c in subjects] + keys  # "the new coach is Ivo Tarn"
    if "as" in clause.slots and "o" not in clause.slots:  # "took over as mayor"
        keys.insert(0, f"{base}_{particle}_as" if particle else f"{base}_as")
    keys = contested(clause, particle) + phrasal(clause, base, particle) + with_object(base, particle, fillers) + keys
    if base == "let" and any(c.lower_ == "go" and c.dep_ in {"xcomp", "ccomp"} for c in clause.head.children):
        keys.insert(0, "let_go")
    if any(child.lower_ == "first" and child.dep_ == "advmod" for child in clause.head.children):
        keys = [f"first_{base}", *keys]  # "was first performed"
    for filler in fillers:
        classes = noun_classes(filler)
        if fresh(filler):  # "is the new mayor" tells an event, "is the mayor" a state
            keys += [f"{base}+new+@{c}" for c in classes]
        keys += [f"@{c}>{base}+{lemma(filler)}" for c in subjects]
        if filler.tag_ == "VBN" and filler.lower_ != lemma(filler):  # "left 28 people injured"
            keys.append(f"{base}+{filler.lower_}")
        keys.append(f"{base}+{'not_' if denied(filler) else ''}{told_of(base, filler)}")
        keys += [f"{base}+@{c}" for c in classes]
        if lemma(filler) == "number":
            keys += [f"{base}+{lemma(inner)}" for prep in filler.children for inner in prep.children]
    return (*keys, base)


def with_object(base: str, particle: str, fillers: list[Token]) -> list[str]:
    """`carry_off+@prize`: a verb with its particle and what it is done to, where the table has them."""
    if not particle:
        return []
    names = [name for f in fillers for name in (told_of(base, f), *(f"@{c}" for c in noun_classes(f)))]
    return [key for name in names if (key := f"{base}_{particle}+{name}") in lexicon.verbs()]


PHRASAL = ("into", "in", "to", "on", "under", "behind", "for", "from", "of", "out_of", "with", "without", "at", "as")


def phrasal(clause: Clause, base: str, particle: str) -> list[str]:
    """`bring_back+into_operation`, `go+on_trial`: a verb with the preposition and the noun that make its sense."""
    found = []
    for prep in PHRASAL:
        for token in (*clause.slots.get(prep, ()), *beside_stretch(clause, prep)):
            names = [told_of(base, token)] if token.pos_ == "NOUN" else []
            for name in (*names, *(f"@{c}" for c in noun_classes(token))):
                found += [f"{base}_{particle}+{prep}_{name}"] if particle else []
                found.append(f"{base}+{prep}_{name}")
    return [key for key in found if key in lexicon.verbs()]


def subject_classes(clause: Clause) -> list[str]:
    """Classes of who acts; an office or a vote acts in no clause in which it may go, but goes to nobody."""
    found = [c for token in clause.slots.get("s", ()) for c in noun_classes(token)]
    handed = clause.lemma not in PASSING or passed_on(clause)
    return [c for c in found if handed or c not in {"post", "ballot"}]


CONTEST = frozenset({"contest", "gathering"})


def contested(clause: Clause, particle: str) -> list[str]:
    """A verb that tells who won only where a contest is named: "stunned Kell in the final", "fell to Kell in the cup".

    `beat` where the subject won, `lose_to` where whoever stands behind "to" did, `be_better` as in "too strong for".
    """
    tokens = [t for filler in clause.slots.values() for token in filler for t in (token, *token.lefts)]
    if not any(CONTEST.intersection(noun_classes(t)) for t in (*tokens, *clause.head.children)):
        return []
    words = {clause.lemma, f"{clause.lemma}_{particle}"}
    named = {slot: any(proper(t) for t in clause.slots.get(slot, ())) for slot in ("o", "to", "for")}
    if words & lexicon.listed("beating") and named["o"]:
        return ["beat"]
    if words & lexicon.listed("yielding") and named["to"] and not clause.slots.get("o"):
        return ["lose_to"]
    told = {lemma(t) for slot in ("o", "oprd") for t in clause.slots.get(slot, ())}
    better = clause.lemma in {"be", "prove"} and named["for"] and told & lexicon.listed("superior")
    return ["be_better"] if better else []


PASSING = frozenset({"go", "pass", "fall"})


def passed_on(clause: Clause) -> bool:
    """As in "the office of mayor passed to Ana Vik", not "the tax office passed the file to the police"."""
    return not clause.slots.get("o") and any(proper(t) for t in clause.slots.get("to", ()))


TALLIED = frozenset({"win", "lose", "secure", "take", "get", "receive"})


def told_of(verb: str, noun: Token) -> str:
    """The noun in a key; "won the vote" wins a ballot, "won 40 votes" a share of it; "a not-guilty verdict"."""
    word = lemma(noun)
    if word == "verdict" and any(c.lower_ == "guilty" for c in noun.subtree):
        return "not_guilty_verdict" if any(c.lower_ == "not" for c in noun.subtree) else "guilty_verdict"
    return "ballot" if word == "vote" and noun.tag_ == "NN" and verb in TALLIED else word


STRETCHES = frozenset({"year", "month", "week", "day", "life"})


def beside_stretch(clause: Clause, prep: str) -> list[Token]:
    """As in "got nine years in prison": what the parser hangs on the stretch of time belongs to the verb."""
    times = [t for slot in ("o", "npadvmod") for t in clause.slots.get(slot, ()) if lemma(t) in STRETCHES]
    preps = [c for time in times for c in time.children if c.dep_ == "prep" and c.lower_ == prep]
    return [c for above in preps for c in above.children if c.dep_ == "pobj"]


def denied(adjective: Token) -> bool:
    """As in "found not guilty"."""
    return adjective.tag_.startswith("JJ") and any(child.dep_ == "neg" for child in adjective.children)


def fresh(noun: Token) -> bool:
    """As in "the new president", "its next coach"."""
    return any(child.lower_ in {"new", "next", "newest"} and child.dep_ == "amod" for child in noun.lefts)


def noun_classes(token: Token) -> tuple[str, ...]:
    """Classes of a noun, also where it stands before the name it tells of: "the trawler Valparin"."""
    found = lexicon.classes_of(lemma(token))
    if found or token.pos_ != "PROPN":
        return found
    near = [c for c in token.lefts if c.dep_ in {"compound", "nmod"}]
    near += [c for c in token.children if c.dep_ == "appos" and c.pos_ == "NOUN"]
    return next((classes for c in near if (classes := lexicon.classes_of(lemma(c)))), ())
