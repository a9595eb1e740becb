"""Who else states a value that a new claim contradicts, though comparison knows of no one fact that both tell of.

Each outlet has words of its own: "Detectives caught up with him in Vellmar", "an arrest in Vellmar ended his flight".
Whether two such claims are one fact is often not to be seen from them alone, and facts that were held together on less
would meet what they should not. But where a dissent surely contradicts one of them ("he was seized in Tressin"), it is
enough that the other one, of the same story, states the contradicted value and not the dissent's: it is a witness
of that value, and of nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from services.comparison.actors.people import said, same_people, words_of
from services.comparison.actors.sameness import filled
from services.comparison.actors.subject import heads_fit
from services.comparison.compare import OTHER_SENTENCES, compare_profiles
from services.comparison.entailment.vocabulary import same_event
from services.comparison.evidence import heard
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.pair import agreement, read_pair
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import like, overlap, read_sentence
from services.comparison.sentences.dates import dates_told
from services.comparison.sentences.figures import figures_of, is_among
from services.comparison.sentences.model import Kind
from services.comparison.sentences.mood import asks, conditional, forecast
from services.comparison.sentences.surroundings import mode_of
from services.comparison.sentences.tables import directions
from services.comparison.stories import other_story
from services.comparison.tellings.nearness import REACH
from services.comparison.values.polarity import negated, opposed
from services.comparison.values.quantity import RANK, SAME_Z, distance, same_amount
from services.comparison.values.states import State
from services.comparison.words.vocabulary import akin, strong_names
from services.extraction.model import PLAIN, Role

RULE = "agree.value"
"""The rule of an agreement that says only that both state one value."""
_LONG = timedelta(days=30)
"""How long an event of a stated date is told of."""
_WORDS = 8.0
"""Weight of words that two sentences share: a rare name and a rare word, or three words."""
_MANY_WORDS = 12.0
"""Weight that suffices without a name."""
_NAMES = 2
"""Names in common that tie two articles to one story."""
_COVERED = 0.35
"""Share of the words of the shorter clause that the other one has, where all that they tell is that it happened."""


def corroboration(other: Profile, told: Profile, dissent: Profile, against: Verdict) -> Verdict | None:
    """The agreement of `other` with `told` in the field in which `dissent` contradicts `told` (`against`).

    None where `other` does not state that value, or nothing shows that it tells of the same event.
    """
    if against.field is None or other_story(other, told) or not _one_story(other, told, against.field):
        return None
    if against.field not in _WHO and _strangers(other, told):
        return None
    if not asserted(other, told) or not STATES[against.field](Case(other, told, dissent, against)):
        return None
    if not not_apart(other, told):
        return None
    newer, older = (other, told) if other.claim.published_at >= told.claim.published_at else (told, other)
    return replace(agreement(read_pair(newer, older), RULE), agrees=(against.field,))


def not_apart(one: Profile, other: Profile) -> bool:
    """Whether two claims agree, or comparison does not know them for one fact and has no reason to keep them apart."""
    newer, older = (one, other) if one.claim.published_at >= other.claim.published_at else (other, one)
    verdict = compare_profiles(newer, older)
    if verdict.judgement is not Judgement.INCOMPARABLE:
        return verdict.judgement is Judgement.AGREEMENT
    return verdict.rule == OTHER_SENTENCES or heard(verdict).against == 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """Whether `other` states what `told` states and `dissent` contradicts (`against`)."""

    other: Profile
    told: Profile
    dissent: Profile
    against: Verdict


def _one_story(other: Profile, told: Profile, field: Field) -> bool:
    """Whether the two sentences share so much that they are likely to tell of one event."""
    apart = abs(other.claim.published_at - told.claim.published_at)
    if apart > (_LONG if field is Field.TIME else REACH):
        return False
    mine, theirs = (read_sentence(p.claim.told) for p in (other, told))
    common = mine.weights.keys() & theirs.weights.keys()
    shared = math.fsum(mine.weights[stem] for stem in common)  # fsum: the order of a set must not matter
    names = strong_names(other.story & told.story)
    if shared >= _MANY_WORDS or (shared >= _WORDS and names):
        return True
    return len(names) >= _NAMES and len(common) >= _NAMES


def asserted(other: Profile, told: Profile) -> bool:
    """Whether both state it in one way: no question, and no condition or forecast on one side only.

    What follows a clause that frames have read says nothing of it: "was cut on Monday, as the markets had expected".
    """
    mine, theirs = (read_sentence(_up_to(p)) for p in (other, told))
    if asks(other.claim.told) or asks(told.claim.told):
        return False
    return conditional(mine) == conditional(theirs) and forecast(mine) == forecast(theirs)


def _up_to(profile: Profile) -> str:
    """The sentence as far as the clause goes."""
    claim = profile.claim
    return claim.told if profile.concept == PLAIN else claim.told[: max(0, claim.span.end - claim.sentence.start)]


def _quantity(case: Case) -> bool:
    a, b, c = (p.claim.quantity for p in (case.other, case.told, case.dissent))
    if b is not None and b.unit == RANK and same_people(case.other, case.told, *_TAKE_PART) is not State.SAME:
        return False
    if a and b and c and case.other.unit == case.told.unit and same_amount(a, b) and distance(a, c).z > SAME_Z:
        return True
    if a is None or (b is not None and not heads_fit(case.other, case.told)):
        return False  # a figure that counts nothing known is no witness
    value, otherwise = ([n for n, _ in figures_of(v)] for v in (case.against.right_value, case.against.left_value))
    mine, theirs = figures_of(said(case.other)), figures_of(case.told.claim.told)
    units = {unit for number, unit in theirs if is_among(number, value)}
    states = any(is_among(number, value) and unit in units for number, unit in mine)
    return states and not any(is_among(number, otherwise) for number, _ in mine)


def _time(case: Case) -> bool:
    if _reads(case.other, case.dissent, Field.TIME, State.DIFFERENT) and _reads(
        case.other, case.told, Field.TIME, State.SAME
    ):
        return True
    mine, theirs, its = (
        dates_told(read_sentence(t)) for t in (said(case.other), case.told.claim.told, said(case.dissent))
    )
    value, otherwise = theirs - its, its - theirs
    return bool(value) and value <= mine and not otherwise & mine


def _name(case: Case) -> bool:
    value, otherwise = (words_of(text) for text in (case.against.right_value, case.against.left_value))
    value, otherwise = value - otherwise, otherwise - value
    told = words_of(said(case.other))
    return bool(value) and value <= told and not otherwise & told


def _alike(case: Case) -> bool:
    """Whether the clauses are near enough in words to tell of one event: who did what is all that they say.

    Names and one verb are not enough: what it was done to, or where, must be shared, too. What is only asked for ("the
    call to release them") states nothing.
    """
    if any(p.embedded and p.concept != PLAIN for p in (case.other, case.told)):
        return False
    mine, theirs = (read_sentence(said(p)) for p in (case.other, case.told))
    both = overlap(mine, theirs)
    if both.coverage < _COVERED or both.shared < _WORDS:
        return False
    values = read_sentence(f"{case.against.left_value} {case.against.right_value}")
    words = (t for t in mine.tokens if t.kind is Kind.WORD and t.tells and not values.has(t))
    return any(theirs.has(word) for word in words)


def _contradicted_too(case: Case) -> bool:
    """Whether the dissent contradicts the other one as it does the first: of two ways both took the one it did not.

    Frames must say so: words in common contradict what is done to another thing, or only called for.
    """
    verdict = compare_profiles(case.dissent, case.other)
    contradicts = verdict.judgement is Judgement.CONTRADICTION and verdict.field is case.against.field
    return contradicts and not verdict.of_sentences and _of_one_doer(case.other, case.told)


def _direction(case: Case) -> bool:
    """There is one other direction: what is opposed to the dissent's is that one."""
    if _contradicted_too(case):
        return True
    if not _alike(case):
        return False
    if case.other.concept == PLAIN:
        return _one_way(case)
    if not _reads(case.other, case.dissent, Field.DIRECTION, State.DIFFERENT):
        return False
    return _one_verb(case.other, case.told) or _reads(case.other, case.told, Field.DIRECTION, State.SAME)


def _one_way(case: Case) -> bool:
    """Whether a mere sentence has a word for the contradicted direction, and none for another on that scale.

    Where sentences alone contradict, too, nobody has read of what it is: a figure of the year, or of the month.
    """
    if case.against.of_sentences:
        return False
    value, otherwise = (_ways(text) for text in (case.against.right_value, case.against.left_value))
    mine = _ways(said(case.other))
    return len(value) == 1 and value <= mine and not mine & (otherwise | {(s, -way) for s, way in value})


def _ways(text: str) -> frozenset[tuple[str, int]]:
    signs = directions()
    return frozenset(signs[t.lower] for t in read_sentence(text).tokens if t.lower in signs)


def _role(case: Case) -> bool:
    """Who agrees that it happened, and not with the dissent, has the roles that the dissent exchanges."""
    if not _alike(case) or compare_profiles(case.other, case.told).judgement is not Judgement.AGREEMENT:
        return False
    return (
        compare_profiles(case.other, case.dissent).judgement is not Judgement.AGREEMENT
        or filled(case.other, case.dissent, Role.PATIENT) is State.DIFFERENT
        or filled(case.other, case.dissent, Role.AGENT) is State.DIFFERENT
    )


_WHO = (Field.PERSON, Field.ROLE)
"""Fields in which it is asked who did it."""
_TAKE_PART = (Role.AGENT, Role.PATIENT, Role.RECIPIENT)


def _strangers(other: Profile, told: Profile) -> bool:
    """Whether the two tell of different people: who came second in another state, or a "he" whom nothing names."""
    return same_people(other, told, *_TAKE_PART) in (State.DIFFERENT, State.UNSURE)


def _of_one_doer(other: Profile, told: Profile) -> bool:
    """Whether nobody else does it there, as far as either says who does it."""
    return same_people(other, told, Role.AGENT) in (State.SAME, State.UNSTATED)


def _polarity(case: Case) -> bool:
    """The same verb of the same doer, denied in both or in neither; of sentences, a form of the word that is denied."""
    if _contradicted_too(case):
        return True
    if not _alike(case) or not _of_one_doer(case.other, case.told):
        return False
    if PLAIN not in (case.other.concept, case.told.concept):
        if _one_verb(case.other, case.told):
            return negated(case.other) == negated(case.told)
        return (
            _reads(case.other, case.dissent, Field.POLARITY, State.DIFFERENT)
            and opposed(case.other, case.dissent) is Field.POLARITY
        )
    value, mine = read_sentence(case.against.right_value), read_sentence(said(case.other))
    verb = [t for t in value.tokens if t.tells and t.kind is not Kind.NEGATION]
    denied = [any(t.kind is Kind.NEGATION for t in s.tokens) for s in (value, mine)]
    if not verb or denied[0] != denied[1]:
        return False
    return all(any(like(t.stem, v.stem) and not mode_of(mine, i) for i, t in enumerate(mine.tokens)) for v in verb)


def _one_verb(left: Profile, right: Profile) -> bool:
    """Whether two clauses tell one kind of event: "was promoted", "won promotion"; "accepted", "agreed to"."""
    mine, theirs = ((p.concept, p.claim.frame.lemma.lower()) for p in (left, right))
    return any(akin(a, b) or same_event(a, b) or (a and b and like(a, b)) for a in mine for b in theirs)


def _reads(left: Profile, right: Profile, field: Field, state: State) -> bool:
    return read_pair(left, right).readings[field].state is state


STATES: dict[Field, Callable[[Case], bool]] = {
    Field.QUANTITY: _quantity,
    Field.TIME: _time,
    Field.PLACE: _name,
    Field.PERSON: _name,
    Field.ROLE: _role,
    Field.DIRECTION: _direction,
    Field.POLARITY: _polarity,
}
"""How a claim states the value of a field."""
