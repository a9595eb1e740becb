"""Units as an annotator writes them, and as extraction tells them: a height in feet is one in metres."""

from __future__ import annotations

from services.comparison.words.vocabulary import counted_head
from services.extraction.quantities import find_quantities
from services.extraction.quantities.forms import people


def same_unit(left: str, right: str) -> bool:
    """Whether two units are one, singular or plural; nouns that count the same thing are ("jobs", "positions").

    An annotator gives an age in years, in times or arrests how often somebody was arrested ("arresting"), and counts
    delegates or rivals who are people to extraction.

    >>> same_unit("companies", "company"), same_unit("jobs", "position"), same_unit("USD/month", "USD")
    (True, True, False)
    >>> same_unit("times", "flying"), same_unit("arrests", "arresting"), same_unit("people", "flying")
    (True, True, False)
    >>> same_unit("delegates", "people"), same_unit("houses", "people")
    (True, False)
    """
    if right.endswith("ing") and unit_name(left) in {"time", right[:-3]}:
        return True
    if right == "people" and unit_name(left) in people():
        return True
    one, other = counted_head(unit_name(left)), counted_head(unit_name(right))
    return one == other or (one == "year" and other == "age")


def unit_name(unit: str) -> str:
    """A unit in the singular.

    >>> unit_name("companies"), unit_name("visas"), unit_name("jobs/month")
    ('company', 'visa', 'job/month')
    """
    counted, per, period = unit.partition("/")
    if counted.endswith("s"):
        counted = counted[:-3] + "y" if counted.endswith("ies") else counted[:-1]
    return counted + per + period


def converted(unit: str) -> tuple[str, float, float]:
    """The unit in which extraction tells a measure, how many of it one of `unit` is, and what is added to them.

    What is counted is its own unit.

    >>> converted("feet"), converted("minutes")[0], converted("percentage points"), converted("visas")
    (('m', 0.3048, 0.0), 'day', ('percentage_point', 1.0, 0.0), ('visas', 1.0, 0.0))
    >>> name, factor, offset = converted("degrees Fahrenheit")
    >>> name, round(212 * factor + offset)
    ('degC', 100)
    """
    one, two = find_quantities(f"1 {unit}"), find_quantities(f"2 {unit}")
    if len(one) != 1 or len(two) != 1 or one[0].counted or one[0].unit in {"count", "people"}:
        return unit, 1.0, 0.0
    first, second = one[0].number, two[0].number
    if first is None or second is None:
        return unit, 1.0, 0.0
    factor = second - first if one[0].unit in SHIFTED else first
    return one[0].unit, factor, first - factor


SHIFTED = frozenset({"degC"})
"""Units whose zero is not that of others of their kind."""
