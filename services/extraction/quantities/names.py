"""Numbers in names and addresses: "the Big Four", "the Twelve Apostles", "10 Downing Street", "Sections 3 and 4"."""

from __future__ import annotations

from services.extraction.quantities.exclusions import MONTHS
from services.extraction.quantities.forms import is_plural
from services.extraction.quantities.numbers import Number
from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.quantities.units import Unit

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
    level fifa nba2k mark mk size track court berth lane
    """
    )
)
"""Nouns that are followed by a number that names and does not count ("Resolution 2397", "Flight 17")."""
_SOFT_LABELS = frozenset(
    listed(
        """
    class line floor unit count figure law bill measure case file issue order decision round week day game set
    quarter period over group pool area zone level category part stage phase point number question item world
    euro code train bus law camp size track court berth lane
    """
    )
)
"""Labels only where capitalised or where nothing countable follows."""


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
    year = len(tokens.at(i - 2)) == 4 and tokens.at(i - 2).isdecimal()
    if before in {"-", "/"} and tokens.joined(i) and year and not countable:
        return True  # 2019-20
    if before in _LABELS:
        return _labels(tokens, i, countable=countable)
    if not countable and in_labelled_row(tokens, i):
        return True
    capital = (
        tokens.capitalised(i - 1) and before.isalpha() and not tokens.opens_sentence(i - 1) and before not in MONTHS
    )
    initial = before.isalpha() and tokens.at(i - 2) == "&"  # "the S&P 500"
    if not (tokens.at(i).isdecimal() and (len(before) > 2 or initial)):
        return False
    return capital and not countable and _name_shape(tokens, i, end)


def _labels(tokens: Tokens, i: int, *, countable: bool) -> bool:
    """“Gate 5”, “a Zone 2 ticket”: a soft label with a capital amid small words is one, whatever stands behind it."""
    before, after = tokens.at(i - 1), tokens.at(i + 1)
    if before not in _SOFT_LABELS:
        return not (before == "no" and countable)
    if not countable:
        return True
    amid = after.isalpha() and not tokens.capitalised(i + 1)
    return tokens.capitalised(i - 1) and not tokens.opens_sentence(i - 1) and amid


_ROW = 12
_LABELS_OF_MANY = frozenset(
    listed(
        """
    articles sections chapters pages rooms resolutions rules routes highways flights grades phases stages zones items
    paragraphs clauses amendments channels gates platforms terminals volumes episodes seasons wards districts
    precincts schedules annexes exhibits verses versions exits junctions counts
    """
    )
)


def in_labelled_row(tokens: Tokens, i: int) -> bool:
    """“Sections 3 and 4”, “pages 3-5”, “Articles 2, 3 and 7”: a row of numbers behind the plural of a label."""
    for j in range(i - 1, max(-1, i - _ROW), -1):
        word = tokens.words[j]
        if word in _LABELS_OF_MANY:
            return tokens.words[j + 1].isdecimal()
        if not (word.isdecimal() or word in {"and", "or", "to", "-", ",", "&"}):
            return False
    return False


def _name_shape(tokens: Tokens, i: int, end: int) -> bool:
    """A capitalised word before and no score, comma or verb of counting around: "Area 51", "Route 66"."""
    return tokens.at(end) not in {"-", ",", "%", "to", "of"} and tokens.at(i - 1) not in {
        "about",
        "over",
        "some",
        "nearly",
    }


_STREETS = frozenset(
    listed("street st avenue ave road rd boulevard blvd lane drive terrace parkway crescent row gardens close")
)
_LONGEST_ADDRESS = 4


def named(tokens: Tokens, number: Number, unit: Unit | None) -> bool:
    """Whether a number is part of a name or an address, whatever stands behind it."""
    i = number.first
    if tokens.at(i)[0].isdecimal():
        return (unit is None or unit.end <= number.end + 1) and _is_address(tokens, i)
    return _capital_amid_text(tokens, i) and (unit is None or tokens.capitalised(number.end))


def _is_address(tokens: Tokens, i: int) -> bool:
    """“10 Downing Street”, “221B Baker Street”, “45 West 12th Street”, “the 1200 block”; not "2 Wall Street banks"."""
    at = i + 1
    if tokens.at(at) == "block" and tokens.at(i - 1) == "the":
        return True
    at += tokens.joined(at) and len(tokens.at(at)) == 1
    for j in range(at, at + _LONGEST_ADDRESS):
        word = tokens.at(j)
        if word in _STREETS and j > at and tokens.capitalised(j):
            return not is_plural(tokens.at(j + 1))
        ordinal = word.isdecimal() or (word in {"st", "nd", "rd", "th"} and tokens.joined(j))
        if not ordinal and not (tokens.capitalised(j) and word.isalpha()):
            return False
    return False


_REACH = 4
_SMALL = frozenset(listed("the and for of in to a an at by on as with from or but is"))


def _after_the(tokens: Tokens, at: int) -> bool:
    """Whether the capitalised words that end at token `at` follow an article: "the Orvin Seven"."""
    for j in range(at, max(-1, at - _REACH), -1):
        if tokens.at(j) == "the" or not tokens.capitalised(j):
            return tokens.at(j) == "the"
    return False


def _capital_amid_text(tokens: Tokens, i: int) -> bool:
    """Whether a spelled number has a capital that neither a sentence nor a headline gives it."""
    before = tokens.at(i - 1)
    if not tokens.capitalised(i) or tokens.opens_sentence(i) or not (before.isalpha() or before in {"'", "s"}):
        return False
    if not tokens.capitalised(i - 1):
        fits = before in _SMALL or before == "s"
    elif before in _SMALL:
        fits = tokens.opens_sentence(i - 1)
    else:
        fits = _after_the(tokens, i - 1) or not (is_plural(tokens.at(i + 1)) or is_plural(tokens.at(i + 2)))
        fits = fits and not tokens.raw(i - 1).isupper()  # "MUST WATCH One judge may decide"
    if not fits:
        return False
    around = (*range(max(0, i - _REACH), i), *range(i + 1, i + 1 + _REACH))
    return any(tokens.at(j).isalpha() and not tokens.capitalised(j) and tokens.at(j) not in _SMALL for j in around)
