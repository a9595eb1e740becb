"""What the API answers and accepts. Alerts look the same here as on their stream (`schemas.alert.Alert`)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from schemas.alert import Alert


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class Problem(_Answer):
    """An error, in the form of RFC 9457 (`application/problem+json`)."""

    title: str = Field(description="What is wrong, the same for every error of this kind.")
    status: int
    detail: str = Field(description="What is wrong here, and what to do about it.")


class Score(_Answer):
    """How consistently an outlet's settled claims hold up against independent evidence. Not a measure of truth."""

    score: float | None = Field(ge=0, le=1, description="Mean of the posterior; null where nothing has settled yet.")
    low: float = Field(ge=0, le=1, description="Lower end of the 90% credible interval.")
    high: float = Field(ge=0, le=1, description="Upper end of the 90% credible interval.")
    n: float = Field(ge=0, description="Settled claims that it rests on, weighted and slowly forgotten.")
    grade: str = Field(description="Admiralty letter, A to E, or F: not enough evidence.")
    enough_evidence: bool = Field(description="False: the number says next to nothing yet.")


class TopicScore(Score):
    """The same within one topic."""

    topic: str


class OutletScore(Score):
    """An outlet and its score."""

    outlet: str = Field(description="Registrable domain, after mapping other domains of the publisher onto one.")
    articles: int = Field(description="Articles on record.")
    claims: int = Field(description="Claims on record, settled or not.")
    contradictions: int = Field(description="Of the latest alerts, those in which it dissents.")
    seeded: bool = Field(description="An operator's prior is part of the score.")
    note: str = Field(description="The outlet's own reply, shown beside its score.")


class OutletList(_Answer):
    """All outlets on record."""

    outlets: tuple[OutletScore, ...]


class AppealView(_Answer):
    """An objection with its record: who, when, what, and what was decided by whom."""

    id: str
    target: str = Field(description="The alert or the claim that it is about.")
    outlet: str
    author: str
    statement: str
    at: datetime = Field(description="Stream time at which it entered the log.")
    status: Literal["open", "upheld", "rejected"]
    decided_by: str
    decided_at: datetime | None
    decision: str = Field(description="The reason of the decision.")
    outcome: str = Field(description="What the decision moved.")


class AppealList(_Answer):
    """Appeals, newest first."""

    appeals: tuple[AppealView, ...]


class OutletDetail(OutletScore):
    """One outlet with its topics and its latest contradictions."""

    said: Score = Field(description="Does it report its sources faithfully?")
    so: Score = Field(description="Does what it says in its own voice hold up?")
    topics: tuple[TopicScore, ...]
    recent_contradictions: tuple[Alert, ...] = Field(description="Alerts in which it dissents, newest first.")
    appeals: tuple[AppealView, ...] = Field(default=(), description="Its appeals with their decisions, newest first.")


class Said(_Answer):
    """One claim of one outlet, on record."""

    claim_id: str
    fact_id: str
    article_id: str
    outlet: str
    url: str
    title: str
    published_at: datetime
    seen_at: datetime
    text: str = Field(description="The clause that states it, white space folded.")
    span: tuple[int, int] = Field(description="Its code points in the article's text, half open.")
    chain: tuple[str, ...] = Field(description="Whose word it is, from the outlet outward; empty: its own voice.")
    low: float | None = Field(description="The quantity as an interval in its canonical unit; null is open.")
    high: float | None
    unit: str | None
    confidence: float = Field(description="That the text was read rightly, 0 to 1.")


class Judged(_Answer):
    """What comparison says of two claims; `left` is the newer."""

    left: str
    right: str
    judgement: Literal["agreement", "update", "revision", "dispute", "contradiction", "incomparable"]
    field: str | None
    rule: str
    reason: str
    left_value: str
    right_value: str


class ClaimDetail(Said):
    """A claim with every verdict on it."""

    verdicts: tuple[Judged, ...]


class FactDetail(_Answer):
    """What the record holds of one fact."""

    fact_id: str
    claims: tuple[Said, ...] = Field(description="Live claims, first seen first.")
    verdicts: tuple[Judged, ...]
    alerts: tuple[Alert, ...]


class AlertList(_Answer):
    """A page of alerts, newest first."""

    alerts: tuple[Alert, ...]
    next: int | None = Field(description="`before` of the next page; null at the end.")


class Accepted(_Answer):
    """It stands on the stream and will be judged; a bad article ends in the dead letters with its reason."""

    entry: str = Field(description="Id of the entry.")


