# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A network on a real loopback socket: it keeps what is posted, is strict about requests, and fails when told to.

A subclass has a method for each address of the network, marked by ``route``, and overrides ``too_many``, ``expired``
and ``broken`` with what that network says. What the real network would refuse *and a correct client never sends* goes
through ``demand``: the client gets a 400, and the test fails when the server ends.
"""

import json
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from enum import Enum
from functools import partial
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Any, Final
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

from tests.fakes.http_server import Answer, Loopback, Received, say

Handles = Callable[..., Answer]
ANY: Final = "* *"


class Fault(Enum):
    """What goes wrong with a request. Refused connections: ``go_away`` and ``come_back``."""

    HANG_BEFORE = "never reads the request, says nothing"
    HANG_AFTER_READING = "reads the request, does nothing, says nothing"
    HANG_AFTER_COMMIT = "does what is asked, says nothing"
    DROP_BEFORE = "closes before anything is done"
    DROP_AFTER_COMMIT = "does what is asked, then closes"
    DROP_COMMIT_LATER = "closes, and does what is asked only when ``catch_up`` is called"
    HALF_AN_ANSWER = "does what is asked, closes in the middle of the answer"
    TOO_MANY = "429 as the network says it, nothing is done"
    BROKEN = "500 as the network says it, nothing is done"
    BROKEN_AFTER_COMMIT = "does what is asked, then 500"
    HTML_PAGE = "502 with a page of a proxy, nothing is done"
    HTML_AFTER_COMMIT = "does what is asked, then 504 with a page of a proxy"
    DRIP = "does what is asked, answers a few bytes at a time"
    WRONG_JSON = "does what is asked, then a 200 that is cut JSON"
    OTHER_JSON = "does what is asked, then a 200 of another shape"
    EXPIRED = "the token has ended, nothing is done"


HARMLESS: Final = frozenset({Fault.DRIP})
"""After these a client has its answer."""
_PAGE: Final = b"<!doctype html><html><head><title>Bad gateway</title></head><body>The server is busy.</body></html>"
_PIECES: Final = 20
_PAUSE_S: Final = 0.002


class Refusal(Exception):
    """Ends the handling of a request with an answer: ``raise Refusal(problem(422, …))``."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


@dataclass(frozen=True)
class Field:
    """A part of a multipart body."""

    name: str
    content: bytes
    media_type: str
    file: str | None

    @property
    def text(self) -> str:
        return self.content.decode()


@dataclass(frozen=True)
class Asked:
    """A request, taken apart. ``path`` is decoded; header names are in lower case; the last of equal names wins."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    query_lists: Mapping[str, list[str]]

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def json(self) -> Any:
        """Raises Refusal for anything else."""
        if self.media_type != "application/json":
            raise Refusal(problem(415, {"error": f"not application/json: {self.media_type!r}"}))
        try:
            return json.loads(self.body)
        except ValueError:
            raise Refusal(problem(400, {"error": "not JSON"})) from None

    def form(self) -> list[tuple[str, str]]:
        """Raises Refusal for anything else."""
        if self.media_type != "application/x-www-form-urlencoded":
            raise Refusal(problem(415, {"error": f"not a form: {self.media_type!r}"}))
        return parse_qsl(self.body.decode(), keep_blank_values=True)

    def parts(self) -> dict[str, Field]:
        """The parts of a multipart body by name. Raises Refusal for anything else."""
        if self.media_type != "multipart/form-data":
            raise Refusal(problem(415, {"error": f"not multipart/form-data: {self.media_type!r}"}))
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        message: Message = message_from_bytes(head + self.body)
        found = {}
        for part in message.get_payload() if message.is_multipart() else ():
            if not isinstance(part, Message):
                continue
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            kind = part.get_content_type() if part.get("content-type") else ""
            found[name] = Field(name, content if isinstance(content, bytes) else b"", kind, part.get_filename())
        if not found:
            raise Refusal(problem(400, {"error": "an empty or broken multipart body"}))
        return found


def problem(status: int, said: object, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer in JSON, an error or not."""
    return Answer(status, json.dumps(said).encode(), {"Content-Type": "application/json", **(headers or {})})


