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
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
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
        if self.planned(i) and self.lemma(head.head) in NEGATIVE_VERBS and self.governs(word.head):
            negative = not negative  # "rejected a plan to close"
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

    def excluding(self, i: int) -> bool:
        """Whether a preposition says that what follows is not so: without, instead of, rather than."""
        text = self.words[i].text.lower()
        before = self.words[i - 1].text.lower() if i else ""
        return text in {"without", "excluding"} or (before, text) in {("instead", "of"), ("rather", "than")}

    def denied(self, i: int) -> bool:
        """Whether the predicate's own words deny it: not, never, nor, "no one", "no plans"."""
        adverbs = self.deps(i, {"advmod", "preconj", "cc"})
        negative = bool(self.deps(i, {"neg"})) or any(self.words[k].lemma in _NEGATIVE_ADVERBS for k in adverbs)
        for noun in self.deps(i, SUBJECTS | PASSIVE_SUBJECTS | OBJECTS | {"attr"}):
            determiners = {self.words[k].lemma for k in self.deps(noun, {"det"})}
            excepted = {self.words[k].text.lower() for k in (*self.kids[noun], min(noun + 1, len(self.words) - 1))}
            if (self.words[noun].lemma in _NOBODY or determiners & {"no", "neither"}) and not excepted & _EXCEPTIONS:
                negative = not negative
        return negative

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
