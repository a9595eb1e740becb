"""Two claims as tellings of one thing: what their sentences, read by `sentences`, say of each other.

What speaks against one telling: `nearness` (too unlike), `several` (more than one value differs), `scoping` (two
scopes), `doubts` (another event, scope, unit or time). `verdicts` alone puts the question; its answer is put together
in `agreeing` and `fields`, and `figures` says what a sentence knows of another claim's figure.
"""
