# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures, videos and documents as they are sent."""

from dataclasses import dataclass, field


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
    """A video or document, sent as it is."""

    path: str
    media_type: str
    size: int
    """Bytes."""
    seconds: float | None = None
    width: int | None = None
    height: int | None = None
