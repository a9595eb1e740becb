"""Statements in words that the parser or the tables once missed: terms, finds, forecasts, promises, offices."""

from __future__ import annotations

import pytest

from services.extraction.model import Modality, Polarity, QuantityRole, Role
from tests.extraction.claims_of import about, claims_of, keys

TERMS = [
    "The judge gave Nora Velk six years behind bars for arson.",
    "Nora Velk got six years in prison for arson.",
    "Nora Velk will spend six years in jail.",
    "Nora Velk received six years in prison on Monday.",
]


@pytest.mark.parametrize("sentence", TERMS)
def test_years_behind_bars_are_a_sentence(sentence: str) -> None:
    claim = about(claims_of(sentence), "sentence")
    assert claim.quantity is not None
    assert round(claim.quantity.number or 0) == 2191
    assert keys(claim, Role.PATIENT) == {"Nora Velk"}


@pytest.mark.parametrize("sentence", ["Nora Velk gave the firm six years to comply.", "The team got six days in Lisk."])
def test_other_stretches_of_time_are_none(sentence: str) -> None:
    assert not [c for c in claims_of(sentence) if c.frame.predicate == "sentence"]


FINDS = [
    ("The hiker Ida Strand was found alive on Mount Tavel on Monday, rescuers said.", "Ida Strand"),
    ("The lost yacht Corvina was found off Cape Lorm on Sunday.", "Corvina"),
    ("A painting by Jon Merrin was found in a cellar in Darrow on Monday.", "painting"),
]


@pytest.mark.parametrize(("sentence", "what"), FINDS)
def test_who_was_found_was_not_said(sentence: str, what: str) -> None:
    assert what in keys(about(claims_of(sentence), "discover"), Role.PATIENT)


@pytest.mark.parametrize("sentence", ["It was found that 40 percent of eels carry the worm.", "Velk was found guilty."])
def test_what_a_study_or_a_court_found_is_no_find(sentence: str) -> None:
    assert not [c for c in claims_of(sentence) if c.frame.predicate == "discover"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Winds of 110 kph are expected in Darrow on Thursday.",
        "The weather office forecast winds of 110 kph in Darrow for Thursday.",
        "Gusts of 90 kph have been forecast for Darrow.",
    ],
)
def test_a_measure_that_is_expected_has_not_come(sentence: str) -> None:
    found = [c.modality for c in claims_of(sentence) if c.quantity is not None]
    assert found
    assert set(found) == {Modality.POSSIBLE}


OFFICES = [
    ("Ola Ferr opened the fair in Lisk on Tuesday. The chief executive said Brand would hire 90 people.", "Ola Ferr"),
    ("There was music on Monday for Admiral Tor Hald. The admiral said 12 ships would sail.", "Tor Hald"),
    ("Ana Vik, the mayor, met coach Ivo Danek on Monday. The coach said 20 players had signed.", "Ivo Danek"),
    ("Ana Vik, the mayor, met coach Ivo Danek on Monday. The mayor said the hall would cost $4 million.", "Ana Vik"),
]


@pytest.mark.parametrize(("text", "speaker"), OFFICES)
def test_an_office_speaks_for_whoever_was_named_with_it(text: str, speaker: str) -> None:
    (claim,) = [c for c in claims_of(text) if c.quantity is not None]
    assert [link.name for link in claim.chain] == [speaker]


def test_an_office_that_stands_beside_two_names_or_none_is_nobody() -> None:
    text = "Ana Vik and Ivo Danek met in Lisk on Monday. The director said the hall would cost $4 million."
    (claim,) = [c for c in claims_of(text) if c.quantity is not None]
    assert [link.name for link in claim.chain] == ["director"]


PROMISES = [
    ('"I will not stand again," the mayor Ana Vik said on Monday.', "stand", Polarity.NEGATED, Modality.PLANNED),
    ("Ivo Danek said he would make a comeback.", "produce", Polarity.AFFIRMED, Modality.PLANNED),
    ('"We trust the doctors," coach Ivo Danek said.', "trust", Polarity.AFFIRMED, Modality.ASSERTED),
    ("Ana Vik said on Monday that she did not envy the jury.", "envy", Polarity.NEGATED, Modality.ASSERTED),
]


