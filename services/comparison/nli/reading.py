"""The second reading of one article: which of its pairs are put to the model, at most so many, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from services.comparison.model import Verdict
from services.comparison.nli.asking import as_verdict, may_ask
from services.comparison.nli.decision import Opinion, Probabilities, decide
from services.comparison.profiles.profile import Profile

MOST_ASKED = 32
"""Pairs of clauses of one article that are put to the model: what an article may cost is bounded."""


class Reader(Protocol):
    """A model that reads pairs of clauses."""

    @property
    def name(self) -> str:
        """Model and revision: a record can only be computed again with the same one."""

    @property
    def threshold(self) -> float:
        """Least probability at which an opinion counts, above 0.5."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Probabilities]:
        """What it says of the second clause of each pair, given the first; no pair changes what is said of another."""


@dataclass(slots=True)
class SecondReading:
    """Begun anew with every article, so that a replay asks what was asked the first time."""

    reader: Reader
    _opinions: dict[tuple[str, str], Opinion | None] = field(default_factory=dict)

    def of(self, verdict: Verdict, left: Profile, right: Profile) -> Verdict:
        """`verdict`, or the model's where the frames know nothing and the model is sure; `left` is the newer claim."""
        if not may_ask(left, right, verdict):
            return verdict
        one, other = sorted((left.claim.text, right.claim.text))
        if (one, other) not in self._opinions:
            if len(self._opinions) >= MOST_ASKED:
                return verdict
            forward, backward = self.reader.read([(one, other), (other, one)])
            self._opinions[one, other] = decide(forward, backward, self.reader.threshold)
        opinion = self._opinions[one, other]
        return verdict if opinion is None else as_verdict(opinion, left, right, self.reader.name)
