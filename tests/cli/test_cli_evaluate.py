from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from services.cli.console import plain

Cli = Callable[..., Any]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    module = types.ModuleType("services.evaluation.pairs")
    monkeypatch.setitem(sys.modules, "services.evaluation.pairs", module)
    monkeypatch.setattr("services.evaluation.pairs", module, raising=False)
    return module


def test_json_is_one_object_and_nothing_else(crosswire: Cli, built: types.ModuleType, tmp_path: Path) -> None:
    built.evaluate_pairs = lambda path: {"accuracy": 0.5, "file": path.name}  # type: ignore[attr-defined]
    (tmp_path / "pairs.jsonl").touch()
    ended = crosswire("eval", "pairs", tmp_path / "pairs.jsonl", "--json")
    assert json.loads(ended.out) == {"accuracy": 0.5, "file": "pairs.jsonl"}
    assert (ended.code, ended.out.count("\n")) == (0, 1)


def test_what_is_not_built_says_so(crosswire: Cli, built: types.ModuleType, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").touch()
    ended = crosswire("eval", "pairs", tmp_path / "pairs.jsonl")
    assert ended.code == 3
    assert "not built yet" in ended.err
    assert ended.out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("eval", "scenarios", "nowhere.jsonl"), "nowhere.jsonl does not exist"),
        (("eval", "scenarios", "."), "is a directory"),
        (("eval", "fusion", "."), ""),
    ],
)
def test_wrong_input_is_a_sentence_and_not_a_traceback(
    crosswire: Cli, arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = crosswire(*arguments)
    assert ended.code in (2, 3)
    assert said in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]0;title\x07calm", "]0;titlecalm"),
        ("a\x9b31mb", "a31mb"),
        ("one\r\ntwo", "one  two"),
        ("safe \u202egnp.exe", "safe gnp.exe"),
        ("[red]kept[/red]", "[red]kept[/red]"),
    ],
)
def test_a_terminal_obeys_nothing_in_an_article(hostile: str, shown: str) -> None:
    assert plain(hostile) == shown
