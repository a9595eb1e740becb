"""From a clause and (perhaps) a quantity to one canonical frame."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from services.extraction.frames import lexicon
from services.extraction.frames.lexicon import NounClass, VerbClass
from services.extraction.frames.parser import lemma
from services.extraction.frames.phrases import IN, Scene, common_kind, participant, place_like, places_within, proper
from services.extraction.frames.syntax import Clause, is_predicate
from services.extraction.model import Frame, Participant, Quantity, QuantityRole, Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

UNKNOWN = VerbClass("", {"s": "AGENT", "o": "PATIENT", "i": "RECIPIENT", "to": "RECIPIENT", "with": "RECIPIENT"}, frozenset())
DURING = frozenset({"in", "during", "at", "after_of", "because_of", "amid", "on"})
RELATIVE_UNITS = frozenset({"percent", "percentage_point", "ratio", "fold", "basis_point"})


NATURAL = frozenset(
    "earthquake quake tremor storm hurricane cyclone typhoon tornado blizzard flood flooding tsunami heatwave drought wildfire landslide".split()
)


def verb_class(clause: Clause, quantity: Quantity | None = None) -> VerbClass:
    """The row of the verb table that fits best, also by what is counted; an unknown verb stands for itself."""
    table = lexicon.verbs()
    subject = clause.first("s")
    if clause.keys[-1] in {"hit", "strike", "shake", "rock", "jolt", "rattle", "pound"} and subject is not None:
        if any(lemma(token) in NATURAL for token in clause.slots["s"]):
            return table["batter"]
    counted = (f"{clause.keys[-1]}+{quantity.counted[0]}",) if quantity is not None and quantity.counted else ()
    for key in (*counted, *clause.keys):
        if key in table:
            return table[key]
    return replace(UNKNOWN, predicate=clause.keys[-1])


def role_of(name: str, head: Token) -> Role | None:
    """The role that a table name means for this filler; None where the slot holds a value."""
    if name in {"PRICE", "VALUE"}:
        return None
    if name == "CAUSE":
        kind = common_kind(lemma(head))
        return Role.AGENT if kind in {"person", "group"} or (kind == "thing" and head.pos_ == "PROPN") else Role.TOPIC
    return lexicon.ROLES[name]


def default_role(slot: str, scene: Scene, head: Token) -> Role | None:
    """What a prepositional slot means that the table does not list: a place or an event."""
    word = lemma(head)
    if slot in DURING and common_kind(word) == "event":
        return Role.TOPIC
    if slot in IN and place_like(scene, head):
        return Role.PLACE
    if slot == "as":
        return Role.ATTRIBUTE
    return None


def participants_of(scene: Scene, clause: Clause, roles: dict[str, str]) -> list[Participant]:
    """Every participant that the clause states, in text order of its slots."""
    found: list[Participant] = []
    both = roles.get("s") == roles.get("o") == "PATIENT"
    if both and clause.slots.get("o") and clause.slots.get("s") and not clause.passive:
        roles = {**roles, "s": "AGENT"}
    for slot, tokens in (clause.slots | loose_slots(clause, roles)).items():
        name = active_slot(clause, slot)
        for token in tokens:
            for filler in (token, *conjuncts(token)):
                listed = roles.get(name)
                if listed and name in {"in", "at", "on"} and common_kind(lemma(filler)) == "event":
                    listed = "TOPIC"
                if filler.text in {"-", "–", "—"} or half_word(filler):
                    continue
                role = role_of(listed, filler) if listed else default_role(name, scene, filler)
                if listed is None and role is None:
                    found += places_within(scene, filler) if filler.pos_ in {"NOUN", "PROPN"} and name in {"s", "o"} else []
                    continue
                if role is not None:
                    one = participant(scene, role, filler)
                    found += [one] if one is not None else []
                    found += creator(scene, filler) if name == "o" else []
                found += places_within(scene, filler, role)
    return found


def half_word(token: Token) -> bool:
    """The "semi" of "semi-final"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and token.whitespace_ == ""


