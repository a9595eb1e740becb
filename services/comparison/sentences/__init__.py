"""Sentences of two outlets that tell one thing again, known by their words, and the one value in which they differ.

From the words up: `tokens` reads a sentence, its numbers by `reckoning`, its moods by `mood`; `alignment` holds two
against each other, `differences` finds the values that differ, `scores` weighs them by what stands around
(`surroundings`). Nothing here knows of claims; `tellings` puts the question for two of them.
"""
