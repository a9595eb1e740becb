"""`/dead-letters`: what was refused and why. Looking only; sending again and dropping is for the command line."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from schemas.http import Letter, LetterList, Problem
from services.api.problems import not_found
from services.api.state import Here
from services.runtime.dead_letters import StoredLetter

router = APIRouter(tags=["operations"])

EntryId = Annotated[str, Path(pattern=r"^[0-9]{1,20}-[0-9]{1,20}$")]


@router.get("/dead-letters")
async def letters(
    here: Here,
    before: Annotated[str | None, Query(pattern=r"^[0-9]{1,20}-[0-9]{1,20}$")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    stage: Annotated[str | None, Query(max_length=32)] = None,
) -> LetterList:
    """Dead letters, newest first, of one stage or of all. The content itself is not shown: it is hostile or broken."""
    found = await here.letters(limit, before, stage) if here.letters else []
    more = found[-1].id if len(found) == limit else None
    return LetterList(letters=tuple(letter_of(stored) for stored in found), next=more)


@router.get("/dead-letters/{letter_id}", responses={404: {"model": Problem, "description": "No such letter"}})
async def letter(letter_id: EntryId, here: Here) -> Letter:
    """One dead letter."""
    found = await here.letter(letter_id) if here.letter else None
    if found is None:
        raise not_found("dead letter", letter_id)
    return letter_of(found)


def letter_of(stored: StoredLetter) -> Letter:
    """As it is answered: without the original bytes."""
    return Letter(id=stored.id, **stored.letter.model_dump(exclude={"fields", "article"}))
