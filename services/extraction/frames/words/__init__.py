"""What is known of words beforehand: verbs, nouns and their roles, lists, names of lands (tables and their readers)."""
