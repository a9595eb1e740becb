"""What ingestion hands on: an article that is valid, new and numbered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Admission(StrEnum):
    """What the numbered entry carries."""

    ARTICLE = "article"
    WITHDRAWAL = "withdrawal"
    """A takedown: the claims of every version of `url` leave every consensus."""
    TOMBSTONE = "tombstone"
    """The number was spent on something that carries nothing (a dead letter after admission, a clock tick)."""
    COMMAND = "command"
    """An operator's command, at its place in the log."""


class Outcome(StrEnum):
    """What became of one message of the `articles` stream."""

    ADMITTED = "admitted"
    VERSION = "version"
    """Admitted as another text under a URL that is on record."""
    WITHDRAWN = "withdrawn"
    TICK = "tick"
    COMMAND = "command"
    BACKFILLED = "backfilled"
    """Numbered in the lane of the archive, beside what is live."""
    DUPLICATE = "duplicate"
    """This text of this URL has been admitted before: no effect."""
    OTHER_LANGUAGE = "other_language"
    """Not a language that we read: counted and passed over."""
    NOT_ON_RECORD = "not_on_record"
    """A takedown of a URL that we never admitted, or whose versions are withdrawn already."""
    REJECTED = "rejected"
    """A dead letter; `reason` says why."""


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one text of one outlet, as every later stage sees it.

    `seq` numbers admitted entries from 1 without holes, in the order of the `articles` stream. `seen_at` is the
    stream's clock (the receipt time live, `max(previous, published_at)` in replay); it never runs backwards. All
    datetimes are aware and in UTC. Offsets in claims are code points into `text`.
    """

    seq: int
    seen_at: datetime
    id: str
    """blake2b(canonical URL, digest of title and text): another text is another article."""
    kind: Admission
    url: str
    """Canonical form."""
    outlet: str
    """Registrable domain after mapping of families and alternate domains."""
    title: str
    text: str
    published_at: datetime
    byline: str | None = None
    language: str = "en"
    supersedes: str | None = None
    """Id of the previous version under the same URL; its claims leave the record when this one enters."""
    external_id: str | None = None
    """The scraper's own `id`, carried for correlation only."""
    section: str | None = None
    backfilled: bool = False
    """From an archive: `seq` counts in a lane of its own, `seen_at` is the publication date."""
    command: str | None = None
    """An operator's command (`schemas.wire.COMMAND`); a takedown that an operator ordered is a withdrawal with one."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What ingestion decided about one message; `article` is what it numbered, if it numbered anything."""

    outcome: Outcome
    article: Article | None = None
    reason: str = ""
