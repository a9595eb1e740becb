"""The day of the vote that a story is about, for the results that it tells without a time."""

from __future__ import annotations

import pytest

from tests.extraction.claims_of import claims_of

SUNDAY = "2025-05-18/2025-05-18"
VOTE = "Voters in Torvik went to the polls in a runoff on Sunday. "
POLLED = "Orla Varga won the election on Sunday after voters fled the old party in every precinct. "

# (text of Wednesday 21 May 2025, number, first and last day of its claims)
BALLOTS: list[tuple[str, float, str | None]] = [
    # the day stands beside the vote, before or behind it
    (VOTE + "More voters came than before. Varga beat Tosk by 13 points.", 13, SUNDAY),
    ("Sunday's mayoral election split Torvik's voters. Ballots were few. Varga took 48 percent of the vote.", 48, SUNDAY),
    (POLLED + "With 90 percent of precincts counted, Varga led Tosk.", 90, SUNDAY),
    (POLLED + "Turnout was 61 percent.", 61, SUNDAY),
    (POLLED + "Her party won 14 seats.", 14, SUNDAY),
    # what voters said who were asked at the polls, and the sentences that go on with it
    (POLLED + "Exit polls showed a split. Some 37 percent of voters rejected the levy.", 37, SUNDAY),
    # a story that tells who won and on no day is of its day or of the one before
    (
        "Varga carried the province in the runoff. Few voters came. Ballots ran out. She had 48 percent of the vote.",
        48,
        "2025-05-20/2025-05-21",
    ),
    # another vote, a poll before it, what is yet to be won, a story of no vote
    (POLLED + "In 2021 Varga took 44 percent of the vote.", 44, "2021-01-01/2021-12-31"),
    (POLLED + "Four years ago Varga's party took 44 percent of the vote.", 44, "2021-01-01/2021-12-31"),
    (POLLED + "A poll had given Tosk 44 percent of the vote.", 44, None),
    (POLLED + "Tosk will need 44 percent of the vote.", 44, None),
    ("Torvik beat Lisk on Sunday. Feld led Torvik to a win by 13 points.", 13, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "days"), BALLOTS)
def test_a_result_is_of_the_day_of_the_vote(text: str, number: float, days: str | None) -> None:
    claims = [c for c in claims_of(text) if c.quantity is not None and c.quantity.number == number]
    found = {None if c.when is None else f"{c.when.start}/{c.when.end}" for c in claims}
    assert found == {days}


def test_the_day_of_the_vote_is_not_stated() -> None:
    (claim,) = {c.when for c in claims_of(POLLED + "Turnout was 61 percent.") if c.quantity is not None}
    assert claim is not None
    assert claim.span is None
