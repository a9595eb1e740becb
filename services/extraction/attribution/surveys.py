"""Figures that stand in a document, with no verb of saying: "In a poll of May, 40 percent", "A quarter trusted him".

What stands in a survey, a census or a report is its word; so are the shares of those who were asked, sentence by
sentence, until somebody else speaks.
"""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.cues import SAYS, CueClass
from services.extraction.attribution.found import MIN_CONTENT, Found, by_sentence
from services.extraction.attribution.speakers import trim
from services.extraction.attribution.wording import COUNT_WORD, HEDGES
from services.extraction.model import Span
from services.extraction.sentences import Document

_WORD: Final = (
    r"(?!(?:in|on|of|to|for|with|by|from|after|before|at|as|and|or|that|which|who|where|when|was|were|is|are|said|says"
    r"|under|against|about|into|since|until|than|between)\b)[\w&.'’/-]+"
)
_FIRST: Final = r"(?:(?:an?|the|one|another|this|that|each|some|several)\b|[A-Z][\w&.'’/-]*['’]s?\b)"
_MADE: Final = (
    r"(?:released|published|conducted|taken|carried out|commissioned|issued|posted|made public|completed|done|compiled)"
)
_ON: Final = rf"(?: (?:of|by|from|for|on|in|last|this|earlier|late|{_MADE})\b(?:[^,.;:\"“”]|,(?=\d)){{1,90}})?"
_FINDINGS: Final = r"(?:census|study|studies|report|audit|review|analysis|tally|count|inventory|index)"
_ASKED: Final = r"(?:polls?|surveys?)"
_OPENS: Final = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|Overall|Similarly|Separately|For example),? )?(?:In|in|Across|Throughout) "
    rf"(?P<who>{_FIRST} (?:{_WORD} ){{0,8}}?(?:(?P<asked>{_ASKED})|{_FINDINGS})(?P<more>{_ON})"
    rf"(?:, {_MADE} [^,.;:\"“”]{{2,80}}(?: \d{{4}})?)?), (?=\S)"
)
"""How a sentence begins that tells what a document holds: "In a survey of 900 nurses, published on Monday,"."""
_SHARE_WORD: Final = (
    r"(?:per ?cent\b|%|percentage points\b|points\b|(?:one|two|three|four|\w+teen|\w+ty|\d+) in (?:ten|\d+)\b)"
)
_WITHIN: Final = re.compile(
    rf"{_SHARE_WORD}(?P<between>[^.;:\"“”]{{0,90}}?),? in "
    rf"(?P<who>{_FIRST} (?:{_WORD} ){{0,8}}?(?P<asked>{_ASKED})(?P<more>{_ON}))"
    r"(?=[,.;]|$|\s(?:sa(?:id|ys?)|were|was|are|is|have|had|did|do|would|believed?|thought|think|back(?:ed)?|want(?:ed)?"
    r"|support(?:ed)?|oppose[ds]?|approved?|disapproved?|view(?:ed)?|favou?red)\b)"
)
"""As in "She had 48 percent in the latest Lunde poll"."""
_TOOK_PART: Final = re.compile(
    r"\b(?:part|participat\w+|includ\w+|interview\w+|responded|error|involved|voted|turnout|votes?|ballots?|seats?|won)\b"
)
_OPINION: Final = re.compile(
    r"\b(?:new|recent|latest|national|nationwide|statewide|opinion|tracking|online|telephone|phone|average|major"
    r"|surveys?|same|earlier|previous|separate|similar)\b"
)
_NAMED: Final = re.compile(r"(?<= )(?!\w+day\b)[A-Z][\w&./-]+")
_ELECTION: Final = re.compile(r"\b(?:voted|turnout|ballots?|seats?|elected|won)\b")
_FIGURE: Final = re.compile(rf"\d|\b(?:half|third|quarter|fifth|majority|{COUNT_WORD})\b", re.IGNORECASE)
_SPEAKS: Final = re.compile(r"(?:he|she|they|we|I|you|it|his|her|their|its|[Mm]rs?\.?)\b")


def in_documents(document: Document, found: list[Found]) -> list[Found]:
    """Sentences whose figures stand in a document by its preposition, where nobody else says them."""
    text = document.text
    added: list[Found] = []
    for sentence, spoken in by_sentence(document, found):
        if sentence.end > sentence.start:
            item = _opened(text, sentence, spoken) or _held(text, sentence, spoken)
            if item is not None:
                added.append(item)
    return added


def _opened(text: str, sentence: Span, spoken: list[Found]) -> Found | None:
    """As in "In a survey of 900 nurses, 12 percent were ill.": what follows is what the survey found."""
    opening = _OPENS.match(text, sentence.start, min(sentence.end, sentence.start + 400))
    if opening is None:
        return None
    content = trim(text, opening.end(), sentence.end)
    told = content.of(text)
    if content.end - content.start < MIN_CONTENT or _SPEAKS.match(told) or not _FIGURE.search(told):
        return None
    if opening["asked"] and not _asks(opening, told):
        return None
    return None if _said_by_others(text, spoken, content) else _found(text, opening, content, sentence)


