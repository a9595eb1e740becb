"""The tree of a parsed statement: dependents, referents, and what a verb with its particles says."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.entailment.model import Statement, Word
from services.comparison.entailment.vocabulary import listed, phrasal

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
RELATIVES = frozenset({"who", "which", "that", "whom", "where", "when", "whose"})
_PARTS = listed("parts")
_MONTHS = listed("months")
_TITLES = listed("titles")
_STATES = listed("states")
_ASPECTS = frozenset({"begin", "start", "continue"})
_RANKING = frozenset({"finish", "come", "place", "rank"})
_LOSING = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last"})


def children(statement: Statement) -> list[list[int]]:
    """Indices of the dependents of every word."""
    found: list[list[int]] = [[] for _ in statement.words]
    for i, word in enumerate(statement.words):
        if word.head != i:
            found[word.head].append(i)
    return found


def phrase(statement: Statement, i: int, kids: list[list[int]]) -> list[int]:
    """The words of a noun phrase that identify it: its head with compounds, adjectives, numbers and possessors."""
    found = [i]
    for k in kids[i]:
        word = statement.words[k]
        if (
            word.dep in {"compound", "amod", "nummod", "nmod", "poss", "flat"}
            and word.text.lower().rstrip(".") not in _TITLES
        ):
            found.append(k)
            found.extend(n for n in kids[k] if statement.words[n].dep in {"compound", "poss"})
    return sorted(found)


@dataclass(frozen=True, slots=True)
class Tree:
    """Words and the dependents of each."""

    words: tuple[Word, ...]
    kids: list[list[int]]

    def deps(self, i: int, names: frozenset[str] | set[str]) -> list[int]:
        return [k for k in self.kids[i] if self.words[k].dep in names]

    def spread(self, heads: list[int]) -> tuple[int, ...]:
        """The nouns and those joined to them by "and"."""
        found: list[int] = []
        for head in heads:
            found.append(head)
            rest = self.deps(head, {"conj"})
            while rest:
                found.append(rest[0])
                rest = self.deps(rest[0], {"conj"})
        return tuple(found)

    def lemma(self, i: int) -> str:
        """The verb with its particle as one word ("took over": acquire), where the table of phrasal verbs has it."""
        for k in self.kids[i]:
            bare = self.words[k].dep == "prep" and not self.deps(k, {"pobj"})
            if bare or self.words[k].dep in {"prt", "advmod", "dobj"}:
                found = phrasal(self.words[i].lemma, self.words[k].text.lower())
                if found:
                    return found
        if self.words[i].lemma == "be":
            return next((self.words[k].lemma for k in self.bare(i)), "be")
        if self.words[i].lemma in _ASPECTS and self.deps(i, {"xcomp"}):
            return "be"  # "began to sell": it is the selling that is told
        return self.ranked(i) or self.words[i].lemma

    def bare(self, i: int) -> list[int]:
        """The noun of a state, which has no article: "is in force", "are on strike"."""
        nouns = [k for prep in self.deps(i, {"prep"}) for k in self.deps(prep, {"pobj"})]
        return [k for k in nouns if self.words[k].lemma in _STATES and not self.kids[k]]

    def ranked(self, i: int) -> str:
        """What a place in a race says: who finished third lost, who came first won."""
        if self.words[i].lemma not in _RANKING:
            return ""
        behind = [k for k in self.deps(i, {"prep"}) if self.words[k].text.lower() == "behind"]
        near = [*self.deps(i, {"advmod", "acomp", "dobj", "attr", "oprd"}), *(k for b in behind for k in self.kids[b])]
        places = {self.words[k].text.lower() for k in near}
        return "win" if "first" in places else "lose" if places & _LOSING else ""

    def agents(self, i: int) -> list[int]:
        """Who did what a passive tells, where need be from the verb joined to it ("was shot and killed by")."""
        for verb in (i, *(k for k in self.deps(i, {"conj"}) if self.words[k].tag == "VBN")):
            found = [k for by in self.deps(verb, {"agent"}) for k in self.deps(by, {"pobj"})]
            if found or (verb != i and self.deps(verb, SUBJECTS | PASSIVE_SUBJECTS)):
                return found
        return []

    def referent(self, i: int, verb: int) -> int:
        """What a relative pronoun stands for; the word itself otherwise."""
        word = self.words[verb]
        if self.words[i].text.lower() in RELATIVES and word.dep == "relcl":
            return word.head
        return self.whole(i)

    def whole(self, i: int) -> int:
        """What a part is a part of: "most of the mills" are mills."""
        if self.words[i].lemma in _PARTS or self.words[i].pos == "NUM":
            for of in self.deps(i, {"prep"}):
                nouns = self.deps(of, {"pobj"}) if self.words[of].text.lower() in {"of", "but"} else []
                if nouns:  # "all but two of the mills"
                    return self.whole(nouns[0]) if self.words[of].text.lower() == "but" else nouns[0]
        return i

    def inherited(self, i: int) -> tuple[list[int], bool]:
        """The subject that a verb without its own takes from its governor, and whether it is the verb's object."""
        seen = 0
        at = i
        while seen < 4:
            word = self.words[at]
            head = word.head
            if word.dep == "acl" and word.tag == "VB":
                owners = self.deps(head, {"poss"}) + [
                    k
                    for by in self.deps(head, {"prep"})
                    for k in self.deps(by, {"pobj"})
                    if self.words[by].text == "by"
                ]
                return owners, False  # "a decision by the court to close"
            if word.dep in {"acl", "relcl"}:
                return [head], word.tag == "VBN"
            if word.dep not in {"xcomp", "conj", "advcl", "ccomp", "pcomp", "prep"} or head == at:
                return [], False
            subjects = [self.referent(k, head) for k in self.deps(head, SUBJECTS)]
            suffers = bool(self.deps(i, {"auxpass"}))  # "after being detained"
            passive = self.deps(head, PASSIVE_SUBJECTS)
            if word.dep == "xcomp" and self.deps(head, {"dobj"}):
                return self.deps(head, {"dobj"}), False
            if word.dep == "conj" and passive and self.words[i].tag == "VBN":
                return passive, True
            if subjects or passive:
                return subjects or passive, suffers
            at, seen = head, seen + 1
        return [], False

    def obliques(self, i: int) -> tuple[tuple[str, int], ...]:
        found: list[tuple[str, int]] = []
        for prep in self.deps(i, {"prep"}):
            name = self.words[prep].text.lower()
            for inner in self.deps(prep, {"prep"}):  # "from 1997 to 2001"
                found.extend((self.words[inner].text.lower(), k) for k in self.deps(inner, {"pobj"}))
            things = self.deps(prep, {"pobj", "pcomp"} if name in {"against", "for"} else {"pobj"})
            for noun in self.spread(things):
                found.append((name, noun))
                found.extend(
                    self.obliques(noun)
                    if (len(found) < 12 and self.words[noun].pos != "PROPN") or self.words[noun].lemma in _MONTHS
                    else ()
                )
        found.extend(("when", k) for k in self.deps(i, {"npadvmod"}))
        return tuple(found)

    def verb_above(self, i: int) -> int:
        """The verb that a noun is an argument of, be it in a phrase; the noun itself where there is none."""
        above = i
        while self.words[above].pos in {"ADP", "NOUN", "PROPN"} and self.words[above].head != above:
            above = self.words[above].head
        return above if self.words[above].pos in {"VERB", "AUX"} else i

    def governs(self, i: int) -> bool:
        """Whether the noun at `i` is what its verb is done to."""
        return self.words[i].dep in {"dobj", "nsubjpass"}
