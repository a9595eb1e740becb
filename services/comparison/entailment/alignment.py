"""Which words, names and arguments of two statements stand for the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from services.comparison.entailment.clauses import Clause, children, clauses_of, phrase
from services.comparison.entailment.model import Statement
from services.comparison.entailment.vocabulary import roles, same_event

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
    def content(self) -> tuple[int, ...]:
        """Words that carry meaning of their own."""
        return tuple(
            i for i, w in enumerate(self.words) if w.pos in _CONTENT and w.lemma not in _EMPTY and w.text.isalnum()
        )

    def referent(self, i: int) -> int:
        """Whom a pronoun of the third person most likely stands for: the named subject last mentioned before it."""
        if self.words[i].text.lower() not in _THIRD_PERSON:
            return i
        named = [k for c in self.clauses for k in c.subjects if k < i and self.words[k].named]
        return named[-1] if named else i

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
        parts = [k for k in phrase(self.statement, i, self.kids) if self.words[k].named and self.words[k].dep != "poss"]
        return frozenset(_bare(self.words[k].text) for k in parts if len(self.words[k].text) > 1)

    def also(self, i: int) -> tuple[int, ...]:
        """The words that an apposition sets equal to word `i`, and the word itself."""
        found = [i, *(k for k in self.kids[i] if self.words[k].dep == "appos")]
        if self.words[i].dep == "appos":
            found.append(self.words[i].head)
        return tuple(found)


def _bare(word: str) -> str:
    return word.lower().strip(".").removesuffix("'s")


SAME, DIFFERENT, UNKNOWN = "same", "different", "unknown"


def same_thing(premise: Reading, i: int, hypothesis: Reading, j: int) -> str:
    """Whether the phrase at word `i` of the premise and the one at word `j` of the hypothesis name the same thing.

    Two proper names without a part in common are different, two common nouns of unlike lemma are not known to be.
    """
    verdicts = {k: _one(premise, k, hypothesis, j) for k in premise.also(i)}
    if SAME in verdicts.values():
        return SAME
    # a common noun set beside a name adds nothing to who it is
    decisive = {verdict for k, verdict in verdicts.items() if premise.names(k)} or set(verdicts.values())
    return DIFFERENT if decisive == {DIFFERENT} else UNKNOWN


def _one(premise: Reading, i: int, hypothesis: Reading, j: int) -> str:
    pronoun = i
    i = premise.referent(i)
    if i != pronoun:
        # what a pronoun stands for is a guess: good enough to agree on, not to differ
        return SAME if premise.names(i) & hypothesis.names(j) else UNKNOWN
    left, right = premise.words[i], hypothesis.words[j]
    first, second = premise.names(i), hypothesis.names(j)
    if (left.text.lower() in PRONOUNS and not first) or (right.text.lower() in PRONOUNS and not second):
        return SAME if left.lemma == right.lemma and left.lemma not in {"that", "which", "this"} else UNKNOWN
    if first and second:
        if _only_surname(first, second, left.text, right.text):
            return DIFFERENT
        if first & second or _initials(first, second) or _alike(first, second):
            return SAME
        # letters may stand for the other's full name
        return UNKNOWN if _letters(left.text) != _letters(right.text) else DIFFERENT
    if second and premise.indefinite(i) and not first and len(premise.also(i)) == 1:
        return DIFFERENT
    if left.lemma == right.lemma or left.text.lower() == right.text.lower():
        return SAME
    return UNKNOWN


def _letters(text: str) -> bool:
    """Whether a name is written in its initials ("FDA"); the number of a king or pope is not."""
    return text.isupper() and len(text) > 1 and not set(text) <= set("IVX")


def _only_surname(first: frozenset[str], second: frozenset[str], left: str, right: str) -> bool:
    """Whether two full names share the last name only: "Ann Hart" and "Bo Hart"."""
    last = _bare(left)
    if last != _bare(right):
        return False
    one, other = first - {last} - roles(), second - {last} - roles()
    return bool(one and other) and not {name[0] for name in one} & {name[0] for name in other}


def _initials(first: frozenset[str], second: frozenset[str]) -> bool:
    """“WHO” and "World Health Organization" as bags of words: the letters agree."""
    for short, long in ((first, second), (second, first)):
        if len(short) == 1 and len(long) >= 2 and sorted(next(iter(short))) == sorted(word[0] for word in long):
            return True
    return False


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Spellings of one name, and a country with its adjective: a long common beginning."""
    return any(a[:4] == b[:4] for a in first for b in second if len(a) >= 4 and len(b) >= 4)


