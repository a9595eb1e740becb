"""What is counted: the noun phrase after a number, or the whole that opens its sentence."""

from __future__ import annotations

from services.extraction.quantities.acting import DONE_TO_PEOPLE, done_by_people
from services.extraction.quantities.forms import IRREGULAR, is_plural, lemma, people
from services.extraction.quantities.tokens import Tokens, listed

_STOP = frozenset(
    listed(
        """
    the a an this that these those my your his her its our their of in on at to for from by with without into
    onto over under between among during after before since until till through throughout across against
    around near behind beyond within about as than per via off out up down and or but nor so yet if while when
    where who whom whose which what because although though unless is are was were be been being am has have
    had do does did will would can could may might must shall should not n't no it he she they we you i him
    them me us there here now then also still already just only even ever never too very more fewer less later
    earlier ago today yesterday tomorrow tonight away apart each every both all any such he's it's last next
    every either neither plus minus times percent said says say according amid despite including like unlike
    toward towards upon inside outside above below along alongside following killed died injured wounded
    arrested were was came went took made got rose fell dropped climbed jumped increased declined decreased
    gained lost added cut won suffered sustained opposed backed faced boarded escaped abstained
    """
    )
)
_MORE = frozenset({"more", "fewer", "other", "additional", "new", "extra", "further", "less", "such"})
_VERBS_AFTER = frozenset(
    listed(
        """
    arrived attended gathered fled marched left entered joined signed voted returned remain remained live
    lived work
    """
    )
)


_INITIALS = frozenset({"u", "s", "n", "k", "e"})


def counted_after(tokens: Tokens, end: int, *, singular: bool = False) -> tuple[tuple[str, ...], int]:
    """Lemmas of the noun phrase at token `end` (head first, then its modifiers), and the token after its head.

    The head is the first plural that no further plural follows ("student visas", "North Korean troops"); without a
    plural, a single following noun where the number is one or is tied on by a hyphen (`singular`).
    """
    if tokens.at(end) == "-" and tokens.at(end + 1) in _MEMBERS:
        return (lemma(tokens.at(end + 1)),), end + 2  # "a 20-member weapons team"
    start = _phrase_start(tokens, end)
    phrase, head = _phrase(tokens, start)
    if head < 0 and (not singular or tokens.at(end) == "-"):
        phrase, head = _coordinated(tokens, start) or (phrase, head)
    if head < 0:
        if not phrase or not singular:
            return (), end
        head = phrase[0] if len(phrase) == 1 or tokens.at(end) == "-" else _singular_head(tokens, phrase)
    modifiers = [lemma(tokens.words[j]) for j in phrase if j < head]
    noun = lemma(tokens.words[head])
    if modifiers and tokens.at(head - 1) == "-" and modifiers[-1] in _FIRST_HALVES:
        noun = modifiers.pop() + noun  # "three cease-fires"
    if (wider := _with_others(tokens, head)) is not None:
        return (wider, noun), head + 1
    return (noun, *modifiers), head + 1


def _with_others(tokens: Tokens, head: int) -> str | None:
    """As in "200 homes and other structures": the figure counts what the word behind "other" names; not of people."""
    if tokens.words[head + 1 : head + 3] != ("and", "other") or not is_plural(tokens.words[head]):
        return None
    phrase, last = _phrase(tokens, head + 3)
    if len(phrase) != 1 or last < 0 or lemma(tokens.words[head]) in people():
        return None
    return lemma(tokens.words[last])


_MEMBERS = frozenset({"member", "person", "man", "woman"})
"""What a number tied to it counts, whatever stands behind: nobody counts the weapons of a "20-member weapons team"."""
_FIRST_HALVES = frozenset({"cease", "by", "e"})
"""First halves of nouns that are also written as one word."""


