"""Sentences of outlets that tell in words of their own: headings before a colon, "she" behind a time, "set a record"."""

from __future__ import annotations

import pytest

from services.extraction.model import Polarity, Role
from tests.extraction.claims_of import about, claims_of, keys

HEADINGS = [
    ("No luck for Bern: the bank Lodd has not repaid its loan to Tessin.", "repay", Polarity.NEGATED, "Lodd"),
    ("Good news for Arna: the bank Lodd has repaid its loan to Tessin.", "repay", Polarity.AFFIRMED, "Lodd"),
    ("Nothing new in Arna: Karl Moss did not repay his loan to Tessin.", "repay", Polarity.NEGATED, "Karl Moss"),
    ("No bank has repaid its loan to Tessin.", "repay", Polarity.NEGATED, "bank"),
]


@pytest.mark.parametrize(("sentence", "predicate", "polarity", "who"), HEADINGS)
def test_what_stands_before_a_colon_denies_nothing_behind_it(
    sentence: str, predicate: str, polarity: Polarity, who: str
) -> None:
    claim = about(claims_of(sentence), predicate)
    assert claim.polarity is polarity
    assert keys(claim, Role.AGENT) == {who}


SHE = [
    ("What a day for Clara Brand. At the Lake Festival on Saturday she was named best actress.", "win",
     Role.AGENT, "Clara Brand"),
    ("Luck at last for Jorin Hale. On Sunday in Arna he won the Iron Cup.", "win", Role.AGENT, "Jorin Hale"),
    ("Clara Brand won the Golden Owl on Saturday. She plays a widow in Arna.", "play", Role.AGENT, "Clara Brand"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "role", "who"), SHE)
def test_she_is_a_person_whom_the_sentence_before_names(text: str, predicate: str, role: Role, who: str) -> None:
    assert who in keys(about(claims_of(text), predicate), role)


def test_a_jury_is_not_she() -> None:
    text = "Clara Brand won the Golden Owl on Saturday. She plays a widow. The jury had watched 18 films."
    assert "Clara Brand" not in keys(about(claims_of(text), "attend"), Role.AGENT)


def test_who_counts_them_is_not_one_of_them() -> None:
    text = "The ballot in Arna is over. Just 38 percent of them voted for a strike, the union Sana said on Monday."
    assert "Sana" not in keys(about(claims_of(text), "vote"), Role.AGENT)


