"""Builds comparisons as the comparison stage would hand them on, from one line per claim."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.alert import Alert, decode_alert
from schemas.wire import COMMAND
from services.comparison.model import Comparison, Copy, Field, Judgement, PlacedClaim, Verdict
from services.extraction.model import (
    Attribution,
    AttributionKind,
    Claim,
    Frame,
    Hedge,
    Link,
    Modality,
    Polarity,
    Quantity,
    SourceKind,
    Span,
)
from services.runtime.state import MemoryBackend, UnitOfWork
from services.scoring.desk.commands import Logged
from services.scoring.desk.store import logged
from services.scoring.handler import score_comparison
from services.scoring.model import Action, Command
from services.scoring.parameters import DEFAULT, Parameters

START = datetime(2025, 3, 1, 8, tzinfo=UTC)
FACT = "fact-1"


def organisation(name: str) -> Link:
    return Link(name, SourceKind.ORGANISATION)


def person(name: str) -> Link:
    return Link(name, SourceKind.PERSON)


def generic(name: str) -> Link:
    return Link(name, SourceKind.GENERIC)


def anonymous(name: str = "officials") -> Link:
    return Link(name, SourceKind.ANONYMOUS)


def agency(name: str) -> Link:
    return Link(name, SourceKind.OUTLET)


Judge = Callable[[Claim, Claim], tuple[Judgement, Field | None, tuple[Field, ...]]]


@dataclass
class Stream:
    """A story told claim by claim; each is compared with all earlier claims of its fact by value alone."""

    parameters: Parameters = DEFAULT
    field: Field = Field.QUANTITY
    rule: str = "test"
    confidence: float = 1.0
    """Of every verdict."""
    backend: MemoryBackend = dataclasses.field(default_factory=MemoryBackend)
    seq: int = 0
    now: datetime = START
    past: dict[str, list[Claim]] = dataclasses.field(default_factory=dict)
    by_article: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    log: list[Comparison] = dataclasses.field(default_factory=list)

    def say(
        self,
        outlet: str,
        value: float | None,
        *chain: Link,
        after: float = 0.5,
        fact: str = FACT,
        cumulative: bool = False,
        rises: bool = False,
        corrects: bool = False,
        denial: bool = False,
        confidence: float = 1.0,
        judge: Judge | None = None,
        copies: dict[str, float] | None = None,
        own_words: int = 1000,
        text: str | None = None,
        at: int = 0,
        wire: str | None = None,
        supersedes: str | None = None,
        open_above: bool = False,
        section: str | None = None,
        corroborated: tuple[tuple[str, str], ...] = (),
    ) -> str:
        """Scores one article with one claim, `after` hours later; returns the article's id.

        `at`: where its sentence stands in the article. `corroborated`: articles of other facts, each with the article that states the same value in this one.
        """
        self.seq += 1
        self.now += timedelta(hours=after)
        article = f"a{self.seq}"
        claim = self._claim(article, outlet, value, chain, cumulative, rises, corrects, denial, confidence, open_above)
        claim = replace(claim, section=section, text=text or claim.text)
        if at:
            length = claim.sentence.end - claim.sentence.start
            claim = replace(claim, sentence=Span(at, at + length), span=Span(at, at + length))
        verdicts = tuple(self._verdict(claim, old, judge) for old in self.past.get(fact, []))
        withdrawn = tuple(self.by_article.pop(supersedes, [])) if supersedes else ()
        self.by_article[article] = [claim.id]
        self.past.setdefault(fact, []).append(claim)
        if withdrawn:
            self.past[fact] = [c for c in self.past[fact] if c.id not in withdrawn]
        outlets = {f"a{c.seq}": c.outlet for c in self.log}
        comparison = Comparison(
            seq=self.seq,
            seen_at=self.now,
            article_id=article,
            url=f"https://{outlet}/{article}",
            outlet=outlet,
            title="A title",
            published_at=self.now,
            kind="article",
            supersedes=supersedes,
            placed=(PlacedClaim(claim, fact, verdicts, tuple(_of_one_value(a, b) for a, b in corroborated)),),
            withdrawn=withdrawn,
            copies=tuple(Copy(a, outlets[a], share, own_words) for a, share in (copies or {}).items()),
            wire=wire,
        )
        self.send(comparison)
        return article

    def withdraw(self, article: str) -> None:
        """A takedown."""
        self.seq += 1
        claims = tuple(self.by_article.pop(article, []))
        for fact, kept in self.past.items():
            self.past[fact] = [c for c in kept if c.id not in claims]
        self.send(
            Comparison(
                self.seq, self.now, f"a{self.seq}", "https://x", "x", "", self.now, "withdrawal", None, (), claims
            )
        )

    def command(self, action: Action, target: str, **more: object) -> Logged:
        """An operator's command through the log; what came of it. A takedown's target is the article."""
        self.seq += 1
        given: dict[str, Any] = {
            "author": "Ida Moor",
            "reason": "the desk checked",
            "id": f"command-{self.seq}",
            **more,
        }
        command = Command(action, target, at=START, **given)
        claims, kind, outlet = (), "command", ""
        if action is Action.TAKEDOWN and target in self.by_article:
            kind, outlet = "withdrawal", next(c.outlet for c in self.log if c.article_id == target)
            claims = tuple(self.by_article.pop(target))
            for fact, kept in self.past.items():
                self.past[fact] = [c for c in kept if c.id not in claims]
        encoded = COMMAND.encode(command).decode()
        self.send(
            Comparison(
                self.seq, self.now, f"a{self.seq}", "", outlet, "", self.now, kind, None, (), claims, command=encoded
            )
        )
        entry = asyncio.run(logged(self.work, f"command-{self.seq}"))
        assert entry is not None
        return entry

    def claim_of(self, outlet: str) -> str:
        """Id of the outlet's first claim."""
        return next(c.placed[0].claim.id for c in self.log if c.outlet == outlet and c.placed)

    def tick(self, hours: float) -> None:
        """Stream time passes without an article."""
        self.seq += 1
        self.now += timedelta(hours=hours)
        self.send(Comparison(self.seq, self.now, f"a{self.seq}", "", "", "", self.now, "tombstone", None, ()))

    def send(self, comparison: Comparison) -> None:
        self.log.append(comparison)
        self.deliver(comparison)

    def deliver(self, comparison: Comparison) -> None:
        """One commit, as the worker makes it."""
        work = UnitOfWork(self.backend)
        asyncio.run(score_comparison(comparison, work, self.parameters))
        self.backend.commit(work.changes)

    @property
    def work(self) -> UnitOfWork:
        return UnitOfWork(self.backend)

    @property
    def alerts(self) -> list[Alert]:
        """Every alert event so far."""
        return [decode_alert(raw) for raw in self.backend.streams.get("alerts", [])]

    @property
    def raising(self) -> list[str]:
        """Articles that opened or joined an alert, in order."""
        found: list[str] = []
        for alert in self.alerts:
            if alert.status in ("raised", "joined"):
                found += [a for a in alert.raised_by if a not in found]
        return found

    def _claim(  # noqa: PLR0917
        self,
        article: str,
        outlet: str,
        value: float | None,
        chain: tuple[Link, ...],
        cumulative: bool,
        rises: bool,
        corrects: bool,
        denial: bool,
        confidence: float,
        open_above: bool,
    ) -> Claim:
        quantity = None
        if value is not None:
            high = None if open_above else value
            quantity = Quantity(Span(0, 2), value, high, value, 1, "people", Hedge.EXACT)
        attribution = None
        if chain:
            attribution = Attribution(
                (Span(0, 10),), (Span(11, 14),), (Span(15, 19),), AttributionKind.INDIRECT, chain, "test", denial=denial
            )
        return Claim(
            id=f"c-{article}",
            article_id=article,
            outlet=outlet,
            published_at=self.now,
            sentence=Span(0, 20),
            span=Span(0, 10),
            text=f"{value} people at Brackwater, {outlet}",
            frame=Frame("die", "died", Span(3, 7), ()),
            quantity=quantity,
            when=None,
            polarity=Polarity.AFFIRMED,
            modality=Modality.ASSERTED,
            attribution=attribution,
            chain=chain,
            confidence=confidence,
            corrects=corrects,
            cumulative=cumulative,
            rises=rises,
        )

    def _verdict(self, new: Claim, old: Claim, judge: Judge | None) -> Verdict:
        judgement, differs, agrees = (judge or self._by_value)(new, old)
        mine = "" if new.quantity is None else f"{new.quantity.number:g}"
        theirs = "" if old.quantity is None else f"{old.quantity.number:g}"
        return Verdict(
            new.id, old.id, judgement, differs, agrees, self.rule, f"{mine} against {theirs}", mine, theirs, Span(0, 2),
            confidence=self.confidence,
        )  # fmt: skip

    def _by_value(self, new: Claim, old: Claim) -> tuple[Judgement, Field | None, tuple[Field, ...]]:
        if new.quantity is None or old.quantity is None:
            return Judgement.INCOMPARABLE, None, ()
        low, high = old.quantity.low or 0.0, old.quantity.high
        mine = new.quantity.number or 0.0
        if new.corrects and new.outlet == old.outlet:
            return Judgement.REVISION, self.field, ()
        if abs(mine - (old.quantity.number or 0.0)) < 0.06 * max(mine, 1.0):
            return Judgement.AGREEMENT, None, (self.field,)
        if new.cumulative and new.rises and mine > low and (high is None or mine > high):
            return Judgement.UPDATE, self.field, ()
        return Judgement.CONTRADICTION, self.field, ()


def _of_one_value(article: str, other: str) -> Verdict:
    """What comparison finds of two claims that state one value, though it knows no fact that both tell of."""
    return Verdict(
        f"c-{article}", f"c-{other}", Judgement.AGREEMENT, None, (Field.QUANTITY,), "agree.value", "one value"
    )
