"""Whose word it is: the provenance chain of every attribution, from the outlet outward.

"X reported, citing Z" is (X, Z); "X said it, according to Y" is (Y, X), since Y is nearer to the outlet. A cue that
stands inside the content of another attribution is reported by that attribution's source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.attribution.going_on import going_on
from services.extraction.attribution.hearsay import HEARSAY
from services.extraction.attribution.links import LinkReader
from services.extraction.attribution.regrouped import spoke_before
from services.extraction.attribution.respondents import asked_in_poll
from services.extraction.model import POLLED, Attribution, AttributionKind, Link, SourceKind
from services.extraction.names import outlet_of_domain
from services.extraction.sentences import Document

_CONTINUES: Final = re.compile(
    r"(?:meanwhile|in addition|additionally|moreover|furthermore|at the same time|also|separately)\b,?", re.IGNORECASE
)
_OPEN_QUOTES: Final = '"“«'
_BACK: Final = 40
"""Attributions before one that are looked at for who speaks on."""


def build_chains(document: Document, found: list[Found], outlet: str) -> tuple[Attribution, ...]:
    """Attributions with their chains, in the order of their cues."""
    builder, reader = _Builder(document, outlet), LinkReader(document.text)
    own = [reader.own_links(item) for item in found]
    chains: list[tuple[Link, ...]] = []
    told = list(found)
    for index, item in enumerate(found):
        chain = builder.full_chain(index, found, own)
        before, theirs = found[max(0, index - _BACK) : index], chains[-_BACK:]
        again = spoke_before(document.text, item, chain[0], before, theirs) if len(chain) == 1 else None
        poll = asked_in_poll(document.text, item, before, theirs)
        if poll:
            told[index] = replace(item, rule=POLLED)
        chains.append(poll or again or chain)
    built = [builder.attribution(item, chain) for item, chain in zip(told, chains, strict=True)]
    built.extend(builder.inherited(found, chains))
    return tuple(sorted(built, key=lambda a: (a.cue[0].start, a.cue[0].end, a.content[:1])))


class _Builder:
    """Carries the document and the name of its outlet through the steps."""

    def __init__(self, document: Document, outlet: str) -> None:
        self.document = document
        self.text = document.text
        own = outlet_of_domain(outlet)
        self.self_names = {own.name} if own is not None else set()

    def full_chain(self, index: int, found: list[Found], own: list[tuple[Link, ...]]) -> tuple[Link, ...]:
        """The links of the attributions that report this one, outermost first, then its own."""
        item = found[index]
        links: list[Link] = []
        for other in self._around(index, found):
            links.extend(link for link in own[other] if link.name not in {seen.name for seen in links})
        mine = own[index]
        chain = [link for link in links if link.name not in {m.name for m in mine}] + list(mine)
        if mine and not links:
            chain = [*self._carried_outlet(index, found, own), *chain]
        if item.word in HEARSAY and not links:
            return ()
        return tuple(link for link in chain if not self._is_self(link))

    def _around(self, index: int, found: list[Found]) -> list[int]:
        """Attributions whose content or scope holds this one's cue; the widest first. Looks at near cues only."""
        item = found[index]
        if item.rule == "rule.foreseen":
            return []  # "more than the 90 analysts had expected, the figures showed": theirs alone
        near = range(max(0, index - 12), min(len(found), index + 13))
        holders = [
            i
            for i in near
            if i != index
            and found[i].cue != item.cue
            and found[i].covers(item.cue)
            and not _covers_either(item, found[i])
            and (found[i].cue_class is not CueClass.DENIAL or any(c.contains(item.cue) for c in found[i].contents))
        ]
        return sorted(
            holders, key=lambda i: -max((c.end - c.start for c in (*found[i].contents, *found[i].scope)), default=0)
        )

    def _carried_outlet(self, index: int, found: list[Found], own: list[tuple[Link, ...]]) -> list[Link]:
        """As in "..., according to OUTLET. Meanwhile, X reported Y.": the outlet's report goes on."""
        item = found[index]
        if not _CONTINUES.match(self.text, item.sentence.start) or any(
            link.kind is SourceKind.OUTLET for link in own[index]
        ):
            return []
        for before in range(index - 1, max(-1, index - 6), -1):
            other = found[before]
            if other.sentence.start < item.sentence.start:
                same = "\n\n" not in self.text[other.sentence.end : item.sentence.start]
                return [link for link in own[before][:1] if link.kind is SourceKind.OUTLET] if same else []
        return []

    def _is_self(self, link: Link) -> bool:
        return link.name in self.self_names

    # ----------------------------------------------------------------- sentences without a cue of their own

    def inherited(self, found: list[Found], chains: list[tuple[Link, ...]]) -> list[Attribution]:
        """Sentences that only go on with the figures of the sentence before: "Of these, ...", "It was 130."."""
        added = [
            self.attribution(
                replace(found[index], contents=(sentence,), rule="rule.goes_on", probability=0.6), chains[index]
            )
            for index, sentence in going_on(self.document, found, chains)
        ]
        return [*added, *self._pointed_at(found, chains)]

    def _pointed_at(self, found: list[Found], chains: list[tuple[Link, ...]]) -> list[Attribution]:
        """As in "NIS reported the development": the sentence before is its content too, if nobody else's."""
        taken = sorted(c.start for item, chain in zip(found, chains, strict=True) if chain for c in item.contents)
        added = []
        for item, chain in zip(found, chains, strict=True):
            if item.rule != "rule.anaphora" or not chain:
                continue
            before = item.scope[-1]
            at = bisect_right(taken, before.end)
            if not at or taken[at - 1] < before.start:
                added.append(self.attribution(replace(item, contents=(before,), probability=0.6), chain))
        return added

    # ----------------------------------------------------------------- output

    def attribution(self, item: Found, chain: tuple[Link, ...]) -> Attribution:
        """The finished attribution."""
        return Attribution(
            content=item.contents,
            source=item.sources,
            cue=(item.cue,),
            kind=self._kind(item, chain),
            chain=chain,
            rule=item.rule,
            confidence=round(item.probability, 4),
            denial=item.cue_class is CueClass.DENIAL,
            doubt=item.cue_class is CueClass.DOUBT,
        )

    def _kind(self, item: Found, chain: tuple[Link, ...]) -> AttributionKind:
        headline = self.document.headline_span
        if headline is not None and headline.contains(item.cue):
            return AttributionKind.HEADLINE
        if item.cue_class in (CueClass.BELIEF, CueClass.INTENT, CueClass.ATTITUDE):
            return AttributionKind.BELIEF
        if chain and chain[-1].kind is SourceKind.DOCUMENT:
            return AttributionKind.DOCUMENT
        if item.word in ("according", "citing", "per"):
            return AttributionKind.ACCORDING_TO
        quoted = [self.text[c.start] in _OPEN_QUOTES or self.text[c.start : c.start + 2] == "''" for c in item.contents]
        if quoted and all(quoted):
            return AttributionKind.DIRECT
        if any(mark in c.of(self.text) for c in item.contents for mark in '"“'):
            return AttributionKind.MIXED
        return AttributionKind.INDIRECT


def _covers_either(item: Found, other: Found) -> bool:
    """Whether two attributions would each report the other; then neither does."""
    return item.covers(other.cue) and not any(c.contains(item.cue) for c in other.contents)
