"""Clauses of a tree: arguments in slots, subjects they take from what governs them, sense, mood, whose a number is."""
