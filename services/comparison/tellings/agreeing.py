"""Whether two sentences tell one thing, with nothing left over on both sides that could be another value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, overlap, read_sentence
from services.comparison.sentences.differences import nothing_else
from services.comparison.sentences.model import Kind, Told
from services.comparison.sentences.numbers import unmatched_numbers
from services.comparison.tellings.model import Retelling
from services.comparison.tellings.nearness import LEAST
from services.comparison.values.figures import digits_of
from services.comparison.values.quantity import SAME_Z, distance
from services.comparison.values.states import State
from services.comparison.values.times import compare_times
from services.extraction.model import PLAIN, Claim, Grain

_SILENT = -2.5
"""Two tellings agree only if every difference is less likely than this."""
_WORDS = 2
"""Words that are no names which two tellings must share to agree."""
_TELLING = 2
"""Digits of a number that tells: 31, 55,000, 1.3 million, but not 3 or 40."""
_AGREES, _AGREES_LESS = 0.55, 0.4
"""Shares of the shorter sentence and of both that agreement asks for."""

_MUCH, _MUCH_ALIKE, _MUCH_WORDS = 26.0, 0.47, 13.0
"""Weight that is so much in common, each word once, its share of both, and of words that are no names: names left over
are then of what stands around."""


def agreeing(left: Profile, right: Profile, mine: Sentence, theirs: Sentence, told: Sequence[Told]) -> Retelling | None:
    """Agreement, where nothing is left over on both sides that could be another value."""
    shared = overlap(mine, theirs)
    if (told and told[0].score > _SILENT) or not nothing_else(mine, theirs, names=not _much(mine, theirs)):
        return None
    if compare_times(left.claim.when, right.claim.when).state is State.DIFFERENT:
        return None  # "on Sunday", "on 28 August": words that differ may be one day or two
    words = [t for t in mine.tokens if t.kind is Kind.WORD and t.tells and theirs.has(t)]
    enough = shared.coverage >= _AGREES and shared.alike >= _AGREES_LESS
    if not (enough or _one_figure(left.claim, right.claim)) or len({t.stem for t in words}) < _WORDS:
        return None
    return Retelling(None) if _correspond(left, right) else None


def _much(mine: Sentence, theirs: Sentence) -> bool:
    """Whether two sentences have so much in common that other names in them are no other values."""
    shared = mine.weights.keys() & theirs.weights.keys()
    both = math.fsum(mine.weights[stem] for stem in shared)
    words = math.fsum(mine.weights[stem] for stem in shared - mine.names - theirs.names)
    whole = math.fsum([*mine.weights.values(), *theirs.weights.values()])
    return both >= max(_MUCH, _MUCH_ALIKE * whole / 2) and words >= _MUCH_WORDS


def _one_figure(left: Claim, right: Claim) -> bool:
    """Whether both tell one number that few other things have: what two retellings need less words beside."""
    a, b = left.quantity, right.quantity
    if a is None or b is None or a.number is None or a.number != b.number or a.unit != b.unit:
        return False
    return digits_of(a.number) >= _TELLING


def _correspond(left: Profile, right: Profile) -> bool:
    """Whether two claims of sentences that tell one thing are the same one of their claims."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is not None and b is not None:
        if _contested(left, right):
            return False
        gap = distance(a, b) if a.unit == b.unit else None
        return gap is not None and gap.z <= SAME_Z and not gap.open
    plain = [p.claim.frame.predicate == PLAIN for p in (left, right)]
    if a is not None or b is not None or plain[0] != plain[1]:
        return False
    if left.concept == right.concept and _dated(left.claim, right.claim):
        return True
    clauses = overlap(read_sentence(left.claim.text), read_sentence(right.claim.text))
    return clauses.coverage >= _AGREES and clauses.shared >= LEAST / 2


def _dated(left: Claim, right: Claim) -> bool:
    """Whether both say on which one day it was, and that is no day of which all news of the story tells."""
    a, b = left.when, right.when
    if a is None or b is None or a.span is None or b.span is None or a.grain is not Grain.DAY:
        return False
    news = min(left.published_at, right.published_at) - _NEWS
    return compare_times(a, b).state is State.SAME and a.end is not None and a.end < news.date()


def _contested(left: Profile, right: Profile) -> bool:
    """Whether one sentence has another figure of the kind: "one side says 400, the other 40"."""
    mine, theirs = read_sentence(left.claim.told), read_sentence(right.claim.told)
    units = {mine.tokens[i].unit for i in unmatched_numbers(mine, theirs)}
    units |= {theirs.tokens[i].unit for i in unmatched_numbers(theirs, mine)}
    own = left.claim.quantity
    return own is not None and _SIGNS.get(own.unit, "count") in units


_NEWS = timedelta(days=7)
"""How long before its articles the day of a story may lie: all that they tell is of those days."""
_SIGNS = {"percent": "%", "USD": "$", "EUR": "€", "GBP": "£"}
"""How the sentences call a unit of quantities."""
