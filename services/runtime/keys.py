"""Names of the keys on the server.

Everything that one atomic step touches carries the tag of its partition, `{p00}`, so that on Redis Cluster it lies in
one slot. Only the stream that scrapers write to has a plain name: no script touches it; the place that ingestion has
reached in it is kept under the tag, and its acknowledgement is a step of its own that may be repeated.
"""

from __future__ import annotations

from dataclasses import dataclass

ARTICLES, ADMITTED, CLAIMS, VERDICTS, ALERTS = "articles", "admitted", "claims", "verdicts", "alerts"
SETTLEMENTS, DEAD_LETTERS, BACKFILL = "settlements", "dead-letters", "backfill"


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of one partition.

    >>> keys = Keys("p00")
    >>> keys.stream("claims"), keys.stream("articles"), keys.state("fact:1")
    ('{p00}:claims', 'articles', '{p00}:state:fact:1')
    """

    partition: str
    articles: str = ARTICLES

    def stream(self, name: str) -> str:
        """Key of a stream by its name in the pipeline."""
        return self.articles if name == ARTICLES else self.tagged(name)

    def state(self, key: str) -> str:
        """Key of a value that a handler put under `key`."""
        return self.tagged(f"state:{key}")

    def cursor(self, stage: str) -> str:
        """Id of the last entry of its stream that an owner stage has committed."""
        return self.tagged(f"cursor:{stage}")

    def lease(self, stage: str) -> str:
        """Who owns a stage, with an expiry."""
        return self.tagged(f"lease:{stage}")

    def fence(self, stage: str) -> str:
        """Counter of owners; a commit names the number that it was given."""
        return self.tagged(f"fence:{stage}")

    def worker(self, consumer: str, stage: str) -> str:
        """What a living worker says of itself, with an expiry."""
        return self.tagged(f"worker:{consumer}:{stage}")

    @property
    def bundles(self) -> str:
        """Hash of extracted bundles that wait for an earlier one, by seq."""
        return self.tagged("extraction:bundles")

    @property
    def next_bundle(self) -> str:
        """Number of the bundle that goes on to `claims` next."""
        return self.tagged("extraction:next")

    def attempt(self, stage: str) -> str:
        """Hash: the entry that an owner stage has begun more than once, how often, and by whom last."""
        return self.tagged(f"attempt:{stage}")

    @property
    def halt(self) -> str:
        """Hash of entries at which the shard stands still: name of the halt to what is known of it."""
        return self.tagged("halt")

    @property
    def watch(self) -> str:
        """Hash in which commits note what they change, while a backup is being taken."""
        return self.tagged("watch")

    @property
    def restoring(self) -> str:
        """Stands while a backup is being put back: what is there is not whole."""
        return self.tagged("restoring")

    @property
    def schema(self) -> str:
        """Level of the installation: which versions of messages and state its writers write."""
        return self.tagged("schema")

    def tagged(self, name: str) -> str:
        """`name` under this partition's tag."""
        return f"{{{self.partition}}}:{name}"
