"""A sentence as plain objects says of every token what the parser's own document says."""

from __future__ import annotations

import pytest

from services.extraction.frames.parsing import parser, tree

SENTENCES = [
    "Nine people died on the ferry Alda, the coastguard said on Monday.",
    '"We will not pay," said Ilse Varga, who runs the harbour; "never" - she added - (again).',
    "The dam's owner, which had been warned in 2019 by the ministry's engineers, paid £3.4m  to Orvin.",
    "",
    "It broke. Nobody came.",
]
PLAIN = ("i", "idx", "text", "lower_", "tag_", "dep_", "whitespace_", "is_space", "is_punct")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_attribute_is_the_parsers(sentence: str) -> None:
    parsed = parser.model()(sentence)
    doc = tree.plain(parsed, lambda tag: parser.CLASSES.get(tag, "PUNCT"))
    assert (doc.text, len(doc)) == (parsed.text, len(parsed))
    for expected, actual in zip(parsed, doc, strict=True):
        assert {n: getattr(expected, n) for n in PLAIN} == {n: getattr(actual, n) for n in PLAIN}
        assert actual.is_sent_start == bool(expected.is_sent_start)
        assert actual.head is doc[expected.head.i]
        assert [t.i for t in actual.children] == [t.i for t in expected.children]
        assert [t.i for t in actual.lefts] == [t.i for t in expected.lefts]
        assert [t.i for t in actual.subtree] == [t.i for t in expected.subtree]
        assert actual.left_edge.i == expected.left_edge.i


def test_beyond_the_ends_stands_a_token_without_words_and_ties() -> None:
    (doc,) = parser.parse(["Nine died."])
    assert doc[0].nbor().text == "died"
    for place, step in ((0, -1), (2, 1)):
        outside = doc[place].nbor(step)
        assert (outside.text, outside.tag_, outside.dep_, outside.children) == ("", "", "", [])
        assert outside.head is outside
        assert outside not in list(doc)
