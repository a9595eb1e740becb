"""How well attributions are found, measured on documents annotated by hand (PolNeAR, Newell et al., LREC 2018).

A predicted attribution is right if its content and one annotated content share at least half of their characters
(intersection over union of non-space characters, at least 0.5), each matched once, best pairs first. "Joint" also asks
that the sources share a character, "joint_source_iou" that they share half. These are the definitions of the scorer
that ships with the development data.
"""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from services.extraction.attribution import extract_attributions
from services.extraction.model import Attribution, Span

THRESHOLD: Final = 0.5

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Marked:
    """Content and source of one attribution, annotated or predicted."""

    content: frozenset[int]
    source: frozenset[int]


def characters(spans: Spans, text: str) -> frozenset[int]:
    """Offsets of the characters under `spans` that are no white space.

    >>> sorted(characters([(0, 3), (2, 5)], "a b cd"))
    [0, 2, 4]
    """
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i : i + 1].isspace())


def overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """Intersection over union; 0 if both are empty."""
    union = len(left | right)
    return len(left & right) / union if union else 0.0


def match(gold: Sequence[Marked], predicted: Sequence[Marked]) -> list[tuple[int, int]]:
    """Pairs (gold, predicted) whose contents overlap by `THRESHOLD`, each used once, best overlap first."""
    pairs = sorted(
        (
            (overlap(g.content, p.content), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if g.content & p.content
        ),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    matched = []
    for value, i, j in pairs:
        if value < THRESHOLD:
            break
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            matched.append((i, j))
    return matched


def count(gold: Sequence[Marked], predicted: Sequence[Marked]) -> Counter[str]:
    """Numbers of one document that add up over documents."""
    counts: Counter[str] = Counter(gold=len(gold), predicted=len(predicted))
    for i, j in match(gold, predicted):
        counts["content"] += 1
        if gold[i].source:
            counts["joint"] += bool(gold[i].source & predicted[j].source)
            counts["joint_source_iou"] += overlap(gold[i].source, predicted[j].source) >= THRESHOLD
    return counts


def rates(counts: Counter[str], of: str) -> dict[str, float]:
    """Precision, recall and their harmonic mean.

    >>> rates(Counter(gold=4, predicted=2, content=1), "content")
    {'precision': 0.5, 'recall': 0.25, 'f1': 0.333}
    """
    precision = counts[of] / max(1, counts["predicted"])
    recall = counts[of] / max(1, counts["gold"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def read_documents(path: Path) -> Iterable[dict[str, Any]]:
    """Documents of a JSON lines file, compressed or not."""
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as lines:
        for line in lines:
            yield json.loads(line)


def annotated(document: dict[str, Any]) -> list[Marked] | None:
    """Attributions of the first annotator that have content; None where nobody annotated."""
    first = next(iter(document["annotations"].values()), None)
    if first is None:
        return None
    text = document["text"]
    return [Marked(characters(a["content"], text), characters(a["source"], text)) for a in first if a["content"]]


def marked(found: Iterable[Attribution], text: str) -> list[Marked]:
    """Content and source of extracted attributions; those without content do not count."""
    return [
        Marked(_offsets(attribution.content, text), _offsets(attribution.source, text))
        for attribution in found
        if attribution.content
    ]


def _offsets(spans: Iterable[Span], text: str) -> frozenset[int]:
    return characters([(s.start, s.end) for s in spans], text)


def evaluate_attribution(path: str | Path) -> dict[str, Any]:
    """Precision, recall and F1 of content, of content with source, and the speed on one core.

    Args:
        path: JSON lines (also .gz) as in PolNeAR's development part.

    Returns:
        `content`, `joint`, `joint_source_iou` (each precision, recall, f1), `chars_per_second` (CPU time, extraction
        alone, after one warming call), `documents`, `gold`, `predicted`.

    Raises:
        FileNotFoundError: there is no such file.

    """
    documents = [(d, gold) for d in read_documents(Path(path)) if (gold := annotated(d)) is not None]
    extract_attributions("The first call reads the weights, she said.")
    counts: Counter[str] = Counter()
    seconds = 0.0
    for document, gold in documents:
        began = time.process_time()
        found = extract_attributions(document["text"], title=document.get("title") or "", byline=document.get("author"))
        seconds += time.process_time() - began
        counts.update(count(gold, marked(found, document["text"])))
    size = sum(len(d["text"]) for d, _ in documents)
    return {
        **{of: rates(counts, of) for of in ("content", "joint", "joint_source_iou")},
        "chars_per_second": round(size / seconds) if seconds else 0,
        "documents": len(documents),
        "gold": counts["gold"],
        "predicted": counts["predicted"],
    }
