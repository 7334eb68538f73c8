# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server with a published library, which knows tags and ranges; and which attacks, file by file, when told."""

import gzip
import hashlib
import re
from collections.abc import Callable
from enum import Enum
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.fakes.http_server import Answer, Loopback, say

_PIECE = 1024


class Attack(Enum):
    """What a file becomes."""

    ENDLESS = "never ends, and says no length"
    DRIP = "a byte at a time, for ever"
    CUT = "says its whole length, and stops in the middle"
    SHORT = "half of it, as if that were all"
    LONG = "followed by as much again"
    OTHER = "as many other bytes"
    PACKED = "packed by the transport to almost nothing, a bomb"
    GONE = "not there"
    BROKEN = "an error of the server"


class LibraryHost(Loopback):
    """Serves ``folder``; ``attacks`` says what becomes of a path that matches, as a regular expression."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.attacks: dict[str, Attack] = {}
        self.sent = 0
        """Bytes of bodies."""
        self.lets_in: Callable[[str], bool] = lambda _authorization: True
        self.ranges = True
        self.moved_to = ""
        """Everything is there now."""
        self.dripped = 0
        self.pause_s = 0.002
        self.asked: Callable[[], object] = lambda: None
        """Called at each request, before it is answered."""

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [received.path.lstrip("/") for received in self.received]

    def forget(self) -> None:
        """Counting begins again."""
        self.received.clear()
        self.sent = 0

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        asked = self.read(handler)
        self.asked()
        if not self.lets_in(asked.headers.get("authorization", "")):
            say(handler, Answer(401, b"who are you?", {"WWW-Authenticate": "Basic"}))
            return
        if self.moved_to:
            say(handler, Answer(302, b"", {"Location": self.moved_to + asked.path}))
            return
        path = asked.path.lstrip("/")
        attack = next((kind for pattern, kind in self.attacks.items() if re.fullmatch(pattern, path)), None)
        file = self.folder / path
        if attack is Attack.GONE or not file.is_file():
            say(handler, Answer(404, b"not here"))
        elif attack is Attack.BROKEN:
            say(handler, Answer(503, b"later"))
        elif attack is not None:
            self._attack(handler, attack, file.read_bytes())
        else:
            self._whole(handler, asked.headers, file.read_bytes())

    def _whole(self, handler: BaseHTTPRequestHandler, headers: "object", body: bytes) -> None:
        assert isinstance(headers, dict)
        tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        if headers.get("if-none-match") == tag:
            say(handler, Answer(304, b"", {"ETag": tag}))
            return
        begun = re.fullmatch(r"bytes=(\d+)-", headers.get("range", ""))
        if begun and self.ranges:
            start = int(begun[1])
            said = {"ETag": tag, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"}
            self.sent += len(body) - start
            say(handler, Answer(206, body[start:], said))
            return
        self.sent += len(body)
        say(handler, Answer(200, body, {"ETag": tag}))

    def _attack(self, handler: BaseHTTPRequestHandler, attack: Attack, body: bytes) -> None:
        if attack in (Attack.ENDLESS, Attack.DRIP):
            handler.send_response_only(200)
            handler.send_header("Connection", "close")
            handler.end_headers()
            piece = body[:1] if attack is Attack.DRIP else b"x" * _PIECE
            while not self.closing.wait(self.pause_s if attack is Attack.DRIP else 0):
                handler.wfile.write(piece)
                self.dripped += len(piece)
        elif attack is Attack.CUT:
            say(handler, Answer(200, body[: len(body) // 2]), promised=len(body))
        elif attack is Attack.PACKED:
            bomb = gzip.compress(b"\0" * 20_000_000)
            say(handler, Answer(200, bomb, {"Content-Encoding": "gzip"}))
        else:
            other = bytes(byte ^ 1 for byte in body)
            half = body[: len(body) // 2]
            say(handler, Answer(200, {Attack.SHORT: half, Attack.LONG: body * 2, Attack.OTHER: other}[attack]))