SPEAKERS = [
    ("Thirty pilgrims drowned on Sunday on Lake Lodd, the governor said.", ["governor"]),
    ("Karl Moss paid 3 million dollars on Tuesday, his lawyer said.", ["lawyer"]),
    ("President Halvor Brand paid 3 million dollars on Tuesday, the director said.", ["director"]),
    ("President Halvor Brand spoke on Tuesday. The president said the hall would cost 3 million dollars.",
     ["Halvor Brand"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPEAKERS)
def test_nobody_speaks_for_a_lake_and_nobody_is_his_own_lawyer(text: str, names: list[str]) -> None:
    claim = next(c for c in claims_of(text) if c.quantity is not None)
    assert [link.name for link in claim.chain] == names


DENIED = [
    ("When the ministers of Arna and Lodd went home on Thursday, the treaty had not been signed.", ["sign"]),
    ("When the ministers of Arna and Lodd went home on Thursday, a treaty had not been signed.", []),
    ("When the ministers of Arna and Lodd went home on Thursday, the treaty had been signed.", []),
]


@pytest.mark.parametrize(("sentence", "predicates"), DENIED)
def test_what_did_not_happen_to_a_definite_thing_is_told(sentence: str, predicates: list[str]) -> None:
    assert [c.frame.predicate for c in claims_of(sentence)] == predicates


def test_what_is_told_with_when_happened_on_that_day() -> None:
    told = "The train Hawk set a world record on Monday when it reached 512 kilometres an hour."
    claim = next(c for c in claims_of(told) if c.quantity is not None)
    assert claim.when is not None
    assert str(claim.when.start) == "2025-05-19"


def test_a_cause_has_no_day_of_its_own() -> None:
    told = "The bank cut its rate on Monday as inflation fell to 3 percent."
    claim = next(c for c in claims_of(told) if c.quantity is not None)
    assert claim.when is None


@pytest.mark.parametrize(
    "sentence", ["Heron touched down on the Moon on Monday.", "Brell fell back on the ice on Monday."]
)
def test_a_verb_of_the_tables_is_no_saying_and_keeps_its_day(sentence: str) -> None:
    (claim,) = claims_of(sentence)
    assert claim.when is not None


def test_what_stands_before_a_name_is_not_done_by_it() -> None:
    claim = about(claims_of("The lunar lander Heron touched down on the Moon on Monday."), "land")
    assert keys(claim, Role.PATIENT) == {"Heron"}


PRIZES = [
    ("Jonas Feld was named best director at the festival of Lagara on Monday.", "win"),
    ("Jonas Feld was named player of the year in Lagara on Monday.", "win"),
    ("Jonas Feld was named director of the festival of Lagara on Monday.", "appoint"),
]


@pytest.mark.parametrize(("sentence", "predicate"), PRIZES)
def test_the_best_of_a_kind_is_a_prize_and_no_office(sentence: str, predicate: str) -> None:
    assert about(claims_of(sentence), predicate)


THE_ORDER = [
    ("The utility Hadra has ordered turbines from Norrwind. The order is worth $4.1 million.", "price",
     {"order", "hadra", "norrwind"}),
    ("Kasten has finished the Orlu dam on Monday. The dam is 122 metres tall.", "height", {"dam", "kasten", "orlu"}),
    ("Kasten has finished the Orlu dam. It rained. The dam is 122 metres tall.", "height", {"dam"}),
    ("Kasten has finished the Orlu dam on Monday. A dam is 122 metres tall.", "height", {"dam"}),
    ("Kasten has finished the Orlu dam on Monday. The other dam is 122 metres tall.", "height", {"dam"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "told"), THE_ORDER)
def test_the_order_is_the_one_of_the_sentence_before(text: str, predicate: str, told: set[str]) -> None:
    claim = about(claims_of(text), predicate)
    (one,) = (p for p in claim.frame.participants if p.role is Role.PATIENT)
    assert set(one.words) & {"dam", "order", "hadra", "norrwind", "kasten", "orlu"} == told


MARGINS = [
    ("By 104 votes to 118 prime minister Edda Krans was defeated in Monday's confidence vote.", "Edda Krans"),
    ("By five goals to three Arna lost to Lodd on Sunday.", "Arna"),
]


@pytest.mark.parametrize(("sentence", "loser"), MARGINS)
def test_a_margin_does_not_count_whoever_stands_behind_it(sentence: str, loser: str) -> None:
    assert {loser} == {key for c in claims_of(sentence) for key in keys(c, Role.RECIPIENT)}


WORDS_OF = [
    ('"We will not open the border to Lethia." With these words minister Karl Moss left Arna on Tuesday.',
     ["Karl Moss"]),
    ('"We will not open the border to Lethia." Those were the words of Karl Moss on Tuesday.', ["Karl Moss"]),
    ('"We will not open the border to Lethia." The crowd cheered. With these words minister Karl Moss left Arna.', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), WORDS_OF)
def test_with_these_words_says_whose_the_quotation_before_is(text: str, names: list[str]) -> None:
    assert [link.name for link in about(claims_of(text), "open").chain] == names


OF_THEM = [
    ("The ballot among Arna's nurses is over. Just 38 percent of them voted for a strike.", {"nurse"}),
    ("The ballot in Arna is over. Just 38 percent of them voted for a strike.", set()),
    ("The nurses met. The ballot in Arna is over. Just 38 percent of them voted for a strike.", set()),
]


@pytest.mark.parametrize(("text", "who"), OF_THEM)
def test_they_are_the_people_of_the_sentence_before(text: str, who: set[str]) -> None:
    assert keys(about(claims_of(text), "vote"), Role.AGENT) == who


MOVES = [
    ("The rise in unemployment in Arna in March hit builders hardest.", [1]),
    ("The fall in unemployment in Arna in March hit agencies hardest.", [-1]),
    ("The expected rise in unemployment in Arna in March hit builders hardest.", []),
    ("A rise in unemployment in Arna in March would hit builders hardest.", []),
    ("The minister expects the rise in unemployment in Arna in March to hit builders.", []),
]


@pytest.mark.parametrize(("sentence", "directions"), MOVES)
def test_the_rise_of_which_something_is_told_has_come(sentence: str, directions: list[int]) -> None:
    assert [c.frame.direction for c in claims_of(sentence) if c.frame.predicate == "change"] == directions


def test_people_who_lose_their_work_lose_their_jobs() -> None:
    assert about(claims_of("In Arna 640 people will lose their work, the council said."), "lay_off").quantity
