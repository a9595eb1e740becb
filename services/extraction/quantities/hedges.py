"""Words before and after a number that bend it, and the interval that number and hedge make together."""

from __future__ import annotations

from services.extraction.model import Hedge
from services.extraction.quantities.forms import lemma
from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.quantities.units import unit_after

_BEFORE: dict[str, str] = {
    # meaning: phrases that stand right before the number (or its currency sign)
    "about": "about|around|roughly|approximately|approx|approx .|circa|some|an estimated|estimated|~|somewhere around"
    "|in the region of|in the order of|on the order of|in the vicinity of|in the neighborhood of|give or take"
    "|or about|or around|something like|perhaps|maybe|more or less|just about|estimated at|estimated to be"
    "|estimated to cost|estimated to number|barely|a rough|near",
    "nearly": "nearly|almost|close to|closer to|approaching|just under|slightly under|a little under|just below"
    "|just shy of|shy of"
    "|slightly less than|a little less than|just less than|slightly fewer than|just fewer than|not quite|virtually"
    "|nigh on|close on|neared|nears|nearing|approached|approaches",
    "just_over": "just over|just above|slightly more than|slightly over|slightly above|a little over"
    "|a little more than|little more than"
    "|a bit more than|a bit over|just more than|a shade over",
    "more_than": "more than|over|above|greater than|in excess of|upwards of|upward of|north of|exceeding"
    "|exceeded|exceeds|exceed"
    "|surpassing|surpassed|topped|well over|well above|far more than|better than|larger than|bigger than"
    "|higher than|longer than"
    "|heavier than|>|as opposed to more than|climbed past|climbs past|rose past|risen past"
    "|soared past|moved past|grown past|grew past|gone past|went past|jumped past"
    "|passed|crossed|crosses|tops|surpasses",
    "at_least": "at least|a minimum of|minimum of|no fewer than|no less than|not less than|not fewer than"
    "|as few as|as little as|starting at"
    "|at the very least|no lower than|no smaller than|no shorter than|no younger than",
    "less_than": "fewer than|less than|under|below|well under|well below|lower than|smaller than|shorter than|<"
    "|south of|far fewer than"
    "|far less than|short of",
    "at_most": "up to|at most|at the most|no more than|not more than|no greater than|a maximum of|maximum of"
    "|as many as|as much as|as high as|until|within|no higher than|no larger than"
    "|no bigger than|no longer than|no older than|no greater than",
    "exact": "exactly|precisely|just|only|a mere|a total of|total of|a record|a full|all of|all|a whopping"
    "|a staggering",
}
_AFTER: dict[str, str] = {
    "at_least": "or more|or above|or over|or greater|or longer|or older|or higher|and over|and above|and up|and older"
    "|- plus|plus|+|at least|or better",
    "at_most": "or less|or fewer|or under|or below|or lower|or younger|or shorter|at most|at the most|and under"
    "|and below|and younger",
    "about": "or so|- odd|- ish|or thereabouts|give or take|, give or take|approximately|- some",
}
_STRENGTH = ("exact", "about", "nearly", "just_over", "more_than", "at_least", "less_than", "at_most")


def _table(rows: dict[str, str], *, backwards: bool) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, phrases in rows.items():
        for phrase in phrases.split("|"):
            parts = tuple(phrase.split())
            table.setdefault(parts[-1] if backwards else parts[0], []).append((parts, meaning))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_BY_LAST = _table(_BEFORE, backwards=True)
_BY_FIRST = _table(_AFTER, backwards=False)


def hedge_before(tokens: Tokens, first: int) -> tuple[str, int]:
    """Meaning of the hedge that ends right before token `first`, and the token where it starts.

    Several may pile up ("more than an estimated 300"); the strongest speaks. ("", first) where there is none.
    An article may stand between: "nearly a 20 percent drop".
    """
    meaning, at = "", first - _weighed(tokens, first - 1)
    for _ in range(3):
        entries = _BY_LAST.get(tokens.at(at - 1))
        if not entries:
            break
        for parts, found in entries:
            if tokens.words[max(0, at - len(parts)) : at] == parts:
                if not _is_hedge(tokens, at - len(parts), found):
                    return meaning, at
                if not meaning or _STRENGTH.index(found) > _STRENGTH.index(meaning):
                    meaning = found
                at -= len(parts)
                break
        else:
            break
    return (meaning, at) if meaning else ("", first)


