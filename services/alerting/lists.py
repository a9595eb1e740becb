"""Lists as pages of bounded size: a page is rewritten whole when it grows, so it must stay small.

Positions count from 0 in the order of arrival and never change, so a cursor stays good while the list grows.
"""

from __future__ import annotations

from collections.abc import Iterator

PAGE = 64
"""Entries on a page: about 3 kB of ids."""


def page_of(position: int) -> int:
    """Number of the page that holds `position`.

    >>> page_of(63), page_of(64)
    (0, 1)
    """
    return position // PAGE


def newest_first(total: int, before: int | None, limit: int) -> range:
    """Positions of at most `limit` entries below `before` (None: from the newest), newest first.

    >>> list(newest_first(10, None, 3)), list(newest_first(10, 2, 5))
    ([9, 8, 7], [1, 0])
    """
    top = total if before is None else max(0, min(before, total))
    return range(top - 1, max(-1, top - 1 - limit), -1)


def oldest_first(total: int, after: int, limit: int) -> range:
    """Positions of at most `limit` entries from `after` on, oldest first.

    >>> list(oldest_first(10, 8, 5)), list(oldest_first(10, 12, 5))
    ([8, 9], [])
    """
    start = max(0, after)
    return range(start, min(total, start + limit))


def pages_of(positions: range) -> Iterator[int]:
    """Pages that hold `positions`, each once.

    >>> list(pages_of(range(130, 60, -1)))
    [2, 1, 0]
    """
    if positions:
        first, last = page_of(positions[0]), page_of(positions[-1])
        yield from range(first, last + (1 if last >= first else -1), 1 if last >= first else -1)