@pytest.mark.parametrize(("sentence", "predicate", "polarity", "modality"), PROMISES)
def test_what_somebody_says_of_himself_is_a_claim(
    sentence: str, predicate: str, polarity: Polarity, modality: Modality
) -> None:
    claim = about(claims_of(sentence), predicate)
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_an_object_before_a_title_stays_an_object() -> None:
    (claim,) = claims_of("Halden Air will order 35 new jets, chief executive Ola Ferr said on Tuesday.")
    assert keys(claim, Role.AGENT) == {"Halden Air"}
    assert keys(claim, Role.PATIENT) == {"jet"}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Twenty-five metres of the pier fell into the sea at Lisk.", 25),
        ("Nora Velk was in prison for thirty-one years.", 11322.52),
        ("Sixty-two kilograms of gold were stolen in Darrow on Monday.", 62),
    ],
)
def test_the_hyphen_of_a_number_in_words_makes_no_modifier(sentence: str, number: float) -> None:
    assert [round(c.quantity.number or 0, 2) for c in claims_of(sentence) if c.quantity is not None] == [number]


def test_a_stretch_of_time_with_a_hyphen_still_only_describes() -> None:
    assert not [c for c in claims_of("A twenty-five-day strike ended in Darrow on Monday.") if c.quantity is not None]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Halden port handled 7 percent more containers in 2024.", 1),
        ("Darrow had 30 percent fewer fires last year.", -1),
        ("Tenants will pay 4 per cent less for heating.", -1),
    ],
)
def test_a_share_more_or_less_is_a_change_whatever_the_verb(sentence: str, direction: int) -> None:
    claim = about(claims_of(sentence), "change")
    assert claim.frame.direction == direction


def test_more_than_a_share_is_no_change() -> None:
    assert not [c for c in claims_of("Halden port handled 7 percent more than Lisk.") if c.frame.predicate == "change"]


@pytest.mark.parametrize(
    ("sentence", "predicate", "who"),
    [
        ("Jon Brell, wanted for fraud, was extradited to Lorm on Monday.", "expel", "Jon Brell"),
        ("The blast left 14 workers injured on Monday, the mill in Lisk said.", "injure", "worker"),
        ("Ada Brill, accused of theft, was acquitted in Orsa on Monday.", "acquit", "Ada Brill"),
    ],
)
def test_whoever_stands_beside_a_participle_is_whom_it_happened_to(sentence: str, predicate: str, who: str) -> None:
    assert who in keys(about(claims_of(sentence), predicate), Role.PATIENT)


@pytest.mark.parametrize("sentence", ["There were protests in Orsa on Monday.", "There is no train to Lisk, he said."])
def test_that_something_is_there_is_a_claim_only_in_the_words_of_a_named_source(sentence: str) -> None:
    assert not [c for c in claims_of(sentence) if c.frame.predicate == "exist"]


@pytest.mark.parametrize("share", ["Two in five", "Three in ten", "One in six"])
def test_a_share_of_some_in_many_is_of_the_many(share: str) -> None:
    (claim,) = claims_of(f"{share} eels in the Orun delta have died, the institute in Lisk found.")
    assert "eel" in keys(claim, Role.PATIENT)


