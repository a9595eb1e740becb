"""Under which keys a claim is found again: (family of events, name), rarest first, in time buckets.

A claim is looked up under at most `MAX_KEYS` keys in two buckets each, postings hold at most `MAX_POSTINGS` facts (the
latest), and at most `MAX_CANDIDATES` facts are compared: the cost of a claim stays flat as stored claims grow.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations

from services.comparison.ages import owner
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import read_sentence
from services.comparison.sentences.model import Kind
from services.comparison.values.figures import digits_of
from services.comparison.words.names import name_tokens
from services.comparison.words.vocabulary import (
    WEAK_NAMES,
    concept_of,
    counted_head,
    family_of,
    has,
    is_person_noun,
    is_region,
    strong_names,
)
from services.extraction.model import PLAIN, Grain, Role

MAX_KEYS = 16
MAX_POSTINGS = 64
MAX_CANDIDATES = 16
_NOUNS = 4
_FIGURE_NAMES = 3
_MOVED_NAMES = 2
_STORY_NAMES = 4
_RARE, _RARE_NAMES, _RARE_WORDS = 5.0, 4, 5
_FEW, _COMMON, _PAIRED = 2, 3.4, 4
"""With how few rare words pairs of others are looked up, too; weight and number of those others."""
_UNITS = ("percent", "USD", "EUR", "GBP")
_UNCOMMON = 3
"""Digits of a figure that is looked up without a name: 132, 12.3 million."""


def bucket_of(seen_at: datetime) -> int:
    """The quarter of a time, counted from year 0.

    >>> bucket_of(datetime(2025, 5, 1))
    8101
    """
    return seen_at.year * 4 + (seen_at.month - 1) // 3


def keys_of(profile: Profile) -> tuple[str, ...]:
    """The keys of a claim, most telling first: names, then countries with a noun, then the speaker."""
    if profile.concept == PLAIN:
        return _age_keys(profile) + _exact_keys(profile) + _rare_keys(profile)
    family = family_of(profile.concept)
    names = sorted(w for w in profile.names if not is_region(w))
    names += sorted(w for w in profile.mentions - profile.names if not is_region(w))
    if len(names) < _STORY_NAMES:
        names += sorted(strong_names(profile.story) - set(names))
    regions = sorted(w for w in profile.mentions if is_region(w))
    nouns = sorted(profile.nouns)[:_NOUNS]
    if profile.head is not None:
        nouns.insert(0, profile.head)
    keys = [f"{family}|{n}" for n in names[: MAX_KEYS // 2]]
    keys += [f"{moved}|{n}" for moved in _moved(profile) for n in names[:_MOVED_NAMES]]
    keys += [f"{family}|{r}|{noun}" for r in regions[:3] for noun in nouns]
    keys += _day_keys(profile, family, nouns)
    if has(profile.concept, "measure"):
        keys.append(f"{family}|{'+'.join(sorted(profile.nouns))}")
    origin = profile.origin
    if origin is not None and origin.named:
        last = name_tokens(origin.name)[-1:]
        keys += [f"{family}|@{w}" for w in last]
    return (
        tuple(dict.fromkeys(keys))[:MAX_KEYS]
        + _figure_keys(profile, names, regions)
        + _story_keys(profile, names)
        + _age_keys(profile)
        + _exact_keys(profile)
        + _rare_keys(profile)
    )


def _moved(profile: Profile) -> list[str]:
    """The measure that a change without a figure is of: "unemployment rose" is found by "unemployment is 5%"."""
    if profile.concept != "change" or profile.claim.quantity is not None:
        return []
    measures = (concept_of(p.words[0]) for p in profile.of(Role.PATIENT) if p.words)
    return [family_of(concept) for concept in measures if has(concept, "measure") and concept != "change"][:1]


def _day_keys(profile: Profile, family: str, nouns: Sequence[str]) -> list[str]:
    """The nouns of an event of a stated day: where its place or its person is what differs, no name is shared."""
    when = profile.claim.when
    if when is None or when.span is None or when.grain is not Grain.DAY or when.start is None:
        return []
    return [f"{family}|{when.start.isoformat()}|{noun}" for noun in nouns[:3]]


def _story_keys(profile: Profile, names: Sequence[str]) -> tuple[str, ...]:
    """Keys without the predicate and the figure: one or two names of the clause and the kind of its figure."""
    quantity = profile.claim.quantity
    unit = "" if quantity is None else "people" if is_person_noun(quantity.unit) else counted_head(quantity.unit)
    chosen = [n for n in names if n not in WEAK_NAMES][:_STORY_NAMES]
    pairs = [f"~{unit}|{a}|{b}" for i, a in enumerate(chosen) for b in chosen[i + 1 :]]
    return (*pairs, *(f"~{unit}|{n}" for n in chosen))


def _age_keys(profile: Profile) -> tuple[str, ...]:
    """The name whose age is told."""
    name = owner(profile.claim)
    return (f"age|{name[0]} {name[-1]}",) if name else ()


def _exact_keys(profile: Profile) -> tuple[str, ...]:
    """A figure that few stories have, with its unit: it finds the figure again where no name or word is shared."""
    quantity = profile.claim.quantity
    if quantity is None or quantity.number is None or digits_of(quantity.number) < _UNCOMMON:
        return ()
    return (f"!{_kind(quantity.unit)}|{quantity.number:.9g}",)


def _kind(unit: str) -> str:
    """The unit of a share or a sum; nothing of what is counted: passengers are people, and others."""
    unit = unit.partition("/")[0]
    return unit if unit in ("", *_UNITS) else "count"


def _rare_keys(profile: Profile) -> tuple[str, ...]:
    """The rarest words of the sentence, with the kind of the figure: they find it again where all else is other.

    Names and other words have places of their own: where a name is what differs, the words find it again.
    """
    quantity = profile.claim.quantity
    if quantity is None and profile.concept != PLAIN:
        return ()
    kind = "" if quantity is None else _kind(quantity.unit)
    sentence = read_sentence(profile.claim.told)
    ranked = [stem for _, stem in sorted((-weight, stem) for stem, weight in sentence.weights.items())]
    named = {t.stem for t in sentence.tokens if t.kind is Kind.NAME}
    rare = [stem for stem in ranked if sentence.weights[stem] >= _RARE]
    chosen = [s for s in rare if s in named][:_RARE_NAMES] + [s for s in rare if s not in named][:_RARE_WORDS]
    keys = tuple(f"={kind}|{stem}" for stem in chosen)
    # where nearly all words are common, two of them together are rare
    common = [stem for stem in ranked if stem not in rare and sentence.weights[stem] >= _COMMON][:_PAIRED]
    pairs = combinations([*rare[:_FEW], *common] if len(rare) <= _FEW else common, 2)
    return keys + tuple(f"={kind}|{'+'.join(sorted(pair))}" for pair in pairs)


def _figure_keys(profile: Profile, names: Sequence[str], regions: Sequence[str]) -> tuple[str, ...]:
    """Keys without the predicate: the figure with a name or the speaker.

    Two grids of steps of a tenth, half a step apart, so that figures within a few percent share a cell of one.
    """
    quantity = profile.claim.quantity
    if quantity is None or quantity.number is None or quantity.number <= 0:
        return ()
    anchors = [*names[:_FIGURE_NAMES], *regions[:1]]
    if profile.origin is not None and profile.origin.named:
        anchors += [f"@{w}" for w in name_tokens(profile.origin.name)[-1:]]
    step = math.log(quantity.number) / math.log(1.1)
    unit = "people" if is_person_noun(quantity.unit) else quantity.unit
    cells = (f"a{math.floor(step)}", f"b{math.floor(step + 0.5)}")
    return tuple(f"#{unit}|{cell}|{anchor}" for anchor in anchors for cell in cells)


def rank_candidates(keys: Sequence[str], postings: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Facts to compare with: found under most keys first, then under the rarest, then the latest; bounded.

    >>> rank_candidates(["a", "b"], {"a": ["f1", "f2"], "b": ["f2"]})
    ('f2', 'f1')
    """
    hits: dict[str, int] = {}
    order: dict[str, tuple[int, int]] = {}
    for key in sorted(keys, key=lambda k: (len(postings.get(k, ())), k)):
        posting = postings.get(key, ())
        for age, fact in enumerate(reversed(posting)):
            hits[fact] = hits.get(fact, 0) + 1
            order.setdefault(fact, (len(posting), age))
    ranked = sorted(hits, key=lambda f: (-hits[f], order[f], f))
    return tuple(ranked[:MAX_CANDIDATES])
