"""Laws that hold for any text: no exception, exact spans, order, cost linear in length."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from services.extraction.attribution import covering, extract_attributions
from services.extraction.model import Span
from services.extraction.sentences import split_document

PIECES = st.sampled_from([
    "said", "says", " according to ", "Ada Quill", "the minister", "Reuters", "“", "”", '"', "''", "'", "’", ",", ".", ". ", "\n", "\n\n",
    " that ", " citing ", "15,000", " - ", "—", ":", "?", "(", ")", "(NIS)", "told", " she ", "it", " reportedly ", "By ", "\t", "\x00",
    "\u200b", "\ud83d", "é", "中文", "🙂", "\r\n", "U.S.", " who ", "LUNDE (AP) — ", "Most read", "He said", "claims",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=80).map(" ".join), st.lists(PIECES, max_size=80).map("".join)
)


def check_spans(text: str, title: str = "") -> None:
    length = len(text)
    found = extract_attributions(text, title=title, byline="By A", outlet="lunde.example")
    positions = [a.cue[0].start for a in found]
    assert positions == sorted(positions)
    for attribution in found:
        spans = (*attribution.content, *attribution.source, *attribution.cue)
        mentions = tuple(link.mention for link in attribution.chain if link.mention is not None)
        for span in (*spans, *mentions):
            assert 0 <= span.start < span.end <= length
        assert all(link.name for link in attribution.chain)
        assert 0 <= attribution.confidence <= 1
        assert attribution.rule


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("0>00 citing&0&1")
def test_any_text_gives_exact_spans_and_no_exception(text: str) -> None:
    check_spans(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
@example("", "– - 000A")
def test_any_title_will_do(text: str, title: str) -> None:
    check_spans(text, title)
    check_spans(title + "\n\n" + text, title)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_sentences_lie_in_their_paragraphs_in_order(text: str) -> None:
    document = split_document(text, title="Any")
    previous = 0
    for paragraph in document.paragraphs:
        assert paragraph.span.start >= previous
        for sentence in paragraph.sentences:
            assert paragraph.span.contains(sentence)
            assert sentence.start >= previous
            assert sentence.of(text) == sentence.of(text).strip()
            previous = sentence.end


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    assert extract_attributions(text) == extract_attributions(text)


STORY = (
    "The ferry sank off Lunde on Monday, the Wall Street Journal reported, citing Norwegian intelligence. “Nine people "
    "drowned,” said Ada Quill, the mayor. “We mourn.” She said 40 boats had been lost, according to Reuters.\n\n"
)

HOSTILE = {
    "quotes": '"' * 20_000,
    "open quotes": "“" * 20_000,
    "spaced quotes": '" ' * 20_000,
    "capitals": "A " * 20_000,
    "capitalised names": "Ada " * 20_000,
    "commas": ", " * 20_000,
    "cues": "said " * 4_000,
    "according": "according to " * 2_000,
    "citing": "said A, citing " * 1_500,
    "full stops": "." * 40_000,
    "abbreviations": "U.S. " * 10_000,
    "brackets": "(A" * 20_000,
    "apostrophes": "a's" * 15_000,
    "blank lines": "\n" * 40_000,
    "short lines": "a\n" * 20_000,
    "one long word": "a" * 80_000,
    "hyphens": "a-" * 30_000,
    "numbers": "1,000" * 10_000,
    "control characters": "\x00\x01" * 20_000,
    "paragraph quotes": "“We go on.\n\n" * 4_000,
    "of the": "The Office of the " * 4_000,
    "possessives": "Russia's " * 8_000,
    "dashes": "A - " * 10_000,
    "told": "He told The " * 1_500,
    "reports": "".join(STORY.replace("40", str(n)) for n in range(160)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_no_more_than_news_of_its_length(name: str) -> None:
    """Twice the text may cost three times as much, not four as a quadratic step would: the best of several, both sizes."""
    filling = HOSTILE[name]
    half = f"It was said that {filling[: len(filling) // 2]} and the ferry sank."
    text = f"It was said that {filling} and the ferry sank."

    def seconds(of: str) -> float:
        began = time.process_time()
        extract_attributions(of)
        return time.process_time() - began

    small = large = float("inf")
    for turn in range(9):  # a busy machine makes single measures long, never all of them
        small, large = min(small, seconds(half)), min(large, seconds(text))
        if turn >= 2 and large <= 3.0 * small + 0.05:
            break
    assert large <= 3.0 * small + 0.05
    check_spans(text)


def test_covering_takes_the_innermost_with_a_chain() -> None:
    text = "The mayor said nine people drowned, according to Reuters."
    found = extract_attributions(text)
    at = text.index("nine")
    attribution = covering(found, Span(at, at + len("nine people drowned")))
    assert attribution is not None
    assert [link.name for link in attribution.chain] == ["Reuters", "mayor"]
    assert covering(found, Span(len(text) - 8, len(text) - 1)) is None


def test_a_source_with_its_office_speaks_also_with_a_time_behind_the_cue() -> None:
    text = "Norvia has bought 40 new trams, Edda Kray, the transport minister, announced on Tuesday."
    found = extract_attributions(text, title="Trams", byline=None, outlet="lunde.example")
    assert "Edda Kray" in {link.name for attribution in found for link in attribution.chain}
