"""What was said long ago, and figures of two times: neither says anything of what is told now."""

from __future__ import annotations

import re
from datetime import timedelta

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import NOTHING, Sentence, neighbour, read_sentence
from services.comparison.sentences.model import Kind
from services.comparison.sentences.numbers import unmatched_numbers
from services.comparison.values.quantity import SAME_Z, distance
from services.extraction.model import Grain

_LONG = timedelta(days=60)
"""So long after it was said, what was said is old: plans change, and figures grow."""
_HAD_SAID = re.compile(
    r"\bhad (?:\w+ly |once |first )?(?:said|told|promised|announced|estimated|predicted|expected|forecast|put|planned"
    r"|budgeted|claimed|reported)\b|\bsaid (?:last (?:year|month)|in (?:19|20)\d\d|\w+ (?:years|months) ago)\b",
    re.IGNORECASE,
)


_SAID = re.compile(
    r"\b(?:sa(?:id|ys?)|tell(?:s|ing)?|told|that|reported|announced|according|wrote|admitted|confirmed|revealed|added|found"
    r"|showed|claimed|insisted|denied|testified|explain\w*|remember\w*|recall\w*)\b",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"(?<!\bwho )(?<!\bwhom )(?<!\bthat )(?<!\bwhich )\bhad (?:\w+ly |once |not |never |also )?"
    r"(?:been|stood|\w+ed|set|put|cost|made|won|lost|held|sold|run|begun|gone|come)\b"
    r"|\b(?:was|were) once an? |\bonce (?:was|were|had) "
)
_LEAVES = re.compile(r"\b(?:until|till|when|before|because|since|as|but|and then)\b|;")


def as_of_then(left: Profile, right: Profile) -> bool:
    """Whether one of the two tells what was said long before, or had been so before, and the other does not."""
    return _old(left) != _old(right) or had_been(left) != had_been(right)


def had_been(profile: Profile) -> bool:
    """Whether the value is of what had been so: "shares had touched 44 crowns", not "said it had sold 44 cars"."""
    claim = profile.claim
    figure = claim.quantity is not None and claim.quantity.span.overlaps(claim.sentence)
    at = claim.quantity.span.start - claim.sentence.start if claim.quantity and figure else _last_date(claim.told)
    had = _HAD.search(claim.told, 0, max(at, 0))
    if had is None or _SAID.search(claim.told, 0, had.start()):
        return False
    return _LEAVES.search(claim.told, had.end(), at) is None


def _last_date(text: str) -> int:
    """Where the last date or weekday of a sentence begins; -1 where there is none."""
    return max((t.start for t in read_sentence(text).tokens if t.kind is Kind.DATE), default=-1)


def _old(profile: Profile) -> bool:
    claim = profile.claim
    if _HAD_SAID.search(claim.told) is None:
        return False
    said = claim.reported_on if claim.reported_on is not None else claim.when
    return said is not None and said.end is not None and claim.published_at.date() - said.end > _LONG


_PERIODS = (Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR)


def two_periods(left: Profile, right: Profile) -> bool:
    """Whether figures of one thing differ with the periods: "540,000 visitors in 2023", "612,000 in 2024"."""
    times = left.claim.when, right.claim.when
    if any(time is None or time.grain not in _PERIODS for time in times):
        return False
    a, b = left.claim.quantity, right.claim.quantity
    if a is not None and b is not None:
        return left.unit == right.unit and distance(a, b).z > SAME_Z
    mine, theirs = (read_sentence(p.claim.told) for p in (left, right))
    counts = ({_counted(s, i) for i in unmatched_numbers(s, o)} for s, o in ((mine, theirs), (theirs, mine)))
    return not next(counts).isdisjoint(next(counts))


def _counted(sentence: Sentence, at: int) -> tuple[str, str | None]:
    return sentence.tokens[at].unit, neighbour(sentence, at, 1, NOTHING)
