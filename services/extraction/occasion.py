"""The happening that a story is about, and its day for what the story narrates of it without a time.

"A ferry sank off Torvik on Sunday ... Witnesses said that the boat hit a pier": whoever reads the second sentence
supplies the Sunday. Claims take it that tell in the past what was done or befell (`narrated`), of whom or of what the
happening struck, and in whose words nothing tells of another time. They do not state it: the period has no span, so
that it contradicts nothing. A story of which no sentence dates the happening is out on its day or on the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise

from services.extraction.elsewhen import elsewhen
from services.extraction.frames.parsing.parser import lemma_of
from services.extraction.frames.statements.dated import DatedEvent, happenings
from services.extraction.frames.words import lexicon
from services.extraction.model import PLAIN, Claim, Grain, Modality, Period, Relation, Role

_NEWS, _SHORT = timedelta(days=10), timedelta(days=3)
"""How old news may be, and how long a stretch of days that dates it."""
_LEAD = 2
"""Sentences in which a story says what it is about."""
_ELSEWHEN = elsewhen("another", "often", "units", also="total|overall|altogether|in all|every|each|annually|alone")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*(?![\d.,]*\d)")
_COUNTED = frozenset({"earlier", "after"})
"""Rules of days that are counted from another: "only 24 hours earlier" may go back to any."""
_Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a story is about."""

    kinds: frozenset[str]
    """Kinds of happening, of `happenings.tsv`."""
    when: Period
    cast: frozenset[str]
    """Nouns for whom and what it struck; no names: people have a past that is told as well."""
    tolls: frozenset[float]
    """Numbers of the headline of a deadly one."""


def with_occasion(
    claims: Sequence[Claim],
    narrated: Mapping[str, frozenset[str]],
    events: Sequence[DatedEvent],
    title: str,
    published: date,
) -> tuple[Claim, ...]:
    """The claims, those without a time that narrate the happening of the story with its day.

    Arguments:
        claims: all claims of one article, in the order of their sentences.
        narrated: the nouns of claims that narrate what befell, by their ids.
        events: those that its sentences date.
        title: its headline.
        published: the day of its publication.

    """
    occasion = _occasion(claims, narrated, events, title, published)
    if occasion is None:
        return tuple(claims)
    dated = {c.sentence for c in claims if c.when is not None and c.when.span is not None}
    free = [c for c in claims if c.sentence not in dated and _may_narrate(c)]
    dead = _naming_the_dead(claims) if occasion.tolls else ()
    listed = {c.id for c in claims if c.sentence.start in dead and c.when is None and c.sentence not in dated}
    of_it = {c.sentence for c in free if _narrates(c, occasion, narrated.get(c.id))}
    listed |= {c.id for c in free if c.sentence in of_it and (c.id in narrated or _narrates(c, occasion, None))}
    return tuple(replace(c, when=occasion.when) if c.id in listed else c for c in claims)


_AMONG = re.compile(r"\b(?:[Aa]mong|[Tt]he names of) (?:the|those) (?:dead|killed|victims)\b")
_AGED = re.compile(r"[^\W\d_]{2,}, (?:\d\d|1\d\d)(?=[,;.]| and\b)")
_KILLED = re.compile(r"\b(?:killed|dead|died|victims)\b")
_FEW = 3
"""Names with an age that make a list."""


def _naming_the_dead(claims: Sequence[Claim]) -> frozenset[int]:
    """Starts of the sentences that name the dead: "Among the dead was", a list of names and ages behind such a one."""
    told = sorted({c.sentence.start: c.told for c in claims}.items())
    among = {start for start, text in told if _AMONG.search(text)}
    return frozenset(among).union(
        start
        for (_, before), (start, text) in pairwise(told)
        if _KILLED.search(before) and len(_AGED.findall(text)) >= _FEW
    )


def _occasion(
    claims: Sequence[Claim],
    narrated: Mapping[str, frozenset[str]],
    events: Sequence[DatedEvent],
    title: str,
    published: date,
) -> Occasion | None:
    told = {c.sentence.start: _words_of(c.told) for c in claims}
    lead = sorted(told)[:_LEAD]
    head, recent = _words_of(title), [c for c in claims if _recent(c, published)]
    of_days = [e for e in events if _lately(e.when, published)]
    kinds = _kinds_of(head) or _kinds_of(c.frame.lemma for c in recent if c.sentence.start in lead)
    kinds = kinds or _kinds_of(word for event in of_days[:1] for word in event.words)
    if not kinds:
        return None
    deadly = not head.isdisjoint(_listed("deadly"))
    when = _when(kinds, recent, [e for e in of_days if kinds & _kinds_of(e.words)], told, deadly=deadly)
    if when is None:
        when = Period(published - timedelta(days=1), published, Grain.SPAN, vague=True, rule="occasion")
    cast = {
        noun
        for c in claims
        if _tells(c, kinds) or (c.sentence.start in lead and kinds & _kinds_of(told[c.sentence.start]))
        for noun in narrated.get(c.id, ())
    }
    tolls = {float(m.group().replace(",", "")) for m in _NUMBER.finditer(title)} if deadly else set()
    return Occasion(kinds, when, _all_of(cast), frozenset(tolls))


