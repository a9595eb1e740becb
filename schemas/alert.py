"""Contract of the `alerts` stream: one message per state of an alert, complete in itself."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas.wire import ContractError
from services.scoring.model import AlertRecord, AlertSide

VERSION = 1


class _Strict(BaseModel):
    """Frozen and strict on write; unknown fields pass on read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Side(_Strict):
    """One claim on either side, with its exact place in the article."""

    claim_id: str
    article_id: str
    outlet: str
    url: str
    title: str
    sentence: str = Field(description="The words that state the claim, white space folded.")
    span: tuple[int, int] = Field(description="Code points of those words in the article's text, half open.")
    value: str = Field(description="The differing value as the text states it.")
    value_span: tuple[int, int] | None = Field(
        default=None, description="Code points of the value in the article's text."
    )
    origin: str = Field(description='Whose word it is: "outlet:NAME" or "source:NAME".')
    published_at: datetime
    witness: float = Field(ge=0, le=1, description="Independence: 1 for a witness of its own, 0 for a copy.")


class Alert(_Strict):
    """What subscribers get. `id` stays the same for the life of the alert, `event` counts its states from 1."""

    contract: Literal["alert"] = "alert"
    version: int = VERSION
    id: str = Field(description="Hash of (fact, field, cell of the dissent).")
    event: int = Field(ge=1)
    status: Literal["raised", "joined", "resolved", "withdrawn", "shifted"]
    fact_id: str
    field: Literal["quantity", "time", "place", "person", "role", "direction", "polarity"]
    ledger: Literal["said", "so"] = Field(
        description="Whether the consensus is on what a source said, or on what is so."
    )
    source: str | None = Field(description="Ledger said: whose words are at stake.")
    dissent: tuple[Side, ...]
    consensus: tuple[Side, ...]
    dissent_value: str
    consensus_value: str
    dissent_origins: tuple[str, ...]
    consensus_origins: tuple[str, ...]
    probability: float = Field(ge=0, le=1, description="Of the consensus, before the dissent and without its copies.")
    n_eff: float = Field(ge=0, description="Effective number of independent witnesses of the consensus.")
    provisional: bool = Field(description="No witness of the consensus has a record yet.")
    reason: str
    would_change: str = Field(description="What would change the verdict.")
    raised_by: tuple[str, ...] = Field(description="Ids of the articles that opened or joined, in order.")
    raised_at: datetime
    changed_at: datetime
    seq: int = Field(description="Of the admitted entry that caused this state.")


def _side(side: AlertSide) -> Side:
    return Side(
        claim_id=side.claim_id,
        article_id=side.article_id,
        outlet=side.outlet,
        url=side.url,
        title=side.title,
        sentence=side.sentence,
        span=(side.span.start, side.span.end),
        value=side.value,
        value_span=None if side.value_span is None else (side.value_span.start, side.value_span.end),
        origin=side.origin,
        published_at=side.published_at,
        witness=side.witness,
    )


def alert_of(record: AlertRecord) -> Alert:
    """The message of one state of an alert."""
    return Alert(
        id=record.id,
        event=record.event,
        status=record.status.value,
        fact_id=record.fact_id,
        field=record.field.value,
        ledger=record.ledger.value,
        source=record.source,
        dissent=tuple(_side(side) for side in record.dissent),
        consensus=tuple(_side(side) for side in record.consensus),
        dissent_value=record.dissent_value,
        consensus_value=record.consensus_value,
        dissent_origins=record.dissent_origins,
        consensus_origins=record.consensus_origins,
        probability=round(record.probability, 6),
        n_eff=round(record.n_eff, 6),
        provisional=record.provisional,
        reason=record.reason,
        would_change=record.would_change,
        raised_by=record.raised_by,
        raised_at=record.raised_at,
        changed_at=record.changed_at,
        seq=record.seq,
    )


def encode_alert(record: AlertRecord) -> bytes:
    """Bytes for the `alerts` stream; equal records give equal bytes."""
    return alert_of(record).model_dump_json().encode()


def decode_alert(payload: bytes | str) -> Alert:
    """The alert in `payload`. Raises `schemas.wire.ContractError`."""
    try:
        return Alert.model_validate_json(payload)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ContractError(f"not an alert message of version {VERSION}: {where}: {first['msg']}") from error
