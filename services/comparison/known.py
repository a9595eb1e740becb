"""What is known of a claim before whole articles are heard, and what of it stands beside what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.comparison.accounts.siding import SURE
from services.comparison.model import Field, Judgement, Verdict

_SETTLED = (Judgement.DISPUTE, Judgement.UPDATE, Judgement.REVISION)
_VALUES = (Field.QUANTITY, Field.TIME, Field.PLACE, Field.PERSON)
"""Fields of which sentences that agree state one value; that something happened they share with who denies it."""


def unknown(verdicts: Sequence[Verdict]) -> bool:
    """Whether nothing sure is known of the figure of a claim."""
    sure = any(v.judgement is Judgement.CONTRADICTION and v.confidence >= SURE for v in verdicts)
    return not sure and not any(v.judgement in _SETTLED or _agrees(v, Field.QUANTITY) for v in verdicts)


def _agrees(verdict: Verdict, field: Field | None) -> bool:
    return verdict.judgement is Judgement.AGREEMENT and field in verdict.agrees


def is_open(verdicts: Sequence[Verdict], against: Verdict) -> bool:
    """Whether whole articles may be heard of a claim: nothing says that its value is theirs, or a later one."""
    agreed = against.field in _VALUES and any(_agrees(v, against.field) for v in verdicts)
    return not agreed and not any(v.judgement in _SETTLED for v in verdicts)


def besides(verdicts: Sequence[Verdict], against: Verdict) -> list[Verdict]:
    """What else is said of a claim: agreements and sure contradictions.

    Words that agree do so without the field that differs. Frames that agree in it have read it: another dissent.
    """
    kept = [v for v in verdicts if v.judgement is Judgement.AGREEMENT and v.right != against.right]
    agreed = [v if not v.of_sentences else _without(v, against.field) for v in kept]
    sure = (v for v in verdicts if v.judgement is Judgement.CONTRADICTION and v.confidence >= SURE)
    return [*agreed, *(v for v in sure if v.right != against.right)]


def _without(verdict: Verdict, field: Field | None) -> Verdict:
    return replace(verdict, agrees=tuple(f for f in verdict.agrees if f is not field))
