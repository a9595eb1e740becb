"""Where contents end: what belongs to the cue or to another attribution is cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.model import Span

_ADJUNCT: Final = re.compile(r",?\s(?:during|while|after|before|when|but)\s")
_MEDIUM: Final = re.compile(
    r"(?<=\w),?\s(?:in|during|at|through|via|on)\s(?:an?|his|her|its|their|the)\s(?:[\w'’-]+\s){0,3}?"
    r"(?:statements?|speech|speeches|interviews?|tweets?|emails?|e-mails?|letters?|remarks|diatribe|posts?|messages?"
    r"|address|(?:press|news) conference|briefing|op-ed|appearance|podcast|memo|newsletter"
    r"|(?:press|news) release|conference call)"
    r"(?:\s(?:to|with|from|released|issued|posted|published|sent|on|at|last|this|late|early)\s[^,;:\"“”]{2,60}|\s[A-Z]\w+day)?$"
)
"""Where or in what somebody said it: "called for more schools [in a statement on Thursday]"."""
_LEAST: Final = 3
_LONGEST: Final = 120
"""Characters of a content that must be left, and those that are looked at."""
_CLAUSE: Final = re.compile(r"(?:that|if|whether|how|why|what|who|he|she|they|it|we|I|there|to)\b|[\"“]|''")
_PLAIN: Final = frozenset([CueClass.ATTITUDE, CueClass.OTHER])


def trim_contents(text: str, found: Sequence[Found]) -> list[Found]:
    """`found` with contents that stop where the cue's own adjunct starts, and that belong to one cue each."""
    return _owned_once([_without_medium(text, _without_adjunct(text, item)) for item in found])


def _without_medium(text: str, item: Found) -> Found:
    """As in "rejected the offer in a letter on Monday": what tells where it was said is not what was said."""
    last = item.contents[-1] if item.contents else None
    if last is None or last.start < item.cue.end:
        return item
    medium = _MEDIUM.search(text, max(last.start + _LEAST, last.end - _LONGEST), last.end)
    if medium is None:
        return item
    return replace(item, contents=(*item.contents[:-1], Span(last.start, medium.start())))


def _without_adjunct(text: str, item: Found) -> Found:
    """As in "attacked X during Y": what tells when the attack was is not what was attacked."""
    if item.cue_class not in _PLAIN or len(item.contents) != 1 or item.contents[0].start < item.cue.end:
        return item
    content = item.contents[0]
    if _CLAUSE.match(text, content.start):
        return item
    adjunct = _ADJUNCT.search(text, content.start + 3, content.end)
    if adjunct is None or any(mark in text[content.start : adjunct.start()] for mark in '"“'):
        return item
    return replace(item, contents=(Span(content.start, adjunct.start()),))


def _owned_once(found: list[Found]) -> list[Found]:
    """A content that two cues claim belongs to the nearer one, unless it is all that the other has."""
    owners: dict[Span, list[int]] = {}
    for index, item in enumerate(found):
        for content in item.contents:
            owners.setdefault(content, []).append(index)
    out = list(found)
    for content, claimants in owners.items():
        if len(claimants) < 2:
            continue
        nearest = min(claimants, key=lambda i: (_distance(found[i].cue, content), i))
        for index in claimants:
            if index != nearest and len(out[index].contents) > 1:
                out[index] = replace(out[index], contents=tuple(c for c in out[index].contents if c != content))
    return out


def _distance(cue: Span, content: Span) -> int:
    return max(cue.start - content.end, content.start - cue.end, 0)
