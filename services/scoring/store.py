"""Scoring's record: facts, alerts, outlets and pairs of them. Speaks the domain, hides keys and bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import orjson

from schemas.kept import KeptContract
from services.runtime.pages import PagedList, decode_ids, encode_ids, number
from services.runtime.state import UnitOfWork
from services.scoring.accounts import Account, Credit, credited
from services.scoring.mirrors import PairsOf
from services.scoring.model import AlertRecord, FactRecord, Witness
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.reliability import EPOCH, day_of
from services.scoring.scores import OutletScore, outlet_score

MIB = 1024 * 1024
FACT = KeptContract("scoring.fact", 1, FactRecord, keep=16 * MIB)
ALERT = KeptContract("scoring.alert", 1, AlertRecord, keep=4 * MIB)
ALERTS = PagedList("scoring:alerts", 256, encode_ids, decode_ids)


async def applied(work: UnitOfWork) -> int:
    """Number of the last entry taken in: an entry that is delivered again changes nothing."""
    return await number(work, "scoring:applied")


def put_applied(work: UnitOfWork, seq: int, seen_at: datetime) -> None:
    """Entry `seq` has been taken in at stream time `seen_at`."""
    work.put("scoring:applied", b"%d" % seq)
    work.put("scoring:clock", seen_at.isoformat().encode())


async def clock(work: UnitOfWork) -> datetime:
    """Stream time of the last entry; the epoch before the first."""
    (raw,) = await work.get("scoring:clock")
    return EPOCH if raw is None else datetime.fromisoformat(raw.decode())


async def today(work: UnitOfWork) -> int:
    """The present stream-time day."""
    return day_of(await clock(work))


async def resolve_fact(work: UnitOfWork, fact_id: str) -> str:
    """The id under which a fact lives now, after merges."""
    seen = set()
    while fact_id not in seen:
        seen.add(fact_id)
        (raw,) = await work.get(f"scoring:alias:{fact_id}")
        if raw is None:
            break
        fact_id = raw.decode()
    return fact_id


async def fact(work: UnitOfWork, fact_id: str) -> FactRecord | None:
    """What the record holds of a fact, or None."""
    (raw,) = await work.get(f"scoring:fact:{await resolve_fact(work, fact_id)}")
    return None if raw is None else FACT.decode(raw)


def put_fact(work: UnitOfWork, record: FactRecord) -> None:
    """Keep `record`; one without witnesses is forgotten."""
    key = f"scoring:fact:{record.fact_id}"
    if record.witnesses:
        work.put(key, FACT.encode(record))
    else:
        work.delete(key)


def put_alias(work: UnitOfWork, younger: str, older: str) -> None:
    """From now on `younger` is another name of `older`."""
    work.put(f"scoring:alias:{younger}", older.encode())


def put_claim(work: UnitOfWork, claim_id: str, fact_id: str) -> None:
    """Remember to which fact a claim was placed."""
    work.put(f"scoring:claim:{claim_id}", fact_id.encode())


async def fact_of_claim(work: UnitOfWork, claim_id: str) -> str | None:
    """Id of the fact that a claim belongs to, after merges."""
    (raw,) = await work.get(f"scoring:claim:{claim_id}")
    return None if raw is None else await resolve_fact(work, raw.decode())


async def witness_on_record(work: UnitOfWork, claim_id: str) -> Witness | None:
    """A claim as its own fact has it on record; None where it has left it or no longer stands."""
    home = await fact_of_claim(work, claim_id)
    record = await fact(work, home) if home is not None else None
    return next((w for w in record.standing if w.claim_id == claim_id), None) if record is not None else None


async def put_summons(work: UnitOfWork, claim_id: str, fact_id: str) -> None:
    """Remember that a claim is a witness of another fact, too."""
    key = f"scoring:summons:{claim_id}"
    (raw,) = await work.get(key)
    work.put(key, orjson.dumps(sorted({*orjson.loads(raw or b"[]"), fact_id})))


async def facts_of_claim(work: UnitOfWork, claim_id: str) -> list[str]:
    """Ids of all facts that have a claim on record, after merges: its own first."""
    home = await fact_of_claim(work, claim_id)
    (raw,) = await work.get(f"scoring:summons:{claim_id}")
    others = [await resolve_fact(work, f) for f in orjson.loads(raw or b"[]")]
    return [f for f in dict.fromkeys((home, *others)) if f is not None]


def drop_claim(work: UnitOfWork, claim_id: str) -> None:
    """Forget a claim that left the record."""
    work.delete(f"scoring:claim:{claim_id}")
    work.delete(f"scoring:summons:{claim_id}")


# --------------------------------------------------------------------------- alerts


async def alert(work: UnitOfWork, alert_id: str) -> AlertRecord | None:
    """The present state of an alert, or None."""
    (raw,) = await work.get(f"scoring:alert:{alert_id}")
    return None if raw is None else ALERT.decode(raw)


async def alerts_by_id(work: UnitOfWork, ids: Iterable[str]) -> list[AlertRecord]:
    """The alerts of `ids` that exist, in their order."""
    raw = await work.get(*(f"scoring:alert:{i}" for i in ids))
    return [ALERT.decode(r) for r in raw if r is not None]


async def alerts(work: UnitOfWork, limit: int = 100, before: int | None = None) -> list[AlertRecord]:
    """The newest `limit` alerts by opening, newest first; `before` skips those from that position on."""
    return await alerts_by_id(work, await ALERTS.newest(work, limit, before))


async def put_alert(work: UnitOfWork, record: AlertRecord) -> None:
    """Keep the state of an alert; a new one enters the index."""
    key = f"scoring:alert:{record.id}"
    (known,) = await work.get(key)
    work.put(key, ALERT.encode(record))
    if known is None:
        await ALERTS.append(work, record.id)


async def facts(work: UnitOfWork, ids: Sequence[str]) -> dict[str, FactRecord]:
    """Records of several facts by their present id, read in as few round trips as aliases allow."""
    present = {i: await resolve_fact(work, i) for i in ids}
    wanted = list(dict.fromkeys(present.values()))
    raw = await work.get(*(f"scoring:fact:{i}" for i in wanted))
    return {i: FACT.decode(r) for i, r in zip(wanted, raw, strict=True) if r is not None}


# --------------------------------------------------------------------------- voices

ACCOUNT = KeptContract("scoring.account", 1, Account, keep=4 * MIB)
LEDGER_PAGE: KeptContract[tuple[Credit, ...]] = KeptContract("scoring.ledger", 1, tuple[Credit, ...], keep=4 * MIB)


async def accounts(work: UnitOfWork, voices: Sequence[str]) -> dict[str, Account]:
    """Accounts of the voices that have one."""
    raw = await work.get(*(f"scoring:voice:{v}" for v in voices))
    return {v: ACCOUNT.decode(r) for v, r in zip(voices, raw, strict=True) if r is not None}


async def account(work: UnitOfWork, voice: str) -> Account:
    """The account of a voice; an empty one where there is none yet."""
    return (await accounts(work, [voice])).get(voice) or Account(voice)


async def put_account(work: UnitOfWork, record: Account, *, new: bool = False) -> None:
    """Keep an account; a `new` outlet enters the list of outlets."""
    work.put(f"scoring:voice:{record.voice}", ACCOUNT.encode(record))
    if new and record.voice.startswith("outlet:"):
        (raw,) = await work.get("scoring:outlets")
        names = set(orjson.loads(raw or b"[]")) | {record.voice.removeprefix("outlet:")}
        work.put("scoring:outlets", orjson.dumps(sorted(names)))


async def outlet(work: UnitOfWork, name: str, parameters: Parameters = DEFAULT) -> OutletScore | None:
    """The score of an outlet at the present stream time; None for one that was never seen."""
    found = await accounts(work, [f"outlet:{name}"])
    return outlet_score(found[f"outlet:{name}"], await today(work), parameters) if found else None


async def outlets(work: UnitOfWork, parameters: Parameters = DEFAULT) -> list[OutletScore]:
    """The scores of all outlets, by name."""
    found = await accounts(work, [f"outlet:{name}" for name in await outlet_names(work)])
    day = await today(work)
    return [outlet_score(found[voice], day, parameters) for voice in sorted(found)]


async def outlet_names(work: UnitOfWork) -> list[str]:
    """Every outlet seen so far, by name."""
    (raw,) = await work.get("scoring:outlets")
    return list(orjson.loads(raw or b"[]"))


async def book(work: UnitOfWork, entries: Sequence[Credit]) -> None:
    """Enter settlements into the accounts of their voices and into their ledger logs."""
    by_voice: dict[str, list[Credit]] = {}
    for credit in entries:
        by_voice.setdefault(credit.voice, []).append(credit)
    known = await accounts(work, sorted(by_voice))
    for voice in sorted(by_voice):
        record = known.get(voice) or Account(voice)
        await _ledger(voice).put(work, record.entries, *by_voice[voice])
        for credit in by_voice[voice]:
            record = credited(record, credit)
        await put_account(work, record, new=voice not in known)


async def credits_of(work: UnitOfWork, fact_id: str) -> list[Credit]:
    """What the claims of a fact have moved so far."""
    (raw,) = await work.get(f"scoring:credits:{fact_id}")
    return [] if raw is None else list(LEDGER_PAGE.decode(raw))


def put_credits(work: UnitOfWork, fact_id: str, entries: Sequence[Credit]) -> None:
    """Keep what the claims of a fact have moved."""
    work.put(f"scoring:credits:{fact_id}", LEDGER_PAGE.encode(tuple(entries)))


def _ledger(voice: str) -> PagedList[Credit]:
    """The settlements of a voice; its account counts them."""
    return PagedList(f"scoring:ledger:{voice}", 64, LEDGER_PAGE.encode, LEDGER_PAGE.decode)


async def ledger(work: UnitOfWork, voice: str, limit: int = 200) -> list[Credit]:
    """The newest `limit` settlements of a voice, newest first."""
    count = (await account(work, voice)).entries
    return (await _ledger(voice).between(work, max(0, count - limit), count))[::-1]


# --------------------------------------------------------------------------- pairs of outlets

PAIRS = KeptContract("scoring.pairs", 1, PairsOf, keep=4 * MIB)


async def pairs_of(work: UnitOfWork, outlets: Sequence[str]) -> dict[str, PairsOf]:
    """What is learned of each outlet with the outlets after it by name."""
    raw = await work.get(*(f"scoring:pairs:{o}" for o in outlets))
    return {o: PAIRS.decode(r) for o, r in zip(outlets, raw, strict=True) if r is not None}


def put_pairs(work: UnitOfWork, record: PairsOf) -> None:
    """Keep what is learned of an outlet's pairs."""
    work.put(f"scoring:pairs:{record.outlet}", PAIRS.encode(record))


async def fact_totals(work: UnitOfWork) -> dict[str, int]:
    """Facts counted as coverage evidence, by topic."""
    (raw,) = await work.get("scoring:totals")
    return dict(orjson.loads(raw or b"{}"))


def put_fact_totals(work: UnitOfWork, totals: dict[str, int]) -> None:
    """Keep the totals."""
    work.put("scoring:totals", orjson.dumps(totals, option=orjson.OPT_SORT_KEYS))


# --------------------------------------------------------------------------- retention


def forget_fact(work: UnitOfWork, record: FactRecord) -> None:
    """Drop a fact with its claims; alerts and settlements stay, but can no longer be taken back."""
    for witness in record.witnesses:
        if witness.claim_id not in record.summoned:
            drop_claim(work, witness.claim_id)
    work.delete(f"scoring:fact:{record.fact_id}")
    work.delete(f"scoring:credits:{record.fact_id}")
