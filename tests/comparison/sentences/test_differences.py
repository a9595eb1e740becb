"""Values of two sentences that may fill one slot, and how likely only one of them can be true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.comparison.sentences.alignment import overlap, read_sentence
from services.comparison.sentences.differences import find_candidates, nothing_else
from services.comparison.sentences.model import Difference
from services.comparison.sentences.scores import judge
from services.comparison.tellings.convincing import LEAST_ODDS
from tests.comparison.sentences.tellings import AGAIN, TOLD


def changed(old: str, new: str) -> str:
    assert old in TOLD
    return TOLD.replace(old, new)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (Difference.NUMBER, "12", "31"),
        (Difference.NUMBER, "$2.4", "$9.1"),
        (Difference.DATE, "June", "August"),
        (Difference.NAME, "Petra Lindqvist", "Harold Winslow"),
        (Difference.NEGATION, "will pay", "will not pay"),
    ],
)
def test_one_value_that_differs_is_the_likeliest_difference(kind: Difference, old: str, new: str) -> None:
    told = changed(old, new)
    found = judge(read_sentence(told), read_sentence(AGAIN))
    assert found, told
    assert found[0].kind is kind
    assert told[slice(*found[0].left)].strip("$").startswith(new.strip("$").split()[0]) or kind is Difference.NEGATION


def test_the_same_told_in_other_words_differs_in_nothing_likely() -> None:
    assert all(d.score < LEAST_ODDS for d in judge(read_sentence(TOLD), read_sentence(AGAIN)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("More than 200 people were hurt.", "At least 260 people were hurt."),
        ("About 500 trams ran.", "Some 520 trams ran."),
        ("Up to 30 trams ran.", "In all 28 trams ran."),
        ("The index fell 275 points.", "The index fell 274.88 points."),
        ("The harbour asks for $6 billion.", "The harbour asks for $6.2 billion."),
    ],
)
def test_what_a_hedge_allows_is_no_difference(left: str, right: str) -> None:
    found = find_candidates(read_sentence(left), read_sentence(right))
    assert not [c for c in found if c.kind is Difference.NUMBER]


@pytest.mark.parametrize(
    "left", ["Kolar was freed a week after her June 12 arrest.", "The pier of Tarvik on June 12 after the fire."]
)
def test_a_day_from_which_is_counted_or_that_came_after_is_no_other_value(left: str) -> None:
    right = "The fire in Tarvik for which Kolar was held was on June 19."
    assert not [c for c in find_candidates(read_sentence(left), read_sentence(right)) if c.kind is Difference.DATE]


@pytest.mark.parametrize("left", ["Ada Kolar won, she said on Wednesday.", "Ada Kolar on Wednesday said that she won."])
def test_the_day_on_which_it_was_said_is_no_value(left: str) -> None:
    right = "Ada Kolar won on Tuesday."
    assert not [c for c in find_candidates(read_sentence(left), read_sentence(right)) if c.kind is Difference.DATE]


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("Four ships hit 4 targets.", "Four ships hit 11 targets.", {Difference.NUMBER}),
        ("Ada Kolar leads 49 to 39 percent.", "Ada Kolar leads 61 percent to 39 percent.", {Difference.NUMBER}),
        ("The rate was 7.7 percent.", "The rate was 7.9 percent.", {Difference.NUMBER}),
        ("Police met Ivo Ressel's wife, Ada Kolar.", "Police met Mira Tamm, Ivo Ressel's wife.", {Difference.NAME}),
        ("The Reform Committee met Ressel.", "Norway met Ressel.", set()),
        ("Ada Kolar met Ressel in Texas.", "Ada Kolar met Ressel in the U.S.", set()),
        ("Ada Kolar (R-La.) met Ressel.", "Ada Kolar of Louisiana met Ressel.", set()),
        ("Ada Kolar met Ressel in Ohio.", "Ada Kolar met Ressel in Texas.", {Difference.NAME}),
        ("Ada Kolar met Ressel in Chile.", "Ada Kolar met Ressel in the Middle East.", set()),
        ("Ada Kolar met Ressel in Laos.", "Ada Kolar met Ressel in the Asia-Pacific region.", set()),
        ("Ada Kolar met the NTRB.", "Ada Kolar met Ivo Ressel.", set()),
        ("Ada Kolar met Qadafi Rahal.", "Ada Kolar met Gadafi Rohal.", set()),
        ("The truce lasts 46 months.", "The truce lasts three years.", set()),
        ("Ressel lost the 2012 race.", "Ressel lost the 2016 election.", set()),
        ("Ressel lost the 2012 race.", "Ressel lost the 2016 race.", {Difference.DATE}),
        ("Ressel won: he did not, Kolar says.", "Kolar says Ressel won.", set()),
    ],
    ids=[
        "each number once", "shares told together", "as fine as told", "a comma parts names", "names of two sorts",
        "a state lies in a country", "a state by its abbreviation", "two states", "part of the world", "a region", "letters are no person",
        "two spellings of one name", "months and years", "years of two nouns", "years of one noun",
        "what is negated stands in the clause",
    ],
)  # fmt: skip
def test_values_that_may_fill_one_slot(left: str, right: str, kinds: set[Difference]) -> None:
    assert {c.kind for c in find_candidates(read_sentence(left), read_sentence(right))} == kinds


@pytest.mark.parametrize(
    ("told", "again", "names"),
    [
        pytest.param(
            "On the coast, Pemberly won the caucuses in Kolm and Orrin.",
            "The brawl came after Waters won the caucuses in Kolm and Orrin.",
            {("Pemberly", "Waters")},
            id="a name that is a word of the language does the same",
        ),
        pytest.param(
            "Rolf Talton of Kellmere and Ingrid Bastow were named.",
            "Rolf Talton of Balton and Ingrid Bastow were named.",
            {("Kellmere", "Balton")},
            id="what both write alike is no spelling of another name",
        ),
    ],
)
def test_names_that_may_stand_for_one_another(told: str, again: str, names: set[tuple[str, str]]) -> None:
    mine, theirs = read_sentence(told), read_sentence(again)
    found = [c for c in find_candidates(mine, theirs) if c.kind is Difference.NAME]
    words = {
        (told[mine.tokens[c.left[0]].start : mine.tokens[c.left[1]].end],
         again[theirs.tokens[c.right[0]].start : theirs.tokens[c.right[1]].end])
        for c in found
    }  # fmt: skip
    assert names <= words


@pytest.mark.parametrize(
    ("told", "again", "names"),
    [
        ("The bill went to the Senate.", "The bill went to Ida Holt.", set()),
        ("Mr. Holt signed the bill.", "The Transport Committee signed the bill.", set()),
        ("She beat the others by more than Holt.", "Holm beat the others.", set()),
        ("They met in Ystad, Sweden.", "They met in Tula, Russia.", {("Ystad", "Tula")}),
        ("They met in Ystad, Sweden.", "They met in Ystad, Russia.", {("Sweden", "Russia")}),
        ("Then “I’m done,” said the keeper.", "Then Holt was done.", set()),
        ("It went to the Bureau of Roads and Rail.", "It went to the BRR, not to Holt.", set()),
        ("American Joe Orsk won it.", "Karl Brask won it.", {("Joe Orsk", "Karl Brask")}),
        ("Then George Creamer left.", "Then Joseph Creamer left.", set()),
        ("Holm was shot by Lisk police.", "Holm was shot by Karl Brask.", set()),
        ("Holm was shot by a nurse in Lisk Vale.", "Holm was shot by Karl Brask, a night nurse.", set()),
        (
            "Holm was shot in Lisk Vale.",
            "Holm was shot in Karl Brask, a town of nurses.",
            {("Lisk Vale", "Karl Brask")},
        ),
        ("Holm was shot by Lisk police.", "Holm was shot by Orsk police.", {("Lisk", "Orsk")}),
    ],
)
def test_names_of_one_sort_stand_for_one_another(told: str, again: str, names: set[tuple[str, str]]) -> None:
    left, right = read_sentence(told), read_sentence(again)
    found = {
        (
            told[left.tokens[c.left[0]].start : left.tokens[c.left[1]].end],
            again[right.tokens[c.right[0]].start : right.tokens[c.right[1]].end],
        )
        for c in find_candidates(left, right)
        if c.kind is Difference.NAME
    }
    assert found == names


@pytest.mark.parametrize(
    ("told", "again", "differ"),
    [
        ("Firms that don't offer cover are fined.", "Most firms offer cover.", False),
        ("Firms that do not offer cover are fined.", "Most firms offer cover.", False),
        ("Trams did not run in Halden Vale.", "Buses went as ever, in Halden Vale too.", False),
        ("The firm did not offer cover.", "The firm offered cover.", True),
        ("Holt, who did not offer cover, left.", "Holt offered cover.", True),
        ("He had been deported, and the town would not deport him again.", "He had been deported.", False),
        ("She came alone and did not have a guard.", "She was not joined by any guard.", False),
        ("They do not accept the offer.", "They turned the whole offer down.", False),
        ("The trams did not run in Orsa.", "Buses ran in Orsa.", False),
    ],
)
def test_what_is_denied_of_the_same(told: str, again: str, differ: bool) -> None:
    kinds = {c.kind for c in find_candidates(read_sentence(told), read_sentence(again))}
    assert (Difference.NEGATION in kinds) is differ


@pytest.mark.parametrize(
    ("told", "again", "differ"),
    [
        ("Firms with more than 50 workers pay.", "Firms with more than 20 workers pay.", True),
        ("At least 544 clerks came.", "At least 381 clerks came.", False),
        ("More than 200 clerks came.", "At least 210 clerks came.", False),
        ("More than 50 clerks came.", "Fewer than 70 clerks came.", False),
    ],
)
def test_two_bounds_of_one_kind_far_apart_differ(told: str, again: str, differ: bool) -> None:
    kinds = {c.kind for c in find_candidates(read_sentence(told), read_sentence(again))}
    assert (Difference.NUMBER in kinds) is differ


@pytest.mark.parametrize(
    ("left", "right", "nothing"),
    [
        ("Half of the nurses in Orsa plan to quit.", "One in five nurses in Orsa plans to quit.", False),
        ("A third of Lisk's shops are empty.", "A quarter of Lisk's shops are empty.", False),
        ("A majority of farmers in Karsia object.", "A fifth of farmers in Karsia object.", False),
        ("Half of the nurses in Orsa plan to quit.", "Nurses in Orsa plan to quit, half of them soon.", True),
    ],
)
def test_shares_in_words_are_values(left: str, right: str, nothing: bool) -> None:
    assert nothing_else(read_sentence(left), read_sentence(right)) is nothing


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(left: str, right: str) -> None:
    a, b = read_sentence(left), read_sentence(right)
    for difference in judge(a, b):
        assert 0 <= difference.left[0] < difference.left[1] <= len(left)
        assert 0 <= difference.right[0] < difference.right[1] <= len(right)


@given(st.lists(st.sampled_from(TOLD.split() + AGAIN.split()), max_size=20).map(" ".join))
def test_a_sentence_does_not_differ_from_itself(text: str) -> None:
    assert find_candidates(read_sentence(text), read_sentence(text)) == []
    assert overlap(read_sentence(text), read_sentence(text)).alike in (0.0, pytest.approx(1.0))
