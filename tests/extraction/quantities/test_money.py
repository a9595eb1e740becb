"""Money, in its currency and at its rate."""

from __future__ import annotations

import pytest

from services.extraction.quantities import find_quantities
from services.extraction.quantities.sharing import as_rated_elsewhere
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
    ("The vaccine costs $30 a dose.", 30, "USD/dose"),
    ("The toll is $4 per crossing.", 4, "USD/crossing"),
    ("a $40m-a-year lease", 4e7, "USD/year"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money_is_a_point_in_its_currency(text: str, value: float, unit: str) -> None:
    is_point(text, value, unit)


PER_THE_SAME = [
    ("The fare rises from $6 a day to the full $9.", "USD/day", "USD/day"),
    ("The fare rises to $6 from $4.50 a day.", "USD/day", "USD/day"),
    ("They earn $450 a week, up from $400.", "USD/week", "USD/week"),
    ("It lost $3 a share in the first quarter, up from $2.10 a year before.", "USD/share", "USD/share"),
    ("It paid $3 a share, compared with a profit of $40 million.", "USD/share", "USD"),
    ("They want the $15 hourly base wage to $18.", "USD/hour", "USD/hour"),
    ("Output fell to 2 million barrels a day from 2.4 million.", "barrel/day", "barrel/day"),
    ("Norland pumps 2.4 million barrels a day, up from 2 million barrels.", "barrel/day", "barrel/day"),
    ("Births rose from 300 babies a month to 400.", "people/month", "people/month"),
    ("She earns $20 an hour and spent $300.", "USD/hour", "USD"),
    ("She pays $20 an hour to rent a $900 drill.", "USD/hour", "USD"),
    ("It fell from $40 to 30 euros a day.", "USD", "EUR/day"),
]


@pytest.mark.parametrize(("text", "first", "second"), PER_THE_SAME)
def test_an_amount_that_goes_to_another_is_per_the_same(text: str, first: str, second: str) -> None:
    assert [q.unit for q in find_quantities(text)] == [first, second]


def test_an_amount_with_cents_is_per_the_same_wherever_an_article_tells_it() -> None:
    text = "It pays $8.20 an hour. It went from $6.10 to the current $8.20. A cup is $8.30. It has $20 an hour, or $20."
    sentences = [find_quantities(text, start, start + 60) for start in (0, 23)]
    assert [q.unit for q in as_rated_elsewhere([find_quantities(text)], text)[0]] == [
        "USD/hour",
        "USD/hour",
        "USD/hour",
        "USD",
        "USD/hour",
        "USD",
    ]
    assert as_rated_elsewhere(sentences[1:], text)[0][0].unit == "USD"
