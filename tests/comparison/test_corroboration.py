"""Who else states what a dissent contradicts: (why, what is contradicted, the dissent, what another outlet says, so)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from schemas.alert import decode_alert
from services.comparison.compare import compare_profiles
from services.comparison.corroboration import RULE, corroboration
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.profiles.profile import Profile, profile
from services.extraction.claims import extract_claims
from services.extraction.model import Link, SourceKind
from services.ingestion.model import Admission, Article
from services.pipeline import run_in_memory
from tests.comparison.test_told_in_words import NOW


def read(text: str, outlet: str, published: datetime = NOW) -> list[Profile]:
    article = Article(
        seq=1, seen_at=published, id=f"{outlet}-1", url=f"https://{outlet}/1", outlet=outlet, title="", text=text,
        published_at=published, kind=Admission.ARTICLE,
    )  # fmt: skip
    return [profile(claim) for claim in extract_claims(article).claims]


def agreed(told: str, dissent: str, other: str, days: int = 0) -> list[Verdict]:
    """What claims of `other` are found to say of those of `told` that `dissent` contradicts."""
    claims, others = read(told, "one.example"), read(other, "two.example", NOW + timedelta(days=days))
    found = []
    for mine in read(dissent, "three.example"):
        for theirs in claims:
            against = compare_profiles(mine, theirs)
            if against.judgement is Judgement.CONTRADICTION:
                found += [corroboration(o, theirs, mine, against) for o in others]
    return [verdict for verdict in found if verdict is not None]


BANK = "Marrow Bank cut 640 jobs on Monday, the union Verdan said."
BANK_NOT = "Marrow Bank cut 460 jobs on Monday, the union Verdan said."
FREED = "Fourteen hikers were rescued from the Aldo gorge on Monday."
FREED_NOT = "Forty-one hikers were rescued from the Aldo gorge on Monday."
BORN = "The painter Ilse Varga was born in Sundby in 1931."
BORN_NOT = "The painter Ilse Varga was born in Tarvik in 1931."
SIGNED = "Orlia and Besk signed the fishing treaty in Tarvik on Monday."
NOT_SIGNED = "Orlia and Besk did not sign the fishing treaty in Tarvik on Monday."
ROSE = "Turnover of Halden Foods rose 8% in the second quarter."
FELL = "Turnover of Halden Foods fell 8% in the second quarter."

OWNS = "The Sorel fund owns 34 percent of Halden Foods, a filing shows."
OWNS_NOT = "The Sorel fund owns 73 percent of Halden Foods, a filing shows."

CUT = "The central bank of Sarn lowered its key rate by a quarter of a point on Monday."
RAISED = "The central bank of Sarn raised its key rate by a quarter of a point on Monday."

PASSED = "The Senate of Morva passed the heath bill on Thursday, 34 votes to 27."
REJECTED = "On Thursday the Senate of Morva rejected the heath bill."
TRUCE = "The truce between Orlia and Besk took effect on 3 March and has largely held, monitors said on Thursday."
TRUCE_NOT = "The truce between Orlia and Besk took effect on 13 March."

CASES = [
    ("whom the dissent contradicts, too", PASSED, REJECTED,
     "Since the heath bill, which the Senate approved on Thursday, leaves traders a year, nobody hurries.", True),
    ("the day of a saying is no date of it", TRUCE, TRUCE_NOT,
     "Even so the truce between Orlia and Besk, which has been in force since March 3, is a long one.", True),
    ("the date of the dissent", TRUCE, TRUCE_NOT,
     "Even so the truce between Orlia and Besk, which has been in force since March 13, is a long one.", False),
    ("the same figure, another verb", BANK, BANK_NOT,
     "For 640 people at Marrow Bank, Monday was the last day at work.", True),
    ("the dissent's figure", BANK, BANK_NOT, "For 460 people at Marrow Bank, Monday was the last day at work.", False),
    ("as had been expected", CUT, RAISED,
     "Sarn's key rate was lowered by a quarter of a point on Monday, as most economists had expected.", True),
    ("what is expected", CUT, RAISED, "Most economists had expected Sarn's key rate to be lowered on Monday.", False),
    ("refused is not accepted", '"We do not accept the Quay settlement," said Ada Brill, lawyer of the Lorm nurses.',
     '"We accept the Quay settlement," said Ada Brill, lawyer of the Lorm nurses.',
     "On behalf of the Lorm nurses the lawyer Ada Brill turned the Quay settlement down on Monday.", True),
    ("accepted is the dissent's", '"We do not accept the Quay settlement," said Ada Brill, lawyer of the Lorm nurses.',
     '"We accept the Quay settlement," said Ada Brill, lawyer of the Lorm nurses.',
     "On behalf of the Lorm nurses the lawyer Ada Brill accepted the Quay settlement on Monday.", False),
    ("neither figure", BANK, BANK_NOT, "Marrow Bank had warned its staff in spring.", False),
    ("a figure of another unit", BANK, BANK_NOT, "Shares of Marrow Bank rose to 640 crowns on Monday.", False),
    ("another story with the figure", BANK, BANK_NOT, "Sallow Motors builds 640 cars a day in Tessel.", False),
    ("a number in words", FREED, FREED_NOT,
     "It took the helicopter two hours to lift the 14 hikers out of the Aldo gorge.", True),
    ("the place in another clause", BORN, BORN_NOT,
     "Sundby, where the painter Ilse Varga came into the world, named a square after her.", True),
    ("both places", BORN, BORN_NOT,
     "From Sundby the painter Ilse Varga moved to Tarvik as a child.", False),
    ("the same verb", SIGNED, NOT_SIGNED, "The fishing treaty of Orlia and Besk was signed in Tarvik.", True),
    ("the same verb of another thing", SIGNED, NOT_SIGNED,
     "Besk signed the striker Jon Mara, of Orlia, in Tarvik on Monday.", False),
    ("accepted, agreed to", "The rebels of Besk accepted the mediators' offer of talks on Monday.",
     "The rebels of Besk rejected the mediators' offer of talks on Monday.",
     "The rebel leaders of Besk agreed to the talks proposed by the mediators.", True),
    ("promoted, won promotion", "Tarvik Rovers were promoted to the second division on Sunday.",
     "Tarvik Rovers were relegated from the second division on Sunday.",
     "Tarvik Rovers won promotion to the second division on Sunday.", True),
    ("who beat whom, without the winner", "Tarvik Rovers beat Sunde United 3-1 in the cup final on Sunday.",
     "Sunde United beat Tarvik Rovers 3-1 in the cup final on Sunday.",
     "The captain lifted the cup after the 3-1 win over Sunde United in Sunday's final.", True),
    ("another's place in the same race", "Jon Mara came fourth in the Sundby marathon on Sunday.",
     "Jon Mara came eighth in the Sundby marathon on Sunday.",
     "Olaf Venn finished fourth in the Sundby marathon last year.", False),
    ("a man whom nothing names", "He came fourth in the Sundby marathon on Sunday.",
     "Jon Mara came eighth in the Sundby marathon on Sunday.",
     "Olaf Venn came fourth in the Sundby marathon on Sunday.", False),
    ("of another doer", "Ilse Varga opposes the harbour tax in Sundby, even for large boats.",
     "Ilse Varga does not oppose the harbour tax in Sundby for large boats.",
     '"I oppose the harbour tax in Sundby," the fisherman Jon Mara said.', False),
    ("only called for", SIGNED, NOT_SIGNED,
     "Fishermen of Orlia called on Besk to sign the fishing treaty in Tarvik.", False),
    ("denied there as well, and here", NOT_SIGNED, SIGNED,
     "Besk and Orlia did not sign it after all: the fishing treaty stayed on the table in Tarvik.", True),
    ("denied here, told there", NOT_SIGNED, SIGNED,
     "A man who signs as the Harbour Ghost mocked the fishing treaty of Orlia and Besk in Tarvik.", False),
    ("denied there, too", SIGNED, NOT_SIGNED, "Orlia and Besk have not signed the fishing treaty.", False),
    ("the same direction", ROSE, FELL, "Turnover at Halden Foods was up 8 percent in the three months to June.", True),
    ("the other direction", ROSE, FELL, "Turnover at Halden Foods was down 8 percent in the three months to June.", False),
    ("a share of the shares", OWNS, OWNS_NOT,
     "With 34 percent of the shares the Sorel fund is the largest owner of Halden Foods.", True),
    ("only asked", BANK, BANK_NOT, "Did 640 people at Marrow Bank lose their work on Monday?", False),
    ("if it comes so", BANK, BANK_NOT, "If Marrow Bank sends away 640 people, Verdan will strike.", False),
]  # fmt: skip


@pytest.mark.parametrize(("why", "told", "dissent", "other", "so"), CASES, ids=[c[0] for c in CASES])
def test_who_else_states_the_contradicted_value(why: str, told: str, dissent: str, other: str, so: bool) -> None:
    assert bool(agreed(told, dissent, other)) is so, why


def test_the_agreement_says_nothing_but_that_one_value_is_told() -> None:
    verdicts = agreed(BANK, BANK_NOT, CASES[3][3])
    assert {(v.rule, v.judgement, v.agrees) for v in verdicts} == {(RULE, Judgement.AGREEMENT, (Field.QUANTITY,))}


def test_a_figure_of_last_week_is_another_one() -> None:
    assert not agreed(BANK, BANK_NOT, CASES[3][3], days=7)


def test_two_outlets_in_words_of_their_own_are_a_consensus() -> None:
    texts = (
        BANK.replace("the union Verdan", "the bank"),
        "For 640 people at Marrow Bank, Monday was the last day at work.",
        BANK_NOT.replace("the union Verdan said", "said the bank"),
    )
    articles = [
        {"outlet": f"outlet{i}.example", "url": f"https://outlet{i}.example/1", "title": f"Story {i}", "text": text,
         "published_at": (NOW + timedelta(minutes=30 * i)).isoformat()}
        for i, text in enumerate(texts)
    ]  # fmt: skip
    _, passages = run_in_memory(articles)
    assert [len(p.alerts) for p in passages] == [0, 0, 1]
    assert len(decode_alert(passages[2].alerts[0]).consensus) == 2
    again = run_in_memory(articles[:1] + articles[2:])[1]
    assert [len(p.alerts) for p in again] == [0, 0]


NAMELESS = Link("!!", SourceKind.ORGANISATION)


@pytest.mark.parametrize("field", list(Field))
@pytest.mark.parametrize("other", ["We signed it.", '"', "", "I, 640 — €", "On Monday. Not!"])
def test_any_claim_may_be_asked(other: str, field: Field) -> None:
    told, dissent = read(SIGNED, "one.example")[0], read(NOT_SIGNED, "three.example")[0]
    verdict = compare_profiles(dissent, told)
    claim = replace(told.claim, article_id="two", outlet="two.example", text=other, told=other, chain=(NAMELESS,))
    asked = profile(claim)
    found = corroboration(asked, told, dissent, replace(verdict, field=field))
    assert found is None or found.agrees == (field,)
