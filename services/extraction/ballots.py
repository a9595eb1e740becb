"""The day of the vote of which a story tells, for the results that it tells without a time.

"Lunde held its primary on Tuesday ... Varga beat Tosk by 13 points": whoever reads the second sentence supplies the
Tuesday; so with turnout, with counted precincts, and with what voters told those who asked them at the polls. Claims do
not state the day: their period has no span, so that it contradicts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from services.extraction.elsewhen import elsewhen
from services.extraction.frames.parsing.parser import LONGEST
from services.extraction.frames.statements.reading import Sentence
from services.extraction.model import Claim, Grain, Modality, Period, Relation, Span

_NEWS = timedelta(days=10)
_BALLOT = r"(?:primar(?:y|ies)|elections?|referendum|run-?off|caucus(?:es)?|by-election|ballot|polls|vote|voting)"
_WON = r"(?:victory|victories|win|wins|defeat|defeats)"
_BEFORE = re.compile(rf"\b(?:{_BALLOT}|{_WON})\b(?: (?!in |of [12])[\w.'’-]+){{0,3}},? ?(?:on )?$")
_BEHIND = re.compile(rf"(?:['’]s)?(?: [\w.'’-]+){{0,3}} {_BALLOT}\b")
_OF_BALLOTS = re.compile(rf"\b(?:{_BALLOT}|voters|precincts?|ballots|delegates)\b")
_MANY = 3
"""Words of a vote in an article that is about one."""
_TALLIED = frozenset({"delegate", "county", "seat", "precinct", "vote", "ward", "district"})
_TOOK = re.compile(r"\b(?:won|carried|got|received|awarded|went to|took|swept|gained|lost|picked up|clinched)\b")
_CARRIED = re.compile(rf"\b(?:won|carried|swept|lost) (?:[\w'’.-]+ ){{0,4}}(?:state|province|country|{_BALLOT})\b")
_LEAD = 6
"""Sentences of an opening."""
_NEAR = 60
"""Characters between a day and the vote that was held on it."""
_RESULT = re.compile(
    r"(?:%|\bper ?cent|\bshare) of (?:the |all )?(?:[\w-]+ ){0,2}(?:votes?|ballots?)\b|\bprecincts\b|\b[Tt]urnout\b"
    r"|\b(?:beat|defeated|bested|edged|carried|led|trailed|won|lost|took|gave|victory|win|loss|margin|nod)\b"
    r"[^.;]{0,80}?\d(?:%| ?per ?cent|[ -](?:percentage )?points?"
    r"| (?:of [\w' ]{1,20})?(?:delegates|counties|seats|votes)\b)"
    r"|\d[ -]points? (?:loss|win|victory|defeat|margin)\b"
)
_ASKED = re.compile(r"\b[Ee]xit[ -]poll")
_ANSWERS = re.compile(r"\b(?:voters|respondents|said|say|supporters|electorate|Republicans|Democrats|women|men)\b")
_TO_COME = re.compile(r"\b(?:would|will|needs?|needed)\b")
_ELSEWHEN = elsewhen("another", "more", "often", "units")
_OTHER_POLL = re.compile(r"(?<![Ee]xit )(?<![Ee]xit-)\b[Pp]oll(?:s|ing)?\b(?! (?:closed|close|place|stations?))")
_LONGEST_ANSWERS = 3
"""Sentences behind one that names an exit poll that go on with it."""


def with_ballot_days(
    claims: Sequence[Claim], sentences: Sequence[Sentence], spans: Sequence[Span], text: str, published: date
) -> list[Claim]:
    """The claims, those of the result of the vote that a story is about with its day.

    Arguments:
        claims: all claims of one article, in the order of their sentences.
        sentences: those that were read, with their times.
        spans: all sentences, in order.
        text: its text.
        published: the day of its publication.

    """
    when = _ballot(sentences, text, published)
    if when is None:
        return list(claims)
    starts = [span.start for span in spans]
    dated = {c.sentence.start for c in claims if c.when is not None}
    asked = _answered(spans, text)
    found: list[Claim] = []
    for claim in claims:
        told = text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + LONGEST)]
        answers = bisect_left(starts, claim.sentence.start) in asked
        own = claim.text if claim.sentence.start in dated else told
        of_it = claim.when is None and claim.modality is Modality.ASSERTED and (answers or _tells_result(claim, own))
        found.append(replace(claim, when=when) if of_it and _of_this_ballot(own, answers=answers) else claim)
    return found


def _of_this_ballot(told: str, *, answers: bool) -> bool:
    """Whether nothing in the words of a result tells of another time or of a poll before the vote.

    Voters who were asked say what they would do.
    """
    return not (_ELSEWHEN.search(told) or _OTHER_POLL.search(told) or (_TO_COME.search(told) and not answers))


def _tells_result(claim: Claim, told: str) -> bool:
    """Whether a sentence counts the votes, or a claim what was won by them."""
    tallied = claim.quantity is not None and not _TALLIED.isdisjoint(claim.quantity.counted[:1])
    return bool((tallied and _TOOK.search(claim.text)) or _RESULT.search(told))


def _ballot(sentences: Sequence[Sentence], text: str, published: date) -> Period | None:
    """When the vote was held; the day of publication or the one before where an opening tells who won, and no day."""
    if sum(1 for _ in islice(_OF_BALLOTS.finditer(text), _MANY)) < _MANY:
        return None
    day = _day_of_ballot(sentences, text, published)
    if day is not None:
        return Period(day, day, Grain.DAY, rule="ballot")
    opening = text[: sentences[:_LEAD][-1].span.end] if sentences else ""
    if not (_RESULT.search(opening) or _CARRIED.search(opening)):
        return None
    return Period(published - timedelta(days=1), published, Grain.SPAN, vague=True, rule="ballot")


def _day_of_ballot(sentences: Sequence[Sentence], text: str, published: date) -> date | None:
    """The day that most often stands beside a vote that was held lately; None where none or two do so as often."""
    days: Counter[date] = Counter()
    for sentence in sentences:
        for period in sentence.periods:
            lately = period.start is not None and timedelta(0) <= published - period.start <= _NEWS
            if period.span is None or period.grain is not Grain.DAY or period.relation is not Relation.DURING:
                continue
            before = text[max(sentence.span.start, period.span.start - _NEAR) : period.span.start]
            behind = text[period.span.end : min(sentence.span.end, period.span.end + _NEAR)]
            if lately and period.start and (_BEFORE.search(before) or _BEHIND.match(behind)):
                days[period.start] += 1
    ranked = days.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _answered(spans: Sequence[Span], text: str) -> frozenset[int]:
    """Numbers of the sentences that tell what voters said when they were asked at the polls."""
    found: set[int] = set()
    last = -_LONGEST_ANSWERS - 1
    for number, span in enumerate(spans):
        told = text[span.start : min(span.end, span.start + LONGEST)]
        if _ASKED.search(told):
            last = number
        elif number - last > _LONGEST_ANSWERS or not _ANSWERS.search(told):
            last = -_LONGEST_ANSWERS - 1
        if last >= 0:
            found.add(number)
    return frozenset(found)
