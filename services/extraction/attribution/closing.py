"""Who is named at the end of a sentence for all that stands before: "..., the census has shown.", "told us outside"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import SAYS, cue_class
from services.extraction.attribution.found import MIN_CONTENT, Found
from services.extraction.attribution.speakers import NO_SOURCE, can_speak, trim
from services.extraction.attribution.wording import ON_DAY
from services.extraction.model import Span
from services.extraction.sentences import Document

_LAST: Final = re.compile(
    r",\s(?P<source>(?:(?:the|an?|its|their|his|her|our)\s)(?:[\w'’-]+\s){0,4}?[\w'’-]+)\s(?:has|have|had)\s"
    r"(?P<cue>shown|found|said|revealed|reported|announced|confirmed|concluded|estimated|calculated|learned|learnt|established)"
    rf"{ON_DAY}[.!]?\s*$"
)
_DOCUMENT: Final = re.compile(
    r",\s(?P<source>(?:(?:the|its|their|new|official|final|latest|preliminary|provisional)\s)?"
    r"(?:figures|data|statistics|records|documents|numbers|estimates|accounts|results|measurements|files)\s"
    r"(?:of|from|by|at|(?:published|released|compiled|kept|collected|held)\sby)\s[\w'’.-]+(?:\s[\w'’.-]+){0,6})\s"
    r"(?P<cue>shows?|showed|indicated?|suggest(?:ed)?|reveal(?:ed)?|confirm(?:ed)?)"
    rf"{ON_DAY}[.!]?\s*$"
)
"""As in "..., figures of the registration office show.": a document of somebody's."""
_PLAINLY: Final = re.compile(
    r",\s(?P<source>(?:the\s|a\s)?(?:[A-Z][\w'’&-]*\s|(?:[A-Z]\.){2,}\s){1,5}?(?:[a-z][\w-]*\s){0,3}?"
    r"|(?:the|an?)\s(?:[a-z][\w-]*\s){1,4}?|(?:[a-z][\w-]*\s){1,3}?)"
    r"(?P<cue>estimates?|estimated|says?|said|reports|reported|calculates|believes?|noted|notes|warned|warns|charges"
    r"|alleges?|alleged|found|finds|shows|showed|indicates|indicated|suggests|suggested|claims|claimed|contends|contended"
    r"|argues|states|stated|concluded|has learned)[.!]?\s*$"
)
"""As in "..., the U.N. estimates."."""
_TURNED: Final = re.compile(
    r",\s(?P<cue>reports|reported|writes|wrote)\s(?P<source>(?:[Tt]he\s)?[A-Z][\w'’&.-]*(?:\s(?:of\s)?[A-Z][\w'’&.-]*){0,4}?)[.!]?\s*$"
)
"""As in "..., reports the Harbour Post."."""
_CITED: Final = re.compile(r",\s(?:while\s)?(?:citing|quoting)\s")
"""As in "..., the Herald reported, citing the ministry": who is cited stands behind."""
_CLAUSE: Final = re.compile(r"\b(?:was|were|is|are|be|been|had|has|have|will|would|who|which|that|and|but)\b")
"""Words that no source holds: what stands before the cue is a clause then."""
_WHERE: Final = re.compile(r"(?:\s[\w'’-]+){0,3}\s(?:outside|inside|near|behind|beside|in front of)\s")
_LONGEST: Final = 120
"""Characters at the end of a sentence in which its source is looked for."""
_SURE: Final = 0.7


def closing_reports(document: Document, found: list[Found]) -> list[Found]:
    """Attributions by which a sentence ends and which `found` lacks.

    The tagger knows "..., the survey found" and is at a loss where an auxiliary stands before the verb.
    """
    known = {item.cue.start for item in found}
    added = []
    for sentence in document.sentences:
        cited = _CITED.search(document.text, max(sentence.start, sentence.end - _LONGEST), sentence.end)
        end = sentence.end if cited is None else cited.start()
        tail = document.text, max(sentence.start, end - _LONGEST), end
        last = _LAST.search(*tail) or _DOCUMENT.search(*tail) or _PLAINLY.search(*tail) or _TURNED.search(*tail)
        if last is None or last.start("cue") in known or _CLAUSE.search(last["source"]):
            continue
        if last.re in (_PLAINLY, _TURNED) and not can_speak(last["source"].strip()):
            continue
        content = Span(sentence.start, last.start())
        if content.end - content.start >= MIN_CONTENT:
            cue, source = (
                Span(*last.span("cue")),
                Span(last.start("source"), last.start("source") + len(last["source"].rstrip())),
            )
            of = cue_class(last["cue"])
            added.append(Found(cue, last["cue"], of, (source,), (content,), sentence, _SURE, "rule.closing"))
    return added


