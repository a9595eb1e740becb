"""Currencies by the sign or the code before a number and by the name after it (currencies.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.extraction.quantities.tokens import Tokens, tokenise


@dataclass(frozen=True, slots=True)
class _Currencies:
    """The table as it is looked up."""

    codes: frozenset[str]
    before: dict[str, list[tuple[tuple[str, ...], str]]]
    """By the last token of a sign: all its tokens as written ("US", "$"), longest first, with the code."""
    names: tuple[tuple[tuple[str, ...], str, float], ...]
    """Words of a name, the code, and what one of them is worth in it."""


@cache
def _currencies() -> _Currencies:
    codes: set[str] = set()
    before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    names: list[tuple[tuple[str, ...], str, float]] = []
    for line in Path(__file__).with_name("currencies.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        code, signs, wholes, hundredths = line.split("\t")
        codes.add(code)
        for sign in signs.split():
            read = tokenise(sign)
            parts = tuple(read.raw(j) for j in range(len(read)))
            before.setdefault(parts[-1].lower(), []).append((parts, code))
        for column, worth in ((wholes, 1.0), (hundredths, 0.01)):
            names.extend((tuple(name.split()), code, worth) for name in column.split("; ") if name)
    for entries in before.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return _Currencies(frozenset(codes), before, tuple(names))


def is_money(unit: str) -> bool:
    """Whether a canonical unit is a currency.

    >>> is_money("EUR"), is_money("kg")
    (True, False)
    """
    return unit in _currencies().codes


def names() -> tuple[tuple[tuple[str, ...], str, float], ...]:
    """Every name of a currency or of its hundredth: its words, the code, and what one is worth in it."""
    return _currencies().names


@cache
def first_words() -> frozenset[str]:
    """Words with which the name of a currency opens, singular and plural."""
    return frozenset(form for parts, _, _ in names() for form in (parts[0], parts[0] + "s"))


_INITIALS_OF = frozenset({"R", "N"})
"""Signs of one letter: read only where they touch a number that cannot be a name ("R500 million", not "R2")."""


def currency_before(tokens: Tokens, first: int, *, large: bool = False) -> tuple[str, int]:
    """Currency whose sign or code ends right before token `first`, and where it starts; ("", first) if none.

    `large`: the number has a magnitude or separators, so that a single letter before it can be no name.
    """
    for parts, code in _currencies().before.get(tokens.at(first - 1), ()):
        at = first - len(parts)
        if any(tokens.raw(at + j) != part for j, part in enumerate(parts)):
            continue
        if any(not tokens.joined(at + j) for j in range(1, len(parts))):
            continue
        if tokens.joined(at) and tokens.at(at - 1).isalpha():
            continue
        if parts[0] in _INITIALS_OF and not (large and tokens.joined(first)):
            continue
        return code, at
    if tokens.at(first - 1) == "." and tokens.at(first - 2) in {"rs", "sh"}:
        return {"rs": "INR", "sh": "KES"}[tokens.at(first - 2)], first - 2
    return "", first
