"""Recall of claims on annotated articles: what an annotator marked, and how much of it comes out right.

The annotation is not exhaustive, so only recall is measured; `emitted` counts every claim for scale.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from schemas.alert import Alert, decode_alert
from services.comparison.compare import compare
from services.comparison.model import Judgement
from services.evaluation.units import converted, same_unit
from services.extraction.claims import extract_claims
from services.extraction.model import Claim, Grain, Hedge, Period, Quantity, Relation, Span
from services.ingestion.model import Admission, Article
from services.pipeline import Passage, run_in_memory

OVERLAP = 0.8
"""Least overlap of two value intervals (intersection over union)."""
TIME_OVERLAP = 0.5
RAISING = frozenset({"raised", "joined"})


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated claim."""

    id: str
    outlet: str
    anchor: Span
    low: float | None
    high: float | None
    valued: bool
    unit: str | None
    hedge: Hedge
    sources: tuple[str, ...]
    when: tuple[date, date] | None


def evaluate_seeds(directory: Path) -> dict[str, int]:
    """Counts over the annotated articles of `directory` (`articles.jsonl`, `gold.json`).

    Returns:
        `claims` annotated, `emitted` by us, `found` (span overlaps the anchor, matched one to one), of these `value`,
        `hedge`, `time` right; `source` and `chain` right over the claims with a chain; pairs: `same` judged agreement,
        `conflict` judged contradiction, `different_as_contradiction`; `alerts` expected that were raised, and
        `unexpected_alerts`.

    """
    raw = [json.loads(line) for line in (directory / "articles.jsonl").read_text("utf-8").splitlines() if line.strip()]
    annotation = json.loads((directory / "gold.json").read_text("utf-8"))
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


# --------------------------------------------------------------------------- reading


def article_of(entry: dict[str, Any], seq: int) -> Article:
    """An article of the annotated set as extraction gets it."""
    published = datetime.fromisoformat(entry["published_at"].replace("Z", "+00:00")).astimezone(UTC)
    return Article(
        seq=seq,
        seen_at=published,
        id=f"seed-{entry['outlet']}",
        kind=Admission.ARTICLE,
        url=entry["url"],
        outlet=entry["outlet"],
        title=entry["title"],
        text=entry["text"],
        published_at=published,
        byline=entry.get("byline"),
    )


def gold_of(entry: dict[str, Any], articles: Sequence[Article]) -> Gold:
    """One annotated claim, its anchor found in the text of its article."""
    article = next(a for a in articles if a.outlet == entry["outlet"])
    start = article.text.find(entry["anchor"])
    if start < 0:
        raise ValueError(f"anchor of {entry['id']} is not in the article of {entry['outlet']}")
    value = entry["value"]
    return Gold(
        id=entry["id"],
        outlet=entry["outlet"],
        anchor=Span(start, start + len(entry["anchor"])),
        low=value[0] if value else None,
        high=value[1] if value else None,
        valued=value is not None,
        unit=entry["unit"],
        hedge=Hedge(entry["hedge"]),
        sources=tuple(entry["sources"]),
        when=interval_of(entry["when"]),
    )


def interval_of(text: str | None) -> tuple[date, date] | None:
    """Days of an ISO 8601 year, month, day or interval of these.

    >>> interval_of("2024-09/2024-11")
    (datetime.date(2024, 9, 1), datetime.date(2024, 11, 30))
    """
    if text is None:
        return None
    first, _, last = text.partition("/")
    return days(first)[0], days(last or first)[1]


