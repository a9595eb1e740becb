"""The optional second reader of clauses (docs/nli.md), as the settings of a command name it."""

from __future__ import annotations

from services.cli.errors import Failure
from services.comparison.nli.encoder import load_reader
from services.comparison.nli.files import ModelError, find_model
from services.comparison.nli.reading import Reader
from services.runtime.settings import Settings

OFF = "off"


def reader_of(settings: Settings) -> Reader | None:
    """The reader that the settings name, None where they name none. Raises `Failure` where it cannot be used."""
    try:
        return load_reader(
            settings.nli_model, settings.nli_revision, settings.nli_threshold, download=settings.nli_download
        )
    except ModelError as error:
        raise Failure(f"the second reader cannot be used: {error}", hint="docs/nli.md says what it needs.") from error


def reader_state(settings: Settings) -> tuple[str, list[str]]:
    """Its name with the revision, or that it is off; and what is wrong with it. Nothing is downloaded for that."""
    if not settings.nli_model:
        return OFF, []
    try:
        return find_model(settings.nli_model, settings.nli_revision).name, []
    except ModelError as error:
        return settings.nli_model, [f"the second reader (nli) cannot be used: {error}"]
