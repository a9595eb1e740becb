"""Rules of standing: who holds a role, who is first of all, and what two words say that nobody is at once."""

from __future__ import annotations

from services.comparison.entailment.alignment import DIFFERENT, SAME, mentioned, same_thing
from services.comparison.entailment.clauses import Clause
from services.comparison.entailment.kinds import lands_of
from services.comparison.entailment.reading import ORDINALS, Reading
from services.comparison.entailment.vocabulary import roles

_SOLE = roles() | {"member"}
_WORKING = frozenset({"work", "employ", "employee", "staff"})
_FORMER = frozenset({"former", "ex", "past", "then", "onetime"})
_APART = 4
"""Steps in the tree of syntax beyond which a name has nothing to do with a noun."""
_BECOMING = frozenset({"be", "become", "remain", "elect", "name", "appoint", "serve", "make", "nominate"})
_ORDINALS = ORDINALS - {"first"}


def other_holder(left: Reading, right: Reading) -> str | None:
    """The role that the hypothesis gives to a name is another's in the premise, where the name has none such."""
    for second in right.clauses:
        role = right.words[second.index].lemma
        if not second.nominal or second.negated or second.unreal or not second.subjects or role not in _SOLE:
            continue
        if right.indefinite(second.index):
            continue  # a guild has more than one member
        names = right.names(second.subjects[0])
        bearers = [i for i, w in enumerate(left.words) if w.named and names & left.names(i)]
        holders = [i for i, w in enumerate(left.words) if w.lemma == role]
        if not bearers or any(_holds(left, i, bearers) for i in holders):
            continue
        if any(_of_the_same(left, i, right, second) and _anothers(left, i, bearers) for i in holders):
            return "other_holder"
    return None


def _holds(left: Reading, i: int, bearers: list[int]) -> bool:
    """Whether the noun at `i` may say what one of `bearers` is: a nominal clause, its title, or "as" under its verb."""
    if any(c.nominal and c.index == i and (set(c.subjects) & set(bearers)) for c in left.clauses):
        return True
    word = left.words[i]
    if (word.dep == "conj" and _holds(left, word.head, bearers)) or any(left.distance(i, k) <= 1 for k in bearers):
        return True
    above = i
    while left.words[above].head != above and left.words[above].pos not in {"VERB", "AUX"}:
        above = left.words[above].head
    as_ = word.dep in {"oprd", "attr"} or left.words[word.head].text == "as"
    own = next((c for c in left.clauses if c.index == above and not c.nominal), None)
    return as_ and own is not None and bool({k for _, k in own.arguments} & set(bearers))


def _of_the_same(left: Reading, i: int, right: Reading, second: Clause) -> bool:
    """Whether the role at `i` is of what the hypothesis says it is of; a role of nothing named agrees with all."""
    of = [j for slot, j in second.obliques if slot in {"of", "to", "at", "for", "in"} and right.names(j)]
    near = [k for k in range(len(left.words)) if left.words[k].named and left.distance(i, k) <= 2]
    return all(any(same_thing(left, k, right, j) == SAME for k in near) for j in of)


def _anothers(left: Reading, i: int, bearers: list[int]) -> bool:
    """Whether another name holds the role at `i`, or it is somebody whom the bearer meets in one clause."""
    own = [c for c in left.clauses if c.nominal and c.index == i]
    if any(left.names(k) and k not in bearers for c in own for k in c.subjects):
        return True
    return (
        not own
        and left.words[i].dep != "conj"
        and any(
            i in {k for slot, k in c.arguments if slot != "subject"} and set(c.subjects) & set(bearers)
            for c in left.clauses
            if c.lemma not in _BECOMING
        )
    )


