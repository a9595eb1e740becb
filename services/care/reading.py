"""Extraction of an archive: a stage with one owner, beside the workers that read what is live."""

from __future__ import annotations

from schemas.wire import ARTICLE, CLAIMS
from services.extraction.claims import extract_claims
from services.runtime import keys
from services.runtime.entries import BESIDE, Entry
from services.runtime.settings import Settings
from services.runtime.state import UnitOfWork


async def handle(entry: Entry, work: UnitOfWork, _: Settings) -> int:
    """The claims of one article of an archive, to the others; they get no number in the live order."""
    work.emit(keys.CLAIMS, CLAIMS.encode(extract_claims(ARTICLE.decode(entry.payload))))
    return BESIDE
