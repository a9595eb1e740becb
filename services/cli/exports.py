"""The JSONL files of `replay`: claims, alerts, scores. Their shapes are a contract (docs/cli.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from schemas.alert import decode_alert
from schemas.wire import COMPARISON
from services.cli.errors import bad_input
from services.comparison.model import Comparison, PlacedClaim, Verdict
from services.extraction.model import Attribution, Claim, Participant, Period, Quantity, Span
from services.runtime.entries import PAYLOAD

AT_ONCE = 500


def stream_payloads(client: Any, stream: str) -> Iterator[bytes]:
    """Messages of a stream from its beginning, in order."""
    start = "-"
    while entries := client.xrange(stream, min=start, count=AT_ONCE):
        for _, fields in entries:
            yield fields[PAYLOAD]
        start = b"(" + entries[-1][0]


def comparisons(payloads: Iterable[bytes]) -> Iterator[Comparison]:
    """What comparison said of each admitted entry, in order."""
    return (COMPARISON.decode(payload) for payload in payloads)


def claim_lines(found: Iterable[Comparison]) -> Iterator[bytes]:
    """One JSON object a claim, in the order of the articles and of the text."""
    for comparison in found:
        for placed in comparison.placed:
            yield orjson.dumps(claim_object(comparison, placed))


def alert_lines(events: Iterable[bytes]) -> Iterator[bytes]:
    """One JSON object an alert, in its last state, in the order in which they were raised."""
    last: dict[str, bytes] = {}
    for event in events:
        last[decode_alert(event).id] = event
    yield from last.values()


def claim_object(comparison: Comparison, placed: PlacedClaim) -> dict[str, Any]:
    """A claim with its article, its fact and the verdicts on it."""
    claim = placed.claim
    return {
        "id": claim.id,
        "fact_id": placed.fact_id,
        "article_id": claim.article_id,
        "seq": comparison.seq,
        "seen_at": moment(comparison.seen_at),
        "url": comparison.url,
        "outlet": claim.outlet,
        "title": comparison.title,
        "published_at": moment(claim.published_at),
        "text": claim.text,
        "span": pair(claim.span),
        "sentence": pair(claim.sentence),
        **frame(claim),
        "quantity": quantity(claim.quantity),
        "when": period(claim.when),
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "attribution": attribution(claim.attribution),
        "chain": [{"name": link.name, "kind": link.kind.value} for link in claim.chain],
        "confidence": round(claim.confidence, 4),
        "verdicts": [verdict(v, claim.id) for v in placed.verdicts],
    }


def moment(value: datetime) -> str:
    """ISO 8601 in UTC, with a Z."""
    return value.isoformat().replace("+00:00", "Z")


def pair(span: Span | None) -> list[int] | None:
    """Half-open range of code points in the article's text."""
    return None if span is None else [span.start, span.end]


def frame(claim: Claim) -> dict[str, Any]:
    """What happens and who takes part."""
    return {
        "predicate": claim.frame.predicate,
        "direction": claim.frame.direction,
        "participants": [participant(p) for p in claim.frame.participants],
    }


def participant(value: Participant) -> dict[str, Any]:
    """One participant of a frame."""
    return {"role": value.role.value, "key": value.key, "words": list(value.words), "named": value.named}


def quantity(value: Quantity | None) -> dict[str, Any] | None:
    """An interval in a canonical unit; null is open."""
    if value is None:
        return None
    return {
        "low": value.low,
        "high": value.high,
        "number": value.number,
        "unit": value.unit,
        "hedge": value.hedge.value,
        "role": value.role.value,
        "span": pair(value.span),
    }


def period(value: Period | None) -> dict[str, Any] | None:
    """Whole days, both included; null is open."""
    if value is None:
        return None
    return {
        "start": value.start.isoformat() if value.start else None,
        "end": value.end.isoformat() if value.end else None,
        "grain": value.grain.value,
    }


def attribution(value: Attribution | None) -> dict[str, Any] | None:
    """Source, cue and content as ranges of the article's text."""
    if value is None:
        return None
    return {
        "kind": value.kind.value,
        "source": [pair(span) for span in value.source],
        "cue": [pair(span) for span in value.cue],
        "content": [pair(span) for span in value.content],
        "denial": value.denial,
        "doubt": value.doubt,
        "rule": value.rule,
    }


def verdict(value: Verdict, claim_id: str) -> dict[str, Any]:
    """A verdict, seen from the claim in whose line it stands."""
    newer = value.left == claim_id
    mine, other = (value.left_value, value.right_value) if newer else (value.right_value, value.left_value)
    return {
        "with": value.right if newer else value.left,
        "judgement": value.judgement.value,
        "field": value.field.value if value.field else None,
        "rule": value.rule,
        "reason": value.reason,
        "value": mine,
        "other_value": other,
    }


def write_lines(path: Path | None, lines: Iterable[bytes]) -> int:
    """Write each line; how many. Without a path they are only counted. Raises `Failure` if it cannot be written."""
    if path is None:
        return sum(1 for _ in lines)
    count = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            for line in lines:
                file.write(line + b"\n")
                count += 1
    except OSError as error:
        raise bad_input(f"cannot write {path}: {error}", "Name a file in a directory that you may write to.") from error
    return count
