"""One event in many words has one frame; all people and places are invented."""

from __future__ import annotations

import pytest

from services.extraction.model import Modality, Polarity, Role
from tests.extraction.claims_of import about, claims_of, keys, words

DEATHS = [
    "Nine people died in a fire in the Orvin road tunnel on Monday, the fire service said.",
    "The Orvin tunnel fire killed nine people, police said.",
    "A fire in the Orvin tunnel killed nine people on Monday.",
    "Nine people were killed by a fire in the Orvin tunnel.",
    "The fire in the Orvin tunnel has claimed nine lives.",
    "The death toll from the Orvin tunnel fire rose to nine on Tuesday.",
    "The number of people killed in the Orvin tunnel fire has risen to nine.",
    "The Orvin tunnel fire left nine dead.",
]


@pytest.mark.parametrize("sentence", DEATHS)
def test_deaths_have_one_frame(sentence: str) -> None:
    claim = about(claims_of(sentence), "die")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (9, 9, "people")
    assert keys(claim, Role.PATIENT) == {"people"}
    assert "fire" in keys(claim, Role.TOPIC)
    assert "orvin" in words(claim, Role.PLACE)
    assert claim.cumulative


WINS = [
    "Torrent beat Selby 4-1 on Saturday.",
    "Torrent thrashed Selby 4-1.",
    "Selby lost 4-1 to Torrent on Saturday.",
    "Selby were beaten 4-1 by Torrent.",
    "Torrent's 4-1 victory over Selby delighted the crowd.",
]


@pytest.mark.parametrize("sentence", WINS)
def test_winner_and_loser_keep_their_roles(sentence: str) -> None:
    claim = about(claims_of(sentence), "win")
    assert (keys(claim, Role.AGENT), keys(claim, Role.RECIPIENT)) == ({"Torrent"}, {"Selby"})


DEALS = [
    "Norla Foods bought Bremel for almost 3 million euros.",
    "Bremel was sold to Norla Foods for almost 3 million euros.",
    "Norla Foods paid almost 3 million euros for Bremel.",
    "Bremel was acquired by Norla Foods for almost 3 million euros.",
]


@pytest.mark.parametrize("sentence", DEALS)
def test_buying_and_selling_are_one_event(sentence: str) -> None:
    claim = about(claims_of(sentence), "buy")
    assert (keys(claim, Role.AGENT), keys(claim, Role.PATIENT)) == ({"Norla Foods"}, {"Bremel"})
    assert claim.quantity is not None
    assert claim.quantity.unit == "EUR"


POSTS = [
    "Mira Solberg was named chief executive of Nordkraft on Tuesday.",
    "Nordkraft appointed Mira Solberg as its chief executive on Tuesday.",
    "On Tuesday Nordkraft named Mira Solberg as chief executive.",
]


@pytest.mark.parametrize("sentence", POSTS)
def test_appointments_name_body_person_and_post(sentence: str) -> None:
    claim = about(claims_of(sentence), "appoint")
    assert keys(claim, Role.AGENT) == {"Nordkraft"}
    assert keys(claim, Role.PATIENT) == {"Mira Solberg"}
    assert "executive" in keys(claim, Role.ATTRIBUTE)


