"""Times told by their distance from another: "a week after his arrest", "a day after Torvik fell"."""

from __future__ import annotations

import pytest

from services.extraction.claims import extract_claims
from tests.extraction.claims_of import article

# (sentences of Wednesday 21 May 2025, word of the claim, first and last day of it, whether the claim states it)
APART: list[tuple[str, str, str | None, bool]] = [
    # the date is that of a noun
    ("Ole Lund died of his wounds a week after his May 2 arrest.", "died", "2025-05-09/2025-05-09", True),
    ("Ole Lund died of his wounds two weeks after his arrest on 2 May.", "died", "2025-05-16/2025-05-16", True),
    ("Ada Quill resigned two days after the May 12 vote.", "resigned", "2025-05-14/2025-05-14", True),
    ("The ferry Alma was sold two years after the 2019 fire.", "sold", "2021-01-01/2021-12-31", True),
    ("Two days before the May 12 vote, Ole Lund was arrested.", "arrested", "2025-05-10/2025-05-10", True),
    ("The hospital in Torvik opened hours after the May 12 storm.", "opened", "2025-05-12/2025-05-12", True),
    ("The ferry Alma was sold two days after the 2019 fire.", "sold", "2019-01-01/2019-12-31", True),
    ("The ferry Alma was sold after the 2019 fire.", "sold", "2020-01-01/2025-05-21", True),
    # the date is that of the other clause
    ("Sorland sent two ships on Monday, a day after Torvik cut the line.", "cut", "2025-05-18/2025-05-18", False),
    ("Ole Lund was arrested on 2 May, two days after Ada Quill left Torvik.", "left", "2025-04-30/2025-04-30", False),
    ("Ada Quill resigned a day after the council met on 12 May.", "resigned", "2025-05-13/2025-05-13", False),
    ("The ferry Alma sank two days after a 2 May storm killed three people.", "killed", "2025-05-02/2025-05-02", True),
    ("The ferry Alma sank two days after a 2 May storm killed three people.", "sank", "2025-05-04/2025-05-04", False),
    ("Sorland sent two ships on Monday, after Torvik cut the line.", "cut", None, False),
    ("Sorland sent two ships in 2019, a day after Torvik cut the line.", "cut", "2019-01-01/2019-12-31", False),
    # what was being done when it was said
    ("Torvik said on Monday it was moving its guns to the border.", "moving", "2025-05-19/2025-05-19", False),
    ("Torvik said on Monday it would move its guns to the border.", "move", None, False),
    # counted from the sentence before, but not from a date that stands aside
    ("Quill caught it from Ole Lund, who died 2 May, in Torvik. A nurse was moved to Sorland a day earlier.", "moved", "2025-05-20/2025-05-20", True),
    ("Torvik closed its mill on 2 May. Sorland closed its mill a day earlier.", "closed its mill a day", "2025-05-01/2025-05-01", True),
    # a part of what runs
    ("Vantor bought the Torvik mill earlier in the month.", "bought", "2025-05-01/2025-05-21", True),
    ("Vantor will close the Torvik mill later in the year.", "close", "2025-05-21/2025-12-31", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "days", "stated"), APART)
def test_when_it_was_by_its_distance_from_another(text: str, word: str, days: str | None, *, stated: bool) -> None:
    claim = min((c for c in extract_claims(article(text)).claims if word in c.text), key=lambda c: len(c.text))
    assert (None if claim.when is None else f"{claim.when.start}/{claim.when.end}") == days
    assert claim.when is None or (claim.when.span is not None) is stated
