"""The archive of the crash tests with a place, a person and a sum of its own for every story.

The archive repeats itself: after 48 stories an accident happens again in the same place, and one sentence stands in
every article. A newspaper's stream does not, and one fact with hundreds of witnesses would be all that is measured.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.crash.archive import NAMES, PLACES, articles

FIRST = ("Bra", "Cor", "Dun", "El", "Fen", "Gar", "Hol", "Kel", "Lor", "Mar", "Nor", "Os", "Pel", "Quin", "Rav", "Sel")
MIDDLE = ("la", "mi", "no", "ri", "sa", "ta", "ve", "wi")
LAST = ("bridge", "burn", "dale", "field", "ford", "ham", "holm", "mouth", "stead", "ton", "wick", "worth")

SAME = '"We have never seen'
"""How the one paragraph begins that all stories share; it is left out."""


def stories(count: int) -> Iterator[bytes]:
    """`count` lines of wire JSON, as `tests.crash.archive.articles` gives them, with names of their own."""
    for line in articles(count):
        article = json.loads(line)
        story = int(article["url"].rpartition("/")[2])
        yield json.dumps({**article, **{part: own(article[part], story) for part in ("title", "text")}}).encode()


def own(text: str, story: int) -> str:
    """The text with the names and the sum of a story.

    >>> own("Fire in Orrin: $3.4 million, said Ilse Varga.", 5)
    'Fire in Garnoburn: $6.6 million, said Ilse Pelmiford.'
    """
    for place in PLACES:
        text = text.replace(place, name(story * 7 + 2))
    for person in NAMES:
        text = text.replace(person, f"{person.split()[0]} {name(story * 5 + 3)}")
    text = "\n\n".join(paragraph for paragraph in text.split("\n\n") if not paragraph.startswith(SAME))
    return text.replace("$3.4 million", f"${1 + story % 83}.{1 + story % 9} million")


def name(number: int) -> str:
    """One of some five hundred invented names."""
    first, rest = number % len(FIRST), number // len(FIRST)
    return FIRST[first] + MIDDLE[rest % len(MIDDLE)] + LAST[(number + rest // len(MIDDLE)) % len(LAST)]
