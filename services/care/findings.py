"""What is wrong with an installation between its parts: levels, half-done restores, archives that wait, TLS."""

from __future__ import annotations

import socket
import ssl
import stat
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from schemas.versions import LEVEL
from services.care.backfill import waiting_articles
from services.runtime.connection import server_url
from services.runtime.keys import Keys
from services.runtime.level import level_of
from services.runtime.observe import PipelineState
from services.runtime.settings import Settings

SOON = 14 * 86_400
"""Seconds before its end from which on a certificate is a finding."""


async def care_findings(client: Any, keys: Keys, state: PipelineState) -> list[str]:
    """What the server tells, each with what to do."""
    found = []
    if await client.exists(keys.restoring):
        found.append("a restore was broken off: empty the server and restore again")
    level = await level_of(client, keys)
    if level < LEVEL:
        found.append(f"the installation has level {level}, this program {LEVEL}: finish the upgrade (docs/upgrades.md)")
    if level > LEVEL:
        found.append(f"the installation has level {level}, this program only {LEVEL}: use the newer program")
    behind = sorted({f"{w.stage} ({w.consumer})" for w in state.workers if w.level < LEVEL})
    if behind:
        found.append(f"of an older version: {', '.join(behind)}")
    if waiting := await waiting_articles(client, keys):
        found.append(f"{waiting} articles of an archive wait: `crosswire backfill` reads them")
    return found


def file_findings(settings: Settings) -> list[str]:
    """Files with secrets that others may read."""
    named = {"CROSSWIRE_REDIS_PASSWORD_FILE": settings.redis_password_file,
             "CROSSWIRE_REDIS_KEY_FILE": settings.redis_key_file}  # fmt: skip
    return [
        f"{name}: others may read {path}; chmod 600"
        for name, path in named.items()
        if path is not None and path.exists() and _open_to_others(path)
    ]


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH | stat.S_IWGRP | stat.S_IWOTH))


def certificate_findings(settings: Settings, now: float | None = None) -> list[str]:
    """Whether the server's certificate ends soon; nothing without TLS. `now` is in seconds since 1970."""
    parts = urlsplit(server_url(settings))
    if parts.scheme != "rediss" or parts.hostname is None:
        return []
    context = ssl.create_default_context(cafile=settings.redis_ca_file)
    if settings.redis_cert_file:
        context.load_cert_chain(settings.redis_cert_file, settings.redis_key_file)
    try:
        with (
            socket.create_connection((parts.hostname, parts.port or 6379), timeout=5) as plain,
            context.wrap_socket(plain, server_hostname=parts.hostname) as secured,
        ):
            shown = secured.getpeercert() or {}
    except OSError as error:
        return [f"TLS: {error}"]
    left = ssl.cert_time_to_seconds(str(shown["notAfter"])) - (time.time() if now is None else now)
    return [f"the server's certificate ends in {max(0, left) / 86_400:.0f} days: renew it"] if left < SOON else []
