"""Whose contradiction it is: one claim of a new article against the consensus of its fact (SEMANTICS)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from services.comparison.model import Field, Verdict
from services.extraction.model import SourceKind
from services.scoring.anchored import anchored_word
from services.scoring.bodies import is_named, is_side
from services.scoring.case import Case, lay_out
from services.scoring.cells import CONFLICTS
from services.scoring.consensus import Scale, find_consensus, passes
from services.scoring.evolution import is_next_step, is_second_origin_of_a_rise, is_stale, stated
from services.scoring.life import same_dissent
from services.scoring.model import AlertRecord, Consensus, Decision, FactRecord, Ruling, Witness


def judge_claim(
    record: FactRecord, claim: Witness, scale: Scale, now: datetime, alerts: Sequence[AlertRecord] = ()
) -> list[Decision]:
    """A decision for each field in which a verdict finds `claim` in conflict with an earlier claim of the fact.

    `alerts` are those of the fact that are open: a claim that repeats a dissent of theirs may join.
    """
    conflicts: dict[Field, list[Verdict]] = {}
    for verdict in record.verdicts:
        if verdict.left == claim.claim_id and verdict.judgement in CONFLICTS and verdict.field is not None:
            conflicts.setdefault(verdict.field, []).append(verdict)
    decisions = []
    for field in Field:
        if field in conflicts:
            case = lay_out(record, claim, field, conflicts[field], scale=scale, now=now)
            decision = judge_case(case)
            decisions.append(joining(case, decision, alerts) or decision)
    return decisions


def joining(case: Case, decision: Decision, alerts: Sequence[AlertRecord]) -> Decision | None:
    """The contradiction by which the claim joins an open alert whose dissent it repeats; None where it does not.

    Evidence on the dissenting side, the first dissenter's too, may leave the consensus short of the threshold. The
    claim is then judged as the first dissenter was, without all dissenters of the alert and their copies, as long as
    the consensus still leads: from a tie on the value is open, and what comes next is a shift.
    """
    if decision.ruling is not Ruling.UNSUPPORTED or decision.consensus is None:
        return None
    for alert in alerts:
        if not same_dissent(alert, case.claim.claim_id, case.field, case.record.verdicts):
            continue
        if not _still_leads(case, decision.consensus):
            continue
        without_them = replace(case.record, witnesses=_without_dissent(case, alert))
        found = judge_case(
            lay_out(without_them, case.claim, case.field, case.conflicts, scale=case.scale, now=case.now)
        )
        if found.ruling is Ruling.CONTRADICTION:
            return found
    return None


def _still_leads(case: Case, consensus: Consensus) -> bool:
    """Whether the opposed value has more support than the claim's own, on the ledger of `consensus`."""
    mine = find_consensus(
        case.field, case.others, case.cells, case.bodies, case.scale, source=consensus.source, among=case.agreed
    )
    return mine is None or mine.probability < consensus.probability


def _without_dissent(case: Case, alert: AlertRecord) -> tuple[Witness, ...]:
    """The witnesses without the outlets of the alert's dissent and the articles that took their text from them."""
    outlets = {side.outlet for side in alert.dissent}
    articles = {side.article_id for side in alert.dissent}
    limit = case.scale.parameters.copy_exclusion
    return tuple(
        w
        for w in case.record.witnesses
        if w.claim_id == case.claim.claim_id
        or (w.outlet not in outlets and not any(r.article_id in articles and r.probability >= limit for r in w.reuse))
    )


def judge_case(case: Case) -> Decision:
    """What the conflict amounts to: time first, then whether the reading is sure, then whose contradiction it is."""
    for rule in (_nobody_left, _evolving, _stale, _unsure):
        found = rule(case)
        if found is not None:
            return Decision(case.claim.claim_id, case.field, *found, verdict=case.strongest)
    return _whose(replace(case, opposed=_surely_opposed(case)))


def _surely_opposed(case: Case) -> frozenset[int]:
    """The opposed values of which a verdict says so as surely as an alert needs; all of them where none does.

    "The top model costs 1,200" against "between 1,000 and 5,000" says nothing of what others tell of the base model.
    """
    least, of = case.scale.parameters.figure_confidence, case.cells.of
    sure = {of[v.right] for v in case.conflicts if v.right in of and v.confidence >= least}
    return frozenset(case.opposed & sure) or case.opposed


Found = tuple[Ruling, str] | None


def _nobody_left(case: Case) -> Found:
    if case.opposed or case.continued or case.agreed:
        return None
    return Ruling.UNSUPPORTED, "nobody else still stands by another value"


