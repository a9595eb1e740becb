"""The month or the quarter that a report on figures is about, for those of its sentences that do not repeat it.

"The economy added 171,000 jobs in October, the office said. Health care gained 31,000." Whoever reads the second
sentence supplies the month. The claim does not state it: its period has no span, so that it contradicts nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from itertools import pairwise

from services.extraction.frames.statements.told import FROM, LONGEST_FROM, month_before
from services.extraction.model import PLAIN, AttributionKind, Claim, Grain, Modality, Period, Relation, SourceKind
from services.extraction.times import calendar

_LEAST_VOTES = 2
_LATE = {Grain.MONTH: 62, Grain.QUARTER: 92}
"""Days after its end by which a report on a period is out."""
_REACH = 6_000
"""Characters of an article in which its report is named."""
_LEAD = 400
"""Characters at the head of an article in which what is new is told."""
_LONGEST = 600
"""Characters of a sentence that are looked at."""
_WORD = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")
_COUNTED = frozenset({"job", "percent"})
"""Units of such figures, whatever the sentence calls them: "a broader measure fell to 14.4 percent"."""
_OWN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\baverage of\b|(?<!half )\b(?:a|per) (?:day|week|month|year)\b")
"""What gives a clause another time than that of the report, or none."""
_QUOTED = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED, AttributionKind.BELIEF})
_NAMED = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)(?:['’]s)?"
    r" ((?:[a-z]{2,12} ){0,2}[a-z]{3,10})\b"
)


@cache
def _words(kind: str) -> frozenset[str]:
    text = (files("services.extraction") / "reports.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return next(frozenset(words.split()) for name, words in rows if name == kind)


def with_report_period(claims: Sequence[Claim], text: str, title: str, published: datetime) -> tuple[Claim, ...]:
    """The claims, those of a report's figures that have no time of their own with that of the report.

    Arguments:
        claims: all claims of one article.
        text: its text.
        title: its headline.
        published: when it was published.

    """
    period = _reported(claims, text, title, published)
    if period is None:
        return tuple(claims)
    read = [_with(c, period, text) for c in claims]
    figures: defaultdict[int, set[Period | None]] = defaultdict(set)
    for claim in read:
        if claim.quantity is not None and claim.frame.predicate != PLAIN:
            figures[claim.sentence.start].add(claim.when and replace(claim.when, span=None, rule="report"))
    before = dict(pairwise(sorted({c.sentence.start for c in read})))
    of_it = {start for start, whens in figures.items() if whens == {period}}
    adding = {start for earlier, start in before.items() if earlier in of_it and _ADDS.match(text, start)}
    return tuple(replace(c, when=period) if _tells_of(c, of_it, adding, text) else c for c in read)


_ADDS = re.compile(r"\W{0,3}(?:And|Also)\b")
_ON_FIGURES = re.compile(r"\b(?:the|these|those) (?:new |latest |official )?(?:figures|statistics|numbers|data)\b")
_NOT_YET = re.compile(r"\b(?:will|would|could|can|may|might|expects?|expected|predicted|forecast)\b")


def _tells_of(claim: Claim, of_it: Collection[int], adding: Collection[int], text: str) -> bool:
    """Whether a claim without a time is told with the figures of the report, or of them: "no effect on the figures"."""
    start = claim.sentence.start
    if claim.when is not None or not _reports(claim) or _NOT_YET.search(claim.text):
        return False
    if claim.quantity is not None:
        return start in adding and claim.frame.predicate != PLAIN and _OWN.search(claim.text) is None
    if claim.frame.predicate != PLAIN:
        return False
    return start in of_it or _ON_FIGURES.search(text, start, min(claim.sentence.end, start + _LONGEST)) is not None


def _with(claim: Claim, period: Period, text: str) -> Claim:
    """A claim with the period of the report, or that of the base from which its figure moved."""
    if claim.frame.predicate == PLAIN:
        base = claim.when is None and is_base(claim, text) and _reports(claim) and _is_figure(claim, text)
        base = base and _NOT_YET.search(claim.text) is None
        return replace(claim, when=month_before(period)) if base else claim
    return replace(claim, when=period) if _lacks(claim, text) else claim


def is_base(claim: Claim, text: str) -> bool:
    """Whether a rate is what had been before: "fell from 7.9 percent to 7.7 percent"."""
    quantity = claim.quantity
    if quantity is None or quantity.unit != "percent":
        return False
    behind = _TO.match(text, quantity.span.end) is not None
    return behind and FROM.search(text, max(0, quantity.span.start - LONGEST_FROM), quantity.span.start) is not None


_TO = re.compile(r" to (?:a |about |just |only |nearly ){0,2}[\d.]")


def _reported(claims: Sequence[Claim], text: str, title: str, published: datetime) -> Period | None:
    """The one month or quarter, lately over, of which the figures are that have a time; none where two compete."""
    stated = {(c.when.span, c.when): c.sentence.start for c in claims if c.when and c.when.span and _is_figure(c, text)}
    votes = Counter((p.start, p.end, p.grain) for _, p in stated if _fits(p, published))
    # the sentence that opens the report says of what month it is
    first = min(stated.values(), default=_LEAD)
    votes.update(
        (p.start, p.end, p.grain) for (_, p), at in stated.items() if at == first < _LEAD and _fits(p, published)
    )
    for month in _months_named(f"{title}\n{text[:_REACH]}"):
        year = published.year if month <= published.month else published.year - 1
        one = calendar.month_of(year, month)
        if _fits(Period(one.start, one.end, Grain.MONTH), published):
            votes[one.start, one.end, Grain.MONTH] += 1
    often = [key for key, count in votes.items() if count >= _LEAST_VOTES]
    if not often or len({grain for _, _, grain in often}) > 1:
        return None
    start, end, grain = max(often, key=lambda key: key[0] or published.date())
    return Period(start, end, grain, rule="report")


def _fits(period: Period, published: datetime) -> bool:
    """Whether a period is a month or quarter that ended so lately that a report on it is news."""
    if period.relation is not Relation.DURING or period.grain not in _LATE or period.end is None or period.vague:
        return False
    return 0 < (published.date() - period.end).days <= _LATE[period.grain]


def _months_named(text: str) -> list[int]:
    """Months of which the text names a report: "the October jobs figures"."""
    found = []
    for match in _NAMED.finditer(text):
        words = match[2].split()
        at = next((i for i, word in enumerate(words) if word in _words("report")), None)
        if at is not None and _words("figure") | _words("kind") >= set(words[:at]):
            found.append(calendar.MONTHS[match[1].lower()])
    return found


def _is_figure(claim: Claim, text: str) -> bool:
    return claim.quantity is not None and not _words("figure").isdisjoint(_told(claim, text))


def _told(claim: Claim, text: str) -> set[str]:
    told = text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)].lower()
    return set(_WORD.findall(_COMPARED.sub(" ", told)))


_COMPARED = re.compile(
    rf"\b(?:than|from|since|versus|against) (?:[\w.,%$-]+ ){{0,4}}(?:in |of )?(?:{'|'.join(calendar.MONTHS)})\b"
    r"(?: (?:19|20)\d\d\b)?"
)
"""The month with which a figure is compared: "229,000 fewer than in October", "down from 63.8 percent in October"."""


_AWAITED = re.compile(r"\bhad (?:\w+ )?(?:expected|forecast|predicted|projected|anticipated|been expecting)\b")


_LASTING = re.compile(r"\bfor (?!the )(?:[\w-]+ ){1,5}?(?:weeks|months|years?)\b")
"""How long something has lasted: "out of work for more than half a year"."""


def _was_awaited(claim: Claim, text: str) -> bool:
    """As in "economists had expected employers to add 125,000": awaited of the month that is now reported."""
    return (
        claim.modality is Modality.POSSIBLE and _AWAITED.search(text, claim.sentence.start, claim.span.end) is not None
    )


def _reports(claim: Claim) -> bool:
    """Whether a claim is asserted, and nobody's opinion."""
    if claim.modality is not Modality.ASSERTED or (claim.attribution is not None and claim.attribution.kind in _QUOTED):
        return False
    return not any(link.kind in {SourceKind.PERSON, SourceKind.ANONYMOUS} for link in claim.chain)


def _lacks(claim: Claim, text: str) -> bool:
    """Whether a claim is a figure of the report without a time: asserted, not somebody's opinion of it."""
    if claim.when is not None or claim.frame.predicate == PLAIN or not (_reports(claim) or _was_awaited(claim, text)):
        return False
    said = _told(claim, text)
    if (
        claim.quantity is None
        or (said.isdisjoint(_words("figure")) and claim.quantity.unit not in _COUNTED)
        or not said.isdisjoint(calendar.MONTHS.keys() - {"may", "march"})
    ):
        return False
    clause = _COMPARED.sub(" ", _LASTING.sub(" ", claim.text.lower()))
    return _words("other").isdisjoint(_WORD.findall(clause)) and _OWN.search(clause) is None
