"""Values of two sentences that may fill one slot and differ: candidates only, `scores` judges them."""

from __future__ import annotations

from collections.abc import Iterator

from services.comparison.sentences.alignment import Sentence, like, overlap
from services.comparison.sentences.dates import date_candidates, dates_of
from services.comparison.sentences.model import Candidate, Difference, Kind
from services.comparison.sentences.names import name_candidates, unmatched_names
from services.comparison.sentences.numbers import number_candidates, unmatched_numbers
from services.comparison.sentences.tables import directions, lists

_TELLING = 20.0
"""Weight of shared words that tell one event by themselves."""
_BEHIND = 3
"""How many words behind what is negated may stand for it in a sentence with another verb."""
_REACH = 5
"""How far behind a negation its verb may stand."""


def find_candidates(left: Sentence, right: Sentence) -> list[Candidate]:
    """Everything in which the two may differ."""
    return [
        *number_candidates(left, right),
        *date_candidates(left, right),
        *name_candidates(left, right),
        *_directions(left, right),
        *_negations(left, right),
    ]


def anchored(left: Sentence, right: Sentence, kind: Difference) -> bool:
    """Whether something else than the value that differs tells one event: a name, another number, or telling words.

    Two figures of one date are of one event, too; two names are not.
    """
    if any(right.has(t) for t in left.tokens if t.kind is Kind.NAME):
        return True
    mine = sum(t.kind is Kind.NUMBER for t in left.tokens)
    if len(unmatched_numbers(left, right)) < mine or overlap(left, right).shared >= _TELLING:
        return True
    return kind is not Difference.NAME and bool(dates_of(left) & dates_of(right))


def nothing_else(left: Sentence, right: Sentence, *, names: bool = True) -> bool:
    """Whether no name, no date and no negation is left over on both sides or on one that could not be left out.

    `names`: whether names that only one or the other has count.
    """
    counts = [sum(t.kind is Kind.NEGATION or t.lower in lists()["denial"] for t in s.tokens) for s in (left, right)]
    if (
        counts[0] != counts[1]
        or (names and unmatched_names(left, right) and unmatched_names(right, left))
        or _other_share(left, right)
        or _other_turn(left, right)
        or sides_exchanged(left, right)
    ):
        return False
    return not any(True for _ in date_candidates(left, right))


def _other_share(left: Sentence, right: Sentence) -> bool:
    """Whether a share in words ("half of the nurses") stands against another, or against a number: "one in five"."""
    mine, theirs = ({t.lower for t in s.tokens if t.lower in lists()["fraction"]} for s in (left, right))
    if mine == theirs:
        return False
    return all(own or unmatched_numbers(s, o) for own, s, o in ((mine, left, right), (theirs, right, left)))


_ORDINALS = lists()["turn"]


def _other_turn(left: Sentence, right: Sentence) -> bool:
    """Whether an ordinal before a word stands against another before the same: "third woman to", "first woman to"."""
    mine, theirs = (
        {(t.lower, n.stem) for t, n in zip(s.tokens, s.tokens[1:], strict=False) if t.lower in _ORDINALS and n.tells}
        for s in (left, right)
    )
    return any(a != b and mine.isdisjoint(theirs) and like(c, d) for a, c in mine for b, d in theirs)


_JOINING = frozenset({"by", "with", "and"})
"""Words before a second name that turn the sides round, or make them one."""


_PEOPLES = 5
"""Letters that a land and its people share: Lethia, Lethian."""


def sides_exchanged(left: Sentence, right: Sentence) -> bool:
    """Whether two names stand on other sides of one word: "A outsprinted B", "B outsprinted A"."""
    for i, word in enumerate(left.tokens):
        if word.kind is not Kind.WORD or not word.tells:
            continue
        j = next((k for k, t in enumerate(right.tokens) if t.kind is Kind.WORD and like(t.stem, word.stem)), None)
        if j is None or _joined(left, i) or _joined(right, j):
            continue
        (before, after), (ahead, behind) = _names_around(left, i), _names_around(right, j)
        if before - after & behind - ahead and after - before & ahead - behind:
            return True
    return False


def _joined(sentence: Sentence, at: int) -> bool:
    """Whether the first name behind a word is joined to it by such a word."""
    name = next((k for k in range(at + 1, len(sentence.tokens)) if sentence.tokens[k].kind is Kind.NAME), None)
    return name is not None and any(t.lower in _JOINING for t in sentence.tokens[at + 1 : name])


def _names_around(sentence: Sentence, at: int) -> tuple[frozenset[str], frozenset[str]]:
    """Beginnings of the names before a word and behind it, in its clause."""
    clause = sentence.tokens[at].clause
    tokens = enumerate(sentence.tokens)
    names = [(k, t.stem[:_PEOPLES]) for k, t in tokens if t.kind is Kind.NAME and t.clause == clause]
    return frozenset(n for k, n in names if k < at), frozenset(n for k, n in names if k > at)