def _evolving(case: Case) -> Found:
    if not case.opposed and case.continued:
        return Ruling.UPDATE, "it continues a value that is evolving"
    if case.field is Field.QUANTITY and is_next_step(case):
        return Ruling.UPDATE, "the count rises by no more than it may"
    if case.field is Field.QUANTITY and is_second_origin_of_a_rise(case):
        return Ruling.UPDATE, "a second origin has the higher count"
    return None


def _stale(case: Case) -> Found:
    return (Ruling.STALE, "it repeats a value that led until lately") if is_stale(case) else None


def _unsure(case: Case) -> Found:
    verdict = case.strongest
    if case.claim.sentence.start >= case.scale.parameters.opening and not _against_several(case):
        return Ruling.UNSUPPORTED, _ASIDE
    least = case.scale.parameters.alert_confidence
    if min(case.claim.confidence, verdict.confidence) >= least:
        # a day of the week beside the words may be another event's ("reached the valley on Monday, a day after")
        beside = all(v.of_weekdays for v in case.conflicts if v.confidence >= least)
        return (Ruling.UNSUPPORTED, _UNSURE) if beside and not _against_several(case) else None
    if _told_by_many(case) or _another_figure(case):
        return None
    return Ruling.UNSUPPORTED, _UNSURE


def _against_several(case: Case) -> bool:
    """Whether what several outlets say is contradicted in so many words, not only what they are known to state."""
    by_id = case.by_id
    return len({by_id[v.right].outlet for v in case.conflicts if v.right in by_id}) >= _MANY


_ASIDE = "a remark far down the article contradicts only one outlet in so many words"
"""What an article leads with is what it is about; further down it touches other stories (docs/precision.md)."""
_UNSURE = "the reading is too unsure to alert on"
_MANY = 2
_NAMES = frozenset({Field.PERSON, Field.PLACE})
_NAMED = 0.8
"""How sure one name must be to stand for another, where only one of the outlets is contradicted in so many words."""
_AGE = "quantity.age"
_NEAR, _NOUGHTS = 2.0, (10.0, 100.0, 1000.0)
"""Factors by which a slip changes a figure: at most this one, or noughts more or less."""


def _told_by_many(case: Case) -> bool:
    """Whether several outlets are contradicted by what the sentence says, and none is agreed with.

    A sentence that nobody has read as a statement may alert where the same value stands in its way again and again:
    surely against one of them, and the others state the same value as that one, or it is sure against them, too. One
    name for another may be a slip of the alignment: it must be surer, or stand in the way of the others as well.
    """
    if case.agreed or case.continued or case.claim.denial:
        return False
    by_id, of = case.by_id, case.cells.of
    against = [v for v in case.conflicts if v.right in by_id and v.of_sentences and not v.of_weekdays]
    sure = [v for v in against if v.confidence >= case.scale.parameters.alert_confidence]
    cells = {of[v.right] for v in sure if v.right in of}
    near = {v.right for v in against}
    others = case.field not in _NAMES or max((v.confidence for v in sure), default=0.0) >= _NAMED
    told = {c for i in cells for c in case.cells.members[i] if others or c in near}
    return len({by_id[c].outlet for c in (*told, *(v.right for v in sure))}) >= _MANY


def _another_figure(case: Case) -> bool:
    """Whether a sentence has another figure in the place of one that several outlets tell alike.

    Names and verbs that differ mostly make another event, and so do figures far apart; a figure near the told one, or
    with a nought more or less, in a sentence told again, mostly is a mistake. So less is asked of it, but not against
    one outlet (docs/precision.md).
    """
    if case.field is not Field.QUANTITY or case.agreed or case.continued or case.claim.denial:
        return False
    least, by_id = case.scale.parameters.figure_confidence, case.by_id
    met = {
        case.cells.of[v.right]
        for v in case.conflicts
        if v.right in case.cells.of and v.confidence >= least and (v.of_sentences or v.rule == _AGE)
        if _slip(stated(case.claim), stated(by_id[v.right]))
    }
    told = [{by_id[c].outlet for c in case.cells.members[cell]} for cell in sorted(case.opposed & met)]
    return any(len(outlets) >= _MANY for outlets in told)


def _slip(one: float | None, other: float | None) -> bool:
    """Whether one figure may be written for the other: within a factor of two, or ten times as much.

    >>> _slip(50_000, 55_000), _slip(500, 50), _slip(7, 40)
    (True, True, False)
    """
    if one is None or other is None or min(one, other) <= 0:
        return False
    factor = max(one, other) / min(one, other)
    return factor <= _NEAR or any(math.isclose(factor, ten) for ten in _NOUGHTS)