def creator(scene: Scene, noun: Token) -> list[Participant]:
    """"the album by Tara Voss was released": who made it is who released it."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            makers = [participant(scene, Role.AGENT, c) for c in child.children if c.dep_ == "pobj" and proper(c)]
            return [m for m in makers if m is not None]
    return []


LOOSE = frozenset({"to", "against", "over", "from", "for", "with"})


def loose_slots(clause: Clause, roles: dict[str, str]) -> dict[str, list[Token]]:
    """Prepositions that the parser hung on a wrong word: "lost the final 2-1 to Harrow"."""
    wanted = [slot for slot in sorted(LOOSE & set(roles)) if slot not in clause.slots]
    found: dict[str, list[Token]] = {}
    if not wanted or clause.keys[-1] not in {"lose", "beat", "win", "defeat", "sell", "buy"}:
        return found
    for token in clause.head.subtree:
        if token.i > clause.head.i and token.dep_ == "prep" and token.lower_ in wanted and token.head.dep_ != "prep" and not is_predicate(token.head):
            fillers = [c for c in token.children if c.dep_ == "pobj" and proper(c)]
            if fillers:
                found.setdefault(token.lower_, fillers)
    return found


def conjuncts(token: Token) -> list[Token]:
    """Names joined by "and" ("Putin and Kim"), nouns that carry no number of their own."""
    found = []
    queue = [token]
    while queue and len(found) < 6:
        head = queue.pop()
        for child in head.children:
            if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN"} and not any(c.dep_ == "nummod" for c in child.children):
                found.append(child)
                queue.append(child)
    return found


def active_slot(clause: Clause, slot: str) -> str:
    """The slot in the active voice: a passive's subject is the object, its "by" the subject."""
    if not clause.passive:
        return slot
    return {"s": "o", "by": "s"}.get(slot, slot)


def tidy(found: list[Participant]) -> tuple[Participant, ...]:
    """One of each (role, key), the one with most words; stable order; a PLACE that is inside another PLACE is kept."""
    best: dict[tuple[Role, str], Participant] = {}
    for one in found:
        key = (one.role, one.key)
        if key not in best or len(one.words) > len(best[key].words):
            best[key] = one
    order = list(Role)
    return tuple(sorted(best.values(), key=lambda p: (order.index(p.role), p.mention, p.key)))


def nominal_parts(scene: Scene, clause: Clause, table: NounClass) -> list[Participant]:
    """Participants that a noun itself carries."""
    found: list[Participant] = []
    for slot, tokens in clause.slots.items():
        for token in tokens:
            for filler in (token, *conjuncts(token)):
                listed = table.roles.get(slot)
                if listed and slot in {"in", "at"} and common_kind(lemma(filler)) == "event":
                    listed = "TOPIC"
                if listed == "PLACE" and not place_like(scene, filler):
                    listed = "TOPIC" if common_kind(lemma(filler)) == "event" else None
                role = role_of(listed, filler) if listed else default_role(slot, scene, filler)
                one = participant(scene, role, filler) if role is not None else None
                found += [one] if one is not None else []
                found += places_within(scene, filler, role)
    return found + restrictions(scene, clause, table)


def restrictions(scene: Scene, clause: Clause, table: NounClass) -> list[Participant]:
    """What narrows a measure: "youth unemployment", "net profit", "average salary"."""
    if table.kind != "measure":
        return []
    parts = set(clause.keys[0].split("_"))
    found = []
    for child in clause.head.children:
        if child.dep_ in {"compound", "amod"} and lemma(child) not in parts and not proper(child) and child.i not in scene.timed:
            if child.dep_ == "compound" and "comp" in table.roles:
                continue
            if child.i not in scene.counted and child.lower_ not in PLAIN:
                one = participant(scene, Role.ATTRIBUTE, child)
                found += [one] if one is not None else []
    return found


PLAIN = frozenset("new current total overall latest key main official estimated record high higher low lower big huge its annual".split())
"""Adjectives that do not make another measure of a measure."""


def frame(predicate: str, clause: Clause, scene: Scene, found: list[Participant], direction: int = 0) -> Frame:
    """Put a frame together."""
    return Frame(predicate, clause.lemma, scene.span([clause.head]), tidy(found), direction)


