"""SEMANTICS "Whose contradiction it is", "What raises one" and "What must not raise an alert", claim by claim."""

from __future__ import annotations

import pytest

from services.comparison.model import Judgement
from services.extraction.model import Link, SourceKind
from tests.scoring.scoring_streams import Stream, agency, anonymous, generic, organisation, person

MINISTER = person("Orla Brandt")
POLICE = organisation("Harbour Police")
FIRE = organisation("fire brigade of Brackwater")
HOSPITAL = organisation("Brackwater hospital")

STORIES = [
    ("three own sources, a generic body that resolves", [(19, POLICE), (19, FIRE), (19, HOSPITAL), (91, generic("police"))], [3]),
    ("the same named source with another number", [(300, MINISTER), (300, MINISTER), (300, MINISTER), (3000, MINISTER)], [3]),
    ("own voice against two own voices", [(71,), (71,), (66,)], [2]),
    ("own voice against one voice", [(71,), (66,)], []),
    ("a named source that is not on record disputes", [(19, POLICE), (19, FIRE), (19, HOSPITAL), (91, MINISTER)], []),
    ("nobody who could answer", [(19, POLICE), (19, FIRE), (91, anonymous())], [2]),
    ("an unresolved generic body is nobody", [(19, POLICE), (19, FIRE), (91, generic("neighbours"))], [2]),
    ("one agency three times is one origin", [(200, agency("Harbourwire")), (200, agency("Harbourwire")), (200, agency("Harbourwire")), (95,)], []),
    ("misreporting the agency that others carry", [(200, agency("Harbourwire")), (200, agency("Harbourwire")), (95, agency("Harbourwire"))], [2]),
    ("one outlet that repeats itself is one witness", [("a", 19), ("a", 19), ("a", 19), ("b", 91)], []),
    ("two sides, faithfully reported", [(8000, generic("police")), (8000, generic("police")), (25000, generic("organisers"))], []),
    ("a side that nobody else asked, against several origins", [(8000, generic("police")), (8000,), (25000, generic("march organisers"))], []),
    ("the union against the company and the ministry", [(15, organisation("Zipp")), (15, organisation("labour ministry")), (80, generic("the union"))], []),
    ("a side that others have on record", [(54, generic("organisers")), (54, organisation("Elba council")), (54,), (150, generic("the organisers"))], [3]),
    ("an agency and whomever it cites are one origin", [(14, agency("Unipress")), (14, agency("Unipress"), anonymous()), (9, organisation("Dara coastguard"))], []),
    ("two sides, one of them misreported", [(8000, generic("police")), (25000, generic("organisers")), (8000, generic("police")), (25000, generic("organisers")), (2500, generic("organisers"))], [4]),
    ("a wrong first reporter is not judged backwards", [(91,), (19,), (19,), (19,)], []),
    ("four repeat one tabloid", [(91, agency("Gullcry")), (91, agency("Gullcry")), (91, agency("Gullcry")), (91, agency("Gullcry")), (19,)], []),
    ("a tabloid by its own name, which reads like a person's", [("gullcry.example", 91), (91, person("Gull Cry")), (91, person("the Gull Cry")), (91, organisation("Gull Cry")), (19,)], []),
    ("a person who only shares a surname with an outlet is asked", [("moor.example", 91), (91, person("Moor")), (19,)], [2]),
    ("data of nobody is nobody", [(19, POLICE), (19, FIRE), (91, Link("official data", SourceKind.DOCUMENT))], [2]),
    ("a surname is its full name", [(300, MINISTER), (300, MINISTER), (3000, person("Brandt"))], [2]),
    ("who repeats a blog repeats whom the blog cites", [(14, person("Vaulted Blog"), POLICE), (14, person("Vaulted Blog")), (17,)], []),
    ("heard through one agency the minister is heard once", [(300, agency("Harbourwire"), MINISTER), (300, agency("Harbourwire"), MINISTER), (3000, MINISTER)], []),
]  # fmt: skip


