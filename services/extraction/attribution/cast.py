"""Who is meant: pronouns, surnames, abbreviations and "the ministry", resolved within one article.

A mention resolves only to someone named before it (abbreviations: anywhere), and a description only if exactly one of
those named fits; else it stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import Final

from services.extraction.attribution.antecedent import body_before, means_nobody, person_before
from services.extraction.attribution.gender import Genders
from services.extraction.attribution.holders import SINGLE_PERSON, Holders
from services.extraction.attribution.mentioned import OPENERS, names_in, words_about
from services.extraction.attribution.referred import body_meant, of_place
from services.extraction.attribution.regrouped import is_another, one_more, without_part
from services.extraction.attribution.wording import HEDGES
from services.extraction.model import SourceKind
from services.extraction.names import Naming, describe, outlet_named, strip_title
from services.extraction.names.persons import office_holder, personal
from services.extraction.names.tables import fold_name, heads

_ABBREVIATION: Final = re.compile(
    r"((?:[A-Z][\w'’&-]* (?:(?:of|for|the|and|on|in) ){0,2}){1,8})\(([A-Z][A-Za-z.]{1,7})\)"
)
_HE: Final = frozenset(["he", "she", "him", "his", "her", "himself", "herself", "who"])
_THEY: Final = frozenset(["they", "them", "their", "those", "we", "both"])
_IT: Final = frozenset(["it", "its", "which", "that"])
_I: Final = frozenset(["i", "me", "my"])
_MANY: Final = frozenset(["many", "most", "some", "several"])
_HOLLOW: Final = re.compile(
    r"(?:of (?:these|those|them),? )?"
    + HEDGES
    + r"(?:\d[\d,.]*|\w+(?:-\w+)?(?= percent))(?: percent|%)?(?: of (?:them|those|these))?$",
    re.IGNORECASE,
)
"""A share or count that "claims" or "says" something is nobody who could be asked."""
_IN_PLACE: Final = re.compile(r"\b(?:in|at|on|near|off|outside|across|around) (?:the )?$")
"""Before the name of a place, which nobody speaks as."""
_EPITHET: Final = re.compile(
    r"the (?:(?P<age>\d{2})-year-old|(?:father|mother|grandfather|grandmother) of (?:\w+)|"
    r"(?:dutch|french|english|irish|welsh|scots|cornish)(?:wo)?man|veteran)$"
)
"""What somebody is called who has been named: "the 61-year-old"."""
_SOMEONE: Final = SINGLE_PERSON | {
    *("mother", "father", "wife", "husband", "son", "daughter", "brother", "sister", "widow", "widower", "woman", "man")
}
"""Words for one person, of whom "she" may speak on."""
_OWNED: Final = ("his ", "her ")
"""Before an office that somebody has for whom the text is about."""
_UNTABLED: Final = ("chief executive", "executive")
"""Offices that name resolution knows as nobody in particular, for "an executive said"."""
_THINGS: Final = (SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.GENERIC)
"""What "it" may be."""
_WOMANS: Final = re.compile(r"(?:mrs|ms|miss)\b")
_SENTENCE: Final = 300
_NEAR: Final = 12
"""Speakers among whom a pronoun looks for its own."""
_SENTENCE_START: Final = re.compile(r"(?:\A|[.!?]\s|\n)(?=[A-Z“\"][^.!?\n]*\Z)")
_BODY_FIRST: Final = re.compile(
    r"(?:The (?:[a-z][\w-]* ){0,3}?[a-z][\w-]*|(?:The )?[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*){0,4})"
    r"(?= (?:has|had|have|was|is|will|would|[a-z]+ed|flew|sold|made|lost|grew|fell|rose|cut|took|won|built|shut"
    r"|spent|paid|held)\b)"
)
"""Who does something at the beginning of a sentence: a name, or "the company"."""
_REMEMBERED: Final = 40
"""Names and speakers looked back at; bounds the cost of each mention."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone or something named in the article."""

    naming: Naming
    words: frozenset[str]
    """Lower-case words of the mention and of what stands in apposition to it."""
    at: int


