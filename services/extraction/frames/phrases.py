"""Noun phrases become participants: a key to decide identity on, content words, and a guess at the kind of thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from services.extraction import names
from services.extraction.frames import gazetteer, lexicon
from services.extraction.frames.mentions import FIRST, NEUTRAL, PERSONAL, PLURAL, Mentions
from services.extraction.frames.parser import lemma
from services.extraction.frames.syntax import is_predicate
from services.extraction.model import Participant, Role, Span
from services.extraction.quantities.counted import people as denoting_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRONOUNS = FIRST | NEUTRAL | PERSONAL | PLURAL
IN = frozenset({"in", "at", "near", "on", "across", "off", "outside", "inside", "around", "throughout"})
STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "each",
        "every",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "more",
        "most",
        "many",
        "much",
        "few",
        "several",
        "other",
        "another",
        "such",
        "own",
        "very",
        "same",
        "about",
        "around",
        "nearly",
        "almost",
        "least",
        "up",
        "least",
        "only",
        "just",
        "also",
        "both",
        "all",
        "additional",
        "further",
        "new",
    ]
)


@dataclass(slots=True)
class Scene:
    """One parsed sentence in its article: where it stands and which of its tokens are times or numbers."""

    doc: Doc
    offset: int
    timed: frozenset[int]
    """Tokens that a period covers."""
    counted: frozenset[int]
    """Tokens that a quantity covers."""
    mentions: Mentions

    def span(self, tokens: list[Token]) -> Span:
        """From the first to the last of the tokens, in offsets of the article."""
        first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        return Span(self.offset + first.idx, self.offset + last.idx + len(last.text))


def proper(token: Token) -> bool:
    """Whether a token is (part of) a name, also where the tagger missed it: a capital inside a sentence."""
    if token.pos_ == "PROPN":
        return not gazetteer.calendar(token.lower_) and not opening_noun(token)
    opens = token.is_sent_start and token.text.istitle() and token.pos_ in {"NOUN", "ADJ", "ADV", "X"}
    if opens and not gazetteer.known(token.lower_) and gazetteer.demonym(token.lower_) is None:
        return True
    return (
        token.text[:1].isupper()
        and token.pos_ in {"NOUN", "ADV", "VERB", "X", "INTJ"}
        and token.i > 0
        and token.nbor(-1).text not in {'"', ":", "(", "-", "."}
        and token.text.lower() != "i"
        and not gazetteer.calendar(token.lower_)
        and gazetteer.demonym(token.lower_) is None
    )


def opening_noun(token: Token) -> bool:
    """As in "Drought destroyed the harvest": a plain noun with a capital only because a sentence starts with it."""
    if not token.is_sent_start or not token.text.istitle():
        return False
    if token.i + 1 < len(token.doc) and token.nbor(1).text[:1].isupper():
        return False
    word = token.lower_
    return (
        word in lexicon.words("events.txt")
        or word in lexicon.words("groups.txt")
        or word in lexicon.words("people.txt")
    )


def modifiers(head: Token, depth: int = 0) -> Iterator[Token]:
    """The words that tell this noun from another: compounds, adjectives, possessors, "of" phrases."""
    for child in head.children:
        if child.dep_ in {"compound", "nmod", "poss", "amod"}:
            yield child
            if depth < 3:
                yield from modifiers(child, depth + 1)
        elif child.dep_ == "conj" and depth > 0 and child.pos_ in {"NOUN", "PROPN"} and depth < 3:
            yield child
            yield from modifiers(child, depth + 1)
        elif child.dep_ == "prep" and (child.lower_ == "of" or from_home(child)) and depth < 2:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                    yield from modifiers(inner, depth + 1)


def from_home(prep: Token) -> bool:
    """As in "negotiators from Tarvia": where people come from tells them from others."""
    people = common_kind(lemma(prep.head)) in {"person", "group"}
    return people and prep.lower_ in {"from", "for"} and any(proper(c) for c in prep.children if c.dep_ == "pobj")


def name_tokens(head: Token) -> list[Token]:
    """The proper name that a head noun ends: "Ana Prell" of "Health Minister Ana Prell"."""
    if not proper(head):
        return []
    tokens = [
        t
        for t in head.subtree
        if t.i <= head.i and (t == head or (t.head == head and t.dep_ in {"compound", "nmod", "amod"}))
    ]
    run: list[Token] = [head]
    for token in reversed([t for t in tokens if t != head]):
        if (
            token.i != run[0].i - 1
            or not (proper(token) or token.text[:1].isupper())
            or gazetteer.calendar(token.lower_)
        ):
            break
        run.insert(0, token)
    tail = office(head)
    titles = [
        k
        for k, t in enumerate(run[:-1])
        if t.lower_ in lexicon.words("people.txt")
        or t.lower_.rstrip(".") in gazetteer.TITLES
        or (t.is_sent_start and len(run) > 2 and common_kind(t.lower_) == "person")  # "Tenor Luca Arden"
    ]
    run = run[titles[-1] + 1 :] if titles else run
    tail = tail or partners(head)
    while len(run) > 1 and gazetteer.demonym(run[0].lower_) and kindless(run[1:]):
        run = run[1:]
    return run + tail


def office(head: Token) -> list[Token]:
    """The rest of a body's name: "of Orland" after "Bank"."""
    if head.lower_ not in gazetteer.BODIES or head.i + 2 >= len(head.doc) or head.nbor(1).lower_ not in {"of", "for"}:
        return []
    prep = head.nbor(1)
    filler = next((c for c in prep.children if c.dep_ == "pobj" and proper(c)), None)
    return [] if filler is None else list(head.doc[prep.i : filler.i + 1])


