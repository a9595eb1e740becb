"""What may be heard of two claims where their frames refuse to compare them: the table of refusals (refusals.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from services.comparison.model import Judgement, Verdict
from services.comparison.words.vocabulary import table_rows

_AGREES = "agree"
"""The row of the table for frames that agree."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Which evidence may outweigh a refusal of the frames, in the order in which it is heard."""

    fields: bool = False
    """Agreement of the fields, whatever the verbs (`fields`)."""
    clauses: bool = False
    """Two clauses that say the same in nearly the same words (`paraphrase`)."""
    firm: bool = False
    """Whether such clauses also outweigh it where it stops a difference that they tell."""
    against: float | None = None
    """What it weighs against a difference of the sentences (`sentences`), in log odds; None: they are not heard."""
    figure: bool = False
    """One uncommon figure of one thing that both tell (`tellings.one_figure`), one quotation (`tellings.quotation`)."""


@cache
def _hearings() -> dict[str, Hearing]:
    return {rule: _hearing(cells) for rule, *cells in table_rows("refusals")}


def _hearing(cells: list[str]) -> Hearing:
    fields, clauses, weight, figure = cells
    against = None if weight == "-" else float(weight)
    return Hearing(fields == "yes", clauses != "-", clauses == "firm", against, figure == "yes")


def hearing(rule: str) -> Hearing:
    """What is heard after a refusal; nothing after one that the table does not have.

    >>> hearing("identity.predicate").fields, hearing("scope.part").fields, hearing("identity.basis").against
    (True, False, None)
    """
    return _hearings().get(rule, Hearing())


def heard(verdict: Verdict) -> Hearing:
    """What is heard after a verdict of the frames: of the decisive ones only agreement is asked about again."""
    if verdict.judgement is Judgement.AGREEMENT:
        return hearing(_AGREES)
    return hearing(verdict.rule) if verdict.judgement is Judgement.INCOMPARABLE else Hearing()
