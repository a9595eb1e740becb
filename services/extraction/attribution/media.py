"""Through whom a speaker is heard: the outlet that was told, or on whose air it was said."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.model import Link, SourceKind, Span
from services.extraction.names import describe, outlet_named
from services.extraction.names.tables import fold_name, is_paper

_CHANNEL: Final = (
    r"(?:ABC|NBC|CBS|Fox|FOX|CW|Channel) \d{1,2}"
    r"(?= (?:that|what|how|why|on|in|the|an?|he|she|it|they|there|[A-Z])\b|[.,;:]|$)"
)
"""A station by its place on the dial; "told ABC 15 people had died" is none."""
_TOLD: Final = re.compile(
    rf"\s+({_CHANNEL}|"
    r"(?:[A-Z][\w'’.&/-]*|[Tt]he|state|local|news|media|television|TV|agency|radio|broadcaster)"
    r"(?:\s+(?:[A-Z][\w'’.&/-]*|state|news|media|agency|television|TV|radio|network|newspaper|daily|weekly|magazine"
    r"|tabloid|website|broadcaster|station|channel|affiliate)){0,5})"
)
_TOLD_STATION: Final = re.compile(
    r"\s+((?:(?:the|a|an)\s)?(?:[\w'’-]+\s){1,3}(?:radio|television|TV|broadcaster|newspaper|daily|weekly|magazine|website)"
    r"(?:\s(?:station|channel|network))?\s[A-Z][\w'’.&-]*(?:\s[A-Z][\w'’.&-]*){0,3})"
)
"""As in "told private Lundish radio RTM": an outlet by what it is and its name."""
_SAID_TO: Final = re.compile(r"\s+to" + _TOLD.pattern)
"""As in "estimated to the AP", "confirmed to Reuters on Friday"."""
_SAID_ON: Final = re.compile(
    r"[^.;:!?\"“”]{0,60}?\b(?:on|in an? (?:\w+ ){0,3}interview (?:with|to|on)|in (?:remarks|comments|an? \w+) to)\s+"
    r"((?:[Tt]he\s+)?(?:state (?:television|TV|media|radio)|[A-Z][\w'’.&/-]*(?:\s[A-Z][\w'’.&/-]*){0,4}))"
)
_SAID_IN: Final = re.compile(
    r"[^.;:!?\"“”]{0,40}?\b(?:in|during|on) (?:an? |the |its )?(?:(?!(?:interview)\b)[a-z]+ )?"
    r"((?:[Tt]he\s)?[A-Z][\w'’.&/-]*(?:\s(?:[A-Z]|\d)[\w'’.&/-]*){0,3}?)\s"
    r"(?:(?:[Tt]elevision|TV|[Rr]adio|[a-z]+)\s)?(?:interview|broadcast|podcast|debate)\b"
)
"""As in "said in a CNBC interview", "told listeners during a BBC Radio interview"."""
_WROTE: Final = re.compile(
    r"(?:\s\w+ly|\s(?:on\s)?[A-Z]\w+day|\s(?:this|last)\s\w+)?"
    r"(?:\sin\san?\s(?:[\w-]+\s)?(?:op-ed|article|column|essay|piece|editorial|commentary|post)(?:\spublished)?)?"
    r"\s(?:for|in|on)\s((?:[Tt]he\s)?[A-Z][\w'’.&/-]*(?:\s[A-Z][\w'’.&/-]*){0,4})"
)
"""As in "wrote recently for The Guardian", "wrote in an op-ed published in The Guardian"."""
_WRITING: Final = frozenset({"wrote", "writes", "writing", "written"})
_INTERVIEW: Final = re.compile(
    r"(?:(?:In|During) an? (?:\w+ ){0,3}interview (?:with|on|to|by)|(?:Speaking|Talking) (?:to|with|on)"
    r"|In (?:(?:an?|his|her|its|their) )?(?:\w+ ){0,2}"
    r"(?:statement|e-?mail|letter|remarks|comments|message|reply|response) to)\s"
    r"((?:[Tt]he\s)?(?:state (?:television|TV|media|radio)|[A-Z][\w'’.&/-]*(?:\s[A-Z][\w'’.&/-]*){0,4}))"
)
_SPOKE_TO: Final = re.compile(
    r",?\swho\s(?:spoke|was speaking|has spoken|talked) (?:to|with)\s"
    r"((?:[Tt]he\s)?[A-Z][\w'’.&/-]*(?:\s[A-Z][\w'’.&/-]*){0,4})"
)
"""As in "according to the mayor, who spoke to the BBC"."""
_STATE_MEDIA: Final = re.compile(
    r"state(?:-run|-owned)? (?:television|TV|media|radio|news agency|broadcaster)$", re.IGNORECASE
)
_SPOKEN: Final = frozenset({CueClass.REPORT, CueClass.CONFIRM, CueClass.DENIAL, CueClass.DOUBT})
_STATION: Final = re.compile(
    rf"(?:[Tt]he\s)?({_CHANNEL}|"
    r"(?:[A-Z][\w'’.-]*\s){0,3}[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?)"
)
"""A station by its call letters, where no table has it: "told WJOR-TV"."""
_AFFILIATE: Final = re.compile(r"(?:ABC|NBC|CBS|Fox|FOX|CNN|CW)(?: affiliate)? (?=[KW][A-Z]{2,3}\b)")
"""A station by the network whose programmes it has: "CNN affiliate KQLD"."""
_WHAT_IT_IS: Final = re.compile(
    r"\b(?:daily|weekly|magazine|newspaper|tabloid|website|broadcaster|news agency|radio|television|TV|station|channel"
    r"|network) [A-Z]"
)
"""As in "told the daily Morgenblad"."""
_TOLD_BY: Final = re.compile(
    r"(?:^|(?<=[.,;“\"] )|(?<=\n))(?P<who>(?:[Tt]he )?[A-Z][\w'’.&-]*(?: [A-Z][\w'’.&-]*){0,3}) "
    r"(?:was|were|has been|have been|had been) (?:told|informed)$"
)
"""As in "The BBC was told by an aide that"."""
_TELLING: Final = frozenset({"told", "telling", "tells", "tell"})
_REACH: Final = 140
"""Characters behind the cue, or from the start of its sentence, in which the outlet is named."""


def medium_of(text: str, item: Found) -> Link | None:
    """The outlet told, or on whose air it was said: "told Reuters", "said in a CNBC interview"; None where none is.

    Args:
        text: the article.
        item: an attribution whose cue is a verb of saying; others have no medium.

    """
    if item.cue_class not in _SPOKEN:
        return None
    pattern = _TOLD if item.word in _TELLING else _SAID_ON
    limit = min(item.sentence.end, item.cue.end + _REACH)
    for after in (
        pattern,
        *((_TOLD_STATION,) if item.word in _TELLING else ()),
        _SAID_TO,
        _SAID_IN,
        *((_WROTE,) if item.word in _WRITING else ()),
    ):
        match = after.match(text, item.cue.end, limit)
        found = _outlet(match) if match is not None else None
        if found is not None:
            return found
    spoke = _SPOKE_TO.match(text, item.source.end, item.sentence.end) if item.source is not None else None
    if spoke is not None:
        return _outlet(spoke)
    if item.word in ("told", "informed"):
        heard = _TOLD_BY.search(text, max(item.sentence.start, item.cue.end - _REACH), item.cue.end)
        if heard is not None:
            return _outlet(heard)
    match = _INTERVIEW.match(text, item.sentence.start, min(item.sentence.end, item.sentence.start + _REACH))
    return _outlet(match) if match is not None and match.end() <= item.cue.start else None


def _outlet(match: re.Match[str]) -> Link | None:
    """The link of an outlet that stands in the first group of a match, if it is one."""
    name = match[1].removesuffix(".")
    network = _AFFILIATE.match(name)
    name = name if network is None else name[network.end() :]
    if _STATE_MEDIA.search(name):
        return Link(fold_name(name).removeprefix("the "), SourceKind.OUTLET, Span(*match.span(1)))
    owner = re.split(r"['’]s?\s", name)[0]  # "told the BBC's Newsnight programme"
    known = outlet_named(name) or outlet_named(owner.removeprefix("the ").removeprefix("The "))
    station = _STATION.fullmatch(name) if known is None else None
    if known is None and is_paper(name):
        return Link(name.removeprefix("the ").removeprefix("The "), SourceKind.OUTLET, Span(*match.span(1)))
    if station is not None:
        return Link(station[1], SourceKind.OUTLET, Span(*match.span(1)))
    described = describe(name) if known is None and _WHAT_IT_IS.search(name) else None
    if described is not None and described.kind is SourceKind.OUTLET:
        return Link(described.name, SourceKind.OUTLET, Span(*match.span(1)))
    return None if known is None else Link(known.name, SourceKind.OUTLET, Span(*match.span(1)))