def build(scene: Scene, clause: Clause, clauses: dict[int, Clause], quantity: Quantity | None, slot: str, anchor: Token | None) -> Frame:
    """The canonical frame of a clause about a quantity (or about none)."""
    if clause.nominal:
        return from_noun(scene, clause, clauses, quantity, slot, anchor)
    entry = verb_class(clause, quantity)
    if quantity is not None and quantity.unit == "magnitude":
        return of_magnitude(scene, clause, entry)
    if entry.predicate == "close" and quantity is not None and quantity.unit in RELATIVE_UNITS:
        return closing(scene, clause, clauses, quantity, slot, anchor)
    if entry.predicate == "attack" and clause.keys[-1] == "hit" and quantity is not None and slot == "o" and anchor is not None:
        entry = lexicon.verbs()["reach"] if not quantity.counted or quantity.unit not in {"people", quantity.counted[0]} else entry
    if entry.flags & {"change", "level", "light"}:
        return from_measure(scene, clause, clauses, entry, quantity, slot, anchor)
    clause = split_title(clause) if entry.predicate in {"appoint", "elect"} else clause
    found = participants_of(scene, clause, entry.roles)
    found += employer(scene, clause, entry, found)
    found += circumstances(scene, clause, clauses, entry)
    found += counted_participant(scene, clause, entry, slot, anchor)
    main = clauses.get(clause.head.head.i) if clause.head.dep_ in {"advcl", "conj"} else None
    if main is not None and not main.nominal and verb_class(main).predicate == entry.predicate:  # "knocked X out, winning 3-1"
        roles = {p.role for p in found}
        found += [p for p in participants_of(scene, main, verb_class(main).roles) if p.role not in roles]
    for tokens in clause.slots.values():
        for token in tokens:
            inner = clauses.get(token.i)
            if inner is not None and inner.nominal and lexicon.nouns()[inner.keys[0]].predicate == entry.predicate:
                found += nominal_parts(scene, inner, lexicon.nouns()[inner.keys[0]])
    if clause.keys[-1] == "lose" and entry.predicate == "win" and quantity is not None and slot == "o" and quantity.unit != "score":
        return frame(*lost(clause, scene, anchor, found))
    if entry.predicate == "pay" and quantity is not None and "for" in clause.slots and clause.slots.get("o") and not clause.passive:
        found = participants_of(scene, clause, {"s": "AGENT", "for": "PATIENT", "i": "RECIPIENT", "to": "RECIPIENT"})
        return frame("buy", clause, scene, found)
    if entry.predicate == "take_part" and quantity is not None and quantity.unit in RELATIVE_UNITS:
        return frame("turnout", clause, scene, [p for p in found if p.role is not Role.AGENT])
    return frame(entry.predicate, clause, scene, found, entry.direction)


DIRECTIONS = {"lower": -1, "down": -1, "weaker": -1, "higher": 1, "up": 1, "firmer": 1, "stronger": 1}


def closing(
    scene: Scene, clause: Clause, clauses: dict[int, Clause], quantity: Quantity, slot: str, anchor: Token | None
) -> Frame:
    """"closed 8% lower": the adverb is the verb of change."""
    way = next((DIRECTIONS[t.lower_] for t in clause.head.subtree if t.lower_ in DIRECTIONS), 0)
    entry = lexicon.verbs()["rise" if way > 0 else "fall"]
    found = from_measure(scene, replace(clause, slots={"s": clause.slots.get("s", [])}), clauses, entry, quantity, slot, anchor)
    return replace(found, direction=way)


def of_magnitude(scene: Scene, clause: Clause, entry: VerbClass) -> Frame:
    """A quake's magnitude is said of the quake, where it was felt."""
    found = obliques(scene, clause) + participants_of(scene, clause, entry.roles)
    quake = next((t for t in scene.doc if lemma(t) in NATURAL), None)
    kept = [p for p in found if p.role is Role.PLACE]
    kept += [replace(p, role=Role.PLACE, kind="place") for p in found if p.role is Role.PATIENT and p.named]
    if quake is not None:
        one = participant(scene, Role.TOPIC, quake)
        kept += ([one] if one is not None else []) + places_within(scene, quake)
    return frame("magnitude", clause, scene, kept)


