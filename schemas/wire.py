"""Bytes of the internal streams and of stored state: JSON of a versioned envelope around a frozen dataclass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeAlias, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from schemas.versions import TooNewError, spoken
from services.comparison.model import Comparison
from services.extraction.model import ArticleClaims
from services.ingestion.model import Article
from services.scoring.model import Command

T = TypeVar("T")
Upgrade: TypeAlias = Callable[[Any], Any]


class Envelope(BaseModel, Generic[T]):
    """What a message looks like: which contract, which version, and the body. Unknown fields pass on read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    contract: str
    version: int
    body: T


class ContractError(ValueError):
    """The bytes are not a message of the contract; the text says which field and why."""


class Contract(Generic[T]):
    """Encoder and decoder of one kind of message or of stored value.

    `version` is the level at which its form last changed. `since` names the fields of the body that older levels do not
    know, with the level that brought them: they are left out while the installation is below it. `upgrades` turns the
    body of an older version, as plain JSON, into that of the next one, where defaults do not do.

    >>> from datetime import UTC, datetime
    >>> from services.ingestion.model import Admission
    >>> day = datetime(2025, 1, 1, tzinfo=UTC)
    >>> article = Article(1, day, "a1", Admission.ARTICLE, "https://x.example/1", "x.example", "T", "Text", day)
    >>> ARTICLE.decode(ARTICLE.encode(article)) == article
    True
    """

    def __init__(
        self,
        name: str,
        version: int,
        body: type[T],
        *,
        since: Mapping[str, int] | None = None,
        upgrades: Mapping[int, Upgrade] | None = None,
    ) -> None:
        self.name = name
        self.version = version
        self._since = dict(since or {})
        self._upgrades = dict(upgrades or {})
        self._adapter: TypeAdapter[Envelope[T]] = TypeAdapter(Envelope[body])  # type: ignore[valid-type]

    def encode(self, body: T) -> bytes:
        """Bytes of `body` in the installation's level; equal bodies give equal bytes."""
        level = min(self.version, spoken())
        envelope = Envelope[T].model_construct(contract=self.name, version=level, body=body)
        unknown = {name for name, first in self._since.items() if first > level}
        return self._adapter.dump_json(envelope, exclude={"body": unknown} if unknown else None)

    def decode(self, payload: bytes | str) -> T:
        """The body of `payload`, brought up to this version where it is of an older one.

        Raises `ContractError`, and `TooNewError` for what only later programs understand.
        """
        try:
            envelope = self._adapter.validate_json(payload)
        except ValidationError as error:
            return self._decode_other(payload, error)
        if envelope.contract != self.name:
            raise ContractError(f"not a {self.name} message: it calls itself {envelope.contract}")
        if envelope.version > self.version + 1:
            raise TooNewError(self._too_new(envelope.version))
        if any(step >= envelope.version for step in self._upgrades):
            return self._upgraded(payload, envelope.version)
        return envelope.body

    def _decode_other(self, payload: bytes | str, error: ValidationError) -> T:
        """What does not fit this version may be of another one."""
        try:
            head = _HEAD.validate_json(payload)
        except ValidationError:
            head = None
        if head is not None and head.contract == self.name:
            if head.version > self.version:
                raise TooNewError(self._too_new(head.version)) from error
            if any(step >= head.version for step in self._upgrades):
                return self._upgraded(payload, head.version)
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ContractError(f"not a {self.name} message of version {self.version}: {where}: {first['msg']}") from error

    def _upgraded(self, payload: bytes | str, version: int) -> T:
        body = orjson.loads(payload)["body"]
        for step in range(version, self.version):
            body = self._upgrades.get(step, _as_it_is)(body)
        try:
            plain = orjson.dumps({"contract": self.name, "version": self.version, "body": body})
            return self._adapter.validate_json(plain).body
        except ValidationError as error:
            raise ContractError(
                f"a {self.name} message of version {version} that cannot be upgraded: {error}"
            ) from error

    def _too_new(self, version: int) -> str:
        return (
            f"a {self.name} message of version {version}; this program reads up to {self.version}: upgrade this worker"
        )


def _as_it_is(body: Any) -> Any:
    return body


class Head(BaseModel):
    """What every envelope has, whatever is in it."""

    contract: str
    version: int


_HEAD = TypeAdapter(Head)


_SINCE_2 = {"backfilled": 2, "command": 2}
ARTICLE = Contract("article", 2, Article, since=_SINCE_2)
CLAIMS = Contract("claims", 2, ArticleClaims, since=_SINCE_2)
COMPARISON = Contract("comparison", 2, Comparison, since={"backfilled": 2})
COMMAND = Contract("command", 1, Command)
"""How an operator's command stands in the log."""