def _whose(case: Case) -> Decision:
    """The three cases of SEMANTICS: own voice or nobody who could answer; a source on record; a source that is not.

    What an operator has anchored needs no further evidence, and what is anchored as not so is none.
    """
    parameters = case.scale.parameters
    word = anchored_word(case)
    if word is not None:
        if not word.opposed:
            return Decision(case.claim.claim_id, case.field, Ruling.UNSUPPORTED, word.reason, verdict=case.strongest)
        case = replace(case, opposed=word.opposed)
    so = find_consensus(case.field, case.others, case.cells, case.bodies, case.scale, among=case.opposed)
    said, source = _on_record(case)

    def ruled(ruling: Ruling, reason: str, consensus: Consensus | None, misquotes: bool = False) -> Decision:
        return Decision(case.claim.claim_id, case.field, ruling, reason, consensus, source, misquotes, case.strongest)

    if source is not None and _has_revised(source, case):
        return ruled(Ruling.REVISION, f"a second outlet has the new value of {source}", so)
    if _only_passed_on(case):
        return ruled(Ruling.UNSUPPORTED, _PASSED_ON, so)
    if source is None and _names_who_could_answer(case):
        return ruled(Ruling.DISPUTE, "its source is not on record otherwise", so)
    if passes(said, parameters):
        return ruled(Ruling.CONTRADICTION, f"others have {source} on record with another value", said, misquotes=True)
    if word is not None and word.decides and so is not None:
        return ruled(Ruling.CONTRADICTION, word.reason, so)
    if passes(so, parameters):
        return ruled(Ruling.CONTRADICTION, "independent origins agree on another value", so)
    best = said if said is not None and (so is None or said.probability > so.probability) else so
    return ruled(Ruling.UNSUPPORTED, "the other value does not rest on enough independent evidence", best)


_PASSED_ON = "the others only pass on what some report says"
_REPORTS = frozenset({SourceKind.OUTLET, SourceKind.DOCUMENT})


def _only_passed_on(case: Case) -> bool:
    """Whether it says in its own voice that it is not so, or is, and others say no more than that a report has it.

    "Holt has not been arrested" corrects the report, not those who tell that it was reported. An outlet that passes on
    a report is none of the others even where a sentence of its article names no source: that mostly retells the report.
    """
    if case.field is not Field.POLARITY or case.claim.chain:
        return False
    told = [w for w in case.others if case.cells.of.get(w.claim_id) in case.opposed]
    passing = {w.outlet for w in told if w.chain and w.chain[-1].kind in _REPORTS}
    return bool(passing) and len({w.outlet for w in told} - passing) < _MANY


def _on_record(case: Case) -> tuple[Consensus | None, str | None]:
    """The link of the claim's chain whom other outlets have on record with an opposed value, strongest first."""
    best: tuple[Consensus | None, str | None] = (None, None)
    for link in _links(case.bodies.chain, case.claim):
        heard = [w for w in case.others if link in case.bodies.chain(w)]
        if not any(case.cells.of.get(w.claim_id) in case.opposed for w in heard):
            continue
        said = find_consensus(
            case.field, case.others, case.cells, case.bodies, case.scale, source=link, among=case.opposed
        )
        if best[1] is None or (said is not None and (best[0] is None or said.probability > best[0].probability)):
            best = (said, link)
    return best


def _links(chain: Callable[[Witness], tuple[str | None, ...]], claim: Witness) -> list[str]:
    return [link for link in chain(claim) if link is not None]


def _has_revised(source: str, case: Case) -> bool:
    """Whether a second outlet already has the source with this claim's value (SCORING "Time", rule 1).

    Not one that had it before the source was on record with the other value: going back to it is no revision.
    """
    heard = [w for w in case.others if source in case.bodies.chain(w)]
    before = max((w.seen_at for w in heard if case.cells.of.get(w.claim_id) in case.opposed), default=None)
    with_it = [w.seen_at for w in heard if case.cells.of.get(w.claim_id) in case.agreed]
    return any(before is None or seen >= before for seen in with_it)


def _names_who_could_answer(case: Case) -> bool:
    """Whether the claim names a source that could answer: a named one, a side, a body that denies or is on record."""
    recorded = {key for w in case.others for key in case.bodies.chain(w) if key is not None}
    for link in case.claim.chain:
        if is_named(link) or is_side(link) or (case.claim.denial and link.kind is not SourceKind.ANONYMOUS):
            return True
        if case.bodies.resolve(link) in recorded:
            return True
    return False
