"""Written streams that may be learned from: the public ones, and the project's own of development."""

from __future__ import annotations

import argparse
from pathlib import Path


def written_streams(shared: Path, written: Path) -> list[Path]:
    """The files, in order; those whose name begins with "heldout" are not among them."""
    return [shared / "scenarios" / "scenarios.jsonl", *sorted(written.glob("develop*.jsonl"))]


def of_streams(description: str | None, table: Path) -> argparse.Namespace:
    """What a command is told that learns a table from written streams and public data: shared, written, out."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the public data, with bench/ and scenarios/")
    parser.add_argument("written", type=Path, help="the project's own streams")
    parser.add_argument("--out", type=Path, default=table)
    return parser.parse_args()
