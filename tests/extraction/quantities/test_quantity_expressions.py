"""Expressions of quantity and the interval, unit and hedge that each must give. All sentences are our own."""

from __future__ import annotations

import pytest

from services.extraction.model import Hedge, Quantity, QuantityRole
from services.extraction.quantities import find_quantities

EXACT, APPROX, AT_LEAST, AT_MOST, RANGE = Hedge.EXACT, Hedge.APPROX, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.RANGE


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    found = find_quantities(text)
    assert len(found) == 1, [(q.span.of(text), q.unit) for q in found]
    return found[0]


DIGITS = [
    ("The dam holds 1,234 lamps.", 1234, "lamp"),
    ("The archive lists 1 234 567 letters.", 1_234_567, "letter"),
    ("The archive lists 1\u202f234\u202f567 letters.", 1_234_567, "letter"),
    ("A crop of 1.234,5 tonnes was weighed.", 1_234_500, "kg"),
    ("They sold 10,50,000 lamps.", 1_050_000, "lamp"),
    ("It holds 2.5 million lamps.", 2_500_000, "lamp"),
    ("It holds 3 bn lamps.", 3_000_000_000, "lamp"),
    ("It holds 7 lakh lamps.", 700_000, "lamp"),
    ("It holds 2 crore lamps.", 20_000_000, "lamp"),
    ("The post reached 12m people.", 12_000_000, "people"),
    ("It holds 2\u00bd litres.", 0.0025, "m3"),
    ("The walk took 2 1/2 hours.", 2.5 / 24, "day"),
    ("The archive lists 1-1/2 million letters.", 1_500_000, "letter"),
    ("It sold 4,000 rail and bus tickets.", 4000, "ticket"),
]

WORDS = [
    ("Nineteen sailors drowned.", 19, "people"),
    ("The zoo has twenty-four owls.", 24, "owl"),
    ("The zoo has two dozen owls.", 24, "owl"),
    ("The zoo has a dozen owls.", 12, "owl"),
    ("The zoo has half a dozen owls.", 6, "owl"),
    ("The zoo has a hundred and five owls.", 105, "owl"),
    ("The zoo has three hundred owls.", 300, "owl"),
    ("The zoo has two thousand five hundred owls.", 2500, "owl"),
    ("The zoo has one hundred twenty owls.", 120, "owl"),
    ("It drew half a million visitors.", 500_000, "people"),
    ("It drew one and a half million visitors.", 1_500_000, "people"),
    ("It drew five hundred thousand visitors.", 500_000, "people"),
    ("One ferry capsized.", 1, "ferry"),
    ("One elderly woman died.", 1, "people"),
    ("A quarter of a million owls were ringed.", 250_000, "owl"),
    ("Three-quarters of a million owls were ringed.", 750_000, "owl"),
    ("A million and a half owls were ringed.", 1_500_000, "owl"),
    ("The zoo has a pair of owls.", 2, "owl"),
]

SHARES = [
    ("a third of the voters stayed at home", 100 / 3),
    ("two-thirds of the herd died", 200 / 3),
    ("three quarters of the bridges are closed", 75),
    ("a quarter of the bridges are closed", 25),
    ("one in five pupils skipped lunch", 20),
    ("three in four pupils skipped lunch", 75),
    ("nine out of 10 dentists agreed", 90),
    ("one-fifth of the bridges are closed", 20),
    ("half of the bridges are closed", 50),
    ("40 per cent of the bridges are closed", 40),
    ("40pc of the bridges are closed", 40),
    ("forty percent of the bridges are closed", 40),
]

