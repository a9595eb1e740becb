"""A parsed statement with its clauses, names, numbers and dates, worked out once."""

from __future__ import annotations

from functools import cached_property

from services.comparison.entailment.clauses import clauses_of
from services.comparison.entailment.dates import Date, dates_of
from services.comparison.entailment.kinds import lands_of
from services.comparison.entailment.model import Statement
from services.comparison.entailment.syntax import children, phrase

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EMPTY = frozenset({"be", "have", "do", "say", "make", "get", "take", "go", "'s", "not", "also", "very"})
PRONOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "who",
        "which",
        "that",
        "this",
        "we",
        "us",
        "i",
        "you",
        "one",
    }
)


ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last"}
)
_THIRD_PERSON = frozenset({"he", "she", "him", "her", "his", "hers"})


class Reading:
    """A statement with its clauses and dependents, worked out once."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.words = statement.words
        self.kids = children(statement)
        self.clauses = clauses_of(statement)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas and lower-case forms of all words."""
        return frozenset({w.lemma for w in self.words} | {w.text.lower() for w in self.words})

    @cached_property
    def dates(self) -> dict[int, Date]:
        """The date of every word that is part of one."""
        return dates_of(self.statement)

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries that are named, be it by their adjective."""
        return lands_of(word.text for word in self.words)

    @cached_property
    def all_values(self) -> frozenset[float]:
        """Every number written."""
        return frozenset(n.value for n in self.statement.numerals)

    def values(self, i: int) -> frozenset[float]:
        """The numbers written at word `i` or before it in its phrase."""
        near = {i, *(k for k in self.kids[i] if self.words[k].dep in {"nummod", "compound", "quantmod"})}
        return frozenset(n.value for n in self.statement.numerals if near & set(range(n.first, n.end)))

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Words that carry meaning of their own."""
        return tuple(
            i for i, w in enumerate(self.words) if w.pos in _CONTENT and w.lemma not in _EMPTY and w.text.isalnum()
        )

    def referent(self, i: int) -> int:
        """Whom a pronoun of the third person most likely stands for: the named subject last mentioned before it."""
        if self.words[i].text.lower() in {"it", "they"}:
            return self._speaker(i)
        if self.words[i].text.lower() not in _THIRD_PERSON:
            return i
        named = [k for c in self.clauses for k in c.subjects if k < i and self.words[k].named]
        return named[-1] if named else i

    def _speaker(self, i: int) -> int:
        """The named subject of the verb that an "it" is told by: "Orlin said it would close"."""
        verb = self.words[self.words[i].head]
        if self.words[i].dep in {"dobj", "nsubjpass"} and verb.dep == "conj":  # "passed the bill, and X threw it out"
            things = [k for k in self.kids[verb.head] if self.words[k].dep in {"dobj", "nsubjpass"}]
            return things[0] if things else i
        if self.words[i].dep in {"nsubj", "nsubjpass"} and verb.dep == "ccomp":
            named = [k for k in self.kids[verb.head] if self.words[k].dep == "nsubj" and self.words[k].named]
            return named[0] if named else i
        return i

    def distance(self, i: int, j: int) -> int:
        """Steps between two words in the tree of syntax; many for words of different sentences."""
        above = self._above(i)
        for steps, k in enumerate(self._above(j)):
            if k in above:
                return steps + above.index(k)
        return len(self.words)

    def _above(self, i: int) -> list[int]:
        found = [i]
        while self.words[found[-1]].head != found[-1]:
            found.append(self.words[found[-1]].head)
        return found

    def phrase_words(self, i: int) -> list[str]:
        """Lemmas and forms of the phrase whose head is word `i`."""
        parts = phrase(self.statement, i, self.kids)
        return [self.words[k].lemma for k in parts] + [self.words[k].text.lower() for k in parts]

    def joined(self, i: int) -> tuple[int, ...]:
        """A noun and those that "and" joins to it, in order."""
        found = [i]
        while True:
            rest = [k for k in self.kids[found[-1]] if self.words[k].dep == "conj"]
            if not rest:
                return tuple(found)
            found.append(rest[0])

    def members(self, i: int) -> tuple[int, ...]:
        """The names that an apposition lists for a group ("two marines, Ann Hart and Bo Lind")."""
        found = [k for k in self.kids[i] if self.words[k].dep == "appos"]
        for k in found:
            found.extend(n for n in self.kids[k] if self.words[n].dep == "conj")
        return tuple(found)

    def adjectives(self, i: int) -> frozenset[str]:
        """Lemmas of the adjectives of a noun, or of the adjective itself."""
        near = (i, *(k for k in self.kids[i] if self.words[k].dep == "amod"))
        return frozenset(self.words[k].lemma for k in near if self.words[k].pos == "ADJ")

    def indefinite(self, i: int) -> bool:
        """Whether a noun is newly introduced ("a man"): then it is nobody named before."""
        word = self.words[i]
        return word.pos == "NOUN" and any(self.words[k].text.lower() in {"a", "an", "another"} for k in self.kids[i])

    def names(self, i: int) -> frozenset[str]:
        """Parts of the proper name whose head is word `i`, in lower case; empty for common nouns."""
        if not self.words[i].named and self.words[i].pos != "NUM":  # "Apollo One"
            return frozenset()
        named = [k for k in phrase(self.statement, i, self.kids) if self.words[k].named]
        parts = [self.words[k].text for k in named if k == i or self.words[k].dep != "poss"]
        return frozenset(bare(text) for text in parts if len(text) > 1)

    def put_aside(self, i: int) -> bool:
        """Whether a "not" stands before the noun: "in Halden, not Tavia"."""
        first = min(phrase(self.statement, i, self.kids))
        return self.words[max(first - 1, 0)].text.lower() == "not"

    def nobody(self, i: int) -> bool:
        """Whether a noun says that there is none: "nobody", "no weaver"."""
        words = {self.words[i].lemma, *(self.words[k].text.lower() for k in self.kids[i])}
        return bool(words & {"no", "nobody", "none", "nothing", "neither"})

    def also(self, i: int) -> tuple[int, ...]:
        """The words that an apposition sets equal to word `i`, and the word itself."""
        found = [i, *(k for k in self.kids[i] if self.words[k].dep == "appos" and not self.put_aside(k))]
        if self.words[i].dep == "appos":
            found.append(self.words[i].head)
        return tuple(found)


def bare(word: str) -> str:
    """A part of a name without stops and possessive, in small letters."""
    return word.lower().strip(".").removesuffix("'s")