def _held(text: str, sentence: Span, spoken: list[Found]) -> Found | None:
    """As in "He fell to 10 percent in the latest Lunde poll": what stands before is what the poll found."""
    held = _WITHIN.search(text, sentence.start, min(sentence.end, sentence.start + 400))
    if held is None or _TOOK_PART.search(held["between"]) or not _asks(held, ""):
        return None
    ends = held.end() == sentence.end or text[held.end()] in ",.;"
    content = trim(text, sentence.start, held.start("who") - len(" in ") if ends else sentence.end)
    if content.end - content.start < MIN_CONTENT or _said_by_others(text, spoken, content):
        return None
    return _found(text, held, content, sentence)


def _found(text: str, held: re.Match[str], content: Span, sentence: Span) -> Found:
    source = Span(*held.span("who"))
    cue = Span(
        text.rindex(" ", 0, source.start - 1) + 1 if source.start > sentence.start + 3 else sentence.start,
        source.start - 1,
    )
    return Found(cue, "in", CueClass.PERCEIVE, (source,), (content,), sentence, 0.6, "rule.in_document")


def _asks(held: re.Match[str], told: str) -> bool:
    """Whether a poll asks people what they think, rather than elects somebody: "in Sunday's poll"."""
    if held["asked"].startswith("survey"):
        return True
    described = _OPINION.search(held["who"]) or _NAMED.search(held["who"]) or held["more"]
    return bool(described) and _ELECTION.search(told) is None


def _said_by_others(text: str, spoken: list[Found], content: Span) -> bool:
    """Whether somebody says what stands in `content`: not those who were asked, who are a share."""
    return any(
        item.cue_class in SAYS
        and item.source is not None
        and item.cue.start >= content.start - len("according to")
        and not is_share(item.source.of(text))
        for item in spoken
    )


_NUMBER: Final = r"(?:\d[\d.]*(?:(?:-| )(?:percent|per cent)|%)|(?:\w+-)?\w+ percent)"
_PART: Final = (
    rf"(?:{_NUMBER}|(?:an? )?(?:\w+ )?(?:majority|plurality|quarter|third|fifth|half)|half|most"
    r"|\w+-(?:thirds?|quarters?|fifths?)|\w+(?:-| )(?:in|out of)(?:-| )(?:ten|10|100|\d+))"
)
_HEDGED: Final = rf"{HEDGES}(?:an? )?"
_SHARE: Final = re.compile(rf"{_HEDGED}(?:{_PART}\b|\d[\d.]*%)(?=$|,|(?-i: [a-z]))", re.IGNORECASE)
_LEAD: Final = (
    r"(?:(?:But|And|Yet|Still|Meanwhile|Overall|However|In contrast|By contrast|Similarly|Also),? )?"
    r"(?:(?:Among|When asked|Asked|Of|If|When it comes to|(?:More|Most|Even more) \w+ly)[^.;:\"“”]{2,90}?, )?"
)
_HOLDS: Final = (
    r"(?:(?:also|now|still|currently|even) )?(?:sa(?:id|y)|think|thought|believed?|back(?:ed)?|support(?:ed)?|opposed?"
    r"|(?:dis)?approved?|favou?r(?:ed)?|want(?:ed)?|feel|felt|view(?:ed)?|consider(?:ed)?|(?:dis)?agreed?|expect(?:ed)?"
    r"|(?:dis)?trust(?:ed)?|rated?|called?|described?|preferr?(?:ed)?|(?:dis)?liked?|hoped?|fear(?:ed)?|report(?:ed)?"
    r"|would|did|do|named?|chose|cited?|saw|see"
    r"|(?:have|has|had|hold|held) an? (?:[\w-]+ )?(?:view|opinion|impression))\b"
)
_GOES_ON: Final = re.compile(
    rf"{_LEAD}{_HEDGED}(?:{_PART}\b|\d[\d.]*%)(?: of [^,.;:\"“”]{{2,60}}?| overall| (?:[\w-]+ ){{0,2}}[\w-]+s)?"
    rf"(?:, [^,.;:\"“”]{{2,40}},)? {_HOLDS}",
    re.IGNORECASE,
)
"""What those who were asked hold: "But a quarter of nurses said", "Among women, 40 percent trusted"."""
_SURVEYED: Final = re.compile(r"\b(?:polls?|surveys?|pollsters?|polling|questionnaires?)\b", re.IGNORECASE)


def is_share(who: str) -> bool:
    """Whether a few words are a part of those who were asked, whom nobody could ask again.

    >>> is_share("28 percent of voters"), is_share("A quarter"), is_share("The mayor"), is_share("Two of the nurses")
    (True, True, False, False)
    """
    return _SHARE.match(who) is not None


def is_survey(text: str, item: Found) -> bool:
    """Whether it is a poll or a survey that says something."""
    return any(_SURVEYED.search(source.of(text)) for source in item.sources)


def asked_more(text: str, sentence: Span) -> bool:
    """Whether a sentence goes on with what those held who were asked in the survey of the sentence before."""
    return _GOES_ON.match(text, sentence.start, min(sentence.end, sentence.start + 300)) is not None