def partners(head: Token) -> list[Token]:
    """The rest of a firm's name: "& Sons" after "Pryce"."""
    if head.i + 2 >= len(head.doc) or head.nbor(1).text != "&":
        return []
    other = next((c for c in head.children if c.dep_ == "conj" and c.i > head.i and proper(c)), None)
    return [] if other is None else list(head.doc[head.i + 1 : other.i + 1])


def kindless(run: list[Token]) -> bool:
    """Whether what is left after a demonym is still a name of its own ("Norwegian | Ivo Marek")."""
    return len(run) > 1 and not any(t.lower_ in lexicon.words("groups.txt") for t in run)


def named_head(head: Token) -> Token:
    """The token that carries the name: an apposition's where the head is a common noun ("the banker Milo Stern")."""
    if proper(head):
        return head
    for child in head.children:
        if child.dep_ == "appos" and proper(child):
            between = head.doc[head.i + 1 : child.left_edge.i]
            if lemma(head) in lexicon.words("people.txt") or all(t.text in {'"', "'"} for t in between):
                return child
    beside = head.nbor(1) if head.i + 1 < len(head.doc) else head
    twin = beside.head == head.head and beside.dep_ == head.dep_ and head.pos_ == "NOUN"
    strayed = beside.dep_ in {"appos", "nsubj"} and beside.head != head and head.pos_ == "NOUN"
    strayed = strayed and head in beside.head.subtree
    twin = twin or (strayed and common_kind(lemma(head)) != "thing")  # "shares in the train maker Ferroluz"
    return beside if twin and proper(beside) else head  # "the asteroid Ibis", two subjects to the parser


def participant(scene: Scene, role: Role, head: Token) -> Participant | None:
    """A participant from the head of its noun phrase; None for times, bare numbers and empty pronouns."""
    if head.i in scene.timed or is_predicate(head) or head.pos_ in {"ADP", "PUNCT", "PART", "SCONJ", "CCONJ"}:
        return None
    if head.lower_ in PRONOUNS:
        found = speaker(scene, role, head) or in_sentence(scene, role, head)
        return found or scene.mentions.pronoun(head.lower_, role, scene.span([head]))
    if head.pos_ in {"PRON", "DET", "NUM", "SYM"} or (head.i in scene.counted and head.pos_ != "NOUN"):
        return partitive(scene, role, head)
    if head.i in scene.counted and lemma(head) in gazetteer.MEASURES:
        return partitive(scene, role, head)
    return noun_participant(scene, role, head)


