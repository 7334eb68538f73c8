# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who a Bluesky handle is, and on which server they live."""

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from composer.domain.account_errors import ServerUnfit
from composer.domain.ids import NetworkKey
from composer.domain.ports import Web
from composer.domain.web import Reply, Request
from composer.networks.oauth.tokens import words

KEY: Final = NetworkKey("bluesky")
_WHY: Final = "who the handle is"
_HANDLE: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_DID: Final = re.compile(r"did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.%-]+)")
_PLAIN: Final = re.compile(r"http://(?:localhost|127\.0\.0\.1)(?::\d+)?")


@dataclass(frozen=True, slots=True)
class Person:
    """``did`` is empty where only the server was named, or an e-mail address was given."""

    handle: str
    did: str
    server: str
    """As https://… without a slash at the end."""


class Resolver:
    """Asks ``service`` for handles, ``directory`` for identities; e-mail addresses go to ``entrance``."""

    def __init__(self, service: str, directory: str, entrance: str) -> None:
        self._service = service
        self._directory = directory
        self._entrance = entrance

    def person(self, web: Web, typed: str, server: str = "") -> Person:
        """Who signs in, and where; at ``server`` when it is named. Raises ServerUnfit."""
        handle = re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", typed).lower().removeprefix("@")
        if server.strip():
            return Person(handle, handle if _DID.fullmatch(handle) else "", _address(server))
        if "@" in handle:
            return Person(handle, "", self._entrance)
        did = handle if _DID.fullmatch(handle) else self._did(web, handle)
        document = self._document(web, did)
        if did != handle and f"at://{handle}" not in document.get("alsoKnownAs", ()):
            raise ServerUnfit(network=KEY, server=handle, reason="handle")
        return Person("" if did == handle else handle, did, _server(document, did))

    def server_of(self, web: Web, did: str) -> str:
        """Where that person's data lives. Raises ServerUnfit."""
        return _server(self._document(web, did), did)

    def _did(self, web: Web, handle: str) -> str:
        if not _HANDLE.fullmatch(handle):
            raise ServerUnfit(network=KEY, server=handle[:100], reason="handle")
        url = f"{self._service}/xrpc/com.atproto.identity.resolveHandle"
        did = words(web.send(Request("GET", url, _WHY, KEY, params={"handle": handle}))).get("did")
        if not isinstance(did, str) or not _DID.fullmatch(did):
            raise ServerUnfit(network=KEY, server=handle, reason="handle")
        return did

    def _document(self, web: Web, did: str) -> dict[str, Any]:
        if did.startswith("did:plc:"):
            url = f"{self._directory}/{quote(did)}"
        else:
            url = f"https://{did.removeprefix('did:web:')}/.well-known/did.json"
        reply: Reply = web.send(Request("GET", url, _WHY, KEY))
        said = dict(words(reply))
        if not reply.ok or said.get("id") != did:
            raise ServerUnfit(network=KEY, server=did, reason=f"HTTP {reply.status}")
        return said


def _address(typed: str) -> str:
    """``https://host`` of what people type. Raises ServerUnfit."""
    text = typed.strip().rstrip("/").lower()
    if _PLAIN.fullmatch(text):
        return text
    if _PLAIN.fullmatch(f"http://{text}"):  # a server on this computer has no certificate
        return f"http://{text}"
    host, colon, port = text.removeprefix("https://").partition(":")
    if not _HANDLE.fullmatch(host) or (colon and not port.isdecimal()):
        raise ServerUnfit(network=KEY, server=typed.strip()[:100], reason="no-address-of-server")
    return f"https://{host}{colon}{port}"


def _server(document: dict[str, Any], did: str) -> str:
    for service in document.get("service") or ():
        if not isinstance(service, dict) or not str(service.get("id", "")).endswith("#atproto_pds"):
            continue
        address = str(service.get("serviceEndpoint", "")).rstrip("/")
        if address.startswith("https://") or _PLAIN.fullmatch(address):
            return address
    raise ServerUnfit(network=KEY, server=did, reason="no data server")
