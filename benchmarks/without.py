"""A worker process that goes without some libraries.

`BENCHMARK_WITHOUT=uvloop,hiredis python -m benchmarks.without STAGE`: what the worker can do without is hidden from it;
for orjson stands the json of the standard library, with the same bytes.
"""

from __future__ import annotations

import json
import os
import sys
from types import ModuleType
from typing import Any

SORTED = 1


def _dumps(value: Any, default: Any = None, option: int | None = None) -> bytes:
    sort = bool((option or 0) & SORTED)
    return json.dumps(value, default=default, separators=(",", ":"), ensure_ascii=False, sort_keys=sort).encode()


def standing_in() -> ModuleType:
    """A module that answers as orjson does, as far as this project asks it."""
    module = ModuleType("orjson")
    for name, value in {
        "dumps": _dumps, "loads": json.loads, "JSONDecodeError": json.JSONDecodeError, "JSONEncodeError": TypeError,
        "OPT_SORT_KEYS": SORTED, "OPT_INDENT_2": 0, "OPT_APPEND_NEWLINE": 0, "OPT_NON_STR_KEYS": 0, "OPT_UTC_Z": 0,
    }.items():  # fmt: skip
        setattr(module, name, value)
    return module


def hide(names: str) -> None:
    """Take the libraries of a comma-separated list out of reach of whatever is imported from now on."""
    for name in filter(None, names.split(",")):
        sys.modules[name] = standing_in() if name == "orjson" else None  # type: ignore[assignment]


if __name__ == "__main__":
    hide(os.environ.get("BENCHMARK_WITHOUT", ""))
    from services.runtime.worker import main

    sys.exit(main())
