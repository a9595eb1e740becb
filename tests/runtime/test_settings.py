"""Settings from the environment, from files, and copies with changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.runtime.logging import clean_event
from services.runtime.settings import Settings


def test_a_copy_with_changes_has_nothing_left_of_the_original() -> None:
    first = Settings(redis_url="redis://one:1/0", consumer="one")
    assert (first.address, first.consumer_name) == ("redis://one:1/0", "one")
    second = first.model_copy(update={"redis_url": "redis://two:2/0", "consumer": "two"})
    assert (second.address, second.consumer_name) == ("redis://two:2/0", "two")


def test_a_password_comes_from_a_file_and_is_shown_nowhere(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("p@ss/word\n", "utf-8")
    settings = Settings(redis_url="rediss://old:gone@db:6380/1", redis_username="scoring", redis_password_file=secret)
    assert settings.address == "rediss://scoring:p%40ss%2Fword@db:6380/1"
    assert settings.shown_address == "rediss://db:6380/1"
    assert "p@ss" not in repr(settings)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWIRE_REDIS_URL", "redis+cluster://db:7000")
    monkeypatch.setenv("CROSSWIRE_WINDOW", "7")
    assert (Settings().redis_url, Settings().window) == ("redis+cluster://db:7000", 7)


def test_without_a_server_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CROSSWIRE_REDIS_URL", raising=False)
    with pytest.raises(ValueError, match="CROSSWIRE_REDIS_URL"):
        _ = Settings().address


def test_no_secret_and_no_terminal_escape_reaches_a_log() -> None:
    event = {"event": "x", "api_key": "k", "reason": "redis://me:pw@db refused", "title": "a\x1b]0;b\x07"}
    assert clean_event(None, "", event) == {
        "event": "x", "api_key": "***", "reason": "redis://***@db refused", "title": "a ]0;b ",
    }  # fmt: skip
