"""Operators' commands on their way in: only what the desk has issued gets a number, once, and a scraper cannot issue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import pointer
from schemas.command import LARGEST_COMMAND, encode_command, new_command
from schemas.wire import COMMAND
from services.ingestion.model import Admission, Outcome
from services.scoring.model import Action
from tests.ingestion.test_admission import GOOD, NOW, Desk

ID = "command-0001"
REPLY = {"id": ID, "action": "reply", "target": "x.example", "author": "Ida Moor", "reason": "a letter", "text": "No."}


def issued(body: Any = REPLY, *, replay: bool = False, name: str = ID) -> Desk:
    desk = Desk(replay)
    desk.backend.values[f"desk:{name}"] = body if isinstance(body, bytes) else orjson.dumps(body)
    return desk


def test_a_command_gets_the_next_number_and_the_log_s_time() -> None:
    desk = issued()
    desk.take(GOOD)
    admitted = desk.take(pointer(ID), NOW + timedelta(minutes=5))
    assert (admitted.outcome, desk.log[1].seq, desk.log[1].kind) == (Outcome.COMMAND, 2, Admission.COMMAND)
    command = COMMAND.decode(desk.log[1].command)
    assert (command.action, command.text, command.at) == (Action.REPLY, "No.", NOW + timedelta(minutes=5))


def test_a_second_pointer_has_no_effect() -> None:
    desk = issued()
    outcomes = [desk.take(pointer(ID)).outcome for _ in range(3)]
    assert outcomes == [Outcome.COMMAND, Outcome.DUPLICATE, Outcome.DUPLICATE]
    assert len(desk.log) == 1


def test_the_clock_of_the_log_never_runs_back_for_a_command() -> None:
    desk = issued()
    desk.take(GOOD)
    desk.take(pointer(ID), NOW - timedelta(days=3))
    assert desk.log[1].seen_at == desk.log[0].seen_at


def test_in_a_replay_a_command_happens_at_the_time_of_the_article_before_it() -> None:
    desk = issued(replay=True)
    assert "no" in desk.take(pointer(ID)).reason
    desk.take(GOOD)
    desk.take(pointer(ID), NOW + timedelta(days=100))
    assert desk.log[1].seen_at == datetime(2025, 3, 1, 10, tzinfo=UTC)


REJECTED: list[tuple[str, Any, Any, str]] = [
    ("nobody issued it", {"command": "other-command"}, REPLY, "nobody has issued other-command"),
    ("the command itself", {"command": ID, "action": "reply"}, REPLY, "action: Extra inputs"),
    ("an order in place of a name", {"command": REPLY}, REPLY, "command: Input should be a valid string"),
    ("a name that is a key", {"command": "x:../scoring:fact"}, REPLY, "String should match pattern"),
    ("not JSON", {"command": ID}, b"{", "Invalid JSON"),
    ("too long", {"command": ID}, b" " * (LARGEST_COMMAND + 1), "the limit is"),
    ("another id", {"command": ID}, {**REPLY, "id": "command-0002"}, "calls itself command-0002"),
    ("no such action", {"command": ID}, {**REPLY, "action": "reboot"}, "action: Input should be"),
    ("no reason", {"command": ID}, {k: v for k, v in REPLY.items() if k != "reason"}, "reason: Field required"),
    ("blank author", {"command": ID}, {**REPLY, "author": "  "}, "author: String should match"),
    ("expires without zone", {"command": ID}, {**REPLY, "expires": "2030-01-01T00:00:00"}, "expires"),
    ("an unknown field", {"command": ID}, {**REPLY, "force": True}, "force: Extra inputs"),
    ("a truth in words", {"command": ID}, {**REPLY, "upheld": "yes"}, "upheld: Input should be a valid boolean"),
    ("no address", {"command": ID}, {**REPLY, "action": "takedown", "target": "ftp://x"}, "must begin with http"),
]


@pytest.mark.parametrize(("message", "body", "why"), [row[1:] for row in REJECTED], ids=[row[0] for row in REJECTED])
def test_what_is_no_command_is_a_dead_letter_with_its_reason(message: Any, body: Any, why: str) -> None:
    desk = issued(body)
    admitted = desk.take(orjson.dumps(message))
    assert admitted.outcome is Outcome.REJECTED
    assert why in admitted.reason
    assert desk.log == []
    assert {key for key in desk.backend.values if key.startswith("ingestion:command")} == set()


def test_an_article_that_names_a_command_is_an_article() -> None:
    desk = issued()
    assert desk.take({**GOOD, "command": ID}).outcome is Outcome.ADMITTED
    assert desk.log[0].command is None


class TestTakedown:
    def order(self, url: str) -> Desk:
        return issued({**REPLY, "action": "takedown", "target": url, "text": None, "reason": "court order"})

    def test_it_withdraws_the_article_with_the_order_attached(self) -> None:
        desk = self.order(GOOD["url"] + "?utm_source=x")
        desk.take(GOOD)
        desk.take(pointer(ID))
        entry = desk.log[1]
        assert (entry.kind, entry.supersedes, entry.outlet) == (
            Admission.WITHDRAWAL,
            desk.log[0].id,
            desk.log[0].outlet,
        )
        assert COMMAND.decode(entry.command).reason == "court order"
        assert desk.take({"withdraw": True, "url": GOOD["url"]}).outcome is Outcome.NOT_ON_RECORD

    def test_of_what_is_not_on_record_it_is_a_command_all_the_same_so_that_the_refusal_is_logged(self) -> None:
        desk = self.order("https://nobody.example/1")
        desk.take(pointer(ID))
        assert (desk.log[0].kind, desk.log[0].supersedes) == (Admission.COMMAND, None)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=80).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, st.sampled_from([None, datetime(2030, 1, 1, tzinfo=UTC)]))
def test_what_the_desk_writes_is_what_the_log_says(author: str, reason: str, expires: datetime | None) -> None:
    command = new_command(Action.OVERRIDE, "a1", author, reason, expires=expires)
    desk = issued(encode_command(command), name=command.id)
    desk.take(pointer(command.id))
    assert COMMAND.decode(desk.log[0].command) == command.at(NOW)
