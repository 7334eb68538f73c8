# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What LinkedIn takes besides words."""

from typing import Final

from composer.domain.media import MediaLimits, PictureLimits, VideoLimits

_MB: Final = 1_000_000

# LinkedIn states no size in bytes for pictures; this one is known to pass.
PICTURE: Final = PictureLimits(frozenset({"image/jpeg", "image/png", "image/gif"}), 10 * _MB, pixels=36_152_319)
SHORTEST_S: Final = 3
LONGEST_S: Final = 30 * 60
VIDEO: Final = VideoLimits(500 * _MB, frozenset({"video/mp4"}), shortest_s=SHORTEST_S, longest_s=LONGEST_S)
DOCUMENT: Final = 100 * _MB
"""Bytes."""
MEDIA: Final = MediaLimits(PICTURE, VIDEO, DOCUMENT)
