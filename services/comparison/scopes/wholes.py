"""Parts and wholes of what is counted, by the frames: an arm of a group, a share of another whole, one day of many."""

from __future__ import annotations

import re

import simplemma

from services.comparison.actors.subject import ANYBODY, is_stuff
from services.comparison.profiles.profile import Profile
from services.comparison.words.vocabulary import GENERIC, both, is_person_noun, listed, strong_names
from services.extraction.model import Claim, Grain, Role

_PARTS = listed("parts")
"""What of a group is a part of it; not what it stands for."""
_UNITS = listed("units")
"""What of an army or a city is a part of it wherever the word stands."""
_CROWD, _ADORNING, _LASTING = listed("crowd"), listed("adorning"), listed("lasting")


def day_of_many(left: Profile, right: Profile) -> bool:
    """Whether the smaller toll is of a stated day, the other of no stated time and of no event that both name."""
    a, b = left.claim, right.claim
    if a.quantity is None or b.quantity is None or a.quantity.number is None or b.quantity.number is None:
        return False
    dated, open_ended = (a, b) if a.quantity.number < b.quantity.number else (b, a)
    if (
        dated.when is None
        or dated.when.span is None
        or (open_ended.when is not None and open_ended.when.span is not None)
    ):
        return False
    events = [{w for p in x.of(Role.TOPIC, Role.AGENT) for w in p.words} - GENERIC for x in (left, right)]
    return not events[0] & events[1] and not _recalled(dated, (left, right))


_AGO = 365
"""Days after which what happened is recalled, no longer counted."""


def _recalled(dated: Claim, claims: tuple[Profile, Profile]) -> bool:
    """Whether the one is of a year long gone, the other of a short event with a name that the clause of both has.

    "The Kalder Wood fire killed 29", "25 died in 1953 near Kalder Wood": no war of which it may be a day or a year.
    """
    when = dated.when
    if when is None or when.grain is not Grain.YEAR or when.end is None:
        return False
    shared = strong_names(claims[0].mentions & claims[1].mentions)
    other = next(x for x in claims if x.claim is not dated)
    short = any(
        p.kind == "event" and p.named and not _LASTING & set(p.words) and shared & set(p.words)
        for p in other.of(Role.TOPIC, Role.AGENT)
    )
    return short and (dated.published_at.date() - when.end).days > _AGO


def all_or_some_acts(left: Profile, right: Profile) -> bool:
    """Whether acts are counted in one, and in the other what somebody suffered: "ten shots", "was shot six times"."""
    counts = [p.claim.quantity for p in (left, right)]
    acts = all(q is not None and q.counted == (q.unit,) and q.unit.endswith("ing") for q in counts)
    return acts and bool(left.of(Role.PATIENT)) != bool(right.of(Role.PATIENT))


_ROW = re.compile(
    r"\s(?P<first>(?:[a-z-]+\s){0,2}[a-z-]+)(?P<more>(?:,\s(?:[a-z-]+\s){0,2}[a-z-]+){0,4}),?\sand\s(?P<last>[a-z-]+(?:\s[a-z-]+){0,2})",
    re.IGNORECASE,
)
"""What one figure counts together: "66 passengers, crew and security officers"."""


def counted_together(left: Profile, right: Profile) -> bool:
    """Whether the one counts several kinds of people together, the other one of them: "66 passengers and crew"."""
    mine, theirs = _kinds(left), _kinds(right)
    return bool(mine and theirs) and (mine < theirs or theirs < mine)


def _kinds(profile: Profile) -> frozenset[str]:
    """The kinds of people that the figure of a claim counts, where its sentence says so."""
    claim = profile.claim
    if claim.quantity is None or claim.quantity.unit != "people" or not claim.quantity.counted:
        return frozenset()
    at = claim.quantity.span.end - claim.sentence.start
    row = _ROW.match(claim.told[at : at + _ROW_REACH]) if at > 0 else None
    own = frozenset({claim.quantity.counted[0]})
    if row is None:
        return own
    heads = [_lemma(part.split()[-1]) for part in (row["first"], *row["more"].split(",")[1:])]
    last = next((head for word in row["last"].split() if is_person_noun(head := _lemma(word))), None)
    joined = {*heads, *([last] if last is not None else [])}
    return own | joined if len(joined) > 1 and all(map(is_person_noun, heads)) else own


def _lemma(word: str) -> str:
    low = word.lower()
    return low if is_person_noun(low) else str(simplemma.lemmatize(low, lang="en")).lower()


_ROW_REACH = 120
"""Characters behind a figure that are looked at."""


def share_clash(left: Profile, right: Profile) -> bool:
    """Whether two shares are of different wholes ("27% of the Hispanic vote", "38%")."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None or a.unit != "percent" or both(left.concept, right.concept, "measure"):
        return False
    same_head = left.head == right.head or is_stuff(left, right) or is_stuff(right, left)
    whole = left.nouns | left.modifiers | left.mentions, right.nouns | right.modifiers | right.mentions
    # of "the Hispanic vote" and of "the vote"; "Berania's wheat" and "the wheat harvest in Berania" are one
    return not same_head or not (left.modifiers <= whole[1] and right.modifiers <= whole[0])


def part_of_whole(left: Profile, right: Profile) -> bool:
    """Whether the smaller number belongs to the narrower of the two: a part and its whole."""
    a, b = left.claim.quantity, right.claim.quantity
    if a is None or b is None or a.number is None or b.number is None:
        return left.whole != right.whole or _is_part(left) != _is_part(right)
    if a.unit == b.unit == "percent" and left.whole != right.whole:
        place, whole = (right, left) if left.whole else (left, right)
        if place.places - whole.story:
            return True  # "31% in Lethe", "14% nationwide": a share of a part may be the larger
    narrow, wide = (left, right) if a.number < b.number else (right, left)
    if (wide.whole and not narrow.whole) or _is_part(narrow) != _is_part(wide):
        return True
    if narrow.head is not None and narrow.head != wide.head and wide.head in ANYBODY and not _audience(left, right):
        return True  # "8 children" of "20 people"
    places = narrow.places - wide.story
    restricted = frozenset(
        w
        for w in narrow.modifiers - wide.modifiers - wide.nouns - wide.story - wide.around - _ADORNING
        if not _says(wide, w)
    )
    return bool(
        (places and not wide.places) or (restricted and not wide.modifiers - narrow.modifiers and wide.head is not None)
    )


def _audience(left: Profile, right: Profile) -> bool:
    """Whether both count those who came to see something, whatever they are called: fans, spectators, people."""
    return both(left.concept, right.concept, "audience") and all(p.head in _CROWD for p in (left, right))


def _says(profile: Profile, word: str) -> bool:
    """Whether the sentence says the word somewhere: "220 employee dinners", "330 dinners for employees"."""
    return re.search(rf"\b{re.escape(word.removesuffix('s'))}", profile.claim.told, re.IGNORECASE) is not None


def _is_part(profile: Profile) -> bool:
    """Whether the claim is of an arm or a unit of something ("the group's shipyard arm")."""
    found = profile.claim.frame.participants
    return any(
        (p.words[:1] and p.words[0].lower() in _PARTS) or not _UNITS.isdisjoint(w.lower() for w in p.words)
        for p in found
    )
