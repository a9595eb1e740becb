"""Small repairs of a parse where the parser is known to err, before anything is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.extraction.frames.parsing.mending.openings import (
    FRONTED,
    WEEKDAYS,
    before_colon,
    number_of_next,
    split_fronted,
    split_land,
    split_place,
)
from services.extraction.frames.parsing.mending.states import beside_subject, found_so, left_so, who_of_person
from services.extraction.frames.parsing.mending.values import mend_value
from services.extraction.frames.parsing.mending.words import (
    NO_NAME,
    PASTS,
    beside_name,
    end_of_name,
    final_behind,
    final_of,
    name_after_to,
    name_in_two,
    name_of_prep,
    noun_of_subject,
    object_of_said,
    past_of_subject,
    some_in_many,
)
from services.extraction.frames.parsing.neighbours import beside
from services.extraction.frames.words import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj"})
SAID = lexicon.listed("said")


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
    elif tag == "JJ" and dep == "amod" and token.lower_ == "final":
        final_behind(token)
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
    if tag in NO_NAME and token.i and token.text.istitle():
        end_of_name(token)
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
