"""An optional second reader of clauses: an NLI cross-encoder, for pairs whose verbs no table knows (docs/nli.md).

Off by default; then nothing of it is imported and every output is what it was.
"""
