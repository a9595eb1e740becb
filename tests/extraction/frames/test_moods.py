"""Whether what is told is so: polarity, modality, wishes, decisions, what is denied or called untrue."""

from __future__ import annotations

import pytest

from services.extraction.model import Modality, Polarity, Role
from tests.extraction.claims_of import about, claims_of, keys

MOODS = [
    ("Rail minister Joel Varga resigned on Monday.", "resign", Polarity.AFFIRMED, Modality.ASSERTED),
    ("Rail minister Joel Varga has not resigned.", "resign", Polarity.NEGATED, Modality.ASSERTED),
    (
        "Nothing like it had been seen: a gust of 90 miles an hour at the pier.",
        "wind",
        Polarity.AFFIRMED,
        Modality.ASSERTED,
    ),
    ("Joel Varga refused to sign the treaty on Monday.", "sign", Polarity.NEGATED, Modality.ASSERTED),
    ("The government denied that Joel Varga had signed the treaty.", "sign", Polarity.NEGATED, Modality.ASSERTED),
    (
        "Ana Brisk told them there was no way that Orlia would ever pay the toll.",
        "pay",
        Polarity.NEGATED,
        Modality.PLANNED,
    ),
    ("It is impossible that Orlia will join the union, Ana Brisk said.", "join", Polarity.NEGATED, Modality.PLANNED),
    (
        "It is not impossible that Orlia will join the union, Ana Brisk said.",
        "join",
        Polarity.AFFIRMED,
        Modality.PLANNED,
    ),
    ("There is a chance that Orlia will join the union.", "join", Polarity.AFFIRMED, Modality.PLANNED),
    ("The agency plans to launch 12 satellites this year.", "launch", Polarity.AFFIRMED, Modality.PLANNED),
    ("Twelve satellites are to be launched this year.", "launch", Polarity.AFFIRMED, Modality.PLANNED),
    ("Kestrel Motors will cut 40 jobs in Orvin.", "lay_off", Polarity.AFFIRMED, Modality.PLANNED),
    ("Kestrel Motors could cut 40 jobs in Orvin.", "lay_off", Polarity.AFFIRMED, Modality.POSSIBLE),
    ("Kestrel Motors is expected to cut 40 jobs in Orvin.", "lay_off", Polarity.AFFIRMED, Modality.POSSIBLE),
    ("Kestrel Motors will cut 40 jobs in Orvin if sales fall.", "lay_off", Polarity.AFFIRMED, Modality.CONDITIONAL),
    ("Ada Kern promised to cut 40 jobs at court if her party wins.", "lay_off", Polarity.AFFIRMED, Modality.PLANNED),
    ("If elected, Ada Kern will cut 40 jobs at court.", "lay_off", Polarity.AFFIRMED, Modality.PLANNED),
    ("Ada Kern would cut 40 jobs at court if re-elected.", "lay_off", Polarity.AFFIRMED, Modality.PLANNED),
    ("Ada Kern would cut 40 jobs at court if her party came to power.", "lay_off", Polarity.AFFIRMED, Modality.PLANNED),
    (
        "Kestrel Motors would cut 40 jobs in Orvin if the mill came on sale.",
        "lay_off",
        Polarity.AFFIRMED,
        Modality.CONDITIONAL,
    ),
    ("The mayor said the city would buy 14 trams.", "buy", Polarity.AFFIRMED, Modality.PLANNED),
    ("Joel Varga hopes to sign the treaty on Friday.", "sign", Polarity.AFFIRMED, Modality.PLANNED),
    ("Joel Varga nearly signed the treaty on Monday.", "sign", Polarity.AFFIRMED, Modality.CONDITIONAL),
    ("Joel Varga all but won the Orvin marathon.", "win", Polarity.AFFIRMED, Modality.CONDITIONAL),
    ("Joel Varga came close to signing the treaty.", "sign", Polarity.AFFIRMED, Modality.CONDITIONAL),
    ("The bank was on the verge of buying Kestrel Motors.", "buy", Polarity.AFFIRMED, Modality.CONDITIONAL),
    (
        "Joel Varga came within two seconds of winning the Orvin marathon.",
        "win",
        Polarity.AFFIRMED,
        Modality.CONDITIONAL,
    ),
    ("Joel Varga narrowly missed winning the Orvin marathon.", "win", Polarity.NEGATED, Modality.ASSERTED),
    ("Nearly 40 people were killed in Orvin.", "die", Polarity.AFFIRMED, Modality.ASSERTED),
    ("Prices in Orvin almost doubled in May.", "change", Polarity.AFFIRMED, Modality.ASSERTED),
]


@pytest.mark.parametrize(("sentence", "predicate", "polarity", "modality"), MOODS)
def test_polarity_and_modality(sentence: str, predicate: str, polarity: Polarity, modality: Modality) -> None:
    claim = about(claims_of(sentence), predicate)
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_a_wish_for_an_act_is_no_act() -> None:
    claims = claims_of("Unions called for the closure of the Brent bridge on Sunday.")
    assert not [c for c in claims if c.frame.predicate != "plain"]


DECIDED = [
    ("Hollis Breweries has agreed to acquire Price & Sons for 640 million pounds.", "buy", "Hollis Breweries"),
    ("Tessia's parliament voted on Wednesday to extend military service by three months.", "change", "parliament"),
    (
        "Shopkeepers welcomed the decision by the central bank of Kestria to lower its key rate to 3.25 percent.",
        "interest_rate",
        "bank",
    ),
]


@pytest.mark.parametrize(("sentence", "predicate", "agent"), DECIDED)
def test_what_a_body_decides_is_done(sentence: str, predicate: str, agent: str) -> None:
    claim = about(claims_of(sentence), predicate)
    assert (claim.modality, keys(claim, Role.AGENT)) == (Modality.ASSERTED, {agent})


def test_what_a_named_source_says_of_a_nameless_thing_is_a_claim() -> None:
    said = about(claims_of('"The data were falsified," Professor Kang Doyan said on Thursday.'), "forge")
    denied = about(
        claims_of("Professor Kang Doyan insisted on Thursday that his data had not been falsified."), "forge"
    )
    assert (said.polarity, denied.polarity) == (Polarity.AFFIRMED, Polarity.NEGATED)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Karsia denied having bombed the bridge in Lisk.", "attack"),
        ("The defence ministry of Karsia denied bombing the bridge in Lisk.", "attack"),
        ("Reports that Karsia had bombed the bridge in Lisk were untrue, the ministry said.", "attack"),
        ("The ministry called reports that Karsia had bombed the bridge in Lisk false.", "attack"),
        ("It is false that Tamsin closed its bakery in Orsa, the company said.", "close"),
        ("There is no truth in claims that Tamsin closed its bakery in Orsa, its spokesman said.", "close"),
        ("The bakery said it was not true that Tamsin had closed its shop in Orsa.", "close"),
    ],
)
def test_what_is_denied_or_called_untrue_is_negated_and_has_its_source(sentence: str, event: str) -> None:
    claim = about(claims_of(sentence), event)
    assert claim.polarity is Polarity.NEGATED
    assert claim.chain


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Reports that Tamsin closed its bakery in Orsa are true, the union said.", "close"),
        ("Tamsin did not deny having closed its bakery in Orsa.", "close"),
        ("The union confirmed reports that Tamsin had closed its bakery in Orsa.", "close"),
    ],
)
def test_what_is_called_true_is_affirmed(sentence: str, event: str) -> None:
    assert about(claims_of(sentence), event).polarity is Polarity.AFFIRMED
