"""The tables of verb and noun classes: which word states which event, and which argument plays which part.

To teach Crosswire a verb, a noun or an event, add a line to `verbs.tsv`, `nouns.tsv` or `events.txt`; nothing else. A
verb that means something else of ships than of prices gets a row for each class of `classes.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from services.extraction.model import Role


@dataclass(frozen=True, slots=True)
class VerbClass:
    """One row of `verbs.tsv`: what a verb states and which of its slots plays which role."""

    predicate: str
    roles: dict[str, str]
    """Slot ("s", "o", "i", "oprd" or a preposition) to role name, CAUSE, PRICE or VALUE."""
    flags: frozenset[str]

    @property
    def direction(self) -> int:
        """+1 for a rise, -1 for a fall."""
        return ("up" in self.flags) - ("down" in self.flags)


@dataclass(frozen=True, slots=True)
class NounClass:
    """One row of `nouns.tsv`: an act, a measure, a change or a toll that a noun names."""

    predicate: str
    kind: str
    roles: dict[str, str]

    @property
    def direction(self) -> int:
        """+1 for "increase", -1 for "decline"."""
        return (self.kind == "up") - (self.kind == "down")


ROLES = {role.name: role for role in Role}


def rows(name: str) -> Iterator[list[str]]:
    """Rows of a table beside this module, comments and blank lines left out."""
    for line in resources.files(__package__).joinpath(name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def slots(field: str) -> dict[str, str]:
    """Read `s=AGENT o=PATIENT`.

    >>> slots("s=AGENT to=RECIPIENT")
    {'s': 'AGENT', 'to': 'RECIPIENT'}
    """
    return dict(pair.split("=", 1) for pair in field.split())


@cache
def verbs() -> dict[str, VerbClass]:
    """Verb classes by lemma, `lemma_particle` or `lemma+object`.

    >>> verbs()["step_down"].predicate, verbs()["sell"].roles["to"]
    ('resign', 'AGENT')
    """
    table: dict[str, VerbClass] = {}
    for row in rows("verbs.tsv"):
        words, predicate, roles = row[0], row[1], row[2] if len(row) > 2 else ""
        entry = VerbClass(predicate, slots(roles), frozenset(row[3].split() if len(row) > 3 else ()))
        for word in words.split(","):
            table.setdefault(word.strip(), entry)
    return table


@cache
def verb_stems() -> frozenset[str]:
    """Lemmas of the verbs in the table, without particle, object or class.

    >>> "add" in verb_stems(), "add+@job" in verb_stems()
    (True, False)
    """
    return frozenset(key.split("+")[0].split("_")[0] for key in verbs())


@cache
def nouns() -> dict[str, NounClass]:
    """Noun classes by lemma; a compound noun ("death_toll") is written with underscores.

    >>> nouns()["victory"].predicate, nouns()["decline"].direction
    ('win', -1)
    """
    table: dict[str, NounClass] = {}
    for row in rows("nouns.tsv"):
        entry = NounClass(row[1], row[2], slots(row[3] if len(row) > 3 else ""))
        for word in row[0].split(","):
            table.setdefault(word.strip(), entry)
    return table


@cache
def governors(says: str) -> frozenset[str]:
    """Lemmas above an infinitive that say this of it (`governors.tsv`).

    >>> "refuse" in governors("failing"), "order" in governors("object")
    (True, True)
    """
    return frozenset(row[0] for row in rows("governors.tsv") if says in row[1].split())


@cache
def adjectives() -> dict[str, str]:
    """Measures by the adjective that names them (`adjectives.tsv`).

    >>> adjectives()["tall"], adjectives()["effective"]
    ('height', 'efficacy')
    """
    return {row[0]: row[1] for row in rows("adjectives.tsv")}


@cache
def words(name: str) -> frozenset[str]:
    """A list of words beside this module (`events.txt`, `people.txt`, ...).

    >>> "fire" in words("events.txt")
    True
    """
    return frozenset(row[0].strip() for row in rows(name))


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("lists.tsv")}


def listed(name: str) -> frozenset[str]:
    """A list of `lists.tsv`.

    >>> "earthquake" in listed("natural")
    True
    """
    return _lists()[name]


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Classes of nouns by lemma (`classes.tsv`): what `@vessel` and the like in the table of verbs mean."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("classes.tsv"):
        for word in row[1].split(","):
            found[word.strip()] = (*found.get(word.strip(), ()), row[0])
    return found


def classes_of(noun: str) -> tuple[str, ...]:
    """Classes of a lower-case lemma.

    >>> classes_of("trawler"), classes_of("sorrow")
    (('vessel',), ())
    """
    return classes().get(noun, ())
