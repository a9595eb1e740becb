"""What is remembered while an article is read, and a sentence with everything tied to its parse."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from services.extraction.frames.arguments.scene import Scene
from services.extraction.frames.clauses import ground
from services.extraction.frames.clauses.clause import Clause
from services.extraction.frames.clauses.syntax import find_clauses
from services.extraction.frames.nouns.mentions import Mentions
from services.extraction.frames.parsing.parser import lemma
from services.extraction.frames.statements import timing
from services.extraction.frames.statements.dated import DatedEvent, dated_event
from services.extraction.frames.statements.inherit import Standing
from services.extraction.frames.statements.offsets import place_offsets
from services.extraction.frames.words import lexicon
from services.extraction.model import POLLED, STATED_FIGURE, WORDED_ACT, Attribution, Claim, Period, Quantity, Span
from services.ingestion.model import Article

if TYPE_CHECKING:
    from services.extraction.frames.parsing.tree import Doc


@dataclass(frozen=True, slots=True)
class Told:
    """When a sentence as it stands was."""

    main: Period | None = None
    """When its main clause was, or what somebody says in it, or the saying; no time of a clause below."""
    figures: dict[Span, Period | None] = field(default_factory=dict)
    """The same of each figure, by its own clause."""
    nouns: frozenset[str] | None = None
    """What its main clause names, where that narrates what befell."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what the grammars found in it."""

    span: Span
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    number: int = 0
    """Its place in the article."""
    silent: bool = False
    """Read only for whom and what place it names, because the next points back at them."""


@dataclass(slots=True)
class Reading:
    """Everything read from one article, as its sentences are worked through in order."""

    article: Article
    attributions: tuple[Attribution, ...]
    corrects: bool = False
    mentions: Mentions = field(default_factory=Mentions)
    claims: list[Claim] = field(default_factory=list)
    number: int = 0
    """Of the sentence being read."""
    last: Standing | None = None
    """The last statement of a number."""
    count: Standing | None = None
    """The last statement of a count, no share and no ratio: what "of these" points at."""
    open_measure: Standing | None = None
    """A measure that was named without its value ("the number of students"), for "It was 85."."""
    measures: dict[str, Quantity] = field(default_factory=dict)
    """The first value of a measure that says what it counts, by predicate."""
    dated: list[tuple[int, DatedEvent]] = field(default_factory=list)
    """The events that sentences dated, each with the number of the sentence."""
    told: dict[int, Told] = field(default_factory=dict)
    """The times of a parsed sentence as it stands, by its start."""
    narrated: dict[str, frozenset[str]] = field(default_factory=dict)
    """What the clause of a claim names, by its id, where that narrates what befell."""
    _blocks: dict[int, list[int]] = field(init=False)
    """Block of the text -> the attributions that have words in it: a page of nothing but cues stays linear."""

    def __post_init__(self) -> None:
        """Remember where each attribution stands."""
        blocks: defaultdict[int, list[int]] = defaultdict(list)
        for at, attribution in enumerate(self.attributions):
            spans = (*attribution.content, *attribution.cue)
            for block in {b for span in spans for b in _blocks_of(span)}:
                blocks[block].append(at)
        self._blocks = dict(blocks)

    def around(self, span: Span) -> list[Attribution]:
        """Attributions with content or cue near `span`, in the order of the article: all that touch it, and others."""
        found = {at for block in _blocks_of(span) for at in self._blocks.get(block, ())}
        return [self.attributions[at] for at in sorted(found)]

    def innermost(self, span: Span, trigger: Span | None = None) -> Attribution | None:
        """The attribution with the shortest content around a span, not one whose cue is the trigger itself."""
        holders = [
            a
            for a in self.around(span)
            if (any(c.contains(span) for c in a.content) or _estimated(a, span, self.article.text) or _polled(a, span))
            and not (trigger is not None and any(cue.overlaps(trigger) for cue in a.cue))
        ]
        return min(holders, key=lambda a: sum(c.end - c.start for c in a.content), default=None)

    def acted(self, verb: Span) -> Attribution | None:
        """The attribution of which a verb is the act: "police [identified] the gunman as"."""
        told = (a for a in self.around(verb) if a.rule in {WORDED_ACT, STATED_FIGURE})
        return next((a for a in told if a.cue[0].overlaps(verb)), None)

    def covering(self, sentence: Span) -> Attribution | None:
        """The attribution whose content is most of a sentence: "According to the union, ..."."""
        half = (sentence.end - sentence.start) / 2
        return next((a for a in self.around(sentence) if sum(_within(c, sentence) for c in a.content) > half), None)


def _estimated(attribution: Attribution, figure: Span, text: str) -> bool:
    """Whether the cue itself hedges a figure: "officials [estimated 1,450] homes were lost"."""
    cue, content = attribution.cue[0], min(attribution.content, default=None)
    if content is None or not cue.of(text).startswith("estimat") or not 0 <= content.start - cue.end <= 1:
        return False
    return cue.start <= figure.start < cue.end < figure.end <= content.end


def _polled(attribution: Attribution, span: Span) -> bool:
    """Whether `span` tells how many of those who were asked answered so: "[six in ten voters] said they would stay"."""
    if attribution.rule != POLLED or not attribution.content:
        return False
    starts, ends = (min(s.start for s in attribution.source), max(c.end for c in attribution.content))
    return starts <= span.start and span.end <= ends


