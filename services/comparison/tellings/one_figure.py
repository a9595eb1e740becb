"""Whether two sentences of one story tell one figure, whatever their verbs: the rarer it is, the less else is needed.

"Officials are trying to reach all 132 passengers", "she flew back with 132 others": nothing but the figure, what it
counts and the story is shared, and that is enough, for few other things of the story come to 132. That both say "two"
tells nearly nothing, so there the sentences must share what they are about. All evidence is a sum of log odds: how
rare the figure is, and how rare the words are that both sentences have, those beside the figure once more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from itertools import dropwhile, takewhile

from services.comparison.entailment.vocabulary import same_thing
from services.comparison.fields import one_way
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import like
from services.comparison.sentences.model import Kind, Token
from services.comparison.tellings.apart import Figured, against, figure_of
from services.comparison.values.figures import digits_of
from services.comparison.values.states import State
from services.comparison.values.times import compare_times
from services.comparison.words.vocabulary import both, counted_head, strong_names
from services.extraction.model import Claim, Hedge, Quantity, QuantityRole

_ENOUGH = 9.5
"""What a figure, the words around it and the names of its story must tell together."""
_DIGIT = 2.3
"""What a digit tells: ten of them are equally likely, about."""
_NOUGHT, _NOUGHTS = 0.7, 3
"""What a nought at the end of a round figure tells, and how many of them count: millions are as common as thousands."""
_SMALL = {1: -4.0, 2: -3.0, 3: -2.0}
"""What small counts tell: so much is told of one, two and three things that the words must say nearly all."""
_STRETCH = 5.0
"""What it weighs against a figure that it is a stretch of time: two years, ten days."""
_WORDS = 0.4
"""What a word that both sentences have tells, by its weight; once more where it stands beside the figure."""
_NEAR, _WIDER = 4, 6
"""Words on either side of a figure that are looked at, and among which they are looked for."""
_MOST = 25.0
"""Weight of shared words beyond which more tell nothing: long sentences share many."""
_OTHER, _TELLING = 0.6, 6.0
"""What another figure that both sentences have tells, by its own odds, and what they are at most."""
_DEED = 1.5
"""What it tells that both say of whom they count that the same befell them."""
_TIME, _DAY = 2.0, 1.0
"""What it tells that both state one time, and one that is no more than when the story is told."""
_NEWS = timedelta(days=10)
"""How far from its articles the time of a story may lie: one beyond is told of few things."""
_NAMES, _NAME = 3, 1.0
"""How many names that both articles have count, and what each tells."""
_ALIKE, _EXACT = 0.005, 1e-9
"""How far figures may be apart that are one in other units ("180 miles", "290 kilometres"), and others."""
_CONVERTED = frozenset({"m", "m2", "kg", "m/s", "degC"})
_KNOWN = 10.5
"""A figure of five digits and more, or of four and noughts, is one whatever is said of its time or its part."""
_ROUNDED = 2.0
"""What it weighs against one figure that the one outlet rounds what the other tells ("nearly 27,000", "26,794")."""
_FEW = 10
"""Up to so many much is counted in every story."""


def one_figure(left: Profile, right: Profile) -> bool:
    """Whether both tell one figure of one thing, and nothing says that it is of two."""
    loose = _loose(left, right)
    if loose is None:
        return False
    mine, theirs = figure_of(left), figure_of(right)
    if mine is None or theirs is None:
        return False
    found = evidence(mine, theirs) - loose
    return found >= _ENOUGH and found >= _ENOUGH + against(mine, theirs, known=_own(mine, theirs) >= _KNOWN)


def _loose(left: Profile, right: Profile) -> float | None:
    """What it weighs against one figure that other things are counted; None where two are told, or of two stories."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None or a.number is None or b.number is None or not left.lately(right):
        return None
    if a.second != b.second or {a.hedge, b.hedge} == {Hedge.AT_LEAST, Hedge.AT_MOST}:
        return None
    converted = a.unit == b.unit and a.unit in _CONVERTED
    exact = math.isclose(a.number, b.number, rel_tol=_ALIKE if converted else _EXACT)
    if not exact and not (rounds(a, b) or rounds(b, a)):
        return None
    added = {a.role, b.role} == {QuantityRole.LEVEL, QuantityRole.ADDITION} and rarity(a.number) >= _RARE
    if a.role is not b.role and not added and not one_way(left, right, a, b):
        return None
    counted = _counted(left, right)
    return counted if exact or counted is None else counted + _ROUNDED


