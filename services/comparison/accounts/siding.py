"""On whose side an article is where two others differ.

Reporters who write in their own words share few with each other: one opens with the judgement, another comes to "the
fourteen years" in the fourth sentence and names the man only by his surname. Their claims are no one fact to
comparison. But where a dissent surely contradicts one outlet, the question is only which of two values an article of
the same story has, and it is enough that it has the contradicted one and nowhere the dissent's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from services.comparison.accounts.roles import on_top
from services.comparison.accounts.sides import Side, sides_of
from services.comparison.accounts.story import Account, shared_words
from services.comparison.actors.people import words_of
from services.comparison.compare import compare_profiles
from services.comparison.corroboration import RULE, STATES, Case, asserted, not_apart
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.pair import agreement, read_pair
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.dates import dates_of, dates_told
from services.comparison.sentences.figures import figures_of, is_among
from services.comparison.values.figures import digits_of
from services.comparison.values.quantity import same_amount
from services.comparison.words.vocabulary import strong_names

SURE = 0.7
"""How sure a contradiction must be before articles are read for it: as sure as an alert (SCORING)."""
_SURE_WORDS = 0.8
"""The same where only the words of two sentences contradict each other, before it is asked how a matter ended."""
_TIED = 5.0
"""Least weight of what ties a sentence to the contradicted one: words, names, and how rare the figure is."""
_MENTIONED = 3.0
"""The same for a sentence that only says how the matter ended: one common word of it."""
_DIGIT = 2.0
"""What each digit of a figure but the first adds: that it is the same by chance is ten times less likely."""


@dataclass(frozen=True, slots=True)
class _Question:
    """Which of two values: that of `told`, or that of `dissent`."""

    account: Account
    told: Profile
    dissent: Profile
    against: Verdict


def side_with(account: Account, told: Profile, dissent: Profile, against: Verdict) -> Verdict | None:
    """The agreement of a claim of `account` with `told`, in the field in which `dissent` contradicts it.

    Arguments:
        account: an article of neither outlet.
        told: the claim that is contradicted.
        dissent: the claim that contradicts it.
        against: the verdict that says so.

    Returns:
        None where the contradiction is not sure, the article is of another story, states neither value, or both.

    """
    if against.field is None or against.confidence < SURE:
        return None
    if not account.tells_of(told, dissent) and not account.retells(told):
        return None
    question = _Question(account, told, dissent, against)
    witness = next((w for ask in _ASKED[against.field] if (w := ask(question)) is not None), None)
    if witness is None:
        return None
    newer, older = (witness, told) if witness.claim.published_at >= told.claim.published_at else (told, witness)
    return replace(agreement(read_pair(newer, older), RULE), agrees=(against.field,))


def _by_value(question: _Question) -> Profile | None:
    """The claim that states the contradicted value and is tied best to the one that is contradicted."""
    account, told, against = question.account, question.told, question.against
    if any(_states_otherwise(p.claim.told, question) for p in account.sentences):
        return None
    ties = ((_tie(p, told, against), p) for p in account.claims)
    tied = sorted(((weight, p) for weight, p in ties if weight >= _TIED), key=lambda t: (-t[0], t[1].claim.id))
    return next((p for _, p in tied if _states(Case(p, told, question.dissent, against))), None)


def _states(case: Case) -> bool:
    field = case.against.field
    stated = field is not None and asserted(case.other, case.told) and STATES[field](case)
    return stated and not_apart(case.other, case.told)


def _states_otherwise(text: str, question: _Question) -> bool:
    """Whether a sentence has the dissent's value."""
    against = question.against
    if against.field is Field.QUANTITY:
        mine = [n for n, _ in figures_of(text)]
        return any(is_among(n, mine) for n, _ in figures_of(against.left_value))
    if against.field is Field.TIME:
        dates, value = (dates_told(read_sentence(p.claim.told)) for p in (question.dissent, question.told))
        parts = {part for part, _ in value - dates}
        return not {d for d in dates - value if d[0] in parts}.isdisjoint(dates_of(read_sentence(text)))
    otherwise = words_of(against.left_value) - words_of(against.right_value)
    return not otherwise.isdisjoint(words_of(text))