_BLOCK = 1024
"""Characters of text in a block."""


def _blocks_of(span: Span) -> range:
    return range(span.start // _BLOCK, span.end // _BLOCK + 1)


def _within(part: Span, whole: Span) -> int:
    """How many characters of `whole` are in `part`."""
    return max(0, min(part.end, whole.end) - max(part.start, whole.start))


@dataclass(slots=True)
class View:
    """A sentence under work: its parse and everything tied to it."""

    reading: Reading
    sentence: Sentence
    scene: Scene
    clauses: dict[int, Clause]
    times: timing.Times
    cues: frozenset[int]


MOST_EVENTS = 20
"""Dated events that are remembered: a page of nothing but dates stays linear."""


def view_of(reading: Reading, sentence: Sentence, doc: Doc) -> View:
    """Tie times and attributions to the parse."""
    clauses = {c.head.i: c for c in find_clauses(doc)}
    offset = sentence.span.start
    timed = frozenset(t.i for p in sentence.periods if p.span for t in ground.tokens_of(doc, offset, p.span))
    counted = frozenset(t.i for q in sentence.quantities for t in ground.tokens_of(doc, offset, q.span))
    near = [a for a in reading.around(sentence.span) if any(cue.overlaps(sentence.span) for cue in a.cue)]
    cues = frozenset(t.i for a in near for cue in a.cue for t in ground.tokens_of(doc, offset, cue))
    sources = frozenset(
        t.i
        for a in near
        for source in a.source
        if not any(source.overlaps(q.span) for q in sentence.quantities)
        for t in ground.tokens_of(doc, offset, source)
    )
    scene = Scene(doc, offset, timed, counted, reading.mentions)
    numbers = {t.i: q.span for q in sentence.quantities for t in ground.tokens_of(doc, offset, q.span)}
    saying = timing.Saying(frozenset(i for i in cues if i not in clauses or not acts(clauses[i])), sources)
    times = timing.place_times(scene, sentence.periods, numbers, clauses, saying)
    times.today = reading.article.published_at.date()
    place_offsets(scene, times, clauses, saying)
    times.happened = tuple(event for _, event in reading.dated[-MOST_EVENTS:])
    if reading.dated and reading.dated[-1][0] == sentence.number - 1:
        times.before = reading.dated[-1][1]
    named = dated_event(scene, times.tokens, times.clauses)
    if named is not None:
        reading.dated.append((sentence.number, named))
    return View(reading, sentence, scene, clauses, times, cues)


def acts(clause: Clause) -> bool:
    """Whether a verb states an event of its own, if only one of words: "sentenced", "touched down on the Moon"."""
    if clause.lemma in COUNTING or (clause.lemma in DONE_TO_THINGS and judged(clause)):
        return True
    if clause.lemma in lexicon.words("speech.txt") or denies_charge(clause):
        return False
    return any(key in lexicon.verbs() for key in clause.keys)


CHARGES = lexicon.listed("charges")


def denies_charge(clause: Clause) -> bool:
    """As in "rejected claims that he took bribes", not "rejected the bill": it says that what was said is not so."""
    charge = clause.first("o")
    told = charge is not None and any(c.dep_ in {"acl", "relcl", "ccomp", "prep"} for c in charge.children)
    return told and charge is not None and lemma(charge) in CHARGES and clause.lemma in lexicon.listed("denying")


COUNTING = frozenset({"count", "tally"})
"""Verbs by which a body is the source of a figure and says what was there: "police counted 12,000 marchers"."""


def is_cue(view: View, clause: Clause) -> bool:
    """Whether the clause is the saying and not the said."""
    if acts(clause):
        return False
    if clause.lemma in DONE_TO_THINGS and found_thing(clause):
        return False
    if clause.passive and clause.lemma not in lexicon.words("speech.txt") and not reports(clause):
        return False  # "a quarter are threatened with extinction" threatens nobody in words
    idiom = any(key in lexicon.verbs() for key in clause.keys[:-1])  # "claimed 14 lives" claims nothing
    return clause.head.i in view.cues and not idiom


DONE_TO_THINGS = frozenset({"find", "write"})
"""Verbs of saying that with a thing for their object are an act: "found a mosaic", "wrote 23 novels"."""


def judged(clause: Clause) -> bool:
    """As in "found him guilty": an idiom of the table of verbs."""
    return any(key in lexicon.verbs() for key in clause.keys[:-1])


def reports(clause: Clause) -> bool:
    """Whether a clause has another for its content."""
    return any(child.dep_ in {"ccomp", "xcomp"} for child in clause.head.children)


def found_thing(clause: Clause) -> bool:
    """As in "archaeologists found a mosaic", "the hiker was found alive": a thing is found, nothing is said."""
    target = clause.first("s" if clause.passive else "o")
    if target is None or target.pos_ not in {"NOUN", "PROPN"} or target.text in {"%", "percent"}:
        return False
    return not reports(clause)


def recent(reading: Reading, statement: Standing | None) -> bool:
    """Whether a statement stands in this sentence or the one before."""
    return statement is not None and reading.number - statement.sentence <= 1
