"""Which unnamed people "the officials" are: those who were told of before, and to whom they spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from services.extraction.attribution.found import Found
from services.extraction.model import Link, SourceKind
from services.extraction.names.shapes import head_of

_THE: Final = re.compile(r"(?:the|those|these|that|both)\s(?:two |three |four )?(?P<head>[a-z]+)", re.IGNORECASE)
_UNNAMED: Final = frozenset({SourceKind.ANONYMOUS, SourceKind.GENERIC})
_BACK: Final = 12
"""Attributions before that are looked at."""


def spoke_before(
    text: str, item: Found, earlier: Sequence[Found], chains: Sequence[tuple[Link, ...]]
) -> tuple[Link, ...] | None:
    """The chain of the unnamed people whom a description means again; None where it means nobody told of before.

    "Three guards told the Lisk Post he had been warned. The guards said": what they say there is the paper's, too.
    `chains` are those of `earlier`, in the order of the text.
    """
    source = item.source
    again = _THE.fullmatch(source.of(text)) if source is not None else None
    if again is None:
        return None
    head = again["head"].lower()
    for other, chain in zip(reversed(earlier[-_BACK:]), reversed(chains[-_BACK:]), strict=True):
        if chain and chain[-1].kind in _UNNAMED and other.sentence.start < item.sentence.start:
            words = chain[-1].name.split()
            if head_of(words).lower() == head:
                return chain if len(chain) > 1 or len(words) > 1 else None
    return None
