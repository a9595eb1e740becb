"""Connections to the server: one kind for a single server, one for a cluster, both with the same commands."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from redis.asyncio import Redis
from redis.asyncio.cluster import RedisCluster
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialWithJitterBackoff

from services.runtime.settings import Settings

SOCKET_TIMEOUT = 10.0
"""Seconds without an answer after which a command counts as failed; longer than any blocking read."""


def is_cluster(settings: Settings) -> bool:
    """Whether the URL names a cluster."""
    return urlsplit(settings.address).scheme.endswith("+cluster")


def server_url(settings: Settings) -> str:
    """The URL as redis-py wants it, without `+cluster`."""
    parts = urlsplit(settings.address)
    return urlunsplit(parts._replace(scheme=parts.scheme.removesuffix("+cluster")))


def client_options(settings: Settings) -> dict[str, Any]:
    """Options that our own connections and FastStream's share."""
    options: dict[str, Any] = {"socket_timeout": SOCKET_TIMEOUT, "socket_connect_timeout": 5.0}
    if settings.redis_ca_file:
        options["ssl_ca_certs"] = str(settings.redis_ca_file)
    return options


def connect(settings: Settings) -> Any:
    """A client for raw bytes. Close it with `aclose()`."""
    options = client_options(settings)
    if is_cluster(settings):
        return RedisCluster.from_url(server_url(settings), **options)
    retry = Retry(ExponentialWithJitterBackoff(base=0.05, cap=0.5), 2)
    return Redis.from_url(server_url(settings), retry=retry, **options)
