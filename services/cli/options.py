"""Options that several commands share, and the settings that they amount to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from services.cli.errors import Exit, Failure, bad_input
from services.runtime.embedded import running_server
from services.runtime.settings import Settings

RedisUrl = Annotated[
    str | None,
    typer.Option("--redis-url", help="Redis to use instead of the embedded server [env: CROSSWIRE_REDIS_URL]."),
]
DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="Where the embedded server keeps its data [env: CROSSWIRE_DATA_DIR]."),
]
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def settings_of(redis_url: str | None = None, data_dir: Path | None = None, **more: Any) -> Settings:
    """Settings from the environment, options first. Raises `Failure` where a value makes no sense."""
    given = {"redis_url": redis_url, "data_dir": data_dir, **more}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = "_".join(str(part) for part in first["loc"])
        raise bad_input(f"CROSSWIRE_{name.upper()}: {first['msg']}", "Settings come from the environment.") from error


def server_directory(settings: Settings) -> Path:
    """Where the embedded server of this installation keeps its files."""
    return settings.data_dir / "server"


def attached(settings: Settings) -> Settings:
    """Settings with the address of a server that runs already: the one named, else that of `crosswire up`.

    Raises `Failure` where there is none.
    """
    if settings.redis_url is not None:
        return settings
    url = running_server(server_directory(settings))
    if url is None:
        raise Failure(
            f"no Crosswire runs on {settings.data_dir}.",
            hint="Start it with `crosswire up`, or name a Redis with --redis-url.",
            code=Exit.UNREACHABLE,
        )
    return settings.model_copy(update={"redis_url": url})


def environment_of(settings: Settings, **more: str) -> dict[str, str]:
    """What child processes need on top of our own environment to use the same server."""
    return {"CROSSWIRE_REDIS_URL": settings.redis_url or "", "CROSSWIRE_DATA_DIR": str(settings.data_dir), **more}


def seconds_of(duration: str | None) -> float | None:
    """Seconds of "+48h", "2d", "90m"; None for None. Raises `Failure`.

    >>> seconds_of("+48h"), seconds_of("2d"), seconds_of(None)
    (172800.0, 172800.0, None)
    """
    if duration is None:
        return None
    found = re.fullmatch(r"\+?(\d{1,6})([smhd])", duration.strip())
    if not found:
        raise bad_input(f"{duration!r} is no stretch of time.", "Write +48h, +2d or +90m.")
    return float(int(found[1]) * UNITS[found[2]])
