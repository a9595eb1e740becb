"""Comparison on the real streams."""

from __future__ import annotations

from functools import lru_cache

from schemas.wire import CLAIMS
from services.comparison.handler import compare_article
from services.comparison.nli.encoder import load_reader
from services.comparison.nli.files import ModelError
from services.comparison.nli.reading import Reader
from services.runtime.entries import BESIDE, Entry
from services.runtime.errors import SettingsError
from services.runtime.logging import get_logger
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork
from services.runtime.tracing import identify

log = get_logger("comparison")
TOMBSTONE = "tombstone"


def prepare(settings: Settings) -> None:
    """Load the model that the settings name, before the first entry. Raises `SettingsError` where it cannot be used."""
    reader = _reader(settings)
    if reader is not None:
        log.info("nli.started", model=reader.name, threshold=reader.threshold)


@lru_cache(maxsize=1)
def _reader(settings: Settings) -> Reader | None:
    try:
        return load_reader(
            settings.nli_model, settings.nli_revision, settings.nli_threshold, download=settings.nli_download
        )
    except ModelError as error:
        raise SettingsError(str(error)) from error


async def handle(entry: Entry, work: UnitOfWork, settings: Settings) -> int:
    """Compare the claims of one admitted entry with those on record."""
    bundle = CLAIMS.decode(entry.payload)
    if bundle.kind != TOMBSTONE:
        identify(bundle.article_id, outlet=bundle.outlet, seq=bundle.seq, claims=len(bundle.claims))
    await compare_article(bundle, work, _reader(settings))
    log.debug("article.compared", seq=bundle.seq, article_id=bundle.article_id, outlet=bundle.outlet,
              claims=len(bundle.claims))  # fmt: skip
    return BESIDE if bundle.backfilled else bundle.seq
