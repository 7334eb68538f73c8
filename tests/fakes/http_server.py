# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small real server on a free loopback port: it answers, limits, drops or stays silent as it is told."""

import ssl
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self


class Drop(Enum):
    """Ways not to answer."""

    AFTER_READING_THE_REQUEST = "reads all, then closes"
    IN_THE_MIDDLE_OF_THE_ANSWER = "promises more bytes than it sends"
    SILENT = "reads all, then says nothing until the server closes"


@dataclass(frozen=True)
class Answer:
    """What the server says next."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """What the server was asked; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class FakeServer:
    """Answers as ``otherwise`` says, 200 and ``{}``, unless told by ``next``.

    A context manager; ``url`` ends without slash.
    """

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.received: list[Received] = []
        self.otherwise = Answer()
        self._plan: deque[Answer | Drop] = deque()
        self._closing = threading.Event()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except (ConnectionError, ssl.SSLError):
                    self.close_connection = True

            def _any(self) -> None:
                fake._serve(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _any  # noqa: N815 - the names http.server calls

            def log_message(self, format: str, *args: object) -> None:
                """The tests look at ``received`` instead."""

        class Server(ThreadingHTTPServer):
            daemon_threads = False

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that does not trust our certificate ends the handshake: expected."""

        self._server = Server(("127.0.0.1", 0), Handler)
        if context is not None:
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port = self._server.server_address[1]
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def next(self, *plan: Answer | Drop) -> None:
        """What comes to the next requests, in order."""
        self._plan.extend(plan)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.received.append(Received(handler.command, handler.path, headers, body))
        answer = self._plan.popleft() if self._plan else self.otherwise
        handler.close_connection = True
        if answer is Drop.SILENT:
            self._closing.wait()
        if answer in (Drop.SILENT, Drop.AFTER_READING_THE_REQUEST):
            return
        said = answer if isinstance(answer, Answer) else Answer(body=b"half")
        promised = len(said.body) if isinstance(answer, Answer) else 1000
        handler.send_response(said.status)
        for name, value in {"Content-Length": str(promised), "Connection": "close", **said.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(said.body)
