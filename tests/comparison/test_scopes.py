"""Figures of a part, a period or another thing are no dissent: (why, newer, older, the field or None)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.comparison.compare import compare
from services.comparison.model import Field, Judgement
from services.comparison.paraphrase import two_events
from services.comparison.profiles.profile import profile
from services.comparison.scopes.lands import other_part
from services.comparison.scopes.limits import compare_limits
from services.comparison.scopes.standing import Told
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.differences import nothing_else
from tests.comparison.factory import claim
from tests.comparison.test_told_in_words import contradicted, told

CASES = [
    ("a part with a name of its own", "Unemployment in Lower Tarvia was 11% in May, the jobs office said.",
     "Unemployment in Tarvia was 6.4 percent in May, the jobs office said.", None),
    ("the south", "Exports from South Belmor fell 9% in May, customs said.", "Exports from Belmor fell 4% in May, customs said.", None),
    ("told in words", "In rural Orsa rents rose 9% last year, the tenants' union said.",
     "Rents in Orsa rose 3% last year, the tenants' union said.", None),
    ("some terms of work", "Part-time employment in Tarvia rose by 26,000 in the second quarter, the jobs office said.",
     "Employment in Tarvia grew by 18,000 in the second quarter, the jobs office said.", None),
    ("the same terms of work", "Part-time employment in Tarvia rose by 26,000 in the second quarter, the jobs office said.",
     "Part-time employment in Tarvia grew by 18,000 in the second quarter, the jobs office said.", Field.QUANTITY),
    ("sold in one place", "In Asia Pedalo's sales grew to 210 million euros in the second quarter.",
     "Pedalo had sales of 620 million euros in the second quarter.", None),
    ("sold in all", "Pedalo's sales came to 210 million euros in the second quarter.",
     "Pedalo had sales of 620 million euros in the second quarter.", Field.QUANTITY),
    ("cents", "A ticket in Tarvik will cost 2.30 dollars from May, the transit authority said.",
     "A ticket in Tarvik will cost 3.20 dollars from May, the transit authority said.", Field.QUANTITY),
    ("one whole", "Unemployment in Tarvia was 11% in May, the jobs office said.",
     "Unemployment in Tarvia was 6.4 percent in May, the jobs office said.", Field.QUANTITY),
    ("an event of a part is one of the whole", "A fire in northern Tarvia killed 61 people on Sunday.",
     "A fire in Tarvia killed 16 people on Sunday.", Field.QUANTITY),
    ("a quarter and a year", "For the full year the shipyard Orlund posted a net profit of $520 million, it said.",
     "The shipyard Orlund made a net profit of $96 million in the fourth quarter, it said.", None),
    ("half-year and quarter", "The brewer Tamsin reported half-year sales of 410 million euros.",
     "The brewer Tamsin reported second-quarter sales of 260 million euros.", None),
    ("the last months and the year", "For the whole of 2024 the shipyard Orlund earned $520 million, it said.",
     "The shipyard Orlund made a net profit of $96 million in the last three months of 2024.", None),
    ("a year and its half", "Orlund sold 900 boats in all of 2024.", "In the first six months of 2024 Orlund sold 310 boats.", None),
    ("all competitions", "Ida Brenn scored 41 goals for Lisk in all competitions this season.",
     "With 29 goals in the league, Ida Brenn was Lisk's best scorer this season.", None),
    ("league and cup", "Ida Brenn scored nine goals for Lisk in the cup.", "Ida Brenn scored 29 league goals for Lisk.", None),
    ("two of one league", "Ida Brenn scored 92 league goals for Lisk this season.",
     "Ida Brenn scored 29 goals in the league for Lisk this season.", Field.QUANTITY),
    ("never before", "Never before has the Orlund yard paid so much: 45 million euros for a crane from Lisk.",
     "The Orlund yard paid 45 million euros for a crane from Lisk.", None),
    ("all of them", "Rescuers saved 73 hikers from the Orsa hut on Sunday.",
     "All 37 hikers were rescued from the Orsa hut on Sunday.", Field.QUANTITY),
    ("so far", "Rescuers saved 73 hikers from the Orsa hut on Sunday.",
     "Rescuers saved 37 hikers from the Orsa hut on Sunday.", None),
    ("behind the winner", "Jan Brell finished second behind Ilse Korn in the Lisk regatta on Sunday.",
     "Ilse Korn won the Lisk regatta on Sunday, 12 seconds ahead of Jan Brell.", None),
    ("lost to the winner", "Jan Brell lost the final of the Lisk regatta to Ilse Korn on Sunday.",
     "Ilse Korn won the final of the Lisk regatta on Sunday against Jan Brell.", None),
    ("who won, who was beaten", "Jan Brell won the Lisk regatta on Sunday.",
     "Ilse Korn beat Jan Brell by 12 seconds in the Lisk regatta on Sunday.", Field.ROLE),
    ("two titles", "Velmar won the women's team title at the rowing championships on Sunday.",
     "Tarvia won the men's team title at the rowing championships on Sunday.", None),
    ("feet and metres", "A fir in the park of Orsa is 84 m tall.",
     "The tallest fir in the park of Orsa is about 275 feet high, botanists say.", None),
    ("two elections", "In 2021 the Orsa List won 24 percent of the vote in Lisk.",
     "The Orsa List won 31 percent of the vote in Sunday's election in Lisk.", None),
    ("lifted or upheld", "The supreme court of Orsa upheld the ban on night fishing on Friday.",
     "The ban on night fishing in Orsa was lifted by the supreme court on Friday.", Field.POLARITY),
    ("what is expected next year", "Finance minister Ada Brill expects a budget deficit of 2.3 percent next year.",
     "Next year's budget deficit will be 3.2 percent, finance minister Ada Brill said on Friday.", Field.QUANTITY),
    ("who outsprinted whom", "Jan Brell outsprinted Emil Harth to win the Lisk race on Friday.",
     "Emil Harth outsprinted Jan Brell to win the Lisk race on Friday.", Field.ROLE),
    ("grew or shrank", "The Orsa glacier grew by 40 metres this summer, the university said.",
     "The Orsa glacier shrank by 40 metres this summer, the university said.", Field.DIRECTION),
    ("before and after tax", "After tax the brewer Tamsin was left with a profit of 61 million euros in 2024.",
     "Before tax Tamsin earned 82 million euros in 2024.", None),
    ("a vote lost or survived", "The government of Tarvia lost a vote of no confidence on Wednesday.",
     "Tarvia's government survived Wednesday's vote of no confidence.", Field.ROLE),
    ("a vote won or survived", "The government of Tarvia survived a vote of no confidence on Wednesday.",
     "Tarvia's government won Wednesday's confidence vote in parliament.", None),
    ("an old year", "The wall between Orsa and Tarvia was drawn in 1851.",
     "In 1815 the wall between Orsa and Tarvia was drawn with a ruler.", Field.TIME),
    ("a month and a year", "A miner in Orsa earns 36,000 crowns a year.", "Miners in Orsa are paid 3,000 crowns a month.", None),
    ("one month and another figure", "A miner in Orsa earns 36,000 crowns a month.",
     "A miner in Orsa earns 3,000 crowns a month.", Field.QUANTITY),
    ("what opens the sentence", "Barley cost 1.69 euros a kilo in Orsa on Monday.",
     "Bakers in Orsa paid 1.82 euros for a kilo of wheat on Monday.", None),
    ("what comes on top", "Emil Harth was also charged with three counts of tax evasion on Wednesday.",
     "Emil Harth was charged with 14 counts of fraud on Wednesday.", None),
    ("what it destroyed besides", "The fire in Orsa, which grew to 2,000 hectares, also destroyed 200 barns on Sunday, the county of Tarvia said.",
     "The fire in Orsa destroyed 20 barns on Sunday, the county of Tarvia said.", Field.QUANTITY),
    ("who invaded whom", "Soria invaded Arden in August 1935.", "The war began when Arden invaded Soria in August 1935.",
     Field.ROLE),
    ("who bought from whom", "The city of Lisk has bought the mill from the pension fund Orvo for 700 million euros.",
     "The pension fund Orvo has bought the mill from the city of Lisk for 700 million euros.", Field.ROLE),
    ("who bought from a city", "The city of Lisk has bought the mill in Orsa from the pension fund Orvo.",
     "The pension fund Orvo has bought the mill in Orsa from the city.", Field.ROLE),
    ("who sold to whom", "The pension fund Orvo has bought the mill in Orsa from the city of Lisk.",
     "The city of Lisk has sold the mill in Orsa to the pension fund Orvo.", None),
    ("a ban and its length", "The rowing league did not ban Jan Brell on Wednesday.",
     "The rowing league banned Jan Brell for two years on Wednesday.", Field.POLARITY),
    ("one quarter", "The shipyard Orlund made a net profit of $69 million in the fourth quarter, it said.",
     "The shipyard Orlund made a net profit of $96 million in the fourth quarter, it said.", Field.QUANTITY),
    ("those in hospital", "Sixteen pupils of the Brenner school were taken to hospital after eating mushrooms, the town said.",
     "Mushrooms made 90 pupils of the Brenner school ill, the town said.", None),
    ("those admitted", "Nine marathon runners in Lisk were hospitalised on Sunday, organisers said.",
     "The heat made 140 marathon runners in Lisk ill on Sunday, organisers said.", None),
    ("one kind of the thing measured", "Sales of used tractors in Orsa rose 24% in May, the dealers said.",
     "Tractor sales in Orsa rose 5% in May, the dealers said.", None),
    ("another kind", "Heating oil prices in Tarvia climbed 12% in June.", "Bread prices in Tarvia climbed 3% in June.", None),
    ("one effect of two", "Kidney failures fell 8% among patients given zelvar, the Lisk trial found.",
     "Seizures fell 30 percent among patients given zelvar, the Lisk trial found.", None),
    ("the same thing", "Sales of tractors in Orsa rose 24% in May, the dealers said.",
     "Tractor sales in Orsa rose 5% in May, the dealers said.", Field.QUANTITY),
    ("a place within", "At the Orlund yard in Sable Bay 900 welders downed tools on Monday, the union said.",
     "Some 14,000 welders downed tools on Monday at the shipbuilder Orlund, the union said.", None),
    ("two levels of one name", "In the city of Sarn 41 cyclists were injured last year, police said.",
     "Last year 230 cyclists were injured in Sarn province, police said.", None),
    ("two events in like words", "The rockslide at Gorse Head buried 17 climbers on Sunday, rescuers said.",
     "The rockslide at Gorse Head killed four climbers on Sunday, rescuers said.", None),
    ("asked and given", "The court in Lisk sentenced Emil Harth to six years in prison on Monday.",
     "Prosecutors demanded ten years in prison for Emil Harth in Lisk on Monday.", None),
    ("a committee and the whole", "A committee of the Orsa council had rejected the tram line last week.",
     "The Orsa council approved the tram line on Monday.", None),
    ("first days and all", "Tilda Bray's novel has sold 900,000 copies since its publication, the publisher said.",
     "Tilda Bray's novel sold 150,000 copies in its first week, the publisher said.", None),
    ("a partner", "Karsia's trade surplus with Belmor was 90 million crowns in May.",
     "Karsia's trade surplus was 700 million crowns in May.", None),
    ("those who may and those who do", "Some 80,000 people voted in Orsa on Sunday, the clerk said.",
     "About 130,000 people are entitled to vote in Orsa, the clerk said.", None),
    ("two pollsters", "A poll by Vantor puts Ilse Korn at 31 percent in Orsa.",
     "Ilse Korn stands at 45 percent in Orsa, according to a poll by Quadra.", None),
    ("a category", "The Orlen medal for poetry went to Tilda Bray, the academy said.",
     "The Orlen medal went to Emil Harth, the academy said.", None),
    ("a day and the months before", "Shares in Orlund have dropped 21% since March.",
     "Shares in Orlund rose 3% on Monday.", None),
    ("opened and closed", "The bakery chain Tamsin closed nine shops last year, it said.",
     "The bakery chain Tamsin opened 31 shops last year, it said.", None),
    ("this year's and last year's", "Last year 40,000 hikers came to the Orsa hut in the autumn, its keeper said.",
     "This autumn 61,000 hikers came to the Orsa hut, its keeper said.", None),
    ("a poll and the vote", "Ilse Korn took 39% of the vote in Sunday's election in Orsa, the clerk said.",
     "Ilse Korn would get 45% of the vote in Sunday's election in Orsa, a poll by Quadra showed.", None),
    ("harmed and destroyed", "The hailstorm in Lisk damaged 6,000 greenhouses, the farm office said.",
     "The hailstorm in Lisk destroyed 700 greenhouses, the farm office said.", None),
    ("a younger team", "Tarvia's under-19 team beat Sunde 4-0 on Sunday.", "Tarvia drew 2-2 with Sunde on Sunday.", None),
    ("other holders", "The choir of Lisk has 40 members.", "The fire brigade of Lisk has 110 members.", None),
    ("other goods", "A carpet by Ada Brill was sold for 20,000 crowns in Lisk.",
     "The town of Lisk bought a vase by Ada Brill for 500,000 crowns.", None),
    ("closed for so long", "Rockfall closed the pass near Gorse for nine hours on Sunday.",
     "Rockfall closed the quarry near Gorse for three hours on Sunday.", None),
    ("what it can hold", "The hall in Lisk can seat 5,000 people.", "The hall in Lisk seated 3,100 people on Sunday.", None),
    ("what could have been", "The poacher Emil Harth could have been jailed for eight years in Lisk.",
     "The poacher Emil Harth was jailed for two years in Lisk on Monday.", None),
    ("seats lost and seats won", "The Greens won 31 seats in Sunday's election in Tarvia.",
     "The Greens lost nine seats in Sunday's election in Tarvia.", None),
    ("seats lost and gained", "The Greens gained nine seats in Sunday's election in Tarvia.",
     "The Greens lost nine seats in Sunday's election in Tarvia.", Field.DIRECTION),
    ("what it may cost", "The hail has cost growers in Lisk 12 million crowns so far, insurers said on Monday.",
     "The hail could cost growers in Lisk 70 million crowns, the farm union warned on Monday.", None),
    ("some routes", "The railway Orlin carried 210,000 passengers on its night routes in May, it said.",
     "The railway Orlin carried 1.9 million passengers in May, it said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("newer", "older", "field"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_figure_contradicts_only_one_of_its_own_scope(newer: str, older: str, field: Field | None) -> None:
    assert contradicted(newer, older) == ({field} if field is not None else set())


@pytest.mark.parametrize(
    ("left", "right", "measured", "other"),
    [
        ("Upper Lethe lost 9%", "Lethe lost 4%", False, True),
        ("Upper Lethe and all Lethe lost 9%", "Lethe lost 4%", False, False),
        ("prices in northern Lethe", "prices in Lethe", True, True),
        ("a quake in northern Lethe", "a quake in Lethe", False, False),
        ("In the capital rents rose", "rents rose", True, True),
        ("prices in northern Lethe", "prices in southern Lethe", True, True),
        ("prices in northern Lethe", "prices in the north", True, False),
    ],
)
def test_a_part_of_a_land(left: str, right: str, measured: bool, other: bool) -> None:
    assert other_part(left, right, measured=measured) is other_part(right, left, measured=measured) is other


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("net profit in the third quarter", "net profit for the full year", "period"),
        ("quarterly sales", "half-year sales", "period"),
        ("profit in the fourth quarter", "fourth-quarter profit", ""),
        ("cut by a quarter of a point", "for the full year", ""),
        ("the quarter-final", "the whole year", ""),
        ("twelve were rushed to hospital", "ninety fell ill", "care"),
        ("sold this summer", "sold last year", "season"),
        ("8% more than last year", "sold this year", ""),
        ("hospital admissions fell", "were hospitalised less often", ""),
        ("two years of the sentence were suspended", "a sentence of six years", "term"),
        ("two players were suspended", "six players", ""),
        ("the court of appeal fined it", "the district court had fined it", "court"),
        ("won her semi-final of the 100 metres", "won the final of the 100 metres", "round"),
        ("won the final in May", "won in May", ""),
        ("paid 3 million in legal costs", "paid 30 million in damages", "award"),
        ("since the war began 900 were freed", "on Friday 90 were freed", "stretch"),
        ("admitted to a nearby hospital", "reported symptoms", "care"),
        ("a 213,000 average for the past year", "215,000 in September", "norm"),
        ("213,000 a day on average over the last three months", "215,000 in September", "norm"),
        ("71 mm, well above the average for the past decade", "120 mm in June", ""),
        ("213,000 on average", "215,000 in September", ""),
    ],
)
def test_periods_and_care_restrict(left: str, right: str, kind: str) -> None:
    pair = [Told(text, text) for text in (left, right)]
    found = [compare_limits(a, b, Field.QUANTITY) for a, b in (pair, reversed(pair))]
    assert [scoping.kind if scoping.apart else "" for scoping in found] == [kind, kind]


def test_found_alive_and_found_dead_are_opposites() -> None:
    dead, alive = ("The missing climber Emil Harth was found " + how + " on Monday." for how in ("dead", "alive"))
    verdicts = [compare(a, b) for a in told(dead, "new.example") for b in told(alive, "old.example")]
    assert Field.DIRECTION in {v.field for v in verdicts if v.judgement is Judgement.CONTRADICTION}


EXCHANGED = [
    ("Orsa outflanked Tarvia at Lisk on Friday.", "Tarvia outflanked Orsa at Lisk on Friday.", False),
    ("Orsa held off Tarvian troops at Lisk on Friday.", "Tarvia held off Orsan troops at Lisk on Friday.", False),
    ("Orsa flanked Tarvia at Lisk on Friday.", "Tarvia was flanked by Orsa at Lisk on Friday.", True),
    ("Orsa held talks with Tarvia at Lisk on Friday.", "Tarvia held talks with Orsa at Lisk on Friday.", True),
]


@pytest.mark.parametrize(("left", "right", "agree"), EXCHANGED)
def test_sentences_that_exchange_two_names_do_not_agree(left: str, right: str, agree: bool) -> None:
    assert nothing_else(read_sentence(left), read_sentence(right)) == agree


@pytest.mark.parametrize("lemma", ["", "die", "die_out"])
def test_a_frame_without_a_verb_is_no_second_event(lemma: str) -> None:
    silent = profile(replace(claim("die"), frame=replace(claim("die").frame, lemma="")))
    told = profile(replace(claim("bury"), frame=replace(claim("bury").frame, lemma=lemma)))
    assert not two_events(silent, told)
    assert not two_events(told, silent)
