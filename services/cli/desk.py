"""`crosswire desk`: the operator's hand, with name and reason, through the log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import orjson
import typer

from services.cli.errors import bad_input
from services.cli.issuing import Desk, at_the_desk, content_of
from services.ingestion.urls import BadUrlError, canonical_url
from services.scoring.desk.commands import CommandError, claim_review_of, read_seed_priors
from services.scoring.model import Action

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Decide: each decision goes to the log with name and reason."
)
Reason = Annotated[str, typer.Option("--reason", help="Why; goes to the audit log.")]
Field = Annotated[str, typer.Option("--field", help="quantity, time, place, person, role, direction or polarity.")]
Expires = Annotated[
    str | None, typer.Option("--expires", help="When it ends, in the log's time: +48h, +30d or an ISO 8601 date.")
]


@at_the_desk(app, "anchor")
def anchor(
    desk: Desk,
    claim: Annotated[str, typer.Argument(metavar="CLAIM-ID", help="As `explain fact ID` shows it.")],
    *,
    field: Field,
    reason: Reason,
    is_not_so: Annotated[bool, typer.Option("--not-so", help="The claim's value is wrong.")] = False,
    expires: Expires = None,
) -> None:
    """Fix a field of a fact by an official record: it settles at once, and new claims are held to it."""
    desk.issue(Action.ANCHOR, claim, reason, field=field, upheld=not is_not_so, expires=desk.moment(expires))


@at_the_desk(app, "claim-review")
def claim_review(
    desk: Desk,
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="schema.org ClaimReview as JSON-LD.")],
    claim: Annotated[str, typer.Option("--claim", metavar="CLAIM-ID", help="The claim that it reviews.")],
    field: Field,
    expires: Expires = None,
) -> None:
    """Anchor a claim by a ClaimReview that calls it true or false; what lies in between is refused."""
    try:
        upheld, reason = claim_review_of(orjson.loads(content_of(file)))
    except (orjson.JSONDecodeError, CommandError) as error:
        raise bad_input(f"{file}: {error}", "It has to be the JSON-LD of a schema.org ClaimReview.") from error
    desk.issue(Action.ANCHOR, claim, reason, field=field, upheld=upheld, expires=desk.moment(expires))


@at_the_desk(app, "override")
def override(
    desk: Desk, alert: Annotated[str, typer.Argument(metavar="ALERT-ID")], reason: Reason, expires: Expires = None
) -> None:
    """Close an alert; until the override expires the same dissent opens no other."""
    desk.issue(Action.OVERRIDE, alert, reason, expires=desk.moment(expires))


@at_the_desk(app, "false-positive")
def false_positive(desk: Desk, alert: Annotated[str, typer.Argument(metavar="ALERT-ID")], reason: Reason) -> None:
    """The alert was wrong: it is withdrawn, and what its dissent was debited is taken back for good."""
    desk.issue(Action.FALSE_POSITIVE, alert, reason)


@at_the_desk(app, "priors", single=False)
def priors(
    desk: Desk,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Columns outlet, reliability, strength, label.")],
) -> None:
    """Labelled priors of outlets from a table; each is shown as such beside the score."""
    try:
        found = read_seed_priors(content_of(file).decode("utf-8-sig"))
    except (CommandError, UnicodeDecodeError) as error:
        raise bad_input(f"{file}: {error}", "Nothing has been issued.") from error
    for prior in found:
        desk.issue(Action.SEED, prior.outlet, prior.label, alpha=prior.alpha, beta=prior.beta)


@at_the_desk(app, "reply")
def reply(
    desk: Desk,
    outlet: str,
    text: Annotated[str, typer.Option("--text", help="The outlet's words; empty: the note is taken away.")],
    reason: Annotated[str, typer.Option("--reason", help="How the reply came, such as a letter and its date.")],
) -> None:
    """Right of reply: the outlet's own words, shown beside its score."""
    desk.issue(Action.REPLY, outlet.lower(), reason, text=text)


@at_the_desk(app, "takedown")
def takedown(desk: Desk, url: str, reason: Reason) -> None:
    """An article leaves the record: claims, scores and alerts lose what came of it."""
    try:
        canonical_url(url)
    except BadUrlError as error:
        raise bad_input(str(error), "Name the article by its address.") from error
    desk.issue(Action.TAKEDOWN, url, reason)


@at_the_desk(app, "appeal")
def appeal(
    desk: Desk,
    target: Annotated[str, typer.Argument(metavar="ALERT-ID|CLAIM-ID")],
    reason: Annotated[str, typer.Option("--reason", help="What is objected.")],
    by: Annotated[str, typer.Option("--by", help="Who objects.")],  # noqa: ARG001 - the desk has it
    outlet: Annotated[str | None, typer.Option(help="For which outlet; default: the one that it is about.")] = None,
) -> None:
    """Record an outlet's objection to an alert or to what became of a claim."""
    desk.issue(Action.APPEAL, target, reason, outlet=outlet)


@at_the_desk(app, "decide")
def decide(
    desk: Desk,
    appeal_id: Annotated[str, typer.Argument(metavar="APPEAL-ID", help="As `crosswire appeals` shows it.")],
    upheld: Annotated[bool, typer.Option("--uphold/--reject", help="Which way.")],
    reason: Reason,
) -> None:
    """Decide an appeal; where it is upheld, what the claim or the alert cost is taken back."""
    desk.issue(Action.DECIDE, appeal_id, reason, upheld=upheld)
