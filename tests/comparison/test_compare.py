"""Judgements of hand-made pairs: (why, newer, older, judgement, field)."""

from __future__ import annotations

import pytest

from services.comparison.compare import compare
from services.comparison.index import keys_of
from services.comparison.model import Field, Judgement
from services.comparison.profiles.profile import profile
from services.extraction.model import Claim, Hedge, Modality, Role, SourceKind
from tests.comparison.factory import amount, claim, day, organisation, person, place, said_by, thing, year

A, U, R, D, C, NONE = (
    Judgement.AGREEMENT,
    Judgement.UPDATE,
    Judgement.REVISION,
    Judgement.DISPUTE,
    Judgement.CONTRADICTION,
    Judgement.INCOMPARABLE,
)
TUNNEL = thing("fire", "kessel", "tunnel", role=Role.TOPIC, named=True, kind="event")
KOLAR, ROVERS, ELMFIELD = (organisation(n) for n in ("Kolar", "Harrow Rovers", "Elmfield"))
STERN = person("Milo Stern", Role.PATIENT)
HAAS = person("Joel Haas")


def toll(number: float, hours: float = 0, **more: object) -> Claim:
    hedge = more.pop("hedge", Hedge.EXACT)
    return claim("die", TUNNEL, quantity=amount(number, "people", "people", hedge=hedge), hours=hours,
                 text="A fire in the Kessel Tunnel", **more)  # type: ignore[arg-type]  # fmt: skip


def plant(number: float, *more: object, **said: object) -> Claim:
    return claim("lay_off", KOLAR, *more, quantity=amount(number, "job", "job"), **said)  # type: ignore[arg-type]


def arrested(where: str, when: str = "2025-01-08") -> Claim:
    return claim("arrest", STERN, place(where), when=day(when))


def beat(winner: object, loser: str) -> Claim:
    return claim("win", winner, organisation(loser, Role.RECIPIENT), when=day("2025-01-11"))  # type: ignore[arg-type]


CASES = [
    ("a toll far apart", toll(91), toll(19), C, Field.QUANTITY),
    ("the same toll", toll(19), toll(19), A, None),
    ("a toll that grows", toll(34, hours=24), toll(21), U, Field.QUANTITY),
    ("a toll with a cue of rise", toll(91, hours=24, rises=True), toll(19), U, Field.QUANTITY),
    ("a bound that allows it", toll(21, hours=24), toll(8, hedge=Hedge.AT_LEAST), U, Field.QUANTITY),
    ("a toll that shrinks", toll(8, hours=24), toll(34), C, Field.QUANTITY),
    ("a correction", toll(19, corrects=True), toll(91), R, Field.QUANTITY),
    ("two named sides", toll(400, chain=said_by("Borea")), toll(40, chain=said_by("Arlen")), D, Field.QUANTITY),
    ("police against a named source", toll(91, chain=said_by("police", SourceKind.GENERIC)),
     toll(19, chain=said_by("Ana Prell")),
     C, Field.QUANTITY),
    ("injured are not killed", claim("injure", TUNNEL, quantity=amount(34)), toll(19), NONE, None),
    ("a part and its whole", plant(2800), plant(450, place("Linz")), NONE, None),
    ("of one plant, and of a land", plant(41_000_000, place("Linz")), plant(450, place("Linz")), NONE, None),
    ("noughts too many", plant(4_500_000, place("Linz")), plant(450, place("Linz")), C, Field.QUANTITY),
    ("two plants", plant(2800, place("Graz")), plant(450, place("Linz")), NONE, None),
    ("one plant", plant(900, place("Linz")), plant(450, place("Linz")), C, Field.QUANTITY),
    ("a plan is not its outcome", plant(9, modality=Modality.PLANNED), plant(12), NONE, None),
    ("two cities", arrested("Porto"), arrested("Lisbon"), C, Field.PLACE),
    ("a city and its country", arrested("Portugal"), arrested("Lisbon"), A, None),
    ("two cities on two days", arrested("Porto", "2025-01-02"), arrested("Lisbon"), NONE, None),
    ("roles exchanged", beat(ELMFIELD, "Harrow Rovers"), beat(ROVERS, "Elmfield"), C, Field.ROLE),
    ("the same winner", beat(ROVERS, "Elmfield"), beat(ROVERS, "Elmfield"), A, None),
    ("asserted and denied", claim("resign", HAAS, negated=True), claim("resign", HAAS), C, Field.POLARITY),
    ("opposites", claim("remain", HAAS), claim("resign", HAAS), C, Field.POLARITY),
    ("not gone, so still there", claim("remain", HAAS), claim("resign", HAAS, negated=True), A, None),
    ("another man", claim("resign", person("Karl Oste"), negated=True), claim("resign", HAAS), NONE, None),
    ("the year of a once-only event", claim("land", thing("ostrava", "probe", named=True), when=year(1989)),
     claim("land", thing("ostrava", "probe", named=True), when=year(1998)),
     C, Field.TIME),
    ("rates of two years", claim("win", ROVERS, when=year(2023)), claim("win", ROVERS, when=year(2024)), NONE, None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "judgement", "field"), CASES, ids=[c[0] for c in CASES])
def test_a_pair_is_judged(why: str, newer: Claim, older: Claim, judgement: Judgement, field: Field | None) -> None:
    verdict = compare(newer, older)
    assert (verdict.judgement, verdict.field) == (judgement, field), verdict


def without_power(predicate: str, number: float, where: str = "Orvik", text: str = "") -> Claim:
    said = text or f"the storm {predicate} homes in Orvik and the electricity"
    return claim(predicate, place(where), quantity=amount(number, "home", "home"), when=day("2025-01-08"), text=said)


OTHER_VERBS = [
    ("other verbs, one figure", without_power("leave", 42000), without_power("darken", 42000), A),
    ("another figure, in the same words", without_power("leave", 4200), without_power("darken", 42000), C),
    ("another figure of other things needs one verb", without_power("leave", 4200),
     without_power("darken", 42000, text="roads in Orvik that crews had cleared were lit again"), NONE),
    ("another town", without_power("leave", 42000, "Tarrin", "the storm left homes in Tarrin without electricity"),
     without_power("darken", 42000), NONE),
    ("verbs known to be two events", without_power("build", 42000), without_power("demolish", 42000), NONE),
    ("nothing but the figure", without_power("leave", 42000, text="homes"), without_power("see", 42000, text="it"),
     NONE),
    ("killed and injured, one figure", claim("injure", TUNNEL, quantity=amount(34)), toll(34), NONE),
    ("a share as of one time is no growth", claim("destroy", ROVERS, quantity=amount(58, "percent")),
     claim("destroy", ROVERS, quantity=amount(38, "percent")), C),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "judgement"), OTHER_VERBS, ids=[c[0] for c in OTHER_VERBS])
def test_other_verbs_agree_by_their_fields(why: str, newer: Claim, older: Claim, judgement: Judgement) -> None:
    assert compare(newer, older).judgement is judgement, why


def test_a_figure_is_found_again_under_another_verb() -> None:
    left, right = (keys_of(profile(without_power(verb, n))) for verb, n in (("leave", 42000), ("darken", 41500)))
    assert set(left) & set(right)


def test_a_reason_names_both_values() -> None:
    verdict = compare(toll(91), toll(19))
    assert verdict.reason.startswith("They differ in the number: 91 people here, 19 people there")
