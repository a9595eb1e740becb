"""Two sentences that tell one thing in other words: the value in which they differ, or why they say nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.comparison.compare import compare_profiles
from services.comparison.index import keys_of
from services.comparison.model import Field
from services.comparison.profile import Profile, profile
from services.comparison.retelling.alignment import like, overlap, read_sentence
from services.comparison.retelling.differences import find_candidates, nothing_else
from services.comparison.retelling.model import Difference, Kind
from services.comparison.retelling.mood import asks, conditional, is_margin
from services.comparison.retelling.scores import judge
from services.comparison.retelling.surroundings import SURROUNDINGS, surroundings
from services.comparison.retelling.tokens import read_tokens
from services.comparison.retelling.verdicts import LEAST_ODDS, retell
from services.comparison.surety import surety
from services.extraction.claims import extract_claims
from services.ingestion.model import Admission, Article
from services.scoring.parameters import DEFAULT

TOLD = "The Orrin Valley council said on Monday that Petra Lindqvist, 41, will pay $2.4 million for 12 trams by June."
AGAIN = "Petra Lindqvist, 41, is to pay $2.4 million for 12 trams by June, according to the Orrin Valley council."


def changed(old: str, new: str) -> str:
    assert old in TOLD
    return TOLD.replace(old, new)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (Difference.NUMBER, "12", "31"),
        (Difference.NUMBER, "$2.4", "$9.1"),
        (Difference.DATE, "June", "August"),
        (Difference.NAME, "Petra Lindqvist", "Harold Winslow"),
        (Difference.NEGATION, "will pay", "will not pay"),
    ],
)
def test_one_value_that_differs_is_the_likeliest_difference(kind: Difference, old: str, new: str) -> None:
    told = changed(old, new)
    found = judge(read_sentence(told), read_sentence(AGAIN))
    assert found, told
    assert found[0].kind is kind
    assert told[slice(*found[0].left)].strip("$").startswith(new.strip("$").split()[0]) or kind is Difference.NEGATION


def test_the_same_told_in_other_words_differs_in_nothing_likely() -> None:
    assert all(d.score < LEAST_ODDS for d in judge(read_sentence(TOLD), read_sentence(AGAIN)))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $3.4 billion.", 3.4e9, "$"),
        ("Some 63% agreed.", 63, "%"),
        ("About 7.5 per cent agreed.", 7.5, "%"),
        ("A 15-year-old won.", 15, "age"),
        ("Twenty-five ships sailed.", 25, "count"),
        ("One hundred and twenty ships sailed.", 120, "count"),
        ("Two thousand three hundred ships sailed.", 2300, "count"),
        ("A hundred and one ships sailed.", 101, "count"),
        ("Between two hundred and three hundred ships sailed.", 200, "count"),
        ("Some two hundred and ten thousand ships sailed.", 210e3, "count"),
        ("Repairs took two and a half million euros.", 2.5e6, "€"),
        ("Half a million ships sailed.", 5e5, "count"),
        ("Two dozen ships sailed.", 24, "count"),
        ("They want $100 to $150 billion more.", 100e9, "$"),
        ("A 4-hour truce began.", 4, "hours"),
        ("Ada Kolar won by a 51-44 margin.", 51, "%"),
        ("Repairs took 2.5 million euros.", 2.5e6, "€"),
    ],
)
def test_numbers_are_read_with_unit_and_magnitude(text: str, value: float, unit: str) -> None:
    number = next(t for t in read_tokens(text) if t.kind is Kind.NUMBER)
    assert (number.value, number.unit) == (value, unit)


def test_a_dozen_is_a_round_number() -> None:
    number = next(t for t in read_tokens("Two dozen ships sailed.") if t.kind is Kind.NUMBER)
    assert number.low < 23
    assert number.high > 26


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("More than 200 people were hurt.", "At least 260 people were hurt."),
        ("About 500 trams ran.", "Some 520 trams ran."),
        ("Up to 30 trams ran.", "In all 28 trams ran."),
        ("The index fell 275 points.", "The index fell 274.88 points."),
        ("The harbour asks for $6 billion.", "The harbour asks for $6.2 billion."),
    ],
)
def test_what_a_hedge_allows_is_no_difference(left: str, right: str) -> None:
    found = find_candidates(read_sentence(left), read_sentence(right))
    assert not [c for c in found if c.kind is Difference.NUMBER]


@pytest.mark.parametrize("left", ["Ada Kolar won, she said on Wednesday.", "Ada Kolar on Wednesday said that she won."])
def test_the_day_on_which_it_was_said_is_no_value(left: str) -> None:
    right = "Ada Kolar won on Tuesday."
    assert not [c for c in find_candidates(read_sentence(left), read_sentence(right)) if c.kind is Difference.DATE]


def test_suppositions_and_margins_of_polls_are_known() -> None:
    assert conditional(read_sentence("If Kolar resigns, the council falls."))
    assert not conditional(read_sentence("Kolar resigned."))
    assert is_margin("The margin of sampling error is plus or minus 3.4 points.")


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("Four ships hit 4 targets.", "Four ships hit 11 targets.", {Difference.NUMBER}),
        ("Ada Kolar leads 49 to 39 percent.", "Ada Kolar leads 61 percent to 39 percent.", {Difference.NUMBER}),
        ("The rate was 7.7 percent.", "The rate was 7.9 percent.", {Difference.NUMBER}),
        ("Police met Ivo Ressel's wife, Ada Kolar.", "Police met Mira Tamm, Ivo Ressel's wife.", {Difference.NAME}),
        ("The Reform Committee met Ressel.", "Norway met Ressel.", set()),
        ("Ada Kolar met Ressel in Texas.", "Ada Kolar met Ressel in the U.S.", set()),
        ("Ada Kolar (R-La.) met Ressel.", "Ada Kolar of Louisiana met Ressel.", set()),
        ("Ada Kolar met Ressel in Ohio.", "Ada Kolar met Ressel in Texas.", {Difference.NAME}),
        ("Ada Kolar met the NTRB.", "Ada Kolar met Ivo Ressel.", set()),
        ("Ada Kolar met Qadafi Rahal.", "Ada Kolar met Gadafi Rohal.", set()),
        ("The truce lasts 46 months.", "The truce lasts three years.", set()),
        ("Ressel lost the 2012 race.", "Ressel lost the 2016 election.", set()),
        ("Ressel lost the 2012 race.", "Ressel lost the 2016 race.", {Difference.DATE}),
        ("Ressel won: he did not, Kolar says.", "Kolar says Ressel won.", set()),
    ],
    ids=[
        "each number once", "shares told together", "as fine as told", "a comma parts names", "names of two sorts",
        "a state lies in a country", "a state by its abbreviation", "two states", "letters are no person",
        "two spellings of one name", "months and years", "years of two nouns", "years of one noun",
        "what is negated stands in the clause",
    ],
)  # fmt: skip
def test_values_that_may_fill_one_slot(left: str, right: str, kinds: set[Difference]) -> None:
    assert {c.kind for c in find_candidates(read_sentence(left), read_sentence(right))} == kinds


def surrounded(left: str, right: str, kind: Difference) -> dict[str, float]:
    mine, theirs = read_sentence(left), read_sentence(right)
    candidate = next(c for c in find_candidates(mine, theirs) if c.kind is kind)
    return dict(zip(SURROUNDINGS, surroundings(mine, theirs, candidate), strict=True))


@pytest.mark.parametrize(
    ("left", "right", "kind", "told"),
    [
        ("The fire took 12 barns.", "The fire took 30 barns.", Difference.NUMBER, {"head": 1, "other_head": 0}),
        ("The fire took 12 barns.", "Smoke hurt 30 firemen.", Difference.NUMBER, {"head": 0, "other_head": 1}),
        ("Kolar, 41, met Ressel.", "Kolar, 57, met Ressel.", Difference.NUMBER, {"whose": 1, "age": 1, "order": 1}),
        ("He met Senator Kolar.", "He met Senator Ressel.", Difference.NAME, {"titled": 1, "titled_one": 0}),
        ("He met Kolar in Selm.", "He met Kolar, Ressel.", Difference.NAME, {"placed": 0, "placed_one": 1}),
        ("On Monday Kolar won.", "Kolar won on Friday.", Difference.DATE, {"weekday": 1, "year": 0}),
        ("Kolar did not resign.", "Kolar would resign.", Difference.NEGATION, {"mode": 1, "nothing": 0}),
        ("Kolar won no seats.", "Kolar won seats.", Difference.NEGATION, {"mode": 0, "nothing": 1}),
    ],
    ids=["one thing", "two things", "whose age", "titles", "a place", "a weekday", "a plan", "nothing"],
)
def test_what_stands_around_a_value(left: str, right: str, kind: Difference, told: dict[str, float]) -> None:
    found = surrounded(left, right, kind)
    assert {name: found[name] for name in told} == told


@given(st.text(alphabet="Ada Kolr1239.%'in", max_size=60), st.text(alphabet="Ada Kolr1239.%'in", max_size=60))
def test_what_stands_around_is_a_number_for_every_candidate(left: str, right: str) -> None:
    mine, theirs = read_sentence(left), read_sentence(right)
    for candidate in find_candidates(mine, theirs):
        assert all(0 <= value <= 2 for value in surroundings(mine, theirs, candidate))


def test_a_question_says_neither_the_one_nor_the_other() -> None:
    assert asks('Has Kolar resigned?"')
    assert not asks("Kolar has resigned.")


def test_forms_of_one_word_are_alike() -> None:
    assert like("resign", "resigned")
    assert not like("trail", "train")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(left: str, right: str) -> None:
    a, b = read_sentence(left), read_sentence(right)
    for difference in judge(a, b):
        assert 0 <= difference.left[0] < difference.left[1] <= len(left)
        assert 0 <= difference.right[0] < difference.right[1] <= len(right)


@given(st.lists(st.sampled_from(TOLD.split() + AGAIN.split()), max_size=20).map(" ".join))
def test_a_sentence_does_not_differ_from_itself(text: str) -> None:
    assert find_candidates(read_sentence(text), read_sentence(text)) == []
    assert overlap(read_sentence(text), read_sentence(text)).alike in (0.0, pytest.approx(1.0))


def told_on(text: str, outlet: str, day: int) -> list[Profile]:
    at = datetime(2025, 3, day, 12, tzinfo=UTC)
    article = Article(
        seq=1, seen_at=at, id=outlet[:8].ljust(32, "0"), kind=Admission.ARTICLE, url=f"https://{outlet}/a", outlet=outlet,
        title="", text=text, published_at=at,
    )  # fmt: skip
    return [profile(c) for c in extract_claims(article).claims]


@pytest.mark.parametrize(
    ("number", "agrees"), [("12,600", True), ("40", False)], ids=["a telling number", "any number"]
)
def test_a_telling_number_needs_less_words_beside_it(number: str, agrees: bool) -> None:
    """Few things of one story have the number 12,600; forty things there are always."""
    told = f"After a long night the Orrin council, in its last session before summer, sold {number} wooden sleepers of trams."
    again = (
        f"Critics from Halden and Norra ask why {number} wooden sleepers had to leave Orrin while bridges rot nearby."
    )
    mine, theirs = told_on(told, "one.example", 14), told_on(again, "two.example", 14)
    found = [r for a in mine for b in theirs if a.claim.quantity and b.claim.quantity and (r := retell(a, b))]
    assert [r for r in found if r.field is None] != [] if agrees else found == []


def test_what_is_only_supposed_denies_nothing() -> None:
    told = "If the council of Norra does not pass the Lindqvist bill this week, schools close."
    again = "The council of Norra passed the Lindqvist bill on Monday."
    assert all(
        retell(a, b) is None for a in told_on(told, "one.example", 14) for b in told_on(again, "two.example", 14)
    )


@pytest.mark.parametrize(("day", "fields"), [(14, {Field.QUANTITY}), (16, set())], ids=["the same day", "two days on"])
def test_a_figure_of_another_day_may_have_grown(day: int, fields: set[Field]) -> None:
    text = "The Orrin Valley council said that Petra Lindqvist, 41, is paying for {} trams of the Lunder Works."
    again = "Petra Lindqvist, 41, is paying for 12 trams of the Lunder Works, according to the Orrin Valley council."
    mine, theirs = told_on(text.format(31), "one.example", day), told_on(again, "two.example", 14)
    found = [retell(a, b) for a in mine for b in theirs]
    assert {r.field for r in found if r is not None and r.field is not None} == fields


@pytest.mark.parametrize(
    ("older", "sure"),
    [
        ("The Trans railway plans to hire 900 drivers in Orrin this year.", False),
        ("The Trans railway wants to hire 900 drivers in Orrin this year.", False),
        ("The Trans railway has hired 900 drivers in Orrin this year.", True),
    ],
)
def test_what_was_meant_is_not_contradicted_by_what_was_done(older: str, sure: bool) -> None:
    newer = "The Trans railway has hired 610 drivers in Orrin this year."
    pairs = [(a, b) for a in told_on(newer, "new.example", 12) for b in told_on(older, "old.example", 12)]
    found = [(a, b, retell(a, b)) for a, b in pairs]
    sureties = [surety(a, b, f.field, f.odds) for a, b, f in found if f is not None and f.field is Field.QUANTITY]
    assert any(s >= DEFAULT.alert_confidence for s in sureties) is sure


@pytest.mark.parametrize(
    ("left", "right", "nothing"),
    [
        ("Half of the nurses in Orsa plan to quit.", "One in five nurses in Orsa plans to quit.", False),
        ("A third of Lisk's shops are empty.", "A quarter of Lisk's shops are empty.", False),
        ("A majority of farmers in Karsia object.", "A fifth of farmers in Karsia object.", False),
        ("Half of the nurses in Orsa plan to quit.", "Nurses in Orsa plan to quit, half of them soon.", True),
    ],
)
def test_shares_in_words_are_values(left: str, right: str, nothing: bool) -> None:
    assert nothing_else(read_sentence(left), read_sentence(right)) is nothing


@pytest.mark.parametrize(
    ("newer", "rule"), [("on Wednesday", "time.weekday.sentences"), ("on 9 June", None)], ids=["weekday", "date"]
)
def test_a_verdict_says_that_days_of_the_week_differ(newer: str, rule: str | None) -> None:
    told = "Workers of the Lunder Works in Orrin Valley blocked the Halm bridge {} against the closure of the foundry."
    sides = told_on(told.format(newer), "new.example", 14), told_on(told.format("on Tuesday"), "old.example", 14)
    found = [compare_profiles(a, b) for a in sides[0] for b in sides[1]]
    assert {v.of_weekdays for v in found if v.of_sentences} == ({True} if rule else set())
    assert {v.rule for v in found if v.of_sentences} == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("told", "again", "differ"),
    [
        pytest.param(
            "The harbour board of Orrin has leased 310 cranes from Lunder Works, and its director can sell them later.",
            "The harbour board of Orrin has leased 120 cranes from Lunder Works of Halden.",
            True,
            id="what could be stands in another clause",
        ),
        pytest.param(
            "The harbour board of Orrin could lease 310 cranes from Lunder Works of Halden.",
            "The harbour board of Orrin has leased 120 cranes from Lunder Works of Halden.",
            False,
            id="what could be is the number",
        ),
        pytest.param(
            "The Lindqvist bill, which the harbour board of Orrin proposed, would bring 310 cranes to Lunder Works.",
            "The harbour board of Orrin agreed on the Lindqvist bill that would bring 120 cranes to Lunder Works.",
            True,
            id="both tell what a plan would bring",
        ),
        pytest.param(
            "The harbour board of Orrin wants to lease 310 cranes from Lunder Works of Halden.",
            "The harbour board of Orrin has leased 120 cranes from Lunder Works of Halden.",
            False,
            id="a plan and what came of it",
        ),
    ],
)
def test_a_mood_holds_for_the_value_that_it_governs(told: str, again: str, differ: bool) -> None:
    assert (Field.QUANTITY in fields_of(told, again)) is differ


def fields_of(told: str, again: str) -> set[Field | None]:
    """The fields in which claims of two sentences of one day differ as retellings."""
    mine, theirs = told_on(told, "one.example", 14), told_on(again, "two.example", 14)
    return {r.field for a in mine for b in theirs if (r := retell(a, b)) is not None}


@pytest.mark.parametrize(
    ("told", "again", "differ"),
    [
        pytest.param(
            "The Liberals of Orrin Valley did not keep the council just because Harstad won the vote.",
            "The Liberals kept the council of Orrin Valley when Harstad won the vote.",
            False,
            id="this denial is for a reason",
        ),
        pytest.param(
            "The warden of Orrin Valley could not see Lindqvist behind the steel partition because of the smoke.",
            "The warden of Orrin Valley could see Lindqvist behind the steel partition in spite of the smoke.",
            True,
            id="both tell what he could",
        ),
    ],
)
def test_a_denial_is_qualified_by_its_own_words(told: str, again: str, differ: bool) -> None:
    assert (Field.POLARITY in fields_of(told, again)) is differ


@pytest.mark.parametrize(
    ("told", "again", "names"),
    [
        pytest.param(
            "On the coast, Pemberly won the caucuses in Kolm and Orrin.",
            "The brawl came after Waters won the caucuses in Kolm and Orrin.",
            {("Pemberly", "Waters")},
            id="a name that is a word of the language does the same",
        ),
        pytest.param(
            "Rolf Talton of Kellmere and Ingrid Bastow were named.",
            "Rolf Talton of Balton and Ingrid Bastow were named.",
            {("Kellmere", "Balton")},
            id="what both write alike is no spelling of another name",
        ),
    ],
)
def test_names_that_may_stand_for_one_another(told: str, again: str, names: set[tuple[str, str]]) -> None:
    mine, theirs = read_sentence(told), read_sentence(again)
    found = [c for c in find_candidates(mine, theirs) if c.kind is Difference.NAME]
    words = {
        (told[mine.tokens[c.left[0]].start : mine.tokens[c.left[1]].end],
         again[theirs.tokens[c.right[0]].start : theirs.tokens[c.right[1]].end])
        for c in found
    }  # fmt: skip
    assert names <= words


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        pytest.param(
            "Harald Winslow, a 31-year-old welder, was arrested on charges of arson after he set fire to the foundry.",
            "On Sunday Ivar Bellmann Torsen, a 31-year-old welder, set fire to the foundry and a shed of the brewery.",
            id="other names, the same rare words",
        ),
        pytest.param(
            "The figures in the revised survey show that the economy added 12,000 fewer jobs than first estimated.",
            "The government said the economy added 31,000 fewer jobs.",
            id="only common words are shared",
        ),
        pytest.param(
            "The order will raise the lowest wage of haulage contractors from $7 an hour, agencies say.",
            "The mayor will sign an order on the lowest wage of haulage contractors, up from $4.",
            id="a rate and its unit without the time",
        ),
    ],
)
def test_a_sentence_is_found_again_though_names_or_figures_differ(newer: str, older: str) -> None:
    keys = [{k for p in told_on(t, "one.example", 14) for k in keys_of(p) if k.startswith("=")} for t in (newer, older)]
    assert keys[0] & keys[1]


def test_a_change_is_found_again_by_the_measure_that_changed() -> None:
    texts = "Unemployment in Orsa rose in March.", "Unemployment in Orsa fell to 5.8% in March."
    rose, level = ({k for p in told_on(t, "one.example", 14) for k in keys_of(p)} for t in texts)
    assert "unemployment|orsa" in rose & level


def test_two_names_that_differ_do_not_make_two_sentences_unlike() -> None:
    told = "Ingeborg Halvorsen, the chief engineer of the Orrin lock, retired in November to grow roses."
    again = "The chief engineer of the Orrin lock, Severin Malmqvist, left in November."
    assert Field.PERSON in fields_of(told, again)
