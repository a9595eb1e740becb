"""Claims of a sentence: a number or a clause with its frame, its time, and what it takes from the sentence before."""
