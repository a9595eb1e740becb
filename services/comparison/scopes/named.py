"""Things and people with names of their own: two storms, two ships, two batches, two people of one surname."""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma

from services.comparison.entailment.vocabulary import same_thing
from services.comparison.sentences.alignment import Sentence, read_sentence
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.names import groups
from services.comparison.sentences.tables import lists
from services.comparison.words.rows import read_lists
from services.comparison.words.vocabulary import is_person_noun

_LISTS = read_lists("scopes")
_KINDS = {word: name for name, words in _LISTS.items() if name.startswith("named ") for word in words}
_NAMED = re.compile(
    rf"\b((?i:{'|'.join(sorted(_KINDS))}))(?:,| no\.?| number)? ((?-i:[A-Z])[\w'’-]*|[A-Z]{{0,3}}-?\d[\w-]*)",
    re.IGNORECASE,
)
"""A word for a kind of thing and the name of one of them: "typhoon Hanu", "batch K41", "line 4"."""
_PLACES = "|".join(sorted(word for name, words in _LISTS.items() if name == "houses" for word in words))
_HOUSE = re.compile(rf"\b([A-Z][\w'’-]*) ((?i:{_PLACES}))\b")
"""A house that is called by its name: "the Linden school", "St Anne's Hospital"."""
_LONGEST = 600


@lru_cache(maxsize=16_384)
def _things(text: str) -> frozenset[tuple[str, str]]:
    """The kind and the name of each thing that a sentence calls by both."""
    things = ((_KINDS[m[1].lower()], m[2]) for m in _NAMED.finditer(text[:_LONGEST]))
    houses = ((m[2].lower(), m[1]) for m in _HOUSE.finditer(text[:_LONGEST]))
    found = ((kind, re.sub(r"['’]s?$", "", name)) for kind, name in (*things, *houses))
    no_names = lists()["month"] | lists()["weekday"] | lists()["stop"]
    return frozenset((kind, name) for kind, name in found if name.lower() not in no_names)


def other_named(left: str, right: str) -> bool:
    """Whether two sentences each tell of a thing of one kind by its name, and of the other's say nothing.

    >>> other_named("Typhoon Hanu killed 18.", "Typhoon Meko killed 5."), other_named("A ship sank.", "The ship Ino.")
    (True, False)
    >>> other_named("The ferry Ino ran aground.", "The Ino, a sister of the ferry Vara, ran aground.")
    False
    """
    mine, theirs = dict(_things(left)), dict(_things(right))
    shared = sorted(mine.keys() & theirs.keys())
    if any(mine[kind] == theirs[kind] for kind in shared):
        return False
    return any(mine[kind] not in right and theirs[kind] not in left for kind in shared)


_APPOSED = re.compile(r"\b([a-z]{3,}) ([A-Z][\w-]+)")


def other_apposed(left: str, right: str) -> bool:
    """Whether two sentences tell of two bearers of one trade, one of whom the other does not know at all.

    >>> other_apposed("It fined the maker Holtan, but not Vantor.", "The maker Vantor was fined.")
    True
    >>> other_apposed("The maker Vantor bought the maker Holtan.", "The maker Holtan was sold to Vantor.")
    False
    """
    mine, theirs = _apposed(left), _apposed(right)
    return any(
        mine[trade].isdisjoint(theirs[trade])
        and (not any(name in right for name in mine[trade]) or not any(name in left for name in theirs[trade]))
        for trade in sorted(mine.keys() & theirs.keys())
    )


