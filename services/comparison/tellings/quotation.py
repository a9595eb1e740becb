"""Whether two sentences quote the same words: whoever else is in them, what was said is one.

"He had known Strand most of his life, it says", "'has known Strand most of his life'": outlets choose other words
around a quotation, and other parts of it. Seven words in a row that tell something, in quotation marks in one of the
two, come to stand in two articles of one story by nothing else.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.model import Kind
from services.comparison.sentences.stems import root
from services.comparison.sentences.tables import lists, weight_of
from services.extraction.model import Claim

_RUN = 7
"""Words in a row that both sentences have."""
_COMMON, _WEIGHT = 2, 16.0
"""So many words that are no names, and how much all tell: no mere name of a body, no set phrase."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST = 600


@lru_cache(maxsize=16_384)
def _runs(text: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """Where each run of words of a sentence stands."""
    words = list(_WORD.finditer(text[:_LONGEST]))
    said = [w.group().lower().replace("’", "'") for w in words]
    places = ((words[i].start(), words[i + _RUN - 1].end()) for i in range(len(words) - _RUN + 1))
    return {tuple(said[i : i + _RUN]): place for i, place in reversed(list(enumerate(places)))}


def one_quotation(left: Profile, right: Profile) -> bool:
    """Whether two claims of one story state one thing in the same quoted words."""
    a, b = left.claim, right.claim
    if not left.lately(right) or a.polarity is not b.polarity or _doubted(a) != _doubted(b) or not _one_figure(a, b):
        return False
    mine, theirs = _runs(a.told), _runs(b.told)
    return any(
        _tells(a.told[slice(*here)]) and (quoted(a.told, here) or quoted(b.told, there))
        for here, there in _stretches([(mine[run], theirs[run]) for run in mine if run in theirs])
        if _states(a, here) and _states(b, there) and _denied(a.told, here) == _denied(b.told, there)
    )


def _denied(text: str, words: tuple[int, int]) -> bool:
    """Whether what is quoted stands behind a negation: "were not corroded long before"."""
    before = [t for t in read_sentence(text).tokens if t.start < words[0]]
    return any(t.kind is Kind.NEGATION for t in before[-_BEFORE:])


_BEFORE = 4
"""Words before a quotation in which it is denied."""


def _stretches(runs: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The runs that both sentences have, those that overlap in both as one."""
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for here, there in sorted(runs):
        if found and here[0] < found[-1][0][1] and found[-1][1][0] < there[0] < found[-1][1][1]:
            found[-1] = (found[-1][0][0], here[1]), (found[-1][1][0], there[1])
        else:
            found.append((here, there))
    return found


def _states(claim: Claim, words: tuple[int, int]) -> bool:
    """Whether the words stand in the clause of the claim, its figure among them."""
    start, end = (at + claim.sentence.start for at in words)
    figure = claim.quantity.span if claim.quantity is not None else None
    counted = figure is None or (figure.start < end and start < figure.end)
    return counted and claim.span.start < end and start < claim.span.end


def _one_figure(left: Claim, right: Claim) -> bool:
    a, b = left.quantity, right.quantity
    return a is b is None or (a is not None and b is not None and (a.low, a.high, a.unit) == (b.low, b.high, b.unit))


def _doubted(claim: Claim) -> bool:
    said = claim.attribution
    return said is not None and (said.denial or said.doubt)


def _tells(stretch: str) -> bool:
    """Whether it is more than a long name and little words."""
    words = {w.group() for w in _WORD.finditer(stretch)}
    telling = {w: weight_of(root(w.lower())) for w in words if w.lower() not in lists()["stop"]}
    return sum(w.islower() for w in telling) >= _COMMON and math.fsum(sorted(telling.values())) >= _WEIGHT


def quoted(text: str, words: tuple[int, int]) -> bool:
    """Whether words stand in quotation marks, which a sentence may only open or close.

    >>> quoted('"We will not go back," he said.', (1, 20)), quoted('He said: "No."', (0, 7))
    (True, False)
    >>> quoted('We will not go back," he said.', (0, 19)), quoted("She said: “We will not go back.", (11, 30))
    (True, True)
    """
    before = text[: words[0]]
    if "“" in text or "”" in text:
        opened = max(before.rfind("“"), before.rfind("”"))
        first = min((at for mark in "“”" if (at := text.find(mark, words[0])) >= 0), default=-1)
        return text[opened] == "“" if opened >= 0 else first >= 0 and text[first] == "”"
    marks = before.count('"')
    closes = marks == 0 and text.count('"') % 2 == 1 and text[text.find('"') - 1] in ",.?!"
    return marks % 2 == 1 or closes
