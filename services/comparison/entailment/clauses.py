"""Clauses of a parsed statement: predicates with who, what and where, the passive turned, polarity read."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.entailment.model import Statement, Word
from services.comparison.entailment.vocabulary import listed, roles

NEGATIVE_VERBS = listed("negative_verbs")
"""Verbs whose infinitive or object did not happen."""
NEGATIVE_NOUNS = listed("negative_nouns")
UNREAL_VERBS = listed("unreal_verbs")
MODALS = frozenset({"may", "might", "could", "would", "should", "can", "must", "will", "shall"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "oprd"})
RELATIVES = frozenset({"who", "which", "that", "whom", "where", "when", "whose"})
_TITLES = listed("titles")


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate and its arguments, as indices of words."""

    index: int
    lemma: str
    nominal: bool
    """A noun that says what somebody is ("a member of", "president")."""
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    """(preposition, head of its noun)."""
    negated: bool = False
    unreal: bool = False
    """Planned, possible, conditional."""

    @property
    def arguments(self) -> tuple[tuple[str, int], ...]:
        """Every argument with the slot it fills."""
        return (*(("subject", i) for i in self.subjects), *(("object", i) for i in self.objects), *self.obliques)


def children(statement: Statement) -> list[list[int]]:
    """Indices of the dependents of every word."""
    found: list[list[int]] = [[] for _ in statement.words]
    for i, word in enumerate(statement.words):
        if word.head != i:
            found[word.head].append(i)
    return found


def clauses_of(statement: Statement) -> list[Clause]:
    """The verbal and nominal clauses of a statement, in order of their predicates."""
    kids = children(statement)
    reader = _Reader(statement.words, kids)
    found: list[Clause] = []
    for i, word in enumerate(statement.words):
        if word.pos in {"VERB", "AUX"} and word.dep not in {"aux", "auxpass"}:
            found.append(reader.verbal(i))
        if word.pos in {"NOUN", "PROPN", "ADJ"}:
            nominal = reader.nominal(i)
            if nominal is not None:
                found.append(nominal)
    return found


_NEGATIVE_ADVERBS = frozenset({"never", "hardly", "barely", "scarcely", "no", "nor", "neither"})
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
_DEEPEST = 4
"""Verbs above a verb that are asked for their polarity."""
_MONTHS = listed("months")