@lru_cache(maxsize=16_384)
def _apposed(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for trade, name in _APPOSED.findall(text[:_LONGEST]):
        if is_person_noun(trade) or same_thing(trade, "company"):
            found[trade] = found.get(trade, frozenset()) | {re.sub(r"['’]s?$", "", name)}
    return found


_FIRMS = _LISTS["firms"]
"""Words that outlets add to the name of a firm and leave out."""


def namesakes(left: str, right: str) -> bool:
    """Whether two sentences tell of two people of one surname, or of two firms of one name.

    >>> namesakes("Interior minister Sven Aldo resigned.", "Greta Aldo did."), namesakes("Aldo left", "S. Aldo left")
    (True, False)
    >>> namesakes("Harkin Shipping is bankrupt.", "Harkin Logistics is not."), namesakes("Arvo Foods", "Arvo Group")
    (True, False)
    """
    mine, theirs = read_sentence(left[:_LONGEST]), read_sentence(right[:_LONGEST])
    return any(_other_bearer(mine, a, theirs, b) for a in groups(mine) for b in groups(theirs))


def _other_bearer(left: Sentence, one: tuple[int, int], right: Sentence, other: tuple[int, int]) -> bool:
    if one[0] == one[1] or other[0] == other[1]:
        return False
    (first, last), (given, family) = (s.tokens[g[1] - 1 : g[1] + 1] for s, g in ((left, one), (right, other)))
    if last.stem == family.stem:
        return not simplemma.is_known(last.lower, lang="en") and _strange(first, right) and _strange(given, left)
    words = last.lower, family.lower
    firms = (
        first.stem == given.stem
        and not simplemma.is_known(first.lower, lang="en")
        and all(simplemma.is_known(w, lang="en") for w in words)
    )
    return firms and _FIRMS.isdisjoint(words) and _strange(last, right) and _strange(family, left)


def _strange(name: Token, other: Sentence) -> bool:
    """Whether a name is none of the other sentence, nor one that begins with its letter ("Bob", "B.")."""
    initials = {t.lower[:1] for t in other.tokens if t.kind is Kind.NAME and len(t.lower) == 1}
    return len(name.lower) > 1 and not other.has(name) and name.lower[:1] not in initials


_INTRODUCED = re.compile(
    r"\b([A-Z][\w'’-]+ [A-Z][\w'’-]+), (?:an?|the) ([a-z][\w -]{2,30}?) (?:of|from|in) ((?:[A-Z][\w'’-]+ ?){1,3})"
)
"""A full name, what its bearer is, and of which place."""


def another_of_that_name(left: str, right: str) -> bool:
    """Whether two sentences introduce two people who have one full name: another trade, in another place.

    >>> another_of_that_name("Ada Holm, the mayor of Lisk, resigned.", "Ada Holm, a dentist from Orsa, did.")
    True
    >>> another_of_that_name("Ada Holm, the mayor of Lisk, resigned.", "Ada Holm, a dentist in Lisk, did.")
    False
    """
    mine, theirs = ({m[1]: (m[2], m[3].strip()) for m in _INTRODUCED.finditer(s[:_LONGEST])} for s in (left, right))
    for name in sorted(mine.keys() & theirs.keys()):
        (trade, place), (other, elsewhere) = mine[name], theirs[name]
        if trade != other and place not in right and elsewhere not in left:
            return True
    return False


_EDITIONS = "|".join(sorted(_LISTS["editions"]))
_EDITION = re.compile(rf"\b([A-Z][\w-]*(?: \d[\w.]*)?) ((?i:{_EDITIONS}))\b(?! [A-Z])")


def other_edition(left: str, right: str) -> bool:
    """Whether one sentence tells of a model by a name to which the other adds an edition: "Lark 2", "Lark 2 Pro".

    >>> other_edition("The Lark 2 Pro costs 900.", "The Lark 2 costs 700."), other_edition("Lark 2 Pro", "the Pro")
    (True, False)
    """
    mine, theirs = ({(m[1], m[2].lower()) for m in _EDITION.finditer(text[:_LONGEST])} for text in (left, right))
    if mine & theirs:
        return False
    return any(
        re.search(rf"\b{re.escape(name)}\b", text) and not re.search(rf"\b{edition}\b", text, re.IGNORECASE)
        for own, text in ((mine, right), (theirs, left))
        for name, edition in sorted(own)
    )


_SIZED = re.compile(
    r"\b(\d{1,4}(?:\.\d)?)-(inch|foot|metre|meter|centimetre|litre|liter|gigabyte|seat|door|megapixel)\b"
)
"""A size that tells which of several models: "the 13-inch laptop"."""


def models_by_size(left: str, right: str) -> bool:
    """Whether both sentences name things by their size, and one of them names several: then sizes are names.

    >>> models_by_size("There is an 11-inch laptop and a 13-inch, too.", "The 12-inch laptop is new.")
    True
    >>> models_by_size("A 12-inch pipe burst.", "A 20-inch pipe burst.")
    False
    """
    mine, theirs = set(_SIZED.findall(left[:_LONGEST])), set(_SIZED.findall(right[:_LONGEST]))
    return bool(mine and theirs) and max(len(mine), len(theirs)) > 1


_KIN = "|".join(sorted(_LISTS["kin"]))
_OF_SOMEBODY = re.compile(
    rf"\b([A-Z][\w-]+)['’]s? (?:[\w-]+ ){{0,2}}?({_KIN})\b|\b({_KIN}) (?:to|of) (?:[\w'’-]+ ){{0,4}}?([A-Z][\w-]+)\b"
)
"""One who is called by another: "Holm's sister", "the accomplice of Karl Holm"."""


def related(left: str, right: str) -> bool:
    """Whether one sentence tells of somebody whom it calls by the one whom the other tells of.

    >>> related("Holm's sister, Ida Brandt, was born in 1893.", "Ada Holm was born in 1887.")
    True
    >>> related("Holm's sister was born in 1893.", "Ida Brandt, the sister of Holm, was born in 1893.")
    False
    """
    return _called_by(left, right) or _called_by(right, left)


def _called_by(one: str, other: str) -> bool:
    found = ((m[1] or m[4], m[2] or m[3]) for m in _OF_SOMEBODY.finditer(one[:_LONGEST]))
    said = other.lower()
    return any(re.search(rf"\b{re.escape(name)}\b", other) and kin not in said for name, kin in found)


_AMONG = re.compile(
    r"\b(?P<one>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}), "
    r"(?:one|(?:the )?(?:[a-z]+-)?(?:[a-z]+est|first|last|(?:most|least) [a-z]+)(?: [a-z]+)?) (?:of|among) (?:the )?"
    r"(?P<all>[A-Z][\w-]*)(?:['’]s?)? (?:[\w-]+ ){0,3}?[a-z]+s\b"
)
"""A name, and of whose many things its bearer is one: "Hillside, the youngest of Aldmere's schools"."""


def one_of_many(told: str, names: frozenset[str]) -> bool:
    """Whether a sentence tells of one of the many that others tell of together: they name the whole, and not it.

    Arguments:
        told: the sentence.
        names: those of the other story, in lower case.

    >>> one_of_many("At Hillside, the youngest of Aldmere's schools, 940 turned up.", frozenset({"aldmere"}))
    True
    >>> one_of_many("Pym, the mayor of Aldmere, resigned.", frozenset({"aldmere"}))
    False

    """
    known = {word for name in names for word in name.lower().split()}
    return any(
        m["all"].lower() in known and known.isdisjoint(m["one"].lower().split())
        for m in _AMONG.finditer(told[:_LONGEST])
    )
