"""Two sentences of one news cycle, read as they are in articles: (why, newer, older, judgement)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from services.comparison.compare import compare_profiles
from services.comparison.model import Judgement
from services.comparison.paraphrase import overlap
from services.comparison.profiles.profile import Profile, profile
from services.extraction.claims import extract_claims
from services.ingestion.model import Admission, Article

AGREE, CONTRADICT, SILENT = Judgement.AGREEMENT, Judgement.CONTRADICTION, None

PAIRS = [
    ("a sentence in other verbs", "A court in Velden handed Ivo Ressel a 14-year prison term on Friday.",
     "Ivo Ressel was jailed for 14 years on Friday by a court in Velden.", AGREE),
    ("its length", "A court in Velden handed Ivo Ressel a four-year prison term on Friday.",
     "Ivo Ressel was jailed for 14 years on Friday by a court in Velden.", CONTRADICT),
    ("a share, told of the same whole in another order",
     "Hail destroyed a tenth of this year's apricot harvest in Norvania.",
     "Hail destroyed two fifths of Norvania's apricot harvest this year.", CONTRADICT),
    ("turnout of the young is not turnout",
     "Turnout among voters under 25 in the Ebrin general election was 43 percent on Thursday.",
     "Turnout in Thursday's Ebrin general election was 71 percent.", SILENT),
    ("two profits", "Net profit at Gommel Steel was 255 million francs last year.",
     "Operating profit at Gommel Steel was 410 million francs last year.", SILENT),
    ("two currencies", "Halver of Norvania is buying the watchmaker Bellar for about $690 million.",
     "The Norvanian group Halver is buying the watchmaker Bellar for 500 million euros.", SILENT),
    ("killed and injured", "The derailment near Selby injured 82 people on Wednesday.",
     "The derailment near Selby killed ten people on Wednesday.", SILENT),
]  # fmt: skip


def claims_of(text: str, outlet: str) -> list[Profile]:
    at = datetime(2025, 3, 14, 12, tzinfo=UTC)
    article = Article(
        seq=1, seen_at=at, id=outlet[:8].ljust(32, "0"), kind=Admission.ARTICLE, url=f"https://{outlet}/a", outlet=outlet,
        title="", text=text, published_at=at,
    )  # fmt: skip
    # by frames: sentences as they stand are the matter of the tests of sentences
    return [profile(c) for c in extract_claims(article).claims if c.frame.predicate != "plain"]


@pytest.mark.parametrize(("why", "newer", "older", "expected"), PAIRS, ids=[p[0] for p in PAIRS])
def test_two_tellings(why: str, newer: str, older: str, expected: Judgement | None) -> None:
    mine, theirs = claims_of(newer, "one.example"), claims_of(older, "two.example")
    assert mine, f"{why}: no claim in {newer!r}"
    assert theirs, f"{why}: no claim in {older!r}"
    found = {compare_profiles(a, b).judgement for a in mine for b in theirs}
    if expected is None:
        assert not found & {AGREE, CONTRADICT}, (why, found)
    else:
        assert expected in found, (why, found)
        assert not (found - {expected, Judgement.INCOMPARABLE}), (why, found)


def test_the_overlap_of_two_clauses_does_not_depend_on_their_order() -> None:
    (mine,) = claims_of("Hail destroyed two fifths of Norvania's apricot harvest this year.", "one.example")
    (theirs,) = claims_of("Norvania has lost 40 percent of its apricot harvest to hail.", "two.example")
    there, back = overlap(mine, theirs), overlap(theirs, mine)
    assert there.shared == back.shared
    assert (there.left, there.right) == (back.right, back.left)
