# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries of an RSS, Atom or JSON feed. Bytes are handed in; nothing that a feed names is fetched.

A hostile feed can keep the parser busy for hours: call ``read_feed`` where it can be stopped.
"""

import calendar
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from composer.domain.errors import FeedUnreadable
from composer.library.feed_text import plain_text, without_controls

LARGEST_BYTES: Final = 5_000_000
MOST_ENTRIES: Final = 500
LONGEST_TITLE: Final = 300
LONGEST_TEXT: Final = 20_000
LONGEST_LINK: Final = 2_000
_JSON_FEED: Final = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/1(?:\.\d+)?/?")
_ENTITY: Final = re.compile(rb"<\s*!\s*ENTITY", re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. ``link`` is a web address or empty, ``language`` what the feed says of itself, such as ``fr``."""

    title: str
    text: str
    link: str = ""
    published: datetime | None = None
    language: str = ""


def read_feed(data: bytes) -> tuple[FeedEntry, ...]:
    """The entries that have a title and a text, in the feed's order. Raises FeedUnreadable."""
    if len(data) > LARGEST_BYTES:
        raise _unreadable("large")
    entries = _json_entries(data) if _looks_like_json(data) else _xml_entries(data)
    found = tuple(entry for entry in entries if entry.title and entry.text)
    if not found:
        raise _unreadable("empty")
    return found


def _unreadable(reason: str) -> FeedUnreadable:
    return FeedUnreadable(source="", reason=f"feed-{reason}")


def _looks_like_json(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


# -- RSS and Atom --


def _xml_entries(data: bytes) -> Iterator[FeedEntry]:
    import io

    import feedparser  # type: ignore[import-untyped]  # ships no types

    if _ENTITY.search(data.replace(b"\0", b"")):  # in UTF-16, every other byte is nothing
        raise _unreadable("entities")
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it promises none, and hostile feeds make it raise many
        raise _unreadable("none") from error
    if not feed.get("version"):
        raise _unreadable("none")
    spoken = _word(feed.get("feed", {}).get("language"))
    for entry in feed.get("entries", [])[:MOST_ENTRIES]:
        yield FeedEntry(
            _line(_title(entry)),
            _body(entry),
            _address(entry.get("link")) or _address(entry.get("id")),
            _instant(entry),
            _language(_word(entry.get("language")) or spoken),
        )


def _title(entry: Mapping[str, Any]) -> str:
    title = _word(entry.get("title"))
    detail = entry.get("title_detail")
    kind = _word(detail.get("type")) if isinstance(detail, Mapping) else ""
    return title if kind == "text/plain" else plain_text(title)


def _body(entry: Mapping[str, Any]) -> str:
    """The whole text where the feed has it, else the summary."""
    parts = entry.get("content")
    contents = [part for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []
    summary = entry.get("summary_detail")
    for part in (*contents, *([summary] if isinstance(summary, Mapping) else [])):
        said, kind = _word(part.get("value")), _word(part.get("type"))
        text = _SPACES.sub(" ", said) if kind == "text/plain" and "<" not in said else plain_text(said)
        if text.strip():
            return text.strip()[:LONGEST_TEXT]
    return ""


def _instant(entry: Mapping[str, Any]) -> datetime | None:
    for key in ("published_parsed", "updated_parsed"):
        parsed = entry.get(key)
        if parsed is not None:
            try:
                return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
            except (ValueError, OverflowError, OSError, TypeError):
                continue
    return None


# -- JSON Feed --


def _json_entries(data: bytes) -> Iterator[FeedEntry]:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _unreadable("none") from error
    version = feed.get("version") if isinstance(feed, dict) else None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(version, str) or not _JSON_FEED.fullmatch(version) or not isinstance(items, list):
        raise _unreadable("none")
    for item in items[:MOST_ENTRIES]:
        if isinstance(item, dict):
            yield _item(item, _word(feed.get("language")))


def _item(item: Mapping[str, Any], spoken: str) -> FeedEntry:
    html, text = _word(item.get("content_html")), _word(item.get("content_text"))
    body = plain_text(html) or text or _word(item.get("summary"))
    return FeedEntry(
        _line(_word(item.get("title"))),
        body.strip()[:LONGEST_TEXT],
        _address(item.get("url")) or _address(item.get("id")),
        _iso(_word(item.get("date_published")) or _word(item.get("date_modified"))),
        _language(_word(item.get("language")) or spoken),
    )


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


# -- both --


def _word(value: object) -> str:
    """A text without what no file can hold."""
    return without_controls(value) if isinstance(value, str) else ""


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()[:LONGEST_TITLE]


def _address(value: object) -> str:
    """A web address that can stand in a library; anything else, and what could run something, is left out."""
    text = _word(value).strip()
    if len(text) > LONGEST_LINK or any(char.isspace() or ord(char) < 32 for char in text):
        return ""
    try:
        parts = urlsplit(text)
        return text if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def _language(code: str) -> str:
    return code[:2].lower()
