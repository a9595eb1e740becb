"""Weights and learned copying as frozen for a stream-time day."""