def other_employer(left: Reading, right: Reading) -> str | None:
    """Whom somebody works for, where the premise has them in the office of another."""
    for second in right.clauses:
        if second.lemma not in _WORKING or second.negated or second.unreal or not second.subjects:
            continue
        employers = [j for slot, j in second.obliques if slot in {"for", "of", "at", "by"} and right.names(j)]
        own = [
            i
            for c in left.clauses
            if c.nominal and any(same_thing(left, k, right, second.subjects[0]) == SAME for k in c.subjects)
            for slot, i in c.obliques
            if slot in {"of", "for", "at"} and left.names(i)
        ]
        named = employers and own and mentioned(left, right, employers[0]) and right.names(second.subjects[0])
        if named and all(same_thing(left, i, right, employers[0]) == DIFFERENT for i in own):
            return "other_employer"
    return None


def no_longer(left: Reading, right: Reading) -> str | None:
    """Who was something until a time that is told, or is called former, is it in the hypothesis."""
    for second in right.clauses:
        verb = right.words[right.words[second.index].head]
        if not second.nominal or second.negated or second.unreal or verb.tag not in {"VBZ", "VBP"}:
            continue
        if set(right.adjectives(second.index)) & _FORMER:
            continue
        same = [c for c in left.clauses if c.nominal and _same_role(left, c, right, second)]
        if same and all(_past(left, c) for c in same):
            return "no_longer"
    return None


def _same_role(left: Reading, first: Clause, right: Reading, second: Clause) -> bool:
    alike = left.words[first.index].lemma == right.words[second.index].lemma
    return alike and any(same_thing(left, i, right, j) == SAME for i in first.subjects for j in second.subjects)


def _past(left: Reading, first: Clause) -> bool:
    word = left.words[first.index]
    slots = {slot for slot, _ in first.obliques}
    over = "until" in slots or {"from", "to"} <= slots
    verb = left.words[word.head]
    used = verb.dep == "xcomp" and left.words[verb.head].lemma == "use"  # "used to be"
    return used or bool(left.adjectives(first.index) & _FORMER) or (over and verb.tag == "VBD")


def superlative(left: Reading, right: Reading) -> str | None:
    """The first of its kind, where the premise says the second or the third: "the second largest lake"."""
    for j, word in enumerate(right.words):
        if word.tag not in {"JJS", "RBS"} or _ranked(right, j):
            continue
        same = [i for i, w in enumerate(left.words) if w.tag == word.tag and w.lemma == word.lemma]
        same = [i for i in same if left.words[left.words[i].head].lemma == right.words[word.head].lemma]
        same = [i for i in same if _ranked(left, i) or _scope(left, i) & _scope(right, j) or not _scope(left, i)]
        if same and all(_ranked(left, i) for i in same):
            return "superlative"
    return None


def _scope(reading: Reading, i: int) -> frozenset[str]:
    """The names of where something is the first: "the tallest building in Tavia"."""
    noun = reading.words[i].head
    preps = [k for k in reading.kids[noun] if reading.words[k].dep == "prep"]
    nouns = [reading.words[k] for prep in preps for k in reading.kids[prep]]
    return frozenset(noun.lemma for noun in nouns if noun.dep == "pobj")


def _ranked(reading: Reading, i: int) -> bool:
    near = {i, *reading.kids[i], *reading.kids[reading.words[i].head]}
    return any(reading.words[k].text.lower().split("-")[0] in _ORDINALS for k in near if k <= i)


def other_body(left: Reading, right: Reading) -> str | None:
    """Somebody's role is of another body than the hypothesis says, which the premise names elsewhere."""
    for second in right.clauses:
        if not second.nominal or second.negated or second.unreal or not second.subjects:
            continue
        # of what land a leader is goes without saying
        of = [j for slot, j in second.obliques if slot == "of" and right.names(j) and not lands_of(right.names(j))]
        same = [c for c in left.clauses if c.nominal and _same_role(left, c, right, second)]
        if not of or not same or not mentioned(left, right, of[0]) or not right.names(second.subjects[0]):
            continue
        spots = [k for k in range(len(left.words)) if same_thing(left, k, right, of[0]) == SAME]
        if spots and all(left.distance(c.index, k) > _APART for c in same for k in spots):
            return "other_body"
    return None
