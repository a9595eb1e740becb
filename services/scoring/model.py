"""The words of scoring: witnesses of a fact, dissent, alerts, scores. Other stages may import this module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.comparison.model import Field, Verdict
from services.extraction.model import Link, Span


class Ledger(StrEnum):
    """Which question a settlement answers (SCORING "Two ledgers")."""

    SAID = "said"
    """Did X say it? The outlet answers for reporting its source faithfully."""
    SO = "so"
    """Is it so? The origin answers: the outlet for its own voice, the speaker for attributed claims."""


class Action(StrEnum):
    """What an operator may do to the record: each is one logged command, never a change behind the log's back."""

    ANCHOR = "anchor"
    """An official record, a ClaimReview or an editor: what this claim says in this field is so (or is not so)."""
    OVERRIDE = "override"
    """Close an alert, with a reason; until `expires` the same dissent opens no other."""
    FALSE_POSITIVE = "false_positive"
    """The alert was wrong: it is withdrawn and the debit of its dissent is taken back."""
    SEED = "seed"
    """A labelled prior for an outlet, from a table that the operator answers for."""
    APPEAL = "appeal"
    """An outlet objects to a claim's settlement or an alert; decided by a later command."""
    DECIDE = "decide"
    """The decision on an appeal; where it is upheld, what the claim or the alert cost is taken back."""
    REPLY = "reply"
    """Right of reply: a note shown beside the outlet's score; an empty one takes it away."""
    TAKEDOWN = "takedown"
    """An article leaves the record with all its effects."""


@dataclass(frozen=True, slots=True)
class Command:
    """One act of an operator, as it stands in the log."""

    action: Action
    target: str
    """An alert, a claim, an appeal, an outlet or a URL, as the action says."""
    author: str
    reason: str
    at: datetime
    """Stream time at which it enters the log."""
    field: str | None = None
    """Anchor: which field of the fact."""
    alpha: float | None = None
    """Seed: prior Beta(alpha, beta)."""
    beta: float | None = None
    expires: datetime | None = None
    """Anchor and override: from this stream time on it decides nothing any more."""
    upheld: bool | None = None
    """Decide: whether the appeal is upheld. Anchor: False says that the claim's value is not so."""
    text: str | None = None
    """Reply: the note itself."""
    outlet: str | None = None
    """Appeal: who objects."""
    id: str = ""
    """Given by whoever issued it; a second command of one id has no effect."""
    via: str = ""
    """The API key or the login through which it came."""


class AlertStatus(StrEnum):
    RAISED = "raised"
    JOINED = "joined"
    """A further article carries the same dissent."""
    RESOLVED = "resolved"
    """The outlet corrected itself, or took the claim back."""
    WITHDRAWN = "withdrawn"
    """The dissent turned out to be an update, its source's own revision, or the operator called it a false positive."""
    SHIFTED = "shifted"
    """The consensus itself moved to the dissenting value."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """How probable it is that an article took its text from an earlier one."""

    article_id: str
    probability: float


@dataclass(frozen=True, slots=True)
class Witness:
    """One live claim of a fact, with all that weighing it needs."""

    claim_id: str
    article_id: str
    outlet: str
    url: str
    title: str
    text: str
    sentence: Span
    span: Span
    seq: int
    seen_at: datetime
    published_at: datetime
    chain: tuple[Link, ...] = ()
    denial: bool = False
    low: float | None = None
    high: float | None = None
    number: float | None = None
    unit: str | None = None
    cumulative: bool = False
    rises: bool = False
    corrects: bool = False
    confidence: float = 1.0
    wire: str | None = None
    reuse: tuple[Reuse, ...] = ()
    section: str | None = None
    retired: str = ""
    """Why the claim no longer stands ("revised"); it stays for the settlement. Empty while it stands."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A stretch of stream time in which a cell, named by its first claim, led a field; `until` None: it still does."""

    field: Field
    claim_id: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """An operator's or an official record's word on a field: what `claim_id` says in it is so ("not:ID": is not so)."""

    field: Field
    claim_id: str
    reason: str
    author: str
    expires: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether the value is so; else it is not so."""
        return not self.claim_id.startswith("not:")

    @property
    def about(self) -> str:
        """The claim whose value it is about."""
        return self.claim_id.removeprefix("not:")


@dataclass(frozen=True, slots=True)
class Override:
    """An operator's word that a dissent is to open no alert, until `expires` of stream time."""

    alert_id: str
    field: Field
    claims: tuple[str, ...]
    """The dissenting claims: who repeats one of them is overruled too."""
    outlets: tuple[str, ...]
    """Whom it is about; empty: whoever says it."""
    author: str
    reason: str
    expires: datetime | None = None


