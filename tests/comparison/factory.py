"""Claims built by hand, so that the rules of comparison are specified without extraction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

from services.extraction.model import (
    ArticleClaims,
    Claim,
    Frame,
    Grain,
    Hedge,
    Link,
    Modality,
    Participant,
    Period,
    Polarity,
    Quantity,
    Role,
    SourceKind,
    Span,
)

DAY = datetime(2025, 1, 12, 8, tzinfo=UTC)
_NUMBERS = count(1)


def person(name: str, role: Role = Role.AGENT) -> Participant:
    return Participant(role, name, tuple(reversed(name.lower().split())), Span(0, 1), named=True, kind="person")


def organisation(name: str, role: Role = Role.AGENT) -> Participant:
    return Participant(role, name, tuple(reversed(name.lower().split())), Span(0, 1), named=True, kind="organisation")


def place(name: str) -> Participant:
    return Participant(Role.PLACE, name, (name.lower(),), Span(0, 1), named=True, kind="place")


def thing(*words: str, role: Role = Role.PATIENT, named: bool = False, kind: str = "thing") -> Participant:
    """`words`: head first, lower case."""
    return Participant(role, words[0], words, Span(0, 1), named=named, kind=kind)


def amount(number: float, unit: str = "people", *counted: str, hedge: Hedge = Hedge.EXACT) -> Quantity:
    low: float | None = number
    high: float | None = number
    if hedge is Hedge.APPROX:
        low, high = number * 0.95, number * 1.05
    elif hedge is Hedge.AT_LEAST:
        high = None
    elif hedge is Hedge.AT_MOST:
        low = 0.0
    return Quantity(Span(0, 1), low, high, number, 1, unit, hedge, counted)


def day(value: str) -> Period:
    return Period(date.fromisoformat(value), date.fromisoformat(value), Grain.DAY, span=Span(0, 1))


def year(value: int) -> Period:
    return Period(date(value, 1, 1), date(value, 12, 31), Grain.YEAR, span=Span(0, 1))


def said_by(name: str, kind: SourceKind = SourceKind.PERSON) -> tuple[Link, ...]:
    return (Link(name, kind),)


def claim(
    predicate: str,
    *participants: Participant,
    quantity: Quantity | None = None,
    when: Period | None = None,
    negated: bool = False,
    modality: Modality = Modality.ASSERTED,
    chain: tuple[Link, ...] = (),
    hours: float = 0,
    text: str = "",
    lemma: str = "",
    direction: int = 0,
    told: str = "",
    **more: bool,
) -> Claim:
    """A claim published `hours` after `DAY`; `text` defaults to the names, so that they are capitalised in it."""
    number = next(_NUMBERS)
    said = text or "Then " + " ".join(" ".join(w.title() for w in p.words) for p in participants if p.named)
    made = Claim(
        id=f"claim{number:06}", article_id=f"article{number:06}", outlet=f"outlet{number}.example",
        published_at=DAY + timedelta(hours=hours), sentence=Span(0, 1), span=Span(0, 1), text=said,
        frame=Frame(predicate, lemma or predicate, Span(0, 1), participants, direction), quantity=quantity, when=when,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED, modality=modality, attribution=None, chain=chain,
        told=told,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def bundle(
    seq: int, *claims: Claim, url: str = "", kind: str = "article", supersedes: str | None = None, outlet: str = ""
) -> ArticleClaims:
    """One admitted entry that carries `claims`, of an outlet of its own where none is named."""
    article_id, outlet = f"a{seq}", outlet or f"outlet{seq}.example"
    mine = tuple(replace(c, article_id=article_id, outlet=outlet) for c in claims)
    return ArticleClaims(
        seq=seq, seen_at=DAY + timedelta(hours=seq), article_id=article_id, url=url or f"https://{outlet}/{seq}",
        outlet=outlet, title="T", published_at=DAY, kind=kind, supersedes=supersedes, claims=mine,
    )  # fmt: skip
