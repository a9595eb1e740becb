"""Who holds an office, or has an age, among the people whom a text has named in full so far."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from services.extraction.attribution.mentioned import words_about
from services.extraction.model import SourceKind
from services.extraction.names import Naming, describe
from services.extraction.names.tables import words_of

SINGLE_PERSON: Final = words_of("offices.txt")
_PHRASE: Final = 60
"""Characters before and after a name in which its bearer's office may stand."""

_SOON: Final = 1500
"""Characters within which a story names him of whom its first sentence tells."""
_OWNER: Final = re.compile(r" (?:in|at|for|from) (?:the )?")
_OF_MANY: Final = frozenset({
    *("official", "officer", "spokesman", "spokeswoman", "spokesperson", "aide", "lawyer", "attorney", "witness"),
    *("adviser", "advisor", "analyst", "economist", "expert", "source", "resident", "diplomat", "soldier", "member"),
})  # fmt: skip
"""Who speaks for many, or beside others of his kind: who is named further down need not be the one who spoke."""


class Holders:
    """The people of one text by their names, and what stands beside them."""

    def __init__(self, text: str, surnames: dict[str, list[tuple[int, str]]]) -> None:
        self._text, self._surnames = text, surnames
        self._titled: dict[str, list[tuple[int, str]]] = {}

    def only_one_of(self, age: str | None, at: int) -> Naming | None:
        """The one person whom the text has named in full so far, of several the one beside whose name the age stands.

        "Ana Prell was at the base. The 44-year-old said".
        """
        told = [(start, name) for known in self._surnames.values() for start, name in known if start < at]
        people = {name: found for _, name in told if (found := describe(name)).kind is SourceKind.PERSON}
        if len(people) > 1 and age is not None:
            aged = re.compile(rf"\b{re.escape(age)}\b")
            beside = {name for start, name in told if aged.search(self._beside(name, start))}
            people = {name: found for name, found in people.items() if name in beside}
        return next(iter(people.values())) if len(people) == 1 else None

    def only_person(self, head: str, at: int, owner: str = "", told: frozenset[str] = frozenset()) -> Naming | None:
        """The one person whom the text has named in full so far: "Ana Prell was at the base. The minister said".

        Of several, the one beside whose name the office stands: "General Walter Hines and Ana Prell. The general said".
        Nobody who holds that office elsewhere: "Ivo Marek, head of Orla, was there. The head of Verrano said".
        Of several who hold it, the one beside whom stands what is `told` of him, too: "the Lundish minister".
        """
        named: dict[str, list[int]] = {}
        for start, name in (one for known in self._surnames.values() for one in known if one[0] < at):
            named.setdefault(name, []).append(start)
        people = {name: found for name in sorted(named) if (found := describe(name)).kind is SourceKind.PERSON}
        if owner:
            people = {n: p for n, p in people.items() if not any(self._elsewhere(head, owner, n, i) for i in named[n])}
        if len(people) > 1 or any(self._titled_otherwise(head, name, i) for name in people for i in named[name]):
            said = told | {head}
            people = {name: p for name, p in people.items() if any(self._titled_so(said, name, i) for i in named[name])}
        return next(iter(people.values())) if len(people) == 1 else None

    def named_later(self, description: str, at: int) -> Naming | None:
        """The one person of the text whom it names soon after it has told of him by his office: "A federal judge said".

        Of an office that many hold ("a senator") nobody else may be named, and nobody who has been named before.
        """
        office, _, owner = _OWNER.sub(" of ", description.lower(), count=1).partition(" of ")
        whose, _, head = office.rpartition(" ")
        owner = owner or whose.rpartition("'s")[0]
        if head not in SINGLE_PERSON - _OF_MANY:
            return None
        found = self._bearers(head)
        if len(found) != 1 or not at < found[0][0] <= at + _SOON:
            return None
        start, name = found[0]
        naming = describe(name)
        of_another = self._elsewhere(head, owner, name, start)
        return naming if naming.kind is SourceKind.PERSON and not of_another else None

    def _bearers(self, head: str) -> list[tuple[int, str]]:
        """Where the text first names each of those whom it calls by an office, one of each surname; two are enough."""
        known = self._titled.get(head)
        if known is None:
            every = (self._surnames[surname] for surname in sorted(self._surnames))
            firsts = (next((one for one in named if self._called(head, *one)), None) for named in every)
            known = self._titled[head] = list(islice((one for one in firsts if one is not None), 2))
        return known

    def _called(self, head: str, at: int, name: str) -> bool:
        """Whether an office stands right before a name, or in apposition to it."""
        begins = self._begins(name, at)
        if re.search(
            rf"\b(?i:{re.escape(head)})\s(?:[A-Z]\S*\s){{0,2}}$", self._text[max(0, begins - _PHRASE) : begins]
        ):
            return True
        return head in words_about(self._apposed(name, begins))

    def _titled_otherwise(self, head: str, name: str, at: int) -> bool:
        """Whether another office than `head` stands right before a name: "President Ana Prell", "the director said"."""
        before = re.findall(r"[a-z]+", self._text[max(0, at - _PHRASE) : at + _PHRASE].partition(name)[0].lower())
        return bool(before) and before[-1] in SINGLE_PERSON and before[-1] != head

    def _titled_so(self, said: frozenset[str], name: str, at: int) -> bool:
        """Whether an office, and what is told with it, stands right before a name or in apposition to it."""
        return said <= words_about(self._beside(name, at))

    def _elsewhere(self, head: str, owner: str, name: str, at: int) -> bool:
        """Whether the office that stands beside a name is one of another body than `owner`."""
        held = re.search(rf"\b{re.escape(head)} (?:of|at) (.+)", self._beside(name, at).lower())
        return held is not None and owner.rsplit(" ", 1)[-1] not in held[1]

    def _beside(self, name: str, at: int) -> str:
        """What stands right before a name and in apposition to it."""
        begins = self._begins(name, at)
        before = re.split(r"[.,;:!?]", self._text[max(0, begins - _PHRASE) : begins + len(name)])[-1]
        return f"{before} {self._apposed(name, begins)}"

    def _begins(self, name: str, at: int) -> int:
        """Where a name begins in a mention of it that may open with a title."""
        return max(at, self._text.find(name, at, at + len(name) + _PHRASE))

    def _apposed(self, name: str, begins: int) -> str:
        """What stands behind a name, between commas."""
        follows = self._text[begins + len(name) : begins + len(name) + _PHRASE]
        return re.split(r"[,.;:!?]", follows[2:])[0] if follows.startswith(", ") else ""
