"""Rules that find a contradiction between two parsed statements; each names one field that differs."""

from __future__ import annotations

from collections.abc import Iterator

from services.comparison.entailment.alignment import (
    DIFFERENT,
    SAME,
    Match,
    Reading,
    coverage,
    match,
    mentioned,
    same_thing,
)
from services.comparison.entailment.clauses import Clause
from services.comparison.entailment.model import Judged, Relation, Statement
from services.comparison.entailment.vocabulary import opposite, oriented, same_event

_LIGHT = frozenset(
    {
        "be",
        "have",
        "do",
        "say",
        "make",
        "take",
        "go",
        "come",
        "get",
        "tell",
        "give",
        "include",
        "become",
        "see",
        "know",
        "think",
    }
)
_COVERED = 0.6
"""Share of the hypothesis' words that the premise must have before a difference in polarity counts."""
_MOSTLY_COVERED, _HALF_COVERED = 0.75, 0.5
_NEAR, _REACH = 3, 6
"""Steps in the tree of syntax within which the nearest and the farther argument belong to a word."""


def contradiction(premise: Statement, hypothesis: Statement) -> Judged | None:
    """The first rule that sees a contradiction; None where none does."""
    left, right = Reading(premise), Reading(hypothesis)
    for rule in (
        polarity,
        antonym,
        opposed,
        denied_noun,
        attribute,
        denied_thing,
        swapped,
        other_filler,
        respectively,
        motion,
        number,
    ):
        name = rule(left, right)
        if name:
            return Judged(Relation.CONTRADICTION, name)
    return None


def main_clauses(reading: Reading) -> list[Clause]:
    """What a short hypothesis asserts: its predicates with an argument, nominal ones instead of their "be"."""
    return [c for c in reading.clauses if c.arguments and c.lemma != "be"]


def _aligned(left: Reading, right: Reading) -> Iterator[Match]:
    for second in main_clauses(right):
        for first in left.clauses:
            if same_event(first.lemma, second.lemma):
                yield match(left, first, right, second)


def supported(left: Reading, right: Reading, second: Clause, least: int = 1) -> bool:
    """Whether the premise has the event of the hypothesis with the same polarity, and no argument against it."""
    for first in left.clauses:
        if same_event(first.lemma, second.lemma) and first.negated == second.negated:
            found = match(left, first, right, second)
            if len(found.same) >= least and not found.different:
                return True
    return False


def polarity(left: Reading, right: Reading) -> str | None:
    """The same event of the same participants, once asserted and once denied."""
    for found in _aligned(left, right):
        first, second = found.premise, found.hypothesis
        if first.negated == second.negated or found.different or found.absent or not found.same:
            continue
        if first.unreal and not first.negated:
            continue
        if coverage(left, right) >= _COVERED and not supported(left, right, second, len(found.same)):
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
            if len(found.same) <= oriented(first.lemma, second.lemma):
                continue  # what one buys another sells: both slots have to agree
            if not found.different and not found.absent and not supported(left, right, second, len(found.same)):
                return "antonym"
    return None


def opposed(left: Reading, right: Reading) -> str | None:
    """A word of the premise that excludes the predicate of the hypothesis, with its arguments close by."""
    for second in main_clauses(right):
        if second.unreal or any(same_event(word.lemma, second.lemma) for word in left.words):
            continue
        for i, word in enumerate(left.words):
            if (
                word.pos not in {"VERB", "NOUN", "ADJ"}
                or not opposite(word.lemma, second.lemma)
                or oriented(word.lemma, second.lemma)
            ):
                continue
            if _denied(left, i) != second.negated:
                continue
            if _about(left, i, right, second):
                return "opposed"
    return None


def denied_noun(left: Reading, right: Reading) -> str | None:
    """The event of the hypothesis stands in the premise as a noun whose verb is denied ("delay in reaching agreement")."""
    for second in main_clauses(right):
        if second.unreal or second.nominal:
            continue
        for i, word in enumerate(left.words):
            if word.pos == "NOUN" and same_event(word.lemma, second.lemma) and _denied(left, i) != second.negated:
                if (
                    coverage(left, right) >= _COVERED
                    and _about(left, i, right, second)
                    and not supported(left, right, second)
                ):
                    return "denied_noun"
    return None


