"""The happening that a story is about, and its day for what the story narrates of it without a time.

"A ferry sank off Torvik on Sunday ... Witnesses said that the boat tipped over": whoever reads the second sentence
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

from services.extraction.elsewhen import elsewhen
from services.extraction.frames.parsing.parser import lemma_of
from services.extraction.frames.statements.timing import happenings
from services.extraction.frames.words import lexicon
from services.extraction.model import Claim, Grain, Modality, Period, Relation, Role

_NEWS, _SHORT = timedelta(days=10), timedelta(days=3)
"""How old news may be, and how long a stretch of days that dates it."""
_LEAD = 2
"""Sentences in which a story says what it is about."""
_ELSEWHEN = elsewhen("another", "often", "units", also="total|overall|altogether|in all|every|each|annually|alone")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*(?![\d.,]*\d)")
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
    claims: Sequence[Claim], narrated: Mapping[str, frozenset[str]], title: str, published: date
) -> tuple[Claim, ...]:
    """The claims, those without a time that narrate the happening of the story with its day.

    Arguments:
        claims: all claims of one article, in the order of their sentences.
        narrated: the nouns of claims that narrate what befell, by their ids.
        title: its headline.
        published: the day of its publication.

    """
    occasion = _occasion(claims, narrated, title, published)
    if occasion is None:
        return tuple(claims)
    dated = {c.sentence for c in claims if c.when is not None and c.when.span is not None}
    free = [c for c in claims if c.sentence not in dated and _may_narrate(c)]
    found = {c.sentence: c.id for c in free if _narrates(c, occasion, narrated.get(c.id))}
    ids = {
        *found.values(),
        *(c.id for c in free if c.sentence in found and (c.id in narrated or _narrates(c, occasion, None))),
    }
    return tuple(replace(c, when=occasion.when) if c.id in ids else c for c in claims)


def _occasion(
    claims: Sequence[Claim], narrated: Mapping[str, frozenset[str]], title: str, published: date
) -> Occasion | None:
    told = {c.sentence.start: _words_of(c.told) for c in claims}
    lead = sorted(told)[:_LEAD]
    head = _words_of(title)
    kinds = _kinds_of(head) or _kinds_of(word for start in lead for word in told[start])
    if not kinds:
        return None
    deadly = not head.isdisjoint(_listed("deadly"))
    when = _day_of(kinds, [c for c in claims if _recent(c, published)], told, deadly=deadly)
    if when is None and _kinds_of(head):
        when = Period(published - timedelta(days=1), published, Grain.SPAN, vague=True, rule="occasion")
    if when is None:
        return None
    cast = {
        noun
        for c in claims
        if _tells(c, kinds) or (c.sentence.start in lead and kinds & _kinds_of(told[c.sentence.start]))
        for noun in narrated.get(c.id, ())
    }
    tolls = {float(m.group().replace(",", "")) for m in _NUMBER.finditer(title)} if deadly else set()
    return Occasion(kinds, when, _all_of(cast), frozenset(tolls))


def _day_of(
    kinds: frozenset[str], recent: Sequence[Claim], told: Mapping[int, frozenset[str]], *, deadly: bool
) -> Period | None:
    """The day with which most sentences date the happening, or its deaths; the earlier one of two."""
    tolls = [c for c in recent if not told[c.sentence.start].isdisjoint(_listed("deadly"))]
    of_kind = [c for c in recent if kinds & _kinds_of(told[c.sentence.start])]
    deaths = [c for c in tolls if c.frame.predicate == "die"]
    happened = [c for c in of_kind if _tells(c, kinds)]
    for found in (deaths, tolls, of_kind) if deadly else (happened, of_kind, tolls):
        days = Counter(pair for _, pair in {(c.sentence.start, _days(c.when)) for c in found} if pair is not None)
        if days:
            start, end = min(days, key=lambda pair: (-days[pair], pair))
            return Period(start, end, Grain.DAY if start == end else Grain.SPAN, rule="occasion")
    return None


def _days(when: Period | None) -> _Days | None:
    return (when.start, when.end) if when is not None and when.start is not None and when.end is not None else None


def _recent(claim: Claim, published: date) -> bool:
    """Whether a claim states of what few days of the last ones it is."""
    when, days = claim.when, _days(claim.when)
    if when is None or days is None or when.span is None or when.relation is not Relation.DURING:
        return False
    news = timedelta(0) <= published - days[1] and published - days[0] <= _NEWS
    return news and days[1] - days[0] <= _SHORT and claim.modality is Modality.ASSERTED


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
    return claim.frame.predicate not in _listed("spreading") and _ELSEWHEN.search(claim.text) is None


def _narrates(claim: Claim, occasion: Occasion, nouns: frozenset[str] | None) -> bool:
    """Whether a claim tells of the happening: its toll again, or what befell whom it struck."""
    number = claim.quantity.number if claim.quantity is not None else None
    if claim.frame.predicate in _listed("toll") and number in occasion.tolls:
        return True
    if nouns is None:
        return False
    meant = {
        p.words[0] for p in claim.frame.participants if p.kind != "person" and p.role is not Role.PLACE and p.words
    }
    named = nouns | meant
    return not occasion.cast.isdisjoint(named) or not occasion.kinds.isdisjoint(_kinds_of([claim.frame.lemma, *named]))


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
