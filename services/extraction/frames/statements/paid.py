"""What a pay is counted per, where it does not say so itself: what the other pay of its sentence or article is."""

from __future__ import annotations

import re
from dataclasses import replace

from services.extraction.model import Quantity, QuantityRole

RATE = re.compile(r"\b(?:a|per|each|every) (hour|day|week|month|year)\b|\b(hour|week|month|year)ly\b", re.IGNORECASE)
MOST_APART = 3.0
"""Times by which one pay may be another's: a wage of $15 and one of $20 an hour are of one kind, a salary is not."""


def paid(measures: dict[str, Quantity], quantity: Quantity, sentence: str) -> Quantity:
    """A pay with what it is per: by its sentence ("a few dollars a month"), else by the first of its article and size.

    Arguments:
        measures: the first value of each measure of the article; the first pay that has a period is entered.
        quantity: a pay.
        sentence: the sentence in which it stands.

    """
    if quantity.unit.isupper():
        rates = {(match[1] or match[2]).lower() for match in RATE.finditer(sentence)}
        quantity = replace(quantity, unit=f"{quantity.unit}/{rates.pop()}") if len(rates) == 1 else quantity
    if "/" in quantity.unit:
        measures.setdefault("pay", quantity)
        return quantity
    known = measures.get("pay")
    return replace(quantity, unit=known.unit) if known is not None and of_a_kind(known, quantity) else quantity


def of_a_kind(known: Quantity, quantity: Quantity) -> bool:
    """Whether two pays are of one currency and one size."""
    if not known.number or not quantity.number or quantity.role is not QuantityRole.LEVEL:
        return False
    apart = max(known.number, quantity.number) / min(known.number, quantity.number)
    return known.unit.partition("/")[0] == quantity.unit and apart <= MOST_APART
