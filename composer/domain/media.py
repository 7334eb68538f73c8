# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures, videos and documents as they are sent."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import Final


class MediaKind(StrEnum):
    """What a file of a draft is to a network."""

    PICTURE = "picture"
    VIDEO = "video"
    DOCUMENT = "document"


_KINDS: Final = {
    MediaKind.PICTURE: (".jpg", ".jpeg", ".jfif", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff"),
    MediaKind.VIDEO: (".mp4", ".m4v", ".mov", ".qt"),
    MediaKind.DOCUMENT: (".pdf",),
}
ENDINGS: Final = {ending: kind for kind, endings in _KINDS.items() for ending in endings}


def kind_of(path: str) -> MediaKind | None:
    """By the ending of its name; None for what can be sent nowhere."""
    return ENDINGS.get(PurePath(path).suffix.lower())


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """What a network takes. ``formats`` are media types; None where the network states no limit.

    ``tallest`` and ``widest`` are width divided by height.
    """

    formats: frozenset[str]
    size: int
    """Bytes."""
    side: int | None = None
    """Pixels of the longer side."""
    pixels: int | None = None
    tallest: float | None = None
    widest: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made to fit: upright, without place or camera data. Width and height in pixels."""

    content: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A video or document, sent as it is, or a picture before it is made to fit.

    Width and height are those of the upright picture.
    """

    path: str
    media_type: str
    size: int
    """Bytes."""
    seconds: float | None = None
    width: int | None = None
    height: int | None = None
    codec: str = ""
    """Of a video, by its four letters: avc1, hvc1."""
    index_first: bool = True
    """False for a video that can't be played while it arrives; some networks refuse those."""
    animated: bool = False


@dataclass(frozen=True, slots=True)
class VideoLimits:
    """What a network takes; None where it states no limit. ``tallest`` and ``widest`` as for pictures."""

    size: int
    """Bytes."""
    formats: frozenset[str] = frozenset({"video/mp4", "video/quicktime"})
    shortest_s: float | None = None
    longest_s: float | None = None
    narrowest: int | None = None
    """Pixels of the shorter side."""
    largest: int | None = None
    """Pixels of the longer side."""
    width: int | None = None
    """Pixels, at most."""
    tallest: float | None = None
    widest: float | None = None
    index_first: bool = False


@dataclass(frozen=True, slots=True)
class MediaLimits:
    """What a post of a network may hold; None where it takes none of that kind.

    ``document`` is in bytes, ``videos`` is how many at most. ``fetched`` are the kinds that the network fetches from a
    public address, so that nothing can be made to fit.
    """

    picture: PictureLimits | None = None
    video: VideoLimits | None = None
    document: int | None = None
    videos: int = 1
    mixed: bool = False
    """True where pictures and videos stand in one post."""
    fetched: frozenset[MediaKind] = frozenset()
