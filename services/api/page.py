"""`/`: what an installation has found, as one page without scripts. Every word of an article or a reply is escaped."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from schemas.alert import Alert, Side, decode_alert
from schemas.http import AppealView, Calibration, OutletScore
from services.alerting import store as alerting
from services.api.present import appeal_view, calibration_view
from services.api.scores import outlet_scores
from services.api.state import Here, Record
from services.scoring.calibrating import store as calibrating
from services.scoring.desk import store as desk

router = APIRouter(tags=["page"])
STYLE = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
POLICY = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
WIDTH = 160
LATEST = 20
CAVEAT = (
    "A score says how consistently an outlet's claims hold up against independent evidence, with a 90% interval and "
    "the number of settled claims. It is not a measure of truth."
)


@router.get("/", response_class=HTMLResponse)
async def page(here: Here, record: Record) -> HTMLResponse:
    """Scores with the outlets' replies beside them, the latest alerts, appeals, calibration: for people."""
    latest = await alerting.latest(here.backend, limit=LATEST)
    parts = [
        f"<h1>Crosswire</h1><p class=quiet>{escape(CAVEAT)}</p>",
        scores_section(await outlet_scores(record)),
        alerts_section([decode_alert(item) for item in latest.items]),
        appeals_section([appeal_view(found) for found in await desk.appeals(record, LATEST)]),
        calibration_section(calibration_view(await calibrating.calibration(record))),
    ]
    body = "\n".join(part for part in parts if part)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Crosswire</title>'
    head += f"<style>{STYLE}</style>"
    text = f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'
    return HTMLResponse(text, headers={"Content-Security-Policy": POLICY})


def table(names: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"


def scores_section(scores: Iterable[OutletScore]) -> str:
    """Every outlet: its score as numbers and as a line, and its reply beside it."""
    rows = [
        (
            outlet_cell(score),
            f"<span class=number>{'–' if score.score is None else f'{score.score:.2f}'}</span>",
            f"<span class=number>{score.low:.2f}–{score.high:.2f}</span>",
            interval(score),
            f"<span class=number>{score.n:.1f}</span>",
            str(score.contradictions or ""),
            escape(score.grade) if score.enough_evidence else "<span class=quiet>not enough evidence</span>",
        )
        for score in scores
    ]
    if not rows:
        return "<h2>Outlets</h2><p class=quiet>None on record yet.</p>"
    return "<h2>Outlets</h2>" + table(("outlet", "score", "90%", "0 to 1", "n", "alerts", "grade"), rows)


def outlet_cell(score: OutletScore) -> str:
    """The outlet, whether a prior is part of its score, and its reply."""
    seeded = " <span class=seeded>with an operator's prior</span>" if score.seeded else ""
    note = f"<p class=note>Its reply: {escape(score.note)}</p>" if score.note else ""
    return f"<strong>{escape(score.outlet)}</strong>{seeded}{note}"


def interval(score: OutletScore) -> str:
    """The interval as a stretch of a line, the score as a point on it."""
    low, high = round(score.low * WIDTH), round(score.high * WIDTH)
    kind = "range" if score.enough_evidence else "few"
    words = f"90% interval {score.low:.2f} to {score.high:.2f}"
    point = ""
    if score.score is not None:
        point = f'<circle class="mean" cx="{round(score.score * WIDTH)}" cy="8" r="5"/>'
    return (
        f'<svg width="{WIDTH}" height="16" role="img" aria-label="{words}">'
        f'<line class="line" x1="0" x2="{WIDTH}" y1="8" y2="8"/>'
        f'<line class="{kind}" x1="{low}" x2="{high}" y1="8" y2="8"/>{point}</svg>'
    )


def alerts_section(alerts: Iterable[Alert]) -> str:
    """The latest alerts, newest first, both sides with their links."""
    rows = [
        (
            f"<span class={alert.status}>{alert.status}</span><br>"
            f"<span class=quiet>{alert.changed_at:%Y-%m-%d %H:%M}</span>",
            f"{escape(alert.dissent_value)} against {escape(alert.consensus_value)}"
            f"<br><span class=quiet>{alert.field}, P {alert.probability:.2f} on {alert.n_eff:.2g} witnesses</span>",
            "".join(side_cell(side) for side in alert.dissent),
            "".join(side_cell(side) for side in alert.consensus),
        )
        for alert in alerts
    ]
    if not rows:
        return "<h2>Alerts</h2><p class=quiet>None yet.</p>"
    return "<h2>Alerts</h2>" + table(("state", "what", "dissent", "consensus"), rows)


def side_cell(side: Side) -> str:
    """One claim of an alert, with its article."""
    return (
        f'<blockquote><a rel="noreferrer nofollow" href="{escape(link(side.url))}">{escape(side.outlet)}</a>: '
        f"“{escape(side.sentence)}”</blockquote>"
    )


def link(url: str) -> str:
    """The address, if it is one of the web; a page must not hand on any other.

    >>> link("https://x.example/a"), link("javascript:alert(1)")
    ('https://x.example/a', '#')
    """
    return url if url.startswith(("https://", "http://")) else "#"


def appeals_section(appeals: Iterable[AppealView]) -> str:
    """The latest appeals with their decisions."""
    rows = [
        (
            f"{appeal.at:%Y-%m-%d %H:%M}",
            escape(appeal.outlet),
            f"{escape(appeal.author)}: {escape(appeal.statement)}",
            escape(
                f"{appeal.status} by {appeal.decided_by}: {appeal.decision}" if appeal.decided_by else appeal.status
            ),
        )
        for appeal in appeals
    ]
    return "<h2>Appeals</h2>" + table(("when", "outlet", "who and what", "decision"), rows) if rows else ""


def calibration_section(found: Calibration) -> str:
    """Of the facts called with probability p, how many held."""
    rows = [
        (
            f"{band.low:.2f}–{band.high:.2f}",
            str(band.settled.facts),
            "" if band.settled.called is None else f"{band.settled.called:.3f}",
            "" if band.settled.held is None else f"{band.settled.held:.3f}",
            str(band.open or ""),
        )
        for band in found.bands
        if band.settled.facts or band.open
    ]
    names = ("called", "facts", "mean call", "held", "stayed open")
    return "<h2>Calibration: of the facts called so, how many held</h2>" + table(names, rows) if rows else ""
