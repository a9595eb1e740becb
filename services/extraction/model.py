"""The words of a claim. Every other stage may import this module of extraction and no other.

Offsets are code points into `Article.text`; the text is never copied without them, so
`article.text[span.start:span.end]` is what a field was read from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` of code points in the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span points at.

        >>> Span(4, 7).of("the cat sat")
        'cat'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether at least one character is shared."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


# --------------------------------------------------------------------------- attribution


class AttributionKind(StrEnum):
    DIRECT = "direct"
    """The content stands in quotation marks."""
    INDIRECT = "indirect"
    MIXED = "mixed"
    """Indirect speech with a quoted part."""
    ACCORDING_TO = "according_to"
    """A prepositional cue: according to, citing, per, in the words of."""
    DOCUMENT = "document"
    """Data, figures, a report, a poll or a filing is the source."""
    HEADLINE = "headline"
    """"Police: 12 arrested", "12 arrested - report"."""
    BELIEF = "belief"
    """What the source thinks, fears, hopes or intends rather than says."""


class SourceKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    """A news organisation or agency, as a link of the provenance chain."""
    DOCUMENT = "document"
    """A report, data, a statement or a court filing, with its issuer in the name where one is known."""
    GENERIC = "generic"
    """"police", "rescuers", "the company": a body that context may make unique."""
    ANONYMOUS = "anonymous"
    """"officials", "sources", "people familiar with the matter", "reports", "reportedly"."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a provenance chain: whose word it is."""

    name: str
    """Canonical name ("National Intelligence Service"); anonymous: its type ("officials of South Korea")."""
    kind: SourceKind
    mention: Span | None = None
    """Where the text names it; None where a byline or dateline does."""

    @property
    def named(self) -> bool:
        """Whether this is a person or body that could be asked: not generic, not anonymous."""
        return self.kind not in (SourceKind.GENERIC, SourceKind.ANONYMOUS)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it (source), the words that say so (cue), what is said (content), each as exact spans."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    kind: AttributionKind
    chain: tuple[Link, ...]
    """From the outlet's immediate source outward; the last link is the origin."""
    rule: str
    """Id of the construction that found it."""
    confidence: float = 1.0
    denial: bool = False
    """The cue denies the content ("denied that", "rejected claims that")."""
    doubt: bool = False
    """The cue distances itself ("allegedly", "claimed without evidence") or asks."""


# --------------------------------------------------------------------------- quantities


class Hedge(StrEnum):
    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class QuantityRole(StrEnum):
    LEVEL = "level"
    """The value itself: "to $71.20", "killed 19", "turnout was 66%"."""
    CHANGE = "change"
    """By how much it moved: "rose 3%", "2,000 more", "a twelvefold increase"."""
    ADDITION = "addition"
    """On top of another figure: "an additional 3,000", "another 3,000"."""
    SHARE = "share"
    """A part of a whole: "7,887 of them"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as an interval in a canonical unit.

    `low`/`high` follow hedge and rounding as SEMANTICS "Values" says (None: open on that side); `number` is what is
    written, in the canonical unit (None for "dozens"); `step` is the rounding that the number itself shows
    ("15,000": 1000, "14,872": 1, "2.96 billion": 10,000,000).
    """

    span: Span
    low: float | None
    high: float | None
    number: float | None
    step: float
    unit: str
    """Canonical: "people", "USD", "USD/month", "percent", "percentage_point", "ratio", "degC", "m", "kg", "day",
    "score", "rank", "age", or the lemma of the counted noun ("flight", "job")."""
    hedge: Hedge
    counted: tuple[str, ...] = ()
    """Lemmas of what is counted, head noun first, then its modifiers: ("troop", "north", "korean")."""
    role: QuantityRole = QuantityRole.LEVEL
    rule: str = ""
    second: float | None = None
    """The other side of a score ("2-1": number 2, second 1)."""


# --------------------------------------------------------------------------- time


class Grain(StrEnum):
    MOMENT = "moment"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    SPAN = "span"
    """Any other stretch ("the first half of 2024", "since 2022", "over the weekend")."""


class Relation(StrEnum):
    DURING = "during"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Period:
    """A resolved time expression: whole days from `start` to `end`, both included; None is open."""

    start: date | None
    end: date | None
    grain: Grain
    relation: Relation = Relation.DURING
    span: Span | None = None
    """None where the time was inherited (the publication day, the sentence before)."""
    vague: bool = False
    """"recently", "in the late 2010s": bounds are soft."""
    rule: str = ""