@pytest.mark.parametrize(("story", "claims", "raising"), STORIES, ids=[s[0] for s in STORIES])
def test_who_raises(story: str, claims: list[tuple], raising: list[int]) -> None:
    stream = Stream()
    articles = []
    for number, claim in enumerate(claims):
        outlet, value, *chain = claim if isinstance(claim[0], str) else (f"outlet{number}", *claim)
        articles.append(stream.say(outlet, value, *chain))
    assert stream.raising == [articles[i] for i in raising]


def test_two_unrated_witnesses_give_a_provisional_alert_with_both_sides() -> None:
    stream = Stream()
    first = stream.say("one.example", 19, POLICE)
    second = stream.say("two.example", 19, FIRE)
    third = stream.say("three.example", 91)
    (alert,) = stream.alerts
    assert (alert.status, alert.provisional, alert.ledger, round(alert.probability, 3), alert.n_eff) == (
        "raised", True, "so", 0.846, 2.0,
    )  # fmt: skip
    assert [side.article_id for side in alert.consensus] == [first, second]
    assert [(side.article_id, side.value) for side in alert.dissent] == [(third, "91")]
    assert alert.raised_by == (third,)
    assert alert.consensus_value == "19"
    assert alert.consensus_origins == ("source:harbour police", "source:fire brigade of brackwater")


def test_a_denial_that_an_outlet_reports_is_a_dispute() -> None:
    stream = Stream()
    stream.say("one.example", 19, POLICE)
    stream.say("two.example", 19, FIRE)
    stream.say("three.example", 0, generic("the ministry"), denial=True)
    assert stream.alerts == []


def test_a_doubtful_reading_raises_nothing() -> None:
    stream = Stream()
    stream.say("one.example", 19)
    stream.say("two.example", 19)
    stream.say("three.example", 91, confidence=0.6)
    assert stream.alerts == []


def test_further_articles_join() -> None:
    stream = Stream()
    for number in range(4):
        stream.say(f"right{number}.example", 19)
    first = stream.say("wrong1.example", 91)
    second = stream.say("wrong2.example", 91)
    raised, joined = stream.alerts
    assert (raised.status, joined.status, raised.id) == ("raised", "joined", joined.id)
    assert joined.raised_by == (first, second)


@pytest.mark.parametrize(
    ("right", "wrong", "raising"),
    [
        pytest.param(2, 2, 2, id="two against two: the second repeats a dissent from a standing consensus"),
        pytest.param(2, 3, 2, id="from a tie on the value is open"),
        pytest.param(3, 2, 2, id="three against two, P = .793 with the first dissenter among them"),
        pytest.param(3, 4, 3, id="three against four"),
        pytest.param(1, 3, 0, id="nothing to join where no alert was opened"),
    ],
)
def test_a_second_dissenter_joins_while_the_consensus_leads(right: int, wrong: int, raising: int) -> None:
    stream = Stream()
    for number in range(right):
        stream.say(f"right{number}.example", 19)
    dissent = [stream.say(f"wrong{number}.example", 91) for number in range(wrong)]
    assert stream.raising == dissent[:raising]
    assert len({alert.id for alert in stream.alerts}) == min(raising, 1)


def test_another_wrong_value_does_not_join_the_first() -> None:
    stream = Stream()
    for number in range(2):
        stream.say(f"right{number}.example", 19)
    first = stream.say("wrong1.example", 91)
    stream.say("wrong2.example", 45)
    assert stream.raising == [first]


def test_a_dispute_does_not_join() -> None:
    stream = Stream()
    for number in range(3):
        stream.say(f"right{number}.example", 19)
    first = stream.say("wrong1.example", 91)
    stream.say("wrong2.example", 91, MINISTER)
    assert stream.raising == [first]


def test_a_copy_of_the_dissent_is_not_a_voice_for_it() -> None:
    stream = Stream()
    for number in range(2):
        stream.say(f"right{number}.example", 19)
    first = stream.say("wrong1.example", 91)
    second = stream.say("wrong2.example", 91, copies={first: 0.95})
    assert stream.raising == [first, second]


def test_wire_copies_by_text_are_one_witness() -> None:
    stream = Stream()
    first = stream.say("one.example", 19)
    stream.say("two.example", 19, copies={first: 0.9})
    stream.say("three.example", 19, copies={first: 0.85})
    stream.say("four.example", 91)
    assert stream.alerts == []


