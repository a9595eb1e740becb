"""The person in a name: what stands before and behind it, titles, offices and bodies, is not part of it."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.names.countries import country_of
from services.extraction.names.tables import ending_kinds, opening_kinds, titles, words_of

_PARTICLES: Final = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "bint",
        "al",
        "ibn",
        "el",
        "ter",
        "ten",
        "y",
        "e",
    ]
)
_OFFICES: Final = frozenset(
    [
        "gov",
        "gov.",
        "governor",
        "sen",
        "sen.",
        "senator",
        "rep",
        "rep.",
        "congressman",
        "congresswoman",
        "president",
        "minister",
        "secretary",
        "mayor",
        "chairman",
        "chairwoman",
        "spokesman",
        "spokeswoman",
        "director",
        "chancellor",
    ]
)
"""Titles that are nobody's name, so that what stands before them is not either."""
LINKS: Final = frozenset(["of", "for", "the", "and", "in", "on", "at", "to", "&"])
_JOINED: Final = re.compile(r"(?:a[lrstdnz]|el|ul|d|l|t)['’-][A-Z]")
_OFFICE_OF: Final = re.compile(
    r"(?:.* )?(?P<office>[\w-]+) of (?P<body>(?:the )?(?:[A-Z][\w'’&.-]*,? (?:and )?){1,4}?)"
    r"(?P<name>[A-Z][\w'’-]+ (?:[A-Z]\. )?(?:(?:a[lrstdnz]|el)-)?[A-Z][\w'’-]+(?: [JS]r\.?)?)$"
)
_NAME_OF_THE: Final = re.compile(
    r"(?P<name>[A-Z][a-z'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+) (?:of|from|with|at) (?:the|its|his|her) "
    r"(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)? )?[a-z][\w '’-]*"
)
"""As in "Ada Quill of the road office", "of the Lunde road office"."""
_HOLDER_OF: Final = re.compile(r"(?P<name>.+?) (?:of|from|at|with) (?:the|a|an|its|his|her) .+$")

_MEMBER_OF: Final = re.compile(
    r"(?:[a-z][\w'’-]+ ){1,4}(?P<name>[A-Z][\w'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+) (?:of|from|at|with) (?:the )?[A-Z].*$"
)
"""Somebody by what he does, his name and his body: "analyst Ada Quill of Utopia Bank"."""


def capitalised(word: str) -> bool:
    """Whether a word is written as a name is, also behind a particle that is joined to it.

    >>> capitalised("Quill"), capitalised("al-Quill"), capitalised("d'Orly"), capitalised("all-Star")
    (True, True, True, False)
    """
    return word[:1].isupper() or _JOINED.match(word) is not None


def trailing_name(words: list[str]) -> int:
    """Index at which the run of capitalised words at the end starts; particles within it belong to it."""
    start = len(words)
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if capitalised(word) or (word[:1].isdigit() and index < len(words) - 1):
            start = index
        elif word not in _PARTICLES or start > index + 1:
            break
    return start


def of_office(name: str) -> str:
    """The person in "Minister of Civil Aviation Ada Quill" and in "Lt. Col. Ada Quill of the rescue service".

    >>> of_office("Secretary of State Ada Quill"), of_office("Bank of North Utopia City")
    ('Ada Quill', 'Bank of North Utopia City')
    >>> of_office("analyst Ada Quill of Utopia Bank"), of_office("regional Bank of Utopia")
    ('Ada Quill', 'regional Bank of Utopia')
    """
    member = _MEMBER_OF.match(name)
    if member is not None and personal(member["name"].split(" ")):
        return member["name"]
    held = _OFFICE_OF.match(name)
    if held is not None and held["office"].lower() in words_of("offices.txt") and personal(held["name"].split(" ")):
        return held["name"]
    holder = _HOLDER_OF.match(name)
    titled = holder is not None and holder["name"].split(" ")[0].lower() in titles() and " " in holder["name"]
    beside = _NAME_OF_THE.fullmatch(name)
    if beside is not None and not titled and personal(beside["name"].split(" ")):
        return beside["name"]
    return holder["name"] if holder is not None and titled and capitalised(holder["name"].rsplit(" ", 1)[1]) else name


def holder_of(words: list[str]) -> str:
    """The person behind an office of a body whose name has several words; empty where there is none.

    >>> holder_of("Former Bureau of Harbours chief Ada Quill".split(" "))
    'Ada Quill'
    >>> holder_of("Bank of Utopia".split(" ")), holder_of("House of Utopia speaker".split(" "))
    ('', '')
    """
    run = trailing_name(words)
    office = words[run - 1] if 1 < run < len(words) - 1 else ""
    held = office in words_of("offices.txt") and personal(words[run:])
    return strip_title(" ".join(words[run:])) if held else ""


