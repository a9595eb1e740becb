"""Who has been named so far in an article: later surnames, pronouns and "the minister" go back to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from services.extraction.model import Frame, Participant, Role, Span
from services.extraction.names.tables import called

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
NEUTRAL = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their"})
FIRST = frozenset({"i", "we", "us", "me", "our", "my"})
MEMORY = 60
"""Named participants remembered: a long article's early names are found again by their surname, not by a pronoun."""


def _names(participant: Participant) -> tuple[str, ...]:
    """The words of a name, or those that stand beside a noun."""
    named = participant.key[:1].isupper()
    return tuple(participant.key.lower().split()) if named else participant.words[1:]


_MEN = frozenset({"he", "him", "his"})


def may_mean(pronoun: str, name: str) -> bool:
    """Whether "he" or "she" can go back to a full name by its given name.

    >>> may_mean("his", "Nina Strand"), may_mean("her", "Nina Strand"), may_mean("his", "Robin Strand")
    (False, True, True)
    """
    return called(name) in ("", "he" if pronoun in _MEN else "she")


@dataclass(slots=True)
class Mentions:
    """Named participants of one article in reading order."""

    seen: list[Participant] = field(default_factory=list)
    speaker: Participant | None = None
    """Who speaks in the quotation being read."""
    subject: Participant | None = None
    """Subject of the sentence before, for a neuter pronoun."""
    subject_at: int = -1
    """Number of the last sentence that was about it."""
    thing: Participant | None = None
    """What the sentence before was done to, for an "it" where its subject is a person."""
    persons: frozenset[str] = frozenset()
    """Names of the article's sources that are known to be people."""
    noted: dict[str, int] = field(default_factory=dict)
    """Number of the last sentence that named a participant, by key."""
    current: Participant | None = None
    """Subject of the main clause of the sentence being read: what "it" further on in it means."""
    things: set[str] = field(default_factory=set)
    """Names behind an article, which no person has: "the Golden Owl"."""
    titles: dict[str, str] = field(default_factory=dict)
    """Noun that stood beside a name ("the gem smuggler Osk Brell") -> that name; "" where two have borne it."""
    told: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What the sentence before told of -> names in it: "the order" is that of Hadra if "Hadra has ordered turbines"."""
    told_at: int = -1
    """Number of that sentence."""
    many: Participant | None = None
    """The people whom a sentence names last ("Landia's nurses"), for the "of them" of the next."""
    many_at: int = -1
    """Number of that sentence."""
    place: Participant | None = None
    """Where the sentence before stands, for "there"."""
    subject_place: Participant | None = None
    """The bare name of which the sentence before spoke: a place, if the next calls it "the city"."""
    place_at: int = -1
    """Number of that sentence."""
    at: int = 0
    """Number of the sentence being read."""

    def note(self, participant: Participant) -> Participant:
        """Remember a named participant; give a bare surname its full name."""
        known = self.full(participant)
        if known.kind == "thing" and known.key in self.persons:
            known = replace(known, kind="person")
        if participant.named and participant.kind != "event":
            self.seen = [*(p for p in self.seen if p.key != known.key), known][-MEMORY:]
            self.noted[known.key] = self.at
        return known

    def entitle(self, noun: str, key: str) -> None:
        """Remember a noun beside a name, by which the text may call its bearer again."""
        self.titles[noun] = key if self.titles.get(noun, key) == key else ""

    def entitled(self, noun: str) -> Participant | None:
        """Whom "the smuggler" means: the only name beside which that noun has stood."""
        key = self.titles.get(noun)
        return next((p for p in reversed(self.seen) if p.key == key), None) if key else None

    def tell(self, frames: Sequence[Frame]) -> None:
        """Remember of what the sentence being read tells, and of whom."""
        if self.told_at != self.at:
            self.told, self.told_at = {}, self.at
        for frame in frames:
            names = tuple(w for p in frame.participants if p.named and p.kind != "person" for w in _names(p))
            things = (p.key for p in frame.participants if p.key.islower() and p.kind in {"thing", "place"})
            if names:
                self.told |= dict.fromkeys((frame.lemma, *things), names)

    def of_them(self, role: Role, mention: Span) -> Participant | None:
        """The people whom the sentence before names last."""
        many = self.many if self.many_at == self.at - 1 else None
        return None if many is None else replace(many, role=role, mention=mention)

    def of_whom(self, noun: str) -> tuple[str, ...]:
        """Names with which the sentence before told of what "the" noun is."""
        return self.told.get(noun, ()) if self.told_at == self.at - 1 else ()

    def full(self, participant: Participant) -> Participant:
        """The participant under the fuller name that the article gave before ("Lang" is "Petra Lang").

        A body may go by the last word of its name as well: "Tornby United" is "United" to those who follow it.
        """
        if not participant.named or " " in participant.key:
            return participant
        fits = [p for p in self.seen if p.kind in {"person", "thing"} and p.key.endswith(" " + participant.key)]
        kind = "person"
        if not fits and participant.kind in {"thing", "organisation"}:
            fits, kind = [p for p in self.seen if _ends_so(p, participant.key)], "organisation"
        if len({p.key for p in fits}) != 1:
            return participant
        return replace(participant, key=fits[-1].key, words=fits[-1].words, kind=kind)

    def someone(self, pronoun: str) -> Participant | None:
        """The last name of two words or more that is not known to be anything else than a person."""
        names = (p for p in reversed(self.seen) if p.kind == "thing" and " " in p.key and may_mean(pronoun, p.key))
        return next((p for p in names if p.key not in self.things), None)

    def _as_person(self, known: Participant | None) -> Participant | None:
        """A name that "she" goes back to is a person's from there on: no later "the jury" is she."""
        if known is None:
            return None
        person = replace(known, kind="person")
        self.seen = [person if p is known else p for p in self.seen]
        self.subject = person if self.subject is not None and self.subject.key == known.key else self.subject
        return person

    def one_person(self) -> Participant | None:
        """The only person whom the sentence before names, whatever is said of her there."""
        near = [p for p in self.seen if self.noted.get(p.key) == self.at - 1 and " " in p.key]
        near = [p for p in near if p.kind in {"person", "thing"}]
        return near[0] if len(near) == 1 else None

    def described(self, kind: str) -> Participant | None:
        """Whom "the mayor" or "the airline" means: the named subject of the sentence before, if it can be one."""
        known = self.subject
        if known is None or not known.named or self.subject_at != self.at - 1:
            return None
        unknown = known.kind == "thing"
        if kind == "person":
            return known if known.kind == "person" or (unknown and " " in known.key) else None
        return known if known.kind == "organisation" or (unknown and kind == "group") else None

    def _later(self, participant: Participant, mention: Span) -> bool:
        """Whether the sentence being read names a participant only behind a place."""
        return self.noted.get(participant.key) == self.at and participant.mention.start > mention.start

    def pronoun(self, word: str, role: Role, mention: Span) -> Participant | None:
        """Whom a pronoun stands for, or None when nobody fits."""
        found: Participant | None = None
        if word in PERSONAL:
            found = next((p for p in reversed(self.seen) if p.kind == "person" and may_mean(word, p.key)), None)
            found = found or self._as_person(self.someone(word))
        elif word in NEUTRAL:
            here = self.current
            near = here if here is not None and here.named and here.mention.end <= mention.start else None
            found = near or (self.thing if self.subject is not None and self.subject.kind == "person" else self.subject)
            bodies = (p for p in reversed(self.seen) if p.kind in {"organisation", "thing"})
            found = found or next((p for p in bodies if not self._later(p, mention)), None)
        elif word in PLURAL:
            found = self.subject
        elif word in FIRST:
            found = self.speaker
        return None if found is None else replace(found, role=role, mention=mention)


def _ends_so(known: Participant, short: str) -> bool:
    """Whether a body goes by the last word of its name: not "Bank of Dorland" by "Dorland"."""
    words = known.key.split(" ")
    return known.kind == "organisation" and len(words) > 1 and words[-1] == short and words[-2][:1].isupper()
