# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose certificates places believe, and which proxy they take: OpenDAL decides that, so it is looked at for real."""

import ipaddress
import json
import os
import ssl
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.fakes.http_server import Loopback

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys
from composer.domain.places import PlaceError, place_address
from composer.system.clock import SystemClock
from composer.system.places import StoredFiles
place = StoredFiles(place_address(sys.argv[1]), None, SystemClock(), lambda _: None, "team space")
try:
    print(json.dumps(["read", place.read("file", 100).decode()]))
except PlaceError as error:
    print(json.dumps([error.code, error.values.get("reason", "")]))
"""
STRANGERS = ("PROXY", "SSL_CERT", "BUNDLE")


class Company(NamedTuple):
    authority: Path
    context: ssl.SSLContext


class Files(Loopback):
    """Answers every GET with the same file; as a proxy, refuses every tunnel."""

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        self.read(handler)
        body = b"content" if handler.command == "GET" else b""
        handler.send_response(200 if body else 503)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """Its own authority, as behind an inspecting proxy, and a server's certificate for 127.0.0.1."""
    now, day = datetime.now(UTC), timedelta(days=1)
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("Nordalia CA", "team")]
    built = [
        x509.CertificateBuilder(names[0], names[number], keys[number].public_key(), number + 1, now - day, now + day)
        for number in range(2)
    ]
    authority = built[0].add_extension(x509.BasicConstraints(True, None), True).sign(keys[0], hashes.SHA256())
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    server = (
        built[1]
        .add_extension(address, False)
        .add_extension(x509.BasicConstraints(False, None), True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
        .sign(keys[0], hashes.SHA256())
    )
    pem, both = serialization.Encoding.PEM, tmp_path / "server.pem"
    kept = keys[1].private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    both.write_bytes(server.public_bytes(pem) + kept)
    path = tmp_path / "authority.pem"
    path.write_bytes(authority.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return Company(path, context)


def asked(port: int, more: Mapping[str, str] | None = None) -> list[str]:
    """What a program says that reads a file there, in an environment with nothing but ``more`` of its kind."""
    plain = {key: value for key, value in os.environ.items() if not any(word in key.upper() for word in STRANGERS)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, f"webdavs://127.0.0.1:{port}/team"],
        cwd=ROOT,
        env=plain | dict(more or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: list[str] = json.loads(done.stdout)
    return told


def test_a_certificate_nobody_vouches_for_is_refused(company: Company) -> None:
    with Files(company.context) as server:
        code, reason = asked(server.port)
        assert server.received == []
    assert code == "place-unreachable"
    assert "certificate" in reason


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own store is changed, not a variable")
def test_the_company_s_authority_is_believed_where_the_system_names_it(company: Company) -> None:
    with Files(company.context) as server:
        assert asked(server.port, {"SSL_CERT_FILE": str(company.authority)}) == ["read", "content"]


def test_a_bundle_of_python_is_not_read(company: Company) -> None:
    with Files(company.context) as server:
        code, _ = asked(server.port, {"REQUESTS_CA_BUNDLE": str(company.authority)})
    assert code == "place-unreachable"


def test_the_proxy_of_the_environment_is_taken(company: Company) -> None:
    with Files(company.context) as server, Files() as proxy:
        code, _ = asked(server.port, {"HTTPS_PROXY": proxy.url, "SSL_CERT_FILE": str(company.authority)})
        assert {each.method for each in proxy.received} == {"CONNECT"}
        assert server.received == []
        told = asked(
            server.port,
            {"HTTPS_PROXY": proxy.url, "NO_PROXY": "127.0.0.1", "SSL_CERT_FILE": str(company.authority)},
        )
    assert code == "place-unreachable"
    if sys.platform == "linux":
        assert told == ["read", "content"]