_BEFORE_ARTICLE = frozenset(listed("nearly almost roughly approximately virtually"))
_THERE_IS = frozenset(listed("is are was were be been s have has had gave gives give sees saw at with by only just"))
"""Right before "about a" they make it a hedge ("there is about a one in five chance"), not what a film is about."""


def _weighed(tokens: Tokens, at: int) -> bool:
    """Whether the token at `at` is an article with a hedge before it: "about a two-thirds chance"."""
    before = tokens.at(at - 1)
    if tokens.at(at) not in {"a", "an"}:
        return False
    return before in _BEFORE_ARTICLE or (before == "about" and tokens.at(at - 2) in _THERE_IS)


_BENEATH = frozenset(
    (
        "buried",
        "trapped",
        "crushed",
        "submerged",
        "pinned",
        "lay",
        "lies",
        "lying",
        "vanished",
        "disappeared",
        "hidden",
        "sank",
    )
)
"""Before "under" with what covers something: "buried under 145 centimetres of snow" is no bound."""


_OF_FIGURES = frozenset(("passed", "crossed", "crosses", "approached", "approaches"))
_FIGURES = frozenset(
    listed(
        """
    toll number numbers total totals tally count price prices population figure figures cases deaths dead infections
    temperature temperatures cost costs revenue revenues sales debt unemployment inflation losses turnout winds
    """
    )
)
"""What passes or approaches a number: anybody else who does so passes or approaches things."""


_LEVELS = frozenset(("%", "percent", "per", "degrees"))
_MONEY_SIGNS = frozenset("$€£¥₹")
_BEING = frozenset(("is", "was", "were", "are", "be", "been", "back", "way", "went", "gone", "moved"))
_MOVING_UP = frozenset(
    listed(
        """
    go climb edge creep jump tick inch nudge bump ratchet ramp revise leap spike drift
    """
    )
)
"""Verbs whose "up" is their own: what "ticked up to 7.9 percent" is 7.9 percent and no less."""


def _is_hedge(tokens: Tokens, at: int, meaning: str) -> bool:
    """“prices are up to $5” is no bound; “not over”, “all 12” are; "members passed 12 bills" is none."""
    before = tokens.at(at - 1)
    if tokens.at(at) in _OF_FIGURES:
        while before in {"has", "have", "had", "already", "now", "also"}:
            at -= 1
            before = tokens.at(at - 1)
        return before in _FIGURES
    if tokens.at(at) == "up":
        return before not in _BEING and lemma(before) not in _MOVING_UP
    if (tokens.at(at) == "under" and before in _BENEATH) or (tokens.at(at) == "over" and lemma(before) in _GIVING_OVER):
        return False
    if tokens.at(at) == "within":
        return _measured(tokens, at)
    if tokens.at(at) == "near":
        return tokens.at(at + 2) in _LEVELS or tokens.at(at + 1) in _MONEY_SIGNS  # no "exploded near two cars"
    return not (meaning == "about" and tokens.at(at) == "about" and _names_a_topic(tokens, at))


_GIVING_OVER = frozenset(("turn", "hand", "sign", "fork", "roll"))
"""Verbs whose "over" is their own: who "handed over 200 pages" gave up 200 and no more."""
_OF_TOPICS = frozenset(listed("talk talked worry ask asked lie know joke complain wonder boast brag"))
_TALKING = _OF_TOPICS | frozenset(listed("care speak testify argue"))
"""With whom one talks may stand between; the last four alone stand before an estimate: "spoke about 20 minutes"."""
_TALKED_OF = _OF_TOPICS | frozenset(
    listed("question concern doubt debate conversation discussion complaint rumor what")
)
_FURTHEST_TALK = 5
"""Words between a verb of talking and its topic: "lied to the federal agents about"."""


