"""Lengths, weights, areas, speeds and stretches of time, each in its canonical unit."""

from __future__ import annotations

import pytest

from tests.extraction.quantities.expressions import is_point, only

MEASURES = [
    ("The trail is 10 miles long.", 16_093.44, "m"),
    ("The trail is 16 km long.", 16_000, "m"),
    ("He walked a 10-mile trail.", 16_093.44, "m"),
    ("a 100m race", 100, "m"),
    ("It weighed 12 pounds.", 5.44310844, "kg"),
    ("The carp tipped the scales at 12 pounds.", 5.44310844, "kg"),
    ("The star is 10 parsecs away.", 308_567_758_149_136_730, "m"),
    ("They loaded 3 tonnes of rice.", 3000, "kg"),
    ("It hit 104 degrees Fahrenheit.", 40, "degC"),
    ("It hit 40\u00b0C.", 40, "degC"),
    ("It fell to minus 5 degrees Celsius.", -5, "degC"),
    ("The fire burned 200 hectares.", 2_000_000, "m2"),
    ("The fire burned 3 square miles.", 7_769_964.331008, "m2"),
    ("Winds reached 60 mph.", 26.8224, "m/s"),
    ("Winds reached 90 km/h.", 25, "m/s"),
    ("It made 5 kWh.", 18_000_000, "J"),
    ("The plant makes 3 gigawatts.", 3e9, "W"),
    ("The trip took 36 hours.", 1.5, "day"),
    ("It pumps 40 barrels.", 40, "barrel"),
    ("a shift of 25 basis points", 0.25, "percentage_point"),
    ("a shift of 2 percentage points", 2, "percentage_point"),
    ("The outage took three-quarters of an hour.", 0.75 / 24, "day"),
    ("The outage took a year and a half.", 1.5 * 365.2425, "day"),
    ("The trail is a mile and a half long.", 1.5 * 1609.344, "m"),
    ("The trail is two miles and a quarter long.", 2.25 * 1609.344, "m"),
    ("The outage took an hour and 20 minutes.", 80 / 1440, "day"),
    ("a weeklong outage", 7, "day"),
    ("a decade-long outage", 3652.425, "day"),
    ("The guard is 6ft 2in tall.", 1.8796, "m"),
    ("The 6-foot-2 guard fell.", 1.8796, "m"),
    ("Highs of 104F are expected.", 40, "degC"),
    ("It covers a 3-square-mile park.", 7_769_964.331008, "m2"),
    ("Prices rose three-tenths of a percent.", 0.3, "percent"),
    ("one half of one percent", 0.5, "percent"),
    ("a quarter-point cut", 0.25, "percentage_point"),
    ("It raised rates by half a point.", 0.5, "percentage_point"),
    ("It raised rates by three-quarters of a point.", 0.75, "percentage_point"),
    ("a shift of a quarter of a percentage point", 0.25, "percentage_point"),
    ("It pumps 2 million bpd.", 2e6, "barrel/day"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MEASURES)
def test_measure_is_a_point_in_its_canonical_unit(text: str, value: float, unit: str) -> None:
    is_point(text, value, unit)


IN_TWO_UNITS = [
    ("The tower is 6ft 2 inches tall.", 1.8796, "m"),
    ("The walk took two hours and 30 minutes.", 2.5 / 24, "day"),
    ("The baby weighed 7 lb 4 oz.", 3.288545, "kg"),
]


@pytest.mark.parametrize(("text", "value", "unit"), IN_TWO_UNITS)
def test_measure_in_two_units_is_one(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.number, found.unit) == (pytest.approx(value), unit)


def test_a_temperature_is_rounded_to_few_of_its_degrees() -> None:
    assert only("It hit 100 degrees Fahrenheit.").step == pytest.approx(10 * 5 / 9)
