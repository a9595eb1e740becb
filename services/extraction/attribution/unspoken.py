"""Quotations without a cue of their own: whoever the sentence before tells of says them.

As in 'Coach Bea Lind was pleased. "We had 19 chances."'; what stands in another paragraph may be another's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.attribution.holders import SINGLE_PERSON
from services.extraction.attribution.quotes import find_quotations
from services.extraction.model import SourceKind, Span
from services.extraction.names import describe
from services.extraction.sentences import Document

_DOES: Final = re.compile(
    r"(?:(?:But|And|Yet|Still|Later|Then|Instead|However|Even so|Afterwards?|On \w+day),? )?"
    r"(?P<who>[Hh]e|[Ss]he|[A-Z][\w'’.-]*(?: (?:(?:of|de|van|von|al) )?[A-Z][\w'’.-]*){1,6}"
    r"|[A-Z][\w'’.-]*(?: [a-z][\w-]*){1,3}(?: [A-Z][\w'’.-]*){1,3}|M[rs]s?\. [A-Z][\w'’-]+"
    r"|[Tt]he (?:[a-z][\w-]* ){0,2}?[a-z][\w-]*)"
    r"(?:, [^,.;:\"“”]{2,80},)? "
    r"(?=(?:was|is|has|had|did|does|[a-z]{2,}(?:ed|s)|spoke|saw|made|took|came|went|gave|put|felt|knew|thought|held|left|began"
    r"|lost|won|met|stood|drew|shook|broke|fought|wept|sought|set|let|found|kept|told|paid|ran|led)\b)"
)
_BETWEEN: Final = re.compile(r"[^\S\n]*")
_ENOUGH: Final = 20
"""Characters of a quotation that is somebody's statement: not "Shame!"."""


def unspoken_quotes(document: Document, found: list[Found]) -> list[Found]:
    """Quotations of whole sentences that nobody has been found to say."""
    text, sentences = document.text, document.sentences
    contents = sorted((c.start, c.end) for item in found for c in item.contents)
    starts, reach = [start for start, _ in contents], list(accumulate((end for _, end in contents), max))
    by_sentence = {item.sentence.start: item for item in found if item.sources and item.rule != "rule.continued_quote"}
    quoted = {item.sentence.start: item.sources[0] for item in found if _quoted_there(text, item)}
    begins = [s.start for s in sentences]
    added: list[Found] = []
    for quotation in find_quotations(document):
        at = bisect_right(starts, quotation.end)
        opens = bisect_right(begins, quotation.start) - 1
        closes = bisect_right(begins, quotation.end - 1) - 1
        whole = opens > 0 and begins[opens] == quotation.start and sentences[closes].end <= quotation.end + 1
        if not whole or quotation.end - quotation.start < _ENOUGH or (at and reach[at - 1] > quotation.start):
            continue
        before = sentences[opens - 1]
        if _BETWEEN.fullmatch(text, before.end, quotation.start) is None:
            continue
        speaker = quoted.get(before.start) or _speaker(text, before, by_sentence.get(before.start), added)
        if speaker is not None:
            added.append(_spoken(speaker, quotation, before))
    return added


def _quoted_there(text: str, item: Found) -> bool:
    """Whether a sentence quotes somebody and then names him: '"We lost 40 cows," the farmers said.'."""
    return (
        item.cue_class is CueClass.REPORT
        and len(item.sources) == 1
        and any(
            text[c.start] in '"“' and c.end <= item.cue.start and c.end > item.sentence.start for c in item.contents
        )
        and all(c.end <= item.cue.start for c in item.contents)
    )


def _spoken(source: Span, quotation: Span, before: Span) -> Found:
    """The quotation as the words of whoever stands in the sentence before."""
    cue = Span(before.end - 1, before.end)
    return Found(cue, "said", CueClass.REPORT, (source,), (quotation,), before, 0.6, "rule.unspoken_quote")


def _speaker(text: str, before: Span, item: Found | None, added: list[Found]) -> Span | None:
    """Who speaks or acts in the sentence before, if it is one person; or who was quoted there."""
    if added and added[-1].contents[0].end >= before.end - 1:
        return added[-1].sources[0]
    does = _DOES.match(text, before.start, before.end)
    subject = None if does is None else Span(*does.span("who"))
    spoke = item.source if item is not None else None
    for source in (spoke, subject):
        if source is not None and source.end - source.start >= len("he") and _one_person(source.of(text)):
            return source
    return None


def _one_person(who: str) -> bool:
    """Whether a few words name one person, or say what one is: "the coach"."""
    lower = who.lower()
    if lower in ("he", "she"):
        return True
    naming = describe(who)
    if naming.kind is SourceKind.PERSON:
        return " and " not in naming.name
    return naming.name.rpartition(" ")[2].lower() in SINGLE_PERSON and naming.kind is not SourceKind.OUTLET
