# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What TikTok wants known and shown before anything is published for somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from composer.domain.errors import PostRefused
from composer.domain.networks import Payload
from composer.networks.tiktok.options import COMMENTS, DUETS, OWN_BRAND, PAID, PRIVACY, STITCHES, chosen_on
from composer.networks.tiktok.reading import SPEC

_PRIVATE: Final = "SELF_ONLY"


@dataclass(frozen=True, slots=True)
class Creator:
    """The account as it is at this moment; asked for before the choices are shown, and again before sending.

    ``privacies`` are the only ones to be offered, in small letters; none is chosen beforehand.
    """

    username: str
    nickname: str
    privacies: tuple[str, ...]
    comments: bool
    duets: bool
    stitches: bool
    longest_s: float | None

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Creator":
        """From TikTok's answer; what is not said is not allowed."""
        longest = data.get("max_video_post_duration_sec")
        return cls(
            str(data.get("creator_username") or ""),
            str(data.get("creator_nickname") or ""),
            tuple(str(one).lower() for one in data.get("privacy_level_options") or ()),
            data.get("comment_disabled") is False,
            data.get("duet_disabled") is False,
            data.get("stitch_disabled") is False,
            float(longest) if isinstance(longest, int) else None,
        )


def choices(payload: Payload, creator: Creator, *, film: bool) -> dict[str, object]:
    """The person's choices as TikTok takes them. Raises PostRefused for what is missing or not offered any more."""
    privacy = payload.options.get(PRIVACY, "")
    if not privacy:
        raise PostRefused(network=SPEC.key, reason="privacy-unchosen")
    if privacy not in creator.privacies:
        raise PostRefused(network=SPEC.key, reason="privacy_level_option_mismatch")
    if privacy.upper() == _PRIVATE and chosen_on(payload, PAID):
        raise PostRefused(network=SPEC.key, reason="paid-and-private")
    chosen: dict[str, object] = {
        "privacy_level": privacy.upper(),
        "disable_comment": not (creator.comments and chosen_on(payload, COMMENTS)),
        "brand_content_toggle": chosen_on(payload, PAID),
        "brand_organic_toggle": chosen_on(payload, OWN_BRAND),
    }
    if film:
        chosen["disable_duet"] = not (creator.duets and chosen_on(payload, DUETS))
        chosen["disable_stitch"] = not (creator.stitches and chosen_on(payload, STITCHES))
    return chosen
