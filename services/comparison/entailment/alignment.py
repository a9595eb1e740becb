"""Which words, names and arguments of two statements stand for the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.entailment.clauses import Clause
from services.comparison.entailment.dates import Date
from services.comparison.entailment.kinds import exclusive
from services.comparison.entailment.reading import ORDINALS, PRONOUNS, Reading, bare
from services.comparison.entailment.syntax import phrase
from services.comparison.entailment.vocabulary import opposite, roles, same_event
from services.comparison.words.vocabulary import nation

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
        mine, theirs = premise.names(i), hypothesis.names(j)
        alike = mine & theirs or (not mine and not theirs and premise.words[i].lemma == hypothesis.words[j].lemma)
        return SAME if alike else UNKNOWN
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
        [bare(r.words[k].text) for k in phrase(r.statement, n, r.kids) if r.words[k].named]
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
    kinds = [
        [k for k in r.kids[n] if r.words[k].dep == "compound" and (k == 0 or not r.words[k].named)]
        for r, n in ((premise, i), (hypothesis, j))
    ]
    if all(kinds) and not any(mentioned(premise, hypothesis, k) for k in kinds[1]):
        return True  # "milk prices", "bread prices"
    if any(a != b and {a, b} <= ORDINALS for a in before[0] for b in before[1]):
        return True
    told = [
        {k for k in [*_behind(r, n, _TELLING), *(k for k in r.kids[n] if r.words[k].dep == "compound")] if r.names(k)}
        for r, n in ((premise, i), (hypothesis, j))
    ]
    if all(told) and all(_one(premise, a, hypothesis, b) == DIFFERENT for a in told[0] for b in told[1]):
        return True  # "the Kadri dam", "the dam at Solva"
    return any(
        mine and theirs and not any(mentioned(premise, hypothesis, k) for k in theirs)
        for mine, theirs in ((_behind(premise, i, {p}), _behind(hypothesis, j, {p})) for p in _TELLING)
    )


_TELLING = frozenset({"of", "in", "at", "to", "from", "for"})
"""Prepositions behind a noun that say which one it is."""


def _behind(reading: Reading, i: int, preps: frozenset[str] | set[str]) -> list[int]:
    return [k for p in reading.kids[i] if reading.words[p].text.lower() in preps for k in reading.kids[p]]


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
    last = bare(left)
    if last != bare(right):
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
        verdicts = {
            DIFFERENT if _beside(premise, i, hypothesis, j) else same_thing(premise, i, hypothesis, j) for i in fillers
        }
        if verdicts == {DIFFERENT}:
            different.append((slot, fillers[-1], j))
        elif mentioned(premise, hypothesis, j) or any(map(premise.nobody, fillers)):
            loose.append(j)
        else:
            absent.append(j)
    return Match(first, second, tuple(same), tuple(different), tuple(loose), tuple(absent))


def _beside(premise: Reading, i: int, hypothesis: Reading, j: int) -> bool:
    """Whether the noun at word `j` is in the premise one who takes part beside word `i`: "Orlin blamed the captain"."""
    if hypothesis.names(j) or hypothesis.indefinite(j) or hypothesis.words[j].pos != "NOUN":
        return False
    pairs = [c for c in premise.clauses if not c.nominal and i in c.subjects]
    return any(
        premise.words[k].lemma == hypothesis.words[j].lemma and not premise.also(k)[1:]
        for c in pairs
        for k in c.objects
    )


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
        return 2 * len(names & {bare(word.text) for word in premise.words}) >= len(names)
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
