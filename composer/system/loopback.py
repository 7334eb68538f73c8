# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the browser brings the answer of a sign-in: a listener on this computer alone, for one answer.

Source: RFC 8252, sections 7.3 and 8.3.
"""

import hmac
import html
import os
import selectors
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from composer.domain.account_errors import PortsTaken, SignInTooLate
from composer.domain.ids import NetworkKey

LIFE_S: Final = 295.0
"""A pushed request of Bluesky's lives four seconds longer."""
REQUEST_BYTES: Final = 8 * 1024
CONNECTION_S: Final = 5.0
CONNECTIONS: Final = 12
LINGER_S: Final = 3.0
"""How long the browser may take to fetch the last page."""
_LOOK_S: Final = 0.2
_FIELDS: Final = 20
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Connection": "close",
}
_STYLE: Final = (
    ":root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:32rem;margin:18vh auto;"
    "padding:0 1.5rem}h1{font-size:1.4rem}"
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the browser shows, in the person's language (its code first)."""

    language: str
    title: str
    done: str
    stale: str
    """For an answer to another sign-in than the one that waits."""
    missing: str


@dataclass(slots=True)
class _Visitor:
    """A connection, what it has sent so far, and when it has to have said all."""

    socket: socket.socket
    deadline: float
    said: bytearray = field(default_factory=bytearray)


class Loopback:
    """Implements ``domain.sign_in.Redirect``. Open at once; ``wait`` in a worker, ``close`` always."""

    def __init__(
        self,
        network: NetworkKey,
        ports: Sequence[int],
        path: str,
        words: PageWords,
        life_s: float = LIFE_S,
        connection_s: float = CONNECTION_S,
        linger_s: float = LINGER_S,
    ) -> None:
        self._network = network
        self._path = path
        self._words = words
        self._life_s, self._connection_s, self._linger_s = life_s, connection_s, linger_s
        self._listener = _bound(network, ports)
        host, port = self._listener.getsockname()[:2]
        self._authority = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._visitors: dict[socket.socket, _Visitor] = {}
        self._answer: Mapping[str, str] | None = None
        self._shown = False

    @property
    def uri(self) -> str:
        return f"http://{self._authority}{self._path}"

    def wait(self, state: str, look: Callable[[], None]) -> Mapping[str, str]:
        """As the port says; a few seconds more when the browser does not fetch the last page."""
        end = time.monotonic() + self._life_s
        with selectors.DefaultSelector() as selector:
            selector.register(self._listener, selectors.EVENT_READ)
            while not self._shown:
                look()
                now = time.monotonic()
                if now > end:
                    break
                for key, _ in selector.select(min(_LOOK_S, max(0.0, end - now))):
                    if key.fileobj is self._listener:
                        self._welcome(selector)
                    else:
                        self._hear(selector, self._visitors[key.fileobj], state)  # type: ignore[index]  # a socket
                self._send_off(selector)
                if self._answer is not None:
                    end = min(end, now + self._linger_s)
        self.close()
        if self._answer is None:
            raise SignInTooLate(network=self._network, minutes=round(self._life_s / 60))
        return self._answer

    def close(self) -> None:
        """Nothing listens any more; a second call does nothing."""
        for visitor in self._visitors.values():
            visitor.socket.close()
        self._visitors.clear()
        self._listener.close()

    def _welcome(self, selector: selectors.BaseSelector) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:  # it went away while it queued
            return
        if len(self._visitors) >= CONNECTIONS:
            connection.close()
            return
        connection.setblocking(False)
        self._visitors[connection] = _Visitor(connection, time.monotonic() + self._connection_s)
        selector.register(connection, selectors.EVENT_READ)

    def _send_off(self, selector: selectors.BaseSelector) -> None:
        """Ends the connections that took too long."""
        for visitor in [v for v in self._visitors.values() if time.monotonic() > v.deadline]:
            self._part(selector, visitor)

    def _part(self, selector: selectors.BaseSelector, visitor: _Visitor) -> None:
        selector.unregister(visitor.socket)
        del self._visitors[visitor.socket]
        visitor.socket.close()

    def _hear(self, selector: selectors.BaseSelector, visitor: _Visitor, state: str) -> None:
        try:
            said = visitor.socket.recv(REQUEST_BYTES)
        except OSError:
            said = b""
        visitor.said += said
        if b"\r\n\r\n" in visitor.said:
            _tell(visitor.socket, self._reply(bytes(visitor.said), state), self._connection_s)
        elif said and len(visitor.said) < REQUEST_BYTES:
            return
        self._part(selector, visitor)

    def _reply(self, request: bytes, state: str) -> bytes:
        """The whole answer to a whole request; an answer that is right is remembered."""
        target = _target(request, self._authority)
        parts = urlsplit(target)
        if self._answer is not None:
            self._shown = parts.path == "/done"
            return self._page(200, self._words.done) if self._shown else self._page(404, self._words.missing)
        if not target or parts.path != self._path:
            return self._page(404, self._words.missing)
        answer = _parameters(parts.query)
        if not _is_ours(answer, state):
            return self._page(400, self._words.stale)
        self._answer = answer
        return _written(303, {"Location": f"http://{self._authority}/done"}, b"")

    def _page(self, status: int, text: str) -> bytes:
        title, said = html.escape(self._words.title), html.escape(text)
        page = (
            f'<!doctype html><html lang="{html.escape(self._words.language)}"><meta charset="utf-8">'
            f"<title>{title}</title><style>{_STYLE}</style><h1>{title}</h1><p>{said}</p></html>"
        )
        return _written(status, {"Content-Type": "text/html; charset=utf-8"}, page.encode())


def _bound(network: NetworkKey, ports: Sequence[int]) -> socket.socket:
    """Listening on loopback, shared with no other program."""
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        for port in ports or (0,):
            listener = None
            try:
                listener = socket.socket(family, socket.SOCK_STREAM)
                if os.name == "nt":
                    listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined,unused-ignore]  # only there
                elif port:  # a port used a minute ago is free; two who listen on it are refused all the same
                    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((host, port))
                listener.listen(CONNECTIONS)
                listener.setblocking(False)
            except OSError:
                if listener is not None:
                    listener.close()
            else:
                return listener
        if ports and family == socket.AF_INET:
            break  # a console lists addresses with 127.0.0.1 in them
    raise PortsTaken(network=network, ports=", ".join(map(str, ports)))


