"""Published calibration: what was called with which probability, and what became of it."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.scoring.calibrating.store import calibration
from services.scoring.calibration import BANDS, Band, Tally, band_of
from services.scoring.model import Action
from services.scoring.rebuilding.handler import differences, rebuild
from tests.scoring.scoring_streams import Stream


def table(stream: Stream) -> dict[float, Band]:
    bands = asyncio.run(calibration(stream.work))
    return {low: band for low, band in zip(BANDS, bands, strict=True) if band != Band()}


def told(*values: int) -> Stream:
    stream = Stream()
    for number, value in enumerate(values):
        stream.say(f"o{number}.example", value)
    return stream


def test_nothing_counts_before_something_is_decided() -> None:
    assert table(told(19, 19, 19)) == {}


def test_a_fact_counts_once_in_every_band_in_which_its_value_stood() -> None:
    """Two unrated witnesses are .845, three .928, four .967; what came later tested the first two calls."""
    stream = told(19, 19, 19, 19)
    stream.tick(24 * 9)
    found = table(stream)
    assert [(low, band.settled.calls, band.settled.held, band.tested.calls) for low, band in found.items()] == [
        (0.8, 1, 1, 1), (0.9, 1, 1, 1), (0.95, 1, 1, 0),
    ]  # fmt: skip
    assert found[0.8].settled.mean_call == pytest.approx(0.8455, abs=1e-3)


def test_a_call_that_later_evidence_overturns_did_not_hold() -> None:
    stream = told(19, 19, 91, 91, 91, 91, 91)
    stream.tick(24 * 9)
    band = table(stream)[0.8]
    assert [(tally.calls, tally.held) for tally in (band.settled, band.tested)] == [(1, 0), (1, 0)]


def test_a_field_that_stays_open_counts_as_open() -> None:
    stream = told(19, 19, 91, 91)
    stream.tick(24 * 9)
    assert table(stream)[0.8].open == 1
    assert table(stream)[0.8].settled == Tally()


def test_official_records_are_counted_apart_also_after_settlement() -> None:
    stream = told(19, 19, 19, 19, 19)
    stream.tick(24 * 9)
    stream.command(Action.ANCHOR, stream.claim_of("o0.example"), field="quantity", upheld=False)
    band = table(stream)[0.8]
    assert (band.settled.held, band.anchored.calls, band.anchored.held) == (1, 1, 0)


@pytest.mark.parametrize("low", BANDS)
def test_bands_begin_at_their_lower_end(low: float) -> None:
    assert BANDS[band_of(low)] == low


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from([19, 91]), st.sampled_from([0.5, 40.0])), min_size=1, max_size=8))
def test_a_rebuild_counts_alike_and_nothing_twice(claims: list[tuple]) -> None:
    stream = Stream()
    for number, (value, after) in enumerate(claims):
        stream.say(f"o{number}.example", value, after=after)
    stream.tick(24 * 9)
    before = table(stream)
    stream.tick(24 * 9)
    assert table(stream) == before
    assert all(band.settled.calls + band.open <= 1 for band in before.values())
    assert all(band.tested.calls <= band.settled.calls for band in before.values())
    assert differences(stream.backend, asyncio.run(rebuild(stream.log))) == []
