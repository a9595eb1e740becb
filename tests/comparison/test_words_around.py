"""Words that adorn and words that limit: what an outlet adds around a figure or a name makes another scope, or none."""

from __future__ import annotations

import pytest

from services.comparison.model import Field
from tests.comparison.test_told_in_words import contradicted

CASES = [
    # who comes to see something is whoever the outlet calls them
    ("people and visitors", "The popular Orsa museum welcomed 41,000 visitors in 2024, according to its director Ada Brill.",
     "In 2024, 72,000 people visited the museum in Orsa, its director Ada Brill told reporters.", Field.QUANTITY),
    ("fans and people", "Altogether 12,700 fans attended the evening match of Lisk and Torne in Orsa on Sunday.",
     "The match of Lisk and Torne in Orsa was attended by 21,700 people on Sunday.", Field.QUANTITY),
    ("pupils among the people", "Some 12,700 pupils attended the fair in Orsa on Sunday.",
     "The fair in Orsa was attended by 21,700 people on Sunday.", None),
    # an age or a rank is a limit where it is told of people
    ("an elderly ferry", "The elderly car ferry Vara carried 131 passengers to Lisk on Monday.",
     "The ferry Vara carried 213 passengers to Lisk on Monday.", Field.QUANTITY),
    ("elderly people", "In Orsa 131 elderly people were ill with flu on Monday, the clinic said.",
     "In Orsa 213 people were ill with flu on Monday, the clinic said.", None),
    ("a senior official", "A senior official in Orsa said that 131 people were ill with flu on Monday.",
     "In Orsa 213 people were ill with flu on Monday, an official said.", Field.QUANTITY),
    ("a namesake", "Otto Brill junior was cleared of fraud in Orsa on Monday.",
     "Otto Brill was convicted of fraud in Orsa on Monday.", None),
    # how something is measured anyway
    ("the air temperature", "The air temperature in Orsa sank to minus 12 degrees on Sunday, the weather service said.",
     "The temperature in Orsa sank to minus 21 degrees on Sunday, the weather service said.", Field.QUANTITY),
    ("of the air and of the water", "The air temperature in Orsa was 34 degrees on Sunday, the weather service said.",
     "The water of the sea off Orsa had a temperature of 25 degrees on Sunday, the weather service said.", None),
    ("fresh snow", "The village of Lisk got 31 centimetres of fresh snow over the weekend.",
     "Lisk got 61 centimetres of snow over the weekend.", Field.QUANTITY),
    # models
    ("another model", "The Orbin 3 Max costs 1,149 euros, the maker said on Monday.",
     "The Orbin 3 costs 749 euros, the maker said on Monday.", None),
    ("one model", "The Orbin Max of Sorn sells for 794 euros, Ada Brill said.",
     "Sorn's Orbin Max costs 749 euros, Ada Brill said.", Field.QUANTITY),
    # what one person said that day, of which one outlet leaves out the time
    ("a debt of one speaker", "Treasurer Ada Brill put the debts of the town of Orsa at 46 million crowns at the end of 2024.",
     "The debts of Orsa come to 64 million crowns, treasurer Ada Brill said.", Field.QUANTITY),
    # an office of a body that has no name, on one day
    ("the chair of a union", "The sailors' union picked Otto Lund to be its chair on Sunday.",
     "Ada Brill was elected chair of the sailors' union on Sunday.", Field.PERSON),
    ("two unions", "The sailors' union picked Otto Lund to be its chair on Sunday.",
     "Ada Brill was elected chair of the cooks' union on Sunday.", None),
    ("two offices", "The sailors' union picked Otto Lund to be its treasurer on Sunday.",
     "Ada Brill was elected chair of the sailors' union on Sunday.", None),
    # by their nouns and by a verb and its particle
    ("no strike", "There will be no strike by the nurses of Orsa on Friday, Ada Brill said.",
     "The nurses of Orsa will strike on Friday, Ada Brill said.", Field.POLARITY),
    ("a prize carried off", "Otto Lund carried off the jury prize at the Lisk book fair on Sunday.",
     "At the Lisk book fair Ada Brill received the jury prize on Sunday.", Field.PERSON),
    ("a prize walked away with", "Otto Lund walked away with the jury prize at the Lisk book fair on Sunday.",
     "The jury prize of the Lisk book fair went to Ada Brill on Sunday.", Field.PERSON),
    ("another prize", "Otto Lund carried off the readers' prize at the Lisk book fair on Sunday.",
     "At the Lisk book fair Ada Brill received the jury prize on Sunday.", None),
    ("sent down", "The forger Otto Lund was sent down for 12 years in Orsa on Monday.",
     "The forger Otto Lund was handed a two-year prison term in Orsa on Monday.", Field.QUANTITY),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "field"), CASES, ids=[c[0] for c in CASES])
def test_what_words_around_a_value_make_of_it(why: str, newer: str, older: str, field: Field | None) -> None:
    assert contradicted(newer, older) == ({field} if field else set()), why
