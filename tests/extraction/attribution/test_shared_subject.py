"""Cues that hang on another verb have its subject for their source, if that can say anything."""

from __future__ import annotations

import pytest

from services.extraction.attribution import extract_attributions
from services.extraction.attribution.cues import cue_class
from services.extraction.attribution.found import Found
from services.extraction.attribution.shared_subject import with_shared_subject
from services.extraction.model import Span
from services.extraction.sentences import split_document

# (sentence, cue, what is told, its source or "")
SHARED = [
    ("After announcing the sale of its mills, Halden Foods fell on Monday.", "announcing", "the sale of its mills", "Halden Foods"),
    ("Instead of confirming that the pier was closed, the mayor left town.", "confirming", "that the pier was closed", "the mayor"),
    ("Repeating that the bridge was safe, she drove over it.", "Repeating", "that the bridge was safe", "she"),
    ("The Rowing Board sent a letter on Monday, warning that the lake was closed.", "warning", "that the lake was closed", "The Rowing Board"),
    ("Ada Quill, who leads the clinic, left after saying that 40 beds were lost.", "saying", "that 40 beds were lost", "Ada Quill"),
    ("The ministry met growers on Friday and accused the dairy of fraud.", "accused", "the dairy of fraud", "The ministry"),
    ("The vote was put off, with several members saying that the plan was old.", "saying", "that the plan was old", "several members"),
    ("It is denouncing what it calls a theft.", "denouncing", "what it calls a theft", "It"),
    ("The vote was put off, with nothing saying that the plan was old.", "saying", "that the plan was old", ""),
    ("The decision was taken without telling what it would cost.", "telling", "what it would cost", ""),
    ("The boats sank while nobody was warning that a storm was near.", "warning", "that a storm was near", ""),
    ("Growers who sold early and said that prices would fall were right.", "said", "that prices would fall", ""),
    ("The firm was believed to hold 40 licences.", "believed", "to hold 40 licences", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "told", "source"), SHARED, ids=[case[0][:50] for case in SHARED])
def test_the_subject_is_shared(text: str, cue: str, told: str, source: str) -> None:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    item = Found(span(cue), cue.lower(), cue_class(cue), (), (span(told),), Span(0, len(text)), 0.9, "tagger")
    (mended,) = with_shared_subject(split_document(text, title="", outlet=""), [item])
    assert " ".join(s.of(text) for s in mended.sources) == source


def test_what_is_said_ends_where_the_next_verb_stands() -> None:
    text = "He denied that he had left the port and said that he would stay."

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    whole, who = Span(0, len(text)), (Span(0, 2),)
    first = Found(span("denied"), "denied", cue_class("denied"), who, (Span(10, len(text) - 1),), whole, 0.9, "tagger")
    second = Found(span("said"), "said", cue_class("said"), who, (span("that he would stay"),), whole, 0.9, "tagger")
    told = with_shared_subject(split_document(text, title="", outlet=""), [first, second])
    assert [item.contents[0].of(text) for item in told] == ["that he had left the port", "that he would stay"]


@pytest.mark.parametrize(
    "text",
    [
        "Asked on Monday whether the pier would close, Ada Quill shook her head and said nothing of it.",
        "When reached by the Lisk Post, Ada Quill had little to say.",
        "It sold fewer boats than planned, as many as the mayor had promised.",
    ],
)
def test_what_only_opens_a_sentence_is_not_what_is_said(text: str) -> None:
    assert not [a for a in extract_attributions(text) if a.rule == "repair.final"]
