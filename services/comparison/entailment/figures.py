"""Rules of number: another figure, or another share, of the same things in one event."""

from __future__ import annotations

from itertools import combinations

from services.comparison.entailment.alignment import SAME, coverage, fits, same_thing
from services.comparison.entailment.events import HALF_COVERED, aligned
from services.comparison.entailment.reading import Reading
from services.comparison.entailment.sums import derivable
from services.comparison.entailment.vocabulary import listed
from services.extraction.model import Quantity

_PASSED_OVER = frozenset({"day", "rank", "score"})
_EVERY, _MOST, _FEW, _NONE = listed("every"), listed("most"), listed("few"), listed("none")
_LOW, _HIGH = 0.4, 0.6
"""Shares below and above which some are few, and some are most."""
_PERCENT = 100.0
_PERCENT_WORDS = frozenset({"percent", "%"})
_ANYBODY = frozenset({"people", "person", "other"})


def number(left: Reading, right: Reading) -> str | None:
    """The same unit, and no quantity of the premise compatible with that of the hypothesis, nor with it by a sum."""
    if coverage(left, right) < HALF_COVERED:
        return None
    given = [numeral.value for numeral in left.statement.numerals]
    if all(derivable(numeral.value, given) for numeral in right.statement.numerals):
        return None
    if _other_time(left, right):
        return None
    for second in right.statement.quantities:
        if second.unit in _PASSED_OVER:
            continue
        same = [q for q in left.statement.quantities if q.unit == second.unit]
        if same and not any(_meet(q, second) for q in same):
            return "number"
    return None


def _other_time(left: Reading, right: Reading) -> bool:
    """Whether both are dated, and no date of the hypothesis can be one of the premise's."""
    mine, theirs = set(left.dates.values()), set(right.dates.values())
    return bool(mine and theirs) and all(a.excludes(b) for a in mine for b in theirs)


def other_number(left: Reading, right: Reading) -> str | None:
    """One event of the same participants, with another number of the same things, which may stand elsewhere."""
    if coverage(left, right) < HALF_COVERED or _other_time(left, right):
        return None
    wrong = False
    for found in aligned(left, right):
        if found.premise.negated or found.hypothesis.negated or found.premise.unreal != found.hypothesis.unreal:
            continue
        for slot, j in found.hypothesis.arguments:
            mine = _quantity(right, j)
            if mine is None or mine.unit in _PASSED_OVER or _summed(left, right, j):
                continue
            fillers = [i for name, i in found.premise.arguments if fits(name, slot)]
            theirs = [_quantity(left, i) for i in fillers if _one_kind(left, i, right, j)]
            known = [q for q in theirs if q is not None and q.unit == mine.unit]
            if any(_meet(q, mine) for q in known):
                return None
            wrong |= bool(known) and all(k == j for _, _, k in found.different)
    return "other_number" if wrong else None


def _summed(left: Reading, right: Reading, j: int) -> bool:
    """Whether the number at word `j` follows from others of the premise, from two of them where it is written there."""
    given = [numeral.value for numeral in left.statement.numerals]
    for value in right.values(j):
        pairs = [{abs(a - b), a + b} for a, b in combinations(given, 2)]
        if any(value in pair for pair in pairs) or (value not in given and derivable(value, given)):
            return True
    return False


def _one_kind(left: Reading, i: int, right: Reading, j: int) -> bool:
    """Whether what is counted has one name, or is people on the hypothesis' side: two guards may be of 20 people."""
    first, second = left.words[i].lemma, right.words[j].lemma
    return first == second or second in _ANYBODY or first in _PERCENT_WORDS


def _quantity(reading: Reading, i: int) -> Quantity | None:
    """The quantity written in the phrase of word `i`."""
    near = [i, *(k for k in reading.kids[i] if reading.words[k].dep in {"nummod", "quantmod", "amod"})]
    if reading.words[i].dep == "pobj" and reading.words[reading.words[i].head].text.lower() == "of":
        part = reading.words[reading.words[i].head].head  # "85 percent of the guilds"
        near += [part, *reading.kids[part]]
    for quantity in reading.statement.quantities:
        for k in near:
            word = reading.words[k]
            if word.start < quantity.span.end and quantity.span.start < word.end and k not in reading.dates:
                return quantity
    return None


def _meet(first: Quantity, second: Quantity) -> bool:
    """Whether two intervals share a value."""
    return (first.low is None or second.high is None or first.low <= second.high) and (
        first.high is None or second.low is None or second.low <= first.high
    )


def quantifier(left: Reading, right: Reading) -> str | None:
    """One predicate of all of them, and of few or of one: "only one of the three was charged", "all were charged"."""
    for found in aligned(left, right):
        first, second = found.premise, found.hypothesis
        if first.negated != second.negated or first.unreal != second.unreal or found.different or found.absent:
            continue
        for slot, j in second.arguments:
            for name, i in first.arguments:
                if not fits(name, slot) or same_thing(left, i, right, j) != SAME:
                    continue
                if _excluded(share(left, i), share(right, j)):
                    return "quantifier"
    return None


def _excluded(first: tuple[float, float] | None, second: tuple[float, float] | None) -> bool:
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def share(reading: Reading, i: int) -> tuple[float, float] | None:
    """The lowest and the highest share of the things of word `i` that are spoken of; None where none is said."""
    nodes = [i]
    while reading.words[nodes[-1]].dep == "pobj" and reading.words[reading.words[nodes[-1]].head].text in {"of", "but"}:
        nodes.append(reading.words[reading.words[nodes[-1]].head].head)
    near = {k for node in nodes for k in (node, *reading.kids[node])}
    words = {reading.words[k].text.lower() for k in near}
    percent = [q for k in nodes if (q := _quantity(reading, k)) is not None and q.unit == "percent"]
    if percent and percent[0].low is not None and percent[0].high is not None:
        return percent[0].low / _PERCENT, percent[0].high / _PERCENT
    if words & _NONE:
        return 0.0, 0.0
    if words & _EVERY:
        if words & {"not", "but"}:
            return _HIGH, 1.0 - 1e-6
        if words & {"nearly", "almost", "virtually"}:
            return _HIGH, 1.0
        return (1.0, 1.0)
    if words & _MOST:
        return 0.5 + 1e-6, 1.0
    if words & _FEW:
        return 0.0, _LOW
    return _part(reading, nodes, words)


def _part(reading: Reading, nodes: list[int], words: set[str]) -> tuple[float, float] | None:
    """“Only one of the three”: a counted part of a counted whole; "only one" of an uncounted one is not all."""
    values = [next((n.value for n in reading.statement.numerals if n.first == k), None) for k in nodes]
    whole = next(iter(reading.values(nodes[0])), None)
    part = values[1] if len(nodes) > 1 else None
    if part is not None and whole and part < whole:
        rest = reading.words[nodes[1] - 1].text.lower() == "but"
        return (1.0 - part / whole,) * 2 if rest else (part / whole,) * 2
    if part is not None and words & {"only", "just"}:
        return 0.0, 1.0 - 1e-6
    return None
