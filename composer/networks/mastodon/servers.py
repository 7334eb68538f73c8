# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each server of the Mastodon kind allows, as it says itself, and remembered from one start to the next."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any, Final
from urllib.parse import urlsplit

from composer.domain.errors import Unreachable
from composer.domain.media import MediaLimits, PictureLimits, VideoLimits
from composer.domain.ports import Clock, StateStore, Web
from composer.domain.web import Reply, Request

FRESH: Final = timedelta(days=1)
_MEMORY: Final = "mastodon-servers"
_COUNTS_ALIKE: Final = frozenset({"mastodon", "hometown", "fedibird", "ecko", "glitchcafe", "kmyblue"})
"""Software that counts an address as a fixed length and a mention without its server."""


@dataclass(frozen=True, slots=True)
class Server:
    """What a server allows; the defaults are Mastodon's own."""

    software: str = ""
    """Its name, in lower case; empty when the server does not say."""
    api: int = 0
    """Mastodon's own number for what its interface can do."""
    text: int = 500
    link: int = 23
    """How long an address counts."""
    raw: bool = False
    """True where the text also has to fit as it is written, in code points."""
    media: int = 4
    alt: int = 1500
    formats: tuple[str, ...] = ("image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/quicktime")
    picture_size: int = 16_777_216
    picture_pixels: int = 33_177_600
    video_size: int = 103_809_024
    asked: str = ""
    """When it said so, in ISO 8601; empty for a server never asked."""

    @property
    def takes(self) -> MediaLimits:
        """What may be attached; the server itself makes nothing smaller."""
        pictures = frozenset(name for name in self.formats if name.startswith("image/"))
        videos = frozenset(name for name in self.formats if name.startswith("video/"))
        return MediaLimits(
            PictureLimits(pictures, self.picture_size, pixels=self.picture_pixels) if pictures else None,
            VideoLimits(self.video_size, videos) if videos else None,
        )


def strictest(servers: Iterable[Server]) -> Server:
    """What all of them allow; Mastodon's defaults when there are none."""
    found = list(servers)
    if not found:
        return Server()
    return replace(
        found[0],
        text=min(server.text for server in found),
        link=max(server.link for server in found),
        raw=any(server.raw for server in found),
        media=min(server.media for server in found),
        alt=min(server.alt for server in found),
        formats=tuple(name for name in found[0].formats if all(name in server.formats for server in found)),
        picture_size=min(server.picture_size for server in found),
        picture_pixels=min(server.picture_pixels for server in found),
        video_size=min(server.video_size for server in found),
    )


