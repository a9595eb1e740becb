"""Time expressions of news text as day intervals, resolved against the publication date."""

from services.extraction.times.grammar import find_periods

__all__ = ["find_periods"]