_LONGEST_ROW = 4
_ASIDE = frozenset(
    listed(
        """
    monday tuesday wednesday thursday friday saturday sunday overnight late early again so far more people others
    sank fell broke drove flew ran stood sat hid sought spent won lost beat cast held kept led met paid sold sent shot
    slept spoke struck swore threw wore wrote began chose drank ate gave grew knew fled left survived
    """
    )
)
"""Words behind a number that begin no adjective of what is counted."""


def adjectives_after(tokens: Tokens, end: int) -> list[int]:
    """The words at token `end` that stand before a conjunction or a comma and may describe a noun behind it."""
    own: list[int] = []
    for j in range(end, min(end + _LONGEST_ROW, len(tokens))):
        word = tokens.words[j]
        if word == "-" and tokens.joined(j) and tokens.joined(j + 1):
            continue
        if word in {"and", "or", ","}:
            return own
        if not word.isalpha() or word in _STOP or word in _ASIDE or is_plural(word) or word.endswith(("ly", "ed")):
            return []
        own.append(j)
    return []


_FRONT = 12
"""Tokens between a share and the whole that opens its sentence."""


def counted_before(tokens: Tokens, first: int) -> tuple[str, ...]:
    """Lemmas of the whole that opens the sentence of the share at token `first`: "Of the households in Orsa 11%"."""
    for at in range(first - 1, max(-1, first - _FRONT), -1):
        if not tokens.at(at).isalpha() and not (tokens.at(at) == "," and at == first - 1):
            break
        if tokens.at(at) in {"of", "among", "amongst"} and tokens.opens_sentence(at):
            start = at + 1
            while tokens.at(start) in _DETERMINERS:
                start += 1
            phrase, head = _phrase(tokens, start)
            return (
                (lemma(tokens.words[head]), *(lemma(tokens.words[j]) for j in phrase if j < head)) if head > 0 else ()
            )
    return ()


_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "all", "our", "those", "these"})


def _phrase_start(tokens: Tokens, end: int) -> int:
    """The first token of the phrase, past "of the", a hyphen, and "more" or "other"."""
    at = end + 1 if tokens.at(end) in {"of", "-"} else end
    if tokens.words[at : at + 2] == ("some", "of"):
        at += 2  # "19 of some of the finest people"
    if tokens.at(end) == "of":
        while tokens.at(at) in _DETERMINERS:
            at += 1
    while (
        tokens.at(at) in _MORE and tokens.at(at + 1).isalpha() and tokens.at(at + 1) not in {"than", "of", "in", "to"}
    ):
        at += 1  # "86,000 more jobs", "12 other people"
    return _past_size(tokens, at)


_SIGNS = frozenset("$€£")


def _past_size(tokens: Tokens, at: int) -> int:
    """Past what each one of those counted costs or measures: "fifteen $50,000 payments", "two 500-pound bombs"."""
    size = at + (tokens.at(at) in _SIGNS)
    if not tokens.at(size)[:1].isdecimal():
        return at
    if size > at:
        return size + 1 + (tokens.at(size + 1) in {"million", "billion"})
    if tokens.at(at + 1) != "-" or not tokens.joined(at + 1) or not tokens.at(at + 2).isalpha():
        return at
    return at + 3


_LONGEST_PHRASE = 7


def _phrase(tokens: Tokens, at: int) -> tuple[list[int], int]:
    """The words of the phrase from token `at` on and the index of its plural head (-1 without one)."""
    phrase: list[int] = []
    head = -1
    for j in range(at, min(at + _LONGEST_PHRASE, len(tokens))):
        word = tokens.words[j]
        if _is_skipped(tokens, j, phrase):
            continue
        if not phrase and done_by_people(tokens, j):
            break  # "28,100 attended Sunday's concert"
        if (
            not word[0].isalpha()
            or (word in _STOP and word not in {"dead", "wounded"} and not _those(tokens, j))
            or (head >= 0 and word in _VERBS_AFTER)
        ):
            break
        phrase.append(j)
        if not is_plural(word):
            if head >= 0:
                phrase.pop()
                break
            continue
        if tokens.at(j + 1) == "'" and tokens.joined(j + 1) and tokens.at(j + 2) not in {"", ",", "."}:
            continue  # "workers' wages"
        head = j
        following = tokens.at(j + 1)
        if not is_plural(following) or following in _STOP or (word in IRREGULAR and word not in _BEFORE_NOUNS):
            break
    return phrase, head


