"""An archive for crash tests: invented accidents, told by several outlets, one of which has another figure.

Deterministic; long enough texts that extraction does real work, and enough agreement that alerts come out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

SCENARIOS = Path(__file__).parents[1] / "scenarios" / "develop.jsonl"
PLACES = ("Orrin", "Kelmoor", "Vantry", "Sallow Bay", "Dunmere", "Harlan Ridge", "Tessel", "Brackwater")
EVENTS = ("ferry accident", "mine collapse", "bridge fire", "train derailment", "dam breach", "factory explosion")
OUTLETS = ("harbourpost", "valleyherald", "coastwire", "northledger", "eveningtide", "clickflash")
OPENINGS = (
    "{n} people died in the {event} in {place} on {day}, the {place} fire service said.",
    "The {event} in {place} killed {n} people on {day}, according to the interior ministry.",
    "{n} people were killed in the {event} in {place}, {place} police said on {day}.",
    "Rescuers recovered {n} bodies after the {event} in {place}, the health ministry said on {day}.",
)
MORE = (
    "The mayor of {place}, {name}, told reporters that {m} people were taken to hospital.",
    "Repairs will cost $3.4 million, the transport ministry said.",
    '"We have never seen anything like it," said {name}, who runs a shop near the site.',
    "Schools in {place} stayed closed, the council said in a statement.",
)
NAMES = ("Ilse Varga", "Tomas Reyland", "Noor Haddan", "Petra Lindqvist")


def articles(count: int, seed: int = 7) -> Iterator[bytes]:
    """`count` lines of wire JSON, four to six to a story; in every other story the last outlet has ten times as many."""
    random, made, story = Random(seed), 0, 0  # noqa: S311
    start = datetime(2025, 3, 3, 8, tzinfo=UTC)
    while made < count:
        place, event = PLACES[story % len(PLACES)], EVENTS[story // len(PLACES) % len(EVENTS)]
        toll, when = random.randint(11, 60), start + timedelta(hours=7 * story)
        outlets = [*random.sample(OUTLETS[:-1], random.randint(3, 5)), OUTLETS[-1]]
        for position, outlet in enumerate(outlets[: count - made]):
            wrong = outlet == "clickflash" and story % 2 == 0
            fields = {"place": place, "event": event, "n": toll * 10 if wrong else toll, "m": toll + 7,
                      "day": when.strftime("%A"), "name": NAMES[story % len(NAMES)]}  # fmt: skip
            text = [OPENINGS[(story + position) % len(OPENINGS)], *random.sample(MORE, 3)]
            moment = when + timedelta(minutes=13 * position)
            yield json.dumps({
                "url": f"https://{outlet}.example/{story}", "outlet": f"{outlet}.example", "language": "en",
                "title": f"{event.capitalize()} in {place}", "published_at": moment.isoformat(),
                "text": "\n\n".join(sentence.format(**fields) for sentence in text),
            }).encode()  # fmt: skip
            made += 1
        story += 1


def scenario_streams(count: int) -> list[list[dict[str, str]]]:
    """The first `count` streams of tests/scenarios/develop.jsonl: articles that do raise alerts."""
    lines = SCENARIOS.read_text("utf-8").splitlines()[:count]
    return [json.loads(line)["articles"] for line in lines]


def mixed(lines: list[bytes], streams: list[list[dict[str, str]]]) -> list[bytes]:
    """`lines` with `streams` spread over them, each moved by whole weeks to the dates of its neighbours."""
    every, found, near = max(1, len(lines) // (len(streams) + 1)), [], datetime(2012, 1, 2, tzinfo=UTC)
    for number, line in enumerate(lines):
        found.append(line)
        near = max(near, date_of(line, near))
        if number % every == every - 1 and number // every < len(streams):
            found += moved(streams[number // every], near)
    return found


def date_of(line: bytes, otherwise: datetime) -> datetime:
    """When the article says it came out; archives have dates that nobody can read."""
    try:
        return datetime.fromisoformat(json.loads(line)["published_at"]).astimezone(UTC)
    except (ValueError, OverflowError):
        return otherwise


def moved(stream: list[dict[str, str]], near: datetime) -> list[bytes]:
    """The articles of one story, the first of them within a week after `near`."""
    dates = [datetime.fromisoformat(item["published_at"]) for item in stream]
    weeks = timedelta(weeks=-((dates[0] - near) // timedelta(weeks=1)))
    return [
        json.dumps({**item, "published_at": (when + weeks).isoformat()}).encode()
        for item, when in zip(stream, dates, strict=True)
    ]


def small_archive() -> list[bytes]:
    """Under a hundred articles with over a hundred claims and several alerts, and two messages that are none."""
    return [*mixed(list(articles(50)), scenario_streams(9)), b"junk", b'{"url": "https://a.example/"}']
