"""Stand-ins until the grammars land; deleted afterwards."""

from __future__ import annotations

import re
from datetime import date, datetime

from services.extraction.model import Attribution, AttributionKind, Grain, Hedge, Link, Period, Quantity, QuantityRole, SourceKind, Span

_W = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {"nineteen": 19}
_Q = re.compile(
    r"(?:(about|some|around|nearly|almost|at least|more than|up to)\s+)?(\$|€)?\s?(\d[\d,]*(?:\.\d+)?|\b(?:" + "|".join(_W) + r")\b)\s?(million|billion|thousand)?\s?(%|percent)?\s?(°C|degrees Celsius|dollars|euros)?",
    re.I,
)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    out = []
    for m in _Q.finditer(text, start, end if end is not None else len(text)):
        w = m.group(3).lower()
        try:
            n = float(_W[w]) if w in _W else float(w.replace(",", ""))
        except ValueError:
            continue
        if re.fullmatch(r"(19|20)\d\d", w) and not m.group(2):
            continue
        n *= {"million": 1e6, "billion": 1e9, "thousand": 1e3}.get((m.group(4) or "").lower(), 1)
        unit = "percent" if m.group(5) else "USD" if m.group(2) == "$" or (m.group(6) or "").lower() == "dollars" else "EUR" if m.group(2) or (m.group(6) or "").lower() == "euros" else "degC" if m.group(6) else "people"
        h = Hedge.APPROX if m.group(1) else Hedge.EXACT
        s, e = m.start(), m.end()
        while text[e - 1].isspace():
            e -= 1
        out.append(Quantity(Span(s, e), n, n, n, 1, unit, h, (), QuantityRole.LEVEL, "interim"))
    return tuple(out)


def find_periods(text: str, published: datetime, start: int = 0, end: int | None = None) -> tuple[Period, ...]:
    out = []
    for m in re.compile(r"\b(19|20)\d\d\b").finditer(text, start, end if end is not None else len(text)):
        y = int(m.group())
        out.append(Period(date(y, 1, 1), date(y, 12, 31), Grain.YEAR, span=Span(*m.span())))
    for m in re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: evening)?\b|\bthis year\b|\blast year\b|\byesterday\b").finditer(text, start, end if end is not None else len(text)):
        out.append(Period(published.date(), published.date(), Grain.DAY, span=Span(*m.span())))
    return tuple(sorted(out, key=lambda p: p.span))  # type: ignore[arg-type,return-value]


def extract_attributions(text: str, *, title: str = "", byline: str | None = None, outlet: str = "") -> tuple[Attribution, ...]:
    out = []
    for m in re.compile(r"[^.\n]+?, ([^,.\n]{3,50}) (said|told reporters|announced|reported|says)\b|[^.\n]+?, (according to) ([^,.\n]{3,60})").finditer(text):
        src = m.span(1) if m.group(1) else m.span(4)
        cue = m.span(2) if m.group(2) else m.span(3)
        content = Span(m.start(), min(src[0], cue[0]) - 2)
        out.append(Attribution((content,), (Span(*src),), (Span(*cue),), AttributionKind.INDIRECT, (Link(text[src[0] : src[1]], SourceKind.GENERIC, Span(*src)),), "interim"))
    return tuple(out)