def _about(left: Reading, i: int, right: Reading, second: Clause) -> bool:
    """Whether all arguments of the hypothesis' clause are mentioned, and stand close to word `i` of the premise."""
    arguments = [j for _, j in second.arguments]
    if not all(mentioned(left, right, j) for j in arguments):
        return False
    steps = sorted(_steps(left, i, right, j) for j in arguments[:2])
    return bool(steps) and steps[0] <= _NEAR and steps[-1] <= _REACH


def _denied(reading: Reading, i: int) -> bool:
    clause = next((c for c in reading.clauses if c.index == i), None)
    if clause is not None:
        return clause.negated
    if any(c.negated and i in (*c.objects, *c.subjects) for c in reading.clauses):
        return True
    return any(reading.words[k].lemma in {"no", "not", "without", "never"} for k in reading.kids[i])


def _steps(left: Reading, i: int, right: Reading, j: int) -> int:
    """Steps from word `i` of the premise to the nearest word that names what word `j` of the hypothesis does."""
    return min(
        (left.distance(i, k) for k in range(len(left.words)) if same_thing(left, k, right, j) == SAME), default=99
    )


def attribute(left: Reading, right: Reading) -> str | None:
    """What one is said to be, with adjectives that exclude one another: "a liberal thinker", "a conservative"."""
    for second in right.clauses:
        for first in left.clauses:
            if not (first.nominal and second.nominal) or first.negated != second.negated:
                continue
            if not any(same_thing(left, i, right, j) == SAME for i in first.subjects for j in second.subjects):
                continue
            if any(opposite(a, b) for a in left.adjectives(first.index) for b in right.adjectives(second.index)):
                return "attribute"
    return None


def denied_thing(left: Reading, right: Reading) -> str | None:
    """What the hypothesis asserts of is said not to be there: "without quarantine", "no survivors"."""
    if coverage(left, right) < _MOSTLY_COVERED:
        return None
    for second in main_clauses(right):
        if second.negated or second.unreal:
            continue
        for j in (*second.subjects, *second.objects):
            same = [i for i, word in enumerate(left.words) if word.pos == "NOUN" and word.lemma == right.words[j].lemma]
            if same and all(_absent(left, i) for i in same) and not _absent(right, j):
                return "denied_thing"
    return None


def _absent(reading: Reading, i: int) -> bool:
    """Whether a noun stands under "no", "without", "lack of", or as the object of a verb that is denied."""
    head = reading.words[reading.words[i].head]
    if head.text.lower() in {"without", "lacking"} or any(
        reading.words[k].text.lower() in {"no", "any"} for k in reading.kids[i]
    ):
        return (
            head.text.lower() in {"without", "lacking"}
            or _denied_verb(reading, i)
            or any(reading.words[k].text.lower() == "no" for k in reading.kids[i])
        )
    return False


def _denied_verb(reading: Reading, i: int) -> bool:
    return any(c.negated and i in c.objects for c in reading.clauses)


def swapped(left: Reading, right: Reading) -> str | None:
    """Who did it and to whom it was done are exchanged."""
    for found in _aligned(left, right):
        first, second = found.premise, found.hypothesis
        others = [*second.objects, *(i for _, i in second.obliques)][:1]
        theirs = [*first.objects, *(i for _, i in first.obliques)][:1]
        if (
            first.lemma in _LIGHT
            or not (first.subjects and second.subjects and others and theirs)
            or first.nominal != second.nominal
        ):
            continue
        crossed = (
            same_thing(left, first.subjects[0], right, others[0]) == SAME
            and same_thing(left, theirs[0], right, second.subjects[0]) == SAME
        )
        if (
            crossed
            and same_thing(left, first.subjects[0], right, second.subjects[0]) != SAME
            and first.negated == second.negated
        ):
            return "swapped"
    return None


