"""Where an operator has decided that a dissent is to open no alert."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from services.comparison.model import Field
from services.scoring.model import AlertRecord, FactRecord, Override, Witness


def override_of(
    alert: AlertRecord, author: str, reason: str, expires: datetime | None, outlets: Iterable[str] = ()
) -> Override:
    """The word of `author` that what `alert` is about opens no other; with `outlets` only where one of them says it."""
    claims = tuple(side.claim_id for side in alert.dissent)
    return Override(alert.id, alert.field, claims, tuple(outlets), author, reason, expires)


def overruled(record: FactRecord, witness: Witness, field: Field, now: datetime) -> Override | None:
    """The override that is live at `now` of stream time and covers this claim; None where it may alert."""
    agreed = {v.right for v in record.verdicts if v.left == witness.claim_id and field in v.agrees}
    for override in record.overrides:
        live = override.expires is None or now < override.expires
        concerns = not override.outlets or witness.outlet in override.outlets
        if live and concerns and override.field is field and not agreed.isdisjoint(override.claims):
            return override
    return None


def with_covered(record: FactRecord, override: Override, claim_id: str) -> FactRecord:
    """The record that remembers a claim which was overruled: who repeats it after the first has gone is too."""
    wider = replace(override, claims=(*override.claims, claim_id))
    return replace(record, overrides=tuple(wider if o is override else o for o in record.overrides))


def with_override(record: FactRecord, override: Override) -> FactRecord:
    """The record with one more; a later word on the same alert replaces the earlier."""
    kept = tuple(o for o in record.overrides if o.alert_id != override.alert_id)
    return replace(record, overrides=(*kept, override))