def _target(request: bytes, authority: str) -> str:
    """What is asked for; empty unless it is a GET addressed to us and nobody else."""
    head = request.split(b"\r\n\r\n", 1)[0].decode("latin-1").split("\r\n")
    words = head[0].split(" ")
    hosts = [value.strip() for name, _, value in (line.partition(":") for line in head[1:]) if name.lower() == "host"]
    if len(words) != 3 or words[0] != "GET" or not words[2].startswith("HTTP/1.") or hosts != [authority]:
        return ""
    return words[1] if words[1].startswith("/") and not words[1].startswith("//") else ""


def _parameters(query: str) -> dict[str, str]:
    """Empty when one is said twice."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        return {}
    found = dict(pairs)
    return found if len(found) == len(pairs) else {}


def _is_ours(answer: Mapping[str, str], state: str) -> bool:
    told = answer.get("state", "").encode()
    return hmac.compare_digest(told, state.encode()) and bool(answer.get("code")) != bool(answer.get("error"))


def _written(status: int, headers: Mapping[str, str], body: bytes) -> bytes:
    words = {200: "OK", 303: "See Other", 400: "Bad Request", 404: "Not Found"}[status]
    lines = [f"HTTP/1.1 {status} {words}"]
    lines += [f"{name}: {value}" for name, value in {**_HEADERS, **headers, "Content-Length": str(len(body))}.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _tell(visitor: socket.socket, answer: bytes, patience_s: float) -> None:
    visitor.settimeout(patience_s)
    try:
        visitor.sendall(answer)
        visitor.shutdown(socket.SHUT_WR)
    except OSError:  # it left before the answer
        return
