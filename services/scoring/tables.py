"""Tables of words of scoring as they stand in files: a name and its words a row, comments left out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_rows(name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Rows of `name`.tsv beside this module.

    >>> word_rows("topics")[-1][0]
    'weather'
    """
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((head, frozenset(words.split())) for head, _, words in rows)


def listed(name: str) -> frozenset[str]:
    """The words of a list of lists.tsv. Raises `KeyError` where there is none of the name.

    >>> "organisers" in listed("side")
    True
    """
    return dict(word_rows("lists"))[name]
