"""How a command ends. The numbers are a contract (docs/cli.md)."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    FAILED = 1
    """It ran, and what it had to do failed or what it checked is not well."""
    USAGE = 2
    """The call or a file that it names is wrong; nothing was done."""
    NOT_BUILT = 3
    """The command is announced and not built yet."""
    UNREACHABLE = 4
    """A server that it needs does not answer."""


class Failure(Exception):  # noqa: N818 - it ends a command and says how, it is no programming error
    """Ends a command: what was wrong, what to do about it, and the exit code. Never shown as a traceback."""

    def __init__(self, message: str, *, hint: str = "", code: Exit = Exit.FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code


def bad_input(message: str, hint: str = "") -> Failure:
    """The user's file or option is wrong."""
    return Failure(message, hint=hint, code=Exit.USAGE)