MOODS = [
    ("Rail minister Joel Varga resigned on Monday.", "resign", Polarity.AFFIRMED, Modality.ASSERTED),
    ("Rail minister Joel Varga has not resigned.", "resign", Polarity.NEGATED, Modality.ASSERTED),
    ("Joel Varga refused to sign the treaty on Monday.", "sign", Polarity.NEGATED, Modality.ASSERTED),
    ("The government denied that Joel Varga had signed the treaty.", "sign", Polarity.NEGATED, Modality.ASSERTED),
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


def test_the_speaker_speaks_for_the_body() -> None:
    direct = about(claims_of('"We will not appeal," the company\'s lawyer Rita Holm said on Monday.'), "appeal")
    indirect = about(claims_of("Rita Holm, the company's lawyer, said on Monday that it would not appeal."), "appeal")
    plain = about(claims_of("The company will not appeal, its lawyer Rita Holm said."), "appeal")
    for claim in (direct, indirect, plain):
        assert keys(claim, Role.AGENT) == {"company"}
        assert (claim.polarity, claim.modality) == (Polarity.NEGATED, Modality.PLANNED)


SENSES = [
    ("Ada Kern contracted malaria on a trip to Borea in May.", "infect"),
    ("The ferry Linna sank off Cala Nera on Sunday.", "crash"),
    ("The Morvel lighthouse was lit for the first time in 1874, the archive says.", "light"),
    ("The museum gave the Tolm mask back to Asar on Monday.", "return"),
    ("A Zelfar cargo plane made an emergency landing in Tarn on Monday.", "land"),
    ("Traffic collapsed after the closure of the Brent bridge on Sunday.", "close"),
    ("Ada Kern was crowned queen of Varnia on Sunday.", "appoint"),
    ("Ada Kern sang the title role in Mera on Sunday.", "perform"),
    ("The Brent bridge inquiry will be headed by former judge Ada Kern, the ministry said on Monday.", "lead"),
]


@pytest.mark.parametrize(("sentence", "predicate"), SENSES)
def test_events_without_a_number(sentence: str, predicate: str) -> None:
    assert predicate in {c.frame.predicate for c in claims_of(sentence)}


LOANS = [
    "Orlan lent Granary 400 million euros on Monday.",
    "Granary received a loan of 400 million euros from Orlan on Monday.",
    "Orlan granted Granary a loan of 400 million euros on Monday.",
]


@pytest.mark.parametrize("sentence", LOANS)
def test_lender_and_borrower_keep_their_roles(sentence: str) -> None:
    claim = about(claims_of(sentence), "lend")
    assert (keys(claim, Role.AGENT), keys(claim, Role.RECIPIENT)) == ({"Orlan"}, {"Granary"})


def test_a_wish_for_an_act_is_no_act() -> None:
    claims = claims_of("Unions called for the closure of the Brent bridge on Sunday.")
    assert not [c for c in claims if c.frame.predicate != "plain"]


QUOTES = [
    ('"I took the money," party treasurer Otto Briem told the committee on Monday.', Polarity.AFFIRMED),
    ('"I never took the money," party treasurer Otto Briem told the committee on Monday.', Polarity.NEGATED),
    ("Party treasurer Otto Briem told the committee on Monday that he never took the money.", Polarity.NEGATED),
]


@pytest.mark.parametrize(("sentence", "polarity"), QUOTES)
def test_who_says_i_is_the_speaker(sentence: str, polarity: Polarity) -> None:
    claim = about(claims_of(sentence), "take")
    assert keys(claim, Role.AGENT) == {"Otto Briem"}
    assert claim.polarity is polarity


SECOND_READINGS = [
    ("On Tuesday 27 grey seals stranded on the beach at Cape Orvin.", "trap", 27),
    (
        "Some 400 barrels of diesel leaked from the depot at Orvin on Tuesday, according to the fire brigade.",
        "leak",
        400,
    ),
    ("Six percent of patients infected with the Lano virus die, the clinic said.", "die", 6),
]


@pytest.mark.parametrize(("sentence", "predicate", "number"), SECOND_READINGS)
def test_a_past_tense_that_looks_like_a_participle_is_the_verb(sentence: str, predicate: str, number: int) -> None:
    claim = about(claims_of(sentence), predicate)
    assert claim.quantity is not None
    assert claim.quantity.number == number
    assert keys(claim, Role.PATIENT)


CONVICTIONS = [
    "A jury in Orvin Bridge convicted property developer Conrad Hale of bribery on Wednesday, the court clerk said.",
    "Property developer Conrad Hale was found guilty of bribery in Orvin Bridge on Wednesday.",
    "Conrad Hale was convicted of bribery on Wednesday.",
]


@pytest.mark.parametrize("sentence", CONVICTIONS)
def test_a_conviction_has_the_whole_name_and_the_day(sentence: str) -> None:
    claim = about(claims_of(sentence), "convict")
    assert keys(claim, Role.PATIENT) == {"Conrad Hale"}
    assert claim.when is not None


def test_a_fronted_day_is_no_part_of_the_subject() -> None:
    claim = about(claims_of("On Wednesday parliament in Tessia prolonged military service by three months."), "change")
    assert (keys(claim, Role.AGENT), keys(claim, Role.PATIENT)) == ({"parliament"}, {"service"})


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
    ("On Sunday a tired defence lost sight of Ida Orm.", "lose_hold", Role.PATIENT, "Ida Orm"),
    ("In Asia Kolar's sales grew to 210 million euros.", "revenue", Role.AGENT, "Kolar"),
    ("Hundreds mourned Columba Ross, abbot of Inverlane, who died on 2 February.", "die", Role.PATIENT, "Columba Ross"),
    ("Skyborn will drop eight routes from Lisle this winter.", "cancel", Role.AGENT, "Skyborn"),
]


@pytest.mark.parametrize(("sentence", "predicate", "role", "key"), GIVEN)
def test_who_did_it_and_to_whom(sentence: str, predicate: str, role: Role, key: str) -> None:
    assert key in keys(about(claims_of(sentence), predicate), role)


def test_a_value_after_a_relative_clause_belongs_to_what_was_put() -> None:
    claims = claims_of("The institute put the magnitude of the earthquake that shook Karst on Tuesday at 6.1.")
    assert about(claims, "magnitude").quantity is not None