MEASURES = [
    ("The trail is 10 miles long.", 16_093.44, "m"),
    ("The trail is 16 km long.", 16_000, "m"),
    ("He walked a 10-mile trail.", 16_093.44, "m"),
    ("a 100m race", 100, "m"),
    ("It weighed 12 pounds.", 5.44310844, "kg"),
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

SET_FORMS = [
    ("Exports grew twelvefold.", 12, "ratio"),
    ("Exports saw a 12-fold rise.", 12, "ratio"),
    ("Exports doubled.", 2, "ratio"),
    ("Exports tripled.", 3, "ratio"),
    ("Exports halved.", 0.5, "ratio"),
    ("The herd is three times as large.", 3, "ratio"),
    ("The herd is twice the size of ours.", 2, "ratio"),
    ("A 34-year-old baker was found.", 34, "age"),
    ("The baker, aged 34, was found.", 34, "age"),
    ("The baker is 34 years old.", 34, "age"),
    ("Ulrika, 34, said so.", 34, "age"),
    ("The error is plus or minus 4 percent.", 4, "percent"),
    ("Three Iraqis drowned.", 3, "people"),
    ("They paid four taxes.", 4, "tax"),
    ("A magnitude 6.2 quake struck.", 6.2, "magnitude"),
    ("A 6.2-magnitude quake struck.", 6.2, "magnitude"),
    ("She finished third.", 3, "rank"),
    ("She took 21st place.", 21, "rank"),
    ("They crossed the river 7,887 times.", 7887, "count"),
    ("They crossed the river twice.", 2, "count"),
    ("The baker, 34, was found.", 34, "age"),
    ("She was just 17 when she left.", 17, "age"),
    ("A six-month-old girl was found.", 0.5, "age"),
    ("She came in 12th.", 12, "rank"),
    ("She is ranked No. 5.", 5, "rank"),
]


@pytest.mark.parametrize(("text", "value", "unit"), DIGITS + WORDS + MEASURES + MONEY + SET_FORMS)
def test_plain_number_is_a_point_in_its_canonical_unit(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.number) == pytest.approx((value, value, value))
    assert (found.unit, found.hedge) == (unit, EXACT)


@pytest.mark.parametrize(("text", "percent"), SHARES)
def test_fraction_of_a_whole_is_a_percentage(text: str, percent: float) -> None:
    found = only(text)
    assert (found.number, found.unit) == (pytest.approx(percent), "percent")


HEDGED = [
    ("about 15,000 miners", 14_250, 15_750, APPROX),
    ("around 15,000 miners", 14_250, 15_750, APPROX),
    ("some 120 miners", 114, 126, APPROX),
    ("roughly 600 miners", 570, 630, APPROX),
    ("an estimated 600 miners", 570, 630, APPROX),
    ("600 or so miners", 570, 630, APPROX),
    ("about a dozen miners", 11, 13, APPROX),
    ("nearly 8,000 miners", 7500, 8000, APPROX),
    ("almost 90 miners", 85.5, 90, APPROX),
    ("just under 8,000 miners", 7500, 8000, APPROX),
    ("just over 8,000 miners", 8000, 8500, APPROX),
    ("more than 300 miners", 300, None, AT_LEAST),
    ("over 300 miners", 300, None, AT_LEAST),
    ("at least 300 miners", 300, None, AT_LEAST),
    ("upwards of 300 miners", 300, None, AT_LEAST),
    ("no fewer than 300 miners", 300, None, AT_LEAST),
    ("300 or more miners", 300, None, AT_LEAST),
    ("more than an estimated 300 miners", 300, None, AT_LEAST),
    ("up to 300 miners", 0, 300, AT_MOST),
    ("fewer than 300 miners", 0, 300, AT_MOST),
    ("no more than 300 miners", 0, 300, AT_MOST),
    ("as many as 300 miners", 0, 300, AT_MOST),
    ("exactly 300 miners", 300, 300, EXACT),
    ("only 300 miners", 300, 300, EXACT),
    ("between 10,000 and 12,000 miners", 10_000, 12_000, RANGE),
    ("10 to 15 miners", 10, 15, RANGE),
    ("10-15 miners", 10, 15, RANGE),
    ("2-3 million miners", 2e6, 3e6, RANGE),
    ("two or three miners", 2, 3, RANGE),
    ("thousands of miners", 1000, 999_999, APPROX),
    ("hundreds of miners", 100, 1999, APPROX),
    ("dozens of miners", 20, 199, APPROX),
    ("tens of thousands of miners", 10_000, 199_000, APPROX),
    ("hundreds of thousands of miners", 100_000, 1_999_000, APPROX),
    ("several hundred miners", 300, 999, APPROX),
    ("perhaps 600 miners", 570, 630, APPROX),
    ("something like 600 miners", 570, 630, APPROX),
    ("twenty-odd miners", 19, 21, APPROX),
    ("close on 90 miners", 85.5, 90, APPROX),
    ("a handful of miners", 2, 9, APPROX),
    ("hundreds and hundreds of miners", 100, 1999, APPROX),
    ("anywhere from 50 to 80 miners", 50, 80, RANGE),
    ("five or six hundred miners", 500, 600, RANGE),
    ("between six and eight hundred miners", 600, 800, RANGE),
]


@pytest.mark.parametrize(("text", "low", "high", "hedge"), HEDGED)
def test_hedge_bends_the_interval_of_people(text: str, low: float, high: float | None, hedge: Hedge) -> None:
    found = only(f"Yesterday {text} returned.")
    assert (found.low, found.high, found.hedge) == (low, high, hedge)
    assert (found.unit, found.counted) == ("people", ("miner",))


HEDGED_OTHERWISE = [
    ("more than 90% of the bridges", 90, 100, "percent", AT_LEAST),
    ("less than 5% of the bridges", 0, 5, "percent", AT_MOST),
    ("5-7% of the bridges", 5, 7, "percent", RANGE),
    ("55 percent to 60 percent of the bridges", 55, 60, "percent", RANGE),
    ("nearly half of the bridges", 47.5, 50, "percent", APPROX),
    ("between $100 and $200", 100, 200, "USD", RANGE),
    ("$1 billion to $2 billion", 1e9, 2e9, "USD", RANGE),
    ("$1-2 billion", 1e9, 2e9, "USD", RANGE),
    ("approximately $800 per month", 760, 840, "USD/month", APPROX),
    ("exports more than doubled", 2, None, "ratio", AT_LEAST),
    ("millions of dollars were lost", 1e6, 999_999_999, "USD", APPROX),
    ("temperatures in the low thirties", 30, 33, "count", APPROX),
    ("a man in his mid-40s", 44, 46, "age", APPROX),
    ("a woman in her sixties", 60, 69, "age", APPROX),
    ("below 5 degrees Celsius", None, 5, "degC", AT_MOST),
    ("the toll is estimated at 4,000", 3800, 4200, "count", APPROX),
    ("the toll has passed 40", 40, None, "count", AT_LEAST),
    ("the toll has climbed past 40", 40, None, "count", AT_LEAST),
    ("the toll is nearing 40", 38, 40, "count", APPROX),
    ("the cost is $40, give or take", 38, 42, "USD", APPROX),
    ("no higher than $40", 0, 40, "USD", AT_MOST),
    ("between 35C and 40C", 35, 40, "degC", RANGE),
    ("prices range from $5 to $9", 5, 9, "USD", RANGE),
    ("10- to 15-metre waves", 10, 15, "m", RANGE),
    ("a three- to five-day trip", 3, 5, "day", RANGE),
    ("a term of 25 years to life", 25 * 365.2425, None, "day", AT_LEAST),
    ("people aged 65 and over", 65, None, "age", AT_LEAST),
    ("children under 12", 0, 12, "age", AT_MOST),
    ("adults 18 and older", 18, None, "age", AT_LEAST),
    ("20- to 30-year-old women", 20, 30, "age", RANGE),
    ("children ages 5 to 11", 5, 11, "age", RANGE),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "hedge"), HEDGED_OTHERWISE)
