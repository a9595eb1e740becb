"""Values of two sentences that may fill one slot and differ: candidates only, `scores` judges them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

import simplemma

from services.comparison.retelling.alignment import Sentence, like, overlap
from services.comparison.retelling.model import Candidate, Difference, Kind, Token
from services.comparison.retelling.tables import directions, kinds_of_land, lists
from services.comparison.retelling.tokens import LETTERS
from services.comparison.vocabulary import is_region

Group = tuple[int, int]
"""Places of the first and last token of a name."""
_ERROR = re.compile(r"\b(?:margin|sampling)\b.*\berror\b|\berror\b.*\bmargin\b", re.IGNORECASE)
_COMMON = 6.2
"""Words of the language that weigh less are no names of people or towns."""
_FORM = 5
"""Names that begin with this many letters in common are forms of one name."""
_SPELLING = 0.8
"""Share of letters in one order that two spellings of one name have."""
_SCALES = (1.0, 1e6, 1e9, 1e12)
_MOST = 6
"""A sentence with more names or numbers of its own than these is a list."""
_TELLING = 20.0
"""Weight of shared words that tell one event by themselves."""
_HEAD = 4
"""How far behind a number what it counts may stand."""
_BEHIND = 3
"""How many words behind what is negated may stand for it in a sentence with another verb."""
_REACH = 5
"""How far behind a negation its verb may stand."""


def find_candidates(left: Sentence, right: Sentence) -> list[Candidate]:
    """Everything in which the two may differ."""
    return [
        *_numbers(left, right),
        *_dates(left, right),
        *_names(left, right),
        *_directions(left, right),
        *_negations(left, right),
    ]


def is_margin(text: str) -> bool:
    """Whether a sentence tells how sure a poll is: every poll has such a sentence."""
    return _ERROR.search(text) is not None


def asks(text: str) -> bool:
    """Whether a sentence is a question: it says neither the one nor the other."""
    return text.rstrip(" \"'’”)").endswith("?")


def conditional(sentence: Sentence) -> bool:
    """Whether it asks or supposes rather than tells."""
    return any(t.lower in lists()["supposing"] for t in sentence.tokens)


def forecast(sentence: Sentence) -> bool:
    """Whether it tells what will be as somebody sees it."""
    return any(t.lower in lists()["forecast"] for t in sentence.tokens)


def planned(sentence: Sentence) -> bool:
    """Whether it tells what somebody means to do: what came of it is no other telling of that."""
    return any(t.lower in lists()["planning"] for t in sentence.tokens)


def unmatched_numbers(left: Sentence, right: Sentence) -> list[int]:
    """Places of the numbers that the other sentence does not have and does not allow, each of its own once only."""
    mine, theirs = ([i for i, t in enumerate(s.tokens) if t.kind is Kind.NUMBER] for s in (left, right))
    degrees = {(i, j): _degree(left, i, right, j) for i in mine for j in theirs}
    for degree in (4, 3, 2, 1):
        for i in list(mine):
            match = next((j for j in theirs if degrees[i, j] == degree), None)
            if match is not None:
                mine.remove(i)
                theirs.remove(match)
    return mine


def _degree(left: Sentence, i: int, right: Sentence, j: int) -> int:
    """How well two numbers match: 0 not, 1 the one allows the other, 2 one number, 3 one unit too, 4 of one thing."""
    a, b = left.tokens[i], right.tokens[j]
    if a.value != b.value:
        return int(_fits(a, b))
    if a.unit != b.unit:
        return 2
    heads = [next((s.tokens[k].stem for k in s.telling if k > at), "") for s, at in ((left, i), (right, j))]
    return 4 if like(heads[0], heads[1]) else 3


def _fits(a: Token, b: Token) -> bool:
    if a.unit != b.unit and {a.unit, b.unit} != {"count", "age"}:
        return False
    if a.unit == b.unit == "age" and abs(a.value - b.value) <= 1:
        return True  # a birthday
    overlapping = (a.low <= b.high and b.low <= a.high) or _rounded(a.value, b.value)
    open_ended = max(abs(a.value), abs(b.value)) > 3 * max(min(abs(a.value), abs(b.value)), 1e-9)
    return overlapping and not open_ended


def _rounded(one: float, other: float) -> bool:
    """Whether a whole number, of millions too, is what the other rounds to: 275 points, 274.88; 6 billion, 6.2."""
    return one != other and any(
        abs(a) >= scale and a % scale == 0 and a / scale == round(b / scale)
        for scale in _SCALES
        for a, b in ((one, other), (other, one))
    )


def _numbers(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    mine, theirs = unmatched_numbers(left, right), unmatched_numbers(right, left)
    for i in mine[:_MOST]:
        for j in theirs[:_MOST]:
            a, b = left.tokens[i].unit, right.tokens[j].unit
            if a == b or {a, b} == {"count", "age"}:
                part = _restricted(left, i, right, j)
                yield Candidate(Difference.NUMBER, (i, i), (j, j), alike=a == b, restricted=part)


def _restricted(left: Sentence, i: int, right: Sentence, j: int) -> bool:
    """Whether one of two numbers counts a part or more of the other: "11,000 female students", "1,000 more troops"."""
    mine, theirs = (
        [s.tokens[k] for k in s.telling if at < k <= at + _HEAD and s.tokens[k].lower not in lists()["loose"]]
        for s, at in ((left, i), (right, j))
    )
    for a, token in enumerate(mine):
        for b, other in enumerate(theirs):
            if like(token.stem, other.stem):
                return any(not right.has(t) for t in mine[:a]) != any(not left.has(t) for t in theirs[:b])
    added = [
        any(t.lower in lists()["added"] for t in s.tokens[max(0, at - 2) : at + 2])
        or any(t.lower == "more" for t in s.tokens[at + 1 : at + 2])
        for s, at in ((left, i), (right, j))
    ]
    return added[0] != added[1]


def _dates(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    for unit in ("weekday", "month", "day", "year"):
        mine, theirs = (
            [(i, t.value, t.stem) for i, t in enumerate(s.tokens) if t.unit == unit and not _of_saying(s, i)]
            for s in (left, right)
        )
        lack = [m for m in mine if not any(_one_date(m[1:], t[1:]) for t in theirs)]
        others = [t for t in theirs if not any(_one_date(t[1:], m[1:]) for m in mine)]
        for i, _, _ in lack[:2]:
            for j, _, _ in others[:2]:
                if unit == "year" and _of_two_nouns(left, i, right, j):
                    continue  # "the 2020 candidates", "the 2016 election"
                yield Candidate(Difference.DATE, (i, i), (j, j), alike=len(lack) == len(others) == 1)


def _of_saying(sentence: Sentence, at: int) -> bool:
    """Whether the date is when something was said: "said on Wednesday", "on Wednesday said"."""
    behind = [t for t in sentence.tokens[at + 1 : at + 2] if t.start - sentence.tokens[at].end <= 1]
    return any(t.lower in lists()["speech"] for t in (*sentence.tokens[max(0, at - 2) : at], *behind))


def before_noun(sentence: Sentence, at: int) -> bool:
    """Whether what stands there belongs to a noun behind it: "the 2012 election"."""
    if at + 1 >= len(sentence.tokens):
        return False
    here, after = sentence.tokens[at : at + 2]
    return after.kind in (Kind.WORD, Kind.NAME, Kind.TITLE) and after.clause == here.clause


def _of_two_nouns(left: Sentence, i: int, right: Sentence, j: int) -> bool:
    """Whether two dates belong to two nouns, by the next word."""
    both = before_noun(left, i) and before_noun(right, j)
    return both and not like(left.tokens[i + 1].stem, right.tokens[j + 1].stem)


def _one_date(a: tuple[float, str], b: tuple[float, str]) -> bool:
    return a[0] == b[0] if a[0] else a[1] == b[1]


def _joined(before: Token, token: Token) -> bool:
    """Whether two words with a capital stand together: only a space between them, or the stop of an initial."""
    return token.start - before.end <= (2 if len(before.lower) == 1 else 1)


def groups(sentence: Sentence) -> list[Group]:
    """Runs of words with a capital."""
    found: list[list[int]] = []
    for i, token in enumerate(sentence.tokens):
        if token.kind is Kind.NAME:
            if found and found[-1][1] == i - 1 and _joined(sentence.tokens[i - 1], token):
                found[-1][1] = i
            else:
                found.append([i, i])
    return [(a, b) for a, b in found]


def unmatched_names(left: Sentence, right: Sentence) -> list[Group]:
    """Names of which the other sentence has no word and no initials; without speakers and agencies."""
    names = [t for i, t in enumerate(right.tokens) if t.kind in (Kind.NAME, Kind.TITLE) or (i == 0 and t.tells)]
    every = {t.stem for t in names} | {t.lower for t in names}
    long_names = {stem for stem in every if len(stem) >= _FORM}
    long = {stem[:_FORM] for stem in long_names}
    initials = {"".join(right.tokens[i].lower[0] for i in range(a, b + 1)) for a, b in groups(right) if b > a}
    found = []
    for first, last in groups(left):
        tokens = left.tokens[first : last + 1]
        short = "".join(t.lower[0] for t in tokens)
        if any(t.stem in every or t.lower in every or t.stem[:_FORM] in long for t in tokens):
            continue
        if any(_spelled_alike(t.stem, stem) for t in tokens for stem in sorted(long_names)):
            continue
        if tokens[0].lower in initials or (len(short) > 1 and short in every) or _speaks(left, first, last):
            continue
        if any(t.lower in lists()["agency"] or t.lower in lists()["unit"] for t in tokens):
            continue
        found.append((first, last))
    return found


@lru_cache(maxsize=65_536)
def _spelled_alike(left: str, right: str) -> bool:
    """Whether two long names are spellings of one: "Gadhafi", "Qadhafi"."""
    if min(len(left), len(right)) < _FORM or abs(len(left) - len(right)) > 2:
        return False
    return SequenceMatcher(None, left, right).ratio() >= _SPELLING


def _speaks(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name is only whose word it is."""
    behind = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    before = sentence.tokens[max(0, first - 3) : first]
    if behind is not None and behind.lower in lists()["speech"]:
        return True
    if any(t.lower in ("according", "told") for t in before):
        return True
    # "..., said Kolar" tells a speaker, "the mayor said Kolar would stay" does not
    said = bool(before) and before[-1].lower in ("said", "says")
    return said and (len(before) < 2 or before[-1].start - before[-2].end > 1)