def _when(
    kinds: frozenset[str],
    recent: Sequence[Claim],
    events: Sequence[DatedEvent],
    told: Mapping[int, frozenset[str]],
    *,
    deadly: bool,
) -> Period | None:
    """The day with which most sentences date the happening, or its deaths; the earlier one of two."""
    tolls = [c for c in recent if not told[c.sentence.start].isdisjoint(_listed("deadly"))]
    of_kind = [c for c in recent if kinds & _kinds_of(told[c.sentence.start])]
    deaths = [c for c in tolls if c.frame.predicate == "die"]
    happened = [c for c in of_kind if _tells(c, kinds)]
    named = [(0, e.when) for e in events]
    deadliest = (_told(deaths), _told(tolls), named, _told(of_kind))
    for found in deadliest if deadly else ([*_told(happened), *named], _told(of_kind), _told(tolls)):
        days = Counter(pair for _, when in found if (pair := _days(when)) is not None)
        if days:
            start, end = min(days, key=lambda pair: (-days[pair], pair))
            return Period(start, end, Grain.DAY if start == end else Grain.SPAN, rule="occasion")
    return None


def _told(claims: Sequence[Claim]) -> list[tuple[int, Period | None]]:
    """Every sentence with every time that its claims have."""
    return list({(c.sentence.start, c.when): None for c in claims})


def _days(when: Period | None) -> _Days | None:
    return (when.start, when.end) if when is not None and when.start is not None and when.end is not None else None


def _lately(when: Period | None, published: date) -> bool:
    """Whether a time is stated, and few days of the last ones."""
    days = _days(when)
    if when is None or days is None or when.span is None or when.relation is not Relation.DURING:
        return False
    if when.rule in _COUNTED:
        return False
    return days[1] - days[0] <= _SHORT and days[1] <= published <= days[0] + _NEWS


def _recent(claim: Claim, published: date) -> bool:
    return claim.modality is Modality.ASSERTED and _lately(claim.when, published)


def _tells(claim: Claim, kinds: frozenset[str]) -> bool:
    """Whether a claim says that the happening happened, or that it was deadly."""
    return claim.frame.predicate == "die" or not kinds.isdisjoint(_kinds_of([claim.frame.lemma]))


def _all_of(cast: Collection[str]) -> frozenset[str]:
    """A cast with the other words for what was struck: a ferry that sank is a boat, a ship, a vessel."""
    rows = ((name, frozenset(members.split(","))) for name, members in lexicon.rows("classes.tsv"))
    others = (members for name, members in rows if name in _listed("struck") and not members.isdisjoint(cast))
    return frozenset(cast).union(*others) - _listed("general")


def _may_narrate(claim: Claim) -> bool:
    """Whether a claim without a time is asserted, and nothing in it tells of another time."""
    if claim.when is not None or claim.modality is not Modality.ASSERTED:
        return False
    return claim.frame.predicate not in _listed("spreading") and _ELSEWHEN.search(_said(claim)) is None


def _said(claim: Claim) -> str:
    """The words of a claim, without those that say whose they are: "the mayor, who earlier said that"."""
    contents = claim.attribution.content if claim.attribution is not None and claim.frame.predicate == PLAIN else ()
    start = claim.sentence.start
    inside = " ".join(claim.told[max(0, c.start - start) : c.end - start] for c in contents if c.end > start)
    return inside or claim.text


def _narrates(claim: Claim, occasion: Occasion, nouns: frozenset[str] | None) -> bool:
    """Whether a claim tells of the happening: its toll again, or what befell whom it struck; and of no other one."""
    number = claim.quantity.number if claim.quantity is not None else None
    if claim.frame.predicate in _listed("toll") and number in occasion.tolls:
        return True
    if nouns is None:
        return False
    meant = {
        p.words[0] for p in claim.frame.participants if p.kind != "person" and p.role is not Role.PLACE and p.words
    }
    kinds = _kinds_of([claim.frame.lemma, *nouns, *meant])
    return bool(kinds & occasion.kinds) if kinds else not occasion.cast.isdisjoint(nouns | meant)


@cache
def _listed(kind: str) -> frozenset[str]:
    text = (files("services.extraction") / "occasion.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return next(frozenset(words.split()) for name, words in rows if name == kind)


def _words_of(text: str) -> frozenset[str]:
    """The words of a text, and their base forms as far as a table of verbs and a last "s" tell them."""
    words = set(_WORD.findall(text.lower()))
    return frozenset(words | {lemma_of(w, "VBD") for w in words} | {w.removesuffix("s") for w in words})


def _kinds_of(words: Iterable[str]) -> frozenset[str]:
    """The kinds of happening that strike of which words tell."""
    return frozenset(kind for word in words for kind in happenings(word)) & _listed("strikes")
