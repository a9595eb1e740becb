"""Holidays as they stand in a text: "Christmas Day", "last St. Patrick's Day", "the Fourth of July"."""

from __future__ import annotations

from services.extraction.times import holidays
from services.extraction.times.found import Found, trailing_year
from services.extraction.times.scene import Scene


def _name(words: tuple[str, ...]) -> str:
    """A name as the table has it: without apostrophes and stops, and the s of a possessive at its word."""
    kept: list[str] = []
    for word, before in zip(words, ("", *words), strict=False):
        if word == "s" and before == "'" and kept:
            kept[-1] += "s"
        elif word not in {"'", "."}:
            kept.append("st" if word == "saint" else word)
    return " ".join(kept)


def holiday(scene: Scene, i: int) -> Found | None:
    """“Christmas Day”, “Good Friday”, “the Fourth of July”, with or without a year; longest name first."""
    t = scene.tokens
    if not t.capitalised(i):
        return None
    if t.at(i) == "independence" and (t.at(i - 1) == "s" or t.capitalised(i - 1)) and not t.opens_sentence(i - 1):
        return None  # another land's
    for width in range(holidays.LONGEST, 0, -1):
        name = _name(t.words[i : i + width])
        if t.at(i + width - 1) in {"", ".", "'"} or holidays.holiday(name, 2024) is None:
            continue
        year, end = trailing_year(scene, i + width, after_day=True)
        options = [
            holidays.holiday(name, y) for y in ((year,) if year else range(scene.day.year - 1, scene.day.year + 2))
        ]
        stretches = [option for option in options if option is not None]
        if year:
            return Found(i, end, stretches[0], "holiday", dated=True)
        before = t.at(i - 1)
        begun = [option for option in stretches if option.start <= scene.day]
        coming = [option for option in stretches if option.start > scene.day]
        if (
            before in {"next", "this"}
            or scene.looks_ahead(i)
            or (coming and (coming[0].start - scene.day).days <= 30 and before in {"before", "by", "until"})
        ):
            return Found(i - 1 if before in {"next", "this"} else i, i + width, coming[0], "holiday")
        return Found(i - 1 if before == "last" else i, i + width, begun[-1], "holiday")
    return None
