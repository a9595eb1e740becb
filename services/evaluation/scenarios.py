"""Short streams with the alerts that they must raise: which articles raise one, and which should.

An article raises if a claim of it opens or joins a contradiction alert when it enters; what a later article turns an
alert into changes nothing about that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.alert import Alert, decode_alert
from services.comparison.model import Judgement
from services.pipeline import Passage, run_in_memory

RAISING = ("raised", "joined")


@dataclass(frozen=True, slots=True)
class Scenario:
    """One stream: `alerts` are the places (from 0) of the articles that must raise."""

    id: str
    tag: str
    why: str
    articles: tuple[dict[str, Any], ...]
    alerts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Counts:
    """Articles that raise and should (`hit`), raise and should not (`false`), should and do not (`missed`)."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.false + other.false, self.missed + other.missed)

    @property
    def measures(self) -> dict[str, float]:
        """Precision, recall and F1; 1.0 where there is nothing to find and nothing was raised.

        >>> Counts(hit=3, false=1, missed=2).measures
        {'precision': 0.75, 'recall': 0.6, 'f1': 0.6667}
        """
        precision = self.hit / (self.hit + self.false) if self.hit + self.false else 1.0
        recall = self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0
        whole = 2 * self.hit + self.false + self.missed
        f1 = 2 * self.hit / whole if whole else 1.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def evaluate_scenarios(path: Path) -> dict[str, Any]:
    """`{precision, recall, f1, by_tag, wrong}` of the scenarios in `path`. Raises `ValueError` with the bad line."""
    total = Counts()
    tags: dict[str, Counts] = {}
    wrong: list[dict[str, Any]] = []
    for scenario in read_scenarios(path):
        counts, mistakes = judge(scenario)
        total += counts
        tags[scenario.tag] = tags.get(scenario.tag, Counts()) + counts
        wrong += mistakes
    return {**total.measures, "by_tag": {tag: tags[tag].measures for tag in sorted(tags)}, "wrong": wrong}


def read_scenarios(path: Path) -> Iterator[Scenario]:
    """The scenarios of a JSONL file, in its order."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _scenario(line, f"{path.name}:{number}")


def _scenario(line: str, where: str) -> Scenario:
    try:
        raw = json.loads(line)
        articles, alerts = tuple(raw["articles"]), frozenset(int(i) for i in raw["alerts"])
        scenario = Scenario(str(raw["id"]), str(raw.get("tag", "")), str(raw.get("why", "")), articles, alerts)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where} is no scenario: {type(error).__name__}: {error}") from error
    if not all(0 <= i < len(scenario.articles) for i in scenario.alerts):
        raise ValueError(f"{where}: `alerts` names an article that is not there")
    return scenario


def judge(scenario: Scenario) -> tuple[Counts, list[dict[str, Any]]]:
    """Run one scenario in fresh state and compare what raised with what should have."""
    _, passages = run_in_memory(scenario.articles)
    raised = {i for i, passage in enumerate(passages) if raises(passage)}
    mistakes = [
        {
            "id": scenario.id,
            "tag": scenario.tag,
            "article": i,
            "url": str(scenario.articles[i].get("url", "")),
            "expected": i in scenario.alerts,
            "raised": i in raised,
            "why": scenario.why,
            "reason": reason_of(passages[i]),
        }
        for i in sorted(raised ^ scenario.alerts)
    ]
    hit, false, missed = raised & scenario.alerts, raised - scenario.alerts, scenario.alerts - raised
    return Counts(len(hit), len(false), len(missed)), mistakes


def raises(passage: Passage) -> bool:
    """Whether the article of this passage opened or joined an alert."""
    article = passage.admitted.article
    return article is not None and any(article.id in alert.raised_by for alert in raising(passage.alerts))


def raising(events: Iterable[bytes]) -> Iterator[Alert]:
    """Those of the alert events that open or join an alert."""
    for event in events:
        alert = decode_alert(event)
        if alert.status in RAISING:
            yield alert


def reason_of(passage: Passage) -> str:
    """Why an article raised, or how far it got: rejected, without claims, nothing to compare, no consensus."""
    for alert in raising(passage.alerts):
        return alert.reason
    if passage.admitted.article is None:
        return f"{passage.admitted.outcome.value}: {passage.admitted.reason}"
    placed = passage.comparison.placed if passage.comparison else ()
    if not placed:
        return "no claim was found in it"
    verdicts = [v for p in placed for v in p.verdicts]
    for judgement in (Judgement.CONTRADICTION, Judgement.DISPUTE, Judgement.UPDATE, Judgement.REVISION):
        for verdict in verdicts:
            if verdict.judgement is judgement:
                return f"{judgement.value} ({verdict.rule}) and no alert: {verdict.reason}"
    found = ", ".join(sorted({f"{v.judgement.value} ({v.rule})" for v in verdicts})) or "nothing to compare with"
    return f"{len(placed)} claims: {found}"
