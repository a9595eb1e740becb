"""Places in a ranking and scores of two sides."""

from __future__ import annotations

from services.extraction.model import Hedge, Quantity, Span
from services.extraction.quantities import numbers
from services.extraction.quantities.exclusions import is_date
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
    if stood or (tokens.at(i - 1) in _RANKED and following in _AFTER_RANK):
        return point(tokens, (i, end), value, "rank", "ordinal")
    return ((), end) if word[0].isdecimal() else None


_SCORE_NOUNS = frozenset(
    listed(
        """
    vote votes win victory defeat loss lead draw tie decision ruling score scoreline margin aggregate majority
    triumph rout thrashing game start record final set sets edge upset
    """
    )
)
_SCORE_VERBS = frozenset(
    listed(
        """
    won win wins beat beats beaten lost lose loses drew draw defeated defeat led lead leads trailed voted vote
    passed approved rejected ruled thrashed edged finished ended routed downed hammered level ahead score
    scored by
    """
    )
)


def read_score(tokens: Tokens, i: int) -> Result | None:
    """“2-1”, “6-4 6-3” (one each), “52-48”, “won three to one”; “5-7 people” and “10-15%” are ranges."""
    left, link, right = tokens.at(i), tokens.at(i + 1), tokens.at(i + 2)
    if link != "-" or not (left.isdecimal() and right.isdecimal()) or len(left) > 3 or len(right) > 3:
        return None
    if not (tokens.joined(i + 1) and tokens.joined(i + 2)) or (
        tokens.at(i + 3) == "-" and tokens.joined(i + 3) and tokens.at(i + 4).isdecimal()
    ):
        return _three_way(tokens, i)
    if (tokens.at(i - 1) in {"-", "$", "€", "£"} and tokens.joined(i)) or is_date(tokens, i, i + 1):
        return None
    first, second = float(left), float(right)
    following = tokens.at(i + 3)
    before = tokens.words[max(0, i - 6) : i]
    sporting = (
        following in _SCORE_NOUNS
        or any(word in _SCORE_VERBS for word in before)
        or following in {"", ".", ",", ";", ")", "(", "against", "over", "in", "on", "at", "to"}
    )
    if first < second and not sporting:
        return None
    if following in {"%", "percent", "per", "million", "billion", "ratio"} or (
        following == "-" and tokens.joined(i + 3)
    ):
        return None
    if (
        following in {"year", "years", "people", "days", "hours", "minutes", "months", "weeks", "km", "miles"}
        and first < second
    ):
        return None
    span = Span(tokens.starts[i], tokens.ends[i + 2])
    return (Quantity(span, first, first, first, 1.0, "score", Hedge.EXACT, rule="score", second=second),), i + 3


def _three_way(tokens: Tokens, i: int) -> Result | None:
    """“10-4-2” is a record or a code, “555-1234-9” a number to call: neither is a score."""
    at = i
    while (
        tokens.at(at).isdecimal()
        and tokens.at(at + 1) == "-"
        and tokens.joined(at + 1)
        and tokens.at(at + 2).isdecimal()
    ):
        at += 2
    return ((), at + 1) if at > i else None
