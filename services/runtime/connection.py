"""Connections to the server: one kind for a single server, one for a cluster, both with the same commands."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from redis.asyncio import Redis
from redis.asyncio.cluster import RedisCluster
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialWithJitterBackoff

from services.runtime.errors import SettingsError
from services.runtime.settings import Settings

SOCKET_TIMEOUT = 10.0
"""Seconds without an answer after which a command counts as failed; longer than any blocking read."""


def is_cluster(settings: Settings) -> bool:
    """Whether the URL names a cluster."""
    return urlsplit(settings.address).scheme.endswith("+cluster")


def server_url(settings: Settings) -> str:
    """The URL as redis-py wants it: without `+cluster`, with the files of TLS, whoever makes the connection."""
    parts = urlsplit(settings.address)
    scheme = parts.scheme.removesuffix("+cluster")
    query = urlencode(tls_files(settings)) if scheme == "rediss" else ""
    joined = "&".join(part for part in (parts.query, query) if part)
    return urlunsplit(parts._replace(scheme=scheme, query=joined))


def tls_files(settings: Settings) -> dict[str, str]:
    """Options of redis-py for `rediss://`. Raises `SettingsError` where a file is named that cannot be read."""
    named = {
        "ssl_ca_certs": settings.redis_ca_file,
        "ssl_certfile": settings.redis_cert_file,
        "ssl_keyfile": settings.redis_key_file,
    }
    for name, path in named.items():
        if path is not None and not os.access(path, os.R_OK):
            setting = {"ssl_ca_certs": "CA", "ssl_certfile": "CERT", "ssl_keyfile": "KEY"}[name]
            raise SettingsError(f"CROSSWIRE_REDIS_{setting}_FILE: {path} is no file that this process may read")
    return {name: str(path) for name, path in named.items() if path is not None}


def client_options() -> dict[str, Any]:
    """Options that our own connections and FastStream's share."""
    return {"socket_timeout": SOCKET_TIMEOUT, "socket_connect_timeout": 5.0}


def connect(settings: Settings) -> Any:
    """A client for raw bytes. Close it with `aclose()`."""
    options = client_options()
    if is_cluster(settings):
        return RedisCluster.from_url(server_url(settings), **options)
    retry = Retry(ExponentialWithJitterBackoff(base=0.05, cap=0.5), 2)
    return Redis.from_url(server_url(settings), retry=retry, **options)
