"""Which words, names and arguments of two statements stand for the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from services.comparison.entailment.clauses import Clause, clauses_of
from services.comparison.entailment.dates import Date, dates_of
from services.comparison.entailment.kinds import exclusive
from services.comparison.entailment.model import Statement
from services.comparison.entailment.syntax import children, phrase
from services.comparison.entailment.vocabulary import opposite, roles, same_event
from services.comparison.vocabulary import nation

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
    def dates(self) -> dict[int, Date]:
        """The date of every word that is part of one."""
        return dates_of(self.statement)

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
        return frozenset(_bare(text) for text in parts if len(text) > 1)

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
    if i in premise.dates or j in hypothesis.dates:
        return _same_date(premise.dates.get(i), hypothesis.dates.get(j))
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
        return _same_name(premise, i, hypothesis, j)
    if second and premise.indefinite(i) and not first and len(premise.also(i)) == 1:
        return DIFFERENT
    if left.lemma == right.lemma or left.text.lower() == right.text.lower():
        return UNKNOWN if _set_apart(premise, i, hypothesis, j) else SAME
    return UNKNOWN


def _same_name(premise: Reading, i: int, hypothesis: Reading, j: int) -> str:
    left, right = premise.words[i].text, hypothesis.words[j].text
    first, second = premise.names(i), hypothesis.names(j)
    if _only_surname(first, second, left, right):
        return DIFFERENT
    if len(first & second) == 1 < min(len(first), len(second)) and not _one_beginning(premise, i, hypothesis, j):
        return UNKNOWN  # a family name, or a word that many names have
    if {nation(name) for name in first} & {nation(name) for name in second}:
        return SAME
    if _initials(first, second) or _alike(first, second):
        return SAME
    # letters may stand for the other's full name
    return UNKNOWN if _letters(left) != _letters(right) else DIFFERENT


def _one_beginning(premise: Reading, i: int, hypothesis: Reading, j: int) -> bool:
    """Whether two names of several words begin or end with one and the same of them, as a longer name and a shorter."""
    first, second = (
        [_bare(r.words[k].text) for k in phrase(r.statement, n, r.kids) if r.words[k].named]
        for r, n in ((premise, i), (hypothesis, j))
    )
    return not first or not second or first[0] in second or second[0] in first


def _set_apart(premise: Reading, i: int, hypothesis: Reading, j: int) -> bool:
    """Whether two nouns of one lemma are told apart: "the north tower", "exports of cocoa" that the premise lacks."""
    before = [
        {r.words[k].lemma for k in r.kids[n] if r.words[k].dep in {"amod", "compound"}}
        for r, n in ((premise, i), (hypothesis, j))
    ]
    if any(opposite(a, b) for a in before[0] for b in before[1]):
        return True
    if exclusive(frozenset(before[0]), frozenset(before[1])):
        return True
    mine, theirs = (
        {r.words[k].lemma for of in r.kids[n] if r.words[of].text == "of" for k in r.kids[of]}
        for r, n in ((premise, i), (hypothesis, j))
    )
    return bool(mine and theirs) and not theirs & premise.lemmas


def _same_date(first: Date | None, second: Date | None) -> str:
    if first is None or second is None:
        return UNKNOWN
    if first.excludes(second):
        return DIFFERENT
    return SAME if first.shares(second) else UNKNOWN


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
    given = _aligned_slots(first, second)
    for slot, j in second.arguments:
        hits = [i for name, i in given if fits(name, slot) and same_thing(premise, i, hypothesis, j) == SAME]
        if hits:
            same.append((slot, hits[0], j))
        else:
            rest.append((slot, j))
    taken = {i for _, i, _ in same}
    different: list[tuple[str, int, int]] = []
    loose: list[int] = []
    absent: list[int] = []
    for slot, j in rest:
        fillers = [i for name, i in given if fits(name, slot) and i not in taken]
        fillers = [i for i in fillers if (i in premise.dates) == (j in hypothesis.dates)]
        verdicts = {same_thing(premise, i, hypothesis, j) for i in fillers}
        if verdicts == {DIFFERENT}:
            different.append((slot, fillers[-1], j))
        elif mentioned(premise, hypothesis, j):
            loose.append(j)
        else:
            absent.append(j)
    return Match(first, second, tuple(same), tuple(different), tuple(loose), tuple(absent))


def _aligned_slots(first: Clause, second: Clause) -> tuple[tuple[str, int], ...]:
    """The arguments of `first` in the slots of `second`: what is closed by nobody said closes of itself."""
    alone = not second.objects if not first.subjects else not (first.objects or second.subjects)
    if not alone or first.nominal or second.nominal:
        return first.arguments
    turn = {"object": "subject"} if not first.subjects else {"subject": "object"}
    return tuple((turn.get(slot, slot), i) for slot, i in first.arguments)


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
    if j in hypothesis.dates:
        return any(date.shares(hypothesis.dates[j]) for date in premise.dates.values())
    values = hypothesis.values(j)
    if values and not hypothesis.names(j):
        return values <= premise.all_values
    names = hypothesis.names(j)
    if names:
        return 2 * len(names & {_bare(word.text) for word in premise.words}) >= len(names)
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
