"""Which pairs a model is asked about, and what its opinion becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from services.comparison.compare import compare_profiles
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.nli.asking import ASKED, as_verdict, may_ask
from services.comparison.nli.decision import Opinion, Probabilities
from services.comparison.nli.reading import MOST_ASKED, SecondReading
from services.comparison.profiles.profile import profile
from services.extraction.model import Attribution, AttributionKind, Claim, Modality, Role
from tests.comparison.factory import amount, claim, day, person, said_by, thing

NO, YES = Opinion(agrees=False, probability=0.97), Opinion(agrees=True, probability=0.96)
DENIED = Attribution((), (), (), AttributionKind.INDIRECT, said_by("Ada Kolar"), "test", denial=True)
GIVES_UP = "Ada Kolar gives up the mayor's office in Vellin"
CLINGS = "Ada Kolar clings to the mayor's office in Vellin"


def gives_up(text: str = GIVES_UP, **more: object) -> Claim:
    return claim("give_up", person("Ada Kolar"), thing("office", "mayor"), text=text, **more)  # type: ignore[arg-type]


def clings(text: str = CLINGS, **more: object) -> Claim:
    return claim("cling", person("Ada Kolar"), thing("chair", "office"), text=text, **more)  # type: ignore[arg-type]


def judged(left: Claim, right: Claim) -> Verdict:
    return compare_profiles(profile(left), profile(right))


def refused(rule: str = "identity.predicate") -> Verdict:
    """What the frames say where the verbs are others."""
    return Verdict("a", "b", Judgement.INCOMPARABLE, None, (), rule, "Not comparable.")


def asked(left: Claim, right: Claim) -> bool:
    """Whether a model is asked where nothing but the verbs speaks against one event."""
    return may_ask(profile(left), profile(right), refused())


def test_the_pair_that_these_tests_vary_is_one_that_only_the_verbs_keep_apart() -> None:
    verdict = judged(gives_up(), clings())
    assert (verdict.judgement, verdict.rule) == (Judgement.INCOMPARABLE, "identity.predicate")
    assert (asked(gives_up(), clings()), asked(clings(), gives_up())) == (True, True)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(gives_up(modality=Modality.PLANNED), clings(), id="a plan is not its outcome"),
        pytest.param(gives_up(), clings(modality=Modality.OPINION), id="an opinion"),
        pytest.param(
            gives_up(quantity=amount(3, "year")), clings(quantity=amount(9, "year")), id="figures that differ"
        ),
        pytest.param(gives_up(quantity=amount(3, "year")), clings(), id="a figure on one side"),
        pytest.param(gives_up(GIVES_UP + " after 3 years"), clings(CLINGS + " after 9 years"), id="figures in words"),
        pytest.param(
            gives_up(GIVES_UP + " with 7.5 points", quantity=amount(7.5, "point")),
            clings(CLINGS + " with 8 points", quantity=amount(8, "point")),
            id="figures within rounding",
        ),
        pytest.param(gives_up(when=day("2025-01-10")), clings(when=day("2025-01-12")), id="another day"),
        pytest.param(gives_up(), clings(hours=49), id="another news cycle"),
        pytest.param(gives_up(attribution=DENIED), clings(), id="what its source denies"),
        pytest.param(gives_up(negated=True), clings(), id="a negation outside the clause"),
        pytest.param(
            claim("give_up", person("Ada Kolar"), text="Ada Kolar gives up the office"),
            claim("cling", person("Boris Tamm"), text="Boris Tamm clings to the office"),
            id="other persons",
        ),
        pytest.param(
            claim("give_up", thing("mayor", role=Role.AGENT), text="the mayor gives up"),
            claim("cling", thing("mayor", role=Role.AGENT), text="the mayor clings to office"),
            id="no telling name",
        ),
        pytest.param(replace(gives_up(), article_id="one"), replace(clings(), article_id="one"), id="one article"),
    ],
)
def test_a_model_is_not_asked(left: Claim, right: Claim) -> None:
    assert (asked(left, right), asked(right, left)) == (False, False)


@pytest.mark.parametrize("rule", [*ASKED, "agree", "ties.few", "identity.modality", "identity.object", "scope.part"])
def test_other_refusals_of_the_frames_stand(rule: str) -> None:
    assert may_ask(profile(gives_up()), profile(clings()), refused(rule)) is (rule in ASKED)


@pytest.mark.parametrize("judgement", list(Judgement))
def test_a_verdict_of_the_frames_stands(judgement: Judgement) -> None:
    verdict = replace(refused(), judgement=judgement)
    assert may_ask(profile(gives_up()), profile(clings()), verdict) is (judgement is Judgement.INCOMPARABLE)


def test_a_figure_that_both_have_is_no_hindrance() -> None:
    left, right = (
        c(text + " after 9 years", quantity=amount(9, "year")) for c, text in ((gives_up, GIVES_UP), (clings, CLINGS))
    )
    assert asked(left, right)


def test_a_negation_inside_the_clause_can_be_read() -> None:
    assert asked(gives_up("Ada Kolar of Vellin will never yield", negated=True), clings())


@pytest.mark.parametrize(
    ("opinion", "left", "right", "expected"),
    [
        (NO, gives_up(), clings(), (Judgement.CONTRADICTION, "nli.contradicts", Field.POLARITY)),
        (YES, gives_up(), clings(), (Judgement.AGREEMENT, "nli.agree", None)),
        (NO, gives_up(chain=said_by("Ada Kolar")), clings(chain=said_by("Ada Kolar")),
         (Judgement.CONTRADICTION, "nli.contradicts", Field.POLARITY)),
        (NO, gives_up(chain=said_by("Ida Roos")), clings(chain=said_by("Boris Tamm")),
         (Judgement.DISPUTE, "dispute.nli.contradicts", Field.POLARITY)),
        (NO, gives_up(corrects=True), clings(), (Judgement.REVISION, "revision.cue", Field.POLARITY)),
        (YES, gives_up(chain=said_by("Ida Roos")), clings(chain=said_by("Boris Tamm")),
         (Judgement.AGREEMENT, "nli.agree", None)),
    ],
)  # fmt: skip
def test_an_opinion_becomes_a_verdict(
    opinion: Opinion, left: Claim, right: Claim, expected: tuple[Judgement, str, Field | None]
) -> None:
    verdict = as_verdict(opinion, profile(left), profile(right), "acme/nli@0123")
    assert (verdict.judgement, verdict.rule, verdict.field) == expected
    assert (verdict.left, verdict.right) == (left.id, right.id)
    assert (Field.POLARITY in verdict.agrees) is opinion.agrees


def test_a_reason_names_the_model_its_probability_and_both_clauses() -> None:
    verdict = as_verdict(NO, profile(gives_up()), profile(clings()), "acme/nli@0123")
    assert verdict.reason == (
        f'acme/nli@0123 holds that they contradict each other (probability 0.97): "{GIVES_UP}" here, "{CLINGS}" there.'
    )
    assert verdict.confidence == 0.97
    long = as_verdict(NO, profile(gives_up(GIVES_UP + " again" * 50)), profile(clings()), "m")
    assert (len(long.left_value), long.left_value[-1]) == (80, "…")


def test_a_verdict_is_no_surer_than_the_reading_of_its_claims() -> None:
    verdict = as_verdict(NO, profile(gives_up(confidence=0.6)), profile(clings()), "m")
    assert verdict.confidence == 0.6


@dataclass
class Says:
    """A reader that says the same of every pair, and notes what it was asked."""

    entail: float = 0.0
    contradict: float = 0.99
    name: str = "says@1"
    threshold: float = 0.95
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Probabilities]:
        self.pairs += pairs
        return [Probabilities(self.entail, self.contradict) for _ in pairs]


def second(reader: Says, left: Claim, right: Claim) -> Verdict:
    return SecondReading(reader).of(judged(left, right), profile(left), profile(right))


def test_an_unsure_model_leaves_the_verdict_of_the_frames() -> None:
    left, right = gives_up(), clings()
    assert second(Says(contradict=0.9), left, right) == judged(left, right)
    assert second(Says(contradict=0.99), left, right).rule == "nli.contradicts"


def test_a_verdict_of_the_frames_is_never_overruled() -> None:
    left, right = gives_up(), gives_up(negated=True)
    reader = Says(entail=0.99, contradict=0.0)
    assert second(reader, left, right) == judged(left, right)
    assert reader.pairs == []


def test_both_orders_are_asked_and_answered_alike() -> None:
    one, other = Says(), Says()
    forth, back = second(one, gives_up(), clings()), second(other, clings(), gives_up())
    assert one.pairs == other.pairs == [(CLINGS, GIVES_UP), (GIVES_UP, CLINGS)]
    assert (forth.judgement, forth.rule, forth.field) == (back.judgement, back.rule, back.field)


def test_an_article_asks_each_pair_once_and_only_so_many() -> None:
    reader = Says()
    reading = SecondReading(reader)
    mine = profile(gives_up())
    others = [profile(clings(f"{CLINGS} {'x' * i}")) for i in range(1, MOST_ASKED + 5)]
    rules = [reading.of(compare_profiles(mine, other), mine, other).rule for other in [*others, *others]]
    assert len(reader.pairs) == 2 * MOST_ASKED
    assert rules.count("nli.contradicts") == 2 * MOST_ASKED
    assert rules.count("identity.predicate") == 2 * 4
