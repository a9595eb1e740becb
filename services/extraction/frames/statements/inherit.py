"""What a number or a clause takes from the one before it: "an additional 200", "310 of them", "It was 85."."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments.phrases import participant
from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import lexicon
from services.extraction.model import Attribution, Frame, Participant, Period, Quantity, QuantityRole, Role, Span

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token

ANAPHORIC = lexicon.listed("anaphoric")
TIME_UNITS = frozenset({"day", "hour", "minute", "second", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement that a later one may lean on."""

    frame: Frame
    quantity: Quantity | None
    when: Period | None
    attribution: Attribution | None
    said: Period | None
    sentence: int
    """Number of its sentence in the article."""


BARE_UNITS = frozenset({"percent", "ratio", "score", "count", "rank"})


def whole_quantity(quantity: Quantity, before: Standing | None) -> Quantity:
    """A bare number counts what the number before it counted.

    "900 guards ... an additional 200" are people; "640 pupils ... 310 of them" as well.
    """
    if before is None or before.quantity is None or quantity.unit != "count" or quantity.counted:
        return quantity
    source = before.quantity
    if not source.counted and source.unit != "people":
        return quantity
    if source.unit in BARE_UNITS or "/" in source.unit:
        return quantity
    return replace(quantity, unit=source.unit, counted=source.counted)


def whose_fate(quantity: Quantity, text: str) -> Quantity:
    """A bare number before "who" counts people: "one of 18 who died"."""
    if quantity.unit != "count" or quantity.counted or not text.startswith(" who ", quantity.span.end):
        return quantity
    return replace(quantity, unit="people", counted=("people",))


def is_anaphor(clause: Clause) -> bool:
    """Whether the subject points back: "It was 85", "This figure represents"."""
    subject = clause.first("s")
    if subject is None:
        return False
    if subject.lower_ in {"it", "this", "that"}:
        return True
    return lemma(subject) in ANAPHORIC and any(c.lower_ in {"this", "that"} for c in subject.children)


OF_THE = re.compile(
    r"\s+(?:(?:out )?of (?:the |its |their |all |a total of |[\w’'-]{1,40}[’']s? )?(?:[\w’'-]{1,40} )?)$"
)


def is_whole(quantity: Quantity, others: tuple[Quantity, ...], text: str) -> bool:
    """Whether a number is the whole of which another is a part: the 250 of "112 of the 250 seats"."""
    return any(
        o.span.end <= quantity.span.start and OF_THE.fullmatch(text[o.span.end : quantity.span.start]) for o in others
    )


def part_of(quantity: Quantity, others: tuple[Quantity, ...], text: str) -> Quantity:
    """The part takes the unit of its whole: "112 of the 250 seats" are seats."""
    if quantity.unit != "count":
        return quantity
    for other in others:
        if other.unit == "day":
            continue  # "18 of his 27 years" are years, and no days
        if quantity.span.end <= other.span.start and OF_THE.fullmatch(text[quantity.span.end : other.span.start]):
            return replace(quantity, unit=other.unit, counted=other.counted)
    return quantity


POINTING = ("of these", "of them", "of those", "of the total")


def of_these(quantity: Quantity, text: str, sentence: Span) -> Quantity:
    """As in "Of these, nearly 8,000 ...": a share of what was counted before."""
    opening = text[sentence.start : sentence.start + 12].lower()
    if quantity.span.start > sentence.start and opening.startswith(POINTING):
        return replace(quantity, role=QuantityRole.SHARE)
    return quantity


def of_them(quantity: Quantity, text: str) -> bool:
    """As in "310 of them claiming ..."."""
    return text[quantity.span.end : quantity.span.end + 12].strip().lower().startswith(POINTING)


def share(scene: Scene, clause: Clause, frame: Frame, before: Frame) -> Frame:
    """A part of those counted before: their frame, told apart by what only the part does or has."""
    tokens = [*clause.slots.get("for", ()), *clause.slots.get("o", ())]
    marks = tuple(p for t in tokens if (p := participant(scene, Role.TOPIC, t)) is not None)
    if frame.predicate == before.predicate or not frame.participants:
        return replace(before, trigger=frame.trigger, participants=ordered((*before.participants, *marks)))
    return replace(frame, participants=ordered((*frame.participants, *marks)))


