"""What an operator may do to the record: each is one logged command, never a change behind the log's back."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.comparison.model import Field
from services.scoring.model import Action, Command


class AppealStatus(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Appeal:
    """An objection with its record: who, when, what, and what was decided by whom."""

    id: str
    target: str
    """The alert or the claim that it is about."""
    outlet: str
    author: str
    statement: str
    at: datetime
    status: AppealStatus = AppealStatus.OPEN
    decided_by: str = ""
    decided_at: datetime | None = None
    decision: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """A command with what came of it."""

    number: int
    command: Command
    outcome: str
    refused: bool = False


class CommandError(ValueError):
    """The command cannot be carried out; the text says why and what to do."""


def check(command: Command) -> Command:
    """The command, if it says who and why. Raises `CommandError`.

    >>> from datetime import UTC
    >>> check(Command(Action.REPLY, "x.example", "", "we stand by it", datetime(2025, 1, 1, tzinfo=UTC)))
    Traceback (most recent call last):
    services.scoring.desk.commands.CommandError: reply x.example: an author is required for the audit log
    """
    name = f"{command.action.value} {command.target}"
    if not command.target.strip():
        raise CommandError(f"{name}: say what it is about")
    missing = {
        "say what it is about": not command.target.strip(),
        "an author is required for the audit log": not command.author.strip(),
        "a reason is required": not command.reason.strip(),
        **_missing(command),
    }
    for what, is_missing in missing.items():
        if is_missing:
            raise CommandError(f"{name}: {what}")
    _check_expiry(command, name)
    return command


def _missing(command: Command) -> dict[str, bool]:
    """What the action needs beside who and why, and whether it is missing."""
    match command.action:
        case Action.SEED:
            prior = (command.alpha or 0.0, command.beta or 0.0)
            return {"a seed prior needs alpha and beta above 0": min(prior) <= 0.0}
        case Action.ANCHOR:
            return {f"say which field the anchor is about: {', '.join(Field)}": command.field not in set(Field)}
        case Action.REPLY:
            return {"a reply needs its text; an empty one takes it away": command.text is None}
        case Action.DECIDE:
            return {"say whether the appeal is upheld": command.upheld is None}
        case _:
            return {}


def _check_expiry(command: Command, name: str) -> None:
    if command.expires is not None:
        if command.action not in {Action.ANCHOR, Action.OVERRIDE}:
            raise CommandError(f"{name}: only anchors and overrides expire")
        if command.expires <= command.at:
            raise CommandError(f"{name}: {command.expires.isoformat()} has passed at {command.at.isoformat()}")


def read_seed_priors(text: str, author: str, at: datetime) -> list[Command]:
    r"""Commands of a CSV with the columns outlet, reliability (0 to 1), strength (in claims), label.

    Raises `CommandError` with the line that cannot be read.

    >>> from datetime import UTC
    >>> table = "outlet,reliability,strength,label\nharbourpost.example,0.9,20,press council 2024\n"
    >>> [(c.target, c.alpha, c.beta) for c in read_seed_priors(table, "ed", datetime(2025, 1, 1, tzinfo=UTC))]
    [('harbourpost.example', 18.0, 2.0)]
    """
    commands = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        try:
            share, strength = float(row["reliability"]), float(row["strength"])
            outlet, label = row["outlet"].strip(), row["label"].strip()
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise CommandError(f"line {number}: needs outlet, reliability, strength and label ({error})") from error
        if not (0.0 < share < 1.0 and 0.0 < strength <= 100.0 and outlet and label):
            raise CommandError(f"line {number}: reliability must lie in (0, 1), strength in (0, 100], label not empty")
        commands.append(
            Command(
                Action.SEED,
                outlet,
                author,
                label,
                at,
                alpha=round(share * strength, 6),
                beta=round((1.0 - share) * strength, 6),
            )
        )
    return commands


_RATINGS = {"true": True, "correct": True, "accurate": True, "false": False, "incorrect": False, "pants on fire": False}


def read_claim_review(document: Any, claim_id: str, field: str, at: datetime) -> Command | None:
    """An anchor from a schema.org ClaimReview (parsed JSON-LD) about the claim; None where its rating is in between.

    >>> from datetime import UTC
    >>> review = {"@type": "ClaimReview", "author": {"name": "Fact Desk"}, "url": "https://factdesk.example/7",
    ...           "reviewRating": {"ratingValue": 5, "bestRating": 5, "worstRating": 1}}
    >>> read_claim_review(review, "c1", "quantity", datetime(2025, 1, 1, tzinfo=UTC)).upheld
    True
    """
    if not isinstance(document, dict) or document.get("@type") != "ClaimReview":
        raise CommandError("not a ClaimReview: @type must be ClaimReview")
    rating = document.get("reviewRating") or {}
    verdict = _RATINGS.get(str(rating.get("alternateName", "")).casefold())
    if verdict is None:
        verdict = _by_number(rating)
    if verdict is None:
        return None
    author = document.get("author") or {}
    name = author.get("name", "unnamed") if isinstance(author, dict) else str(author)
    reason = f"ClaimReview {document.get('url', '')}".strip()
    return Command(Action.ANCHOR, claim_id, name, reason, at, field=field, upheld=verdict)


def _by_number(rating: dict[str, Any]) -> bool | None:
    try:
        value, best, worst = (float(rating[k]) for k in ("ratingValue", "bestRating", "worstRating"))
    except (KeyError, TypeError, ValueError):
        return None
    if best <= worst:
        return None
    share = (value - worst) / (best - worst)
    return True if share >= 0.99 else False if share <= 0.01 else None
