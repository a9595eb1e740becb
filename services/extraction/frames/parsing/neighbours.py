"""Tokens beside a token of the parser's own document, whose `nbor` raises beyond the ends of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def beside(token: Token, step: int = 1) -> Token:
    """The token `step` places on; beyond the ends of the sentence the token itself."""
    place = token.i + step
    return token.doc[place] if 0 <= place < len(token.doc) else token
