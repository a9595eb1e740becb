"""What two claims say of each other by their sentences: the last word where their frames have none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from services.comparison.model import Field
from services.comparison.profile import Profile
from services.comparison.quantity import SAME_Z, distance
from services.comparison.retelling.alignment import Sentence, overlap, read_sentence
from services.comparison.retelling.differences import nothing_else
from services.comparison.retelling.doubts import contestable, denies_other, doubts, one_kind
from services.comparison.retelling.kinds import Naming, named_at
from services.comparison.retelling.model import WEEKDAY, Difference, Kind, Told
from services.comparison.retelling.mood import (
    Mood,
    asks,
    conditional,
    forecast,
    is_margin,
    missed,
    moods_at,
    other_mood,
    wished,
)
from services.comparison.retelling.numbers import unmatched_numbers
from services.comparison.retelling.scores import judge_texts
from services.comparison.retelling.tables import lists
from services.comparison.scopes.judging import compare_scopes
from services.comparison.scopes.model import MAY_BE_ONE, Relation
from services.comparison.states import State
from services.comparison.times import compare_times
from services.comparison.vocabulary import is_region
from services.extraction.model import PLAIN, Claim, Role, Span

REACH = timedelta(days=4)
"""Sentences of one story: a weekday means one day then."""
LEAST = 12.0
"""Weight of words that two tellings must share: two rare names and a noun."""
LEAST_ODDS = -2.1
"""Log odds from which a difference is taken for one: see docs/precision.md for what it costs."""
_DOUBT = 2.2
"""What each reason why the two may be of another scope or unit weighs against a difference, in log odds."""
_UNLIKE, _ALIKE = 1.4, 0.5
"""What it weighs against a difference that two sentences share less than this of all their words."""
_NEAR = 0.3
"""Share of the shorter sentence that two tellings have in common, word for word."""
_SURE = 0.0
"""Log odds from which a further difference outweighs what frames found."""
_SILENT = -2.5
"""Two tellings agree only if every difference is less likely than this."""
_WORDS = 2
"""Words that are no names which two tellings must share to agree."""
_TELLING = 2
"""Digits of a number that tells: 31, 55,000, 1.3 million, but not 3 or 40."""
_AGREES, _AGREES_LESS = 0.55, 0.4
"""Shares of the shorter sentence and of both that agreement asks for."""


SETTLED = frozenset([None, Field.QUANTITY, Field.DIRECTION])
"""What frames that agree know better: units and who beat whom."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """What two sentences say of each other: a field that differs, with its words, or agreement (None)."""

    field: Field | None
    left: str = ""
    right: str = ""
    left_span: Span | None = None
    right_span: Span | None = None
    odds: float = 0.0
    """Log odds that only one of two values that differ can be true."""
    weekday: bool = False
    """Two days of the week differ: one beside the words may be the day on which they were said."""


def may_retell(left: Profile, right: Profile) -> bool:
    """Whether the words of two sentences are near enough to look closer: cheap, for it is asked of every candidate."""
    a, b = left.claim, right.claim
    if not a.told or not b.told or a.article_id == b.article_id or abs(a.published_at - b.published_at) > REACH:
        return False
    if (a.quantity is None) != (b.quantity is None):
        return False
    plain = [c.frame.predicate == PLAIN for c in (a, b)]
    if a.quantity is None and plain[0] != plain[1]:
        return False
    mine, theirs = read_sentence(a.told), read_sentence(b.told)
    # fsum: the order of a set must not matter
    shared = math.fsum(mine.weights[stem] for stem in mine.weights.keys() & theirs.weights.keys())
    return shared >= LEAST and shared >= _NEAR * min(_without_a_name(mine, theirs), _without_a_name(theirs, mine))


_ONE_NAME = 20.0
"""Weight of two rare words: of a first and a last name."""


def _without_a_name(sentence: Sentence, other: Sentence) -> float:
    """What a sentence weighs without a name of its own: where a name is what differs, it would count twice."""
    own = math.fsum(sentence.weights[stem] for stem in sentence.names - other.stems)
    return sentence.weight - min(own, _ONE_NAME)


def retell(left: Profile, right: Profile, against: float = 0.0) -> Retelling | None:
    """What two claims say of each other as tellings of one thing; None where they are none, or where it is not sure.

    `against`: what the refusal of the frames weighs against a difference, in log odds (`evidence`).
    """
    a, b = left.claim, right.claim
    if not may_retell(left, right) or is_margin(a.told) or asks(a.told) or asks(b.told):
        return None
    told = judge_texts(a.told, b.told)
    mine, theirs = read_sentence(a.told), read_sentence(b.told)
    likely = [t for t in told if t.score >= LEAST_ODDS]
    if missed(a.told) != missed(b.told):
        return None
    if not likely:
        settled = not against and one_kind(left, right) and left.whole == right.whole
        settled = settled and all(told_so(mine) == told_so(theirs) for told_so in (conditional, forecast, wished))
        return _agreeing(left, right, mine, theirs, told) if settled else None
    first = likely[0]
    if len(_apart(likely)) > 1:
        return None  # two values that differ make another event
    moods = moods_at(a.told, mine, first.left[0]), moods_at(b.told, theirs, first.right[0])
    number, direction = (first.kind is kind for kind in (Difference.NUMBER, Difference.DIRECTION))
    if other_mood(*moods, number=number, direction=direction) or denies_other(left, right, first):
        return None
    if _of_two_scopes(left, right, first.kind):
        return None  # "closed at 38.10", "stood at 41.20 at noon"
    unlike = _UNLIKE * ((overlap(mine, theirs).alike < _ALIKE) + (_alike(mine, theirs, first) < _ALIKE)) / 2
    refused = against > 0.0
    reasons = against + unlike + _DOUBT * doubts(left, right, first, refused)
    first = replace(first, score=first.score - reasons)
    if first.score < LEAST_ODDS or not contestable(left, right, first):
        return None
    held = _holds(a, first.left, first.kind) and _holds(b, first.right, first.kind)
    return _differing(a, b, first) if held else None


def _alike(left: Sentence, right: Sentence, told: Told) -> float:
    """Share of both sentences that they share, without two names that differ: they would be counted as unlike."""
    if told.kind is not Difference.NAME:
        return overlap(left, right).alike
    mine, theirs = (
        frozenset(i for i, t in enumerate(s.tokens) if words[0] <= t.start < words[1])
        for s, words in ((left, told.left), (right, told.right))
    )
    return overlap(left, right, mine, theirs).alike


_ONE_FOR_EACH = {
    Difference.NUMBER: Field.QUANTITY,
    Difference.DIRECTION: Field.DIRECTION,
    Difference.NAME: Field.PLACE,
    Difference.DATE: Field.TIME,
    Difference.NEGATION: Field.POLARITY,
}
"""What has one value for each scope: of a name that may stand anywhere in its sentence no more than of a place."""


_OF_FRAMES = frozenset({"scope.part", "scope.share", "scope.day", "scope.qualifier"})
"""Scopes that are read off what a frame counts, and of what: two sentences need not have been read alike."""


_OF_ANYTHING = ("category", "charge", "discipline", "name")
"""Limits that say themselves what they are of."""


def _of_two_scopes(left: Profile, right: Profile, kind: Difference) -> bool:
    """Whether the two say of themselves that they are of two scopes."""
    field = _ONE_FOR_EACH.get(kind)
    scoping = compare_scopes(left, right, field) if field is not None else MAY_BE_ONE
    bare = scoping.kind not in _OF_ANYTHING
    if bare and (
        (kind is Difference.NEGATION and scoping.relation is not Relation.OTHER)
        or (kind is Difference.NAME and not _of_a_contest(left, right))
    ):
        return False  # a woman, or children, in a sentence of no contest limit nothing
    return scoping.apart and scoping.rule not in _OF_FRAMES


def _of_a_contest(left: Profile, right: Profile) -> bool:
    """Whether both tell of something that another may win: "the women's title"."""
    both = (read_sentence(p.claim.told) for p in (left, right))
    return all(any(t.lower in lists()["contest"] for t in s.tokens) for s in both)


def differ_in_several(left: Profile, right: Profile) -> bool:
    """Whether the sentences of two claims differ in two values or more: then it is another event that they tell."""
    if not left.claim.told or not right.claim.told:
        return False
    told = judge_texts(left.claim.told, right.claim.told)
    return len(_apart([t for t in told if t.score >= _SURE])) > 1


_TELLS = 13
"""A count from which a number that both sentences tell is no chance."""
_PUTS_RIGHT = frozenset({"not", "instead", "rather", "contrary", "wrongly", "corrected"})


def tells_both(left: Profile, right: Profile) -> bool:
    """Whether the one sentence tells the figure of the other claim beside its own: "400 of his 12,000 followers".

    Who puts a figure right tells both, too: "84, not 48".
    """
    return _tells_too(left, right) or _tells_too(right, left)


def only_feared(left: Profile, right: Profile) -> bool:
    """Whether the figure of only one is told as a rumour or a fear: "feared that 40 were buried"."""
    feared = []
    for claim in (left.claim, right.claim):
        if claim.quantity is None or not claim.quantity.span.overlaps(claim.sentence) or not claim.told:
            return False
        at = max(0, claim.quantity.span.start - claim.sentence.start)
        feared.append(Mood.RUMOURED in moods_at(claim.told, read_sentence(claim.told), at))
    return feared[0] != feared[1]


def _tells_too(one: Profile, other: Profile) -> bool:
    figure, own = other.claim.quantity, one.claim.quantity
    if figure is None or own is None or figure.unit == "score" or (figure.number or 0.0) < _TELLS:
        return False
    tokens = read_sentence(one.claim.told).tokens
    same = any(t.kind is Kind.NUMBER and t.value == figure.number for t in tokens)
    return same and not any(t.lower in _PUTS_RIGHT for t in tokens)


def _agreeing(
    left: Profile, right: Profile, mine: Sentence, theirs: Sentence, told: Sequence[Told]
) -> Retelling | None:
    """Agreement, where nothing is left over on both sides that could be another value."""
    if (told and told[0].score > _SILENT) or not nothing_else(mine, theirs):
        return None
    if compare_times(left.claim.when, right.claim.when).state is State.DIFFERENT:
        return None  # "on Sunday", "on 28 August": words that differ may be one day or two
    shared = overlap(mine, theirs)
    words = [t for t in mine.tokens if t.kind is Kind.WORD and t.tells and theirs.has(t)]
    enough = shared.coverage >= _AGREES and shared.alike >= _AGREES_LESS
    if not (enough or _one_figure(left.claim, right.claim)) or len({t.stem for t in words}) < _WORDS:
        return None
    return Retelling(None) if _correspond(left, right) else None


def _one_figure(left: Claim, right: Claim) -> bool:
    """Whether both tell one number that few other things have: what two retellings need less words beside."""
    a, b = left.quantity, right.quantity
    if a is None or b is None or a.number is None or a.number != b.number or a.unit != b.unit:
        return False
    digits = f"{a.number:.6g}".replace(".", "").rstrip("0")
    return len(digits) >= _TELLING


def _apart(found: Sequence[Told]) -> list[Told]:
    """Those that share no words with one before: three names against one are one difference, and so is a date.

    What rises for one and falls for the other has other values, too.
    """
    moved = any(t.kind is Difference.DIRECTION for t in found)
    kept: list[Told] = []
    for told in found:
        if moved and told.kind is Difference.NUMBER:
            continue
        gaps = [_WITHIN_A_DATE if told.kind is k.kind is Difference.DATE else 0 for k in kept]
        if not any(
            _touch(told.left, k.left, gap) or _touch(told.right, k.right, gap)
            for k, gap in zip(kept, gaps, strict=True)
        ):
            kept.append(told)
    return kept


_WITHIN_A_DATE = 3
"""Characters between the day, the month and the year of one date."""


def _touch(one: tuple[int, int], other: tuple[int, int], gap: int) -> bool:
    """Whether two stretches of a sentence overlap, or lie no more than `gap` characters apart."""
    return one[0] < other[1] + gap and other[0] < one[1] + gap


def _holds(claim: Claim, words: tuple[int, int], kind: Difference) -> bool:
    """Whether the claim is the one of its sentence that states the value."""
    span = Span(claim.sentence.start + words[0], claim.sentence.start + words[1])
    if kind is Difference.NUMBER:
        return claim.quantity is not None and claim.quantity.span.overlaps(span)
    return claim.span.overlaps(span)


def _differing(left: Claim, right: Claim, told: Told) -> Retelling:
    words = left.told[slice(*told.left)], right.told[slice(*told.right)]
    here, there = (
        Span(c.sentence.start + s[0], c.sentence.start + s[1]) for c, s in ((left, told.left), (right, told.right))
    )
    return Retelling(_field(left, right, told), *words, here, there, told.score, told.unit == WEEKDAY)


_FIELDS = {
    Difference.NUMBER: Field.QUANTITY,
    Difference.DATE: Field.TIME,
    Difference.DIRECTION: Field.DIRECTION,
    Difference.NEGATION: Field.POLARITY,
}


def _field(left: Claim, right: Claim, told: Told) -> Field:
    """A name that differs is a place where either claim has it for one, else a person or body."""
    if told.kind is not Difference.NAME:
        return _FIELDS[told.kind]
    for claim, words in ((left, told.left), (right, told.right)):
        span = Span(claim.sentence.start + words[0], claim.sentence.start + words[1])
        if any(is_region(w) for w in claim.told[words[0] : words[1]].lower().split()):
            return Field.PLACE
        if any(
            (p.role is Role.PLACE or p.kind == "place") and p.mention.overlaps(span) for p in claim.frame.participants
        ):
            return Field.PLACE
    ends = ((left, told.left), (right, told.right))
    placed = all(named_at(read_sentence(claim.told), words) is Naming.PLACE for claim, words in ends)
    return Field.PLACE if placed else Field.PERSON


_SIGNS = {"percent": "%", "USD": "$", "EUR": "€", "GBP": "£"}
"""How the sentences call a unit of quantities."""


def _contested(left: Profile, right: Profile) -> bool:
    """Whether one sentence has another figure of the kind: "one side says 400, the other 40"."""
    mine, theirs = read_sentence(left.claim.told), read_sentence(right.claim.told)
    units = {mine.tokens[i].unit for i in unmatched_numbers(mine, theirs)}
    units |= {theirs.tokens[i].unit for i in unmatched_numbers(theirs, mine)}
    own = left.claim.quantity
    return own is not None and _SIGNS.get(own.unit, "count") in units


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
    clauses = overlap(read_sentence(left.claim.text), read_sentence(right.claim.text))
    return clauses.coverage >= _AGREES and clauses.shared >= LEAST / 2
