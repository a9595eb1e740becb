"""A second reading of sentences in which the parser saw no finite verb: "On Tuesday 270 whales stranded at the cape."

The parser cannot tell a past tense from a participle that looks the same, and then hangs the verb below a noun. Where a
clause is left without a verb, each candidate is replaced in turn by a past tense that nobody can mistake, and the
sentence is parsed again; the new parse is kept only if every clause has its verb then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from services.extraction.frames.parsing.neighbours import beside
from services.extraction.frames.words import lexicon
from services.extraction.frames.words.gazetteer import base_form, known

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
NOMINAL = frozenset({"pobj", "compound", "nmod", "appos", "dobj", "nsubj"})
"""Places of a noun: a finite verb does not stand there."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "VB"})
REDUCED = frozenset({"amod", "acl", "ROOT", "relcl", "prep", "ccomp", *NOMINAL})
"""Where the parser files a past tense that it takes for a participle."""
ENDS = frozenset({".", '"', "'", "!"})
MOST = 3
"""Second readings tried of one sentence."""
SHORTEST = 4
"""Tokens of a sentence that is worth it."""
OPENERS = frozenset({"DT", "PRP$", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "$", "JJR", "PRP"})
"""Tags with which the object of a verb may begin."""
BARE = lexicon.listed("bare_verbs")
COMMON_NAME = "Smith"
"""A name that the parser knows as one, for names that it has never seen."""


def verbless(doc: Doc) -> Token | None:
    """The first head of a clause that is no verb, or a verb in the place of a noun; None where all reads well."""
    if len(doc) < SHORTEST or doc[-1].text not in ENDS:
        return None
    for token in doc:
        if token.dep_ == "ROOT" and token.tag_[:2] not in {"VB", "MD"} and token.text not in {'"', "'"}:
            return token
        if token.tag_ in NOUNS and (token.dep_ == "ccomp" or token.lower_ in BARE):
            return token
        if token.dep_ in NOMINAL and token.tag_ in FINITE:
            return token
        if token.tag_ in FINITE and (twice(token) or measured(token)):
            return token
    return None


PARTS = frozenset({"half", "third", "quarter", "fifth", "most", "percent", "%", "majority"})


