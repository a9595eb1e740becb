"""Learns how sure it is that two claims in contradiction tell of one fact, of which only one can be true.

    python -m training.surety ../shared tests/scenarios    # services/comparison/words/surety.tsv

Learned from contradictions between two outlets, by frames and by sentences apart. Taken for right are those of written
streams of development in articles that must raise an alert, and those of the odd pairs of
`services/evaluation/perturb/pairs.tsv` with one value changed; for wrong those of written streams of two scopes, units
or things; those of real news were judged by eye one by one (judged.tsv: addresses and offsets, no text). Streams whose
name begins with "heldout" are not read.
Nothing is drawn at random: the same articles and the same code before it give the same bytes.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from services.comparison.compare import compare_profiles
from services.comparison.evidence import heard
from services.comparison.frames import judge_frames
from services.comparison.logistic import log_odds
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.profiles.profile import profile
from services.comparison.surety import FEATURES, measure
from services.comparison.tellings.verdicts import retell
from services.evaluation.perturb.measure import SEED
from services.evaluation.perturb.references import Report, read_references, read_reports
from services.evaluation.scenarios import read_scenarios
from services.extraction.model import Claim, Span
from services.pipeline import Passage, run_in_memory
from services.scoring.parameters import DEFAULT
from training.logistic import fit
from training.retold import changes_of_reference, learned_from
from training.written import of_streams, written_streams

LOG = logging.getLogger("training.surety")
TABLE = Path(__file__).parents[1] / "services" / "comparison" / "words" / "surety.tsv"
JUDGED = Path(__file__).with_name("judged.tsv")
FRAMES, SENTENCES = EVIDENCE = ("frames", "sentences")
UNASKED = {FRAMES: {"odds", "weekday"}, SENTENCES: {"coverage", "alike", "head", "values", "resolved", "role"}}
"""What a model does not look at: the odds of sentences hold how much of them is alike, a role they cannot tell."""
RIDGE = 1.0
WRITTEN, CHANGED, RIGHT, SILENT, WRONG = 0.25, 1.0, 4.0, 2.0, 1.0
"""What an example counts: real contradictions that are right are few, written ones many and much alike."""
DISAGREEING = frozenset(
    f"silent-{kind}" for kind in ("dispute", "denial", "copy", "one-origin", "correction", "revision")
)
"""Tags of streams that raise nothing though two of their articles contradict each other."""
REFUSED = {FRAMES: 0.003, SENTENCES: 0.25}
"""Share of the contradictions of written streams that may be too unsure for an alert."""
AGAINST = (Judgement.CONTRADICTION, Judgement.DISPUTE)
HEAD = (
    "# feature\tweight where frames tell the difference\twhere sentences do (-: not asked)\n"
    "# of services/comparison/surety.py; written by training.surety\n"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A contradiction: what the model sees of it, and whether it is right."""

    evidence: str
    features: Mapping[str, float]
    right: bool
    weight: float

    @property
    def written(self) -> bool:
        """Whether it is of a stream that was written for the purpose."""
        return self.right and self.weight == WRITTEN


@dataclass(frozen=True, slots=True)
class Judged:
    """Two sentences of real news that comparison has called contradictory, and what the eye says."""

    right: bool
    field: Field
    newer: tuple[str, Span]
    older: tuple[str, Span]


def differing(
    passages: Iterable[Passage], among: Collection[int] | None = None
) -> Iterator[tuple[Claim, Claim, Verdict]]:
    """Claims of two outlets found in contradiction, the newer first; `among`: places of newer articles."""
    claims: dict[str, Claim] = {}
    for place, passage in enumerate(passages):
        claims.update((c.id, c) for c in (passage.claims.claims if passage.claims else ()))
        if passage.comparison is None or (among is not None and place not in among):
            continue
        for verdict in (v for placed in passage.comparison.placed for v in placed.verdicts if v.judgement in AGAINST):
            newer, older = claims.get(verdict.left), claims.get(verdict.right)
            if newer is not None and older is not None and newer.outlet != older.outlet:
                yield newer, older, verdict


def row_of(newer: Claim, older: Claim, verdict: Verdict, *, right: bool, weight: float) -> Row | None:
    """The example that a contradiction is; None where its sentences do not say so by themselves."""
    left, right_side = profile(newer), profile(older)
    if verdict.field is None:
        return None
    if not verdict.of_sentences:
        return Row(FRAMES, measure(left, right_side, verdict.field), right, weight)
    found = retell(left, right_side, heard(judge_frames(left, right_side, None)).against or 0.0)
    if found is None:
        return None
    seen = measure(left, right_side, verdict.field, found.odds, weekday=found.weekday)
    return Row(SENTENCES, seen, right, weight)


def of_scenarios(paths: Iterable[Path]) -> Iterator[Row | None]:
    """Contradictions of written streams: right where an alert must come, those of sentences wrong in silent streams.

    Frames that take two scopes for one err for reasons that no feature sees.
    """
    for scenario in (scenario for path in paths for scenario in read_scenarios(path)):
        if scenario.alerts or scenario.tag not in DISAGREEING:
            right = bool(scenario.alerts)
            found = differing(run_in_memory(scenario.articles)[1], scenario.alerts or None)
            rows = (row_of(*pair, right=right, weight=WRITTEN if right else SILENT) for pair in found)
            yield from (row for row in rows if right or (row is not None and row.evidence == SENTENCES))


