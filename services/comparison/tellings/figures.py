"""What a sentence says of the figure of another claim: that it tells it too, or that it was only feared."""

from __future__ import annotations

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.model import Kind
from services.comparison.sentences.mood import Mood, moods_at

_TELLS = 13
"""A count from which a number that both sentences tell is no chance."""
_PUTS_RIGHT = frozenset({"not", "instead", "rather", "contrary", "wrongly", "corrected"})
"""Words by which a sentence tells a figure only to put it right."""


def tells_both(left: Profile, right: Profile) -> bool:
    """Whether the one sentence tells the figure of the other claim beside its own: "400 of his 12,000 followers".

    Who puts a figure right tells both, too: "84, not 48".
    """
    return _tells_too(left, right) or _tells_too(right, left)


def _tells_too(one: Profile, other: Profile) -> bool:
    figure, own = other.claim.quantity, one.claim.quantity
    if figure is None or own is None or figure.unit == "score" or (figure.number or 0.0) < _TELLS:
        return False
    tokens = read_sentence(one.claim.told).tokens
    same = any(t.kind is Kind.NUMBER and t.value == figure.number for t in tokens)
    return same and not any(t.lower in _PUTS_RIGHT for t in tokens)


def only_feared(left: Profile, right: Profile) -> bool:
    """Whether the figure of only one is told as a rumour or a fear: "feared that 40 were buried"."""
    feared = []
    for claim in (left.claim, right.claim):
        if claim.quantity is None or not claim.quantity.span.overlaps(claim.sentence) or not claim.told:
            return False
        at = max(0, claim.quantity.span.start - claim.sentence.start)
        feared.append(Mood.RUMOURED in moods_at(claim.told, read_sentence(claim.told), at))
    return feared[0] != feared[1]
