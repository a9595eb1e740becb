"""Whether two claims with other verbs tell one fact all the same: by their number, names, place, day and words.

"left 42,000 homes without power" and "cut off 42,000 homes" share no predicate that a table could know of; that they
share a telling number, a name and the things spoken of says more than the verb. This finds agreement only: a
contradiction still needs one predicate (`identity.same_event`).
"""

from __future__ import annotations

import re

from services.comparison.actors.exchanged import swapped
from services.comparison.actors.identity import near, tied
from services.comparison.actors.subject import basis_clash, heads_fit, modality_clash, topic_clash
from services.comparison.entailment.vocabulary import opposite as antonym
from services.comparison.entailment.vocabulary import same_event as synonym
from services.comparison.profiles.origins import same_origin
from services.comparison.profiles.profile import Profile
from services.comparison.values.direction import compare_directions
from services.comparison.values.place import compare_places
from services.comparison.values.polarity import compare_polarity
from services.comparison.values.quantity import SAME_Z, distance
from services.comparison.values.states import State
from services.comparison.values.times import compare_times, overlapping
from services.comparison.words.vocabulary import (
    EXCLUSIVE,
    either,
    has,
    strong_names,
)
from services.extraction.model import Grain, Quantity, QuantityRole

_TIES = 3
"""Things that two claims must share besides a telling number; one more where the number is small."""
_SMALL = 10
_MEASURED = ("percent", "USD", "EUR", "GBP", "kg", "m", "day", "age")
"""Units that are no nouns: of what they are is told in many words."""
_LEVEL = re.compile(r"\b(?:to|at)\s+(?:(?:about|some|around|nearly|almost|just|only|over)\s+)?[$€£]?$")
"""What stands before a figure that is a level."""
_BEFORE = 24


def told_alike(left: Profile, right: Profile) -> bool:
    """Whether two claims of other predicates agree by their fields, none of which is in conflict."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is not None and b is not None:
        # the cheap questions first: most pairs have two figures
        if not _same_figure(left, right, a, b):
            return False
        enough = _shared(left, right) >= (_TIES if _telling(a) else _TIES + 1) or _of_one_report(left, right, a)
        return enough and not _conflict(left, right)
    if a is not None or b is not None or left.embedded or right.embedded:
        return False
    one_verb = synonym(left.claim.frame.lemma.lower(), right.claim.frame.lemma.lower())
    return one_verb and tied(left, right) and _shared(left, right) > _TIES and not _conflict(left, right)


def _of_one_report(left: Profile, right: Profile, figure: Quantity) -> bool:
    """Whether both tell one figure of one month or quarter, and name nobody: "the economy added 171,000 jobs".

    The figure has three digits and more, or is of one measure: an unemployment of 7.9 percent.
    """
    months = [
        (x.claim.when.start, x.claim.when.end) for x in (left, right) if x.claim.when and x.claim.when.grain in _TERMS
    ]
    if len(months) < len((left, right)) or months[0] != months[1] or left.names or right.names or not left.near(right):
        return False
    measure = left.concept == right.concept and has(left.concept, "measure")
    digits = f"{figure.number or 0:g}".replace(".", "").strip("0") if figure.number else ""
    alike = left.concept == right.concept or bool(left.words & right.words)
    return measure or (len(digits) >= _DIGITS and alike)


_TERMS = frozenset({Grain.MONTH, Grain.QUARTER})
_DIGITS = 3


def _conflict(left: Profile, right: Profile) -> bool:
    if left.furniture or right.furniture or left.whole != right.whole or left.qualified or right.qualified:
        return True
    if modality_clash(left, right) or basis_clash(left, right) or topic_clash(left, right) or swapped(left, right):
        return True
    if left.stance != right.stance or exclude(left, right) or _conflicting_fields(left, right):
        return True
    mine = left.names - right.story - left.places
    theirs = right.names - left.story - right.places
    return bool(mine and theirs)


def _conflicting_fields(left: Profile, right: Profile) -> bool:
    bad = (State.DIFFERENT, State.UNSURE)
    time = compare_times(left.claim.when, right.claim.when)
    readings = (compare_places(left, right), compare_directions(left, right), compare_polarity(left, right))
    if time.state in bad or any(r.state in bad for r in readings) or left.claim.polarity is not right.claim.polarity:
        return True
    if left.direction * right.direction < 0:
        return True
    return not overlapping(left.claim.when, right.claim.when) and not near(left, right)


def exclude(left: Profile, right: Profile) -> bool:
    """Whether the two predicates are known to be two events or measures: killed and injured, opened and closed."""
    a, b = ({p.concept, p.claim.frame.lemma.lower()} for p in (left, right))
    if a & b:
        return False
    return any(antonym(x, y) for x in sorted(a) for y in sorted(b)) or any(
        EXCLUSIVE.get(x, frozenset()) & EXCLUSIVE.get(y, frozenset()) for x in a for y in b
    )


def _same_figure(left: Profile, right: Profile, a: Quantity, b: Quantity) -> bool:
    known = len(strong_names(left.story & right.story)) > 1 and left.near(right)
    stuff = left.unit in _MEASURED and known  # "34 percent of the shares", "34% of the group"
    if left.unit != right.unit or not (stuff or heads_fit(left, right)):
        return False
    if a.role is not b.role and not one_way(left, right, a, b):
        return False
    gap = distance(a, b)
    return gap.z <= SAME_Z and not gap.open


def one_way(left: Profile, right: Profile, a: Quantity, b: Quantity) -> bool:
    """Whether a change may be told as a level ("receded by 40 cm"): not where the text says "fell to 40 cm"."""
    if {a.role, b.role} != {QuantityRole.LEVEL, QuantityRole.CHANGE}:
        return False
    befores = ((p.claim.told, q.span.start - p.claim.sentence.start) for p, q in ((left, a), (right, b)))
    return not any(_LEVEL.search(told[max(0, at - _BEFORE) : at]) for told, at in befores)


def _telling(quantity: Quantity) -> bool:
    """Whether few other things have this number: not a count up to ten."""
    number = quantity.number if quantity.number is not None else quantity.high or 0.0
    return abs(number) > _SMALL or number != int(number)


def _shared(left: Profile, right: Profile) -> int:
    """Names, the day, the speaker and words of the two clauses; nothing where only common words are shared."""
    mentions = left.mentions & right.mentions
    strong = strong_names(mentions)
    story = strong_names(left.story & right.story) - strong if left.near(right) else frozenset()
    speaker = same_origin(left, right) and left.near(right)
    words = (left.words & right.words) - mentions
    if not (strong or story or speaker or (mentions and words)):
        return 0
    day = compare_times(left.claim.when, right.claim.when).state is State.SAME
    ties = min(len(strong) + len(story), 2) + (len(strong) < len(mentions)) + day + speaker + min(len(words), 2)
    return ties + (left.concept == right.concept and not either(left.concept, right.concept, "vague"))
