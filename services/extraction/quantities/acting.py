"""Whom a bare number counts by the word beside it: "injured almost 90", "12 were killed", "hundreds fled"."""

from __future__ import annotations

from services.extraction.quantities.numbers import Number
from services.extraction.quantities.tokens import Tokens, listed

_ACTS_ON_PEOPLE = frozenset(
    listed(
        """
    kill kills killed killing injure injured injures injuring wound wounded wounding hurt hire hired hires
    hiring arrest arrested arresting detain detained detaining evacuate evacuated rescue rescued employ
    employs employed recruit recruited displace displaced infect infected infects hospitalize hospitalized
    jailed executed deported sacked fired dismissed enroll enrolled drown drowned strand stranded stranding
    displacing evacuating rescuing
    """
    )
)
DONE_TO_PEOPLE = frozenset(
    listed(
        """
    killed dead injured wounded died arrested detained missing hurt hospitalized hospitalised drowned
    evacuated rescued infected displaced homeless jailed executed deported unaccounted trapped perished shot stabbed
    hospitalised quarantined vaccinated interviewed surveyed polled questioned suffered sustained fled attended gathered
    marched abstained escaped
    """
    )
)


_POINTING = frozenset({"the", "those"})
_BODIES_OF_PEOPLE = frozenset(
    listed(
        """
    staff workforce crew crowd audience congregation family jury garrison gang cast squad household army choir
    father mother parent parents grandfather grandmother
    """
    )
)
"""What consists of people, and who has children: behind the "of" a bare number counts people."""


_WORTH = frozenset(
    listed(
        """
    in by the cost costs costing pay pays paid paying worth spend spent spending save saves saved saving owe owes owed
    for of into per raise raised earn earned
    """
    )
)


def is_crowd(tokens: Tokens, number: Number, first: int, end: int) -> bool:
    """Whether a bare "thousands" are people: "stranding thousands", "hundreds fled", not "cost thousands"."""
    loose = number.rule == "plural_magnitude" and number.low < _LEAST_SUM
    return loose and tokens.at(end) not in {"of", "-"} and tokens.at(first - 1) not in _WORTH


_LEAST_SUM = 1e6


_DONE_BY_PEOPLE = frozenset(
    listed("attended watched saw heard visited witnessed marched gathered protested flocked queued cheered rallied")
)
_BEHIND = frozenset(listed("the a an its their his her all our those these in at on for to through across outside"))
_APPOSED = 8
_SENSES = frozenset({"saw", "heard"})
"""Years and prices see, too: "2024 saw ..."."""


def done_by_people(tokens: Tokens, at: int) -> bool:
    """Whether the word is a verb of which those are told who are counted, and what they saw or visited stands next."""
    return tokens.at(at) in _DONE_BY_PEOPLE and (tokens.capitalised(at + 1) or tokens.at(at + 1) in _BEHIND)


def past_apposition(tokens: Tokens, end: int) -> int:
    """As in "only one, the guard Ole Dorn, has died": the token behind who that is; `end` where nobody is told."""
    if tokens.at(end - 1) != "one" or tokens.at(end - 2) != "only" or tokens.at(end) != ",":
        return end
    row = tokens.words[end + 1 : end + 1 + _APPOSED]
    closed = row.index(",") if "," in row else 0
    behind = end + 2 + closed
    return behind if closed and tokens.at(behind) in {"has", "have", "had", "was", "is"} else end


def acts_on_people(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a word next to a bare number says that people are counted.

    "Injured almost 90", "12 were killed", "two of those arrested", "of those shot, three", "a staff of 14,000".
    """
    if tokens.at(end) == "times":
        return False  # "was arrested 18 times"
    if tokens.at(first - 1) in _ACTS_ON_PEOPLE or (done_by_people(tokens, end) and tokens.at(end) not in _SENSES):
        return True
    if tokens.at(first - 1) == "of" and tokens.at(first - 2) in _BODIES_OF_PEOPLE:
        return True
    if tokens.at(first - 1) == "," and tokens.at(first - 2) in DONE_TO_PEOPLE and tokens.at(first - 3) in _POINTING:
        return True
    at = past_apposition(tokens, end)
    if tokens.at(at) == "of" and tokens.at(at + 1) in {"the", "those"}:
        return tokens.at(at + 2) in DONE_TO_PEOPLE
    while tokens.at(at) in {
        "were",
        "was",
        "have",
        "had",
        "been",
        "are",
        "others",
        "more",
        "confirmed",
        "reported",
        "feared",
        "has",
        "being",
        "left",
    }:
        at += 1
    return tokens.at(at) in DONE_TO_PEOPLE
