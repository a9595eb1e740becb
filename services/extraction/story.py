"""What stands around a clause: the names of its sentence and of its article, and the other words of its sentence.

"The capsule brought back 12 kilograms" names nobody; that its article is about the Hanwei probe tells which capsule.
Comparison uses this to know a story again, never to tell who did what.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

from services.extraction.frames.words.gazetteer import known
from services.extraction.model import Claim

MOST_NAMES = 12
MOST_WORDS = 8
_LONGEST_NAME = 4
"""Words of a name; more are a headline or a list."""
_LONGEST_TOLD = 600
"""Characters of a sentence that travel with each of its claims."""
_LONGEST = 1000
"""Characters of a sentence that are looked at for words."""
_NAME = re.compile(r"(?<![^\W_])[A-Z][^\W_]+(?:[-.&][^\W_]+)*")
_WORD = re.compile(r"(?<![^\W_])[a-z]{4,}(?![^\W_])")
_OPENS = re.compile(r"(?:^|[.!?:;\n“”\"‘(])\s*\Z")
_BEFORE = 4
_LONG = 4
"""Letters of words that a headline in capitals begins with one, unless they are of those that tell no topic."""
_CAPITAL_NEXT = re.compile(r"(?:['’]s)?\s+(?:of\s+)?[A-Z]|['’]s\b")


def _words(kind: str) -> frozenset[str]:
    text = (files("services.extraction") / "story.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(next(words for name, words in rows if name == kind).split())


_NO_NAME = _words("no name")
_NO_TOPIC = _words("no topic")


def with_context(claims: Sequence[Claim], text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims, each with what stands around it in `text`, and the names that only the headline has."""
    if not claims:
        return ()
    found = _names(text)
    common = Counter(name for _, name in found)
    first = {name: at for at, name in reversed(found)}
    ranked = [*_of_headline(title, text), *sorted(common, key=lambda n: (-common[n], first[n]))][: 2 * MOST_NAMES]
    return tuple(
        replace(claim, context=_context(claim, text, found, ranked), told=_told(claim, text)) for claim in claims
    )


def _of_headline(title: str, text: str) -> list[str]:
    """The names of a headline that the text does not have: "Brant prays in a car park"; none if every word is one."""
    if not any(len(word) >= _LONG and word.islower() and word not in _NO_TOPIC for word in title.split()):
        return []
    return [name for _, name in _names(title) if name not in text]


def _names(text: str) -> list[tuple[int, str]]:
    """Every name with where it stands; words that stand together are one name ("Ilse Varga")."""
    found: list[tuple[int, str]] = []
    end = -1
    for match in _NAME.finditer(text):
        if not _is_name(match, text):
            continue
        if found and match.start() == end + 1 and text[end] == " " and found[-1][1].count(" ") < _LONGEST_NAME - 1:
            found[-1] = (found[-1][0], f"{found[-1][1]} {match.group()}")
        else:
            found.append((match.start(), match.group()))
        end = match.end()
    return found


def _told(claim: Claim, text: str) -> str:
    return text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST_TOLD)]


def _context(claim: Claim, text: str, found: list[tuple[int, str]], ranked: list[str]) -> tuple[str, ...]:
    begin, end = claim.sentence.start, claim.sentence.end
    here = [name for _, name in found[bisect_left(found, (begin, "")) : bisect_left(found, (end, ""))]]
    said = frozenset(_NAME.findall(claim.text)) | frozenset(_WORD.findall(claim.text))
    names = [n for n in dict.fromkeys((*here, *ranked)) if n.rpartition(" ")[2] not in said][:MOST_NAMES]
    words = [w for w in _WORD.findall(text, begin, min(end, begin + _LONGEST)) if w not in said and w not in _NO_TOPIC]
    return (*names, *dict.fromkeys(words[:MOST_WORDS]))


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether a word with a capital is part of a name: inside a sentence, followed by another, owning, or no word."""
    if match.group() in _NO_NAME:
        return False
    if not _OPENS.search(text, max(0, match.start() - _BEFORE), match.start()):
        return True
    return _CAPITAL_NEXT.match(text, match.end()) is not None or not known(match.group().lower())
