"""One admitted entry: its claims find their facts, and what they say of earlier claims goes on to scoring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.wire import COMPARISON
from services.comparison.copies import containment, is_boilerplate, is_copy
from services.comparison.entry import Placing
from services.comparison.hearing import hear_accounts
from services.comparison.index import bucket_of, keys_of, rank_candidates
from services.comparison.model import Comparison, Copy, Judgement, PlacedClaim, Verdict
from services.comparison.nli.reading import Reader, SecondReading
from services.comparison.placing import (
    Agreed,
    Fit,
    as_growth,
    as_revision,
    best_verdict,
    joins,
    last_step,
    outvoted,
    standing,
    turned,
)
from services.comparison.profiles.profile import Profile, profile
from services.comparison.retention import remember
from services.comparison.store import ARCHIVE, LIVE, ComparisonStore, Fact, Member, Source
from services.comparison.witnesses import Heard, Met, corroborated, of_one_thing
from services.extraction.model import PLAIN, ArticleClaims
from services.runtime.state import UnitOfWork

VERDICTS = "verdicts"
WITHDRAWAL = "withdrawal"
_REPRESENTATIVES = 3
"""Members that stand for a candidate fact: its founder and its latest."""
_LIKELY, _CLOSER = 3, 8
"""So many of the likeliest candidates are looked at closer, by so many members: their words are various."""
_MAX_ORIGINALS = 16
"""Earlier articles in which a copy's original is looked for."""


async def compare_article(bundle: ArticleClaims, work: UnitOfWork, reader: Reader | None = None) -> None:
    """Place every claim of the entry and emit one `Comparison`, also where there is nothing to say.

    `reader`: the model of the optional extra (docs/nli.md).
    """
    store = ComparisonStore(work)
    older = await store.versions(bundle.url)
    if bundle.claims and (earlier := older.pop(bundle.article_id, None)):
        # Sent again, because a later stage had refused it: as if it came for the first time.
        await store.withdraw(earlier, [bundle.article_id])
    placing = Placing(bundle, store, older, second=None if reader is None else SecondReading(reader))
    if bundle.claims:
        await _place_all(placing)
        await hear_accounts(placing)
    withdrawn: tuple[str, ...] = ()
    if bundle.kind == WITHDRAWAL or bundle.supersedes is not None:
        withdrawn = await store.withdraw([c for ids in older.values() for c in ids], list(older))
        older = {}
    if bundle.claims:
        older = {**older, bundle.article_id: [c.id for c in bundle.claims]}
    if bundle.claims or withdrawn:
        store.put_versions(bundle.url, older)
    copies = await _copies(placing)
    work.emit(VERDICTS, COMPARISON.encode(_comparison(placing, withdrawn, copies)))
    await remember(store, bundle, [younger for younger, _ in placing.merged], work)


async def _place_all(placing: Placing) -> None:
    bundle, store = placing.bundle, placing.store
    profiles = [profile(claim) for claim in bundle.claims]
    bucket, lane = bucket_of(bundle.seen_at), ARCHIVE if bundle.backfilled else LIVE
    keys = [keys_of(p) for p in profiles]
    # one round trip for everything that the article may ask for
    await store.ask_for((k for ks in keys for k in ks), bucket)
    for mine, its_keys in zip(profiles, keys, strict=True):
        fact, verdicts = await _place(placing, mine, its_keys, bucket)
        if await _is_boilerplate(placing, mine, fact, verdicts):
            continue  # neither a witness nor found again
        member = Member(mine.claim.id, bundle.article_id, bundle.outlet)
        store.put_fact(replace(fact, members=(*fact.members, member)))
        store.put_claim(mine, fact.id)
        await store.post(its_keys, bucket, fact.id, lane)
        placing.placed.append((mine, fact.id, verdicts))


async def _place(placing: Placing, mine: Profile, keys: tuple[str, ...], bucket: int) -> tuple[Fact, list[Verdict]]:
    store = placing.store
    candidates = await _candidates(placing, keys, bucket)
    facts = {f.id: f for f in (await store.facts(candidates)).values()}
    fits = await _fits(placing, mine, list(facts.values()))
    if not fits:
        return Fact(mine.claim.id, 0 if placing.bundle.backfilled else placing.bundle.seq), []
    fact = facts[fits[0].fact_id]
    for fit in fits[1:]:
        # an archive finds nothing out about live facts: two of them stay two
        if fits[0].firm and fit.firm and not placing.bundle.backfilled:
            fact = placing.merge(fact, facts[fit.fact_id])
    return fact, await _verdicts(placing, mine, fact)


async def _is_boilerplate(placing: Placing, mine: Profile, fact: Fact, verdicts: Sequence[Verdict]) -> bool:
    agreed = {v.right for v in verdicts if v.judgement is Judgement.AGREEMENT}
    own = [m for m in fact.members if m.outlet == placing.bundle.outlet and m.article_id not in placing.older]
    earlier = await placing.store.profiles([m.claim_id for m in own if m.claim_id in agreed])
    return is_boilerplate(mine.claim, (p.claim for p in earlier.values()))


async def _candidates(placing: Placing, keys: Sequence[str], bucket: int) -> tuple[str, ...]:
    """Facts to compare with: the live ones, then those of archives, each lane within its own bound."""
    store, after = placing.store, 1 if placing.bundle.backfilled else 0
    live = rank_candidates(keys, await store.postings(keys, bucket, after=after))
    if not await store.has_archive():
        return live
    return live + rank_candidates(keys, await store.postings(keys, bucket, ARCHIVE, after=after))


