"""Words that mean the same, derive from one another, or exclude one another."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from services.comparison.words.rows import read_lists, read_rows

_HERE = Path(__file__).parent


@cache
def _pairs(name: str) -> frozenset[tuple[str, str]]:
    """Both directions of a table of pairs; a cell may list several words."""
    found: set[tuple[str, str]] = set()
    for left, right, *_ in read_rows("entailment", name):
        found.update((a, b) for a in left.split(",") for b in right.split(","))
    return frozenset(found | {(b, a) for a, b in found})


@cache
def _lists() -> dict[str, frozenset[str]]:
    return read_lists("entailment")


def listed(name: str) -> frozenset[str]:
    """A list of `lists.tsv`.

    >>> "refuse" in listed("negative_verbs")
    True
    """
    return _lists()[name]


@cache
def ordered(name: str) -> tuple[str, ...]:
    """A list of `lists.tsv` in its order.

    >>> ordered("months")[:2]
    ('january', 'february')
    """
    return next(tuple(words.split()) for row, words in read_rows("entailment", "lists") if row == name)


@cache
def _phrases() -> dict[tuple[str, str], str]:
    return {(verb, particle): lemma for verb, particle, lemma in read_rows("entailment", "phrasal")}


def phrasal(verb: str, particle: str) -> str:
    """The one word that a verb with a particle or a bound noun stands for; empty where the table has none.

    >>> phrasal("take", "over"), phrasal("take", "home")
    ('acquire', '')
    """
    return _phrases().get((verb, particle), "")


@cache
def _events() -> dict[str, tuple[str, frozenset[str], bool]]:
    rows = read_rows("entailment", "events")
    return {noun: (verb, frozenset(slots.split(",")), "turned" in flags) for noun, verb, slots, *flags in rows}


def event_of(noun: str) -> tuple[str, frozenset[str], bool]:
    """The verb whose event a noun tells, the prepositions before the other side, and whether that side is the doer.

    >>> event_of("loss")[0], sorted(event_of("loss")[1]), event_of("harbour")[0]
    ('beat', ['against', 'to'], '')
    """
    return _events().get(noun, ("", frozenset(), False))


@cache
def roles() -> frozenset[str]:
    """Nouns of office ("president", "mayor"), which before a name are titles."""
    lines = (_HERE / "roles.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _oriented() -> frozenset[tuple[str, str]]:
    """Opposites that say the same with their arguments exchanged ("own", "subsidiary of")."""
    found: set[tuple[str, str]] = set()
    for left, right, *flags in read_rows("entailment", "opposites"):
        if "oriented" in flags:
            found.update((a, b) for a in left.split(",") for b in right.split(","))
    return frozenset(found | {(b, a) for a, b in found})


@lru_cache(maxsize=65_536)
def opposite(left: str, right: str) -> bool:
    """Whether two lemmas exclude one another: by our own table, or as antonyms in a frequent sense.

    >>> opposite("approve", "reject"), opposite("approve", "sell")
    (True, False)
    """
    if left == right or same_event(left, right):
        return False
    return (left, right) in _pairs("opposites") or (left, right) in _pairs("antonyms")


def oriented(left: str, right: str) -> bool:
    """Whether two opposites exclude one another only with the arguments in the same slots."""
    return (left, right) in _oriented()


@cache
def _related() -> dict[str, frozenset[str]]:
    """Each word with those that derive from it or mean the same."""
    found: dict[str, set[str]] = {}
    for name in ("derived", "same", "synonyms"):
        for left, right in _pairs(name):
            found.setdefault(left, set()).add(right)
    return {word: frozenset(others) for word, others in found.items()}


def same_event(left: str, right: str) -> bool:
    """Whether two predicates can name one event: equal, derived from one another, or synonyms in a frequent sense.

    >>> same_event("arrive", "arrival"), same_event("arrive", "leave")
    (True, False)
    """
    if left == right:
        return True
    if right in _related().get(left, ()):
        return True
    shorter = min(len(left), len(right))
    return shorter >= 6 and left[: shorter - 1] == right[: shorter - 1] and abs(len(left) - len(right)) <= 4


@cache
def _called() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for left, right in _pairs("things"):
        found.setdefault(left, set()).add(right)
    for head, others in read_rows("entailment", "called"):
        group = {head, *others.split(",")}
        for word in group:
            found.setdefault(word, set()).update(group - {word})
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=65_536)
def same_thing(left: str, right: str) -> bool:
    """Whether two nouns or adjectives may stand for one thing in news, as far as the tables know; singulars count, too.

    >>> same_thing("court", "judges"), same_thing("lawyers", "attorney"), same_thing("wheat", "maize")
    (True, True, False)
    """
    ours, theirs = {left, left.removesuffix("s")}, {right, right.removesuffix("s")}
    return not ours.isdisjoint(theirs) or any(not _called().get(word, frozenset()).isdisjoint(theirs) for word in ours)
