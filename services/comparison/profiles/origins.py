"""Whose word two claims are (SEMANTICS "Whose contradiction it is"), as far as the two claims alone can tell."""

from __future__ import annotations

import re

from services.comparison.profiles.profile import Profile
from services.comparison.words.names import same_name
from services.extraction.model import Link, SourceKind

_NAME = re.compile(r"[A-Z][^\W\d_]+")


def same_origin(left: Profile, right: Profile) -> bool:
    """Whether both name one source."""
    a, b = left.origin, right.origin
    return a is not None and b is not None and a.named and b.named and _same_source(a, b)


def two_sides(left: Profile, right: Profile) -> bool:
    """Whether both name a source and not the same one: each outlet may have reported its source faithfully."""
    a, b = left.origin, right.origin
    return a is not None and b is not None and a.named and b.named and not _same_source(a, b)


def _same_source(one: Link, other: Link) -> bool:
    """Whether two names are of one source; of two documents, in whichever order they name who made them.

    >>> def poll(name: str) -> Link:
    ...     return Link(name, SourceKind.DOCUMENT)
    >>> _same_source(poll("Lisk Herald/Vantor poll"), poll("Vantor News-Lisk Herald poll"))
    True
    >>> _same_source(poll("Lisk Herald poll"), poll("Orsa Herald poll"))
    False
    """
    if same_name(one.name, other.name):
        return True
    mine, theirs = (frozenset(_NAME.findall(link.name)) for link in (one, other))
    documents = one.kind is other.kind is SourceKind.DOCUMENT
    return documents and bool(mine and theirs) and (mine <= theirs or theirs <= mine)
