"""Rebuilds scoring's state from the log of comparisons, beside the live state and never into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from schemas.wire import COMPARISON
from services.comparison.model import Comparison
from services.runtime.state import MemoryBackend, UnitOfWork
from services.scoring import store
from services.scoring.handler import score_comparison
from services.scoring.parameters import DEFAULT, Parameters


def parameters_from(values: Mapping[str, Any], base: Parameters = DEFAULT) -> Parameters:
    """The model with some numbers changed. Raises `ValueError` for a name that the model does not have or a bad value.

    >>> parameters_from({"alert_probability": "0.9"}).alert_probability
    0.9
    """
    known = {f.name for f in fields(Parameters)}
    changes: dict[str, Any] = {}
    for name in values:
        if name not in known:
            raise ValueError(f"the model has no parameter {name}; it has {', '.join(sorted(known))}")
        old, new = getattr(base, name), values[name]
        try:
            changes[name] = tuple(new) if isinstance(old, tuple) else type(old)(new)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{name}: {new!r} is not a {type(old).__name__}") from error
    return replace(base, **changes)


async def rebuild(log: Iterable[Comparison | bytes], parameters: Parameters = DEFAULT) -> MemoryBackend:
    """State after the whole log, from nothing; equal to the live state where the parameters are the live ones."""
    backend = MemoryBackend()
    for entry in log:
        comparison = COMPARISON.decode(entry) if isinstance(entry, bytes) else entry
        work = UnitOfWork(backend)
        await score_comparison(comparison, work, parameters)
        backend.commit(work.changes)
    return backend


def differences(live: MemoryBackend, rebuilt: MemoryBackend) -> list[str]:
    """Keys of scoring's state that are not byte-equal; empty where the rebuild proves the live scores."""
    keys = {k for k in (*live.values, *rebuilt.values) if k.startswith("scoring:")}
    return sorted(k for k in keys if live.values.get(k) != rebuilt.values.get(k))


async def compare_models(log: Iterable[Comparison | bytes], other: Parameters) -> list[dict[str, Any]]:
    """What other parameters would have made of the same log: one row per outlet, the default model beside the other."""
    entries = list(log)
    sides = {name: await rebuild(entries, model) for name, model in (("default", DEFAULT), ("other", other))}
    rows: dict[str, dict[str, Any]] = {}
    for name, backend in sides.items():
        for score in await store.outlets(UnitOfWork(backend), DEFAULT if name == "default" else other):
            rows.setdefault(score.outlet, {"outlet": score.outlet})[name] = {
                "mean": score.score.mean,
                "interval": [score.score.lower, score.score.upper],
                "n": score.score.n,
                "grade": score.score.grade,
                "alerts": len(score.alerts),
            }
    return [rows[outlet] for outlet in sorted(rows)]
