"""Numbers that are no number: "dozens", "tens of thousands", "several hundred", "a couple of", "a handful of"."""

from __future__ import annotations

from services.extraction.quantities.numbers import MAGNITUDES, Number
from services.extraction.quantities.tokens import Tokens, listed

PLURALS: dict[str, tuple[float, float]] = {
    # What "dozens" and its like allow: from the word's own size to just under the next word that a writer would take,
    # with room for loose use ("hundreds" of 1,400); "thousands" stretches to the next everyday word, a million.
    "tens": (10, 199),
    "dozens": (20, 199),
    "scores": (40, 399),
    "hundreds": (100, 1_999),
    "thousands": (1_000, 999_999),
    "lakhs": (1e5, 9_999_999),
    "crores": (1e7, 999_999_999),
    "millions": (1e6, 999_999_999),
    "billions": (1e9, 999_999_999_999),
    "trillions": (1e12, 999_999_999_999_999),
}


def plural_magnitude(tokens: Tokens, i: int) -> Number | None:
    """“dozens”, “hundreds”, “tens of thousands”, “hundreds of thousands”, “several hundred”, “a few thousand”."""
    word = tokens.at(i)
    if word not in PLURALS:
        return None
    low, high = PLURALS[word]
    end = i + 1
    if tokens.at(end) == "and" and tokens.at(end + 1) == word:
        end += 2  # "hundreds and hundreds"
    while tokens.at(end) == "of" and (
        tokens.at(end + 1) in PLURALS and tokens.at(end + 1) not in {"tens", "dozens", "scores"}
    ):
        factor = MAGNITUDES[tokens.at(end + 1)[:-1]]
        low, high = low * factor, min(high, 1_999) * factor
        end += 2
    return Number(i, end, None, low, low, high, "plural_magnitude", grouped=True)


def loose(tokens: Tokens, i: int) -> Number | None:
    """“several hundred”, “a few thousand”, “a couple of dozen”, “a couple of”: few is 2 to 5, several 3 to 9."""
    word = tokens.at(i)
    at = i + 1
    bounds = {"few": (2.0, 5.0), "several": (3.0, 9.0), "couple": (2.0, 3.0)}.get(word)
    if bounds is None:
        return _some_of(tokens, i)
    if word == "couple" and tokens.at(at) == "of":
        at += 1
    factor = MAGNITUDES.get(tokens.at(at))
    if factor is None:
        if (
            word != "couple"
            or tokens.at(i + 1) != "of"
            or tokens.at(at) in {"the", "these", "those", "them", "us", "its", "his", "her"}
        ):
            return None
        return Number(i, at, None, 1.0, *bounds, "loose", grouped=True)
    low, high = bounds[0] * factor, bounds[1] * factor + factor - 1
    at += 1
    while tokens.at(at) in MAGNITUDES and tokens.at(at) != "dozen":
        low, high = low * MAGNITUDES[tokens.at(at)], high * MAGNITUDES[tokens.at(at)]
        at += 1
    return Number(i, at, None, factor, low, high, "loose", grouped=True)


_WORN = frozenset(
    listed(
        """
    trousers jeans glasses shoes boots gloves socks pants shorts scissors sunglasses tights skis sneakers binoculars
    trainers handcuffs eyes hands legs the these those them its his her
    """
    )
)
"""What comes in pairs and is one."""


GROUPS = {"pair": (2.0, 2.0), "trio": (3.0, 3.0), "quartet": (4.0, 4.0), "quintet": (5.0, 5.0), "handful": (2.0, 9.0)}
"""How many a group is of which "of" tells the members."""


def _some_of(tokens: Tokens, i: int) -> Number | None:
    """“a pair of bombers” is two of them, “a trio of” three; “a handful of” is from two to nine."""
    bounds = GROUPS.get(tokens.at(i))
    if bounds is None or tokens.at(i + 1) != "of" or not tokens.at(i + 2).isalpha():
        return None
    if tokens.at(i + 2) in _WORN or tokens.at(i + 3) in _WORN:
        return None
    return Number(i, i + 2, bounds[0] if bounds[0] == bounds[1] else None, 1.0, *bounds, "loose", grouped=True)
