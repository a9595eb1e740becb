"""Decoded values kept beside their bytes: never another value than the bytes hold, and never more than asked for."""

from __future__ import annotations

from datetime import UTC, datetime

from schemas.kept import KeptContract
from schemas.wire import Contract
from services.pipeline import run_in_memory
from services.scoring import store
from services.scoring.accounts import Account
from services.scoring.model import FactRecord
from tests.crash.archive import small_archive

DAY = datetime(2025, 3, 3, tzinfo=UTC)


def test_what_is_kept_reads_as_the_bytes_do_after_a_whole_archive() -> None:
    """A restarted owner reads bytes where another still has the record: 5 and 5.0 would part their ways."""
    pipeline, _ = run_in_memory(small_archive())
    plain = Contract("scoring.fact", 1, FactRecord)
    facts = [value for key, value in pipeline.backend.values.items() if key.startswith("scoring:fact:")]
    assert len(facts) > 20
    for payload in facts:
        assert shown(store.FACT.decode(payload)) == shown(plain.decode(payload))


def shown(record: FactRecord) -> str:
    """Everything in it with its types; the library that reads the bytes has a UTC of its own."""
    return repr(record).replace("TzInfo(0)", repr(UTC))


def test_the_oldest_go_first_once_their_bytes_exceed_the_limit() -> None:
    accounts = [Account(f"outlet:o{n}.example", articles=n) for n in range(40)]
    size = len(Contract("scoring.account", 1, Account).encode(accounts[10]))
    kept = KeptContract("scoring.account", 1, Account, keep=10 * size)
    payloads = [kept.encode(account) for account in accounts]
    assert kept.decode(payloads[-1]) is accounts[-1]
    first = kept.decode(payloads[0])
    assert first == accounts[0]
    assert first is not accounts[0]
    assert len(kept._kept) <= 11


def test_what_is_read_often_stays() -> None:
    accounts = [Account(f"outlet:o{n}.example", articles=n) for n in range(10, 50)]
    size = len(Contract("scoring.account", 1, Account).encode(accounts[0]))
    kept = KeptContract("scoring.account", 1, Account, keep=10 * size)
    often = kept.encode(accounts[0])
    for account in accounts[1:]:
        kept.encode(account)
        assert kept.decode(often) is accounts[0]


def test_a_value_too_large_for_what_is_kept_is_read_all_the_same() -> None:
    kept = KeptContract("scoring.account", 1, Account, keep=100)
    account = Account("outlet:o.example", note="x" * 500, first_seen=DAY)
    assert kept.decode(kept.encode(account)) == account
