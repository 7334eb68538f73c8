# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What TikTok asks besides the text, and the lines it wants shown with the answers."""

from collections.abc import Iterator
from typing import Final

from composer.domain.messages import Message
from composer.domain.networks import Option, Payload

_OFF_ON: Final = ("off", "on")
WAY: Final = "way"
DRAFT: Final = "draft"
DIRECT: Final = "direct"
PRIVACY: Final = "privacy"
PRIVACIES: Final = ("public_to_everyone", "mutual_follow_friends", "follower_of_creator", "self_only")
"""As TikTok names them, in small letters."""
COMMENTS: Final = "comments"
DUETS: Final = "duets"
STITCHES: Final = "stitches"
OWN_BRAND: Final = "own-brand"
PAID: Final = "paid-partnership"
OPTIONS: Final = (
    # A draft waits in the person's own app; only what is published directly asks for the rest.
    Option(WAY, (DRAFT, DIRECT), DRAFT),
    Option(PRIVACY, PRIVACIES, None, (WAY, DIRECT)),
    Option(COMMENTS, _OFF_ON, "off", (WAY, DIRECT)),
    Option(DUETS, _OFF_ON, "off", (WAY, DIRECT)),
    Option(STITCHES, _OFF_ON, "off", (WAY, DIRECT)),
    Option(OWN_BRAND, _OFF_ON, "off", (WAY, DIRECT)),
    Option(PAID, _OFF_ON, "off", (WAY, DIRECT)),
)


def is_direct(payload: Payload) -> bool:
    """Published at once; otherwise a draft goes to the person's own app."""
    return payload.options.get(WAY) == DIRECT


def consent(payload: Payload) -> Message:
    """The line that stands above the button."""
    return Message("tiktok-consent-paid" if chosen_on(payload, PAID) else "tiktok-consent")


def label(payload: Payload) -> Message | None:
    """How TikTok will label it, for what promotes something."""
    if chosen_on(payload, PAID):
        return Message("tiktok-label-paid")
    return Message("tiktok-label-promotional") if chosen_on(payload, OWN_BRAND) else None


def told(payload: Payload) -> Iterator[Message]:
    """The consent, and the label where there is one; nothing of a draft, which TikTok asks about in its app."""
    if is_direct(payload):
        yield consent(payload)
        if (said := label(payload)) is not None:
            yield said


def chosen_on(payload: Payload, option: str) -> bool:
    """Where the option is a yes or a no."""
    return payload.options.get(option) == "on"
