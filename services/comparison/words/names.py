"""When two names are one: titles, short forms, a longer and a shorter form of one name."""

from __future__ import annotations

import re
from functools import lru_cache

from services.comparison.words.vocabulary import BODIES, GENERIC, TITLES

_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\b")


@lru_cache(maxsize=65536)
def name_tokens(name: str) -> tuple[str, ...]:
    """Words of a name in lower case, without titles and possessives.

    >>> name_tokens("President Ana Prell's")
    ('ana', 'prell')
    """
    words = _WORD.findall(_POSSESSIVE.sub("", name).lower())
    kept = tuple(w for w in words if w not in TITLES)
    return kept or tuple(words)


@lru_cache(maxsize=65536)
def same_name(left: str, right: str) -> bool:
    """Whether two names can be one: equal, one within the other, or the initials of the other.

    >>> same_name("Haas", "Joel Haas"), same_name("Joel Haas", "Petra Haas")
    (True, False)
    >>> same_name("NIS", "National Intelligence Service")
    True
    """
    a, b = name_tokens(left), name_tokens(right)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if long[-len(short) :] == short and short[-1] not in BODIES:
        return True  # the surname
    if long[: len(short)] == short and any(w not in GENERIC for w in short) and long[-1] in BODIES:
        return True  # "Castel", "Castel Bank"
    if len(short) > 1 and set(short) <= set(long):
        return True  # "Kessel tunnel", "Kessel road tunnel"
    return _initials(left, b) or _initials(right, a)


def _initials(name: str, words: tuple[str, ...]) -> bool:
    compact = name.strip().replace(".", "")
    if not (2 <= len(compact) <= 6 and compact.isupper()):
        return False
    return compact.lower() == "".join(w[0] for w in words if w not in {"of", "the", "and", "for", "on"})
