"""Sentences of two outlets that tell of one story, and the changes of one value that the model learns from."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from services.comparison.sentences.alignment import Sentence, overlap, read_sentence
from services.comparison.sentences.model import Difference, Kind
from services.comparison.sentences.names import groups
from services.comparison.sentences.tables import directions
from services.comparison.tellings.nearness import LEAST
from services.comparison.words.vocabulary import is_region
from services.evaluation.perturb.changing import change_value
from services.evaluation.perturb.model import Kind as Change
from services.evaluation.perturb.model import PairReference
from services.evaluation.perturb.references import SOURCES, Report
from services.extraction.model import Span
from services.extraction.sentences import split_sentences

LEAD = 1_500
"""Characters of an article whose sentences are looked at: extraction makes claims of the first sentences only."""
SHORTEST, LONGEST = 55, 330
DAYS = 3
"""How far apart two articles of one story are published."""
_RARE, _KEYS, _SHARED_KEYS = 5.0, 6, 2
_COPY = 0.85
"""Sentences more alike than this are copies: they teach nothing."""
_SIMILAR = 0.5
"""Share of the shorter sentence that two have in common where a value that both have is taken for one."""
_AUXILIARIES = frozenset(["was", "were", "is", "are", "has", "have", "had", "will", "would", "could", "did", "does"])


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of an article."""

    url: str
    outlet: str
    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Two sentences of which the first was changed in one value, and where the new words stand in it."""

    left: str
    right: str
    kind: Difference
    at: Span


def stable(text: str) -> int:
    """A number that is the same for the same text on every machine.

    >>> stable("a") == stable("a") != stable("b")
    True
    """
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest())


def learned_from(reference: PairReference) -> bool:
    """Whether the pair is of the half that is learned from: the odd ones, which were looked at, too."""
    return int(reference.id) % 2 == 1


def read_told(directory: Path, without: frozenset[str], lead: int = LEAD) -> list[Told]:
    """Sentences in the first `lead` characters of every article, by day; `without`: addresses left out."""
    found = []
    for source in SOURCES:
        with gzip.open(directory / source, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for row in rows:
            if row["url"] in without:
                continue
            text, day = row["text"][:lead], _day(row["published_at"])
            if day is None:
                continue
            for span in split_sentences(text):
                sentence = span.of(text)
                if SHORTEST <= len(sentence) <= LONGEST and "\n" not in sentence and span.end < lead:
                    found.append(Told(row["url"], row["outlet"], day, sentence))
    return sorted(found, key=lambda t: (t.day, t.url, t.text))


def _day(published_at: str) -> int | None:
    try:
        return date.fromisoformat(published_at[:10]).toordinal()
    except ValueError:
        return None


def similar_pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Sentences of two outlets within three days that share rare words: the newer first."""
    recent: dict[str, list[int]] = defaultdict(list)
    for number, newer in enumerate(told):
        sentence = read_sentence(newer.text)
        rare = sorted((-w, s) for s, w in sentence.weights.items() if w >= _RARE)[:_KEYS]
        hits: dict[int, int] = defaultdict(int)
        for _, stem in rare:
            recent[stem] = [k for k in recent[stem] if newer.day - told[k].day <= DAYS]
            for k in recent[stem]:
                hits[k] += 1
        for k, count in sorted(hits.items()):
            older = told[k]
            if count >= _SHARED_KEYS and older.outlet != newer.outlet and _near(sentence, read_sentence(older.text)):
                yield newer, older
        for _, stem in rare:
            recent[stem].append(number)


def _near(left: Sentence, right: Sentence) -> bool:
    shared = overlap(left, right)
    return shared.shared >= LEAST and shared.shared >= 0.3 * min(left.weight, right.weight) and shared.alike < _COPY


def changes_of(left: str, right: str) -> Iterator[Changed]:
    """The sentence `left` with each value changed that `right` has, too; nothing where the two are not much alike."""
    mine, theirs = read_sentence(left), read_sentence(right)
    if overlap(mine, theirs).coverage < _SIMILAR:
        return
    for span, kind, change in _values(mine, theirs):
        try:
            new = change_value(left, span, change, f"{stable(left + right)}:{span.start}", right)
        except (ValueError, IndexError):
            continue
        text = left[: span.start] + new + left[span.end :]
        yield Changed(text, right, kind, Span(span.start, span.start + len(new)))


def _values(left: Sentence, right: Sentence) -> Iterator[tuple[Span, Difference, Change]]:
    """Values of the one that stand in the other as well."""
    numbers = {(t.value, t.unit) for t in right.tokens if t.kind is Kind.NUMBER}
    dates = {(t.unit, t.value or t.stem) for t in right.tokens if t.kind is Kind.DATE}
    words = {t.lower for t in right.tokens}
    for at, token in enumerate(left.tokens):
        if token.kind is Kind.NUMBER and (token.value, token.unit) in numbers:
            yield Span(token.start, token.start + len(token.lower)), Difference.NUMBER, Change.NUMBER
        elif token.kind is Kind.DATE and (token.unit, token.value or token.stem) in dates:
            yield Span(token.start, token.end), Difference.DATE, Change.DATE
        elif token.lower in directions() and token.lower in words:
            yield Span(token.start, token.end), Difference.DIRECTION, Change.DIRECTION
        elif token.lower in _AUXILIARIES and _verb_known(left, at, right):
            yield Span(token.start, token.end), Difference.NEGATION, Change.NEGATION
    names = {t.stem for t in right.tokens if t.kind is Kind.NAME}
    for first, last in groups(left):
        if all(left.tokens[k].stem in names for k in range(first, last + 1)):
            span = Span(left.tokens[first].start, left.tokens[last].end)
            place = any(is_region(left.tokens[k].stem) for k in range(first, last + 1))
            yield span, Difference.NAME, Change.PLACE if place else Change.NAME


def _verb_known(left: Sentence, at: int, right: Sentence) -> bool:
    follows = next((t for t in left.tokens[at + 1 : at + 3] if t.tells), None)
    return follows is not None and follows.kind is Kind.WORD and right.has(follows)


def changes_of_reference(reference: PairReference, told: Report, against: Report, seed: str) -> Iterator[Changed]:
    """The changes of a pair that was read, as `crosswire eval perturb` makes them."""
    sentence, other = reference.told.span, reference.against.span.of(against.text)
    for change in reference.changes:
        new = change_value(
            told.text[: sentence.end], change.span, change.kind, f"{seed}:{reference.id}:{change.span.start}", other
        )
        text = told.text[sentence.start : change.span.start] + new + told.text[change.span.end : sentence.end]
        start = change.span.start - sentence.start
        yield Changed(text, other, DIFFERENCES[change.kind.field], Span(start, start + len(new)))


DIFFERENCES = {kind.value: kind for kind in Difference} | {"place": Difference.NAME}
