"""Whether a person of an article is "he" or "she": by the given name, else by how the article titles the surname."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.names.tables import called

_TITLED: Final = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Sir|Lord|Lady|Dame)\.? (?:[A-Z][\w'’-]+ )?(?P<name>[A-Z][\w'’-]+)"
)
_MEN: Final = frozenset({"Mr", "Sir", "Lord"})
_MASCULINE: Final = frozenset({"he", "him", "his", "himself"})
_FEMININE: Final = frozenset({"she", "her", "hers", "herself"})
_MAN: Final = frozenset(
    {
        *("man", "spokesman", "congressman", "councilman", "assemblyman", "businessman", "policeman"),
        *("frontman", "fisherman", "actor", "king", "prince", "duke", "widower", "boy", "grandfather"),
    }
)
_WOMAN: Final = frozenset(
    {
        *("woman", "spokeswoman", "chairwoman", "congresswoman", "councilwoman", "assemblywoman", "businesswoman"),
        *("policewoman", "actress", "queen", "princess", "duchess", "widow", "girl", "grandmother"),
    }
)
"""What tells of its bearer himself: whoever has a wife is no wife."""


class Genders:
    """The people of one text; what it does not tell stays open, and an open one may be either."""

    def __init__(self, text: str) -> None:
        self._titled: dict[str, set[str]] = {}
        for match in _TITLED.finditer(text):
            told = "he" if match["title"] in _MEN else "she"
            self._titled.setdefault(match["name"].removesuffix("'s").removesuffix("’s"), set()).add(told)

    def of(self, name: str, described: frozenset[str] = frozenset()) -> str:
        """Whether somebody is "he" or "she"; empty where nothing tells.

        Arguments:
            name: as it is resolved.
            described: words of the mention and its apposition, lower case.

        >>> genders = Genders("Mr. Quill met Ms. Lind.")
        >>> genders.of("Robin Quill"), genders.of("Lind"), genders.of("Nina Quill"), genders.of("Robin Holt")
        ('he', 'she', 'she', '')

        """
        man, woman = not _MAN.isdisjoint(described), not _WOMAN.isdisjoint(described)
        if man != woman:
            return "he" if man else "she"  # "a spokeswoman for Karl Holt"
        titled = self._titled.get(name.rsplit(" ", 1)[-1], set())
        return called(name) or (next(iter(titled)) if len(titled) == 1 else "")

    def may_be(self, pronoun: str, name: str, described: frozenset[str] = frozenset()) -> bool:
        """Whether a pronoun, or a title such as "Mrs.", can mean somebody.

        >>> Genders("").may_be("she", "Karl Holt"), Genders("").may_be("his", "Karl Holt")
        (False, True)
        """
        wanted = "he" if pronoun in _MASCULINE else "she" if pronoun in _FEMININE else ""
        return not wanted or self.of(name, described) in ("", wanted)
