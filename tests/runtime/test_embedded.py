"""The ports that servers of this project are given."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from services.runtime import embedded
from services.runtime.embedded import CLUSTER_BUS, PORTS, EmbeddedServer, PortTakenError, free_port


def test_a_port_and_the_cluster_port_above_it_lie_below_those_of_outgoing_connections() -> None:
    """Redis refuses to be a node of a cluster above 55,535; the systems' own ports begin at 32,768 at the lowest."""
    for _ in range(50):
        assert free_port() in PORTS
    assert PORTS.stop + CLUSTER_BUS <= 32_768


def test_no_port_is_given_twice_in_a_round() -> None:
    given = [free_port() for _ in range(200)]
    assert len(set(given)) == len(given)


def test_a_port_is_not_given_when_it_or_its_cluster_port_is_taken() -> None:
    taken = free_port()
    for listening in (taken, taken + CLUSTER_BUS):
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind(("127.0.0.1", listening))
            server.listen()
            assert taken not in {free_port() for _ in range(len(PORTS))}


def test_who_is_too_late_for_a_port_takes_another_and_never_the_other_server(
    server: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = iter([server.port, free_port()])
    monkeypatch.setattr(embedded, "free_port", lambda: next(offered))
    with embedded.embedded_server(tmp_path / "late") as late:
        assert late.port != server.port
    with pytest.raises(PortTakenError, match="already in use"):
        EmbeddedServer.start(tmp_path / "named", port=server.port)
