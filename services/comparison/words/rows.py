"""Tables of words as they stand in files: rows of a TSV, comments left out, and lists of one kind of word."""

from __future__ import annotations

from importlib.resources import files


def read_rows(folder: str, name: str) -> list[list[str]]:
    """Rows of `name`.tsv in a folder of this room.

    >>> read_rows("sentences", "words")[0][:2]
    ['0.2', 'the']
    """
    text = (files("services.comparison") / folder / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def read_lists(folder: str) -> dict[str, frozenset[str]]:
    """The lists of words of lists.tsv in a folder of this room, by their name.

    >>> "mayor" in read_lists("sentences")["title"]
    True
    """
    return {name: frozenset(words.split()) for name, words in read_rows(folder, "lists")}
