"""`crosswire eval`: how good it is, measured on annotated sets. The JSON shapes are a contract (docs/cli.md)."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from services.cli import console
from services.cli.errors import Exit, Failure, bad_input

app = typer.Typer(no_args_is_help=True, help="Measure it on annotated sets.", rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output, nothing else there.")]


def evaluation(module: str, function: str) -> Callable[..., dict[str, Any]]:
    """`services.evaluation.<module>.<function>`. Raises `Failure` with exit code 3 where it is not there yet."""
    name = f"services.evaluation.{module}"
    try:
        found: Callable[..., dict[str, Any]] = getattr(importlib.import_module(name), function)
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("services."):
            raise
        raise not_built(module) from error
    except AttributeError as error:
        raise not_built(module) from error
    return found


def not_built(what: str) -> Failure:
    """The command is announced and not there."""
    return Failure(f"eval {what} is not built yet.", hint="See CHANGELOG.md for what is.", code=Exit.NOT_BUILT)


def existing(path: Path, *, directory: bool) -> Path:
    """`path` if it is there and of the right kind. Raises `Failure`."""
    if not path.exists():
        raise bad_input(f"{path} does not exist.", "Name the annotated set that you want to measure on.")
    if directory != path.is_dir():
        raise bad_input(f"{path} is {'not ' if directory else ''}a directory.", "See `crosswire eval --help`.")
    return path


def measure(module: str, function: str, as_json: bool, *arguments: Any, **options: Any) -> None:
    """Run one evaluation and print its object."""
    call = evaluation(module, function)
    with console.err().status(f"eval {module} ..."):
        try:
            result = call(*arguments, **options)
        except (ValueError, KeyError, OSError) as error:
            raise bad_input(f"cannot evaluate {arguments[0]}: {type(error).__name__}: {error}") from error
    if as_json:
        console.print_json(result)
    else:
        console.out().print(table_of(result))


def table_of(result: dict[str, Any]) -> Table:
    """Numbers of an evaluation, nested names joined with a dot."""
    table = Table("measure", "value", box=None, header_style="quiet")
    for name, value in flat(result):
        table.add_row(console.text(name), console.text(f"{value:.4g}" if isinstance(value, float) else value))
    return table


def flat(result: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Names and values, nested names joined with a dot.

    >>> flat({"f1": 0.5, "by_tag": {"role": {"f1": 1.0}}, "wrong": []})
    [('f1', 0.5), ('by_tag.role.f1', 1.0)]
    """
    rows: list[tuple[str, Any]] = []
    for name, value in result.items():
        if isinstance(value, dict):
            rows += flat(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            rows += [(f"{prefix}{name}", item) for item in value]
        else:
            rows.append((f"{prefix}{name}", value))
    return rows


@app.command()
def seeds(
    directory: Path,
    texts: Annotated[
        Path | None, typer.Option(help="Archive (JSON lines, gzipped) that holds the texts, where DIRECTORY does not.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Recall of claims on the annotated articles of DIRECTORY (gold.json; articles.jsonl, or --texts)."""
    archive = None if texts is None else existing(texts, directory=False)
    measure("seeds", "evaluate_seeds", as_json, existing(directory, directory=True), archive)


@app.command()
def scenarios(file: Path, as_json: Json = False) -> None:
    """Which articles of short streams raise an alert: precision, recall, F1, by tag, the wrong ones."""
    measure("scenarios", "evaluate_scenarios", as_json, existing(file, directory=False))


@app.command()
def stream(
    file: Path,
    articles: Annotated[int | None, typer.Option(help="How many; default: all.", min=1)] = None,
    first: Annotated[int, typer.Option("--from", help="Number of the line to begin with.", min=1)] = 1,
    as_json: Json = False,
) -> None:
    """Alerts of an archive of real news (JSON lines, may be gzipped), by address and offsets, to be judged by eye."""
    measure("stream", "evaluate_stream", as_json, existing(file, directory=False), articles, first)


@app.command()
def stories(
    directory: Path,
    backwards: Annotated[bool, typer.Option("--backwards", help="The other order within each day.")] = False,
    as_json: Json = False,
) -> None:
    """Alerts inside stories that many outlets told (DIRECTORY: FNC-1 bodies and stances), to be judged by eye."""
    measure("stories", "evaluate_stories", as_json, existing(directory, directory=True), backwards)


@app.command()
def attribution(file: Path, as_json: Json = False) -> None:
    """Source and content of attributions in a corpus of the PolNeAR form."""
    measure("attribution", "evaluate_attribution", as_json, existing(file, directory=False))


@app.command()
def pairs(file: Path, as_json: Json = False) -> None:
    """Verdicts on sentence pairs: lines of {premise, hypothesis, label}."""
    measure("pairs", "evaluate_pairs", as_json, existing(file, directory=False))


@app.command()
def fusion(
    directory: Path,
    without: Annotated[str, typer.Option(help="Sources to leave out, separated by commas.")] = "",
    copy_groups: Annotated[Path | None, typer.Option(help="File with the true groups of copying sources.")] = None,
    as_json: Json = False,
) -> None:
    """Accuracy of the scoring rules on web sources that state values of the same items (claims and truth .tsv.gz)."""
    left_out = tuple(name.strip() for name in without.split(",") if name.strip())
    groups = existing(copy_groups, directory=False) if copy_groups else None
    measure(
        "fusion", "evaluate_fusion", as_json, existing(directory, directory=True), without=left_out, copy_groups=groups
    )


@app.command()
def perturb(
    directory: Path,
    seed: Annotated[str, typer.Option(help="What the new values are drawn with.")] = "crosswire",
    whole: Annotated[bool, typer.Option("--whole", help="Whole articles instead of the two sentences alone.")] = False,
    as_json: Json = False,
) -> None:
    """Which changed fields of co-reported sentences are noticed: DIRECTORY holds the public sets (stream/, events/)."""
    measure("perturb.measure", "evaluate_perturb", as_json, existing(directory, directory=True), seed=seed, whole=whole)
