"""Who did it and to whom: roles, kinds of names, places, and what belongs to which noun."""

from __future__ import annotations

import pytest

from services.extraction.model import Role
from tests.extraction.claims_of import about, claims_of, keys

GIVEN = [
    ("A judge handed Colin Maddox a nine-year prison term on Friday.", "sentence", Role.PATIENT, "Colin Maddox"),
    ("Colin Maddox was handed a nine-year prison term on Friday.", "sentence", Role.PATIENT, "Colin Maddox"),
    ("This year's Alvesen Medal has been awarded to Per Lund.", "win", Role.AGENT, "Per Lund"),
    ("Amara Dial has been awarded this year's Alvesen Medal.", "win", Role.AGENT, "Amara Dial"),
    ("The Alvesen Medal, the richest prize of all, went to Amara Dial on Wednesday.", "win", Role.AGENT, "Amara Dial"),
    ("Amara Dial won the Alvesen Medal on Wednesday.", "win", Role.AGENT, "Amara Dial"),
    ("The surgeon Helen Brand was found not guilty of manslaughter on Friday.", "acquit", Role.PATIENT, "Helen Brand"),
    ("The trawler Valpara went down off Norway on Wednesday.", "crash", Role.PATIENT, "Valpara"),
    ("Shares in the train maker Ferrolix slumped 11 percent on Thursday.", "change", Role.PATIENT, "Ferrolix"),
    ("Hollis Breweries bought Price & Sons on Monday.", "buy", Role.PATIENT, "Price & Sons"),
    ("They beat Elling Athletic 3-1, with Jan Orm scoring twice.", "win", Role.RECIPIENT, "Elling Athletic"),
    ("Lorm Rovers beat Elling Athletic 2-1 in the final of the Ikar Cup.", "win", Role.RECIPIENT, "Elling Athletic"),
    ("Lorm Rovers beat Elling Wanderers 3-0 on Saturday.", "win", Role.RECIPIENT, "Elling Wanderers"),
    ("Lorm Town won the Ikar Cup final against Elling Rovers 2-1 on Sunday.", "win", Role.RECIPIENT, "Elling Rovers"),
    ("On Sunday a tired defence lost sight of Ida Orm.", "lose_hold", Role.PATIENT, "Ida Orm"),
    ("In Asia Kolar's sales grew to 210 million euros.", "revenue", Role.AGENT, "Kolar"),
    ("Hundreds mourned Columba Ross, abbot of Inverlane, who died on 2 February.", "die", Role.PATIENT, "Columba Ross"),
    ("Skyborn will drop eight routes from Lisle this winter.", "cancel", Role.AGENT, "Skyborn"),
    ("It was weaker than the quake in Torvik, which killed 800 people.", "die", Role.PLACE, "Torvik"),
    ("It was weaker than the quake in Torvik, which killed 800 people.", "die", Role.TOPIC, "quake"),
]


@pytest.mark.parametrize(("sentence", "predicate", "role", "key"), GIVEN)
def test_who_did_it_and_to_whom(sentence: str, predicate: str, role: Role, key: str) -> None:
    assert key in keys(about(claims_of(sentence), predicate), role)


KINDS = [
    ("Nordwall Insurance appointed Anna Petros on Monday.", "Nordwall Insurance", "organisation"),
    ("Geologist Ruth Weller was elected on Monday.", "Ruth Weller", "person"),
    ("Mount Ikar erupted on Monday.", "Mount Ikar", "place"),
]


@pytest.mark.parametrize(("sentence", "key", "kind"), KINDS)
def test_what_a_name_names(sentence: str, key: str, kind: str) -> None:
    found = {p.key: p.kind for claim in claims_of(sentence) for p in claim.frame.participants}
    assert found[key] == kind


@pytest.mark.parametrize(
    ("sentence", "event", "role", "name"),
    [
        ("Two people died in the town of Orvin on Friday.", "die", Role.PLACE, "Orvin"),
        ("Rebels captured the port city of Karsk on Friday.", "capture", Role.PATIENT, "Karsk"),
        (
            "Unemployment in the northern province of Upper Lethe was 9% in May.",
            "unemployment",
            Role.PLACE,
            "Upper Lethe",
        ),
        ("The banker Ivo Ressel was arrested in the seaside resort of Lisk.", "arrest", Role.PLACE, "Lisk"),
    ],
)
def test_a_kind_of_place_before_its_name_is_no_place_of_its_own(
    sentence: str, event: str, role: Role, name: str
) -> None:
    assert keys(about(claims_of(sentence), event), role) == {name}


def test_a_fronted_day_is_no_part_of_the_subject() -> None:
    claim = about(claims_of("On Wednesday parliament in Tessia prolonged military service by three months."), "change")
    assert (keys(claim, Role.AGENT), keys(claim, Role.PATIENT)) == ({"parliament"}, {"service"})


def test_a_value_after_a_relative_clause_belongs_to_what_was_put() -> None:
    claims = claims_of("The institute put the magnitude of the earthquake that shook Karst on Tuesday at 6.1.")
    assert about(claims, "magnitude").quantity is not None


HYPHENED = [
    ("Ada Quill-Brandt left Torvik in 2019.", "Ada Quill-Brandt"),
    ("Mayor Ada Quill-Brandt said she had not left Torvik.", "Ada Quill-Brandt"),
    ("Jean-Luc Marek left Torvik in 2019.", "Jean-Luc Marek"),
    ("Kelm-Orin left Torvik in 2019.", "Kelm-Orin"),
]


@pytest.mark.parametrize(("sentence", "name"), HYPHENED)
def test_a_name_with_a_hyphen_is_one(sentence: str, name: str) -> None:
    (claim,) = (c for c in claims_of(sentence) if c.frame.predicate == "leave")
    assert keys(claim, Role.AGENT) == {name}


def test_two_lands_before_a_noun_are_no_name() -> None:
    (claim,) = claims_of("The Norway-Sweden border was closed on Monday.")
    assert keys(claim, Role.PATIENT) == {"border"}


ASIDES = [
    ("Police freed Ada Quill, for years at the head of the Torvik Bank, who was 61.", "Ada Quill"),
    ("Police freed Ada Quill, chair of the Torvik Bank, who was 61.", "Ada Quill"),
]


@pytest.mark.parametrize(("sentence", "name"), ASIDES)
def test_who_behind_an_aside_is_the_person(sentence: str, name: str) -> None:
    assert keys(about(claims_of(sentence), "level"), Role.PATIENT) == {name}
