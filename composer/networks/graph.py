# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meta's Graph interface, as Facebook, Instagram and Threads speak it: how one asks, and what its refusals mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from composer.domain.errors import NetworkError, NotConnected, OutcomeUnknown, PostRefused, RateLimited, Unreachable
from composer.domain.networks import Account
from composer.domain.ports import SignedWeb
from composer.domain.refusals import NotPermitted
from composer.domain.web import Reply, Request

_DEAD: Final = frozenset({102, 190})
_FORBIDDEN: Final = frozenset({3, 10, *range(200, 300)})
_LIMITED: Final = frozenset({4, 17, 32, 341, 613, 80001, 80002, 80006})
_PASSING: Final = frozenset({-1, -2, 1, 2})
_HOUR_S: Final = 3600
_LONGEST_S: Final = 24 * _HOUR_S


@dataclass(frozen=True, slots=True)
class Problem:
    """What a refusal says. ``words`` are meant to be shown."""

    code: int
    subcode: int
    words: str
    passing: bool
    retry_after_s: int
    network: str

    def error(self, *, harmless: bool) -> NetworkError:
        """``harmless``: whether the request could be sent again without publishing twice."""
        if self.code in _DEAD:
            return NotConnected(network=self.network)
        if self.code in _FORBIDDEN:
            return NotPermitted(network=self.network, reason=self.words)
        if self.code in _LIMITED:
            return RateLimited(network=self.network, retry_after_s=self.retry_after_s)
        if self.code in _PASSING or self.passing:
            kind = Unreachable if harmless else OutcomeUnknown
            return kind(network=self.network, reason=self.words)
        return PostRefused(network=self.network, reason=self.words)


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: what was asked for, or a problem."""

    content: Mapping[str, Any]
    problem: Problem | None
    harmless: bool
    network: str

    def checked(self) -> Mapping[str, Any]:
        """Raises NetworkError."""
        if self.problem is not None:
            raise self.problem.error(harmless=self.harmless)
        return self.content

    def text(self, name: str) -> str:
        """A field that has to be there. Raises NetworkError."""
        value = self.checked().get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value):
            return str(value)
        kind = Unreachable if self.harmless else OutcomeUnknown
        raise kind(network=self.network, reason=f"an answer without {name}")

    def rows(self) -> list[Mapping[str, Any]]:
        """The entries of a list. Raises NetworkError."""
        data = self.checked().get("data")
        return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []


class Graph:
    """One network's address of it; ``base`` ends without slash and holds the version."""

    def __init__(self, web: SignedWeb, network: str, base: str) -> None:
        self._web = web
        self._network = network
        self._base = base

    def get(self, account: Account, path: str, why: str, **params: str) -> Said:
        """Asks. Raises NetworkError when no answer came."""
        return self.send(account, Request("GET", self._base + path, why, self._network, params=params))

    def post(self, account: Account, path: str, why: str, form: Mapping[str, str], *, harmless: bool) -> Said:
        """``harmless``: asking twice publishes nothing twice. Raises NetworkError when no answer came."""
        request = Request("POST", self._base + path, why, self._network, form=form, repeatable=harmless)
        return self.send(account, request)

    def publish(self, account: Account, path: str, body: Mapping[str, object]) -> Said:
        """The one request of a kind that is never sent twice, in JSON. Raises NetworkError when no answer came."""
        return self.send(account, Request("POST", self._base + path, "publish", self._network, json=body))

    def upload(self, account: Account, path: str, why: str, body: bytes, content_type: str) -> Said:
        """Several parts in one body; nothing anybody sees. Raises NetworkError when no answer came."""
        headers = {"Content-Type": content_type}
        url = self._base + path
        return self.send(account, Request("POST", url, why, self._network, headers, body=body, repeatable=True))

    def delete(self, account: Account, path: str, why: str) -> Said:
        """Deletes, also what is gone already. Raises NetworkError when no answer came."""
        return self.send(account, Request("DELETE", self._base + path, why, self._network))

    def send(self, account: Account, request: Request) -> Said:
        """Raises NetworkError when no answer came."""
        reply = self._web.send(account, replace(request, hears_limits=True))
        content = _content(reply)
        error = content.get("error") if content is not None else None
        problem = None
        if not reply.ok or isinstance(error, dict) or content is None:
            problem = self._problem(reply, error if isinstance(error, dict) else {})
        return Said(content or {}, problem, request.harmless, self._network)

    def _problem(self, reply: Reply, error: Mapping[str, Any]) -> Problem:
        words = str(error.get("error_user_msg") or error.get("message") or reply.words or f"HTTP {reply.status}")
        code = _number(error.get("code"))
        if not error:
            # 401 and 429 may come from a server before theirs; a 2xx that is no JSON may have done anything
            code = {401: 190, 429: 4}.get(reply.status, 1 if reply.ok else 100)
        passing = error.get("is_transient") is True
        return Problem(code, _number(error.get("error_subcode")), words, passing, _regained_s(reply), self._network)


def _content(reply: Reply) -> Mapping[str, Any] | None:
    try:
        said = json.loads(reply.body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _number(value: object) -> int:
    return value if isinstance(value, int) else int(value) if isinstance(value, str) and value.isdecimal() else 0


def _regained_s(reply: Reply) -> int:
    """Seconds until it answers again: minutes, per business, in a header of theirs; an hour when it does not say."""
    try:
        usage = json.loads(reply.headers.get("x-business-use-case-usage", "{}"))
        minutes = [int(one.get("estimated_time_to_regain_access", 0)) for uses in usage.values() for one in uses if one]
    except (ValueError, TypeError, AttributeError):
        minutes = []
    stated = reply.headers.get("retry-after", "")
    seconds = max(minutes, default=0) * 60 or (int(stated) if stated.isdecimal() else 0)
    return min(seconds or _HOUR_S, _LONGEST_S)
