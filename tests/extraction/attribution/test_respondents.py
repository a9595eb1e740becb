"""Shares of those who were asked are the word of the poll of which the article has told, paragraphs behind it."""

from __future__ import annotations

import pytest

from services.extraction.attribution import extract_attributions
from services.extraction.claims import extract_claims
from tests.extraction.claims_of import article

# (text, cue, names of the chain of the attribution with the last such cue)
ASKED = [
    ("Exit polls show that farmers stayed at home.\n\nThe count went on all night.\n\nSix in ten growers said they distrust the council.", "said", ["Exit polls"]),
    ("The Lunde Herald survey tells the story.\n\nA majority, 55 percent, said the pier should go.", "said", ["Lunde Herald survey"]),
    ("The mayor was all over the opinion polls, with seven in ten voters saying they like him.", "saying", ["opinion polls"]),
    ("Polls closed at eight in Lunde. Six in ten growers said they distrust the council.", "said", ["Six in ten growers"]),
    ("A new poll came out on Monday. A third of the council said it would resign.", "said", ["third of the council"]),
    ("A new poll came out on Monday. The mayor said he would resign.", "said", ["mayor"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "chain"), ASKED, ids=[case[0][-50:] for case in ASKED])
def test_whose_share(text: str, cue: str, chain: list[str]) -> None:
    found = [a for a in extract_attributions(text) if a.cue[0].of(text) == cue]
    assert [link.name for link in found[-1].chain] == chain


def test_how_many_answered_is_what_the_poll_found() -> None:
    text = "A new poll came out in Lunde on Monday.\n\nOnly 61 percent of growers said they would vote for the mayor."
    shares = [c for c in extract_claims(article(text)).claims if c.quantity is not None and c.quantity.low == 61]
    assert shares
    assert all([link.name for link in c.chain] == ["new poll"] for c in shares)
