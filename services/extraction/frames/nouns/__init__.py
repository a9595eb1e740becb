"""What nouns and names name, and whom a later surname, pronoun or description means."""
