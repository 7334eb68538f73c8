# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one way out: the system's certificates and proxies, time limits, size limits, and a ledger of every exchange."""

import ipaddress
import logging
import os
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from math import ceil
from threading import Lock
from time import monotonic
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import requests
import truststore
import urllib3.exceptions as lower
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from composer.domain.accounts import Egress
from composer.domain.errors import (
    NetworkError,
    OutcomeUnknown,
    RateLimited,
    Unreachable,
    UsageError,
)
from composer.domain.ports import Clock
from composer.domain.secrets import Secret
from composer.domain.web import Reply, Request
from composer.system.logs import redact, register_secret

log = logging.getLogger(__name__)

CONNECT_S: Final = 10.0
LONGEST_READ_S: Final = 600.0
LONGEST_BODY_S: Final = 60.0
REPLY_LIMIT_BYTES: Final = 64 * 1024 * 1024
RETRY_AFTER_LIMIT_S: Final = 24 * 3600
DEFAULT_RETRY_AFTER_S: Final = 60
_WAITS: Final = ("Retry-After", "X-RateLimit-Reset", "RateLimit-Reset")
_EPOCH_SECONDS: Final = 1_000_000_000
"""From here on a number is an instant, not a length of time."""
_WORDS_BYTES: Final = 300
_PIECE: Final = 64 * 1024
_REDIRECTS: Final = 5
_SECRET_FIELDS: Final = frozenset(
    {
        "access_token",
        "authFactorToken",
        "client_secret",
        "code",
        "code_verifier",
        "password",
        "refresh_token",
        "secret",
        "token",
    }
)


Ledger = Callable[[Egress], None]


def log_egress(line: Egress) -> None:
    """A ledger in the log, without what never left."""
    if line.sent:
        log.info("%s: %d bytes to %s, %d back", line.why, line.sent, line.host, line.received)