def completed(frame: Frame, before: Frame | None) -> Frame:
    """Roles that an elliptic clause leaves out, from the clause before it with the same predicate."""
    if before is None or before.predicate != frame.predicate:
        return frame
    has = {p.role for p in frame.participants}
    extra = tuple(p for p in before.participants if p.role not in has and p.role is not Role.PLACE)
    return replace(frame, participants=ordered((*frame.participants, *extra)))


def leaning(frame: Frame, before: Frame) -> Frame:
    """A change whose subject points back: what changed is the count stated before."""
    if any(p.role is Role.PATIENT and p.words[0] not in {"increase", "decrease", "rise"} for p in frame.participants):
        return frame
    parts = tuple(p for p in before.participants if p.role in {Role.PATIENT, Role.RECIPIENT, Role.AGENT})
    topic = Participant(Role.TOPIC, before.predicate, (before.predicate,), before.trigger, kind="event")
    return replace(frame, participants=ordered((*parts, topic)))


def ordered(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """In the order of the roles, then of the text."""
    order = list(Role)
    return tuple(sorted(participants, key=lambda p: (order.index(p.role), p.mention, p.key)))


STATES = {
    "dead": "die",
    "killed": "die",
    "injured": "injure",
    "wounded": "injure",
    "hurt": "injure",
    "missing": "miss",
    "homeless": "displace",
}


def stated_state(frame: Frame, quantity: Quantity, anchor: Token) -> Frame:
    """As in "left 14 dead and 60 injured": the adjective that is counted says what happened to those counted."""
    beside = [c.lower_ for c in anchor.children if c.dep_ in {"acl", "amod", "oprd"}]
    for word in (*quantity.counted, *beside):
        if word in STATES and frame.predicate in {
            "leave",
            "die",
            "injure",
            "miss",
            "displace",
            "be",
            "have",
            "level",
            "report",
        }:
            return replace(frame, predicate=STATES[word])
    return frame


def counted_people(quantity: Quantity, frame: Frame, tolls: frozenset[str]) -> tuple[Quantity, Frame]:
    """Those killed, hurt or displaced are people, also where only the number stands."""
    if not frame.participants and quantity.unit == "people" and quantity.counted:
        # "2,300 prisoners were set free": those who are counted are whom it happens to
        whom = Participant(Role.PATIENT, quantity.counted[0], quantity.counted, quantity.span, kind="person")
        frame = replace(frame, participants=(whom,))
    if frame.predicate not in {"die", "injure", "displace", "infect", "miss", "arrest", "evacuate"} & (
        tolls | {"miss"}
    ):
        return quantity, frame
    if quantity.unit in {
        "count",
        "life",
        "death",
        "fatality",
        "arrest",
        "detention",
        "abduction",
        "evacuation",
        "injury",
    }:
        quantity = replace(quantity, unit="people", counted=("people",))
        kept = tuple(p for p in frame.participants if p.key != "life")
        frame = replace(frame, participants=kept)
    if quantity.unit == "people" and not any(p.role is Role.PATIENT for p in frame.participants):
        one = Participant(Role.PATIENT, "people", ("people",), quantity.span, kind="person")
        frame = replace(frame, participants=ordered((*frame.participants, one)))
    return quantity, frame


MEASURED_SLOTS = frozenset({"s", "o", "i", "oprd", "npadvmod", "num", "of", "for", "to", "at", "by", "", "?", "from"})
COLLECTIVE = lexicon.listed("collective")


def fits_slot(clause: Clause, slot: str, anchor: Token, quantity: Quantity) -> bool:
    """Whether the number stands where the clause takes one: "12 arrested in 3 raids" says nothing of 3 arrests."""
    if clause.nominal:
        return True
    deep = slot == "under" and quantity.unit == "m"  # "was buried under 145 centimetres of snow"
    deep = deep or timed(clause, slot, quantity) or (slot == "in" and quantity.unit == "rank")
    if slot not in MEASURED_SLOTS and not deep and not quantity.unit.startswith(("percent", "USD", "EUR", "GBP")):
        return False
    if slot not in {"s", "o"} or clause.first(slot) is None:
        return True
    token, hops = anchor, 0
    fillers = {t.i for t in clause.slots[slot]}
    while token.i not in fillers and token.head != token and hops < 8:
        upper = token.head
        if token.dep_ == "pobj" and upper.head.pos_ == "NOUN" and lemma(upper.head) not in COLLECTIVE:
            numeric = upper.head.lower_ in {
                "thousands",
                "hundreds",
                "dozens",
                "scores",
                "millions",
                "percent",
                "third",
                "half",
                "quarter",
                "%",
            }
            if quantity.unit == "day" and upper.lower_ == "of" and lemma(upper.head) in LASTING:
                return True  # "a ceasefire of ten days"
            if (not numeric and upper.lower_ == "of") or upper.lower_ not in {"of", "from", "between", "to"}:
                return False
        token, hops = upper, hops + 1
    return True


RACING = lexicon.listed("racing")
RACES = lexicon.listed("races")
_DISTANCES = frozenset({60, 80, 100, 110, 200, 400, 500, 800, 1_000, 1_500, 3_000, 5_000, 10_000})
"""Metres that name a race: "won the 100 metres"."""
_LONGEST_RACE = 100.0
"""Days in which a way can be covered that is told as a feat: an ocean rowed, no war won."""


def timed(clause: Clause, slot: str, quantity: Quantity) -> bool:
    """As in "won the race in 31 minutes", "swam across in 14 hours": how long it took is said of the feat."""
    long = quantity.number is not None and quantity.number < _LONGEST_RACE
    return slot == "in" and quantity.unit == "day" and long and clause.lemma in RACING


def names_race(clause: Clause, quantity: Quantity, anchor: Token) -> bool:
    """As in "won the 100 metres", "a 10 km race": the distance is what the race is called."""
    if quantity.unit != "m" or clause.lemma not in RACING:
        return False
    the = any(c.dep_ == "det" and c.lower_ == "the" for c in anchor.children)
    return lemma(anchor) in RACES or (the and quantity.number in _DISTANCES)


LASTING = lexicon.listed("lasting")
"""Nouns whose length is what is said of them: "a five-year ban"."""


SPELLED = re.compile(r"\b(?:twen|thir|for|fif|six|seven|eigh|nine)ty-[a-z]+", re.IGNORECASE)
"""A number in words has its own hyphen: "forty-five centimetres"."""


def is_modifier(quantity: Quantity, anchor: Token, text: str) -> bool:
    """As in "a two-year search", "12-hour days": a measure that only describes a noun."""
    written = SPELLED.sub("", quantity.span.of(text))
    after = text[quantity.span.end : quantity.span.end + 1]
    unit = quantity.unit.split("/")[0]
    hyphened = "-" in written or after == "-"
    return (
        hyphened
        and unit in {*TIME_UNITS, "m", "kg", "age", "km"}
        and not ({lemma(anchor), lemma(anchor.head)} & LASTING)
    )


def is_definite(quantity: Quantity, anchor: Token) -> bool:
    """As in "the two countries", "both men": a number that only points at known things."""
    if (
        quantity.number is None
        or quantity.number > 12
        or not quantity.counted
        or quantity.role is not QuantityRole.LEVEL
    ):
        return False
    return any(
        c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an", "no", "some", "any", "all"} for c in anchor.children
    )


HAPPENING = frozenset({"happen", "occur", "recur"})


def times_done(quantity: Quantity, clause: Clause, text: str) -> Quantity:
    """As in "crossed the bridge 64 times" counts crossings."""
    if quantity.unit not in {"count", "time"} or not text[quantity.span.end : quantity.span.end + 6].strip().startswith(
        "times"
    ):
        return quantity
    base, subject = lemma(clause.head), clause.first("s")
    if base in HAPPENING and subject is not None and subject.pos_ == "NOUN":
        return replace(quantity, unit=lemma(subject), counted=(lemma(subject),))  # "such clashes happened three times"
    noun = (base[:-1] if base.endswith("e") else base) + "ing"
    return replace(quantity, unit=noun, counted=(noun,))
