"""What an operator may do to the record: each is one logged command, never a change behind the log's back."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Action(StrEnum):
    ANCHOR = "anchor"
    """An official record, a ClaimReview or an editor: what this claim says in this field is so (or is not so)."""
    OVERRIDE = "override"
    """Close an alert, with a reason; until `expires` the same dissent opens no other."""
    FALSE_POSITIVE = "false_positive"
    """The alert was wrong: it is withdrawn and the debit of its dissent is taken back."""
    SEED = "seed"
    """A labelled prior for an outlet, from a table that the operator answers for."""
    APPEAL = "appeal"
    """An outlet objects; recorded with who and what, decided by a later command."""
    DECIDE = "decide"
    """The decision on an appeal; where it is upheld the settlements of the claim are taken back."""
    REPLY = "reply"
    """Right of reply: a note shown beside the outlet's score."""


@dataclass(frozen=True, slots=True)
class Command:
    """One act of an operator. `target`: an alert id, a claim id or an outlet, as the action says."""

    action: Action
    target: str
    author: str
    reason: str
    at: datetime
    """Stream time at which it enters the log."""
    field: str | None = None
    """Anchor: which field of the fact."""
    alpha: float | None = None
    """Seed: prior Beta(alpha, beta)."""
    beta: float | None = None
    expires: datetime | None = None
    upheld: bool | None = None
    """Decide: whether the appeal is upheld."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A command with what came of it."""

    number: int
    command: Command
    outcome: str


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
    if not command.author.strip():
        raise CommandError(f"{name}: an author is required for the audit log")
    if not command.reason.strip():
        raise CommandError(f"{name}: a reason is required")
    if command.action is Action.SEED and not (command.alpha and command.beta and min(command.alpha, command.beta) > 0):
        raise CommandError(f"{name}: a seed prior needs alpha and beta above 0")
    if command.action is Action.ANCHOR and not command.field:
        raise CommandError(f"{name}: say which field of the fact the anchor is about (quantity, time, place, ...)")
    return command


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
