# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mastodon, with the limits of a server left as it comes."""

from collections.abc import Iterable
from typing import Final

from composer.domain.networks import Limits, Part, Unit
from composer.networks import graphemes, parts
from composer.networks.patterns import compiled
from composer.networks.text_network import TextNetwork, reading_only

SPEC: Final = reading_only(
    "mastodon", "Mastodon", Limits(text=500, unit=Unit.GRAPHEMES, images=4, alt=1500), "network-needs-sign-in"
)
_ADDRESS: Final = 23
_NAME: Final = r"[a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?"
_MENTION: Final = rf"(?i)(?<![=/\w])@({_NAME})(?:@[\w.-]+\w)?"
_TAGS: Final = r"(?<![/)\w])#(?=[\w]*[\p{L}\p{M}_·])[\w·]*\w"


class Mastodon(TextNetwork):
    """Counts grapheme clusters; an address with scheme is 23, and the server's name in a mention is free."""

    def __init__(self) -> None:
        super().__init__(SPEC)

    def pieces(self, text: str) -> Iterable[tuple[int, int]]:
        position = 0
        for start, end, stand_in in _rewrites(text):
            yield from _clusters(text, position, start)
            yield end, graphemes.length(stand_in)
            position = end
        yield from _clusters(text, position, len(text))

    def measure(self, text: str) -> int:
        rewritten: list[str] = []
        position = 0
        for start, end, stand_in in _rewrites(text):
            rewritten += (text[position:start], stand_in)
            position = end
        return graphemes.length("".join([*rewritten, text[position:]]))

    def parts(self, text: str) -> tuple[Part, ...]:
        return parts.merged(
            parts.links(text, bare=False, wide=True),
            parts.mentions(text, _MENTION),
            parts.hashtags(text, _TAGS),
        )


def _clusters(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for cluster in graphemes.clusters(text[start:end]):
        start += len(cluster)
        yield start, 1


def _rewrites(text: str) -> list[tuple[int, int, str]]:
    """(start, end, what is counted instead) in order."""
    found = [
        (span.start, span.end, "x" * _ADDRESS)
        for span in (part.span for part in parts.links(text, bare=False, wide=True))
    ]
    if "@" in text:
        found += [(*match.span(), f"@{match[1]}") for match in compiled(_MENTION).finditer(text)]
        found.sort(key=lambda rewrite: (rewrite[0], -rewrite[1]))
    kept: list[tuple[int, int, str]] = []
    for rewrite in found:
        if not kept or rewrite[0] >= kept[-1][1]:
            kept.append(rewrite)
    return kept
