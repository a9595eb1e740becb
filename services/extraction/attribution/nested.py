"""Who speaks inside what somebody says: "estimates from activists that", "experts have told the BBC that"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from services.extraction.attribution.cues import SAYS, CueClass, cue_class
from services.extraction.attribution.found import MIN_CONTENT, Found
from services.extraction.attribution.speakers import can_speak, subject_before, trim
from services.extraction.attribution.wording import COUNT_WORD, HEDGES
from services.extraction.model import Span
from services.extraction.sentences import Document

_SAYING: Final = (
    r"(?P<cue>estimates?|claims?|warnings?|reports?|announcements?|allegations?|accusations?|assertions?|statements?"
    r"|testimony|admissions?|complaints?|confirmation|conclusions?|findings?|assessments?|acknowledge?ments?|predictions?"
    r"|forecasts?|projections?|denials?|assurances?|revelations?|disclosures?|declarations?|arguments?|contention|news"
    r"|rulings?|opinions?|verdict|views?|beliefs?|fears?|hopes?|suggestions?|insistence|position|response|theory)"
)
_CLAUSE: Final = (
    r"(?:(?:the|an?|its?|his|her|their|he|she|they|there|this|these|those|some|no|all|both|most|many) "
    rf"|{HEDGES}(?:{COUNT_WORD} |[A-Z$€£\d]))"
)
"""What begins a clause."""
_THAT: Final = rf"(?: (?:(?:earlier|later) )?(?:on \w+day|this \w+|last \w+|[A-Z]\w+day))? that (?={_CLAUSE})"
"""When it was said, and that a clause follows.

