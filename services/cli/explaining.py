"""`crosswire explain`: why a score, an alert or a consensus is what it is."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.tree import Tree

from services.cli import console
from services.cli.asking import read
from services.cli.errors import Failure
from services.cli.options import DataDir, RedisUrl, attached, settings_of
from services.runtime.state import UnitOfWork
from services.scoring.explaining import store as explaining

app = typer.Typer(
    no_args_is_help=True, help="Say why a score, an alert or a consensus is what it is.", rich_markup_mode=None
)

Id = Annotated[str, typer.Argument(metavar="ID")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output, nothing else there.")]


@app.command()
def outlet(name: str, redis_url: RedisUrl = None, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Which settled claims moved the score of outlet NAME, by how much, and what the next grade needs."""
    settings = attached(settings_of(redis_url, data_dir))
    found = read(settings, lambda backend: explaining.explain_outlet(UnitOfWork(backend), name.lower()))
    show("outlet", name, found, as_json)


@app.command()
def alert(id_: Id, redis_url: RedisUrl = None, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Both sides of alert ID, the rule that decided, the consensus as it stands now, what would change it."""
    settings = attached(settings_of(redis_url, data_dir))
    found = read(settings, lambda backend: explaining.explain_alert(UnitOfWork(backend), id_))
    show("alert", id_, found, as_json)


@app.command()
def fact(id_: Id, redis_url: RedisUrl = None, data_dir: DataDir = None, as_json: Json = False) -> None:
    """The values of fact ID with their probabilities, every witness, and who was discounted and why."""
    settings = attached(settings_of(redis_url, data_dir))
    found = read(settings, lambda backend: explaining.explain_fact(UnitOfWork(backend), id_))
    show("fact", id_, found, as_json)


def show(what: str, name: str, found: dict[str, Any] | None, as_json: bool) -> None:
    """An explanation as it is, or as a tree. Raises `Failure` where there is nothing to explain."""
    if found is None:
        raise Failure(
            f"there is no {what} {name!r} on record.", hint="`crosswire scores` and `crosswire alerts` list what is."
        )
    if as_json:
        console.print_json(found)
        return
    tree = Tree(console.text(f"{what} {name}", "bold"), guide_style="quiet")
    grow(tree, found)
    console.out().print(tree)


def grow(tree: Tree, value: Any) -> None:
    """Hang a JSON value onto a tree: names, and beneath them what they hold."""
    if isinstance(value, dict):
        for name, item in value.items():
            leaf(tree, str(name).replace("_", " "), item)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            leaf(tree, str(number), item)


def leaf(tree: Tree, name: str, item: Any) -> None:
    """A name with a plain value on one line, or a branch of its own."""
    label = console.text(name, "cyan")
    if isinstance(item, dict | list) and item and not _short(item):
        grow(tree.add(label), item)
    else:
        tree.add(label + console.text(f"  {_plain(item)}"))


def _short(item: Any) -> bool:
    return isinstance(item, list) and len(item) <= 3 and all(isinstance(part, int | float | str) for part in item)


def _plain(item: Any) -> str:
    if item is None or item in ([], {}):
        return "–"
    if isinstance(item, list):
        return ", ".join(str(part) for part in item)
    return str(item)
