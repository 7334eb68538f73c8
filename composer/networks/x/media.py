# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What X takes besides words."""

from typing import Final

from composer.domain.media import MediaLimits, PictureLimits, VideoLimits

_MB: Final = 1_000_000

PICTURE: Final = PictureLimits(frozenset({"image/jpeg", "image/png", "image/webp"}), 5 * _MB)
ANIMATION: Final = 15 * _MB
"""Bytes of an animated GIF, which X takes as it is."""
MEDIA: Final = MediaLimits(
    PICTURE, VideoLimits(512 * _MB, shortest_s=0.5, longest_s=140, narrowest=32, tallest=1 / 3, widest=3)
)
