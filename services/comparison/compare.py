"""What is to be said of two claims: what their frames say, or, where those do not know, what other evidence says.

`compare` is pure and total; "not sure" is INCOMPARABLE, with the rule that stopped it. Claims contradict when exactly
one field is incompatible and at least one other specific field matches (SEMANTICS "fact"). Six kinds of evidence are
heard, the surest first, each only where the ones before it do not know (`evidence`, words/refusals.tsv):

1. frames: who did what to whom (`frames`); 2. fields: a telling number and other things shared, whatever the verbs
(`fields`: agreement only); 3. clauses: the same in nearly the same words (`paraphrase`); 4. sentences: their words
aligned, a learned model of the values that are left over (`sentences`); 5. one quotation (`tellings.quotation`);
6. one uncommon figure of one thing (`tellings.one_figure`): agreement only, both. The age of a person (`ages`) and the
parts of a whole that two sentences list (`tellings.breakdown`) are known by what stands beside the figure.
"""

from __future__ import annotations

from dataclasses import replace

from services.comparison.ages import namesakes, one_person, years_apart
from services.comparison.evidence import heard
from services.comparison.fields import told_alike
from services.comparison.frames import differ, judge_frames
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.pair import Pair, agreement, difference, incomparable, read_pair
from services.comparison.paraphrase import may_agree, may_differ, one_statement
from services.comparison.profiles.origins import two_sides
from services.comparison.profiles.profile import Profile, profile
from services.comparison.stories import OTHER_STORY, other_story
from services.comparison.surety import surety
from services.comparison.tellings import exchange
from services.comparison.tellings.breakdown import one_part, other_part
from services.comparison.tellings.figures import only_feared, tells_both
from services.comparison.tellings.model import Retelling
from services.comparison.tellings.nearness import may_retell
from services.comparison.tellings.one_figure import one_figure
from services.comparison.tellings.quotation import one_quotation
from services.comparison.tellings.several import differ_in_several
from services.comparison.tellings.verdicts import SETTLED, retell
from services.comparison.values.amounts import as_update, outgrown
from services.comparison.values.figures import slipped
from services.comparison.values.quantity import shown
from services.comparison.values.states import Reading, State
from services.comparison.words.vocabulary import akin
from services.extraction.model import PLAIN, Claim

OTHER_SENTENCES = "sentences.other"
"""The rule of a verdict on two claims of which one is a mere sentence, and the sentences are not alike."""
AGED = 0.9
"""How sure an age beside a full name is of that name."""
LEAST_SURE = 0.2
"""How sure frames must be that two values are of one fact, unless a figure agrees: real news says many things of one
name."""
LISTED = 0.9
"""How sure two figures of one part of one whole are of one thing."""


def compare(left: Claim, right: Claim, last_step: float | None = None) -> Verdict:
    """Judge two claims; `left` is the newer. `last_step`: by how much the fact's cumulative figure last grew."""
    return compare_profiles(profile(left), profile(right), last_step)


def compare_profiles(left: Profile, right: Profile, last_step: float | None = None) -> Verdict:
    """As `compare`, for claims whose profile is known."""
    if other_story(left, right):
        return incomparable(left, right, OTHER_STORY)
    if namesakes(left, right):
        return incomparable(left, right, "ages.namesakes")
    if other_part(left, right):
        return incomparable(left, right, "scope.breakdown")
    if (same := one_part(left, right)) is not None:
        return _by_parts(left, right, same)
    verdict = _by_statement(left, right, last_step)
    if verdict.judgement is not Judgement.INCOMPARABLE:
        return verdict
    if one_person(left, right) and (aged := _by_age(left, right)) is not None:
        return aged
    if not heard(verdict).figure:
        return verdict
    if one_quotation(left, right):
        return _by_quotation(left, right)
    return _by_figure(left, right) if one_figure(left, right) else verdict


