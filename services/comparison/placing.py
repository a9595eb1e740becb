"""Which fact a claim belongs to, and which verdicts against the members of that fact stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from services.comparison.model import Field, Judgement, Verdict
from services.comparison.profiles.profile import Profile
from services.comparison.stories import OTHER_STORY
from services.comparison.values.amounts import is_toll
from services.extraction.model import Span

_ORDER = {
    Judgement.AGREEMENT: 0,
    Judgement.UPDATE: 1,
    Judgement.REVISION: 1,
    Judgement.CONTRADICTION: 2,
    Judgement.DISPUTE: 2,
}
_SURE_ENOUGH = 0.7
"""How sure an alert must be (SCORING)."""
_GROWTH = ("update.rises", "update.step", "update.factor")
MERGE_FIELDS = 2
"""Facts are found to be one where a claim agrees with both in at least two fields."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a claim fits a candidate fact."""

    fact_id: str
    seq: int
    best: Verdict
    known: int = 0
    """Members of the fact of which frames say something decisive."""
    figure: bool = False
    """Whether the claim tells a figure."""

    @property
    def unsure(self) -> bool:
        """Whether nothing sure is said of the figure: one like it is told without it, or another not for certain."""
        if self.best.judgement is Judgement.AGREEMENT:
            return Field.QUANTITY not in self.best.agrees
        return self.best.judgement is Judgement.CONTRADICTION and self.best.confidence < _SURE_ENOUGH

    @property
    def order(self) -> tuple[bool, bool, int, int, float, int, int, str]:
        """What is said of a figure first, then what more than sentences say, agreement, fields, the nearer value.

        Then members and the older fact.
        """
        best = self.best
        z = best.z if best.z is not None else 0.0
        return (
            self.figure and self.unsure,
            best.of_sentences,
            _ORDER[best.judgement],
            -len(best.agrees),
            min(z, 1e9),
            -self.known,
            self.seq,
            self.fact_id,
        )

    @property
    def firm(self) -> bool:
        """Whether the agreement is enough to say that two facts are one."""
        specific = [f for f in self.best.agrees if f not in (Field.POLARITY, Field.DIRECTION, Field.ROLE)]
        return self.best.judgement is Judgement.AGREEMENT and len(specific) >= MERGE_FIELDS


