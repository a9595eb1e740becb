"""One event in other verbs: a verb with its particle and its object, a noun behind "there is", a post behind "to be"."""

from __future__ import annotations

import pytest

from services.extraction.model import Polarity, Role
from tests.extraction.claims_of import about, claims_of, keys

DONE = [
    ("Otto Lund carried off the coveted jury prize in Orsa on Sunday.", "win", Role.AGENT, "Otto Lund"),
    ("Otto Lund ran off with the Larkin prize on Sunday.", "win", Role.AGENT, "Otto Lund"),
    ("Otto Lund was honoured with the Larkin medal on Sunday.", "win", Role.AGENT, "Otto Lund"),
    ("The Larkin prize belongs to Otto Lund.", "win", Role.AGENT, "Otto Lund"),
    ("Otto Lund picked up the Larkin award on Sunday.", "win", Role.AGENT, "Otto Lund"),
    ("The crane driver Otto Lund was picked by the union to be its chair on Sunday.", "appoint", Role.ATTRIBUTE, "chair"),
    ("The league chose Otto Lund to serve as treasurer on Sunday.", "appoint", Role.ATTRIBUTE, "treasurer"),
    ("On Sunday Otto Lund was voted chair of the league.", "elect", Role.ATTRIBUTE, "chair"),
    ("The winning goal came from Otto Lund on Sunday.", "score", Role.AGENT, "Otto Lund"),
    ("Otto Lund headed the winner against Lisk on Sunday.", "score", Role.AGENT, "Otto Lund"),
    ("Otto Lund was put away for six years on Monday.", "sentence", Role.PATIENT, "Otto Lund"),
    ("Judge Ada Brill passed a sentence of nine years on Otto Lund.", "sentence", Role.PATIENT, "Otto Lund"),
    ("The capsule Ino latched on to the Sorn station on Monday.", "dock", Role.PATIENT, "Ino"),
    ("Ada Brill took over the helm of Bardo on Monday.", "appoint", Role.PATIENT, "Ada Brill"),
    ("The nurses of Orsa will strike on Friday.", "strike", Role.AGENT, "nurse"),
    ("Rebels struck the town of Orsa on Friday.", "attack", Role.AGENT, "rebel"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "predicate", "role", "who"), DONE, ids=[d[0] for d in DONE])
def test_what_a_verb_and_the_words_beside_it_tell(sentence: str, predicate: str, role: Role, who: str) -> None:
    assert who in keys(about(claims_of(sentence), predicate), role)


THERE = [
    ("There will be no strike by the bakers of Orsa on Friday.", "strike", Polarity.NEGATED),
    ("There will be a strike by the bakers of Orsa on Friday.", "strike", Polarity.AFFIRMED),
    ("There was no merger between Bardo and Varta in May.", "merge", Polarity.NEGATED),
    ("There will be no resignation of Ada Brill in May.", "resign", Polarity.NEGATED),
    ("There was no takeover of Bardo by Varta on Monday.", "buy", Polarity.NEGATED),
]


@pytest.mark.parametrize(("sentence", "predicate", "polarity"), THERE, ids=[t[0] for t in THERE])
def test_what_is_not_there_does_not_happen(sentence: str, predicate: str, polarity: Polarity) -> None:
    assert about(claims_of(sentence), predicate).polarity is polarity


CAME = [
    ("A crowd of 28,100 attended Sunday's Velvet Larks concert in Orsa.", 28_100, "people"),
    ("Some 4,200 watched Sunday's Orsa derby.", 4_200, "people"),
    ("A total of 900 marched in Orsa on Sunday.", 900, "people"),
    ("Shares of 31.20 saw Bardo rise.", 31.2, "count"),
]


@pytest.mark.parametrize(("sentence", "number", "unit"), CAME, ids=[c[0] for c in CAME])
def test_who_attends_is_counted_and_not_what_stands_behind(sentence: str, number: float, unit: str) -> None:
    units = [c.quantity.unit for c in claims_of(sentence) if c.quantity is not None and c.quantity.number == number]
    assert units[:1] == [unit]


SEEN = [
    ("The year 1878 saw the birth of the composer Ada Brill.", "birth", 1878),
    ("The year 1931 saw the death of the painter Ada Brill.", "die", 1931),
    ("2019 saw the closure of the Orsa mill.", "close", 2019),
    ("May 2021 brought the resignation of minister Ada Brill.", "resign", 2021),
]


@pytest.mark.parametrize(("sentence", "predicate", "year"), SEEN, ids=[s[0] for s in SEEN])
def test_a_time_that_sees_something_is_when_it_happened(sentence: str, predicate: str, year: int) -> None:
    claims = [c for c in claims_of(sentence) if c.frame.predicate == predicate]
    assert {c.when.start.year for c in claims if c.when is not None and c.when.start is not None} == {year}
    assert all(c.attribution is None for c in claims)


CALLED = [
    ("Otto Lund came in a red scarf. The stand will cost 54 million euros, the 61-year-old said.", ["Otto Lund"]),
    ("President Ada Brill came to Orsa. The stand will cost 54 million euros, the mother of two said.", ["Ada Brill"]),
    ("Ada Brill, 44, met Otto Lund. The stand will cost 54 million euros, the 44-year-old said.", ["Ada Brill"]),
    ("Ada Brill met Otto Lund. The stand will cost 54 million euros, the 44-year-old said.", ["44-year-old"]),
]


@pytest.mark.parametrize(("text", "who"), CALLED, ids=[c[0] for c in CALLED])
def test_who_is_called_by_an_age_is_the_one_who_was_named(text: str, who: list[str]) -> None:
    assert [link.name for link in about(claims_of(text), "price").chain] == who


SHOWN = [
    "In May 23,400 cars were sold in Orsa, figures of the land office show.",
    "In May 23,400 cars were sold in Orsa, statistics compiled by the dealers' guild showed on Monday.",
    "In May Orsa lost 900 jobs, records kept by the labour office reveal.",
]


@pytest.mark.parametrize("sentence", SHOWN)
def test_whose_figures_a_sentence_ends_with(sentence: str) -> None:
    assert all(c.attribution is not None for c in claims_of(sentence) if c.quantity is not None)
