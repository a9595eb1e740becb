"""Money, in its currency and at its rate."""

from __future__ import annotations

import pytest

from tests.extraction.quantities.expressions import is_point

MONEY = [
    ("It cost $3.4bn.", 3.4e9, "USD"),
    ("It cost $3.4 billion.", 3.4e9, "USD"),
    ("It cost US$3.4 billion.", 3.4e9, "USD"),
    ("It cost C$20.", 20, "CAD"),
    ("It cost \u20ac12.5m.", 12.5e6, "EUR"),
    ("It cost \u00a3300.", 300, "GBP"),
    ("It cost \u00a5300.", 300, "JPY"),
    ("It cost 12.5m pounds.", 12.5e6, "GBP"),
    ("It cost 48 million euros.", 48e6, "EUR"),
    ("It cost 500 crore rupees.", 5e9, "INR"),
    ("It cost Rs 500.", 500, "INR"),
    ("It cost EUR 500.", 500, "EUR"),
    ("It cost 90 cents.", 0.9, "USD"),
    ("The job pays $800 a month.", 800, "USD/month"),
    ("The job pays 20 dollars per hour.", 20, "USD/hour"),
    ("Oil sold at $70 a barrel.", 70, "USD/barrel"),
    ("The job pays $3,000 monthly.", 3000, "USD/month"),
    ("It cost R500 million.", 5e8, "ZAR"),
    ("It cost N1.2 trillion.", 1.2e12, "NGN"),
    ("It cost Sh500 million.", 5e8, "KES"),
    ("It cost \u20b140 million.", 4e7, "PHP"),
    ("It cost 40 million Egyptian pounds.", 4e7, "EGP"),
    ("It cost 40 million Chilean pesos.", 4e7, "CLP"),
    ("It cost 40 million Czech crowns.", 4e7, "CZK"),
    ("It cost 40 million Ugandan shillings.", 4e7, "UGX"),
    ("It cost 40m South African rand.", 4e7, "ZAR"),
    ("It cost 40m U.S. dollars.", 4e7, "USD"),
    ("It cost 40 euro cents.", 0.4, "EUR"),
    ("It cost 89p.", 0.89, "GBP"),
    ("The balance was -$300.", -300, "USD"),
    ("The balance was minus $4 million.", -4e6, "USD"),
    ("Gold sold at $70 an ounce.", 70, "USD/ounce"),
    ("Corn sold at $70 a bushel.", 70, "USD/bushel"),
    ("Rent is $70 per square foot.", 70, "USD/ft2"),
    ("Power is 14 cents per kilowatt-hour.", 0.14, "USD/kwh"),
    ("a $40m-a-year lease", 4e7, "USD/year"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money_is_a_point_in_its_currency(text: str, value: float, unit: str) -> None:
    is_point(text, value, unit)
