"""The one answer to the one question of scopes: how the scope of a claim stands to that of another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How the things that two claims tell of stand to each other."""

    SAME = "same"
    """Both tell the same limits, and some."""
    WITHIN = "within"
    """Only one tells a limit that the other lacks: a part of it, a stage on the way to it."""
    OTHER = "other"
    """Each tells a limit that the other excludes: two periods, two polls, two kinds."""
    UNKNOWN = "unknown"
    """Neither tells a limit that says anything of the other: they may be one."""


@dataclass(frozen=True, slots=True)
class Scoping:
    """How two scopes stand to each other, and why."""

    relation: Relation
    rule: str = ""
    """The rule of the verdict that it makes ("scope.restriction", words/refusals.tsv); empty where they may be one."""
    kind: str = ""
    """What the limits are of: "period", "group", "land"."""

    @property
    def apart(self) -> bool:
        """Whether the values say nothing of each other."""
        return self.relation in (Relation.WITHIN, Relation.OTHER)


MAY_BE_ONE = Scoping(Relation.UNKNOWN)
