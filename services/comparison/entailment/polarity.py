"""Rules of polarity: what one statement asserts the other denies, by negation or by an opposite word."""

from __future__ import annotations

from services.comparison.entailment.alignment import DIFFERENT, coverage, match, mentioned, same_thing, steps
from services.comparison.entailment.clauses import Clause
from services.comparison.entailment.events import (
    COVERED,
    MOSTLY_COVERED,
    NEARLY_COVERED,
    aligned,
    main_clauses,
    supported,
)
from services.comparison.entailment.negation import UNREAL_VERBS
from services.comparison.entailment.omissions import excepted
from services.comparison.entailment.reading import Reading
from services.comparison.entailment.vocabulary import opposite, oriented, same_event

_NEAR, _REACH, _FAR = 3, 6, 99
"""Steps in the tree of syntax within which the nearest and the farther argument belong to a word."""


def polarity(left: Reading, right: Reading) -> str | None:
    """The same event of the same participants, once asserted and once denied."""
    for found in aligned(left, right):
        first, second = found.premise, found.hypothesis
        if first.negated == second.negated or found.different or found.absent or not found.same:
            continue
        if first.unreal and not (first.negated and second.unreal):
            continue
        if not any(j not in right.dates for *_, j in found.same) or set(found.loose) & excepted(left, right):
            continue
        if coverage(left, right) >= COVERED and not supported(left, right, second, len(found.same)):
            return "polarity"
    return None


def antonym(left: Reading, right: Reading) -> str | None:
    """The same participants in the same slots, and predicates that exclude one another."""
    for second in main_clauses(right):
        for first in left.clauses:
            if (
                not opposite(first.lemma, second.lemma)
                or first.negated != second.negated
                or first.unreal != second.unreal
            ):
                continue
            found = match(left, first, right, second)
            anchors = sum(j not in right.dates for *_, j in found.same)
            if len(found.same) <= oriented(first.lemma, second.lemma) or not anchors:
                continue  # what one buys another sells: both slots have to agree
            if not found.different and not found.absent and not supported(left, right, second, len(found.same)):
                return "antonym"
    return None


def opposed(left: Reading, right: Reading) -> str | None:
    """A word of the premise that excludes the predicate of the hypothesis, with its arguments close by."""
    for second in main_clauses(right):
        told = (*(word.lemma for word in left.words), *(c.lemma for c in left.clauses))
        if second.unreal or any(same_event(lemma, second.lemma) for lemma in told):
            continue
        for i, word in enumerate(left.words):
            lemma = next((c.lemma for c in left.clauses if c.index == i and not c.nominal), word.lemma)
            if (
                word.pos not in {"VERB", "NOUN", "ADJ", "ADV"}
                or not opposite(lemma, second.lemma)
                or oriented(lemma, second.lemma)
            ):
                continue
            if denied(left, i) != second.negated or any(c.unreal for c in left.clauses if c.index == i):
                continue
            if _anothers(left, i, right, second):
                continue
            above = left.words[left.words[word.head].head]  # "due to land"
            if above.lemma not in UNREAL_VERBS and _about(left, i, right, second):
                return "opposed"
    return None


def _anothers(left: Reading, i: int, right: Reading, second: Clause) -> bool:
    """Whether the verb at word `i` tells of another than the hypothesis' subject: who came second is not who won."""
    own = [k for c in left.clauses if c.index == i and not c.nominal for k in c.subjects]
    return bool(own and second.subjects) and all(
        same_thing(left, k, right, second.subjects[0]) == DIFFERENT for k in own
    )


def denied_noun(left: Reading, right: Reading) -> str | None:
    """The event stands in the premise as a noun whose verb is denied ("delay in reaching agreement")."""
    if coverage(left, right) < COVERED:
        return None
    for second in main_clauses(right):
        if second.unreal or second.nominal or supported(left, right, second):
            continue
        nouns = [i for i, w in enumerate(left.words) if w.pos == "NOUN" and same_event(w.lemma, second.lemma)]
        if any(denied(left, i) != second.negated and _about(left, i, right, second) for i in nouns):
            return "denied_noun"
    return None


def denied_thing(left: Reading, right: Reading) -> str | None:
    """What the hypothesis asserts of is said not to be there: "without quarantine", "no survivors"."""
    if coverage(left, right) < MOSTLY_COVERED:
        return None
    for second in main_clauses(right):
        if second.negated or second.unreal:
            continue
        there = (second.index,) if second.nominal and not second.subjects else ()
        for j in (*there, *second.subjects, *second.objects, *(k for slot, k in second.obliques if slot == "with")):
            same = [i for i, word in enumerate(left.words) if word.pos == "NOUN" and word.lemma == right.words[j].lemma]
            if same and all(_absent(left, i) for i in same) and not _absent(right, j):
                return "denied_thing"
    return None


def denied_word(left: Reading, right: Reading) -> str | None:
    """Nearly all words of the hypothesis, and its event with the other polarity wherever the premise has it."""
    if coverage(left, right) < NEARLY_COVERED or excepted(left, right):
        return None
    for second in main_clauses(right):
        told = {c.index: c.lemma for c in left.clauses if not c.nominal}
        same = [i for i, word in enumerate(left.words) if same_event(told.get(i, word.lemma), second.lemma)]
        # a noun of the event has to stand by its arguments
        same = [
            i for i in same if left.words[i].pos != "NOUN" or second.nominal or _about(left, i, right, second, _FAR)
        ]
        if same and all(denied(left, i) != second.negated for i in same) and not supported(left, right, second, 2):
            return "denied_word"
    return None


def _about(left: Reading, i: int, right: Reading, second: Clause, reach: int = _REACH) -> bool:
    """Whether all arguments of the hypothesis' clause are mentioned, and stand close to word `i` of the premise."""
    arguments = [j for _, j in second.arguments]
    if not all(mentioned(left, right, j) for j in arguments):
        return False
    away = sorted(steps(left, i, right, j) for j in arguments[:2])
    return bool(away) and away[0] <= _NEAR and away[-1] <= reach


def denied(reading: Reading, i: int) -> bool:
    clause = next((c for c in reading.clauses if c.index == i), None)
    if clause is not None:
        return clause.negated
    if any(c.negated and i in (*c.objects, *c.subjects) for c in reading.clauses):
        return True
    return any(reading.words[k].lemma in {"no", "not", "without", "never"} for k in reading.kids[i])


def _absent(reading: Reading, i: int) -> bool:
    """Whether a noun stands under "no" or "without", or as "any" under a verb that is denied."""
    if reading.words[reading.words[i].head].text.lower() in {"without", "lacking"}:
        return True
    determiners = {reading.words[k].text.lower() for k in reading.kids[i]}
    return "no" in determiners or ("any" in determiners and any(c.negated and i in c.objects for c in reading.clauses))
