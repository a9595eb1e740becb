"""Who is quoted by whom: "The Herald quoted Ida Brandt as saying", "Ida Brandt was quoted by the Herald as saying"."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found, by_sentence
from services.extraction.model import Span
from services.extraction.sentences import Document

_WHO: Final = r"(?:[\w'’.&-]+ ){0,7}?[\w'’.&-]+"
_DAY: Final = r"(?: on \w+day)?"
_SAYING: Final = (
    r" as (?P<cue>saying|stating|telling (?:reporters|journalists)|declaring|adding)(?: that)?[,:]?\s+(?=\S)"
)
_QUOTED: Final = re.compile(rf"\b(?P<quoted>quoted|quotes|quoting) (?P<who>{_WHO}){_DAY}{_SAYING}")
_WAS_QUOTED: Final = re.compile(
    rf"(?P<who>(?:[Tt]he |[Aa]n? )?{_WHO}) (?:was|were|is|has been|had been) (?:also |later )?(?P<quoted>quoted|cited)"
    rf"{_DAY}(?: (?:by|in) (?P<outlet>{_WHO}))?{_DAY}{_SAYING}"
)
_QUOTED_LAST: Final = re.compile(
    rf", (?P<teller>{_WHO}) (?P<quoted>quoted|quotes|cited|cites) (?P<who>{_WHO}){_DAY}"
    rf" as (?P<cue>saying|telling (?:it|reporters)){_DAY}[.]?\s*$"
)
"""As in "Nine boats were lost, Interfax quoted Vale as saying."."""
_WAS_QUOTED_LAST: Final = re.compile(
    rf",(?P<mark>[\"”]?) (?P<who>{_WHO}) (?:was|were) (?P<quoted>quoted|cited){_DAY}(?: (?:by|in) (?P<teller>{_WHO}))?"
    rf" as (?P<cue>saying|telling (?:it|reporters)){_DAY}[.]?\s*$"
)
"""As in "Nine boats were lost, Vale was quoted by Interfax as saying."."""
_SURE: Final = 0.8
_FARTHEST: Final = 500
_LAST: Final = 160
"""Characters at the end of a sentence in which it says who quotes whom."""


def quoted_as_saying(document: Document, found: list[Found]) -> list[Found]:
    """`found` with whoever is quoted as the speaker, and whoever quotes him around that.

    The tagger gives what was said to the outlet that quotes it: two outlets that quote one man would be two witnesses.
    """
    text = document.text
    return [item for sentence, here in by_sentence(document, found) for item in _quoted(text, sentence, here)]


def _quoted(text: str, sentence: Span, found: list[Found]) -> list[Found]:
    end = min(sentence.end, sentence.start + _FARTHEST)
    match = _WAS_QUOTED.match(text, sentence.start, end) or _QUOTED.search(text, sentence.start, end)
    if match is None:
        return _quoted_last(text, sentence, found)
    cue, quoted = Span(*match.span("cue")), Span(*match.span("quoted"))
    said, around = Span(match.end(), sentence.end), Span(cue.start, sentence.end)
    teller = _teller(match, sentence, quoted, found)
    kept = [f for f in found if not f.cue.overlaps(cue) and not f.cue.overlaps(quoted)]
    who = (Span(*match.span("who")),)
    kept.append(Found(cue, "saying", CueClass.REPORT, who, (said,), sentence, _SURE, "rule.quoted_as"))
    if teller:
        kept.append(Found(quoted, "quoted", CueClass.REPORT, teller, (around,), sentence, _SURE, "rule.quoted_by"))
    return kept


def _quoted_last(text: str, sentence: Span, found: list[Found]) -> list[Found]:
    tail = text, max(sentence.start, sentence.end - _LAST), sentence.end
    match = _WAS_QUOTED_LAST.search(*tail) or _QUOTED_LAST.search(*tail)
    if match is None or match.start() == sentence.start:
        return found
    cue, quoted = Span(*match.span("cue")), Span(*match.span("quoted"))
    who, around = Span(*match.span("who")), Span(sentence.start, cue.end)
    mark = match.end("mark") if match.re is _WAS_QUOTED_LAST and match["mark"] else match.start()
    said = Span(sentence.start, mark)
    kept = [f for f in found if not f.cue.overlaps(cue) and not f.cue.overlaps(quoted)]
    kept.append(Found(cue, "saying", CueClass.REPORT, (who,), (said,), sentence, _SURE, "rule.quoted_as"))
    if match["teller"]:
        teller = (Span(*match.span("teller")),)
        kept.append(Found(quoted, "quoted", CueClass.REPORT, teller, (around,), sentence, _SURE, "rule.quoted_by"))
    return kept


def _teller(match: re.Match[str], sentence: Span, quoted: Span, found: list[Found]) -> tuple[Span, ...]:
    """Who quotes: behind "by", or whom the tagger took for the source of a cue before whom is quoted."""
    if "outlet" in match.re.groupindex:
        return (Span(*match.span("outlet")),) if match["outlet"] else ()
    near = [f for f in found if f.cue.start >= quoted.start and f.cue.end <= match.end()]
    tellers = [s for f in near for s in f.sources if sentence.start <= s.start and s.end <= quoted.start]
    return tuple(tellers[:1])
