"""One statement that two outlets quote, each with other words around it."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare
from services.comparison.tellings.quotation import quoted
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


def test_the_same_words_in_no_marks_are_no_quotation() -> None:
    told = "The valves were corroded long before the night shift began its tests, said Mara Holt."
    newer = "At Orlund, it seems, the valves were corroded long before the night shift began to work."
    found = [compare(a, b) for a in claims(newer, "two.example", 1) for b in claims(told, "one.example")]
    assert RULE not in {v.rule for v in found}


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
