"""Repairs of a parse where the parser is known to err: `openings`, `words`, `states` and `values`, a rule each.

`parse` alone says in which order they are tried.
"""