async def _fits(placing: Placing, mine: Profile, facts: list[Fact]) -> list[Fit]:
    most = [_CLOSER if rank < _LIKELY else _REPRESENTATIVES for rank in range(len(facts))]
    chosen = {f.id: _representatives(f, n) for f, n in zip(facts, most, strict=True)}
    profiles = await placing.store.profiles([m.claim_id for ms in chosen.values() for m in ms])
    fits = []
    for fact in facts:
        verdicts = []
        for member in chosen[fact.id]:
            theirs = profiles.get(member.claim_id)
            if theirs is None:
                continue
            verdict = placing.judge(mine, theirs)
            same_article = member.article_id == placing.bundle.article_id
            if not same_article:
                placing.met[member.claim_id] = Met(theirs, member.article_id, member.outlet, fact.of_archive)
            # within one article two values are two facts; only agreement joins
            if not same_article or verdict.judgement is Judgement.AGREEMENT:
                verdicts.append(verdict)
        best = best_verdict(verdicts)
        if best is not None and joins(best, verdicts):
            known = sum(v.judgement is not Judgement.INCOMPARABLE and not v.of_sentences for v in verdicts)
            fits.append(Fit(fact.id, fact.seq, best, known, mine.claim.quantity is not None))
    return sorted(fits, key=lambda fit: fit.order)


def _representatives(fact: Fact, most: int) -> tuple[Member, ...]:
    """The first member and the latest ones: all by whom a fact is known again."""
    if len(fact.members) <= most:
        return fact.members
    return (fact.members[0], *fact.members[-(most - 1) :])


async def _verdicts(placing: Placing, mine: Profile, fact: Fact) -> list[Verdict]:
    members = [m for m in fact.members if m.article_id != placing.bundle.article_id]
    profiles = await placing.store.profiles([m.claim_id for m in members])
    step = last_step([profiles[m.claim_id] for m in members if m.claim_id in profiles])
    verdicts = []
    for member in members:
        theirs = profiles.get(member.claim_id)
        if theirs is None:
            continue
        placing.articles[member.claim_id] = member.article_id
        placing.met[member.claim_id] = Met(theirs, member.article_id, member.outlet, fact.of_archive)
        verdicts.append(placing.judge(mine, theirs, step))
    return as_growth(verdicts, profiles, mine)


def _comparison(placing: Placing, withdrawn: tuple[str, ...], copies: tuple[Copy, ...]) -> Comparison:
    bundle = placing.bundle
    versions = {a: a for a in placing.older}
    agreed: dict[str, list[Agreed]] = {}
    for mine, _, verdicts in placing.placed:
        for verdict in verdicts:
            if verdict.judgement is Judgement.AGREEMENT:
                agreed.setdefault(verdict.right, []).append(Agreed(mine.claim.sentence, verdict.agrees))
    firm = [v for _, _, verdicts in placing.placed for v in verdicts if v.judgement is Judgement.AGREEMENT]
    moved = dict(placing.merged)
    article, heard = [mine for mine, _, _ in placing.placed], Heard(placing.met, placing.accounts)
    placed = []
    for mine, first_id, verdicts in placing.placed:
        fact_id = first_id
        while fact_id in moved:  # a later claim of this article may have merged the fact
            fact_id = moved[fact_id]
        revised = [as_revision(v, versions, placing.articles) for v in verdicts]
        stand = standing(revised, placing.articles, agreed, mine.claim.sentence)
        if mine.concept == PLAIN:
            stand = tuple(v for v in stand if not outvoted(v, firm, placing.articles))
        others = () if bundle.backfilled else corroborated(mine, stand, heard)
        others = _each_once((*placing.agreed.get(mine.claim.id, ()), *others))
        stand, others = of_one_thing(mine, article, stand, others, heard)
        if bundle.backfilled:
            stand = tuple(turned(v) if v.right in placing.later else v for v in stand)
        placed.append(PlacedClaim(mine.claim, fact_id, stand, others))
    return Comparison(
        seq=bundle.seq, seen_at=bundle.seen_at, article_id=bundle.article_id, url=bundle.url, outlet=bundle.outlet,
        title=bundle.title, published_at=bundle.published_at, kind=bundle.kind, supersedes=bundle.supersedes,
        placed=tuple(placed), withdrawn=withdrawn, merged=tuple(placing.merged), copies=copies, wire=bundle.wire,
        backfilled=bundle.backfilled, command=bundle.command,
    )  # fmt: skip


def _each_once(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    return tuple({(v.left, v.right): v for v in verdicts}.values())


async def _copies(placing: Placing) -> tuple[Copy, ...]:
    """Earlier articles of the same facts whose text this one repeats."""
    bundle, store = placing.bundle, placing.store
    if not bundle.claims:
        return ()
    seen = dict.fromkeys(placing.articles[v.right] for _, _, verdicts in placing.placed for v in verdicts)
    originals = await store.sources([a for a in seen if a not in placing.older][:_MAX_ORIGINALS])
    claims = tuple(mine.claim.id for mine, _, _ in placing.placed)
    store.put_source(Source(bundle.article_id, bundle.outlet, bundle.words, frozenset(bundle.shingles), claims))
    found = []
    for original in originals:
        share = containment(bundle.shingles, original.shingles)
        words = min(bundle.words, original.words)
        if is_copy(share, words):
            found.append(Copy(original.article_id, original.outlet, round(share, 4), words))
    return tuple(found)