class Cast:
    """Everyone named in one article, in the order of their mentions; sources are added as they speak."""

    def __init__(self, text: str, limit: int = 4000) -> None:
        self._text = text
        self._surnames: dict[str, list[tuple[int, str]]] = {}
        self._abbreviations: dict[str, Naming] = {}
        self._initials: dict[str, dict[str, int]] = {}
        self._titled: dict[str, list[tuple[int, Naming]]] = {}
        self._outlets: dict[str, list[tuple[int, Naming]]] = {}
        self._spoken: list[Person] = []
        self._starts: list[int] = []
        self._genders = Genders(text)
        self._holders = Holders(text, self._surnames)
        self._read_names(limit)

    def _read_names(self, limit: int) -> None:
        for name, at in islice(names_in(self._text), limit):
            if " and " not in name:
                self._remember(name, at)
        for match in _ABBREVIATION.finditer(self._text):
            spelled = fold_name(match[1]).removesuffix("'s")
            self._abbreviations.setdefault(match[2].rstrip("."), describe(spelled))

    def _remember(self, name: str, at: int) -> None:
        """Files a name under its initials, under its head noun ("ministry"), or under its surname."""
        initials = "".join(word[0] for word in name.split(" ") if word[:1].isupper())
        if 3 <= len(initials) <= 6:
            self._initials.setdefault(initials, {}).setdefault(name, at)
        outlet = outlet_named(name) if " " in name else None
        if outlet is not None:
            short = self._outlets.setdefault(name.rsplit(" ", 1)[1], [])
            if len(short) < _REMEMBERED:
                short.append((at, Naming(outlet.name, SourceKind.OUTLET, outlet.country)))
        last = name.rsplit(" ", 1)[1].lower() if " " in name else ""
        if last in heads() and not office_holder(name):
            titled = self._titled.setdefault(last, [])
            if len(titled) < _REMEMBERED:
                titled.append((at, describe(name)))
            return
        described = describe(name) if " of " in name else None
        office = described is not None and described.kind is SourceKind.PERSON  # "Secretary of State Ada Quill"
        person = described.name if described is not None and office else strip_title(name)
        someone = personal(person.split(" ")) or office_holder(name) == person
        if " " in person and someone and not _IN_PLACE.search(self._text, max(0, at - 12), at):
            known = self._surnames.setdefault(person.rsplit(" ", 1)[1].casefold(), [])
            if len(known) < _REMEMBERED and (not known or known[-1][1] != person):
                known.append((at, person))

    def resolve(self, mention: str, at: int) -> Naming:
        """Whom the mention that stands at offset `at` names."""
        folded = fold_name(mention)
        lower = without_part(folded.lower())
        if lower in _MANY or lower in OPENERS - _HE - _THEY - _IT - _I or _HOLLOW.match(lower) or is_another(lower):
            return self._of_those(lower, at) or Naming("", SourceKind.ANONYMOUS)
        if lower in _HE or lower in _THEY or lower in _IT or lower in _I:
            return self._pronoun(lower, at) or Naming("" if lower in _I else folded, SourceKind.ANONYMOUS)
        bare = folded.removeprefix("the ").removeprefix("The ")
        abbreviation = self._abbreviations.get(bare.removesuffix("'s"))
        if abbreviation is not None:
            return abbreviation
        if lower.startswith("the ") and bare in self._outlets:
            written = [naming for start, naming in self._outlets[bare] if start < at]
            if written:
                return written[-1]
        epithet = _EPITHET.match(lower)
        if epithet is not None:
            return self._holders.only_one_of(epithet["age"], at) or describe(folded)
        naming = of_place(self._text, at, describe(folded))
        spelled = self._initials.get(naming.name)
        if spelled is not None and len(spelled) == 1:
            return describe(next(iter(spelled)))
        trade = naming.kind is SourceKind.GENERIC and folded[:1].isupper() and naming.name in self._surnames
        shouted = naming.name.isupper() and self._text.startswith(":", at + len(mention))  # "QUILL: We lost it"
        if (
            trade
            or (shouted and naming.name.casefold() in self._surnames)
            or (naming.kind is SourceKind.PERSON and " " not in naming.name)
        ):
            return self._surname(naming, lower, at)  # "Brewer" is no brewer where somebody bears that name
        described = naming.kind is SourceKind.GENERIC or _office(naming.name)[0].endswith(_UNTABLED)
        if described and lower.startswith(("the ", "that ", "this ", "its ", "his ", "her ")):
            meant = self._description(naming, at, of_another=lower.startswith(_OWNED))
            return meant or (self._holders.named_later(naming.name, at) if lower.startswith("the ") else None) or naming
        return (self._holders.named_later(naming.name, at) if lower.startswith(("a ", "an ")) else None) or naming

    def note(self, naming: Naming, mention: str, at: int) -> None:
        """Remember who spoke; `mention` is the whole phrase with its appositions."""
        if not naming.name or naming.name == "we" or (self._starts and at < self._starts[-1]):
            return
        follows = self._text[at + len(mention) : at + len(mention) + 60]
        beside = follows if follows.startswith(", ") else ""
        words = words_about(f"{mention} {beside}")
        self._starts.append(at)
        self._spoken.append(Person(naming, words, at))

    def _pronoun(self, word: str, at: int) -> Naming | None:
        if word == "it" and means_nobody(self._text, at):
            return Naming("", SourceKind.ANONYMOUS)
        spoke = next((p.at for p in self.speakers_before(at) if self._can_be(word, p)), -1)
        if word == "it":
            own = self._subject_before(at)
            body = body_before(self._text, at, spoke) if own is None else None
            if own is not None or body is not None:
                return own or (None if body is None else self.resolve(*body))
        if word in ("he", "she"):
            subject = person_before(self._text, at, spoke)
            someone = None if subject is None else self.resolve(subject, at)
            if someone is not None and self._genders.may_be(word, someone.name):
                return someone
        said = next((person.naming for person in self.speakers_before(at) if self._can_be(word, person)), None)
        return said or (self._nearest_name(word, at) if word in _HE else None)

    def speakers_before(self, at: int) -> list[Person]:
        """Who has spoken before `at`, the last one first; not farther back than is remembered."""
        last = bisect_left(self._starts, at)
        return self._spoken[max(0, last - _NEAR) : last][::-1]

    def opening(self, at: int) -> tuple[Naming, int] | None:
        """Who does something at the beginning of the sentence in which `at` stands, and where the name begins."""
        window = self._text[max(0, at - _SENTENCE) : at]
        opening = _SENTENCE_START.search(window)
        subject = None if opening is None else _BODY_FIRST.match(window, opening.end())
        if subject is None or subject[0].split()[0].lower() in OPENERS - {"the"} or " and " in subject[0]:
            return None
        start = at - len(window) + subject.start()
        return self.resolve(subject[0], start), start

    def _subject_before(self, at: int) -> Naming | None:
        """The body with which its own sentence begins: "Vantor Air flew 9,000 people in April, it said"."""
        subject = self.opening(at) if self._text[max(0, at - 2) : at] == ", " else None
        if subject is None:
            return None
        naming = subject[0]
        if naming.kind is SourceKind.PERSON:
            return Naming(naming.name, SourceKind.ORGANISATION) if " " not in naming.name else None
        nobody = naming.kind is SourceKind.GENERIC and naming.name.rsplit(" ", 1)[-1].lower() not in heads()
        return None if nobody or not naming.name else naming  # "The rate fell, it said"

    def _of_those(self, word: str, at: int) -> Naming | None:
        """Those of whom "many say" tells: the several who spoke last, in the sentence before; "another" is one."""
        if is_another(word):
            return one_more(p.naming for p in self.speakers_before(at)[:3] if at - p.at < 2 * _SENTENCE)
        before = self.speakers_before(at)[:1] if word in _MANY else []
        near = [p.naming for p in before if at - p.at < _SENTENCE and p.naming.kind is SourceKind.ANONYMOUS]
        return next((n for n in near if n.name.endswith("s")), None)

    def _can_be(self, pronoun: str, speaker: Person) -> bool:
        """Whether a pronoun can mean who has spoken: a body is "it", several are "they", one is "he" or "I"."""
        kind, name = speaker.naming.kind, speaker.naming.name
        if pronoun in _IT:
            noun = name.rsplit(" ", 1)[-1].lower()
            someone = kind is SourceKind.GENERIC and (noun in SINGLE_PERSON or noun.removesuffix("s") in SINGLE_PERSON)
            return kind in _THINGS and not someone
        if pronoun in _THEY:
            return kind is not SourceKind.PERSON or " and " in name
        one = kind is SourceKind.PERSON or bool(speaker.words & _SOMEONE)
        return one and self._genders.may_be(pronoun, name, speaker.words)

    def _nearest_name(self, word: str, at: int) -> Naming | None:
        """The last full name of a person shortly before `at`, for "he" before anyone has spoken."""
        found: str | None = None
        window = self._text[max(0, at - 400) : at]
        for name, start in names_in(window):
            if _IN_PLACE.search(window, max(0, start - 12), start):
                continue
            naming = describe(name)
            one = naming.kind is SourceKind.PERSON and " " in naming.name and " and " not in naming.name
            if one and self._genders.may_be(word, naming.name):
                found = naming.name
        return Naming(found, SourceKind.PERSON) if found else None

    def _surname(self, naming: Naming, mention: str, at: int) -> Naming:
        title = "her" if _WOMANS.match(mention) else "his" if mention.startswith("mr") else ""
        known = [k for k in self._surnames.get(naming.name.casefold(), ()) if self._genders.may_be(title, k[1])]
        if not known:
            return naming
        before = [name for start, name in known if start <= at] or [known[0][1]]
        full = describe(before[-1])
        trade = full.kind is SourceKind.GENERIC or before[-1].rsplit(" ", 1)[-1].lower() in heads()
        return Naming(before[-1], SourceKind.PERSON if trade else full.kind, naming.country)

    def _description(self, naming: Naming, at: int, *, of_another: bool) -> Naming | None:
        """The only one so far whom a description such as "the ministry" fits: a speaker, else a name that ends so.

        `of_another`: it is told as somebody's, "his lawyer"; the person whom the text is about is not his own lawyer.
        """
        office, owner = _office(naming.name)
        head = office.split(" ")[-1]
        told = frozenset(word.lower() for word in naming.name.split(" of ")[0].split()[:-1] if word[:1].isupper())
        fitting = {
            p.naming.name: p.naming
            for p in self._spoken[-_REMEMBERED:]
            if head in p.words
            and told <= p.words
            and p.naming.kind not in {SourceKind.GENERIC, SourceKind.ANONYMOUS, SourceKind.DOCUMENT}
            and (p.naming.kind is not SourceKind.PERSON or head in SINGLE_PERSON)
        }
        if not fitting and not owner:
            fitting = {n.name: n for start, n in self._titled.get(head, []) if start < at}
        if not fitting and head in SINGLE_PERSON and not of_another:
            return self._holders.only_person(head, at, owner, told)
        if not fitting and not owner and office == head:
            spoken = [p.naming for p in self.speakers_before(at)]
            return body_meant(self._text, at, head, spoken, frozenset(self._surnames))
        return next(iter(fitting.values())) if len(fitting) == 1 else None


def _office(description: str) -> tuple[str, str]:
    """An office and whose it is, in small letters.

    >>> _office("chief executive of Verrano"), _office("energy minister")
    (('chief executive', 'verrano'), ('energy minister', ''))
    """
    office, _, owner = description.lower().partition(" of ")
    return office, owner
