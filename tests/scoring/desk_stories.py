"""Streams at which the desk has something to do, and what it reads of them."""

from __future__ import annotations

import asyncio

from services.scoring import store
from services.scoring.accounts import standing
from services.scoring.model import Ledger
from services.scoring.scores import OutletScore
from tests.scoring.scoring_streams import Stream


def story() -> Stream:
    """Four have 19, one has 91 and is alerted on."""
    stream = Stream()
    for outlet in ("one", "two", "three", "four"):
        stream.say(f"{outlet}.example", 19)
    stream.say("wrong.example", 91)
    return stream


def settled_story() -> Stream:
    stream = story()
    stream.say("five.example", 19)
    stream.tick(30)
    return stream


def sums(stream: Stream, voice: str) -> tuple[float, float]:
    """Credit and debit of a voice on the second ledger, in claims."""
    account = asyncio.run(store.account(stream.work, voice))
    found, _ = standing(account, account.day, (Ledger.SO,))
    return round(found.alpha - 3.5, 2), round(found.beta - 1.5, 2)


def score(stream: Stream, outlet: str) -> OutletScore:
    found = asyncio.run(store.outlet(stream.work, outlet))
    assert found is not None
    return found


def statuses(stream: Stream) -> list[str]:
    return [alert.status for alert in stream.alerts]
