"""Noun phrases become participants: a key to decide identity on, content words, and a guess at the kind of thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses.clause import is_predicate
from services.extraction.frames.nouns.descriptions import beside, described, known
from services.extraction.frames.nouns.kinds import common_kind, kind_of
from services.extraction.frames.nouns.mentions import FIRST, NEUTRAL, PERSONAL, PLURAL
from services.extraction.frames.nouns.proper import name_of, name_tokens, named_head, proper
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.words import gazetteer, lexicon
from services.extraction.model import Participant, Role

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Token


PRONOUNS = FIRST | NEUTRAL | PERSONAL | PLURAL
ARTICLES = frozenset({"the", "a", "an", "its", "their"})
STOP = lexicon.listed("stop")


def modifiers(head: Token, depth: int = 0) -> Iterator[Token]:
    """The words that tell this noun from another: compounds, adjectives, possessors, "of" phrases."""
    for child in head.children:
        if child.dep_ in {"compound", "nmod", "poss", "amod"}:
            yield child
            if depth < 3:
                yield from modifiers(child, depth + 1)
        elif 0 < depth < 3 and (
            (child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}) or (child.dep_ == "appos" and proper(child))
        ):  # "the merger of the dairies Almgut and Senta"
            yield child
            yield from modifiers(child, depth + 1)
        elif child.dep_ == "prep" and depth < 2 and (child.lower_ in {"of", "between"} or tells_apart(child)):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                    yield from modifiers(inner, depth + 1)


PRIZES = frozenset({"prize", "award", "medal", "trophy", "oscar", "honour", "honor"})


def tells_apart(prep: Token) -> bool:
    """As in "negotiators from Tarvia", "the prize for best director": which of them."""
    if lemma(prep.head) in PRIZES and prep.lower_ == "for":
        return any(child.dep_ == "pobj" and not proper(child) for child in prep.children)
    people = common_kind(lemma(prep.head)) in {"person", "group"}
    return people and prep.lower_ in {"from", "for"} and any(proper(c) for c in prep.children if c.dep_ == "pobj")


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
        if subject is None or subject.lower_ in FIRST | NEUTRAL | {"they"} or head.head.lower_ == "of":
            return None  # "38 percent of them, the union said"
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
                    if inner.lower_ in PLURAL:
                        return scene.mentions.of_them(role, scene.span([inner]))
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
        return named_participant(scene, role, head, tokens)
    return common_participant(scene, role, head, tokens)


def named_participant(scene: Scene, role: Role, head: Token, tokens: list[Token]) -> Participant:
    """A noun with a name in or beside it; `tokens` are what else belongs to it."""
    anchor = named_head(head)
    run = name_tokens(anchor)
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
    found = scene.mentions.note(Participant(role, plain, words, scene.span([*run]), named=True, kind=kind))
    if found.kind == "thing" and run[0].nbor(-1).lower_ in ARTICLES:
        scene.mentions.things.add(found.key)
    for noun in beside(head, anchor, run):
        scene.mentions.entitle(noun, found.key)
    return found


def common_participant(scene: Scene, role: Role, head: Token, tokens: list[Token]) -> Participant:
    """A noun without a name: who was described by it before, or whose it is."""
    words = tuple(dict.fromkeys(w for t in tokens for w in content(t))) or (lemma(head),)
    named = any(proper(t) or gazetteer.demonym(t.lower_) for t in tokens)
    kind = common_kind(lemma(head))
    meant = scene.mentions.entitled(lemma(head)) if not named and known(head) else None
    if meant is None and not named and kind in {"person", "group"}:
        meant = described(scene.mentions, head, kind)
    if meant is not None:
        both = tuple(dict.fromkeys([*meant.words, *words]))
        return replace(meant, role=role, words=both, mention=scene.span([head]))
    owner = possessor(scene, role, head) if not named and kind not in {"person", "group"} else None
    if owner is not None:
        words = tuple(dict.fromkeys([*words, *(w.lower() for w in owner.key.split())]))
    before = scene.mentions.of_whom(lemma(head)) if not named and kind in {"thing", "place"} and subject(head) else ()
    words = tuple(dict.fromkeys([*words, *before]))
    named = named or owner is not None or bool(before)
    return Participant(role, lemma(head), words, scene.span([head, *tokens]), named=named, kind=kind)


def subject(head: Token) -> bool:
    """As in "The order is worth", "the dam is": one thing of which a sentence goes on to tell."""
    return head.dep_ in {"nsubj", "nsubjpass"} and known(head)


OWNING = frozenset({"his", "her", "its"})


def possessor(scene: Scene, role: Role, head: Token) -> Participant | None:
    """Whose it is where a pronoun says so: "Tarvik, whose mast broke", "It sank. Divers found its bell"."""
    owned = next((c for c in head.children if c.dep_ == "poss"), None)
    if owned is None or owned.lower_ not in {*OWNING, "whose"}:
        return None
    verb, hops = head, 0
    while hops < 6 and verb.head != verb and not is_predicate(verb):
        verb, hops = verb.head, hops + 1
    if owned.lower_ == "whose":
        owner = participant(scene, role, verb.head) if verb.dep_ == "relcl" else None
    elif any(agrees(owned.lower_, c) for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}):
        return None  # "Kelm sold its plant": the clause names its owner
    else:
        owner = in_sentence(scene, role, owned) or scene.mentions.pronoun(owned.lower_, role, scene.span([owned]))
    return owner if owner is not None and owner.named and owner.key[:1].isupper() else None


def content(token: Token) -> tuple[str, ...]:
    """Content words of a token: its lemma; a demonym gives its country."""
    country = gazetteer.demonym(token.lower_)
    if token.text[:1].isupper() and token.nbor(-1).text[:1].isupper():
        country = gazetteer.government(f"{token.nbor(-1).text} {token.text}") or country
    if country is not None:
        return tuple(country.lower().split())
    word = token.lower_ if proper(token) else lemma(token)
    word = word.strip("-'.")
    return () if word in STOP or not any(c.isalnum() for c in word) else (word,)