def best_verdict(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The decisive verdict that says most; None where none is decisive."""
    decisive = [v for v in verdicts if v.judgement in _ORDER]
    return min(decisive, key=lambda v: (v.of_sentences, _ORDER[v.judgement], -len(v.agrees), v.right), default=None)


_NAMES = (Field.PERSON, Field.PLACE)


def joins(best: Verdict, verdicts: Sequence[Verdict]) -> bool:
    """Whether a claim belongs to a fact of which `best` is the most that `verdicts` against its members say.

    What only sentences contradict may be told in the words of one template. So it is where the fact has a witness of
    another story, or where two members have two other names ("schools in Orrin closed", in Tessel, in Vantry).
    """
    if best.judgement is not Judgement.CONTRADICTION or not best.of_sentences:
        return True
    if any(v.rule == OTHER_STORY for v in verdicts):
        return False
    named = [_words(v.right_value) for v in verdicts if v.field is best.field and v.field in _NAMES]
    return all(words & _words(best.right_value) for words in named)


def _words(value: str) -> frozenset[str]:
    return frozenset(value.lower().split())


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a claim of the newer article says of an older claim with which it agrees."""

    sentence: Span
    """In which it stands."""
    fields: tuple[Field, ...]

    def covers(self, against: Verdict, sentence: Span) -> bool:
        """Whether the newer article says both this and, in `sentence`, what `against` finds.

        Where one sentence tells an event twice and only once with the field, the other says nothing of its value: "he
        will spend 19 years in prison after a court sentenced him".
        """
        return against.field in self.fields or self.sentence != sentence


def standing(
    verdicts: Sequence[Verdict], article_of: Mapping[str, str], agreed: Mapping[str, Sequence[Agreed]], sentence: Span
) -> tuple[Verdict, ...]:
    """Decisive verdicts that stand.

    Where the claim agrees with one claim of an article, its contradictions with others of that article fall: that
    article reports several figures, and this is another of them. `agreed`: what claims of the newer article agree with,
    by the older claim; where it reports both, a contradiction of that falls too. `sentence`: in which the claim stands.
    """
    friends = {article_of[v.right] for v in verdicts if v.judgement is Judgement.AGREEMENT and v.right in article_of}
    kept = []
    for verdict in verdicts:
        if verdict.judgement is Judgement.INCOMPARABLE:
            continue
        against = verdict.judgement in (Judgement.CONTRADICTION, Judgement.DISPUTE)
        if (
            against
            and not verdict.of_sentences
            and (
                article_of.get(verdict.right) in friends
                or any(a.covers(verdict, sentence) for a in agreed.get(verdict.right, ()))
            )
        ):
            continue
        kept.append(verdict)
    return tuple(kept)


_BY_FRAMES = ("agree", "agree.retold")
_SAYS = {Field.DIRECTION: (Field.DIRECTION, Field.ROLE), Field.ROLE: (Field.ROLE,), Field.POLARITY: (Field.POLARITY,)}
"""Fields of an agreement that settle what sentences say: "lost to Rovers" and "Rovers won" differ in words only."""


def outvoted(verdict: Verdict, firm: Collection[Verdict], article_of: Mapping[str, str]) -> bool:
    """Whether sentences differ in a field in which frames of the same two articles agree (`firm`).

    Not in a figure: articles tell many, and that they agree in one says nothing of another.
    """
    if verdict.judgement is not Judgement.CONTRADICTION or verdict.field is None or verdict.field is Field.QUANTITY:
        return False
    settles = _SAYS.get(verdict.field, (verdict.field,))
    article = article_of.get(verdict.right)
    return any(
        v.rule in _BY_FRAMES and article_of.get(v.right) == article and not set(settles).isdisjoint(v.agrees)
        for v in firm
    )


def as_growth(verdicts: Sequence[Verdict], profiles: Mapping[str, Profile], mine: Profile) -> list[Verdict]:
    """A count that updates the last one does not contradict the ones before it (10, 16, 25)."""
    quantity = mine.claim.quantity
    grown = [v for v in verdicts if v.judgement is Judgement.UPDATE and v.rule in _GROWTH]
    if quantity is None or quantity.number is None or not grown:
        return list(verdicts)
    result = []
    for verdict in verdicts:
        older = profiles[verdict.right].claim.quantity if verdict.right in profiles else None
        below = older is not None and older.number is not None and older.number < quantity.number
        if verdict.judgement is Judgement.CONTRADICTION and verdict.field is Field.QUANTITY and below:
            result.append(replace(verdict, judgement=Judgement.UPDATE, rule="update.chain"))
        else:
            result.append(verdict)
    return result


def as_revision(verdict: Verdict, older_versions: Mapping[str, str], article_of: Mapping[str, str]) -> Verdict:
    """A newer version of the same article revises; it does not contradict itself (SCORING "Time" 1)."""
    if article_of.get(verdict.right) not in older_versions:
        return verdict
    if verdict.judgement in (Judgement.CONTRADICTION, Judgement.DISPUTE, Judgement.UPDATE):
        return replace(verdict, judgement=Judgement.REVISION, rule="revision.version")
    return verdict


def turned(verdict: Verdict) -> Verdict:
    """The same verdict seen from the other claim: an archive's claim is the older one of a pair that it completes."""
    return replace(
        verdict, left=verdict.right, right=verdict.left, left_value=verdict.right_value,
        right_value=verdict.left_value, left_span=verdict.right_span, right_span=verdict.left_span,
    )  # fmt: skip


def last_step(members: Sequence[Profile]) -> float | None:
    """By how much a cumulative figure last grew; None where it has not grown yet."""
    top: float | None = None
    step: float | None = None
    for member in members:
        quantity = member.claim.quantity
        if quantity is None or quantity.number is None or not is_toll(member, member):
            continue
        number = quantity.number
        if top is not None and number > top:
            # a jump that is no update itself (two sides that count differently) is no step
            if not (number <= 2 * top or member.claim.rises or (step is not None and number - top <= 3 * step)):
                continue
            step = number - top
        top = number if top is None else max(top, number)
    return step
