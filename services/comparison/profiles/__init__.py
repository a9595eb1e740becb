"""What comparison looks at in one claim, worked out once: its words, names, basis of a change, whose word it is."""
