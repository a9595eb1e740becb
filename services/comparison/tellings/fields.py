"""The field in which two sentences differ, and the words that differ, as claims have them."""

from __future__ import annotations

from services.comparison.model import Field
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.kinds import Naming, named_at
from services.comparison.sentences.model import WEEKDAY, Difference, Told
from services.comparison.tellings.model import Retelling
from services.comparison.words.vocabulary import is_region
from services.extraction.model import Claim, Role, Span

_FIELDS = {
    Difference.NUMBER: Field.QUANTITY,
    Difference.DATE: Field.TIME,
    Difference.DIRECTION: Field.DIRECTION,
    Difference.NEGATION: Field.POLARITY,
}


def holds(claim: Claim, words: tuple[int, int], kind: Difference) -> bool:
    """Whether the claim is the one of its sentence that states the value."""
    span = Span(claim.sentence.start + words[0], claim.sentence.start + words[1])
    if kind is Difference.NUMBER:
        return claim.quantity is not None and claim.quantity.span.overlaps(span)
    return claim.span.overlaps(span)


def differing(left: Claim, right: Claim, told: Told) -> Retelling:
    """What two claims say of each other that differ in the value `told`."""
    words = left.told[slice(*told.left)], right.told[slice(*told.right)]
    here, there = (
        Span(c.sentence.start + s[0], c.sentence.start + s[1]) for c, s in ((left, told.left), (right, told.right))
    )
    return Retelling(_field(left, right, told), *words, here, there, told.score, told.unit == WEEKDAY)


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
