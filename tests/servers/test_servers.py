# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real servers answer, and on this computer alone."""

from ipaddress import ip_address

import psutil
import pytest

from composer.domain.web import Request
from composer.system.http import Http, log_egress
from tests.builders import FakeClock
from tests.servers.conftest import RealServer
from tests.servers.provide import HERE


@pytest.mark.parametrize(
    ("server", "page", "known"),
    [
        ("oidc", "/.well-known/openid-configuration", "pushed_authorization_request_endpoint"),
        ("pds", "/xrpc/com.atproto.server.describeServer", "availableUserDomains"),
    ],
)
def test_it_answers_on_loopback_only(server: str, page: str, known: str, request: pytest.FixtureRequest) -> None:
    real: RealServer = request.getfixturevalue(server)
    http = Http(FakeClock(), log_egress)
    reply = http.send(Request("GET", real.url + page, "test", direct=True)).checked()
    http.close()
    assert known in reply.json()
    ours = psutil.Process(real.pid)
    heard = {
        found.laddr.ip
        for process in (ours, *ours.children(recursive=True))
        for found in process.net_connections("tcp")
        if found.status == psutil.CONN_LISTEN
    }
    assert heard
    assert [place for place in heard if not is_loopback(place)] == []


def is_loopback(place: str) -> bool:
    """A socket for both families names the address it is bound to as ``::ffff:127.0.0.1``."""
    address = ip_address(place)
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


@pytest.mark.parametrize(
    ("place", "loopback"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("0.0.0.0", False),  # noqa: S104 - what must not be
        ("::", False),
        ("::ffff:0.0.0.0", False),
        ("::ffff:192.0.2.1", False),
    ],
)
def test_what_loopback_is(place: str, loopback: bool) -> None:
    assert is_loopback(place) == loopback


def test_the_lock_file_names_no_registry() -> None:
    lock = (HERE / "package-lock.json").read_text("utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock
