"""Words that point at what another clause or sentence names: there, where, it, his, whose, the former teacher."""

from __future__ import annotations

import pytest

from services.extraction.model import Polarity, Role
from tests.extraction.claims_of import about, claims_of, keys

THERE = [
    ("It was in Lisk that the trawler Corvina sank on Monday.", "crash", "Lisk"),
    ("It was off Orsa that rescuers saved 12 sailors on Monday.", "rescue", "Orsa"),
    ("The hunt ended in Tressin. It was there that police arrested Osk Brell on Tuesday.", "arrest", "Tressin"),
    ("A crowd had waited at Darrow in the rain. Ana Vik signed the treaty there on Monday.", "sign", "Darrow"),
    ("Tugs are on their way to Lorm, where the freighter Petra ran aground on Monday.", "crash", "Lorm"),
    ("Two children live in Orvin, where the mill Brenn exploded on Sunday.", "explode", "Orvin"),
    ("Halls in Santa Reva lost their roofs, for that is where Cyclone Una made landfall on Tuesday.", "landfall",
     "Santa Reva"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "place"), THERE)
def test_a_word_that_points_at_a_place_stands_for_it(text: str, predicate: str, place: str) -> None:
    assert place in keys(about(claims_of(text), predicate), Role.PLACE)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("There was joy in Lisk and in Orvin. Ana Vik signed the treaty there on Monday.", "sign"),
        ("Ana Vik flew to Lisk on Sunday. It rained. Nobody slept. Ana Vik signed the treaty there on Monday.", "sign"),
    ],
)
def test_of_two_places_or_of_one_named_long_before_none_is_meant(text: str, predicate: str) -> None:
    assert not keys(about(claims_of(text), predicate), Role.PLACE)


def test_what_was_on_a_day_happened_on_it() -> None:
    claim = about(claims_of("It was on Monday that the trawler Corvina sank off Lisk."), "crash")
    assert claim.when is not None
    assert claim.when.start == claim.when.end


WHO = [
    ("Greta Solm, who wrote 23 novels about the sea, has died.", "write", Role.AGENT, "Greta Solm"),
    ("Norra has lost Greta Solm. The former schoolteacher wrote 32 novels.", "write", Role.AGENT, "Greta Solm"),
    ("Orsa mourns Jon Brell. The late songwriter wrote 90 hymns.", "write", Role.AGENT, "Jon Brell"),
    ("Tarvik are champions of Norra. They beat Sunde 3-1 on Sunday.", "win", Role.AGENT, "Tarvik"),
    ("Kest, the probe that was launched on 10 July, has sent pictures.", "launch", Role.PATIENT, "Kest"),
    ("Brann, the brewery that was sold on Monday, has 90 workers.", "buy", Role.PATIENT, "Brann"),
]


@pytest.mark.parametrize(("text", "predicate", "role", "name"), WHO)
def test_a_description_stands_for_whoever_was_named_before_it(text: str, predicate: str, role: Role, name: str) -> None:
    assert name in keys(about(claims_of(text), predicate), role)


def test_it_is_nothing_that_is_named_only_behind_it() -> None:
    claim = about(claims_of("On Tuesday it agreed to take over Hollin Mills for 310 million marks."), "buy")
    assert "Hollin Mills" not in keys(claim, Role.AGENT)


def test_it_is_nobody_who_speaks() -> None:
    text = "Emil Roth opened a new ward at Orsa hospital on Monday. It has 19 beds, the director Emil Roth said."
    (claim,) = [c for c in claims_of(text) if c.quantity is not None]
    assert "Emil Roth" not in {p.key for p in claim.frame.participants}


@pytest.mark.parametrize(
    ("text", "predicate", "word"),
    [
        ("Tarkus, whose skeleton was unearthed in Norra by a team from Lisk, ate nuts.", "discover", "tarkus"),
        ("The trawler Corvina sank off Lisk on Monday. Divers found its bell in June.", "discover", "corvina"),
        ("Jon Brell died on Monday. Thieves stole his paintings on Tuesday.", "steal", "brell"),
    ],
)
def test_whose_a_thing_is_tells_it_from_others(text: str, predicate: str, word: str) -> None:
    claim = about(claims_of(text), predicate)
    assert any(word in p.words and p.named for p in claim.frame.participants if p.role is Role.PATIENT)


@pytest.mark.parametrize(
    ("text", "patient", "direction"),
    [
        ("A drop of 40 percent in arrests worried the mayor of Darrow.", "arrest", -1),
        ("A rise of 3 percent in exports pleased Orsa in April.", "export", 1),
        ("A cut of eight percent in fares was announced by Halden Air on Monday.", "fare", -1),
    ],
)
def test_a_step_in_percent_is_of_what_has_changed(text: str, patient: str, direction: int) -> None:
    claim = about(claims_of(text), "change")
    assert claim.frame.direction == direction
    assert patient in keys(claim, Role.PATIENT)


@pytest.mark.parametrize(
    "text",
    [
        "Norrvik has won an order for turbines worth $4.1 billion.",
        "The order is worth $4.1 billion, Norrvik said.",
        "Norrvik signed a contract for 12 ferries worth $4.1 billion.",
    ],
)
def test_a_deal_is_worth_what_is_said_of_its_goods(text: str) -> None:
    found = [c for c in claims_of(text) if c.quantity is not None and c.quantity.unit == "USD"]
    assert [c.frame.predicate for c in found] == ["price"]
    assert keys(found[0], Role.PATIENT) & {"order", "contract"}


@pytest.mark.parametrize(
    ("text", "winner", "loser"),
    [
        ("Tarvik overcame Sunde 34-18 in the European handball final on Sunday.", "Tarvik", "Sunde"),
        ("Sunde went down 34-18 to Tarvik on Sunday.", "Tarvik", "Sunde"),
        ("Tarvik prevailed 2-1 over Sunde in Lisk on Sunday.", "Tarvik", "Sunde"),
    ],
)
def test_who_won_by_a_score(text: str, winner: str, loser: str) -> None:
    claim = about(claims_of(text), "win")
    assert (keys(claim, Role.AGENT), keys(claim, Role.RECIPIENT)) == ({winner}, {loser})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A storm raged on Skarn on Monday. The freighter Petra ran aground off the island before dawn.", "Skarn"),
        ("Thousands stood in Lisk in the rain. The mill Brenn exploded in the town on Sunday.", "Lisk"),
        ("The rally began in Orvin on Monday. Police arrested Jon Brell in the city later.", "Orvin"),
    ],
)
def test_the_island_is_the_one_named_before(text: str, place: str) -> None:
    (claim,) = [c for c in claims_of(text) if c.frame.predicate in {"crash", "explode", "arrest"}]
    assert keys(claim, Role.PLACE) == {place}


def test_an_island_is_any() -> None:
    text = "A storm hit Skarn on Monday. The freighter Petra ran aground off an island before dawn."
    assert keys(about(claims_of(text), "crash"), Role.PLACE) == {"island"}


FIRST = [
    'Mira Soll\'s play "Glass" had its world premiere in Velden on Sunday.',
    'Velden on Sunday saw the world premiere of "Glass", a play by Mira Soll.',
    '"Glass", a play by Mira Soll, was first performed on Sunday in Velden.',
    'The premiere of "Glass" took place in Velden on Sunday.',
]


@pytest.mark.parametrize("sentence", FIRST)
def test_a_premiere_is_one_in_all_words(sentence: str) -> None:
    found = [c for c in claims_of(sentence) if c.frame.predicate == "premiere"]
    assert found
    assert all(keys(c, Role.PLACE) == {"Velden"} for c in found)
    assert any("Glass" in keys(c, Role.PATIENT) for c in found)


def test_who_saw_a_premiere_is_no_place() -> None:
    found = claims_of('Ana Vik saw the premiere of "Glass" in Velden on Sunday.')
    assert all("Ana Vik" not in keys(c, Role.PLACE) for c in found)


@pytest.mark.parametrize(
    ("sentence", "thing", "place"),
    [
        ("In Orsa bread became 5% cheaper in May.", "bread", "Orsa"),
        ("In Norra milk became 3 percent dearer in April.", "milk", "Norra"),
        ("In Lisk rents rose 4 percent in 2024.", "rent", "Lisk"),
    ],
)
def test_a_place_in_front_is_not_what_has_changed(sentence: str, thing: str, place: str) -> None:
    claim = about(claims_of(sentence), "change")
    assert {p.key for p in claim.frame.participants if p.role is Role.PLACE} == {place}
    assert thing in {w for p in claim.frame.participants if p.role is Role.PATIENT for w in p.words}


