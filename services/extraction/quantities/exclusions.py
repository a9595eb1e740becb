"""Digits that count nothing: years, dates, clock times, phone numbers, identifiers, addresses, page furniture."""

from __future__ import annotations

import re

from services.extraction.quantities.tokens import Tokens, listed

_MASKED = re.compile(
    r"https?://\S{1,2000}|www\.\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"  # addresses
    r"|(?:\+\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)"  # (555) 123-4567
    r"|\+\d{1,3}(?:[ .-]\d{2,5}){2,5}"  # +44 20 7946 0000
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)|(?<![\d/])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/])"  # dates in figures
    r"|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)"  # 10:30
    r"|(?<!\d)\d{1,2}(?:\.\d{2})? ?(?:[ap]\.m\.|[ap]m\b)"  # 5 p.m.
    r"|(?<!\d)\d{4} ?(?:GMT|UTC|BST|CET|EST|hours\b)"  # 0900 GMT
    r"|#\d+|\b24/7\b|\b9/11\b|\b7/7\b"
    r"|\b\d{1,3} ?-?min(?:ute)?s?\.? read\b",
    re.IGNORECASE,
)

_LABELS = frozenset(
    listed(
        """
    sb hb hr resolution resolutions article articles section sections chapter amendment boeing airbus route highway
    interstate flight page pages room channel no nos number model version iphone ipad ios android windows
    covid type class platform gate terminal line runway unit apartment apt suite floor building block lot
    exhibit count figure fig table verse psalm rule law bill proposition prop measure title annex protocol
    convention directive regulation case docket file paragraph clause appendix volume vol issue episode season
    part phase stage level tier category grade ward district precinct zone area sector division battalion
    regiment brigade squadron group pool apollo soyuz falcon galaxy pixel playstation xbox iso rfc form
    schedule box formula motorway junction exit bus tram train line pier studio camp channel windows agenda
    euro expo cop brexit eurovision mh bulletin code serial order decree decision round matchday week day game
    lap hole heat set inning quarter period over chapter verse world slide step question item point ps gta
    level fifa nba2k mark mk
    """
    )
)
"""Nouns that are followed by a number that names and does not count ("Resolution 2397", "Flight 17")."""
_SOFT_LABELS = frozenset(
    listed(
        """
    class line floor unit count figure law bill measure case file issue order decision round week day game set
    quarter period over group pool area zone level category part stage phase point number question item world
    euro code train bus law camp
    """
    )
)
"""Labels only where capitalised or where nothing countable follows."""
_MONTHS = frozenset(
    listed(
        """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec
    """
    )
)
_YEAR_CUES = frozenset(
    listed(
        """
    in since by until till from of during late early mid before after between to and through year fiscal
    spring summer fall autumn winter q1 q2 q3 q4 the - / ( , around circa election elections season back about
    class for
    """
    )
)