def rounds(coarse: Quantity, fine: Quantity) -> bool:
    """Whether the one is the other as it is rounded: up under "nearly", down under "more than", else to the nearest.

    >>> from services.extraction.model import Span
    >>> def people(n: float, step: float, hedge: Hedge = Hedge.EXACT) -> Quantity:
    ...     return Quantity(Span(0, 1), n, n, n, step, "people", hedge)
    >>> rounds(people(27000, 1000), people(26794, 1)), rounds(people(27000, 1000), people(26394, 1))
    (True, False)
    >>> rounds(people(26000, 1000, Hedge.AT_LEAST), people(26794, 1))
    True
    >>> rounds(people(10000, 10000, Hedge.AT_LEAST), people(15200, 100))
    False
    """
    if coarse.number is None or fine.number is None or fine.hedge is not Hedge.EXACT:
        return False
    counts = coarse.unit == "people" or coarse.unit in coarse.counted[:1] or coarse.unit.isupper()
    if coarse.unit != fine.unit or not counts:
        return False  # nobody tells 98 degrees as nearly 100
    off = fine.number - coarse.number
    near = min(coarse.step, _OFF * abs(coarse.number))
    if not 0 < abs(off) < near or coarse.step < _COARSER * fine.step:
        return False
    below = coarse.hedge is Hedge.AT_MOST or (coarse.high == coarse.number and coarse.low != coarse.number)
    if below or coarse.hedge is Hedge.AT_LEAST:
        return off < 0 if below else off > 0
    return abs(off) <= coarse.step / 2


_OFF = 0.2
"""Share of a rounded figure by which it may be off: nobody tells 15,000 as more than 10,000."""
_COARSER = 10.0
"""A rounding shows one digit less at least."""


def evidence(mine: Figured, theirs: Figured) -> float:
    """How much a figure, its words and its story tell that it is one; of an age all, if one name stands beside it."""
    quantity = mine.profile.claim.quantity
    if quantity is not None and quantity.unit == "age":
        return math.inf if _bearers(mine) & _bearers(theirs) else 0.0
    weights, others = mine.sentence.weights, theirs.sentence.weights
    # fsum: the order of a set must not matter
    shared = math.fsum(weights[stem] for stem in weights.keys() & others.keys())
    words = min(shared, _MOST) + min(_beside(mine, theirs), _MOST)
    names = min(len(strong_names(mine.profile.story & theirs.profile.story)), _NAMES)
    more = _DEED * _one_toll(mine.profile, theirs.profile) + _one_time(mine.profile.claim, theirs.profile.claim)
    return _own(mine, theirs) + _WORDS * words + _NAME * names + _beyond(mine, theirs) + more


def _one_toll(left: Profile, right: Profile) -> bool:
    """Whether both say that the same befell those whom they count; it befalls people, whether that is said or not."""
    return left.concept == right.concept and both(left.concept, right.concept, "toll")


def _one_time(left: Claim, right: Claim) -> float:
    """What it tells that both state one time: another than that of their stories more."""
    if left.when is None or right.when is None or compare_times(left.when, right.when).state is not State.SAME:
        return 0.0
    stories = min(left.published_at, right.published_at), max(left.published_at, right.published_at)
    end, start = left.when.end, left.when.start
    past = end is not None and end < (stories[0] - _NEWS).date()
    to_come = start is not None and start > (stories[1] + _NEWS).date()
    return _TIME if past or to_come else _DAY


def _beyond(mine: Figured, theirs: Figured) -> float:
    """What it tells that both sentences have another figure: "from 7.9 to 7.7 percent", "20 children, six adults"."""
    here, there = (
        {(t.unit, t.value) for i, t in enumerate(f.sentence.tokens) if t.kind is Kind.NUMBER and i != f.at}
        for f in (mine, theirs)
    )
    return _OTHER * max((min(rarity(value), _TELLING) for _, value in here & there), default=0.0)


def _own(mine: Figured, theirs: Figured) -> float:
    """What the figure tells by itself; the coarser of two roundings."""
    quantity = mine.profile.claim.quantity
    second = quantity.second if quantity is not None else None
    return min(rarity(f.sentence.tokens[f.at].value, second) for f in (mine, theirs))


