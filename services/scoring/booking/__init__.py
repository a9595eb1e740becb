"""Settlements in and out of the accounts, states of alerts onto the stream."""
