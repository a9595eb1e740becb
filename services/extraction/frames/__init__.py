"""Predicate-argument structure: active, passive, nouns and light verbs brought to one canonical frame."""
