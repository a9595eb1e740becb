"""The numbers of the model, in one place: what `rebuild --model` varies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """Defaults of SCORING.md. Times are in hours unless the name says otherwise."""

    unrated_weight: float = 0.85
    """Log-odds of an outlet without a record: alone it supports its value with P = .70."""
    weight_floor: float = 0.1
    weight_ceiling: float = 3.0
    rated_after: float = 25.0
    """Settled claims over which the weight is blended from unrated to rated."""
    rated_cap_from: float = 1.7
    """Where the best rated voice weighs at least this, unrated outlets together never outweigh half of it."""
    alert_probability: float = 0.8
    alert_witnesses: float = 1.5
    alert_confidence: float = 0.7
    figure_confidence: float = 0.5
    """The same where a sentence differs in one figure from what several outlets tell alike."""
    opening: int = 600
    """Characters with which an article opens: what it tells there is what it is about. What stands further down alerts
    only where it contradicts two outlets in so many words."""
    record_keepers: tuple[str, ...] = ()
    """Origins that suffice alone; none by default."""
    shift_probability: float = 0.8
    copy_exclusion: float = 0.5
    """From this probability on an article counts as a copy of the dissenting one."""
    copier_keeps: float = 0.98
    """Share of its original's values that a mirror keeps."""
    mirror_covers: float = 0.97
    """Share of the facts of a topic, reported by either of two mirrors, that both report."""
    coverage_limit: float = 8.0
    """Log-odds that the same choice of facts can add: two differing values outweigh it."""
    copy_prior: float = 0.02
    copy_floor: float = 0.05
    """Probabilities of copying below this count as none: honest outlets are not worn down by a prior."""
    copy_ceiling: float = 0.98
    shared_facts: int = 10
    """Learned copying is 0 until two outlets share this many facts."""
    wire_copy: float = 0.95
    reuse_from: float = 0.3
    reuse_span: float = 0.5
    step_factor: float = 3.0
    """A toll may rise by at most this many last steps and is still an update."""
    first_rise_factor: float = 2.0
    """Without a last step: to at most this many times the value."""
    stale_window: float = 72.0
    stale_grace_young: float = 6.0
    stale_grace_old: float = 24.0
    stale_old_after: float = 72.0
    settle_probability: float = 0.9
    settle_witnesses: float = 3.0
    settle_stable: float = 24.0
    settle_age: float = 168.0
    settle_decided: float = 0.8
    """A claim settles where the others reach this probability for its value or another."""
    self_correction_share: float = 0.25
    prior_alpha: float = 3.5
    prior_beta: float = 1.5
    half_life_days: float = 180.0
    retention_days: int = 120
    """Stream-time days after its last claim at which a fact is forgotten; its settlements stay in the scores."""
    topic_strength: float = 200.0
    """Pseudo-count with which a topic's prior leans on the outlet's mean."""


DEFAULT = Parameters()
