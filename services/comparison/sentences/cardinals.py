"""Whole numbers in words: "twenty-four", "one hundred and twenty", "two thousand three hundred"."""

from __future__ import annotations

from collections.abc import Sequence

MAGNITUDES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SMALL = ("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
          "eighteen nineteen")  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
CARDINALS = {word: value for value, word in enumerate(_SMALL.split(), 2)}
CARDINALS |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
_ONE = frozenset({"one", "a"})


def begins_number(words: Sequence[str]) -> bool:
    """Whether the first of some lower-case words begins a number: "two", "one hundred"; not "one day", "a day".

    >>> begins_number(["a", "hundred", "men"]), begins_number(["one", "man"]), begins_number(["half", "a", "million"])
    (True, False, True)
    >>> begins_number(["half", "million", "jobs"]), begins_number(["half", "a", "day"])
    (True, False)
    """
    if words[0] == "half":
        return any(word in MAGNITUDES for word in words[1 : 3 if words[1:2] == ["a"] else 2])
    return words[0] in CARDINALS or (words[0] in _ONE and len(words) > 1 and _multiplied(words))


def _multiplied(words: Sequence[str]) -> bool:
    """Whether "one" or "a" stands before a hundred, or before "and a half million"."""
    halved = list(words[1:4]) == ["and", "a", "half"] and len(words) > 4 and words[4] in MAGNITUDES
    return words[1] in MAGNITUDES or halved


def spelled(words: Sequence[str]) -> tuple[float, int]:
    """The number that some lower-case words begin with, and how many of them tell it; hyphens are no words.

    >>> spelled("one hundred and twenty men".split()), spelled("two hundred and three hundred".split())
    ((120.0, 4), (200.0, 2))
    >>> spelled("twenty four".split()), spelled("six and six".split()), spelled("two hundred and ten thousand".split())
    ((24.0, 2), (6.0, 1), (210000.0, 5))
    >>> spelled("half a million".split()), spelled("two and a half million".split())
    ((500000.0, 3), (2500000.0, 5))
    >>> spelled("half million jobs".split())
    (500000.0, 2)
    """
    if words[0] == "half":
        at = 2 if words[1] == "a" else 1
        return MAGNITUDES[words[at]] / 2, at + 1
    if list(words[1:4]) == ["and", "a", "half"] and len(words) > 4 and words[4] in MAGNITUDES:
        return (CARDINALS.get(words[0], 1) + 0.5) * MAGNITUDES[words[4]], 5
    total, group, at, least = 0.0, 0.0, 0, float("inf")
    while at < len(words):
        word = words[at]
        if word == "and" and at and words[at - 1] in MAGNITUDES and _goes_on(words, at + 1):
            at += 1
            word = words[at]
        elif word in MAGNITUDES and (group or not at) and MAGNITUDES[word] < least:
            group, total, least = _raised(group, total, MAGNITUDES[word], least)
            at += 1
            continue
        value = 1 if word == "one" or (word == "a" and not at) else CARDINALS.get(word, 0)
        if not value or not _fits(group, value):
            break
        group, at = group + value, at + 1
    return total + group, at


def _goes_on(words: Sequence[str], at: int) -> bool:
    """Whether what follows "and" is the rest of the number: "two hundred and three", not "and three hundred"."""
    if at >= len(words) or (words[at] != "one" and words[at] not in CARDINALS):
        return False
    later = (MAGNITUDES[word] for word in words[at + 1 : at + 3] if word in MAGNITUDES)
    return all(magnitude > MAGNITUDES[words[at - 2]] for magnitude in later)


def _raised(group: float, total: float, magnitude: float, least: float) -> tuple[float, float, float]:
    """The number after a magnitude word: a hundred multiplies what stands before it, the others close a group."""
    if magnitude <= MAGNITUDES["hundred"]:
        return max(group, 1.0) * magnitude, total, least
    return 0.0, total + max(group, 1.0) * magnitude, magnitude


def _fits(group: float, value: int) -> bool:
    """Whether a cardinal goes on with a group: a unit behind tens, anything below a hundred behind hundreds."""
    rest = group % 100
    return rest == 0 if value >= 10 else (rest == 0 or (rest >= 20 and rest % 10 == 0))
