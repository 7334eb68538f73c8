# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the person's own publications on a server is the one that was sent."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, Final

from composer.domain.errors import OutcomeUnknown
from composer.domain.networks import Payload, Receipt

Page = Callable[[str], tuple[list[Mapping[str, Any]], str]]
LEEWAY: Final = timedelta(minutes=2)
"""By how much the server's stamp may lie before our asking."""
_A_PAGE: Final = 40
_PAGES: Final = 5
_SERVER_OF_MENTION: Final = re.compile(r"(@[\w.-]+)@[\w.-]+")
_TAG: Final = re.compile(r"<[^>]*>")


def own_since(page: Page, me: str, behind: timedelta) -> Iterator[Mapping[str, Any]]:
    """What ``me`` published since ``behind`` ago, by the server's own clock, newest first.

    Raises OutcomeUnknown when there is more than can be looked through.
    """
    newest = ""
    since: datetime | None = None
    for _ in range(_PAGES):
        statuses, date = page(f"/api/v1/accounts/{me}/statuses?limit={_A_PAGE}&exclude_reblogs=true{newest}")
        since = since or _server_time(date) - behind - LEEWAY
        for status in statuses:
            created = _instant(status.get("created_at"))
            if created is None or created >= since:
                yield status
        oldest = _instant(statuses[-1].get("created_at")) if statuses else None
        if oldest is None or oldest < since:
            return
        newest = f"&max_id={statuses[-1]['id']}"
    raise OutcomeUnknown(network="mastodon", reason="too much to look through")


def is_like(status: Mapping[str, Any], payload: Payload) -> bool:
    """As many files, and no answer to anybody."""
    attached = status.get("media_attachments")
    return len(attached if isinstance(attached, list) else ()) == len(payload.media) and not status.get(
        "in_reply_to_id"
    )


def says(status: Mapping[str, Any], source: str | None, payload: Payload) -> bool:
    """The same text; without its ``source``, the same letters in what readers see."""
    if source is not None:
        return _settled(source) == _settled(payload.text)
    shown = unescape(_TAG.sub(" ", str(status.get("content", ""))))
    return _letters(shown) == _letters(payload.text)


def receipt(status: object) -> Receipt | None:
    """None when the answer is no publication."""
    if not isinstance(status, dict) or not status.get("id"):
        return None
    created = _instant(status.get("created_at"))
    address = str(status.get("url") or status.get("uri") or "")
    if created is None or not address:
        return None
    return Receipt(str(status["id"]), address, created)


def _settled(text: str) -> str:
    """Servers cut blanks at both ends and may have their own line ends."""
    return text.replace("\r\n", "\n").strip()


def _letters(text: str) -> str:
    return "".join(char for char in _SERVER_OF_MENTION.sub(r"\1", text) if not char.isspace())


def _instant(stated: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(stated))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _server_time(date: str) -> datetime:
    """Raises OutcomeUnknown for a server that does not tell its time."""
    try:
        found = parsedate_to_datetime(date)
    except ValueError as error:
        raise OutcomeUnknown(network="mastodon", reason="the server tells no time") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)
