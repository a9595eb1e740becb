"""How many changed fields the pipeline notices, and how many agreeing pairs it takes for contradictions."""

from __future__ import annotations

import asyncio
import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from services.comparison.compare import compare
from services.comparison.model import Judgement, Verdict
from services.evaluation.perturb.changing import change_value
from services.evaluation.perturb.model import Change, Kind, Outcome, PairReference
from services.evaluation.perturb.references import PAIRS, Report, read_references, read_reports, verify
from services.extraction.model import Claim, Span
from services.pipeline import InMemoryPipeline, Passage

SEED = "crosswire"
SILENT = "silent"
DECISIVE = (
    Judgement.CONTRADICTION, Judgement.DISPUTE, Judgement.REVISION, Judgement.UPDATE, Judgement.AGREEMENT,
)  # fmt: skip
"""Judgements, the one that counts most first."""
WHOLE_VALUES = (Kind.NUMBER, Kind.TOLL, Kind.PLACE, Kind.NAME)
"""Fields whose words mean the same wherever they stand in an article: changed everywhere, so that the article does
not contradict itself."""


def evaluate_perturb(
    directory: Path | str, *, pairs: Path = PAIRS, seed: str = SEED, whole: bool = False
) -> dict[str, Any]:
    """Change each field of each pair's later sentence in turn and count what goes against the earlier sentence.

    Arguments:
        directory: the public sets, with `stream/` and `events/`.
        pairs: the references.
        seed: what the new values are drawn with.
        whole: the two articles at their full length instead of the two sentences alone.

    Returns:
        `{pairs, changes, found, by_field, unchanged, halves, misses, false_alarms}`. Pairs with an odd number were
        looked at while the rules were worked on, and the weights of `comparison.sentences` were learned from them
        (`training.sentences`); the others are held out.

    Raises:
        ValueError: an article is missing or is not the one that was read.

    """
    references = read_references(Path(pairs))
    reports = read_reports(Path(directory), {p.url for r in references for p in (r.told, r.against)})
    outcomes: list[Outcome] = []
    for reference in references:
        verify(reference, reports)
        outcomes += asyncio.run(_outcomes(reference, reports, seed, whole=whole))
    return _summary(references, outcomes)


async def _outcomes(
    reference: PairReference, reports: Mapping[str, Report], seed: str, *, whole: bool
) -> list[Outcome]:
    told, against = reports[reference.told.url], reports[reference.against.url]
    sentences = told.text, reference.told.span, against.text, reference.against.span
    if not whole:
        told = replace(told, title="", text=reference.told.span.of(told.text))
        against = replace(against, title="", text=reference.against.span.of(against.text))
    shift = 0 if whole else reference.told.span.start
    mine = _moved(reference.told.span, shift)
    theirs = reference.against.span if whole else Span(0, len(against.text))
    before = InMemoryPipeline()
    earlier = await before.feed(_message(against))
    found = []
    for change in (None, *reference.changes):
        pipeline = InMemoryPipeline()
        pipeline.backend = copy.deepcopy(before.backend)
        report, span = told, mine
        if change is not None:
            moved = Change(change.kind, _moved(change.span, shift))
            new = change_value(
                sentences[0][: reference.told.span.end], change.span, change.kind,
                f"{seed}:{reference.id}:{change.span.start}", reference.against.span.of(sentences[2]),
            )  # fmt: skip
            report, span = _changed(told, mine, moved, new)
        later = await pipeline.feed(_message(report))
        kind = change.kind if change else None
        found.append(Outcome(reference.id, kind, *_judged(earlier, later, theirs, span)))
    return found


def _moved(span: Span, by: int) -> Span:
    return Span(span.start - by, span.end - by)


def _message(report: Report) -> dict[str, str]:
    return {name: getattr(report, name) for name in Report.__slots__}


def _changed(report: Report, sentence: Span, change: Change, new: str) -> tuple[Report, Span]:
    """The article with other words at `change`, and where its sentence then stands."""
    old = change.span.of(report.text)
    head, middle, tail = (
        report.text[: sentence.start],
        report.text[sentence.start : change.span.start] + new + report.text[change.span.end : sentence.end],
        report.text[sentence.end :],
    )
    title = report.title
    if change.kind in WHOLE_VALUES:
        head, tail, title = (_everywhere(part, old, new) for part in (head, tail, title))
    return replace(report, title=title, text=head + middle + tail), Span(len(head), len(head) + len(middle))


def _everywhere(text: str, old: str, new: str) -> str:
    pieces = text.split(old)
    joined = pieces[0]
    for piece in pieces[1:]:
        inside = (joined[-1:].isalnum() or joined[-1:] in ".,") and joined[-2:-1].isdigit()
        joined += (old if inside or joined[-1:].isalnum() or piece[:1].isalnum() else new) + piece
    return joined


def _judged(earlier: Passage, later: Passage, theirs: Span, mine: Span) -> tuple[str, str]:
    """What the sentence at `mine` of the later article said of the one at `theirs` of the earlier article."""
    old = {c.id: c for c in _claims(earlier, theirs)}
    new = {c.id: c for c in _claims(later, mine)}
    verdicts = list(_verdicts(later, new, old))
    for judgement in DECISIVE:
        for verdict in verdicts:
            if verdict.judgement is judgement:
                return judgement.value, verdict.rule
    if not new or not old:
        return SILENT, "no claim in the later sentence" if not new else "no claim in the earlier sentence"
    reasons = Counter(compare(a, b).rule for a in new.values() for b in old.values())
    return SILENT, ", ".join(sorted(reasons))


def _claims(passage: Passage, within: Span) -> Iterator[Claim]:
    for claim in passage.claims.claims if passage.claims else ():
        if claim.span.overlaps(within):
            yield claim


def _verdicts(passage: Passage, new: Mapping[str, Claim], old: Mapping[str, Claim]) -> Iterator[Verdict]:
    for placed in passage.comparison.placed if passage.comparison else ():
        yield from (v for v in placed.verdicts if v.left in new and v.right in old)


def _summary(references: Sequence[PairReference], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    changed = [o for o in outcomes if o.kind is not None]
    plain = [o for o in outcomes if o.kind is None]
    odd = {r.id for r in references if int(r.id) % 2}
    halves = {
        "learned_from": [o for o in changed if o.pair in odd],
        "held_out": [o for o in changed if o.pair not in odd],
    }
    return {
        "pairs": len(references),
        "changes": len(changed),
        "found": _share(changed),
        "by_field": _by_field(changed),
        "halves": {name: {"all": _share(part), **_by_field(part)} for name, part in halves.items()},
        "disputes": sum(o.judgement == Judgement.DISPUTE for o in changed),
        "unchanged": dict(sorted(Counter(o.judgement for o in plain).items())),
        "false_alarms": [_told(o) for o in plain if o.judgement == Judgement.CONTRADICTION],
        "misses": [_told(o) for o in changed if o.judgement != Judgement.CONTRADICTION],
    }


def _by_field(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    fields = sorted({o.kind.field for o in outcomes if o.kind is not None})
    return {f: _share([o for o in outcomes if o.kind is not None and o.kind.field == f]) for f in fields}


def _share(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    hits = sum(o.judgement == Judgement.CONTRADICTION for o in outcomes)
    return {"found": hits, "of": len(outcomes), "share": round(hits / len(outcomes), 4) if outcomes else 0.0}


def _told(outcome: Outcome) -> str:
    field = outcome.kind.value if outcome.kind is not None else "unchanged"
    return f"pair {outcome.pair}, {field}: {outcome.judgement} ({outcome.why})"