def rarity(number: float, second: float | None = None) -> float:
    """How much a figure tells by itself, as log odds; `second`: the other figure of a score.

    >>> [round(rarity(n), 1) for n in (2, 7, 20, 132, 2_000, 846_184)]
    [-3.0, 2.3, 3.0, 6.9, 4.4, 13.8]
    """
    number = abs(number)
    if number in _SMALL or number < 1:
        return _SMALL.get(int(number), 0.0)
    digits = digits_of(number)
    noughts = max(int(math.log10(number)) + 1 - digits, 0)
    return _DIGIT * digits + _NOUGHT * min(noughts, _NOUGHTS) + _DIGIT * (second is not None)


def _bearers(figure: Figured) -> frozenset[str]:
    return bearers(figure.sentence.tokens, (figure.at, figure.at))


def bearers(tokens: Sequence[Token], at: tuple[int, int]) -> frozenset[str]:
    """Names right beside an age: "Holt, 29, ...", "the 29-year-old Holt", "the 29-year-old driver Ilse Holt".

    Arguments:
        tokens: of its sentence.
        at: places of the first and last token of the age.

    """
    if at[0] and tokens[at[0] - 1].kind is Kind.NAME:
        return frozenset({tokens[at[0] - 1].stem})
    behind = dropwhile(lambda t: t.lower in _OLD, tokens[at[1] + 1 : at[1] + 1 + _BEHIND])
    named = takewhile(lambda t: t.kind is not Kind.STOP, behind)
    return frozenset(t.stem for t in named if t.kind is Kind.NAME)


_OLD = frozenset({"year", "years", "old"})
_BEHIND = 6
"""Words behind an age among which the name stands."""


def _counted(left: Profile, right: Profile) -> float | None:
    """What it weighs against one figure that other things are counted; None where they can be no one thing."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None:
        return None
    if a.unit == b.unit == "day":
        return _STRETCH
    units = {"people" if q.unit == "people" else counted_head(q.unit) for q in (a, b)}
    heads, few = (left.head, right.head), abs(a.number or 0.0) <= _FEW
    if len(units) > 1 and left.unit != right.unit:
        if "count" in units and not units & _MEASURES:
            return _LOOSE
        others = heads[0] != heads[1] and same_thing(str(heads[0]), str(heads[1]))
        return 0.0 if others or same_thing(*sorted(units)) else None
    if units <= _MEASURES:
        return None if a.hedge is not b.hedge and not _BOUNDS.isdisjoint((a.hedge, b.hedge)) else _MEASURED
    if heads == (None, None) and "count" in units:
        return _LOOSE
    if None in heads or not _ANYBODY.isdisjoint(heads):
        return 0.0 if rarity(a.number or 0.0) >= _RARE or _one_toll(left, right) else _ANYONE
    if heads[0] == heads[1] or same_thing(str(heads[0]), str(heads[1])):
        return 0.0 if few else -_COUNTED
    return _LOOSE if units == {"people"} and not few else None


_BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.AT_MOST})
"""Of a measure a bound is another value: "dipped below 7 percent", "is at 7 percent"."""
_LOOSE = 3.0
"""What it weighs against one figure that two kinds of people are counted, or that the one counts nothing known."""
_MEASURED = 2.0
"""What it weighs that it is a measure: a story has many percents and sums."""
_ANYONE, _RARE = 2.0, 6.5
"""What it weighs that the one counts just people, unless the figure tells that much itself."""
_COUNTED = 2.0
"""What it tells that both count one thing."""
_ANYBODY = frozenset({"people", "person", "victim"})
_MEASURES = frozenset(
    {"percent", "percentage_point", "USD", "EUR", "GBP", "m", "m2", "kg", "degC", "m/s", "day", "age", "score", "rank"}
)


def _beside(mine: Figured, theirs: Figured) -> float:
    """Weight of the words beside the one figure that stand near the other; names are of the story, not of it."""
    here, there = _around(mine, _NEAR), _around(theirs, _WIDER)
    return math.fsum(t.weight for t in here if t.kind is Kind.WORD and any(like(t.stem, o.stem) for o in there))


def _around(figure: Figured, reach: int) -> list[Token]:
    before = [i for i in figure.sentence.telling if i < figure.at][-reach:]
    behind = [i for i in figure.sentence.telling if i > figure.at][:reach]
    return [figure.sentence.tokens[i] for i in (*before, *behind)]
