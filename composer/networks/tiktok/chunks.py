# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of a video on their way to TikTok."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from composer.domain.errors import NotReadyYet, PostRefused, Unreachable
from composer.domain.media import MediaFile
from composer.domain.ports import MediaFiles, Web
from composer.domain.web import Reply, Request
from composer.networks.tiktok.reading import SPEC

WHOLE: Final = 64_000_000
"""Up to here in one piece."""
PIECE: Final = 10_000_000
_STORED, _ALL_STORED = 206, 201
_LOST: Final = frozenset({403, 404, 416})
"""The address has ended, or what is stored is not what we think: from the beginning."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is cut; the last piece takes what is left over."""

    size: int
    piece: int
    count: int

    @classmethod
    def of(cls, size: int) -> "Plan":
        """By the rule of their documentation: the number of pieces is rounded down."""
        piece = size if size <= WHOLE else PIECE
        return cls(size, piece, size // piece)

    def ranges(self) -> Iterator[tuple[int, int]]:
        """First byte and the one after the last."""
        for number in range(self.count):
            first = number * self.piece
            yield first, self.size if number == self.count - 1 else first + self.piece


def send(web: Web, files: MediaFiles, file: MediaFile, address: str, before_the_last: Callable[[], None]) -> None:
    """All pieces in order; ``address`` holds a token of its own and is no one else's business.

    Raises Unreachable, NotReadyYet where it has to begin anew, PostRefused.
    """
    plan = Plan.of(file.size)
    for number, (first, end) in enumerate(plan.ranges(), 1):
        if number == plan.count:
            before_the_last()
        reply = _sent(web, _request(files, file, address, first, end))
        if reply.status in _LOST:
            raise NotReadyYet(network=SPEC.key, retry_after_s=5)
        if reply.ok and reply.status not in (_STORED, _ALL_STORED):
            raise Unreachable(network=SPEC.key, reason=f"HTTP {reply.status}")  # not from them
        if not reply.ok:
            raise PostRefused(network=SPEC.key, reason=f"HTTP {reply.status} {reply.words}".strip())


def _request(files: MediaFiles, file: MediaFile, address: str, first: int, end: int) -> Request:
    headers = {"Content-Type": file.media_type, "Content-Range": f"bytes {first}-{end - 1}/{file.size}"}
    body = files.read(file.path, first, end - first)
    return Request("PUT", address, "upload", SPEC.key, headers, body=body, repeatable=True)


def _sent(web: Web, request: Request) -> Reply:
    """A second time where the first got lost: the same bytes to the same place."""
    try:
        return web.send(request)
    except Unreachable:
        return web.send(request)