Before a verb "that" is a relative pronoun: "reports from the office that cost 40,000".
"""
_WHO: Final = r"(?:[Tt]he )?(?:[\w'’&.-]+ ){0,6}?[\w'’&.-]+"
_NOUN_FROM: Final = re.compile(rf"\b{_SAYING} (?:from|by|of) (?P<who>{_WHO}){_THAT}")
_OWNER: Final = (
    r"(?:\b(?P<who>(?:[Tt]he )?(?:[A-Z][\w&.-]*|[a-z-]+)(?: [A-Z][\w&.-]*| [a-z-]+){0,6})['’]s?"
    r"|\b(?P<his>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir))"
)
_ADJECTIVES: Final = r"[\"“]?(?:[a-z-]+ ){0,2}"
_NOUN_OWNED: Final = re.compile(rf"{_OWNER} {_ADJECTIVES}{_SAYING}[\"”]?{_THAT}")
_OWNED_IS: Final = re.compile(
    rf"{_OWNER} {_ADJECTIVES}{_SAYING}[\"”]? (?:(?:on|in|within|for|about|of) [^,.;:\"“”]{{2,40}} )?"
    r"(?:is|was|has been) (?:that|for) (?=\w)"
)
"""As in "Their best estimate within that range is that 40 would close"."""
_OFFERED: Final = re.compile(
    r"(?P<verb>offered|offers|gave|gives|issued|issues|made|makes|released|releases|published|publishes|presented"
    r"|presents|drew|reached|repeated|repeats|came out with|put out)"
    rf" (?:an?|its|his|her|their|the) {_ADJECTIVES}{_SAYING}[\"”]?{_THAT}"
)
"""As in "the Tax Office offered a new estimate that 40 would close"."""
_WORD_IS: Final = re.compile(
    r"\b(?P<cue>information|word|news|message|estimate|view|verdict|advice|assessment|conclusion|count|answer)"
    r" (?:(?:we|they) (?:have|had) )?(?:from|of) (?P<who>(?:[Tt]he )?(?:[\w'’&.-]+ ){0,6}?[\w'’&.-]+?)"
    r"(?: [a-z]+ing (?:the )?(?:[\w-]+ ){0,4}?[\w-]+)? (?:is|was) that (?=\w)"
)
"""As in "the latest word from the harbour board is that"."""
_LEAD: Final = re.compile(
    r".*\b(?:from|than|with|to|by|and|but|was|is|were|are|of|at|in|on|after|before|despite|over|about|for|as|following"
    r"|amid|had|has|have|[a-z]{3,}(?:ed|ing)|said|says) ",
    re.DOTALL,
)
"""What stands before an owner and is not his name: "responded to the [ministry]'s claim that"."""
_NAME: Final = re.compile(
    r"(?!(?:It|That|There|This|What|He|She|Who|Here|Let|Today|Yesterday|Everyone|Nobody)$)[A-Z][\w-]+"
)
"""A surname, or a name of one word, whose owner says something: "Lind's conclusion that"."""
_DAY: Final = re.compile(r"(?:the )?(?:\w+day|(?:last|this) \w+|today|yesterday|year|month|week)$", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"(?<=\s)(?P<cue>told|informed|assured|notified|warned|reminded) "
    r"(?:(?:[a-z]+ ){0,3}?[a-z]+s|(?:the )?[A-Z][\w'’&.-]*(?: [A-Z][\w'’&.-]*){0,4}|parliament|(?:the|an?) [a-z]+)"
    r"(?: (?:on )?[A-Z]\w+day)? that (?=\w)"
)
_TOLD_BY: Final = re.compile(
    r"\b(?:been|was|were) (?P<cue>told|informed|assured) by "
    r"(?P<who>(?:the )?(?:[\w'’&.-]+ ){0,5}?[\w'’&.-]+) that (?=\w)"
)
"""As in "says it has been told by officials that"."""
_ACCUSED: Final = re.compile(
    r"(?<=\s)(?P<cue>accused|accuses?|accusing) (?=(?:[\w'’&.-]+ ){1,8}?of (?:having )?[a-z]{2,}ing )"
)
_WHO_SAID: Final = re.compile(
    r"\b(?P<who>who)(?: (?:have|has|had|also|later|then|earlier)){0,2} (?P<cue>said|says?|claim(?:ed|s)?|warned|warn"
    r"|estimate|estimated|reported|alleged|testified|insisted|argued) that (?=\w)"
)
_QUOTED: Final = re.compile(
    r"(?<=[\"“])(?!(?:When|If|As|While|Because|Since|After|Before|Although|Though|Once|Until|And|But|So|I|We|You)\b)"
    r"(?P<who>(?:The |An? |Some |Many |Several |Two |Three |Most )?(?:(?!percent\b)[\w'’.&-]+ ){0,5}?"
    r"(?!percent\b)[\w'’.&-]+) (?:(?:have|has|had|are|is|were|was) )?"
    r"(?P<cue>said|says?|claim(?:s|ed|ing)?|report(?:s|ed|ing)?|warn(?:s|ed|ing)?|confirmed|announced|estimated|denied"
    rf"|allege[sd]?|alleging|insist(?:s|ed)?) (?:that )?(?={_CLAUSE})"
)
"""As in '"Police said hundreds were locked in," X reports': who speaks in what a reporter says."""
_SEVERAL: Final = re.compile(r"\b[a-z]{3,}(?:s|men|people)$")
"""Those who may say something though no table has what they are: "divers"."""
_BY_NOUN: Final = (_NOUN_FROM, _WORD_IS, _NOUN_OWNED, _OWNED_IS, _TOLD_BY, _QUOTED)
"""Constructions in which the source stands beside the noun, as its owner or behind a preposition."""
_PATTERNS: Final = (*_BY_NOUN, _OFFERED, _TOLD, _ACCUSED, _WHO_SAID)
_FARTHEST: Final = 800
_LEADS: Final = 160


def inner_speakers(document: Document, found: list[Found]) -> list[Found]:
    """`found` with attributions in the content of others, or by a noun; the tagger hears the outer one alone."""
    text = document.text
    known = {item.cue.start for item in found if item.sources}
    added = []
    for sentence in document.sentences:
        end = min(sentence.end, sentence.start + _FARTHEST)
        for pattern in _PATTERNS:
            for match in pattern.finditer(text, sentence.start, end):
                item = None if match.start("cue") in known else _heard(text, sentence, match)
                if item is not None:
                    known.add(item.cue.start)
                    added.append(item)
    added.sort(key=lambda item: item.cue.start)
    heard = {item.cue.start for item in added}
    return [*(_around(text, item, added) for item in found if item.cue.start not in heard), *added]


def _around(text: str, item: Found, added: list[Found]) -> Found:
    """`item` with the noun in its content: "reported [estimates from divers] that 40 boats had sunk"."""
    last = item.contents[-1] if item.contents else None
    if last is None or not _THAT_HERE.match(text, last.start):
        return item
    at = bisect_left(added, item.cue.end, key=lambda inner: inner.cue.start)
    if at == len(added) or added[at].cue.start != item.cue.end + 1 or added[at].contents[0].end < last.end - 2:
        return item
    return replace(item, contents=(*item.contents[:-1], Span(added[at].cue.start, last.end)))


_THAT_HERE: Final = re.compile(r"that\s")


def _heard(text: str, sentence: Span, match: re.Match[str]) -> Found | None:
    """What a match comes to, if somebody is there who can say it."""
    if match.re in _BY_NOUN:
        source = _by_noun(match)
    elif match.re is _OFFERED:
        source = next(iter(subject_before(text, sentence, match.start("verb"), anyone=True)), None)
    elif match.re is _WHO_SAID:
        source = Span(*match.span("who"))
    else:
        source = next(iter(subject_before(text, sentence, match.start("cue"), anyone=True)), None)
    content = _content(text, match.end(), sentence.end)
    if source is None or content.end - content.start < MIN_CONTENT:
        return None
    cue = Span(*match.span("cue"))
    word = cue.of(text)
    return Found(cue, word, _class(word), (source,), (content,), sentence, 0.7, "rule.inner")


def _by_noun(match: re.Match[str]) -> Span | None:
    """Whose claim or announcement it is, if he can say anything."""
    if "his" in match.re.groupindex and match["his"]:
        return Span(*match.span("his"))
    lead = _LEAD.match(match["who"][:_LEADS]) if match.re in (_NOUN_OWNED, _OWNED_IS) else None
    source = Span(match.start("who") + (lead.end() if lead is not None else 0), match.end("who"))
    who = source.of(match.string)
    if source.end == source.start or _DAY.search(who):
        return None
    owned = match.re in (_NOUN_OWNED, _OWNED_IS) and _NAME.fullmatch(who) is not None
    return source if owned or can_speak(who) or _SEVERAL.search(who) else None


def _class(cue: str) -> CueClass:
    """What a cue does; a noun that no table knows says."""
    if cue.startswith("denial"):
        return CueClass.DENIAL
    known = cue_class(cue)
    return known if known in SAYS else CueClass.REPORT


_CLOSES: Final = re.compile(r"[\"”]|, (?:which|who|according|the \w+ said|(?:\w+ly )?[a-z]+ing (?:that|how))\b")


def _content(text: str, start: int, end: int) -> Span:
    """To the end of the sentence, of its quotation, or of what is said before another speaker begins."""
    closes = _CLOSES.search(text, start, end)
    return trim(text, start, closes.start() if closes is not None else end)