class Judged(StrEnum):
    """What a call has been held against so far."""

    NOT_YET = ""
    SETTLED = "settled"
    """What the field settled on, or that it stayed open."""
    ANCHORED = "anchored"
    """An official record."""


@dataclass(frozen=True, slots=True)
class Call:
    """What was called of a field when its leading value first stood in a band of probability."""

    field: Field
    claim_id: str
    """The first claim of the leading value."""
    probability: float
    outlets: int
    """How many reported the fact at that time: with more of them later the call has been put to a test."""
    judged: Judged = Judged.NOT_YET


@dataclass(frozen=True, slots=True)
class FactRecord:
    """What the record holds of one fact: live witnesses, the decisive verdicts between them, who led when."""

    fact_id: str
    witnesses: tuple[Witness, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    leads: tuple[Lead, ...] = ()
    alerts: tuple[str, ...] = ()
    due: datetime | None = None
    """When the fact is looked at again for settlement; None while it has one outlet only."""
    settled: tuple[str, ...] = ()
    """"LEDGER:CLAIM" of claims already credited or debited; each is once on each ledger."""
    topic: str = "unknown"
    """Top-level IPTC Media Topic."""
    counted: bool = False
    """Whether the fact has been counted as evidence of who reports what its others report."""
    anchors: tuple[Anchor, ...] = ()
    overrides: tuple[Override, ...] = ()
    calls: tuple[Call, ...] = ()
    summoned: tuple[str, ...] = ()
    """Claims of other facts who state a value that was contradicted here: they are credited and forgotten there."""

    @property
    def standing(self) -> tuple[Witness, ...]:
        """The witnesses whose claims have not been taken back."""
        return tuple(w for w in self.witnesses if not w.retired)


@dataclass(frozen=True, slots=True)
class Consensus:
    """What the independent evidence of a (fact, field) supports, without those whom a judgement leaves out."""

    field: Field
    ledger: Ledger
    source: str | None
    """Ledger SAID: of whom; None on ledger SO."""
    cell: tuple[str, ...]
    """Claims of the leading cell, first seen first."""
    probability: float
    witnesses: float
    """Effective number of independent witnesses of the leading cell."""
    support: float
    rivals: float
    """Sum of exp(support) of the other cells."""
    origins: tuple[str, ...]
    """Origins that carry the cell, each once."""
    provisional: bool
    """No rated voice among the witnesses."""


class Ruling(StrEnum):
    """What scoring makes of a conflict (SEMANTICS "Whose contradiction it is")."""

    CONTRADICTION = "contradiction"
    DISPUTE = "dispute"
    STALE = "stale"
    UPDATE = "update"
    REVISION = "revision"
    UNSUPPORTED = "unsupported"
    """There is no consensus to contradict, or the reading is too unsure."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One claim against the consensus of one field, with the reason."""

    claim_id: str
    field: Field
    ruling: Ruling
    reason: str
    consensus: Consensus | None = None
    source: str | None = None
    """The body on record whose word is at stake, resolved; None in the outlet's own voice."""
    misquotes: bool = False
    """The first ledger passes: the outlet answers for misquoting `source`."""
    verdict: Verdict | None = None
    """The strongest conflicting verdict, for spans and values."""


@dataclass(frozen=True, slots=True)
class AlertSide:
    """One claim on either side of an alert."""

    claim_id: str
    article_id: str
    outlet: str
    url: str
    title: str
    sentence: str
    span: Span
    value: str
    value_span: Span | None
    origin: str
    published_at: datetime
    witness: float = 1.0
    """Independence of this claim, 0 to 1."""


@dataclass(frozen=True, slots=True)
class AlertRecord:
    """The life of one alert, and everything a person needs to judge it."""

    id: str
    status: AlertStatus
    fact_id: str
    field: Field
    ledger: Ledger
    source: str | None
    dissent: tuple[AlertSide, ...]
    consensus: tuple[AlertSide, ...]
    dissent_value: str
    consensus_value: str
    dissent_origins: tuple[str, ...]
    consensus_origins: tuple[str, ...]
    probability: float
    n_eff: float
    provisional: bool
    reason: str
    would_change: str
    raised_by: tuple[str, ...]
    """Articles that opened or joined, in order."""
    raised_at: datetime
    changed_at: datetime
    seq: int
    """Of the admitted entry that caused this state."""
    event: int = 1
    """Counts the states of this alert from 1."""
    misquotes: bool = False
