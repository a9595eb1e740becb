"""Which pairs a model is asked about, and the verdict that its opinion becomes. Pure.

Models are trained on pairs that are known to describe one scene: to them "the mayor of Arlen resigned" and "the mayor
of Borea stayed" contradict. That the scene is one must be known before, so a model is asked only where nothing but the
verbs keeps two claims of one story apart, and never about figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from services.comparison.actors.identity import tied
from services.comparison.actors.subject import basis_clash, modality_clash, topic_clash, unit_clash
from services.comparison.actors.ties import CONTRADICTS, count_ties
from services.comparison.fields import exclude
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.nli.decision import Opinion
from services.comparison.profiles.origins import same_origin, two_sides
from services.comparison.profiles.profile import Profile
from services.comparison.values.amounts import compare_quantities
from services.comparison.values.place import compare_places
from services.comparison.values.states import Reading, State
from services.comparison.values.times import compare_times
from services.comparison.words.vocabulary import PAGE, has, strong_names
from services.extraction.model import Polarity

ASKED = ("identity.predicate", "identity.vague", "identity.names", "identity.nobody-in-common")
"""Refusals that say no more than that the verbs are others, or that the one clause names nobody.

Where the frames know of another thing, another person, a plan or a part, they know more than a model would.
"""
_SHOWN = 80
"""Characters of a clause that a reason quotes."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_DENIES = re.compile(r"n[’']t\b|\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot)\b", re.IGNORECASE)


def may_ask(left: Profile, right: Profile, verdict: Verdict) -> bool:
    """Whether a model may be asked about a pair that the frames judged with `verdict`; the same for both orders."""
    if verdict.judgement is not Judgement.INCOMPARABLE or verdict.rule not in ASKED:
        return False
    if left.claim.article_id == right.claim.article_id:
        return False
    if not (_readable(left) and _readable(right)) or not _one_kind(left, right) or not _one_story(left, right):
        return False
    readings = _read(left, right)
    if any(readings[f].state in (State.DIFFERENT, State.UNSURE) for f in (Field.TIME, Field.PLACE)):
        return False
    return _figures_fit(left, right, readings) and count_ties(left, right, readings) >= CONTRADICTS


def as_verdict(opinion: Opinion, left: Profile, right: Profile, reader: str) -> Verdict:
    """The verdict of an opinion about a pair; `reader` is the model's name, `left` the newer claim.

    Two named sources dispute, a correction revises, as everywhere in comparison.
    """
    same = tuple(f for f, r in _read(left, right).items() if r.state is State.SAME)
    values = _shown(left.claim.text), _shown(right.claim.text)
    sure = min(left.claim.confidence, right.claim.confidence, opinion.probability)
    judgement, rule = _judged(opinion, left, right)
    said = "agree" if opinion.agrees else "contradict each other"
    reason = (
        f'{reader} holds that they {said} (probability {opinion.probability:.2f}): "{values[0]}" here, '
        f'"{values[1]}" there.'
    )
    return Verdict(
        left.claim.id, right.claim.id, judgement, None if opinion.agrees else Field.POLARITY,
        (*same, Field.POLARITY) if opinion.agrees else same, rule, reason, *values, left.claim.span, right.claim.span,
        confidence=round(sure, 4),
    )  # fmt: skip


def _judged(opinion: Opinion, left: Profile, right: Profile) -> tuple[Judgement, str]:
    if opinion.agrees:
        return Judgement.AGREEMENT, "nli.agree"
    if two_sides(left, right):
        return Judgement.DISPUTE, "dispute.nli.contradicts"
    if left.claim.corrects:
        return Judgement.REVISION, "revision.cue"
    return Judgement.CONTRADICTION, "nli.contradicts"


def _readable(profile: Profile) -> bool:
    """Whether the words of the clause alone say what is claimed.

    "He took the money", which its source denies, reads as if he had; so does a "not" that stands outside the clause.
    """
    claim = profile.claim
    if profile.embedded or profile.qualified or profile.head in PAGE:
        return False
    if claim.attribution is not None and (claim.attribution.denial or claim.attribution.doubt):
        return False
    return claim.polarity is Polarity.AFFIRMED or _DENIES.search(claim.text) is not None


def _one_kind(left: Profile, right: Profile) -> bool:
    """Whether nothing says that the two are statements of different kinds, sides, measures or things."""
    if modality_clash(left, right) or basis_clash(left, right) or topic_clash(left, right) or exclude(left, right):
        return False
    if (has(left.concept, "measure") or has(right.concept, "measure")) and left.qualifier != right.qualifier:
        return False
    return left.whole == right.whole and left.stance == right.stance


def _one_story(left: Profile, right: Profile) -> bool:
    """Close in time, a telling name in common, and no names on both sides that the other article lacks."""
    if not left.near(right) or not strong_names(left.story & right.story):
        return False
    if (left.names - left.places - right.story) and (right.names - right.places - left.story):
        return False
    return tied(left, right) or same_origin(left, right) or not (left.names and right.names)


def _figures_fit(left: Profile, right: Profile, readings: Mapping[Field, Reading]) -> bool:
    """Whether the two carry no figure, or the same one."""
    a, b = left.claim.quantity, right.claim.quantity
    if (a is None) != (b is None):
        return False
    if a is not None and (unit_clash(left, right) or readings[Field.QUANTITY].state is not State.SAME):
        return False
    written = [frozenset(_FIGURE.findall(p.claim.text)) for p in (left, right)]
    return not all(written) or written[0] == written[1]


def _read(left: Profile, right: Profile) -> dict[Field, Reading]:
    return {
        Field.QUANTITY: compare_quantities(left, right),
        Field.TIME: compare_times(left.claim.when, right.claim.when),
        Field.PLACE: compare_places(left, right),
        Field.PERSON: Reading(Field.PERSON, State.UNSTATED),
    }


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
