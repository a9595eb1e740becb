"""What a live anchor makes of a conflict: the anchored value needs no further evidence, a refuted one is none."""

from __future__ import annotations

from dataclasses import dataclass

from services.scoring.anchors import anchored_claims, live_anchor
from services.scoring.case import Case


@dataclass(frozen=True, slots=True)
class AnchoredWord:
    """What a live anchor makes of a conflict."""

    opposed: frozenset[int]
    """Cells that the claim still contradicts; empty: none that counts."""
    decides: bool
    """The anchored value itself is among them: no further evidence is needed."""
    reason: str


def anchored_word(case: Case) -> AnchoredWord | None:
    """What the live anchor of the case's field says of it; None without one, or where it bears on neither side."""
    anchor = live_anchor(case.record, case.field, case.now)
    if anchor is None:
        return None
    claims = anchored_claims(case.record, anchor)
    held = {case.cells.of[c] for c in claims if c in case.cells.of}
    mine = case.claim.claim_id in claims or bool(held & (case.agreed | case.continued))
    if anchor.holds:
        if mine:
            return AnchoredWord(frozenset(), decides=False, reason=f"{anchor.author} has anchored this value")
        if held & case.opposed:
            reason = f"{anchor.author} has anchored the other value ({anchor.reason})"
            return AnchoredWord(frozenset(held & case.opposed), decides=True, reason=reason)
        return None
    if mine and case.opposed:
        return AnchoredWord(case.opposed, decides=True, reason=f"{anchor.author} has anchored this value as not so")
    if held & case.opposed:
        return AnchoredWord(case.opposed - held, False, f"{anchor.author} has anchored the other value as not so")
    return None
