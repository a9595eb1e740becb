"""Two names that change places in nearly the same words: who signed him from whom, who walked out of whose talks."""

from __future__ import annotations

from dataclasses import dataclass

from services.comparison.actors.sameness import same_any
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, overlap, read_sentence
from services.comparison.sentences.model import Kind
from services.comparison.sentences.names import Group, groups
from services.comparison.sentences.tables import lists
from services.comparison.tellings.nearness import may_retell
from services.comparison.values.quantity import SAME_Z, distance
from services.comparison.values.states import Reading, State
from services.comparison.values.times import compare_times
from services.comparison.words.vocabulary import both
from services.extraction.model import Role

SURE = 0.85
"""How sure an exchange in nearly the same words is: frames that know the roles of the verb are surer."""
_ALIKE = 0.7
"""Share of both sentences that two tellings have in common."""
_VERBS = {"from": "taking", "to": "giving", "with": "parting"}
"""Before the second name, which verbs have another meaning with the names exchanged: nobody meets with one alone."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """The names on either side of the verb, and the small word before each one behind it."""

    before: tuple[frozenset[str], ...]
    behind: tuple[tuple[str, frozenset[str]], ...]


def exchanged(left: Profile, right: Profile) -> Reading | None:
    """The reading of two claims of one verb in which the two sides have changed places; None where they have not."""
    a, b = left.claim, right.claim
    if a.frame.lemma != b.frame.lemma or not any(a.frame.lemma in lists()[verbs] for verbs in _VERBS.values()):
        return None
    if a.polarity is not b.polarity or a.modality is not b.modality or not may_retell(left, right):
        return None
    if both(left.concept, right.concept, "swap") or compare_times(a.when, b.when).state is State.DIFFERENT:
        return None  # frames know the roles of such a verb
    mine, theirs = read_sentence(a.told), read_sentence(b.told)
    if overlap(mine, theirs).alike < _ALIKE or not _of_one_thing(left, right):
        return None
    here, there = _sides(left, mine), _sides(right, theirs)
    if here is None or there is None:
        return None
    for preposition, second in here.behind:
        if a.frame.lemma not in lists()[_VERBS[preposition]]:
            continue
        for first in here.before:
            if _turned(first, second, preposition, here, there):
                shown = (_name(x) for x in (first, second))
                one, other = next(shown), next(shown)
                return Reading(Field.ROLE, State.DIFFERENT, f"{one} over {other}", f"{other} over {one}", "exchanged")
    return None


def _of_one_thing(left: Profile, right: Profile) -> bool:
    """Whether one figure is told, where both tell one, and one thing or person is taken or given, where any is."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is not None and b is not None and (a.unit != b.unit or distance(a, b).z > SAME_Z):
        return False
    things = left.of(Role.PATIENT), right.of(Role.PATIENT)
    return not any(things) or same_any(*things) is not None


def _turned(first: frozenset[str], second: frozenset[str], preposition: str, here: _Sides, there: _Sides) -> bool:
    """Whether the second name acts in the other sentence, and the first stands behind the same preposition."""
    acts = any(second & name for name in there.before) and not any(first & name for name in there.before)
    acted = any(p == preposition and first & name for p, name in there.behind)
    still = any(second & name for name in here.before) or any(second & name for _, name in there.behind)
    return acts and acted and not still and not first & second


def _name(stems: frozenset[str]) -> str:
    return " ".join(sorted(stems)).title()


def _sides(profile: Profile, sentence: Sentence) -> _Sides | None:
    start = profile.claim.frame.trigger.start - profile.claim.sentence.start
    verb = next((i for i, t in enumerate(sentence.tokens) if t.start <= start < t.end), None)
    if verb is None:
        return None
    clause = sentence.tokens[verb].clause
    names = [g for g in groups(sentence) if sentence.tokens[g[0]].clause == clause]
    before = tuple(_stems(sentence, g) for g in names if g[1] < verb)
    behind = tuple(
        (word, _stems(sentence, g)) for g in names if g[0] > verb and (word := _before(sentence, g)) in _VERBS
    )
    return _Sides(before, behind)


def _stems(sentence: Sentence, group: Group) -> frozenset[str]:
    return frozenset(t.stem for t in sentence.tokens[group[0] : group[1] + 1])


def _before(sentence: Sentence, group: Group) -> str:
    """The small word before a name, articles and what it is left aside: "from the champions Oakhaven"."""
    at = group[0] - 1
    while at > 0 and (sentence.tokens[at].lower in ("the", "a", "an") or sentence.tokens[at].kind is Kind.TITLE):
        at -= 1
    return sentence.tokens[at].lower if at >= 0 else ""
