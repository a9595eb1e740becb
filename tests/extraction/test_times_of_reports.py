"""The month of a report on figures, for what is told of them without it."""

from __future__ import annotations

import pytest

from services.extraction.claims import extract_claims
from services.extraction.model import Claim
from tests.extraction.claims_of import article

TITLE = "April jobs report: the rate falls"
REPORT = "Sorland added 90,000 jobs in April, the ministry said. Mills hired 4,000 in April. "
APRIL, MARCH = "2025-04-01/2025-04-30", "2025-03-01/2025-03-31"


def told(text: str) -> tuple[Claim, ...]:
    return extract_claims(article(REPORT + text, title=TITLE)).claims


def days(claim: Claim) -> str | None:
    return None if claim.when is None else f"{claim.when.start}/{claim.when.end}"


# (what follows the report on figures of April, number, first and last day)
FIGURES: list[tuple[str, float, str | None]] = [
    ("The jobless rate fell to 7.7 percent, the lowest since December 2008.", 7.7, APRIL),
    # the base from which a rate moved
    ("The jobless rate fell from 7.9 percent to 7.7 percent.", 7.7, APRIL),
    ("The jobless rate fell from 7.9 percent to 7.7 percent.", 7.9, MARCH),
    ("The jobless rate will fall from 7.9 percent to 7.7 percent.", 7.9, None),
    # what is added to a figure of the report
    ("Building lost 20,000 jobs. And storms kept 52,000 clerks from their desks.", 52_000, APRIL),
    ("Building lost 20,000 jobs. In Lisk storms kept 52,000 clerks from their desks.", 52_000, None),
]


@pytest.mark.parametrize(("text", "number", "period"), FIGURES)
def test_a_figure_of_a_report_is_of_its_month(text: str, number: float, period: str | None) -> None:
    found = {days(c) for c in told(text) if c.quantity is not None and c.quantity.number == number}
    assert found == {period}


# (what follows, first and last day of the sentence as it stands)
SENTENCES: list[tuple[str, str | None]] = [
    ("Storm Meko did little to the figures, the ministry said.", APRIL),
    ("Storm Meko could do little to the figures, the ministry said.", None),
    ("Storm Meko struck Orrin, the ministry said, with hail and thunder.", None),
    ("But while the jobless rate fell to 7.7 percent, many in Orrin gave up the hunt.", APRIL),
]


@pytest.mark.parametrize(("text", "period"), SENTENCES)
def test_a_sentence_about_the_figures_is_of_their_month(text: str, period: str | None) -> None:
    claims = told(text)
    last = max(c.sentence.start for c in claims)
    found = {
        days(c) for c in claims if c.sentence.start == last and c.quantity is None and c.frame.predicate == "plain"
    }
    assert found == {period}
