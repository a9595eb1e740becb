"""Times, ellipsis, anaphora and attribution of claims; determinism; hostile text."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.evaluation.gold.fields import overlap
from services.evaluation.gold.reading import interval_of
from services.evaluation.seeds import evaluate_seeds
from services.extraction.claims import extract_claims
from services.extraction.frames.parsing.parser import lemma_of
from services.extraction.model import Role
from services.ingestion.model import Admission
from tests.extraction.claims_of import about, article, claims_of, keys

YEARS = [
    ("In 2021, Arlen sent 900 guards to the border, followed by an additional 200 this year.", {900: 2021, 200: 2025}),
    ("Arlen sent 900 guards to the border last year, and an additional 200 this year.", {900: 2024, 200: 2025}),
    ("In 2023, 900 guards arrived in Borea, and in 2024, another 200 arrived.", {900: 2023, 200: 2024}),
    ("The shortage could grow to 2.4 million by 2030 from 1.5 million today.", {2_400_000: 2030, 1_500_000: 2025}),
]


@pytest.mark.parametrize(("sentence", "expected"), YEARS)
def test_each_number_has_its_own_year(sentence: str, expected: dict[int, int]) -> None:
    claims = [c for c in claims_of(sentence) if c.quantity is not None]
    found = {c.quantity.number: c.when.end.year for c in claims if c.quantity and c.when and c.when.end}
    assert found == expected


def test_an_addition_counts_what_the_number_before_counted() -> None:
    claims = claims_of("In 2021, Arlen sent 900 guards to the border, followed by an additional 200 this year.")
    assert {c.frame.predicate for c in claims} == {"send"}
    assert {c.quantity.unit for c in claims if c.quantity} == {"people"}


def test_the_answer_to_a_named_measure() -> None:
    claims = claims_of("The ministry published the number of foreigners studying at Orvin's colleges. It was 85.")
    claim = about(claims, "study")
    assert claim.quantity is not None
    assert (claim.quantity.number, claim.quantity.unit) == (85, "people")


def test_an_answer_has_its_own_time() -> None:
    claims = claims_of("Unemployment in Orvin rose in October. In September it had been 6.1%.")
    answer = next(c for c in claims if c.quantity is not None)
    assert answer.when is not None
    assert answer.when.start is not None
    assert answer.when.start.month == 9


def test_the_time_of_the_saying_is_not_the_time_of_the_event() -> None:
    claim = about(claims_of("Health minister Ana Berg said on Monday that Varnia had ordered 300 beds."), "order")
    assert claim.when is None
    assert claim.reported_on is not None
    assert claim.reported_on.start == date(2025, 5, 19)
    assert [link.name for link in claim.chain] == ["Ana Berg"]


SHARED = [
    ("The shaft is 90 metres deep and will open in 2031.", 90, None),
    ("The tower is 90 metres high and was built in 1931.", 90, None),
    ("The mill employs 90 people and will close in May 2026.", 90, None),
    ("The mill lost 90 jobs and will close in May 2026.", 90, None),
    ("The blast killed 90 people and injured 40 in April.", 90, date(2025, 4, 1)),
    ("The mill has lost 90 jobs and closed two halls in April.", 90, date(2025, 4, 1)),
]


@pytest.mark.parametrize(("text", "number", "start"), SHARED)
def test_two_verbs_share_a_time_if_they_tell_of_one(text: str, number: float, start: date | None) -> None:
    claim = next(c for c in claims_of(text) if c.quantity and c.quantity.number == number and c.frame.lemma)
    assert (claim.when and claim.when.start) == start


def test_what_is_compared_with_is_not_the_time() -> None:
    claim = about(claims_of("Exports of Varnia fell 3% in April from March."), "change")
    assert claim.when is not None
    assert claim.when.start == date(2025, 4, 1)


def test_an_act_is_no_saying() -> None:
    claim = about(claims_of("President Ada Kern vetoed the press law on Monday."), "reject")
    assert claim.chain == ()
    assert keys(claim, Role.AGENT) == {"Ada Kern"}


SILENT = [
    "Why now?",
    "The two men met.",
    "It was a fine evening.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_nothing_to_check_gives_no_claim(sentence: str) -> None:
    assert claims_of(sentence) == ()


def test_a_correction_marks_its_claims() -> None:
    text = "Correction: the Marten prize is worth 20,000 euros. An earlier version of this article gave a wrong sum."
    assert all(claim.corrects for claim in claims_of(text))


def test_spans_point_at_the_words_of_the_claim() -> None:
    text = "Nine people died in Orvin on Monday, police said. Torrent beat Selby 4-1 on Saturday."
    for claim in claims_of(text):
        assert claim.sentence.contains(claim.span)
        assert " ".join(claim.span.of(text).split()) == claim.text
        assert claim.quantity is None or claim.sentence.contains(claim.quantity.span)


def test_the_same_article_gives_the_same_claims() -> None:
    text = "Nine people died in Orvin on Monday, police said. Exports of Varnia fell 3% in April."
    assert extract_claims(article(text)) == extract_claims(article(text))
    ids = [c.id for c in claims_of(text)]
    assert len(set(ids)) == len(ids)


def test_a_takedown_carries_no_claims() -> None:
    gone = replace(article("Nine people died in Orvin on Monday."), kind=Admission.WITHDRAWAL)
    assert extract_claims(gone).claims == ()


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("abc AB19%$€.,;:\"'’“”—-()\n\t\u200b\u2009é中🙂killed said 12 on Monday"), max_size=400
    )
)
def test_no_text_raises(text: str) -> None:
    assert isinstance(extract_claims(article(text)).claims, tuple)


FRAGMENTS = [
    "killed 12 people",
    "said",
    "on Monday",
    "the",
    "fell 3%",
    "it was 4",
    "of them",
    "an additional 30",
    "to",
    ",",
    "by",
    "2-1",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=25))
def test_no_word_salad_raises(parts: list[str]) -> None:
    assert isinstance(extract_claims(article(" ".join(parts).capitalize() + ".")).claims, tuple)


SCENARIOS = Path(__file__).parents[1] / "scenarios"
SENTENCES = sorted(
    {
        sentence
        for name in ("develop.jsonl", "develop_fourth.jsonl")
        for line in (SCENARIOS / name).read_text().splitlines()
        for told in json.loads(line)["articles"]
        for sentence in re.split(r"(?<=[.!?]) ", told["text"])
    }
)


@pytest.mark.parametrize(
    "text",
    ["The Norland crown dropped 1.8", "In Orsa smoke", "On Wednesday", "by Per", "On Tuesday 270", "On Friday morning"],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    """Rows are texts that once raised: a rule looked at the word behind the last one."""
    assert isinstance(extract_claims(article(text)).claims, tuple)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SENTENCES), st.floats(0, 1), st.sampled_from(["", ".", ","]))
def test_a_sentence_that_breaks_off_does_not_raise(sentence: str, share: float, mark: str) -> None:
    words = sentence.rstrip(".").split()
    assert isinstance(extract_claims(article(" ".join(words[: 1 + int(share * len(words))]) + mark)).claims, tuple)


HOSTILE = {
    "one word": "a" * 200_000,
    "numbers": "1 " * 60_000,
    "cues": "said " * 40_000,
    "quotes": '"' * 50_000,
    "separators": "12,000,000" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_bounded(text: str) -> None:
    assert isinstance(extract_claims(article(text)).claims, tuple)


LEMMAS = [
    ("doses", "NNS", "dose"),
    ("troops", "NNS", "troop"),
    ("lay", "VB", "lay"),
    ("fell", "VBD", "fall"),
    ("press", "NN", "press"),
    ("hopes", "VBZ", "hope"),
    ("staged", "VBD", "stage"),
    ("fining", "VBG", "fine"),
    ("hopped", "VBD", "hop"),
    ("passes", "VBZ", "pass"),
]


@pytest.mark.parametrize(("word", "tag", "expected"), LEMMAS)
def test_lemmas(word: str, tag: str, expected: str) -> None:
    assert lemma_of(word, tag) == expected


def test_gold_times_and_overlaps() -> None:
    assert interval_of("2017/2019") == (date(2017, 1, 1), date(2019, 12, 31))
    assert interval_of(None) is None
    assert overlap((90, None), (90, 100)) == 1.0
    assert overlap((10, 20), (21, 30)) == 0.0


SEEDS = Path(os.environ.get("CROSSWIRE_SEEDS", Path(__file__).parents[3] / "shared" / "seeds"))


@pytest.mark.skipif(not (SEEDS / "gold.json").exists(), reason="the annotated articles are not part of the project")
def test_annotated_articles() -> None:
    found = evaluate_seeds(SEEDS)
    assert found["value"] >= 42
    assert found["source"] >= 30
    assert found["different_as_contradiction"] == 0
