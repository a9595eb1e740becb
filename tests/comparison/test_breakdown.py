"""A whole told by its parts: lists in which one figure is another."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare
from services.comparison.model import Field, Judgement, Verdict
from services.extraction.model import Claim
from tests.comparison.printed import figures


def of_figures(newer: str, older: str, mine: str, theirs: str) -> Verdict:
    """What is said of the figure before the word `mine` in the newer text, and of the one before `theirs`."""

    def before(claims: list[Claim], word: str) -> Claim:
        return next(
            c
            for c in claims
            if c.quantity and c.told[c.quantity.span.end - c.sentence.start :].lstrip().startswith(word)
        )

    return compare(before(figures(newer, "two.example"), mine), before(figures(older, "one.example"), theirs))


COACH = "On board the coach near Halden were 14 Danes, six Swedes, three Finns, two Dutch and one passenger each from Peru and Chad."


@pytest.mark.parametrize(
    ("newer", "mine", "theirs", "judgement"),
    [
        ("The coach carried 14 Danes, six Swedes, four Finns, two Dutch, a Peruvian and a Chadian.", "Finns", "Finns",
         Judgement.CONTRADICTION),
        ("The coach carried 14 Danes, six Swedes, three Finns, two Dutch and two Peruvians.", "Peruvians", "passenger",
         Judgement.CONTRADICTION),
        ("The coach carried 14 Danes, six Swedes, three Finns, two Dutch and one Peruvian.", "Peruvian", "passenger",
         Judgement.AGREEMENT),
        ("The coach carried 14 Danes, six Swedes, three Finns and two Dutch.", "Dutch", "Dutch", Judgement.AGREEMENT),
        ("The coach carried 14 Danes, six Swedes, three Finns and two Dutch.", "Finns", "Dutch", Judgement.INCOMPARABLE),
        ("Another coach carried 12 Danes, five Swedes, three Finns and four Dutch.", "Dutch", "Dutch",
         Judgement.INCOMPARABLE),
    ],
    ids=["one more", "of a shared figure", "the same as a shared figure", "the same", "two parts", "another list"],
)  # fmt: skip
def test_figures_of_a_list(newer: str, mine: str, theirs: str, judgement: Judgement) -> None:
    verdict = of_figures(newer, COACH, mine, theirs)
    assert verdict.judgement is judgement
    assert verdict.field is (Field.QUANTITY if judgement is Judgement.CONTRADICTION else None)


def test_two_sources_of_a_list_dispute() -> None:
    newer = "The coach carried 14 Danes, six Swedes, four Finns and two Dutch, said the minister, Ada Holm."
    older = "The coach carried 14 Danes, six Swedes, three Finns and two Dutch, said the operator, Norra Lines."
    assert of_figures(newer, older, "Finns", "Finns").judgement is Judgement.DISPUTE


def test_medals_are_a_list_too() -> None:
    newer = "Norra went home with 12 gold, eight silver, six bronze and four wooden spoons."
    older = "Norra's team took 12 gold, eight silver, six bronze and nine wooden spoons."
    verdict = of_figures(newer, older, "wooden", "wooden")
    assert (verdict.judgement, verdict.rule) == (Judgement.CONTRADICTION, "quantity.part")