@pytest.mark.parametrize(
    "sentence",
    [
        "Cyclone Una came ashore at Port Orsa on Tuesday.",
        "Hurricane Edda crossed the coast at Port Orsa on Tuesday.",
        "Typhoon Bren made landfall at Port Orsa on Tuesday.",
    ],
)
def test_where_a_storm_came_ashore(sentence: str) -> None:
    assert keys(about(claims_of(sentence), "landfall"), Role.PLACE) == {"Port Orsa"}


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("The seven aid workers held in Mirza have not been released, the agency Solid said.", "release"),
        ("The two suspects have not been arrested, the mayor of Lisk said on Monday.", "arrest"),
        ("The three miners were not rescued on Monday, the mine in Orsa said.", "rescue"),
    ],
)
def test_what_did_not_happen_to_those_who_are_known_is_told(sentence: str, predicate: str) -> None:
    claim = about(claims_of(sentence), predicate)
    assert claim.polarity is Polarity.NEGATED
    assert claim.quantity is not None


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("The high court in Lisk confirmed the verdict on Tuesday.", "uphold"),
        ("The Orsa station is home to sixteen astronauts.", "house"),
        ("Farmers dug up a Roman helmet in Darrow on Monday.", "discover"),
    ],
)
def test_other_words_for_one_deed(sentence: str, predicate: str) -> None:
    assert about(claims_of(sentence), predicate)


BESIDE = [
    ("The gem smuggler Osk Brell was on the run since 2021. Detectives caught up with the smuggler in Lisk on Monday.",
     "arrest", "Osk Brell"),
    ("Osk Brell, the gem smuggler, was on the run since 2021. Police in Lisk arrested the smuggler on Monday.",
     "arrest", "Osk Brell"),
    ("The freighter Petrel left Orsa on Sunday. The freighter ran aground off Lorm on Monday.", "crash", "Petrel"),
    ("The tram driver Pavel Ruud had two children. On Monday a truck killed the driver.", "die", "Pavel Ruud"),
    ("The carmaker Vardo employs 900 people. Kest bought the carmaker on Monday.", "buy", "Vardo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "name"), BESIDE)
def test_a_noun_that_stood_beside_a_name_stands_for_it(text: str, predicate: str, name: str) -> None:
    assert name in keys(about(claims_of(text), predicate), Role.PATIENT)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The driver Pavel Ruud met the driver Ivo Tarn. On Monday a truck killed the driver in Lisk.", "die"),
        ("The driver Pavel Ruud lives in Lisk. On Monday a truck killed the other driver in Orsa.", "die"),
        ("The driver Pavel Ruud lives in Lisk. On Monday a truck killed the driver of a bus in Orsa.", "die"),
        ("The driver Pavel Ruud lives in Lisk. On Monday a truck killed a driver in Orsa.", "die"),
    ],
)
def test_of_two_or_of_another_or_of_any_it_does_not(text: str, predicate: str) -> None:
    assert not keys(about(claims_of(text), predicate), Role.PATIENT) & {"Pavel Ruud", "Ivo Tarn"}


CALLED = [
    ("Lindness has a new landmark. Early on Monday the freighter Petrel ran aground off the island.", "crash",
     "Lindness"),
    ("Velden had not seen such a crowd in years. On Sunday the city was the scene of the premiere of the opera Una.",
     "premiere", "Velden"),
    ("Orvin was the venue on Sunday. Ana Vik signed the treaty in the town on Monday.", "sign", "Orvin"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "place"), CALLED)
def test_the_city_is_the_bare_name_before_it(text: str, predicate: str, place: str) -> None:
    assert place in keys(about(claims_of(text), predicate), Role.PLACE)


def test_where_somebody_spoken_of_is_no_place_there_is_none() -> None:
    text = "Kest has a new owner. Ana Vik signed the treaty there on Monday."
    assert "Kest" not in keys(about(claims_of(text), "sign"), Role.PLACE)


@pytest.mark.parametrize(
    ("sentence", "thing", "direction"),
    [
        ("In Lisk rents were 6 percent lower than in July.", "rent", -1),
        ("The surgery list of Lisk was 6 percent longer than a year earlier.", "list", 1),
        ("Lisk United's revenue was 6 percent higher than in 2023.", "revenue", 1),
    ],
)
def test_what_is_more_than_it_was_has_changed(sentence: str, thing: str, direction: int) -> None:
    claim = about(claims_of(sentence), "change")
    assert claim.frame.direction == direction
    assert thing in {w for p in claim.frame.participants if p.role is Role.PATIENT for w in p.words}


def test_what_is_more_than_another_thing_has_not_changed() -> None:
    assert not [c for c in claims_of("The tower of Lisk is 6 percent taller than that of Orr.") if c.frame.direction]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lisk United finished in third place on Sunday.",
        "Lisk United took third place on Sunday.",
        "Ada Quill, whose Lisk United came in third place on Sunday, left.",
    ],
)
def test_a_place_in_words_is_where_somebody_finished(sentence: str) -> None:
    claim = about(claims_of(sentence), "finish")
    assert keys(claim, Role.AGENT) == {"Lisk United"}
    assert claim.quantity is not None
    assert (claim.quantity.number, claim.quantity.unit) == (3, "rank")
