"""Crosswire: the folders are the pipeline, in the order in which an article travels."""