def speaker(scene: Scene, role: Role, head: Token) -> Participant | None:
    """A pronoun in what is said goes back to who says it: "Lang, the firm's lawyer, said it would not appeal"."""
    verb = head.head
    hops = 0
    while hops < 6 and verb.head != verb:
        below, verb, hops = verb, verb.head, hops + 1
        if below.dep_ not in {"ccomp", "parataxis"} or lemma(verb) not in lexicon.words("speech.txt"):
            continue
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c != head), None)
        if subject is None or subject.lower_ in FIRST | NEUTRAL | {"they"}:
            return None
        return stands_for(scene, role, head, subject)
    return None


def in_sentence(scene: Scene, role: Role, head: Token) -> Participant | None:
    """A pronoun of a lower clause goes back to the subject of the clause above: "was silent since it last erupted"."""
    verb, hops = head.head, 0
    while hops < 6 and verb.head != verb:
        below, verb, hops = verb, verb.head, hops + 1
        if below.dep_ not in {"advcl", "ccomp", "conj", "relcl", "acl"} or lemma(verb) in lexicon.words("speech.txt"):
            continue
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < head.i), None)
        if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or lemma(verb) in lexicon.words("speech.txt"):
            continue
        who = participant(scene, role, subject) if agrees(head.lower_, subject) else None
        return None if who is None else replace(who, mention=scene.span([head]))
    return None


def agrees(pronoun: str, subject: Token) -> bool:
    """Whether a pronoun can go back to this noun by its number and by whether it is a person."""
    plural = subject.tag_ in {"NNS", "NNPS"}
    person = common_kind(lemma(subject)) == "person"
    if pronoun in PLURAL:
        return plural
    if pronoun in NEUTRAL:
        return not plural and not person and (subject.pos_ == "NOUN" or len(name_tokens(subject)) == 1)
    return pronoun in PERSONAL and not plural and (person or len(name_tokens(subject)) > 1)


def stands_for(scene: Scene, role: Role, pronoun: Token, subject: Token) -> Participant | None:
    """The speaker, or the body for which a spokesman speaks."""
    word = pronoun.lower_
    who = participant(scene, role, subject)
    if who is None:
        return None
    personal = who.kind == "person"
    if word in PERSONAL | {"i", "me", "my"}:
        unknown = who.named and who.kind == "thing" and " " in who.key  # a first name and a surname
        return who if personal or unknown else None
    body = owner_of(subject) if personal else None
    if body is not None:
        found = participant(scene, role, body)
        return None if found is None else replace(found, mention=scene.span([pronoun]))
    return replace(who, mention=scene.span([pronoun])) if not personal or word in FIRST else None


def owner_of(subject: Token) -> Token | None:
    """The company of "the company's lawyer Petra Lang" or of "a spokesman for the company"."""
    around = [subject, *(t for t in subject.subtree if t.dep_ in {"appos", "compound", "nmod"} and t.head == subject)]
    for token in around:
        for child in token.children:
            if child.dep_ == "poss" and child.pos_ != "PRON":
                return child
            if child.dep_ == "prep" and child.lower_ in {"of", "for", "at"}:
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                if inner is not None:
                    return inner
    return None