def _names_a_topic(tokens: Tokens, at: int) -> bool:
    """Whether the "about" at token `at` tells of what somebody talks: "lied to the bank about $3 million"."""
    before = tokens.at(at - 1)
    if before in _TALKED_OF or lemma(before) in _TALKED_OF:
        return True
    whom = range(at - 1, max(at - 1 - _FURTHEST_TALK, 0), -1)
    to = next((j for j in whom if not tokens.at(j).isalpha() or tokens.at(j) in {"to", "with"}), 0)
    verb = tokens.at(to - 1)
    return tokens.at(to) in {"to", "with"} and (verb in _TALKING or lemma(verb) in _TALKING)


def _measured(tokens: Tokens, at: int) -> bool:
    """As in "within 48 hours", "within 40 km of the border", not "within three parties"."""
    units = (unit_after(tokens, at + width) for width in (2, 3))
    return any(unit is not None and unit.name in {"day", "m"} for unit in units)


def hedge_after(tokens: Tokens, end: int) -> tuple[str, int]:
    """Meaning of the hedge that starts at token `end`, and the token after it; ("", end) where there is none."""
    for parts, found in _BY_FIRST.get(tokens.at(end), ()):
        if tokens.words[end : end + len(parts)] == parts:
            if parts in {("plus",), ("at", "least"), ("at", "most"), ("approximately",)} and tokens.at(
                end + len(parts)
            ) not in {"", ".", ",", ";", ")"}:
                continue
            if parts == ("+",) and not tokens.joined(end):
                continue
            return found, end + len(parts)
    return "", end


def strongest(before: str, after: str) -> str:
    """The hedge that speaks where one stands before and one after the number."""
    return max((before, after), key=lambda meaning: _STRENGTH.index(meaning) if meaning else -1)


_APPROX = 0.05
"""What "about" allows to either side. Hand-annotated claims of ours read "around 15,000" as 14,250 to 15,750."""
_UNDER_CAP = 0.10


def interval(
    low: float, high: float, step: float, meaning: str, *, floor: float | None
) -> tuple[float | None, float | None, Hedge]:
    """The interval of a number (or range `low` to `high`) under a hedge, in the number's own unit.

    `step` is the rounding that the number shows, `floor` the least value of the unit (None: below zero too).

    >>> interval(15_000, 15_000, 1000, "about", floor=0)
    (14250.0, 15750.0, <Hedge.APPROX: 'approx'>)
    >>> interval(8_000, 8_000, 1000, "nearly", floor=0)
    (7500.0, 8000, <Hedge.APPROX: 'approx'>)
    >>> interval(12_000, 12_000, 1000, "at_most", floor=0)
    (0, 12000, <Hedge.AT_MOST: 'at_most'>)
    """
    size = max(abs(low), abs(high))
    plain = Hedge.EXACT if low == high else Hedge.RANGE
    if meaning == "about":
        # a small count that is "about 10" may well be 9 or 11
        slack = max(size * _APPROX, 1.0 if step >= 1 and 5 <= size < 20 else 0.0)
        least = low - slack if floor is None else max(low - slack, min(low, floor))
        return least, high + slack, Hedge.APPROX
    if meaning == "nearly":
        # "nearly" reaches up to the number, from half of its rounding below, within 5 and 10 percent
        slack = max(size * _APPROX, min(step / 2, size * _UNDER_CAP))
        return low - slack, high, Hedge.APPROX
    if meaning == "just_over":
        slack = max(size * _APPROX, min(step / 2, size * _UNDER_CAP))
        return low, high + slack, Hedge.APPROX
    if meaning in {"more_than", "at_least"}:
        return low, None, Hedge.AT_LEAST
    if meaning in {"less_than", "at_most"}:
        return (floor if floor is not None and high >= floor else None), high, Hedge.AT_MOST
    return low, high, plain
