"""What is denied by way of a noun, and what is said behind a name: (sentence, words, chain, denied?)."""

from __future__ import annotations

import pytest

from services.extraction.attribution import covering, extract_attributions
from services.extraction.model import Polarity, Span
from tests.extraction.claims_of import claims_of

DENIED = [
    ("Karl Holm rejected claims that he had taken bribes.", "he had taken bribes", ["Karl Holm"]),
    ("Karl Holm denied allegations that he took bribes.", "he took bribes", ["Karl Holm"]),
    ("Karl Holm dismissed reports in the local press that he had taken bribes.", "he had taken bribes", ["Karl Holm"]),
    ("The mayor of Torne, Ada Holm, brushed aside accusations of taking bribes.", "taking bribes", ["Ada Holm"]),
    ("Torne mayor Karl Holm rejected as absurd suggestions that the Orlen bridge would close in May.",
     "the Orlen bridge would close", ["Karl Holm"]),
    ("The harbour company dismissed a report that it would close the pier, saying it was invented.",
     "it would close the pier", ["harbour company"]),
    ("The army denied rumours that it had shelled Imlek.", "it had shelled Imlek", ["army"]),
    ("Ida Brandt quashed rumours that the plant at Torne would close.", "the plant at Torne would close", ["Ida Brandt"]),
    ("Ida Brandt pleaded not guilty to killing Karl Munt in May.", "killing Karl Munt", ["Ida Brandt"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "chain"), DENIED, ids=[c[0] for c in DENIED])
def test_a_denied_charge_is_denied_by_the_accused(text: str, words: str, chain: list[str]) -> None:
    start = text.index(words)
    found = covering(extract_attributions(text), Span(start, start + len(words)))
    assert found is not None
    assert found.denial
    assert [link.name for link in found.chain] == chain
    told = [c for c in claims_of(text) if words in c.text and c.frame.predicate != "plain" and c.span.start >= start]
    assert all(c.polarity is Polarity.NEGATED for c in told)


def test_a_bill_that_is_rejected_is_no_charge() -> None:
    found = extract_attributions("The council rejected the bill that the mayor had written in March.")
    assert not any(a.denial and a.rule == "rule.denied_charge" for a in found)


UNINTENDED = [
    "Ida Brandt said she had no plans to close the plant at Torne.",
    "The harbour company has no intention of closing the plant at Torne.",
    "The harbour company ruled out closing the plant at Torne.",
]


@pytest.mark.parametrize("text", UNINTENDED)
def test_what_nobody_means_to_do_is_denied(text: str) -> None:
    told = [c for c in claims_of(text) if "clos" in c.text]
    assert told
    assert all(c.polarity is Polarity.NEGATED for c in told)


def test_nobody_is_no_source() -> None:
    found = extract_attributions("Nobody knows whether Ida Brandt met Karl Munt in May.")
    assert not any(link.name == "Nobody" for a in found for link in a.chain)


SAID = [
    ("The mayor of Torne, Ada Holm, said 12 people died.", "12 people died", "Ada Holm"),
    ("Torne's mayor, Ada Holm, said on Monday 12 people had died.", "12 people had died", "Ada Holm"),
    ("The chief executive of Velcor Foods, Ida Brandt, said 400 jobs would go.", "400 jobs would go", "Ida Brandt"),
    ("The head of the Torne fire service, Karl Munt, said 12 people had died in the blaze on Monday.",
     "12 people had died", "Karl Munt"),
    ("The frigate Corsair was not sunk, Ardania's navy said on Wednesday, after rebels claimed to have destroyed her.",
     "The frigate Corsair was not sunk", "Ardania's navy"),
    ("The governor of the province of Leth, Ana Vik, said 12 people were killed on Monday.", "12 people were killed",
     "Ana Vik"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), SAID, ids=[c[0] for c in SAID])
def test_who_holds_the_office_is_who_speaks(text: str, words: str, speaker: str) -> None:
    start = text.index(words)
    found = covering(extract_attributions(text), Span(start, start + len(words)))
    assert found is not None
    assert [link.name for link in found.chain] == [speaker]
