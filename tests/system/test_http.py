# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from composer.domain.accounts import Egress
from composer.domain.errors import (
    NetworkError,
    NotConnected,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
    UsageError,
)
from composer.domain.secrets import Secret
from composer.domain.web import Request
from composer.system import http as door
from composer.system.http import Http
from tests.builders import NOW, FakeClock
from tests.fakes.http_server import Answer, Drop, FakeServer, Loopback, say


@pytest.mark.parametrize("name", ["https_proxy", "http_proxy"])
def test_the_proxy_of_the_system_is_known_whatever_hosts_are_spared(
    http: Http,  # noqa: ARG001 - begins without any proxy
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    assert door.proxy_address() == ""
    monkeypatch.setenv(name, "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "*")
    assert door.proxy_address() == "http://proxy.example:3128"


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as server:
        yield server


def ask(url: str, method: str = "GET", **more: object) -> Request:
    return Request(method, url, why="test", network="mastodon", **more)  # type: ignore[arg-type]  # any field


def test_an_answer_comes_back_and_stands_in_the_ledger(http: Http, server: FakeServer, ledger: list[Egress]) -> None:
    server.next(Answer(201, b'{"id": "7"}', {"X-Kind": "new"}))
    reply = http.send(ask(server.url + "/posts", "POST", json={"status": "Bonjour"}, params={"a": "é"}))
    assert (reply.status, reply.ok, reply.json(), reply.headers["x-kind"]) == (201, True, {"id": "7"}, "new")
    (received,) = server.received
    assert (received.method, received.path, received.body) == ("POST", "/posts?a=%C3%A9", b'{"status": "Bonjour"}')
    (line,) = ledger
    assert (line.when, line.host, line.why) == (NOW, "127.0.0.1", "test")
    assert line.sent > len(received.body)
    assert line.received > len(reply.body)


def test_the_token_is_sent_even_when_netrc_knows_the_host(http: Http, server: FakeServer, home: Path) -> None:
    (home / ".netrc").write_text("machine 127.0.0.1 login someone password else\n")
    (home / ".netrc").chmod(0o600)
    http.send(ask(server.url, bearer=Secret("our-token")))
    http.send(ask(server.url))
    assert server.received[0].headers["authorization"] == "Bearer our-token"
    assert "authorization" not in server.received[1].headers


def test_cookies_and_redirects_are_not_followed(http: Http, server: FakeServer) -> None:
    server.next(Answer(302, b"", {"Location": "/elsewhere", "Set-Cookie": "a=b"}))
    assert http.send(ask(server.url)).status == 302
    http.send(ask(server.url))
    assert len(server.received) == 2
    assert "cookie" not in server.received[1].headers


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("Retry-After: 120", 120),
        ("X-Other: 7", 60),
        ("Retry-After: soon", 60),
        ("Retry-After: 999999999", 86400),
        (f"Retry-After: {format_datetime(NOW + timedelta(minutes=2))}", 120),
        ("X-RateLimit-Reset: 2026-11-03T09:32:00.250000Z", 121),
        ("X-RateLimit-Reset: 45", 45),
        (f"RateLimit-Reset: {int(NOW.timestamp()) + 90}", 90),
        ("RateLimit-Reset: 7", 7),
        (f"RateLimit-Reset: {'9' * 30}", 60),
    ],
)
def test_a_limit_says_when_to_come_back(http: Http, server: FakeServer, stated: str, seconds: int) -> None:
    name, _, value = stated.partition(": ")
    server.next(Answer(429, b"", {"Date": format_datetime(NOW), name: value}))
    with pytest.raises(RateLimited) as caught:
        http.send(ask(server.url, "POST"))
    assert caught.value.values == {"network": "mastodon", "retry_after_s": str(seconds)}


class Dripping(Loopback):
    """An answer without end, a byte at a time."""

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        self.read(handler)
        say(handler, Answer(), promised=10**6)
        while not self.closing.wait(0.005):
            handler.wfile.write(b" ")


@pytest.mark.parametrize(("method", "said"), [("GET", Unreachable), ("POST", OutcomeUnknown)])
def test_an_answer_that_does_not_end_is_none(method: str, said: type[NetworkError]) -> None:
    http = Http(FakeClock(), lambda _: None, connect_s=2, read_s=1, body_s=0.1)
    with Dripping() as server, pytest.raises(said, match="does not end"):
        http.send(ask(server.url, method))
    http.close()


def test_who_hears_of_limits_is_told_all_of_them(http: Http, server: FakeServer) -> None:
    server.next(Answer(429, b"not today", {"X-Reset": "12"}))
    reply = http.send(replace(ask(server.url, "POST"), hears_limits=True))
    assert (reply.status, reply.body, reply.headers["x-reset"], reply.ok) == (429, b"not today", "12", False)


