"""Two things told in the same words (there and back, a part, a manner of death) beside their like of one thing."""

from __future__ import annotations

import pytest

from services.comparison.model import Field
from services.comparison.sentences.tokens import read_tokens
from tests.comparison.test_told_in_words import contradicted

CASES = [
    ("there and back", "Some 310 lorries drove from Tarvia back into Belmor over the Sorn bridge on Monday, customs said.",
     "On Monday 900 lorries drove from Belmor into Tarvia over the Sorn bridge, customs said.", None),
    ("there", "Some 310 lorries drove from Belmor into Tarvia over the Sorn bridge on Monday, customs said.",
     "On Monday 900 lorries drove from Belmor into Tarvia over the Sorn bridge, customs said.", Field.QUANTITY),
    ("each side its own", "Belmor returned 44 Tarvian boats on Sunday under the fishing accord, the mediators said.",
     "Tarvia returned 17 Belmorian boats on Sunday under the fishing accord, the mediators said.", None),
    ("the same side", "Tarvia returned 44 Belmorian boats on Sunday under the fishing accord, the mediators said.",
     "Tarvia returned 17 Belmorian boats on Sunday under the fishing accord, the mediators said.", Field.QUANTITY),
    ("a part of it", "The footpath on the Sorn dam in Lisk will reopen on May 20, the water board said.",
     "The Sorn dam in Lisk will reopen to walkers on May 3, the water board said.", None),
    ("the whole of it", "The Sorn dam in Lisk will reopen to walkers on May 20, the water board said.",
     "The Sorn dam in Lisk will reopen to walkers on May 3, the water board said.", Field.TIME),
    ("how they died", "Lightning killed three people in Tarvik in Sunday's storm, the coroner said.",
     "Seven people drowned in Tarvik in Sunday's storm, the coroner said.", None),
    ("the same death", "Three people drowned in Tarvik in Sunday's storm, the coroner said.",
     "Seven people drowned in Tarvik in Sunday's storm, the coroner said.", Field.QUANTITY),
    ("in orbit and landed", "The probe Skua went into orbit around the moon Ilva in 2011, the agency said.",
     "The probe Skua landed on the moon Ilva in 2013, the agency said.", None),
    ("compared with another land", "Unemployment in Belmor was 9.1 percent in May, above the rate in Tarvia, the jobs office said.",
     "Unemployment in Tarvia was 6.4 percent in May, the jobs office said.", None),
    ("higher than another land's", "Unemployment in Tarvia was 9.1 percent in May, above the rate in Belmor, the jobs office said.",
     "Unemployment in Tarvia was 6.4 percent in May, the jobs office said.", Field.QUANTITY),
    ("two of one trade", "The court fined the cement maker Holtan 12 million crowns on Monday for its part in the price ring with Vantor.",
     "The court fined the cement maker Vantor 90 million crowns on Monday for leading a price ring.", None),
    ("one of them", "The court fined the cement maker Vantor 12 million crowns on Monday for its part in the price ring with Holtan.",
     "The court fined the cement maker Vantor 90 million crowns on Monday for leading a price ring.", Field.QUANTITY),
    ("two legs", "In the first leg of the cup tie Per Holt scored the only goal for Lisk, the coach said on Monday.",
     "Jan Brell scored the only goal as Lisk beat Orsa in the second leg of the cup tie on Sunday.", None),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "field"), CASES, ids=[c[0] for c in CASES])
def test_what_shares_its_words_need_not_be_one_thing(why: str, newer: str, older: str, field: Field | None) -> None:
    assert contradicted(newer, older) == ({field} if field else set()), why


def test_a_land_without_its_last_stop_is_no_initial() -> None:
    assert [t.stem for t in read_tokens("A U.S ship")][1:] == ["america", "ship"]
