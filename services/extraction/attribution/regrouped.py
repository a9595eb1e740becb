"""Who speaks on: the unnamed who were told of before, to whom they spoke, and one who goes on in the next sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from services.extraction.attribution.found import Found
from services.extraction.model import Link, SourceKind
from services.extraction.names import Naming
from services.extraction.names.shapes import head_of

_THE: Final = re.compile(r"(?:the|those|these|that|both)\s(?:two |three |four )?(?P<head>[a-z]+)", re.IGNORECASE)
_ANOTHER: Final = re.compile(r"(?:yet )?(?:another|an? (?:second|third|fourth)|the other|others)")
_COUNTED: Final = re.compile(r"^(?:an?|one|two|three|some|several|many|another|the) ", re.IGNORECASE)
"""What counts those who speak: "one witness"."""
_UNNAMED: Final = frozenset({SourceKind.ANONYMOUS, SourceKind.GENERIC})
_BACK: Final = 12
"""Attributions before that are looked at."""


def spoke_before(
    text: str, item: Found, own: Link, earlier: Sequence[Found], chains: Sequence[tuple[Link, ...]]
) -> tuple[Link, ...] | None:
    """The chain of those whom a pronoun or a description means again; None where it means nobody told of before.

    "Three guards told the Lisk Post he had been warned. The guards said": what they say there is the paper's, too.
    `chains` are those of `earlier`, in the order of the text.
    """
    source = item.source
    mention = "" if source is None else source.of(text)
    if mention.lower() in _PRONOUNS:
        return _goes_on(item, own, earlier, chains)
    again = _THE.fullmatch(mention)
    if again is None:
        return None
    head = again["head"].lower()
    for other, chain in zip(reversed(earlier[-_BACK:]), reversed(chains[-_BACK:]), strict=True):
        if chain and chain[-1].kind in _UNNAMED and other.sentence.start < item.sentence.start:
            words = chain[-1].name.split()
            if head_of(words).lower() == head:
                return chain if len(chain) > 1 or len(words) > 1 else None
    return None


def _goes_on(
    item: Found, own: Link, earlier: Sequence[Found], chains: Sequence[tuple[Link, ...]]
) -> tuple[Link, ...] | None:
    """As in '"It holds," Orn told the radio. He also said': the sentence after goes on with what was told there."""
    for other, chain in zip(reversed(earlier[-_BACK:]), reversed(chains[-_BACK:]), strict=True):
        before = 0 <= item.sentence.start - other.sentence.end <= _NEXT
        if before and len(chain) > 1 and chain[-1].name == own.name:
            return chain
    return None


_PRONOUNS: Final = frozenset({"he", "she"})
_NEXT: Final = 4
"""Characters between two sentences of which the one follows the other."""


def is_another(mention: str) -> bool:
    """Whether a few words, in small letters, mean one more of those who have spoken.

    >>> is_another("another"), is_another("a third"), is_another("another nurse")
    (True, True, False)
    """
    return _ANOTHER.fullmatch(mention) is not None


def one_more(speakers: Iterable[Naming]) -> Naming | None:
    """What "another" is: of the kind of the unnamed who spoke last; None where all who spoke have names.

    Arguments:
        speakers: who has spoken before, the last one first.

    """
    kinds = (_COUNTED.sub("", naming.name) for naming in speakers if naming.kind in _UNNAMED)
    return next((Naming(kind, SourceKind.ANONYMOUS) for kind in kinds if kind), None)


_OF_THEM: Final = re.compile(
    r"(?:some|many|most|several|few|a few|all|both|half|two|three|four|one) of (?P<them>them|us)"
)


def without_part(mention: str) -> str:
    """Those of whom a part is meant.

    >>> without_part("many of them"), without_part("one of the pilots")
    ('them', 'one of the pilots')
    """
    part = _OF_THEM.fullmatch(mention)
    return mention if part is None else part["them"]
