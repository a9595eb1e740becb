"""Keeps the table of how many calls held."""
