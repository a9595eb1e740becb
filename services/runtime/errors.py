"""The kinds of failure that a worker knows."""

from __future__ import annotations


class PermanentError(Exception):
    """The input itself is bad and will be bad tomorrow: a dead letter with this text as its reason."""


class TransientError(Exception):
    """Something outside is not available: keep the place in the stream and try again."""


class SettingsError(Exception):
    """What the settings ask for is not there: the process ends before its first entry, with this text."""


class FencedError(Exception):
    """Another process owns this stage by now; nothing of the commit has happened."""


class HaltedError(Exception):
    """An entry has killed workers too often: the shard stands still until an operator decides."""
