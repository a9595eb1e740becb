"""A list in pages is a list: whatever was appended, what is read is its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.runtime.pages import PagedList, decode_ids, encode_ids
from services.runtime.state import MemoryBackend, UnitOfWork

IDS = PagedList("ids", 3, encode_ids, decode_ids)


async def holding(ids: list[str]) -> UnitOfWork:
    work = UnitOfWork(MemoryBackend())
    for one in ids:
        await IDS.append(work, one)
    return work


@given(st.lists(st.text("abc", max_size=2), max_size=12), st.integers(0, 15), st.integers(-2, 15) | st.none())
async def test_the_newest_are_the_end_of_the_list_from_behind(ids: list[str], limit: int, before: int | None) -> None:
    end = ids if before is None else ids[: max(0, before)]
    assert await IDS.newest(await holding(ids), limit, before) == end[::-1][:limit]


@given(st.lists(st.text("abc", max_size=2), max_size=12), st.integers(0, 15), st.integers(0, 15))
async def test_a_part_is_the_slice_of_the_list(ids: list[str], start: int, end: int) -> None:
    assert await IDS.between(await holding(ids), start, end) == ids[start:end]


@pytest.mark.parametrize(("held", "page"), [(0, "ids:0"), (2, "ids:0"), (3, "ids:1"), (7, "ids:2")])
async def test_an_append_writes_one_page_and_the_length(held: int, page: str) -> None:
    work = UnitOfWork(await holding([str(i) for i in range(held)]))
    await IDS.append(work, "new")
    assert sorted(work.changes.writes) == sorted([page, "ids:count"])