def before_closing(found: list[Found], closed: list[Found]) -> list[Found]:
    """`found` without the closing words in what others say: "He lied by saying [he kept it], the report charges"."""
    ends = {item.sentence.start: item.contents[0].end for item in closed}
    return [_ending(item, ends[item.sentence.start]) if item.sentence.start in ends else item for item in found]


def _ending(item: Found, end: int) -> Found:
    beyond = any(c.start < end < c.end for c in item.contents) and item.cue.end <= end
    return replace(item, contents=tuple(Span(c.start, min(c.end, end)) for c in item.contents)) if beyond else item


def where_told(text: str, item: Found) -> bool:
    """As in "told reporters outside what had been his office": where it was said is not what was said."""
    first = min((c.start for c in item.contents), default=0)
    return item.cue.end < first and _WHERE.fullmatch(text, item.cue.end, first) is not None


_TIME: Final = (
    r"(?:on|in|last|this|late|early|earlier|yesterday|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|at|during|via|through|to|from|after|before|by|outside|inside|near|behind|beside)\b"
)
_TAIL_ENDS: Final = re.compile(rf"\s*(?:[.!?]|$|,)|\s+{_TIME}", re.IGNORECASE)
_TOLD_TAIL: Final = re.compile(rf"(?:\s+[\w'’.&-]+){{1,5}}?\s*(?:[.!?]?$|,|\s{_TIME})", re.IGNORECASE)
_NAMED_WITH_OFFICE: Final = re.compile(
    r"(?<=, )([A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){0,3}, "
    r"(?:the|a|an|its|his|her|their|who|whose) [^,]{3,80},?"
    r"|(?:the|its|his|her|their) (?:[\w-]+ ){0,4}[a-z][\w-]*, [A-Z][\w.’'-]{1,30}"
    r"(?: [A-Z][\w.’'-]{1,30}){1,3},?)\s*\Z"
)
"""The end of what stands before a cue: "..., Ilse Varga, the transport minister,"."""
_ADVERBIAL: Final = re.compile(
    r"(?:in|on|at|late|early|earlier|later|for|after|before|by|with|as|but|and|when|while|since|during|meanwhile|however|if"
    r"|according)\b",
    re.IGNORECASE,
)
_FRONTED: Final = re.compile(
    r"(?:Asked|Pressed|In an interview|In remarks|Speaking|Talking|Weighing|Responding|Writing|Appearing"
    r"|When|While|If|Once|Although|Though|Unless|Now that)\b[^,]*$"
    r"|[A-Z][a-z]+ing\b(?![^,]*\b(?:was|were|is|are|has|had|have|will|would|could|[a-z]{3,}ed)\b)[^,]*$"
)
"""What opens a sentence and tells when somebody spoke, or of what he was asked."""
_PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$")
_COMPARES: Final = re.compile(r"\b(?:as|than|what|which|once|whose|because|whether|if|until)\s$")
"""What makes of who follows the subject of a clause below: "as much money [as] he has promised"."""
_LEAST_WORDS: Final = 3


