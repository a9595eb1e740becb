"""Words by which a sentence tells of another time than the sentences around it: "in a previous raid", "every year"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_YEAR = r"(?<!\d)(?:1[89]|20)\d\d(?!\d)"


@cache
def elsewhen(*kinds: str, also: str = "") -> re.Pattern[str]:
    """What matches the words of some kinds of `elsewhen.tsv`, any year of the calendar, and further words.

    Arguments:
        kinds: of the table.
        also: more words, as alternatives of a pattern.

    >>> bool(elsewhen("another").search("in a previous raid")), bool(elsewhen("another").search("in the raid"))
    (True, False)
    >>> bool(elsewhen("more").search("a raid of 2019")), bool(elsewhen("more", also="war").search("in the war"))
    (True, True)

    """
    text = (files("services.extraction") / "elsewhen.tsv").read_text(encoding="utf-8")
    rows = dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    words = "|".join([*(rows[kind] for kind in kinds), *filter(None, [also])])
    return re.compile(rf"\b(?:{words})\b|{_YEAR}", re.IGNORECASE)
