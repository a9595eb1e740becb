"""Words that mean the same, derive from one another, or exclude one another."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

_HERE = Path(__file__).parent


def _pairs(path: Path) -> frozenset[tuple[str, str]]:
    rows: set[tuple[str, str]] = set()
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            left, right, *_ = line.split("\t")
            rows.update({(left, right), (right, left)})
    return frozenset(rows)


@cache
def _table(name: str) -> frozenset[tuple[str, str]]:
    return _pairs(_HERE / f"{name}.tsv")


def opposite(left: str, right: str) -> bool:
    """Whether two lemmas exclude one another: by our own table, or as antonyms in a frequent sense."""
    return (left, right) in _table("opposites") or (left, right) in _table("antonyms")


@lru_cache(maxsize=65_536)
def same_event(left: str, right: str) -> bool:
    """Whether two predicates can name one event: equal, derived from one another, or synonyms in a frequent sense.

    >>> same_event("arrive", "arrival"), same_event("arrive", "leave")
    (True, False)
    """
    if left == right or (left, right) in _table("derived") or (left, right) in _table("same"):
        return True
    if (left, right) in _table("synonyms"):
        return True
    shorter = min(len(left), len(right))
    return shorter >= 6 and left[: shorter - 1] == right[: shorter - 1] and abs(len(left) - len(right)) <= 4
