"""What the sentence and the article around a clause add, and what a clause says by its form: (why, newer, older, …)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.comparison.compare import compare
from services.comparison.model import Field, Judgement
from services.extraction.model import Claim, Grain, Modality, Participant, Period, Role, Span
from tests.comparison.factory import amount, claim, day, organisation, person, place, said_by, thing, year

A, U, C, NONE = Judgement.AGREEMENT, Judgement.UPDATE, Judgement.CONTRADICTION, Judgement.INCOMPARABLE


def within(made: Claim, *context: str) -> Claim:
    return replace(made, context=context)


def soil(number: float, *context: str) -> Claim:
    carried = thing("capsule", role=Role.AGENT), thing("soil", "lunar")
    text = "The capsule brought back lunar soil"
    return within(claim("return", *carried, quantity=amount(number, "kg", "soil"), text=text), *context)


def opened(built: int, *hall: Participant, text: str, context: tuple[str, ...] = ()) -> Claim:
    return within(claim("open", *hall, when=year(built), text=text), *context)


HALL = Participant(Role.PATIENT, "Sorvik Hall", ("hall", "sorvik"), Span(0, 1), named=True, kind="place")
THE_HALL = Participant(Role.PATIENT, "hall", ("hall",), Span(0, 1), kind="place")


def died_at(predicate: str, age: float, *who: Participant, text: str = "Ivo Marsan died") -> Claim:
    return within(claim(predicate, *who, quantity=amount(age, "age"), text=text), "Ivo", "Marsan", "sculptor")


MARSAN = person("Ivo Marsan", Role.PATIENT)


def named_to(*office: str) -> Claim:
    post = Participant(Role.ATTRIBUTE, office[0], office, Span(0, 1), kind="person")
    return claim("appoint", organisation("Belvar Mutual"), person("Ada Kolar", Role.PATIENT), post)


def fell(town: str) -> Claim:
    stone = thing("meteorite", "fist", "size")
    text = f"A meteorite the size of a fist fell near {town} in the evening"
    return claim("land", stone, place(town), when=day("2025-01-08"), text=text)


HALF = Period(day("2024-07-01").start, day("2024-12-31").end, Grain.SPAN, span=Span(0, 1))


def quarter(number: float, stated: bool) -> Claim:
    first = Period(day("2024-10-01").start, day("2024-12-31").end, Grain.QUARTER, span=Span(0, 1)) if stated else None
    return claim("revenue", organisation("Orvik Steel"), quantity=amount(number, "USD"), when=first)


def wrongly_resolved(made: Claim) -> Claim:
    """The participant stands outside the clause: a relative clause or a pronoun was resolved to it."""
    moved = replace(made.frame.participants[0], mention=Span(50, 60))
    return within(replace(made, frame=replace(made.frame, participants=(moved,))), "Ivo", "Marsan")


def destroyed(number: float, hours: float) -> Claim:
    return claim("destroy", thing("flood", "kessel", role=Role.TOPIC, named=True), place("Linz"),
                 quantity=amount(number, "bridge", "bridge"), hours=hours, text="The Kessel flood in Linz")  # fmt: skip


def quoted(negated: bool) -> Claim:
    made = claim("forge", thing("data"), negated=negated, chain=said_by("Ada Kolar"), text="The data were forged then")
    return within(made, "Ada", "Kolar")


CASES: list[tuple[str, Claim, Claim, Judgement, Field | None]] = [
    ("the article tells which capsule", soil(0.12, "Tarvei"), soil(12, "Tarvei"), C, Field.QUANTITY),
    ("two missions", soil(0.12, "Osprey"), soil(12, "Tarvei"), NONE, None),
    ("the hall of that article", opened(1947, HALL, text="Sorvik Hall opened in 1947"),
     opened(1974, THE_HALL, text="the hall opened in 1974", context=("Sorvik", "Hall")), C, Field.TIME),
    ("a year that belongs to a noun", opened(1947, HALL, text="Sorvik Hall opened a 1947 exhibition"),
     opened(1974, HALL, text="Sorvik Hall opened in 1974"), NONE, None),
    ("an age, by other verbs", died_at("age", 87, text="the age of 87"), died_at("die", 87, MARSAN), A, None),
    ("another age", died_at("die", 67, MARSAN), died_at("die", 87, MARSAN), C, Field.QUANTITY),
    ("two offices", named_to("executive", "chief"), named_to("officer", "chief", "financial"), C, Field.ROLE),
    ("two names of one office", named_to("chief", "finance"), named_to("officer", "chief", "financial"), A, None),
    ("where a nameless thing fell", fell("Torvik"), fell("Alden"), C, Field.PLACE),
    ("accounts of a quarter and of no stated time", quarter(2300, stated=False), quarter(1100, stated=True), NONE, None),
    ("accounts of a quarter and of its half year", replace(quarter(2300, stated=True), when=HALF),
     quarter(1100, stated=True), NONE, None),
    ("accounts of one quarter", quarter(2300, stated=True), quarter(1100, stated=True), C, Field.QUANTITY),
    ("one who died, read as the nearest name",
     wrongly_resolved(claim("die", person("Anselm", Role.PATIENT), when=day("2025-01-08"), text="who died on the day")),
     claim("die", MARSAN, when=day("2025-01-08"), text="Ivo Marsan died"), A, None),
    ("a toll three times as high after ten days", destroyed(32, 240), destroyed(11, 0), U, Field.QUANTITY),
    ("a toll three times as high on one day", destroyed(32, 3), destroyed(11, 0), C, Field.QUANTITY),
    ("denied of another act", claim("lead", person("Ada Kolar"), thing("inquiry"), negated=True),
     claim("head", person("Ada Kolar"), thing("inquiry")), NONE, None),
    ("a quotation that lost its not", quoted(negated=False), quoted(negated=True), C, Field.POLARITY),
    ("what remains a question does not stay", claim("remain", person("Ada Kolar"), text="Ada Kolar remains a question"),
     claim("resign", person("Ada Kolar")), NONE, None),
    ("a deal agreed and a deal done",
     claim("buy", organisation("Hollar"), organisation("Pell", Role.PATIENT), modality=Modality.PLANNED),
     claim("buy", organisation("Hollar"), organisation("Pell", Role.PATIENT)), A, None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "judgement", "field"), CASES, ids=[c[0] for c in CASES])
def test_a_pair_of_one_story(why: str, newer: Claim, older: Claim, judgement: Judgement, field: Field | None) -> None:
    verdict = compare(newer, older)
    assert (verdict.judgement, verdict.field) == (judgement, field), (why, verdict)


def test_hours_between_two_claims_count_alike_in_both_orders() -> None:
    early, late = destroyed(11, 0), destroyed(11.0, 45)
    assert compare(late, early).judgement is compare(early, late).judgement
