"""Units as an annotator writes them, and as extraction tells them: a height in feet is one in metres."""

from __future__ import annotations

from services.comparison.words.vocabulary import counted_head
from services.extraction.quantities import find_quantities


def same_unit(left: str, right: str) -> bool:
    """Whether two units are one, singular or plural; nouns that count the same thing are ("jobs", "positions").

    An annotator gives an age in years.

    >>> same_unit("companies", "company"), same_unit("jobs", "position"), same_unit("USD/month", "USD")
    (True, True, False)
    """
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


def converted(unit: str) -> tuple[str, float]:
    """The unit in which extraction tells a measure, and how many of it one of `unit` is; itself for what is counted.

    >>> converted("feet"), converted("minutes")[0], converted("percentage points"), converted("visas")
    (('m', 0.3048), 'day', ('percentage_point', 1.0), ('visas', 1.0))
    """
    found = find_quantities(f"1 {unit}")
    if len(found) != 1 or found[0].number is None or found[0].counted or found[0].unit in {"count", "people"}:
        return unit, 1.0
    return found[0].unit, found[0].number
