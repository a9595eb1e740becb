"""Contests: whether a field that differs can contradict at all, or both values can be true.

`naming` asks whether a clause names of whom it tells, `moment` whether two are of one time and place; then a room for
each kind of value: `figures`, `happenings` (when and where), `persons` (who, and in which role), `moves` (up or down),
`denials`. `judging` alone puts the question.
"""
