"""Scores and votes of two sides: "2-1", "two-nil", "a goalless draw", "voted 52 to 48", "by 217 votes to 213"."""

from __future__ import annotations

from services.extraction.model import Hedge, Quantity, Span
from services.extraction.quantities import numbers
from services.extraction.quantities.exclusions import is_date
from services.extraction.quantities.points import Result
from services.extraction.quantities.tokens import Tokens, listed

_SCORE_NOUNS = frozenset(
    listed(
        """
    vote votes win victory defeat loss lead draw tie decision ruling score scoreline margin aggregate majority
    triumph rout thrashing game start record final set sets edge upset split verdict judgment judgement shootout
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
    if tokens.at(i + 3) == "/" and tokens.joined(i + 3):
        return None  # "1-1/2 miles"
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


def _score(tokens: Tokens, first: int, second: int, *, end: int | None = None) -> Result:
    """The score whose sides stand at two tokens."""
    own, other = side(tokens.at(first)), side(tokens.at(second))
    return _of(tokens, (first, end or second + 1), float(own or 0), float(other or 0))


def _of(tokens: Tokens, where: tuple[int, int], own: float, other: float) -> Result:
    span = Span(tokens.starts[where[0]], tokens.ends[where[1] - 1])
    return (Quantity(span, own, own, own, 1.0, "score", Hedge.EXACT, rule="score", second=other),), where[1]


_LONGEST_SIDE = 3


def side(word: str) -> int | None:
    """What one side of a score has: "2", "two", "nil"."""
    if word.isdecimal() and len(word) <= _LONGEST_SIDE:
        return int(word)
    return 0 if word == "nil" else numbers.UNITS.get(word)


_DRAWS = frozenset(listed("draw tie stalemate match game"))


def goalless(tokens: Tokens, i: int) -> Result | None:
    """“a goalless draw”, “a scoreless tie”."""
    return _of(tokens, (i, i + 2), 0.0, 0.0) if tokens.at(i + 1) in _DRAWS else None


_VOTING = frozenset(listed("voted vote votes"))
_OF_TWO_SIDES = frozenset(listed("vote win victory defeat loss decision ruling margin majority score tie"))
"""What a score stands before: "a 14 to 11 vote", but "10 to 12 votes" is a range."""
_COUNTED = frozenset(listed("votes goals sets points runs games frames matches seats"))
"""What the first side is counted in: "by 217 votes to 213", "three goals to one"."""
_BEATEN = frozenset(
    listed(
        """
    won win wins beat beats beaten lost lose loses defeated defeat rejected approved passed ruled upheld annulled
    overturned quashed adopted ratified backed endorsed outvoted prevailed
    """
    )
)
_ENDS = frozenset(["", ".", ",", ";", ")", *listed("in on at against with for and after over but as to that")])


def _score_in_words(tokens: Tokens, i: int) -> Result | None:
    """“a 14-to-11 vote”, “voted 52 to 48”, “by 217 votes to 213”, “two-nil”: no range, whichever side comes first."""
    if side(tokens.at(i)) is None or tokens.at(i - 1) == "from":
        return None
    tied = tokens.at(i + 1) == "-" and tokens.joined(i + 1) and tokens.joined(i + 2)
    if tied and "nil" in {tokens.at(i), tokens.at(i + 2)} and side(tokens.at(i + 2)) is not None:
        return _score(tokens, i, i + 2)
    counted = tokens.at(i + 1) in _COUNTED and tokens.at(i + 2) == "to"
    hyphens = tokens.words[i + 1 : i + 4] == ("-", "to", "-")
    end = i + 4 if hyphens else i + 3 if counted else i + 2
    if side(tokens.at(end)) is None or not (hyphens or counted or tokens.at(i + 1) == "to"):
        return None
    over = tokens.at(end + 1) in _ENDS or tokens.at(end + 1) in _COUNTED
    before = tokens.words[max(0, i - 8) : i]
    of_vote = before[-1:] == ("of",) and before[-2:-1] in {("vote",), ("score",), ("margin",), ("count",)}
    by_votes = counted and before[-1:] == ("by",) and tokens.at(i + 1) in _VOTING  # "threw it out by 7 votes to 2"
    won = by_votes or ((before[-1:] == ("by",) or counted) and not _BEATEN.isdisjoint(before))
    # "passed the bill 52 to 48": no range goes downwards
    carried = (side(tokens.at(i)) or 0) > (side(tokens.at(end)) or 0) and not _BEATEN.isdisjoint(before)
    told = tokens.at(end + 1) in _OF_TWO_SIDES or tokens.at(i - 1) in _VOTING or (over and (of_vote or won or carried))
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
