"""What a stream entry carries: the JSON bytes of one message, whoever wrote it and however.

A scraper writes one field, `data`, with JSON. FastStream's publishers write `__data__` with a binary header, its older
format wraps the body in JSON. Some producers send the article's fields one by one. All of these are understood here;
what none of them explains is an `UnreadableError`.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

import orjson

FASTSTREAM_MAGIC = b"\x89BIN\x0d\x0a\x1a\x0a"
BODY_FIELDS = (b"data", b"__data__")
MAX_ENTRY_BYTES = 2 * 1024 * 1024
"""Longest message that is looked at. 200,000 code points of text fit in it even as escaped JSON of two bytes each."""


class UnreadableError(ValueError):
    """The entry is not a message; the text says why in words for the producer's operator."""


def body_of(fields: Mapping[bytes, bytes]) -> bytes:
    r"""The JSON bytes in the fields of a stream entry.

    >>> body_of({b"data": b'{"url": "https://x.example/1"}'})
    b'{"url": "https://x.example/1"}'
    >>> body_of({b"url": b"https://x.example/1", b"title": b"T"})
    b'{"url":"https://x.example/1","title":"T"}'
    >>> body_of({b"url": b"\xff"})
    Traceback (most recent call last):
    services.ingestion.entry.UnreadableError: field 'url' is not UTF-8
    """
    size = sum(len(name) + len(value) for name, value in fields.items())
    if size > MAX_ENTRY_BYTES:
        raise UnreadableError(f"the message has {size} bytes; the limit is {MAX_ENTRY_BYTES}")
    if b"url" not in fields:
        for name in BODY_FIELDS:
            if name in fields:
                return unwrap(fields[name])
        if len(fields) == 1:
            return unwrap(next(iter(fields.values())))
    return orjson.dumps(
        {_utf8(name, "a field name"): _utf8(value, f"field {_shown(name)}") for name, value in fields.items()}
    )


def unwrap(value: bytes) -> bytes:
    """Without the envelope that FastStream puts around a body (binary, or JSON in its older format).

    >>> unwrap(FASTSTREAM_MAGIC + bytes([0, 1, 0, 0, 0, 18, 0, 0, 0, 20, 0, 0]) + b"{}")
    b'{}'
    """
    if not value.startswith(FASTSTREAM_MAGIC):
        return value
    try:
        version, _, start = struct.unpack_from(">HII", value, len(FASTSTREAM_MAGIC))
    except struct.error as error:
        raise UnreadableError("the FastStream header is cut off") from error
    if version != 1 or start > len(value):
        raise UnreadableError(f"FastStream header of version {version} with its body at byte {start} of {len(value)}")
    return value[start:]


def parse_object(body: bytes) -> dict[str, Any]:
    r"""The JSON object in `body`, out of FastStream's older JSON envelope where it is in one.

    >>> parse_object(b'{"data": "{\\"url\\": \\"u\\"}", "headers": {}}')
    {'url': 'u'}
    """
    found = _json(body)
    if found.keys() <= {"data", "headers"} and isinstance(found.get("data"), str):
        return _json(found["data"].encode())
    return found


def _json(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_ENTRY_BYTES:
        raise UnreadableError(f"the message has {len(body)} bytes; the limit is {MAX_ENTRY_BYTES}")
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"not JSON in UTF-8: {error}") from error
    if not isinstance(found, dict):
        raise UnreadableError(f"a JSON {type(found).__name__} where an object is expected")
    return found


def _utf8(value: bytes, what: str) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{what} is not UTF-8") from error


def _shown(name: bytes) -> str:
    return repr(name[:40].decode("utf-8", "backslashreplace"))
