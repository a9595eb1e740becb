"""How old somebody is, told beside the name in sentences that share nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.comparison.ages import owner
from services.comparison.compare import compare
from services.comparison.index import keys_of
from services.comparison.model import Field, Judgement
from services.comparison.profiles.profile import profile
from services.extraction.claims import extract_claims
from services.extraction.model import Claim
from services.ingestion.model import Admission, Article

START = datetime(2025, 3, 10, 12, tzinfo=UTC)


def ages(text: str, outlet: str = "one.example", days: int = 0) -> list[Claim]:
    at = START + timedelta(days=days)
    article = Article(
        seq=1, seen_at=at, id=outlet[:8].ljust(32, "0"), kind=Admission.ARTICLE, url=f"https://{outlet}/a", outlet=outlet,
        title="", text=text, published_at=at,
    )  # fmt: skip
    return [c for c in extract_claims(article).claims if c.quantity is not None and c.quantity.unit == "age"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Halden looked on Monday for Ines Kalm, 29, a teacher from Norra.", ("ines", "kalm")),
        ("A court in Halden heard the 27-year-old Ines Kalm on Monday.", ("ines", "kalm")),
        ("A court in Halden heard a 27-year-old student, Ines Kalm, on Monday.", ("ines", "kalm")),
        ("A court in Halden heard the 27-year-old night nurse Ines Kalm on Monday.", ("ines", "kalm")),
        ("A court in Halden heard of a 9-year-old boy, Ines Kalm said on Monday.", ()),
        ("A court in Halden heard the 9-year-old pupil of Ines Kalm on Monday.", ()),
        ("A court in Halden heard the 19-year-old's teacher Ines Kalm on Monday.", ()),
        ("Among the hurt was Ines Kalm, the band's 29-year-old drummer.", ("ines", "kalm")),
        ("The court heard Ines Kalm, the mother of a 12-year-old.", ()),
        ("A 29-year-old teacher was heard by a court in Halden on Monday.", ()),
        ("On Monday Kalm, 29, was heard by a court in Halden.", ()),
        ("The painter Ines Kalm has died in Halden at the age of 81.", ("ines", "kalm")),
        ('Ines Kalm, who drew "The Blue Heron", died on Monday aged 81.', ("ines", "kalm")),
        ("Ines Kalm, dead at 81, leaves a house in Halden.", ("ines", "kalm")),
        ("The husband of Ines Kalm has died in Halden at the age of 81.", ()),
        ("Ines Kalm, for years at the head of the Norra Band, was 81 when she died.", ("ines", "kalm")),
        ("Ines Kalm was 19 when she joined the Norra Band.", ()),
        ("Ines Kalm was there when Petra Lund died at 81.", ()),
    ],
    ids=[
        "behind a name",
        "before a name",
        "before what she is and her name",
        "before her trade and her name",
        "before who speaks",
        "before whose pupil he is",
        "before whose teacher she is",
        "told by what she is",
        "her child's",
        "nobody named",
        "a surname alone may be anybody's",
        "of somebody who has died",
        "behind what she made",
        "dead at",
        "of kin",
        "at her death, far behind her name",
        "at another time",
        "one of two names",
    ],
)
def test_an_age_belongs_to_the_full_name_beside_it(text: str, name: tuple[str, ...]) -> None:
    assert {owner(c) for c in ages(text)} == {name}


def test_the_ages_of_a_list_belong_to_its_names() -> None:
    text = "The dead are Ines Kalm, 29; Ove Strand, 43; Mia Rask, 61; and Tor Brandt, 35, the police in Halden said."
    assert {owner(c)[0] for c in ages(text)} == {"ines", "ove", "mia", "tor"}


OLDER = "Ines Kalm, 27, was heard by a court in Halden on Monday."


@pytest.mark.parametrize(
    ("text", "days", "judgement"),
    [
        ("The Norra school has lost its head, Ines Kalm, 29, who ran it for a year.", 1, Judgement.CONTRADICTION),
        ("The Norra school has lost its head, Ines Kalm, 27, who ran it for a year.", 1, Judgement.AGREEMENT),
        ("The Norra school has lost its head, Ines Kalm, 28, who ran it for a year.", 1, Judgement.AGREEMENT),
        ("The Norra school has lost its head, Ines Kalm, 26, who ran it for a year.", 1, Judgement.CONTRADICTION),
        ("The Norra school has lost its head, Ines Kalm, 31, who ran it for a year.", 90, Judgement.INCOMPARABLE),
        ("The printer Ines Kalm, 61, has sold her press in Halden.", 1, Judgement.CONTRADICTION),
        ("The Norra school has lost its head, Petra Kalm, 31, who ran it for a year.", 1, Judgement.INCOMPARABLE),
    ],
    ids=[
        "two years older",
        "the same age",
        "a birthday",
        "younger",
        "months apart",
        "a trade on one side",
        "another person",
    ],
)
def test_two_ages_of_one_person(text: str, days: int, judgement: Judgement) -> None:
    newer, older = ages(text, "two.example", days), ages(OLDER)
    assert newer
    assert older
    verdict = compare(newer[0], older[0])
    assert verdict.judgement is judgement
    assert verdict.field is (Field.QUANTITY if judgement is Judgement.CONTRADICTION else None)
    shared = set(keys_of(profile(newer[0]))) & set(keys_of(profile(older[0])))
    assert ("age|ines kalm" in shared) is ("Ines" in text)


def test_two_trades_of_one_name_may_be_two_people() -> None:
    newer, older = (
        ages("The printer Ines Kalm, 61, has sold her press.", "two.example", 1),
        ages("The diver Ines Kalm, 27, won."),
    )
    assert compare(newer[0], older[0]).judgement is Judgement.INCOMPARABLE