def final_report(text: str, item: Found) -> Found:
    """As in "CLAUSE, SOURCE reported on May 5, citing Z.": the content is the clause before the source."""
    sentence = item.sentence
    after = text[item.cue.end : sentence.end]
    that = re.match(r"[^,;.]{0,80}?\bthat\s+(?=\w)", after)
    if that is not None:
        return replace(item, contents=(trim(text, item.cue.end + that.end(), sentence.end),), rule="repair.that")
    tells = item.word in ("told", "tells", "telling", "informed", "tell")
    if not _TAIL_ENDS.match(after) and not (tells and _TOLD_TAIL.match(after)):
        return item
    source = item.source if item.source and item.source.end <= item.cue.start else None
    if source is not None and source.start == sentence.start:
        named = _NAMED_WITH_OFFICE.search(text, sentence.start, item.cue.start)
        source = Span(*named.span(1)) if named else source
    comma = text.rfind(", ", sentence.start, source.start + 1 if source else item.cue.start)
    if comma < 0 or _too_short(text[sentence.start : comma]):
        return item
    if _PASSIVE.search(text, max(sentence.start, item.cue.start - 24), item.cue.start):
        return item
    if source is not None and _COMPARES.search(text, max(sentence.start, source.start - 12), source.start):
        return item
    if source is None or source.start < comma:
        source = trim(text, comma + 2, item.cue.start)
        if NO_SOURCE.search(source.of(text)) or not 1 <= len(source.of(text).split()) <= 12:
            return item
    rest = text[item.cue.end : sentence.end]
    contents = [trim(text, sentence.start, comma)]
    resumed = re.match(r"\s*(?:on [^,]{2,30})?,\s+(and|but)\s", rest)
    if resumed is not None:
        contents.append(trim(text, item.cue.end + resumed.start(1), sentence.end))
    return replace(item, sources=(source,), contents=tuple(contents), rule="repair.final")


_COMPARED: Final = re.compile(
    r"(?:\s(?:(?:late|early|on)\s)?[A-Z]\w+day(?:\s\w+)?)?,\s"
    r"(?:up|down|compared|more than|less than|fewer than|including|most|almost|nearly|about|roughly|well|far"
    r"|a\s(?:rise|fall|drop|decline|gain|jump|increase)|the\s(?:most|least|highest"
    r"|lowest|biggest|largest|smallest|first|fewest|best|worst))\s(?=[^,;]*[.]?$)"
)


_COMPARED_WITH: Final = re.compile(
    r",\s(?:(?:well|far|slightly|sharply)\s)?(?:up|down|compared)\s(?:[^,;\"“”]|,(?=\d))*[^,;\"“”.\s]"
)


def with_comparison(text: str, item: Found) -> Found:
    """As in "Prices rose 3%, the bank said Monday, up from 2%": what it is compared with is content, too."""
    last = item.contents[-1] if item.contents else None
    if last is not None and item.cue_class in SAYS and last.start >= item.cue.end and text[last.end - 1] not in '"”':
        behind = _COMPARED_WITH.match(text, last.end, item.sentence.end)
        return item if behind is None else replace(item, contents=(*item.contents[:-1], Span(last.start, behind.end())))
    if last is None or item.cue_class not in SAYS or last.end > item.cue.start or item.word == "according":
        return item
    compared = _COMPARED.match(text, item.cue.end, item.sentence.end)
    if compared is None:
        return item
    tail = trim(text, text.index(",", item.cue.end), item.sentence.end)
    return replace(item, contents=(*item.contents, tail))


def speaker_told(text: str, item: Found) -> Found:
    """As in "88 cases had been confirmed, [the Bureau for Control and Care] said": who speaks is not what is said."""
    first = item.contents[0] if len(item.contents) > 1 and not item.sources else None
    if first is not None and first.of(text).lower() in ("it", "he", "she", "they") and first.end < item.cue.start:
        return replace(item, sources=(first,), contents=item.contents[1:])  # "[It] had earlier reported three"
    content = item.contents[0] if len(item.contents) == 1 and not item.sources else None
    if content is None or item.cue_class not in SAYS or content.end + 1 != item.cue.start:
        return item
    who = content.of(text)
    told = Span(item.sentence.start, max(item.sentence.start, content.start - len(", ")))
    if text[told.end : content.start] != ", " or told.end - told.start < MIN_CONTENT:
        return item
    if _CLAUSE.search(who.replace(" and ", " ")) or not can_speak(who):
        return item
    return replace(item, sources=(content,), contents=(told,), rule="repair.final")


def _too_short(told: str) -> bool:
    """Whether what stands before the comma is no clause: "Late on Monday", not "40 people died"."""
    if _FRONTED.match(told) is not None:
        return True
    words = len(told.split())
    return words < _LEAST_WORDS or (words == _LEAST_WORDS and _ADVERBIAL.match(told) is not None)
