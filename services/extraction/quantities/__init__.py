"""Numbers of news text as intervals: one grammar for digits, words, hedges, units and what is counted."""

from services.extraction.quantities.grammar import find_numbers, find_quantities

__all__ = ["find_numbers", "find_quantities"]
