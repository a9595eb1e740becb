"""What is learned, fact by fact, of which outlets mirror which (see `dependence`), and how it is kept per outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from services.comparison.model import Field
from services.scoring.bodies import Bodies
from services.scoring.cells import Cells, build_cells, by_field
from services.scoring.consensus import Scale, lineages, shares_of, supports_of
from services.scoring.dependence import Pair, copy_odds, coverage_gain, value_gain, value_gains
from services.scoring.model import FactRecord, Ledger
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.posterior import posterior

PARTNERS = 256
"""Partners kept per outlet; the ones with the fewest shared facts leave first."""


@dataclass(frozen=True, slots=True)
class Partner:
    """One outlet's evidence with another one."""

    outlet: str
    shared: int = 0
    values: float = 0.0
    both: tuple[tuple[str, int], ...] = ()
    """Facts that both report, by topic."""
    odds: float = 0.0
    """Probability of copying as frozen for the day."""


@dataclass(frozen=True, slots=True)
class PairsOf:
    """An outlet's pairs with the outlets that follow it by name."""

    outlet: str
    day: int = 0
    partners: tuple[Partner, ...] = ()


def frozen_for(
    pairs: PairsOf,
    day: int,
    reports: Mapping[str, Mapping[str, int]],
    totals: Mapping[str, int],
    parameters: Parameters = DEFAULT,
) -> PairsOf:
    """The pairs with the copy odds of `day`, from the evidence of earlier days. `reports`: outlet -> topic -> facts."""
    if day <= pairs.day:
        return pairs
    partners = []
    for partner in pairs.partners:
        coverage = sum(
            coverage_gain(
                both,
                reports.get(pairs.outlet, {}).get(topic, both),
                reports.get(partner.outlet, {}).get(topic, both),
                totals.get(topic, both),
                parameters,
            )
            for topic, both in partner.both
        )
        odds = copy_odds(Pair(partner.shared, partner.values), coverage, parameters)
        partners.append(replace(partner, odds=odds))
    return replace(pairs, day=day, partners=tuple(partners))


def with_evidence(pairs: PairsOf, topic: str, gains: Mapping[str, float]) -> PairsOf:
    """The pairs after one more fact of `topic`; `gains`: partner -> log-likelihood ratio of copying."""
    known = {p.outlet: p for p in pairs.partners}
    for outlet, gain in gains.items():
        old = known.get(outlet, Partner(outlet))
        both = dict(old.both)
        both[topic] = both.get(topic, 0) + 1
        known[outlet] = replace(old, shared=old.shared + 1, values=old.values + gain, both=tuple(sorted(both.items())))
    kept = sorted(known.values(), key=lambda p: (-p.shared, p.outlet))[:PARTNERS]
    return replace(pairs, partners=tuple(sorted(kept, key=lambda p: p.outlet)))


def gains_of(record: FactRecord, scale: Scale) -> dict[str, dict[str, float]]:
    """Evidence of one fact: outlet -> later outlet by name -> gain, summed over the fields in which they stand.

    An outlet that stands on two sides of a field takes no part in it.
    """
    result: dict[str, dict[str, float]] = {}
    bodies = Bodies.of(record.witnesses)
    spoken = by_field(record.verdicts)
    for field in Field:
        cells = build_cells(record.witnesses, spoken.get(field, ()), field)
        groups = _outlets_by_value(record, cells)
        if sum(len(g) for g in groups.values()) < 2:
            continue
        likely = _likely(record, cells, bodies, scale)
        gains = value_gains(groups, {g: likely.get(g, 0.0) for g in groups}, scale.parameters)
        side = {outlet: group for group, outlets in groups.items() for outlet in outlets}
        for left in sorted(side):
            for right in sorted(side):
                if left < right:
                    same = side[left] == side[right]
                    gain = gains[side[left]] if same else value_gain(False, 0.0, 0.0, scale.parameters)
                    entry = result.setdefault(left, {})
                    entry[right] = entry.get(right, 0.0) + gain
    return result


def _outlets_by_value(record: FactRecord, cells: Cells) -> dict[int, Sequence[str]]:
    of_cell = {cell: group for group, parts in lineages(cells).items() for cell in parts}
    sides: dict[str, set[int]] = {}
    for witness in record.witnesses:
        if witness.claim_id in cells.of:
            sides.setdefault(witness.outlet, set()).add(of_cell[cells.of[witness.claim_id]])
    groups: dict[int, list[str]] = {}
    for outlet in sorted(sides):
        if len(sides[outlet]) == 1:
            groups.setdefault(min(sides[outlet]), []).append(outlet)
    return dict(groups)


def _likely(record: FactRecord, cells: Cells, bodies: Bodies, scale: Scale) -> dict[int, float]:
    shares = shares_of(record.witnesses, cells, bodies.root, scale)
    supports = supports_of(
        shares,
        record.witnesses,
        lineages(cells),
        cells,
        voice=lambda w: scale.voice(Ledger.SO, bodies.root(w)),
        parameters=scale.parameters,
    )
    keys = sorted(supports)
    return dict(zip(keys, posterior([supports[k] for k in keys]), strict=True))
