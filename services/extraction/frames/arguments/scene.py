"""One parsed sentence in its article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.extraction.frames.nouns.mentions import Mentions
from services.extraction.model import Span

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Doc, Token


@dataclass(slots=True)
class Scene:
    """One parsed sentence in its article: where it stands and which of its tokens are times or numbers."""

    doc: Doc
    offset: int
    timed: frozenset[int]
    """Tokens that a period covers."""
    counted: frozenset[int]
    """Tokens that a quantity covers."""
    mentions: Mentions

    def span(self, tokens: list[Token]) -> Span:
        """From the first to the last of the tokens, in offsets of the article."""
        first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        return Span(self.offset + first.idx, self.offset + last.idx + len(last.text))
