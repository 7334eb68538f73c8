# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What X's answers mean. Errors come in three shapes, and sometimes beside what was asked for."""

import json
import re
from datetime import datetime
from math import ceil
from typing import Any, Final

from composer.domain.errors import NetworkError, NotConnected, OutcomeUnknown, PostRefused, RateLimited
from composer.domain.networks import Account
from composer.domain.refusals import AlreadyPosted, CreditUsedUp, NotPermitted
from composer.domain.web import Reply

NETWORK: Final = "x"
UNSTATED_S: Final = 5 * 60
"""How long a limit lasts when X does not say."""
_LONGEST_S: Final = 24 * 3600
_WINDOWS: Final = ("x-rate-limit", "x-user-limit-24hour", "x-app-limit-24hour")
_NO_CREDIT: Final = re.compile(r"\bcredits|\bspending|usage-?cap")
_REFUSED: Final = {
    "cashtag": "one-cashtag",
    "not permitted to perform this action": "unsaid",
    "invalid url": "bad-link",
    "not allowed to post a video": "video-too-long",
}
"""Words of X, and the reason in ours."""
_FORBIDDEN: Final = ("not permitted to access this feature", "client-forbidden", "unsupported-authentication")


def profile(account: Account) -> str:
    """Where the person's own publications are read."""
    name = account.handle.removeprefix("@")
    return f"https://x.com/{name}" if name else "https://x.com/home"


def public_url(account: Account, post: str) -> str:
    """Where a publication is read."""
    name = account.handle.removeprefix("@")
    return f"https://x.com/{name or 'i/web'}/status/{post}"


def duplicate(reply: Reply) -> bool:
    """True when the same words are there already; X does not say where."""
    return reply.status == 403 and "duplicate content" in _words(reply).lower()


def refusal(reply: Reply, account: Account, now: datetime) -> NetworkError:
    """The error for an answer that is not 2xx; nothing was published."""
    words = _words(reply)
    known = words.lower()
    if reply.status == 401:
        return NotConnected(network=NETWORK)
    if reply.status == 402 or (reply.status in (403, 429) and _NO_CREDIT.search(known)):
        return CreditUsedUp(network=NETWORK)
    if reply.status == 429:
        return RateLimited(network=NETWORK, retry_after_s=_wait_s(reply, now))
    if duplicate(reply):
        return AlreadyPosted(network=NETWORK, url=profile(account))
    reason = next((ours for theirs, ours in _REFUSED.items() if theirs in known), "")
    said = _said(reply)
    theirs = str(said.get("detail") or said.get("message") or said.get("title") or reply.words)
    if reply.status == 403 and not reason and (theirs == "Forbidden" or any(sign in known for sign in _FORBIDDEN)):
        return NotPermitted(network=NETWORK, reason=theirs)
    return PostRefused(network=NETWORK, reason=reason or theirs or f"HTTP {reply.status}")


def data(reply: Reply) -> dict[str, Any]:
    """What was asked for, as an object. Raises OutcomeUnknown for anything else."""
    found = reply.json()
    inside = found.get("data") if isinstance(found, dict) else None
    if not isinstance(inside, dict):
        raise OutcomeUnknown(network=NETWORK, reason="an answer without data")
    return inside


def listed(reply: Reply) -> list[dict[str, Any]]:
    """What was asked for, as a list; X leaves an empty one out. Raises OutcomeUnknown for anything else."""
    found = reply.json()
    if not isinstance(found, dict) or not found.keys() & {"data", "meta", "errors"}:
        raise OutcomeUnknown(network=NETWORK, reason="an answer without data")
    inside = found.get("data", [])
    return [one for one in inside if isinstance(one, dict)] if isinstance(inside, list) else []


def text_of(found: dict[str, Any], key: str) -> str:
    """Raises OutcomeUnknown when it is not there."""
    value = found.get(key)
    if not isinstance(value, str) or not value:
        raise OutcomeUnknown(network=NETWORK, reason=f"an answer without {key}")
    return value


def _wait_s(reply: Reply, now: datetime) -> int:
    """Until the last of the windows that are used up begins anew."""
    resets = [
        float(reset) - now.timestamp()
        for name in _WINDOWS
        if (reset := reply.headers.get(f"{name}-reset", "")).isdecimal()
        and (name == _WINDOWS[0] or reply.headers.get(f"{name}-remaining") == "0")
    ]
    stated = reply.headers.get("retry-after", "").strip()
    if stated.isdecimal():
        resets.append(float(stated))
    return min(max(ceil(max(resets)), 1), _LONGEST_S) if resets else UNSTATED_S


def _words(reply: Reply) -> str:
    """All that an error says, whatever its shape."""
    said = _said(reply)
    keys = ("title", "detail", "message", "reason", "type")
    return " ".join(str(said[key]) for key in keys if said.get(key)) or reply.words


def _said(reply: Reply) -> dict[str, Any]:
    """The error, with what its first part says where it says nothing itself."""
    try:
        said = json.loads(reply.body)
    except ValueError:
        return {}
    if not isinstance(said, dict):
        return {}
    errors = said.get("errors")
    first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
    return {**first, **{key: value for key, value in said.items() if value}}
