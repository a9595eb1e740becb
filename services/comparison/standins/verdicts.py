"""What is said of claims where a value stands in the place of another: a contradiction, and who agrees against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from services.comparison.accounts.story import Account, shared_words
from services.comparison.corroboration import RULE as AGREED
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.pair import agreement, difference, read_pair
from services.comparison.standins.judging import KINDS, standins
from services.comparison.standins.reading import Article
from services.comparison.standins.stated import Stated
from services.comparison.values.states import Reading, State

_SURE = 0.8
"""As sure as one name must be that stands for another (SCORING)."""

_LIKELY = 0.5
"""How sure a contradiction must be that is known already, before less is asked of whole articles."""


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A claim of a new article contradicts what several others tell alike."""

    against: Verdict
    """The contradiction of the one that is nearest in words."""
    agreed: tuple[Verdict, ...]
    """The agreement of the others with that one, in the field."""
    told: tuple[Stated, ...]
    """What each of them tells, that one first."""


def contradicted(mine: Account, others: Sequence[Account], verdicts: Iterable[Verdict] = ()) -> Iterator[Contradicted]:
    """The contradictions of a new article with what several others tell, in whatever words.

    Arguments:
        mine: the new article.
        others: earlier articles of other outlets.
        verdicts: what is known of its claims.

    """
    for standin in standins(Article(mine), [Article(o) for o in others], frozenset(_known(mine, verdicts))):
        value = standin.slot.mine
        told = sorted(standin.slot.firsts, key=lambda v: (-_near(value, v), v.claim.claim.id))
        first, *rest = told
        reading = Reading(value.field, State.DIFFERENT, _shown(value), _shown(first), "sentences")
        rule = f"{value.field.value}.standin.sentences"
        against = difference(read_pair(value.claim, first.claim), Judgement.CONTRADICTION, reading, rule, _SURE)
        against = replace(against, agrees=tuple(f for f in against.agrees if f is not value.field))
        yield Contradicted(against, tuple(_agreed(v, first, value.field) for v in rest), tuple(told))


def _known(mine: Account, verdicts: Iterable[Verdict]) -> Iterator[tuple[int, str]]:
    start = {p.claim.id: p.claim.sentence.start for p in mine.claims}
    for verdict in verdicts:
        likely = verdict.judgement is Judgement.CONTRADICTION and verdict.confidence >= _LIKELY
        if likely and verdict.field is not None and verdict.left in start:
            yield start[verdict.left], KINDS[verdict.field]


def _near(value: Stated, other: Stated) -> float:
    return shared_words(value.sentence, other.sentence)


def _shown(value: Stated) -> str:
    if value.field is Field.ROLE:
        return f"{value.words} on top" if value.way > 0 else f"{value.words} overcome"
    return value.words


def _agreed(one: Stated, other: Stated, field: Field) -> Verdict:
    newer, older = sorted((one.claim, other.claim), key=lambda p: p.claim.published_at, reverse=True)
    return replace(agreement(read_pair(newer, older), AGREED), agrees=(field,))
