"""Whether a number is a level, a change, an addition or a share: read from the words next to it."""

from __future__ import annotations

from services.extraction.model import QuantityRole
from services.extraction.quantities.tokens import Tokens, listed

MOVES = frozenset(
    listed(
        """
    rose rise rises risen rising grew grow grows grown growing increased increase increases increasing climbed
    climb climbs climbing jumped jump jumps jumping soared soar soars soaring surged surge surges surging
    gained gain gains gaining advanced advance added adds adding fell fall falls fallen falling dropped drop
    drops dropping declined decline declines declining decreased decrease decreases decreasing slid slide
    slides slipped slip slips slipping sank sink sinks plunged plunge plunges plunging tumbled tumble tumbles
    tumbling shrank shrink shrinks shrinking shrunk contracted contract contracts expanded expand expands lost
    lose loses shed sheds dipped dip dips eased eases cut cuts cutting raised raise raises raising lowered
    lower lowers lowering reduced reduce reduces slashed slash slashes boosted boost hiked hike widened
    narrowed swelled rallied rebounded dived crashed skyrocketed ballooned spiked accelerated slowed
    appreciated depreciated weakened strengthened up down higher lower trimmed
    """
    )
)
_NOUNS = frozenset(
    listed(
        """
    increase increases rise rises growth jump jumps surge gain gains hike hikes boost decline declines
    decrease decreases drop drops fall cut cuts reduction reductions slump plunge slide dip contraction
    expansion advance raise rebound improvement uptick downturn spike markup discount higher lower more fewer
    less faster slower better worse bigger smaller larger cheaper stronger weaker up down
    """
    )
)
_COMPARATIVE = frozenset(
    listed(
        """
    more fewer less higher lower faster slower better worse bigger smaller larger cheaper up down
    """
    )
)
_COUNTED_MORE = frozenset({"more", "fewer", "less"})
"""Before what is counted: "50,000 fewer jobs" (than was thought) is how far two counts are apart."""
_ADDS = frozenset({"additional", "another", "further", "extra", "added", "supplementary"})


def role_of(tokens: Tokens, first: int, number_end: int, end: int) -> QuantityRole:
    """Role of the quantity whose hedge starts at token `first`; its number ends at `number_end`, its unit at `end`."""
    for at in range(first, number_end):
        if tokens.at(at) in _ADDS:
            return QuantityRole.ADDITION
    before = tokens.at(first - 1)
    if before in _ADDS or (tokens.at(first - 2) in _ADDS and before in {"estimated", "some", "about"}):
        return QuantityRole.ADDITION
    if tokens.at(number_end) == "of" and tokens.at(number_end + 1) in {"them", "whom", "which", "these", "those", "us"}:
        return QuantityRole.SHARE
    compared = tokens.at(number_end) in _COUNTED_MORE or _is_change(tokens, first, end)
    return QuantityRole.CHANGE if compared else QuantityRole.LEVEL


def _is_change(tokens: Tokens, first: int, end: int) -> bool:
    after = tokens.at(end)
    if after in {"-"} and tokens.joined(end):
        after = tokens.at(end + 1)
    if after in _COMPARATIVE or (
        after in _NOUNS
        and tokens.at(first - 1)
        in {"a", "an", "the", "of", "by", "another", "this", "its", "his", "their", "with", "from"}
    ):
        return after not in {"up", "down"} or tokens.at(end + 1) in {"on", "from", "", ".", ",", "over", "compared"}
    if after in _NOUNS and after not in {"raise", "cut", "cuts", "fall", "rises", "gains", "drops", "slide", "plunge"}:
        return True
    before = tokens.at(first - 1)
    if before == "to" or tokens.at(first) in {"above", "below", "past"}:
        return False  # "fell below 100" says where it stands
    if before in MOVES:
        return before not in {
            "cut",
            "cuts",
            "raised",
            "raise",
            "raises",
            "lost",
            "lose",
            "gained",
            "added",
            "shed",
            "boost",
            "slashed",
        } or _percent_like(tokens, first, end)
    if before == "by":
        return any(tokens.at(j) in MOVES or tokens.at(j) in _NOUNS for j in range(max(0, first - 12), first - 1))
    if before == "of":
        return tokens.at(first - 2) in _NOUNS and tokens.at(first - 2) not in _COMPARATIVE
    return before == "a" and tokens.at(first - 2) in MOVES


def _percent_like(tokens: Tokens, first: int, end: int) -> bool:
    return tokens.at(end - 1) in {"%", "percent", "cent", "point", "points"} and first < end
