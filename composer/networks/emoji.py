# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Emoji sequences: what a reader sees as one picture."""

from typing import Final

from composer.domain.text import Span
from composer.networks.patterns import compiled

_PICTURE: Final = r"(?:[\p{Extended_Pictographic}--[©®]]|[©®](?=\uFE0F))(?!\uFE0E)(?:\uFE0F|[\U0001F3FB-\U0001F3FF])?+"
"""Asked to be a letter, it is none; after a tone or a wish to be a picture it is too late to ask."""
_SEQUENCE: Final = "|".join(
    (
        r"[#*0-9]\uFE0F?\u20E3",
        r"[\U0001F1E6-\U0001F1FF]{2}",
        r"\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F",
        rf"{_PICTURE}(?:\u200D{_PICTURE})*",
    )
)
_EMOJI: Final = r"[\p{Extended_Pictographic}--[©®™]]|[©®™]\uFE0F|[\U0001F1E6-\U0001F1FF\U0001F3FB-\U0001F3FF]|\u20E3"


def sequences(text: str) -> list[Span]:
    """The emoji of a text in order: keycaps, flags, and pictures with their tones and joined ones."""
    if text.isascii():
        return []
    return [Span(*match.span()) for match in compiled(_SEQUENCE).finditer(text)]


def holds_emoji(cluster: str) -> bool:
    """True for a cluster shown as a picture; ©, ® and ™ are letters unless asked to be pictures."""
    return not cluster.isascii() and compiled(_EMOJI).search(cluster) is not None
