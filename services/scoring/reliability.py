"""Reliability of a voice: a Beta posterior over settled claims with forgetting (Josang & Ismail 2002)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from services.scoring.beta import beta_quantile
from services.scoring.parameters import DEFAULT, Parameters

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
UNITS = 1_000_000_000
"""Integer units of one claim on the epoch day: enough digits for archives from the 1990s and for decades to come."""


def day_of(moment: datetime) -> int:
    """Stream-time day, counted from 2000-01-01 UTC.

    >>> day_of(datetime(2000, 1, 3, 12, tzinfo=UTC))
    2
    """
    return (moment - EPOCH).days


def growth(day: int, parameters: Parameters = DEFAULT) -> float:
    """Forward decay `2^(day / half-life)` (Cormode et al., ICDE 2009): old sums are never touched again.

    >>> growth(180) / growth(0)
    2.0
    """
    return float(2.0 ** (day / parameters.half_life_days))


@dataclass(frozen=True, slots=True)
class Sums:
    """Decayed sums of credit and debit as integers in grown units: adding is exact, so order changes nothing."""

    credit: int = 0
    debit: int = 0

    def plus(self, credit: int, debit: int) -> Sums:
        """The sums with one settlement more; negative amounts take one back exactly."""
        return Sums(self.credit + credit, self.debit + debit)

    def at(self, day: int, parameters: Parameters = DEFAULT) -> tuple[float, float]:
        """(credit, debit) in claims as they weigh on `day`."""
        scale = UNITS * growth(day, parameters)
        return self.credit / scale, self.debit / scale


def amounts(y: float, u: float, day: int, corrected: bool, parameters: Parameters = DEFAULT) -> tuple[int, int]:
    """What one settlement adds: `alpha += y*u`, `beta += (1-y)*u*c`, grown to `day`, in units.

    `y` is how far the claim held up, `u` how much it counts (confidence times independence), c = .25 where the outlet
    had corrected itself before.

    >>> amounts(1.0, 1.0, 0, corrected=False), amounts(0.0, 1.0, 0, corrected=True)
    ((1000000000, 0), (0, 250000000))
    """
    scale = UNITS * growth(day, parameters)
    c = parameters.self_correction_share if corrected else 1.0
    return round(y * u * scale), round((1.0 - y) * u * c * scale)


@dataclass(frozen=True, slots=True)
class Reliability:
    """A Beta posterior: share of claims that hold up, with its 90% credible interval and evidence `n`."""

    alpha: float
    beta: float
    prior: float

    @property
    def n(self) -> float:
        """Settled claims behind it, after forgetting."""
        return max(0.0, self.alpha + self.beta - self.prior)

    @property
    def mean(self) -> float:
        """Posterior mean."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def lower(self) -> float:
        """5% quantile: the lower end of the 90% credible interval."""
        return beta_quantile(self.alpha, self.beta, 0.05)

    @property
    def upper(self) -> float:
        """95% quantile."""
        return beta_quantile(self.alpha, self.beta, 0.95)

    @property
    def cautious(self) -> float:
        """10% quantile: what the weight in a consensus goes by."""
        return beta_quantile(self.alpha, self.beta, 0.10)


def reliability(
    settled: tuple[float, float], parameters: Parameters = DEFAULT, seed: tuple[float, float] | None = None
) -> Reliability:
    """Posterior of decayed (credit, debit) under the prior Beta(3.5, 1.5), or an operator's seed prior.

    >>> r = reliability((20.0, 0.0))
    >>> round(r.mean, 3), round(r.lower, 3), r.n
    (0.94, 0.848, 20.0)
    """
    a, b = seed or (parameters.prior_alpha, parameters.prior_beta)
    return Reliability(a + max(0.0, settled[0]), b + max(0.0, settled[1]), a + b)


def topic_reliability(
    overall: Reliability, credit: float, debit: float, parameters: Parameters = DEFAULT
) -> Reliability:
    """Reliability on one topic; its prior leans on the outlet's mean with the strength of `topic_strength` claims.

    With few claims on the topic it is the outlet's own mean (empirical Bayes shrinkage, Efron & Morris 1975).

    >>> whole = reliability((95.0, 5.0))
    >>> round(topic_reliability(whole, 0.0, 4.0).mean, 2)
    0.92
    """
    strength = parameters.topic_strength
    return Reliability(strength * overall.mean + credit, strength * (1.0 - overall.mean) + debit, strength)


def grade(score: Reliability) -> str:
    """Letter in the Admiralty sense (STANAG 2511): A to E, F for too little evidence.

    A: L >= .90 and n >= 50; B: L >= .80 and n >= 25; C: L >= .65; E: U < .5; F: n < 10; else D.

    >>> [grade(reliability(settled)) for settled in ((100.0, 0.0), (3.0, 0.0), (2.0, 30.0))]
    ['A', 'F', 'E']
    """
    if score.n < 10.0:
        return "F"
    if score.lower >= 0.90 and score.n >= 50.0:
        return "A"
    if score.lower >= 0.80 and score.n >= 25.0:
        return "B"
    if score.lower >= 0.65:
        return "C"
    return "E" if score.upper < 0.5 else "D"


def by_topic(
    overall: Reliability, topics: Mapping[str, tuple[float, float]], parameters: Parameters = DEFAULT
) -> dict[str, Reliability]:
    """Topic reliabilities of one outlet, by topic name in alphabetical order."""
    return {t: topic_reliability(overall, *topics[t], parameters) for t in sorted(topics)}
