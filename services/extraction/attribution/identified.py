"""Who tells who somebody is: "police identified the driver as Karl Orn, 34", "released the names of the seven"."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import Found
from services.extraction.attribution.speakers import subject_before, trim
from services.extraction.model import STATED_FIGURE, Span
from services.extraction.sentences import Document

_FARTHEST: Final = 800
_SURE: Final = 0.7
_NAMES: Final = re.compile(
    r"(?<!\bbeen )(?<!\bbeing )(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )"
    r"\b(?:(?P<cue>identified|identifies)\s(?=[^.;:!?]{2,160}?(?:\sas\s|:\s))"
    r"|(?P<named>named|names)\s(?=(?:the|all|[a-z]{3,5}|\d+)\s[^.;:!?]{2,100}?(?:\sas\s[A-Z]|:\s[A-Z]))"
    r"|(?P<gave>released|published|read out|gave|disclosed|made public)"
    r"\s(?=(?:the\s)?(?:names?|identit(?:y|ies))\sof\s))"
)
"""A verb by which somebody says who another is; "was identified as" is nobody's word, "named her as chief" appoints."""


def told_by_naming(document: Document, found: list[Found]) -> list[Found]:
    """`found` with what bodies tell of those whom they name: who says who the dead are says all that is told of them.

    What they are, how old and of which place stands behind the verb, and no verb of saying beside it.
    """
    text = document.text
    added: list[Found] = []
    for sentence in document.sentences:
        end = min(sentence.end, sentence.start + _FARTHEST)
        added.extend(item for m in _NAMES.finditer(text, sentence.start, end) if (item := _naming(text, m, sentence)))
    starts = {item.cue.start for item in added}
    return [*(f for f in found if f.cue.start not in starts), *added]


def _naming(text: str, match: re.Match[str], sentence: Span) -> Found | None:
    cue = next(Span(*match.span(group)) for group in ("cue", "named", "gave") if match[group])
    source = subject_before(text, sentence, cue.start)
    if not source:
        return None
    content = trim(text, match.end(), sentence.end)
    return Found(cue, cue.of(text), CueClass.REPORT, source, (content,), sentence, _SURE, STATED_FIGURE)