# --------------------------------------------------------------------------- what is claimed


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"
    """Announced, intended, ordered for the future."""
    POSSIBLE = "possible"
    """Forecast, could, may, expected."""
    CONDITIONAL = "conditional"
    QUESTION = "question"
    OPINION = "opinion"


class Role(StrEnum):
    AGENT = "agent"
    """Who does it, or has it."""
    PATIENT = "patient"
    """To whom or what it happens; what is measured or counted."""
    RECIPIENT = "recipient"
    """To or against whom ("to Russia", "beat X", "sold to")."""
    TOPIC = "topic"
    """The event or thing the statement is about ("the Kessel tunnel fire", "Sunday's referendum")."""
    PLACE = "place"
    ATTRIBUTE = "attribute"
    """What the subject is said to be ("minister", "the first")."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant of a frame."""

    role: Role
    key: str
    """What identity is decided on: canonical name, or lemma of the head noun."""
    words: tuple[str, ...]
    """Content lemmas of the whole phrase, head first, lower case."""
    mention: Span
    named: bool = False
    """Carries a proper name."""
    kind: str = "thing"
    """person | organisation | place | group | event | thing"""


@dataclass(frozen=True, slots=True)
class Frame:
    """An event or a measure with its participants, brought to one form from active, passive and nouns."""

    predicate: str
    """Canonical event or measure ("die", "send", "win", "buy", "resign", "price", "turnout")."""
    lemma: str
    """The word it was read from."""
    trigger: Span
    participants: tuple[Participant, ...]
    direction: int = 0
    """+1 rises, -1 falls, 0 neither."""


STATED_FIGURE = "rule.stated_figure"
"""Rule of an attribution to whoever puts a figure at something: their verb tells the event, too."""
DENIED_CHARGE = "rule.denied_charge"
"""Rule of an attribution to whoever says that what is said against him is not so: "rejected claims that"."""
POLLED = "rule.polled"
"""Rule of an attribution to a poll by those who were asked: how many answered so is its word, too."""
WORDED_ACT = "rule.worded_act"
"""Rule of an attribution to whoever says what is so by an act: "police identified the gunman as"."""
PLAIN = "plain"
"""Predicate of a claim that is a sentence as it stands: too vague to be compared by its frame."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement, with whose word it is. At most one quantity: "killed 12 and injured 90" are two."""

    id: str
    """blake2b of article id, span, predicate and quantity span: the same article always gives the same ids."""
    article_id: str
    outlet: str
    published_at: datetime
    sentence: Span
    span: Span
    """The clause that states it."""
    text: str
    """`span` read from the article, white space folded: for people and logs, never for offsets."""
    frame: Frame
    quantity: Quantity | None
    when: Period | None
    polarity: Polarity
    modality: Modality
    attribution: Attribution | None
    """None: the outlet says it in its own voice."""
    chain: tuple[Link, ...] = ()
    """Provenance chain without the outlet itself; empty in the outlet's own voice. Includes wire bylines."""
    confidence: float = 1.0
    """That the fields were read rightly, 0 to 1."""
    corrects: bool = False
    """The sentence or its article says that it corrects or revises an earlier figure."""
    cumulative: bool = False
    """A count that can only grow while the event lasts (a toll)."""
    rises: bool = False
    """The sentence itself says that the figure has grown ("has risen to 21")."""
    reported_on: Period | None = None
    """When the source said it, where the text says so."""
    section: str | None = None
    context: tuple[str, ...] = ()
    """What stands around the clause: names (with their capital) of its sentence, then of its article, the most frequent
    first; then other words of its sentence. Tells a story again, never who did what."""
    told: str = ""
    """The sentence as it stands in the article, from `sentence.start`: an offset into it is one into the article."""


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """Everything extraction has to say of one admitted entry; `seq` and `seen_at` are the article's."""

    seq: int
    seen_at: datetime
    article_id: str
    url: str
    outlet: str
    title: str
    published_at: datetime
    kind: str
    """As `Admission`; a withdrawal and a tombstone carry no claims."""
    supersedes: str | None
    claims: tuple[Claim, ...]
    shingles: tuple[int, ...] = ()
    """Sorted 32-bit hashes of the 5-word shingles of the body without furniture, quotations and attributed content."""
    words: int = 0
    """Words of that body: short texts count as copies only at a higher share."""
    wire: str | None = None
    """Canonical agency of a wire byline or dateline."""
    section: str | None = None
    backfilled: bool = False
    """From an archive; see `Article.backfilled`."""
    command: str | None = None
    """An operator's command, passed on as it came."""
