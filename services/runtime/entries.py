"""Entries of a stream as every worker sees them: the id, and raw fields that nobody has interpreted yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha1
from typing import TypeAlias

PAYLOAD = b"data"
"""The field in which our own streams carry their message."""
EntryId: TypeAlias = tuple[int, int]
NOTHING: EntryId = (0, 0)
BESIDE = -1
"""What a handler says of an entry of the archive: its messages have no number of their own in the live order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it was read."""

    id: EntryId
    fields: Mapping[bytes, bytes]

    @property
    def payload(self) -> bytes:
        """The message of an internal stream; empty where the entry has none, which no contract accepts."""
        return self.fields.get(PAYLOAD, b"")


def message_digest(fields: Mapping[bytes, bytes]) -> str:
    """SHA-1 of the first value of an entry, as the server's scripts can compute it too; no secret rests on it.

    >>> message_digest({b"data": b"x"})
    '11f6ad8ec52a2984abaafd7c3b516503785c2072'
    """
    return sha1(next(iter(fields.values()), b""), usedforsecurity=False).hexdigest()


def parse_id(written: bytes | str | None) -> EntryId:
    """The pair behind a written id; None is the id before all others.

    >>> parse_id(b"1526919030474-55") > parse_id("1526919030474-7")
    True
    """
    if not written:
        return NOTHING
    first, _, second = (written.decode() if isinstance(written, bytes) else written).partition("-")
    return int(first), int(second or 0)


def show_id(entry: EntryId) -> str:
    """The written form.

    >>> show_id((5, 0))
    '5-0'
    """
    return f"{entry[0]}-{entry[1]}"


def after(entry: EntryId) -> str:
    """The least id greater than `entry`, as the start of a range.

    >>> after((5, 0))
    '5-1'
    """
    return f"{entry[0]}-{entry[1] + 1}"