def test_hedge_bends_the_interval_in_any_unit(
    text: str, low: float | None, high: float | None, unit: str, hedge: Hedge
) -> None:
    found = only(text)
    assert (
        (found.low, found.high) == pytest.approx((low, high))
        if None not in (low, high)
        else (found.low, found.high) == (low, high)
    )
    assert (found.unit, found.hedge) == (unit, hedge)


SCORES = [
    ("Northfield won 2-1 at home.", [(2, 1)]),
    ("She won 6-4 6-3.", [(6, 4), (6, 3)]),
    ("The council voted 52-48 to close it.", [(52, 48)]),
    ("They drew 0-0.", [(0, 0)]),
    ("They lost 1-3 on Sunday.", [(1, 3)]),
    ("She leads him, 51-44 percent.", [(51, 44)]),
    ("It cleared the council in a 14 to 11 vote.", [(14, 11)]),
    ("It passed in a 14-to-11 vote.", [(14, 11)]),
    ("The council voted 48 to 52 against it.", [(48, 52)]),
    ("They lost two-nil away.", [(2, 0)]),
    ("It was 2-nil at half-time.", [(2, 0)]),
    ("It ended in a goalless draw.", [(0, 0)]),
    ("The bill passed by 217 votes to 213.", [(217, 213)]),
    ("They won by three goals to one.", [(3, 1)]),
    ("It passed by a vote of 6 to 3.", [(6, 3)]),
]


