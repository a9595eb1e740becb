"""Which attributions are acts: "vetoed the law" makes its subject an agent of the claim, not its source."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.frames.parsing.parser import lemma_of
from services.extraction.frames.words import lexicon
from services.extraction.model import DENIED_CHARGE, STATED_FIGURE, WORDED_ACT, Attribution, AttributionKind, SourceKind
from services.extraction.names import describe

PRESUPPOSING = frozenset(
    [
        *("welcome", "criticise", "criticize", "praise", "condemn", "mourn", "celebrate", "hail", "applaud", "lament"),
        *("regret", "denounce", "slam", "blast", "deplore", "commend", "cheer", "protest", "decry", "lambast"),
    ]
)
"""Verbs whose object is taken for a fact by whoever reports it: "shopkeepers welcomed the decision to cut the rate"."""


SENSING = frozenset({"saw", "heard", "knew", "watched", "spotted", "witnessed", "noticed", "met"})
"""Verbs whose object somebody has before him, and says nothing of: "he saw men on the pier"."""
CLAUSE = re.compile(r"(?:that|how|why|what|whether|if|it|there|he|she|they)\b", re.IGNORECASE)


def _things(attribution: Attribution, text: str) -> bool:
    return not any(CLAUSE.match(content.of(text)) for content in attribution.content)


_FALSELY = ("falsely ", "wrongly ", "wrongfully ", "unjustly ", "baselessly ")
_OF_DOING = re.compile(r"\bof (?:having )?[a-z]{2,}ing\b")


_SAYINGS: Final = frozenset({"rule.closing", "rule.reckoning", "rule.by"})
"""Constructions in which any verb says: "..., the charter charges", "as Quill put it", "identified by X as"."""


def _of_document(attribution: Attribution, text: str) -> bool:
    """Whether a document is said to do it: "the survey found half of them empty", "the indictment charges"."""
    source = attribution.source[0].of(text) if attribution.source else ""
    return bool(source) and describe(source).kind is SourceKind.DOCUMENT


def is_act(attribution: Attribution, text: str) -> bool:
    """Whether the cue is an act rather than a saying: "vetoed the law" makes its subject an agent, not a source."""
    if attribution.kind in {AttributionKind.DIRECT, AttributionKind.MIXED} or len(attribution.cue) != 1:
        return False
    if attribution.rule in {STATED_FIGURE, DENIED_CHARGE, WORDED_ACT}:
        return False
    cue = attribution.cue[0].of(text).lower()
    if attribution.rule in _SAYINGS or _of_document(attribution, text):
        return False
    if cue in SENSING and _things(attribution, text):
        return True
    verb = lemma_of(cue, "VBD")
    if (
        verb == "accuse"
        and not text[: attribution.cue[0].start].endswith(_FALSELY)
        and any(_OF_DOING.search(content.of(text)) for content in attribution.content)
    ):
        return False  # what somebody is accused of doing is the accuser's word
    if verb in PRESUPPOSING and attribution.kind is not AttributionKind.ACCORDING_TO:
        return not any(content.of(text).lower().startswith("that ") for content in attribution.content)
    entry = lexicon.verbs().get(verb)
    act = entry is not None and "light" not in entry.flags and verb not in lexicon.words("speech.txt")
    return act and not any(content.of(text).lower().startswith("that ") for content in attribution.content)
