"""Places in a ranking: "finished third", "ranked No. 5"."""

from __future__ import annotations

from services.extraction.quantities import numbers
from services.extraction.quantities.points import Result, point
from services.extraction.quantities.tokens import Tokens, listed

_PLACES = frozenset(listed("place position spot seed"))
_RANKED = frozenset(listed("finished finish finishes came ranked ranks placed places ranking"))
_AFTER_RANK = frozenset(["", ".", ",", *listed("in behind at with overall among and on of out")])
_BEING = frozenset(listed("was were is be been"))
_ORDINAL_WORDS = frozenset(w for w, v in numbers.ORDINALS.items() if 0 < v <= 20)


def starts(word: str) -> bool:
    """Whether a word is an ordinal."""
    return word in _ORDINAL_WORDS


def read_ordinal(tokens: Tokens, i: int) -> Result | None:
    """A place in a ranking: "finished third", "21st place", "in 4th position", "third-largest"."""
    word = tokens.at(i)
    end = i + 1
    if word in numbers.ORDINALS:
        value = float(numbers.ORDINALS[word])
    elif word.isdecimal() and len(word) <= 4 and tokens.at(i + 1) in {"st", "nd", "rd", "th"} and tokens.joined(i + 1):
        value, end = float(word), i + 2
    else:
        return None
    following = tokens.at(end)
    if following in _PLACES:
        return point(tokens, (i, end + 1), value, "rank", "ordinal")
    if following == "-" and tokens.at(end + 1) in {
        "largest",
        "biggest",
        "highest",
        "placed",
        "ranked",
        "most",
        "richest",
        "longest",
    }:
        return point(tokens, (i, end + 2), value, "rank", "ordinal")
    stood = tokens.at(i - 1) in _BEING and following in {"in", "behind", "at", "overall", "among"}
    came = tokens.at(i - 2) in {"came", "comes", "come"} and tokens.at(i - 1) == "in" and following in _AFTER_RANK
    if stood or came or (tokens.at(i - 1) in _RANKED and following in _AFTER_RANK):
        return point(tokens, (i, end), value, "rank", "ordinal")
    return ((), end) if word[0].isdecimal() else None


_STANDING = _BEING | _RANKED | frozenset(listed("became become becomes rated seeded are"))


def read_numbered(tokens: Tokens, i: int) -> Result | None:
    """“ranked No. 5”, “is world number one”, “number three among the cities”: a label of standing is a place."""
    word = tokens.at(i)
    value = int(word) if word.isdecimal() and len(word) <= _LONGEST_PLACE else numbers.UNITS.get(word)
    at = i - 2 if tokens.at(i - 1) == "." else i - 1
    if not value or tokens.at(at) not in {"no", "number"} or tokens.at(i + 1) not in _AFTER_RANK:
        return None
    at -= 1
    while tokens.at(at) in {"the", "world", "s", "'", "a"}:
        at -= 1
    placed = tokens.at(at) in _STANDING or tokens.at(i + 1) == "among"
    return point(tokens, (i, i + 1), float(value), "rank", "numbered") if placed else None


_LONGEST_PLACE = 3
