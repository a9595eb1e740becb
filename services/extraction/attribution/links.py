"""Whom one attribution names itself: its source, whom that cites, whom it was told, and on whose air."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cast import Cast
from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.attribution.hearsay import HEARSAY
from services.extraction.model import Link, SourceKind, Span
from services.extraction.names import Naming, describe, outlet_named
from services.extraction.names.tables import fold_name

_CITING: Final = re.compile(r",?\s+(?:while )?(?:citing|quoting|attributing (?:it|this|the \w+) to)\s+", re.IGNORECASE)
_CITED_BY: Final = re.compile(
    r",?\s+(?:(?:who (?:were|was) )?(?:cited|quoted|interviewed|polled|surveyed)"
    r"|(?:as )?(?:reported|seen|obtained|reviewed|quoted|cited|published|relayed|carried)) (?:by|in)\s+",
    re.IGNORECASE,
)
_ISSUED_BY: Final = re.compile(
    r"\s(?:from|of|"
    r"(?:(?:released|published|issued|compiled|provided|conducted|produced|prepared|collected|seen) )?by)\s+"
)
_SPOKEN_FOR: Final = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press secretary|representatives?|statement)\s+(?:for|of|from|by)\s+"
)
_NOUN_PHRASE_END: Final = re.compile(
    r"[.!?]$|[;:]\s|,\s|\s(?:that|said|says|who|which|reported|have|has|were|was|is|are|would|will)\s|[\"“”]|$"
)
_TOLD: Final = re.compile(
    r"\s+((?:[A-Z][\w'’.&/-]*|[Tt]he|state|local|news|media|television|TV|agency|radio|broadcaster)"
    r"(?:\s+(?:[A-Z][\w'’.&/-]*|news|media|agency|television|TV|radio|network|newspaper)){0,5})"
)
_SAID_TO: Final = re.compile(r"\s+to" + _TOLD.pattern)
"""As in "estimated to the AP", "confirmed to Reuters on Friday"."""
_SAID_ON: Final = re.compile(
    r"[^.;:!?\"“”]{0,60}?\b(?:on|in an? (?:\w+ ){0,3}interview (?:with|to|on)|in (?:remarks|comments|an? \w+) to)\s+"
    r"((?:[Tt]he\s+)?(?:state (?:television|TV|media|radio)|[A-Z][\w'’.&/-]*(?:\s[A-Z][\w'’.&/-]*){0,4}))"
)
_INTERVIEW: Final = re.compile(
    r"(?:(?:In|During) an? (?:\w+ ){0,3}interview (?:with|on|to|by)|(?:Speaking|Talking) (?:to|with|on))\s+"
    r"((?:[Tt]he\s+)?(?:state (?:television|TV|media|radio)|[A-Z][\w'’.&/-]*(?:\s[A-Z][\w'’.&/-]*){0,4}))"
)
_STATE_MEDIA: Final = re.compile(
    r"state(?:-run|-owned)? (?:television|TV|media|radio|news agency|broadcaster)$", re.IGNORECASE
)
_NAME_BEFORE: Final = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,6}$")
_PHRASE_BEFORE: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w'’-]+ ){0,3}[\w'’-]+$"
)
_TRAILING_ADVERB: Final = re.compile(
    r",?\s+(?:\w{3,}ly|\w{2,}n['’]t|recently|also|later|previously|repeatedly|reportedly|earlier|now|once|often|still|then|already|first|even|"
    r"again|has|have|had|would|will|on \w+day|last \w+|this \w+)$"
)
_ISSUED_ON: Final = re.compile(
    r",?\s+(?:that (?:was|were) )?"
    r"(?:released|published|conducted|issued|taken|posted|unveiled|printed|aired|filed|made public)"
    r"(?:\s+(?:on|in|at|the|this|last|late|early|earlier|over|week|weekend|month|year|today|yesterday|morning|afternoon|evening|"
    r"night|\w+day|January|February|March|April|May|June|July|August|September|October|November|December|\d{1,4})){0,6}$"
)
"""When a document came out: "a report published on Friday"."""
_AUXILIARY: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?$")
_PASSIVES: Final = re.compile(
    r"(?:believed|thought|said|expected|known|reported|estimated|alleged|understood|considered|rumou?red|feared|suspected|"
    r"assumed|projected|predicted|forecast|accused|called)$"
)


class LinkReader:
    """Reads the links of the attributions of one text, in their order: a name that is read is known from there on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cast = Cast(text)

    def own_links(self, item: Found) -> tuple[Link, ...]:
        """Links that the attribution states itself, the one nearest to the outlet first."""
        links: list[Link] = []
        if item.source is not None and item.word not in HEARSAY and not self._is_passive(item):
            links.extend(self._source_links(item.source))
        if item.word in ("citing", "quoting") and item.contents:
            return tuple(link for link in links if link.name)
        links.extend(self._cited_after(item, links))
        medium = self._medium(item)
        if medium is not None and all(link.name != medium.name for link in links):
            links.insert(0, medium)
        return tuple(link for link in links if link.name)

    def _is_passive(self, item: Found) -> bool:
        """As in "X is believed to": the subject is not who believes."""
        if not _PASSIVES.match(item.word) or item.source is None or item.source.start > item.cue.start:
            return False
        return bool(_AUXILIARY.search(self.text, max(0, item.cue.start - 30), item.cue.start))

    def _source_links(self, span: Span) -> list[Link]:
        mention = span.of(self.text)
        cited = _CITED_BY.search(mention)
        if cited is not None:
            outer = self._link(Span(span.start + cited.end(), span.end))
            return [outer, self._link(Span(span.start, span.start + cited.start()))]
        citing = _CITING.search(mention)
        if citing is not None:
            first = self._link(Span(span.start, span.start + citing.start()))
            return [first, self._link(Span(span.start + citing.end(), span.end))]
        return [self._link(span)]

    def _link(self, span: Span) -> Link:
        adverb = _TRAILING_ADVERB.search(span.of(self.text))
        span = Span(span.start, span.start + adverb.start()) if adverb and adverb.start() else span
        issued = _ISSUED_ON.search(span.of(self.text))
        span = Span(span.start, span.start + issued.start()) if issued and issued.start() else span
        mention = span.of(self.text)
        naming = self._issuer(mention, span.start) or self.cast.resolve(mention, span.start)
        if fold_name(mention).lower() in ("who", "which", "that"):
            naming = self._antecedent(span) or naming
        self.cast.note(naming, mention, span.start)
        return Link(naming.name, naming.kind, span)

    def _issuer(self, mention: str, at: int) -> Naming | None:
        """Who issued a document or is spoken for: "a report from X", "a spokesman for X"."""
        spoken = _SPOKEN_FOR.search(mention)
        if spoken is not None and "," not in mention[: spoken.start()]:
            head = fold_name(mention[: spoken.start()])
            if not any(word[:1].isupper() for word in head.split()[1:]):
                return self.cast.resolve(mention[spoken.end() :], at)
        naming = describe(mention)
        if naming.kind is not SourceKind.DOCUMENT:
            return None
        issued = _ISSUED_BY.search(mention)
        if issued is None:
            return None
        issuer = self.cast.resolve(mention[issued.end() :], at)
        named = issuer.kind in (SourceKind.OUTLET, SourceKind.ORGANISATION, SourceKind.PERSON)
        return issuer if named and issuer.name[:1].isupper() else None

    def _antecedent(self, span: Span) -> Naming | None:
        """The name right before a relative pronoun."""
        before = self.text[max(0, span.start - 120) : span.start].rstrip(" ,")
        name = _NAME_BEFORE.search(before) or _PHRASE_BEFORE.search(before)
        return self.cast.resolve(name[0], span.start) if name else None

    def _cited_after(self, item: Found, links: list[Link]) -> list[Link]:
        """As in "..., citing Z" in the rest of the sentence."""
        if not links:
            return []
        start = max([item.cue.end, *(s.end for s in item.sources if s.end <= item.sentence.end)])
        marker = _CITING.search(self.text, start, item.sentence.end)
        if marker is None or any(
            c.start < marker.start() < c.end and c.start > item.cue.end for c in item.contents[:-1]
        ):
            return []
        end = _NOUN_PHRASE_END.search(self.text, marker.end(), item.sentence.end)
        span = Span(marker.end(), end.start() if end else item.sentence.end)
        if any(link.mention is not None and link.mention.overlaps(span) for link in links) or span.end <= span.start:
            return []
        return [self._link(span)]

    def _medium(self, item: Found) -> Link | None:
        """The outlet told, or on whose air it was said."""
        pattern = _TOLD if item.word in ("told", "telling", "tells", "tell") else _SAID_ON
        if item.cue_class is not CueClass.REPORT:
            return None
        limit = min(item.sentence.end, item.cue.end + 140)
        match = pattern.match(self.text, item.cue.end, limit) or _SAID_TO.match(self.text, item.cue.end, limit)
        if match is None:
            match = _INTERVIEW.match(self.text, item.sentence.start, min(item.sentence.end, item.sentence.start + 140))
            if match is None or match.end() > item.cue.start:
                return None
        name = match[1]
        if _STATE_MEDIA.search(name):
            return Link(fold_name(name).removeprefix("the "), SourceKind.OUTLET, Span(*match.span(1)))
        known = outlet_named(name) or outlet_named(name.removeprefix("the "))
        if known is None:
            return None
        return Link(known.name, SourceKind.OUTLET, Span(*match.span(1)))
