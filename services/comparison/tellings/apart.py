"""What says that one figure in two sentences is of two things: another time, part, mood, doer, or an opposite word."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from services.comparison.actors.exchanged import swapped
from services.comparison.actors.subject import SILENT, basis_clash, modality_clash, modifiers_clash, topic_clash
from services.comparison.entailment.vocabulary import opposite
from services.comparison.fields import exclude
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.scopes.judging import compare_scopes
from services.comparison.scopes.model import Relation
from services.comparison.sentences.alignment import Sentence, read_sentence
from services.comparison.sentences.model import Kind
from services.comparison.sentences.mood import Mood, asks, is_margin, missed, moods_at, other_mood, would_if
from services.comparison.sentences.surroundings import strangers
from services.comparison.tellings.scoping import OF_FRAMES
from services.comparison.values.states import State
from services.comparison.values.times import compare_times, other_stretch, recalled
from services.comparison.words.vocabulary import EXCLUSIVE, akin, concept_of
from services.extraction.model import PLAIN, Modality

_PART = 4.0
"""What it weighs that only one says that it is of a part: two that have one value are seldom a part and its whole."""
_MODALITY = 5.0
"""What it weighs that only the one verb is to come: its figure may be of what there is."""
_STRANGER = 5.0
"""What it weighs that other names stand beside the figure."""
_BESIDE = 4
"""Words on either side of a figure that say what is done with what it counts."""


@dataclass(frozen=True, slots=True)
class Figured:
    """The figure of a claim in its sentence."""

    profile: Profile
    sentence: Sentence
    at: int
    """The place of its token."""

    @property
    def text(self) -> str:
        """The sentence."""
        return self.profile.claim.told


def figure_of(profile: Profile) -> Figured | None:
    """Where the figure of a claim stands in its sentence; None where it has none, or the sentence reads it as none."""
    claim = profile.claim
    if claim.quantity is None:
        return None
    sentence = read_sentence(claim.told)
    start, end = (x - claim.sentence.start for x in (claim.quantity.span.start, claim.quantity.span.end))
    numbers = ((i, t) for i, t in enumerate(sentence.tokens) if t.kind is Kind.NUMBER)
    at = next((i for i, t in numbers if t.end > start and t.start < end), None)
    return None if at is None else Figured(profile, sentence, at)


def against(mine: Figured, theirs: Figured, *, known: bool = False) -> float:
    """What weighs against one figure in two sentences, in log odds; infinite where something says that it is of two.

    `known`: the figure is so rare that two limits are two ways to tell one ("to date", "in its first month"), and other
    names beside it are of those who tell it.
    """
    left, right = mine.profile, theirs.profile
    one_way = (_to_come(mine) and _to_come(theirs) and not _is_share(mine)) or all(map(_of_a_thing, (mine, theirs)))
    if (
        _other_kind(left, right)
        or (not one_way and PLAIN not in (left.concept, right.concept) and _planned_or_done(left, right))
        or _other_event(mine, theirs)
        or _other_time(left, right)
        or _other_mood(mine, theirs, one_way=one_way)
        or _denied(mine, known=known) != _denied(theirs, known=known)
        or _other_deed(mine, theirs)
    ):
        return math.inf
    modality = _MODALITY * (not one_way and _one_planned(left, right))
    scoping = compare_scopes(left, right, Field.QUANTITY)
    told = scoping.rule not in OF_FRAMES
    if known:
        return modality
    if told and scoping.relation is Relation.OTHER:
        return math.inf
    return (
        modality
        + _PART * (told and scoping.apart)
        + _STRANGER * strangers(mine.sentence, mine.at, theirs.sentence, theirs.at)
    )


def _other_kind(left: Profile, right: Profile) -> bool:
    """Whether frames, or what the words of the clauses are, say that the two are of two kinds, sides or bases."""
    if left.furniture or right.furniture:
        return True
    if left.stance != right.stance and left.stance and right.stance:
        return True
    texts = left.claim.told, right.claim.told
    if any(is_margin(t) or asks(t) for t in texts) or missed(texts[0]) != missed(texts[1]):
        return True
    if basis_clash(left, right) or modifiers_clash(left, right):
        return True
    if PLAIN in (left.concept, right.concept):
        return False
    return bool(topic_clash(left, right)) or swapped(left, right)


def _planned_or_done(left: Profile, right: Profile) -> bool:
    """Whether one event is told as a plan and as what came of it, or one of the two as nothing that is known."""
    if not modality_clash(left, right):
        return False
    silent = not SILENT.isdisjoint((left.claim.modality, right.claim.modality))
    return silent or akin(left.concept, right.concept)


def _one_planned(left: Profile, right: Profile) -> bool:
    """Whether only the verb of the one is to come: "the $3 billion deal will change", "a deal worth $3 billion"."""
    return PLAIN not in (left.concept, right.concept) and bool(modality_clash(left, right))


def _other_event(mine: Figured, theirs: Figured) -> bool:
    """Whether the two verbs are of two events, and no such verb stands beside both figures.

    "The nine bodies found at the camp were flown home", "nine bodies were found": finding is what both tell.
    """
    left, right = mine.profile, theirs.profile
    if PLAIN in (left.concept, right.concept) or not exclude(left, right):
        return False
    known = [{concept_of(w) for w in _words_beside(f)} & EXCLUSIVE.keys() for f in (mine, theirs)]
    return known[0].isdisjoint(known[1])


def _other_time(left: Profile, right: Profile) -> bool:
    """Whether the two are told of two times, or may be, or only the one of long ago."""
    when = left.claim.when, right.claim.when
    if compare_times(*when).state in (State.DIFFERENT, State.UNSURE) or other_stretch(*when):
        return True
    return recalled(left.claim) != recalled(right.claim) and all(w is not None and w.span is not None for w in when)


def _other_mood(mine: Figured, theirs: Figured, *, one_way: bool) -> bool:
    """Whether only the one is planned, wished for or supposed; `one_way`: neither is so yet, or what is told is."""
    if would_if(mine.text) != would_if(theirs.text):
        return True
    moods = (_moods(f) - (_COMING if one_way else frozenset()) for f in (mine, theirs))
    return other_mood(*moods, number=True, direction=False)


def _moods(figure: Figured) -> frozenset[Mood]:
    return moods_at(figure.text, figure.sentence, figure.sentence.tokens[figure.at].start)


def _to_come(figure: Figured) -> bool:
    """Whether what is counted is not yet so: "could cost", "would cost", "is expected to cost" tell one figure."""
    claim = figure.profile.claim
    return claim.modality in _UNREAL or not _COMING.isdisjoint(_moods(figure))


_UNREAL = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL})
_COMING = frozenset({Mood.FORECAST, Mood.PLANNED, Mood.UNREAL, Mood.FUTURE})


def _is_share(figure: Figured) -> bool:
    """Whether it is a percentage: of what is to be many are told in one story, plans and forecasts of two sides."""
    return figure.sentence.tokens[figure.at].unit == "%"


def _of_a_thing(figure: Figured) -> bool:
    """Whether a sum of money stands right before a noun: of what a "$45 billion merger" is worth nobody says "if"."""
    tokens, at = figure.sentence.tokens, figure.at
    money = tokens[at].unit in _MONEY and at + 1 < len(tokens)
    behind = tokens[at + 1] if money else None
    return behind is not None and behind.kind is Kind.WORD and figure.text[tokens[at].end : behind.start] in " -"


_MONEY = frozenset("$£€")


def _denied(figure: Figured, *, known: bool) -> bool:
    """Whether something is denied in the clause of the figure; not what something is without.

    A figure that is `known` is one whatever those whom it counts have not done: only the figure itself may be denied.
    """
    tokens = figure.sentence.tokens
    first = figure.at - _BEFORE if known else 0
    denials = (t for t in tokens[max(0, first) :] if t.kind is Kind.NEGATION and t.clause == tokens[figure.at].clause)
    return any(t.lower not in _LACKING and (not known or t.start < tokens[figure.at].start) for t in denials)


_BEFORE = 3
"""Words before a figure by which it is denied: "not the 84,210"."""


_LACKING = frozenset({"without"})


def _other_deed(mine: Figured, theirs: Figured) -> bool:
    """Whether the words beside the two figures are opposites, or of two events: killed and injured."""
    near = _words_beside(mine), _words_beside(theirs)
    own = near[0] - near[1], near[1] - near[0]
    if any(opposite(a, b) for a in own[0] for b in own[1]):
        return True
    kinds = [{(kind, concept_of(w)) for w in words for kind in EXCLUSIVE.get(concept_of(w), ())} for words in near]
    if not kinds[0].isdisjoint(kinds[1]):
        return False
    return not {kind for kind, _ in kinds[0]}.isdisjoint(kind for kind, _ in kinds[1])


def _words_beside(figure: Figured) -> frozenset[str]:
    """Dictionary forms of the words beside a figure in its clause that are no names."""
    tokens, at = figure.sentence.tokens, figure.at
    words = [i for i in figure.sentence.telling if tokens[i].kind is Kind.WORD]
    chosen = [i for i in words if i < at][-_BESIDE:] + [i for i in words if i > at][:_BESIDE]
    return frozenset(_lemma(tokens[i].lower) for i in chosen if tokens[i].clause == tokens[at].clause)


@lru_cache(maxsize=16_384)
def _lemma(word: str) -> str:
    return str(simplemma.lemmatize(word, lang="en")).lower()
