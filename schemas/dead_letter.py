"""What stands on the `dead-letters` stream: a message that will never be processed as it is, and why."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from hashlib import sha256

from pydantic import BaseModel, ConfigDict

MAX_ORIGINAL = 64 * 1024
"""Bytes of the original that are kept."""


class DeadLetter(BaseModel):
    """One rejected entry. It carries no time of its own: the id of its stream entry is when it was written."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    stage: str
    stream: str
    """Name of the stream that it came on."""
    entry: str
    """Its id there."""
    reason: str
    kind: str = "rejected"
    """`rejected` for what the content itself decides, `skipped` for an operator's decision."""
    attempts: int = 1
    size: int
    """Bytes of the original, all fields together."""
    sha256: str
    """Of the original fields, names and values in order, each behind its length as 8 bytes."""
    truncated: bool = False
    fields: tuple[tuple[str, str], ...]
    """The original fields, values in base64 and capped at 64 KiB together; odd names carry backslash escapes."""
    article: str = ""
    """The admitted article (`schemas.wire.ARTICLE`) that the entry came from, in base64; empty where none was admitted,
    and where it stands in `fields` whole."""

    @property
    def original(self) -> dict[bytes, bytes]:
        """The fields as they came, as far as they were kept."""
        return {name.encode(): base64.b64decode(value) for name, value in self.fields}


def dead_letter(
    stage: str,
    stream: str,
    entry: str,
    fields: Mapping[bytes, bytes],
    reason: str,
    *,
    kind: str = "rejected",
    attempts: int = 1,
    article: bytes = b"",
) -> DeadLetter:
    """The dead letter of the entry with these `fields`, and of the admitted `article` that it came from.

    >>> letter = dead_letter("ingestion", "articles", "1-0", {b"data": b"x" * 70_000}, "not JSON")
    >>> letter.size, letter.truncated, len(letter.original[b"data"])
    (70004, True, 65532)
    """  # fmt: skip
    state, room, kept = sha256(), MAX_ORIGINAL, []
    for name, value in fields.items():
        for part in (name, value):
            state.update(len(part).to_bytes(8, "big"))
            state.update(part)
        taken = value[: max(0, room - len(name))]
        if len(name) <= room:
            kept.append((name.decode("utf-8", "backslashreplace"), base64.b64encode(taken).decode()))
        room = max(0, room - len(name) - len(base64.b64encode(taken).decode()))
    size = sum(len(name) + len(value) for name, value in fields.items())
    return DeadLetter(
        stage=stage, stream=stream, entry=entry, reason=reason[:2000], kind=kind, attempts=attempts, size=size,
        sha256=state.hexdigest(), truncated=size > MAX_ORIGINAL, fields=tuple(kept),
        article=base64.b64encode(article).decode(),
    )  # fmt: skip


def article_of(letter: DeadLetter) -> bytes:
    """The admitted article as bytes; empty where the letter has none."""
    return base64.b64decode(letter.article)


def encode_dead_letter(letter: DeadLetter) -> bytes:
    """Bytes for the stream."""
    return letter.model_dump_json().encode()


def decode_dead_letter(payload: bytes) -> DeadLetter:
    """Raises `pydantic.ValidationError` where the bytes are no dead letter."""
    return DeadLetter.model_validate_json(payload)
