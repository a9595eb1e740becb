"""Acts that are done by saying what is so: "a grand jury indicted him on 12 counts", "the navy lists him as missing".

Whoever charges somebody says what he did: that is his word, while who arrested, vetoed or bought is only told of by the
outlet. Who says who somebody is has a room of its own (`identified.py`).
"""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import MIN_CONTENT, Found, by_sentence
from services.extraction.attribution.speakers import subject_before, trim
from services.extraction.model import WORDED_ACT, SourceKind, Span
from services.extraction.names import describe
from services.extraction.sentences import Document

_WORDS: Final = r"(?:[\w'’.&$-]+,? ){1,12}?"
_ACTS: Final = (
    re.compile(rf"\b(?P<cue>listed|lists) (?!as\b){_WORDS}as (?=\w)"),
    re.compile(rf"\b(?P<cue>charges) (?!with\b){_WORDS}with (?=\w)"),
    re.compile(
        rf"\b(?P<cue>charged|indicted|arraigned) (?!(?:with|on|in|for|by|as)\b){_WORDS}"
        r"(?:with|on|over|for(?= [a-z]{2,}ing\b)|in connection with) (?=\w)"
    ),
)
_COURT: Final = re.compile(r"\b(?:courts?|judges?|justices|tribunal|jury|jurors|magistrate|panel)\b", re.IGNORECASE)
_ALSO: Final = r"\b(?:(?:also|later|then|again|has|have|had|[a-z]+ly) ){0,2}"
_DECIDES: Final = re.compile(
    rf"{_ALSO}(?P<cue>granted|grants|denied|denies|stayed|stays|upheld|upholds|overturned|overturns|struck down"
    r"|strikes down|dismissed|dismisses|rejected|rejects|refused|refuses|ordered|orders|blocked|blocks) "
    r"(?!by\b)(?=\w)(?![^.,;:]{0,80}\bthat\b)"
)
"""What a judge or court that has a name does by its word; a minister who does the same acts.

Who was convicted and who was cleared is no word of one: everybody tells of it.
"""
_OWN_ORDER: Final = re.compile(
    rf"{_ALSO}(?P<cue>stayed|stays) (?:his|her|its|their|the) (?:own )?"
    r"(?:order|ruling|decision|injunction|judge?ment)\b"
)
_NEXT: Final = re.compile(
    r", (?:(?:and|but) )?(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}|the [a-z-]+|he|she|they|it) (?:\([^()]{1,20}\) )?"
    r"(?:[a-z]+ly )?(?:was|were|is|are|has|had|will|would|[a-z]{3,}ed)\b"
)
"""A clause with a subject of its own: "charged him with fraud[, and Holt released] the tape"."""
_FARTHEST: Final = 800
_SURE: Final = 0.6


def acts_of_words(document: Document, found: list[Found]) -> list[Found]:
    """`found` with who charges somebody, or has him on a list, as the source, whatever the tagger made of it."""
    text = document.text
    mended: list[Found] = []
    for sentence, here in by_sentence(document, found):
        kept = here
        end = min(sentence.end, sentence.start + _FARTHEST)
        for pattern in (*_ACTS, _DECIDES, _OWN_ORDER):
            for match in pattern.finditer(text, sentence.start, end):
                kept = _act(text, sentence, match, kept)
        mended.extend(kept)
    return mended


def _act(text: str, sentence: Span, match: re.Match[str], found: list[Found]) -> list[Found]:
    cue = Span(*match.span("cue"))
    heard = next((f.sources for f in found if f.cue.overlaps(cue) and f.sources and f.sources[0].end <= cue.start), ())
    subject = subject_before(text, sentence, match.start())
    sources = heard if subject and heard else subject
    if match.re is _DECIDES and not any(_named_court(source.of(text)) for source in sources):
        return found
    behind = _NEXT.search(text, cue.end, sentence.end)
    content = trim(text, cue.end, sentence.end if behind is None else behind.start())
    if not sources or content.end - content.start < MIN_CONTENT:
        return found
    act = Found(cue, match["cue"], CueClass.REPORT, sources, (content,), sentence, _SURE, WORDED_ACT)
    return [*(f for f in found if not f.cue.overlaps(cue)), act]


def _named_court(who: str) -> bool:
    """Whether a few words name a judge or a court, not "a federal judge".

    >>> _named_court("Judge Lind"), _named_court("the Supreme Court"), _named_court("a federal judge")
    (True, True, False)
    """
    return _COURT.search(who) is not None and describe(who).kind in (SourceKind.PERSON, SourceKind.ORGANISATION)
