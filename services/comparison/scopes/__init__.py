"""Scopes: what limits the thing told (a part, a stage of a count, a period, a kind), and whether two limits are one.

`model` names the answer, `limits` reads what words say, `lands` parts of lands, `polls` whose poll it is, `things` what
kind of a thing is measured and where, `wholes` parts and wholes of what is counted; `judging` alone puts the question.
"""
