"""What a source without a name is, by the rows of its table: every word of a list says what the list says."""

from __future__ import annotations

import pytest

from services.extraction.model import Link, SourceKind
from services.scoring.bodies import is_named, is_side, stands_for
from services.scoring.tables import listed, word_rows


def test_no_word_stands_in_two_lists_or_in_capitals() -> None:
    assert listed("figures") <= listed("untitled")  # what a body has counted is a document without a title, too
    lists = [words for name, words in word_rows("lists") if name != "figures"]
    assert all(lists)
    assert sum(len(words) for words in lists) == len(frozenset().union(*lists))
    assert all(word == word.casefold() for words in lists for word in words)


@pytest.mark.parametrize("word", sorted(listed("side")))
def test_every_side_of_the_table_is_one(word: str) -> None:
    for name in (word, f"the {word}", f"festival {word}", f"The Kestrel {word.capitalize()}"):
        assert is_side(Link(name, SourceKind.GENERIC)), name
        assert not is_side(Link(name, SourceKind.ORGANISATION)), name


@pytest.mark.parametrize("name", ["police", "the rescuers", "union officials", "opposition figures", "residents"])
def test_who_was_asked_by_chance_is_no_side(name: str) -> None:
    assert not is_side(Link(name, SourceKind.GENERIC))


@pytest.mark.parametrize("word", sorted(listed("untitled")))
def test_every_untitled_document_of_the_table_is_nobodys(word: str) -> None:
    for name in (word, f"the {word}", f"{word} of the election"):
        assert not is_named(Link(name, SourceKind.DOCUMENT)), name
    assert is_named(Link(f"Halden {word}", SourceKind.DOCUMENT))


@pytest.mark.parametrize("word", sorted(listed("business")))
def test_every_business_of_the_table_can_be_the_one_that_is_named(word: str) -> None:
    assert stands_for(f"the {word}", Link("Kolar Holdings", SourceKind.ORGANISATION))
    assert not stands_for(f"the {word}", Link("Ida Kolar", SourceKind.PERSON))


@pytest.mark.parametrize(("topic", "words"), word_rows("topics"))
def test_every_topic_of_the_table_has_words(topic: str, words: frozenset[str]) -> None:
    assert topic
    assert words