def fine(said: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """What was asked for, in JSON."""
    return problem(status, said, headers)


def route(method: str, path: str) -> Callable[[Handles], Handles]:
    """Marks the method that answers there; ``{name}`` in the path takes one step of it."""

    def marked(handles: Handles) -> Handles:
        known = getattr(handles, "routes", ())
        handles.routes = (*known, (method, tuple(path.split("/"))))  # type: ignore[attr-defined]  # a mark on it
        return handles

    return marked


class NetworkServer(Loopback):
    """The base of the fakes. One request is handled at a time; ``fail`` says which ones go wrong."""

    token = "token-of-the-person"  # the one that ``signed`` takes

    def __init__(self) -> None:
        super().__init__()
        self.violations: list[str] = []
        self.asked: list[Asked] = []
        self._faults: defaultdict[str, deque[Fault | None]] = defaultdict(deque)
        self._late: list[Callable[[], Answer]] = []
        self._one_at_a_time = threading.RLock()
        self._routes: list[tuple[str, tuple[str, ...], Handles]] = [
            (method, path, getattr(self, name))
            for name in dir(type(self))
            for method, path in getattr(getattr(type(self), name), "routes", ())
        ]

    def fail(self, *faults: Fault | None, at: str = ANY) -> None:
        """The next requests go wrong so, in order; None lets one pass.

        ``at`` limits it to an address as it stands in ``route``: ``"POST /api/v1/statuses"``.
        """
        assert at == ANY or tuple(at.split(" ", 1)) in {(m, "/".join(p)) for m, p, _ in self._routes}, at
        self._faults[at].extend(faults)

    @property
    def silent(self) -> bool:
        """A request that is still to come will never be answered."""
        return any(
            fault is not None and fault.name.startswith("HANG") for queue in self._faults.values() for fault in queue
        )

    def well_again(self) -> None:
        """No fault is left."""
        self._faults.clear()

    def catch_up(self) -> None:
        """Requests that were still under way are done now."""
        with self._one_at_a_time:
            while self._late:
                self._late.pop(0)()

    # --- what a network overrides -----------------------------------------------------------------------------

    def too_many(self) -> Answer:
        return problem(429, {"error": "Too many requests"}, {"Retry-After": "90"})

    def expired(self) -> Answer:
        return problem(401, {"error": "The access token has expired"})

    def broken(self) -> Answer:
        return problem(500, {"error": "Internal error"})

    def unknown(self, asked: Asked) -> Answer:
        """An address the network does not have: no correct client goes there."""
        self.demand(False, f"no such address: {asked.method} {asked.path}")
        raise AssertionError

    # --- what its methods use ---------------------------------------------------------------------------------

    def demand(self, holds: object, words: str) -> None:
        """What a correct client always does. Raises Refusal, and the test fails at the end."""
        if not holds:
            self.violations.append(words)
            raise Refusal(problem(400, {"error": words}))

    def signed(self, asked: Asked) -> None:
        """The token came along, and in the header. Raises Refusal as ``expired`` when it is another one."""
        scheme, _, token = asked.headers.get("authorization", "").partition(" ")
        self.demand(scheme == "Bearer" and token, f"no token: {asked.method} {asked.path}")
        self.demand(self.token not in asked.path + str(asked.query), "a token in the address")
        if token != self.token:
            raise Refusal(self.expired())

    # --- inside -----------------------------------------------------------------------------------------------

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if error is None:
            assert not self.violations, self.violations

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        method, path = handler.command, unquote(urlsplit(handler.path).path)
        handles, names, address = self._found(method, path)
        with self._one_at_a_time:
            fault = self._fault(address)
        if fault is Fault.HANG_BEFORE:
            self.closing.wait()
            return
        asked = _taken_apart(self.read(handler))
        with self._one_at_a_time:
            self.asked.append(asked)
            if fault is Fault.DROP_COMMIT_LATER:
                self._late.append(partial(self._handled, asked, handles, names))
            answer = self._instead(fault) or self._handled(asked, handles, names)
        self._give(handler, answer, fault)

    def _found(self, method: str, path: str) -> tuple[Handles | None, dict[str, str], str]:
        steps = path.split("/")
        for wanted, pattern, handles in self._routes:
            if wanted != method or len(pattern) != len(steps):
                continue
            pairs = list(zip(pattern, steps, strict=True))
            if all(p == s or (p.startswith("{") and s) for p, s in pairs):
                names = {p.strip("{}"): s for p, s in pairs if p.startswith("{")}
                return handles, names, f"{method} {'/'.join(pattern)}"
        return None, {}, ""

    def _fault(self, address: str) -> Fault | None:
        for waiting in (self._faults[address], self._faults[ANY]):
            if waiting:
                return waiting.popleft()
        return None

    def _instead(self, fault: Fault | None) -> Answer | None:
        """What is said without doing anything."""
        match fault:
            case Fault.TOO_MANY:
                return self.too_many()
            case Fault.BROKEN:
                return self.broken()
            case Fault.EXPIRED:
                return self.expired()
            case Fault.HTML_PAGE:
                return Answer(502, _PAGE, {"Content-Type": "text/html; charset=utf-8"})
            case Fault.HANG_AFTER_READING | Fault.DROP_BEFORE | Fault.DROP_COMMIT_LATER:
                return Answer()
        return None

    def _handled(self, asked: Asked, handles: Handles | None, names: Mapping[str, str]) -> Answer:
        try:
            return handles(asked, **names) if handles else self.unknown(asked)
        except Refusal as refusal:
            return refusal.answer
        except Exception as error:
            self.violations.append(f"{asked.method} {asked.path}: the fake broke: {error!r}")
            raise

    def _give(self, handler: BaseHTTPRequestHandler, answer: Answer, fault: Fault | None) -> None:
        match fault:
            case Fault.HANG_AFTER_READING | Fault.HANG_AFTER_COMMIT:
                self.closing.wait()
            case Fault.DROP_BEFORE | Fault.DROP_AFTER_COMMIT | Fault.DROP_COMMIT_LATER:
                pass
            case Fault.HALF_AN_ANSWER:
                say(handler, answer, promised=len(answer.body) + 100)
            case Fault.BROKEN_AFTER_COMMIT:
                say(handler, self.broken())
            case Fault.HTML_AFTER_COMMIT:
                say(handler, Answer(504, _PAGE, {"Content-Type": "text/html; charset=utf-8"}))
            case Fault.WRONG_JSON:
                say(handler, Answer(200, b'{"id": "12', {"Content-Type": "application/json"}))
            case Fault.OTHER_JSON:
                say(handler, fine(["unexpected"]))
            case Fault.DRIP:
                self._drip(handler, answer)
            case _:
                say(handler, answer)

    def _drip(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        say(handler, Answer(answer.status, b"", answer.headers), promised=len(answer.body))
        size = max(1, -(-len(answer.body) // _PIECES))
        for start in range(0, len(answer.body), size):
            handler.wfile.write(answer.body[start : start + size])
            handler.wfile.flush()
            self.closing.wait(_PAUSE_S)


def _taken_apart(received: Received) -> Asked:
    address = urlsplit(received.path)
    lists = parse_qs(address.query, keep_blank_values=True)
    query = {name: values[-1] for name, values in lists.items()}
    return Asked(received.method, unquote(address.path), query, received.headers, received.body, lists)
