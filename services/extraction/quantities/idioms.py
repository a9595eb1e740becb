"""Numbers without a unit that count nothing checkable: "one of", "the two", "Gang of Eight", years, dates, names."""

from __future__ import annotations

from services.extraction.quantities.acting import acts_on_people, past_apposition
from services.extraction.quantities.counted import counted_after
from services.extraction.quantities.exclusions import (
    is_date,
    is_hour,
    is_list_marker,
    is_past_count,
    is_year,
)
from services.extraction.quantities.forms import is_plural, lemma, people
from services.extraction.quantities.hedges import hedge_after, hedge_before
from services.extraction.quantities.names import in_labelled_row, names_something
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.quantities.units import Unit


def is_no_count(tokens: Tokens, number: Number) -> bool:
    """Whether a number without unit or money is a year, a date, a name or an idiom."""
    i, end = number.first, number.end
    hedged = hedge_before(tokens, i)[0] not in {"", "at_most", "exact"}
    plural = is_plural(tokens.at(end)) or is_plural(tokens.at(end + 1))
    denotes = lemma(tokens.at(end)) in people() or lemma(tokens.at(end + 1)) in people()
    if is_hour(tokens, number) or is_past_count(tokens, end):
        return True
    if tokens.at(i)[0].isdecimal():
        if is_list_marker(tokens, i):
            return True
        if is_date(tokens, i, end):
            return True
        glued = tokens.joined(i) and tokens.at(i - 1).isalpha()  # "PM2.5"
        if glued or (number.rule == "range" and not plural and in_labelled_row(tokens, i)):
            return True
        if not number.grouped and is_year(tokens, i, countable=denotes or (hedged and plural)):
            return True
        return not number.grouped and names_something(tokens, i, end, countable=plural or denotes or hedged)
    return _is_idiom(tokens, number)


_AFTER_ONE = frozenset(
    listed(
        """
    of is was that who to would can could has had day another by thing more such or and can't . , ; : ) ! ? '
    which in on at with for may might will should as if but than i we he she they you it the a an from time
    moment side hand reason way never always cannot must does knows point stage
    """
    )
)
_BEFORE_ONE = frozenset(
    listed(
        """
    no any every this that which the some each only another last next big first second right wrong everyone
    """
    )
)


def _is_idiom(tokens: Tokens, number: Number) -> bool:
    """“one of”, "no one", "the two", "the Gang of Eight", "a four-door car": words that count nothing checkable."""
    i, end = number.first, number.end
    before, after = tokens.at(i - 1), tokens.at(end)
    if not is_plural(after):
        if tokens.capitalised(i) and not tokens.opens_sentence(i) and before in {"of", "the"}:
            return True
        small = number.value is not None and number.value < 10 and after != "-"
        if small and before in {"the", "these", "those", "lesser"} and not counted_after(tokens, end)[0]:
            return True
    if end == i + 1 and tokens.at(i) == "one":
        return _one_is_idiom(tokens, i)
    if after == "-" and tokens.joined(end) and tokens.joined(end + 1):
        if hedge_after(tokens, end)[0]:
            return False  # "twenty-odd"
        return lemma(tokens.at(end + 1)) not in people() and not _measures(tokens, end + 1)
    return False


_MEASURED_IN = (
    (frozenset(listed("match game race test fixture tour round")), frozenset(listed("ban suspension"))),
    (frozenset(listed("seat vote point goal run shot stroke")), frozenset(listed("majority lead margin deficit"))),
)
"""What a ban or a lead is told in, and the nouns that have such a length."""


def _measures(tokens: Tokens, at: int) -> bool:
    """Whether a noun behind a hyphen says how long a ban or a lead is: "a nine-match ban", "a two-seat majority"."""
    return any(lemma(tokens.at(at)) in units and tokens.at(at + 1) in nouns for units, nouns in _MEASURED_IN)


def _one_is_idiom(tokens: Tokens, i: int) -> bool:
    """Whether "one" is a pronoun or part of a saying rather than a count."""
    after = tokens.at(i + 1)
    if _one_is_somebody(tokens, i):
        return False
    if after.endswith("ed") or not after.isalpha():
        return True
    described = after in {"police", "staff", "crew"} and lemma(tokens.at(i + 2)) in people()
    if is_plural(after) and after != "people" and not described:
        return True
    return after in _AFTER_ONE or tokens.at(i - 1) in _BEFORE_ONE


_AFTER_FATE = frozenset(listed("and in after by at on near when as but or during from with others . , ; : ) --")) | {""}


def _one_is_somebody(tokens: Tokens, i: int) -> bool:
    """“leaving one dead and two injured”, “one was killed”; not "no one was killed", "one of the dead"."""
    after = tokens.at(i + 1)
    if past_apposition(tokens, i + 1) > i + 1:
        return acts_on_people(tokens, i, i + 1)  # "only one, a guard, has died"
    if tokens.at(i - 1) in _BEFORE_ONE or tokens.at(i - 1) == "not" or not acts_on_people(tokens, i, i + 1):
        return False
    return after in {"was", "is", "has"} or (after != "of" and tokens.at(i + 2) in _AFTER_FATE)


_BEFORE_SOME_DAY = frozenset(listed("that will would could may might can and but , .")) | {"", "\u201c", '"'}


def is_some_day(tokens: Tokens, number: Number, unit: Unit | None) -> bool:
    """“One day it will open”, “hopes that one day”: no length of time."""
    i = number.first
    some = unit is not None and tokens.words[i : i + 2] == ("one", "day") and unit.end == i + 2
    return some and tokens.at(i - 1) in _BEFORE_SOME_DAY
