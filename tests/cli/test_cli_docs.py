"""The pages say what is there: links lead somewhere, commands and exit codes are documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from services.api.app import create_app
from services.api.metrics import prometheus
from services.cli.app import app
from services.cli.errors import Exit
from services.runtime.observe import PipelineState, WorkerState

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def commands() -> set[str]:
    group = typer.main.get_command(app)
    return set(group.commands)  # type: ignore[attr-defined]


def test_every_command_is_on_the_page_of_the_command_line() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert [name for name in sorted(commands()) if f"| `{name}" not in text] == []


def test_every_exit_code_is_on_the_page() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert [code for code in Exit if f"\n| {code.value} |" not in text] == []


def test_every_request_is_on_the_page_of_the_api() -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")

    async def nothing() -> None:
        return None

    paths = create_app(nothing).openapi()["paths"]  # type: ignore[arg-type]
    named = re.sub(r"\{[a-z_]+\}", "{id}", text)
    missing = [p for p in paths if not p.endswith("/explanation") and re.sub(r"\{[a-z_]+\}", "{id}", p) not in named]
    assert missing == []


def test_every_metric_is_on_the_page_of_operations() -> None:
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    nothing = PipelineState((), 0, 0, 0, {}, (), (WorkerState("scoring", "one", 1, True, True),))
    names = re.findall(r"^# HELP (\S+)", prometheus(nothing).decode(), re.MULTILINE)
    assert len(names) > 12
    assert [name for name in names if f"`{name}`" not in text] == []
