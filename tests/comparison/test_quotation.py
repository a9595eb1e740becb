"""One statement that two outlets quote, each with other words around it."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare
from services.comparison.model import Judgement
from services.comparison.tellings.verbatim import quoted
from tests.comparison.printed import claims

RULE = "agree.quotation.sentences"
SAID = (
    '"The valves were corroded long before the night shift began its tests," the inspector, Mara Holt, told reporters.'
)
STORY = " The Norra refinery is in Orlund."


@pytest.mark.parametrize(
    ("newer", "agree"),
    [
        (
            'Ms Holt had warned the board: "I said that the valves were corroded long before the night shift", she wrote.',
            True,
        ),
        ("At the Norra refinery valves were corroded long before the night shift began, Petra Strand admitted.", True),
        ("The report says that the valves were corroded well ahead of the night shift.", False),
        ('"The valves were not corroded long before the night shift began," the union said.', False),
        ('Ms Holt is "the chief inspector of the Norra Office for Plant Safety and Works".', False),
    ],
    ids=["a part of it", "told without marks", "in other words", "denied", "other words"],
)
def test_a_quotation_is_known_again(newer: str, agree: bool) -> None:
    found = [
        compare(a, b) for a in claims(newer + STORY, "two.example", 1) for b in claims(SAID + STORY, "one.example")
    ]
    assert (RULE in {v.rule for v in found}) is agree


@pytest.mark.parametrize(
    ("newer", "older", "agree"),
    [
        (
            'The letter admits that the mill "dumped tailings ... while the board looked away for years."',
            'According to the letter, the mill had "dumped tailings in the creek while the board looked away for years."',
            True,
        ),
        (
            'Brandt said the tariff is "pro-grower [and] pro-consumer" and left.',
            "The tariff is pro-grower, pro-consumer and long overdue,” Ilse Brandt told growers.",
            True,
        ),
        (
            "“That's what we're here to do,” Mara Holt said, according to the transcript.",
            "That is what we are here to do,” Mara Holt said.",
            True,
        ),
        (
            "“That's what we're here to do,” Mara Holt said, according to the transcript.",
            "That is what we are here to do,” Petra Strand said.",
            False,
        ),
        (
            '"I have walked further than any of you would have," Mara Holt said.',
            '"I was paid less than any of you would have," Mara Holt told the inquiry.',
            False,
        ),
        (
            'Holt warned that Orlund would become "a pariah port" within a year.',
            'Reports that Orlund is "a pariah port" are absurd, Petra Strand said.',
            False,
        ),
        (
            '"The mill cut corners for a decade, hid the readings from the county, and paid no fine," Holt said.',
            'Holt said the mill "cut corners for a decade, hid the readings from the county" and lied.',
            True,
        ),
    ],
    ids=[
        "words left out",
        "a word put in",
        "little words of one speaker",
        "little words of two",
        "little words at the end of two sayings",
        "a topic",
        "a part",
    ],
)
def test_what_stands_in_the_marks_of_both(newer: str, older: str, agree: bool) -> None:
    found = [
        compare(a, b) for a in claims(newer + STORY, "two.example", 1) for b in claims(older + STORY, "one.example")
    ]
    assert any(v.judgement is Judgement.AGREEMENT and v.rule in {RULE, "agree.sentences"} for v in found) is agree


def test_the_same_words_in_no_marks_are_no_quotation() -> None:
    told = "The valves were corroded long before the night shift began its tests, said Mara Holt."
    newer = "At Orlund, it seems, the valves were corroded long before the night shift began to work."
    found = [compare(a, b) for a in claims(newer, "two.example", 1) for b in claims(told, "one.example")]
    assert RULE not in {v.rule for v in found}


LONG = "spent eleven weeks in the clinic with a rare inflammation of the spine and a fractured collarbone"


@pytest.mark.parametrize(("opening", "agree"), [("", True), ("Hide Caption 3 of 9 Photos: ", False)])
def test_so_many_words_in_a_row_need_no_marks(opening: str, agree: bool) -> None:
    told = f"{opening}The skier Ilse Brandt {LONG}."
    newer = f"Officials said that Brandt, who is to race in Norra in the spring, {LONG}, but gave no reason."
    found = [compare(a, b) for a in claims(newer, "two.example", 1) for b in claims(told, "one.example")]
    assert (RULE in {v.rule for v in found}) is agree


def test_other_clauses_of_one_quotation_do_not_agree() -> None:
    said = '"The mill poisoned the creek for a decade, and the county paid farmers for dead cattle," Mara Holt said.'
    poisoned, paid = (
        next(c for c in claims(said, outlet) if word in c.text and other not in c.text)
        for outlet, word, other in (("two.example", "poisoned", "paid"), ("one.example", "paid", "poisoned"))
    )
    assert compare(poisoned, paid).rule != RULE


@pytest.mark.parametrize(
    ("text", "words", "inside"),
    [
        ('He said "not now" and left.', "not now", True),
        ('He said "not now" and left.', "and left", False),
        ("He said “not now” and left.", "and left", False),
        ('Not now," he said.', "Not now", True),
        ('He left, and said: "Not now.', "He left", False),
    ],
)
def test_what_stands_in_quotation_marks(text: str, words: str, inside: bool) -> None:
    at = text.index(words)
    assert quoted(text, (at, at + len(words))) is inside
