"""Polarity of predicates: denied by their own words or by a verb above them, and planned or possible only."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.entailment.syntax import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from services.comparison.entailment.vocabulary import listed

NEGATIVE_VERBS = listed("negative_verbs")
"""Verbs whose infinitive or object did not happen."""
NEGATIVE_NOUNS = listed("negative_nouns")
UNREAL_VERBS = listed("unreal_verbs")
MODALS = frozenset({"may", "might", "could", "would", "should", "can", "must", "will", "shall"})
_EXCEPTIONS = frozenset({"but", "except", "save"})
_NEGATIVE_ADVERBS = frozenset({"never", "hardly", "barely", "scarcely", "no", "nor", "neither"})
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "neither"})
_TRUE = frozenset({"true", "correct", "right"})
_FALSE = frozenset({"untrue", "false", "wrong", "incorrect"})
_CRIMES = frozenset({"crime", "offence", "offense", "illegal", "unlawful"})
_BESIDE = 3
"""Words between "a crime" and the deed."""
_DEEPEST = 4
"""Verbs above a verb that are asked for their polarity."""


@dataclass(frozen=True, slots=True)
class Polarity(Tree):
    """What a tree says of the polarity of its predicates."""

    def negated(self, i: int, depth: int = 0) -> bool:
        """Whether the predicate at `i` is denied, by its own words or by a verb above it ("did not plan to stop")."""
        negative = self.denied(i)
        word = self.words[i]
        head = self.words[word.head]
        if word.dep == "pcomp":
            if self.excluding(word.head) or self.words[head.head].lemma in NEGATIVE_NOUNS:
                negative = not negative  # "the delay in reaching"
            above = head.head
        else:
            above = word.head
        if word.dep in {"xcomp", "advcl"} and head.pos == "ADJ" and self.too(word.head):
            negative = not negative  # "too late to help"
        negative ^= self.undone(i)
        if (
            (word.dep in {"xcomp", "pcomp"} or (word.dep == "advcl" and word.tag == "VB"))  # "in order to"
            and above != i
            and self.words[above].pos in {"VERB", "AUX", "ADJ"}
            and depth < _DEEPEST
        ):
            governor = self.lemma(above)
            if governor in NEGATIVE_VERBS and not (governor == "rule" and word.dep == "xcomp"):
                negative = not negative
            if self.negated(above, depth + 1):
                negative = not negative
        return negative

    def undone(self, i: int) -> bool:
        """Whether what governs the predicate says that it is not so: a crime, not true, too late, a plan rejected."""
        word = self.words[i]
        head = self.words[word.head]
        negative = False
        if word.dep in {"ccomp", "xcomp", "acl"} and self.deps(i, {"aux"}) and self.outlawed(i):
            negative = not negative
        if word.dep == "ccomp" and head.lemma == "be":
            said = {self.words[k].lemma for k in self.deps(word.head, {"acomp"})}
            negative ^= bool(said & _FALSE) or (bool(said & _TRUE) and self.denied(word.head))
        gerund = word.tag == "VBG" and word.dep in SUBJECTS | PASSIVE_SUBJECTS
        if gerund and self.lemma(word.head) in NEGATIVE_VERBS:
            negative = not negative  # "hunting wolves is banned"
        if self.planned(i) and self.lemma(head.head) in NEGATIVE_VERBS and self.governs(word.head):
            negative = not negative  # "rejected a plan to close"
        return negative

    def excluding(self, i: int) -> bool:
        """Whether a preposition says that what follows is not so: without, instead of, rather than."""
        text = self.words[i].text.lower()
        before = self.words[i - 1].text.lower() if i else ""
        return text in {"without", "excluding"} or (before, text) in {("instead", "of"), ("rather", "than")}

    def denied(self, i: int) -> bool:
        """Whether the predicate's own words deny it: not, never, nor, "no one", "no plans"."""
        adverbs = [k for k in self.deps(i, {"advmod", "preconj", "cc"}) if not self.bound(k)]
        negative = bool(self.deps(i, {"neg"})) and not self.until(i)
        negative |= any(self.words[k].lemma in _NEGATIVE_ADVERBS for k in adverbs)
        to = [k for prep in self.deps(i, {"prep", "dative"}) for k in self.deps(prep, {"pobj"})]
        for noun in [*self.deps(i, SUBJECTS | PASSIVE_SUBJECTS | OBJECTS | {"attr"}), *to]:
            determiners = {self.words[k].lemma for k in self.deps(noun, {"det"}) if not self.bound(k)}
            excepted = {self.words[k].text.lower() for k in (*self.kids[noun], min(noun + 1, len(self.words) - 1))}
            if (self.words[noun].lemma in _NOBODY or determiners & {"no", "neither"}) and not excepted & _EXCEPTIONS:
                negative = not negative
        return negative

    def too(self, i: int) -> bool:
        """Whether an adjective is said to be too much."""
        return any(self.words[k].text.lower() == "too" for k in self.deps(i, {"advmod"}))

    def outlawed(self, i: int) -> bool:
        """Whether the deed is called a crime: "made it an offence to sell"."""
        near = (self.words[i].head, *self.kids[i], *self.kids[self.words[i].head])
        return any(self.words[k].lemma in _CRIMES and abs(k - i) <= _BESIDE for k in near)

    def bound(self, i: int) -> bool:
        """Whether a "no" belongs to a figure: "no fewer than twenty firms"."""
        return self.words[min(i + 1, len(self.words) - 1)].text.lower() in {"fewer", "less", "more", "later"}

    def until(self, i: int) -> bool:
        """Whether it was so from some time on: "was not rebuilt until 1931"."""
        marks = [*self.kids[i], *(k for clause in self.deps(i, {"advcl"}) for k in self.kids[clause])]
        return any(self.words[k].text.lower() == "until" for k in marks)

    def unreal(self, i: int) -> bool:
        """Whether the predicate is planned, possible, asked for or conditional."""
        if any(self.words[k].lemma in MODALS or self.words[k].text.lower() in MODALS for k in self.deps(i, {"aux"})):
            return True
        word = self.words[i]
        if any(self.words[k].lemma in {"if", "whether", "unless"} for k in self.deps(i, {"mark"})):
            return True
        head = self.words[word.head]
        return word.dep in {"xcomp", "ccomp", "pcomp", "acl"} and (
            head.lemma in UNREAL_VERBS or (self.planned(i) and self.lemma(head.head) not in NEGATIVE_VERBS)
        )

    def planned(self, i: int) -> bool:
        """Whether the verb is what a noun is about to do: "a plan to close"."""
        return self.words[i].dep == "acl" and self.words[i].tag == "VB"
