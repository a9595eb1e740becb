"""How far what is said reaches, where the tagger stopped short: "said that in May, | 12 men had died".

Only where nobody else speaks in the rest of the sentence. What is joined by ", but" or ", which" is as often the
outlet's own (read on 420 annotated articles) and is left as the tagger has it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import SAYS
from services.extraction.attribution.found import MIN_CONTENT, Found, by_sentence
from services.extraction.attribution.speakers import can_speak, trim
from services.extraction.attribution.wording import AUXILIARY, FIGURE, HEDGES
from services.extraction.model import Span
from services.extraction.sentences import Document

_BETWEEN: Final = re.compile(
    r"\s(?:that\s)?((?:up|as many|as much|more|fewer|less|about|some|nearly|at least|an?)\s(?:as\s|than\s)?)"
)
"""What belongs to the first figure: "said [up] to 1,000 men had crossed"."""
_SUBORDINATE: Final = re.compile(
    r"(?:that )?(?:as|when|if|since|because|while|although|though|even|once|until|after|before)\b[^,;:\"“”]*",
    re.IGNORECASE,
)
_ADJUNCT: Final = re.compile(
    r"(?:that )?(?:in|on|at(?! (?:least|most))|through|throughout|by|during|despite|from|for|under|with|among|of"
    r"|besides|apart|between)\b[^,;:\"“”]*",
    re.IGNORECASE,
)
"""Contents that are no more than when, where or why: their clause stands behind the comma."""
_CLAUSE: Final = re.compile(
    r",\s(?!(?:who|which|whose|where|but|and|or|though|while|as|because|so|adding|saying|citing|according)\b)"
    r"(?:[^\"“”;:.?!]|\.(?=\w)){3,120}?\b(?:was|were|is|are|had|has|have|will|would|could|can|may|might|did|does"
    r"|do|[a-z]{2,}ed|fell|rose|grew|lost|won|took|made|went|came|began|left|found|saw|held|cost|shot|broke|sank|paid)\b"
)
_FIGURES: Final = re.compile(
    rf",\s(?:and |with |plus )?{HEDGES}{FIGURE}[^,;:\"“”]*(?:,\s(?:and )?{HEDGES}{FIGURE}[^,;:\"“”]*)*[.]?$"
)
"""As in "won 83 seats in Halden, 74 in Lisk and 71 in Lunde": a list of figures is one statement."""
_AND_FIGURE: Final = re.compile(
    rf",\sand\s(?:the|its|that|those|another|a further|{HEDGES}{FIGURE})\b[^;:\"“”]{{0,80}}?"
    rf"{FIGURE}[^;:\"“”]*$"
)
"""As in "sales fell to 90, down from 94, and the figure for May was cut to 80": one figure more of the same."""
_JOINED: Final = re.compile(r",\s(?:but|and) that\s|,\sbut also\s")
_WILL: Final = rf"{AUXILIARY}\b"
_ASIDE: Final = re.compile(
    rf"\s?[—–]\s?[^—–\"“”]{{3,160}}\s?[—–]\s?(?=(?:{_WILL}|[a-z]{{2,}}ed\b))"
    rf"|\s-{{1,2}}\s[^\"“”]{{3,160}}?\s-{{1,2}}\s(?=(?:{_WILL}|[a-z]{{2,}}ed\b))"
    rf"|,\s(?:who|which|whose|where)\s[^;:\"“”]{{3,160}}?,\s(?={_WILL})"
)
"""What is put between a subject and its verb: "most of the men — five have been named — were unknown"."""
_FINITE: Final = re.compile(rf"\b{_WILL}")
_MOST: Final = 400
"""Characters behind a content that are looked at."""


def whole_contents(document: Document, found: list[Found]) -> list[Found]:
    """`found` with contents that reach as far as what somebody says does."""
    text = document.text
    out: list[Found] = []
    for sentence, spoken in by_sentence(document, found):
        cues = sorted(item.cue.start for item in spoken if item.cue_class in SAYS)
        for item in (_with_verb(text, sentence, item) for item in spoken):
            if item.cue_class not in SAYS or sentence.end == sentence.start:
                out.append(item)
                continue
            mended = _from_figure(text, _past_aside(text, sentence, item, cues))
            ends = max([item.cue.start, *(c.end for c in mended.contents if c.start >= item.cue.end)])
            out.append(_reaching(text, sentence, mended) if cues[-1] <= ends else mended)
    return out


_THAT: Final = re.compile(r"that\s")
_VERB_BEHIND: Final = re.compile(
    r"(?:,\s[^,;:\"“”]{2,80},)?\s"
    rf"(?:{AUXILIARY}|appears?|appeared|seems?|seemed|likely|probably|almost)\b"
)


_VERB_ABOVE: Final = re.compile(r"\s(?:was|were|is|are|came|comes|has|had|will|would)\s")
"""The verb of the noun itself: "X's ruling that the search broke the law [was] a blow"."""


def _with_verb(text: str, sentence: Span, item: Found) -> Found:
    """As in "the ruling that [the search] broke the law": a clause behind "that" has its verb."""
    last = _last(item)
    if last is None or not item.sources or item.cue.end > last.start or not _THAT.match(text, last.start):
        return item
    verb = _VERB_BEHIND.match(text, last.end, sentence.end)
    if verb is None or text[last.end - 1] in '"”' or _FINITE.search(text, last.start, last.end):
        return item
    owned = item.source is not None and item.source.of(text).endswith(("'s", "’s"))
    above = _VERB_ABOVE.search(text, verb.end(), sentence.end) if owned else None
    return _with(item, last, Span(last.start, sentence.end if above is None else above.start()), text)


def _reaching(text: str, sentence: Span, item: Found) -> Found:
    """`item` with all that it says, where it is the last of its sentence to say something."""
    item = _inserted(text, sentence, _behind_adjunct(text, sentence, item))
    last = _last(item)
    if last is None or item.cue.end > sentence.end or last.start < item.cue.end or item.word == "according":
        return item if last is None else _resumed(text, sentence, item)
    if not item.sources or not _open(text, sentence, last):
        return item
    return _with(item, last, Span(last.start, sentence.end), text) if _more(text, last, sentence.end) else item


def _last(item: Found) -> Span | None:
    return max(item.contents, default=None, key=lambda c: c.end)


def _open(text: str, sentence: Span, last: Span) -> bool:
    """Whether a content without quotation marks ends before its sentence does, which is no endless one."""
    quoted = text[last.end - 1] in '"”' or text[last.start] in '"“'
    return not quoted and last.end < sentence.end - 2 and sentence.end - last.end <= _MOST


def _with(item: Found, last: Span, whole: Span, text: str) -> Found:
    """`item` with `whole` in the place of its last content."""
    whole = trim(text, whole.start, whole.end)
    rest = [c for c in item.contents if c != last and not whole.contains(c)]
    return replace(item, contents=(*rest, whole))


def _more(text: str, last: Span, end: int) -> bool:
    """Whether what stands behind a content belongs to it."""
    adjunct = _ADJUNCT.fullmatch(text, last.start, last.end) and not _FINITE.search(text, last.start, last.end)
    if (adjunct or _SUBORDINATE.fullmatch(text, last.start, last.end)) and _CLAUSE.match(text, last.end, end):
        return True
    if _FIGURES.match(text, last.end, end) and re.search(FIGURE, text[last.start : last.end]):
        return True
    if _AND_FIGURE.match(text, last.end, end) and re.search(FIGURE, text[last.start : last.end]):
        return True
    return _JOINED.match(text, last.end, end) is not None


def _past_aside(text: str, sentence: Span, item: Found, cues: list[int]) -> Found:
    """As in "said the alarm, which was called in May, would be lifted": a subject still has no verb."""
    last = _last(item)
    if last is None or item.cue.end > last.start or not _open(text, sentence, last):
        return item
    aside = _ASIDE.match(text, last.end, sentence.end)
    if aside is None or _FINITE.search(text, last.start, last.end) or (cues and cues[-1] >= aside.end()):
        return item
    return _with(item, last, Span(last.start, sentence.end), text)


def _from_figure(text: str, item: Found) -> Found:
    """As in "said up to 1,000 men had crossed": the content begins with what belongs to its figure."""
    first = item.contents[0] if item.contents else None
    if first is None or first.start <= item.cue.end:
        return item
    before = _BETWEEN.fullmatch(text, item.cue.end, first.start)
    if before is None:
        return item
    return replace(item, contents=(Span(before.start(1), first.end), *item.contents[1:]))


_IN_PAPER: Final = re.compile(r"\s(?:in|on|at|during|through)\s(?:an?|the|his|her|its|their)\s")
_OPENING: Final = re.compile(
    r"\s(?:that\s)?(?=(?:in|on|at|after|before|as|when|if|since|by|during|despite|from|for|under|with)\b)"
)
_SAID: Final = frozenset({"said", "says", "say", "reported", "announced", "confirmed", "stated"})


def _behind_adjunct(text: str, sentence: Span, item: Found) -> Found:
    """As in "said in addition to traps, divers found 10 bombs": nothing was read of what is said."""
    source = item.source
    if (
        item.contents
        or source is None
        or item.word not in _SAID
        or not 0 <= item.cue.start - source.end <= len(" also ")
    ):
        return item
    opening = _OPENING.match(text, item.cue.end, sentence.end)
    comma = text.find(",", item.cue.end, min(sentence.end, item.cue.end + 160))
    if opening is None or comma < 0 or _CLAUSE.match(text, comma, sentence.end) is None:
        return item
    start = comma + 1 if _IN_PAPER.match(text, item.cue.end) else opening.end()
    content = trim(text, start, sentence.end)
    return (
        replace(item, contents=(content,), rule="repair.said") if content.end - content.start >= MIN_CONTENT else item
    )


_SPEAKERS: Final = re.compile(r"((?:the |an? |some |two |three |several )?(?:[\w'’.&-]+ ){0,4}?[\w'’.&-]+), (?=\w)")


def _inserted(text: str, sentence: Span, item: Found) -> Found:
    """As in "Then, say witnesses, he drove on": who stands between commas behind the verb speaks."""
    first = item.contents[0] if item.contents and not item.sources else None
    if first is None or first.start != item.cue.end + 1 or text[item.cue.start - 2 : item.cue.start] != ", ":
        return item
    who = _SPEAKERS.match(text, first.start, sentence.end)
    if who is None or not can_speak(who[1]):
        return item
    before, behind = Span(sentence.start, item.cue.start - 2), trim(text, who.end(), sentence.end)
    told = (before, behind) if before.end - before.start >= MIN_CONTENT else (behind,)
    return replace(item, sources=(Span(*who.span(1)),), contents=told, rule="repair.inserted")


_AND: Final = re.compile(r"(?:\s(?:(?:late|early) )?(?:on )?[A-Z]\w+day)?,\sand\s(?=[\w$€£])")
_HE_SAYS: Final = frozenset({"said", "says", "say", "added", "adds", "according"})
_TELLS: Final = re.compile(
    r"(?:was|were|is|are|had|has|have|will|would|could|remain(?:s|ed)?|[a-z]{2,}ed|fell|rose|grew|lost|took)\b"
)
_SHORT: Final = 140


def _resumed(text: str, sentence: Span, item: Found) -> Found:
    """As in "12 men died, police said, and 40 were hurt": what is joined behind who speaks is theirs, too."""
    source = item.source
    if source is None or item.word not in _HE_SAYS or any(c.start >= item.cue.end for c in item.contents):
        return item
    end = max(item.cue.end, source.end)
    joined = _AND.match(text, end, sentence.end)
    told = item.contents[-1]
    if joined is None or told.start != sentence.start or sentence.end - joined.end() > _SHORT:
        return item
    tail = trim(text, joined.end(), sentence.end)
    plain = not any(mark in text[told.start : tail.end] for mark in '"“”;')
    if not plain or re.search(FIGURE, tail.of(text)) is None or re.search(_TELLS, tail.of(text)) is None:
        return item
    return replace(item, contents=(*item.contents, tail))