@pytest.mark.parametrize(("text", "scores"), SCORES)
def test_score_has_two_sides(text: str, scores: list[tuple[int, int]]) -> None:
    found = find_quantities(text)
    assert [(q.number, q.second) for q in found] == scores
    assert {q.unit for q in found} == {"score"}


@pytest.mark.parametrize(
    "text", ["Some 10 to 12 votes are missing.", "Rents rose 5-10 percent.", "It fell from 14 to 11 votes."]
)
def test_a_range_is_no_score(text: str) -> None:
    assert all(q.unit != "score" for q in find_quantities(text))


NO_QUANTITY = [
    "Call 555-123-4567 or +44 20 7946 0000 now.",
    "In 2019 the pier burned, and since 2021 it has been closed.",
    "It opened on May 5, 2025, and closed on 7 June.",
    "It opened on 2025-05-05 at 10:30 and shut at 5 p.m.",
    "Resolution 2397 and Article 50 were read aloud.",
    "A Boeing 737 flew over Route 66.",
    "The iPhone 18 was shown.",
    "See https://example.org/2024/05/17 for more.",
    "5 min read",
    "COVID-19 and the G7 filled the agenda.",
    "An F-16 crossed the bay.",
    "No one spoke, and one of them left.",
    "The Gang of Eight met again.",
    "It was two years ago.",
    "It grew over the last three months.",
    "It is one thing to plan.",
    "The 1990s were quiet.",
    "the 2019-20 season",
    "1. Stretch your legs",
    "On the 24/7 channel",
    "The poll was held Aug. 16-20.",
    "The poll was held 16-20 August.",
    "SB 1070 was struck down.",
    "Call 555-0142 or 0800 123 456 for help.",
    "She lives at 10 Dorning Street.",
    "The shop at 45 West 12th Avenue burned.",
    "It happened in the 1200 block of Main Road.",
    "Sections 3 and 4 were read aloud.",
    "Chapters 3-5 were read aloud.",
    "The S&P 500 fell.",
    "Readings of PM2.5 fell.",
    "A 4K screen was shown.",
    "The trial of the Orvin Seven began.",
    "Fans of the Five Arches met.",
    "One day it will open.",
    "One never knows.",
    "At one point it stopped.",
    "They booked it 8/22-8/27.",
    "A year and a half ago it closed.",
    "Aboard Ferry Force One they ate.",
]


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_digits_that_count_nothing_are_left_out(text: str) -> None:
    assert find_quantities(text) == ()


