"""On which side a sentence stands, and whom it puts on top: tables of sentence and side."""

from __future__ import annotations

import pytest

from services.comparison.accounts.roles import on_top
from services.comparison.accounts.sides import sides_of


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("The council gave the cycle path its blessing.", ("decision", 1)),
        ("Deputies threw the pension plan out.", ("decision", -1)),
        ("The ministry's answer was a yes.", ("decision", 1)),
        ("The plan was voted down.", ("decision", -1)),
        ("The jury found her not guilty.", ("verdict", 1)),
        ("She will spend nine years behind bars.", ("verdict", -1)),
        ("He ruled out running again.", ("office", -1)),
        ("The agency has put the pump on hold.", ("service", -1)),
        ("The agency has not suspended the pump.", ("service", 1)),
        ("The drivers called their strike off.", ("holding", -1)),
        ("Two hikers were pulled out alive.", ("life", 1)),
        ("The rouble strengthened against the mark.", ("way", 1)),
        ("The rouble weakened against the mark.", ("way", -1)),
        ("The bathhouse is to close.", ("opening", -1)),
        ("They left without signing.", ("deal", -1)),
        ("The museum got the nod.", ("decision", 1)),
        ("The bill failed to find a majority.", ("decision", -1)),
        ("The pump was refused approval.", ("decision", -1)),
        ("The council voted to keep the bathhouse open.", ("opening", 1)),
        ("She said that she would not run again.", ("office", -1)),
    ],
)
def test_a_sentence_stands_on_a_side(sentence: str, side: tuple[str, int]) -> None:
    scale, way = side
    assert side in sides_of(sentence)
    assert (scale, -way) not in sides_of(sentence)


def test_what_never_ends_a_thing_tells_no_end_of_it() -> None:
    assert not sides_of("The accord does not halt the reactor programme.")
    assert not sides_of("New rules don't close the plants, they said.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The council must decide whether to approve the path.",
        "If it is rejected, the mayor will resign.",
        "Residents want the path to be blocked.",
        "The review is expected to clear the merger.",
        "A yellow path leads to the station.",
    ],
)
def test_what_is_only_supposed_or_wished_is_on_no_side(sentence: str) -> None:
    assert not {side for side in sides_of(sentence) if side[0] == "decision"}


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Corrie's fans sang after the win over Dunmere.", 1),
        ("It ended in a defeat to Corrie Athletic.", 1),
        ("Dunmere lost to Corrie on penalties.", 1),
        ("The distiller Corrie Spirits accepted a takeover by Dunmere.", -1),
        ("Corrie is being swallowed by the brewer Dunmere.", -1),
        ("The Dunmere family sells its shares to Corrie.", 1),
        ("Corrie and Dunmere met in the rain.", 0),
        ("Corrie beat Dunmere, and Dunmere beat Corrie.", 0),
        ("Harbin beat Sandrek.", 0),
        ("Corrie has sued the toymaker Dunmere.", 1),
        ("The suit was brought by Dunmere.", -1),
        ("Rebels of the Corrie League wrested the town from Dunmere.", 1),
        ("Dunmere was driven out on Tuesday.", 1),
        ("Dunmere has missed out again.", 1),
        ("Corrie took Dunmere to court over the name.", 1),
        ("In the papers Dunmere is accused by Corrie.", 1),
        ("Lawyers for Dunmere, against which Corrie brought its action, were silent.", 1),
        ("The brewery passed into the hands of Corrie.", 1),
        ("Corrie became the owner of Dunmere.", 1),
        ("Nobody at Corrie, Dunmere's new owner, would say.", 1),
    ],
)
def test_who_is_on_top(sentence: str, way: int) -> None:
    assert on_top(sentence, {"corrie"}, {"dunmere"}) == way
    assert on_top(sentence, {"dunmere"}, {"corrie"}) == -way
