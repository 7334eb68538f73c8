# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wire between the program and a real server; at one exchange the program on this end is killed."""

import http.client
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Final
from urllib.parse import urlsplit

from tests.fakes.http_server import Answer, Loopback, say

_OF_THE_WIRE: Final = frozenset({"connection", "content-length", "host", "transfer-encoding", "keep-alive", "date"})


class Wire(Loopback):
    """Passes everything on to ``server``. ``cut_at`` counts from one; ``exchanges`` since it was last set."""

    def __init__(self, server: str) -> None:
        super().__init__()
        self._upstream = urlsplit(server).netloc
        self._kill: Callable[[], None] = lambda: None
        self._cut, self._after = 0, False
        self.exchanges = 0

    def cut_at(self, exchange: int, kill: Callable[[], None], *, after: bool) -> None:
        """``kill`` is called at that exchange, before the server is asked or once it has answered."""
        self._kill, self._cut, self._after, self.exchanges = kill, exchange, after, 0

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        asked = self.read(handler)
        self.exchanges += 1
        cut = self.exchanges == self._cut
        if cut and not self._after:
            self._kill()
            return
        there = http.client.HTTPConnection(self._upstream, timeout=30)
        try:
            headers = {name: value for name, value in asked.headers.items() if name not in _OF_THE_WIRE}
            there.request(asked.method, asked.path, asked.body or None, headers)
            said = there.getresponse()
            body = said.read()
        finally:
            there.close()
        if cut:
            self._kill()
            return
        kept = {name: value for name, value in said.getheaders() if name.lower() not in _OF_THE_WIRE}
        say(handler, Answer(said.status, body, kept))
