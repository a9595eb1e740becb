"""Numbers in set forms: scores, ages, folds, "doubled", "mid-40s", ordinals, magnitudes of earthquakes."""

from __future__ import annotations

from services.extraction.model import Hedge, Quantity, QuantityRole, Span
from services.extraction.quantities import numbers
from services.extraction.quantities.hedges import hedge_before, interval
from services.extraction.quantities.tokens import Tokens, listed

_TIMES: dict[str, float] = {
    "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3, "triples": 3, "trebled": 3,
    "trebling": 3, "quadrupled": 4,
    "quadrupling": 4, "quintupled": 5, "halved": 0.5, "halving": 0.5, "halves": 0.5,
}  # fmt: skip
_DECADES = {w[:-1] + "ies": v for w, v in numbers.TENS.items()}
_PARTS = {
    "early": (0, 3),
    "low": (0, 3),
    "lower": (0, 3),
    "mid": (4, 6),
    "middle": (4, 6),
    "late": (7, 9),
    "high": (7, 9),
    "upper": (7, 9),
}

Result = tuple[tuple[Quantity, ...], int]


def starts(word: str) -> bool:
    """Whether a word may open one of these forms (digits and number words always may)."""
    return (
        word in _TIMES
        or word in numbers.FOLDS
        or word in _DECADES
        or word in _ORDINAL_WORDS
        or word in {"twice", "double", "triple", "aged", "magnitude"}
    )


def read(tokens: Tokens, i: int) -> Result | None:
    """The set form that starts at token `i` and the token to go on from; None where there is none."""
    for rule in (_fold, _times_as, _doubled, _decade, _age, _magnitude, _ordinal, _score):
        found = rule(tokens, i)
        if found is not None:
            return found
    return None


def _make(
    tokens: Tokens,
    first: int,
    end: int,
    value: float,
    unit: str,
    rule: str,
    *,
    step: float = 1.0,
    role: QuantityRole = QuantityRole.LEVEL,
) -> Result:
    meaning, start = hedge_before(tokens, first)
    low, high, hedge = interval(value, value, step, meaning, floor=0.0)
    span = Span(tokens.starts[start], tokens.ends[end - 1])
    return (
        Quantity(span, low, high, value, step, unit, hedge, role=role, rule=f"{rule}.{meaning}" if meaning else rule),
    ), end


def _value(tokens: Tokens, i: int) -> numbers.Number | None:
    word = tokens.at(i)
    if not word:
        return None
    if word[0].isdecimal():
        return numbers.digits(tokens, i)
    return numbers.words(tokens, i) if word in numbers.UNITS or word in numbers.TENS else None


def _fold(tokens: Tokens, i: int) -> Result | None:
    """“twelvefold”, “12-fold”, “12 fold”, “ten-fold”."""
    word = tokens.at(i)
    if word in numbers.FOLDS:
        return _make(tokens, i, i + 1, numbers.FOLDS[word], "ratio", "fold", role=QuantityRole.CHANGE)
    number = _value(tokens, i)
    if number is None or number.value is None:
        return None
    at = number.end + 1 if tokens.at(number.end) == "-" else number.end
    if tokens.at(at) != "fold":
        return None
    return _make(tokens, i, at + 1, number.value, "ratio", "fold", step=number.step, role=QuantityRole.CHANGE)


def _times_as(tokens: Tokens, i: int) -> Result | None:
    """“three times as many”, “twice the size”, “four times more”, “double the number”; “voted twice” counts times."""
    word = tokens.at(i)
    if word in {"twice", "double", "triple"}:
        value, at, step = (3.0 if word == "triple" else 2.0), i + 1, 1.0
    else:
        number = _value(tokens, i)
        if number is None or number.value is None or tokens.at(number.end) != "times":
            return None
        value, at, step = number.value, number.end + 1, number.step
    following = tokens.at(at)
    if following in {
        "as",
        "more",
        "higher",
        "larger",
        "bigger",
        "greater",
        "the",
        "that",
        "what",
        "its",
        "their",
        "faster",
        "longer",
        "less",
        "lower",
        "over",
    }:
        if following in {"the", "its", "their"} and tokens.at(at + 1) in {
            "last",
            "past",
            "previous",
            "first",
            "year",
            "week",
        }:
            return None
        return _make(tokens, i, at, value, "ratio", "times_as", step=step)
    if word == "twice":
        return _make(tokens, i, at, value, "time", "twice")
    return None


def _doubled(tokens: Tokens, i: int) -> Result | None:
    value = _TIMES.get(tokens.at(i))
    if value is None or (
        tokens.at(i) in {"doubles", "halves", "triples"}
        and tokens.at(i + 1) in {"", ".", ",", "match", "final", "title", "and"}
    ):
        return None
    return _make(tokens, i, i + 1, value, "ratio", "doubled", role=QuantityRole.CHANGE)


