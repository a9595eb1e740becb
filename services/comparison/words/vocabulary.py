"""The tables of comparison: which words mean one thing, which are opposites, which name nothing in particular.

Each table is a TSV beside this module; to teach comparison a word, add a line there. Loaded once, at import.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from services.comparison.model import Field
from services.comparison.words.rows import read_lists, read_rows


def table_rows(name: str) -> list[list[str]]:
    """Rows of a table of comparison, comments left out."""
    return read_rows("words", name)


@cache
def _lists() -> dict[str, frozenset[str]]:
    return read_lists("words")


def listed(name: str) -> frozenset[str]:
    """A list of `lists.tsv`.

    >>> "bay" in listed("kinds_of_place")
    True
    """
    return _lists()[name]


def _words(name: str) -> frozenset[str]:
    return frozenset(row[0].strip() for row in table_rows(name))


def _concepts() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    meaning: dict[str, str] = {}
    flags: dict[str, frozenset[str]] = {}
    rows = table_rows("concepts")
    for concept, flag, _ in rows:
        flags[concept] = frozenset(flag.split(","))
        meaning[concept] = concept
    for concept, _, lemmas in rows:
        for lemma in lemmas.split(","):
            meaning.setdefault(lemma.strip(), concept)
    return meaning, flags


def _groups(name: str) -> dict[str, str]:
    return {word.strip(): row[0] for row in table_rows(name) for word in (row[0], *row[1].split(","))}


_CONCEPT, _FLAGS = _concepts()
_COUNTED = _groups("counted")
_PEOPLE = _words("people")
_FLOORS = {row[0]: float(row[1]) for row in table_rows("floors")}


def _surety() -> dict[str, dict[str, float]]:
    rows = table_rows("surety")
    columns = enumerate(("frames", "sentences"), 1)
    return {name: {row[0]: 0.0 if row[at] == "-" else float(row[at]) for row in rows} for at, name in columns}


SURETY = _surety()
"""Evidence -> feature -> weight of the model that says whether two claims that differ tell of one fact."""
_DEMONYMS = {row[0]: row[1].strip() for row in table_rows("demonyms")}
GENERIC = _words("generic")
TITLES = _words("titles")
NEUTRAL = _words("neutral")
WEAK_NAMES = _words("weak_names")
BODIES = _words("bodies")
PAGE = _words("page")
COMMON = frozenset(w.removesuffix("s") for w in GENERIC | NEUTRAL | _words("common"))
EMPTY = _words("empty")
LEADS_TO = _words("leads_to")
SOLE = _words("sole")
OFFICES = tuple((row[0], frozenset(way.split())) for row in table_rows("offices") for way in row[1].split(","))
"""Offices with one of their names as a set of words each."""
_REGIONS = _words("regions")


def _opposites() -> dict[frozenset[str], Field]:
    table: dict[frozenset[str], Field] = {}
    for left, right, field in table_rows("opposites"):
        table.setdefault(frozenset((left, right)), Field(field.strip()))
    return table


_OPPOSITES = _opposites()


def _kin() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((row[0], other.strip())) for row in table_rows("kin") for other in row[1].split(","))


_KIN = _kin()


def akin(left: str, right: str) -> bool:
    """Whether two concepts may tell one event of the same participants.

    >>> akin("oust", "win"), akin("die", "win")
    (True, False)
    """
    return left == right or frozenset((left, right)) in _KIN


def _exclusive() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for kind, words in table_rows("exclusive"):
        for word in words.split(","):
            kinds.setdefault(word.strip(), set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


EXCLUSIVE = _exclusive()
"""Concept -> kinds of events; two concepts of one kind are two events, however alike the rest is."""


@lru_cache(maxsize=65_536)
def concept_of(predicate: str) -> str:
    """The concept that a predicate means; the predicate itself where no table knows it.

    >>> concept_of("acquire"), concept_of("frobnicate"), concept_of("vote_share")
    ('buy', 'frobnicate', 'vote_share')
    """
    word = predicate.lower().strip()
    return _CONCEPT.get(word, _CONCEPT.get(word.replace("_", " "), word))


def has(concept: str, flag: str) -> bool:
    """Whether `concept` carries `flag` of concepts.tsv.

    >>> has("die", "toll"), has("land", "toll")
    (True, False)
    """
    return flag in _FLAGS.get(concept, ())


def is_known(concept: str) -> bool:
    """Whether concepts.tsv has the concept.

    >>> is_known("die"), is_known("frobnicate")
    (True, False)
    """
    return concept in _FLAGS


def both(left: str, right: str, flag: str) -> bool:
    """Whether two concepts both carry `flag`."""
    return has(left, flag) and has(right, flag)


def either(left: str, right: str, flag: str) -> bool:
    """Whether one of two concepts carries `flag`."""
    return has(left, flag) or has(right, flag)


def opposite(left: str, right: str) -> Field | None:
    """The field in which two concepts or lemmas exclude each other; None where they do not.

    >>> opposite("rise", "fall")
    <Field.DIRECTION: 'direction'>
    """
    if left == right:
        return None
    return _OPPOSITES.get(frozenset((left, right)))


@lru_cache(maxsize=65_536)
def counted_head(noun: str) -> str:
    """The canonical noun of what is counted.

    >>> counted_head("troop")
    'soldier'
    """
    return _COUNTED.get(noun.lower(), noun.lower())


def is_person_noun(noun: str) -> bool:
    """Whether "people" can stand for `noun`."""
    return counted_head(noun) in _PEOPLE


def floor_of(unit: str) -> float:
    """The smallest gap that can mean anything in `unit`; 0.5 for counts of things.

    >>> floor_of("percent"), floor_of("flight")
    (0.1, 0.5)
    """
    base = unit.split("/", 1)[0]
    if base in _FLOORS:
        return _FLOORS[base]
    return 1.0 if is_person_noun(base) else 0.5


def nation(word: str) -> str:
    """The country that an adjective or a people's name stands for; other words as they are.

    >>> nation("korean"), nation("lisbon")
    ('korea', 'lisbon')
    """
    return _DEMONYMS.get(word) or _DEMONYMS.get(word.removesuffix("s"), word)


def strong_names(words: Iterable[str]) -> frozenset[str]:
    """Those of `words` that stand in few stories: no country, no name that the news is full of.

    >>> sorted(strong_names({"kolar", "obama", "portugal"}))
    ['kolar']
    """
    return frozenset(w for w in words if w not in WEAK_NAMES and not is_region(w))


def is_region(word: str) -> bool:
    """Whether `word` is part of the name of a country, a state or a continent, or its adjective.

    >>> is_region("portugal"), is_region("lisbon")
    (True, False)
    """
    return word in _REGIONS


def _families() -> dict[str, str]:
    parent: dict[str, str] = {}

    def root(word: str) -> str:
        while parent.get(word, word) != word:
            word = parent[word]
        return word

    for pair in sorted(tuple(sorted(p)) for p in {*_OPPOSITES, *_KIN}):
        a, b = root(concept_of(pair[0])), root(concept_of(pair[1]))
        parent[max(a, b)] = min(a, b)
    return {word: root(word) for word in parent}


_FAMILY = _families()


@lru_cache(maxsize=65_536)
def family_of(concept: str) -> str:
    """The name under which a concept and those that exclude it are indexed together.

    >>> family_of("resign") == family_of("remain"), family_of("hire")
    (True, 'hire')
    """
    return _FAMILY.get(concept, concept)
