"""Names of several words that a text mentions, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from simplemma import is_known, lemmatize

from services.extraction.attribution.wording import MONTH, WEEKDAY
from services.extraction.model import SourceKind
from services.extraction.names import describe
from services.extraction.names.tables import fold_name, words_of

_NAME: Final = re.compile(
    r"[A-Z][\w'’.&-]*"
    r"(?: (?:(?:of|for|the|and|de|da|van|von|bin|al|la|el) ){0,2}(?:(?:a[lrstdnz]|el|ul)-)?[A-Z][\w'’.&-]*){1,8}"
)
OPENERS: Final = words_of("openers.txt")
"""Words that are capitalised only because a sentence starts with them."""


def names_in(text: str) -> Iterator[tuple[str, int]]:
    """Names of several words and where they stand, without what only opens a sentence: "On Friday Ada Thorn"."""
    start = 0
    while match := _NAME.search(text, start):
        one = _one_name(match[0])
        start = match.start() + max(1, len(one))  # "in Lisk. Ada Thorn": another name may begin behind
        name, at = fold_name(one).removesuffix("'s").removesuffix("'"), match.start()
        first, _, rest = name.partition(" ")
        if first.lower() in OPENERS or _is_participle(first):
            name, at = rest, at + len(first) + 1
        name, at = _undated(without_day(name), at)
        if name:
            yield name, at


def _is_participle(word: str) -> bool:
    """Whether a word is the form of a verb with which a sentence may open: "Injecting Holt with hope".

    >>> _is_participle("Injecting"), _is_participle("Sterling"), _is_participle("King")
    (True, False, False)
    """
    lower = word.lower()
    return lower.endswith("ing") and is_known(lower, lang="en") and lemmatize(lower, lang="en") != lower


_CITES: Final = re.compile(r",\s(?:citing|quoting|while citing)\b")
_WHOSE: Final = re.compile(r"[\w-]+['’]s\b")


def words_about(phrase: str) -> frozenset[str]:
    """Small words by which somebody is told of: neither whose he is nor whom he quotes.

    >>> sorted(words_about("the mayor's deputy, a lawyer, citing police"))
    ['a', 'deputy', 'lawyer', 'the']
    """
    told = _CITES.split(phrase, maxsplit=1)[0]  # whom it quotes is somebody else
    return frozenset(re.findall(r"[a-z]+", _WHOSE.sub(" ", told.lower())))


_DAY_BEHIND: Final = re.compile(
    rf"(?<=[a-z]) (?:(?:late|early|on) )?{WEEKDAY}"
    r"(?: (?:morning|afternoon|evening|night))?$|(?<=[a-z]) (?:earlier )?(?P<lately>today|yesterday)$"
)
"""The day of a saying between who speaks and the cue: "Halden boss Ada Thorn Thursday"."""
_DATED: Final = re.compile(
    rf"{WEEKDAY} (?!(?:for|and|the|of) )(?=[A-Z])"
    rf"|(?:{WEEKDAY}|{MONTH}) (?:for|and|the|of) (?:the )?"
)


def without_day(name: str) -> str:
    """A name of several words without the day behind it.

    >>> without_day("Halden CEO Ada Thorn Thursday"), without_day("the mayor late Monday night")
    ('Halden CEO Ada Thorn', 'the mayor')
    >>> without_day("Ruby Tuesday"), without_day("Thursday")
    ('Ruby Tuesday', 'Thursday')
    """
    found = _DAY_BEHIND.search(name)
    several = found is not None and (" " in name[: found.start()] or " " in found[0][1:] or bool(found["lately"]))
    return name[: found.start()] if found is not None and several else name


def _undated(name: str, at: int) -> tuple[str, int]:
    """A name, and where it stands, without the day before it: "on Thursday for General Walter Hines".

    >>> _undated("Thursday for General Walter Hines", 10)
    ('General Walter Hines', 23)
    >>> _undated("Friday Ada Thorn", 3), _undated("April Thorn", 0)
    (('Ada Thorn', 10), ('April Thorn', 0))
    """
    found = _DATED.match(name)
    return (name, at) if found is None else (name[found.end() :], at + found.end())


_LETTER: Final = 2
"""Characters of an initial with its stop."""


def _one_name(match: str) -> str:
    """The first name of a match: it ends where a sentence does, and a person ends before "of".

    >>> _one_name("President Lars Tveit of Rosmar"), _one_name("Wednesday. The"), _one_name("Bank of Dorland")
    ('President Lars Tveit', 'Wednesday', 'Bank of Dorland')
    >>> _one_name("BBC. Quill"), _one_name("U.S. Navy"), _one_name("Navy Cmdr. Ada Quill")
    ('BBC', 'U.S. Navy', 'Navy Cmdr. Ada Quill')
    """
    words = match.split(" ")
    for count, word in enumerate(words, 1):
        initials = word[:-1].isupper() and "." not in word[:-1] and len(word) > _LETTER
        short = word.lower() in words_of("short_titles.txt")
        if word.endswith(".") and (len(word) > 4 or initials) and not short:
            match = " ".join(words[:count]).rstrip(".")
            break
    before = match.split(" of ")[0]
    if before != match and " " in before and describe(before).kind is SourceKind.PERSON:
        return before
    return match
