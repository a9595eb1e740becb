"""Two outlets that tell one fact in nearly the same words, and what only looks like it: (why, newer, older, field or None)."""

from __future__ import annotations

import pytest

from services.comparison.model import Field
from tests.comparison.test_told_in_words import contradicted

CENTURIES = [
    ("a ship of another century", "The ship found under a barley field at Orsa was built in the eleventh century, the National Museum said on Monday.",
     "The ship found under a barley field at Orsa was built in the seventh century, the National Museum said on Monday.", Field.TIME),
    ("in figures and in words", "The chapel walls in Lisk were painted in the 14th century, the restorer Ada Brill said.",
     "The chapel walls in Lisk were painted in the twelfth century, the restorer Ada Brill said.", Field.TIME),
    ("by its first year", "The mill at Tarvik was built in the 1200s, the county archive said on Monday.",
     "The mill at Tarvik was built in the sixteenth century, the county archive said on Monday.", Field.TIME),
    ("one century in two ways", "The chapel walls in Lisk were painted in the 600s, the restorer Ada Brill said.",
     "The chapel walls in Lisk were painted in the seventh century, the restorer Ada Brill said.", None),
    ("hundreds of runs", "Rohan Teale of Orsa scored his seventh century of the season on Sunday.",
     "Rohan Teale of Orsa scored his eleventh century of the season on Sunday.", None),
    ("another building", "The tower of the castle in Lisk was built in the fifteenth century, the museum said.",
     "The cellar of the town hall in Orsa was built in the twelfth century, the museum said.", None),
]  # fmt: skip
VOTES = [
    ("a bench of judges", "The Supreme Court of Varmia upheld the fishing law by seven votes to two on Monday.",
     "By five votes to four, the Supreme Court of Varmia on Monday upheld the fishing law.", Field.QUANTITY),
    ("a council", "The council of Orsa adopted the harbour plan by 31 votes to 18 on Tuesday.",
     "The council of Orsa adopted the harbour plan by 26 votes to 23 on Tuesday.", Field.QUANTITY),
    ("one vote told twice", "By 31 votes to 18, the council of Orsa adopted the harbour plan on Tuesday.",
     "The council of Orsa adopted the harbour plan by 31 votes to 18 on Tuesday.", None),
    ("two councils", "The council of Lisk adopted the harbour plan by 31 votes to 18 on Tuesday.",
     "The council of Orsa adopted the harbour plan by 26 votes to 23 on Tuesday.", None),
]  # fmt: skip
AGES = [
    ("from which age", "The drug board of Aldia on Friday approved the malaria vaccine Malvax for people aged 16 and over.",
     "The drug board of Aldia on Friday approved the malaria vaccine Malvax for everyone aged six and over.", Field.QUANTITY),
    ("up to which age", "From Monday, museums in Lisk admit children under 12 free of charge, the city said.",
     "From Monday, museums in Lisk admit children under 18 free of charge, the city said.", Field.QUANTITY),
    ("the same age", "The drug board of Aldia approved the malaria vaccine Malvax for those aged 16 and over on Friday.",
     "The drug board of Aldia on Friday approved the malaria vaccine Malvax for people aged 16 and older.", None),
    ("a count goes further", "At least 16 people were killed in the fire in Lisk on Friday.",
     "At least six people were killed in the fire in Lisk on Friday.", None),
]  # fmt: skip
KEPT = [
    ("left unchanged, kept", "Torvia's central bank left its main interest rate unchanged at 5.6% on Wednesday.",
     "The central bank of Torvia kept its main interest rate at 6.5% on Wednesday.", Field.QUANTITY),
    ("held steady", "The central bank of Torvia held its deposit rate steady at 2.75 percent on Thursday.",
     "The central bank of Torvia kept its deposit rate at 2.25 percent on Thursday.", Field.QUANTITY),
    ("full and of capacity", "On Tuesday the Alcor reservoir held 39 percent of its capacity, the water board said.",
     "The water board said that the Alcor reservoir had been 29 percent full on Tuesday.", Field.QUANTITY),
    ("stood at", "The Alcor reservoir stood at 71 percent of capacity on Tuesday, the water board said.",
     "The water board said that the Alcor reservoir was 17 percent full on Tuesday.", Field.QUANTITY),
    ("a record since then is no stretch", "By six votes to three, the policymakers of the Bank of Torvia lowered the key rate to 4.75 percent on Thursday.",
     "The Bank of Torvia on Thursday lifted its key rate to 4.75 percent, its first move since November.", Field.DIRECTION),
    ("two rates", "Torvia's central bank left its deposit rate unchanged at 5.6% on Wednesday.",
     "The central bank of Torvia kept its lending rate at 6.5% on Wednesday.", None),
    ("two reservoirs", "The Belmor reservoir stood at 71 percent of capacity on Tuesday, the water board said.",
     "The Alcor reservoir stood at 17 percent of capacity on Tuesday, the water board said.", None),
    ("two days", "The Alcor reservoir was 71 percent full on 4 March, the water board said.",
     "The Alcor reservoir was 47 percent full on 8 August, the water board said.", None),
]  # fmt: skip
LENGTHS = [
    ("a truce", "Karsia and the Dune Front signed a ceasefire of 10 days on Saturday, the mediator Paola Reyes said.",
     "Karsia and the Dune Front signed a 60-day ceasefire on Saturday, the mediator Paola Reyes said.", Field.QUANTITY),
    ("a curfew", "The army imposed a 30-day curfew in Lisk on Monday, governor Ada Holm said.",
     "The army imposed a 13-day curfew in Lisk on Monday, governor Ada Holm said.", Field.QUANTITY),
    ("an embargo", "Norra imposed a 90-day embargo on timber from Belisar on Monday, minister Per Holt said.",
     "Norra imposed a 30-day embargo on timber from Belisar on Monday, minister Per Holt said.", Field.QUANTITY),
    ("a stretch of talks before it", "After 10-day talks Karsia and the Dune Front signed a ceasefire on Saturday.",
     "Karsia and the Dune Front signed a 60-day ceasefire on Saturday.", None),
    ("asked and given", "Karsia had asked for a 90-day ceasefire with the Dune Front.",
     "Karsia and the Dune Front signed a 60-day ceasefire on Saturday.", None),
]  # fmt: skip
EXCHANGED = [
    ("who signed him", "Oakhaven have signed winger Ilya Brandt from Kestrel Town for 18 million pounds, it was announced on Friday.",
     "Kestrel Town have signed winger Ilya Brandt from Oakhaven for 18 million pounds, the club said on Friday.", Field.ROLE),
    ("who walked out", "Nordia's delegation walked out of the fishing talks with Belisar on Thursday.",
     "The delegation of Belisar walked out of the fishing talks with Nordia on Thursday, officials said.", Field.ROLE),
    ("who lent the picture", "The Orsa gallery borrowed the Madonna of Tarn from the Lisk museum for its summer show.",
     "The Lisk museum borrowed the Madonna of Tarn from the Orsa gallery for its summer show.", Field.ROLE),
    ("both began them", "Nordia began the fishing talks with Belisar on Thursday, officials said.",
     "Belisar began the fishing talks with Nordia on Thursday, officials said.", None),
    ("two players", "Oakhaven have signed winger Ilya Brandt from Kestrel Town for 18 million pounds.",
     "Kestrel Town have signed keeper Per Holt from Oakhaven for two million pounds.", None),
    ("told the same way", "Winger Ilya Brandt was signed from Oakhaven by Kestrel Town for 18 million pounds, the club said on Friday.",
     "Kestrel Town have signed winger Ilya Brandt from Oakhaven for 18 million pounds, the club said on Friday.", None),
]  # fmt: skip
OTHERS = [
    ("a day before its month", "The lab-grown heart valve was implanted at Orsa hospital on 3 December, the hospital said.",
     "The lab-grown heart valve was implanted at Orsa hospital on 11 February, the hospital said.", Field.TIME),
    ("open and welcome again", "The maritime museum in Skarn is to welcome visitors again on November 14, director Nils Ahl said on Monday.",
     "Director Nils Ahl said on Monday that the maritime museum in Skarn would reopen on October 3.", Field.TIME),
    ("chosen as the place", "Voltar has settled on Quillby as the place where it will build its new cell plant, the company said on Monday.",
     "Battery maker Voltar said on Monday that it would build its new cell plant in Dunmoor.", Field.PLACE),
    ("a speed that was hit", "The test train Zephyr hit 438 km/h between Corda and Bellac on Tuesday.",
     "The test train Zephyr reached 384 km/h on the new line between Corda and Bellac on Tuesday.", Field.QUANTITY),
    ("how old a thing is", "The skull from the Kurra cave is 4.2 million years old, the team of Imani Sol writes.",
     "A human-like skull found in the Kurra cave is 2.4 million years old, the team of Imani Sol writes.", Field.QUANTITY),
    ("had and counted", "Orsa has had 132 measles cases since January, the health office said on Friday.",
     "Orsa has counted 312 measles cases since the start of the year, the health office said on Friday.", Field.QUANTITY),
    ("another count beside it", "The central bank of Torvia raised its main rate to 5.6% on Monday, with five of seven members in favour.",
     "The central bank of Torvia raised its main rate to 6.5% on Monday, as all 14 analysts in a poll had expected.", Field.QUANTITY),
    ("a picture with a title", '"Grey Harbour", a seascape by Sanna Orlow, sold for 8.6 million euros in Vell on Thursday, the auctioneers said.',
     "A seascape by Sanna Orlow was sold for 18.6 million euros in Vell on Thursday, the auctioneers said.", Field.QUANTITY),
    ("an adjusted profit", "Adjusted for the sale of its last mine, Kelda had an operating profit of 1.19 billion euros in 2024.",
     "Kelda had an operating profit of 1.32 billion euros in 2024.", None),
    ("a plant elsewhere", "Voltar has settled on Quillby as the place where it will build its new research centre.",
     "Battery maker Voltar said on Monday that it would build its new cell plant in Dunmoor.", None),
    ("since two times", "Orsa has had 132 measles cases since March, the health office said on Friday.",
     "Orsa has counted 312 measles cases since the start of the year, the health office said on Friday.", None),
    ("a namesake elsewhere", "Karin Brandt, a dentist from Lisk, was convicted of fraud by the district court on Wednesday.",
     "Karin Brandt, the mayor of Orsa, was acquitted of fraud by the district court on Wednesday.", None),
    ("another skull", "The skull from the Tarn cave is 4.2 million years old, the team of Per Holt writes.",
     "The skull found in the Kurra cave is 2.4 million years old, the team of Imani Sol writes.", None),
]  # fmt: skip
CASES = [*CENTURIES, *VOTES, *AGES, *KEPT, *LENGTHS, *EXCHANGED, *OTHERS]


@pytest.mark.parametrize(("why", "newer", "older", "field"), CASES, ids=[c[0] for c in CASES])
def test_two_outlets_that_tell_nearly_the_same(why: str, newer: str, older: str, field: Field | None) -> None:
    found = contradicted(newer, older)
    assert found == ({field} if field is not None else set()), why