COUNTED = [
    ("12,000 North Korean troops", ("troop", "north", "korean")),
    ("8,600 student visas were issued", ("visa", "student")),
    ("50 North Koreans would come", ("korean", "north")),
    ("300 U.S. soldiers", ("soldier",)),
    ("40 other passengers", ("passenger",)),
    ("86,000 more jobs", ("job",)),
    ("hundreds of thousands of men", ("man",)),
    ("90% of workers' wages", ("wage", "worker")),
    ("a five-member panel", ("member",)),
    ("12,000 rail and bus workers", ("worker", "rail", "bus")),
    ("30 sea, air and land patrols", ("patrol", "sea", "air", "land")),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_what_is_counted_travels_with_the_number(text: str, counted: tuple[str, ...]) -> None:
    assert only(text).counted == counted


ROLES = [
    ("Sales rose 3%.", QuantityRole.CHANGE),
    ("Sales rose by 200 crates.", QuantityRole.CHANGE),
    ("Sales rose to 200 crates.", QuantityRole.LEVEL),
    ("A twelvefold increase was seen.", QuantityRole.CHANGE),
    ("A 42% drop was seen.", QuantityRole.CHANGE),
    ("The mill needs 2,000 more crates.", QuantityRole.CHANGE),
    ("An additional 3,000 crates came.", QuantityRole.ADDITION),
    ("Another 3,000 crates came.", QuantityRole.ADDITION),
    ("A further 3,000 crates came.", QuantityRole.ADDITION),
    ("She saw 7,887 of them.", QuantityRole.SHARE),
    ("The blast killed 19 sailors.", QuantityRole.LEVEL),
    ("Turnout was 66%.", QuantityRole.LEVEL),
    ("Shares are up 4%.", QuantityRole.CHANGE),
    ("an increase of 5 percent", QuantityRole.CHANGE),
    ("cut its rate by 25 basis points", QuantityRole.CHANGE),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role_of_the_number(text: str, role: QuantityRole) -> None:
    assert only(text).role is role


ACTED_ON = [
    "The blast injured almost 90.",
    "The mill will hire 300.",
    "Police said 12 were killed.",
    "At least 40 are missing.",
]


@pytest.mark.parametrize("text", ACTED_ON)
def test_bare_number_next_to_what_is_done_to_people_counts_people(text: str) -> None:
    assert only(text).unit == "people"


STEPS = [
    ("15,000 crates", 1000),
    ("14,872 crates", 1),
    ("2.96 billion crates", 10_000_000),
    ("130 crates", 10),
    ("90 crates", 1),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_rounding_that_the_number_shows(text: str, step: float) -> None:
    assert only(text).step == step


def test_span_covers_hedge_sign_number_unit_and_rate() -> None:
    text = "He was paid around $150 a month for it."
    assert only(text).span.of(text) == "around $150 a month"


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "In all, 40 crates fell and 12 sailors swam."
    assert [q.span.of(text) for q in find_quantities(text, 20)] == ["12"]
    assert [q.span.of(text) for q in find_quantities(text, 0, 20)] == ["40"]


IN_TWO_UNITS = [
    ("The tower is 6ft 2 inches tall.", 1.8796, "m"),
    ("The walk took two hours and 30 minutes.", 2.5 / 24, "day"),
    ("The baby weighed 7 lb 4 oz.", 3.288545, "kg"),
]


@pytest.mark.parametrize(("text", "value", "unit"), IN_TWO_UNITS)
def test_measure_in_two_units_is_one(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.number, found.unit) == (pytest.approx(value), unit)


TWO_NUMBERS = [
    ("It raised the fee from 10 to 12 cents.", [(0.10, "USD"), (0.12, "USD")]),
    ("It fell from 14 to 11 lamps.", [(14, "lamp"), (11, "lamp")]),
    ("It grew from 3 to 4 million lamps.", [(3e6, "lamp"), (4e6, "lamp")]),
    ("It keeps 40 full-time and 30 part-time guards.", [(40, "people"), (30, "people")]),
    ("Two boys, aged 12 and 14, are missing.", [(2, "people"), (12, "age"), (14, "age")]),
    ("Of 60 members, 20 won seats.", [(60, "people"), (20, "count")]),
    ("Lawmakers passed 12 bills on 40 pages.", [(12, "bill"), (40, "page")]),
]


@pytest.mark.parametrize(("text", "values"), TWO_NUMBERS)
def test_a_unit_or_a_noun_that_two_numbers_share(text: str, values: list[tuple[float, str]]) -> None:
    found = find_quantities(text)
    assert [(q.number, q.unit) for q in found] == [(pytest.approx(value), unit) for value, unit in values]


@pytest.mark.parametrize(
    "text",
    [
        "POLICE SAY TWO MEN HELD",
        "Two Men Held After Fire",
        "Man Held in Five States",
        "MUST WATCH One judge may decide",
        "SEEN HERE Two men mourn",
    ],
)
def test_capitals_of_a_headline_make_no_name_of_a_number(text: str) -> None:
    assert len(find_quantities(text)) == 1
