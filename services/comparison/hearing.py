"""What the other articles of a story tell as a whole, where their claims one by one say nothing of an entry's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from services.comparison.accounts.many import against_all, contested, has_rival
from services.comparison.accounts.siding import SURE
from services.comparison.accounts.story import Account
from services.comparison.accounts.units import RULE as UNIT
from services.comparison.accounts.units import converted, has_other_unit
from services.comparison.entry import Placing
from services.comparison.known import besides, is_open, unknown
from services.comparison.model import Judgement, Verdict
from services.comparison.profiles.profile import Profile
from services.comparison.standins.reading import Article, of_one_story
from services.comparison.standins.verdicts import contradicted
from services.comparison.witnesses import told_by_several

_MAX_ACCOUNTS, _MOST_TOLD = 12, 8
"""Articles that are read as a whole, those with most claims met, and how many of them are held against the new one.
Those of live facts and those of archives are counted apart."""


async def hear_accounts(placing: Placing) -> None:
    """Read the articles of the story as a whole: several tell it, a claim contradicts one or has a slip of a figure."""
    if placing.bundle.backfilled:
        return
    asked = any(_in_question(placing, mine, vs) for mine, _, vs in placing.placed)
    if not asked and not told_by_several([mine for mine, _, _ in placing.placed], placing.met.values()):
        return
    live, archived = await _accounts(placing)
    placing.accounts = live + archived
    own = Account(placing.bundle.article_id, placing.bundle.outlet, tuple(mine for mine, _, _ in placing.placed))
    if asked:
        for mine, _, verdicts in list(placing.placed):
            if not unknown(verdicts):
                continue
            found = contested(mine, own.claims, placing.accounts)
            if found is None and (others := converted(mine, own.claims, _of_story(own, placing))):
                found = against_all(mine, others, UNIT)
            if found is not None:
                await _contradict(placing, *found)
    known = [v for _, _, verdicts in placing.placed for v in verdicts]
    for standin in contradicted(own, live[:_MOST_TOLD] + archived[:_MOST_TOLD], known):
        await _contradict(placing, standin.against, standin.agreed)


def _of_story(own: Account, placing: Placing) -> tuple[Account, ...]:
    """The articles that tell what the new one does, also with one name and rare words in common."""
    return tuple(a.account for a in of_one_story(Article(own), map(Article, placing.accounts)))


async def _contradict(placing: Placing, against: Verdict, agreed: tuple[Verdict, ...]) -> None:
    """Take what whole articles say of a claim, unless something sure is known of its value, into its fact."""
    i = next(i for i, (mine, _, _) in enumerate(placing.placed) if mine.claim.id == against.left)
    mine, fact_id, verdicts = placing.placed[i]
    if not is_open(verdicts, against):
        return
    placing.agreed[against.left] = (*placing.agreed.get(against.left, ()), *agreed)
    their_id = (await placing.store.facts_of_claims([against.right]))[against.right]
    facts = await placing.store.facts([fact_id, their_id])
    if facts[fact_id].id != facts[their_id].id:
        placing.merge(facts[fact_id], facts[their_id])
    told = next(a for a in placing.accounts if any(p.claim.id == against.right for p in a.claims))
    placing.articles[against.right] = told.article_id
    placing.placed[i] = mine, fact_id, [*besides(verdicts, against), against]


def _in_question(placing: Placing, mine: Profile, verdicts: Sequence[Verdict]) -> bool:
    if any(v.judgement is Judgement.CONTRADICTION and v.confidence >= SURE for v in verdicts):
        return True
    if not unknown(verdicts):
        return False
    others = [(m.outlet, m.profile) for m in placing.met.values() if m.outlet != placing.bundle.outlet]
    return has_rival(mine, others) or has_other_unit(mine, (profile for _, profile in others))


async def _accounts(placing: Placing) -> tuple[tuple[Account, ...], tuple[Account, ...]]:
    """The articles nearest to this one by live facts, then those by facts of archives alone: neither displaces any."""
    met = [m for m in placing.met.values() if m.outlet != placing.bundle.outlet]
    live = Counter(m.article_id for m in met if not m.archived)
    archived = Counter(m.article_id for m in met if m.article_id not in live)
    near = [a for lane in (live, archived) for a in sorted(lane, key=lambda a: (-lane[a], a))[:_MAX_ACCOUNTS]]
    found = await placing.store.accounts(near)
    return tuple(a for a in found if a.article_id in live), tuple(a for a in found if a.article_id in archived)
