"""Whom one attribution names itself: its source, whom that cites, whom it was told, and on whose air."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cast import Cast
from services.extraction.attribution.cues import SAYS
from services.extraction.attribution.found import Found
from services.extraction.attribution.hearsay import HEARSAY
from services.extraction.attribution.issued import issuer_of_statement
from services.extraction.attribution.media import medium_of
from services.extraction.attribution.mentioned import without_day
from services.extraction.attribution.relative import standing_before
from services.extraction.attribution.speakers import can_speak
from services.extraction.model import Link, SourceKind, Span
from services.extraction.names import Naming, describe, holder, outlet_named
from services.extraction.names.tables import fold_name

_CITING: Final = re.compile(r",?\s+(?:while )?(?:citing|quoting|attributing (?:it|this|the \w+) to)\s+", re.IGNORECASE)
_CITED_FIRST: Final = re.compile(r"\W{0,2}(?:Citing|Quoting) ([^,;:\"“”]{3,90}),\s")
_CITED_BETWEEN: Final = re.compile(r",? (?:citing|quoting) ([^,;:\"“”]{3,90}),\s")
"""As in "CNN, citing two officials, reported"."""
_OPENS_WITHIN: Final = 4
"""Characters between a leading "citing X," and who cites: "the"."""
_OBTAINED: Final = re.compile(
    r"\s(?:(?:that|which)\s)?(?P<who>(?:[Tt]he\s)?[A-Z][\w'’.&-]*(?:\s[A-Z][\w'’.&-]*){0,3})\s(?:(?:has|had|have)\s)?"
    r"(?:obtained|reviewed|seen|viewed|analy[sz]ed|compiled|acquired|examined)"
    r"(?:\s(?:on\s)?\w+day)?(?:\sfrom\s(?P<giver>.{2,80}))?$"
)
"""Who has a document, and from whom: "flight data CNN obtained from a source", "a memo that Reuters has seen"."""
_CITED_BY: Final = re.compile(
    r",?\s+(?:(?:who (?:were|was) )?(?:cited|quoted|interviewed|polled|surveyed)"
    r"|(?:as )?(?:reported|seen|obtained|reviewed|quoted|cited|published|relayed|carried)) (?:by|in)\s+",
    re.IGNORECASE,
)
_ISSUED_BY: Final = re.compile(
    r"\s(?:from|of|"
    r"(?:(?:released|published|issued|compiled|provided|conducted|produced|prepared|collected|kept|maintained|made"
    r"|(?:sent|written|addressed)(?: to [\w' -]{2,30}?)?|signed"
    r"|drawn up|seen) (?:(?:on )?[A-Z]\w+day )?)?by)\s+"
)
_SPOKEN_FOR: Final = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press secretary|representatives?|statement)\s+"
    r"(?:for\s+|of\s+|from\s+|by\s+|at\s+(?=(?:the\s)?[A-Z]))"
)
_ESTIMATE_OF: Final = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he)\s)?(?P<who>[A-Z][\w'’&.-]*(?:\s(?:(?:of|for|and)\s)?[A-Z][\w'’&.-]*){0,6})\s(?:[a-z]+\s)?"
    r"(?:estimates?|projections?|calculations?)(?:\s(?:from|for|of|in|on|that|made|released|published)\s.*)?"
)
"""As in "citing a Harbour Board estimate from May": whose reckoning it is."""
_MADE_BY: Final = re.compile(r"\s(?:of|with|on|among)\s[\w' ,-]{3,40}?\s(?:by|from)\s+(?=(?:the\s)?[A-Z])")
"""As in "a survey of 900 firms by Halden Bank": of what it is stands before by whom it is."""
_OWNED_DOCUMENT: Final = re.compile(
    r"(?:[Tt]he\s)?(?P<who>[A-Z][\w&.-]*(?:\s(?:(?:of|for|and)\s)?[A-Z][\w&.-]*){1,6})['’]s?\s(?:[a-z]+\s){0,2}"
    r"(?:report|survey|study|statement|review|audit|data|figures|statistics|bulletin|announcement)(?:\s(?:on\s)?[A-Z]\w+day)?"
)
_NAMED_DOCUMENT: Final = re.compile(
    r"(?:[Tt]he\s|[Aa]n?\s)?(?:(?:new|recent|latest|annual|preliminary)\s)?"
    r"(?P<who>[A-Z][\w&.-]*(?:\s(?:(?:of|for|and)\s)?[A-Z][\w&.-]*){0,6})\s(?:[a-z-]+\s){0,2}"
    r"(?:report|survey|study|statement|review|audit|analysis|poll|bulletin|announcement)(?:\s(?:released|published|on\b).*)?"
)
"""As in "a Harbour Board report": whose document it is, if that is the name of a body."""
_FIGURES: Final = r"(?:data|figures|statistics|numbers|records|documents|estimates|results|findings)"
_RELEASED: Final = re.compile(
    rf"(?:(?:the|new|fresh|official|latest|preliminary) )*{_FIGURES}"
    r" (?:that |which )?(?P<who>(?:[Tt]he |[Ii]ts |[Aa]n? )?[\w'’&.-]+(?: [\w'’&.-]+){0,5}?) (?:has |had |have )?"
    r"(?:released|published|issued|compiled|provided|posted|collected|keeps?|kept)(?: .*)?"
)
"""As in "figures the harbour board released on Monday": what a body brings out is its word."""
_FIGURES_IN: Final = re.compile(
    rf"(?:[a-z-]+ ){{0,3}}{_FIGURES} "
    r"(?:(?:contained |published |given )?in (?P<document>[^,;]{3,80})"
    r"|(?:made |compiled |provided )?by (?P<who>[^,;]{3,80}))"
)
"""As in "preliminary figures in the household survey", "estimates by Halden Bank": where they stand, who made them."""
_REPORTS: Final = re.compile(r"(?:[a-z-]+ ){0,3}reports (?:from|by) (?:the )?[A-Z]")
_INTERVIEWS: Final = re.compile(r"(?:[\w-]+ ){0,2}?(?:interviews?|conversations?|testimony) (?:with|from|by|of) ")
_NOUN_PHRASE_END: Final = re.compile(
    r"[.!?]$|[;:]\s|,\s|\s(?:that|said|says|who|which|reported|have|has|were|was|is|are|would|will)\s|[\"“”]|$"
)
_APART: Final = re.compile(r",?\s+(?:separate|different|distinct|apart|independent)\s(?:from|of)\s")
"""What a source is not: "a survey separate from the one of firms"."""
_LEADS_ON: Final = re.compile(r",?\s(?:who|which|that|and)$")
"""What leads on from who speaks: "the pilot who"; "those who" is whole."""
_REACHED: Final = re.compile(r"\s(?:who was )?(?:reached|contacted|interviewed) (?:by|via|over|through|on) .{3,40}$")
_TRAILING_ADVERB: Final = re.compile(
    r",?\s+(?:there|here|(?!(?:family|assembly|tally|ally|rally|reply|monopoly|anomaly|homily|butterfly)$)[a-z]{3,}ly|\w{2,}n['’]t|recently|also|later|previously|repeatedly|reportedly|earlier|now|once|often|still|then|already|first|even|"
    r"again|has|have|had|would|will|on \w+day|(?:earlier )?(?:last|this)(?: past)? \w+)$"
)
_ISSUED_ON: Final = re.compile(
    r",?\s+(?:that (?:was|were) )?"
    r"(?:released|published|conducted|issued|taken|posted|unveiled|printed|aired|filed|made public"
    r"|handed (?:down|up)|unsealed|leaked|signed|dated)"
    r"(?:\s(?!(?:by|from)\b)[\w'’.,-]+)*$"
)
"""When a document came out: "a report published on Friday"."""
_UNDECIDED: Final = re.compile(
    r"decid(?:e|es|ing)|determin(?:e|es|ing)|consider(?:s|ing)?|ask(?:s|ed|ing)?|wonder(?:s|ed)?"
)
_WHETHER: Final = re.compile(r"\s(?:whether|if)\s")
"""As in "the council will decide whether to close 40 schools": who decides has not said so."""
_AUXILIARY: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?$")
_PASSIVES: Final = re.compile(
    r"(?:believed|thought|said|expected|known|reported|estimated|alleged|understood|considered|rumou?red|feared|suspected|"
    r"assumed|projected|predicted|forecast|accused|called|told|found|informed|warned|asked|shown|seen|heard|announced|revealed|"
    r"disclosed|confirmed|claimed|charged|indicted|convicted)$"
)


class LinkReader:
    """Reads the links of the attributions of one text, in their order: a name that is read is known from there on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cast = Cast(text)

    def own_links(self, item: Found) -> tuple[Link, ...]:
        """Links that the attribution states itself, the one nearest to the outlet first."""
        links: list[Link] = []
        if _UNDECIDED.fullmatch(item.word) and _WHETHER.match(self.text, item.cue.end):
            return ()
        if item.source is not None and item.word not in HEARSAY and not self._is_passive(item):
            links.extend(self._source_links(item.source))
        if item.word in ("citing", "quoting") and item.contents:
            return tuple(link for link in links if link.name)
        links.extend(self._cited_after(item, links) or self._cited_before(item, links))
        medium = medium_of(self.text, item)
        if medium is not None and not any(_same(link, medium) for link in links):
            links.insert(0, medium)
        return tuple(link for link in links if link.name)

    def _is_passive(self, item: Found) -> bool:
        """As in "X is believed to": the subject is not who believes."""
        passive = _PASSIVES.match(item.word) or (item.cue_class in SAYS and item.word.endswith("ed"))
        if not passive or item.source is None or item.source.start > item.cue.start:
            return False
        return bool(_AUXILIARY.search(self.text, max(0, item.cue.start - 30), item.cue.start))

    def _source_links(self, span: Span) -> list[Link]:
        mention = span.of(self.text)
        cited = _CITED_BY.search(mention)
        if cited is not None:
            outer = self._link(Span(span.start + cited.end(), span.end))
            own = "published" in cited.group() and outer.kind in (SourceKind.GENERIC, SourceKind.ORGANISATION)
            if own and describe(mention[: cited.start()]).kind is SourceKind.DOCUMENT:
                return [outer]  # what a body publishes itself is its word
            return [outer, self._link(Span(span.start, span.start + cited.start()))]
        obtained = self._obtained(span)
        if obtained:
            return obtained
        released = _RELEASED.fullmatch(mention)
        if released is not None and can_speak(released["who"]):
            return [self._link(Span(*(span.start + x for x in released.span("who"))))]
        held = _FIGURES_IN.fullmatch(mention)
        if held is not None:
            group = "document" if held["document"] else "who"
            if can_speak(held[group]) if group == "who" else describe(held[group]).kind is SourceKind.DOCUMENT:
                return [self._link(Span(*(span.start + x for x in held.span(group))))]
        citing = _CITING.search(mention)
        if citing is not None:
            first = self._link(Span(span.start, span.start + citing.start()))
            return [first, self._link(Span(span.start + citing.end(), span.end))]
        return [self._link(span)]

    def _obtained(self, span: Span) -> list[Link]:
        """As in "data that CNN obtained from a source": the outlet, who gave them to it, the data."""
        held = _OBTAINED.search(span.of(self.text))
        outlet = None if held is None else outlet_named(held["who"].removeprefix("the ").removeprefix("The "))
        if held is None or outlet is None:
            return []
        base = span.start
        links = [Link(outlet.name, SourceKind.OUTLET, Span(base + held.start("who"), base + held.end("who")))]
        if held["giver"]:
            links.append(self._link(Span(base + held.start("giver"), base + held.end("giver"))))
        return [*links, self._link(Span(base, base + held.start()))]

    def _link(self, span: Span) -> Link:
        span = Span(span.start, span.start + len(without_day(span.of(self.text))))
        adverb = _TRAILING_ADVERB.search(span.of(self.text))
        span = Span(span.start, span.start + adverb.start()) if adverb and adverb.start() else span
        issued = _ISSUED_ON.search(span.of(self.text))
        span = Span(span.start, span.start + issued.start()) if issued and issued.start() else span
        led = _LEADS_ON.search(span.of(self.text))
        span = Span(span.start, span.start + led.start()) if led and " " in span.of(self.text)[: led.start()] else span
        apart = _APART.search(span.of(self.text))
        span = Span(span.start, span.start + apart.start()) if apart and apart.start() else span
        reached = _REACHED.search(span.of(self.text))
        span = Span(span.start, span.start + reached.start()) if reached else span
        owner = span.of(self.text).endswith(("'s", "’s")) and span.end - span.start > len("it's")
        span = Span(span.start, span.end - len("'s")) if owner else span
        dashes = span.of(self.text).find("--")  # "the harbour board--which wants a pier--"
        span = Span(span.start, span.start + dashes) if dashes > 0 else span
        plural = span.of(self.text).endswith(("s'", "s’"))
        span = Span(span.start, span.end - 1) if plural else span
        mention = span.of(self.text)
        naming = self._issuer(mention, span.start) or self.cast.resolve(mention, span.start)
        if fold_name(mention).lower() in ("who", "which", "that"):
            naming = self._antecedent(span) or naming
        self.cast.note(naming, mention, span.start)
        return Link(naming.name, naming.kind, span)

    def _issuer(self, mention: str, at: int) -> Naming | None:
        """Who issued a document or is spoken for: "a report from X", "a spokesman for X"."""
        stated = issuer_of_statement(self.text, self.cast, mention, at)
        if stated is not None:
            return stated
        spoken = _SPOKEN_FOR.search(mention)
        held_by = holder(mention)
        if held_by is not None:
            return self.cast.resolve(held_by, at)
        if spoken is not None and "," not in mention[: spoken.start()]:
            head = fold_name(mention[: spoken.start()])
            if not any(word[:1].isupper() for word in head.split()[1:]):
                return self.cast.resolve(mention[spoken.end() :], at)
        asked = _INTERVIEWS.match(mention)
        if asked is not None:
            return self.cast.resolve(mention[asked.end() :], at)
        reckoned = _ESTIMATE_OF.fullmatch(mention)
        if reckoned is not None and describe(reckoned["who"]).kind is SourceKind.ORGANISATION:
            return self.cast.resolve(reckoned["who"], at)
        naming = describe(mention)
        if naming.kind is not SourceKind.DOCUMENT and _REPORTS.match(mention) is None:
            return None
        issued = _MADE_BY.search(mention) or _ISSUED_BY.search(mention)
        if issued is None:
            return self._owner(mention, at)
        issuer = self.cast.resolve(mention[issued.end() :], at)
        if issuer.kind is SourceKind.GENERIC:
            # "figures from the labour ministry", but "pictures of the police"
            return issuer if issued.group().strip() != "of" else None
        named = issuer.kind in (SourceKind.OUTLET, SourceKind.ORGANISATION, SourceKind.PERSON)
        return issuer if named and issuer.name[:1].isupper() else None

    def _owner(self, mention: str, at: int) -> Naming | None:
        """Whose a document is that has its owner's name: "the Tax Office's report", "a Tax Office report"."""
        bare = mention.partition(", ")[0]
        owned = _OWNED_DOCUMENT.fullmatch(bare) or _NAMED_DOCUMENT.fullmatch(bare)
        owner = None if owned is None else self.cast.resolve(owned["who"], at)
        return owner if owner is not None and owner.kind is SourceKind.ORGANISATION and " " in owner.name else None

    def _antecedent(self, span: Span) -> Naming | None:
        """Whoever stands right before a relative pronoun."""
        stands = standing_before(self.text, span.start, person=span.of(self.text).lower() == "who")
        if stands is None:
            return None
        naming = self.cast.resolve(stands.who, span.start)
        body = naming.kind in (SourceKind.ORGANISATION, SourceKind.OUTLET)
        return self.cast.resolve(stands.member, span.start) if body and stands.member else naming

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

    def _cited_before(self, item: Found, links: list[Link]) -> list[Link]:
        """As in "Citing a police source, Y reported that ..."."""
        if not links or item.source is None or item.source.start >= item.cue.start:
            return []
        between = _CITED_BETWEEN.fullmatch(self.text, item.source.end, item.cue.start)
        if between is not None and can_speak(between[1]):
            return [self._link(Span(*between.span(1)))]
        cited = _CITED_FIRST.match(self.text, item.sentence.start, item.source.start)
        if cited is None or cited.end() < item.source.start - _OPENS_WITHIN or not can_speak(cited[1]):
            return []  # "citing the drought"
        return [self._link(Span(*cited.span(1)))]


def _same(link: Link, other: Link) -> bool:
    """Whether two links are one: by name, or because they are read off the same words."""
    overlap = link.mention is not None and other.mention is not None and link.mention.overlaps(other.mention)
    return overlap or link.name == other.name
