"""Who says what hangs on another verb: "After announcing Z, X fell", "X left, saying Z", "X met and called for Z".

One subject does both. It is behind the comma where the sentence opens with the participle, else before its first verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from services.extraction.attribution.cues import CueClass
from services.extraction.attribution.found import MIN_CONTENT, Found, by_sentence
from services.extraction.attribution.speakers import can_speak, subject_before, trim
from services.extraction.attribution.surveys import is_share
from services.extraction.attribution.wording import FINITE, WEEKDAY
from services.extraction.model import Span
from services.extraction.sentences import Document

_OPENS: Final = re.compile(
    r"(?:(?:And|But|Yet|Then|Still|Later|On \w+day|\w+day|\w+day on [^,]{2,40}|Now),? )?"
    r"(?:(?:[Aa]fter|[Bb]efore|[Ww]hile|[Ww]hen|[Ss]ince|[Bb]y|[Ii]n|[Uu]pon|[Bb]esides|[Dd]espite|[Ww]ithout"
    r"|[Ii]nstead of|[Ii]n addition to|[Rr]ather than|[Oo]ne \w+ after|\w+ \w+s after) )?"
    r"(?:[a-z]+ly )?[A-Za-z]{3,}ing\b"
)
"""How a sentence begins with a participle, whose subject stands behind the comma."""
_NAME: Final = (
    r"(?:[Tt]he )?(?:[a-z]+(?:-[a-z]+)* ){0,2}(?!The\b)[A-Z][\w'’&.-]*"
    r"(?: (?:(?:of|for|de|van|von) (?:the )?)?\(?[A-Z][\w'’&.)-]*){0,6}"
)
_NOUN: Final = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost) "
    r"(?:[\w-]+ ){0,3}?[a-z][\w-]*"
)
_WHO: Final = rf"(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|{_NAME}|{_NOUN})"
_VERB: Final = (
    r"(?=(?:(?:also|later|then|now|still|even|first|once|again|[a-z]+ly) )?"
    rf"(?:{FINITE}|tells)\b)"
)
_ASIDE: Final = (
    r"(?:,? (?:who|which|whose|the|an?|his|her|\d\d)\b[^,;:\"“”]{1,90},| \([^()]{1,20}\),?"
    rf"| (?:(?:on|late|early) )?(?:{WEEKDAY}|today|yesterday))?"
)
_SUBJECT: Final = re.compile(rf"{_WHO}{_ASIDE} {_VERB}")
_OPENER: Final = re.compile(
    r"(?:(?:On|In|At|Late|Early|Last|Earlier|Meanwhile|Separately|Then|But|And|Yet|Still|Now|During|For|Since|Despite"
    r"|After|Before|As|When|While|Although|Though|If)\b[^,;:\"“”]{0,120}?,\s|(?:But|And|Yet|So|Then)\s)?"
)
_BEHIND: Final = re.compile(rf",[”\"]? (?:then )?{_WHO}{_ASIDE} {_VERB}")
_HANGS: Final = re.compile(
    r"(?:,|\b(?:after|before|while|by|when|without|for|in|of|from|and|but|or|including)|[a-z]+day|\s[—–-]+) "
    r"(?:also |then |later |not |even |[a-z]+ly )?$"
)
"""What stands before a participle that has the subject of its sentence."""
_AND: Final = re.compile(r"(?:,|\s)\s?(?:and|but|or) (?:also |later |then |has |have |had |[a-z]+ly )?$")
_BELOW: Final = re.compile(r"\b(?:who|which|that|whose|where|when|because|while|if|as|what|how|why)\b|[\"“”;:]")
"""What opens a clause below, whose verb the cue may be."""
_BEING: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+\s){0,2}$")
_SAID: Final = re.compile(
    r"(?: (?:on )?[A-Z]\w+day| \w+ly| (?:last|this) \w+| (?:in|on|at) [^,]{2,40})?,\s(?:\w+ly )?$"
)
"""Between who spoke before and a participle: "said Orn on Monday, [adding]"."""
_WITH: Final = re.compile(
    r"(?:,|\s[—–-]+) with (?P<who>(?!(?:the|an?|his|her|its|their) \w+ing\b)[^,.;:\"“”]{2,100}?)"
    r" (?:also |still |now |[a-z]+ly )?$"
)
"""Who speaks beside the main clause: "The vote was put off, with [several members] saying that"."""
_WITH_REACH: Final = 120
_LONGEST: Final = 400
_OPENING: Final = 60
"""Characters in which a participle opens its sentence."""


def with_shared_subject(document: Document, found: list[Found]) -> list[Found]:
    """`found` with the source of those cues that have none of their own, where the form of the sentence says it."""
    mended: list[Found] = []
    for sentence, read in by_sentence(document, found):
        here = [_pared(document.text, sentence, item) for item in read]
        here += _missed_finding(document.text, sentence, read)
        sourced = [_with_subject(document.text, sentence, item, here) for item in here]
        mended.extend(_before_next(document.text, item, after) for item, after in zip_longest(sourced, sourced[1:]))
    return mended


_FINDING: Final = re.compile(
    r"(?<=[\w”\"], )(?:finding|concluding|determining|discovering|establishing|estimating) that\s"
)
"""What somebody who looked into a matter found: "examined 40 cases, finding that"."""


def _missed_finding(text: str, sentence: Span, here: Sequence[Found]) -> list[Found]:
    """As in "The commission examined 40 cases, finding that Z", where the tagger saw no cue."""
    end = min(sentence.end, sentence.start + _LONGEST)
    known = {item.cue.start for item in here}
    added = []
    for finding in _FINDING.finditer(text, sentence.start, end):
        cue, told = Span(finding.start(), finding.end() - len(" that ")), trim(text, finding.end(), sentence.end)
        source = _before_verb(text, sentence, cue.start)
        if cue.start in known or source is None or told.end - told.start < MIN_CONTENT:
            continue
        word = cue.of(text)
        added.append(Found(cue, word, CueClass.PERCEIVE, (source,), (told,), sentence, 0.6, "rule.finding"))
    return added


def _pared(text: str, sentence: Span, item: Found) -> Found:
    """As in "[The court heard twelve,] finding that": who did it stands before the verb, and only he is the source."""
    source = item.source
    if source is None or not item.word.endswith("ing") or not source.end <= item.cue.start < sentence.start + _LONGEST:
        return item
    who = _before_verb(text, sentence, item.cue.start)
    if who is None or not source.contains(who) or _TOLD.search(text, source.start, source.end) is None:
        return item
    return replace(item, sources=(who,))


_TOLD: Final = re.compile(rf"\b{FINITE}\b")


def _before_next(text: str, item: Found, after: Found | None) -> Found:
    """As in "X denied [that he left] and said he would stay": what is said ends where the next verb stands."""
    last = item.contents[-1] if item.contents else None
    if after is None or last is None or not after.contents or not item.sources or after.sources != item.sources:
        return item
    joined = _AND.search(text, last.start, after.cue.start)
    if not last.contains(after.cue) or item.source is None or item.source.end > item.cue.start or joined is None:
        return item
    told = Span(last.start, joined.start())
    return replace(item, contents=(*item.contents[:-1], told)) if told.end - told.start >= MIN_CONTENT else item


def _with_subject(text: str, sentence: Span, item: Found, here: Sequence[Found]) -> Found:
    cue = item.cue
    if (
        item.sources
        or not item.contents
        or not sentence.start <= cue.start < min(sentence.end, sentence.start + _LONGEST)
    ):
        return item
    if _BEING.search(text, max(sentence.start, cue.start - 30), cue.start):
        source = _before_verb(text, sentence, cue.start) if item.word.endswith("ing") else None
    else:
        source = _source(text, sentence, item, here) or _beside_time(text, sentence, item)
    if source is None or any(content.overlaps(source) for content in item.contents):
        return item
    return replace(item, sources=(source,))


def _source(text: str, sentence: Span, item: Found, here: Sequence[Found]) -> Span | None:
    cue = item.cue.start
    opens = _OPENS.match(text, sentence.start, sentence.end)
    if opens is not None and cue <= sentence.start + _OPENING and not _BELOW.search(text, opens.end(), cue):
        return _after_comma(text, sentence, item)
    hangs: re.Pattern[str] | None = _AND if item.cue_class is not CueClass.OTHER else None
    if item.word.endswith("ing"):
        alone = _WITH.search(text, max(sentence.start, cue - _WITH_REACH), cue)
        if alone is not None and item.cue_class is not CueClass.OTHER:
            return Span(*alone.span("who")) if _asked_or_speaks(alone["who"]) else None
        hangs, spoke = _HANGS, [other for other in here if other.sources and other.cue.end < cue]
        last = spoke[-1] if spoke else None
        if last is not None and _SAID.fullmatch(text, max(last.cue.end, last.sources[0].end), cue):
            return last.source
    if hangs is None or hangs.search(text, max(sentence.start, cue - 24), cue) is None:
        return None
    return _before_verb(text, sentence, cue)


def _beside_time(text: str, sentence: Span, item: Found) -> Span | None:
    """Who stands before the time of a saying: "Halden Bank on Monday urged", "the bank, which last month said"."""
    if item.cue_class is CueClass.OTHER or not item.contents or item.contents[0].start < item.cue.end:
        return None
    time = _TIME.search(text, max(sentence.start, item.cue.start - _NEAR), item.cue.start)
    if time is None:
        return None
    which = _WHICH.search(text, sentence.start, time.start() + 1)
    if which is not None:
        return Span(*which.span("who"))
    subject = subject_before(text, sentence, time.start() + 1)
    return subject[0] if subject else None


_TIME: Final = re.compile(
    rf"\s(?:(?:on|late|early)\s)?(?:{WEEKDAY}|today|yesterday|(?:earlier\s)?(?:last|this)\s\w+|in\s(?:19|20)\d\d)"
    r"(?:\s(?:morning|afternoon|evening|night))?\s(?:also\s|[a-z]+ly\s)?$"
)
_WHICH: Final = re.compile(r"\s(?P<who>who|which)\s$")
_NEAR: Final = 30


def _after_comma(text: str, sentence: Span, item: Found) -> Span | None:
    """The subject behind the participle with which a sentence opens."""
    subject = _BEHIND.search(text, item.cue.end, min(sentence.end, item.cue.end + _LONGEST))
    return None if subject is None else _speaker(subject)


def _before_verb(text: str, sentence: Span, cue: int) -> Span | None:
    """The subject of the sentence, if no clause below stands between its verb and the cue."""
    opener = _OPENER.match(text, sentence.start, cue)
    for at in dict.fromkeys((opener.end() if opener else sentence.start, sentence.start)):
        subject = _SUBJECT.match(text, at, cue)
        if subject is not None and _BELOW.search(text, subject.end(), cue) is None:
            return _speaker(subject)
    return None


_PRONOUN: Final = frozenset({"he", "she", "they", "it", "i", "we"})


def _speaker(subject: re.Match[str]) -> Span | None:
    """The subject, if it can say anything: not "the decision"."""
    who = subject["who"]
    named = who.lower() in _PRONOUN or who.rsplit(" ", 1)[-1][:1].isupper()
    return Span(*subject.span("who")) if named or can_speak(who) else None


def _asked_or_speaks(who: str) -> bool:
    """Whether a few words are people or a body, or a share of those who were asked."""
    return is_share(who) or _SEVERAL.match(who) is not None or can_speak(who)


_SEVERAL: Final = re.compile(r"(?:some|several|many|most|a few|one|two|both) [\w -]*[a-z]$")
"""Those who say something are people, whatever they are called."""