class Servers:
    """Asks each server once a day. Safe from several threads."""

    def __init__(self, web: Callable[[], Web], memory: StateStore, clock: Clock) -> None:
        self._web = web
        self._memory = memory
        self._clock = clock
        self._lock = Lock()
        self._known: dict[str, Server] | None = None
        self._in_use: frozenset[str] = frozenset()
        self._strictest = Server()

    def of(self, address: str) -> Server:
        """What the server allows, from its own mouth today or from an earlier day when it says nothing now.

        Raises Unreachable when it never said.
        """
        known = self.known(address)
        now = self._clock.now()
        if known is not None and timedelta() <= now - datetime.fromisoformat(known.asked) < FRESH:
            return known
        try:
            server = replace(self._asked(address), asked=now.astimezone(UTC).isoformat())
        except Unreachable:
            if known is None:
                raise
            return known
        with self._lock:
            everything = {**self._remembered(), address: server}
            self._known = everything
            self._judge()
            self._memory.put(_MEMORY, json.dumps({name: asdict(one) for name, one in everything.items()}))
        return server

    def known(self, address: str) -> Server | None:
        """What it said last; nothing is asked."""
        with self._lock:
            return self._remembered().get(address)

    def use(self, addresses: Iterable[str]) -> None:
        """The servers that the person's accounts live on, from now on."""
        wanted = frozenset(addresses)
        if wanted != self._in_use:
            with self._lock:
                self._in_use = wanted
                self._judge()

    def strictest(self) -> Server:
        """What all servers in use allow, as far as they said; fast enough for each keystroke."""
        return self._strictest

    def _judge(self) -> None:
        known = self._remembered()
        self._strictest = strictest(known[address] for address in sorted(self._in_use) if address in known)

    def _remembered(self) -> Mapping[str, Server]:
        if self._known is None:
            kept = json.loads(self._memory.get(_MEMORY) or "{}")
            self._known = {address: _server(values) for address, values in kept.items()}
        return self._known

    def _asked(self, address: str) -> Server:
        said = self._instance(address)
        software = self._software(address)
        raw = bool(software) and software not in _COUNTS_ALIKE
        return replace(_limits(said), software=software, raw=raw)

    def _instance(self, address: str) -> Mapping[str, Any]:
        """The description in its newest form; some servers answer only in the older one."""
        newest = self._json(f"{address}/api/v2/instance", broken=True)
        said = newest if isinstance(newest, dict) else self._json(f"{address}/api/v1/instance")
        if not isinstance(said, dict):
            raise Unreachable(network="mastodon", reason="no description of the server")
        return said

    def _software(self, address: str) -> str:
        """By the general directory of such servers; empty when there is none."""
        index = self._json(f"{address}/.well-known/nodeinfo", broken=True)
        links = index.get("links") if isinstance(index, dict) else None
        for link in links if isinstance(links, list) else ():
            page = str(link.get("href", "")) if isinstance(link, dict) else ""
            if urlsplit(page)[:2] != urlsplit(address)[:2]:
                continue
            found = self._json(page, broken=True)
            name = found.get("software", {}) if isinstance(found, dict) else {}
            if isinstance(name, dict) and name.get("name"):
                return str(name["name"]).lower()
        return ""

    def _json(self, url: str, *, broken: bool = False) -> object:
        """None where there is no such page, or, when it may be ``broken``, where the server fails on it."""
        try:
            reply = self._web().send(Request("GET", url, "server limits", "mastodon"))
        except Unreachable as error:
            if broken and error.values["reason"].startswith("HTTP"):
                return None
            raise
        return json_of(reply) if reply.ok else None


def json_of(reply: Reply) -> Any:
    """The answer to a question; None when it is no JSON."""
    try:
        return json.loads(reply.body)
    except ValueError:
        return None


def _limits(said: Mapping[str, Any]) -> Server:
    default = Server()
    statuses, media = ("configuration", "statuses"), ("configuration", "media_attachments")
    formats = _at(said, *media, "supported_mime_types")
    return Server(
        api=_number(said, 0, "api_versions", "mastodon"),
        text=_number(said, _number(said, default.text, "max_toot_chars"), *statuses, "max_characters"),
        link=_number(said, default.link, *statuses, "characters_reserved_per_url"),
        media=_number(said, default.media, *statuses, "max_media_attachments"),
        alt=_number(said, default.alt, *media, "description_limit"),
        formats=tuple(map(str, formats)) if isinstance(formats, list) and formats else default.formats,
        picture_size=_number(said, default.picture_size, *media, "image_size_limit"),
        picture_pixels=_number(said, default.picture_pixels, *media, "image_matrix_limit"),
        video_size=_number(said, default.video_size, *media, "video_size_limit"),
    )


def _at(said: object, *path: str) -> object:
    for step in path:
        said = said.get(step) if isinstance(said, dict) else None
    return said


def _number(said: object, default: int, *path: str) -> int:
    found = _at(said, *path)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else default


def _server(values: Mapping[str, Any]) -> Server:
    """What an earlier version kept may lack a field, and what a later one kept may have one more."""
    names = {field.name for field in fields(Server)}
    kept = {name: value for name, value in values.items() if name in names}
    return Server(**{**kept, "formats": tuple(kept.get("formats", Server().formats))})
