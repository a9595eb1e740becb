"""Scores again from the log, with the same or with other parameters."""
