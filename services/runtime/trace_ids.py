"""The ids of traces: an article's way through the stages, one span a stage.

All are derived from the article's id, so that nothing travels with the messages: the bytes on the streams are those of
an installation without traces, and whoever handles an entry again writes the same span again.
"""

from __future__ import annotations

from hashlib import blake2b

STAGES = ("ingestion", "extraction", "comparison", "scoring", "alerting")
"""In the order of a trace: the span of each is the child of the one before."""


def trace_of(article_id: str) -> int:
    """Id of an article's trace, 128 bits.

    >>> f"{trace_of('a1'):032x}"
    'ffe4b8192273c51f125532c57f487f94'
    """
    return int.from_bytes(blake2b(article_id.encode(), digest_size=16, person=b"crosswire-trace").digest(), "big")


def span_of(article_id: str, stage: str) -> int:
    """Id of the span of a stage in it, 64 bits."""
    key = f"{stage}\x1f{article_id}".encode()
    return int.from_bytes(blake2b(key, digest_size=8, person=b"crosswire-span").digest(), "big")


def parent_of(stage: str) -> str | None:
    """The stage before.

    >>> parent_of("scoring"), parent_of("ingestion"), parent_of("backfill")
    ('comparison', None, 'ingestion')
    """
    if stage not in STAGES:
        return STAGES[0]
    position = STAGES.index(stage)
    return STAGES[position - 1] if position else None
