"""A value that all others tell and a new article has another one for, whatever words each of them has.

`stated` finds the values of an article (`figures`, `days`, `names`, `endings`), `slots` which of a new article's may
stand where several others have another, `features` what tells that it does, `judging` how sure it is: a logistic model
whose weights (standins.tsv) `training.standins` learns.
"""