class HaltView(_Answer):
    """An entry at which the pipeline stands still: it killed or hung every worker that had it in hand."""

    stage: str
    entry: str = Field(description="Its id on the stream that the stage reads.")
    deliveries: int = Field(description="How often it was in hand without a result.")


class HaltList(_Answer):
    """All of them, in the order of the stages."""

    halts: tuple[HaltView, ...]


class SkipReason(BaseModel):
    """Why an operator goes on without an entry."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(min_length=3, max_length=500)


class Letter(_Answer):
    """A message that was refused, and why."""

    id: str = Field(description="Its id on the dead-letter stream; the first part is when, in milliseconds since 1970.")
    stage: str
    stream: str
    entry: str
    kind: str = Field(description="rejected: the content decided; skipped: an operator did.")
    reason: str
    attempts: int
    size: int
    sha256: str
    truncated: bool


class LetterList(_Answer):
    """Dead letters, newest first."""

    letters: tuple[Letter, ...]
    next: str | None = Field(description="`before` of the next page; null at the end.")


class Health(_Answer):
    """Whether it works, part by part."""

    status: Literal["ok", "failing"]
    checks: dict[str, str] = Field(default_factory=dict, description="Part and what is the matter, or ok.")


class Decided(_Answer):
    """Who decides, and why: both go to the audit log."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: str = Field(min_length=1, max_length=200, description="The person who decides.")
    reason: str = Field(min_length=1, max_length=2000)


class NewAnchor(Decided):
    """What a claim says in one field is so, or is not so."""

    field: Literal["quantity", "time", "place", "person", "role", "direction", "polarity"]
    holds: bool = Field(default=True, description="False: the claim's value is not so.")
    expires: AwareDatetime | None = Field(default=None, description="Stream time from which it decides nothing more.")


class NewClaimReview(_Answer):
    """A schema.org ClaimReview about a claim; author and reason are read from it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: str = Field(min_length=1, max_length=200, description="The person who enters it.")
    field: Literal["quantity", "time", "place", "person", "role", "direction", "polarity"]
    review: dict[str, Any] = Field(description="JSON-LD with @type ClaimReview.")
    expires: AwareDatetime | None = None


class NewOverride(Decided):
    """Close an alert; until it expires the same dissent opens no other."""

    expires: AwareDatetime | None = Field(default=None, description="Stream time; without one it lasts for good.")


class NewPrior(Decided):
    """A labelled prior of an outlet's score; `reason` is the label."""

    reliability: float = Field(gt=0, lt=1)
    strength: float = Field(gt=0, le=100, description="In settled claims.")


class NewReply(Decided):
    """The outlet's own words beside its score; `reason` says how they came."""

    text: str = Field(max_length=2000, description="Empty: the note is taken away.")


class NewAppeal(Decided):
    """An objection to a claim's settlement or to an alert; `by` is who objects, `reason` the statement."""

    target: str = Field(min_length=1, max_length=128, description="Id of the alert or the claim.")
    outlet: str | None = Field(default=None, max_length=253)


class NewDecision(Decided):
    """The decision on an appeal."""

    upheld: bool


class NewTakedown(Decided):
    """An article leaves the record with all its effects."""

    url: str = Field(min_length=8, max_length=2048)


class Issued(_Answer):
    """The command stands in the log and will be carried out there; `/audit/{id}` says what came of it."""

    id: str
    entry: str = Field(description="Id of the entry on the raw stream.")


class AuditEntry(_Answer):
    """One command with what came of it."""

    number: int
    id: str
    action: str
    target: str
    author: str
    via: str
    reason: str
    at: datetime
    field: str | None
    upheld: bool | None
    expires: datetime | None
    text: str | None
    outcome: str
    refused: bool


class AuditList(_Answer):
    """Commands, newest first."""

    entries: tuple[AuditEntry, ...]
    next: int | None = Field(description="`before` of the next page; null at the end.")


class Calls(_Answer):
    """How many calls there were, what was called on average, and how many held."""

    facts: int
    called: float | None = Field(description="Mean probability of the calls; null without any.")
    held: float | None = Field(description="Share that held; null without any.")


class CalibrationBand(_Answer):
    """The calls of one band of probability."""

    low: float
    high: float
    settled: Calls = Field(description="Held against what the field settled on.")
    tested: Calls = Field(description="Of these, where further outlets came in after the call.")
    anchored: Calls = Field(description="Held against an official record.")
    open: int = Field(description="The field stayed undecided.")


class Calibration(_Answer):
    """Of the facts called with probability p, how many held. A fact counts once per field and band it ever stood in."""

    bands: tuple[CalibrationBand, ...]