def _names(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    yield from _half_named(left, right)
    mine, theirs = unmatched_names(left, right), unmatched_names(right, left)
    for first, last in mine[:_MOST]:
        for other, end in theirs[:_MOST]:
            if not _one_sort(left, (first, last), right, (other, end)):
                continue
            alike = last - first == end - other
            yield Candidate(Difference.NAME, (first, last), (other, end), alike=alike)


def _half_named(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    """Names that differ in their first word and share their last: "Helsa Air", "Dorvik Air"."""
    for first, last in groups(left):
        for other, end in groups(right):
            a, b = left.tokens[first], right.tokens[other]
            surname = first < last and other < end and left.tokens[last].stem == right.tokens[end].stem
            if _is_word(left, first) or _is_word(right, other):
                continue  # "Outgoing White House advisers"
            if surname and not right.has(a) and not left.has(b) and a.lower[0] != b.lower[0]:
                yield Candidate(Difference.NAME, (first, last - 1), (other, end - 1))


def _is_word(sentence: Sentence, at: int) -> bool:
    """Whether a word may have its capital because the sentence begins with it."""
    return at == 0 and simplemma.is_known(sentence.tokens[at].lower, lang="en")


def anchored(left: Sentence, right: Sentence, kind: Difference) -> bool:
    """Whether something else than the value that differs tells one event: a name, another number, or telling words.

    Two figures of one date are of one event, too; two names are not.
    """
    if any(right.has(t) for t in left.tokens if t.kind is Kind.NAME):
        return True
    mine = sum(t.kind is Kind.NUMBER for t in left.tokens)
    if len(unmatched_numbers(left, right)) < mine or overlap(left, right).shared >= _TELLING:
        return True
    return kind is not Difference.NAME and bool(dates_of(left) & dates_of(right))


def dates_of(sentence: Sentence) -> frozenset[tuple[str, float | str]]:
    """Parts of dates that a sentence tells."""
    return frozenset((t.unit, t.value or t.stem) for t in sentence.tokens if t.kind is Kind.DATE)


def nothing_else(left: Sentence, right: Sentence) -> bool:
    """Whether no name, no date and no negation is left over on both sides or on one that could not be left out."""
    counts = [sum(t.kind is Kind.NEGATION or t.lower in lists()["denial"] for t in s.tokens) for s in (left, right)]
    names = unmatched_names(left, right) and unmatched_names(right, left)
    return counts[0] == counts[1] and not names and not any(True for _ in _dates(left, right))


class _Sort(Enum):
    """What a name names, as far as its words tell."""

    REGION, PEOPLE, WORDS, LETTERS, NAME = range(5)


def _sort(sentence: Sentence, group: Group) -> _Sort:
    """A country or region, its people, something called by common words or by letters, or a name proper."""
    tokens = sentence.tokens[group[0] : group[1] + 1]
    if any(is_region(t.stem) or kinds_of_land(t.stem) == _STATE for t in tokens):
        # "Americans" are no land, "American" tells of either
        return _Sort.PEOPLE if all(t.lower != t.stem and t.lower.endswith("ns") for t in tokens) else _Sort.REGION
    if any(t.unit == LETTERS for t in tokens):
        return _Sort.LETTERS
    words = all(t.weight < _COMMON and simplemma.is_known(t.lower, lang="en") for t in tokens)
    return _Sort.WORDS if words else _Sort.NAME


_STATE = frozenset({"state"})


def _one_sort(left: Sentence, mine: Group, right: Sentence, theirs: Group) -> bool:
    """Whether two names can be of one sort: a country is no committee, a state no country that it may lie in."""
    sort = _sort(left, mine)
    if sort is not _sort(right, theirs):
        return False
    if sort is not _Sort.REGION:
        return True
    lands = [kinds_of_land(s.tokens[g[1]].stem) for s, g in ((left, mine), (right, theirs))]
    return not lands[0].isdisjoint(lands[1])


def _directions(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    signs = directions()
    mine, theirs = (
        [(i, t) for i, t in enumerate(s.tokens) if t.lower in signs and t.kind in (Kind.WORD, Kind.STOP)]
        for s in (left, right)
    )
    known = {t.lower for _, t in mine} & {t.lower for _, t in theirs}
    for i, a in mine:
        for j, b in theirs:
            if a.lower in known or b.lower in known:
                continue
            (scale, sign), (other, against) = signs[a.lower], signs[b.lower]
            if scale == other and sign != against:
                yield Candidate(Difference.DIRECTION, (i, i), (j, j), alike=len(mine) == len(theirs) == 1)


def _negations(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    mine, theirs = ([i for i, t in enumerate(s.tokens) if t.kind is Kind.NEGATION] for s in (left, right))
    if abs(len(mine) - len(theirs)) != 1:
        return
    if len(mine) > len(theirs):
        yield from _negated(left, mine, right, theirs)
    else:
        for found in _negated(right, theirs, left, mine):
            yield Candidate(found.kind, found.right, found.left, alike=found.alike)


def _negated(more: Sentence, here: list[int], less: Sentence, there: list[int]) -> Iterator[Candidate]:
    """The negation of `more` whose word stands in `less` without one."""
    if any(t.lower in lists()["denial"] for t in less.tokens):
        return
    spared = [v for v in (_verb(less, i) for i in there) if v is not None]
    for at in here:
        verb = _verb(more, at)
        if verb is None or any(like(more.tokens[verb].stem, less.tokens[s].stem) for s in spared):
            continue
        match = next((j for j in less.telling if like(less.tokens[j].stem, more.tokens[verb].stem)), None)
        if match is not None:
            yield Candidate(Difference.NEGATION, (at, verb), (match, match))
        elif not there and (stand := _beside(more, verb, less)) is not None:
            yield Candidate(Difference.NEGATION, (at, verb), (stand, stand), alike=False)


def _verb(sentence: Sentence, at: int) -> int | None:
    """The word that a negation negates: the next that tells something."""
    clause = sentence.tokens[at].clause
    reach = range(at + 1, min(at + 1 + _REACH, len(sentence.tokens)))
    return next((i for i in reach if sentence.tokens[i].tells and sentence.tokens[i].clause == clause), None)


def _beside(more: Sentence, verb: int, less: Sentence) -> int | None:
    """Where the other sentence tells what stands behind the negated word."""
    for i in [i for i in more.telling if i > verb][:_BEHIND]:
        at = next((j for j in less.telling if like(less.tokens[j].stem, more.tokens[i].stem)), None)
        if at is not None:
            return at
    return None
