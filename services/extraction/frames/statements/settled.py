"""How many live in a place that a name on the way tells: "fled Orrin, a town of 700", "Orrin, home to 700 people"."""

from __future__ import annotations

import re
from dataclasses import replace

from services.extraction.frames.clauses import ground
from services.extraction.frames.statements.assemble import assemble
from services.extraction.frames.statements.reading import View
from services.extraction.frames.statements.standing import HEDGE, SETTLEMENT
from services.extraction.model import Frame, Modality, Participant, Polarity, Quantity, Role, Span
from services.extraction.names.tables import words_of

_WORD = r"[A-Z][\w'’-]{1,30}"
_TOLD = re.compile(
    rf"({_WORD}(?: {_WORD}){{0,3}})(?:, {_WORD}\.?(?: {_WORD})?)?"
    rf",? (?:- |– |— )?(?:which is |that is )?"
    rf"(?:{SETTLEMENT} of|home to|(?:with |which has )?(?:an? |its )?(?:estimated )?population(?: of|,|:)?) {HEDGE}\Z"
)
_REACH = 160
INHABITANTS = frozenset({"inhabitant", "resident", "citizen", "people", "person", "islander", "villager"})
OPENERS = words_of("openers.txt")
_COUNTED = re.compile(r" [A-Z][A-Za-z.]+ [a-z]")
"""Others whom a figure without a noun counts."""


def settled(quantity: Quantity, text: str, sentence: Span) -> Participant | None:
    """The place whose inhabitants a figure counts, where it is told beside its name; None where it counts others.

    >>> from services.extraction.quantities import find_quantities
    >>> told = "The slide hit Orrin, a hill town of about 700 people, and 300 fled Torvik."
    >>> found = [settled(q, told, Span(0, len(told))) for q in find_quantities(told, 0, len(told))]
    >>> [place.key if place is not None else None for place in found]
    ['Orrin', None]
    """
    people = quantity.unit == "people" and len(quantity.counted) == 1 and quantity.counted[0] in INHABITANTS
    if not people and (quantity.unit != "count" or quantity.counted):
        return None
    match = _TOLD.search(text, max(sentence.start, quantity.span.start - _REACH), quantity.span.start)
    if match is None or "," not in text[match.end(1) : match.end()]:  # a name, and what it is
        return None
    if not people and _COUNTED.match(text, quantity.span.end):
        return None  # "home to 38,000 US troops"
    start, end = match.span(1)
    opener, _, rest = match[1].partition(" ")
    if rest and opener.lower() in OPENERS:  # "In Orrin, a town of 700"
        start = end - len(rest)
    name = text[start:end]
    return Participant(Role.PLACE, name, tuple(reversed(name.lower().split())), Span(start, end), True, "place")


_NOUN = re.compile(r" (?:[a-z-]{1,20} ){0,2}(?:people|residents|inhabitants|citizens|souls|islanders|villagers)\b")


def read_settled(view: View, written: Quantity) -> bool:
    """Note how many live in a place, if that is told: it is so, whatever is told, planned or denied of the place."""
    reading = view.reading
    text = reading.article.text
    place = settled(written, text, view.sentence.span)
    hit = ground.ground(view.scene.doc, view.scene.offset, written.span, view.clauses) if place is not None else None
    if place is None or hit is None or hit.clause is None:
        return False
    frame = Frame("population", "population", place.mention, (place,))
    counted = replace(written, unit="people", counted=written.counted or ("people",))
    claim = assemble(view, hit.clause, frame, counted, None)
    noun = _NOUN.match(text, written.span.end)
    span = Span(place.mention.start, noun.end() if noun is not None else written.span.end)
    claim = replace(claim, span=span, text=" ".join(span.of(text).split()), when=None)
    reading.claims.append(replace(claim, polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED))
    return True
