# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The listener of a sign-in, asked by a browser and by others."""

import socket
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from composer.domain.account_errors import PortsTaken, SignInTooLate
from composer.domain.errors import Cancelled
from composer.domain.ids import NetworkKey
from composer.system.loopback import CONNECTIONS, Loopback, PageWords

X = NetworkKey("x")
WORDS = PageWords("fr", "C’est <fait>", "Vous pouvez fermer cet onglet.", "Une autre connexion.", "Rien ici.")
STATE = "state-of-this-attempt"


@pytest.fixture
def listener() -> Iterator[Loopback]:
    opened = Loopback(X, (), "/callback", WORDS, life_s=20, connection_s=2, linger_s=0.2)
    yield opened
    opened.close()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as workers:
        yield workers


@pytest.fixture
def answer(listener: Loopback, pool: ThreadPoolExecutor) -> "Iterator[Future[Mapping[str, str]]]":
    asked_to_stop = False

    def look() -> None:
        if asked_to_stop:
            raise Cancelled

    waiting = pool.submit(listener.wait, STATE, look)
    yield waiting
    asked_to_stop = True


def ask(
    uri: str, query: str = "", method: str = "GET", host: str | None = None, path: str | None = None
) -> tuple[HTTPResponse, str]:
    parts = urlsplit(uri)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    target = (parts.path if path is None else path) + (f"?{query}" if query else "")
    connection.putrequest(method, target, skip_host=True)
    connection.putheader("Host", parts.netloc if host is None else host)
    connection.endheaders()
    reply = connection.getresponse()
    body = reply.read().decode()
    connection.close()
    return reply, body


def test_the_code_leaves_the_address_bar_and_the_page_says_what_to_do(
    listener: Loopback, answer: "Future[Mapping[str, str]]"
) -> None:
    reply, body = ask(listener.uri, f"code=abc%2Fd&state={STATE}&iss=https%3A%2F%2Fx.example")
    assert (reply.status, body) == (303, "")
    page, shown = ask(reply.headers["Location"])
    assert page.status == 200
    assert "Vous pouvez fermer" in shown
    assert "C’est &lt;fait&gt;" in shown
    assert 'lang="fr"' in shown
    for answered in (reply, page):
        assert answered.headers["Cache-Control"] == "no-store"
        assert answered.headers["Referrer-Policy"] == "no-referrer"
        assert answered.headers["X-Content-Type-Options"] == "nosniff"
        assert answered.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert answer.result(5) == {"code": "abc/d", "state": STATE, "iss": "https://x.example"}


def test_a_no_is_an_answer_too(listener: Loopback, answer: "Future[Mapping[str, str]]") -> None:
    ask(listener.uri, f"error=access_denied&error_description=%3Cb%3E&state={STATE}")
    assert answer.result(5)["error"] == "access_denied"


@pytest.mark.parametrize(
    ("query", "changes", "status"),
    [
        ("", {"path": "/favicon.ico"}, 404),
        (f"code=c&state={STATE}", {"path": "/callback/"}, 404),
        (f"code=c&state={STATE}", {"path": "//callback"}, 404),
        (f"code=c&state={STATE}", {"method": "HEAD"}, 404),
        (f"code=c&state={STATE}", {"method": "POST"}, 404),
        (f"code=c&state={STATE}", {"host": "localhost:1"}, 404),
        (f"code=c&state={STATE}", {"host": "evil.example"}, 404),
        (f"code=c&state={STATE}", {"host": ""}, 404),
        ("code=c&state=another", {}, 400),
        ("code=c", {}, 400),
        (f"state={STATE}", {}, 400),
        (f"code=c&error=e&state={STATE}", {}, 400),
        (f"code=c&code=d&state={STATE}", {}, 400),
        (f"code=c&state=another&state={STATE}", {}, 400),
        ("&".join(f"a{n}=1" for n in range(30)) + f"&code=c&state={STATE}", {}, 400),
    ],
)
def test_anything_else_is_sent_away_and_the_right_answer_still_counts(
    listener: Loopback, answer: "Future[Mapping[str, str]]", query: str, changes: dict[str, str], status: int
) -> None:
    reply, body = ask(listener.uri, query, **changes)
    assert reply.status == status
    assert STATE not in body
    assert not answer.done()
    ask(listener.uri, f"code=right&state={STATE}")
    assert answer.result(5)["code"] == "right"


def test_only_the_first_answer_counts(listener: Loopback, answer: "Future[Mapping[str, str]]") -> None:
    ask(listener.uri, f"code=first&state={STATE}")
    reply, _ = ask(listener.uri, f"code=second&state={STATE}")
    assert reply.status == 404
    assert answer.result(5)["code"] == "first"
    with pytest.raises(OSError, match="refused"):
        ask(listener.uri, f"code=third&state={STATE}")


def test_connections_that_say_nothing_or_too_much_are_in_nobodys_way(
    listener: Loopback, answer: "Future[Mapping[str, str]]"
) -> None:
    parts = urlsplit(listener.uri)
    place = (parts.hostname or "", parts.port or 0)
    silent = [socket.create_connection(place, 5) for _ in range(CONNECTIONS - 2)]
    with socket.create_connection(place, 5) as much:
        try:
            much.sendall(b"GET /callback HTTP/1.1\r\nX: " + b"a" * 20_000)
            assert much.recv(10) == b""
        except ConnectionError:
            pass  # it was cut while it still talked
    ask(listener.uri, f"code=c&state={STATE}")
    assert answer.result(5)["code"] == "c"
    for each in silent:
        each.close()


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])  # noqa: S104 - what another program might try
@pytest.mark.parametrize("chosen", [True, False])
def test_it_listens_on_this_computer_alone_and_shares_its_port_with_nobody(address: str, chosen: bool) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        ports = [free.getsockname()[1]] if chosen else []
    listener = Loopback(X, ports, "/callback", WORDS)
    parts = urlsplit(listener.uri)
    assert parts.hostname == "127.0.0.1"
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with pytest.raises(OSError, match="in use"):
            other.bind((address, parts.port))
    listener.close()


def test_nobody_comes() -> None:
    listener = Loopback(X, (), "/callback", WORDS, life_s=0.05)
    with pytest.raises(SignInTooLate):
        listener.wait(STATE, lambda: None)


def test_the_person_stops_it(listener: Loopback) -> None:
    def look() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        listener.wait(STATE, look)


def test_of_the_ports_of_a_console_the_first_free_one_is_taken() -> None:
    with socket.socket() as taken, socket.socket() as free:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        free.bind(("127.0.0.1", 0))
        ports = [taken.getsockname()[1], free.getsockname()[1]]
        free.close()
        listener = Loopback(X, ports, "/x", WORDS)
        assert listener.uri == f"http://127.0.0.1:{ports[1]}/x"
        with pytest.raises(PortsTaken):
            Loopback(X, ports, "/x", WORDS)
        listener.close()
