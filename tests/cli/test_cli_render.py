"""What a terminal is given of an article: the words, and nothing that it would obey."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from schemas.alert import Alert, Side, decode_alert
from schemas.http import OutletScore
from services.cli import render
from services.cli.console import THEME
from services.cli.demo import sample
from services.comparison.model import Field, Judgement, Verdict
from services.pipeline import run_in_memory
from tests.alerting.test_alerting_lists import event


def shown(what: object, width: int = 100) -> str:
    screen = Console(file=io.StringIO(), theme=THEME, highlight=False, width=width, force_terminal=False)
    screen.print(what)
    out = screen.file
    assert isinstance(out, io.StringIO)
    return out.getvalue()


def hostile(words: str) -> Alert:
    alert = decode_alert(event())
    sides: tuple[Side, ...] = tuple(
        side.model_copy(update={"sentence": words, "title": words}) for side in alert.dissent
    )
    return alert.model_copy(update={"dissent": sides, "dissent_value": words, "would_change": words})


@pytest.mark.parametrize("words", ["\x1b[2J\x1b[31mgone", "\x9b2J", "\u202eesrever", "[bold]kept[/bold]", "a\x00b"])
def test_an_alert_shows_hostile_words_as_words(words: str) -> None:
    text = shown(render.alert_panel(hostile(words))) + shown(render.alert_line(hostile(words)))
    assert not {"\x1b", "\x9b", "\x00", "\u202e"} & set(text)
    if words.startswith("[bold]"):
        assert "[bold]kept[/bold]" in text


def test_an_alert_shows_both_sides_with_link_and_value_and_how_sure_it_is() -> None:
    _, passages = run_in_memory(sample())
    (alert,) = [decode_alert(e) for p in passages for e in p.alerts]
    text = " ".join(shown(render.alert_panel(alert)).replace("│", " ").split())
    for words in ("swiftbulletin.example", "120", "https://lessingcourier.example", "a dozen new fireboats", "P = 0."):
        assert words in text


def test_the_story_shows_a_copy_an_update_and_a_dispute() -> None:
    _, passages = run_in_memory(sample())
    text = "\n".join(shown(render.article(p.comparison), 160) for p in passages if p.comparison)
    for words in (
        "a copy is no second witness",
        "update of 9",
        "dispute of",
        "contradiction of 12",
        "= the Alda was carrying",
    ):
        assert words in " ".join(text.split()), words


def test_of_a_dispute_and_an_unlikely_contradiction_the_dispute_is_shown() -> None:
    unlikely, likely, dispute = (
        Verdict("a", "b", judgement, Field.QUANTITY, (), "quantity.z", "They differ in the number.", confidence=sure)
        for judgement, sure in (
            (Judgement.CONTRADICTION, 0.07),
            (Judgement.CONTRADICTION, 0.8),
            (Judgement.DISPUTE, 0.9),
        )
    )
    assert render.gravest((unlikely, dispute)) == dispute
    assert render.gravest((dispute, likely)) == likely
    assert render.gravest((unlikely,)) is None


def test_a_reply_and_a_prior_stand_beside_the_score_and_the_reply_commands_no_terminal() -> None:
    some = OutletScore(outlet="x.example", score=0.5, low=0.2, high=0.8, n=1, grade="F", enough_evidence=False,
                       articles=1, claims=1, contradictions=0, seeded=True, note="We [bold]stand\x1b[31m by it.")  # fmt: skip
    screen = Console(width=100, file=io.StringIO(), theme=THEME)
    screen.print(render.score_table([some]))
    text = screen.file.getvalue()  # type: ignore[attr-defined]
    assert "x.example replies: We [bold]stand[31m by it." in text
    assert "x.example an operator's prior is part of its score" in text
