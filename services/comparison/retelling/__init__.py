"""Sentences of two outlets that tell one thing again, known by their words, and the one value in which they differ.

From the words up: `tokens` reads a sentence, its numbers by `reckoning`, `alignment` holds two against each other,
`differences` finds the values that differ, `scores` weighs them. Then what speaks against one telling: `nearness` (too
unlike), `several` (more than one value differs), `scoping` (two scopes), `doubts`, `mood`. `verdicts` alone puts the
question; its answer is put together in `agreeing` and `fields`, and `figures` says what a sentence knows of another
claim's figure.
"""
