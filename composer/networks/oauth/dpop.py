# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokens bound to a key of this computer: each request carries a proof that the key is here (RFC 9449).

``cryptography`` is imported at the first key.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from composer.domain.errors import NotConnected
from composer.domain.ports import Clock, Web
from composer.domain.secrets import Secret
from composer.domain.web import Reply, Request
from composer.networks.oauth.tokens import words


def new_key() -> Secret:
    """A fresh P-256 key, in PEM."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = ec.generate_private_key(ec.SECP256R1())
    return Secret(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode())


class Nonces:
    """The newest nonce each server gave. Several threads may use it."""

    def __init__(self) -> None:
        self._by_origin: dict[str, str] = {}

    def of(self, url: str) -> str:
        """Empty where the server gave none."""
        return self._by_origin.get(_origin(url), "")

    def learn(self, url: str, reply: Reply) -> None:
        """From every answer, whatever it says."""
        if nonce := reply.headers.get("dpop-nonce"):
            self._by_origin[_origin(url)] = nonce


class BoundWeb:
    """Implements ``domain.ports.Web``: every request goes with a proof, and with ``access`` where there is one."""

    def __init__(self, web: Web, key: Secret, clock: Clock, nonces: Nonces, access: Secret | None = None) -> None:
        self._web = web
        self._key = key
        self._clock = clock
        self._nonces = nonces
        self._access = access

    def send(self, request: Request) -> Reply:
        """Twice when the server asks for a nonce: it did nothing the first time."""
        nonce = self._nonces.of(request.url)
        reply = self._once(request)
        if wants_nonce(reply) and self._nonces.of(request.url) != nonce:
            reply = self._once(request)
        return reply

    def _once(self, request: Request) -> Reply:
        nonce = self._nonces.of(request.url)
        proof = self._proof(request.method, request.url, nonce)
        signed = replace(request, headers={**request.headers, "DPoP": proof}, bearer=self._access, scheme="DPoP")
        reply = self._web.send(signed)
        self._nonces.learn(request.url, reply)
        return reply

    def _proof(self, method: str, url: str, nonce: str) -> str:
        claims: dict[str, Any] = {
            "jti": secrets.token_urlsafe(16),
            "htm": method.upper(),
            "htu": url.partition("#")[0].partition("?")[0],
            "iat": int(self._clock.now().timestamp()),
        }
        if nonce:
            claims["nonce"] = nonce
        if self._access is not None:
            claims["ath"] = b64(hashlib.sha256(self._access.reveal().encode()).digest())
        return _signed(self._key, claims)


def wants_nonce(reply: Reply) -> bool:
    """An authorization server says so in the body, a resource server in a header."""
    asked = "use_dpop_nonce" in reply.headers.get("www-authenticate", "")
    return reply.status in (400, 401) and (asked or words(reply).get("error") == "use_dpop_nonce")


def b64(content: bytes) -> str:
    """As JSON web tokens have it: for addresses, without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _signed(pem: Secret, claims: Mapping[str, Any]) -> str:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key = load_pem_private_key(pem.reveal().encode(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise NotConnected(network="")
    point = key.public_key().public_numbers()
    jwk = {"kty": "EC", "crv": "P-256", "x": b64(point.x.to_bytes(32, "big")), "y": b64(point.y.to_bytes(32, "big"))}
    head = {"typ": "dpop+jwt", "alg": "ES256", "jwk": jwk}
    said = ".".join(b64(json.dumps(part, separators=(",", ":")).encode()) for part in (head, claims))
    r, s = decode_dss_signature(key.sign(said.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{said}.{b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