def test_under_an_agency_s_byline_stands_the_agency_s_word() -> None:
    stream = Stream()
    stream.say("one.example", 900, generic("the Harbourwire news agency"))
    stream.say("two.example", 900, wire="Harbourwire")
    stream.say("three.example", 2600)
    assert stream.alerts == []


def test_an_agency_whose_name_reads_like_a_person_s_is_known_by_its_byline() -> None:
    stream = Stream()
    stream.say("one.example", 900, person("Harbourwire"))
    stream.say("two.example", 900, wire="Harbourwire")
    stream.say("three.example", 2600)
    assert stream.alerts == []


def test_another_agency_s_byline_is_a_second_witness() -> None:
    stream = Stream()
    stream.say("one.example", 900, generic("the Harbourwire news agency"))
    stream.say("two.example", 900, wire="Fjord Press")
    third = stream.say("three.example", 2600)
    assert stream.raising == [third]


CROWD = "the organist played to 600 people in the old mill at Torne"
CROWD_AGAIN = "600 people came to the old mill at Torne and heard the organist"


@pytest.mark.parametrize(
    ("own_words", "text", "raised"),
    [
        pytest.param(3, CROWD_AGAIN, 1, id="'the choir said' is no copy where what it said is told in other words"),
        pytest.param(3, CROWD, 0, id="the same sentence is a copy however short"),
        pytest.param(200, CROWD_AGAIN, 0, id="a long text that stands in another is a copy"),
    ],
)
def test_what_is_left_of_a_short_report_says_little(own_words: int, text: str, raised: int) -> None:
    stream = Stream()
    choir = generic("the choir")
    first = stream.say("one.example", 600, choir, text=CROWD)
    stream.say("two.example", 600, choir, text=text, copies={first: 1.0}, own_words=own_words)
    stream.say("three.example", 60, choir)
    assert len(stream.alerts) == raised


class TestEvolution:
    def test_a_toll_that_rises_step_by_step_is_an_update(self) -> None:
        stream = Stream()
        stream.say("one.example", 8, generic("rescuers"), cumulative=True)
        stream.say("two.example", 8, person("Ida Moor"), cumulative=True)
        stream.say("one.example", 21, generic("rescuers"), cumulative=True, rises=True, after=24)
        stream.say("three.example", 34, anonymous("authorities"), cumulative=True, after=24)
        assert stream.alerts == []

    def test_a_jump_without_a_cue_is_not(self) -> None:
        stream = Stream()
        for number in range(3):
            stream.say(f"right{number}.example", 19, cumulative=True)
        wrong = stream.say("wrong.example", 91, cumulative=True)
        assert stream.raising == [wrong]

    def test_an_old_toll_that_never_led_here_contradicts(self) -> None:
        stream = Stream()
        stream.say("one.example", 34, generic("rescuers"), cumulative=True)
        stream.say("two.example", 34, organisation("prefecture"), cumulative=True)
        stream.say("three.example", 34, organisation("interior ministry"), cumulative=True)
        late = stream.say("late.example", 8, generic("rescuers"), cumulative=True, after=48)
        assert stream.raising == [late]

    def test_an_old_toll_that_led_until_lately_is_stale(self) -> None:
        stream = Stream()
        for number in range(3):
            stream.say(f"o{number}.example", 8, cumulative=True)
        for number in range(3):
            stream.say(f"o{number}.example", 21, cumulative=True, rises=True)
        stream.say("late.example", 8, cumulative=True, after=3)
        assert stream.alerts == []

    def test_and_contradicts_once_the_grace_is_over(self) -> None:
        stream = Stream()
        for number in range(3):
            stream.say(f"o{number}.example", 8, cumulative=True)
        for number in range(3):
            stream.say(f"o{number}.example", 21, cumulative=True, rises=True)
        late = stream.say("late.example", 8, cumulative=True, after=30)
        assert stream.raising == [late]

    def test_an_outlet_that_corrects_itself_stands_by_the_new_value(self) -> None:
        stream = Stream()
        stream.say("first.example", 50_000, organisation("academy"))
        stream.say("first.example", 500_000, organisation("academy"), corrects=True)
        stream.say("second.example", 500_000, organisation("academy"))
        stream.say("third.example", 500_000, organisation("academy"))
        assert stream.alerts == []