def partitive(scene: Scene, role: Role, head: Token) -> Participant | None:
    """As in "two thirds of voters", "many of them": the people are the voters."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.i != head.i:
                    return participant(scene, role, inner)
    return None


def noun_participant(scene: Scene, role: Role, head: Token) -> Participant:
    """The general case: a noun with its modifiers."""
    nation = gazetteer.government(head.text) if head.dep_ == "amod" and head.text[:1].isupper() else None
    if nation is not None:
        words = tuple(nation.lower().split())
        return Participant(role, nation, words, scene.span([head]), named=True, kind="place")
    anchor = named_head(head)
    run = name_tokens(anchor)
    extra = [head, *modifiers(head), *(modifiers(anchor) if anchor != head else ())]
    extra += [c for c in anchor.children if c.dep_ == "appos" and not proper(c)]
    tokens = [
        t
        for t in extra
        if t.i not in scene.timed
        and (t == head or not is_predicate(t) or t.tag_ == "VBN")
        and t.pos_ not in {"DET", "PUNCT", "NUM", "PART", "PRON"}
    ]
    if run:
        plain = name_of(run, role)
        first = [w.lower() for w in reversed(plain.split())]
        if len(first) > 3 or "of" in first:
            first = [w for w in plain.lower().split() if w not in {"of", "the", "and", "for"}]
        rest = [w for t in tokens if t not in run for w in content(t)]
        nation = gazetteer.government(plain) if run[-1].tag_ in {"NNPS", "NNS"} else None
        if nation is not None:  # "Norwegians" are people of a country
            first = ["people", *nation.lower().split()]
        words = tuple(dict.fromkeys([*first, *rest]))
        kind = "group" if nation is not None else kind_of(anchor, run, role, tokens)
        found = Participant(role, plain, words, scene.span([*run]), named=True, kind=kind)
        return scene.mentions.note(found)
    words = tuple(dict.fromkeys(w for t in tokens for w in content(t))) or (lemma(head),)
    named = any(proper(t) or gazetteer.demonym(t.lower_) for t in tokens)
    kind = common_kind(lemma(head))
    meant = scene.mentions.described(kind) if not named and single(head) and kind in {"person", "group"} else None
    if meant is not None:
        both = tuple(dict.fromkeys([*meant.words, *words]))
        return replace(meant, role=role, words=both, mention=scene.span([head]))
    return Participant(role, lemma(head), words, scene.span([head, *tokens]), named=named, kind=kind)


def single(head: Token) -> bool:
    """As in "the mayor", "the retired judge": one that the text has spoken of, and no "mayor of Orvin"."""
    if head.tag_ != "NN" or head.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return False
    return any(c.lower_ == "the" for c in head.children) and not any(c.dep_ in {"prep", "relcl"} for c in head.children)


def name_of(run: list[Token], role: Role) -> str:
    """The canonical name; a seat of government that acts is its country, one where something happens is a city."""
    written = " ".join(t.text for t in run)
    if run[-1].tag_ in {"NNPS", "NNS"} and gazetteer.country(written) is None and gazetteer.government(written):
        return written
    state = gazetteer.country(written)
    if state is None and role in {Role.AGENT, Role.RECIPIENT} and run[-1].dep_ not in {"pobj", "pcomp"}:
        state = gazetteer.government(written)
    if state is not None and gazetteer.demonym(written.lower()) is None:
        return state
    return state or gazetteer.canonical(written)


def content(token: Token) -> tuple[str, ...]:
    """Content words of a token: its lemma; a demonym gives its country."""
    country = gazetteer.demonym(token.lower_)
    if token.i > 0 and token.text[:1].isupper() and token.nbor(-1).text[:1].isupper():
        country = gazetteer.government(f"{token.nbor(-1).text} {token.text}") or country
    if country is not None:
        return tuple(country.lower().split())
    word = token.lower_ if proper(token) else lemma(token)
    word = word.strip("-'.")
    return () if word in STOP or not any(c.isalnum() for c in word) else (word,)


def common_kind(word: str) -> str:
    """What a common noun names."""
    if word in lexicon.words("events.txt"):
        return "event"
    if word in lexicon.words("groups.txt"):
        return "group"
    if word in lexicon.words("people.txt") or word in denoting_people():
        return "person"
    return "place" if word in lexicon.words("places.txt") else "thing"


def kind_of(head: Token, run: list[Token], role: Role, tokens: list[Token]) -> str:
    """A guess of what a name names: by its last word, its title, the gazetteer, its preposition."""
    last = run[-1].lower_
    name = " ".join(t.text for t in run)
    if gazetteer.country(name):
        return "place"
    if run[0].lower_ in gazetteer.LANDMARKS:
        return "place"
    if last in gazetteer.COMPANY or run[0].lower_ in gazetteer.BODIES or last in lexicon.words("groups.txt"):
        return "organisation"
    if personal_noun(head, run, tokens):
        return "person"
    ending = kind_by_ending(run)
    if ending is not None:
        return ending
    if any(t.lower_.rstrip(".") in gazetteer.TITLES for t in head.lefts):
        return "person"
    if last in lexicon.words("places.txt"):
        return "place"
    if last in lexicon.words("events.txt"):
        return "event"
    if role is Role.PLACE or (head.dep_ == "pobj" and head.head.lower_ in {"in", "near"}):
        return "place"
    return "thing"


def kind_by_ending(run: list[Token]) -> str | None:
    """What the last or the first word of a name says that it names: "Nordwall Insurance", "Mount Ikara"."""
    if len(run) < 2:
        return None
    kinds = names.ending_kinds()
    first = "place" if kinds.get(run[0].lower_) == "opens" else None
    return kinds.get(run[-1].lower_, first)


def personal_noun(head: Token, run: list[Token], tokens: list[Token]) -> bool:
    """Whether an office, a trade, an age or "who" beside a name says that it is a person's."""
    if any(common_kind(lemma(t)) == "person" for t in tokens if t not in run and t.head in (head, *run)):
        return True
    if head.dep_ == "appos" and common_kind(lemma(head.head)) == "person":
        return True
    for child in head.children:
        if child.dep_ == "appos" and (common_kind(lemma(child)) == "person" or aged(child)):
            return True
        if child.dep_ == "relcl" and any(c.lower_ == "who" for c in child.children):
            return True
    return False


