"""Sentences and the article inside its page."""

from __future__ import annotations

import pytest

from services.extraction.sentences import split_document, split_sentences

SENTENCES = [
    ("One ended. Another began.", ["One ended.", "Another began."]),
    ("Mr. Vale met Dr. Orn on Jan. 5. They agreed.", ["Mr. Vale met Dr. Orn on Jan. 5.", "They agreed."]),
    ("The U.S. Navy left. The U.S. The end.", ["The U.S. Navy left.", "The U.S.", "The end."]),
    ("It cost $3.4 billion. Nobody paid.", ["It cost $3.4 billion.", "Nobody paid."]),
    ("It opens at 5 p.m. on Monday.", ["It opens at 5 p.m. on Monday."]),
    ("It closed at 5 p.m. The rest went home.", ["It closed at 5 p.m.", "The rest went home."]),
    ("“It is over.” She left.", ["“It is over.”", "She left."]),
    ("“Is it over?” she asked. No.", ["“Is it over?” she asked.", "No."]),
    ("“Is it over?” Vale asked. No.", ["“Is it over?” Vale asked.", "No."]),
    ('"It is over," he said. "We lost."', ['"It is over," he said.', '"We lost."']),
    ("He paused ... and went on.", ["He paused ... and went on."]),
    ("Orn Inc. said profits rose. Shares fell.", ["Orn Inc. said profits rose.", "Shares fell."]),
    ("J. R. Orn spoke. K. Vale did not.", ["J. R. Orn spoke.", "K. Vale did not."]),
    ("The No. 2 official resigned. No. 1 stayed.", ["The No. 2 official resigned.", "No. 1 stayed."]),
    ("Done! Next? Yes.", ["Done!", "Next?", "Yes."]),
    ("The fleet left the bay.The mayor wept.", ["The fleet left the bay.", "The mayor wept."]),
    ("They came to the pier.Ada Quill’s boat sank.", ["They came to the pier.", "Ada Quill’s boat sank."]),
    ("He said “never.”Quill left.", ["He said “never.”", "Quill left."]),
    ("Sen.Vale of St.Orn spoke.", ["Sen.Vale of St.Orn spoke."]),
    ("The U.S.Navy left at 3.5 knots.", ["The U.S.Navy left at 3.5 knots."]),
    ("no full stop at all", ["no full stop at all"]),
    # scraped text loses the space behind a full stop
    ("The port closed.Ferries to Lunde ran on.", ["The port closed.", "Ferries to Lunde ran on."]),
    ("It was, wrote the Post.Traffic to Lunde grew.", ["It was, wrote the Post.", "Traffic to Lunde grew."]),
    ("It shut in 2012.The port is gone.", ["It shut in 2012.", "The port is gone."]),
    ("“It is over.”The port closed.", ["“It is over.”", "The port closed."]),
    (
        "The port closed, reported the Post.North Lunde pilots wept.",
        ["The port closed, reported the Post.", "North Lunde pilots wept."],
    ),
    (
        "It is the worst since 9/11/2001.Lunde Mayor Ada Thorn wept.",
        ["It is the worst since 9/11/2001.", "Lunde Mayor Ada Thorn wept."],
    ),
    ("He met Ro Un.The two ships left.", ["He met Ro Un.", "The two ships left."]),
    ("The crew (all safe.)They left.", ["The crew (all safe.)", "They left."]),
    ("Ask Mr.Vale or St.Anna on Booking.Com about it.", ["Ask Mr.Vale or St.Anna on Booking.Com about it."]),
    ("See www.Lunde.Port or lib.net.Port of it.", ["See www.Lunde.Port or lib.net.Port of it."]),
    ("The U.S.Navy and J.R.Orn agreed.", ["The U.S.Navy and J.R.Orn agreed."]),
    ("It grew 3.4 percent and Yahoo!Japan fell.", ["It grew 3.4 percent and Yahoo!Japan fell."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == expected


PAGE = """Site Name
Menu

News Feed

A story about quite another harbour was read by many people on this page yesterday.

Show more

Ferry Returns to Lunde After Storm

By Ada Quill
May 5, 2031 11:33 AM
3 min read
Photo: Harbour Office / Lunde Pictures
Photo: Harbour Office / Lunde Pictures

The ferry returned to Lunde on Monday. It carried 130 people.

What comes next

The harbour office said repairs would take a week.

It was late.

Tags
Lunde, ferries
Most read

Other Ferry Sinks
Nine people were hurt on another ferry, police said.
"""


def body(text: str, title: str = "", byline: str | None = None) -> list[str]:
    return [s.of(text) for s in split_document(text, title=title, byline=byline).sentences]


def test_only_the_article_is_left_of_a_page() -> None:
    assert body(PAGE, "Ferry Returns to Lunde After Storm") == [
        "The ferry returned to Lunde on Monday.",
        "It carried 130 people.",
        "The harbour office said repairs would take a week.",
        "It was late.",
    ]


def test_every_line_is_either_body_or_furniture() -> None:
    document = split_document(PAGE, title="Ferry Returns to Lunde After Storm")
    inside = [p.span for p in document.paragraphs]
    for line in PAGE.splitlines():
        if line.strip():
            start = PAGE.index(line)
            covered = [s for s in (*inside, *document.furniture) if s.start <= start < s.end]
            assert len(covered) >= 1, line


def test_the_title_is_found_with_and_without_a_full_stop() -> None:
    for line in ("A ferry returns", "A ferry returns."):
        text = f"{line}\n\nThe ferry came back on Monday."
        document = split_document(text, title="A Ferry Returns")
        assert document.headline_span is not None
        assert document.headline_span.of(text) == line
        assert body(text, "A Ferry Returns") == ["The ferry came back on Monday."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ferry between Lunde and the islands came back on Monday after\n"
        "three weeks in the yard, and the first passengers were on board by\n"
        "noon.\n"
        "The harbour office had said that repairs would take no longer than\n"
        "a week, but the storm damaged the pier as well.\n"
        "Comments\n"
        "Post a Comment"
    )
    document = split_document(text)
    assert [s.of(text).replace("\n", " ") for s in document.sentences] == [
        "The ferry between Lunde and the islands came back on Monday after three weeks in the yard, and the first "
        "passengers were on board by noon.",
        "The harbour office had said that repairs would take no longer than a week, but the storm damaged the pier as "
        "well.",
    ]


DATELINES = [
    ("LUNDE, May 5 (Reuters) - The ferry came back on Monday.", "Reuters"),
    ("LUNDE (AP) — The ferry came back on Monday.", "AP"),
    ("LUNDE — The ferry came back on Monday.", None),
    ("The ferry came back on Monday.", None),
]


@pytest.mark.parametrize(("text", "agency"), DATELINES)
def test_datelines(text: str, agency: str | None) -> None:
    document = split_document(text)
    assert document.credit == agency
    assert [s.of(text) for s in document.sentences] == ["The ferry came back on Monday."]


def test_an_agency_alone_above_the_body_is_a_credit_and_under_a_caption_it_is_not() -> None:
    story = "The ferry came back on Monday. It was late."
    assert split_document(f"Ferry News\n\nWSJ\nMay 05, 2031\n\n{story}").credit == "WSJ"
    assert split_document(f"Ferry News\n\nA ferry at the pier on Friday\nAFP\n\n{story}").credit is None


def test_notes_about_the_author_end_the_article() -> None:
    story = "\n\n".join(
        f"The ferry came back on day {n} and the harbour office counted the passengers." for n in range(9)
    )
    text = f"{story}\n\nAda Quill is a reporter at the Lunde Post. She covers harbours."
    assert not any("reporter" in sentence for sentence in body(text, byline="Ada Quill"))


def test_a_sign_up_line_within_the_article_does_not_end_it() -> None:
    story = "The ferry came back on Monday and the harbour office counted the passengers again."
    text = f"{story}\n\nSign up for our newsletter\n\n" + "\n\n".join(
        [story.replace("Monday", d) for d in ("May 1", "May 2")]
    )
    assert len(body(text)) == 3
