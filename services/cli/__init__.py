"""The command line: the room on top of the house (ADR 0060). It imports every stage; nothing imports it."""

from services.cli.app import main

__all__ = ["main"]
