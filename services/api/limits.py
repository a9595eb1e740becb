"""How much one caller may ask for: size of a body, requests a second."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

LARGEST_BODY = 2 * 1024 * 1024
"""Bytes: the longest message that ingestion looks at."""
RATE = 50.0
"""Writing requests a second and key, on average."""
BURST = 100.0
CALLERS = 10_000
"""Callers that are remembered; the one longest silent is forgotten first."""


@dataclass(slots=True)
class Buckets:
    """A token bucket per caller: `rate` tokens a second, `burst` at most.

    >>> some = Buckets(rate=1, burst=2)
    >>> [some.take("a", 0.0), some.take("a", 0.0), some.take("a", 0.5), some.take("a", 1.5)]
    [0.0, 0.0, 0.5, 0.0]
    """

    rate: float = RATE
    burst: float = BURST
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, caller: str, now: float) -> float:
        """Take a token; 0.0 if there was one, else the seconds until there is."""
        left, at = self._left.pop(caller, (self.burst, now))
        left = min(self.burst, left + (now - at) * self.rate)
        enough = left >= 1.0
        self._left[caller] = (left - 1.0 if enough else left, now)
        while len(self._left) > CALLERS:
            self._left.popitem(last=False)
        return 0.0 if enough else round((1.0 - left) / self.rate, 3)
