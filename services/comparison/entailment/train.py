"""Derives word tables from WordNet 3.0: `python -m services.comparison.entailment.train WORDNET_DIR`.

`WORDNET_DIR` holds `data.*` and `cntlist.rev` (Debian package wordnet-base). Of every relation only pairs are kept
whose two senses were seen in WordNet's tagged texts among the first of their words, so that rare senses add no noise.

WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. The licence, which allows use, copying, change
and distribution with this notice, stands in licences/wordnet.txt.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_TYPES = {"n": "1", "v": "2", "a": "3", "r": "4", "s": "5"}
DEEPEST = 3
"""A word's senses beyond this place in order of frequency are left out."""

Sense = tuple[str, str, int]
"""Part of speech, lemma, place among the senses of the lemma (0: not seen in tagged text)."""


def senses(folder: Path) -> Iterator[tuple[str, list[Sense], list[tuple[str, str, int, int]]]]:
    """Per synset its key, its words, and its lexical pointers (symbol, key of target, source word, target word)."""
    ranks = _ranks(folder)
    for name in PARTS:
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            kind, count = fields[2], int(fields[3], 16)
            words: list[Sense] = []
            for at in range(4, 4 + 2 * count, 2):
                lemma = fields[at].split("(")[0].lower()
                words.append(
                    (kind.replace("s", "a"), lemma, ranks.get((lemma, _TYPES[kind], fields[1], fields[at + 1]), 0))
                )
            at = 4 + 2 * count
            pointers = []
            for p in range(at + 1, at + 1 + 4 * int(fields[at]), 4):
                symbol, offset, part, ends = fields[p : p + 4]
                pointers.append((symbol, part + offset, int(ends[:2], 16), int(ends[2:], 16)))
            yield kind.replace("s", "a") + fields[0], words, pointers


def _ranks(folder: Path) -> dict[tuple[str, str, str, str], int]:
    found: dict[tuple[str, str, str, str], int] = {}
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, place, _ = line.split()
        lemma, rest = key.split("%")
        kind, file, index, *_ = rest.split(":")
        found[lemma, kind, file, f"{int(index):x}"] = int(place)
    return found


def pairs(folder: Path, symbol: str, parts: set[str]) -> set[tuple[str, str]]:
    """Pairs of lemmas joined by a lexical pointer ("!" antonym, "+" derivation), both in a frequent sense."""
    synsets = {key: (words, pointers) for key, words, pointers in senses(folder)}
    found: set[tuple[str, str]] = set()
    for words, pointers in synsets.values():
        for sign, target, source, aim in pointers:
            if sign != symbol or not source or target not in synsets:
                continue
            left, right = words[source - 1], synsets[target][0][aim - 1]
            if {left[0], right[0]} <= parts and _kept(left) and _kept(right) and left[1] != right[1]:
                found.add((min(left[1], right[1]), max(left[1], right[1])))
    return found


def synonyms(folder: Path, parts: str, deepest: int) -> set[tuple[str, str]]:
    """Pairs of words of these parts of speech that share a sense, of both among the `deepest` most frequent."""
    found: set[tuple[str, str]] = set()
    for key, words, _ in senses(folder):
        if key[0] in parts:
            kept = sorted({word[1] for word in words if 0 < word[2] <= deepest and "_" not in word[1]})
            found.update((a, b) for i, a in enumerate(kept) for b in kept[i + 1 :])
    return found


def _kept(sense: Sense) -> bool:
    return 0 < sense[2] <= DEEPEST and sense[1].isalpha()


def write(path: Path, title: str, rows: set[tuple[str, str]]) -> None:
    """One pair a line, sorted, under a notice of where they come from."""
    source = "derived by train.py from WordNet 3.0, Copyright 2006 by Princeton University (licences/wordnet.txt)"
    head = f"# {title}; {source}\n"
    path.write_text(head + "".join(f"{a}\t{b}\n" for a, b in sorted(rows)), "utf-8")


def main(folder: Path) -> None:
    """Writes the four tables next to this file."""
    here = Path(__file__).parent
    write(here / "antonyms.tsv", "antonyms", pairs(folder, "!", {"n", "v", "a", "r"}))
    write(here / "derived.tsv", "verbs and the nouns derived from them", pairs(folder, "+", {"n", "v"}))
    write(here / "synonyms.tsv", "verbs that share a sense", synonyms(folder, "v", 2))
    write(here / "things.tsv", "nouns and adjectives that share a sense", synonyms(folder, "na", DEEPEST))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
