"""Precision and recall of attribution by construction and by type of source, and errors to read.

    python -m training.breakdown DEV.jsonl.gz [--errors 50]

A construction is read off the spans and the cue in the same way on both sides, so that recall is over what annotators
marked as of that construction and precision over what extraction did.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from services.evaluation.attribution import Marked, characters, marked, match, read_documents
from services.extraction.attribution import extract_attributions
from services.extraction.attribution.cues import CueClass, cue_class
from services.extraction.attribution.tokens import TOKEN
from services.extraction.names import describe

Pairs = list[tuple[int, int]]
QUOTES = '"“”'
PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "his", "her", "their", "its", "my", "our"]
)


def construction(content: Pairs, cue: Pairs, text: str) -> str:
    """Name of the construction, from the spans and the words of the cue."""
    quoted = [text[s : s + 1] in QUOTES or text[s : s + 2] == "''" for s, _ in content]
    words = [w.lower() for s, e in cue for w in TOKEN.findall(text[s:e])]
    classes = [c for c in map(cue_class, words) if c is not CueClass.OTHER]
    before = bool(cue) and content[0][0] < cue[0][0]
    if all(quoted):
        return "direct, split by the cue" if len(content) > 1 else f"direct, cue {'after' if before else 'before'}"
    if any(mark in text[s:e] for s, e in content for mark in (*QUOTES, "''")):
        return "mixed"
    if "according" in words or "citing" in words:
        return "according to, citing"
    for wanted in (
        CueClass.BELIEF,
        CueClass.INTENT,
        CueClass.ATTITUDE,
        CueClass.DENIAL,
        CueClass.DOUBT,
        CueClass.PERCEIVE,
    ):
        if wanted in classes:
            return wanted.value
    if CueClass.REPORT not in classes and CueClass.CONFIRM not in classes:
        return "cue in no table"
    if before:
        return "indirect, cue after"
    return "indirect, that" if text[content[0][0] :][:5].lower() == "that " else "indirect, no that"


def source_type(source: Pairs, text: str) -> str:
    """Type of a source from its first mention."""
    if not source:
        return "none"
    mention = text[source[0][0] : source[0][1]]
    return "pronoun" if mention.strip().lower() in PRONOUNS else describe(mention).kind.value


def _row(name: str, counts: Counter[tuple[str, str]]) -> str:
    gold, found = counts[name, "gold"], counts[name, "found"]
    recall, joint = counts[name, "right_gold"] / max(1, gold), counts[name, "joint"] / max(1, gold)
    precision = counts[name, "right_found"] / max(1, found)
    return f"| {name} | {gold} | {recall:.2f} | {found} | {precision:.2f} | {joint:.2f} |"


def _pairs(spans: Any) -> Pairs:
    return [(s.start, s.end) for s in spans]


class Breakdown:
    """Counts by construction and by type of source, and what went wrong."""

    def __init__(self) -> None:
        self.construction: Counter[tuple[str, str]] = Counter()
        self.source: Counter[tuple[str, str]] = Counter()
        self.errors: list[str] = []

    def _add(self, spans: tuple[Pairs, Pairs, Pairs], text: str, **counted: bool) -> None:
        source, cue, content = spans
        for table, name in (
            (self.construction, construction(content, cue, text)),
            (self.source, source_type(source, text)),
        ):
            table.update({(name, what): int(holds) for what, holds in counted.items()})

    def document(self, document: dict[str, Any]) -> None:
        """Compares one document."""
        text = document["text"]
        gold = [a for a in next(iter(document["annotations"].values())) if a["content"]]
        found = [a for a in extract_attributions(text, title=document.get("title") or "") if a.content]
        gold_marked = [Marked(characters(a["content"], text), characters(a["source"], text)) for a in gold]
        found_marked = marked(found, text)
        matched = dict(match(gold_marked, found_marked))
        for i, a in enumerate(gold):
            spans = (a["source"], a["cue"], a["content"])
            joint = i in matched and bool(gold_marked[i].source & found_marked[matched[i]].source)
            self._add(spans, text, gold=True, right_gold=i in matched, joint=joint)
            if i not in matched:
                self.errors.append(f"MISSED       {_show(*spans, text)}")
        for j, b in enumerate(found):
            spans = (_pairs(b.source), _pairs(b.cue), _pairs(b.content))
            self._add(spans, text, found=True, right_found=j in matched.values())
            if j not in matched.values():
                self.errors.append(f"WRONG   {b.confidence:.2f} {_show(*spans, text)}")


def main() -> None:
    """Prints both tables as Markdown, and as many errors as asked for, evenly spaced."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    breakdown = Breakdown()
    for document in read_documents(options.file):
        breakdown.document(document)
    out = sys.stdout
    for title, counts in (("construction", breakdown.construction), ("source", breakdown.source)):
        out.write(
            f"\n| {title} | annotated | recall | found | precision | recall with source |\n|---|---|---|---|---|---|\n"
        )
        for name in sorted({name for name, _ in counts}, key=lambda name: (-counts[name, "gold"], name)):
            out.write(_row(name, counts) + "\n")
    if options.errors:
        step = max(1, len(breakdown.errors) // options.errors)
        out.write("\n".join(breakdown.errors[::step][: options.errors]) + "\n")


def _show(source: Pairs, cue: Pairs, content: Pairs, text: str) -> str:
    def words(spans: Pairs) -> str:
        return " / ".join(text[s:e].replace("\n", " ")[:110] for s, e in spans)

    return f"[{words(source)}] <{words(cue)}> {words(content)}"


if __name__ == "__main__":
    main()
