"""The Beta distribution against closed forms and against numeric integration."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.scoring.beta import beta_quantile, incomplete_beta

CLOSED = [
    (1.0, 1.0, 0.3, 0.3),
    (2.0, 1.0, 0.5, 0.25),
    (1.0, 3.0, 0.5, 0.875),
    (0.5, 0.5, 0.5, 0.5),
    (0.5, 0.5, 0.25, 1 / 3),
    (3.0, 2.0, 0.4, 0.1792),
]


@pytest.mark.parametrize(("a", "b", "x", "expected"), CLOSED)
def test_closed_forms(a: float, b: float, x: float, expected: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("a", "b", "x"), [(3.5, 1.5, 0.7), (23.5, 1.5, 0.848), (203.5, 41.5, 0.8), (2.2, 30.0, 0.05)])
def test_against_simpson(a: float, b: float, x: float) -> None:
    steps = 20_000
    norm = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b))
    h = x / steps

    def density(t: float) -> float:
        return norm * t ** (a - 1) * (1 - t) ** (b - 1)

    area = density(0.0) + density(x) + sum((4 if i % 2 else 2) * density(i * h) for i in range(1, steps))
    assert incomplete_beta(a, b, x) == pytest.approx(area * h / 3, abs=1e-7)


@given(st.floats(0.3, 5000), st.floats(0.3, 5000), st.floats(0.01, 0.99))
def test_the_quantile_inverts_the_distribution(a: float, b: float, p: float) -> None:
    assert incomplete_beta(a, b, beta_quantile(a, b, p)) == pytest.approx(p, abs=1e-6)


def test_the_quantile_is_found_where_the_last_digits_decide() -> None:
    a, b, p = 2336.338491081314, 0.30466053318038555, 0.982263140806041  # 1 - x is 5e-10
    assert incomplete_beta(a, b, beta_quantile(a, b, p)) == pytest.approx(p, abs=5e-8)
