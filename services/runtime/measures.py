"""What the workers of this process have done since it started, for their heartbeats and from there for /metrics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3_600.0, 14_400.0, 86_400.0)
"""Upper bounds of the histograms, in seconds: from a tenth of a second to a day."""


@dataclass
class Measures:
    """Counts by stage and name; they only grow."""

    counts: dict[str, dict[str, float]] = field(default_factory=dict)

    def add(self, stage: str, **more: float) -> None:
        """Add to the counts of a stage.

        >>> measures = Measures()
        >>> measures.add("scoring", claims=3)
        >>> measures.add("scoring", claims=2)
        >>> measures.counts
        {'scoring': {'claims': 5}}
        """
        mine = self.counts.setdefault(stage, {})
        for name, number in more.items():
            mine[name] = mine.get(name, 0) + number

    def observe(self, stage: str, name: str, seconds: float) -> None:
        """One more length of time in the histogram `name` of a stage."""
        bound = next((str(b) for b in BUCKETS if seconds <= b), "inf")
        self.add(stage, **{f"{name}:{bound}": 1, f"{name}:sum": max(0.0, seconds)})


MEASURES = Measures()


def histogram(counts: Mapping[str, float], name: str) -> tuple[list[tuple[str, float]], float]:
    """Cumulative buckets and sum of the histogram `name`, as Prometheus wants them.

    >>> measures = Measures()
    >>> measures.observe("scoring", "alert", 0.4)
    >>> buckets, total = histogram(measures.counts["scoring"], "alert")
    >>> buckets[1:3], buckets[-1], total
    ([('0.25', 0.0), ('0.5', 1.0)], ('+Inf', 1.0), 0.4)
    """
    so_far, buckets = 0.0, []
    for bound in (*map(str, BUCKETS), "inf"):
        so_far += counts.get(f"{name}:{bound}", 0)
        buckets.append(("+Inf" if bound == "inf" else bound, so_far))
    return buckets, counts.get(f"{name}:sum", 0.0)