def _decade(tokens: Tokens, i: int) -> Result | None:
    """“mid-40s”, “low thirties”, “in his 60s”: years of age where a person has them, else degrees or a count."""
    word = tokens.at(i)
    if word in _DECADES:
        base, end = _DECADES[word], i + 1
    elif word.isdecimal() and len(word) == 2 and word.endswith("0") and tokens.at(i + 1) == "s" and tokens.joined(i + 1):
        base, end = int(word), i + 2
    else:
        return None
    at = i - 2 if tokens.at(i - 1) == "-" else i - 1
    part = tokens.at(at)
    low, high = _PARTS.get(part, (0, 9))
    first = at if part in _PARTS else i
    owner = tokens.at(first - 1)
    if owner in {"his", "her", "their", "my", "our", "your"}:
        unit = "age"
    elif part in _PARTS and owner != "the":
        unit = "count"
    elif (
        part in _PARTS
        and owner == "the"
        and tokens.at(first - 2) in {"in", "into", "to"}
        and part not in {"early", "late", "mid"}
    ):
        unit = "count"  # "temperatures in the low thirties", "in the high 20s"
    else:
        return (), end
    quantity = Quantity(
        Span(tokens.starts[first], tokens.ends[end - 1]),
        base + low,
        base + high,
        None,
        1.0,
        unit,
        Hedge.APPROX,
        rule="decade",
    )
    return (quantity,), end


def _age(tokens: Tokens, i: int) -> Result | None:
    """“34-year-old”, “34 years old”, “aged 34”, “age of 34”, and “Name, 34,” between commas."""
    if tokens.at(i) == "aged":
        number = _value(tokens, i + 1)
        if number is None or number.value is None or number.value > 120:
            return None
        if tokens.at(number.end) in {"to", "-", "and"}:
            upper = _value(tokens, number.end + 1)
            if upper is not None and upper.value is not None and upper.value > number.value:
                span = Span(tokens.starts[i], tokens.ends[upper.end - 1])
                return (
                    Quantity(span, number.value, upper.value, None, 1.0, "age", Hedge.RANGE, rule="age"),
                ), upper.end
        return _make(tokens, i, number.end, number.value, "age", "age")
    number = _value(tokens, i)
    if number is None or number.value is None or number.magnitude > 1:
        return None
    end = _old_after(tokens, number.end)
    if end:
        return _make(tokens, i, end, number.value, "age", "age")
    if tokens.at(i - 1) in {"age", "turned", "turning"} or (tokens.at(i - 1) == "of" and tokens.at(i - 2) == "age"):
        if number.value <= 120 and tokens.at(number.end) in {
            "",
            ".",
            ",",
            ";",
            "in",
            "on",
            "when",
            "and",
            "with",
            "for",
            ")",
            "after",
            "at",
        }:
            return _make(tokens, i, number.end, number.value, "age", "age")
        return None
    apposed = (
        tokens.at(i - 1) == ","
        and tokens.at(number.end) in {",", "."}
        and tokens.at(i).isdecimal()
        and len(tokens.at(i)) == 2
    )
    if (
        apposed
        and tokens.capitalised(i - 2)
        and tokens.capitalised(i - 3)
        and number.value >= 10
        and tokens.at(i - 2).isalpha()
    ):
        if tokens.at(number.end) == "," and tokens.at(number.end + 1).isdecimal():
            return None
        return _make(tokens, i, number.end, number.value, "age", "age_apposed")
    return None


def _old_after(tokens: Tokens, at: int) -> int | None:
    """The token after "-year-old", "years old", "years of age", "-month-old"."""
    if tokens.at(at) == "-":
        at += 1
    if tokens.at(at) not in {"year", "years", "yr"}:
        return None
    at += 1
    if tokens.at(at) == "-":
        at += 1
    if tokens.at(at) in {"old", "olds"}:
        return at + 1
    if tokens.at(at) == "of" and tokens.at(at + 1) == "age":
        return at + 2
    return None


def _magnitude(tokens: Tokens, i: int) -> Result | None:
    """“magnitude 6.2”, “6.2-magnitude”, “a magnitude-6.2 quake”, “6.2 on the Richter scale”."""
    if tokens.at(i) == "magnitude":
        at = i + 1
        while tokens.at(at) in {"-", "of"}:
            at += 1
        number = _value(tokens, at)
        if number is None or number.value is None or number.value > 10:
            return None
        return _make(tokens, i, number.end, number.value, "magnitude", "magnitude", step=number.step)
    number = _value(tokens, i)
    if number is None or number.value is None or number.value > 10:
        return None
    at = number.end + 1 if tokens.at(number.end) == "-" else number.end
    if tokens.at(at) == "magnitude":
        return _make(tokens, i, at + 1, number.value, "magnitude", "magnitude", step=number.step)
    if tokens.at(at) == "on" and tokens.at(at + 2) == "richter":
        return _make(
            tokens,
            i,
            at + 4 if tokens.at(at + 3) == "scale" else at + 3,
            number.value,
            "magnitude",
            "magnitude",
            step=number.step,
        )
    return None


