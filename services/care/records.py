r"""The file of a backup: one record a line, each behind a digest that also covers every line before it.

A line is `<32 hex digits> <JSON>\n`, the whole gzip. The digest of a line is BLAKE2b over the digest of the line before
and the JSON, so that a changed, missing, doubled or misplaced line is found where it stands; the last record is the
seal, and a file without it was cut off. Bytes that are not UTF-8 are written as base64. Nothing in it is ever executed.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile, GzipFile
from hashlib import blake2b
from typing import Any

import orjson

FORMAT = 1
"""Version of the file's form. A reader takes its own and all before."""
LONGEST_LINE = 512 * 1024 * 1024
"""Bytes: as long as a value of the server may be."""
START = "0" * 32


class DamagedError(ValueError):
    """The file is no whole backup; the text says where and why."""


class RecordWriter:
    """Appends records to a binary file that somebody else opens and closes."""

    def __init__(self, file: GzipFile) -> None:
        self._file = file
        self._last = START
        self.records = 0

    def write(self, record: dict[str, Any]) -> None:
        """One more line."""
        body = orjson.dumps(record)
        self._last = chained(self._last, body)
        self._file.write(self._last.encode() + b" " + body + b"\n")
        self.records += 1


def read_records(file: GzipFile) -> Iterator[dict[str, Any]]:
    """The records of a file, the header first, the seal last, each checked. Raises `DamagedError`.

    A consumer that needs the whole must read to the end before it acts: damage is only found where it stands.
    """
    last, number, sealed = START, 0, False
    try:
        while line := file.readline(LONGEST_LINE):
            number += 1
            if sealed:
                raise DamagedError(f"line {number}: something follows the seal")
            digest, _, body = line.rstrip(b"\n").partition(b" ")
            if not line.endswith(b"\n") or digest.decode("ascii", "replace") != chained(last, body):
                raise DamagedError(f"line {number}: the digest does not fit: changed, cut off or out of place")
            last = digest.decode()
            record = orjson.loads(body)
            sealed = record["is"] == "seal"
            yield record
    except (BadGzipFile, EOFError, zlib.error, OSError, orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise DamagedError(f"after line {number}: {type(error).__name__}: {error}") from error
    if not sealed:
        raise DamagedError(f"it ends after line {number} without its seal: cut off, or never finished")


def chained(last: str, body: bytes) -> str:
    """Digest of a line behind the line with digest `last`."""
    return blake2b(last.encode() + body, digest_size=16).hexdigest()


def shown(value: bytes) -> str | list[str]:
    r"""Bytes as JSON can hold them: text where they are UTF-8, else a list of one base64 text.

    >>> shown(b"a"), shown(b"\xff")
    ('a', ['/w=='])
    """
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return [base64.b64encode(value).decode()]


def meant(written: str | list[str]) -> bytes:
    r"""The bytes behind `shown`.

    >>> meant(shown(b"\xff")) == b"\xff"
    True
    """
    return written.encode() if isinstance(written, str) else base64.b64decode(written[0])
