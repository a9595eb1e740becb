"""Rules of what is left out, and of what has gone: "all but Monday", "by a fault and not by arson", "moved from X"."""

from __future__ import annotations

from services.comparison.entailment.alignment import SAME, coverage, mentioned, same_thing
from services.comparison.entailment.clauses import Clause
from services.comparison.entailment.events import HALF_COVERED, LIGHT, main_clauses
from services.comparison.entailment.reading import Reading
from services.comparison.entailment.vocabulary import listed, same_event

_WITHOUT = frozenset({"except", "excluding", "but", "barring", "save"})
_JOINED = frozenset({"conj", "appos", "npadvmod", "pobj"})
_MOVING = listed("moving")
_STAYING = listed("staying")


def left_out(left: Reading, right: Reading) -> str | None:
    """What the premise leaves out takes part in the hypothesis, or the other way round."""
    if coverage(left, right) < HALF_COVERED:
        return None
    for one, other in ((left, right), (right, left)):
        for i in _left_out(one):
            for second in main_clauses(other):
                event = any(same_event(w.lemma, second.lemma) for w in one.words)
                taking = [j for _, j in second.arguments if same_thing(one, i, other, j) == SAME]
                taking = [j for j in taking if j not in _left_out(other)]
                if taking and not second.negated and (event or second.lemma in LIGHT):
                    return "left_out"
    return None


def _left_out(reading: Reading) -> list[int]:
    """Nouns under "except" or "excluding", and those that alone in their clause are denied: "and not judges"."""
    found: list[int] = []
    for i, word in enumerate(reading.words):
        joined = word.dep in _JOINED and word.pos in {"NOUN", "PROPN"} and reading.put_aside(i)
        governed = word.dep == "pobj" and (
            reading.words[word.head].text.lower() in _WITHOUT
            or (_denied(reading, word.head) and reading.words[word.head].text.lower() != "until")
        )
        if joined or governed:
            found.append(i)
    return found


def _denied(reading: Reading, i: int) -> bool:
    return any(reading.words[k].dep == "neg" for k in reading.kids[i])


def excepted(left: Reading, right: Reading) -> set[int]:
    """The words of the hypothesis that name what the premise leaves out."""
    return {j for i in _left_out(left) for j in range(len(right.words)) if same_thing(left, i, right, j) == SAME}


def moved(left: Reading, right: Reading) -> str | None:
    """It has moved from one place to another, and is still in the first."""
    for first in left.clauses:
        origins = [i for slot, i in first.obliques if slot == "from"]
        goals = [i for slot, i in first.obliques if slot in {"to", "into"}]
        if first.lemma not in _MOVING or first.negated or first.unreal or not origins or not goals:
            continue
        for second in right.clauses:
            if second.lemma in _STAYING and not second.negated and _stays(left, origins, right, second):
                return "moved"
    return None


def _stays(left: Reading, origins: list[int], right: Reading, second: Clause) -> bool:
    places = [j for slot, j in second.obliques if slot in {"in", "at", "on"}]
    things = [*second.subjects, *second.objects]
    there = any(same_thing(left, i, right, j) == SAME for i in origins for j in places)
    return there and any(mentioned(left, right, j) for j in things)
