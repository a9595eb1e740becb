"""Constructions that the tagger sees too rarely to learn, or must get right: rules that mend or add what it found.

Each construction is one function of a room beside this one; here stands in which order they are tried. Patterns are
matched inside one sentence, so their cost is bounded by its length.
"""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.according import by_reckoning, missed_according, widen_according
from services.extraction.attribution.anaphora import sentence_before
from services.extraction.attribution.closing import (
    before_closing,
    closing_reports,
    final_report,
    speaker_told,
    where_told,
    with_comparison,
)
from services.extraction.attribution.cues import SAYS, CueClass
from services.extraction.attribution.denying import denied_charges
from services.extraction.attribution.displaced import before_told, figure_before, relative_speaker, with_pollster
from services.extraction.attribution.extents import whole_contents
from services.extraction.attribution.figures import marked_figure, stated_figures
from services.extraction.attribution.found import MIN_CONTENT, Found, length
from services.extraction.attribution.hanging import with_gerund, with_participle
from services.extraction.attribution.hearsay import HEARSAY, hearsay_of_report
from services.extraction.attribution.identified import told_by_naming
from services.extraction.attribution.inverted import behind_verb, missed_inverted
from services.extraction.attribution.nested import inner_speakers
from services.extraction.attribution.pared import pared_source
from services.extraction.attribution.passive import told_in_passive
from services.extraction.attribution.plainly import past_abbreviation, past_quoted_word, with_content
from services.extraction.attribution.pointed import figure_released, quoted_text
from services.extraction.attribution.quoted import quoted_as_saying
from services.extraction.attribution.quotes import (
    complete_quotation,
    continued_quotes,
    credited_quotes,
    find_quotations,
    quotes_after_colon,
    quotes_pointed_at,
    told_after_colon,
)
from services.extraction.attribution.shared_subject import with_shared_subject
from services.extraction.attribution.surveys import in_documents
from services.extraction.attribution.tags import tagged_quotes
from services.extraction.attribution.trim import trim_contents
from services.extraction.attribution.unseen import documents_show, headline_reports, verb_that
from services.extraction.attribution.unspoken import unspoken_quotes
from services.extraction.attribution.whole import whole_source
from services.extraction.attribution.worded_acts import acts_of_words
from services.extraction.attribution.wording import HEDGES, MAGNITUDE, WEEKDAY
from services.extraction.sentences import Document


def repair(document: Document, found: list[Found]) -> list[Found]:
    """`found` with weak readings mended and missing constructions added, in the order of their cues."""
    text = document.text
    quotations = find_quotations(document)
    spoken = [item for item in found if not _modifies(text, item) and not _is_no_saying(text, item)]
    mended = trim_contents(text, [complete_quotation(_mend(text, item), quotations) for item in spoken])
    mended = with_shared_subject(document, mended)
    mended.extend(missed_according(document, mended))
    mended = by_reckoning(document, mended)
    mended = [marked_figure(text, item) for item in mended]
    mended.extend(stated_figures(document, mended))
    mended.extend(verb_that(document, mended))
    mended = inner_speakers(document, mended)
    mended.extend(documents_show(document, mended))
    closed = closing_reports(document, mended)
    mended = [*before_closing(mended, closed), *closed]
    mended.extend(missed_inverted(document, mended))
    mended = told_in_passive(document, quoted_as_saying(document, denied_charges(document, mended)))
    mended = acts_of_words(document, mended)
    mended = whole_contents(document, mended)
    mended.extend(headline_reports(document, mended))
    whole = (whole_source(text, sentence_before(document, item)) for item in told_by_naming(document, mended))
    mended = [pared_source(text, item) for item in whole]
    mended.extend(tagged_quotes(document, mended))
    mended.extend(credited_quotes(document, mended))
    mended.extend(quotes_after_colon(document, mended))
    mended.extend(told_after_colon(document, mended))
    mended.extend(quotes_pointed_at(document, mended))
    mended.extend(quoted_text(document, mended))
    mended.extend(figure_released(document, mended))
    mended.extend(in_documents(document, mended))
    mended.extend(continued_quotes(document, mended))
    mended.extend(unspoken_quotes(document, mended))
    heard = (item for item in mended if item.sources or item.probability >= _LIKELY or item.cue_class is CueClass.DOUBT)
    return sorted(heard, key=lambda item: (item.cue.start, item.cue.end))


_LIKELY: Final = 0.6
"""Least probability of a cue for which nobody is found: what is nobody's word helps nobody, so it must be surer.

Chosen on the training part (docs/attribution.md). "Reportedly" keeps its distance for the outlet and needs nobody.
"""


def _modifies(text: str, item: Found) -> bool:
    """As in "the government's confirmed toll": a participle behind an owner says what it is, and nobody speaks."""
    source = item.source
    owner = source is not None and source.end + 1 == item.cue.start and source.of(text).endswith(("'s", "’s"))
    return owner and item.word.endswith("ed")


def _is_no_saying(text: str, item: Found) -> bool:
    """Whether the cue says nothing: of a time, of a sum, or who has a document."""
    return _is_a_time(text, item) or _adds_up(text, item) or _has_it(text, item)


def _has_it(text: str, item: Found) -> bool:
    """As in "emails seen by Reuters show": whoever has them does not say so by that."""
    return item.word in ("seen", "obtained", "reviewed", "viewed") and text.startswith(" by ", item.cue.end)


_SUM: Final = re.compile(
    rf"\s{HEDGES}[$€£]?\d[\d,.]*{MAGNITUDE}"
    r"(?:\s[a-z][\w-]*){1,3}"
    r"(?=\s(?:in|to|last|this|over|since|at|on|a|per|while)\b|[,.])"
)
_FINITE: Final = re.compile(r"\b(?:was|were|is|are|had|has|have|will|would|could|did|[a-z]{3,}ed)\b")


def _adds_up(text: str, item: Found) -> bool:
    """As in "firms added 40,000 jobs in May": not "the mayor added 40 homes were lost"."""
    if item.word not in ("added", "adds", "add", "adding"):
        return False
    added = _SUM.match(text, item.cue.end, item.sentence.end)
    return added is not None and _FINITE.search(text, added.end(), min(item.sentence.end, added.end() + 12)) is None


_A_TIME: Final = re.compile(rf"(?:the )?(?:(?:year|spring|summer|autumn|winter) )?\d{{4}}|{WEEKDAY}", re.IGNORECASE)


def _is_a_time(text: str, item: Found) -> bool:
    """As in "the year 1878 saw the birth of ...": a time tells nothing."""
    return item.source is not None and _A_TIME.fullmatch(item.source.of(text)) is not None


def _says_little(text: str, item: Found) -> bool:
    """Whether so little was read of what is said that a clause beside it may be meant; "It's war" is said as it is."""
    return length(item.contents) < MIN_CONTENT and not any(
        text[c.start] in '"“' or (c.start > item.cue.end and _FINITE.search(text, c.start, c.end))
        for c in item.contents
    )


def _mend(text: str, item: Found) -> Found:
    if item.word == "according":
        return widen_according(text, item)
    if item.word in HEARSAY:
        item = hearsay_of_report(text, item)
    item = behind_verb(text, before_told(text, speaker_told(text, item)))
    item = past_abbreviation(text, past_quoted_word(text, with_content(text, item)))
    if item.cue_class in SAYS and (_says_little(text, item) or where_told(text, item)):
        item = final_report(text, item)
    item = with_participle(text, with_gerund(text, with_comparison(text, item)))
    return figure_before(text, relative_speaker(text, with_pollster(text, item)))
