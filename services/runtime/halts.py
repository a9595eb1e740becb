"""Entries at which the shard stands still: they killed or hung every worker that had them in hand.

A parallel stage counts by the group's own count of deliveries. An owner is given whole batches, so that count says
nothing of one entry: where somebody died over a batch, its successor takes it entry by entry and notes on the server
which one it begins, until it has passed what had been given out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from services.runtime import pace
from services.runtime.entries import EntryId, parse_id, show_id
from services.runtime.errors import FencedError, HaltedError
from services.runtime.keys import Keys
from services.runtime.registry import STAGES, Kind
from services.runtime.scripts import BEGIN


@dataclass(frozen=True, slots=True)
class Halt:
    """One of them."""

    stage: str
    entry: str
    """Its id on the stream that the stage reads."""
    deliveries: int
    """How often it was in hand without a result."""

    @property
    def name(self) -> str:
        """What an operator calls it.

        >>> Halt("scoring", "17-0", 8).name
        'scoring/17-0'
        """
        return f"{self.stage}/{self.entry}"

    def __str__(self) -> str:
        return f"{self.name}: {self.deliveries} deliveries without a result"


@dataclass(frozen=True, slots=True)
class Skip:
    """An operator's decision to go on without an entry."""

    deliveries: int
    by: str
    reason: str


def parse_name(name: str) -> tuple[str, str]:
    """Stage and entry. Raises `ValueError`.

    >>> parse_name("extraction/4-0")
    ('extraction', '4-0')
    """
    stage, _, entry = name.partition("/")
    first, dash, second = entry.partition("-")
    if stage not in STAGES or not (dash and first.isdecimal() and second.isdecimal()):
        raise ValueError(f"{name!r} is no name of a halt; they look like scoring/17-0")
    return stage, entry


async def halts(client: Any, keys: Keys) -> list[Halt]:
    """Where the shard stands still, in the order of the stages. What has been passed since is none any more."""
    found = [orjson.loads(value) for value in (await client.hgetall(keys.halt)).values()]
    standing = [Halt(f["stage"], _entry(f["entry"]), f["deliveries"]) for f in found]
    passed = {stage: await _passed(client, keys, stage) for stage in sorted({halt.stage for halt in standing})}
    order = list(STAGES)
    kept = [halt for halt in standing if parse_id(halt.entry) > passed[halt.stage]]
    return sorted(kept, key=lambda halt: (order.index(halt.stage), parse_id(halt.entry)))


async def begin(client: Any, keys: Keys, stage: str, entry: EntryId, *, token: str, limit: int) -> Skip | None:
    """Note that the owner with `token` begins `entry`. An operator's skip of it, or None: go on.

    Raises `HaltedError` after `limit` deliveries, and `FencedError` where another owner has taken over.
    """
    shown = show_id(entry)
    answer, count, decision = await client.register_script(BEGIN)(
        keys=[keys.fence(stage), keys.attempt(stage), keys.halt],
        args=[token, shown, limit, f"{stage}/{shown}", stage],
    )
    match answer:
        case b"GO":
            return None
        case b"SKIP":
            said = orjson.loads(decision)
            return Skip(count, said["by"], said["reason"])
        case b"FENCED":
            raise FencedError(f"{stage}: FENCED")
    raise HaltedError(str(Halt(stage, shown, count)))


def _entry(written: str) -> str:
    return written if "-" in written else f"{written}-0"


async def _passed(client: Any, keys: Keys, stage: str) -> EntryId:
    if STAGES[stage].kind is Kind.PARALLEL:
        return (await pace.released(client, keys), 0)
    return await pace.cursor(client, keys, stage)
