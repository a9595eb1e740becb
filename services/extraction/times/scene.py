"""What an expression is read against: the text around it, the day of publication, the period mentioned before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.times.calendar import Stretch

_FUTURE = frozenset(
    listed(
        """
    will shall ll scheduled slated expected expects due plans planned planning upcoming tomorrow going aims intends
    hopes await awaits forecast projected predicts predicted
    invited invites inviting invitation summoned summons summoning
    """
    )
)
_WEAK = frozenset(listed("would could may might next ahead begins starts opens pending retires expires leaves"))
"""Cues that speak of the future only close by."""
_PAST = frozenset(
    listed(
        """
    was were said told had did announced reported killed died began started ended came went won lost took made
    became arrested attacked saw held signed happened occurred launched posted rose fell opened closed arrived
    met ruled voted ratified adopted according
    """
    )
)
_SAYING = frozenset(
    listed(
        """
    said told announced reported added wrote tweeted testified stated confirmed warned says argued published
    """
    )
)
_BREAKS = frozenset({".", "!", "?", ";", "\u2022"})
_REACH, _WEAK_REACH = 18, 6
_MOVED = frozenset({"moved", "postponed", "rescheduled", "delayed", "deferred", "put", "adjourned", "brought"})
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "s", "re", "all"})
_MODAL = frozenset({"to", "will", "would", "ll", "shall", "may", "might", "can", "could"})
_DEADLINES = frozenset({"by", "until", "till"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The tokens, the day of publication, and the last period that the text named (for "the previous year")."""

    tokens: Tokens
    day: date
    reference: Stretch | None = None

    def looks_far_ahead(self, i: int) -> bool:
        """The same for a day that was lately and comes again in most of a year: only of what will be, told close by.

        "The hall will open on 21 August", but not "plans an answer to the attack on 21 August that killed 12".
        """
        over = any(word in _PAST for word in self.tokens.words[i + 1 : i + 1 + _WEAK_REACH])
        return not over and self.looks_ahead(i, _WEAK_REACH)

    def looks_ahead(self, i: int, reach: int = _REACH) -> bool:
        """Whether the clause before token `i` speaks of the future ("will meet on Friday").

        The nearest cue decides; a verb of saying right before ("said on Friday") is past.
        """
        if self.tokens.at(i - 1) in _DEADLINES:
            return not self._was_over(i)
        if self.tokens.at(i - 1) == "to" and not _MOVED.isdisjoint(self.tokens.words[max(0, i - 5) : i - 1]):
            return True  # "has been moved to 9 September"
        for j in range(i - 1, max(-1, i - 1 - reach), -1):
            word = self.tokens.words[j]
            if word in _BREAKS and not self._abbreviates(j):
                return self._after(i)
            # "May" the month is no cue
            done = self.tokens.at(j + 1) == "have"  # "may have carried out the attack"
            weak = word in _WEAK and i - j <= _WEAK_REACH and not (word == "may" and self.tokens.capitalised(j))
            weak = weak and not done
            if word == "set" and not self._to_be(j, i):
                if self.tokens.at(j - 1) in _MODAL:
                    continue
                return False
            if word in _FUTURE or word == "set" or weak or (word == "to" and self.tokens.at(j - 1) in {"is", "are"}):
                return True
            if "be" in self.tokens.words[max(0, j - 2) : j]:
                continue  # "will be held", "is to be formally opened"
            if word in _PAST or (word in _SAYING and i - j <= 3) or self._participle(j):
                return False
        return self._after(i)

    def _to_be(self, j: int, i: int) -> bool:
        """Whether "set" speaks of what is to come: "is set to open", "set the vote for Friday"; not "set a record"."""
        return (
            self.tokens.at(j - 1) in _BEING
            or self.tokens.at(j + 1) in {"to", "for"}
            or self.tokens.at(i - 1) in {"for", "as", "set"}
        )

    def _participle(self, j: int) -> bool:
        """“will be led by Feld, named by the council on Friday”: a participle after a comma has happened."""
        word = self.tokens.words[j]
        return word.endswith("ed") and len(word) > 4 and self.tokens.at(j - 1) in {",", "who", "which"}

    def _was_over(self, i: int) -> bool:
        """“By Monday 300 had died”: the deadline is past where the clause says what had happened by then."""
        near = self.tokens.words[max(0, i - 1 - _WEAK_REACH) : i + 1 + _WEAK_REACH]
        return any(word in _PAST for word in near) and not any(word in _FUTURE or word == "would" for word in near)

    def _after(self, i: int) -> bool:
        """“On Friday the court will rule”: a future verb soon after, before any past one."""
        for j in range(i + 1, min(i + 9, len(self.tokens))):
            word = self.tokens.words[j]
            if word in _BREAKS or word in _PAST:
                return False
            if word in {"will", "shall"} or (word == "ll" and self.tokens.at(j - 1) == "'"):
                return True
        return False

    def _abbreviates(self, j: int) -> bool:
        """Whether the full stop at token `j` belongs to a month or a title."""
        before = self.tokens.at(j - 1)
        return (
            self.tokens.at(j) == "."
            and (len(before) <= 4 and before not in {"it", "him", "them", "us", "me", "war", "year", "day"})
            and (
                before
                in {
                    "jan",
                    "feb",
                    "mar",
                    "apr",
                    "jun",
                    "jul",
                    "aug",
                    "sept",
                    "sep",
                    "oct",
                    "nov",
                    "dec",
                    "mr",
                    "mrs",
                    "ms",
                    "dr",
                    "gen",
                    "col",
                    "sen",
                    "rep",
                    "st",
                    "u",
                    "s",
                    "a",
                    "p",
                    "m",
                }
            )
        )
