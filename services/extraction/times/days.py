"""Weekdays, today and its neighbours, weekends, and what is recent."""

from __future__ import annotations

from services.extraction.model import Grain, Relation
from services.extraction.quantities.tokens import listed
from services.extraction.times import calendar
from services.extraction.times.calendar import MONTHS, WEEKDAYS, Stretch
from services.extraction.times.called_off import of_called_off
from services.extraction.times.found import ABBREVIATED, PLURAL_UNITS, Found, moved
from services.extraction.times.months import day_number, month
from services.extraction.times.scene import Scene


def weekday(scene: Scene, i: int) -> Found | None:
    """“on Tuesday”: the most recent one (the day itself included), the coming one after a cue of the future."""
    t = scene.tokens
    word = t.at(i)
    if not t.capitalised(i) or t.at(i - 1) in {"every", "each", "any"}:
        return None
    if t.at(i - 1) in {"or", "and"} and t.at(i - 3) in {"every", "each"}:
        return None
    if word in ABBREVIATED and t.at(i + 1) not in {".", ","}:
        return None
    if t.at(i - 1) in _NAMED_DAYS or (t.at(i + 1) in _PAPERS and t.capitalised(i + 1)):
        return None
    end = i + 1
    if t.at(end) == "." and word in ABBREVIATED:
        end += 1
    after = end + 1 if t.at(end) == "," else end
    dated = _date_after(scene, after)
    if dated is not None:
        return Found(i, dated.end, dated.stretch, "weekday_date", dated=dated.dated)
    in_week = _of_week(scene, i, end)
    if in_week is not None:
        return in_week
    first, shift = _which_weekday(scene, i)
    if t.at(end) in {"morning", "afternoon", "evening", "night"}:
        end += 1
    return Found(first, end, calendar.day_of(calendar.shift_days(scene.day, shift)), "weekday")


_NAMED_DAYS = frozenset(listed("black bloody sheffield super"))
_PAPERS = frozenset(listed("times telegraph mirror mail express herald independent post tribune star sun world night"))
"""What stands before or behind a weekday in a name: "Black Monday", "the Sunday Times"."""


def _of_week(scene: Scene, i: int, end: int) -> Found | None:
    """“Tuesday last week”, “Friday of next week”, “a week ago Tuesday”, “a week from Friday”."""
    t = scene.tokens
    at = end + 1 if t.at(end) in {"of", "in"} else end
    shift = {"last": -7, "this": 0, "next": 7}.get(t.at(at))
    if shift is not None and t.at(at + 1) == "week":
        monday = calendar.shift_days(scene.day, shift - scene.day.weekday())
        return Found(i, at + 2, calendar.day_of(calendar.shift_days(monday, WEEKDAYS[t.at(i)])), "weekday_of_week")
    at = i - 1 if t.at(i - 1) == "on" else i
    if t.words[at - 3 : at] == ("a", "week", "from"):
        ahead = (WEEKDAYS[t.at(i)] - scene.day.weekday()) % 7 + 7
        return Found(at - 3, end, calendar.day_of(calendar.shift_days(scene.day, ahead)), "weekday_of_week")
    return None


def _date_after(scene: Scene, at: int) -> Found | None:
    """The date that a weekday goes with: "Tuesday, May 6", "Tuesday 6 May"."""
    t = scene.tokens
    number, end = day_number(scene, at)
    name = end if number else at
    if t.at(name) not in MONTHS or not t.capitalised(name):
        return None
    dated = month(scene, name)
    if dated is None or dated.stretch is None or dated.stretch.start != dated.stretch.end:
        return None
    return dated


def _which_weekday(scene: Scene, i: int) -> tuple[int, int]:
    """First token of the expression, and how many days it is from the day of publication."""
    t = scene.tokens
    word = t.at(i)
    back = (scene.day.weekday() - WEEKDAYS[word]) % 7
    before, first = t.at(i - 1), i - 1
    if before == "last" or (before == "past" and t.at(i - 2) == "this"):
        shift = -(back or 7)
    elif before in {"next", "coming"}:
        shift = 7 - back
    elif before == "this":
        shift = WEEKDAYS[word] - scene.day.weekday()
    elif (later := _after_saying(scene, i)) is not None:
        first, shift = i, later
    elif (listed_for := of_called_off(scene, i, back)) is not None:
        first, shift = i, listed_for
    elif (next_one := _next_in_line(scene, i)) is not None:
        first, shift = i, next_one
    else:
        first = i
        shift = -back if not scene.looks_ahead(i) or back == 0 else 7 - back
    return first, shift


def _after_saying(scene: Scene, i: int) -> int | None:
    """As in "said on Monday that it would close on Tuesday": the first such day behind the day of the saying."""
    said = scene.reference
    if said is None or said.grain is not Grain.DAY or said.start > scene.day or not scene.only_would(i):
        return None
    ahead = (WEEKDAYS[scene.tokens.at(i)] - said.start.weekday()) % 7 or 7
    return (said.start - scene.day).days + ahead


def _next_in_line(scene: Scene, i: int) -> int | None:
    """As in "is to speak in Lisk on Monday, then in Orr on Tuesday": the first such day behind one that lies ahead."""
    t, before = scene.tokens, scene.reference
    if before is None or before.grain is not Grain.DAY or before.start <= scene.day:
        return None
    at = scene.named[-1][0]
    if i - at > _IN_LINE or _THEN.isdisjoint(t.words[at:i]) or not _CLOSING.isdisjoint(t.words[at:i]):
        return None
    ahead = (WEEKDAYS[t.at(i)] - before.start.weekday()) % 7 or 7
    return (before.start - scene.day).days + ahead