_PLACES = frozenset(listed("place position spot seed"))
_RANKED = frozenset(listed("finished finish finishes came ranked ranks placed places ranking"))
_ORDINAL_WORDS = frozenset(w for w, v in numbers.ORDINALS.items() if 0 < v <= 20)


def _ordinal(tokens: Tokens, i: int) -> Result | None:
    """A place in a ranking: "finished third", "21st place", "in 4th position", "third-largest"."""
    word = tokens.at(i)
    end = i + 1
    if word in numbers.ORDINALS:
        value = float(numbers.ORDINALS[word])
    elif word.isdecimal() and len(word) <= 4 and tokens.at(i + 1) in {"st", "nd", "rd", "th"} and tokens.joined(i + 1):
        value, end = float(word), i + 2
    else:
        return None
    following = tokens.at(end)
    if following in _PLACES:
        return _make(tokens, i, end + 1, value, "rank", "ordinal")
    if following == "-" and tokens.at(end + 1) in {
        "largest",
        "biggest",
        "highest",
        "placed",
        "ranked",
        "most",
        "richest",
        "longest",
    }:
        return _make(tokens, i, end + 2, value, "rank", "ordinal")
    if tokens.at(i - 1) in _RANKED and following in {
        "",
        ".",
        ",",
        "in",
        "behind",
        "at",
        "with",
        "overall",
        "among",
        "and",
        "on",
        "of",
        "out",
    }:
        return _make(tokens, i, end, value, "rank", "ordinal")
    if (
        word in {"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "second", "first"}
        or word in _ORDINAL_WORDS
    ):
        return None if numbers.fraction(tokens, i) else ((), end)
    return (), end


_SCORE_NOUNS = frozenset(
    listed(
        """
    vote votes win victory defeat loss lead draw tie decision ruling score scoreline margin aggregate majority
    triumph rout thrashing game start record final set sets edge upset
    """
    )
)
_SCORE_VERBS = frozenset(
    listed(
        """
    won win wins beat beats beaten lost lose loses drew draw defeated defeat led lead leads trailed voted vote
    passed approved rejected ruled thrashed edged finished ended routed downed hammered level ahead score
    scored by
    """
    )
)


def _score(tokens: Tokens, i: int) -> Result | None:
    """“2-1”, “6-4 6-3” (one each), “52-48”, “won three to one”; “5-7 people” and “10-15%” are ranges."""
    left, link, right = tokens.at(i), tokens.at(i + 1), tokens.at(i + 2)
    if link != "-" or not (left.isdecimal() and right.isdecimal()) or len(left) > 3 or len(right) > 3:
        return None
    if not (tokens.joined(i + 1) and tokens.joined(i + 2)) or (
        tokens.at(i + 3) == "-" and tokens.joined(i + 3) and tokens.at(i + 4).isdecimal()
    ):
        return _three_way(tokens, i)
    if tokens.at(i - 1) in {"-", "$", "€", "£"} and tokens.joined(i):
        return None
    first, second = float(left), float(right)
    following = tokens.at(i + 3)
    before = tokens.words[max(0, i - 6) : i]
    sporting = (
        following in _SCORE_NOUNS
        or any(word in _SCORE_VERBS for word in before)
        or following in {"", ".", ",", ";", ")", "(", "against", "over", "in", "on", "at", "to"}
    )
    if first < second and not sporting:
        return None
    if following in {"%", "percent", "per", "million", "billion", "ratio"} or (
        following == "-" and tokens.joined(i + 3)
    ):
        return None
    if (
        following in {"year", "years", "people", "days", "hours", "minutes", "months", "weeks", "km", "miles"}
        and first < second
    ):
        return None
    span = Span(tokens.starts[i], tokens.ends[i + 2])
    return (Quantity(span, first, first, first, 1.0, "score", Hedge.EXACT, rule="score", second=second),), i + 3


def _three_way(tokens: Tokens, i: int) -> Result | None:
    """“10-4-2” is a record or a code, “555-1234-9” a number to call: neither is a score."""
    at = i
    while (
        tokens.at(at).isdecimal() and tokens.at(at + 1) == "-" and tokens.joined(at + 1) and tokens.at(at + 2).isdecimal()
    ):
        at += 2
    return ((), at + 1) if at > i else None
