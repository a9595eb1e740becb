"""Settings of a process, from the environment (`CROSSWIRE_...`), files of secrets, or the command line."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote, urlsplit, urlunsplit

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.runtime.errors import SettingsError


def _data_dir() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "crosswire"


def _secret(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"CROSSWIRE_REDIS_PASSWORD_FILE: cannot read {path}: {error}") from error


class Settings(BaseSettings):
    """Everything that may differ between two installations. Times are seconds unless the name says otherwise.

    >>> Settings(redis_url="redis://db:6379/0", redis_password="s3", redis_username="scoring").address
    'redis://scoring:s3@db:6379/0'
    """

    model_config = SettingsConfigDict(env_prefix="CROSSWIRE_", extra="ignore", frozen=True, secrets_dir=None)

    redis_url: str | None = None
    """`redis://`, `rediss://`, `unix://` or `redis+cluster://`; None: an embedded server under `data_dir`."""
    redis_username: str | None = None
    redis_password: SecretStr | None = None
    redis_password_file: Path | None = None
    redis_ca_file: Path | None = None
    """Certificate authority of a `rediss://` server whose certificate no public authority signed."""
    redis_cert_file: Path | None = None
    """Our own certificate, for a server that asks for one; with `redis_key_file`."""
    redis_key_file: Path | None = None
    data_dir: Path = Field(default_factory=_data_dir)
    embedded_port: int = 0
    """Port of the embedded server on 127.0.0.1; 0: a free one."""
    embedded_fsync: Literal["always", "everysec"] = "everysec"
    """How often the embedded server writes its append-only file through to the disk."""

    articles_stream: str = "articles"
    """Where scrapers write; the one key without a partition tag."""
    partition: str = "p00"
    consumer: str | None = None
    """Stable name of this process among the workers of its kind; None: host and process id."""

    replay: bool = False
    """The stream's clock is the latest publication date (replay) instead of the receipt clock (live)."""
    tick_every: float = 60.0
    """A live installation logs a tick so often, so that timers fire while no article comes in; 0: never."""

    batch: Annotated[int, Field(ge=1, le=1000)] = 64
    """Entries per read and per commit of an owner stage."""
    extraction_batch: Annotated[int, Field(ge=1, le=64)] = 4
    extraction_workers: Annotated[int, Field(ge=1, le=256)] = Field(
        default_factory=lambda: max(1, min(8, (os.cpu_count() or 2) - 1))
    )
    window: Annotated[int, Field(ge=1)] = 512
    """Admitted articles that may wait between ingestion and scoring: the back-pressure."""
    poll_ms: Annotated[int, Field(ge=10, le=4000)] = 500
    """How long a read waits for new entries; below redis-py's socket timeout of 5 s."""
    lease: float = 5.0
    """How long an owner may be silent before another process takes its stage over."""
    reclaim_after: float = 60.0
    """When an entry of a silent extraction worker goes to another; must exceed the longest extraction."""
    longest_entry: float = 50.0
    """A worker that is busy with one entry for longer hangs: its process ends, and the entry counts one delivery."""
    delivery_limit: Annotated[int, Field(ge=1)] = 8
    """After so many deliveries without a result an entry halts its shard."""
    cache_bytes: int = 64 * 1024 * 1024
    """State that an owner keeps in memory while it holds the lease."""
    backfill_patience: float = 2.0
    """How long an article of an archive waits at most while live ones are on their way."""
    drain: float = 15.0
    """How long a worker may finish its work after SIGTERM."""

    nli_model: str | None = None
    """Directory, or `organisation/model` of the hub: the optional second reader of clauses (docs/nli.md); None: off."""
    nli_revision: str | None = None
    """Commit of a hub's model (40 hexadecimal digits); of a directory the digest that it must have, if any."""
    nli_threshold: Annotated[float, Field(gt=0.5, le=1)] = 0.95
    """Least probability, in both directions, at which its opinion counts."""
    nli_download: bool = False
    """Whether a hub may be asked for the model's files; else they must be in its cache."""

    trim_every: float = 5.0
    keep_entries: Annotated[int, Field(ge=0)] = 1000
    """Acknowledged entries that stay in an internal stream, for a look back."""
    keep_articles: Annotated[int, Field(ge=0)] = 100_000
    """Articles that stay on the raw stream after they were read, for a rebuild."""
    keep_alerts: Annotated[int, Field(ge=0)] = 100_000
    keep_dead_letters: Annotated[int, Field(ge=1)] = 100_000

    otel_endpoint: str | None = None
    """Collector of OpenTelemetry, such as `http://collector:4318`; None: no traces (extra `otel`)."""
    otel_ratio: Annotated[float, Field(ge=0, le=1)] = 1.0
    """Share of the articles that are traced, the same ones in every stage."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["auto", "json", "console"] = "auto"

    @property
    def consumer_name(self) -> str:
        """`consumer`, or one that no other process has."""
        return self.consumer or f"{socket.gethostname()}-{os.getpid()}"

    @property
    def address(self) -> str:
        """The server's URL with user and password filled in. Never log this; log `shown_address`."""
        if self.redis_url is None:
            raise ValueError("no redis_url: set CROSSWIRE_REDIS_URL or start the embedded server first")
        password = self.redis_password.get_secret_value() if self.redis_password else None
        if self.redis_password_file:
            password = _secret(self.redis_password_file)
        if not password:
            return self.redis_url
        parts = urlsplit(self.redis_url)
        where = parts.netloc.rpartition("@")[2]
        who = quote(self.redis_username or "", safe="")
        return urlunsplit(parts._replace(netloc=f"{who}:{quote(password, safe='')}@{where}"))

    @property
    def shown_address(self) -> str:
        """The server's URL without user and password."""
        parts = urlsplit(self.redis_url or "embedded:")
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
