"""Windows ahead, told by their length: "would save $4 billion over ten years" speaks of the ten years to come."""

from __future__ import annotations

from services.extraction.model import Grain, Relation
from services.extraction.quantities.exclusions import spread_over
from services.extraction.quantities.tokens import listed
from services.extraction.times.calendar import Stretch
from services.extraction.times.counted import whole_number
from services.extraction.times.found import PLURAL_UNITS, UNITS, Found, moved
from services.extraction.times.scene import Scene

_SPREAD = frozenset({"month", "year", "decade"})
_AHEAD = frozenset(
    listed(
        """
    will would could shall plan plans planned planning propose proposes proposed proposing proposal budget calls seeks
    aims hopes expects expected intends promises promised pledged pledges wants forecast projects projected
    """
    )
)
_DONE = frozenset(
    listed(
        "rose fell grew shrank climbed dropped cost spent paid lost gained was were has had have did became saw earned"
    )
)
_REACH = 30


def window(scene: Scene, i: int) -> Found | None:
    """The stretch from the day of publication on of "over a decade", "over the 10 years", in a clause of what will be.

    What happened over ten years ended at a time that only the text knows; "for over ten years" is a bound.
    """
    t = scene.tokens
    start = i + 1 + (t.at(i + 1) == "the")
    count, at, vague = whole_number(scene, start)
    unit = PLURAL_UNITS.get(t.at(at)) or UNITS.get(t.at(at))
    if not count or vague or unit not in _SPREAD or not spread_over(t, i, at + 1) or not _ahead(scene, i, at):
        return None
    stretch = Stretch(scene.day, moved(scene.day, count, unit), Grain.SPAN, vague=True)
    return Found(i, at + 1, stretch, "window", relation=Relation.DURING)


def _ahead(scene: Scene, i: int, end: int) -> bool:
    """Whether the words next to the window tell of a plan: the nearest verb decides, those behind an opening window."""
    words = scene.tokens.words
    opens = scene.tokens.opens_sentence(i)
    for word in words[end : end + _REACH] if opens else reversed(words[max(0, i - _REACH) : i]):
        if word in {"!", "?", ";"} or word in _DONE:
            return False
        if word in _AHEAD:
            return True
    return False