def split_title(clause: Clause) -> Clause:
    """"named Mira Solberg chief executive": one noun phrase to the parser, a person and a post to the reader."""
    post = clause.first("oprd") or clause.first("o")
    if clause.passive or post is None or proper(post) or common_kind(lemma(post)) != "person":
        return clause
    names = [t for t in post.lefts if t.dep_ == "compound" and proper(t)]
    if not names:
        return clause
    slots = {**clause.slots, "o": [names[-1]], "oprd": [post]}
    return replace(clause, slots=slots)


def employer(scene: Scene, clause: Clause, entry: VerbClass, found: list[Participant]) -> list[Participant]:
    """"named chief executive of Nordkraft": the post's body is who appoints."""
    if entry.predicate != "appoint" or any(p.role is Role.AGENT for p in found):
        return []
    for slot in ("oprd", "as", "to"):
        for post in clause.slots.get(slot, ()):
            for child in post.children:
                owners = [c for c in child.children if c.dep_ == "pobj"] if child.lower_ in {"of", "at"} else []
                for owner in [child] if child.dep_ == "poss" else owners:
                    one = participant(scene, Role.AGENT, owner) if proper(owner) else None
                    if one is not None:
                        return [one]
    return []


def circumstances(scene: Scene, clause: Clause, clauses: dict[int, Clause], entry: VerbClass) -> list[Participant]:
    """The event that a toll came of, told by a clause: "14 died when two trains collided", "trains collided, killing 14"."""
    if "toll" not in entry.flags or any(tokens for slot, tokens in clause.slots.items() if slot in {"in", "during"}):
        return []
    around = [c for c in clause.head.children if c.dep_ == "advcl"]
    around += [clause.head.head] if clause.head.dep_ == "advcl" and clause.head.tag_ == "VBG" else []
    for token in around:
        other = clauses.get(token.i)
        name = EVENT_NOUNS.get(verb_class(other).predicate) if other is not None else None
        if other is None or name is None:
            continue
        parts = participants_of(scene, other, verb_class(other).roles)
        words = tuple(dict.fromkeys([name, *(w for p in parts if p.role is Role.PATIENT for w in p.words)]))
        topic = Participant(Role.TOPIC, name, words, scene.span([other.head]), kind="event")
        return [topic, *(p for p in parts if p.role is Role.PLACE)]
    return []


EVENT_NOUNS = {
    "crash": "crash",
    "explode": "explosion",
    "collapse": "collapse",
    "erupt": "eruption",
    "attack": "attack",
    "flood": "flood",
    "burn": "fire",
    "landfall": "storm",
    "hit": "storm",
    "shoot_down": "crash",
}
"""The noun by which other outlets name what a verb tells."""


def lost(clause: Clause, scene: Scene, anchor: Token | None, found: list[Participant]) -> tuple[str, Clause, Scene, list[Participant]]:
    """"lost 40 soldiers" is 40 deaths on that side; "lost 40 seats" a loss."""
    owners = [p for p in found if p.role is Role.RECIPIENT]
    noun = lemma(anchor) if anchor is not None else ""
    if anchor is not None and common_kind(noun) == "person":
        patient = participant(scene, Role.PATIENT, anchor)
        rest = [p for p in found if p.role not in {Role.RECIPIENT, Role.TOPIC} or p.kind == "event"]
        if patient is not None:
            words = tuple(dict.fromkeys([*patient.words, *(w for o in owners for w in o.words)]))
            rest.append(replace(patient, words=words, named=patient.named or any(o.named for o in owners)))
        return "die", clause, scene, rest
    moved = [replace(p, role=Role.AGENT) if p.role is Role.RECIPIENT else p for p in found]
    return "lose", clause, scene, [replace(p, role=Role.PATIENT) if p.role is Role.TOPIC and p.kind != "event" else p for p in moved]


