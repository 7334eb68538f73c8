# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hashtags and mentions in running text. Each network says which of these rules it follows."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from composer.domain.networks import Part, PartKind
from composer.domain.text import Span
from composer.networks.patterns import compiled

_JOINERS: Final = r"\u00b7\u200c\u200d\u05be\u05f3\u05f4\u0f0b\u0f0c\u3003\u301c\u309b\u309c\u30a0\u30fb\ua67e\uff5e"
"""Signs that are part of a word in one script or another."""
_IN_TAG: Final = rf"[\p{{L}}\p{{M}}\p{{N}}_{_JOINERS}]"
WORD_TAGS: Final = (
    r"(?:(?<![\w&/])|(?<=[\ufe0e\ufe0f]))[#＃]"
    rf"(?=[\p{{N}}_{_JOINERS}]*[\p{{L}}\p{{M}}])(?![\ufe0f\u20e3]){_IN_TAG}++(?![#＃]|://)"
)
"""A run of letters, digits and underscores with at least one letter."""
HANDLES: Final = r"(?<![\w!#$%&*@＠])[@＠](?:[A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?)(?![@＠\w])"
"""A name as Instagram, Threads and TikTok allow them: dots inside, not at the end."""


def matches(pattern: str, kind: PartKind, text: str) -> list[Part]:
    """What ``pattern`` finds."""
    return [Part(kind, Span(*match.span())) for match in compiled(pattern).finditer(text)]


def hashtags(text: str, pattern: str = WORD_TAGS) -> list[Part]:
    """The hashtags of a text by a network's rule."""
    return matches(pattern, PartKind.HASHTAG, text) if "#" in text or "＃" in text else []


def mentions(text: str, pattern: str) -> list[Part]:
    """The mentions of a text by a network's rule."""
    return matches(pattern, PartKind.MENTION, text) if "@" in text or "＠" in text else []


def links(text: str, *, bare: bool = True, wide: bool = False) -> list[Part]:
    """The web addresses of a text; ``wide`` lets their paths hold any letter."""
    if "." not in text:
        return []
    from composer.domain import web_links

    paths = web_links.WIDE_PATHS if wide else web_links.X_PATHS
    return [Part(PartKind.LINK, span) for span in web_links.links(text, bare=bare, paths=paths)]


def merged(*groups: Iterable[Part]) -> tuple[Part, ...]:
    """All parts in text order; where two overlap, the one of the earlier group stays."""
    kept: list[Part] = []
    for group in groups:
        starts = [part.span.start for part in kept]
        free = []
        for part in group:
            index = bisect_left(starts, part.span.end)
            if index == 0 or kept[index - 1].span.end <= part.span.start:
                free.append(part)
        kept = sorted([*kept, *free], key=lambda part: part.span)
    return tuple(kept)
