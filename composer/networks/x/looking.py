# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding a publication among the person's own on X, where addresses come back shortened."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any, Final
from unicodedata import normalize
from urllib.parse import urlsplit

from composer.domain.networks import PartKind, Payload

_OF_MEDIA: Final = re.compile(r"/status/\d+/(?:photo|video)/\d+/?\Z")
_SHORTENED: Final = re.compile(r"\s*https://t\.co/[A-Za-z0-9]+\Z")


def says(post: dict[str, Any], payload: Payload) -> bool:
    """True when a post of X holds the words of ``payload``, which must not be empty."""
    wanted = _plain(_spelt_out(payload))
    return bool(wanted) and _plain(_expanded(post, keep_last=not payload.media)) == wanted


def moment(stated: object) -> datetime | None:
    """A time of X, None when it is none."""
    try:
        found = datetime.fromisoformat(str(stated).replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _spelt_out(payload: Payload) -> str:
    """Our text with its addresses as X would write them."""
    text = payload.text
    for part in reversed(payload.parts):
        if part.kind is PartKind.LINK:
            text = f"{text[: part.span.start]}{_address(part.span.of(payload.text))}{text[part.span.end :]}"
    return text


def _expanded(post: dict[str, Any], *, keep_last: bool) -> str:
    """X's text with each shortened address replaced by the one it stands for; those of pictures go."""
    text = str(post.get("text", ""))
    entities = post.get("entities")
    urls = entities.get("urls") if isinstance(entities, dict) else None
    for entity in urls if isinstance(urls, list) else ():
        shortened, full = str(entity.get("url", "")), str(entity.get("expanded_url", ""))
        if shortened:
            text = text.replace(shortened, "" if _OF_MEDIA.search(full) else _address(full), 1)
    return unescape(text if keep_last else _SHORTENED.sub("", text))


def _address(address: str) -> str:
    """Without what X adds or changes: scheme, capitals of the host, a slash at the end."""
    parts = urlsplit(address if "://" in address else f"https://{address}")
    rest = address.partition("://")[2] or address
    host = parts.netloc
    return (host.lower() + rest[len(host) :]).rstrip("/")


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
