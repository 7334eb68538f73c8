# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What X takes besides words."""

from typing import Final

from composer.domain.media import MediaLimits, PictureLimits, VideoLimits

_MB: Final = 1_000_000

PICTURE: Final = PictureLimits(frozenset({"image/jpeg", "image/png", "image/webp"}), 5 * _MB)
SHORTEST_S: Final = 0.5
LONGEST_S: Final = 140.0
VIDEO: Final = VideoLimits(512 * _MB, shortest_s=SHORTEST_S, longest_s=LONGEST_S, narrowest=32, tallest=1 / 3, widest=3)
ANIMATION: Final = 15 * _MB
"""Bytes of an animated GIF, which X takes as it is."""
MEDIA: Final = MediaLimits(PICTURE, VIDEO)
