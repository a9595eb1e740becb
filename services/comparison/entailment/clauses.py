"""Clauses of a parsed statement: predicates with who, what and where, the passive turned, polarity read."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.entailment.model import Statement
from services.comparison.entailment.negation import NEGATIVE_VERBS, UNREAL_VERBS, Polarity
from services.comparison.entailment.syntax import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, children
from services.comparison.entailment.vocabulary import event_of, phrasal, roles

_RIVALS = ("against", "over")
_BASED = frozenset({"be", "locate", "situate"})
Obliques = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate and its arguments, as indices of words."""

    index: int
    lemma: str
    nominal: bool
    """A noun that says what somebody is ("a member of", "president")."""
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    obliques: Obliques
    """(preposition, head of its noun)."""
    negated: bool = False
    unreal: bool = False
    """Planned, possible, conditional."""

    @property
    def arguments(self) -> tuple[tuple[str, int], ...]:
        """Every argument with the slot it fills."""
        return (*(("subject", i) for i in self.subjects), *(("object", i) for i in self.objects), *self.obliques)


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
            found.extend(clause for clause in (reader.event(i), reader.place(i)) if clause is not None)
    return found


@dataclass(frozen=True, slots=True)
class _Reader(Polarity):
    def verbal(self, i: int) -> Clause:
        """The clause of a verb, its passive turned."""
        word = self.words[i]
        subjects = [*(self.referent(k, i) for k in self.deps(i, SUBJECTS)), *self.agents(i)]
        objects = [self.referent(k, i) for k in self.deps(i, OBJECTS)]
        passive = self.deps(i, PASSIVE_SUBJECTS) + [
            k for aux in self.deps(i, {"auxpass"}) for k in self.deps(aux, SUBJECTS)
        ]
        objects += [self.referent(k, i) for k in passive]
        if not passive and not self.deps(i, {"expl"}) and (not subjects or word.tag == "VBN"):
            inherited, as_object = self.inherited(i)
            if as_object or not subjects:
                (objects if as_object else subjects).extend(inherited)
        if word.lemma in {"be", "become"}:
            objects += self.deps(i, {"attr", "acomp"})
        lemma, subjects, objects, obliques = self.recast(i, subjects, objects)
        negated = self.negated(i)
        if lemma == "change" and negated:
            lemma, negated = "unchanged", False
        who, what = self.spread(subjects), self.spread(objects)
        return Clause(i, lemma, False, who, what, obliques, negated, self.unreal(i))

    def recast(self, i: int, subjects: list[int], objects: list[int]) -> tuple[str, list[int], list[int], Obliques]:
        """The verb in the words that others tell its event in: who loses to another is beaten by them."""
        lemma, obliques = self.lemma(i), self.obliques(i)

        if lemma in {self.words[k].lemma for k in self.bare(i)}:
            obliques = tuple(pair for pair in obliques if pair[1] not in self.bare(i))

        def under(*slots: str) -> list[int]:
            return [k for slot, k in obliques if slot in slots]

        def without(*slots: str) -> Obliques:
            return tuple(pair for pair in obliques if pair[0] not in slots)

        bound = [k for k in self.deps(i, {"dobj"}) if phrasal(self.words[i].lemma, self.words[k].text.lower()) == lemma]
        if bound:  # "dropped the case against X", "took control of X"
            outer = self.obliques(bound[0])
            return lemma, subjects, [k for _, k in outer][:1], (*obliques, *outer)
        verdict = [k for k in self.deps(i, {"oprd", "acomp"}) if self.words[k].lemma == "guilty"]
        if verdict:  # "was found guilty of theft"
            word = "acquit" if self.denied(verdict[0]) else "convict"
            return word, subjects, [k for k in objects if k not in verdict], (*obliques, *self.obliques(verdict[0]))
        if lemma == "lose" and under("to") and not objects:
            return "beat", under("to"), subjects, without("to")
        if lemma == "win":
            rivals = [k for noun in objects for slot, k in self.obliques(noun) if slot in _RIVALS] + under(*_RIVALS)
            return ("beat", subjects, rivals, without(*_RIVALS)) if rivals else (lemma, subjects, objects, obliques)
        if lemma == "bear" and self.words[i].tag == "VBN" and not self.agents(i):
            return "born", objects, [], obliques
        if lemma in {"vote", "rule"} and under("against", "for"):
            # a vote against something rejects it, a vote for it approves it
            verb = "reject" if under("against") else "approve"
            return verb, subjects, [*objects, *under("against", "for")], without("against", "for")
        return lemma, subjects, objects, obliques

    def event(self, i: int) -> Clause | None:
        """A noun that tells an event ("the acquisition of X by Y", "a loss to X") as the clause of its verb."""
        word = self.words[i]
        verb, slots, turned = event_of(word.lemma) if word.pos == "NOUN" else ("", frozenset(), False)
        if not verb or word.dep in {"compound", "nmod", "amod"}:
            return None
        pairs = self.obliques(i)
        patients = [k for slot, k in pairs if slot in slots][:1]
        agents = [k for slot, k in pairs if slot == "by"] or self.deps(i, {"poss"}) or self.doer(i)
        agents = [k for k in agents if k not in patients]
        if not patients or not agents:
            return None
        above = self.verb_above(i)
        denied = self.negated(above) != (self.lemma(above) in NEGATIVE_VERBS)
        denied = denied if self.governs(i) else bool(self.deps(above, {"neg"}))
        unreal = self.unreal(above) or self.lemma(above) in UNREAL_VERBS
        rest = tuple(pair for pair in pairs if pair[0] != "by" and pair[1] not in patients)
        subjects, objects = (patients, agents) if turned else (agents, patients)
        return Clause(i, verb, False, self.spread(subjects), self.spread(objects), rest, denied, unreal)

    def doer(self, i: int) -> list[int]:
        """Whose event a noun is: the subject of its verb, or whom the verb brings to it ("lifted X to a victory")."""
        verb = self.verb_above(i)
        if verb == i:
            return []
        brought = self.deps(verb, {"dobj"}) if self.words[i].dep == "pobj" else []
        if brought and self.words[self.words[i].head].text.lower() == "to":
            return brought
        own = [self.referent(k, verb) for k in self.deps(verb, SUBJECTS | PASSIVE_SUBJECTS)]
        return own or self.inherited(verb)[0]

    def place(self, i: int) -> Clause | None:
        """“Tavia-based Orlin”, “Orlin's headquarters is in Tavia”: Orlin is based in Tavia; “Tavia-born” likewise."""
        word = self.words[i]
        for k in self.deps(i, {"amod"}):
            at = [n for n in self.kids[k] if self.words[n].dep in {"npadvmod", "advmod", "compound"} and n < k]
            if self.words[k].text.lower() in {"based", "born"} and at and k > at[0] + 1:
                lemma = "base" if self.words[k].text.lower() == "based" else "born"
                return Clause(i, lemma, False, (i,), (), (("in", at[0]),))
        if word.lemma in {"headquarters", "headquarter", "seat"} and word.dep == "nsubj":
            verb = word.head
            pairs = tuple(pair for pair in self.obliques(verb) if pair[0] in {"in", "at"})
            owners = tuple(self.deps(i, {"poss", "compound"}))
            if self.words[verb].lemma in _BASED and pairs:
                return Clause(i, "base", False, owners, (), pairs, self.negated(verb))
        return None

    def nominal(self, i: int) -> Clause | None:
        """What somebody is said to be: "X is a N", "X, a N of Y", "N X"."""
        word = self.words[i]
        head = self.words[word.head]
        if word.dep in {"attr", "acomp"} and head.lemma in {"be", "become", "remain"}:
            subjects = [self.referent(k, word.head) for k in self.deps(word.head, SUBJECTS)]
            if not subjects:
                subjects = self.inherited(word.head)[0]
            negated, unreal = self.negated(word.head), self.unreal(word.head)
            outer = self.obliques(word.head)
        elif word.dep in {"ccomp", "oprd"} and word.pos == "ADJ" and self.deps(i, SUBJECTS):
            subjects, outer = [self.referent(k, i) for k in self.deps(i, SUBJECTS)], ()
            negated, unreal = self.denied(i), self.unreal(i)  # "found him not guilty"
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
        if word.lemma == "guilty":
            return Clause(i, "convict", False, (), self.spread(subjects), obliques, negated, unreal)
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
