"""Whom "he" and "it" at the head of a sentence mean: who does something in the sentence before."""

from __future__ import annotations

import re
from typing import Final

from services.extraction.attribution.mentioned import OPENERS, names_in
from services.extraction.model import SourceKind
from services.extraction.names import describe
from services.extraction.names.tables import heads, referring, words_of

_BACK: Final = 600
_STOP: Final = re.compile(
    r"(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Gen)(?<!Sen)(?<!Rep)(?<!Gov)(?<!\s[A-Z])[.!?][\"”’]?\s+(?=[A-Z“\"])"
)
_OPENS: Final = re.compile(r"(?:(?:Still|But|And|However|Yet|Later|Then|Instead|Also|Even so|In addition),? )?")
_FRONTED: Final = re.compile(r"(?:[A-Z][^,.;:\"“”]{1,50}, )?")
"""What may stand before "it said": "In a statement on Thursday,"."""
_VERBS: Final = (
    r"(?:has|had|was|is|will|would|did|does|[a-z]{2,}ed|went|left|came|took|gave|made|sent|won|lost|met|held|led|spoke|began"
    r"|fell|rose|grew|cut|sold|built|shut|put|paid|spent|bought|flew)\b"
)
_PERSON_DOES: Final = re.compile(
    r"(?:^|, )(?P<who>(?:(?:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|Gov)\.? )?(?:[A-Z][\w'’-]+)(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){0,3})"
    rf"(?:(?<!,), (?:the|an?|who|his|her|whose|\d\d)\b[^.;:\"“”]{{2,160}},)? (?={_VERBS})"
)
_SOMEONE_DOES: Final = re.compile(
    r"(?:But |And |Still, |Meanwhile, )?(?P<who>(?:The|An?|One) (?:[\w'’-]+ ){0,3}?(?P<head>[a-z]{3,}))"
    rf"(?P<who_is>, (?:who|identified|named|known|aged)\b[^.;:]{{2,90}}?,)? (?={_VERBS})"
)
_SOMETHING_DOES: Final = re.compile(
    r"(?:But |And |Still, |Meanwhile, )?"
    r"(?P<who>(?:The (?:[\w'’-]+ ){0,3}?(?P<head>[a-z]{3,})"
    r"|(?:The )?[A-Z][\w'’&-]*(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w'’&-]*){0,6}))"
    rf"(?:, [^,.;:\"“”]{{2,80}},)? (?={_VERBS})"
)


_OF_NOTHING: Final = re.compile(
    r"it (?:[a-z]+ ){0,3}?(?:seem|appear)(?:s|ed)? (?:(?!to )[a-z]+ )?(?:that|as if|as though|like)\b"
    r"|it(?:['’]s| is| was| became| becomes| remains| remained| seems| seemed)"
    r"(?: (?:not|also|still|now|then|far from|more|very))?"
    r" (?:(?:un)?(?:clear|likely|fair)|possible|reasonable|obvious|evident|apparent|plausible|doubtful|uncertain|true"
    r"|hard|important|unknown|no secret|no surprise) (?:that|whether|how|if|why|what|to|who)\b",
    re.IGNORECASE,
)


def means_nobody(text: str, at: int) -> bool:
    """Whether the "it" at `at` stands for what follows it: "it is unclear whether", "it seems likely that".

    >>> means_nobody("It is unclear whether he left", 0), means_nobody("It was told that he left", 0)
    (True, False)
    """
    return _OF_NOTHING.match(text, at) is not None


def person_before(text: str, at: int, spoke: int) -> str | None:
    """Who does something in the sentence before that which "he" opens, if nobody has spoken since: "Mr. Vale demurred".

    Arguments:
        text: the article.
        at: where the pronoun stands.
        spoke: where the last speaker stands.

    """
    before = _sentence_before(text, at, spoke, _OPENS)
    if before is None:
        return None
    does = list(_PERSON_DOES.finditer(text[before[0] : before[1]]))
    subjects = [_without_opener(m["who"]) for m in does]
    named = [who for who in subjects if who and describe(who).kind is SourceKind.PERSON]
    if not named:
        return _unnamed_person(text, *before)
    return named[0] if len(set(named)) == 1 else None


def body_before(text: str, at: int, spoke: int) -> tuple[str, int] | None:
    """What does something in the sentence before that which "it" opens, and where that stands, if it can speak.

    "Orla Bank lost 3 million crowns. In a statement, it said"; a flood says nothing.
    """
    before = _sentence_before(text, at, spoke, _FRONTED)
    subject = None if before is None else _SOMETHING_DOES.match(text, *before)
    if subject is None or _without_opener(subject["who"]) != subject["who"]:
        return None
    kind = describe(subject["who"]).kind
    head = subject["head"]
    speaks = head in referring() or heads().get(head) is SourceKind.GENERIC if head else kind is SourceKind.ORGANISATION
    return (subject["who"], subject.start("who")) if speaks and head not in words_of("offices.txt") else None


def _sentence_before(text: str, at: int, spoke: int, opening: re.Pattern[str]) -> tuple[int, int] | None:
    """The sentence before that of `at`, in the same paragraph and without a speaker of its own."""
    start = max(0, at - _BACK)
    ends = [m.end() for m in _STOP.finditer(text, start, at + 1)]
    if not ends or "\n" in text[ends[-1] : at] or opening.fullmatch(text, ends[-1], at) is None:
        return None
    begins = max(ends[-2] if len(ends) > 1 else start, text.rfind("\n", start, ends[-1]) + 1)
    if spoke >= begins or text[ends[-1] - 1] == "\n":
        return None
    return begins, ends[-1]


def _unnamed_person(text: str, begins: int, ends: int) -> str | None:
    """As in "The farmer, who was hurt, was taken away. He told": one person, though without a name."""
    someone = _SOMEONE_DOES.match(text, begins, ends)
    if someone is None or any(describe(name).kind is SourceKind.PERSON for name, _ in names_in(text[begins:ends])):
        return None
    single = someone["who_is"] or someone["head"] in words_of("offices.txt")
    return someone["who"] if single and someone["head"] not in referring() else None


def _without_opener(who: str) -> str:
    """A name without what only opens its sentence: "On Sunday Ada Vale"; empty where nothing is left."""
    if " " in who:
        return who if who.startswith("The ") else next((name for name, _ in names_in(who)), "")
    return "" if who.lower() in OPENERS else who