def counted_participant(scene: Scene, clause: Clause, entry: VerbClass, slot: str, anchor: Token | None) -> list[Participant]:
    """"injured 34": those who are counted are people though no noun says so."""
    if anchor is None or anchor.lower_ not in {"dozens", "scores", "hundreds", "thousands", "others"} and anchor.pos_ != "NUM" or entry.roles.get(active_slot(clause, slot)) != "PATIENT" or "toll" not in entry.flags:
        return []
    return [Participant(Role.PATIENT, "people", ("people",), scene.span([anchor]), kind="person")]


def subject_slot(clause: Clause, entry: VerbClass) -> str:
    """Where the thing measured stands: the object of "raised the rate", else the subject."""
    if clause.passive:
        return "s"
    if entry.predicate in {"set", "have", "report"} or (entry.predicate == "change" and entry.roles.get("s") == "AGENT"):
        return "o"
    return "s"


def from_measure(
    scene: Scene, clause: Clause, clauses: dict[int, Clause], entry: VerbClass, quantity: Quantity | None, slot: str, anchor: Token | None
) -> Frame:
    """Verbs of change and level: the noun they speak of decides what the frame is."""
    where = subject_slot(clause, entry)
    topic = clause.first(where)
    if topic is None and where == "o":
        topic = clause.first("s")
    rest = [p for p in obliques(scene, clause)]
    agent = participant(scene, Role.AGENT, clause.first("s")) if where == "o" and clause.first("s") is not None else None  # type: ignore[arg-type]
    modified = participle(clauses, anchor) if "light" in entry.flags or entry.predicate == "be" else None
    if modified is not None:
        done = verb_class(modified)
        owners = places_of_subject(scene, clause)
        return frame(done.predicate, modified, scene, participants_of(scene, modified, done.roles) + rest + owners)
    if quantity is None and "change" in entry.flags and topic is not None and topic.i not in clauses and moves(clause):
        return frame(clause.lemma, clause, scene, participants_of(scene, clause, {"s": "PATIENT"}))
    change = is_change(entry, quantity, slot)
    inner = clauses.get(topic.i) if topic is not None else None
    if inner is not None and inner.nominal:
        table = lexicon.nouns()[inner.keys[0]]
        found = nominal_parts(scene, inner, table) + rest
        if agent is not None and not any(p.role is Role.AGENT for p in found) and (
            "light" in entry.flags or entry.predicate == "set" or entry.roles.get("s") == "AGENT"
        ):
            found.append(agent)
        return measured(scene, clause, clauses, inner, table, found, entry, change)
    found = list(rest)
    found += places_within(scene, anchor) if anchor is not None else []
    if topic is not None and topic != anchor and not pleonastic(topic):
        one = participant(scene, Role.PATIENT, topic)
        found += ([one] if one is not None else []) + places_within(scene, topic)
    if agent is not None:
        found.append(agent)
    if change:
        return frame("change", clause, scene, found, entry.direction)
    if entry.predicate in {"have", "be", "report", "set", "level", "change"} and quantity is not None and slot != "":
        return frame(level_name(quantity, entry), clause, scene, found, entry.direction)
    if entry.predicate == "be":
        found += attributes(scene, clause)
    name = "launch" if False else entry.predicate
    return frame(name, clause, scene, found, entry.direction)


def participle(clauses: dict[int, Clause], anchor: Token | None) -> Clause | None:
    """"showed 95 cancelled flights": the participle before the noun is the event."""
    if anchor is None:
        return None
    for child in anchor.children:
        if child.dep_ in {"amod", "acl"} and child.tag_ == "VBN" and child.i in clauses:
            found = clauses[child.i]
            if any(key in lexicon.verbs() for key in found.keys):
                return found
    return None


def places_of_subject(scene: Scene, clause: Clause) -> list[Participant]:
    """"Orly's boards showed ...": what is shown is at Orly."""
    subject = clause.first("s")
    found = []
    for child in subject.children if subject is not None else ():
        if child.dep_ == "poss" and proper(child):
            one = participant(scene, Role.PLACE, child)
            found += [one] if one is not None else []
    return found