def twice(verb: Token) -> bool:
    """Whether a verb has two subjects, the first with a participle: "whales stranded on Tuesday, Renfrew said"."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if len(subjects) > 1 and subjects[0].lower_ in PARTS:
        return True  # "half of the cooks in Orsa smoke, the clinic said"
    return len(subjects) > 1 and any(
        child.dep_ == "acl" and child.tag_ in {"VBD", "VBN"} for child in subjects[0].children
    )


def measured(verb: Token) -> bool:
    """Whether a share stands before a saying that says nothing: "six percent of the patients die, the clinic said"."""
    if any(child.dep_ in {"ccomp", "dobj", "xcomp"} for child in verb.children) or verb.dep_ != "ROOT":
        return False
    shares = [c for c in verb.children if c.i < verb.i and (c.tag_ == "CD" or c.lower_ in PARTS)]
    shares = [c for c in shares if c.dep_ in {"npadvmod", "dep", "advcl"}]
    return any(any(t.text == "," for t in verb.doc[share.i : verb.i]) for share in shares)


def candidates(doc: Doc) -> list[tuple[int, str, str]]:
    """Words that may be the missing verb, the likeliest first: index, the verb to read in its place, its tag.

    What is said stands before who says it: behind the comma the verb is there already.
    """
    tail = said_behind(doc)
    found: list[tuple[int, int, str, str]] = []
    for token in doc[1 : len(doc) - 1]:
        governs = {child.dep_ for child in token.children}
        if not token.text.islower() or token.dep_ in {"aux", "auxpass"} or governs & {"aux", "auxpass"}:
            continue
        if (seen := verb_in(token) or verb_like_noun(token)) is not None:
            found.append(seen)
    return [(index, verb, tag) for _, index, verb, tag in sorted(found, key=lambda one: (one[1] > tail, one))]


def said_behind(doc: Doc) -> int:
    """Where the comma stands before "..., the survey published on Monday found"; else the end of the sentence."""
    verb = next((t for t in doc if t.dep_ == "ROOT"), doc[0])
    if verb.lower_ != "found" and base_form(verb.lower_) not in lexicon.words("speech.txt"):
        return len(doc)
    return max((t.i for t in doc[: verb.i] if t.text == ","), default=len(doc))


def verb_in(token: Token) -> tuple[int, int, str, str] | None:
    """How a word that may be the missing verb is read again, where its form says so; the first number is its rank."""
    takes = beside(token).tag_ in OPENERS
    if token.tag_ in NOUNS and token.lower_ in BARE:
        return 0, token.i, "see" if takes else "go", "VBP"
    if token.tag_ in {"VBD", "VBN"} and token.dep_ in REDUCED:
        return 0, token.i, "saw" if takes else "went", "VBD"
    if token.tag_ in {"VBP", "VB"} and token.dep_ in NOMINAL:
        return 0, token.i, "see" if takes else "go", "VBP"
    if token.tag_ in {"NN", "NNP"} and past(token.lower_):
        return 0, token.i, "saw" if takes else "went", "VBD"
    if token.tag_ == "JJ" and token.lower_.endswith("ed") and base_form(token.lower_) in lexicon.verbs():
        return 1, token.i, "saw" if takes else "went", "VBD"  # "Corra abolished military service"
    return None


def verb_like_noun(token: Token) -> tuple[int, int, str, str] | None:
    """The same for what looks like a noun: "270 whales strand", "the service forecast gusts", "in Orsa smoke"."""
    takes, ends = beside(token).tag_ in OPENERS, beside(token).text == ","
    if token.tag_ == "NN" and ends and base_form(token.lower_) in lexicon.verbs():
        return 1, token.i, "go", "VBP"
    if token.tag_ in {"NN", "NNP"} and token.dep_ == "compound" and homograph(token.lower_):
        return 2, token.i, "see", "VBP"
    if token.tag_ in {"VBZ", "NNS"} and base_form(token.lower_) in lexicon.verbs():
        return 1, token.i, "sees" if takes else "goes", "VBZ"
    if token.tag_ in {"NN", "NNS"} and ends and named(token):
        return (3, token.i, "goes", "VBZ") if token.tag_ == "NNS" else (3, token.i, "go", "VBP")
    return None


def named(noun: Token) -> bool:
    """Whether a noun seems to be one name with the word before it: "in Orsa smoke"."""
    before = beside(noun, -1)
    return before.dep_ == "compound" and before.head == noun and before.text.istitle()


def past(word: str) -> bool:
    """Whether a word that the parser has never seen is an irregular past tense of a verb of the tables: "retook"."""
    base = base_form(word)
    return base not in {word, word.removesuffix("s")} and not word.endswith("s") and base in lexicon.verbs()


def homograph(word: str) -> bool:
    """Whether a noun in the singular may be a verb as well: "the service forecast gusts"."""
    return base_form(word) in lexicon.verbs() or word in lexicon.words("speech.txt")


def read_again(nlp: Language, doc: Doc) -> Doc:
    """The parse of a sentence, or a better one where a clause of it has no verb.

    Arguments:
        nlp: tokeniser, tagger and parser.
        doc: a parsed sentence.

    Returns:
        a parse over the same tokens; `doc` itself where no better one was found.

    """
    if verbless(doc) is None:
        return doc
    words = [familiar(token) for token in doc]
    for index, verb, tag in candidates(doc)[:MOST]:
        tried = [*words[:index], verb, *words[index + 1 :]]
        if index > 1 and named(doc[index]):
            tried[index - 1] = COMMON_NAME  # "in Merrow smokes": what it seems to be one name with
        spaces = [bool(token.whitespace_) for token in doc]
        found = nlp(Doc(nlp.vocab, words=tried, spaces=spaces))
        heads_clause = found[index].tag_.startswith("VB") and found[index].dep_ not in REDUCED - {"ROOT", "ccomp"}
        if heads_clause and verbless(found) is None:
            tags = [tag if token.i == index else token.tag_ for token in found]
            heads = [token.head.i for token in found]
            deps = [token.dep_ for token in found]
            return Doc(nlp.vocab, words=[t.text for t in doc], spaces=spaces, tags=tags, heads=heads, deps=deps)
    return doc


def familiar(token: Token) -> str:
    """The word as the second reading sees it: a name that is no word of the language becomes a common name."""
    text = token.text
    unseen = text.istitle() and text.isalpha() and len(text) > 1 and not known(token.lower_)
    return COMMON_NAME if unseen else text