def days(text: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    day = date(*parts)
    return day, day


# --------------------------------------------------------------------------- matching


def match(golds: Sequence[Gold], claims: Sequence[Claim]) -> dict[str, Claim]:
    """One claim for each annotation whose anchor it overlaps: as many right values as possible, then as many at all.

    Maximum bipartite matching by augmenting paths (Kuhn 1955), the edges admitted in three rounds: value and time
    right, value right, any overlap.
    """
    edges: dict[str, list[int]] = {gold.id: [] for gold in golds}
    holder: dict[int, str] = {}
    for least in (2, 1, 0):
        for gold in golds:
            near = [(closeness(gold, c), i) for i, c in enumerate(claims) if c.span.overlaps(gold.anchor)]
            fits = [i for _, i in sorted(near) if fit(gold, claims[i]) >= least]
            edges[gold.id] += [i for i in fits if i not in edges[gold.id]]
        for gold in golds:
            if gold.id not in holder.values():
                augment(gold.id, edges, holder, set())
    return {gold_id: claims[i] for i, gold_id in holder.items()}


def fit(gold: Gold, claim: Claim) -> int:
    """How well a claim fits an annotation: 2 value and time right, 1 value right, 0 no more than the place."""
    if not value_right(gold, claim.quantity):
        return 0
    return 2 if time_right(gold, claim.when) else 1


def augment(gold_id: str, edges: dict[str, list[int]], holder: dict[int, str], seen: set[int]) -> bool:
    """Find a claim for `gold_id`, moving others to another claim where they have one."""
    for i in edges[gold_id]:
        if i in seen:
            continue
        seen.add(i)
        if i not in holder or augment(holder[i], edges, holder, seen):
            holder[i] = gold_id
            return True
    return False


def closeness(gold: Gold, claim: Claim) -> tuple[int, int]:
    """Sorts claims by how much of them lies outside the anchor."""
    shared = min(gold.anchor.end, claim.span.end) - max(gold.anchor.start, claim.span.start)
    return -shared, claim.span.end - claim.span.start


# --------------------------------------------------------------------------- fields


def value_right(gold: Gold, quantity: Quantity | None) -> bool:
    """Null for null; else the same unit and intervals that overlap once hedge and rounding are treated alike.

    A measure counts in the unit of the annotation or in the one that extraction tells it in: 37,000 feet, 11,277.6 m.
    """
    if not gold.valued or quantity is None:
        return not gold.valued and quantity is None
    name, factor = converted(gold.unit or "")
    measured = replace(gold, unit=name, low=scaled(gold.low, factor), high=scaled(gold.high, factor))
    return any(
        same_unit(one.unit or "", quantity.unit) and overlap(plain(one, quantity), ours(quantity)) >= OVERLAP
        for one in (gold, measured)
    )


def scaled(value: float | None, factor: float) -> float | None:
    """A bound in another unit, without the noise of binary fractions."""
    return None if value is None else float(f"{value * factor:.12g}")


Interval = tuple[float | None, float | None]


def ours(quantity: Quantity) -> Interval:
    """The written number where one is written, without what hedge and rounding make of it; else the interval."""
    if quantity.hedge is Hedge.APPROX and quantity.number is not None:
        return quantity.number, quantity.number
    if quantity.hedge is Hedge.EXACT and quantity.number is not None:
        return quantity.number, quantity.number
    return quantity.low, quantity.high


def plain(gold: Gold, quantity: Quantity) -> Interval:
    """The annotated interval in the same terms: a hedged number stands for its interval if it lies in it.

    "nearly 200" may be annotated [190, 200] and "around 200" [190, 210]: the number itself is in the interval and no
    more than a twentieth from its middle, which is all that the annotation says of it.
    """
    number = quantity.number
    if gold.hedge is Hedge.APPROX and number is not None and gold.low is not None and gold.high is not None:
        middle = (gold.low + gold.high) / 2
        if gold.low <= number <= gold.high and abs(number - middle) <= 0.055 * middle:
            return number, number
    if gold.hedge is Hedge.APPROX and number is None and quantity.low is not None and gold.low is not None:
        return (quantity.low, quantity.high) if same_magnitude(gold.low, quantity.low) else (gold.low, gold.high)
    return gold.low, gold.high


def same_magnitude(left: float, right: float) -> bool:
    """As in "thousands" has no other value than its order of magnitude: the lower bounds are within a factor of two."""
    return left > 0 and right > 0 and 0.5 <= left / right <= 2


def overlap(left: Interval, right: Interval) -> float:
    """Intersection over union of two intervals; open ends meet open ends; equal points overlap fully.

    >>> overlap((10, 20), (15, 20)), overlap((5, 5), (5, 5)), overlap((300, None), (300, None)), overlap((1, 2), (3, 4))
    (0.5, 1.0, 1.0, 0.0)
    """
    if (left[1] is None) != (right[1] is None) and (left[0] is None) == (right[0] is None):
        return 1.0 if left[0] == right[0] and bounded_share(left, right) else 0.0
    low_l, low_r = left[0] or 0.0, right[0] or 0.0
    if left[1] is None or right[1] is None:
        return 1.0 if low_l == low_r else 0.0
    union = max(left[1], right[1]) - min(low_l, low_r)
    if union == 0:
        return 1.0
    return max(0.0, min(left[1], right[1]) - max(low_l, low_r)) / union


def bounded_share(left: Interval, right: Interval) -> bool:
    """A share cannot exceed 100 percent: [90, open) is [90, 100]."""
    return {left[1], right[1]} == {None, 100} or {left[1], right[1]} == {None, 100.0}


def hedge_right(gold: Gold, quantity: Quantity | None) -> bool:
    """The same hedge; a claim without a number has none to compare."""
    if quantity is None or not gold.valued:
        return quantity is None and not gold.valued
    return quantity.hedge is gold.hedge or (
        quantity.number is None and {quantity.hedge, gold.hedge} <= {Hedge.RANGE, Hedge.APPROX}
    )


def time_right(gold: Gold, when: Period | None) -> bool:
    """Both without a time, or intervals of days that overlap by half."""
    mine = bounds(when)
    if gold.when is None or mine is None:
        return gold.when is None and mine is None
    start, end = max(gold.when[0], mine[0]), min(gold.when[1], mine[1])
    shared = (end - start).days + 1
    whole = (max(gold.when[1], mine[1]) - min(gold.when[0], mine[0])).days + 1
    return max(shared, 0) / whole >= TIME_OVERLAP


def bounds(when: Period | None) -> tuple[date, date] | None:
    """Days of a period; "by 2030" is the year 2030, as the annotation has it."""
    if when is None or (when.start is None and when.end is None):
        return None
    if when.relation is Relation.BY and when.end is not None:
        return grain_start(when.end, when.grain), when.end
    start = when.start or when.end or date.min
    return start, when.end or when.start or date.max


def grain_start(end: date, grain: Grain) -> date:
    """First day of the year, month or day that ends at `end`."""
    if grain is Grain.YEAR:
        return date(end.year, 1, 1)
    return date(end.year, end.month, 1) if grain is Grain.MONTH else end - timedelta(days=0)


# --------------------------------------------------------------------------- sources


def folded(name: str) -> str:
    """A name without article, case and typographic quotes."""
    return name.replace("’", "'").removeprefix("the ").removeprefix("The ").casefold().strip()


def alias_table(aliases: dict[str, list[str]]) -> dict[str, str]:
    """Every name of a source, folded, to one name."""
    return {folded(name): folded(canonical) for canonical, others in aliases.items() for name in (canonical, *others)}


def mapped(names: Iterable[str], table: dict[str, str]) -> list[str]:
    """Names folded and mapped."""
    return [table.get(folded(name), folded(name)) for name in names]


def chain_of(claim: Claim, table: dict[str, str]) -> list[str]:
    """The chain of a claim in the same terms."""
    return mapped((link.name for link in claim.chain), table)


# --------------------------------------------------------------------------- pairs and alerts


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
