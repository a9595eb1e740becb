"""API keys: who may write, and what. Only hashes are kept.

A key is `cw_<id>_<secret>`. The secret has 256 random bits, so one round of SHA-256 keeps it safe at rest: there is
nothing to guess from a dictionary.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

import orjson

from services.runtime.keys import Keys

PREFIX = "cw"


class Scope(StrEnum):
    """What a key may do."""

    WRITE = "articles:write"
    """Send articles."""
    WITHDRAW = "articles:withdraw"
    """Take articles down."""
    APPEAL = "appeals:write"
    """File appeals; nothing else."""
    DESK = "desk"
    """Decide for the desk (anchors, overrides, priors, replies, appeals, takedowns); read the audit log."""
    OPERATE = "operate"
    """Send dead letters again, drop them."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What is on record of a key."""

    id: str
    name: str
    """Who has it; goes to the log with everything that it does."""
    scopes: tuple[Scope, ...]
    digest: str


def make_key(name: str, scopes: tuple[Scope, ...]) -> tuple[str, ApiKey]:
    """A new key: what is handed out once, and what is kept."""
    key_id, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    return f"{PREFIX}_{key_id}_{secret}", ApiKey(key_id, name, scopes, digest_of(secret))


def digest_of(secret: str) -> str:
    """What is kept of a secret.

    >>> digest_of("x")[:12]
    '2d711642b726'
    """
    return sha256(secret.encode()).hexdigest()


def split_key(written: str) -> tuple[str, str] | None:
    """Id and secret of a key as it is written; None for anything else.

    >>> split_key("cw_0a1b_s_e"), split_key("Basic abc")
    (('0a1b', 's_e'), None)
    """
    prefix, _, rest = written.partition("_")
    key_id, _, secret = rest.partition("_")
    return (key_id, secret) if prefix == PREFIX and key_id.isalnum() and secret else None


class KeyRing:
    """The keys of an installation, kept in one hash on its server."""

    def __init__(self, client: Any, keys: Keys) -> None:
        self._client = client
        self._name = keys.tagged("api-keys")

    async def add(self, key: ApiKey) -> None:
        """Keep a key."""
        kept = {"name": key.name, "scopes": list(key.scopes), "digest": key.digest}
        await self._client.hset(self._name, key.id, orjson.dumps(kept))

    async def revoke(self, key_id: str) -> bool:
        """Forget a key; False if there is none of that id."""
        return bool(await self._client.hdel(self._name, key_id))

    async def all(self) -> list[ApiKey]:
        """All keys, by id."""
        found = await self._client.hgetall(self._name)
        return [_key(name.decode(), value) for name, value in sorted(found.items())]

    async def find(self, written: str) -> ApiKey | None:
        """The key, if it is one of ours and the secret is right."""
        parts = split_key(written)
        if parts is None:
            return None
        kept = await self._client.hget(self._name, parts[0])
        if kept is None:
            return None
        key = _key(parts[0], kept)
        return key if hmac.compare_digest(key.digest, digest_of(parts[1])) else None


def _key(key_id: str, kept: bytes) -> ApiKey:
    value = orjson.loads(kept)
    known = {scope.value for scope in Scope}
    scopes = tuple(Scope(scope) for scope in value["scopes"] if scope in known)
    return ApiKey(key_id, value["name"], scopes, value["digest"])