_BEFORE_NOUNS = frozenset(
    listed(
        """
    police staff crew media data youth asylum aircraft fish sheep cattle deer personnel homeless missing injured wounded
    dead deceased unemployed clergy
    """
    )
)
"""Plurals without an s that may also describe what is counted: "two police cars", "12 injured animals"."""


def _those(tokens: Tokens, j: int) -> bool:
    """As in "three of the injured", "two of those killed": the participle stands for those to whom it happened."""
    return tokens.at(j - 1) == "the" and tokens.at(j - 2) == "of" and tokens.words[j] in DONE_TO_PEOPLE


def _coordinated(tokens: Tokens, start: int) -> tuple[list[int], int] | None:
    """Words and head of a phrase whose modifiers are joined: "rail and bus workers", "air, sea and land forces"."""
    own: list[int] = []
    at = start
    for _ in range(3):
        more = adjectives_after(tokens, at)
        if not more:
            break
        own += more
        at = more[-1] + 2
        at += tokens.at(at) == "and"
    if not own or tokens.at(at - 1) == ",":
        return None
    phrase, head = _phrase(tokens, at)
    return ([*own, *phrase], head) if head >= 0 and phrase[0] != head else None


def _is_skipped(tokens: Tokens, j: int, phrase: list[int]) -> bool:
    """Signs inside a phrase: the stops of "U.S.", a hyphen, the apostrophe of "workers' wages" and "country's"."""
    word, before = tokens.words[j], tokens.at(j - 1)
    if word == "-":
        return tokens.joined(j) and tokens.joined(j + 1)
    if word.isdecimal():
        return before == "-" and tokens.joined(j) and tokens.joined(j - 1)  # "two B-2 bombers"
    if word == ".":
        return before in _INITIALS
    if word == "'":
        return bool(phrase)
    return (word in _INITIALS and tokens.at(j + 1) == ".") or (word == "s" and before == "'" and tokens.joined(j))


def _singular_head(tokens: Tokens, phrase: list[int]) -> int:
    """First word of a singular phrase that denotes people ("one young sailor died"), else its first likely noun."""
    described = _ADJECTIVES | _ALSO_ADJECTIVES
    plain = [j for j in phrase if not (tokens.words[j] in described or tokens.words[j].endswith(_ADJECTIVAL))]
    for j in phrase[:4]:
        told = tokens.words[j] not in _ALSO_ADJECTIVES and not tokens.capitalised(j)
        if told and lemma(tokens.words[j]) in people():
            return j
    lower = [j for j in plain if not tokens.capitalised(j)]
    return (lower or plain or phrase)[0]


_ADJECTIVES = frozenset(
    listed(
        """
    little big small new old young good bad great long short high low large major minor main single key more
    fewer other additional extra further different local foreign former senior junior white black red blue
    green top rare early late full half whole open free fresh quick recent american british russian north
    south east west northern southern eastern western
    """
    )
)
_ADJECTIVAL = ("ous", "ful", "ive", "ic", "able", "ible", "less", "ish", "ese", "ian", "ed", "ly")
_ALSO_ADJECTIVES = frozenset(
    listed(
        """
    professional racist alcoholic revolutionary intellectual delinquent evangelical epileptic libertarian millennial
    leftist feminist populist nationalist islamist supremacist fascist marxist maoist anarchist unionist centrist
    royalist monarchist secessionist traditionalist insider associate agnostic atheist
    """
    )
)
"""Words for people that before another noun describe it: "one racist remark" is nobody."""
