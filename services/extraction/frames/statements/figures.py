"""What a figure is of, where the words beside it say more than the verb: ages, rain, quakes, stores, comparatives."""

from __future__ import annotations

import re
from dataclasses import replace

from services.extraction.frames.words import lexicon
from services.extraction.model import Frame, Participant, Quantity, QuantityRole, Role, Span
from services.extraction.quantities.forms import lemma

COMPARATIVES = {
    **dict.fromkeys(
        ("dearer", "costlier", "pricier", "higher", "bigger", "larger", "longer", "heavier", "faster", "taller",
         "warmer", "stronger", "hotter", "wetter", "richer", "fuller", "more expensive", "more costly"), 1),
    **dict.fromkeys(
        ("cheaper", "lower", "smaller", "shorter", "lighter", "slower", "weaker", "colder", "cooler", "drier", "poorer",
         "less expensive", "less costly"), -1),
}  # fmt: skip
THEN = (
    r"(?:years?|months?|weeks?|quarters?|decades?|seasons?|winter|spring|summer|autumn|before|earlier|ago|last|previous"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)\b"
)
COMPARED = re.compile(
    rf"\s(?:percent |per cent )?({'|'.join(COMPARATIVES)})\b(?! than\b(?! (?:[\w'’-]+ ){{0,4}}{THEN}))"
)
"""A thing compared with itself at another time has changed ("than in July"); with another thing it has not."""
BECOMING = frozenset({"become", "be", "get", "grow", "make", "turn", "have", "level"})


def compared(frame: Frame, quantity: Quantity, text: str) -> tuple[Frame, Quantity]:
    """As in "electricity became 8% dearer": a comparative turns a percentage into a change, up or down."""
    more = MORE.match(text, quantity.span.end)
    if more is not None and quantity.unit == "percent":
        return _more(frame, DEGREES[more[1].lower()]), replace(quantity, role=QuantityRole.CHANGE)
    match = COMPARED.match(text, quantity.span.end)
    if quantity.unit != "percent" or match is None or frame.lemma not in BECOMING:
        return frame, quantity
    measure = _measure_before(frame, quantity, text)
    moved = tuple(
        replace(p, role=Role.PATIENT) if p.role is Role.AGENT and measure is None else p
        for p in frame.participants
        if p.role is not Role.ATTRIBUTE
    )
    moved = moved if measure is None else (*moved, measure)
    frame = replace(frame, predicate="change", direction=COMPARATIVES[match[1].lower()], participants=moved)
    return frame, replace(quantity, role=QuantityRole.CHANGE)


def _measure_before(frame: Frame, quantity: Quantity, text: str) -> Participant | None:
    """The noun of the measure that a frame is of, as what has changed: the sales of "sales were 6% lower"."""
    start = max(0, quantity.span.start - LONGEST_LINK)
    for word in WORD.finditer(text, start, quantity.span.start):
        told = word.group().lower()
        key = told if told in lexicon.nouns() else lemma(told)
        entry = lexicon.nouns().get(key)
        if entry is not None and entry.kind == "measure" and entry.predicate == frame.predicate:
            return Participant(Role.PATIENT, key, (key,), Span(*word.span()))
    return None


LONGEST_LINK = 80
"""Characters between a measure and by how much it is higher."""
WORD = re.compile(r"[^\W\d_]{3,}")
DEGREES = {"more": 1, "fewer": -1, "less": -1}
MORE = re.compile(
    r"\s?(?:percent |per cent )?(more|fewer|less)\b(?! (?:than|likely|effective|efficient|expensive|costly)\b)", re.I
)


def _more(frame: Frame, direction: int) -> Frame:
    """As in "handled 6% more passengers", "pay 8% less for tickets": what there is more of has changed."""
    of = next((r for r in (Role.PATIENT, Role.TOPIC, Role.AGENT) if any(p.role is r for p in frame.participants)), None)
    moved = tuple(replace(p, role=Role.PATIENT) if p.role is of else p for p in frame.participants)
    return replace(frame, predicate="change", direction=direction, participants=moved)


QUAKE = re.compile(r"\b(?:earth)?quakes?\b|\btremors?\b|\bseism|\bRichter\b", re.IGNORECASE)
STRONGEST = 10


def of_quake(quantity: Quantity, sentence: str) -> Quantity:
    """As in "put the strength of the earthquake at 6.8": a small decimal beside a quake is its magnitude."""
    number = quantity.number
    bare = quantity.unit == "count" and not quantity.counted and number is not None and number % 1 > 0
    fits = bare and number is not None and 1 < number < STRONGEST and QUAKE.search(sentence) is not None
    return replace(quantity, unit="magnitude") if fits else quantity


PRECIPITATION = frozenset({"rain", "snow", "rainfall", "snowfall", "hail", "drizzle", "sleet"})


def fallen(frame: Frame, quantity: Quantity) -> Frame:
    """As in "50 cm of snow fell in Brenna", "Brenna got 50 cm of snow": how much fell where, whatever the verb."""
    about = {*quantity.counted, *(p.key for p in frame.participants)} & PRECIPITATION
    if quantity.unit != "m" or not about or quantity.role is QuantityRole.CHANGE or frame.predicate == "rainfall":
        return frame
    where = (replace(p, role=Role.PLACE, kind="place") for p in frame.participants if p.named)
    return replace(frame, predicate="rainfall", participants=tuple(where), direction=0)


FULL = re.compile(
    r"\s?(?:percent |per cent )?(?:full\b|of (?:(?:its|their|the|total|full|normal|usable) ){0,3}capacity\b)"
)
STANDING = frozenset(
    {"be", "hold", "stand", "fall", "drop", "sink", "shrink", "rise", "climb", "fill", "remain", "have"}
)
"""Verbs by which a store is at a level, or comes to it."""


def filled(frame: Frame, quantity: Quantity, text: str) -> tuple[Frame, Quantity]:
    """As in "the reservoir held 39% of its capacity", "was 39 percent full": how full it is, whatever the verb."""
    whole = FULL.match(text, quantity.span.end) is not None and frame.lemma in STANDING
    if quantity.unit != "percent" or quantity.role is QuantityRole.CHANGE or not whole:
        return frame, quantity
    kept = tuple(
        replace(p, role=Role.PATIENT) if p.role is Role.AGENT else p
        for p in frame.participants
        if p.key != "capacity" and p.role is not Role.ATTRIBUTE
    )
    told = replace(quantity, role=QuantityRole.LEVEL, counted=())
    return replace(frame, predicate="occupancy", participants=kept, direction=0), told


BESIDE = re.compile(r"((?:[A-Z][\w'’-]*\s+){0,3}[A-Z][\w'’-]+),\s+(?:aged\s+)?$")


def aged(frame: Frame, quantity: Quantity, text: str, sentence: Span) -> Frame:
    """As in "leaves a wife, Ines, 64": the age of the name that stands before it, whatever the clause is about."""
    match = BESIDE.search(text, max(sentence.start, quantity.span.start - 80), quantity.span.start)
    if quantity.unit != "age" or match is None:
        return frame
    words = tuple(reversed(match[1].lower().split()))
    if any({w.lower() for w in (*p.key.split(), *p.words)} & set(words) for p in frame.participants):
        return frame
    owner = Participant(Role.PATIENT, match[1], words, Span(*match.span(1)), named=True, kind="person")
    return replace(frame, predicate="age", participants=(owner,))
