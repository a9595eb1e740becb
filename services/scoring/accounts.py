"""The account of one voice (an outlet or a speaker): settled credit and debit by ledger and topic, frozen by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from services.scoring.model import Ledger
from services.scoring.parameters import DEFAULT, Parameters
from services.scoring.reliability import Reliability, Sums, amounts, by_topic, day_of, grade, reliability
from services.scoring.reliability import topic_reliability as on_topic
from services.scoring.weight import Voice, weigh

NOTHING = Sums()
UNKNOWN = "unknown"
"""Topic of a claim whose article names no section that we know."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One settlement of one claim on one ledger: what it moved, exactly."""

    claim_id: str
    fact_id: str
    voice: str
    ledger: Ledger
    topic: str
    at: datetime
    y: float
    u: float
    credit: int
    debit: int
    why: str = ""
    corrected: bool = False
    """The outlet had corrected itself first."""

    @property
    def reversed(self) -> Credit:
        """The entry that takes this one back to the last digit."""
        return replace(self, credit=-self.credit, debit=-self.debit)


@dataclass(frozen=True, slots=True)
class Book:
    """Sums of one ledger and topic; what settled today is kept apart, since weights are frozen for the day."""

    ledger: Ledger
    topic: str
    before: Sums = NOTHING
    today: Sums = NOTHING


@dataclass(frozen=True, slots=True)
class Account:
    """Everything on record of one voice."""

    voice: str
    """"outlet:NAME" or "source:NAME"."""
    day: int = 0
    books: tuple[Book, ...] = ()
    articles: int = 0
    claims: int = 0
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    alerts: tuple[str, ...] = ()
    """The latest alerts in which it dissents, newest last."""
    reports: tuple[tuple[str, int], ...] = ()
    """Settled facts that it reports, by topic: what coverage is measured by."""
    entries: int = 0
    """Length of its ledger log."""
    seed: tuple[float, float] | None = None
    """Operator's prior (alpha, beta) in place of the default, labelled as such wherever shown."""
    note: str = ""
    """Right of reply, shown beside the score."""


def rolled(account: Account, day: int) -> Account:
    """The account on `day`: what settled on earlier days now counts in the weights."""
    if day <= account.day:
        return account
    books = tuple(Book(b.ledger, b.topic, b.before.plus(b.today.credit, b.today.debit)) for b in account.books)
    return replace(account, day=day, books=books)


def credited(account: Account, credit: Credit) -> Account:
    """The account with one settlement more; it counts in weights from the next stream-time day."""
    account = rolled(account, day_of(credit.at))
    books = {(b.ledger, b.topic): b for b in account.books}
    key = (credit.ledger, credit.topic)
    book = books.get(key, Book(*key))
    books[key] = replace(book, today=book.today.plus(credit.credit, credit.debit))
    ordered = tuple(books[k] for k in sorted(books, key=lambda k: (k[0].value, k[1])))
    return replace(account, books=ordered, entries=account.entries + 1)


def credit_of(
    *,
    claim_id: str,
    fact_id: str,
    voice: str,
    ledger: Ledger,
    topic: str,
    at: datetime,
    y: float,
    u: float,
    corrected: bool = False,
    why: str = "",
    parameters: Parameters = DEFAULT,
) -> Credit:
    """The entry for a claim that held up to the degree `y` and counts `u`."""
    credit, debit = amounts(y, u, day_of(at), corrected, parameters)
    return Credit(claim_id, fact_id, voice, ledger, topic, at, y, u, credit, debit, why, corrected)


def rebooked(credit: Credit, at: datetime, parameters: Parameters = DEFAULT) -> Credit:
    """The same settlement under another date, so that it is forgotten as that one would have been."""
    gain, loss = amounts(credit.y, credit.u, day_of(at), credit.corrected, parameters)
    return replace(credit, at=at, credit=gain, debit=loss)


def standing(
    account: Account,
    day: int,
    ledgers: Iterable[Ledger] = tuple(Ledger),
    *,
    frozen: bool = False,
    parameters: Parameters = DEFAULT,
) -> tuple[Reliability, dict[str, Reliability]]:
    """Reliability of a voice on `day` over `ledgers`, and by topic; `frozen` leaves out what settled on that day."""
    account = rolled(account, day)
    wanted = set(ledgers)
    topics: dict[str, list[Sums]] = {}
    for book in account.books:
        if book.ledger in wanted:
            topics.setdefault(book.topic, []).append(
                book.before if frozen else book.before.plus(book.today.credit, book.today.debit)
            )
    sums = {t: Sums(sum(s.credit for s in found), sum(s.debit for s in found)) for t, found in topics.items()}
    whole = Sums(sum(s.credit for s in sums.values()), sum(s.debit for s in sums.values()))
    overall = reliability(whole.at(day, parameters), parameters, account.seed)
    return overall, by_topic(overall, {t: s.at(day, parameters) for t, s in sums.items()}, parameters)


def voice_of(account: Account, day: int, ledger: Ledger, topic: str, parameters: Parameters = DEFAULT) -> Voice:
    """The weight of a voice on one ledger and topic, from the settlements before `day`."""
    overall, topics = standing(account, day, (ledger,), frozen=True, parameters=parameters)
    if overall.n <= 0.0 and account.seed is None:
        return Voice(parameters.unrated_weight)
    own = topics.get(topic) or on_topic(overall, 0.0, 0.0, parameters)
    seeded = sum(account.seed) if account.seed is not None else 0.0
    return weigh(own.cautious, overall.n + seeded, parameters)


@dataclass(frozen=True, slots=True)
class Score:
    """A reliability as it is shown: numbers first, the letter second."""

    mean: float | None
    """None: not enough evidence to say."""
    lower: float
    upper: float
    n: float
    grade: str


def score_of(reliability_: Reliability) -> Score:
    """Mean, 90% credible interval, evidence and grade, rounded to four digits.

    >>> score_of(reliability((0.0, 0.0))).mean is None
    True
    """
    enough = reliability_.n >= 1.0
    return Score(
        mean=round(reliability_.mean, 4) if enough else None,
        lower=round(reliability_.lower, 4),
        upper=round(reliability_.upper, 4),
        n=round(reliability_.n, 4),
        grade=grade(reliability_),
    )
