"""What hangs on a verb by its form: "denied shelling the bridge", "possibly growing to 40"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass, cue_class
from services.extraction.attribution.found import Found
from services.extraction.attribution.speakers import trim
from services.extraction.model import Span

_GERUND: Final = re.compile(r"\s(?:ever\s)?(?:having\s|being\s)?[a-z]{3,20}\s")
_PARTICIPLE: Final = re.compile(r",\s(?:\w+ly\s)?(\w{3,}ing)\b")


def with_gerund(text: str, item: Found) -> Found:
    """As in "the army denied shelling the bridge": what it denies begins with the verb."""
    after = [c for c in item.contents if c.start > item.cue.end]
    if (
        item.cue_class is not CueClass.DENIAL
        or not after
        or _GERUND.fullmatch(text, item.cue.end, after[0].start) is None
    ):
        return item
    whole = Span(item.cue.end + 1, after[0].end)
    return replace(item, contents=tuple(whole if c == after[0] else c for c in item.contents))


def with_participle(text: str, item: Found) -> Found:
    """As in "X estimated Z, possibly growing to W": what hangs on the content by a participle is content too."""
    if item.cue_class is not CueClass.REPORT or not item.contents or item.contents[-1].start < item.cue.end:
        return item
    last = item.contents[-1]
    hanging = _PARTICIPLE.match(text, last.end, item.sentence.end)
    if hanging is None or cue_class(hanging[1]) is not CueClass.OTHER or text[last.end - 1] in '"”':
        return item
    return replace(item, contents=(*item.contents[:-1], trim(text, last.start, item.sentence.end)))
