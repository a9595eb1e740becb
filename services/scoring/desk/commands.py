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


@dataclass(frozen=True, slots=True)
class Prior:
    """One line of a table of priors."""

    outlet: str
    alpha: float
    beta: float
    label: str


def read_seed_priors(text: str) -> list[Prior]:
    r"""Priors of a CSV with the columns outlet, reliability (0 to 1), strength (in claims), label.

    Raises `CommandError` with the line that cannot be read.

    >>> table = "outlet,reliability,strength,label\nHarbourpost.example,0.9,20,press council 2024\n"
    >>> read_seed_priors(table)
    [Prior(outlet='harbourpost.example', alpha=18.0, beta=2.0, label='press council 2024')]
    """
    found = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        try:
            share, strength = float(row["reliability"]), float(row["strength"])
            outlet, label = row["outlet"].strip().lower(), row["label"].strip()
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise CommandError(f"line {number}: needs outlet, reliability, strength and label ({error})") from error
        if not (0.0 < share < 1.0 and 0.0 < strength <= 100.0 and outlet and label):
            raise CommandError(f"line {number}: reliability must lie in (0, 1), strength in (0, 100], label not empty")
        found.append(Prior(outlet, *prior_of(share, strength), label))
    if not found:
        raise CommandError("no line with outlet, reliability, strength and label below a line with these names")
    return found


_RATINGS = {"true": True, "correct": True, "accurate": True, "false": False, "incorrect": False, "pants on fire": False}


def prior_of(reliability: float, strength: float) -> tuple[float, float]:
    """Alpha and beta of a prior that says `reliability`, as sure as `strength` settled claims.

    >>> prior_of(0.9, 20.0)
    (18.0, 2.0)
    """
    return round(reliability * strength, 6), round((1.0 - reliability) * strength, 6)


def claim_review_of(document: Any) -> tuple[bool, str]:
    """Whether a schema.org ClaimReview (parsed JSON-LD) says that the claim is so, and who says it where.

    Raises `CommandError` where it is none, or where its rating lies in between and so decides nothing.

    >>> review = {"@type": "ClaimReview", "author": {"name": "Fact Desk"}, "url": "https://factdesk.example/7",
    ...           "reviewRating": {"ratingValue": 5, "bestRating": 5, "worstRating": 1}}
    >>> claim_review_of({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, review]})
    (True, 'ClaimReview by Fact Desk, https://factdesk.example/7')
    """
    review = _find_review(document)
    if review is None:
        raise CommandError("no ClaimReview: @type must be ClaimReview, at the top, in a list or in @graph")
    rating = review.get("reviewRating")
    rating = rating if isinstance(rating, dict) else {}
    verdict = _RATINGS.get(str(rating.get("alternateName", "")).strip().casefold())
    if verdict is None:
        verdict = _by_number(rating)
    if verdict is None:
        raise CommandError(
            f"the rating {rating.get('alternateName') or rating.get('ratingValue')!r} is neither true nor false: "
            "anchor the field by hand where the review says enough"
        )
    author = review.get("author") or {}
    name = author.get("name", "unnamed") if isinstance(author, dict) else str(author)
    where = f", {review['url']}" if isinstance(review.get("url"), str) else ""
    return verdict, f"ClaimReview by {name}{where}"[:2000]


def _find_review(document: Any) -> dict[str, Any] | None:
    """The first ClaimReview of a document; JSON-LD may also be a list, or hold its nodes in @graph."""
    if isinstance(document, list):
        return next((found for part in document[:100] if (found := _find_review(part)) is not None), None)
    if not isinstance(document, dict):
        return None
    kinds = document.get("@type")
    if kinds == "ClaimReview" or (isinstance(kinds, list) and "ClaimReview" in kinds):
        return document
    graph = document.get("@graph")
    return _find_review(graph) if isinstance(graph, list) else None


def _by_number(rating: dict[str, Any]) -> bool | None:
    try:
        value, best, worst = (float(rating[k]) for k in ("ratingValue", "bestRating", "worstRating"))
    except (KeyError, TypeError, ValueError):
        return None
    if best <= worst:
        return None
    share = (value - worst) / (best - worst)
    return True if share >= 0.99 else False if share <= 0.01 else None
