"""What a number is of its thing: a level, a change, an addition or a share."""

from __future__ import annotations

import pytest

from services.extraction.model import QuantityRole
from tests.extraction.quantities.expressions import only

ROLES = [
    ("Sales rose 3%.", QuantityRole.CHANGE),
    ("Sales rose by 200 crates.", QuantityRole.CHANGE),
    ("Sales rose to 200 crates.", QuantityRole.LEVEL),
    ("A twelvefold increase was seen.", QuantityRole.CHANGE),
    ("A 42% drop was seen.", QuantityRole.CHANGE),
    ("The mill needs 2,000 more crates.", QuantityRole.CHANGE),
    ("An additional 3,000 crates came.", QuantityRole.ADDITION),
    ("Another 3,000 crates came.", QuantityRole.ADDITION),
    ("A further 3,000 crates came.", QuantityRole.ADDITION),
    ("She saw 7,887 of them.", QuantityRole.SHARE),
    ("The blast killed 19 sailors.", QuantityRole.LEVEL),
    ("Turnout was 66%.", QuantityRole.LEVEL),
    ("Shares are up 4%.", QuantityRole.CHANGE),
    ("an increase of 5 percent", QuantityRole.CHANGE),
    ("cut its rate by 25 basis points", QuantityRole.CHANGE),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role_of_the_number(text: str, role: QuantityRole) -> None:
    assert only(text).role is role