class TestLife:
    def test_a_takedown_of_the_dissent_resolves(self) -> None:
        stream = Stream()
        stream.say("one.example", 19)
        stream.say("two.example", 19)
        wrong = stream.say("wrong.example", 91)
        stream.withdraw(wrong)
        assert [a.status for a in stream.alerts] == ["raised", "resolved"]

    def test_an_outlet_that_comes_round_resolves(self) -> None:
        stream = Stream()
        stream.say("one.example", 19)
        stream.say("two.example", 19)
        stream.say("wrong.example", 91)
        stream.say("wrong.example", 19)
        assert [a.status for a in stream.alerts] == ["raised", "resolved"]

    def test_a_correction_resolves(self) -> None:
        stream = Stream()
        stream.say("one.example", 19)
        stream.say("two.example", 19)
        stream.say("wrong.example", 91)
        stream.say("wrong.example", 19, corrects=True)
        assert [a.status for a in stream.alerts] == ["raised", "resolved"]

    def test_a_consensus_that_moves_is_a_shift_and_debits_nobody_backwards(self) -> None:
        stream = Stream()
        stream.say("one.example", 19)
        stream.say("two.example", 19)
        first = stream.say("early.example", 91)
        later = [stream.say(f"later{number}.example", 91) for number in range(5)]
        assert stream.alerts[0].status == "raised"
        assert stream.alerts[-1].status == "shifted"
        assert stream.raising == [first, later[0]]

    def test_a_jump_that_a_second_origin_has_was_an_update(self) -> None:
        stream = Stream()
        stream.say("one.example", 19, POLICE, cumulative=True)
        stream.say("two.example", 19, FIRE, cumulative=True)
        stream.say("early.example", 91, cumulative=True)
        stream.say("next.example", 91, cumulative=True)
        assert [a.status for a in stream.alerts] == ["raised", "withdrawn"]

    def test_a_source_that_two_outlets_have_with_a_new_value_revised_itself(self) -> None:
        stream = Stream()
        for number in range(3):
            stream.say(f"o{number}.example", 300, MINISTER)
        stream.say("early.example", 3000, MINISTER)
        stream.say("next.example", 3000, MINISTER)
        assert [a.status for a in stream.alerts] == ["raised", "withdrawn"]

    def test_a_redelivery_changes_nothing(self) -> None:
        stream = Stream()
        stream.say("one.example", 19)
        stream.say("two.example", 19)
        stream.say("wrong.example", 91)
        before = dict(stream.backend.values)
        stream.deliver(stream.log[-1])
        assert stream.backend.values == before
        assert len(stream.alerts) == 1


def test_a_dispute_verdict_of_comparison_is_judged_on_the_record() -> None:
    """Police here and fire brigade there are two sources; whether the outlet answers depends on who is on record."""
    stream = Stream()

    def dispute(new, old):
        judgement, field, agrees = stream._by_value(new, old)
        return (Judgement.DISPUTE if judgement is Judgement.CONTRADICTION else judgement), field, agrees

    stream.say("one.example", 19, POLICE)
    stream.say("two.example", 19, FIRE)
    wrong = stream.say("wrong.example", 91, generic("police"), judge=dispute)
    assert stream.raising == [wrong]


def test_to_go_back_to_an_older_value_is_no_revision() -> None:
    """The governor had 12 before she had 41: who tells 12 again has no second outlet for a new value."""
    governor, stream = person("Karin Weil"), Stream()
    stream.say("one.example", 12, governor, cumulative=True)
    stream.say("two.example", 41, POLICE, after=24.0, cumulative=True, rises=True)
    stream.say("three.example", 41, governor, cumulative=True)
    stream.say("four.example", 41, cumulative=True)
    last = stream.say("five.example", 12, governor, after=96.0, cumulative=True)
    assert {side.article_id for alert in stream.alerts for side in alert.dissent} == {last}
