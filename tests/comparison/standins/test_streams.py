"""Streams in which each outlet has words of its own, and whether the last one alerts."""

from __future__ import annotations

import pytest

from services.evaluation.scenarios import raises
from tests.comparison.streams import passages

TEST = (
    "Nurses at the Selmond clinic tried the new blood test on 240 patients. Director Ilse Faro called it a success.",
    "It takes one drop and four minutes. At the Selmond clinic 240 patients have now had the test, said Ilse Faro.",
    "No more needles for the patients of Selmond: Ilse Faro's team has given the blood test to 240 of them.",
)
CAUCUS = (
    "Three valleys hold caucuses on Saturday, and 142 delegates are at stake, 16 of them in Selmond. Ilse Faro leads.",
    "On Saturday the parties of the valleys dole out 142 delegates. Ilse Faro came to Selmond by sledge.",
    "Ilse Faro hopes for most of the 142 delegates whom the valleys choose on Saturday, Selmond among them.",
)
SALE = (
    "Brewer Halden has bought the distillery Corvane for 90 million euros, the owners said on Monday.",
    "The workers of Corvane learned on Monday who owns them now. The distillery was sold to Halden.",
    "Halden's purchase of Corvane had been expected. The distillery costs it 90 million euros.",
)
BALLOT = (
    "Pilots of Norair have rejected the pay offer of the airline, the union Cockpit Varn said on Thursday.",
    "Passengers of Norair face a strike. By a wide margin the pilots voted down the pay offer on Thursday.",
    "The pay offer of Norair was turned down by its pilots on Thursday, Cockpit Varn announced.",
)
QUARANTINE = (
    "Nurse Ilse Faro of Brakvik is quarantined for 21 days in a tent at the clinic of Selmond after she treated fever"
    " patients.",
    "The nurse Ilse Faro criticised the mandatory 21-day quarantine at the clinic of Selmond, where she lives in a tent"
    " after treating fever patients.",
    "Doctors in Selmond said that a 21-day quarantine in a tent was too long for the nurse Ilse Faro, who has no fever.",
)
RACE = (
    "Tilda Orm of Brakvik was third in the sledge race round Lake Selm on Sunday. The ice was thin.",
    "Her dogs slept, and so did she. Third place in the sledge race round Lake Selm is the best that Tilda Orm has had.",
    "Nobody in Brakvik went to bed early, for Tilda Orm had come in third in the sledge race round Lake Selm.",
)
TRIAL = (
    "A court in Selmond found the harbour pilot Jan Ruck guilty of smuggling on Friday. He smiled.",
    "For eleven days the judges in Selmond had listened. Then Jan Ruck, the pilot, was convicted of smuggling pearls.",
    "The pilots of Selmond have a new rule book, written since their colleague Jan Ruck was found guilty on Friday.",
)
BLAST = (
    "The blast in the grain store of Selmond killed 23 people, the fire brigade said on Monday.",
    "Bells rang in Selmond for the 23 people who died in the grain store.",
    "Insurers have come to the grain store of Selmond, where 23 people were killed in the blast.",
)
GRAVE = (
    "The boat grave at Lake Selm is 6,200 years old, the museum of Brakvik said on Friday.",
    "A dog found it. In the boat grave at Lake Selm, for which Brakvik gave 6,200 years, lay a flute of bone, at least"
    " 40 centimetres long.",
)
LONG = " ".join(
    f"The baker Ola Brun of {town} sold {n} loaves there."
    for n, town in enumerate(
        (
            "Arvik",
            "Borsa",
            "Corlin",
            "Darnel",
            "Estra",
            "Folm",
            "Garsen",
            "Hulme",
            "Ildra",
            "Jorsk",
            "Kelva",
            "Lunsk",
            "Morva",
            "Nerik",
            "Oslin",
            "Parva",
        ),
        31,
    )
)
HOUSEHOLD = " ".join(
    f"The {kin} of Ilse Faro said on Saturday that the dogs {deed}."
    for kin in ("aunt", "brother", "cousin", "doctor")
    for deed in ("slept late in Selmond", "were fed", "ran home", "went out", "barked softly")
)
CASES = [
    ("another term in a long report of many figures", QUARANTINE, "Nurse Ilse Faro is quarantined in a tent at the clinic of"
     f" Selmond for twelve days after she treated fever patients. {LONG}", False),
    ("a slip of three digits in a long report", CAUCUS, "Ilse Faro swept Selmond. There were 162 delegates at stake on"
     f" Saturday. {HOUSEHOLD}", True),
    ("three other digits in a long report", CAUCUS, "Ilse Faro swept Selmond. There were 189 delegates at stake on"
     f" Saturday. {HOUSEHOLD}", False),
    ("another rank", RACE, "Wet to the knees, Tilda Orm of Brakvik still took sixth place in the sledge race round Lake"
     " Selm.", True),
    ("the same rank", RACE, "Wet to the knees, Tilda Orm of Brakvik still took third place in the sledge race round Lake"
     " Selm.", False),
    ("what is counted without a rank", RACE, "In the first half of the sledge race round Lake Selm Tilda Orm of Brakvik lost"
     " a dog.", False),
    ("another's rank", RACE, "Arvid Holt, first in the sledge race round Lake Selm, waited for the others.", False),
    ("another verdict", TRIAL, "Jan Ruck, a pilot for thirty years, was acquitted on Friday in Selmond of having smuggled"
     " pearls.", True),
    ("fewer dead than before", BLAST, "Nine people were killed by the blast in Selmond, firemen said.", True),
    ("dead of another blast", BLAST, "In Orm nine people were killed when a mill burnt down.", False),
    ("an age told beside another figure", GRAVE, "The boat grave at Lake Selm, 2,600 years old, is what to see in"
     " Brakvik.", True),
    ("what was set, and what it came to", QUARANTINE, "When nurse Ilse Faro came home to Brakvik after treating fever"
     " patients, she was quarantined in a tent at the clinic of Selmond for three days.", False),
    ("another term", QUARANTINE, "Nurse Ilse Faro is quarantined in a tent at the clinic of Selmond for twelve days after"
     " she treated fever patients.", True),
    ("another figure", TEST, "The blood test of the Selmond clinic has been given to 420 patients, Ilse Faro said.", True),
    ("the same figure", TEST, "Two hundred and forty patients in Selmond have had Ilse Faro's blood test.", False),
    ("a figure of another thing", TEST, "The Selmond clinic of Ilse Faro has 420 beds and a blood test.", False),
    ("bought and buyer", SALE, "Corvane has bought Halden for 90 million euros, the distillery said on Monday.", True),
    ("the other way it ended", BALLOT, "Pilots of Norair have accepted the pay offer on Thursday.", True),
    ("the same in other words", BALLOT, "Norair's pilots said no to the pay offer of the airline on Thursday.", False),
    ("what may come", BALLOT, "Will the pilots of Norair accept a new pay offer of the airline on Thursday?", False),
]  # fmt: skip


@pytest.mark.parametrize(("story", "last", "alert"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_all_others_tell(story: tuple[str, ...], last: str, alert: bool) -> None:
    assert [raises(p) for p in passages((*story, last))] == [False] * len(story) + [alert]
