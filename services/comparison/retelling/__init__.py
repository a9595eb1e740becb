"""Sentences of two outlets that tell one thing again, known by their words, and the one value in which they differ."""
