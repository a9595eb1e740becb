"""How sure a reading must be to alert: what a dissent contradicts in so many words, in whom, and where it says it."""

from __future__ import annotations

import pytest

from services.comparison.model import Field, Judgement
from tests.scoring.scoring_streams import Stream

AGREED, AGAINST = (Judgement.AGREEMENT, None, (Field.TIME,)), (Judgement.CONTRADICTION, Field.DIRECTION, (Field.TIME,))


@pytest.mark.parametrize(
    ("why", "rule", "confidence", "second", "raises"),
    [
        ("both say the opposite", "test", 1.0, AGAINST, True),
        ("it agrees with one of them", "test", 1.0, AGREED, False),
        ("a sentence that two outlets contradict", "direction.sentences", 0.4, AGAINST, True),
        ("a doubtful statement stays doubtful", "direction.opposite", 0.4, AGAINST, False),
    ],
)
def test_what_a_dissent_shows_two_to_have_said(
    why: str, rule: str, confidence: float, second: tuple, raises: bool
) -> None:
    """The first two agree on something else: that both state the value is only known once a third denies it."""
    stream = Stream(rule=rule)
    stream.say("one.example", None)
    stream.say("two.example", None, judge=lambda new, old: AGREED)
    answers = iter((AGAINST, second))
    stream.say("three.example", None, confidence=confidence, judge=lambda new, old: next(answers))
    assert bool(stream.alerts) is raises, why


@pytest.mark.parametrize(
    ("why", "rule", "figures", "confidence", "raises"),
    [
        ("a figure near the told one", "quantity.sentences", (55, 55, 50), 0.5, True),
        ("a nought too many", "quantity.sentences", (50, 50, 500), 0.5, True),
        ("an age beside a name", "quantity.age", (27, 27, 29), 0.9, True),
        ("figures far apart are of two things", "quantity.sentences", (40, 40, 7), 0.5, False),
        ("too few words in common", "quantity.sentences", (55, 55, 50), 0.25, False),
        ("frames in doubt stay in doubt", "quantity.z", (55, 55, 50), 0.5, False),
        ("one of two has another figure", "quantity.sentences", (55, 90, 50), 0.5, False),
    ],
)
def test_a_figure_in_a_sentence_told_again(
    why: str, rule: str, figures: tuple[int, int, int], confidence: float, raises: bool
) -> None:
    """Nobody has read the third sentence as a statement; two outlets and more tell another figure in its place."""
    stream = Stream(rule=rule, confidence=confidence)
    for outlet, figure in zip(("one.example", "two.example"), figures[:2], strict=True):
        stream.say(outlet, figure)
    stream.say("three.example", figures[2], confidence=0.4)
    assert bool(stream.alerts) is raises, why


@pytest.mark.parametrize(
    ("why", "rule", "second", "raises"),
    [
        ("two outlets are surely contradicted", "time.sentences", 1.0, True),
        ("one surely, and another that says the same", "time.sentences", 0.5, True),
        ("a day of the week may be the one on which it was said", "time.weekday.sentences", 1.0, False),
        ("a direction, too", "direction.sentences", 0.5, True),
    ],
)
def test_a_plain_sentence_alerts_against_two(why: str, rule: str, second: float, raises: bool) -> None:
    """`second`: how sure the contradiction of the second outlet is, which agrees with the first."""
    stream, field = Stream(rule=rule), Field(rule.split(".", maxsplit=1)[0])
    stream.say("one.example", None)
    stream.say("two.example", None, judge=lambda new, old: (Judgement.AGREEMENT, None, (field,)))
    against = Judgement.CONTRADICTION, field, (Field.PLACE,)
    sure = iter((1.0, second))

    def dissent(new, old):
        stream.confidence = next(sure)
        return against

    stream.say("three.example", None, confidence=0.4, judge=dissent)
    assert bool(stream.alerts) is raises, why


UNLIKE = (Judgement.INCOMPARABLE, None, ())


@pytest.mark.parametrize(
    ("why", "at", "second", "raises"),
    [
        ("what an article opens with", 0, UNLIKE, True),
        ("a remark far down", 3000, UNLIKE, False),
        ("a remark far down that contradicts both", 3000, AGAINST, True),
    ],
)
def test_a_remark_far_down_must_contradict_two_in_so_many_words(why: str, at: int, second: tuple, raises: bool) -> None:
    """What a long article says by the way mostly is of another story (docs/precision.md)."""
    stream = Stream()
    stream.say("one.example", None)
    stream.say("two.example", None, judge=lambda new, old: (Judgement.AGREEMENT, None, (Field.DIRECTION,)))
    answers = iter((AGAINST, second))
    stream.say("three.example", None, at=at, judge=lambda new, old: next(answers))
    assert bool(stream.alerts) is raises, why


@pytest.mark.parametrize(("other", "raises"), [("time.standin.sentences", True), ("time.weekday.sentences", False)])
def test_a_day_of_the_week_does_not_hide_what_else_is_sure(other: str, raises: bool) -> None:
    """One outlet is contradicted twice, the second agrees with it."""
    stream, agreed = Stream(), (Judgement.AGREEMENT, None, (Field.TIME,))
    stream.say("one.example", None)
    stream.say("one.example", None, judge=lambda new, old: agreed)
    stream.say("two.example", None, judge=lambda new, old: agreed)
    rules = iter((("time.weekday.sentences", 1.0), (other, 0.8), (None, 1.0)))

    def dissent(new, old):
        rule, stream.confidence = next(rules)
        stream.rule = rule or stream.rule
        return UNLIKE if rule is None else (Judgement.CONTRADICTION, Field.TIME, (Field.PLACE,))

    stream.say("three.example", None, judge=dissent)
    assert bool(stream.alerts) is raises
