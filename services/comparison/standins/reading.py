"""An article as this room reads it: its values, and its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from services.comparison.accounts.story import Account
from services.comparison.model import Field
from services.comparison.sentences.alignment import Sentence, read_sentence
from services.comparison.sentences.figures import figures_of
from services.comparison.sentences.model import Kind
from services.comparison.standins.days import days
from services.comparison.standins.endings import endings
from services.comparison.standins.figures import STRETCH, figures
from services.comparison.standins.names import names, parts
from services.comparison.standins.stated import Stated
from services.comparison.tellings.nearness import far

_MOST = 60
"""Values of an article that are looked at: the first are what it is about."""
_OPENING = 600
"""Characters with which an article opens: what stands further down alerts only in so many words (SCORING)."""
_RARE = 5.5
"""Weight from which on a word stands in few stories."""
_NAMES, _WORDS = 2, 10.0
"""What two articles of one story share: so many names, or one and rare words of this weight with it."""
_ONE = 10.0
"""The weight of one rare name: what an article shares with each that tells its story."""
_SHARED = 0.1
"""Share of the rare words of the shorter that two articles of one story have in common."""


@dataclass(frozen=True)
class Article:
    """An article with its values and words, worked out once."""

    account: Account

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Each sentence once, in order."""
        return tuple(read_sentence(p.claim.told) for p in self.account.sentences)

    @cached_property
    def values(self) -> tuple[Stated, ...]:
        """The values in the order of the text; of two in one place the first that is found."""
        kept: list[Stated] = []
        for find in (figures, days, names, parts, endings):
            at: set[tuple[int, int]] = set()
            for value in find(self.account):
                start = value.claim.claim.sentence.start
                places = {(start, i) for i in range(value.at[0], value.at[1] + 1)}
                if at.isdisjoint(places):
                    kept.append(value)
                    at |= places
        return tuple(sorted(kept, key=lambda v: (v.place, v.field.value, v.sort))[:_MOST])

    @cached_property
    def opening(self) -> tuple[Stated, ...]:
        """The values of what it opens with: what it is about."""
        return tuple(v for v in self.values if v.claim.claim.sentence.start < _OPENING)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every word."""
        return frozenset(w for s in self.sentences for t in s.tokens for w in (t.stem, t.lower))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Every word that tells something."""
        return frozenset(t.stem for s in self.sentences for t in s.tokens if t.tells)

    @cached_property
    def names(self) -> Counter[str]:
        """Words of names and how often they stand there."""
        return Counter(t.stem for s in self.sentences for t in s.tokens if t.kind is Kind.NAME)

    @cached_property
    def rare(self) -> dict[str, float]:
        """Rare words by their weight."""
        return {t.stem: t.weight for s in self.sentences for t in s.tokens if t.weight >= _RARE}

    def tells(self, value: Stated) -> bool:
        """Whether it has a value, or one that allows it."""
        if value.field is Field.QUANTITY and value.sort != STRETCH:
            written = [n for n, _ in figures_of(value.words)] or [value.figure[0]]
            if any(self.account.states(n) for n in written):
                return True
        if value.is_name:
            return not value.key.isdisjoint(self.stems)
        return any(value.allows(mine) or mine.allows(value) for mine in self.values)

    @cached_property
    def weight(self) -> float:
        """Of all rare words."""
        return math.fsum(self.rare.values())

    def of_one(self, other: Article) -> bool:
        """Whether both name several, or one and rare words with it."""
        names = len(self.account.names & other.account.names)
        return names >= _NAMES or (names > 0 and self.shares(other) >= _WORDS)

    def shares(self, other: Article) -> float:
        """Weight of the rare words that both have, their names among them; 0 where they share few of theirs."""
        shared = math.fsum(weight for stem, weight in self.rare.items() if stem in other.rare)
        return shared if shared >= _SHARED * min(self.weight, other.weight) else 0.0

    def lately(self, other: Article) -> bool:
        """Whether both were published within days."""
        mine, theirs = self.account.claims, other.account.claims
        return bool(mine) and bool(theirs) and not far(mine[0], theirs[0])


def of_one_story(mine: Article, others: Iterable[Article]) -> tuple[Article, ...]:
    """Those that tell what an article does: they share names with it, or a rare word with it and names with those."""
    late = (other for other in others if other.account.outlet != mine.account.outlet and mine.lately(other))
    near = [other for other in late if mine.shares(other) >= _ONE]
    firm = [other for other in near if mine.of_one(other)]
    return tuple(o for o in near if o in firm or any(f.of_one(o) for f in firm))
