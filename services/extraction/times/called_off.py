"""The day of what is called off or put off: it lies ahead, though the verb before it is of the past.

"He cancelled his Monday rally" is written on the Sunday before as well as on the Tuesday after.
"""

from __future__ import annotations

from services.extraction.quantities.tokens import listed
from services.extraction.times.scene import Scene

_OFF = frozenset(
    listed("cancel cancels canceled cancelled canceling cancelling scrapped scrubbed postponed rescheduled")
)
_ENDS = frozenset({".", "!", "?", ";", ":"})
_REACH = 12
"""Tokens between the verb and the day."""
_WEEK = 7


def of_called_off(scene: Scene, i: int, back: int) -> int | None:
    """Days from publication to the weekday at token `i`, `back` days ago, of what is called off: the nearer of both.

    None where nothing is called off in its clause, and where the day is told as that of the calling off ("cancelled
    it on Monday"): what stands between the verb and "on" is then one word.
    """
    words = scene.tokens.words
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(words) and abs(j - i) <= _REACH and words[j] not in _ENDS:
            if words[j] in _OFF and not (words[i - 1] == "on" and 0 < i - j <= _SHORT):
                return -back if back <= _WEEK - back else _WEEK - back
            j += step
    return None


_SHORT = 3
"""Tokens from the verb to the day in "cancelled it on Monday"."""
