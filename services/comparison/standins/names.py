"""The names of an article, and who in it has won or lost, or bought or was bought."""

from __future__ import annotations

from collections.abc import Iterator

from services.comparison.accounts.roles import placed
from services.comparison.accounts.sides import supposed
from services.comparison.accounts.story import Account
from services.comparison.model import Field
from services.comparison.sentences.alignment import Sentence, read_sentence
from services.comparison.sentences.kinds import Naming, naming
from services.comparison.sentences.model import Kind
from services.comparison.sentences.names import groups
from services.comparison.sentences.tables import lists
from services.comparison.standins.stated import NAME, Stated

_OF_MANY = frozenset({"point", "north", "south", "east", "west", "new", "great", "upper", "lower", "sankt", "sir"})
"""Words that stand in many names of places, beside those for a landform."""
ROLE = "role"


def names(account: Account) -> Iterator[Stated]:
    """Every name by the words that few others have."""
    for profile in account.sentences:
        sentence = read_sentence(profile.claim.told)
        for group in groups(sentence):
            key = _key(sentence, group)
            if key:
                field = Field.PLACE if naming(sentence, group) is Naming.PLACE else Field.PERSON
                yield Stated(field, NAME, profile, group, key)


def _key(sentence: Sentence, group: tuple[int, int]) -> frozenset[str]:
    tokens = sentence.tokens[group[0] : group[1] + 1]
    key = frozenset(t.stem for t in tokens if t.tells and len(t.stem) > 2)
    return key - lists()["landform"] - lists()["landform end"] - _OF_MANY or key


def parts(account: Account) -> Iterator[Stated]:
    """Who is on top (way 1) or overcome (-1), as far as the words say so."""
    for profile in account.sentences:
        sentence = read_sentence(profile.claim.told)
        for way, start, end, said in placed(profile.claim.told):
            if supposed(profile.claim.told, said):
                continue
            inside = [i for i, t in enumerate(sentence.tokens) if start <= t.start < end]
            if not inside or _of_what_sort(sentence, inside):
                continue
            if key := _key(sentence, (inside[0], inside[-1])):
                yield Stated(Field.ROLE, ROLE, profile, (inside[0], inside[-1]), key, way=way)


_OWN = frozenset({"his", "her", "its", "their", "the", "a", "an"})


def _of_what_sort(sentence: Sentence, at: list[int]) -> bool:
    """Whether one word with a capital only says of which party or people somebody is: "his Democratic rival"."""
    first, behind = at[0], at[0] + 1
    if len(at) > 1 or not 0 < first < len(sentence.tokens) - 1:
        return False
    before, after = sentence.tokens[first - 1], sentence.tokens[behind]
    return before.lower in _OWN and after.kind is Kind.WORD and after.start - sentence.tokens[first].end == 1
