"""From one level to the next: stored state rewritten where its form has changed, and the installation's note of it.

A level that only adds fields is noted as soon as all workers know it, while they work. One that moves or changes what
is stored is done with the workers stopped: each value is written under its new key and removed from the old one in
one transaction, so that a migration that was broken off goes on where it stood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from schemas.versions import LEVEL, LevelError
from services.care.occupation import Occupation
from services.comparison.store import posting_key
from services.runtime.keys import Keys
from services.runtime.level import level_of
from services.runtime.observe import observe

AT_ONCE = 200
Rewrite: TypeAlias = Callable[[str, bytes], tuple[str, bytes] | None]
"""Where a value goes and what it is there; None where it stays."""


class MigrationError(RuntimeError):
    """The installation is as it was; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What was done."""

    before: int
    after: int
    values: int


def into_the_room(key: str, value: bytes) -> tuple[str, bytes] | None:
    """Level 1 to 2: comparison's record moves under its own name; the keys of postings become digests.

    >>> into_the_room("claim:c1", b"x"), into_the_room("scoring:fact:f1", b"x")
    (('comparison:claim:c1', b'x'), None)
    """
    kind, _, rest = key.partition(":")
    if kind in {"claim", "fact", "article", "url"}:
        return f"comparison:{key}", value
    if kind == "ix":
        bucket, _, name = rest.partition(":")
        return posting_key("ix", int(bucket), name), value
    return None


REWRITES: dict[int, Rewrite] = {1: into_the_room}
"""By the level that they start from. A level without one only adds."""


async def migrate(
    client: Any,
    keys: Keys,
    *,
    to: int = LEVEL,
    rewrites: Mapping[int, Rewrite] = REWRITES,
    on_progress: Callable[[int], None] = lambda _: None,
) -> Migrated:
    """Bring the installation to level `to`. Raises `MigrationError`, `LevelError`, `OccupiedError`, server errors."""
    if await client.exists(keys.restoring):
        raise MigrationError("a restore has not been finished here")
    before = await level_of(client, keys)
    if before > to:
        raise LevelError(f"the installation has level {before}, this program {to}: use the newer program")
    if before < to and not any(step in rewrites for step in range(before, to)):
        await _all_know(client, keys, to)
        await client.set(keys.schema, str(to))
        return Migrated(before, to, 0)
    moved = 0
    if before < to:
        occupation = Occupation(client, keys, "migrate")
        await occupation.begin()
        for step in range(before, to):
            if step in rewrites:
                moved += await _rewrite(client, keys, rewrites[step], occupation, on_progress)
            await client.set(keys.schema, str(step + 1))
        await occupation.end()
    return Migrated(before, to, moved)


async def _all_know(client: Any, keys: Keys, level: int) -> None:
    behind = sorted(
        {f"{w.stage} ({w.consumer})" for w in (await observe(client, keys, everybody=True)).workers if w.level < level}
    )
    if behind:
        raise MigrationError(f"not everybody knows level {level} yet: upgrade {', '.join(behind)}, then try again")


async def _rewrite(
    client: Any, keys: Keys, rewrite: Rewrite, occupation: Occupation, on_progress: Callable[[int], None]
) -> int:
    """Move every value that has to; how many."""
    prefix, moved = keys.state(""), 0
    names = [raw.decode().removeprefix(prefix) async for raw in client.scan_iter(match=prefix + "*", count=1000)]
    for start in range(0, len(names), AT_ONCE):
        some = names[start : start + AT_ONCE]
        pipe = client.pipeline(transaction=True)
        for name, value in zip(some, await client.mget([prefix + name for name in some]), strict=True):
            there = None if value is None else rewrite(name, value)
            if there is not None and there != (name, value):
                pipe.set(prefix + there[0], there[1])
                if there[0] != name:
                    pipe.delete(prefix + name)
                moved += 1
        await pipe.execute()
        await occupation.keep()
        on_progress(moved)
    return moved
