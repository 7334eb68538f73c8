# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real servers answer, and on this computer alone."""

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
    heard = {
        found.laddr.ip
        for child in psutil.Process().children(recursive=True)
        for found in child.net_connections("tcp")
        if found.status == psutil.CONN_LISTEN
    }
    assert heard == {"127.0.0.1"}


def test_the_lock_file_names_no_registry() -> None:
    lock = (HERE / "package-lock.json").read_text("utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock
