"""Carries out operators' commands on the record; every one ends in the audit log with what came of it."""

from __future__ import annotations

from dataclasses import replace

from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.accounts import Account
from services.scoring.desk.anchoring.handler import anchor_field
from services.scoring.desk.commands import CommandError, Logged, check
from services.scoring.desk.feedback.handler import (
    decide_appeal,
    file_appeal,
    mark_false_positive,
    override_alert,
)
from services.scoring.desk.store import audit_length, log_command
from services.scoring.model import Action, Command
from services.scoring.parameters import DEFAULT, Parameters


async def apply_command(
    command: Command, work: UnitOfWork, parameters: Parameters = DEFAULT, *, withdrawn: int = 0
) -> Logged:
    """Carry out one command and log it. Raises `CommandError`; then nothing has been written.

    `withdrawn`: how many claims left the record with the log entry of a takedown.
    """
    check(command)
    if command.action is Action.TAKEDOWN:
        outcome = _taken_down(command, withdrawn)
    else:
        acts = {
            Action.ANCHOR: anchor_field,
            Action.OVERRIDE: override_alert,
            Action.FALSE_POSITIVE: mark_false_positive,
            Action.SEED: _seed,
            Action.APPEAL: file_appeal,
            Action.DECIDE: decide_appeal,
            Action.REPLY: _reply,
        }
        outcome = await acts[command.action](command, work, parameters)
    entry = Logged(await audit_length(work) + 1, command, outcome)
    await log_command(work, entry)
    return entry


async def refuse_command(command: Command, work: UnitOfWork, why: str) -> None:
    """Log a command that cannot be carried out."""
    await log_command(work, Logged(await audit_length(work) + 1, command, why, refused=True))


def _taken_down(command: Command, withdrawn: int) -> str:
    if not withdrawn:
        raise CommandError(f"takedown {command.target}: no claim is on record under this URL")
    return f"{withdrawn} claim(s) left the record with their effects"


async def _seed(command: Command, work: UnitOfWork, _: Parameters) -> str:
    voice = f"outlet:{command.target}"
    known = (await store.accounts(work, [voice])).get(voice)
    seed = (command.alpha or 0.0, command.beta or 0.0)
    await store.put_account(work, replace(known or Account(voice), seed=seed), new=known is None)
    return f"prior Beta({seed[0]:g}, {seed[1]:g}), labelled: {command.reason}"


async def _reply(command: Command, work: UnitOfWork, _: Parameters) -> str:
    voice = f"outlet:{command.target}"
    known = (await store.accounts(work, [voice])).get(voice)
    if known is None:
        raise CommandError(f"reply {command.target}: no such outlet; `crosswire scores` lists those on record")
    await store.put_account(work, replace(known, note=(command.text or "").strip()))
    return "shown beside the score" if command.text else "taken away"
