# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What LinkedIn's answers mean."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from composer.domain.errors import NetworkError, NotConnected, NotReadyYet, PostRefused, RateLimited, Unreachable
from composer.domain.refusals import AlreadyPosted, NotPermitted, PersonUnverified, VersionRetired
from composer.domain.web import Reply

NETWORK: Final = "linkedin"
ACTIVITY: Final = "https://www.linkedin.com/in/me/recent-activity/all/"
"""The person's own publications, whoever they are."""
PROCESSING_S: Final = 20
_URN: Final = re.compile(r"urn:li:(?:share|ugcPost|activity):\d+")
_URN_IN_PAGE: Final = re.compile(r"[-/](share|ugcPost|activity)-(\d{5,})")
_MEDIA_LOST: Final = frozenset({"MEDIA_ASSET_PROCESSING_FAILED", "INVALID_VIDEO_ID", "UPDATING_ASSET_FAILED"})


def public_url(urn: str) -> str:
    """Where a publication is read."""
    return f"https://www.linkedin.com/feed/update/{urn}/"


def urn_in(text: str) -> str:
    """The first publication named in a text or an address, empty when there is none."""
    if found := _URN.search(text):
        return found[0]
    page = _URN_IN_PAGE.search(text)
    return f"urn:li:{page[1]}:{page[2]}" if page else ""


def duplicate(reply: Reply) -> bool:
    """True when the same words are there already; ``urn_in`` the body names them."""
    return reply.status in (400, 409, 422) and b"duplicate" in reply.body.lower()


def media_lost(reply: Reply) -> bool:
    """True when what was uploaded can't be used and has to be uploaded anew."""
    return reply.status == 400 and _said(reply).get("code") in _MEDIA_LOST


def refusal(reply: Reply, now: datetime, version: str) -> NetworkError:
    """The error for an answer that is not 2xx; nothing was published."""
    said = _said(reply)
    code, words = str(said.get("code", "")), str(said.get("message") or reply.words)
    if reply.status == 401:
        return NotConnected(network=NETWORK)
    if reply.status == 426:
        return VersionRetired(network=NETWORK, version=version)
    if reply.status == 429:
        return _limit(reply, words, now)
    if duplicate(reply):
        urn = urn_in(reply.body.decode("utf-8", "replace"))
        return AlreadyPosted(network=NETWORK, url=public_url(urn) if urn else ACTIVITY)
    if code == "MEDIA_ASSET_WAITING_UPLOAD" or "still processing" in words.lower():
        return NotReadyYet(network=NETWORK, retry_after_s=PROCESSING_S)
    if code == "EXPIRED_UPLOAD_URL" or reply.status == 409:
        return Unreachable(network=NETWORK, reason=code or "CONFLICT")
    if reply.status == 403:
        return NotPermitted(network=NETWORK, reason=words)
    return PostRefused(network=NETWORK, reason=words or f"HTTP {reply.status}")


def _limit(reply: Reply, words: str, now: datetime) -> NetworkError:
    if "unverified members" in words:
        return PersonUnverified(network=NETWORK)
    stated = reply.headers.get("retry-after", "").strip()
    return RateLimited(network=NETWORK, retry_after_s=int(stated) if stated.isdecimal() else _until_midnight(now))


def _until_midnight(now: datetime) -> int:
    """Seconds to the next day in UTC, when the daily quota begins anew."""
    moment = now.astimezone(UTC)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return int((midnight - moment).total_seconds()) + 1


def _said(reply: Reply) -> dict[str, Any]:
    """The error as JSON; empty for a page of HTML or nothing at all."""
    try:
        said = json.loads(reply.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
