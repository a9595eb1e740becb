"""Recall of claims on annotated articles: what an annotator marked, and how much of it comes out right.

The annotation is not exhaustive, so only recall is measured; `emitted` counts every claim for scale.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from schemas.alert import Alert, decode_alert
from services.comparison.compare import compare
from services.comparison.model import Judgement
from services.evaluation.gold.fields import hedge_right, time_right, value_right
from services.evaluation.gold.matching import match
from services.evaluation.gold.reading import Gold, article_of, gold_of, read_entries
from services.evaluation.gold.sources import alias_table, chain_of, mapped
from services.extraction.claims import extract_claims
from services.extraction.model import Claim
from services.pipeline import Passage, run_in_memory

RAISING = frozenset({"raised", "joined"})


def evaluate_seeds(directory: Path, archive: Path | None = None) -> dict[str, int]:
    """Counts over the annotated articles of `directory` (`gold.json`; texts in `articles.jsonl` or in an archive).

    Returns:
        `claims` annotated, `emitted` by us, `found` (span overlaps the anchor, matched one to one), of these `value`,
        `hedge`, `time` right; `source` and `chain` right over the claims with a chain; pairs: `same` judged agreement,
        `conflict` judged contradiction, `different_as_contradiction`; `alerts` expected that were raised, and
        `unexpected_alerts`.

    """
    annotation = json.loads((directory / "gold.json").read_text("utf-8"))
    raw = read_entries(directory, annotation, archive)
    articles = [article_of(entry, seq) for seq, entry in enumerate(raw, 1)]
    emitted = {article.outlet: extract_claims(article).claims for article in articles}
    golds = [gold_of(entry, articles) for entry in annotation["claims"]]
    matched: dict[str, Claim] = {}
    for article in articles:
        matched |= match([g for g in golds if g.outlet == article.outlet], emitted[article.outlet])
    names = alias_table(annotation["aliases"])
    return {
        "claims": len(golds),
        "emitted": sum(len(claims) for claims in emitted.values()),
        "found": len(matched),
        **fields(golds, matched, names),
        **pairs(annotation, matched),
        **alerts(annotation, raw),
    }


def fields(golds: Sequence[Gold], matched: dict[str, Claim], names: dict[str, str]) -> dict[str, int]:
    """How many of the matched claims have each field right."""
    both = [(gold, matched[gold.id]) for gold in golds if gold.id in matched]
    sourced = [(gold, claim) for gold, claim in both if gold.sources]
    return {
        "value": sum(value_right(gold, claim.quantity) for gold, claim in both),
        "hedge": sum(hedge_right(gold, claim.quantity) for gold, claim in both),
        "source": sum(chain_of(claim, names)[:1] == mapped(gold.sources, names)[:1] for gold, claim in sourced),
        "chain": sum(chain_of(claim, names) == mapped(gold.sources, names) for gold, claim in sourced),
        "time": sum(time_right(gold, claim.when) for gold, claim in both),
    }


def pairs(annotation: dict[str, Any], matched: dict[str, Claim]) -> dict[str, int]:
    """Verdicts on the annotated pairs, straight from the comparison."""

    def judged(left: str, right: str) -> Judgement | None:
        if left not in matched or right not in matched:
            return None
        older, newer = sorted((matched[left], matched[right]), key=lambda c: (c.published_at, c.id))
        return compare(newer, older).judgement

    same = [(a, b) for group in annotation["same"] for k, a in enumerate(group) for b in group[k + 1 :]]
    return {
        "same": sum(judged(a, b) is Judgement.AGREEMENT for a, b in same),
        "conflict": sum(judged(a, b) is Judgement.CONTRADICTION for a, b in annotation["conflict"]),
        "different_as_contradiction": sum(judged(a, b) is Judgement.CONTRADICTION for a, b in annotation["different"]),
    }


def alerts(annotation: dict[str, Any], raw: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Replay in order of publication: expected alerts that came, and alerts that nobody expects."""
    ordered: list[Any] = sorted(raw, key=lambda entry: str(entry["published_at"]))
    _, passages = run_in_memory(ordered)
    raised = {
        (alert.id, passage.claims.outlet, alert.field)
        for passage in passages
        for alert in raised_by(passage)
        if passage.claims
    }
    expected = {(entry["outlet"], entry["because"]) for entry in annotation["alerts"]}
    hit = {(outlet, field) for _, outlet, field in raised} & expected
    return {"alerts": len(hit), "unexpected_alerts": len(raised) - len(hit)}


def raised_by(passage: Passage) -> list[Alert]:
    """Alerts that an article raised or joined."""
    found = (decode_alert(event) for event in passage.alerts)
    return [alert for alert in found if alert.status in RAISING]
