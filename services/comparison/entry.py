"""One admitted entry while it is compared."""

from __future__ import annotations

from dataclasses import dataclass, field

from services.comparison.accounts.story import Account
from services.comparison.compare import compare_profiles
from services.comparison.model import Verdict
from services.comparison.nli.reading import SecondReading
from services.comparison.placing import turned
from services.comparison.profiles.profile import Profile
from services.comparison.store import ComparisonStore, Fact
from services.comparison.witnesses import Met
from services.extraction.model import ArticleClaims


@dataclass(slots=True)
class Placing:
    """An entry whose claims find their facts: what has been looked at and decided so far."""

    bundle: ArticleClaims
    store: ComparisonStore
    older: dict[str, list[str]]
    placed: list[tuple[Profile, str, list[Verdict]]] = field(default_factory=list)
    merged: list[tuple[str, str]] = field(default_factory=list)
    articles: dict[str, str] = field(default_factory=dict)
    """Claim -> article, of every member compared with."""
    met: dict[str, Met] = field(default_factory=dict)
    """Claims of other articles that were looked at as candidates."""
    accounts: tuple[Account, ...] = ()
    """Articles of other outlets that tell what this one does."""
    agreed: dict[str, tuple[Verdict, ...]] = field(default_factory=dict)
    """What others say of one another where one of our claims has a slip of what they have, by that claim."""
    later: set[str] = field(default_factory=set)
    """Claims of later publication than an article of an archive that finds them on record."""
    second: SecondReading | None = None

    def judge(self, mine: Profile, theirs: Profile, step: float | None = None) -> Verdict:
        """What is to be said of two claims, by the rules and, where they know nothing, by the model if there is one."""
        if self.bundle.backfilled and theirs.claim.published_at > mine.claim.published_at:
            self.later.add(theirs.claim.id)
            return turned(self._judge(theirs, mine))
        return self._judge(mine, theirs, step)

    def _judge(self, newer: Profile, older: Profile, step: float | None = None) -> Verdict:
        verdict = compare_profiles(newer, older, step)
        return verdict if self.second is None else self.second.of(verdict, newer, older)

    def merge(self, one: Fact, other: Fact) -> Fact:
        """Two facts found to be one; the older keeps its id."""
        older, younger = sorted((one, other), key=lambda f: (f.seq, f.id))
        self.merged.append((younger.id, older.id))
        return self.store.merge(younger, older)