def _by_statement(left: Profile, right: Profile, last_step: float | None) -> Verdict:
    """What frames, fields, clauses and sentences say of what the two state."""
    plain = PLAIN in (left.concept, right.concept)
    if plain and not may_retell(left, right):
        return incomparable(left, right, OTHER_SENTENCES)
    verdict = judge_frames(left, right, last_step)
    if not plain:  # a sentence without a frame says nothing of who did what
        if (sides := exchange.exchanged(left, right)) is not None:
            return _exchanged(left, right, sides)
        verdict = _by_words(left, right, verdict, last_step)
    if verdict.judgement is Judgement.CONTRADICTION:
        if differ_in_several(left, right):
            return incomparable(left, right, "sentences.several", z=verdict.z)
        if verdict.field is Field.QUANTITY and (tells_both(left, right) or only_feared(left, right)):
            return incomparable(left, right, "sentences.both", z=verdict.z)
    return _by_sentences(left, right, verdict, last_step)


def _exchanged(left: Profile, right: Profile, sides: Reading) -> Verdict:
    """The verdict of two tellings in which two names have changed places."""
    return _of_sides(read_pair(left, right), sides, exchange.SURE)


def _of_sides(pair: Pair, reading: Reading, sure: float) -> Verdict:
    """The contradiction that `reading` is; a dispute of two sources, a revision where the newer one corrects."""
    judgement, rule = Judgement.CONTRADICTION, f"{reading.field.value}.{reading.note}"
    if two_sides(pair.left, pair.right):
        judgement, rule = Judgement.DISPUTE, f"dispute.{rule}"
    elif pair.left.claim.corrects:
        judgement, rule = Judgement.REVISION, "revision.cue"
    return difference(pair, judgement, reading, rule, sure)


def _by_age(left: Profile, right: Profile) -> Verdict | None:
    """What two ages of one person say of each other, whatever else is told of them; None where that is not sure."""
    years = years_apart(left.claim, right.claim)
    if years is None:
        return None
    pair = read_pair(left, right)
    reading = pair.readings[Field.QUANTITY]
    if not years:
        return replace(agreement(pair, "agree.age"), confidence=AGED)
    if left.claim.corrects:
        return difference(pair, Judgement.REVISION, reading, "revision.cue")
    return replace(difference(pair, Judgement.CONTRADICTION, reading, "quantity.age"), confidence=AGED)


def _by_parts(left: Profile, right: Profile, same: bool) -> Verdict:
    """What two figures of one part say of each other, where two sentences break down one whole."""
    pair = read_pair(left, right)
    if same:
        return replace(agreement(pair, "agree.part"), agrees=(Field.QUANTITY,))
    values = (shown(p.claim.quantity) if p.claim.quantity is not None else "" for p in (left, right))
    reading = Reading(Field.QUANTITY, State.DIFFERENT, next(values), next(values), "part")
    pair = replace(pair, readings={**pair.readings, Field.QUANTITY: reading})
    if update := as_update(left, right, None):
        return difference(pair, Judgement.UPDATE, reading, update)
    return _of_sides(pair, reading, LISTED)


def _by_quotation(left: Profile, right: Profile) -> Verdict:
    """The agreement of two claims that quote one statement: in its figure, where it has one, and in that it is so."""
    field = Field.POLARITY if left.claim.quantity is None else Field.QUANTITY
    return replace(agreement(read_pair(left, right), "agree.quotation.sentences"), agrees=(field,))


def _by_figure(left: Profile, right: Profile) -> Verdict:
    """The agreement of two sentences of one story in a figure, and in nothing else that they tell."""
    return replace(agreement(read_pair(left, right), "agree.figure.sentences"), agrees=(Field.QUANTITY,))


def _by_words(left: Profile, right: Profile, verdict: Verdict, last_step: float | None) -> Verdict:
    """What the fields say, then the clauses, where the frames know nothing."""
    if verdict.rule == "identity.participants" and left.claim.quantity is None:
        return verdict  # who did it is then all that is told
    may = heard(verdict)
    if may.fields and told_alike(left, right):
        return agreement(read_pair(left, right), "agree.fields")
    if may.clauses and one_statement(left, right):
        return _retold(left, right, last_step) or verdict
    return verdict


def _retold(left: Profile, right: Profile, last_step: float | None) -> Verdict | None:
    """What two tellings of one statement say of each other; None where their values cannot be held together."""
    pair = read_pair(left, right)
    if len(pair.different) == 1 and may_differ(left, right, pair.different[0].field):
        return differ(pair, pair.different[0], last_step, again=True)
    if not pair.different and may_agree(left, right, pair.readings):
        return agreement(pair, "agree.retold")
    return None