def other_filler(left: Reading, right: Reading) -> str | None:
    """One event, one argument another, another argument the same, and the hypothesis' argument elsewhere in the premise."""
    for found in _aligned(left, right):
        first, second = found.premise, found.hypothesis
        if first.negated != second.negated or second.unreal or first.lemma in _LIGHT:
            continue
        if len(found.different) == 1 and found.same and not found.absent and not supported(left, right, second):
            slot, _, j = found.different[0]
            if mentioned(left, right, j):
                return f"other_filler.{slot}"
    return None


def respectively(left: Reading, right: Reading) -> str | None:
    """ "A and B got x and y, respectively": the hypothesis pairs A with y."""
    if "respectively" not in left.lemmas:
        return None
    for first in left.clauses:
        subjects = [left.members(i) for i in (*first.subjects, *first.objects)]
        lists = [
            group for group in (first.subjects, first.objects, *subjects, *_oblique_lists(first)) if len(group) > 1
        ]
        for a, heads in enumerate(lists):
            for tails in lists[a + 1 :]:
                if len(heads) == len(tails) and _crossed(left, right, heads, tails):
                    return "respectively"
    return None


def _oblique_lists(clause: Clause) -> list[tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for slot, i in clause.obliques:
        found.setdefault(slot, []).append(i)
    return [tuple(group) for group in found.values()]


def _crossed(left: Reading, right: Reading, heads: tuple[int, ...], tails: tuple[int, ...]) -> bool:
    """Whether the hypothesis has one of the first list and one of the second in unlike places."""

    def place(group: tuple[int, ...]) -> int | None:
        own = [left.phrase_words(i) for i in group]
        shared = set.intersection(*map(set, own))
        hits = [n for n, words in enumerate(own) if (set(words) - shared) & right.lemmas]
        return hits[0] if len(hits) == 1 else None

    first, second = place(heads), place(tails)
    return first is not None and second is not None and first != second


_LEAVING = frozenset({"leave", "depart", "departure", "flee", "sail", "exit"})


def motion(left: Reading, right: Reading) -> str | None:
    """ "left for X" against "left X": the goal is not the start."""
    for second in main_clauses(right):
        if second.lemma not in _LEAVING:
            continue
        starts = [*second.objects, *(i for slot, i in second.obliques if slot == "from")]
        goals = [i for slot, i in second.obliques if slot in {"for", "to"}]
        for first in left.clauses:
            if first.lemma not in _LEAVING or first.negated != second.negated:
                continue
            theirs = [i for slot, i in first.obliques if slot in {"for", "to"}]
            origins = [*first.objects, *(i for slot, i in first.obliques if slot == "from")]
            if any(same_thing(left, i, right, j) == SAME for i in theirs for j in starts) or any(
                same_thing(left, i, right, j) == SAME for i in origins for j in goals
            ):
                if not any(same_thing(left, i, right, j) == DIFFERENT for i in first.subjects for j in second.subjects):
                    return "motion"
    return None


def number(left: Reading, right: Reading) -> str | None:
    """The same things counted, and no count of the premise compatible with that of the hypothesis."""
    for second in right.statement.quantities:
        if not second.counted or second.unit in {"day", "rank", "score"}:
            continue
        same = [q for q in left.statement.quantities if q.unit == second.unit]
        like = [
            q
            for q in same
            if q.counted and (q.counted[0] == second.counted[0] or "people" in {q.counted[0], second.counted[0]})
        ]
        if (
            like
            and not any(_meet(q.low, q.high, second.low, second.high) for q in same)
            and coverage(left, right) >= _HALF_COVERED
        ):
            return "number"
    return None


def _meet(low: float | None, high: float | None, other_low: float | None, other_high: float | None) -> bool:
    """Whether two intervals share a value."""
    return (low is None or other_high is None or low <= other_high) and (
        high is None or other_low is None or other_low <= high
    )