PLACES = frozenset({"in", "at", "on", "to", "from", "into", "near", "of"})


@dataclass(frozen=True, slots=True)
class Match:
    """How the arguments of two clauses of one event fit: (slot, word of the premise, word of the hypothesis)."""

    premise: Clause
    hypothesis: Clause
    same: tuple[tuple[str, int, int], ...]
    different: tuple[tuple[str, int, int], ...]
    loose: tuple[int, ...]
    """Arguments of the hypothesis that the premise has elsewhere, or in no slot."""
    absent: tuple[int, ...]
    """Arguments of the hypothesis that the premise does not mention at all."""


def match(premise: Reading, first: Clause, hypothesis: Reading, second: Clause) -> Match:
    """Compares argument by argument, slot by slot."""
    same: list[tuple[str, int, int]] = []
    rest: list[tuple[str, int]] = []
    for slot, j in second.arguments:
        hits = [i for name, i in first.arguments if fits(name, slot) and same_thing(premise, i, hypothesis, j) == SAME]
        if hits:
            same.append((slot, hits[0], j))
        else:
            rest.append((slot, j))
    taken = {i for _, i, _ in same}
    different: list[tuple[str, int, int]] = []
    loose: list[int] = []
    absent: list[int] = []
    for slot, j in rest:
        fillers = [i for name, i in first.arguments if fits(name, slot) and i not in taken]
        verdicts = {same_thing(premise, i, hypothesis, j) for i in fillers}
        if verdicts == {DIFFERENT}:
            different.append((slot, fillers[-1], j))
        elif mentioned(premise, hypothesis, j):
            loose.append(j)
        else:
            absent.append(j)
    return Match(first, second, tuple(same), tuple(different), tuple(loose), tuple(absent))


def fits(left: str, right: str) -> bool:
    """Whether two slots can hold the same argument."""
    return (
        left == right
        or (left in PLACES and right in PLACES)
        or {left, right} in ({"when", "in"}, {"when", "on"})
        or {left, right} == {"object", "of"}
    )


def mentioned(premise: Reading, hypothesis: Reading, j: int) -> bool:
    """Whether the premise has the name or the noun at word `j` of the hypothesis anywhere."""
    names = hypothesis.names(j)
    if names:
        return any(_bare(word.text) in names for word in premise.words)
    word = hypothesis.words[j]
    return word.lemma in premise.lemmas or word.text.lower() in premise.lemmas or word.text.lower() in PRONOUNS


def coverage(premise: Reading, hypothesis: Reading) -> float:
    """Share of the hypothesis' content words that the premise has, in the same or a related word."""
    if not hypothesis.content:
        return 0.0
    found = sum(_covered(premise, hypothesis, i) for i in hypothesis.content)
    return found / len(hypothesis.content)


def _covered(premise: Reading, hypothesis: Reading, i: int) -> bool:
    word = hypothesis.words[i]
    if word.lemma in premise.lemmas or word.text.lower() in premise.lemmas:
        return True
    return any(same_event(premise.words[k].lemma, word.lemma) for k in premise.content)


def steps(left: Reading, i: int, right: Reading, j: int) -> int:
    """Steps from word `i` of the premise to the nearest word that names what word `j` of the hypothesis does."""
    return min(
        (left.distance(i, k) for k in range(len(left.words)) if same_thing(left, k, right, j) == SAME), default=99
    )
