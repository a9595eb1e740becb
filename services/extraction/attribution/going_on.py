"""Sentences without a cue that go on with the figures of the one before: "Of these, ...", "Another 40 were hurt."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from services.extraction.attribution.cues import SAYS
from services.extraction.attribution.found import Found
from services.extraction.attribution.surveys import asked_more, is_share, is_survey
from services.extraction.attribution.wording import AUXILIARY, HEDGES, MAGNITUDE, SMALL_NUMBER
from services.extraction.model import Link, SourceKind, Span
from services.extraction.sentences import Document

_SMALL: Final = rf"(?:{SMALL_NUMBER}|[\d,]+)"
_PARTITIVE: Final = re.compile(
    rf"(?:(?:(?:{_SMALL}|half|most|many|some|none) )?of (?:these|those|them|that)|among (?:these|those|them))\b"
    rf"|{_SMALL} others (?:have |has |had )?(?:were|was|are|been|remain|suffered|survived|died|escaped)\b",
    re.IGNORECASE,
)
_DID_SO: Final = re.compile(
    rf"(?:And |But |Of those, )?{HEDGES}[\d,.]+{MAGNITUDE} "
    r"(?:did so|have done so|had done so)\b|(?:In addition to the [\d,]+ (?:who|that|which) [^,]{3,60}, )?[Aa]nother "
    r"(?:[\d,]+|\w+ (?:hundred|thousand|million|dozen)) (?:have|has|had|were|was|are)\b"
)
"""What the figures of the sentence before go on with: "And 27,000 did so at home", "Another 40 were"."""
_FIGURE_IS: Final = re.compile(
    r"(?:it|that|the (?:figure|number|total|answer|rate|share|toll)) (?:was|is|stood|came|stands)\b", re.IGNORECASE
)
_FIGURE: Final = re.compile(
    r"\b(?:number|figure|figures|total|amount|share|rate|price|toll|size|count|cost|sum)\b", re.IGNORECASE
)
_CHARGES: Final = frozenset({"charges", "charged", "accuses", "accused", "alleges", "alleged", "indicted", "indicts"})
_CHARGED: Final = re.compile(
    r"(?:He|She|They|It|The \w+|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) (?:is|are|was|were|has been|have been) "
    r"(?:also |further )?(?:charged|accused|alleged|indicted)\b(?! by\b)"
)
"""As in "The indictment charges Orn with fraud. He is also charged with lying": one charge more."""
_SHORT: Final = 60
"""Characters of a sentence that is nothing but a figure: "It was 130."."""
_LONG: Final = 240
"""Characters of a sentence that is about one figure."""
_COUNT: Final = re.compile(r"(?<![\w$€£.,-])(?!(?:19|20)\d\d\b(?!,))\d[\d,.]*" + MAGNITUDE + r"(?=\s)")
"""A figure that is no year."""
_MORE: Final = re.compile(
    r"(?:And |In all, |Altogether, |In total, |Overall, |On (?:one|a single|that) \w+ alone, |In \w+(?: \w+)? alone, )?"
    rf"{HEDGES}"
    r"(?:[Aa]nother|[Aa]n additional|[Aa] further|[Aa] total of|[Aa] combined)\s"
    r"|(?:On (?:one|a single) \w+ alone|In addition to the [\d,]+ [^,.;]{3,60}),\s",
)
"""What adds a figure to the one before, or sums them up."""
_BARE: Final = re.compile(
    rf"(?:[A-Z][^,.;:\"“”]{{2,60}}, )?{HEDGES}\d[\d,]*{MAGNITUDE} (?:more )?"
    r"(?:have|has|had|were|was|are|did|died|left|fell)\b"
)
"""A figure without what it counts, which stands in the sentence before: "At least 1,800 have died."."""
_WOULD: Final = re.compile(r"\b(?:would|could|might)\b")
_FINITE: Final = re.compile(rf"\b{AUXILIARY}\b")
_ANY_COUNT: Final = re.compile(r"\d")
_BODIES: Final = frozenset({SourceKind.ORGANISATION, SourceKind.GENERIC, SourceKind.DOCUMENT})


def going_on(document: Document, found: Sequence[Found], chains: Sequence[tuple[Link, ...]]) -> list[tuple[int, Span]]:
    """Of each sentence that goes on with figures the attribution that stands before it, by index, and the sentence."""
    text = document.text
    spoken: dict[int, int] = {}
    polls: dict[int, int] = {}
    for index, item in enumerate(found):
        if chains[index] and item.contents and item.word not in ("citing", "quoting"):
            spoken.setdefault(item.sentence.start, index)
            if is_survey(text, item):
                polls.setdefault(item.sentence.start, index)
    carried: list[tuple[int, Span]] = []
    for before, sentence in pairwise(document.sentences):
        last = carried[-1][0] if carried and carried[-1][1] == before else None
        polled = polls.get(before.start) if last is None or not is_survey(text, found[last]) else last
        if polled is not None and asked_more(text, sentence) and _asked_alone(text, found, spoken, sentence):
            carried.append((polled, sentence))
            continue
        told = spoken.get(before.start, last)
        if told is None or sentence.start in spoken:
            continue
        if (
            _leans(text, found[told], sentence)
            or _adds(text, found[told], chains[told], before, sentence)
            or _supposes(text, found[told], chains[told], before, sentence)
        ):
            carried.append((told, sentence))
    return carried


def _asked_alone(text: str, found: Sequence[Found], spoken: dict[int, int], sentence: Span) -> bool:
    """Whether nobody speaks in a sentence but those who were asked."""
    index = spoken.get(sentence.start)
    return index is None or any(is_share(source.of(text)) for source in found[index].sources)


def _leans(text: str, item: Found, sentence: Span) -> bool:
    """Whether a sentence has no subject but the figures before: "Of these, 40 were hurt", "It was 130."."""
    if _PARTITIVE.match(text, sentence.start, sentence.end):
        return True
    if item.word in _CHARGES and _CHARGED.match(text, sentence.start, sentence.end):
        return "\n" not in text[item.sentence.end : sentence.start]
    if item.cue_class in SAYS and _counts(text, item) and _DID_SO.match(text, sentence.start, sentence.end):
        return True
    figure = _FIGURE_IS.match(text, sentence.start, sentence.end)
    short = sentence.end - sentence.start < _SHORT
    return figure is not None and short and any(_FIGURE.search(c.of(text)) for c in item.contents)


def _counts(text: str, item: Found) -> bool:
    """Whether what somebody said has a figure."""
    return any(_COUNT.search(text, told.start, told.end) is not None for told in item.contents)


def _supposes(text: str, item: Found, chain: tuple[Link, ...], before: Span, sentence: Span) -> bool:
    """As in "The study found that a levy would cost 40 jobs. A higher one would cost 90.": both are its reckoning."""
    if item.cue_class not in SAYS or chain[-1].kind not in _BODIES or not _counts(text, item):
        return False
    if "\n" in text[before.end : sentence.start] or not any(_WOULD.search(c.of(text)) for c in item.contents):
        return False
    finite = _FINITE.search(text, sentence.start, sentence.end)
    counted = _ANY_COUNT.search(text, sentence.start, sentence.end) is not None
    return counted and finite is not None and finite[0] in ("would", "could", "might")


def _adds(text: str, item: Found, chain: tuple[Link, ...], before: Span, sentence: Span) -> bool:
    """As in "40 ships came, according to the port. A total of 90 left.": a body gives more than one figure.

    In one paragraph, and only where the words say that the figure is one more of the same.
    """
    if item.cue_class not in SAYS or chain[-1].kind not in _BODIES or not _counts(text, item):
        return False
    if "\n" in text[before.end : sentence.start] or sentence.end - sentence.start > _LONG:
        return False
    if _COUNT.search(text, sentence.start, sentence.end) is None:
        return False
    return any(pattern.match(text, sentence.start, sentence.end) for pattern in (_MORE, _BARE))
