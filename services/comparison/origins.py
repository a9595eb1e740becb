"""Whose word two claims are (SEMANTICS "Whose contradiction it is"), as far as the two claims alone can tell."""

from __future__ import annotations

from services.comparison.names import same_name
from services.comparison.profile import Profile


def same_origin(left: Profile, right: Profile) -> bool:
    """Whether both name one source."""
    a, b = left.origin, right.origin
    return a is not None and b is not None and a.named and b.named and same_name(a.name, b.name)


def two_sides(left: Profile, right: Profile) -> bool:
    """Whether both name a source and not the same one: each outlet may have reported its source faithfully."""
    a, b = left.origin, right.origin
    return a is not None and b is not None and a.named and b.named and not same_name(a.name, b.name)