def _directions(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    signs = directions()
    mine, theirs = (
        [(i, t) for i, t in enumerate(s.tokens) if t.lower in signs and t.kind in (Kind.WORD, Kind.STOP)]
        for s in (left, right)
    )
    known = {t.lower for _, t in mine} & {t.lower for _, t in theirs}
    for i, a in mine:
        for j, b in theirs:
            if a.lower in known or b.lower in known:
                continue
            (scale, sign), (other, against) = signs[a.lower], signs[b.lower]
            if scale == other and sign != against and not (scale == _RACE and _exchanged(left, i, right, j)):
                yield Candidate(Difference.DIRECTION, (i, i), (j, j), alike=len(mine) == len(theirs) == 1)


_RACE = "race"
"""The scale of words for which of two is ahead."""


def _exchanged(left: Sentence, i: int, right: Sentence, j: int) -> bool:
    """Whether the one is told of one name and the other of another, and both know both: "B lost to A"."""
    names = []
    for sentence, other, at in ((left, right, i), (right, left, j)):
        before = [t for t in sentence.tokens[:at] if t.kind is Kind.NAME]
        if not before or not other.has(before[-1]):
            return False
        names.append(before[-1].stem)
    return not like(*names)


def _negations(left: Sentence, right: Sentence) -> Iterator[Candidate]:
    mine, theirs = ([i for i, t in enumerate(s.tokens) if t.kind is Kind.NEGATION] for s in (left, right))
    if abs(len(mine) - len(theirs)) != 1:
        return
    if len(mine) > len(theirs):
        yield from _negated(left, mine, right, theirs)
    else:
        for found in _negated(right, theirs, left, mine):
            yield Candidate(found.kind, found.right, found.left, alike=found.alike)


_DENYING = frozenset({"deny", "denies", "denied", "denying"})
_FAR = 8
"""How far before a negation stands the denial of it."""


def _negated(more: Sentence, here: list[int], less: Sentence, there: list[int]) -> Iterator[Candidate]:
    """The negation of `more` whose word stands in `less` without one."""
    if any(t.lower in lists()["denial"] for t in less.tokens) or _undoes(less):
        return
    spared = [v for v in (_verb(less, i) for i in there) if v is not None]
    for at in here:
        verb = _verb(more, at)
        if any(t.lower in _DENYING for t in more.tokens[max(0, at - _FAR) : at]):
            continue  # who denies that he has not paid says that he has
        if verb is None or any(like(more.tokens[verb].stem, less.tokens[s].stem) for s in spared):
            continue
        match = next((j for j in less.telling if like(less.tokens[j].stem, more.tokens[verb].stem)), None)
        if match is not None and (
            _denied_there(less, match, there)
            or _restricts(more, at) > _restricts(less, match)
            or _affirmed_too(more, verb, less, match)
        ):
            continue
        if match is not None:
            yield Candidate(Difference.NEGATION, (at, verb), (match, match))
        elif not there and (stand := _beside(more, verb, less)) is not None:
            yield Candidate(Difference.NEGATION, (at, verb), (stand, stand), alike=False)


_TURNS = frozenset({"turn", "turns", "turned", "turning", "vote", "votes", "voted", "voting"})
_CALLS = frozenset({"call", "calls", "called", "calling"})
_BETWEEN = 6
"""Words that may stand between: "turned the whole settlement down"."""


def _undoes(sentence: Sentence) -> bool:
    """Whether something is refused or undone: "turned the offer down", "called the strike off", "averted".

    It is as little as what is denied: "there is no strike", "the strike was cancelled".
    """
    words = [t.lower for t in sentence.tokens]
    return not lists()["undone"].isdisjoint(words) or any(
        (w in _TURNS and "down" in words[i + 1 : i + 1 + _BETWEEN])
        or (w in _CALLS and "off" in words[i + 1 : i + 1 + _BETWEEN])
        for i, w in enumerate(words)
    )


def _denied_there(sentence: Sentence, at: int, negations: list[int]) -> bool:
    """Whether what stands there is denied by another word: "was not joined by any guard", "did not have a guard"."""
    return any(0 < at - n <= _FAR and sentence.tokens[n].clause == sentence.tokens[at].clause for n in negations)


def _affirmed_too(more: Sentence, verb: int, less: Sentence, match: int) -> bool:
    """Whether the other sentence tells again what this one affirms beside: "had been expelled, would not expel"."""
    word, negated = less.tokens[match].lower, more.tokens[verb].lower
    return word != negated and any(t.lower == word for t in more.tokens)


_RELATIVE = frozenset({"who", "which", "that"})
_AUXILIARIES = frozenset("do does did have has had will would could can may should are were is was".split())  # noqa: SIM905


def _restricts(sentence: Sentence, at: int) -> bool:
    """Whether what stands there says only of which people or things something else is told.

    "Firms that don't offer cover", "people who would never ask"; not "Holt, who did not sign it" nor "said that it".
    """
    tokens = sentence.tokens
    for who in (at - 1, at - 2):
        relative = who > 0 and tokens[who].lower in _RELATIVE
        if relative and all(t.lower in _AUXILIARIES for t in tokens[who + 1 : at]):
            return tokens[who].clause == tokens[who - 1].clause
    return False


def _verb(sentence: Sentence, at: int) -> int | None:
    """The word that a negation negates: the next that tells something."""
    clause = sentence.tokens[at].clause
    reach = range(at + 1, min(at + 1 + _REACH, len(sentence.tokens)))
    return next((i for i in reach if sentence.tokens[i].tells and sentence.tokens[i].clause == clause), None)


_WHERE = frozenset({"in", "at", "near", "on", "outside"})


def _told_where(sentence: Sentence, at: int) -> bool:
    """Whether a name there is of the place: "in Halden Vale"."""
    while at and sentence.tokens[at - 1].kind is Kind.NAME:
        at -= 1
    return at > 0 and sentence.tokens[at - 1].lower in _WHERE


def _beside(more: Sentence, verb: int, less: Sentence) -> int | None:
    """Where the other sentence tells what stands behind the negated word."""
    for i in [i for i in more.telling if i > verb][:_BEHIND]:
        if more.tokens[i].kind is Kind.NAME and _told_where(more, i):
            continue  # where it was not so, other things may have been
        at = next((j for j in less.telling if like(less.tokens[j].stem, more.tokens[i].stem)), None)
        if at is not None:
            return at
    return None
