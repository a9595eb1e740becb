"""From a text to its periods: finds the anchors (dates, months, years, "last", "ago") and what bends or joins them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo

from services.extraction.model import Grain, Period, Relation, Span
from services.extraction.quantities.exclusions import Masks, masked_addresses
from services.extraction.quantities.tokens import Tokens, listed, tokenise
from services.extraction.times.bounds import opening, past_hours, up_to_now
from services.extraction.times.calendar import Stretch, shift_days
from services.extraction.times.expressions import is_anchor, read
from services.extraction.times.found import PLURAL_UNITS, UNITS, Found
from services.extraction.times.scene import Scene


def find_periods(
    text: str,
    published: datetime,
    start: int = 0,
    end: int | None = None,
    *,
    zone: tzinfo | None = None,
    before: Sequence[Period] = (),
) -> tuple[Period, ...]:
    """All time expressions of `text[start:end]` in reading order, resolved against the day of publication.

    `zone` is the outlet's own time zone, in which the day of publication is taken (default: that of `published`). What
    can be read in two ways (04/05/2025) is left out. Spans are offsets into `text`. `before`: the periods of the
    sentence before, to which "a day earlier" and "that year" may point.

    >>> from datetime import UTC
    >>> found = find_periods("It opened last fall.", datetime(2025, 2, 10, tzinfo=UTC))
    >>> [(p.start.isoformat(), p.end.isoformat(), p.grain.value) for p in found]
    [('2024-09-01', '2024-11-30', 'season')]
    """
    day = (published.astimezone(zone) if zone is not None else published).date()
    stop = len(text) if end is None else end
    tokens = tokenise(text, start, stop)
    masks = Masks(masked_addresses(text, start, stop))
    told = tuple(_told(before))
    periods: list[Period] = []
    named: tuple[tuple[int, Stretch], ...] = ()
    i = 0
    while i < len(tokens):
        if not is_anchor(tokens.words[i]) or masks.cover(tokens.starts[i]):
            i += 1
            continue
        found = read(Scene(tokens, day, named, told), i)
        if found is None:
            i += 1
            continue
        found = up_to_now(tokens, _joined(Scene(tokens, day, named, told), found), day)
        i = max(found.end, i + 1)
        if found.stretch is None:
            continue
        if not found.stretch.vague:
            named = (*named[-2:], (found.end, found.stretch))
        periods.append(_period(tokens, found, day))
    return tuple(periods)


def _told(before: Sequence[Period]) -> Iterator[Stretch]:
    """What the sentence before told of, as far as something can be counted from it."""
    for period in before:
        if period.relation is Relation.DURING and not period.vague and period.start and period.end:
            yield Stretch(period.start, period.end, period.grain)


def _joined(scene: Scene, found: Found) -> Found:
    """“from 2019 to 2021”, “between March and May”, “2-4 June”: two anchors that are the ends of one stretch."""
    tokens, link = scene.tokens, scene.tokens.at(found.end)
    before = opening(scene.tokens, found.first)
    lead = tokens.at(before)
    if link in {"to", "until", "through", "-", "till", "--"} or (link == "and" and lead == "between"):
        at = found.end + 1
        if (
            not tokens.at(at)
            or found.stretch is None
            or (
                link in {"to", "until", "till"}
                and lead not in {"from", "between", "-"}
                and found.stretch.grain is Grain.DAY
            )
        ):
            return found
        at = past_hours(tokens, at)
        while tokens.at(at) in {"the", "early", "late", "mid", "-"} and at < found.end + 4:
            at += 1
        if not is_anchor(tokens.at(at)):
            return found
        second = read(scene, at)
        if second is None or second.stretch is None or second.first > at:
            return found
        one = found.stretch if found.dated else _in_year_of(found.stretch, second)
        one, other = _in_order(scene, found, one, second)
        if one.start > other.end:
            return found
        joined = Stretch(one.start, other.end, Grain.SPAN, vague=one.vague or second.stretch.vague)
        first = before if lead in {"from", "between"} else found.first
        return Found(first, second.end, joined, "range", relation=Relation.DURING)
    return _both(scene, found) if link in {"and", "or"} else found


_TWO_IN_A_ROW = frozenset({"month", "month_year", "weekday", "day", "year"})
_BEHIND_BOTH = frozenset(
    [
        *("", ".", ",", ";", ":", ")", "-"),
        *listed("when which while but as after before with without to by for from than were have in at alone combined"),
        *listed("together of he she it they we i there"),
    ]
)
"""What may follow two neighbouring months, days or years that are one stretch; "in May and June's total" is not."""


def _both(scene: Scene, found: Found) -> Found:
    """“in January and February”, “Monday or early Tuesday”: two neighbours are one stretch, not the later one alone."""
    tokens, at = scene.tokens, found.end + 1
    if tokens.at(found.end) == "or" and tokens.at(at) in {"early", "late"}:
        at += 1
    if (
        found.stretch is None
        or found.rule not in _TWO_IN_A_ROW
        or tokens.at(at) == "the"
        or not is_anchor(tokens.at(at))
    ):
        return found
    second = read(scene, at)
    if second is None or second.stretch is None or second.first != at or second.rule not in _TWO_IN_A_ROW:
        return found
    one = found.stretch if found.dated else _in_year_of(found.stretch, second)
    neighbours = one.grain is second.stretch.grain and shift_days(one.end, 1) == second.stretch.start
    closed = tokens.at(second.end) in _BEHIND_BOTH or _fronted(tokens, found.first)
    if not neighbours or not closed or "respectively" in tokens.words[at : at + 6]:
        return found
    joined = Stretch(one.start, second.stretch.end, Grain.SPAN, vague=one.vague or second.stretch.vague)
    return Found(found.first, second.end, joined, "both", relation=found.relation, dated=second.dated)


def _fronted(tokens: Tokens, first: int) -> bool:
    """As in "in May and June the club lost": a time that opens its sentence or a content."""
    return tokens.at(first - 1) in {"in", "on"} and (tokens.opens_sentence(first - 1) or tokens.at(first - 2) == "that")


def _in_order(scene: Scene, found: Found, opening: Stretch, second: Found) -> tuple[Stretch, Stretch]:
    """“from Sunday to Tuesday”, “from November to February”: of what recurs the end that comes after the beginning."""
    closing = second.stretch or opening
    recurs = 7 if found.rule == second.rule == "weekday" else 0
    if opening.start <= closing.end or found.dated or second.dated:
        return opening, closing
    ahead = scene.looks_ahead(found.first) or opening.start == scene.day
    if recurs:
        days = recurs if ahead else -recurs
        moved = closing if ahead else opening
        shifted = Stretch(shift_days(moved.start, days), shift_days(moved.end, days), moved.grain, moved.vague)
        return (opening, shifted) if ahead else (shifted, closing)
    if opening.grain not in {Grain.MONTH, Grain.DAY, Grain.SEASON}:
        return opening, closing
    if ahead:
        return opening, _by_years(closing, 1)
    return _by_years(opening, -1), closing


def _by_years(stretch: Stretch, years: int) -> Stretch:
    return Stretch(_with_year(stretch.start, years), _with_year(stretch.end, years), stretch.grain, stretch.vague)


def _in_year_of(stretch: Stretch, second: Found) -> Stretch:
    """“from March to May 2021”: the year that only the second end has is the first one's too."""
    if not second.dated or second.stretch is None or stretch.grain not in {Grain.MONTH, Grain.DAY, Grain.SEASON}:
        return stretch
    years = second.stretch.start.year - stretch.start.year
    if years == 0:
        return stretch
    moved = Stretch(_with_year(stretch.start, years), _with_year(stretch.end, years), stretch.grain, stretch.vague)
    if moved.start <= second.stretch.end:
        return moved
    return Stretch(
        _with_year(stretch.start, years - 1), _with_year(stretch.end, years - 1), stretch.grain, stretch.vague
    )