KINDS = [
    ("Nordwall Insurance appointed Anna Petros on Monday.", "Nordwall Insurance", "organisation"),
    ("Geologist Ruth Weller was elected on Monday.", "Ruth Weller", "person"),
    ("Mount Ikar erupted on Monday.", "Mount Ikar", "place"),
]


@pytest.mark.parametrize(("sentence", "key", "kind"), KINDS)
def test_what_a_name_names(sentence: str, key: str, kind: str) -> None:
    found = {p.key: p.kind for claim in claims_of(sentence) for p in claim.frame.participants}
    assert found[key] == kind


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


MEANT = [
    ("Miriam Coll spared nobody on Wednesday. The retired judge heard 614 witnesses.", "hear", "Miriam Coll"),
    ("Skyborn presented its timetable on Thursday. The airline will drop eight routes.", "cancel", "Skyborn"),
    ("Torrent United won the cup on Sunday. United beat Selby 4-1 in the final.", "win", "Torrent United"),
    ("Rebel troops captured 200 guards when they overran the fort at Wadi Orin on Thursday.", "capture", "troop"),
]


@pytest.mark.parametrize(("text", "predicate", "key"), MEANT)
def test_descriptions_and_pronouns_go_back_to_the_subject(text: str, predicate: str, key: str) -> None:
    found = [c for c in claims_of(text) if c.frame.predicate == predicate]
    assert found
    assert all(key in keys(c, Role.AGENT) for c in found)


SENSES = [
    ("The space agency lost contact with the probe Corvane on Friday.", "lose_contact"),
    ("Soldiers of Karsia left the town of Ulmar on Sunday.", "withdraw"),
    ("The fourth stage of the Tour of Elvia went to Mara Lind on Tuesday.", "win"),
    ("Nils Hark climbed Mount Orm on 4 May.", "climb"),
    ("Nils Hark reached the summit of Mount Orm on 4 May.", "climb"),
    ("Engineers brought the reactor at Kelm back into operation on Monday.", "resume"),
    ("Kelm's reactor resumed operation on Monday.", "resume"),
    ("Tuesday's concert in Orvin did not take place.", "happen"),
    ("Gang boss Ralf Ost lost his appeal on Tuesday.", "uphold"),
    ("The high court rejected the appeal of Ralf Ost on Tuesday.", "uphold"),
    ("The former mayor Otto Briem went on trial on Monday.", "try"),
    ("The harbour bridge in Orvin remained closed on Monday.", "close"),
    ("Mara Lind died at 23 on Monday.", "die"),
    ("Turnout in the parliamentary election in Orvin was 51% on Sunday.", "turnout"),
    ("Thirty percent of households in Orvin consist of couples.", "consist"),
    ("Westline will discontinue its ferry to Orvin.", "close"),
    ("Kolar's sales came to 620 million euros in the second quarter.", "revenue"),
    ("The minister came to Orvin with 4 million euros.", "arrive"),
]


@pytest.mark.parametrize(("sentence", "predicate"), SENSES)
def test_the_sense_of_a_verb_by_its_nouns(sentence: str, predicate: str) -> None:
    about(claims_of(sentence), predicate)


LATE_SENSES = [
    ("Archaeologists found a Roman mosaic in Carthy on Tuesday.", "discover", None),
    ("The regulator fined Telvane 12 million euros.", "fine", 12_000_000),
    ("All five people on board a helicopter died near Tarin on Saturday.", "die", 5),
    ("Sarnia has 2,100 inhabitants, according to the census.", "population", 2_100),
    ("Some 2,100 people live on the island of Sarnia.", "population", 2_100),
    ("Ana Brisk became speaker on Tuesday.", "appoint", None),
    ("Sixty-three people in Lorvane have caught measles.", "infect", 63),
    ("Employees in Velane earn 3,200 dollars a month.", "earn", 3_200),
]


@pytest.mark.parametrize(("sentence", "predicate", "number"), LATE_SENSES)
def test_things_found_posts_taken_and_people_counted(sentence: str, predicate: str, number: float | None) -> None:
    quantity = about(claims_of(sentence), predicate).quantity
    assert (quantity.number if quantity is not None else None) == number


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


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("A third of nurses in Orvin commute, the clinic study found.", "commute"),
        ("One in nine adults in Lisk drinks, the survey released on Monday found.", "drink"),
        ("Half of the hives in Tarvia die, the institute said on Monday.", "die"),
    ],
)
def test_what_a_survey_found_has_its_own_verb(sentence: str, verb: str) -> None:
    assert verb in {claim.frame.lemma for claim in claims_of(sentence)}


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
