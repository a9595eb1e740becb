"""Small repairs of a parse where the parser is known to err, before anything is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames import lexicon
from services.extraction.frames.gazetteer import base_form, calendar, land
from services.extraction.frames.mend_values import mend_value
from services.extraction.frames.neighbours import beside

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DAYPARTS = frozenset({"morning", "afternoon", "evening", "night"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
FRONTED = frozenset({"on", "in", "by", "since", "during"})
VERBS = ("VB", "MD")


def mend(doc: Doc) -> None:
    """Repair a parse in place: what stands where is mended before what hangs on it is moved."""
    for token in doc:
        if token.tag_ == "CD" and token.head.lower_ in WEEKDAYS and token.i == token.head.i + 1:
            number_of_next(token)
    for token in doc:
        if token.tag_ == "VB" and token.i > 1 and token.text.istitle() and beside(token, -1).lower_ == "to":
            name_after_to(token)
    for token in doc:
        if token.tag_ in {"JJ", "NN", "NNP"} and token.lower_ in PASTS:
            past_of_subject(token)
    for token in doc:
        _mend_nominal(token)
        mend_value(token)
    for token in doc:
        _mend_clause(token)


def _mend_nominal(token: Token) -> None:
    """Words in the place of a noun, and states that the parser takes for clauses."""
    dep, tag = token.dep_, token.tag_
    if tag == "JJ" and dep in {"ccomp", "acomp"} and token.lower_ == "final":
        final_of(token)
    elif dep == "ccomp" and tag == "JJ":
        found_so(token)
    elif dep in NOMINAL:
        _mend_noun(token)
    elif dep == "advcl" and tag in {"VBD", "VBN"}:
        beside_subject(token)
    elif dep == "acl" and tag == "VBN":
        left_so(token)


def _mend_noun(token: Token) -> None:
    """Nouns whose kind or whose place in the clause the parser mistakes."""
    dep, tag = token.dep_, token.tag_
    if tag == "VBG" and token.i and token.text.istitle():
        name_in_ing(token)
    elif tag == "VB":
        noun_of_subject(token)
    elif tag == "CD":
        some_in_many(token)
    elif dep == "dobj" and tag in {"NNP", "NNPS"} and token.i:
        name_in_two(token)
    elif dep == "dobj" and tag == "NN" and token.i < token.head.i:
        beside_name(token)
    elif dep == "nsubj" and token.head.lower_ in SAID:
        object_of_said(token)


def _mend_clause(token: Token) -> None:
    """Prepositions and relatives that hang on a wrong word."""
    if token.text == ":":
        before_colon(token)
    elif token.dep_ == "prep":
        if token.lower_ in FRONTED and token.i + 2 < len(token.doc):
            split_fronted(token)
        if token.lower_ in {"in", "on", "at"} and token.i == 0:
            split_place(token)
            split_land(token)
        if token.tag_ == "NNP":
            name_of_prep(token)
    elif token.dep_ == "relcl" and token.head.tag_ in {"NNP", "NNPS"}:
        who_of_person(token)


def beside_name(noun: Token) -> None:
    """As in "The lunar lander Heron touched down": what stands before its name is no object of what it does."""
    name = beside(noun)
    if (
        noun.tag_ == "NN"
        and name.dep_ in SUBJECTS
        and name.head == noun.head
        and name.tag_ == "NNP"
        and not any(name.lefts)
    ):
        for child in list(noun.children):
            child.head = name
        noun.head, noun.dep_ = name, "compound"


SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def before_colon(colon: Token) -> None:
    """As in "No luck for Bern: the bank has not repaid": a heading, a first subject of the clause to the parser."""
    verb = colon.head
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    heading = [subject for subject in subjects if subject.i < colon.i]
    if verb.i > colon.i and heading and len(heading) < len(subjects):
        for subject in heading:
            subject.dep_ = "dep"


PASTS = lexicon.listed("pasts")


def past_of_subject(verb: Token) -> None:
    """As in "the Vorn glacier shrank by 40 metres": a past tense that the parser takes for an adjective."""
    kinds = {child.dep_ for child in verb.children}
    if "nsubj" in kinds and not kinds & {"cop", "aux", "auxpass", "det"}:
        verb.tag_ = "VBD"


def number_of_next(number: Token) -> None:
    """As in "On Tuesday 270 pilot whales stranded": the number counts what follows, not the day."""
    following = beside(number)
    while following.dep_ in {"compound", "amod", "nmod"} and following.head.i > following.i:
        following = following.head
    if following.tag_ in {"NNS", "NN", "NNP"} and following != number:
        number.head = following
        number.dep_ = "nummod"


NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj"})
SAID = lexicon.listed("said")


def name_in_ing(word: Token) -> None:
    """As in "acquired Holt Brewing": the last word of a name, a participle to the parser."""
    if any(child.dep_ == "compound" and child.tag_ == "NNP" and child.i == word.i - 1 for child in word.children):
        word.tag_ = "NNP"


def noun_of_subject(noun: Token) -> None:
    """As in "Turnout in the election in Belmar was 51%": a noun that opens a sentence, an infinitive to the parser."""
    if noun.dep_ == "nsubj" and noun.i == 0 and noun.lower_ in lexicon.nouns():
        noun.tag_ = "NN"


def name_in_two(last: Token) -> None:
    """As in "They beat Elling Athletic 3-1": one name, two objects of the verb to the parser."""
    first = beside(last, -1)
    if first.dep_ in {"dobj", "dative"} and first.head == last.head and first.tag_ in {"NNP", "NNPS"}:
        first.head, first.dep_ = last, "compound"


def some_in_many(some: Token) -> None:
    """As in "Two in five corals have bleached": of the corals it is said, not of the two."""
    inner = next((child for child in some.children if child.dep_ == "prep" and child.lower_ == "in"), None)
    many = next((child for child in inner.children if child.dep_ == "pobj"), None) if inner is not None else None
    if inner is None or many is None or inner.i != some.i + 1 or not many.tag_.startswith("NN"):
        return
    whole = next((child for child in many.children if child.dep_ == "nummod" and child.i == inner.i + 1), None)
    if whole is None:
        return
    head, dep = some.head, some.dep_
    many.head, many.dep_ = head, dep
    some.head, some.dep_ = many, "nummod"
    inner.head, inner.dep_ = some, "prep"
    whole.head, whole.dep_ = inner, "pobj"


def beside_subject(participle: Token) -> None:
    """As in "Dirk Pohl, wanted for fraud, was extradited": the subject of the main verb, and what is said beside it."""
    verb = participle.head
    subject = next((c for c in participle.children if c.dep_ == "nsubj"), None)
    if subject is None or not subject.i + 1 < participle.i < verb.i or beside(participle, -1).text != ",":
        return
    if beside(participle, -2) != subject or any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"
    participle.head, participle.dep_, participle.tag_ = subject, "acl", "VBN"


def left_so(participle: Token) -> None:
    """As in "left 14 workers injured": a state of the object, not a clause about it."""
    thing = participle.head
    if thing.dep_ == "dobj" and thing.head.lower_ in {"left", "leaving", "leaves"} and participle.i == thing.i + 1:
        participle.head, participle.dep_ = thing.head, "oprd"


def name_after_to(name: Token) -> None:
    """As in "was extradited from Calmar to Lorm": an unseen name, an infinitive to the parser."""
    prep, above = beside(name, -1), name.head
    if prep.head != name or above == name:
        return
    for child in list(name.children):
        child.head = above
    prep.head, prep.dep_, prep.tag_ = above, "prep", "IN"
    name.head, name.dep_, name.tag_ = prep, "pobj", "NNP"


def final_of(final: Token) -> None:
    """As in "beat Lodz 34-28 in the handball final": a contest, an adjective to the parser."""
    sport, verb = beside(final, -1), final.head
    prep = sport.head
    if sport.dep_ != "pobj" or prep.dep_ != "prep" or not verb.tag_.startswith("VB") or verb.i > prep.i:
        return
    for child in list(final.children):
        if child.dep_ in {"nsubj", "dobj"} and verb.i < child.i < prep.i:
            child.dep_ = "dobj"
        child.head = verb
    prep.head = verb
    final.head, final.dep_, final.tag_ = prep, "pobj", "NN"
    for child in list(sport.children):
        child.head = final
    sport.head, sport.dep_ = final, "compound"


def object_of_said(thing: Token) -> None:
    """As in "will order 35 new jets, chief executive Ana Brisk said": whom the parser takes for one with the jets."""
    said = thing.head
    speaker = next((c for c in thing.children if c.dep_ == "appos" and c.i == said.i - 1), None)
    verb = next((c for c in said.children if c.dep_ == "ccomp" and c.i < thing.i), None)
    if speaker is None or verb is None or not verb.tag_.startswith("VB"):
        return
    first = min(t.i for t in thing.subtree)
    if thing.doc[first - 1] != verb or any(c.dep_ in {"dobj", "attr", "auxpass"} for c in verb.children):
        return
    speaker.head, speaker.dep_ = said, "nsubj"
    thing.head, thing.dep_ = verb, "dobj"


FINDING = lexicon.listed("finding")
"""Verbs with an object and what it is found to be."""


def found_so(adjective: Token) -> None:
    """As in "found the surgeon Emil Harth not guilty": an object and its state, a clause to the parser."""
    verb = adjective.head
    subject = next((child for child in adjective.children if child.dep_ == "nsubj"), None)
    if not {verb.lower_, base_form(verb.lower_)} & FINDING or subject is None or not verb.i < subject.i < adjective.i:
        return
    if any(child.dep_ in {"cop", "mark", "aux"} for child in adjective.children):
        return
    subject.head, subject.dep_ = verb, "dobj"
    adjective.dep_ = "oprd"


def split_fronted(prep: Token) -> None:
    """As in "On Wednesday parliament prolonged the service": a time and a subject, one noun phrase to the parser."""
    verb = prep.head
    first = beside(prep)
    if verb.i < prep.i or not verb.tag_.startswith(VERBS) or not calendar(first.lower_):
        return
    if any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children):
        return
    last = first
    while (after := beside(last)) != last and (
        after.lower_ in DAYPARTS or (after.tag_ == "CD" and after.dep_ != "nummod")
    ):
        last = after
    subject = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if subject is None or subject.i <= last.i or subject.i > verb.i:
        return
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for token in prep.doc[first.i : last.i]:
        token.head, token.dep_ = last, "compound"
    last.head, last.dep_ = prep, "pobj"
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"


def split_place(prep: Token) -> None:
    """As in "In Orsa bread became cheaper": a place and a subject, one noun phrase to the parser."""
    verb = prep.head
    below = next((child for child in prep.children if child.dep_ == "pobj"), None)
    above = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}), None)
    subject = below or above
    if subject is None or (below and above) or not verb.tag_.startswith(VERBS) or verb.i < prep.i:
        return
    place = beside(subject, -1) if subject.i > prep.i + 1 else subject
    follows = min((t.i for t in (verb, *verb.lefts) if t.i > subject.i), default=verb.i)
    if place == subject or place.dep_ != "compound" or place.head != subject or follows != subject.i + 1:
        return
    named = place.tag_ in {"NNP", "NNPS"} or any(child.tag_ == "NNP" for child in subject.lefts)
    if subject.tag_ not in {"NN", "NNS"} or not named or (above and subject.left_edge.i != prep.i + 1):
        return
    for child in list(subject.lefts):
        if child != place:
            child.head = place
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    place.head, place.dep_ = prep, "pobj"
    subject.head, subject.dep_ = verb, "nsubjpass" if passive else "nsubj"


LONGEST_LAND = 3
"""Words of the longest name of a land that opens a sentence before another name."""


def split_land(prep: Token) -> None:
    """As in "In Germany Kolar's profit fell": a land and a name, one name to the parser."""
    if any(child.dep_ == "pobj" for child in prep.children):
        return
    for length in range(LONGEST_LAND, 0, -1):
        words = prep.doc[1 : length + 1]
        last = words[len(words) - 1]
        inside = all(t.dep_ == "compound" and t.head.i > last.i for t in words)
        if inside and land(" ".join(t.text for t in words)):
            for token in words:
                token.head = last
            last.head, last.dep_ = prep, "pobj"
            return


def name_of_prep(name: Token) -> None:
    """As in "was awarded to Per Lund": a first name that the parser takes for a preposition."""
    rest = next((child for child in name.children if child.dep_ == "pobj" and child.i == name.i + 1), None)
    prep = beside(name, -1)
    if rest is None or prep.dep_ != "prep" or any(child.dep_ == "pobj" for child in prep.children):
        return
    rest.head, rest.dep_ = prep, "pobj"
    rest.tag_ = "NNP"
    name.head, name.dep_ = rest, "compound"


def who_of_person(verb: Token) -> None:
    """As in "Columba Reid, abbot of Inverlair, who died": who died is the person, not the place in the apposition."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    place = verb.head
    if subject is None or subject.lower_ != "who" or subject.i == 0 or beside(subject, -1).text != ",":
        return
    office = place.head.head if place.dep_ == "pobj" else place
    if office.dep_ == "appos" and office.head.tag_ in {"NNP", "NNPS"} and office.i < place.i:
        verb.head = office.head
