"""Recall against silence: one field of a sentence is changed, and the pipeline should notice that it contradicts."""