def masked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches whose digits are never quantities, in order."""
    return [match.span() for match in _MASKED.finditer(text, start, end)]


def names_something(tokens: Tokens, i: int, end: int, *, countable: bool) -> bool:
    """Whether the digits at token `i` are part of a name ("Boeing 737", "G7", "COVID-19", "Resolution 2397").

    `countable`: a unit, a sign of money or a plural noun follows, so that a capital before means little.
    """
    before = tokens.at(i - 1)
    if i and tokens.joined(i) and before.isalpha():
        return True
    if before == "-" and tokens.joined(i) and tokens.joined(i - 1) and tokens.at(i - 2).isalpha():
        return True  # F-16, COVID-19, mid-40 is read elsewhere
    if (
        tokens.joined(end)
        and tokens.at(end).isalpha()
        and not countable
        and tokens.at(end) not in {"s", "th", "st", "nd", "rd"}
    ):
        return True  # 3D, 747s
    if before == "." and tokens.at(i - 2) in {"no", "nos", "art", "vol", "sec", "fig"}:
        return True
    if before in {"#", "@"}:
        return True
    if (
        before in {"-", "/"}
        and tokens.joined(i)
        and len(tokens.at(i - 2)) == 4
        and tokens.at(i - 2).isdecimal()
        and not countable
    ):
        return True  # 2019-20
    if before in _LABELS and before not in _SOFT_LABELS:
        return not (before == "no" and countable)
    if before in _SOFT_LABELS:
        return not countable
    capital = (
        tokens.capitalised(i - 1) and before.isalpha() and not tokens.opens_sentence(i - 1) and before not in _MONTHS
    )
    return capital and not countable and tokens.at(i).isdecimal() and len(before) > 2 and _name_shape(tokens, i, end)


def _name_shape(tokens: Tokens, i: int, end: int) -> bool:
    """A capitalised word before and no score, comma or verb of counting around: "Area 51", "Route 66"."""
    return tokens.at(end) not in {"-", ",", "%", "to", "of"} and tokens.at(i - 1) not in {
        "about",
        "over",
        "some",
        "nearly",
    }


def is_year(tokens: Tokens, i: int, *, countable: bool) -> bool:
    """Whether four bare digits are a year: 1500 to 2100, and nothing countable follows, or a word before says so."""
    word = tokens.at(i)
    if len(word) != 4 or not word.isdecimal() or not 1500 <= int(word) <= 2100:
        return False
    before = tokens.at(i - 1)
    return (
        before in _MONTHS
        or not countable
        or (before in _YEAR_CUES and before not in {"about", "around", "of", "to", "and", "between", "for", "the"})
    )


def is_date(tokens: Tokens, i: int, end: int) -> bool:
    """Whether one or two digits are a day of a month: "May 5", "5 May", "5th of May", "Feb. 4", "17-18 June"."""
    word = tokens.at(i).rstrip(",")
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return False
    before = tokens.at(i - 2) if tokens.at(i - 1) == "." else tokens.at(i - 1)
    at = end + 1 if tokens.at(end) in {"st", "nd", "rd", "th"} else end
    if tokens.at(at) == "of":
        at += 1
    if (
        before in _MONTHS
        and (before != "may" or tokens.capitalised(i - 1))
        and tokens.at(at) not in {"people", "percent", "%"}
    ):
        return True
    if tokens.at(at) in _MONTHS and tokens.capitalised(at):
        return True
    if tokens.at(end) in {"-", "and", "to", "/"} and tokens.at(end + 1).isdecimal():
        return (tokens.at(end + 2) in _MONTHS and tokens.capitalised(end + 2)) or before in _MONTHS
    return (
        tokens.at(i - 1) in {"-", "and", "to"}
        and tokens.at(i - 2).isdecimal()
        and (tokens.at(i - 3) in _MONTHS and tokens.capitalised(i - 3))
    )


def tells_time(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a length of time places an event ("two years ago", "the last three months"): then it is a period."""
    return tokens.at(end) in {"ago", "earlier", "later", "before", "after"} or tokens.at(first - 1) in {
        "last",
        "past",
        "next",
        "previous",
        "coming",
    }


def is_list_marker(tokens: Tokens, i: int) -> bool:
    """“3.” or “8)” at the start of a line."""
    return (
        tokens.at(i + 1) in {".", ")", "/"}
        and tokens.joined(i + 1)
        and len(tokens.at(i)) <= 2
        and tokens.opens_sentence(i)
        and not tokens.joined(i + 2)
    )


def is_clock(tokens: Tokens, end: int) -> bool:
    """“5 o'clock”, “at 9 in the morning”."""
    return tokens.at(end) == "o" and tokens.at(end + 1) == "'"


_ADDRESSES = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}", re.IGNORECASE)


def masked_addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Links and mail addresses, in order: nothing in them is a number or a time."""
    return [match.span() for match in _ADDRESSES.finditer(text, start, end)]