def moves(clause: Clause) -> bool:
    """"fell near Aldby": a motion, not a change of a figure."""
    return any(slot in clause.slots for slot in ("near", "off", "into", "onto", "through")) or any(
        slot in clause.slots and common_kind(lemma(clause.slots[slot][0])) == "place" for slot in ("from", "down", "over", "on", "at")
    )


def attributes(scene: Scene, clause: Clause) -> list[Participant]:
    """What a copula says that its subject is."""
    found = []
    for token in clause.slots.get("o", ()):
        one = participant(scene, Role.ATTRIBUTE, token)
        found += [one] if one is not None else []
    return found


def pleonastic(token: Token) -> bool:
    """"It was 104 degrees", "there were 12"."""
    return token.lower_ in {"it", "there"}


def is_change(entry: VerbClass, quantity: Quantity | None, slot: str) -> bool:
    """Whether the number is the step rather than the value reached."""
    if "change" not in entry.flags or quantity is None:
        return "change" in entry.flags
    if slot in {"to", "at", "from", "past", "above", "below"}:
        return False
    return True


def level_name(quantity: Quantity, entry: VerbClass) -> str:
    """A level without a measure noun is named by its unit."""
    if quantity.unit.startswith(("deg", "celsius")):
        return "temperature"
    head = quantity.unit.split("/")[0]
    if len(head) == 3 and head.isupper():
        return "price" if entry.predicate != "set" else "level"
    return "level"


def measured(
    scene: Scene, clause: Clause, clauses: dict[int, Clause], inner: Clause, table: NounClass, found: list[Participant], entry: VerbClass, change: bool
) -> Frame:
    """"The death toll rose to 21", "the number of students fell 3%", "exports dropped"."""
    if table.kind == "number":
        return numbered(scene, clause, clauses, inner, entry, found, change)
    if table.kind in {"up", "down"}:
        return frame("change", clause, scene, found, table.direction)
    if table.kind == "toll":
        found = [p for p in found if p.key != "death"]
        return frame(table.predicate, clause, scene, found, entry.direction)
    if change:
        if table.predicate != "price" or not any(p.role is Role.PATIENT for p in found):
            one = participant(scene, Role.PATIENT, inner.head)
            found = [*found, *([one] if one is not None else [])]
        return frame("change", clause, scene, found, entry.direction)
    return frame(table.predicate, clause, scene, found, entry.direction if entry.predicate == "change" else 0)


def numbered(
    scene: Scene, clause: Clause, clauses: dict[int, Clause], inner: Clause, entry: VerbClass, found: list[Participant], change: bool
) -> Frame:
    """"the number of people killed in the floods": the participle is the predicate, the number its count."""
    what = inner.first("of")
    below = next((c for c in clauses.values() if what is not None and c.head.head == what and c.head.dep_ in {"acl", "relcl"}), None)
    if below is not None and not below.nominal:
        table = verb_class(below)
        parts = participants_of(scene, below, table.roles) + [p for p in found if p.role is not Role.PATIENT]
        if not change:
            return frame(table.predicate, clause, scene, parts, entry.direction)
        topic = Participant(Role.TOPIC, table.predicate, (table.predicate,), scene.span([below.head]), kind="event")
        return frame("change", clause, scene, [*parts, topic], entry.direction)
    return frame("change" if change else "number", clause, scene, found, entry.direction)


def obliques(scene: Scene, clause: Clause) -> list[Participant]:
    """Places and events that prepositions of the clause name."""
    found: list[Participant] = []
    for slot, tokens in clause.slots.items():
        if slot in {"s", "o", "i", "oprd", "npadvmod"}:
            for token in tokens:
                found += places_within(scene, token) if slot == "o" else []
            continue
        for token in tokens:
            role = default_role(slot, scene, token)
            one = participant(scene, role, token) if role is not None else None
            found += ([one] if one is not None else []) + places_within(scene, token, role)
    return found


