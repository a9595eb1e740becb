"""How claims, verdicts, alerts and scores look in a terminal. Article words go through `console.text`, always."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from schemas.alert import Alert, Side
from schemas.http import OutletScore
from services.cli import console
from services.comparison.model import Comparison, Judgement, PlacedClaim, Verdict
from services.extraction.model import PLAIN, Claim, Link

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

LIKELY = 0.5
"""How sure a verdict must be to be shown: scoring weighs also what is most likely of two things."""
OPEN = ("raised", "joined")
BAR = 16
"""Characters of the line on which a score is drawn."""


def clock(moment: datetime) -> str:
    """Day and minute, as a news desk writes them."""
    return moment.strftime("%a %H:%M")


def gravest(verdicts: tuple[Verdict, ...]) -> Verdict | None:
    """The verdict that a person should see first; None if there is none that says anything for likely."""
    by_judgement = {v.judgement: v for v in reversed(verdicts) if v.confidence >= LIKELY}
    return next((by_judgement[j] for j in GRAVEST if j in by_judgement), None)


def article(comparison: Comparison, *, alerted: bool = False) -> Group:
    """One article as it went through: its head, each of its claims with what became of it, and what it copies.

    A contradiction in an article that has not `alerted` says so: it stands against no consensus.
    """
    head = Text.assemble(
        (f"{clock(comparison.published_at)}  ", "quiet"),
        console.text(comparison.outlet, "outlet"),
        "  ",
        console.text(comparison.title, "bold"),
    )
    rows = Table.grid(padding=(0, 1))
    rows.add_column(width=10)
    rows.add_column()
    for placed in told_once(comparison):
        sign, words = claim_line(placed)
        verdict = gravest(placed.verdicts)
        if verdict and verdict.judgement is Judgement.CONTRADICTION and not alerted:
            words.append(", no alert", "quiet")
        rows.add_row(Text.assemble(" " * 8, sign), words)
    for copy in comparison.copies[:1]:
        if copy.containment >= 0.5:
            same = f"{copy.containment:.0%} of its own words are also at {copy.outlet}: a copy is no second witness"
            rows.add_row(Text("        ≡", "warn"), console.text(same, "warn"))
    if not comparison.placed:
        rows.add_row("", Text("nothing in it that could be checked", "quiet"))
    return Group(head, rows)


def told_once(comparison: Comparison) -> list[PlacedClaim]:
    """The claims of an article but sentences as they stand that one of its clauses tells already."""
    read = {p.claim.sentence for p in comparison.placed if p.claim.frame.predicate != PLAIN}
    return [p for p in comparison.placed if p.claim.frame.predicate != PLAIN or p.claim.sentence not in read]


def claim_line(placed: PlacedClaim) -> tuple[Text, Text]:
    """Sign of the verdict; then the words of the claim, whose word it is, and what it differs from."""
    verdict = gravest(placed.verdicts)
    sign, style = MARKS.get(verdict.judgement if verdict else None, MARKS[None])
    line = words_of(placed.claim, style if verdict and style != "agree" else "value")
    if placed.claim.chain:
        line.append("  ← ", "quiet")
        line.append_text(console.text(chain(placed.claim.chain), "quiet"))
    if verdict and verdict.judgement is not Judgement.AGREEMENT:
        line.append(f"  {verdict.judgement.value}", style)
        if verdict.right_value:
            line.append_text(console.text(f" of {verdict.right_value}", style))
    return Text(sign, style), line


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
    words.truncate(110, overflow="ellipsis")
    return words


def legend() -> Text:
    """What the signs mean."""
    line = Text()
    for judgement, (sign, style) in MARKS.items():
        line.append(f"{sign} ", style)
        line.append(f"{judgement.value if judgement else 'new'}   ", "quiet")
    line.append("← whose word it is", "quiet")
    return line


def grid(*columns: str) -> Table:
    """A table without lines, whose first column is never cut."""
    table = Table(box=None, header_style="quiet", pad_edge=False)
    for number, name in enumerate(columns):
        table.add_column(name, no_wrap=number == 0)
    return table


# --------------------------------------------------------------------------- alerts


def alert_panel(alert: Alert) -> Panel:
    """An alert as a person judges it in ten seconds: both sides, the values, how sure, and what would change it."""
    body: list[RenderableType] = [side_line(side, "✗", "dissent") for side in alert.dissent]
    body += [Text(), Text("against", "quiet")]
    body += [side_line(side, "=", "agree") for side in alert.consensus]
    turning = f"What would change it: {lower_first(named(alert.would_change, alert.source))}"
    body += [Text(), console.text(sure(alert)), console.text(turning, "quiet")]
    title = Text.assemble(
        (f" {alert.status.upper()} ", "bold white on red" if alert.status in OPEN else "bold on green"),
        (f" {alert.field}: ", "bold"),
        console.text(alert.dissent_value, "dissent"),
        (" against ", ""),
        console.text(alert.consensus_value, "agree"),
        " ",
    )
    return Panel(
        Group(*body),
        title=title,
        title_align="left",
        border_style="red" if alert.status in OPEN else "green",
        padding=(1, 2),
    )


def side_line(side: Side, sign: str, style: str) -> Text:
    """One claim of an alert: who, in which words, where to read it."""
    line = Text()
    line.append(f"{sign} ", style)
    line.append_text(console.text(side.outlet, "outlet"))
    line.append(f"  {clock(side.published_at)}  ", "quiet")
    sentence = console.text(f"“{side.sentence}”")
    if side.value_span and len(side.sentence) == side.span[1] - side.span[0]:
        start, end = (place - side.span[0] + 1 for place in side.value_span)
        sentence.stylize(f"bold {'red' if style == 'dissent' else style}", max(0, start), max(0, end))
    line.append_text(sentence)
    line.append("\n    ")
    line.append_text(console.text(side.url, "quiet"))
    if side.origin.startswith("source:"):
        line.append_text(console.text(f"   source: {person(side.origin.removeprefix('source:'))}", "quiet"))
    return line


def sure(alert: Alert) -> str:
    """How much the consensus rests on."""
    matter = f"what {person(alert.source)} said" if alert.ledger == "said" and alert.source else "what is so"
    record = "; provisional, since none of them has a record yet" if alert.provisional else ""
    return (
        f"Consensus on {matter}: P = {alert.probability:.3f} before this article, "
        f"on {alert.n_eff:.2g} independent witnesses{record}."
    )


def person(key: str) -> str:
    """A source as people write it: origins are compared without capitals.

    >>> person("ilse varga"), person("WHO")
    ('Ilse Varga', 'WHO')
    """
    return " ".join(word.capitalize() for word in key.split()) if key.islower() else key


def named(words: str, source: str | None) -> str:
    """`words` with the source as people write it."""
    return words.replace(source, person(source)) if source else words


def lower_first(words: str) -> str:
    """`words` as they follow a colon."""
    return words[:1].lower() + words[1:]


def alert_line(alert: Alert) -> Text:
    """An alert in one line, for following many."""
    line = Text()
    line.append(f"{alert.changed_at:%Y-%m-%d %H:%M}  ", "quiet")
    line.append(f"{alert.status:<9} ", "dissent" if alert.status in OPEN else "agree")
    line.append_text(console.text(", ".join(dict.fromkeys(side.outlet for side in alert.dissent)), "outlet"))
    line.append(f"  {alert.field} ")
    line.append_text(console.text(alert.dissent_value, "dissent"))
    line.append(" against ")
    line.append_text(console.text(alert.consensus_value, "agree"))
    line.append(f"  P {alert.probability:.2f}", "quiet")
    line.append_text(console.text(f"  {alert.id}", "quiet"))
    return line


# --------------------------------------------------------------------------- scores


def score_table(scores: Iterable[OutletScore]) -> Group:
    """Outlets with their scores, intervals and counts; what is not enough evidence says so."""
    table = Table(box=None, header_style="quiet", pad_edge=False)
    table.add_column("outlet", no_wrap=True)
    for name in ("score", "90%"):
        table.add_column(name, no_wrap=True)
    table.add_column(f"0{'1':>{BAR - 1}}", min_width=BAR, no_wrap=True)
    for name in ("n", "alerts", "grade"):
        table.add_column(name, no_wrap=True)
    few, found = False, list(scores)
    for score in found:
        few = few or not score.enough_evidence
        table.add_row(
            console.text(score.outlet, "outlet"),
            "–" if score.score is None else f"{score.score:.2f}",
            f"{score.low:.2f}–{score.high:.2f}",
            bar(score),
            f"{score.n:.1f}",
            console.text(score.contradictions or "", "dissent"),
            Text(score.grade, "bold" if score.enough_evidence else "quiet"),
        )
    beside = [line for score in found for line in beside_score(score)]
    note = "F: too little evidence to judge. n: settled claims. 90%: credible interval. No measure of truth."
    return Group(table, *beside, *([Text(note, "quiet")] if few else []))


def beside_score(score: OutletScore) -> list[Text]:
    """What has to stand beside a score: that a prior is part of it, and the outlet's reply."""
    lines = []
    if score.seeded:
        lines.append(console.text(score.outlet, "outlet") + Text(" an operator's prior is part of its score", "quiet"))
    if score.note:
        lines.append(console.text(score.outlet, "outlet") + Text(" replies: ", "quiet") + console.text(score.note))
    return lines


def bar(score: OutletScore, width: int = BAR) -> Text:
    """The interval as a stretch of a line, the score as a point on it.

    >>> some = OutletScore(outlet="x.example", score=.5, low=.2, high=.8, n=1, grade="F", enough_evidence=False,
    ...                    articles=1, claims=1, contradictions=0, seeded=False, note="")
    >>> bar(some, 10).plain
    '  ──●───  '
    """
    low, high = round(score.low * width), round(score.high * width)
    cells = ["─" if low <= place < high else " " for place in range(width)]
    if score.score is not None:
        cells[min(width - 1, max(0, int(score.score * width - 0.5)))] = "●"
    return Text("".join(cells), "cyan" if score.enough_evidence else "quiet")
