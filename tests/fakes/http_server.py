# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small real server on a free loopback port: it answers, limits, drops or stays silent as it is told."""

import ssl
import threading
from abc import ABC, abstractmethod
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


class Loopback(ABC):
    """A server in threads of its own, between ``with`` and its end. ``url`` ends without slash."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.received: list[Received] = []
        self.closing = threading.Event()
        """Set when the server ends; whoever makes a client wait, waits for this."""
        self._context = context
        self._server = self._listening(0)
        self.port: int = self._server.server_address[1]
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.port}"
        self._thread = self._loop()

    @abstractmethod
    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Answers one request, of which the line and the headers were read."""

    def read(self, handler: BaseHTTPRequestHandler) -> Received:
        """The whole request, which is noted in ``received``."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.received.append(Received(handler.command, handler.path, headers, body))
        return self.received[-1]

    def go_away(self) -> None:
        """Connections are refused from now on."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def leave_its_place_to(self, url: str) -> None:
        """Never serves: it only describes the one that runs at ``url``, in another process."""
        self._server.server_close()
        self.url = url

    def come_back(self) -> None:
        """At the same address as before."""
        self._server = self._listening(self.port)
        self._thread = self._loop()
        self._thread.start()

    def _listening(self, port: int) -> ThreadingHTTPServer:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except (ConnectionError, ssl.SSLError):
                    self.close_connection = True

            def _any(self) -> None:
                self.close_connection = True
                fake.serve(self)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _any  # noqa: N815 - the names http.server calls
            do_CONNECT = _any  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:
                """The tests look at ``received`` instead."""

        class Server(ThreadingHTTPServer):
            daemon_threads = False

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that does not trust our certificate ends the handshake: expected."""

        server = Server(("127.0.0.1", port), Handler)
        if self._context is not None:
            server.socket = self._context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        return server

    def _loop(self) -> threading.Thread:
        return threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        if self._thread.is_alive():
            self.go_away()


class FakeServer(Loopback):
    """Answers as ``otherwise`` says, 200 and ``{}``, unless told by ``next``."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(context)
        self.otherwise = Answer()
        self._plan: deque[Answer | Drop] = deque()

    def next(self, *plan: Answer | Drop) -> None:
        """What comes to the next requests, in order."""
        self._plan.extend(plan)

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        self.read(handler)
        answer = self._plan.popleft() if self._plan else self.otherwise
        if answer is Drop.SILENT:
            self.closing.wait()
        if answer in (Drop.SILENT, Drop.AFTER_READING_THE_REQUEST):
            return
        if isinstance(answer, Answer):
            say(handler, answer)
        else:
            say(handler, Answer(body=b"half"), promised=1000)


def say(handler: BaseHTTPRequestHandler, answer: Answer, promised: int | None = None) -> None:
    """Sends the answer, and ``promised`` as its length where it is another."""
    length = str(len(answer.body) if promised is None else promised)
    handler.send_response_only(answer.status)
    usual = {"Date": handler.date_time_string(), "Content-Length": length, "Connection": "close"}
    for name, value in {**usual, **answer.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(answer.body)
