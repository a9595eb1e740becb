"""The scale of a stream-time day: weights and learned copying as frozen before it, for the voices of one fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from services.runtime.state import UnitOfWork
from services.scoring import store
from services.scoring.accounts import Account, voice_of
from services.scoring.bodies import Bodies
from services.scoring.consensus import Scale
from services.scoring.mirrors import PairsOf, frozen_for, with_evidence
from services.scoring.model import FactRecord, Ledger
from services.scoring.parameters import Parameters
from services.scoring.reliability import day_of
from services.scoring.weight import Voice


class _Voices(Mapping[tuple[Ledger, str], Voice]):
    """The rated voices of a fact; each is worked out when it is asked for, since most looks ask for few."""

    __slots__ = ("_accounts", "_day", "_found", "_parameters", "_topic")

    def __init__(self, accounts: Mapping[str, Account], day: int, topic: str, parameters: Parameters) -> None:
        self._accounts = {r: a for r, a in accounts.items() if a.books or a.seed is not None}
        self._day, self._topic, self._parameters = day, topic, parameters
        self._found: dict[tuple[Ledger, str], Voice] = {}

    def __getitem__(self, key: tuple[Ledger, str]) -> Voice:
        if key not in self._found:
            ledger, root = key
            self._found[key] = voice_of(self._accounts[root], self._day, ledger, self._topic, self._parameters)
        return self._found[key]

    def __iter__(self) -> Iterator[tuple[Ledger, str]]:
        return ((ledger, root) for root in self._accounts for ledger in Ledger)

    def __len__(self) -> int:
        return len(self._accounts) * len(Ledger)


async def scale_for(work: UnitOfWork, record: FactRecord, now: datetime, parameters: Parameters) -> Scale:
    """Weights of every voice that the fact rests on, and what is known of mirrors among its outlets."""
    bodies = Bodies.of(record.witnesses)
    outlets = sorted({w.outlet for w in record.witnesses})
    roots = {bodies.root(w) for w in record.witnesses} | {f"outlet:{o}" for o in outlets}
    roots |= {f"source:{key}" for w in record.witnesses for key in bodies.chain(w) if key is not None}
    known = await store.accounts(work, sorted(roots))
    day = day_of(now)
    voices = _Voices(known, day, record.topic, parameters)
    return Scale(voices, await _dependence(work, outlets, known, day, parameters), parameters)


async def _dependence(
    work: UnitOfWork, outlets: list[str], known: Mapping[str, Account], day: int, parameters: Parameters
) -> dict[str, dict[str, float]]:
    present = set(outlets)
    result: dict[str, dict[str, float]] = {}
    for outlet, pairs in (await store.pairs_of(work, outlets)).items():
        frozen = await _rolled(work, pairs, day, known, parameters)
        for partner in frozen.partners:
            if partner.odds > 0.0 and partner.outlet in present:
                result.setdefault(outlet, {})[partner.outlet] = partner.odds
                result.setdefault(partner.outlet, {})[outlet] = partner.odds
    return result


async def _rolled(
    work: UnitOfWork, pairs: PairsOf, day: int, known: Mapping[str, Account], parameters: Parameters
) -> PairsOf:
    """The pairs with the probabilities of the day, kept so that the day does not see its own settlements."""
    if day <= pairs.day:
        return pairs
    names = [f"outlet:{name}" for name in (pairs.outlet, *(p.outlet for p in pairs.partners))]
    missing = await store.accounts(work, [n for n in names if n not in known])
    reports = {
        name.removeprefix("outlet:"): dict(account.reports)
        for name, account in {**missing, **known}.items()
        if name in set(names)
    }
    frozen = frozen_for(pairs, day, reports, await store.fact_totals(work), parameters)
    store.put_pairs(work, frozen)
    return frozen


async def learn_mirrors(
    work: UnitOfWork,
    record: FactRecord,
    gains: Mapping[str, Mapping[str, float]],
    at: datetime,
    parameters: Parameters,
) -> None:
    """Count a settled fact as evidence of who mirrors whom; probabilities move with the next day."""
    outlets = sorted({w.outlet for w in record.witnesses})
    known = await store.accounts(work, [f"outlet:{o}" for o in outlets])
    stored = await store.pairs_of(work, outlets)
    for outlet in sorted(gains):
        pairs = stored.get(outlet) or PairsOf(outlet)
        pairs = await _rolled(work, pairs, day_of(at), known, parameters)
        store.put_pairs(work, with_evidence(pairs, record.topic, gains[outlet]))
    totals = await store.fact_totals(work)
    totals[record.topic] = totals.get(record.topic, 0) + 1
    store.put_fact_totals(work, totals)
    for outlet in outlets:
        voice = f"outlet:{outlet}"
        account = known.get(voice) or await store.account(work, voice)
        reports = dict(account.reports)
        reports[record.topic] = reports.get(record.topic, 0) + 1
        await store.put_account(work, replace(account, reports=tuple(sorted(reports.items()))), new=voice not in known)