def _by_sentences(left: Profile, right: Profile, verdict: Verdict, last_step: float | None) -> Verdict:
    """What two sentences that tell one thing again say, where that outweighs the verdict so far."""
    if verdict.judgement is Judgement.CONTRADICTION:
        surer = _surer(left, right, verdict)
        sure = surer.confidence >= LEAST_SURE or Field.QUANTITY in surer.agrees
        return surer if sure else incomparable(left, right, "surety.low", z=verdict.z)
    may = heard(verdict)
    retelling = retell(left, right, may.against) if may.against is not None else None
    if retelling is None or (verdict.judgement is Judgement.AGREEMENT and retelling.field in SETTLED):
        return verdict
    pair = read_pair(left, right)
    if retelling.field is None:
        return _alike(pair)
    reading = Reading(retelling.field, State.DIFFERENT, retelling.left, retelling.right, "sentences")
    rule = f"{retelling.field.value}.weekday.sentences" if retelling.weekday else f"{retelling.field.value}.sentences"
    if retelling.field is Field.QUANTITY and (update := as_update(left, right, last_step)):
        return difference(pair, Judgement.UPDATE, reading, update)
    if retelling.field is Field.QUANTITY and outgrown(left, right, last_step):
        return incomparable(left, right, "quantity.outgrown", z=pair.readings[Field.QUANTITY].z)
    judgement = Judgement.REVISION if left.claim.corrects else Judgement.CONTRADICTION
    if PLAIN not in (left.concept, right.concept) and two_sides(left, right):
        judgement, rule = Judgement.DISPUTE, "dispute." + rule
    return _of_sentences(pair, judgement, reading, rule, retelling)


def _surer(left: Profile, right: Profile, verdict: Verdict) -> Verdict:
    """A contradiction of the frames, or of the sentences where they find the same slip of a figure and are surer of it.

    Frames are never surer than their claims were read: who leaves no name in the clause leaves them in doubt.
    """
    if verdict.confidence >= _SURE_ENOUGH or verdict.field is not Field.QUANTITY or left.claim.corrects:
        return verdict
    if PLAIN in (left.concept, right.concept):
        return verdict  # no frame was in doubt
    a, b = (p.claim.quantity.number if p.claim.quantity is not None else None for p in (left, right))
    told = retell(left, right) if a and b and slipped(a, b) else None
    if told is None or told.field is not verdict.field:
        return verdict
    reading = Reading(told.field, State.DIFFERENT, told.left, told.right, "sentences")
    found = _of_sentences(read_pair(left, right), verdict.judgement, reading, "quantity.sentences", told)
    return found if found.confidence > verdict.confidence else verdict


def _alike(pair: Pair) -> Verdict:
    """The agreement of two sentences; that neither is denied says nothing of two verbs: "remains", "gives up"."""
    found = agreement(pair, "agree.sentences")
    if akin(pair.left.concept, pair.right.concept):
        return found
    return replace(found, agrees=tuple(f for f in found.agrees if f is not Field.POLARITY))


_SURE_ENOUGH = 0.7
"""How sure an alert must be (SCORING)."""
_NAMES = frozenset({Field.PERSON, Field.PLACE})
_TEMPLATE = 0.6
"""How sure a difference of names is at most where nothing else agrees: too little for an alert (SCORING: .7)."""


def _of_sentences(pair: Pair, judgement: Judgement, reading: Reading, rule: str, told: Retelling) -> Verdict:
    """The verdict with the words of the sentences, and how sure they are.

    Another name in the same words, with no other field that agrees, may be another story told by one template.
    """
    sure = surety(pair.left, pair.right, reading.field, told.odds, weekday=told.weekday)
    if reading.field in _NAMES and not set(pair.agrees) - {Field.POLARITY, reading.field}:
        sure = min(sure, _TEMPLATE)
    verdict = difference(pair, judgement, reading, rule, round(sure, 4))
    agrees = tuple(f for f in verdict.agrees if f is not verdict.field)
    return replace(verdict, left_span=told.left_span, right_span=told.right_span, agrees=agrees)
