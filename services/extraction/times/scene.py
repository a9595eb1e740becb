"""What an expression is read against: the text around it, the day of publication, the period mentioned before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from services.extraction.model import Grain
from services.extraction.quantities import numbers
from services.extraction.quantities.tokens import Tokens, listed
from services.extraction.times.calendar import Stretch

_SCHEDULED = frozenset(
    listed(
        """
    takes take meets meet resumes resume convenes convene goes go plays play votes vote kicks ends end closes close runs
    comes come visits visit returns return departs arrives travels holds hosts faces begin start open airs
    """
    )
)
"""Verbs whose present tells what is on the calendar ("parliament votes on Friday"): many are nouns, too."""
_FUTURE = frozenset(
    listed(
        """
    will shall ll scheduled slated expected expects due plans planned planning upcoming tomorrow going aims intends
    hopes await awaits forecast projected predicts predicted
    invited invites inviting invitation summoned summons summoning
    """
    )
)
_WEAK = frozenset(
    listed("would could may might must should next ahead begins starts opens reopens pending retires expires leaves")
)
"""Cues that speak of the future only close by."""
_PAST = frozenset(
    listed(
        """
    was were said told had did announced reported killed died began started ended came went won lost took made
    became arrested attacked saw held signed happened occurred launched posted rose fell opened closed arrived
    met ruled voted ratified adopted according stood reached climbed totalled totaled
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
_EXTENDED = frozenset({"extended", "postponed", "rescheduled", "deferred", "extend", "postpone", "reschedule"})
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "s", "re", "all"})
_STAYING = frozenset({"be", "stay", "remain", "keep", "get"})
"""Base forms before a participle that is no verb of the past."""
_MODAL = frozenset({"to", "will", "would", "ll", "shall", "may", "might", "can", "could"})
_SUBJECTS = frozenset({",", "who", "which", "it", "he", "she", "they", "we", "i"})
"""Before a word in -ed they make it a verb of the past."""
_TO_COME = frozenset(listed("would to want wants need needs must should have has can"))
"""What makes a deadline one that is to come, whatever else stands there: "by June it wants its schools opened"."""
_SHORTEST_PAST = 5
"""Letters of a word in -ed that is a verb of the past: "voted"."""
_LONG_SENTENCE = 80
"""Tokens; farther apart two periods are not looked at together."""
_DUE = frozenset({"vote", "debate", "election", "reelection", "renewal", "review", "discussion"})
"""What somebody or something is up for: it is to come."""
_WAS_UP = frozenset({"was", "were", "been", "came", "come", "put", "brought", "taken"})
_ABBREVIATIONS = frozenset(
    listed("jan feb mar apr jun jul aug sept sep oct nov dec mr mrs ms dr gen col sen rep st u s a p m")
)
_DEADLINES = frozenset({"by", "until", "till"})
_NO_SUBJECT = frozenset(listed("to the a an of in on for with his her its their this that last two three both did not"))
"""Before a word like "votes" they make it a noun or an infinitive."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The tokens, the day of publication, and the periods named before (for "the previous year")."""

    tokens: Tokens
    day: date
    named: tuple[tuple[int, Stretch], ...] = ()
    """The periods that the text named lately, with the token behind each, the last one at the end."""

    told: tuple[Stretch, ...] = ()
    """The periods of the sentence before."""

    def told_before(self, unit: str, *, later: bool = False) -> Stretch | None:
        """The latest period of the sentence before from which `unit` can be counted, where this one names none yet.

        From a day days and weeks, from a month months: "A ferry sank on Sunday. A day earlier". Years only on: "It was
        founded in 1908. Three years later", while sales that grew "from a year earlier" grew lately.
        """
        grain = {"day": Grain.DAY, "week": Grain.DAY, "month": Grain.MONTH}.get(unit)
        grain = Grain.YEAR if unit == "year" and later else grain
        fitting = [s for s in self.told if s.grain is grain and s.start <= self.day]
        return max(fitting, key=lambda s: s.start, default=None) if self.reference is None else None

    @property
    def year_told(self) -> int | None:
        """The year that the text named last, here or in the sentence before."""
        last = self.reference or (self.told[-1] if self.told else None)
        return last.start.year if last is not None else None

    @property
    def reference(self) -> Stretch | None:
        """The last period that the text named."""
        return self.named[-1][1] if self.named else None

    def reference_for(self, unit: str, i: int) -> Stretch | None:
        """The one from which a unit at token `i` is counted: the last, or that of its sentence that is no mere day.

        "Employers hired 300 in February, a report of Friday showed, down from 400 the month before".
        """
        if unit in {"month", "quarter", "year"}:
            for at, period in reversed(self.named):
                if period.grain not in {Grain.DAY, Grain.WEEK} and self._in_one_sentence(at, i):
                    return period
        return self.reference

    def _in_one_sentence(self, first: int, i: int) -> bool:
        """Whether no sentence ends between two tokens."""
        words = self.tokens.words
        return i - first <= _LONG_SENTENCE and not any(
            words[j] in _BREAKS and self.tokens.capitalised(j + 1) for j in range(first, i)
        )

    def only_would(self, i: int) -> bool:
        """Whether the future is one that was expected then: "analysts had said that 300 would come in February"."""
        near = self.tokens.words[max(0, i - _WEAK_REACH) : i]
        return "would" in near and _FUTURE.isdisjoint(near)

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
        owner = self.tokens.words[i + 1 : i + 3] == ("'", "s")  # "triggered by Saturday's quake"
        if self.tokens.at(i - 1) in _DEADLINES and not owner:
            return not self._was_over(i)
        if self.tokens.at(i - 1) == "to" and self._put_off(i):
            return True
        for j in range(i - 1, max(-1, i - 1 - reach), -1):
            word = self.tokens.words[j]
            if (word in _BREAKS and not self._abbreviates(j)) or self._ends_line(j):
                return self._after(i)
            if word == "set" and not self._to_be(j, i):
                if self.tokens.at(j - 1) in _MODAL:
                    continue
                return False
            if self._tells_future(j, i):
                return not self._overtaken(i)
            if not _STAYING.isdisjoint(self.tokens.words[max(0, j - 2) : j]):
                continue  # "will be held", "is to be formally opened", "will stay shut"
            if word in _PAST or (word in _SAYING and i - j <= 3) or self._participle(j):
                return False
        return self._after(i)

    def _put_off(self, i: int) -> bool:
        """“has been moved to 9 September”, “extended the deadline for registration by two days, to Thursday”."""
        words = self.tokens.words
        if not _MOVED.isdisjoint(words[max(0, i - 5) : i - 1]):
            return True
        return not _EXTENDED.isdisjoint(words[max(0, i - 1 - _REACH) : i - 1])

    def _ends_line(self, j: int) -> bool:
        """Whether a paragraph or a headline ends behind token `j`."""
        tokens = self.tokens
        return j + 1 < len(tokens) and "\n" in tokens.text[tokens.ends[j] : tokens.starts[j + 1]]

    def _tells_future(self, j: int, i: int) -> bool:
        """Whether the word at `j` is a cue of the future for the day at `i`."""
        word = self.tokens.words[j]
        if word in _FUTURE or word == "set":
            return True
        done = self.tokens.at(j + 1) == "have"  # "may have carried out the attack"
        if word == "up" and i - j <= _WEAK_REACH:
            return self._is_due(j)
        if word == "to":
            return self.tokens.at(j - 1) in {"is", "are", "was", "were"} and not done
        if i - j > _WEAK_REACH and word != "would":
            return False
        if word in _WEAK:
            # "May" the month is no cue
            return not (word == "may" and self.tokens.capitalised(j)) and not done
        return word in _SCHEDULED and self._tells_schedule(j)

    def _is_due(self, j: int) -> bool:
        """“a bill up for a vote on Friday”, but not "came up for a vote", "signed up for a course"."""
        what = self.tokens.words[j + 2 : j + 4]
        return self.tokens.at(j + 1) == "for" and not _DUE.isdisjoint(what) and self.tokens.at(j - 1) not in _WAS_UP

    def _overtaken(self, i: int) -> bool:
        """“The vote was planned for Monday but was held on Tuesday”: a plan that did not stand."""
        near = self.tokens.words[i + 1 : i + 4]
        planned = self.tokens.words[max(0, i - _WEAK_REACH) : i]
        return "but" in near and not {"was", "were", "been"}.isdisjoint(planned)

    def _tells_schedule(self, j: int) -> bool:
        """Whether the word at `j` is a verb in the present, with nothing past before it in its clause."""
        before = self.tokens.at(j - 1)
        if not before.isalpha() or before in _NO_SUBJECT or before in numbers.UNITS:
            return False
        if not self.tokens.words[j].endswith("s") and not (before.endswith("s") and len(before) > 3):
            return False  # "talks resume", but "to resume", "the resume"
        for k in range(j - 1, max(-1, j - 1 - _REACH), -1):
            word = self.tokens.words[k]
            if word in _BREAKS or word in _SAYING or word in {",", "that"}:
                return True
            if word in _PAST or (word.endswith("ed") and len(word) > 4):
                return False
        return True

    def _to_be(self, j: int, i: int) -> bool:
        """Whether "set" speaks of what is to come: "is set to open", "set the vote for Friday"; not "set a record"."""
        return (
            self.tokens.at(j - 1) in _BEING
            or self.tokens.at(j + 1) in {"to", "for"}
            or self.tokens.at(i - 1) in {"for", "as", "set"}
        )

    def _participle(self, j: int) -> bool:
        """“led by Feld, named by the council on Friday”, “after it rejected an appeal on Monday”: this has happened."""
        word = self.tokens.words[j]
        if not word.endswith("ed") or len(word) < 5:
            return False
        return self.tokens.at(j - 1) in _SUBJECTS or "after" in self.tokens.words[max(0, j - 4) : j]

    def _was_over(self, i: int) -> bool:
        """“By Monday 300 had died”: the deadline is past where the clause says what had happened by then."""
        near = self.tokens.words[max(0, i - 1 - _WEAK_REACH) : i + 1 + _WEAK_REACH]
        if any(word in _FUTURE or word == "would" for word in near):
            return False
        return any(word in _PAST for word in near) or self._told_behind(i)

    def _told_behind(self, i: int) -> bool:
        """“By June most teachers voted for it”: a word in -ed right behind who did it, and nothing that is to come."""
        behind = self.tokens.words[i : i + 1 + 2 * _WEAK_REACH]
        if any(word in _FUTURE or word in _TO_COME for word in behind):
            return False
        return any(
            word.endswith("ed") and len(word) >= _SHORTEST_PAST and who.endswith("s") and who not in _BEING
            for who, word in pairwise(behind)
        )

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
            and before in _ABBREVIATIONS
        )
