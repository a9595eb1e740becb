"""The text of an article as later stages may rely on it: bounded, and free of characters that act on a terminal.

Every change keeps the length, so an offset into our text is an offset into the producer's.
"""

from __future__ import annotations

import re

MAX_TEXT = 200_000
"""Code points: over twice the longest of 16,474 news articles measured (77,693 bytes)."""
MAX_TITLE = 2_000
MAX_CONTROLS = 0.01
"""Share of control characters from which on a text is taken for binary."""
# C0 but tab and line feed, DEL, C1, directional overrides and isolates, and code points that are no characters.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


class BadTextError(ValueError):
    """No text, too much, or none at all but bytes; the text says which."""


def clean_text(text: str) -> str:
    r"""`text` with every control character replaced by a space.

    >>> clean_text("Nine \x1b[31mdied\x1b[0m.\r\nMore")
    'Nine  [31mdied [0m. \nMore'
    """
    if not text.strip():
        raise BadTextError("text is empty")
    if len(text) > MAX_TEXT:
        raise BadTextError(f"text has {len(text)} characters; the limit is {MAX_TEXT}")
    cleaned, replaced = _CONTROL.subn(" ", text)
    if "\x00" in text or replaced - text.count("\r\n") > max(16, MAX_CONTROLS * len(text)):
        raise BadTextError(f"text is binary: {replaced} control characters in {len(text)}")
    if not cleaned.strip():
        raise BadTextError("text is empty")
    return cleaned


def clean_line(line: str, limit: int = MAX_TITLE) -> str:
    r"""A title or byline on one line, without control characters.

    >>> clean_line("  Fire in\n the tunnel ")
    'Fire in the tunnel'
    """
    if len(line) > limit * 4:
        raise BadTextError(f"title or byline has {len(line)} characters; the limit is {limit}")
    return " ".join(_CONTROL.sub(" ", line).split())[:limit]
