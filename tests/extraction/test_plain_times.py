"""When a sentence as it stands was, and a figure of it that frames make nothing of."""

from __future__ import annotations

import pytest

from services.extraction.claims import extract_claims
from services.extraction.model import Claim
from tests.extraction.claims_of import article


def plain(text: str) -> list[Claim]:
    return [c for c in extract_claims(article(text)).claims if c.frame.predicate == "plain"]


def days(claim: Claim) -> str | None:
    return None if claim.when is None else f"{claim.when.start}/{claim.when.end}"


# (sentence of Wednesday 21 May 2025, first and last day of its main clause)
WHOLE: list[tuple[str, str | None]] = [
    # a time of a clause below is not that of the sentence
    ("The pact that ended the Sorland war in 1953 is worthless, Torvik's envoy thinks.", None),
    ("The Orrin choir, which sang in Ystad in 1995, has hired Petra Lang for the costumes.", None),
    ("As scraps were found in Ystad on Monday, a tailor of Orrin said threads suggested that it was sabotage.", None),
    # since when it has not been so low is no time of it
    ("The lake at Orrin is the lowest since May 2009, in the words of Petra Lang.", None),
    ("Petra Lang and the Orrin choir have quarrelled over the costumes since 1995.", "1995-01-01/2025-05-21"),
    # of several the one of the main clause
    ("The Orrin choir sang in Ystad on Monday night after a quarrel that began in 1995.", "2025-05-19/2025-05-19"),
    # its own time, that of the saying, that of a noun
    ("Petra Lang and the Orrin choir quarrelled over the costumes in Ystad on Monday.", "2025-05-19/2025-05-19"),
    ("Petra Lang said on Monday that the costumes of the Orrin choir are shabby.", "2025-05-19/2025-05-19"),
    ("Petra Lang is proud of the Orrin choir and its concert in Ystad in April.", "2025-04-01/2025-04-30"),
]


@pytest.mark.parametrize(("sentence", "when"), WHOLE)
def test_a_sentence_has_the_time_of_its_main_clause(sentence: str, when: str | None) -> None:
    assert [days(c) for c in plain(sentence) if c.quantity is None] == [when]


# (sentence, number, first and last day of the clause in which it stands)
FIGURES: list[tuple[str, float, str | None]] = [
    ("Lang left Ystad last Friday and returned on Monday, along with 132 others.", 132, "2025-05-19/2025-05-19"),
    ("The trawler left on Friday and came back on Monday with 12 barrels of cod.", 12, "2025-05-19/2025-05-19"),
    # what somebody is told to be among is of the day on which it befell them, the biggest of its kind is of none
    ("Vantor is among nine mills fined in April.", 9, "2025-04-01/2025-04-30"),
    ("Vantor is the biggest mill founded in 1990, with 300 looms.", 300, None),
    ("Since January 300 people have died, including 40 in Torvik last week.", 40, "2025-05-12/2025-05-18"),
    # what a figure was before it changed
    ("The jobless rate in Sorland rose to 7.9 percent in April from 7.8 percent.", 7.8, "2025-03-01/2025-03-31"),
    ("The jobless rate in Sorland fell from 7.9 percent to 7.8 percent in April.", 7.9, "2025-03-01/2025-03-31"),
    ("In April exports from Sorland rose to $4 billion from about $3 billion.", 3e9, None),
    ("Output at Vantor grew to 300 boats in 2024 from 250.", 250, None),
    ("The mill closed in 2019 and reopened in 2023 with 300 new exhibits.", 300, "2023-01-01/2023-12-31"),
    ("The choir chose a hall for a one-week season that began on Monday.", 7, "2025-05-19/2025-05-19"),
    ("On Monday night an aunt of one of the six tailors who are at odds with Lang told Sorland Radio that she wept.", 6, None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "number", "when"), FIGURES)
def test_a_figure_has_the_time_of_its_own_clause(sentence: str, number: float, when: str | None) -> None:
    assert [days(c) for c in plain(sentence) if c.quantity is not None and c.quantity.number == number] == [when]


UNHEARD: list[tuple[str, str | None]] = [
    ("The mill sent two men home, even though the office of labour said the crew were fit to keep working.", "the crew were fit to keep working"),
    ("A lawyer hired by the union of the tailors insisted the singers did nothing wrong.", "the singers did nothing wrong"),
    ("An inquiry determined that a stray spark had spoilt the costumes, though the tailors denied any part in it.", "that a stray spark had spoilt the costumes"),
    # a noun, a few words, what a claim holds
    ("The mill sent two men home, and the office of labour reported the poor lighting.", None),
    ("The mill sent two men home, and the office said it was.", None),
    ("The mill sent two men home, and Ada Quill said the ferry Alma sank near Lunde.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "content"), UNHEARD)
def test_what_is_said_inside_a_sentence_is_told_where_no_claim_holds_it(sentence: str, content: str | None) -> None:
    inside = [c.text for c in plain(sentence) if c.quantity is None and c.span != c.sentence]
    assert inside == ([] if content is None else [content])