def _tie(other: Profile, told: Profile, against: Verdict) -> float:
    """What ties two sentences: words and names that both have, and how rare the figure is."""
    shared = shared_words(read_sentence(other.claim.told), read_sentence(told.claim.told))
    if against.field is not Field.QUANTITY:
        return shared - shared_words(read_sentence(against.right_value), read_sentence(other.claim.told))
    return shared + max((_rarity(n) for n, _ in figures_of(against.right_value)), default=0.0)


def _rarity(number: float) -> float:
    """How little is likely to be this figure by chance, as a weight: by its digits, without noughts at the end."""
    return _DIGIT * max(0, digits_of(number) - 1)


def _by_side(question: _Question) -> Profile | None:
    """The first claim that says how the matter ended, where none says that it ended otherwise."""
    told, dissent, against = question.told, question.dissent, question.against
    if against.of_sentences and (against.field is not Field.POLARITY or against.confidence < _SURE_WORDS):
        return None
    contested = set(_contested(sides_of(told.claim.told), sides_of(dissent.claim.told)))
    if not contested:
        return None
    found = None
    for claim in _tied(question):
        stands = sides_of(claim.claim.told)
        if any((scale, -way) in stands for scale, way in contested):
            return None
        if found is None and contested & stands and _may_be_one(claim, question):
            found = claim
    return found


def _contested(theirs: frozenset[Side], mine: frozenset[Side]) -> Iterator[Side]:
    """Sides on which one sentence stands and the other on the opposite, neither on both."""
    for scale, way in theirs:
        if (scale, -way) in mine and (scale, -way) not in theirs and (scale, way) not in mine:
            yield scale, way


def _tied(question: _Question) -> Iterator[Profile]:
    """Claims of sentences that have, or follow one that has, a name of the matter or words of the contradicted one."""
    told, before = question.told, ""
    names = strong_names(told.story & question.dissent.story)
    sentence = read_sentence(told.claim.told)
    for claim in question.account.sentences:
        two = f"{before} {claim.claim.told}"
        if not names.isdisjoint(words_of(two)) or shared_words(read_sentence(two), sentence) >= _MENTIONED:
            yield claim
        before = claim.claim.told


def _may_be_one(claim: Profile, question: _Question) -> bool:
    """Whether no date keeps the sentence apart, and nothing that its frames say."""
    mine, theirs = (dates_of(read_sentence(p.claim.told)) for p in (claim, question.told))
    if mine and theirs and mine.isdisjoint(theirs):
        return False
    same = (p for p in question.account.claims if p.claim.told == claim.claim.told)
    return all(compare_profiles(p, question.told).judgement is not Judgement.CONTRADICTION for p in same)


def _by_way(question: _Question) -> Profile | None:
    """A change of the same size in the direction that the dissent has turned round."""
    told = question.told
    a = told.claim.quantity
    if a is None or not told.direction:
        return None
    moves = [
        p
        for p in question.account.claims
        if p.direction and p.unit == told.unit and p.claim.quantity and same_amount(p.claim.quantity, a)
    ]
    return moves[0] if moves and all(p.direction == told.direction for p in moves) else None


def _by_role(question: _Question) -> Profile | None:
    """The first claim that puts on top whom `told` has there, where none puts the other one there."""
    against = question.against
    one, other = against.right_value, against.left_value
    if against.field is Field.ROLE:
        one, _, other = one.partition(" over ")
    mine, theirs = ({w for w in words_of(name) if len(w) > _SHORT} for name in (one, other))
    if not mine - theirs or not theirs - mine:
        return None
    ways = [(on_top(p.claim.told, mine - theirs, theirs - mine), p) for p in question.account.sentences]
    if any(way < 0 for way, _ in ways):
        return None
    return next((p for way, p in ways if way > 0 and _may_be_one(p, question)), None)


_SHORT = 2
"""Letters of words that name nobody: "of", "&"."""
_ASKED: dict[Field, tuple[Callable[[_Question], Profile | None], ...]] = {
    Field.QUANTITY: (_by_value,),
    Field.TIME: (_by_value,),
    Field.PLACE: (_by_value,),
    Field.PERSON: (_by_value, _by_role),
    Field.ROLE: (_by_role,),
    Field.DIRECTION: (_by_way, _by_side),
    Field.POLARITY: (_by_side,),
}