NOUNS_OF_EVENTS = [
    ("The panel imposed a nine-match ban on Ivo Tarn.", "ban", "Ivo Tarn"),
    ("Ivo Tarn was handed a four-race suspension on Monday.", "suspend", "Ivo Tarn"),
    ("Ivo Tarn got a two-year ban for doping.", "ban", "Ivo Tarn"),
    ("The trial of Mara Loht ended on Monday with a not-guilty verdict.", "acquit", "Mara Loht"),
    ("Mara Loht's trial closed on Monday with a guilty verdict.", "convict", "Mara Loht"),
    ("The jury returned a guilty verdict against Mara Loht on Monday.", "convict", "Mara Loht"),
    ("For Mara Loht the trial in Lisk ended on Monday with a conviction for fraud.", "convict", "Mara Loht"),
    ("Vantor has abandoned its takeover of Kelm.", "cancel", "takeover"),
    ("Vantor's takeover of Kelm has collapsed.", "cancel", "takeover"),
    ("The takeover of Kelm by Vantor is off.", "cancel", "takeover"),
    ("Vantor walked away from its takeover of Kelm.", "cancel", "takeover"),
    ("Vantor sealed its takeover of Kelm on Monday.", "complete", "takeover"),
    ("The probe Marid was sent into space on Monday.", "launch", "Marid"),
    ("A rocket carried the probe Marid into orbit on Monday.", "launch", "probe"),
    ("Contact with the probe Meridel was re-established on Monday.", "restore_contact", "Meridel"),
    ("The probe Meridel got in touch again on Monday.", "restore_contact", "Meridel"),
    ("A convoy from Sarn came under fire from rebels near the Dol pass on Saturday.", "attack", "convoy"),
]


@pytest.mark.parametrize(("sentence", "predicate", "who"), NOUNS_OF_EVENTS)
def test_an_event_is_known_by_its_noun_whatever_the_verb(sentence: str, predicate: str, who: str) -> None:
    assert who in keys(about(claims_of(sentence), predicate), Role.PATIENT)


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Ivo Tarn was handed a nine-match ban on Monday.", (9.0, "match")),
        ("The league gave Ivo Tarn a twelve-game suspension.", (12.0, "match")),
        ("The league of Sarn imposed a five-race ban on Ivo Tarn.", (5.0, "race")),
    ],
)
def test_a_ban_is_as_long_as_the_word_before_it_says(sentence: str, figure: tuple[float, str]) -> None:
    claim = next(c for c in claims_of(sentence) if c.quantity is not None)
    assert claim.quantity is not None
    assert (claim.quantity.number, claim.quantity.unit) == figure
    assert claim.frame.predicate in {"ban", "suspend"}


@pytest.mark.parametrize(
    "sentence", ["It is a four-door car from Sarn.", "Ivo Tarn plays five-a-side football in Sarn."]
)
def test_other_numbers_before_a_hyphen_count_nothing(sentence: str) -> None:
    assert not [c for c in claims_of(sentence) if c.quantity is not None]


def test_whom_the_fire_came_from_is_who_attacked() -> None:
    claim = about(claims_of("A convoy came under fire from Torvian troops near the Dol pass on Saturday."), "attack")
    assert keys(claim, Role.AGENT) == {"troop"}


def test_a_vote_is_won_and_votes_are_polled() -> None:
    won = claims_of("Edda Krans won the confidence vote on Monday by 118 votes to 104.")
    assert {c.frame.predicate for c in won} == {"win"}
    polled = about(claims_of("Edda Krans won 40 percent of the vote in Sarn on Monday."), "vote_share")
    assert keys(polled, Role.AGENT) == {"Edda Krans"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Cyclone Una", "event"), ("Cape Una", "place"), ("Dynamo Lisk", "organisation"), ("Operation Heron", "event"),
     ("Banco Lorm", "organisation"), ("Santa Una", "place")],
)  # fmt: skip
def test_the_first_word_of_a_name_says_what_it_names(name: str, kind: str) -> None:
    (claim,) = [c for c in claims_of(f"{name} hit Orsa on Monday.") if c.quantity is None][:1]
    assert {p.kind for p in claim.frame.participants if p.key == name} == {kind}


def test_a_trial_is_held_of_somebody_and_not_in_him() -> None:
    claim = about(claims_of("The trial of Mara Loht ended on Monday with a guilty verdict."), "convict")
    assert not keys(claim, Role.PLACE)


def test_what_has_been_so_since_a_day_happened_on_it() -> None:
    text = "The Vandel crown has been missing since 3 March, when it was stolen from the museum of Harst."
    stolen = about(claims_of(text), "steal")
    assert stolen.when is not None
    assert stolen.when.start == stolen.when.end
    assert stolen.when.start is not None
    assert (stolen.when.start.month, stolen.when.start.day) == (3, 3)


