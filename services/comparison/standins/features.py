"""What tells that a value of a new article stands where several others have another one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from services.comparison.corroboration import asserted
from services.comparison.entailment.vocabulary import same_event, same_thing
from services.comparison.model import Field
from services.comparison.scopes.judging import compare_scopes
from services.comparison.scopes.model import Scoping
from services.comparison.sentences.alignment import Sentence, like
from services.comparison.sentences.dates import dates_of, of_saying
from services.comparison.sentences.model import Kind, Token
from services.comparison.sentences.names import speaks
from services.comparison.sentences.tables import lists
from services.comparison.standins.figures import STRETCH
from services.comparison.standins.reading import Article
from services.comparison.standins.slots import Slot
from services.comparison.standins.stated import Stated
from services.comparison.values.figures import apart, digits_of, slipped
from services.comparison.values.states import State
from services.comparison.values.times import compare_times
from services.extraction.model import PLAIN

FEATURES = (
    "one", "covered", "cast", "alone", "values", "three", "all", "rival", "words", "words_share", "unknown",
    "names", "names_share", "near", "near_share", "before", "behind", "lead", "start", "leads", "apart", "counted",
    "part", "then", "mood", "modality", "corrects", "mine", "theirs", "often", "slip", "far", "close", "few",
    "digits", "bare", "head", "heads", "role", "verb", "rank", "age", "percent", "stretch", "of_year", "of_saying",
    "placed", "speaks", "dated", "planned", "bearer", "best", "spread",
)  # fmt: skip
_NEAR, _WIDER = 4, 6
"""Words on either side of a value that are looked at, and among which they are looked for."""


def of_story(mine: Article, others: Sequence[Article]) -> Mapping[str, float]:
    """What all slots of an article have in common: how much it shares with the others."""
    known = frozenset().union(*(o.stems for o in others))
    words = [t for s in mine.sentences for t in s.tokens if t.tells]
    cast = sum(name in known for name in mine.names)
    figures = {v.words: v for v in mine.values if v.field is Field.QUANTITY and v.figure[0] >= _FEW}
    values = sum(any(o.tells(v) for o in others) for v in figures.values())
    return {
        "covered": _share(_weight(t for t in words if t.stem in known), _weight(words)),
        "cast": min(cast, 8) / 4,
        "alone": cast / max(1, len(mine.names)),
        "values": min(values, 4) / 2,
    }


_FEW = 5


def measure(slot: Slot, every: Sequence[Slot], others: Sequence[Article]) -> dict[str, float]:
    """The features of a slot among all of its article, without those of the story."""
    return {"one": 1.0, **_witnesses(slot, every, others), **_words_of(slot), **_apart(slot), **_of_kind(slot)}


def _witnesses(slot: Slot, every: Sequence[Slot], others: Sequence[Article]) -> dict[str, float]:
    """How many tell the other value and where, and how many other values are left over."""
    mine, firsts = slot.mine, slot.firsts
    rivals = [s for s in every if s.mine.sort == mine.sort]
    return {
        "three": float(len(firsts) > 2),
        "all": len(firsts) / len(others),
        "rival": sum(o.tells(mine) for o in others) / len(others) if mine.is_name else 0.0,
        "lead": float(mine.claim.claim.sentence.start == 0),
        "start": min(mine.claim.claim.sentence.start, 1500) / 500,
        "leads": _mean(v.claim.claim.sentence.start < _OPENING for v in firsts),
        "mine": math.log(len({s.mine.place for s in rivals})),
        "theirs": math.log(len({s.firsts[0].claim.claim.id + s.firsts[0].words for s in rivals})),
        "often": len(slot.every) / len(firsts) / 3,
    }


_OPENING = 250
"""Characters with which an article opens."""


def _words_of(slot: Slot) -> dict[str, float]:
    """What the sentence has of the words that all of theirs have together: all, and those beside the values."""
    mine = slot.mine
    sentences = list({v.claim.claim.told: v.sentence for v in slot.every}.values())
    words, names = _words(mine, Kind.WORD), _words(mine, Kind.NAME)
    told = [t for t in words if _says(sentences, t)]
    named = [t for t in names if any(s.has(t) for s in sentences)]
    near = [t for t in _around(mine, _NEAR) if t.kind is Kind.WORD]
    theirs = [o for v in slot.every for o in _around(v, _WIDER)]
    beside = [t for t in near if any(_alike(t, o) for o in theirs)]
    share = _share(_weight(told), _weight(words))
    best = max(_share(_weight(t for t in words if s.has(t)), _weight(words)) for s in sentences)
    return {
        "words": _weight(told) / 20,
        "words_share": share,
        "unknown": _weight(t for t in words if t not in told) / 20,
        "best": best,
        "spread": share - best,
        "names": _weight(named) / 20,
        "names_share": _share(_weight(named), _weight(names)) if names else 0.5,
        "near": _weight(beside) / 10,
        "near_share": _share(_weight(beside), _weight(near)),
        "before": float(_beside(mine, -1) in {_beside(v, -1) for v in slot.every}),
        "behind": float(_beside(mine, 1) in {_beside(v, 1) for v in slot.every} - {""}),
    }


def _apart(slot: Slot) -> dict[str, float]:
    """What keeps the claims apart: a limit of one, another time, a plan or a question."""
    mine, firsts = slot.mine, slot.firsts
    kept = [compare_scopes(mine.claim, v.claim, mine.field) for v in firsts]
    limits = [_limit(scoping) for scoping in kept if scoping.apart]
    return {
        **{name: limits.count(name) / len(kept) for name in LIMITS},
        "mood": _mean(not asserted(mine.claim, v.claim) for v in firsts),
        "modality": _mean(mine.claim.claim.modality is not v.claim.claim.modality for v in firsts),
        "dated": _mean(_dated_apart(mine, v) for v in firsts),
        "planned": _mean(_plans(mine) != _plans(v) for v in firsts),
        "corrects": float(mine.claim.claim.corrects or mine.claim.claim.rises),
    }


LIMITS = ("apart", "counted", "part", "then")
"""What keeps two sentences apart by their scopes; how much each tells is learned."""


def _limit(scoping: Scoping) -> str:
    """Which feature a limit counts for: what is counted free words tell apart that mean one thing, and "had" comes
    before anything.
    """
    if scoping.kind == _BEFORE:
        return _BEFORE
    if scoping.rule == "scope.part":
        return "part"
    return "counted" if scoping.rule in _COUNTED else "apart"


_BEFORE = "then"
_COUNTED = frozenset(f"scope.{limit}" for limit in ("qualifier", "share", "day", "thing"))


def _of_kind(slot: Slot) -> dict[str, float]:
    if slot.mine.field is Field.QUANTITY:
        return _of_figures(slot)
    return _of_dates(slot) if slot.mine.field is Field.TIME else _of_names(slot) if not slot.mine.way else {}


def _of_figures(slot: Slot) -> dict[str, float]:
    mine, firsts = slot.mine, slot.firsts
    one, numbers = mine.figure[0], [v.figure[0] for v in firsts]
    near = min(abs(one - n) / max(abs(one), abs(n), 1e-9) for n in numbers)
    known = {t.stem for v in slot.every for t in _around(v, _WIDER) if t.kind is Kind.NAME}
    heads = [(mine.claim.head, v.claim.head) for v in firsts if mine.quantity and v.quantity]
    return {
        "slip": float(any(slipped(one, n) for n in numbers)),
        "far": min(apart(one, n) for n in numbers),
        "close": max(0.0, 0.2 - near) * 5,
        "few": float(max(one, *numbers) <= 12 and mine.sort != STRETCH),
        "digits": min(map(digits_of, numbers)) / 3,
        "bare": float(mine.figure[1] != mine.figure[2]),
        "head": _mean(a is not None and a == b for a, b in heads),
        "heads": _mean(a is not None and b is not None and a != b and not same_thing(a, b) for a, b in heads),
        "role": _mean((v.quantity and v.quantity.role) != (mine.quantity and mine.quantity.role) for v in firsts),
        "verb": _mean(v.claim.concept == mine.claim.concept != PLAIN for v in firsts),
        "rank": float(mine.sort == "rank"),
        "age": float(mine.sort == "age"),
        "bearer": float(
            mine.sort == "age" and any(t.kind is Kind.NAME and t.stem in known for t in _around(mine, _NEAR))
        ),
        "percent": float(mine.sort == "percent"),
        "stretch": float(mine.sort == STRETCH),
    }


def _of_dates(slot: Slot) -> dict[str, float]:
    """A slip makes one day of the month or one year of another; a date beside a word for saying is of the saying."""
    mine, firsts = slot.mine, slot.firsts
    said = _mean(of_saying(v.sentence, v.at[0]) for v in firsts)
    return {
        "slip": _mean(_slipped(mine, v) for v in firsts),
        "of_year": float(not mine.day[1]),
        "of_saying": float(of_saying(mine.sentence, mine.at[0])) - said,
    }


def _slipped(mine: Stated, other: Stated) -> bool:
    """Whether a slip makes one date of the other; nobody writes one day of the week for another by a slip."""
    if mine.key or other.key:
        return False
    differing = [(a, b) for a, b in zip(mine.day, other.day, strict=True) if a != b]
    return len(differing) == 1 and slipped(*differing[0])


def _of_names(slot: Slot) -> dict[str, float]:
    mine, firsts = slot.mine, slot.firsts
    return {
        "placed": _mean((mine.field is Field.PLACE) == (v.field is Field.PLACE) for v in firsts),
        "speaks": float(speaks(mine.sentence, *mine.at)) + _mean(speaks(v.sentence, *v.at) for v in firsts),
    }


def _dated_apart(mine: Stated, other: Stated) -> bool:
    """Whether both sentences are dated and the dates are two, unless it is the dates that differ."""
    if mine.field is Field.TIME:
        return False
    if compare_times(mine.claim.claim.when, other.claim.claim.when).state is State.DIFFERENT:
        return True
    here, there = dates_of(mine.sentence), dates_of(other.sentence)
    return bool(here) and bool(there) and here.isdisjoint(there)


def _plans(value: Stated) -> bool:
    return any(t.lower in lists()["planning"] for t in value.sentence.tokens)


def _mean(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _weight(tokens: Iterable[Token]) -> float:
    return math.fsum(t.weight for t in tokens)


def _words(value: Stated, kind: Kind) -> list[Token]:
    """The words of its sentence but its own."""
    sentence, (first, last) = value.sentence, value.at
    return [sentence.tokens[i] for i in sentence.telling if not first <= i <= last and sentence.tokens[i].kind is kind]


def _around(value: Stated, reach: int) -> list[Token]:
    sentence, (first, last) = value.sentence, value.at
    before = [i for i in sentence.telling if i < first][-reach:]
    behind = [i for i in sentence.telling if i > last][:reach]
    return [sentence.tokens[i] for i in (*before, *behind)]


def _beside(value: Stated, step: int) -> str:
    at = value.at[0] - 1 if step < 0 else value.at[1] + 1
    tokens = value.sentence.tokens
    return tokens[at].stem if 0 <= at < len(tokens) else ""


def _alike(token: Token, other: Token) -> bool:
    return like(token.stem, other.stem) or same_thing(token.lower, other.lower) or same_event(token.lower, other.lower)


def _says(sentences: Sequence[Sentence], token: Token) -> bool:
    """Whether one of some sentences has a word, or another one for the same."""
    if any(s.has(token) for s in sentences):
        return True
    others = (s.tokens[i] for s in sentences for i in s.telling if s.tokens[i].kind is Kind.WORD)
    return any(same_thing(token.lower, o.lower) or same_event(token.lower, o.lower) for o in others)
