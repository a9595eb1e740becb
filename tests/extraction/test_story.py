"""What stands around a clause."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from services.extraction.claims import extract_claims
from services.extraction.story import MOST_NAMES, MOST_WORDS
from services.ingestion.model import Admission, Article

NOON = datetime(2025, 6, 26, 12, tzinfo=UTC)


def contexts(text: str, title: str = "Title") -> list[tuple[str, ...]]:
    article = Article(1, NOON, "a", Admission.ARTICLE, "https://x.example/1", "x.example", title, text, NOON)
    return [claim.context for claim in extract_claims(article).claims]


@pytest.mark.parametrize(
    ("text", "names", "words"),
    [
        ("A boom announced the return of Tarvei on Thursday. The capsule brought back 120 grams of soil.",
         {"Tarvei", "Thursday"}, set()),
        ("Lucia Orvane swapped heels for boots. The mayor said the city would build 6,000 homes there.",
         {"Lucia Orvane"}, {"mayor"}),
        ("Nine people drowned when the ferry Alda sank off Skarv, the coastguard said.", {"Alda", "Skarv"}, {"ferry"}),
    ],
)  # fmt: skip
def test_a_clause_keeps_the_names_of_its_article_and_the_words_of_its_sentence(
    text: str, names: set[str], words: set[str]
) -> None:
    found = [set(context) for context in contexts(text)]
    assert any(names | words <= context for context in found), found


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Skarv prays in a car park", {"Skarv"}),
        ("48 hours in Skarv", {"Skarv"}),
        ("Prayers in a car park", set()),
        ("Aurel Tamm prays in Skarv", {"Skarv"}),
        ("Prayers Said In Crowded Car Park", set()),
    ],
    ids=["first", "last", "no name", "a name that the text has", "every word with a capital"],
)
def test_names_that_only_the_headline_has_stand_around_its_clauses(title: str, names: set[str]) -> None:
    text = "The cathedral has been closed since Monday, when lightning struck its spire, Bishop Aurel Tamm said."
    assert [set(context) & {"Skarv", "Prayers", "Car", "Park"} for context in contexts(text, title)] == [names] * len(
        contexts(text, title)
    )


def test_what_stands_around_a_clause_is_bounded() -> None:
    text = " ".join(f"Nine people met Anna Name{n} in Town{n} on Monday." for n in range(200))
    assert max(map(len, contexts(text))) <= MOST_NAMES + MOST_WORDS


@pytest.mark.parametrize(
    "text", ["Tarvei's mayor Ilse Varga resigned on Monday. ", "Ilse Varga resigned in Tarvei on Monday. "]
)
def test_an_article_may_begin_with_a_name_and_end_with_a_space(text: str) -> None:
    assert contexts(text)