def _with_year(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _period(tokens: Tokens, found: Found, day: date) -> Period:
    stretch = found.stretch
    assert stretch is not None  # noqa: S101  (callers pass resolved ones only)
    relation, first = found.relation, found.first
    if relation is None:
        relation, first = _relation(tokens, first)
        owner = tokens.words[found.end : found.end + 2] == ("'", "s")
        if owner and (relation is Relation.BY or (tokens.at(first) == "since" and stretch.grain is not Grain.DAY)):
            relation, first = Relation.DURING, found.first  # "triggered by Saturday's quake"
    start: date | None = stretch.start
    end: date | None = stretch.end
    grain, vague = stretch.grain, stretch.vague
    if relation is Relation.SINCE:
        end, grain = max(day, stretch.start), Grain.SPAN
        if tokens.at(first) == "after":
            start, vague = shift_days(stretch.end, 0 if stretch.grain is Grain.DAY else 1), True
            end = day if start <= day else None
    elif relation is Relation.UNTIL:
        before = tokens.at(first) in {"before", "prior"}
        start, grain = day if stretch.end > day and not before else None, Grain.SPAN  # what lasts until then lasts now
        if before:
            end, vague = shift_days(stretch.start, -1), True
    return Period(
        start, end, grain, relation, Span(tokens.starts[first], tokens.ends[found.end - 1]), vague, found.rule
    )


_RELATIONS = {
    "by": Relation.BY, "since": Relation.SINCE, "until": Relation.UNTIL, "till": Relation.UNTIL, "til": Relation.UNTIL,
    "through": Relation.UNTIL, "before": Relation.UNTIL, "after": Relation.SINCE,
}  # fmt: skip


_LENGTHS = frozenset({"shortly", "soon", *UNITS, *PLURAL_UNITS})
"""Before "after" with a date they tell how long after: "two days after the March 3 vote" is no "ever since"."""


def _relation(tokens: Tokens, first: int) -> tuple[Relation, int]:
    """Relation by the preposition before the expression, and the first token with the preposition included."""
    at = first - 1
    if tokens.at(at) == "the" and tokens.at(at - 1) in _RELATIONS:
        at -= 1
    if tokens.words[at - 2 : at + 1] in {("no", "later", "than"), ("not", "later", "than"), ("on", "or", "before")}:
        return Relation.BY, at - 2
    if tokens.words[at - 1 : at + 1] == ("prior", "to"):
        return Relation.UNTIL, at - 1
    word = tokens.at(at)
    if word in _RELATIONS:
        if word in {"before", "after"} and tokens.at(at - 1) in _LENGTHS:
            return Relation.DURING, first
        return _RELATIONS[word], at
    return Relation.DURING, first
