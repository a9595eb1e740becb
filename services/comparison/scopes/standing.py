"""Where a limit must stand in its sentence to hold for a value: with it in one clause, or at the head of the sentence.

"Of 900 women, 52% agreed" tells of women, "52% agreed, while fees for women rose" does not. A sentence is cut by its
marks and conjunctions, without a parse: what stands before the value holds for it up to a conjunction that begins
another clause; what stands behind it, up to any word that begins one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from services.comparison.profiles.profile import Profile
from services.comparison.sentences.cardinals import CARDINALS, MAGNITUDES
from services.extraction.model import Role, SourceKind, Span

Stretch = tuple[int, int]
"""First character and the one behind the last, in the sentence."""

_LONGEST = 600
"""Characters of a sentence that are looked at."""
_BORDER = re.compile(
    r"[;:](?=\s)|\s[–—-]{1,2}\s|—|,?\s(?:while|whereas|although|though|because)\b|,\s(?:and|but|as|when|if)\s"
    r"|,\swith\s(?=[^,;]{1,60}ing\b)",
    re.IGNORECASE,
)
"""Between two clauses of which neither is a part of the other."""
_OPENING = re.compile(r",?\s(?:who|whom|whose|which|that|where|when|as|if)\b", re.IGNORECASE)
"""Words that begin a clause which tells more of what stands before it, not the other way round."""
_HEAD = re.compile(
    r"^(?:[\"'“‘(]\s?)?(?:In|At|Among|Amongst|Of|For|On|By|Across|During|Since|Including|Excluding|Without|With|From|"
    r"After|Before|Within|Throughout|Overall)\b[^,;:—]{1,120},"
)
"""An adverbial before the sentence: it holds for all of it."""
_NUMBER = re.compile(
    rf"\b(?:(?!(?:19|20)\d\d\b)\d[\d,.]*|{'|'.join(sorted({*CARDINALS, *MAGNITUDES}))})\b(?:[\s-][\w-]+){{0,2}}[\s-]?$",
    re.IGNORECASE,
)
"""A figure that counts what stands next, two words of its own between: "five of the women"; a year counts nothing."""
_FIGURE = re.compile(rf"\d|\b(?:{'|'.join(sorted({*CARDINALS, *MAGNITUDES}))})\b", re.IGNORECASE)
_NEAR = 40
"""Characters before a word in which a figure that counts it may stand."""
_OWN_WORD = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.GENERIC})
"""Sources whose name says nothing of how far their word goes; a poll of women, or a first count, does."""
_PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Told:
    """A clause in its sentence, with the value that it states."""

    clause: str
    sentence: str
    value: Stretch | None = None
    """Where the figure stands in the sentence, or what is stated without one; None where that is not known."""
    figure: bool = False
    """Whether the value is a figure."""
    asides: tuple[Stretch, ...] = ()
    """Where the sentence says whose word it is."""

    def holds(self, start: int, end: int) -> bool:
        """Whether what stands there in the sentence holds for the value."""
        return any(a <= start and end <= b for a, b in self._reach())

    def _reach(self) -> tuple[Stretch, ...]:
        return governing(self.sentence, self.value) if self.value is not None else ((0, len(self.sentence)),)

    def aside(self, start: int, end: int) -> bool:
        """Whether what stands there only says whose word it is."""
        return any(a < end and start < b for a, b in self.asides)

    def counted_apart(self, start: int) -> bool:
        """Whether what stands there is counted by a figure of its own, as of 20 children and six adults."""
        if not self.figure or self.value is None:
            return False
        number = _NUMBER.search(self.sentence[max(0, start - _NEAR) : start])
        if number is None:
            return False
        at = max(0, start - _NEAR) + number.start()
        return not (self.value[0] <= at < self.value[1])

    def before(self, end: int) -> bool:
        """Whether what ends there stands before the value, with no other figure between."""
        if self.value is None:
            return True
        return end <= self.value[1] and (not self.figure or not _FIGURE.search(self.sentence[end : self.value[0]]))


@lru_cache(maxsize=16_384)
def governing(sentence: str, value: Stretch) -> tuple[Stretch, ...]:
    """The stretches of a sentence that hold for what stands at `value`.

    >>> told = "In May, rents rose 3%, the union said, while 12 women in Orsa, who teach, lost their flats"
    >>> [told[a:b] for a, b in governing(told, (19, 21))]
    ['In May,', 'In May, rents rose 3%, the union said']
    >>> [told[a:b] for a, b in governing(told, (45, 47))][-1]
    ' 12 women in Orsa'
    """
    start, end = 0, max(len(sentence[:_LONGEST]), value[1])
    for border in _BORDER.finditer(sentence, 0, value[0]):
        start = border.end()
    for pattern in (_BORDER, _OPENING):
        found = pattern.search(sentence, value[1], end)
        end = found.start() if found is not None else end
    head = _HEAD.match(sentence)
    return ((0, head.end()), (start, end)) if head is not None else ((start, end),)


def told_of(profile: Profile) -> Told:
    """The clause of a claim in its sentence."""
    claim = profile.claim
    if not claim.told:
        return Told(claim.text, claim.text)
    figure = claim.quantity is not None and claim.quantity.span.overlaps(claim.sentence)
    span = claim.quantity.span if claim.quantity is not None and figure else claim.span
    asides = [*_sources(profile), *(_doers(profile, span) if figure and profile.unit == _PEOPLE else ())]
    return Told(
        claim.text, claim.told, _within(span, claim.sentence), figure, tuple(_within(s, claim.sentence) for s in asides)
    )


def _sources(profile: Profile) -> tuple[Span, ...]:
    """Where the sentence names the person or body whose word it is."""
    said = profile.claim.attribution
    if said is None or any(link.kind not in _OWN_WORD for link in said.chain):
        return ()
    return (*said.source, *said.cue)


def _doers(profile: Profile, figure: Span) -> tuple[Span, ...]:
    """Who did it, where it is others who are counted: "a male gunman killed three people"."""
    agents = [p.mention for p in profile.of(Role.AGENT) if not p.mention.overlaps(figure)]
    return tuple(agents) if profile.of(Role.PATIENT) else ()


def _within(span: Span, sentence: Span) -> Stretch:
    return span.start - sentence.start, span.end - sentence.start
