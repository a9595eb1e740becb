"""How claims, verdicts, alerts and scores look in a terminal. Article words go through `console.text`, always."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from rich.console import Group
from rich.table import Table
from rich.text import Text

from services.cli import console
from services.comparison.model import Comparison, Judgement, PlacedClaim, Verdict
from services.extraction.model import Claim, Link

MARKS: Mapping[Judgement | None, tuple[str, str]] = {
    None: ("·", "quiet"),
    Judgement.AGREEMENT: ("=", "agree"),
    Judgement.UPDATE: ("↑", "blue"),
    Judgement.REVISION: ("↺", "blue"),
    Judgement.DISPUTE: ("⇄", "warn"),
    Judgement.CONTRADICTION: ("✗", "dissent"),
}
"""Sign and style of a verdict; None is a claim that nothing earlier speaks about."""

GRAVEST = (
    Judgement.CONTRADICTION,
    Judgement.DISPUTE,
    Judgement.REVISION,
    Judgement.UPDATE,
    Judgement.AGREEMENT,
)
"""Which of several verdicts on one claim a single line shows."""


def clock(moment: datetime) -> str:
    """Day and minute, as a news desk writes them."""
    return moment.strftime("%a %H:%M")


def gravest(verdicts: tuple[Verdict, ...]) -> Verdict | None:
    """The verdict that a person should see first; None if there is none that says anything."""
    by_judgement = {v.judgement: v for v in reversed(verdicts)}
    return next((by_judgement[j] for j in GRAVEST if j in by_judgement), None)


def article(comparison: Comparison) -> Group:
    """One article as it went through: its head, what it copies, and each of its claims with what became of it."""
    head = Text()
    head.append(f"{clock(comparison.published_at)}  ", "quiet")
    head.append_text(console.text(comparison.outlet, "outlet"))
    head.append("  ")
    head.append_text(console.text(comparison.title, "bold"))
    lines: list[Text] = [head]
    for copy in comparison.copies[:1]:
        if copy.containment >= 0.5:
            shared = console.text(f"            copied text: {copy.containment:.0%} also at {copy.outlet}", "warn")
            lines.append(shared)
    lines += [claim_line(placed) for placed in comparison.placed]
    return Group(*lines)


def claim_line(placed: PlacedClaim) -> Text:
    """Sign of the verdict, the words of the claim with its value, whose word it is, and the reason where it matters."""
    verdict = gravest(placed.verdicts)
    sign, style = MARKS.get(verdict.judgement if verdict else None, MARKS[None])
    line = Text("          ")
    line.append(f"{sign} ", style)
    line.append_text(words_of(placed.claim, style if verdict and style != "agree" else "value"))
    if placed.claim.chain:
        line.append("  ← ", "quiet")
        line.append_text(console.text(chain(placed.claim.chain), "quiet"))
    if verdict and verdict.judgement is not Judgement.AGREEMENT:
        line.append(f"  {verdict.judgement.value}", style)
        if verdict.right_value:
            line.append_text(console.text(f" of {verdict.right_value}", style))
    return line


def chain(links: tuple[Link, ...]) -> str:
    """Whose word it is, from the outlet outward."""
    return " ← ".join(link.name for link in links)


def words_of(claim: Claim, style: str) -> Text:
    """The clause, its quantity set off where the offsets of the clause still hold."""
    words = console.text(claim.text)
    quantity = claim.quantity
    if quantity is not None and len(claim.text) == claim.span.end - claim.span.start:
        start = quantity.span.start - claim.span.start
        words.stylize(style, max(0, start), max(0, quantity.span.end - claim.span.start))
    words.truncate(100, overflow="ellipsis")
    return words


def legend() -> Text:
    """What the signs mean."""
    line = Text("          ")
    for judgement, (sign, style) in MARKS.items():
        line.append(f"{sign} ", style)
        line.append(f"{judgement.value if judgement else 'first to say it'}   ", "quiet")
    return line


def grid(*columns: str) -> Table:
    """A table without lines."""
    return Table(*columns, box=None, header_style="quiet", pad_edge=False)
