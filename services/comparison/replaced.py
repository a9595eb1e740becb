"""What all who agree tell of, where a dissent tells of something else: "the league season", "the cup season".

Two sentences alone do not show whether a word of one stands for the same thing as a word of the other. Several
witnesses do: each has words of its own, and what all of them say belongs to the fact. A dissent that nowhere says it,
and has in its place what none of them says, tells of another thing, and its value contradicts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from services.comparison.entailment.vocabulary import same_event, same_thing
from services.comparison.model import Field, Verdict
from services.comparison.profiles.profile import Profile
from services.comparison.sentences.alignment import Sentence, like, read_sentence
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.subjects import opening_subject
from services.comparison.words.vocabulary import is_person_noun, listed
from services.extraction.model import PLAIN

LEAST = 2
"""Articles that must agree: what one says may be its word for the thing."""
_WORDS = (Kind.WORD,)
_THINGS = (*_WORDS, Kind.NAME)
"""Where places differ, names are what differs."""
_DONE = ("ed", "ing")
"""Endings of words for what is done, which each outlet has its own of."""
_ORDINALS = listed("ordinals")
_ANYBODY = listed("anybody")
_DETERMINERS = listed("determiners")
_TITLE = 2
"""Words before a name that tell who that is."""
_FRAME = re.compile(
    r"\W*(?:For|Before|With|Without|Among|At|Of|In|On|From|Under|Until|Since|During|Outside|Unlike|Besides|Apart"
    r"|Including|Counting|Over|After(?! an? (?!second\b|third\b|further\b|new\b)))\b[^,;:.]{3,80}, "
)
"""What is set before a statement: "For residents of the old town,". "After an inquiry," tells what came before it."""
_APPOSED = re.compile(
    r"(?:\d|aged\b|who\b|whose\b|which\b"
    r"|(?:and|but|or|so|when|where|while|because|until)\b(?! (?:at|by|during|for|from|in|of|on|since|to|under|with)\b))"
)
"""Behind a comma that closes no frame: "For the collapse the quarry's owner, 61, was jailed"; nor does one before a
further clause: "At the pass turn left, where the road was closed"."""


def replaced(
    said: Profile,
    dissent: Sequence[Profile],
    witnesses: Mapping[str, Sequence[Profile]],
    against: Sequence[Verdict],
    around: Sequence[Profile] = (),
) -> bool:
    """Whether the dissent tells of another thing than all witnesses do.

    Arguments:
        said: the claim that differs from theirs.
        dissent: all claims of its article.
        witnesses: claims that state the contradicted value, by article.
        against: the verdicts of one field that say in what they differ: no other thing.
        around: what else the articles of witnesses say, as far as they have been read as a whole.

    """
    if len(witnesses) < LEAST or not against:
        return False
    value = _value(against)
    told = [[_Clause(p, value, against[0].field) for p in claims] for claims in witnesses.values()]
    mine = _Clause(said, value, against[0].field)
    if _framed(mine, [*told, [_Clause(p, value, against[0].field) for p in around]]):
        return True
    ours = [i for i in mine.things() if not any(c.says(mine.sentence.tokens[i]) for claims in told for c in claims)]
    if not ours:
        return False
    article = [_Clause(p, value, against[0].field) for p in {p.claim.told: p for p in dissent}.values()]
    every = [c for claims in told for c in claims]
    missing = (word for word in _common(told) if not any(c.says(word) for c in article))
    return any(_in_place(word, other, mine, ours) for word in missing for other in every)


def _common(told: Sequence[Sequence[_Clause]]) -> Iterator[Token]:
    """Words for things that every article has, in the order of the first."""
    words = (clause.sentence.tokens[i] for clause in told[0] for i in clause.things())
    return (word for word in words if all(any(c.has(word) for c in claims) for claims in told[1:]))


def _framed(mine: _Clause, told: Sequence[Sequence[_Clause]]) -> bool:
    """Whether the dissent sets a word before its statement that no witness says, but for times, places and sources."""
    frame = _FRAME.match(mine.text)
    if frame is None or _APPOSED.match(mine.text, frame.end()):
        return False
    words = (mine.sentence.tokens[i] for i in mine.things())
    limits = (w for w in words if w.kind is Kind.WORD and w.end <= frame.end())
    return any(not any(c.says(w) for claims in told for c in claims) for w in limits)


def _value(against: Sequence[Verdict]) -> Collection[str]:
    """Stems of what differs; of a number only the number: what is counted may be another thing."""
    tokens = read_sentence(" ".join(sorted({x for v in against for x in (v.left_value, v.right_value)}))).tokens
    if against[0].field is Field.QUANTITY and not any(t.unit and t.unit != "count" for t in tokens):
        tokens = tuple(t for t in tokens if t.kind is Kind.NUMBER)
    return frozenset(t.stem for t in tokens)


class _Clause:
    """The sentence of a claim; whose word it is, and what is said to be done, are no things that it tells of."""

    def __init__(self, profile: Profile, value: Collection[str], field: Field | None) -> None:
        claim = profile.claim
        self.text = claim.told
        self.sentence: Sentence = read_sentence(claim.told)
        self._story = profile.story
        start, frame = claim.sentence.start, claim.frame
        spoken = () if claim.attribution is None else (*claim.attribution.source, *claim.attribution.cue)
        aside = [(s.start - start, s.end - start) for s in spoken]
        acts = {profile.concept, frame.lemma.lower()} - {""}
        parts = {word for p in frame.participants for word in p.words}
        trigger = -1 if profile.concept == PLAIN else frame.trigger.start - start
        names = [i for i, t in enumerate(self.sentence.tokens) if t.stem in value] if field is Field.PERSON else []
        first = opening_subject(self.sentence)
        self._out = {
            i
            for i, t in enumerate(self.sentence.tokens)
            if t.kind not in (_WORDS if field is Field.PLACE else _THINGS)
            or t.stem in value
            or t.lower in _ORDINALS
            or t.start == trigger
            or (t.kind is Kind.WORD and t.lower.endswith(_DONE) and t.lower not in parts and i != first)
            or any(like(t.stem, act) for act in acts)
            or any(low <= t.start < high for low, high in aside)
            or any(0 < at - i <= _TITLE for at in names)
        }
        self._value = value

    def things(self) -> Iterator[int]:
        """Places of words for things."""
        return (i for i in self.sentence.telling if i not in self._out)

    def has(self, word: Token) -> bool:
        """Whether it has the word itself."""
        return self.sentence.has(word)

    def says(self, word: Token) -> bool:
        """Whether it has the word, or one that may stand for the same; names also of its article."""
        if self.has(word) or word.lower in self._story:
            return True
        words = [t.lower for t in self.sentence.tokens if t.tells]
        if is_person_noun(word.lower.removesuffix("s")) and not _ANYBODY.isdisjoint(words):
            return True
        return any(same_thing(word.lower, w) or same_event(word.lower, w) for w in words)

    def beside(self, at: int, step: int) -> tuple[str, tuple[str, ...]] | None:
        """The next word that tells something and is no value, and the small words up to there."""
        between: list[str] = []
        at += step
        while 0 <= at < len(self.sentence.tokens):
            token = self.sentence.tokens[at]
            if token.tells and token.stem not in self._value:
                return token.stem, tuple(between)
            if token.kind is Kind.STOP and not (step < 0 and token.lower in _DETERMINERS):
                between.append(token.lower)
            at += step
        return None


def _in_place(word: Token, theirs: _Clause, mine: _Clause, ours: Sequence[int]) -> bool:
    """Whether one of `ours` stands where `theirs` has `word`.

    Behind the same words, directly before the same, or both sentences begin with it: "the body of", "the car of".
    """
    first, opening = opening_subject(theirs.sentence), opening_subject(mine.sentence)
    if first is not None and opening in ours and theirs.sentence.tokens[first].stem == word.stem:
        return True
    for at in (i for i in theirs.sentence.telling if theirs.sentence.tokens[i].stem == word.stem):
        for i in ours:
            for step in (-1, 1):
                other, this = theirs.beside(at, step), mine.beside(i, step)
                if other is not None and this is not None and like(other[0], this[0]) and other[1] == this[1]:
                    return True
    return False
