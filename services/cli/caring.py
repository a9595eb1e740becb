"""`crosswire backup`, `restore`: the record of a running installation into a file, and back."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer

from schemas.versions import LevelError
from services.care.backup import Backup, BackupError, Copied
from services.care.migration import MigrationError
from services.care.migration import migrate as to_this_level
from services.care.occupation import OccupiedError
from services.care.records import DamagedError, RecordWriter
from services.care.restore import Contents, Restore, RestoreError, check
from services.cli import console
from services.cli.asking import asked
from services.cli.errors import Failure, bad_input
from services.cli.options import DataDir, RedisUrl, attached, server_directory, settings_of
from services.cli.running import server
from services.runtime.embedded import running_server
from services.runtime.keys import Keys
from services.runtime.settings import Settings

File = Annotated[Path, typer.Argument(metavar="FILE", help="A gzip file of JSON lines; see docs/backup.md.")]


def backup(file: File, redis_url: RedisUrl = None, data_dir: DataDir = None) -> None:
    """Copy the record of a running installation, as it stands at one moment, into FILE. Nobody waits for it."""
    if file.exists():
        raise bad_input(f"{file} exists.", "Name a file that does not.")
    settings = attached(settings_of(redis_url, data_dir))
    part = file.with_name(file.name + ".part")
    try:
        with console.err().status("copying ..."):
            copied = asked(settings, lambda client, keys: _back_up(client, keys, part))
        part.replace(file)
    except BackupError as error:
        raise Failure(f"no backup: {error}") from error
    except OSError as error:
        raise Failure(f"cannot write {file}: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    console.err().print(
        console.text(
            f"{copied.values:,} values and {copied.entries:,} entries in {file.stat().st_size:,} bytes: {file}"
        )
    )


async def _back_up(client: Any, keys: Keys, part: Path) -> Copied:
    about = {"crosswire": version("crosswire"), "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
             "partition": keys.partition}  # fmt: skip
    # It holds articles and the hashes of API keys: nobody else's to read.
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "wb") as raw:  # noqa: PTH123, ASYNC230 - a descriptor; the command has nothing else to do
        with gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=3, mtime=0) as packed:
            copied = await Backup(client, keys, RecordWriter(packed)).run(about)
        raw.flush()
        os.fsync(raw.fileno())
    return copied


def restore(
    file: File,
    redis_url: RedisUrl = None,
    data_dir: DataDir = None,
    only_check: Annotated[bool, typer.Option("--check", help="Only read the file and check every digest.")] = False,
) -> None:
    """Put a backup into an empty server. The workers must not be running; start them afterwards."""
    if not file.is_file():
        raise bad_input(f"{file} is no file.", "Name one that `crosswire backup` wrote.")
    try:
        if only_check:
            say("whole", check(file))
            return
        with target(settings_of(redis_url, data_dir)) as settings, console.err().status("restoring ..."):
            contents = asked(settings, lambda client, keys: Restore(client, keys).run(file))
        say("restored", contents)
    except DamagedError as error:
        raise bad_input(f"{file} is damaged: {error}", "Take another backup.") from error
    except RestoreError as error:
        raise Failure(f"not restored: {error}") from error


def migrate(redis_url: RedisUrl = None, data_dir: DataDir = None) -> None:
    """Finish an upgrade: rewrite stored state where its form has changed, let the workers write the new versions."""
    with target(settings_of(redis_url, data_dir)) as settings, console.err().status("migrating ..."):
        try:
            done = asked(settings, to_this_level)
        except (MigrationError, OccupiedError, LevelError) as error:
            raise Failure(f"not migrated: {error}") from error
    if done.before == done.after:
        console.err().print(console.text(f"level {done.after} already: nothing to do"))
    else:
        console.err().print(console.text(f"level {done.before} -> {done.after}; {done.values:,} values rewritten"))


@contextmanager
def target(settings: Settings) -> Iterator[Settings]:
    """The server to restore into: the one named, the embedded one that runs, else the embedded one, started for it."""
    if settings.redis_url is None and running_server(server_directory(settings)) is None:
        with server(settings) as serving:
            yield serving.settings
    else:
        yield attached(settings)


def say(what: str, contents: Contents) -> None:
    """What the file held, on standard error."""
    seal, header = contents.seal, contents.header
    console.err().print(
        console.text(
            f"{what}: {seal['values']:,} values and {seal['entries']:,} entries, level {header['schema']}, "
            f"taken {header.get('taken_at', 'at an unknown time')}"
        )
    )
