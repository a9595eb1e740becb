"""The arrows of the house point one way. Every rule here is a sentence of docs/architecture.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STAGES = ("ingestion", "extraction", "comparison", "scoring", "alerting")
OUTSIDE = {"pydantic", "pydantic_settings", "redis", "faststream", "structlog", "fastapi", "uvicorn", "typer", "rich"}
"""Libraries that bring I/O, settings, logging or the wire: not for rules."""
PORTS = {"handler", "store", "retention", "worker"}
"""Modules of a stage that are not rules."""
MODEL_PACKAGES = {"onnxruntime", "tokenizers", "huggingface_hub"}
"""Of the optional extra `nli`: only the two modules that find and load a model know them."""
TRAINERS = {"train"}
"""Commands that learn a table from a corpus: they read files, and nothing imports them."""


def modules() -> Iterator[tuple[str, Path]]:
    for package in ("services", "schemas"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports_of(path: Path, module: str) -> set[str]:
    """Full dotted names of everything that a module imports, also inside functions."""
    found: set[str] = set()
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            found.add(name)
            found.update(f"{name}.{alias.name}" for alias in node.names)
    return found


GRAPH = {module: imports_of(path, module) for module, path in modules()}


def stage_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "services" and parts[1] in STAGES else None


def is_rule(module: str) -> bool:
    return stage_of(module) is not None and module.rsplit(".", maxsplit=1)[-1] not in PORTS | TRAINERS


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def test_there_is_something_to_check() -> None:
    assert {"services.extraction.model", "services.runtime.state", "schemas.wire"} <= GRAPH.keys()
    assert "services.extraction.model" in GRAPH["schemas.wire"]


@pytest.mark.parametrize("module", [m for m in GRAPH if is_rule(m)])
def test_rules_know_nothing_of_the_outside(module: str) -> None:
    roots = {name.split(".")[0] for name in GRAPH[module]}
    assert not roots & OUTSIDE
    assert not [n for n in GRAPH[module] if within(n, "services.runtime") or within(n, "schemas")]


@pytest.mark.parametrize(
    "module", [m for m in GRAPH if m.split(".")[-2:] not in (["nli", "files"], ["nli", "encoder"])]
)
def test_only_the_loading_of_a_model_knows_its_packages(module: str) -> None:
    assert not {name.split(".")[0] for name in GRAPH[module]} & MODEL_PACKAGES


@pytest.mark.parametrize("module", [m for m in GRAPH if m.split(".")[-2:] in (["nli", "asking"], ["nli", "decision"])])
def test_what_decides_about_an_opinion_knows_no_model(module: str) -> None:
    assert not [n for n in GRAPH[module] if within(n, "services.comparison.nli") and "decision" not in n]


@pytest.mark.parametrize("module", [m for m in GRAPH if stage_of(m)])
def test_a_stage_imports_of_another_only_its_model(module: str) -> None:
    own = stage_of(module)
    for name in GRAPH[module]:
        other = stage_of(name)
        if other and other != own:
            assert within(name, f"services.{other}.model"), f"{module} imports {name}"


@pytest.mark.parametrize("module", list(GRAPH))
def test_nothing_imports_a_worker_or_a_trainer(module: str) -> None:
    assert not [
        n for n in GRAPH[module] if stage_of(n) and n.split(".")[-1] in {"worker", *TRAINERS} and not within(module, n)
    ]


@pytest.mark.parametrize("module", [m for m in GRAPH if m.split(".")[-1] in {"handler", "store"} and stage_of(m)])
def test_handlers_and_stores_see_of_the_runtime_only_the_state(module: str) -> None:
    state = ("services.runtime.state", "services.runtime.pages")
    for name in GRAPH[module]:
        if within(name, "services.runtime") and name != "services.runtime":
            assert any(within(name, part) for part in state), f"{module} imports {name}"
    assert not {n.split(".")[0] for n in GRAPH[module]} & {"redis", "faststream"}


@pytest.mark.parametrize("module", [m for m in GRAPH if within(m, "services.runtime")])
def test_the_runtime_knows_no_stage(module: str) -> None:
    assert not [n for n in GRAPH[module] if stage_of(n) and not within(n, f"services.{stage_of(n)}.model")]
    assert not [n for n in GRAPH[module] if within(n, "services.api") or within(n, "services.cli")]


@pytest.mark.parametrize("module", [m for m in GRAPH if within(m, "schemas")])
def test_contracts_know_only_the_models(module: str) -> None:
    for name in GRAPH[module]:
        if within(name, "services") and stage_of(name):
            assert within(name, f"services.{stage_of(name)}.model"), f"{module} imports {name}"


@pytest.mark.parametrize("module", [m for m in GRAPH if not within(m, "services.cli")])
def test_nothing_imports_the_command_line(module: str) -> None:
    assert not [n for n in GRAPH[module] if within(n, "services.cli")]


@pytest.mark.parametrize("module", [m for m in GRAPH if within(m, "services")])
def test_no_code_comes_out_of_stored_bytes(module: str) -> None:
    assert not {n.split(".")[0] for n in GRAPH[module]} & {"pickle", "marshal", "shelve", "dill", "joblib"}


FOLDERS = {module.rpartition(".")[0] for module in GRAPH} - {"", "services"}
"""Stages themselves see each other's models (above)."""


def room_of(module: str, folder: str) -> str:
    """The folder or module right below a folder in which a module stands."""
    return ".".join(module.split(".")[: folder.count(".") + 2])


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_no_two_rooms_import_each_other_round_about(folder: str) -> None:
    """Folders and modules of a folder stand above what they import: of any two, one can be read without the other."""
    doors: dict[str, set[str]] = {room_of(m, folder): set() for m in GRAPH if within(m, folder) and m != folder}
    for module, names in GRAPH.items():
        if not within(module, folder) or module == folder:
            continue
        found = {name if name in GRAPH else name.rpartition(".")[0] for name in names} & GRAPH.keys()
        found -= {name.rpartition(".")[0] for name in found}  # "from services.cli import render" wants only the latter
        rooms = {room_of(name, folder) for name in found if within(name, folder) and name != folder}
        doors[room_of(module, folder)] |= rooms - {room_of(module, folder)}
    while standing := {room for room, below in doors.items() if not below}:
        doors = {room: below - standing for room, below in doors.items() if room not in standing}
    assert not doors, f"circles among {sorted(doors)}"