def from_noun(scene: Scene, clause: Clause, clauses: dict[int, Clause], quantity: Quantity | None, slot: str, anchor: Token | None) -> Frame:
    """A noun that is its own predicate: "a shortage of 1.5 million workers", "an order for 12 trains"."""
    table = lexicon.nouns()[clause.keys[0]]
    if quantity is not None and quantity.unit == "magnitude":
        outer = enclosing(clause.head, clauses) or clause
        return of_magnitude(scene, outer, verb_class(outer))
    found = nominal_parts(scene, clause, table)
    if table.kind == "number" and clause.first("of") is not None:
        return numbered(scene, clause, clauses, clause, verb_class(clause), found, False)
    upper = enclosing(clause.head, clauses)
    if upper is not None and upper.first("s") != clause.head and verb_class(upper).predicate == table.predicate:
        found += participants_of(scene, upper, verb_class(upper).roles)
    elif upper is not None and beneficiary(upper, clause, table) is not None:
        one = participant(scene, Role.AGENT, beneficiary(upper, clause, table) or clause.head)
        found += [*([one] if one is not None else []), *obliques(scene, upper)]
    elif upper is not None:
        found += outer_parts(scene, upper, table, found)
    predicate = "change" if table.kind in {"up", "down"} else table.predicate
    if table.kind == "number" and quantity is not None and quantity.role is not QuantityRole.CHANGE:
        predicate = "number"
    return frame(predicate, clause, scene, found, table.direction)


def beneficiary(upper: Clause, noun: Clause, table: NounClass) -> Token | None:
    """"A 3-1 win over Selby took Torrent to the final": whom the win carries has won."""
    target = upper.first("o") or upper.first("i")
    if table.predicate != "win" or upper.first("s") != noun.head or target is None or not proper(target):
        return None
    return target if table.roles.get("poss") == "AGENT" and "poss" not in noun.slots else None


CAUSING = frozenset({"lead", "cause", "bring", "prompt", "trigger", "force", "result", "produce", "end", "see"})
SUPPORT = frozenset(["place", "make", "win", "announce", "complete", "secure", "celebrate", "grab", "claim", "sign", "seal", "close", "earn", "receive", "post", "report", "record", "face", "run", "have", "suffer"])
"""Verbs that give a noun its subject: "placed an order", "completed a takeover"."""


def outer_parts(scene: Scene, upper: Clause, table: NounClass, found: list[Participant]) -> list[Participant]:
    """What the verb around a noun adds: its subject under a light verb, its places and events."""
    extra = obliques(scene, upper)
    entry = verb_class(upper)
    if upper.lemma in CAUSING and upper.first("s") is not None:
        subject = upper.slots["s"][0]
        if common_kind(lemma(subject)) == "event":
            one = participant(scene, Role.TOPIC, subject)
            extra += ([one] if one is not None else []) + places_within(scene, subject)
    if table.kind in {"act", "measure"} and not any(p.role is Role.AGENT for p in found):
        subject = upper.first("s")
        if subject is not None and upper.passive is False and ("light" in entry.flags or upper.keys[-1] in SUPPORT):
            role = lexicon.ROLES.get(table.roles.get("poss", "AGENT"), Role.AGENT)
            one = participant(scene, role, subject)
            extra += [one] if one is not None else []
    if table.kind in {"up", "down"} and not any(p.role is Role.PATIENT for p in found):
        parts = participants_of(scene, upper, entry.roles)
        counted = [p for p in parts if p.role in {Role.PATIENT, Role.RECIPIENT}]
        extra += counted
        if counted and not entry.flags & {"light", "level"}:
            extra.append(Participant(Role.TOPIC, entry.predicate, (entry.predicate,), scene.span([upper.head]), kind="event"))
    return extra


def enclosing(token: Token, clauses: dict[int, Clause]) -> Clause | None:
    """The verb clause that a noun stands in."""
    while token.head != token:
        token = token.head
        found = clauses.get(token.i)
        if found is not None and not found.nominal:
            return found
    return None


def trigger_span(scene: Scene, clause: Clause) -> Span:
    """Where the predicate stands."""
    return scene.span([clause.head])