def aged(token: Token) -> bool:
    """As in ", 87,": a bare number between commas after a name is an age."""
    return token.tag_ == "CD" and token.i > 0 and token.nbor(-1).text == "," and len(token.text) < 3


def places_within(scene: Scene, head: Token, role: Role | None = None) -> list[Participant]:
    """Places that a noun phrase names on the way: "fire in Rudna", "Belmar's referendum", "the Kessel tunnel fire"."""
    found: list[Participant | None] = []
    local = lemma(head) in lexicon.words("events.txt") or lemma(head) in lexicon.words("places.txt")
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and not local:
            found += [
                place for inner in child.children if inner.dep_ == "pobj" for place in places_within(scene, inner)
            ]
        elif child.dep_ == "prep" and (
            child.lower_ in IN or (local and role is not Role.PLACE and child.lower_ == "of")
        ):
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"} and place_like(scene, inner):
                    found.append(participant(scene, Role.PLACE, inner))
        elif local and child.dep_ == "poss" and proper(child) and child.i not in scene.timed:
            found.append(participant(scene, Role.PLACE, child))
        elif local and child.dep_ == "compound" and lemma(child) in lexicon.words("places.txt"):
            found.append(compound_place(scene, head, child))
    return [p for p in found if p is not None]


def compound_place(scene: Scene, head: Token, place: Token) -> Participant | None:
    """The Kessel tunnel of "the Kessel tunnel fire"."""
    before = [t for t in head.lefts if t.dep_ == "compound" and t.i < place.i] + [
        t for t in place.lefts if t.dep_ == "compound"
    ]
    before = [t for t in before if t.i not in scene.timed]
    if not any(proper(t) for t in before):
        return None
    words = tuple(dict.fromkeys([lemma(place), *(t.lower_ for t in before)]))
    return Participant(Role.PLACE, lemma(place), words, scene.span([place, *before]), named=True, kind="place")


def place_like(scene: Scene, token: Token) -> bool:
    """Whether a token can head a place: a name or a place noun, and no time and no event."""
    if token.i in scene.timed or lemma(token) in lexicon.words("events.txt"):
        return False
    known = token.dep_ == "amod" and gazetteer.government(token.text) is not None
    return known or proper(token) or lemma(token) in lexicon.words("places.txt")
