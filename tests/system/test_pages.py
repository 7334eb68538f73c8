# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

import pytest

from composer.domain.accounts import Egress
from composer.system.http import Http
from composer.system.pages import is_public
from tests.fakes.http_server import Answer, Drop, FakeServer


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as server:
        yield server


def moved(to: str, status: int = 302) -> Answer:
    return Answer(status, headers={"Location": to})


def test_a_page_that_answers_is_public_and_the_ledger_knows(
    http: Http, server: FakeServer, ledger: list[Egress]
) -> None:
    assert is_public(http, f"{server.url}/t3")
    assert [(line.host, line.why) for line in ledger] == [("127.0.0.1", "embargo")]
    assert [(asked.method, asked.path) for asked in server.received] == [("GET", "/t3")]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_within_its_host_is_followed(http: Http, server: FakeServer, status: int) -> None:
    server.next(moved("/fr/t3", status), moved(f"{server.url}/fr/t3/", status))
    assert is_public(http, f"{server.url}/t3")
    assert [asked.path for asked in server.received] == ["/t3", "/fr/t3", "/fr/t3/"]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(404),
        Answer(403),
        Answer(401),
        Answer(410),
        Answer(429),
        Answer(500),
        Answer(503),
        Answer(204),
        Answer(206),
        Answer(304),
        moved("https://elsewhere.example/"),
        moved("http://localhost/"),
        moved("file:///etc/hosts"),
        Drop.AFTER_READING_THE_REQUEST,
        Drop.IN_THE_MIDDLE_OF_THE_ANSWER,
        Drop.SILENT,
    ],
)
def test_anything_else_is_not_public(http: Http, server: FakeServer, answer: Answer | Drop) -> None:
    server.next(answer)
    assert not is_public(http, f"{server.url}/t3", read_s=0.2)
    assert len(server.received) == 1


def test_redirects_without_end_are_left(http: Http, server: FakeServer) -> None:
    server.next(*(moved("/t3") for _ in range(20)))
    assert not is_public(http, f"{server.url}/t3")
    assert len(server.received) == 6


def test_offline_nothing_is_public(http: Http) -> None:
    with FakeServer() as gone:
        address = f"{gone.url}/t3"
    assert not is_public(http, address)
