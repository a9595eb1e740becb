"""What two readings of a pair, one in each direction, amount to. Pure: no model here."""

from __future__ import annotations

from dataclasses import dataclass

LEAST = 0.5
"""A threshold lies above this: entailment and contradiction can then never both reach it."""


@dataclass(frozen=True, slots=True)
class Probabilities:
    """What a model says of one clause given the other; both 0 to 1, what is missing to 1 is "neutral"."""

    entail: float
    contradict: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """The two clauses say the same (`agrees`) or exclude each other."""

    agrees: bool
    probability: float
    """The lower one of the two directions."""


def decide(forward: Probabilities, backward: Probabilities, threshold: float) -> Opinion | None:
    """One opinion of a pair, whichever of the two clauses came first; None where the model is not sure.

    Contradiction is mutual, so both directions must say it with at least `threshold`; a model that says it in one
    direction only has noticed a difference of detail. Agreement asks for both directions as well: a clause that merely
    follows from a longer one is no second witness of all that the longer one says.

    Raises `ValueError` for a threshold at which both could be said at once.

    >>> decide(Probabilities(0.01, 0.98), Probabilities(0.02, 0.96), 0.95)
    Opinion(agrees=False, probability=0.96)
    >>> decide(Probabilities(0.99, 0.0), Probabilities(0.4, 0.1), 0.95) is None
    True
    """
    if not LEAST < threshold <= 1:
        raise ValueError(f"the threshold {threshold} is not above {LEAST} and at most 1")
    against = min(forward.contradict, backward.contradict)
    if against >= threshold:
        return Opinion(agrees=False, probability=against)
    same = min(forward.entail, backward.entail)
    return Opinion(agrees=True, probability=same) if same >= threshold else None