@dataclass(frozen=True, slots=True)
class _Reader:
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

    def verbal(self, i: int) -> Clause:
        word = self.words[i]
        agents = [k for by in self.deps(i, {"agent"}) for k in self.deps(by, {"pobj"})]
        subjects = [self.referent(k, i) for k in self.deps(i, _SUBJECTS)]
        objects = [self.referent(k, i) for k in self.deps(i, _OBJECTS)]
        passive = self.deps(i, _PASSIVE_SUBJECTS)
        objects += [self.referent(k, i) for k in passive]
        subjects += agents
        if not passive and (not subjects or word.tag == "VBN"):
            inherited, as_object = self.inherited(i)
            if as_object or not subjects:
                (objects if as_object else subjects).extend(inherited)
        if word.lemma == "be":
            objects += self.deps(i, {"attr", "acomp"})
        obliques = self.obliques(i)
        lemma = word.lemma
        if lemma in {"vote", "rule"} and any(slot in {"against", "for"} for slot, _ in obliques):
            # a vote against something rejects it, a vote for it approves it
            lemma = "reject" if any(slot == "against" for slot, _ in obliques) else "approve"
            objects += [k for slot, k in obliques if slot in {"against", "for"}]
            obliques = tuple(pair for pair in obliques if pair[0] not in {"against", "for"})
        return Clause(
            i,
            lemma,
            False,
            self.spread(subjects),
            self.spread(objects),
            obliques,
            self.negated(i),
            self.unreal(i),
        )

    def nominal(self, i: int) -> Clause | None:
        """What somebody is said to be: "X is a N", "X, a N of Y", "N X"."""
        word = self.words[i]
        head = self.words[word.head]
        if word.dep in {"attr", "acomp"} and head.lemma in {"be", "become", "remain"}:
            subjects = [self.referent(k, word.head) for k in self.deps(word.head, _SUBJECTS)]
            if not subjects:
                subjects = self.inherited(word.head)[0]
            negated, unreal = self.negated(word.head), self.unreal(word.head)
            outer = self.obliques(word.head)
        elif self._named_after(i):
            subjects, negated, unreal, outer = self._named_after(i), False, False, ()
        elif self._title(i) or (word.dep == "appos" and not (word.named and not head.named)):
            subjects, negated, unreal, outer = [word.head], False, False, ()
        else:
            return None
        before = [k for k in self.kids[i] if self.words[k].dep == "compound" and self.words[k].named]
        if self._title(i):  # "the Norse President Ann Hart"
            before = [k for k in self.kids[word.head] if k < i and self.words[k].named]
        owners = self.deps(i, {"poss"}) + (self.deps(word.head, {"poss"}) if self._title(i) else [])
        obliques = (*self.obliques(i), *(("of", k) for k in (*owners, *before)), *outer)
        return Clause(i, word.lemma, True, self.spread(subjects), (), obliques, negated, unreal)

    def _title(self, i: int) -> bool:
        """Whether a noun stands before a name and says who that is ("reporter Bo Lind", "President Ann Hart")."""
        word = self.words[i]
        if word.dep not in {"compound", "nmod", "amod"} or not self.words[word.head].named or i > word.head:
            return False
        return word.lemma in roles() or (word.pos == "NOUN" and not word.named)

    def _named_after(self, i: int) -> list[int]:
        """“a member of the crew, Ann Hart”: the name set beside a common noun is who it is."""
        if self.words[i].named and self.words[i].lemma not in roles():
            return []
        return [k for k in self.deps(i, {"appos"}) if self.words[k].named]

    def referent(self, i: int, verb: int) -> int:
        """What a relative pronoun stands for; the word itself otherwise."""
        word = self.words[verb]
        if self.words[i].text.lower() in RELATIVES and word.dep == "relcl":
            return word.head
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
            subjects = [self.referent(k, head) for k in self.deps(head, _SUBJECTS)]
            passive = self.deps(head, _PASSIVE_SUBJECTS)
            if word.dep == "xcomp" and self.deps(head, {"dobj"}):
                return self.deps(head, {"dobj"}), False
            if word.dep == "conj" and passive and self.words[i].tag == "VBN":
                return passive, True
            if subjects or passive:
                return subjects or passive, False
            at, seen = head, seen + 1
        return [], False

    def obliques(self, i: int) -> tuple[tuple[str, int], ...]:
        found: list[tuple[str, int]] = []
        for prep in self.deps(i, {"prep"}):
            name = self.words[prep].text.lower()
            for noun in self.spread(self.deps(prep, {"pobj"})):
                found.append((name, noun))
                found.extend(
                    self.obliques(noun)
                    if (len(found) < 12 and self.words[noun].pos != "PROPN") or self.words[noun].lemma in _MONTHS
                    else ()
                )
        found.extend(("when", k) for k in self.deps(i, {"npadvmod"}))
        return tuple(found)

    def negated(self, i: int, depth: int = 0) -> bool:
        """Whether the predicate at `i` is denied, by its own words or by a verb above it ("did not plan to stop")."""
        negative = self.denied(i)
        word = self.words[i]
        head = self.words[word.head]
        if word.dep == "pcomp":
            if head.text.lower() == "without" or self.words[head.head].lemma in NEGATIVE_NOUNS:
                negative = not negative  # "the delay in reaching"
            above = head.head
        else:
            above = word.head
        if (
            word.dep in {"xcomp", "pcomp"}
            and above != i
            and self.words[above].pos in {"VERB", "AUX", "ADJ"}
            and depth < _DEEPEST
        ):
            governor = self.words[above].lemma
            if governor in NEGATIVE_VERBS and not (governor == "rule" and word.dep == "xcomp"):
                negative = not negative
            if self.negated(above, depth + 1):
                negative = not negative
        return negative

    def denied(self, i: int) -> bool:
        """Whether the predicate's own words deny it: not, never, nor, "no one", "no plans"."""
        adverbs = self.deps(i, {"advmod", "preconj", "cc"})
        negative = bool(self.deps(i, {"neg"})) or any(self.words[k].lemma in _NEGATIVE_ADVERBS for k in adverbs)
        for noun in self.deps(i, _SUBJECTS | _PASSIVE_SUBJECTS | _OBJECTS | {"attr"}):
            determiners = {self.words[k].lemma for k in self.deps(noun, {"det"})}
            if self.words[noun].lemma in _NOBODY or determiners & {"no", "neither"}:
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
            head.lemma in UNREAL_VERBS or (word.dep == "acl" and word.tag == "VB")
        )


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
