"""Whether two sentences quote the same words: whoever else is in them, what was said is one.

"He had known Strand most of his life, it says", "'has known Strand most of his life'": outlets choose other words
around a quotation, other parts of it, leave words out ("...") and put some in ("[and]"). Seven words in a row that tell
something, in quotation marks in one of the two, come to stand in two articles of one story by nothing else; in the
marks of both fewer do, if they are rare.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.model import Kind
from services.comparison.sentences.scores import judge_texts
from services.comparison.sentences.stems import root
from services.comparison.sentences.tables import lists, weight_of
from services.comparison.tellings.convincing import LEAST_ODDS
from services.comparison.tellings.nearness import captioned
from services.comparison.tellings.verbatim import Run, Word, runs, words_of
from services.comparison.values.states import State
from services.comparison.values.times import compare_times
from services.comparison.words.names import same_name
from services.extraction.model import PLAIN, Claim

_RUN = 7
"""Words in a row that both sentences have, in quotation marks in one of them."""
_COMMON, _WEIGHT = 2, 16.0
"""So many words that are no names, and how much all tell: no mere name of a body, no set phrase."""
_BOTH = 5
"""Words in a row that are enough in the marks of both, with what else stands there in both: "misconduct ... that had
occurred years before". Fewer are a topic of the day: "an apartheid state"."""
_LITTLE = 6
"""Words in a row that are enough if both have them from one source and one quotes no more, however little they are."""
_LONG, _LONG_WEIGHT = 12, 32.0
"""Words in a row that nobody needs to quote: one outlet or agency has them from the other."""
_BEFORE = 4
"""Words before a quotation in which it is denied."""


def one_quotation(left: Profile, right: Profile) -> bool:
    """Whether two claims of one story state one thing in the same quoted words."""
    a, b = left.claim, right.claim
    if not left.lately(right) or not _one_figure(a, b) or _doubted(a) != _doubted(b):
        return False
    if captioned(a.told) or captioned(b.told):
        return False
    if a.polarity is not b.polarity and PLAIN not in (left.concept, right.concept):
        return False  # a sentence without a frame does not say what is denied in it
    found = runs(a.told, b.told)
    stating = [run for run in found if _states(a, b, run)]
    return bool(stating) and (any(_in_one(a, b, run) for run in stating) or _in_both(a, b, found))


def _in_one(a: Claim, b: Claim, run: Run) -> bool:
    """Whether a run tells something, in quotation marks in one of the two at least."""
    mine, theirs = words_of(a.told), words_of(b.told)
    if len(run) < _RUN:
        return False
    if len(run) >= _LONG and _telling([mine[i] for i, _ in run], a.told, _LONG_WEIGHT) and not _differ(a, b):
        return True
    shared = [mine[i] for i, j in run if mine[i].quoted or theirs[j].quoted]
    return len(shared) >= _RUN and _telling(shared, a.told, _WEIGHT)


def _differ(a: Claim, b: Claim) -> bool:
    """Whether the rest of the sentences may tell another value: who quotes nobody may tell of two days in one mould."""
    if compare_times(a.when, b.when).state is State.DIFFERENT:
        return True
    return any(told.score > LEAST_ODDS for told in judge_texts(a.told, b.told))


def _in_both(a: Claim, b: Claim, found: Sequence[Run]) -> bool:
    """Whether what stands in the quotation marks of both tells enough, in one run or in several."""
    mine, theirs = words_of(a.told), words_of(b.told)
    shared = [[mine[i] for i, j in run if mine[i].quoted and theirs[j].quoted] for run in found]
    longest = max(map(len, shared))
    whole = longest == min(sum(w.quoted for w in words) for words in (mine, theirs))
    if longest >= _LITTLE and whole and _one_source(a, b):
        return True
    return longest >= _BOTH and _telling([w for run in shared for w in run], a.told, _WEIGHT)


def _one_source(a: Claim, b: Claim) -> bool:
    return any(same_name(x.name, y.name) for x in a.chain for y in b.chain if x.named and y.named)


def _states(a: Claim, b: Claim, run: Run) -> bool:
    """Whether the words stand in the clauses of both claims, their figures among them, and denied in both or none."""
    mine, theirs = words_of(a.told), words_of(b.told)
    clauses = any(_within(a, mine[i]) and _within(b, theirs[j]) for i, j in run)
    return (
        clauses
        and _figure_among(a, [mine[i] for i, _ in run])
        and _figure_among(b, [theirs[j] for _, j in run])
        and _denied(a.told, mine[run[0][0]].start) == _denied(b.told, theirs[run[0][1]].start)
    )


def _within(claim: Claim, word: Word) -> bool:
    start = claim.sentence.start
    return claim.span.start < word.end + start and word.start + start < claim.span.end


def _figure_among(claim: Claim, words: Sequence[Word]) -> bool:
    if claim.quantity is None:
        return True
    start, figure = claim.sentence.start, claim.quantity.span
    return any(figure.start < w.end + start and w.start + start < figure.end for w in words)


def _denied(text: str, start: int) -> bool:
    """Whether what is quoted stands behind a negation: "were not corroded long before"."""
    before = [t for t in read_sentence(text).tokens if t.start < start]
    return any(t.kind is Kind.NEGATION for t in before[-_BEFORE:])


def _one_figure(left: Claim, right: Claim) -> bool:
    a, b = left.quantity, right.quantity
    return a is b is None or (a is not None and b is not None and (a.low, a.high, a.unit) == (b.low, b.high, b.unit))


def _doubted(claim: Claim) -> bool:
    said = claim.attribution
    return said is not None and (said.denial or said.doubt)


def _telling(words: Sequence[Word], text: str, least: float) -> bool:
    """Whether it is more than a long name and little words."""
    telling = [w for w in words if w.said not in lists()["stop"]]
    weights = {w.said: weight_of(root(w.said)) for w in telling}
    common = {w.said for w in telling if text[w.start].islower()}
    return len(common) >= _COMMON and math.fsum(sorted(weights.values())) >= least
