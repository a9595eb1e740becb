from tests.runtime.conftest import Processes, client, processes, server, settings

__all__ = ["Processes", "client", "processes", "server", "settings"]