def office_holder(name: str) -> str:
    """The person behind the last office of a name in capitals, whatever body or place is named before; else empty.

    >>> office_holder("Utopia Chamber of Trade President Ada M. Quill"), office_holder("North Utopia Sen. Quill")
    ('Ada M. Quill', 'Quill')
    >>> office_holder("Sen. Ada Quill of Utopia"), office_holder("President Ada Quill and Mayor Per Holt")
    ('Ada Quill', '')
    >>> office_holder("Utopia General Hospital"), office_holder("Bishop Museum"), office_holder("Police Chief Ada Lane")
    ('', '', 'Ada Lane')
    """
    words = name.split(" ")
    offices = words_of("offices.txt") | words_of("short_titles.txt")
    last = next((i for i in range(len(words) - 2, -1, -1) if words[i].lower() in offices), -1)
    if last < 0 or _names_two(words[:last]):
        return ""
    behind = _OF_PLACE.sub("", " ".join(words[last + 1 :])).split(" ")
    short = words[last].lower() in words_of("short_titles.txt")
    named = len(behind) > 1 or (short and last > 0)
    if not named or len(behind) > _LONGEST_NAME or not all(map(_of_name, behind)):
        return ""
    if not personal(behind) and not (ending_kinds().get(behind[-1].lower()) == "place" and personal(behind[:-1])):
        return ""  # "Police Chief Ada Lane" lives in no lane
    return " ".join(behind)


_OF_PLACE: Final = re.compile(
    r"(?<=[a-z]) (?:of|from|at|with) (?:the )?[A-Z][\w.'’-]*(?: (?:(?:of|in|for|and) (?:the )?)?[A-Z][\w.'’-]*){0,6}$"
)
"""Where a member is from: "Sen. Ada Quill of Utopia", "Meteorologist Ada Quill of the Utopia Weather Service"."""
_LONGEST_NAME: Final = 5


def _of_name(word: str) -> bool:
    return capitalised(word) or word in _PARTICLES


def _names_two(words: list[str]) -> bool:
    """Whether a person is joined by "and" to whoever holds the office: "Ada Quill and Mayor ..."."""
    if "and" not in words:
        return False
    first = words[: words.index("and")]
    if office_holder(" ".join(first)):
        return True
    return trailing_name(first) < len(first) - 1 and "of" not in first and personal(first)


def strip_title(name: str) -> str:
    """A person's name without what stands before it: title, office, nationality, party.

    >>> strip_title("New Utopia Gov. Ada Quill"), strip_title("Mr. Vale")
    ('Ada Quill', 'Vale')
    >>> strip_title("Ukrainian President Ada Quill"), strip_title("lawmaker Lee Seong-su")
    ('Ada Quill', 'Lee Seong-su')
    """
    held = office_holder(name)
    if held:
        return held
    words = name.split(" ")
    run = trailing_name(words)
    if 0 < run < len(words) and words[run - 1] not in LINKS:
        words = words[run:]
    for index, word in enumerate(words[1:3], start=1):
        if word.lower() in _OFFICES and len(words) - index > 2:
            words = words[index + 1 :]  # "Utopia Gov. Ada Quill", "New Utopia Gov. Ada Quill"
            break
    while len(words) > 1 and not (len(words) == 2 and words[1].lower() in ending_kinds()):
        trade = len(words) > 2 and words[0].lower() in words_of("offices.txt")  # "Seismologist Ada Quill"
        if words[0].lower() in titles() or trade:
            words = words[1:]
            continue
        if words[0].isupper() and len(words) > 2 and words[1].lower() in titles():
            words = words[1:]  # "CIA Director Ada Quill"
            continue
        pair = country_of(" ".join(words[:2])) if len(words) > 2 else None
        if pair is not None and len(words) > 3:
            words = words[2:]
        elif country_of(words[0]) is not None and len(words) > 2 and (words[1].lower() in titles() or len(words) > 3):
            words = words[1:]
        else:
            break
    return " ".join(words)


def personal(words: list[str]) -> bool:
    """Whether a name of several words can be a person's: not "Nordwall Insurance", not "Mount Ikara".

    >>> personal(["Nordwall", "Insurance"]), personal(["Mount", "Ikara"]), personal(["Institute", "Veda"])
    (False, False, False)
    >>> personal(["Ada", "Quill"])
    True
    """
    if len(words) < 2:
        return True
    return words[-1].lower() not in ending_kinds() and words[0].lower() not in opening_kinds()
