"""How sure it is that two claims in contradiction tell of one fact, of which only one can be true: a logistic model.

Frames know events, participants and values. Real news says many things of one name, of which frames see the same
event again where there are two: "won in 2010", "won on Tuesday". Two reports of one fact share more than a frame
holds: rare words and names, other values, most of the shorter sentence, the day; and a slip makes 48 of 84, while two
things are any distance apart. Where the words of two sentences alone tell the difference, their log odds are what
counts most. The weights (words/surety.tsv: one column for either evidence) are learned by `training.surety` from
written streams, real sentences with one value changed and contradictions of real news judged by eye
(docs/precision.md).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from services.comparison.logistic import chance, log_odds
from services.comparison.model import Field
from services.comparison.profiles.profile import Profile
from services.comparison.profiles.wording import figure_words
from services.comparison.sentences.alignment import Sentence, overlap, read_sentence
from services.comparison.sentences.figures import figures_of
from services.comparison.sentences.model import Kind
from services.comparison.sentences.names import unmatched_names
from services.comparison.values.figures import apart, digits, slipped
from services.comparison.words.vocabulary import SURETY

_FIELDS = (Field.TIME, Field.PLACE, Field.PERSON, Field.ROLE, Field.DIRECTION, Field.POLARITY)
"""The fields that have a weight of their own, added to that of a quantity."""
FEATURES = (
    "one", "odds", "coverage", "alike", "days", "head", "names", "rare", "values", "resolved", "slip", "far", "extra",
    "longer", "weekday", *(field.value for field in _FIELDS),
)  # fmt: skip
_RAREST = 3
"""The rarest words in common that count: the names of a story, and what it is about."""
_MOST_NAMES, _MOST_VALUES, _MOST_EXTRA = 6, 2, 6
_WORD = re.compile(r"[^\W_]+")


def surety(left: Profile, right: Profile, field: Field, odds: float | None = None, *, weekday: bool = False) -> float:
    """The chance that two claims that differ in `field` tell of one fact, 0 to 1.

    Arguments:
        left: the newer of the two claims.
        right: the older.
        field: in what they differ.
        odds: what the words of the two sentences say of the difference, in log odds; None where frames say it.
        weekday: the two values are days of the week.

    """
    weights = SURETY["frames" if odds is None else "sentences"]
    found = measure(left, right, field, odds, weekday=weekday)
    return chance(log_odds([weights[name] for name in FEATURES], [found[name] for name in FEATURES]))


def measure(
    left: Profile, right: Profile, field: Field, odds: float | None = None, *, weekday: bool = False
) -> Mapping[str, float]:
    """What the model sees of a pair: `FEATURES` by name."""
    (mine, here), (theirs, there) = _sentence(left), _sentence(right)
    shared = overlap(mine, theirs)
    days = abs((left.claim.published_at - right.claim.published_at).total_seconds()) / 86_400
    names = len(unmatched_names(mine, theirs)) + len(unmatched_names(theirs, mine))
    ours, other = _values(mine), _values(theirs)
    extra = max(len(ours - other) - 1, 0) + max(len(other - ours) - 1, 0)
    slip, far = _figures(left, right) if field is Field.QUANTITY else (0.0, 0.0)
    return {
        "one": 1.0,
        "odds": (odds or 0.0) / 2,
        "coverage": shared.coverage,
        "alike": shared.alike,
        "days": math.log1p(days),
        "head": float(left.head is not None and left.head == right.head),
        "names": min(names, _MOST_NAMES) / 3,
        "rare": _rarest(mine, theirs) / 20,
        "values": min(len(ours & other), _MOST_VALUES) / 2,
        "resolved": float(here or there),
        "slip": slip,
        "far": far,
        "extra": min(extra, _MOST_EXTRA) / 3,
        "longer": abs(len(mine.tokens) - len(theirs.tokens)) / 20,
        "weekday": float(weekday),
        **{name.value: float(field is name) for name in _FIELDS},
    }


def _sentence(profile: Profile) -> tuple[Sentence, bool]:
    """The sentence with the names for which its pronouns stand, and whether there are any: "He was 78."."""
    claim = profile.claim
    told = claim.told or claim.text
    written = {word.lower() for word in _WORD.findall(told)}
    keys = (p.key for p in claim.frame.participants if p.named and p.key[:1].isupper())
    resolved = dict.fromkeys(key for key in keys if written.isdisjoint(w.lower() for w in _WORD.findall(key)))
    return read_sentence(" ".join((told, *resolved))), bool(resolved)


def _figures(left: Profile, right: Profile) -> tuple[float, float]:
    """Whether a slip makes one figure of the other, and how far apart they are where none does."""
    numbers = [p.claim.quantity.number for p in (left, right) if p.claim.quantity is not None]
    if len(numbers) < 2 or numbers[0] is None or numbers[1] is None:
        return 0.0, 0.0
    slip = slipped(numbers[0], numbers[1]) or _digits(left) == _digits(right)  # "31 cm", "31 inches"
    return float(slip), 0.0 if slip else apart(numbers[0], numbers[1])


def _digits(profile: Profile) -> str:
    """The digits of a figure as it is written, whatever its unit."""
    written = figure_words(profile.claim)
    return next((digits(number)[0] for number, _ in figures_of(written)), written)


def _rarest(left: Sentence, right: Sentence) -> float:
    """Weight of the rarest words that two sentences share."""
    common = left.weights.keys() & right.weights.keys()
    return math.fsum(sorted((left.weights[stem] for stem in common), reverse=True)[:_RAREST])


def _values(sentence: Sentence) -> frozenset[tuple[str, float | str]]:
    """Numbers and parts of dates with their units."""
    return frozenset((t.unit, t.value or t.stem) for t in sentence.tokens if t.kind in (Kind.NUMBER, Kind.DATE))
