"""Who else has what a new claim contradicts, and whether all of them tell of the same thing.

Facts hold together what comparison knows for one. Here every claim that an article has met on the way, and the whole
articles in which these stand, are heard as well: only of the value that is in question, and for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.comparison.accounts.siding import side_with
from services.comparison.accounts.story import Account
from services.comparison.corroboration import corroboration
from services.comparison.model import Field, Judgement, Verdict
from services.comparison.profiles.profile import Profile
from services.comparison.replaced import replaced
from services.comparison.tellings.nearness import far
from services.comparison.words.vocabulary import strong_names
from services.extraction.model import PLAIN


@dataclass(frozen=True, slots=True)
class Met:
    """A claim of another article that has been looked at."""

    profile: Profile
    article_id: str
    outlet: str
    archived: bool = False
    """Whether an archive has founded its fact."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a new article has heard of others."""

    met: Mapping[str, Met]
    """Every claim that was looked at, by its id."""
    accounts: Sequence[Account] = ()
    """Whole articles of the story."""


def told_by_several(article: Sequence[Profile], met: Iterable[Met]) -> bool:
    """Whether claims of several other outlets were met that name what the article does, within days."""
    if not article:
        return False
    names = strong_names(name for mine in article for name in mine.story)
    first = article[0]
    return (
        len({m.outlet for m in met if not far(first, m.profile) and names & m.profile.story} - {first.claim.outlet}) > 1
    )


def corroborated(mine: Profile, verdicts: Sequence[Verdict], heard: Heard) -> tuple[Verdict, ...]:
    """Agreements, in the contradicted field, of other articles with the claims that `mine` contradicts.

    One of each article: of a frame before a mere sentence, which knows less of whose word it is, and of a claim that
    is alike before what the article has somewhere.

    Arguments:
        mine: a claim of the new article.
        verdicts: of it and claims of other articles.
        heard: what other articles say.

    """
    met = heard.met
    found: dict[tuple[str, str], Verdict] = {}
    for against in (v for v in verdicts if v.judgement is Judgement.CONTRADICTION and v.right in met):
        told = met[against.right]
        outlets = {told.outlet, mine.claim.outlet}
        for other in sorted(met.values(), key=lambda m: m.profile.concept == PLAIN):
            key = against.right, other.article_id
            if other.outlet in outlets or key in found:
                continue
            if (agreed := corroboration(other.profile, told.profile, mine, against)) is not None:
                found[key] = agreed
        for account in heard.accounts:
            key = against.right, account.article_id
            if account.outlet in outlets or key in found:
                continue
            if (agreed := side_with(account, told.profile, mine, against)) is not None:
                found[key] = agreed
    return tuple(found.values())


def of_one_thing(
    mine: Profile, article: Sequence[Profile], verdicts: Sequence[Verdict], others: Sequence[Verdict], heard: Heard
) -> tuple[tuple[Verdict, ...], tuple[Verdict, ...]]:
    """The verdicts without those against witnesses who all tell of something that the claim has another thing for.

    What other articles say in such a field (`others`) is then not asked for.
    """
    met = heard.met
    against = [v for v in verdicts if v.judgement is Judgement.CONTRADICTION and v.right in met]
    for differing in {v.field for v in against}:
        told = [v for v in against if v.field is differing]
        ids = {v.right for v in told}
        ids |= {c for v in others if differing in v.agrees for c in (v.left, v.right) if c in met}
        witnesses = _by_article(ids, met)
        around = [p for account in heard.accounts if account.article_id in witnesses for p in account.sentences]
        summed = differing is Field.QUANTITY and all(_is_summed(mine, article, met[v.right].profile) for v in told)
        if summed or replaced(mine, article, witnesses, told, around):
            verdicts = [v for v in verdicts if v not in told]
            others = [v for v in others if differing not in v.agrees]
    return tuple(verdicts), tuple(others)


_MORE = re.compile(r"\b(?:also|another|others?|more|further|additional|besides|in addition)\b", re.IGNORECASE)
_NEXT = 500
"""Characters within which an article goes on with the rest of those whom it counts."""


def _is_summed(mine: Profile, article: Sequence[Profile], theirs: Profile) -> bool:
    """Whether an article counts in two parts what the other counts together: "killed ten. Two more died outside".

    Arguments:
        mine: the claim with the first part.
        article: all claims of its article.
        theirs: the claim with the whole.

    """
    whole, part = theirs.claim.quantity, mine.claim.quantity
    if whole is None or part is None or whole.number is None or part.number is None or whole.number <= part.number:
        return False
    return any(
        rest.claim.quantity is not None
        and rest.claim.quantity.number == whole.number - part.number
        and rest.claim.quantity.unit == part.unit == whole.unit
        and 0 <= rest.claim.sentence.start - mine.claim.sentence.start <= _NEXT
        and _MORE.search(rest.claim.told) is not None
        for rest in article
        if rest is not mine
    )


def _by_article(ids: Collection[str], met: Mapping[str, Met]) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = {}
    for claim_id in sorted(ids):
        found.setdefault(met[claim_id].article_id, []).append(met[claim_id].profile)
    return found
