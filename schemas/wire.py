"""Bytes of the internal streams and of stored state: JSON of a versioned envelope around a frozen dataclass."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from services.comparison.model import Comparison
from services.extraction.model import ArticleClaims
from services.ingestion.model import Article
from services.scoring.model import Command

T = TypeVar("T")


class Envelope(BaseModel, Generic[T]):
    """What a message looks like: which contract, which version, and the body. Unknown fields pass on read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    contract: str
    version: int
    body: T


class ContractError(ValueError):
    """The bytes are not a message of the contract; the text says which field and why."""


class Contract(Generic[T]):
    """Encoder and decoder of one kind of message.

    >>> from datetime import UTC, datetime
    >>> from services.ingestion.model import Admission
    >>> day = datetime(2025, 1, 1, tzinfo=UTC)
    >>> article = Article(1, day, "a1", Admission.ARTICLE, "https://x.example/1", "x.example", "T", "Text", day)
    >>> ARTICLE.decode(ARTICLE.encode(article)) == article
    True
    """

    def __init__(self, name: str, version: int, body: type[T]) -> None:
        self.name = name
        self.version = version
        self._adapter: TypeAdapter[Envelope[T]] = TypeAdapter(Envelope[body])  # type: ignore[valid-type]

    def encode(self, body: T) -> bytes:
        """Bytes of `body`; equal bodies give equal bytes."""
        envelope = Envelope[T].model_construct(contract=self.name, version=self.version, body=body)
        return self._adapter.dump_json(envelope)

    def decode(self, payload: bytes | str) -> T:
        """The body of `payload`. Raises `ContractError`."""
        try:
            return self._adapter.validate_json(payload).body
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise ContractError(
                f"not a {self.name} message of version {self.version}: {where}: {first['msg']}"
            ) from error


ARTICLE = Contract("article", 1, Article)
CLAIMS = Contract("claims", 1, ArticleClaims)
COMPARISON = Contract("comparison", 1, Comparison)
COMMAND = Contract("command", 1, Command)
"""How an operator's command stands in the log."""
