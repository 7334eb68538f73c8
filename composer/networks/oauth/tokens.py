# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What token endpoints are asked, and what they answer."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from composer.domain.account_errors import ScopesMissing, SignInRefused
from composer.domain.errors import NotConnected, Unreachable
from composer.domain.secrets import Secret
from composer.domain.sign_in import Grant, Way
from composer.domain.web import Reply, Request

Send = Callable[[Request], Reply]
Words = Mapping[str, Any]

OVER: Final = frozenset(
    {"invalid_grant", "invalid_request", "invalid_client", "unauthorized_client", "access_denied", "invalid_token"}
)
"""Errors of a renewal after which only the person helps."""
_KINDS: Final = {"bearer": "Bearer", "dpop": "DPoP"}
_LONGEST_REASON: Final = 300
_SHORTEST_VALUE: Final = 8
_LONGEST_LIFE: Final = 10 * 365 * 24 * 3600


def asked(network: str, why: str, url: str, form: Mapping[str, str]) -> Request:
    """A request to a token endpoint: a lost answer costs a sign-in at worst, never a publication."""
    return Request("POST", url, why, network, headers={"Accept": "application/json"}, form=form, repeatable=True)


def exchanged(send: Send, request: Request) -> Words:
    """The answer to a code. Raises SignInRefused with the server's words, Unreachable for what is no answer."""
    reply = send(request)
    said = words(reply)
    if not reply.ok or not isinstance(said.get("access_token"), str) or not said["access_token"]:
        raise SignInRefused(network=request.network, reason=reason(reply, request))
    return said


def renewed(send: Send, request: Request) -> Words:
    """The answer to a renewal. Raises NotConnected when only the person helps, Unreachable when it may go later."""
    reply = send(request)
    said = words(reply)
    if reply.ok and isinstance(said.get("access_token"), str) and said["access_token"]:
        return said
    if reply.status in (400, 401) and error_of(said) in OVER:
        raise NotConnected(network=request.network)
    raise Unreachable(network=request.network, reason=reason(reply, request))


def words(reply: Reply) -> Words:
    """The JSON object of an answer, empty when it holds none."""
    try:
        said = json.loads(reply.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def error_of(said: Words) -> str:
    """The code of an error, empty when it is none we could know."""
    error = said.get("error")
    return error if isinstance(error, str) else ""


def reason(reply: Reply, request: Request) -> str:
    """Why not, in the server's words, without anything that was sent to it."""
    said = words(reply)
    error = said.get("error")
    inner: Words = error if isinstance(error, dict) else said
    known = [inner.get(key) for key in ("error", "code", "error_description", "error_message", "message")]
    told = ": ".join(str(each) for each in known if isinstance(each, str | int)) or reply.words
    for value in (*(request.form or {}).values(), *request.params.values()):
        if len(value) >= _SHORTEST_VALUE:
            told = told.replace(value, "***")
    return f"HTTP {reply.status} {told}".strip()[:_LONGEST_REASON]


def granted(said: Words, way: Way, now: datetime, network: str) -> Grant:
    """What an answer holds. Raises SignInRefused for a kind of token that is not known."""
    kind = _KINDS.get(str(said.get("token_type", "bearer")).lower())
    if kind is None:
        raise SignInRefused(network=network, reason=f"token_type {said['token_type']}"[:_LONGEST_REASON])
    seconds, left = whole(said.get("expires_in")), None
    for name in ("refresh_token_expires_in", "refresh_expires_in"):
        left = whole(said.get(name)) if left is None else left
    return Grant(
        way.key,
        Secret(said["access_token"]),
        kind,
        _secret(said.get("refresh_token")),
        issued=now,
        expires=None if seconds is None else now + timedelta(seconds=seconds),
        ends=None if left is None else now + timedelta(seconds=left),
        scopes=scopes_of(said.get("scope", said.get("permissions"))) or tuple(scope.name for scope in way.scopes),
        subject=str(said.get("sub") or said.get("open_id") or said.get("user_id") or ""),
    )


def renewing(old: Grant, said: Words, now: datetime) -> Grant:
    """``old`` with the new tokens; what the answer leaves out stays as it was."""
    seconds = whole(said.get("expires_in"))
    left = next((n for k in ("refresh_token_expires_in", "refresh_expires_in") if (n := whole(said.get(k)))), None)
    return replace(
        old,
        access=Secret(said["access_token"]),
        refresh=_secret(said.get("refresh_token")) or old.refresh,
        issued=now,
        expires=None if seconds is None else now + timedelta(seconds=seconds),
        ends=old.ends if left is None else now + timedelta(seconds=left),
        scopes=scopes_of(said.get("scope")) or old.scopes,
    )


def check_scopes(network: str, way: Way, allowed: tuple[str, ...]) -> None:
    """Raises ScopesMissing. ``write`` allows ``write:statuses`` too."""
    broad = {name.partition(":")[0] for name in allowed if ":" not in name}
    lacking = [
        scope.name
        for scope in way.scopes
        if scope.needed and scope.name not in allowed and scope.name.partition(":")[0] not in broad
    ]
    if lacking:
        raise ScopesMissing(network=network, scopes=", ".join(lacking))


def scopes_of(said: object) -> tuple[str, ...]:
    """Separated by spaces, by commas, or a list: servers do all three."""
    if isinstance(said, list):
        return tuple(str(each) for each in said)
    return tuple(re.split(r"[\s,]+", said.strip())) if isinstance(said, str) and said.strip() else ()


def whole(said: object) -> int | None:
    """A number of seconds, at most ten years; None for anything else."""
    if isinstance(said, bool) or not isinstance(said, int | float | str):
        return None
    try:
        return max(0, min(int(said), _LONGEST_LIFE))
    except (ValueError, OverflowError):
        return None


def _secret(said: object) -> Secret | None:
    return Secret(said) if isinstance(said, str) and said else None