class Http:
    """One per program. Safe from several threads; ``close`` when done.

    No request waits longer than ``read_s`` for the next bytes, nor longer than ``body_s`` for the last of an answer.
    """

    def __init__(
        self,
        clock: Clock,
        ledger: Ledger,
        connect_s: float = CONNECT_S,
        read_s: float = LONGEST_READ_S,
        body_s: float = LONGEST_BODY_S,
    ) -> None:
        self._clock = clock
        self._ledger = ledger
        self._connect_s = connect_s
        self._read_s = read_s
        self._body_s = body_s
        self._session: requests.Session | None = None
        self._opening = Lock()

    def send(self, request: Request) -> Reply:
        """Asks once; redirects are not followed.

        Raises Unreachable (nothing was done, or nothing that matters), RateLimited, OutcomeUnknown (it may have been
        done), UsageError for an address that is not https, except on this computer.
        """
        host = _allowed_host(request.url)
        _register_secrets(request)
        prepared = self._prepared(request)
        traffic = _Traffic()
        try:
            answer = self._exchange(prepared, request, traffic)
            with answer:
                body = _read(answer, request, traffic, monotonic() + self._body_s)
        finally:
            self._ledger(Egress(self._clock.now(), host, request.why, traffic.sent, traffic.received, request.direct))
        return self._judged(request, answer, body)

    def fetch(self, request: Request, opened: Callable[[Reply], Callable[[bytes], object]]) -> Reply:
        """A file of any size: ``opened`` is told status and headers of a 2xx answer, and gives what takes the pieces.

        Redirects are followed to other https addresses, without the token where it is another host. Raises as
        ``send``, and whatever the taker raises.
        """
        for _ in range(_REDIRECTS):
            host, traffic = _allowed_host(request.url), _Traffic()
            try:
                with self._exchange(self._prepared(request), request, traffic) as answer:
                    if answer.is_redirect:
                        request = _redirected(request, answer.headers["Location"])
                        continue
                    reply = self._judged(request, answer, b"")
                    if reply.ok:
                        _stream(answer, opened(reply), request, traffic)
                    return reply
            finally:
                self._ledger(
                    Egress(self._clock.now(), host, request.why, traffic.sent, traffic.received, request.direct)
                )
        raise Unreachable(network=request.network, reason="too many redirects")

    def close(self) -> None:
        """Ends kept connections; a later call opens again."""
        with self._opening:
            session, self._session = self._session, None
        if session is not None:
            session.close()

    def _exchange(self, prepared: requests.PreparedRequest, request: Request, traffic: "_Traffic") -> requests.Response:
        timeout = (self._connect_s, min(request.read_s, self._read_s))
        proxies = {} if request.direct else requests.utils.get_environ_proxies(request.url)
        try:
            answer = self._ready().send(
                prepared, timeout=timeout, stream=True, allow_redirects=False, proxies=proxies, verify=True
            )
        except requests.RequestException as error:
            if never_left := _never_left(error):
                failure: NetworkError = Unreachable(network=request.network, reason=_reason(error))
            else:
                failure = _uncertain(request, _reason(error))
            traffic.sent = 0 if never_left else _size(prepared)
        else:
            traffic.sent = _size(prepared)
            traffic.received = _headers_size(answer.headers)
            return answer
        raise failure  # outside the handler: the foreign error holds the request, and so the token

    def _prepared(self, request: Request) -> requests.PreparedRequest:
        asked = requests.Request(
            request.method,
            request.url,
            headers=dict(request.headers),
            params=dict(request.params),
            json=request.json,
            data=request.body if request.form is None else dict(request.form),
            auth=_Bearer(request.bearer, request.scheme),
        )
        try:
            return self._ready().prepare_request(asked)
        except requests.RequestException as error:
            failure = Unreachable(network=request.network, reason=_reason(error))
        raise failure  # nothing can be sent to such an address

    def _ready(self) -> requests.Session:
        with self._opening:
            if self._session is None:
                session = requests.Session()
                session.trust_env = False  # no .netrc: it would replace our Authorization
                session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
                session.headers["User-Agent"] = "Ramage"
                session.mount("https://", _SystemTrust())
                self._session = session
            return self._session

    def _judged(self, request: Request, answer: requests.Response, body: bytes) -> Reply:
        status = answer.status_code
        if status == 429 and not request.hears_limits:
            raise RateLimited(network=request.network, retry_after_s=self._retry_after_s(answer))
        if status >= 500:
            raise _uncertain(request, f"HTTP {status}")
        headers = {name.lower(): value for name, value in answer.headers.items()}
        words = redact(body[:_WORDS_BYTES].decode("utf-8", "replace")).strip()
        return Reply(status, headers, body, words, request.network)

    def _retry_after_s(self, answer: requests.Response) -> int:
        """As the server says; a minute when it does not. An instant is compared with the server's own clock."""
        now = _instant(answer.headers.get("Date", "")) or self._clock.now()
        for name in _WAITS:
            stated = answer.headers.get(name, "").strip()
            if stated.isdecimal() and int(stated) < _EPOCH_SECONDS:
                return min(int(stated), RETRY_AFTER_LIMIT_S)
            if (until := _instant(stated)) is not None:
                return max(0, min(ceil((until - now).total_seconds()), RETRY_AFTER_LIMIT_S))
        return DEFAULT_RETRY_AFTER_S


