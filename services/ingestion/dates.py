"""When an article says that it was published."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST_YEAR = 1990
"""Before news was on the web a date is a parser's accident (0001, 1900, 1970)."""
LATEST_YEAR = 2199
AHEAD = timedelta(hours=24)
"""SCORING "Time": a publication date further ahead of the clock than this is implausible."""
JUMP = timedelta(days=20 * 366)
"""No archive pauses for so long. Content alone decides in a replay, so that every replay decides alike."""
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?)?"
    r"\s?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
)


class BadDateError(ValueError):
    """Not a date, or not one on which this article can have been published."""


def parse_published(written: str) -> datetime:
    """The moment that `written` names, in UTC: ISO 8601 or RFC 2822; without a zone it is UTC, a bare day its midnight.

    >>> parse_published("2025-02-10T07:17:00+01:00").isoformat()
    '2025-02-10T06:17:00+00:00'
    >>> parse_published("Mon, 10 Feb 2025 07:17:00 +0100").isoformat()
    '2025-02-10T06:17:00+00:00'
    """
    written = written.strip()
    if len(written) > 64:
        raise BadDateError(f"published_at has {len(written)} characters")
    moment = _iso(written) or _rfc(written)
    if moment is None:
        raise BadDateError(f"published_at {written!r} is neither an ISO 8601 nor an RFC 2822 date")
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise BadDateError(f"published_at {written!r} lies in the implausible year {moment.year}")
    return moment


def seen_live(published: datetime, clock: datetime, previous: datetime | None) -> datetime:
    """When a live installation sees the article: its receipt clock, which never runs backwards.

    Raises `BadDateError` where the article claims to come from the future.
    """
    seen = max(previous, clock) if previous else clock
    if published > seen + AHEAD:
        raise BadDateError(f"published_at {published.isoformat()} is more than 24 h ahead of {seen.isoformat()}")
    return seen


def seen_in_replay(published: datetime, previous: datetime | None) -> datetime:
    """The clock of a replay: the latest publication date so far.

    A date that lies further ahead than any archive pauses is an accident, and would stop the replay's clock for good:
    `BadDateError`.
    """
    if previous is None:
        return published
    if published > previous + JUMP:
        raise BadDateError(f"published_at {published.isoformat()} is far ahead of the replay at {previous.isoformat()}")
    return max(previous, published)


def seen_in_archive(published: datetime, clock: datetime) -> datetime:
    """When an article of an archive counts as seen: when it was published, which lies behind the live `clock`.

    Raises `BadDateError` where it is no history yet.
    """
    if published > clock:
        raise BadDateError(f"backfill: published_at {published.isoformat()} lies ahead of the live {clock.isoformat()}")
    return published


def _iso(written: str) -> datetime | None:
    found = _ISO.fullmatch(written)
    if not found:
        return None
    day, time, fraction, zone = found.groups()
    zone = "+00:00" if zone in (None, "Z", "z", "UTC", "GMT") else zone
    if len(zone) == 3:
        zone += ":00"
    micro = f".{(fraction + '000000')[:6]}" if fraction else ""
    try:
        return datetime.fromisoformat(
            f"{day}T{time or '00:00'}{'' if time and time.count(':') == 2 else ':00'}{micro}{zone}"
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _rfc(written: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
