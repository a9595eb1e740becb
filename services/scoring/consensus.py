"""The consensus of one (fact, field) on either ledger, with chosen witnesses left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from services.comparison.model import Field
from services.scoring.bodies import Bodies
from services.scoring.cells import Cells
from services.scoring.independence import Dependence, independence
from services.scoring.model import Consensus, Ledger, Witness
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.posterior import capped_support, leading, posterior
from services.scoring.weight import Voice


@dataclass(frozen=True, slots=True)
class Scale:
    """What the weighing of a moment rests on: frozen voices by root key, learned copying, the model's numbers."""

    voices: Mapping[tuple[Ledger, str], Voice]
    dependence: Dependence
    parameters: Parameters = DEFAULT

    def voice(self, ledger: Ledger, root: str) -> Voice:
        """The voice of a root key ("outlet:...", "source:..."); the unrated one where there is no record."""
        return self.voices.get((ledger, root)) or Voice(self.parameters.unrated_weight)


def live(witnesses: Sequence[Witness], root: Callable[[Witness], str], cell: Mapping[str, int]) -> list[Witness]:
    """One live claim per outlet and root within the field: the latest stands."""
    latest: dict[tuple[str, str], Witness] = {}
    for witness in sorted(witnesses, key=lambda w: (w.seen_at, w.seq, w.claim_id)):
        if witness.claim_id in cell:
            latest[(witness.outlet, root(witness))] = witness
    return list(latest.values())


def shares_of(
    witnesses: Sequence[Witness], cells: Cells, root: Callable[[Witness], str], scale: Scale
) -> dict[str, float]:
    """Independence by claim id of those that count: live, and members or supporters of a cell."""
    counted = {**cells.of, **dict.fromkeys(cells.supports, -1)}
    return independence(live(witnesses, root, counted), root, scale.dependence, counted, scale.parameters)


def supports_of(
    shares: Mapping[str, float],
    witnesses: Sequence[Witness],
    groups: Mapping[int, Sequence[int]],
    cells: Cells,
    *,
    voice: Callable[[Witness], Voice],
    parameters: Parameters,
) -> dict[int, float]:
    """Support of each group of cells; a wide claim supports every group that holds one of its cells."""
    by_id = {w.claim_id: w for w in witnesses}
    voices = {c: voice(by_id[c]) for c in shares}
    best = max((v.weight for v in voices.values() if v.rated), default=0.0)
    result: dict[int, float] = {}
    for group, parts in groups.items():
        wanted = set(parts)
        votes = [
            (shares[c], voices[c].weight, voices[c].rated)
            for c in shares
            if (cells.of[c] in wanted if c in cells.of else bool(wanted.intersection(cells.supports[c])))
        ]
        result[group] = capped_support(votes, best, parameters)
    return result


def lineages(cells: Cells) -> dict[int, tuple[int, ...]]:
    """Cells grouped by update chains, keyed by the earliest cell of the group."""
    groups: dict[int, tuple[int, ...]] = {}
    for cell in range(len(cells.members)):
        group = tuple(sorted(cells.lineage(cell)))
        groups.setdefault(group[0], group)
    return groups


def find_consensus(
    field: Field,
    witnesses: Sequence[Witness],
    cells: Cells,
    bodies: Bodies,
    scale: Scale,
    *,
    source: str | None = None,
    among: frozenset[int] | None = None,
) -> Consensus | None:
    """The leading value of the field among `witnesses`, or the best of the cells in `among`; None without support.

    With `source` on ledger 1 ("who heard the source say it"), else on ledger 2 ("whose word is it").
    """
    ledger = Ledger.SO if source is None else Ledger.SAID
    if source is None:
        root: Callable[[Witness], str] = bodies.root
        pool = list(witnesses)
    else:
        pool = [w for w in witnesses if source in bodies.chain(w)]

        def root(witness: Witness) -> str:
            return bodies.hearing(witness, source)

    shares = shares_of(pool, cells, root, scale)
    groups = lineages(cells)
    supports = supports_of(
        shares, pool, groups, cells, voice=lambda w: scale.voice(ledger, root(w)), parameters=scale.parameters
    )
    eligible = {g for g, parts in groups.items() if among is None or among.intersection(parts)}
    choice = leading({g: s for g, s in supports.items() if g in eligible})
    if choice is None:
        return None
    best = choice[0]
    keys = sorted(supports)
    chances = dict(zip(keys, posterior([supports[k] for k in keys]), strict=True))
    inside = _inside(groups[best], cells, shares)
    order = [w for w in sorted(pool, key=lambda w: (w.seen_at, w.seq, w.claim_id)) if w.claim_id in inside]
    return Consensus(
        field=field,
        ledger=ledger,
        source=source,
        cell=tuple(w.claim_id for w in order),
        probability=chances[best],
        witnesses=sum(shares[w.claim_id] for w in order),
        support=supports[best],
        rivals=sum(s for g, s in supports.items() if g != best),
        origins=tuple(dict.fromkeys(root(w) for w in order)),
        provisional=not any(scale.voice(ledger, root(w)).rated for w in order),
    )


def _inside(parts: Sequence[int], cells: Cells, shares: Mapping[str, float]) -> set[str]:
    wanted = set(parts)
    return {
        c for c in shares if (cells.of[c] in wanted if c in cells.of else bool(wanted.intersection(cells.supports[c])))
    }


def passes(consensus: Consensus | None, parameters: Parameters) -> bool:
    """Whether a consensus is strong enough to alert on: P >= .8 and n_eff >= 1.5, or a configured record-keeper."""
    if consensus is None:
        return False
    if any(origin.partition(":")[2] in parameters.record_keepers for origin in consensus.origins):
        return True
    return consensus.probability >= parameters.alert_probability and consensus.witnesses >= parameters.alert_witnesses
