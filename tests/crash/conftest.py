"""The same server per session as the tests of the runtime."""

from tests.runtime.conftest import client, server, settings

__all__ = ["client", "server", "settings"]
