"""Tolls of events that lie years back: they grow no more, so two of them contradict each other."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare
from services.comparison.model import Judgement
from tests.comparison.printed import claims, figure, figures

OLDER = "It was the worst since 1953, when 25 firemen died as a blaze burned in low scrub near Kalder Wood, Norra."
RECENT = "At least 25 firemen died on Monday as a blaze burned in low scrub near Kalder Wood, Norra."


@pytest.mark.parametrize(
    ("newer", "older", "judgement"),
    [
        ("The 1953 Kalder Wood fire of Port Orlo, which killed 29, was worse.", OLDER, Judgement.CONTRADICTION),
        ("A reported 29 firemen died in the Kalder Wood fire.", OLDER, Judgement.CONTRADICTION),
        ("A reported 29 firemen died in the Kalder Wood fire.", RECENT, Judgement.UPDATE),
        ("Through that winter the Kalder Wood war killed 29 firemen.", OLDER, Judgement.INCOMPARABLE),
        ("A reported 29 firemen died in the Selm Heath fire.", OLDER, Judgement.INCOMPARABLE),
        ("The 1961 Kalder Wood fire of Port Orlo, which killed 29, was worse.", OLDER, Judgement.INCOMPARABLE),
    ],
    ids=[
        "one year",
        "one name",
        "a toll of this week grows",
        "a war goes on for years",
        "another fire",
        "another year",
    ],
)
def test_a_toll_that_is_recalled(newer: str, older: str, judgement: Judgement) -> None:
    assert compare(figure(newer, "two.example", 29), figure(older, "one.example", 25)).judgement is judgement


EVENING = "The fire on Lanner Moor had spread to 3,400 hectares on Wednesday, said the fire chief, Moira Strand."


def test_an_older_article_that_comes_in_late_tells_what_has_grown_since() -> None:
    told = "A fire on Lanner Moor has spread to 1,200 hectares, said the fire chief, Moira Strand."
    late, known = figures(told, "two.example", days=2)[0], figures(EVENING, "one.example", days=3)[0]
    assert compare(late, known).rule == "quantity.outgrown"


def test_a_fire_grows_by_hours() -> None:
    newer = figures(EVENING, "one.example", days=1)[0]
    older = figures("A fire on Lanner Moor has spread to 900 hectares, said Moira Strand.", "two.example")[0]
    assert compare(newer, older).judgement is Judgement.UPDATE
    assert compare(figures(EVENING, "one.example")[0], older).judgement is not Judgement.UPDATE


LEFT = "Ada Kolar resigned on 26 November 2017 after 20 years in the Norra council."


@pytest.mark.parametrize(
    ("told", "judgement"),
    [
        ("Ada Kolar resigned on Thursday, said a spokesman for her Norra firm.", Judgement.INCOMPARABLE),
        ("Ada Kolar resigned on 20 November 2017 after 20 years in the Norra council.", Judgement.CONTRADICTION),
    ],
    ids=["years later again", "two days of the past"],
)
def test_what_is_recalled_is_no_news(told: str, judgement: Judgement) -> None:
    newer = next(c for c in claims(told, "two.example") if c.frame.predicate == "resign")
    older = next(c for c in claims(LEFT, "one.example") if c.frame.predicate == "resign")
    assert compare(newer, older).judgement is judgement
