# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What LinkedIn takes besides words."""

from typing import Final

from composer.domain.media import MediaLimits, PictureLimits, VideoLimits

_MB: Final = 1_000_000

# LinkedIn states no size in bytes for pictures; this one is known to pass.
PICTURE: Final = PictureLimits(frozenset({"image/jpeg", "image/png", "image/gif"}), 10 * _MB, pixels=36_152_319)
MEDIA: Final = MediaLimits(
    PICTURE,
    VideoLimits(500 * _MB, frozenset({"video/mp4"}), shortest_s=3, longest_s=30 * 60),
    document=100 * _MB,
)
