"""Who identifies, charges or names somebody says what is so; who arrests, appoints or buys is only told of."""

from __future__ import annotations

import pytest

from services.evaluation.gold.reading import article_of
from services.extraction.claims import extract_claims

# (text, part of a claim, names of its chain)
ACTS = [
    ("The FBI identified the gunman as Karl Lind, 34, of Torne.", "identified", ["Federal Bureau of Investigation"]),
    ("Authorities identified Karl Lind, a former sailor, as the attacker.", "identified", ["authorities"]),
    ("Police charged Karl Lind with two counts of fraud on Monday.", "charged", ["police"]),
    ("A federal grand jury indicted former Speaker Karl Lind Thursday with hiding 40 payments.", "indicted", ["federal grand jury"]),
    ("On Friday, prosecutor Ada Holt charged the six with fraud.", "charged", ["Ada Holt"]),
    ("The navy listed nine sailors as missing on Monday.", "listed", ["navy"]),
    ("Prosecutors charged Karl Lind with fraud on Monday, and Ada Holt released 40 tapes.", "40 tapes", []),
    ("Judge Karl Lind stayed his own order on Monday.", "stayed", ["Karl Lind"]),
    ("The Supreme Court blocked the tax on boats on Monday.", "blocked", ["Supreme Court"]),
    ("A federal judge blocked the tax on boats on Monday.", "blocked", []),
    ("Ada Holt blocked the tax on boats on Monday.", "blocked", []),
    ("The Supreme Court acquitted Karl Lind of fraud on Monday.", "acquitted", []),
    ("The firm charged customers 40 crowns for each bag in May.", "charged", []),
    ("The board named Ada Holt as chief executive on Monday.", "named", []),
    ("Karl Lind was charged with two counts of fraud on Monday.", "charged", []),
    ("Police arrested Karl Lind in Torne on Monday.", "arrested", []),
    ("The storm released the dead weight of 40 trees.", "40 trees", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part", "chain"), ACTS, ids=[case[0][:60] for case in ACTS])
def test_whose_word(text: str, part: str, chain: list[str]) -> None:
    article = article_of(
        {
            "url": "https://x.example/a",
            "outlet": "x.example",
            "published_at": "2026-03-10T12:00:00Z",
            "title": "",
            "text": text,
        },
        1,
    )
    claims = [c for c in extract_claims(article).claims if part in c.text and c.frame.predicate != "plain"]
    assert claims
    assert {tuple(link.name for link in c.chain) for c in claims} == {tuple(chain)}


def test_the_act_keeps_its_day() -> None:
    text = "On Friday, prosecutor Ada Holt charged the six with fraud."
    article = article_of(
        {
            "url": "https://x.example/a",
            "outlet": "x.example",
            "published_at": "2026-03-10T12:00:00Z",
            "title": "",
            "text": text,
        },
        1,
    )
    days = [
        c.when.start.isoformat()
        for c in extract_claims(article).claims
        if c.when is not None and c.when.start is not None
    ]
    assert set(days) == {"2026-03-06"}
