"""When what was decided, ordered, ruled, promised was: on the day of the act."""

from __future__ import annotations

import pytest

from tests.extraction.claims_of import claims_of

# (sentence of Wednesday 21 May 2025, number, first and last day of its claim)
DECIDED: list[tuple[str, float, str | None]] = [
    # the noun of the act has a day, and its content hangs on it
    ("The union sued after a 2019 decision by the league to ban 14 players from the cup.", 14, "2019-01-01/2019-12-31"),
    ("Ministers criticised the ruling of 12 May, which ordered Vantor to pay 3 million euros.", 3_000_000, "2025-05-12/2025-05-12"),
    ("Sorland wants to reverse the court's order from May 5 that required it to admit 900 refugees.", 900, "2025-05-05/2025-05-05"),
    ("Monday's statement was no reply to an order on May 5, which required Sorland to admit 900 refugees.", 900, "2025-05-05/2025-05-05"),
    ("The order, issued on May 5 by Judge Ada Prell, gave the ministry 40 days to comply.", 40, "2025-05-05/2025-05-05"),
    # a noun of something else lends nothing; nor does an act without a day
    ("The mayor praised a 2019 film that ordered 14 scenes by length.", 14, None),
    ("Ministers criticised the ruling, which ordered Vantor to pay 3 million euros.", 3_000_000, None),
    # the verb of the act has a day, and words alone make it so
    ("The ministry said on Monday that it would allow 900 refugees to work.", 900, "2025-05-19/2025-05-19"),
    ("On Monday the court ruled that Vantor must pay 3 million euros.", 3_000_000, "2025-05-19/2025-05-19"),
    ("The ministry said on Monday that 900 refugees had been hungry.", 900, None),
    ("The ministry said on Monday that the bridge would cost 84 million euros.", 84_000_000, None),
    # what is decided has a time of its own
    ("The ministry said on Monday that it would allow 900 refugees to work in 2027.", 900, "2027-01-01/2027-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "number", "days"), DECIDED)
def test_what_is_decided_has_the_day_of_the_act(sentence: str, number: float, days: str | None) -> None:
    """A figure of what was decided is of the day of deciding, where nothing else dates it."""
    claim = next(c for c in claims_of(sentence) if c.quantity is not None and c.quantity.number == number)
    when = claim.when
    assert (f"{when.start}/{when.end}" if when is not None else None) == days
