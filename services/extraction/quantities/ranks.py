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
    """“2-1”, “6-4 6-3” (one each), “52-48”, “a 14 to 11 vote”, “51-44%”; “5-7 people” and “10-15%” are ranges."""
    left, link, right = tokens.at(i), tokens.at(i + 1), tokens.at(i + 2)
    if told := _score_in_words(tokens, i):
        return told
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
    if following in {"%", "percent"} and first > second:
        return _score(tokens, i, i + 2)  # "51-44 percent" is no range
    if following in {"%", "percent", "per", "million", "billion", "ratio"} or (
        following == "-" and tokens.joined(i + 3)
    ):
        return None
    if (
        following in {"year", "years", "people", "days", "hours", "minutes", "months", "weeks", "km", "miles"}
        and first < second
    ):
        return None
    return _score(tokens, i, i + 2)


def _score(tokens: Tokens, first: int, second: int) -> Result:
    """The score whose sides stand at two tokens."""
    span, own = Span(tokens.starts[first], tokens.ends[second]), float(tokens.at(first))
    score = Quantity(span, own, own, own, 1.0, "score", Hedge.EXACT, rule="score", second=float(tokens.at(second)))
    return (score,), second + 1


_LONGEST_SIDE = 3
_VOTING = frozenset(listed("voted vote votes"))
_OF_TWO_SIDES = frozenset(listed("vote win victory defeat loss decision ruling margin majority score tie"))
"""What a score stands before: "a 14 to 11 vote", but "10 to 12 votes" is a range."""


def _score_in_words(tokens: Tokens, i: int) -> Result | None:
    """“a 14-to-11 vote”, “the 14 to 11 vote”, “voted 52 to 48”: no range, whichever side comes first."""
    joined = tokens.words[i + 1 : i + 4] == ("-", "to", "-")
    end = i + 4 if joined else i + 2
    if not joined and tokens.at(i + 1) != "to":
        return None
    sides = tokens.at(i), tokens.at(end)
    if not all(side.isdecimal() and len(side) <= _LONGEST_SIDE for side in sides) or tokens.at(i - 1) == "from":
        return None
    told = tokens.at(end + 1) in _OF_TWO_SIDES or tokens.at(i - 1) in _VOTING
    return _score(tokens, i, end) if told else None


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
