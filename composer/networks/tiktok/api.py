# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TikTok's interface: questions in JSON, answers in an envelope that says how it went, whatever the status is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from composer.domain.errors import NetworkError, NotConnected, OutcomeUnknown, PostRefused, RateLimited, Unreachable
from composer.domain.networks import Account
from composer.domain.ports import SignedWeb
from composer.domain.refusals import NotPermitted
from composer.domain.web import Request
from composer.networks.tiktok.reading import SPEC

BASE: Final = "https://open.tiktokapis.com"
WORDED: Final = frozenset(
    {
        "spam_risk_too_many_posts",
        "spam_risk_too_many_pending_share",
        "spam_risk_user_banned_from_posting",
        "spam_risk_text",
        "spam_risk",
        "reached_active_user_cap",
        "unaudited_client_can_only_post_to_private_accounts",
        "privacy_level_option_mismatch",
        "url_ownership_unverified",
    }
)
"""Codes of TikTok that we have words for."""
_DEAD: Final = frozenset({"access_token_invalid"})
_FORBIDDEN: Final = frozenset({"scope_not_authorized", "scope_permission_missed"})
_BROKEN: Final = frozenset({"internal_error", "internal", ""})
_MINUTE_S: Final = 60


def refusal(code: str, message: str = "") -> PostRefused:
    """In our words where we have any, else in theirs."""
    return PostRefused(network=SPEC.key, reason=code if code in WORDED else message or code)


@dataclass(frozen=True, slots=True)
class Api:
    """``base`` ends without slash."""

    web: SignedWeb
    base: str

    def ask(self, account: Account, path: str, why: str, body: object = None, *, harmless: bool = True) -> Any:
        """The data of an answer. ``harmless``: asking twice publishes nothing twice. Raises NetworkError."""
        url = f"{self.base}/v2/{path}"
        request = Request("POST", url, why, SPEC.key, json=body or {}, repeatable=harmless, hears_limits=True)
        reply = self.web.send(account, request)
        said = _envelope(reply.body)
        error = said.get("error")
        code = str(error.get("code", "")) if isinstance(error, dict) else ""
        if reply.ok and code == "ok" and isinstance(said.get("data"), dict):
            return said["data"]
        message = str(error.get("message", "")) if isinstance(error, dict) else ""
        raise _error(reply.status, code, message, harmless=harmless)


def _envelope(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _error(status: int, code: str, message: str, *, harmless: bool) -> NetworkError:
    if code in _FORBIDDEN:
        return NotPermitted(network=SPEC.key, reason=message or code)
    if code in _DEAD or status == 401:
        return NotConnected(network=SPEC.key)
    if code == "rate_limit_exceeded" or status == 429:
        return RateLimited(network=SPEC.key, retry_after_s=_MINUTE_S)
    if code in _BROKEN or code == "ok":
        kind = Unreachable if harmless else OutcomeUnknown
        return kind(network=SPEC.key, reason=message or f"HTTP {status}")
    return refusal(code, message)