SET_FREE = [
    ("His captors in Sahrat set Emil Korda free on Tuesday.", "release", "Emil Korda"),
    ("Emil Korda was let go on Tuesday.", "release", "Emil Korda"),
    ("Thieves made off with the Vandel crown of Harst on 3 March.", "steal", "crown"),
    ("Burglars took the Vandel crown from the museum of Harst on 3 March.", "steal", "crown"),
]


@pytest.mark.parametrize(("sentence", "predicate", "who"), SET_FREE)
def test_who_was_let_go_and_what_thieves_took(sentence: str, predicate: str, who: str) -> None:
    assert who in keys(about(claims_of(sentence), predicate), Role.PATIENT)


def test_whose_new_coach_somebody_is_appoints_him() -> None:
    claim = about(claims_of("Torvik's new coach is Pelle Rask."), "appoint")
    assert keys(claim, Role.AGENT) == {"Torvik"}


NEW_POSTS = [
    ("Ana Vik will be the next mayor of Lisk.", "appoint", Role.PATIENT),
    ("Ana Vik took over as head of Kelm on Monday.", "appoint", Role.PATIENT),
    ("Ana Vik takes the helm at Kelm in May.", "appoint", Role.PATIENT),
    ("The office of attorney general passed to Ana Vik on Monday.", "appoint", Role.PATIENT),
    ("Ana Vik has thrown in the towel as mayor of Lisk.", "resign", Role.AGENT),
    ("Ana Vik is the discoverer of the comet Una.", "discover", Role.AGENT),
    ("Ana Vik is the winner of the Lorm prize.", "win", Role.AGENT),
    ("Ana Vik prevailed in the runoff on Sunday.", "win", Role.AGENT),
]


@pytest.mark.parametrize(("sentence", "predicate", "role"), NEW_POSTS)
def test_posts_finds_and_victories_in_other_words(sentence: str, predicate: str, role: Role) -> None:
    assert "Ana Vik" in keys(about(claims_of(sentence), predicate), role)


@pytest.mark.parametrize(
    ("sentence", "predicate", "who"),
    [
        ("The Sella pass remains open, the road office said on Wednesday.", "open", "pass"),
        ("Shops in Osk stayed shut on Monday.", "close", "shop"),
        ("The bridge of Lorm is closed, the mayor said on Monday.", "close", "bridge"),
    ],
)
def test_what_remains_so_is_done_to_nothing(sentence: str, predicate: str, who: str) -> None:
    assert keys(about(claims_of(sentence), predicate), Role.PATIENT) == {who}


@pytest.mark.parametrize(
    "sentence",
    [
        "The cartel office has forbidden the merger of the dairies Almgut and Senta.",
        "The cartel office has banned the purchase of the brewery Kelm.",
        "The cartel office has prohibited the merger of the banks Orsa and Lorm.",
    ],
)
def test_a_name_behind_what_it_is_names_the_deal(sentence: str) -> None:
    claim = about(claims_of(sentence), "reject")
    assert any(p.named for p in claim.frame.participants)


@pytest.mark.parametrize("sentence", ["The tax office passed the file to the police in Lisk on Monday."])
def test_a_bureau_that_passes_something_on_is_no_post(sentence: str) -> None:
    assert not [c for c in claims_of(sentence) if c.frame.predicate == "appoint"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A ferry with pilgrims sank on Lake Oru on Sunday. Thirty-four of them drowned.", QuantityRole.LEVEL),
        ("A bus with 50 pupils crashed near Lisk on Sunday. Thirty-four of them were injured.", QuantityRole.LEVEL),
        ("The storm injured 50 people in Lisk. Thirty-four of them were injured badly.", QuantityRole.SHARE),
    ],
)
def test_so_many_of_them_are_all_to_whom_it_happened(text: str, role: QuantityRole) -> None:
    figures = [c.quantity for c in claims_of(text) if c.quantity is not None and c.quantity.number == 34]
    assert {q.role for q in figures} == {role}


@pytest.mark.parametrize("verb", ["set", "scheduled"])
def test_whoever_sets_the_day_of_an_election_has_not_held_it(verb: str) -> None:
    claim = about(claims_of(f"Parliament in Ostany has {verb} the presidential election for 14 December."), "be_held")
    assert claim.modality is Modality.PLANNED
