"""What looks like a dissent in real news and is none, beside its like that is one: (why, newer, older, the field)."""

from __future__ import annotations

import pytest

from services.comparison.model import Field
from tests.comparison.test_told_in_words import contradicted

CASES = [
    ("it did not come to that", "Per Holt came close to winning the Orsa marathon on Sunday.",
     "Ilse Varga won the Orsa marathon on Sunday.", None),
    ("almost", "Per Holt nearly won the Orsa marathon on Sunday.", "Ilse Varga won the Orsa marathon on Sunday.", None),
    ("it came to that", "Per Holt won the Orsa marathon on Sunday.", "Ilse Varga won the Orsa marathon on Sunday.", Field.PERSON),
    ("hoped for", "Ana Brask hopes to win the seat of Orsa.", "Ana Brask lost the seat of Orsa on Tuesday.", None),
    ("how far two counts are apart", "The economy created 132,000 jobs in September, the Labour Office said.",
     "The Labour Office said 50,000 fewer jobs were created in September than first reported.", None),
    ("two counts", "The economy created 132,000 jobs in September, the Labour Office said.",
     "The Labour Office said 50,000 jobs were created in September.", Field.QUANTITY),
    ("the last and the next of one weekday", "The mayor has asked party leaders to meet her in the palace on Friday.",
     "The mayor had asked party leaders to the palace on Friday, her office announced late on Tuesday.", None),
    ("in office until then", "A successor to Holt will be named and until then the minister will remain in his post.",
     "Defence minister Per Holt will step down as soon as a successor is found, the premier said.", None),
    ("to whom it was done",
     "This year we have invited leaders, and we even invited a select number of those with whom we disagree, Al Brask said.",
     "Folk Union chairman Al Brask told reporters he didn't invite Holt because the movement is no home for everybody.", None),
    ("whose place it is", "Per Holt leads the polls. He came second in Orsa and won the vote in Tarvik on Monday.",
     "Ana Brask is still running. She came fourth in Orsa and eighth in Tarvik.", None),
    ("the place of one", "Ana Brask came second in the Orsa marathon on Sunday.", "Ana Brask came eighth in the Orsa marathon on Sunday.",
     Field.QUANTITY),
    ("to whom one lost", "Ana Brask came third, losing by 30 points to Per Holt.",
     "Ana Brask lost to Ilse Varga by 19 points in Orsa on Monday.", None),
    ("nobody was backed", "Ana Brask refused to back down from a fight over Per Holt.", "Ana Brask backed Per Holt on Monday.", None),
    ("he was not backed", "Ana Brask refused to back Per Holt on Monday.", "Ana Brask backed Per Holt on Monday.", Field.POLARITY),
    ("the others beside one", "Orlia signed the fishing treaty of Tarvik with 11 other nations on Monday.",
     "Twelve nations signed the fishing treaty of Tarvik on Monday.", None),
    ("fewer of them", "Ten nations signed the fishing treaty of Tarvik on Monday.",
     "Twelve nations signed the fishing treaty of Tarvik on Monday.", Field.QUANTITY),
    ("what an act is not, it was nevertheless done", "The murder of Per Holt in Orsa was not the end of the war, officials warn.",
     "Per Holt was murdered in Orsa by soldiers on Monday.", None),
    ("it was not done", "Per Holt was not murdered in Orsa, officials say.", "Per Holt was murdered in Orsa by soldiers.", Field.POLARITY),
    ("a day beside a name", "The Orlian reporter Per Holt, held by rebels following his abduction in the port, Orsa, in September last year, "
     "was killed during a failed raid early Saturday, according to his sister.",
     "The Orlian reporter Per Holt, held hostage by rebels in Orsa, was killed Saturday in a failed raid, his sister said.", None),
    ("some of a whole that is told", "The guru Per Holt persuaded around 400 of his estimated 50 million followers worldwide to fast.",
     "Per Holt, who has an estimated net worth of $40 million and has 50 million followers worldwide, is head of a sect.", None),
    ("one people by two names", "Black and Latino residents represented 86 percent of the arrests in Orsa this year, the Holt Project said.",
     "According to the Holt Project, black and Hispanic residents represented 86 percent of the arrests in Orsa this year.", None),
    ("the year of a paper, the year of a flight",
     "The list was first obtained by Ana Brask, a North Orlian defector working for the ORB, who left the state in 2008.",
     "Ana Brask, a North Orlian defector working for ORB who obtained the list, said she was sure the 2011 decree had been enforced.", None),
    ("what a hoax tells", "Per Holt, the singer of Stone Path, has not died in West Orsa at the age of 52.",
     'The headline from the bogus story reads: "Stone Path Frontman Per Holt Found Dead in West Orsa Home at Age 52."', None),
    ("the day on which it was said", "The Orlian army detained the wife of Per Holt nine days ago.",
     "Security officials in Orlia said on Tuesday the Orlian army had detained the wife of Per Holt late last month.", None),
    ("a holiday of another year", "Per Holt was kidnapped in northern Orlia on Thanksgiving Day in 2012.",
     "Per Holt was kidnapped in northern Orlia on Nov. 22, 2012.", None),
    ("some twelve months", "Per Holt was kidnapped in Orsa a year ago.", "Per Holt was kidnapped in Orsa in May 2024.", None),
    ("some thirty months", "Per Holt was kidnapped in Orsa a year ago.", "Per Holt was kidnapped in Orsa in January 2023.", Field.TIME),
    ("of which year", "Per Holt was kidnapped in Orsa last May.", "Per Holt was kidnapped in Orsa in May 2024.", None),
    ("what was so before", "Per Holt will no longer play the king in Orsa.", "Per Holt will play the king in Orsa.", None),
    ("a state and a country", "At least ten rebels were caught on the Mexican border on Monday.",
     "At least ten rebels were caught in Texas on Monday.", None),
    ("shots and hits", "The recording seems to indicate that the officer who shot Per Holt paused in the middle of shooting at least ten times.",
     "An autopsy concluded that Per Holt was shot six times, with two fatal shots to the head.", None),
    ("one army by two names", "The Orsa Post said Per Holt was believed to have travelled to Syria around 2012 and to have later joined ISIL.",
     "The Orsa Post reported that Per Holt grew up in Orsa before traveling to Syria in 2012 and joining ISIS.", None),
    ("an older hoax", "It is only a few months since the last hoax claiming that Per Holt is dead.", "Per Holt is not dead.", None),
    ("what a rumour tells", "Per Holt has not died in Orsa.", "Rumours spread on Monday that Per Holt had died in Orsa.", None),
    ("who denies a rumour", "The mayor denied rumours that Per Holt had sold the palace of Orsa.", "Per Holt sold the palace of Orsa.", Field.POLARITY),
    ("what a paper tells", "Per Holt has not died in Orsa.", "Per Holt died in Orsa on Monday, the Orsa Post reported.", Field.POLARITY),
    ("another fire, long ago", "The fire woke memories in Orsa: ten years ago 26 people died in a fire in a tower block nearby.",
     "A fire in a tower block in Orsa killed three people on Monday night.", None),
    ("the fire of ten years ago", "Ten years ago 26 people died in a fire in the Orsa tower block.",
     "The fire in the Orsa tower block killed 62 people in 2015.", Field.QUANTITY),
    ("households and people", "Of the households in Orsa 11% are poor, the statistics office said.",
     "In Orsa 14% of people live in poverty, the statistics office said.", None),
    ("a year of one launch", "The probe Corvane, which was launched in 1968, has fallen silent.",
     "Three years was what engineers had hoped for when Corvane was launched in 1986.", Field.TIME),
    ("two probes", "The probe Corvane, which was launched in 1968, has fallen silent.",
     "Three years was what engineers had hoped for when Merle was launched in 1986.", None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "field"), CASES, ids=[c[0] for c in CASES])
def test_what_is_a_dissent(why: str, newer: str, older: str, field: Field | None) -> None:
    assert contradicted(newer, older) == ({field} if field else set()), why