_IN_LINE = 12
"""Tokens between two days of one list."""
_THEN = frozenset({"then", "and", "or"})
_CLOSING = frozenset({".", "!", "?", ";", "said", "was", "were", "had"})

DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def deictic(scene: Scene, i: int) -> Found | None:
    """Today, tonight, yesterday, tomorrow, "the day before yesterday"."""
    t = scene.tokens
    word = t.at(i)
    shift, first, end = DAY_WORDS[word], i, i + 1
    if t.words[i - 3 : i] in {("the", "day", "before"), ("the", "day", "after")} and i >= 3:
        shift, first = shift + (-1 if t.at(i - 1) == "before" else 1), i - 3
    if word == "today" and (t.at(i - 1) in {"usa", "'", "of"} or t.at(i + 1) in {"programme", "program", "show"}):
        return None
    if t.at(end) in {"morning", "afternoon", "evening", "night"}:
        end += 1
    return Found(first, end, calendar.day_of(calendar.shift_days(scene.day, shift)), word)


def current(scene: Scene, i: int) -> Found | None:
    """“currently”, “at present”, “the current”: the day of publication."""
    t = scene.tokens
    if t.at(i) == "present" and t.at(i - 1) != "at":
        return None
    first = i - 1 if t.at(i) == "present" else i
    return Found(
        first, i + 1, Stretch(scene.day, scene.day, Grain.DAY, vague=True), "current", relation=Relation.DURING
    )


def recently(scene: Scene, i: int) -> Found | None:
    """“recently”, “in recent years”: soft bounds; "as recently as 2019" is of 2019."""
    t = scene.tokens
    day = scene.day
    if t.at(i) == "recently" and t.at(i - 1) == t.at(i + 1) == "as":
        return None  # "as recently as 2019"
    if t.at(i) in {"recently", "lately"}:
        return Found(i, i + 1, Stretch(calendar.shift_months(day, -3), day, Grain.SPAN, vague=True), "recent")
    unit = PLURAL_UNITS.get(t.at(i + 1))
    if unit is None:
        return None
    ahead = t.at(i) == "coming"
    near, far = sorted((day, moved(day, 5 if ahead else -5, unit)))
    return Found(
        i, i + 2, Stretch(near, far, Grain.SPAN, vague=True), "coming" if ahead else "recent", relation=Relation.DURING
    )


_OF_A_NIGHT = frozenset(
    listed(
        """
    stay stays guest guests visitor visitors train trains bus buses ferry ferries coach coaches parking accommodation
    shelter shelters success sensation bag bags trip trips hike hikes rate rates lending index deposit deposits camp
    camping camps delivery deliveries celebrity celebrities millionaire millionaires service services journey journeys
    lodging lodgings closure closures curfew ban bans shift shifts
    """
    )
)
"""What an adjective "overnight" describes: no time of the statement."""


def overnight(scene: Scene, i: int) -> Found | None:
    """The night to the day of publication; “overnight stays” are no time."""
    if scene.tokens.at(i + 1) in _OF_A_NIGHT:
        return None
    return Found(i, i + 1, Stretch(calendar.shift_days(scene.day, -1), scene.day, Grain.DAY, vague=True), "overnight")


def weekend(scene: Scene, i: int) -> Found | None:
    """“over the weekend”, “last weekend”: the most recent Saturday and Sunday that have begun; “next weekend”."""
    t = scene.tokens
    before = t.at(i - 1)
    if before not in {"the", "last", "this", "next", "past", "previous", "coming"}:
        return None
    saturday = calendar.shift_days(scene.day, -((scene.day.weekday() - 5) % 7))
    if before in {"next", "coming"} or (before == "this" and scene.day.weekday() < 5 and scene.looks_ahead(i)):
        saturday = calendar.shift_days(saturday, 7)
    elif before in {"last", "previous"} and scene.day.weekday() >= 5:
        saturday = calendar.shift_days(saturday, -7)
    elif before == "the" and t.at(i - 2) not in {"over", "at", "during", "on", "for"}:
        return None
    return Found(i - 1, i + 1, Stretch(saturday, calendar.shift_days(saturday, 1), Grain.SPAN), "weekend")


def day_of_month(scene: Scene, i: int) -> Found | None:
    """“on the 21st”, without its month: the latest one, or the coming one after a cue of the future."""
    t = scene.tokens
    word = t.at(i - 1)
    if not (word.isdecimal() and 1 <= int(word) <= 31 and t.joined(i) and t.words[i - 3 : i - 1] == ("on", "the")):
        return None
    if t.at(i + 1) not in _AFTER_DAY:
        return None
    day = scene.day
    ahead = scene.looks_ahead(i - 3) or t.at(i - 4) in {"is", "are"}
    for months in range(3):
        month_ = calendar.shift_months(day.replace(day=1), months if ahead else -months)
        found = calendar.calendar_day(month_.year, month_.month, int(word))
        if found is not None and (found >= day if ahead else found <= day):
            return Found(i - 2, i + 1, calendar.day_of(found), "day_of_month")
    return None


_AFTER_DAY = frozenset(["", ".", ",", ";", *listed("and at when with after before but as because to")])