def _instant(stated: str) -> datetime | None:
    """From seconds since 1970, ISO 8601 or the form of HTTP; None for anything else."""
    for read in (_from_epoch, datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(stated)
        except (ValueError, OverflowError, OSError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _from_epoch(stated: str) -> datetime:
    return datetime.fromtimestamp(int(stated), UTC)


def _register_secrets(request: Request) -> None:
    """From now on no log line and no error shows them, also where a server repeats them."""
    if request.bearer is not None:
        register_secret(request.bearer.reveal())
    for said in (request.form, request.json, request.params):
        for name, value in said.items() if isinstance(said, Mapping) else ():
            if name in _SECRET_FIELDS and isinstance(value, str):
                register_secret(value)


def proxy_address() -> str:
    """The proxy that connections of this program pass through, as the system has it; empty when there is none."""
    proxies = requests.utils.get_environ_proxies("https://nordalia.example", no_proxy="")
    return str(proxies.get("https") or proxies.get("http") or "")


class _Bearer(AuthBase):
    """Sets the header last, so that nothing of requests replaces it."""

    def __init__(self, token: Secret | None, scheme: str) -> None:
        self._token = token
        self._scheme = scheme

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token is not None:
            request.headers["Authorization"] = f"{self._scheme} {self._token.reveal()}"
        return request


class _SystemTrust(HTTPAdapter):
    """Judges certificates by the system's store instead of the list bundled with requests."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=_context(), **kwargs)

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, ssl_context=_context(), **kwargs)

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:  # noqa: ARG002 - the library's shape
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = conn.ca_cert_dir = None


def _context() -> ssl.SSLContext:
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if extra := os.environ.get("REQUESTS_CA_BUNDLE"):
        context.load_verify_locations(extra)  # adds to the system's store, never replaces it
    return context


def _allowed_host(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host and not parts.username and (parts.scheme == "https" or (parts.scheme == "http" and _is_here(host))):
        return host
    raise UsageError(reason=f"not a https address: {parts.scheme}://{host}")


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(slots=True)
class _Traffic:
    """What an exchange has moved so far, in bytes."""

    sent: int = 0
    received: int = 0


def _redirected(request: Request, location: str) -> Request:
    url = urljoin(request.url, location)
    there, here = urlsplit(url), urlsplit(request.url)
    same = (there.scheme, there.netloc) == (here.scheme, here.netloc)
    return replace(request, url=url, bearer=request.bearer if same else None)


def _read(answer: requests.Response, request: Request, traffic: _Traffic, deadline: float) -> bytes:
    body = bytearray()

    def take(piece: bytes) -> None:
        body.extend(piece)
        if monotonic() > deadline:
            raise _uncertain(request, "an answer that does not end")
        if len(body) > REPLY_LIMIT_BYTES:
            raise _uncertain(request, f"an answer of more than {REPLY_LIMIT_BYTES:,} bytes")

    _stream(answer, take, request, traffic)
    return bytes(body)


def _stream(answer: requests.Response, take: Callable[[bytes], object], request: Request, traffic: _Traffic) -> None:
    while True:
        failure: NetworkError | None = None
        try:
            piece = answer.raw.read1(_PIECE, decode_content=not request.raw)  # what is there, without waiting for more
        except (requests.RequestException, lower.HTTPError) as error:
            failure = _uncertain(request, type(error).__name__)
        if failure is not None:
            raise failure
        if not piece:
            return
        traffic.received += len(piece)
        take(piece)


def _never_left(error: requests.RequestException) -> bool:
    """True when the connection certainly never came about, so that nothing was sent."""
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.ProxyError):
        return True
    return bool(_cause(error, lower.NewConnectionError) or _cause(error, ssl.SSLCertVerificationError))


def _uncertain(request: Request, reason: str) -> NetworkError:
    if request.harmless:
        return Unreachable(network=request.network, reason=reason)
    return OutcomeUnknown(network=request.network, reason=reason)


def _reason(error: requests.RequestException) -> str:
    """The innermost cause by its kind, not its words: those may quote the address, and so a code or a token."""
    if certificate := _cause(error, ssl.SSLCertVerificationError):
        return f"certificate: {getattr(certificate, 'verify_message', '')}"
    known = (lower.NameResolutionError, lower.NewConnectionError, lower.ReadTimeoutError, lower.ConnectTimeoutError)
    return next((kind.__name__ for kind in known if _cause(error, kind)), type(error).__name__)


def _cause(error: BaseException, kind: type[BaseException]) -> BaseException | None:
    """An error of that kind among what led to ``error``."""
    seen: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        found = waiting.pop()
        if not isinstance(found, BaseException) or found in seen:
            continue
        if isinstance(found, kind):
            return found
        seen.append(found)
        waiting += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]
    return None


def _size(prepared: requests.PreparedRequest) -> int:
    body = prepared.body or b""
    return _headers_size(prepared.headers) + len(body if isinstance(body, bytes) else body.encode())


def _headers_size(headers: Mapping[str, str]) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())
