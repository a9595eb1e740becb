"""What the words do that attribute: report, believe, intend, deny, doubt. The table is `cues.tsv`."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final


class CueClass(StrEnum):
    """What a cue does with its content."""

    REPORT = "report"
    PERCEIVE = "perceive"
    CONFIRM = "confirm"
    DENIAL = "denial"
    DOUBT = "doubt"
    BELIEF = "belief"
    INTENT = "intent"
    ATTITUDE = "attitude"
    OTHER = "other"


SAYS: Final = frozenset([CueClass.REPORT, CueClass.CONFIRM, CueClass.DOUBT, CueClass.PERCEIVE])
"""Classes of the cues by which somebody says something."""


@cache
def _classes() -> dict[str, CueClass]:
    found: dict[str, CueClass] = {}
    for row in files(__package__).joinpath("cues.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, words = row.split("\t")
            for word in words.split():
                found.setdefault(word, CueClass(name))
    return found


def cue_class(word: str) -> CueClass:
    """The class of a cue by its head word.

    >>> cue_class("said"), cue_class("fears"), cue_class("denied")
    (<CueClass.REPORT: 'report'>, <CueClass.BELIEF: 'belief'>, <CueClass.DENIAL: 'denial'>)
    """
    return _classes().get(word.lower(), CueClass.OTHER)