def of_changed_pairs(directory: Path) -> Iterator[Row | None]:
    """Right contradictions of real sentences: the odd pairs with one value changed."""
    references = [r for r in read_references() if learned_from(r)]
    reports = read_reports(directory, {p.url for r in references for p in (r.told, r.against)})
    for reference in references:
        told, against = reports[reference.told.url], reports[reference.against.url]
        for change in changes_of_reference(reference, told, against, SEED):
            messages = [message(against, change.right), message(told, change.left)]
            found = differing(run_in_memory(messages)[1])
            yield from (row_of(*pair, right=True, weight=CHANGED) for pair in found)


def of_judged(directory: Path, judged: Sequence[Judged]) -> Iterator[Row | None]:
    """Contradictions of real news that were judged by eye, as far as comparison still finds them."""
    reports = read_reports(directory, {url for pair in judged for url, _ in (pair.newer, pair.older)})
    claims = {url: _claims(report) for url, report in reports.items()}
    for pair in judged:
        newer, older = ([c for c in claims[url] if c.sentence.overlaps(span)] for url, span in (pair.newer, pair.older))
        found = ((a, b, compare_profiles(profile(a), profile(b))) for a in newer for b in older)
        against = [f for f in found if f[2].judgement in AGAINST and f[2].field is pair.field]
        # of several claims of a sentence one speaks for all
        by_evidence = {verdict.of_sentences: (a, b, verdict) for a, b, verdict in reversed(against)}
        for one in by_evidence.values():
            yield row_of(*one, right=pair.right, weight=RIGHT if pair.right else WRONG)


def _claims(report: Report) -> tuple[Claim, ...]:
    passage = run_in_memory([message(report, report.text)])[1][0]
    return passage.claims.claims if passage.claims else ()


def message(report: Report, text: str) -> dict[str, str]:
    title = report.title if text == report.text else ""
    head = {"url": report.url, "outlet": report.outlet, "published_at": report.published_at}
    return {**head, "title": title, "text": text}


def read_judged(path: Path = JUDGED) -> tuple[Judged, ...]:
    """The judgements of a TSV file: right or wrong, field, URL and range of the newer sentence, and of the older."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            row = line.split("\t")
            ends = [(row[at], Span(int(row[at + 1]), int(row[at + 2]))) for at in (2, 5)]
            found.append(Judged(row[0] == "right", Field(row[1]), *ends))
    return tuple(found)


def learn(rows: Sequence[Row], evidence: str, least: float = DEFAULT.alert_confidence) -> dict[str, float]:
    """The weights of the features for one kind of evidence.

    The first is set so that of the written contradictions the share `REFUSED` falls below `least`.
    """
    mine = [r for r in rows if r.evidence == evidence]
    asked = [name for name in FEATURES if name not in UNASKED[evidence]]
    seen = [[r.features[name] for name in asked] for r in mine]
    weights = [float(w) for w in fit(seen, [r.right for r in mine], [r.weight for r in mine], RIDGE)]
    scores = sorted(log_odds(weights, values) for r, values in zip(mine, seen, strict=True) if r.written)
    if scores:
        weights[0] += math.log(least / (1 - least)) - scores[int(REFUSED[evidence] * len(scores))] + 1e-9
    return dict(zip(asked, weights, strict=True))


def surety_table(weights: Mapping[str, Mapping[str, float]]) -> str:
    """The table of weights, one feature a line, one column for either evidence."""
    lines = ([name, *(_shown(weights[e].get(name)) for e in EVIDENCE)] for name in FEATURES)
    return HEAD + "".join("\t".join(line) + "\n" for line in lines)


def _shown(weight: float | None) -> str:
    return "-" if weight is None else f"{weight:.3f}"


def _report(rows: Sequence[Row], weights: Mapping[str, Mapping[str, float]]) -> None:
    """How many of every kind are sure enough for an alert: of the examples themselves, so it flatters."""
    least = math.log(DEFAULT.alert_confidence / (1 - DEFAULT.alert_confidence))
    kinds = {
        (True, WRITTEN): "written", (True, CHANGED): "changed", (True, RIGHT): "judged right",
        (False, SILENT): "written, silent", (False, WRONG): "judged wrong",
    }  # fmt: skip
    for evidence in EVIDENCE:
        for kind, name in kinds.items():
            mine = [r for r in rows if r.evidence == evidence and (r.right, r.weight) == kind]
            sure = sum(sum(w * r.features[n] for n, w in weights[evidence].items()) >= least for r in mine)
            LOG.info("%s, %s: %d of %d sure enough for an alert", evidence, name, sure, len(mine))


def main() -> None:
    """Writes the table."""
    options = of_streams(__doc__, TABLE)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    streams = written_streams(options.shared, options.written)
    bench = options.shared / "bench"
    found = [*of_scenarios(streams), *of_changed_pairs(bench), *of_judged(bench, read_judged())]
    rows = [row for row in found if row is not None]
    weights = {evidence: learn(rows, evidence) for evidence in EVIDENCE}
    _report(rows, weights)
    options.out.write_text(surety_table(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
