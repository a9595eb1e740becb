"""Which words of names are places, and which are given names and surnames, by what stands before them in newspapers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.names import groups, runs
from services.comparison.words.vocabulary import is_region

BEFORE_PLACES = frozenset(["in", "at", "near", "outside", "around"])
LEAST_PLACES, SHARE_PLACES = 3, 0.2
"""How often, and in which share of its places, a word of a name stands behind one of these if it is a place's."""
BEFORE_PERSONS = frozenset(
    "mr mrs ms dr sen sens rep reps gov gen lt president senator congressman governor".split()  # noqa: SIM905
)
LEAST_PERSONS, SHARE_PERSONS = 3, 0.1
MANY_PERSONS, SHARE_OF_MANY = 50, 0.015
"""The same of a title before a name; one that is told a thousand times has its title seldom."""
LEAST_GIVEN, SHARE_GIVEN = 5, 0.5
"""How often, and in which share of its places, a word that begins a name stands before a surname: a given name."""
SHORT = 2


def count_places(sentences: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word of a name stands in a name behind "in", "at" or "near", and how often in any name."""
    told: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for text in sentences:
        sentence = read_sentence(text)
        for first, last in groups(sentence):
            words = {t.lower for t in sentence.tokens[first : last + 1] if t.lower.isalpha() and len(t.lower) > SHORT}
            every.update(words)
            if first > 0 and sentence.tokens[first - 1].lower in BEFORE_PLACES:
                told.update(words)
    return told, every


def places_table(told: Counter[str], every: Counter[str]) -> str:
    """The words of names that are places, in alphabetical order."""
    words = sorted(w for w, n in told.items() if n >= LEAST_PLACES and n >= SHARE_PLACES * every[w])
    return (
        '# words of names of which a fifth and more stand directly behind "in", "at", "near": counted with words.tsv\n'
        f"places\t{' '.join(words)}\n"
    )


@dataclass(slots=True)
class Borne:
    """How often words stand last in names, behind a title and in all, and first before another."""

    titled_last: Counter[str] = field(default_factory=Counter)
    every_last: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    """First and last words of names of several."""


def count_persons(sentences: Iterable[str]) -> Borne:
    """How often each word is the last of a name, or the first of several, and how often so behind a title."""
    borne = Borne()
    for text in sentences:
        sentence = read_sentence(text)
        for first, last in runs(sentence):
            words = [t.lower.removesuffix("'s") for t in sentence.tokens[first : last + 1]]
            if not all(w.isalpha() and len(w) > SHORT - (last > first) for w in words[:1] + words[-1:]):
                continue
            titled = first > 0 and sentence.tokens[first - 1].lower in BEFORE_PERSONS
            borne.every_last[words[-1]] += 1
            borne.titled_last[words[-1]] += titled
            if last > first:
                borne.pairs[words[0], words[-1]] += 1
    return borne


def persons_table(borne: Borne) -> str:
    """Surnames and given names, each in alphabetical order."""
    surnames = frozenset(_borne(borne.titled_last, borne.every_last))
    before, every = Counter[str](), Counter[str]()
    for (first, last), n in borne.pairs.items():
        every[first] += n
        before[first] += n * (last in surnames and first not in surnames and not is_region(first))
    given = sorted(w for w, n in before.items() if n >= LEAST_GIVEN and n >= SHARE_GIVEN * every[w])
    return (
        "# last words of names that stand behind a title, and first words before those: counted with words.tsv\n"
        f"surnames\t{' '.join(sorted(surnames))}\ngiven\t{' '.join(given)}\n"
    )


def _borne(titled: Counter[str], every: Counter[str]) -> list[str]:
    return sorted(
        word
        for word, n in titled.items()
        if (n >= LEAST_PERSONS and n >= SHARE_PERSONS * every[word])
        or (n >= MANY_PERSONS and n >= SHARE_OF_MANY * every[word])
    )