def test_a_refusal_carries_the_networks_words(http: Http, server: FakeServer) -> None:
    server.next(Answer(422, b"Text too long"), Answer(401), Answer(200))
    with pytest.raises(PostRefused) as caught:
        http.send(ask(server.url, "POST")).checked()
    assert caught.value.values == {"network": "mastodon", "reason": "HTTP 422 Text too long"}
    with pytest.raises(NotConnected):
        http.send(ask(server.url, "POST")).checked()
    assert http.send(ask(server.url, "POST")).checked().ok


@pytest.mark.parametrize("ending", [Answer(500), Answer(503), *Drop])
@pytest.mark.parametrize(("method", "error"), [("GET", Unreachable), ("POST", OutcomeUnknown), ("PUT", OutcomeUnknown)])
def test_what_may_have_been_done_is_unknown_and_asked_once(
    http: Http, server: FakeServer, ledger: list[Egress], ending: Answer | Drop, method: str, error: type[Exception]
) -> None:
    server.next(ending)
    with pytest.raises(error):
        http.send(ask(server.url, method, body=b"x" * 100, read_s=0.3))
    assert len(server.received) == 1
    assert ledger[0].sent > 100


def test_a_repeatable_post_that_fails_is_only_unreachable(http: Http, server: FakeServer) -> None:
    server.next(Drop.AFTER_READING_THE_REQUEST)
    with pytest.raises(Unreachable):
        http.send(ask(server.url, "POST", repeatable=True))


def test_nobody_at_the_door_means_nothing_was_sent(http: Http, ledger: list[Egress]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Unreachable) as caught:
        http.send(ask(f"http://127.0.0.1:{port}/", "POST", body=b"x"))
    assert caught.value.values["reason"] == "NewConnectionError"
    assert (ledger[0].sent, ledger[0].received) == (0, 0)


def test_an_unknown_name_means_nothing_was_sent(http: Http, ledger: list[Egress]) -> None:
    with pytest.raises(Unreachable) as caught:
        http.send(ask("https://nowhere.invalid/", "POST"))
    assert caught.value.values["reason"] == "NameResolutionError"
    assert (ledger[0].host, ledger[0].sent) == ("nowhere.invalid", 0)


@pytest.mark.parametrize(
    "url", ["http://example.org/", "ftp://127.0.0.1/", "file:///etc/passwd", "https://a:b@127.0.0.1/", "nonsense", ""]
)
def test_only_https_leaves_the_computer(http: Http, ledger: list[Egress], url: str) -> None:
    with pytest.raises(UsageError):
        http.send(ask(url))
    assert ledger == []


def test_an_endless_answer_is_cut(http: Http, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "REPLY_LIMIT_BYTES", 1000)
    server.next(Answer(body=b"x" * 2000))
    with pytest.raises(Unreachable):
        http.send(ask(server.url))


def test_an_answer_that_is_no_json_after_a_post_is_no_success(http: Http, server: FakeServer) -> None:
    server.next(Answer(200, b"<html>"))
    with pytest.raises(OutcomeUnknown):
        http.send(ask(server.url, "POST")).json()


def test_the_systems_proxy_is_used(http: Http, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    http.send(ask("http://localhost:9/through"))
    assert server.received[0].path == "http://localhost:9/through"


def test_a_proxy_that_is_down_means_nothing_was_sent(http: Http, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
    with pytest.raises(Unreachable):
        http.send(ask("https://nordalia.invalid/", "POST"))


@pytest.fixture
def certified(tmp_path: Path) -> Callable[[], tuple[ssl.SSLContext, Path]]:
    """A server certificate for 127.0.0.1 that signs itself."""

    def make() -> tuple[ssl.SSLContext, Path]:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Nordalia inspection")])
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        start = datetime.now(UTC) - timedelta(days=1)
        certificate = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(start + timedelta(days=30))
            .add_extension(here, critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        pem = certificate.public_bytes(serialization.Encoding.PEM)
        plain = serialization.NoEncryption()
        private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        both, root = tmp_path / "server.pem", tmp_path / "root.pem"
        both.write_bytes(private + pem)
        root.write_bytes(pem)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(both)
        return context, root

    return make


def test_a_certificate_nobody_vouches_for_is_refused_before_anything_is_sent(
    http: Http, ledger: list[Egress], certified: Callable[[], tuple[ssl.SSLContext, Path]]
) -> None:
    context, _ = certified()
    with FakeServer(context) as server:
        with pytest.raises(Unreachable) as caught:
            http.send(ask(server.url, "POST", bearer=Secret("our-token")))
        assert server.received == []
    assert caught.value.values["reason"].startswith("certificate: self")
    assert ledger[0].sent == 0


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"])
def test_a_certificate_the_system_vouches_for_is_accepted(
    http: Http, certified: Callable[[], tuple[ssl.SSLContext, Path]], monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    context, root = certified()
    monkeypatch.setenv(variable, str(root))
    with FakeServer(context) as server:
        assert http.send(ask(server.url)).ok
