"""Where a command writes: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Any

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

THEME = Theme(
    {
        "outlet": "bold cyan",
        "dissent": "bold red",
        "agree": "green",
        "quiet": "dim",
        "warn": "yellow",
        "value": "bold",
    }
)

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of text round: they can make a line read as something that it is not."""


def out() -> Console:
    """Standard output, for results."""
    return Console(theme=THEME, highlight=False, soft_wrap=False)


def err() -> Console:
    """Standard error, for progress, warnings and errors."""
    return Console(theme=THEME, highlight=False, stderr=True)


def plain(text: str) -> str:
    r"""Text of an article without what a terminal would obey: escapes, control characters, turned direction.

    >>> plain("red\x1b[31m alert\x07\nnext\u202e line")
    'red[31m alert next line'
    """
    spaced = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return "".join(c for c in spaced if c not in BIDI and unicodedata.category(c) not in ("Cc", "Cs"))


def text(words: object, style: str = "") -> Text:
    """Article words as rich text: no control characters, and square brackets are only brackets."""
    return Text(plain(str(words)), style=style)


def print_json(value: Any) -> None:
    """One JSON object on standard output, and nothing else there."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, sort_keys=False) + "\n")
    sys.stdout.flush()
